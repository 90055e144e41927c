#pragma once
#include <functional>
#include <memory>
#include <rowscope/audit/recorder.hpp>
#include <string>
#include <utility>
#include <vector>

#include "raw.hpp"
#include "tables.hpp"

namespace against_sqlite {

/// The same work by both sides, as often as it is told; each returns the checksum of what it read.
struct work {
  std::string name;
  int operations;
  std::string raw_sql;
  std::string rowscope_sql;
  std::function<std::uint64_t(int)> raw;
  std::function<std::uint64_t(int)> rowscope;
};

/// A filled file, and a connection of each side to it.
class shop_file {
 public:
  explicit shop_file(const std::string& path)
      : path_(path), db_(rs::sqlite(path), shop{}), all_(open(db_)), raw_(path) {
    for (int tenant = 0; tenant <= tenant_count; ++tenant) sessions_.push_back(all_.as(tenant));
    fill();
  }

  [[nodiscard]] const std::string& path() const { return path_; }
  raw::connection& raw_connection() { return raw_; }

  /// A work outside of transactions: `raw_once(statement, arguments, checksum)` against `once(session, arguments,
  /// checksum)`. `example` is the statement of `once` with any values, for its SQL.
  template <class Statement, class RawOnce, class Once>
  work reading(const char* name, int operations, const char* raw_sql, const Statement& example, RawOnce raw_once,
               Once once) {
    auto statement = std::make_shared<raw::statement>(raw_, raw_sql);
    return {
        name,
        operations,
        raw_sql,
        sql_of(sessions_.front(), example),
        [=](int n) { return repeat(n, [&](const arguments& a, checksum& sum) { raw_once(*statement, a, sum); }); },
        [=, this](int n) { return repeat(n, [&](const arguments& a, checksum& sum) { once(session(a), a, sum); }); }};
  }

  /// The same inside of one transaction, which is undone.
  template <class Statement, class RawOnce, class Once>
  work in_transaction(const char* name, int operations, const char* raw_sql, const Statement& example, RawOnce raw_once,
                      Once once) {
    work w = reading(name, operations, raw_sql, example, raw_once, once);
    w.raw = [this, run = std::move(w.raw)](int n) {
      raw_.run("BEGIN IMMEDIATE");
      const std::uint64_t sum = run(n);
      raw_.run("ROLLBACK");
      return sum;
    };
    w.rowscope = [this, run = std::move(w.rowscope)](int n) {
      const auto undone = all_.transaction();
      return run(n);
    };
    return w;
  }

 private:
  static rs::unscoped_session open(rs::database& db) {
    db.create_tables();
    return db.unscoped(rs::site<"bench.all">, "narrowed to one tenant for each operation");
  }
  rs::session& session(const arguments& a) { return sessions_[static_cast<std::size_t>(a.tenant)]; }

  /// The text alone, without the list of its parameters.
  template <class Statement>
  static std::string sql_of(const rs::session& s, const Statement& statement) {
    const std::string text = s.sql(statement);
    return text.substr(0, text.find('\n'));
  }
  template <class Once>
  static std::uint64_t repeat(int operations, const Once& once) {
    argument_sequence sequence;
    checksum sum;
    for (int i = 0; i < operations; ++i) once(sequence.next(), sum);
    return sum.value();
  }

  void fill() {
    raw_.run("BEGIN");
    raw::statement customer(raw_, "INSERT INTO customers VALUES (?1, ?2, 'Customer with a long name', 'Springfield')");
    for (int id = 1; id <= tenant_count * customers_of_tenant; ++id) {
      customer.bind(id, tenant_of_row(id));
      customer.write();
    }
    raw::statement item(raw_, "INSERT INTO items VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
    raw::statement order(raw_, "INSERT INTO orders VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
    for (int id = 1; id <= row_count; ++id) {
      const arguments a{id, tenant_of_row(id), customer_of_row(id), 0};
      item.bind(id, a.tenant, a.customer, a.qty(), a.price(), a.title, a.note());
      item.write();
      order.bind(id, a.customer, a.qty(), a.price(), a.title, a.note());
      order.write();
    }
    raw_.run("COMMIT; PRAGMA wal_checkpoint(TRUNCATE)");
  }

  std::string path_;
  rs::database db_;
  rs::unscoped_session all_;
  std::vector<rs::session> sessions_;  ///< by tenant, all on one connection
  raw::connection raw_;
};

/// The same read while a recorder is attached. `ring` is how many records a thread keeps: with room for all of them the
/// work is what an execution itself costs, else also what writing them does.
inline work recorded(work w, const char* name, std::shared_ptr<rs::audit::sink> to, std::size_t ring) {
  w.name += name;
  auto recorder = std::make_shared<rs::audit::recorder>(std::move(to), rs::audit::recorder_options{.ring = ring});
  w.rowscope = [recorder, run = std::move(w.rowscope)](int n) {
    const auto watch = rs::observe(*recorder);
    return run(n);
  };
  return w;
}

}  // namespace against_sqlite
