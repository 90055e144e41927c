// Each kind of mutant in the place of its statement: what a test of the user's would meet.
#include "testing/mutant_in_place.hpp"

#include <rowscope/query/site.hpp>

#include "support/catch.hpp"
#include "support/desk_database.hpp"

namespace {

namespace rs = rowscope;
namespace audit = rowscope::audit;
using namespace rowscope_tests::desk;
using audit::mutation;

struct notes : rs::table<notes, "notes"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant", rs::uuid> tenant{};
  static constexpr column<"text", std::string> text{};
  static constexpr auto columns = std::tuple{id, tenant, text};
  static constexpr auto scope = rs::scoped_by<tenant>;
};

/// A mutant, in place while this lives. Plans are made once: each statement type here is of one test.
class placed {
 public:
  placed(const std::string& site, mutation kind, std::string_view verb = {})
      : mutant_(name_of(site, kind, verb)), watch_(mutant_) {
    rs::detail::attached_replacer.store(&mutant_);
    rs::detail::attached_probe.store(&mutant_);
  }
  placed(const placed&) = delete;
  placed& operator=(const placed&) = delete;
  ~placed() {
    rs::detail::attached_probe.store(nullptr);
    rs::detail::attached_replacer.store(nullptr);
  }
  [[nodiscard]] std::int64_t reached() const { return mutant_.reached(); }

 private:
  static audit::mutant_name name_of(const std::string& site, mutation kind, std::string_view verb) {
    for (const rs::site_info& s : rs::sites())
      if (s.name == site && (verb.empty() || s.verb == verb)) return {kind, s.shape, s.line, site};
    throw std::logic_error("there is no site " + site);
  }

  audit::mutant_in_place mutant_;
  rs::observation watch_;
};

}  // namespace

TEST_CASE("in place of a select, its mutant gives another tenant's row", "[audit][mutant][database]") {
  desk_database file;
  const placed mutant("placed.select", mutation::predicates);
  rs::session one = file.tenant(1);
  const auto by_id = rs::query<"placed.select">().select(tickets::text).from(tickets{}).where(tickets::id == 11);
  CHECK(one(by_id).one()[tickets::text] == "a");
  CHECK(one(rs::query<"placed.beside">().select(tickets::text).from(tickets{}).where(tickets::id == 11))
            .tuples()
            .empty());
  CHECK(mutant.reached() == 1);
}

TEST_CASE("in place of writes, their mutants write another tenant's rows", "[audit][mutant][database]") {
  desk_database file;
  rs::session one = file.tenant(1);
  {
    const placed mutant("placed.update", mutation::predicates);
    CHECK(one(rs::query<"placed.update">().update(tickets{}).set(tickets::text = "x").where(tickets::id == 11))
              .affected_rows == 1);
    CHECK(mutant.reached() == 1);
  }
  CHECK(file.value("SELECT text FROM tickets WHERE id = 11") == "x");
  const placed mutant("placed.remove", mutation::predicates);
  auto tx = one.transaction();
  CHECK(one(rs::query<"placed.remove">().remove_from(assignments{}).every_row()).affected_rows == 2);
  tx.commit();
  CHECK(file.value("SELECT count(*) FROM assignments") == "0");
}

TEST_CASE("in place of an insert, its mutants write for another tenant, and under a foreign parent",
          "[audit][mutant][database]") {
  desk_database file;
  rs::session one = file.tenant(1);
  {
    const placed mutant("placed.insert", mutation::tenant);
    const auto w = one(rs::query<"placed.insert">().insert_into(teams{}).set(teams::name = "new"));
    CHECK(file.value("SELECT company FROM teams WHERE id = " + std::to_string(w.key())) == "2");
    CHECK(mutant.reached() == 1);
  }
  {
    const placed mutant("placed.insert_with_keys", mutation::tenant);
    one(rs::query<"placed.insert_with_keys">().insert_into(tickets{}).set(tickets::text = "new",
                                                                          tickets::label_id = std::int64_t{9}));
    CHECK(file.value("SELECT tenant_id FROM tickets WHERE text = 'new'") == "2");
  }
  const placed mutant("placed.insert_keys", mutation::keys);
  one(rs::query<"placed.insert_keys">()
          .insert_into(assignments{})
          .set(assignments::ticket_id = std::int64_t{11}, assignments::team_id = std::int64_t{11},
               assignments::hours = std::int64_t{3}));
  CHECK(file.value("SELECT count(*) FROM assignments WHERE ticket_id = 11") == "2");
}

TEST_CASE("in place of an insert, the mutant makes a tenant up where there is no other", "[audit][mutant][database]") {
  desk_database file;
  file.run("DELETE FROM teams");
  rs::session seven = file.tenant(7);
  const placed mutant("placed.made_up", mutation::tenant);
  seven(rs::query<"placed.made_up">().insert_into(teams{}).set(teams::name = "new"));
  CHECK(file.value("SELECT company FROM teams") == "8");
}

TEST_CASE("in place of an insert from a select of several tenants, the mutant copies every tenant's rows",
          "[audit][mutant][database]") {
  desk_database file;
  rs::session two = file.db.for_scope(rs::tenants{1});
  const placed mutant("placed.copy", mutation::predicates);
  two(rs::query<"placed.copy">()
          .insert_into(teams{})
          .columns(teams::name)
          .from(rs::select(tickets::text).from(tickets{}).where(tickets::id != 1)));
  CHECK(file.value("SELECT count(*) FROM teams WHERE company = 2 AND name = 'a'") == "1");
  CHECK(mutant.reached() == 1);
}

