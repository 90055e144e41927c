#include "support/catch.hpp"
#include "support/every_rule.hpp"
#include "support/golden.hpp"
#include "support/plain_database.hpp"

#include <rowscope/schema/expected.hpp>

/// What the DDL makes of each scope rule and each kind of key.
namespace {

namespace rs = rowscope;
using namespace rowscope_tests;
using namespace rowscope_tests::every_rule;

/// The DDL of one table of the schema.
std::string ddl_of(std::string_view table) {
  std::string text;
  for (const rs::table_ddl& t : rs::ddl_of(schema::info()))
    if (t.table == table)
      for (const std::string& statement : t.statements) text += statement + ";\n";
  return text;
}

/// The names of the tables in the order in which they are created.
std::vector<std::string> order_of(const rs::schema_info& info) {
  std::vector<std::string> names;
  for (const rs::table_ddl& t : rs::ddl_of(info)) names.emplace_back(t.table);
  return names;
}
std::ptrdiff_t place_of(const std::vector<std::string>& names, const char* name) {
  return std::ranges::find(names, name) - names.begin();
}

/// Two tables whose indexes would have one name.
struct a : rs::table<a, "a"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"b_by_c", std::int64_t> tenant{};
  static constexpr auto columns = std::tuple{id, tenant};
  static constexpr auto scope = rs::scoped_by<tenant>;
};
struct a_by_b : rs::table<a_by_b, "a_by_b"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"c", std::int64_t> tenant{};
  static constexpr auto columns = std::tuple{id, tenant};
  static constexpr auto scope = rs::scoped_by<tenant>;
};

}  // namespace

TEST_CASE("the DDL of each scope rule is the reviewed one", "[schema][ddl][golden]") {
  golden file("schema/ddl_rules");
  file.add("tenant_root: the key of a removed tenant never comes back", ddl_of("tenants"));
  file.add("visible_through: nor does the key of a removed row that others link to", ddl_of("users"));
  file.add("the table that links", ddl_of("memberships"));
  file.add("shared_or_own: a key per tenant, and one among the rows that all may read", ddl_of("templates"));
  file.add("shared: a key is one over all rows", ddl_of("languages"));
  file.add("two dimensions", ddl_of("rooms"));
  file.add("scoped_through a key of several columns", ddl_of("talks"));
  file.add("a tenant column and a parent; a table that points to itself", ddl_of("seats"));
  file.add("scoped_through: keys and indexes per parent", ddl_of("reviews"));
  file.add("tables that point to each other; a key per tenant is pointed to together with the tenant",
           ddl_of("teams") + ddl_of("members"));
  file.check();
}

TEST_CASE("parents are created before their children, and a view not at all", "[schema][ddl]") {
  const std::vector<std::string> names = order_of(schema::info());
  CHECK(place_of(names, "rooms") < place_of(names, "talks"));
  CHECK(place_of(names, "talks") < place_of(names, "seats"));
  CHECK(place_of(names, "talks") < place_of(names, "reviews"));
  CHECK(place_of(names, "languages") < place_of(names, "reviews"));
  CHECK(place_of(names, "users") < place_of(names, "memberships"));
  CHECK(names.size() == 11);
  CHECK(std::ranges::find(names, "talk_counts") == names.end());
}

TEST_CASE("SQLite takes the DDL, and every foreign key of it points to a unique key", "[schema][ddl]") {
  plain_database file;
  file.run(rs::ddl(schema{}));
  file.run("PRAGMA foreign_keys = ON");
  CHECK(file.rows("PRAGMA foreign_key_check").empty());
  // A foreign key that points to no unique key fails with the first row.
  file.run(
      "INSERT INTO rooms VALUES (1, 'e', 1); INSERT INTO talks (id, tenant, event, room, created_at) VALUES "
      "(1, 1, 'e', 1, 0); INSERT INTO seats VALUES (1, 1, 1, NULL), (2, 1, 1, 1);"
      "INSERT INTO languages VALUES ('en', 'English'); INSERT INTO reviews VALUES (1, 1, 'x', 1.0, 1, 'en');"
      "INSERT INTO teams VALUES (1, 1, NULL, 'x'); INSERT INTO members VALUES (1, 1, 1, 'x'), (2, 1, 1, NULL);"
      "UPDATE teams SET lead_id = 2;"
      "INSERT INTO users VALUES (1, 'x'); INSERT INTO memberships VALUES (1, 1)");
  CHECK(file.rows("PRAGMA foreign_key_check").empty());
  CHECK_THROWS(file.run("INSERT INTO talks (id, tenant, event, room, created_at) VALUES (2, 2, 'e', 1, 0)"));
  CHECK_THROWS(file.run("INSERT INTO members VALUES (3, 1, 1, 'y')"));
  CHECK_THROWS(file.run("INSERT INTO teams VALUES (2, 2, NULL, 'z'); INSERT INTO members VALUES (4, 1, 1, 'z')"));
}

TEST_CASE("a unique key is one per tenant, and one more among the rows that all may read", "[schema][ddl]") {
  plain_database file;
  file.run(rs::ddl(schema{}));
  file.run("INSERT INTO templates VALUES (1, 1, 'letter'), (2, 2, 'letter'), (3, NULL, 'letter')");
  CHECK_THROWS(file.run("INSERT INTO templates VALUES (4, 1, 'letter')"));
  CHECK_THROWS(file.run("INSERT INTO templates VALUES (5, NULL, 'letter')"));
  file.run("INSERT INTO tenants VALUES (1, 'acme', 0, NULL)");
  CHECK_THROWS(file.run("INSERT INTO tenants VALUES (2, 'acme', 0, NULL)"));
  CHECK(file.value("SELECT count(*) FROM templates") == "3");
}

TEST_CASE("an index leads with what tells whose a row is", "[schema][ddl]") {
  plain_database file;
  file.run(rs::ddl(schema{}));
  const auto leading = [&](const std::string& table, const std::string& column) {
    return file.value("SELECT count(*) FROM (SELECT l.name FROM pragma_index_list('" + table +
                      "') l, "
                      "pragma_index_info(l.name) i WHERE i.seqno = 0 AND i.name = '" +
                      column + "')");
  };
  CHECK(leading("rooms", "tenant_id") == "1");
  CHECK(leading("talks", "tenant") == "1");
  CHECK(leading("seats", "tenant_id") == "1");
  CHECK(leading("seats", "talk_id") == "1");
  CHECK(leading("reviews", "talk_id") == "2");
  CHECK(leading("memberships", "tenant_id") == "1");
  CHECK(leading("memberships", "user_id") == "1");
}

TEST_CASE("two indexes never get one name", "[schema][ddl]") {
  plain_database file;
  file.run(rs::ddl(rs::schema<a, a_by_b>{}));
  CHECK(file.rows("SELECT name FROM sqlite_master WHERE type = 'index' ORDER BY name") ==
        text_rows{"a_by_b_by_c", "a_by_b_by_c_2"});
}
