// What a raw statement shows and does on PostgreSQL does not depend on the rows of other tenants.
#include <cstdio>

#include "catch.hpp"
#include "support/any_rows.hpp"
#include "support/corpus.hpp"
#include "support/postgresql_server.hpp"
#include "support/shop.hpp"
#include "support/worlds.hpp"

namespace rowscope_tests::guarded {
namespace {

/// A database of one of the worlds, and tenant 1 on it.
class postgresql_world {
 public:
  explicit postgresql_world(world w)
      : db_(rs::postgresql(base_.application_string(), {.signing_key = "thirty-two bytes that are no secret",
                                                        .unscoped = base_.unscoped_string(),
                                                        .owner = base_.owner_string(),
                                                        .pool_size = 1,
                                                        .guard = {.mode = rs::raw_mode::read_write}}),
            schema{}) {
    base_.owner().run("CREATE TABLE secrets (id bigint PRIMARY KEY, account_id bigint NOT NULL, word text NOT NULL)");
    db_.create_tables();
    postgresql_connection all = base_.superuser();
    all.run(rows_of(w));
    for (const char* table : {"accounts", "customers", "orders", "items", "labels", "users", "memberships"})
      all.run("SELECT setval(pg_get_serial_sequence('" + std::string(table) + "', 'id'), 1000)");
    // Seen from inside of the transaction that a statement runs in, and past its scope.
    std::string others;
    for (const char* table : {"accounts", "customers", "orders", "items", "labels", "users", "memberships", "secrets"})
      others += (others.empty() ? "SELECT '" : " UNION ALL SELECT '") + std::string(table) + " ' || t::text FROM " +
                table + " AS t WHERE id BETWEEN 2 AND 300 AND (id > 100 OR '" + table + "' = 'accounts')";
    all.run(
        "CREATE FUNCTION others() RETURNS text LANGUAGE sql SECURITY DEFINER AS $f$ SELECT coalesce(string_agg(r, "
        "E'\\n' ORDER BY r), '') FROM (" +
        others + ") AS o(r) $f$; GRANT EXECUTE ON FUNCTION others() TO PUBLIC");
    others_ = of_others();
  }

  /// Runs the statement as tenant 1, and undoes what it wrote. Of a write it tells also of the rows of tenant 1.
  [[nodiscard]] outcome_of run(const std::string& sql) {
    rs::session own = db_.for_tenant(1);
    const auto undone = own.transaction();
    outcome_of done = run_guarded(own, sql);
    if (done.error || done.written == 0) return done;
    for (const char* table : {"customers", "orders", "items", "labels", "memberships", "users"})
      for (const std::string& row :
           run_guarded(own, std::string("SELECT t::text FROM ") + table + " AS t ORDER BY 1").rows)
        done.rows.push_back(row);
    if (run_guarded(own, "SELECT others()").rows.at(0) != others_) done.rows.emplace_back("wrote rows of others");
    return done;
  }
  [[nodiscard]] bool is_untouched() const { return of_others() == others_; }

 private:
  [[nodiscard]] static std::string rows_of(world w) {
    std::string sql = sql_of(w);
    sql = sql.substr(sql.find("INSERT INTO accounts"));
    sql.resize(sql.find("DELETE FROM journal"));
    const std::string_view zeros = "hex(zeroblob(30000))";
    if (const std::size_t at = sql.find(zeros); at != std::string::npos)
      sql.replace(at, zeros.size(), "repeat('00', 30000)");
    return sql;
  }
  [[nodiscard]] std::string of_others() const { return base_.superuser().value("SELECT others()"); }

  postgresql_database base_;
  rs::database db_;
  std::string others_;
};

/// PostgreSQL wants a name for each sub-select of FROM.
std::string with_alias(std::string sql) {
  for (const std::string_view before : {"FROM (SELECT", "JOIN (SELECT"})
    for (std::size_t at = sql.find(before); at != std::string::npos; at = sql.find(before, at + 1)) {
      std::size_t end = at + 6;
      for (int depth = 1; depth > 0 && end < sql.size(); ++end) depth += sql[end] == '(' ? 1 : sql[end] == ')' ? -1 : 0;
      if (sql.compare(end, 3, " AS") != 0) sql.insert(end, " AS t" + std::to_string(at));
    }
  return sql;
}

struct counted {
  std::size_t statements = 0;
  std::size_t done = 0;  ///< that were not refused, and did not fail
  std::size_t leaks = 0;
};

counted try_all(const std::vector<corpus_entry>& entries) {
  postgresql_world alone(world::alone), harmless(world::harmless), poisoned(world::poisoned);
  counted found;
  for (const corpus_entry& e : entries) {
    // A key that is unique over all tenants tells that it is taken, or which was the last.
    if (e.kind == "taken id" || e.kind == "counter") continue;
    ++found.statements;
    const outcome_of in_alone = alone.run(e.sql), in_harmless = harmless.run(e.sql), in_poisoned = poisoned.run(e.sql);
    if (!in_alone.error) ++found.done;
    if (in_alone == in_harmless && in_alone == in_poisoned) continue;
    ++found.leaks;
    UNSCOPED_INFO(e.kind << " | " << e.position << "\n"
                         << e.sql << "\nalone: " << to_string(in_alone) << "\nharmless: " << to_string(in_harmless)
                         << "\npoisoned: " << to_string(in_poisoned));
    CHECK(found.leaks == 0);
  }
  CHECK(alone.is_untouched());
  CHECK(harmless.is_untouched());
  CHECK(poisoned.is_untouched());
  return found;
}

void show(const char* what, const counted& c) {
  std::printf("show: guard on postgresql, %s: %zu statements, %zu succeeded, %zu leaks\n", what, c.statements, c.done,
              c.leaks);
}

}  // namespace

TEST_CASE("on postgresql no hostile statement tells of other tenants' rows or touches them", "[guard][postgresql]") {
  NEEDS_POSTGRESQL();
  const counted found = try_all(read_corpus("postgresql.sql"));
  show("hostile", found);
  CHECK(found.statements >= 100);
  CHECK(found.done >= 60);
}

TEST_CASE("on postgresql no way to other tenants' rows opens in any position of a statement",
          "[guard][postgresql][volume]") {
  NEEDS_POSTGRESQL();
  std::vector<corpus_entry> all = crossed_corpus();
  for (corpus_entry& e : all) e.sql = with_alias(std::move(e.sql));
  for (corpus_entry& e : read_corpus("hostile.sql")) all.push_back(std::move(e));
  for (corpus_entry& e : read_corpus("ordinary.sql")) all.push_back(std::move(e));
  const counted found = try_all(all);
  show("written for SQLite", found);
  CHECK(found.done >= 1000);
}

}  // namespace rowscope_tests::guarded
