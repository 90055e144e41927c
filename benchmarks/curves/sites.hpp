#pragma once
#include <malloc.h>

#include "site_types.hpp"

/// What it costs that many statement types are executed on one connection; what the first execution of each does.
namespace curves {

inline double allocated_bytes() {
  const struct mallinfo2 now = mallinfo2();
  return static_cast<double>(now.uordblks + now.hblkhd);
}
inline double statement_bytes(sqlite3* handle) {
  int now = 0, highest = 0;
  if (sqlite3_db_status(handle, SQLITE_DBSTATUS_STMT_USED, &now, &highest, 0) != SQLITE_OK)
    throw std::runtime_error("SQLite does not tell how much memory its statements take");
  return now;
}

/// Keys of one tenant's rows, all on pages that have been read before.
class keys_of_sites {
 public:
  explicit keys_of_sites(raw::connection& c)
      : rows_(integer(c, "SELECT max(id) FROM items")), tenants_(integer(c, "SELECT max(tenant_id) FROM items")) {}
  [[nodiscard]] std::int64_t operator()(std::size_t operation) const {
    return tenant_of_sites + static_cast<std::int64_t>(operation) * 7919 % (rows_ / tenants_) * tenants_;
  }

 private:
  std::int64_t rows_;
  std::int64_t tenants_;
};

inline void check_site_count(std::size_t count) {
  if (count == 0 || count > sites().size())
    throw std::runtime_error("there are " + std::to_string(sites().size()) + " sites, and not " +
                             std::to_string(count) + "; a Release build has a thousand");
}

/// Reads each key once by a statement that is no site's, so that neither pages nor what SQLite makes once per
/// connection are taken for a cost of the statements.
inline void warm_up(raw_sites& by_hand, rs::session& session, const keys_of_sites& keys, std::size_t operations) {
  checksum ignored;
  for (std::size_t i = 0; i < operations; ++i) {
    read_raw(by_hand.other(), ignored, tenant_of_sites, keys(i));
    read_scoped(session, ignored, by_key(keys(i)));
  }
}

/// The sites in turn, on connections that have executed each of them.
inline void measure_sites(const std::string& path, std::size_t count) {
  check_site_count(count);
  raw_sites by_hand(path, sites().size());
  const keys_of_sites keys(by_hand.connection());
  rs::database db(source_of(path, 2), shop{});
  rs::session session = db.for_tenant(tenant_of_sites);
  sqlite3* const first_handle = last_opened;
  rs::session other = db.for_tenant(tenant_of_sites);
  sqlite3* const other_handle = last_opened;
  const std::size_t operations = std::max<std::size_t>(1000 / count, 1) * count;

  by_hand.connection().run("BEGIN");
  const auto undone = session.transaction();
  const auto by_raw = [&] {
    checksum sum;
    for (std::size_t i = 0; i < operations; ++i) sites()[i % count].by_hand(by_hand, keys(i), sum);
    return sum.value();
  };
  const auto by = [&](rs::session& s) {
    checksum sum;
    for (std::size_t i = 0; i < operations; ++i) sites()[i % count].scoped(s, keys(i), sum);
    return sum.value();
  };
  const auto memory_of = [&](const char* side, sqlite3* handle, const auto& run) {
    const double allocated = allocated_bytes(), used = statement_bytes(handle);
    run();
    const double each = static_cast<double>(count);
    print_figure("bytes allocated", side, (allocated_bytes() - allocated) / each);
    print_figure("bytes of SQLite", side, (statement_bytes(handle) - used) / each);
  };
  warm_up(by_hand, session, keys, operations);
  memory_of("raw", by_hand.connection().handle(), by_raw);
  memory_of("rowscope", first_handle, [&] { by(session); });
  {
    checksum ignored;
    for (std::size_t i = 0; i < operations; ++i) read_scoped(other, ignored, by_key(keys(i)));
  }
  memory_of("rowscope, another connection", other_handle, [&] { by(other); });
  compare("sites in turn", static_cast<int>(operations), {{"raw", by_raw}, {"rowscope", [&] { return by(session); }}});
}

/// Each site's statement for the first time in the process, again, and for the first time on another connection. What
/// is paid once, whatever the statement, has been paid before.
inline void measure_first(const std::string& path) {
  const std::size_t count = sites().size();
  check_site_count(count);
  raw_sites by_hand(path, sites().size());
  const keys_of_sites keys(by_hand.connection());
  rs::database db(source_of(path, 2), shop{});
  rs::session session = db.for_tenant(tenant_of_sites);
  rs::session other = db.for_tenant(tenant_of_sites);
  std::uint64_t expected = 0;
  const auto once = [&](const char* work, const char* side, const auto& read) {
    const auto run_all = [&] {
      checksum sum;
      for (std::size_t i = 0; i < count; ++i) read(i, sum);
      return sum.value();
    };
    measured_run run;
    const std::uint64_t sum = run(work, {side, run_all});
    if (expected != 0 && sum != expected) throw std::runtime_error(std::string(work) + ": other values are read");
    expected = sum;
    print_cost(work, side, static_cast<int>(count), run.nanoseconds());
  };
  const auto by_session = [&](rs::session& s) {
    return [&](std::size_t i, checksum& sum) { sites()[i].scoped(s, keys(i), sum); };
  };
  const auto by_raw = [&](std::size_t i, checksum& sum) { sites()[i].by_hand(by_hand, keys(i), sum); };

  by_hand.connection().run("BEGIN");
  {
    const auto undone = session.transaction();
    warm_up(by_hand, session, keys, count);
    once("first", "raw", by_raw);
    once("second", "raw", by_raw);
    once("first", "rowscope", by_session(session));
    once("second", "rowscope", by_session(session));
  }
  const auto undone = other.transaction();
  warm_up(by_hand, other, keys, count);
  once("first on another connection", "rowscope", by_session(other));
}

}  // namespace curves
