#include "postgresql_cursor.hpp"

#include <charconv>

#include "../../guard/raw_parameters.hpp"
#include "../cursor_store.hpp"
#include "error_mapping.hpp"
#include "postgresql_connection.hpp"
#include "stored_text.hpp"

namespace rowscope::detail::postgresql {
namespace {

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
  text_ = p.raw != nullptr && p.raw->is_unchecked ? numbered_text(*p.raw, place_of(p)) : std::string();
  parameters_.reset(p.text);
}

connection& postgresql_cursor::owner() noexcept { return *owner_; }

void postgresql_cursor::bind_null(int parameter) {
  note_value(parameter, nullptr);
  parameters_.set_null(place(parameter));
}

void postgresql_cursor::bind_integer(int parameter, std::int64_t value) {
  note_value(parameter, value);
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
  note_value(parameter, &rows);
  parameters_.set(place(parameter), rows);
}

void postgresql_cursor::bind_list(int parameter, const bound_list& list) {
  for (const double element : list.reals)
    if (element != element)
      throw value_error("NaN in in(): no stored number equals it; leave it out", place_of(made_from()));
  note_value(parameter, &list);
  parameters_.set(place(parameter), list);
}

void postgresql_cursor::take_first(result answer) {
  rows_ = std::move(answer);
  row_ = 0;
  if (gives_rows()) return;
  changed_ = number_in(PQcmdTuples(rows_.get()));
  if (!made_from().text.returns_key) return;
  // The library asked for the keys, and not the user.
  if (const int last = PQntuples(rows_.get()); last > 0) key_ = number_in(PQgetvalue(rows_.get(), last - 1, 0));
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

std::optional<std::string_view> postgresql_cursor::text_at(int column) const noexcept {
  const PGresult* const r = rows_.get();
  if (PQgetisnull(r, row_, column) != 0) return std::nullopt;
  return std::string_view(PQgetvalue(r, row_, column), static_cast<std::size_t>(PQgetlength(r, row_, column)));
}

stored<std::int64_t> postgresql_cursor::read_integer(int column) {
  const auto text = text_at(column);
  if (!text) return {};
  const auto value = integer_of(kind_of_type(type_of(column)), *text);
  if (!value) fail_type(column, "an integer of 64 bits");
  return {*value, true};
}

stored<bool> postgresql_cursor::read_boolean(int column) {
  const auto text = text_at(column);
  if (!text) return {};
  const auto value = integer_of(kind_of_type(type_of(column)), *text);
  if (!value || (*value != 0 && *value != 1)) fail_type(column, "a boolean");
  return {*value != 0, true};
}

stored<double> postgresql_cursor::read_real(int column) {
  const auto text = text_at(column);
  if (!text) return {};
  const auto value = real_of(kind_of_type(type_of(column)), *text);
  if (!value) fail_type(column, "a number");
  return {*value, true};
}

stored<std::string_view> postgresql_cursor::read_text(int column) {
  const auto text = text_at(column);
  if (!text) return {};
  switch (kind_of_type(type_of(column))) {
    case stored_kind::text:
    case stored_kind::number: return {*text};
    case stored_kind::timestamp: return {time_in_utc(*text)};
    default: fail_type(column, "a text");
  }
}

stored<blob_view> postgresql_cursor::read_blob(int column) {
  const auto text = text_at(column);
  if (!text) return {};
  const auto number = static_cast<std::size_t>(column);
  if (bytes_.size() <= number) bytes_.resize(number + 1);
  std::string& bytes = bytes_[number];
  if (kind_of_type(type_of(column)) != stored_kind::blob || !read_bytes(*text, bytes)) fail_type(column, "a blob");
  return {{reinterpret_cast<const std::byte*>(bytes.data()), bytes.size()}};
}

std::variant<std::monostate, std::int64_t, double, std::string_view> postgresql_cursor::read_any(int column) {
  const auto text = text_at(column);
  if (!text) return std::monostate();
  const stored_kind kind = kind_of_type(type_of(column));
  switch (kind) {
    case stored_kind::integer:
    case stored_kind::boolean: return *integer_of(kind, *text);
    case stored_kind::real: return real_of(kind, *text).value_or(0);
    case stored_kind::number:
      if (const auto whole = integer_of(kind, *text); whole && text->find('.') == std::string_view::npos) return *whole;
      return real_of(kind, *text).value_or(0);
    case stored_kind::timestamp: return time_in_utc(*text);
    case stored_kind::blob: {
      const blob_view bytes = read_blob(column).value;
      return std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    }
    case stored_kind::text: break;
  }
  return *text;
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