TEST_CASE("in place of an update, the mutant moves a row to another tenant's parent", "[audit][mutant][database]") {
  desk_database file;
  rs::session one = file.tenant(1);
  const placed mutant("placed.move", mutation::keys);
  CHECK(one(rs::query<"placed.move">()
                .update(assignments{})
                .set(assignments::ticket_id = std::int64_t{11})
                .where(assignments::id == 1))
            .affected_rows == 1);
  CHECK(file.value("SELECT ticket_id FROM assignments WHERE id = 1") == "11");
}

TEST_CASE("in place of an upsert, the mutant changes another tenant's row", "[audit][mutant][database]") {
  desk_database file;
  rs::session one = file.tenant(1);
  const placed mutant("placed.put", mutation::conflict);
  CHECK(one(rs::query<"placed.put">()
                .insert_into(teams{})
                .set(teams::id = std::int64_t{11}, teams::name = "put")
                .on_conflict(teams::id)
                .do_update(teams::name = rs::excluded(teams::name)))
            .affected_rows == 1);
  CHECK(file.value("SELECT name FROM teams WHERE id = 11") == "put");
}

TEST_CASE("in place where tenants are uuids, a mutant sees another tenant's rows, and does not fail by itself",
          "[audit][mutant][database]") {
  rowscope_tests::plain_database file;
  file.create(rs::schema<notes>::info());
  file.run(
      "INSERT INTO notes VALUES (1, '00000000-0000-0000-0000-00000000000a', 'own'),"
      " (2, '00000000-0000-0000-0000-00000000000b', 'theirs')");
  rs::database db = file.open(rs::schema<notes>::info());
  rs::session one = db.for_tenant(rs::uuid::parse("00000000-0000-0000-0000-00000000000a"));
  {
    const placed mutant("placed.uuid_select", mutation::predicates);
    CHECK(one(rs::query<"placed.uuid_select">().select(notes::text).from(notes{})).tuples().size() == 2);
    CHECK(mutant.reached() == 1);
  }
  const placed mutant("placed.uuid_update", mutation::predicates);
  const auto change = [&](std::int64_t id) {
    return one(rs::query<"placed.uuid_update">().update(notes{}).set(notes::text = "x").where(notes::id == id))
        .affected_rows;
  };
  CHECK(change(1) == 1);
  CHECK(change(2) == 1);
  CHECK(mutant.reached() == 2);

  file.run("DELETE FROM notes");
  const placed made_up("placed.uuid_insert", mutation::tenant);
  one(rs::query<"placed.uuid_insert">().insert_into(notes{}).set(notes::text = "of a tenant that is not there"));
  CHECK(file.value("SELECT count(*) FROM notes WHERE tenant <> '00000000-0000-0000-0000-00000000000a'") == "1");
}

TEST_CASE("in place in two dimensions, the mutant sees every value of each", "[audit][mutant][database]") {
  desk_database file;
  rs::session one = file.db.for_scope(rs::tenant{1} & rs::dimension<"event">{7});
  const placed mutant("placed.talks", mutation::predicates);
  CHECK(one(rs::query<"placed.talks">().select(rs::count()).from(talks{})).value() == 3);
}

TEST_CASE("in place of a raw select, its mutant counts every tenant's rows", "[audit][mutant][database]") {
  desk_database file;
  rs::session one = file.tenant(1);
  const placed mutant("placed.raw", mutation::predicates);
  CHECK(one.raw<std::int64_t>(rs::site<"placed.raw">, "SELECT count(*) FROM tickets").one() == 3);
  CHECK(mutant.reached() == 1);
}

TEST_CASE("on postgresql a mutant that cannot see every tenant's rows counts as one that never ran",
          "[audit][mutant][database][.postgresql]") {
  desk_database file;
  rs::postgresql_source source = file.postgresql();
  source.options.unscoped.clear();
  rs::database db{source, schema{}};
  rs::session one = db.for_tenant(1);
  const placed mutant("placed.hindered", mutation::tenant);
  // The policy refuses the row, and a test that expects it would fail for the wrong reason.
  CHECK_THROWS_AS(one(rs::query<"placed.hindered">().insert_into(teams{}).set(teams::name = "new")),
                  rs::scope_violation);
  CHECK(mutant.reached() == 0);
}

TEST_CASE("on postgresql a raw insert that leaves the tenant out counts as one whose mutant never ran",
          "[audit][mutant][database][.postgresql]") {
  desk_database file;
  rs::postgresql_source source = file.postgresql();
  source.options.guard = {.mode = rs::raw_mode::read_write};
  rs::database db{source, schema{}};
  rs::session one = db.for_tenant(1);
  {
    const placed mutant("placed.raw_insert", mutation::predicates);
    auto tx = one.transaction();
    // In the scope of all tenants it has none: a test that looks at nothing would fail.
    CHECK_THROWS_AS(one.raw(rs::site<"placed.raw_insert">, "INSERT INTO teams (name) VALUES ('new')"),
                    rs::scope_violation);
    CHECK(mutant.reached() == 0);
  }
  const placed mutant("placed.raw_insert_for", mutation::predicates);
  one.raw(rs::site<"placed.raw_insert_for">, "INSERT INTO teams (company, name) VALUES (2, 'new')");
  CHECK(mutant.reached() == 1);
  CHECK(file.value("SELECT company FROM teams WHERE name = 'new'") == "2");
}
