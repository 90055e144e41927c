#include "support/catch.hpp"
#include "support/plain_database.hpp"
#include "support/tree_session.hpp"
#include "support/trees.hpp"

/// Inserts from a select in the scope of several tenants: each row keeps the tenant of the one it is made from.
namespace {

namespace rs = rowscope;
using namespace rowscope_tests;

struct labels : rs::table<labels, "labels"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::optional<std::int64_t>> tenant_id{};
  static constexpr column<"name", std::string> name{};
  static constexpr auto columns = std::tuple{id, tenant_id, name};
  static constexpr auto scope = rs::shared_or_own<tenant_id>;
};
struct teams : rs::table<teams, "teams"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"name", std::string> name{};
  static constexpr auto columns = std::tuple{id, tenant_id, name};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};

using schema = rs::schema<labels, teams>;

/// Label 9 is everyone's; of the teams, tenant 3's is out of the set.
struct labelled : plain_database {
  labelled() : database(filled(*this)) {}
  rs::database database;

 private:
  static rs::database filled(plain_database& file) {
    file.create(schema::info());
    file.run(
        "INSERT INTO labels VALUES (1, 1, 'a'), (2, 2, 'b'), (3, 3, 'c'), (9, NULL, 'all');"
        "INSERT INTO teams VALUES (11, 1, 'a'), (12, 2, 'x'), (13, 3, 'c')");
    return file.open(schema::info());
  }
};

/// INSERT INTO target (id, name) SELECT source.id + 100, source.name FROM source
template <class Target, class Source>
tree::statement copied() {
  tree::statement s = write_tree(tree::verb::insert, instance_of<Target>());
  s.row_columns = {"id", "name"};
  s.rows.push_back(
      select_tree(instance_of<Source>("made_from"),
                  {tree::infix(at(Source::id, "made_from"), "+", tree::literal("100")), at(Source::name, "made_from")})
          .body);
  return s;
}

}  // namespace

TEST_CASE("a session of several tenants copies no row into one that is everyone's", "[enforce][insert][set]") {
  labelled db;
  rs::session two = db.database.for_scope(rs::tenants{1, 2});
  const auto before = db.rows("SELECT * FROM labels");
  CHECK_THROWS_AS(run_tree(two, copied<labels, labels>()), rs::scope_violation);
  CHECK_THROWS_AS(run_tree(two, copied<teams, labels>()), rs::scope_violation);
  CHECK(db.rows("SELECT * FROM labels") == before);

  tree::statement own = copied<labels, labels>();
  own.rows.front().where = negated(is_null(at(labels::tenant_id, "made_from")));
  CHECK(run_tree(two, own).affected_rows == 2);
  CHECK(db.rows("SELECT * FROM labels WHERE id > 100") == text_rows{"101|1|a", "102|2|b"});
}

TEST_CASE("rows of a set keep their tenants beside a right or full join, and a row of nobody is refused",
          "[enforce][insert][set]") {
  const auto with = [](tree::join_kind kind) {
    tree::statement s = copied<labels, teams>();
    s.rows.front().joins.push_back(
        {instance_of<labels>("other"), kind, equal(at(labels::name, "other"), at(teams::name, "made_from"))});
    return s;
  };
  labelled db;
  rs::session two = db.database.for_scope(rs::tenants{1, 2});
  // Labels without a team: beside these there is no team that tells the tenant.
  CHECK_THROWS_AS(run_tree(two, with(tree::join_kind::right)), rs::scope_violation);
  CHECK_THROWS_AS(run_tree(two, with(tree::join_kind::full)), rs::scope_violation);
  CHECK(db.value("SELECT count(*) FROM labels") == "4");

  tree::statement found = with(tree::join_kind::full);
  found.rows.front().where = negated(is_null(at(teams::id, "made_from")));
  CHECK(run_tree(two, found).affected_rows == 2);
  CHECK(db.rows("SELECT * FROM labels WHERE id > 100") == text_rows{"111|1|a", "112|2|x"});
}
