#include "scoped_database.hpp"

namespace {

namespace rs = rowscope;
using namespace rowscope_tests;

/// Names with what SQL, format(), and the marks around a body would take for their own.
struct parents : rs::table<parents, "a \"b\" 'c' $rowscope$ %s \\"> {
  static constexpr column<"id \"'%I$rowscope$\\", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant \"'%1$s\\", std::int64_t> tenant{};
  static constexpr column<"up \"'", std::optional<std::int64_t>, rs::references<id>> up{};
  static constexpr auto columns = std::tuple{id, tenant, up};
  static constexpr auto uniques = std::tuple{rs::unique<up>};
  static constexpr auto scope = rs::scoped_by<tenant>;
};
struct children : rs::table<children, "SELECT"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"id \"'%I$rowscope$\\", std::int64_t> parent{};
  static constexpr column<"order", std::optional<std::int64_t>, rs::references<id>> order{};
  static constexpr auto columns = std::tuple{id, parent, order};
  static constexpr auto scope = rs::scoped_through<parent, parents::id>;
};
/// Two indexes whose names are the same in the first 63 bytes.
struct long_names : rs::table<long_names, "a_table_whose_name_is_not_at_all_short"> {
  static constexpr column<"tenant", std::int64_t> tenant{};
  static constexpr column<"a_column_with_a_long_name_and_one", std::int64_t> one{};
  static constexpr column<"a_column_with_a_long_name_and_two", std::int64_t> two{};
  static constexpr auto columns = std::tuple{tenant, one, two};
  static constexpr auto indexes = std::tuple{rs::index<one>, rs::index<two>};
  static constexpr auto scope = rs::scoped_by<tenant>;
};
using schema = rs::schema<parents, children, long_names>;

}  // namespace

TEST_CASE("names with quotes, percent signs, dollars and backslashes are names in postgresql", "[postgresql][names]") {
  NEEDS_POSTGRESQL();
  const postgresql_database file;
  const std::string app = "app \"'%I\\" + file.name(), all = "all \"'$rowscope$" + file.name();
  const auto quoted = [](const std::string& name) { return rs::quoted_name(name); };
  postgresql_connection superuser = file.superuser();
  superuser.run("CREATE ROLE " + quoted(app) + " LOGIN; CREATE ROLE " + quoted(all) + " LOGIN");
  {
    postgresql_connection owner = file.owner();
    for (int times = 0; times < 2; ++times)
      owner.run(rs::ddl(schema{}, {.application_role = app, .unscoped_role = all}));
    set_signing_key(owner);
    CHECK(owner.value("SELECT count(*) FROM pg_policies WHERE schemaname = 'public'") == "15");
  }
  superuser.run("GRANT " + quoted(app) + " TO " + file.application_role() + "; GRANT " + quoted(all) + " TO " +
                file.unscoped_role());
  const std::string parent = quoted(std::string(parents::table_name())), child = "\"SELECT\"";
  const std::string key = quoted(std::string(decltype(parents::id)::name()));
  file.unscoped().run("INSERT INTO " + parent + " VALUES (1, 1, NULL), (2, 2, NULL)");
  file.unscoped().run("SET ROLE " + quoted(all) + "; INSERT INTO " + child + " VALUES (11, 1, NULL), (21, 2, NULL)");
  scoped_work one(file, rs::tenant(1));
  CHECK(one.rows("SELECT " + key + " FROM " + parent) == text_rows{"1"});
  CHECK(one.rows("SELECT id FROM " + child) == text_rows{"11"});
  CHECK(one.state_of("INSERT INTO " + child + " VALUES (12, 2, NULL)") == "42501");
  CHECK(one.affected("INSERT INTO " + child + " VALUES (12, 1, 11)") == "1");
  CHECK(one.state_of("INSERT INTO " + child + " VALUES (13, 1, 21)") == "42501");
  one.run("ROLLBACK");
  superuser.run("DROP OWNED BY " + quoted(app) + ", " + quoted(all) + "; DROP ROLE " + quoted(app) + ", " +
                quoted(all));
}

TEST_CASE("two long names of postgresql indexes stay two", "[postgresql][names]") {
  NEEDS_POSTGRESQL();
  const scoped_database file{rs::schema<long_names>{}};
  CHECK(file.owner().value("SELECT count(*) FROM pg_indexes WHERE tablename LIKE 'a_table%' AND "
                           "octet_length(indexname) <= 63") == "2");
}
