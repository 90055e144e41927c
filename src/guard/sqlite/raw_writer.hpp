#pragma once
#include <memory>
#include <vector>

#include <sqlite3.h>

#include <rowscope/db/connection.hpp>

namespace rowscope::detail::sqlite {

/// A copy of a value that SQLite lends for the time of a call.
struct sqlite_value_free {
  void operator()(sqlite3_value* v) const { sqlite3_value_free(v); }
};
using kept_value = std::unique_ptr<sqlite3_value, sqlite_value_free>;

/// Writes one row of a raw write as a statement of the library's own, in the scope of the session: so the tenant is
/// filled in, foreign keys are checked, and rows out of the scope are not found.
class raw_writer {
 public:
  explicit raw_writer(connection& on) : on_(on) {}

  void begin(const scope& s) {
    scope_ = s;
    written_ = 0;
  }
  /// One column's value of the row that is written next; of an update first all old ones, then all new ones.
  void put(std::size_t place, sqlite3_value* value);
  void insert(const table_info& table);
  void update(const table_info& table);
  void remove(const table_info& table);

  /// A write was not done by this object.
  void took_place(std::int64_t rows, std::int64_t key) noexcept {
    written_ = rows;
    key_ = key;
  }

  [[nodiscard]] std::int64_t written() const noexcept { return written_; }
  [[nodiscard]] std::int64_t key() const noexcept { return key_; }
  /// Nothing of it is for the next lease.
  void forget() noexcept {
    written_ = key_ = 0;
    row_.clear();
  }

 private:
  void run(const plan& p, const std::vector<const sqlite3_value*>& values);
  [[nodiscard]] sqlite3_value* at(std::size_t place) const;

  connection& on_;
  scope scope_ = scope::of(std::int64_t{0});
  std::vector<kept_value> row_;
  std::int64_t written_ = 0;
  std::int64_t key_ = 0;
};

}  // namespace rowscope::detail::sqlite
