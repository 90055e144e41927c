#include <rowscope/db/watched.hpp>

#include "../cursor_store.hpp"
#include "../row_values.hpp"
#include "functions.hpp"
#include "sqlite_connection.hpp"

namespace rowscope::detail::sqlite {
namespace {

std::string for_column(const std::string& name) { return name.empty() ? name : " for " + name; }

}  // namespace

sqlite_cursor& sqlite_cursor::take() { return cursor_store<sqlite_cursor>::all().take(); }

void sqlite_cursor::give_back() noexcept {
  if (is_guarded_ && statement_ != nullptr) owner_->raw().forget(statement_);
  sqlite3_finalize(statement_);
  statement_ = nullptr;
  owner_ = nullptr;
  release_values();
  cursor_store<sqlite_cursor>::all().give_back(*this);
}

void sqlite_cursor::prepare(sqlite_connection& owner, const plan& p) {
  owner_ = &owner;
  prepare_for(p);
  is_guarded_ = p.is_guarded;
  if (is_guarded_) {
    // What is refused here has done nothing: the transaction that is open goes on.
    const int result = owner.raw().prepare(p, &statement_);
    if (result != SQLITE_OK) owner.raw().fail(result, p);
    return;
  }
  const std::string sql = p.raw != nullptr ? owner.raw().unguarded_text(p) : p.text.sql;
  const armed_scope own = owner.armed();
  const int result = sqlite3_prepare_v3(owner.handle(), sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &statement_, nullptr);
  check(result);
}

void sqlite_cursor::bind_null(int parameter) {
  note_value(parameter, nullptr);
  check(sqlite3_bind_null(statement_, parameter));
}

void sqlite_cursor::bind_integer(int parameter, std::int64_t value) {
  note_value(parameter, value);
  check(sqlite3_bind_int64(statement_, parameter, value));
}

void sqlite_cursor::bind_real(int parameter, double value) {
  if (value != value) [[unlikely]]
    throw value_error("NaN cannot be bound" + for_column(name_of_value(*this, parameter)) +
                          ": SQLite would make NULL of it; write std::nullopt for NULL",
                      place_of(made_from()));
  note_value(parameter, value);
  check(sqlite3_bind_double(statement_, parameter, value));
}

void sqlite_cursor::bind_text(int parameter, std::string_view value) {
  // A null pointer would bind NULL: an empty view stays an empty text.
  const char* data = value.data() != nullptr ? value.data() : "";
  note_value(parameter, value);
  check(sqlite3_bind_text64(statement_, parameter, data, value.size(), SQLITE_STATIC, SQLITE_UTF8));
}

void sqlite_cursor::bind_blob(int parameter, blob_view value) {
  // A null pointer would bind NULL: no bytes stay an empty blob.
  const void* data = value.data() != nullptr ? static_cast<const void*>(value.data()) : "";
  note_value(parameter, value);
  check(sqlite3_bind_blob64(statement_, parameter, data, value.size(), SQLITE_STATIC));
}

void sqlite_cursor::bind_list(int parameter, const bound_list& list) {
  for (const double element : list.reals)
    if (element != element)
      throw value_error("NaN in in(): no stored number equals it; leave it out", place_of(made_from()));
  note_value(parameter, &list);
  // SQLite takes a pointer to what is not const; rowscope_values only reads it.
  check(sqlite3_bind_pointer(statement_, parameter, const_cast<bound_list*>(&list), list_pointer, nullptr));
}

void sqlite_cursor::bind_rows(int parameter, const row_buffer& rows) {
  check_values(*this, parameter, rows, "SQLite would make NULL of it");
  note_value(parameter, &rows);
  // SQLite takes a pointer to what is not const; rowscope_rows only reads it.
  check(sqlite3_bind_pointer(statement_, parameter, const_cast<row_buffer*>(&rows), rows_pointer, nullptr));
}

int sqlite_cursor::step_guarded() {
  if (!at_row()) progress_ = {};
  return owner_->raw().step(statement_, progress_);
}

bool sqlite_cursor::step() {
  int result = SQLITE_OK;
  if (is_guarded_) [[unlikely]] {
    result = step_guarded();
  } else {
    const armed_scope own = owner_->armed();
    result = sqlite3_step(statement_);
  }
  if (result == SQLITE_ROW) return true;
  if (result != SQLITE_DONE) [[unlikely]]
    fail(result);
  reset();  // at once: an open statement keeps its snapshot and, in a write, its lock
  return false;
}

void sqlite_cursor::reset() noexcept { sqlite3_reset(statement_); }

std::size_t sqlite_cursor::columns() const noexcept {
  return static_cast<std::size_t>(sqlite3_column_count(statement_));
}

std::int64_t sqlite_cursor::changed_rows() {
  return is_guarded_ ? owner_->raw().written_rows() : sqlite3_changes64(owner_->handle());
}

connection& sqlite_cursor::owner() noexcept { return *owner_; }

std::int64_t sqlite_cursor::last_key() { return sqlite3_last_insert_rowid(owner_->handle()); }

// One call for the column; what follows on the value looks nothing up.
stored<std::int64_t> sqlite_cursor::read_integer(int column) {
  sqlite3_value* v = sqlite3_column_value(statement_, column);
  const int type = sqlite3_value_type(v);
  if (type == SQLITE_INTEGER) [[likely]]
    return {sqlite3_value_int64(v), true};
  if (type != SQLITE_NULL) fail_type(column, "an integer");
  return {};
}

stored<bool> sqlite_cursor::read_boolean(int column) {
  const stored<std::int64_t> number = read_integer(column);
  if (number.is_null()) return {};
  if (number.value != 0 && number.value != 1) fail_type(column, "a bool, 0 or 1");
  return {number.value != 0, true};
}

stored<double> sqlite_cursor::read_real(int column) {
  sqlite3_value* v = sqlite3_column_value(statement_, column);
  const int type = sqlite3_value_type(v);
  if (type == SQLITE_FLOAT) [[likely]]
    return {sqlite3_value_double(v), true};
  if (type == SQLITE_INTEGER) {
    const std::int64_t whole = sqlite3_value_int64(v);
    const auto real = static_cast<double>(whole);
    if (real >= 0x1p63 || static_cast<std::int64_t>(real) != whole) throw_out_of_range(*this, column);
    return {real, true};
  }
  if (type != SQLITE_NULL) fail_type(column, "a number");
  return {};
}

stored<std::string_view> sqlite_cursor::read_text(int column) {
  sqlite3_value* v = sqlite3_column_value(statement_, column);
  const int type = sqlite3_value_type(v);
  if (type == SQLITE_TEXT) [[likely]] {
    const auto* data = reinterpret_cast<const char*>(sqlite3_value_text(v));
    if (data == nullptr) [[unlikely]]
      throw_error(owner_->handle(), SQLITE_NOMEM,
                  made_from());  // the NUL behind a text is made now, and may need memory
    return {{data, static_cast<std::size_t>(sqlite3_value_bytes(v))}};
  }
  if (type != SQLITE_NULL) fail_type(column, "a text");
  return {};
}

stored_any sqlite_cursor::read_any(int column) {
  sqlite3_value* v = sqlite3_column_value(statement_, column);
  switch (sqlite3_value_type(v)) {
    case SQLITE_NULL: return std::monostate();
    case SQLITE_INTEGER: return std::int64_t{sqlite3_value_int64(v)};
    case SQLITE_FLOAT: return sqlite3_value_double(v);
    case SQLITE_TEXT: return read_text(column).value;
    default: {
      const auto* data = static_cast<const char*>(sqlite3_value_blob(v));
      return std::string_view(data != nullptr ? data : "", static_cast<std::size_t>(sqlite3_value_bytes(v)));
    }
  }
}

stored<blob_view> sqlite_cursor::read_blob(int column) {
  sqlite3_value* v = sqlite3_column_value(statement_, column);
  const int type = sqlite3_value_type(v);
  if (type == SQLITE_BLOB) [[likely]] {
    static constexpr std::byte nothing{};
    const auto* data = static_cast<const std::byte*>(sqlite3_value_blob(v));
    const auto size = static_cast<std::size_t>(sqlite3_value_bytes(v));
    if (data == nullptr && size != 0) [[unlikely]]
      throw_error(owner_->handle(), SQLITE_NOMEM, made_from());  // bytes that were only counted are written out now
    return {{data != nullptr ? data : &nothing, size}};
  }
  if (type != SQLITE_NULL) fail_type(column, "a blob");
  return {};
}

void sqlite_cursor::fail(int result) {
  const auto after = [this] {
    if (statement_ != nullptr) sqlite3_reset(statement_);
    owner_->note_failure();
  };
  try {
    if (is_guarded_) owner_->raw().fail(result, made_from());
    throw_error(owner_->handle(), result, made_from());
  } catch (...) {
    after();
    throw;
  }
}

void sqlite_cursor::fail_type(int column, const char* wanted) const {
  const output_name& o = made_from().outputs[static_cast<std::size_t>(column)];
  throw value_error("expected " + std::string(wanted) + " in " +
                        (o.table.empty() ? o.column : o.table + "." + o.column) +
                        ", and the stored value is of another type; mend the stored row, or make the table STRICT",
                    place_of(made_from(), o.table));
}

}  // namespace rowscope::detail::sqlite
