#include "postgresql_cursor.hpp"

#include <charconv>
#include <utility>

#include <rowscope/db/watched.hpp>

#include "../cursor_store.hpp"
#include "../row_values.hpp"
#include "error_mapping.hpp"
#include "postgresql_connection.hpp"
#include "stored_binary.hpp"

namespace rowscope::detail::postgresql {
namespace {

/// A select that may give more is read row by row.
constexpr std::int64_t most_read_whole = 256;

std::string for_column(const std::string& name) { return name.empty() ? name : " for " + name; }

std::size_t place(int parameter) noexcept { return static_cast<std::size_t>(parameter) - 1; }

std::int64_t number_in(const char* text) noexcept {
  std::int64_t value = 0;
  const std::string_view digits(text != nullptr ? text : "");
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

}  // namespace

postgresql_cursor& postgresql_cursor::take() { return cursor_store<postgresql_cursor>::all().take(); }

void postgresql_cursor::give_back() noexcept {
  reset();
  owner_ = nullptr;
  is_on_server_ = false;
  release_values();
  cursor_store<postgresql_cursor>::all().give_back(*this);
}

void postgresql_cursor::prepare(postgresql_connection& owner, const plan& p) {
  owner_ = &owner;
  prepare_for(p);
  name_ = owner.next_name();
  limit_ = -1;
  format_ = as_text;
  text_ = p.raw != nullptr && p.raw->is_unchecked ? owner.raw().unguarded_text(p) : std::string();
  parameters_.reset(p.text);
}

connection& postgresql_cursor::owner() noexcept { return *owner_; }

void postgresql_cursor::bind_null(int parameter) {
  note_value(parameter, nullptr);
  if (parameter == made_from().bound.limit_parameter) limit_ = -1;
  parameters_.set_null(place(parameter));
}

void postgresql_cursor::bind_integer(int parameter, std::int64_t value) {
  note_value(parameter, value);
  if (parameter == made_from().bound.limit_parameter) limit_ = value;
  parameters_.set(place(parameter), value);
}

void postgresql_cursor::bind_real(int parameter, double value) {
  if (value != value) [[unlikely]]
    throw value_error("NaN cannot be bound" + for_column(name_of_value(*this, parameter)) +
                          ": PostgreSQL would sort it behind every number; write std::nullopt for NULL",
                      place_of(made_from()));
  note_value(parameter, value);
  parameters_.set(place(parameter), value);
}

void postgresql_cursor::bind_text(int parameter, std::string_view value) {
  note_value(parameter, value);
  try {
    parameters_.set(place(parameter), value);
  } catch (const value_error& e) {
    throw value_error(e.what() + for_column(name_of_value(*this, parameter)), place_of(made_from()));
  }
}

void postgresql_cursor::bind_blob(int parameter, blob_view value) {
  note_value(parameter, value);
  parameters_.set(place(parameter), value);
}

void postgresql_cursor::bind_rows(int parameter, const row_buffer& rows) {
  check_values(*this, parameter, rows, "PostgreSQL would sort it behind every number");
  note_value(parameter, &rows);
  try {
    parameters_.set(place(parameter), rows);
  } catch (const value_error& e) {
    throw value_error(e.what(), place_of(made_from()));
  }
}

void postgresql_cursor::bind_list(int parameter, const bound_list& list) {
  for (const double element : list.reals)
    if (element != element)
      throw value_error("NaN in in(): no stored number equals it; leave it out", place_of(made_from()));
  note_value(parameter, &list);
  parameters_.set(place(parameter), list);
}

bool postgresql_cursor::is_read_whole() const noexcept {
  if (!gives_rows()) return true;
  const row_bound& bound = made_from().bound;
  if (bound.rows) return std::cmp_less_equal(*bound.rows, most_read_whole);
  return bound.limit_parameter != 0 && limit_ >= 0 && limit_ <= most_read_whole;
}

// Into what reads: a call costs as much as what it does.
[[gnu::always_inline]] inline std::optional<std::int64_t> postgresql_cursor::integer_at(
    int column, std::string_view bytes) const noexcept {
  const stored_kind kind = kind_of(column);
  if (!is_binary_) return integer_of(kind, bytes);
  if (kind != stored_kind::integer && kind != stored_kind::boolean) return std::nullopt;
  return binary_integer(bytes);
}

[[gnu::always_inline]] inline std::optional<double> postgresql_cursor::real_at(int column,
                                                                               std::string_view bytes) const noexcept {
  const stored_kind kind = kind_of(column);
  if (!is_binary_) return real_of(kind, bytes);
  if (kind == stored_kind::real && bytes.size() == sizeof(double)) return binary_real(bytes);
  if (kind == stored_kind::integer) return static_cast<double>(binary_integer(bytes));
  return std::nullopt;
}

void postgresql_cursor::note_columns() {
  const PGresult* const r = rows_.get();
  const int columns = PQnfields(r);
  // What is not kept on the server may give other columns the next time.
  bool all_binary = is_on_server_;
  kinds_.resize(static_cast<std::size_t>(columns));
  for (int column = 0; column < columns; ++column) {
    const Oid type = PQftype(r, column);
    kinds_[static_cast<std::size_t>(column)] = kind_of_type(type);
    all_binary = all_binary && is_read_in_binary(type);
  }
  format_ = all_binary ? as_binary : as_text;
  is_binary_ = PQbinaryTuples(r) != 0;
  if (gives_rows()) columns_ = kinds_.size();
}

void postgresql_cursor::take_first(result answer) {
  rows_ = std::move(answer);
  row_ = 0;
  note_columns();
  if (gives_rows()) return;
  changed_ = number_in(PQcmdTuples(rows_.get()));
  if (!made_from().text.returns_key) return;
  // The library asked for the keys, and not the user.
  if (row_ = PQntuples(rows_.get()) - 1; row_ >= 0) key_ = integer_at(0, bytes_at(0)).value_or(0);
  rows_.reset();
}

bool postgresql_cursor::step() {
  if (!next()) return false;
  if (made_from().is_guarded && ++given_ > owner_->most_raw_rows()) [[unlikely]] {
    reset();
    throw_too_many_rows(owner_->most_raw_rows(), place_of(made_from()));
  }
  return true;
}

bool postgresql_cursor::next() {
  if (!is_started_) {
    forget_answer();  // of an execution that failed behind it, as in its commit
    owner_->run(*this);
    is_started_ = true;
  } else {
    ++row_;
  }
  if (rows_ && row_ < PQntuples(rows_.get())) return true;
  rows_.reset();
  row_ = 0;
  if (!kept_.empty()) {
    rows_ = std::move(kept_.front());
    kept_.pop_front();
    return true;
  }
  if (failed_) {
    const std::exception_ptr failure = std::exchange(failed_, nullptr);
    reset();
    std::rethrow_exception(failure);
  }
  if (owner_->is_streaming(*this)) try {
      rows_ = owner_->next_row();
    } catch (...) {
      reset();
      throw;
    }
  if (rows_) return true;
  is_started_ = false;
  return false;
}

void postgresql_cursor::reset() noexcept {
  is_started_ = false;
  if (owner_ != nullptr && owner_->is_streaming(*this)) owner_->leave_rows();
  forget_answer();
  parameters_.release();
}

void postgresql_cursor::forget_answer() noexcept {
  rows_.reset();
  row_ = 0;
  kept_.clear();
  failed_ = nullptr;
  changed_ = 0;
  key_ = 0;
  columns_.reset();
  given_ = 0;
}

std::size_t postgresql_cursor::columns() const noexcept { return columns_.value_or(made_from().outputs.size()); }

stored<std::int64_t> postgresql_cursor::read_integer(int column) {
  const std::string_view bytes = bytes_at(column);
  if (bytes.data() == nullptr) return {};
  const auto value = integer_at(column, bytes);
  if (!value) fail_type(column, "an integer of 64 bits");
  return {*value, true};
}

stored<bool> postgresql_cursor::read_boolean(int column) {
  const std::string_view bytes = bytes_at(column);
  if (bytes.data() == nullptr) return {};
  const auto value = integer_at(column, bytes);
  if (!value || (*value != 0 && *value != 1)) fail_type(column, "a boolean");
  return {*value != 0, true};
}

stored<double> postgresql_cursor::read_real(int column) {
  const std::string_view bytes = bytes_at(column);
  if (bytes.data() == nullptr) return {};
  const auto value = real_at(column, bytes);
  if (!value) fail_type(column, "a number");
  return {*value, true};
}

stored<std::string_view> postgresql_cursor::read_text(int column) {
  const std::string_view bytes = bytes_at(column);
  if (bytes.data() == nullptr) return {};
  switch (kind_of(column)) {
    case stored_kind::text:
    case stored_kind::number: return {bytes};
    case stored_kind::timestamp: return {time_in_utc(bytes)};
    default: fail_type(column, "a text");
  }
}

stored<blob_view> postgresql_cursor::read_blob(int column) {
  const std::string_view bytes = bytes_at(column);
  if (bytes.data() == nullptr) return {};
  if (kind_of(column) != stored_kind::blob) fail_type(column, "a blob");
  if (is_binary_) return {{reinterpret_cast<const std::byte*>(bytes.data()), bytes.size()}};
  const auto number = static_cast<std::size_t>(column);
  if (bytes_.size() <= number) bytes_.resize(number + 1);
  std::string& made = bytes_[number];
  if (!read_bytes(bytes, made)) fail_type(column, "a blob");
  return {{reinterpret_cast<const std::byte*>(made.data()), made.size()}};
}

stored_any postgresql_cursor::read_any(int column) {
  const std::string_view bytes = bytes_at(column);
  if (bytes.data() == nullptr) return std::monostate();
  switch (kind_of(column)) {
    case stored_kind::integer:
    case stored_kind::boolean: return integer_at(column, bytes).value_or(0);
    case stored_kind::real: return real_at(column, bytes).value_or(0);
    case stored_kind::number:
      if (const auto whole = integer_at(column, bytes); whole && bytes.find('.') == std::string_view::npos)
        return *whole;
      return real_at(column, bytes).value_or(0);
    case stored_kind::timestamp: return time_in_utc(bytes);
    case stored_kind::blob: {
      const blob_view blob = read_blob(column).value;
      return std::string_view(reinterpret_cast<const char*>(blob.data()), blob.size());
    }
    case stored_kind::text: break;
  }
  return bytes;
}

void postgresql_cursor::fail_type(int column, const char* wanted) const {
  const output_name& o = made_from().outputs[static_cast<std::size_t>(column)];
  throw value_error("expected " + std::string(wanted) + " in " +
                        (o.table.empty() ? o.column : o.table + "." + o.column) +
                        ", and the stored value is of another type; declare the column as it is in the database, or "
                        "alter its type there",
                    place_of(made_from(), o.table));
}

}  // namespace rowscope::detail::postgresql
