#include "every_rule_database.hpp"

namespace {

namespace rs = rowscope;
using namespace rowscope_tests;

/// The plan as PostgreSQL runs it, in one text.
std::string plan(postgresql_connection& c, const std::string& sql) {
  std::string text;
  for (const std::string& line : c.rows("EXPLAIN (ANALYZE, COSTS off, TIMING off, SUMMARY off) " + sql))
    text += line + '\n';
  return text;
}
bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// Ten thousand tenants with three teams each, and as many templates.
class many_tenants : public scoped_database {
 public:
  static const many_tenants& get() {
    static const many_tenants file;
    return file;
  }
  many_tenants() : scoped_database(every_rule::schema{}) {
    unscoped().run(R"(
      INSERT INTO teams (tenant_id, code) SELECT t, c FROM generate_series(1, 10000) AS t, unnest('{a,b,c}'::text[]) AS c;
      INSERT INTO templates (owner, title) SELECT t, 'x' FROM generate_series(1, 10000) AS t;
      INSERT INTO templates (owner, title) VALUES (NULL, 'x');
      INSERT INTO rooms SELECT t, 'a', 1 FROM generate_series(1, 10000) AS t;
      INSERT INTO talks (tenant, event, room, created_at) SELECT t, 'a', 1, 0 FROM generate_series(1, 10000) AS t;
      INSERT INTO languages VALUES ('de', 'German');
      INSERT INTO reviews (talk_id, author, stars, public, language)
        SELECT t, 'a', 1, true, 'de' FROM generate_series(1, 10000) AS t;)");
    owner().run("ANALYZE");
  }
};

}  // namespace

TEST_CASE("a postgresql policy is an index scan with the scope evaluated once", "[postgresql][plans][P5]") {
  NEEDS_POSTGRESQL();
  scoped_work one(many_tenants::get(), rs::tenant(42));
  for (const char* sql : {"SELECT * FROM teams", "UPDATE teams SET code = code || 'x'", "DELETE FROM teams"}) {
    one.run("SAVEPOINT before");
    const std::string p = plan(one, sql);
    INFO(p);
    CHECK(contains(p, "InitPlan"));
    CHECK(contains(p, "Index Cond: (tenant_id = ANY ("));
    CHECK_FALSE(contains(p, "Seq Scan"));
    CHECK(contains(p, "rows=3 loops=1"));
    one.run("ROLLBACK TO SAVEPOINT before");
  }
}

TEST_CASE("a postgresql policy with rows that all may read is index scans too", "[postgresql][plans][P5]") {
  NEEDS_POSTGRESQL();
  scoped_work one(many_tenants::get(), rs::tenant(42));
  const std::string p = plan(one, "SELECT * FROM templates");
  INFO(p);
  CHECK(contains(p, "BitmapOr"));
  CHECK(contains(p, "InitPlan"));
  CHECK_FALSE(contains(p, "Seq Scan"));
}

TEST_CASE("a postgresql row that is looked for by its key looks at its parent alone", "[postgresql][plans]") {
  NEEDS_POSTGRESQL();
  scoped_work one(many_tenants::get(), tenant_and_event(42, "a"));
  const std::string p = plan(one, "SELECT * FROM reviews WHERE id = 42");
  INFO(p);
  CHECK(contains(p, "Index Cond: (id = 42)"));
  CHECK_FALSE(contains(p, "Seq Scan"));
}

TEST_CASE("the unscoped role's postgresql plans have no policy", "[postgresql][plans][P5]") {
  NEEDS_POSTGRESQL();
  postgresql_connection everyone = many_tenants::get().unscoped();
  const std::string p = plan(everyone, "SELECT count(*) FROM reviews");
  INFO(p);
  CHECK_FALSE(contains(p, "Filter"));
  CHECK_FALSE(contains(p, "SubPlan"));
  CHECK_FALSE(contains(p, "InitPlan"));
  CHECK(contains(p, "rows=10000"));
}

TEST_CASE("a postgresql scope of many tenants is one statement", "[postgresql][plans]") {
  NEEDS_POSTGRESQL();
  std::vector<std::int64_t> all;
  for (std::int64_t t = 1; t <= 5000; ++t) all.push_back(t);
  scoped_work many(many_tenants::get(), rs::tenants(all));
  CHECK(many.value("SELECT count(*) FROM teams") == "15000");
}
