// Rows keep what was bound alive: the values of the statement may be gone when the rows are read. For AddressSanitizer.
#include <list>
#include <ranges>
#include <set>

#include "support/catch.hpp"
#include "support/small_shop.hpp"

namespace {

using namespace rowscope_tests;
using namespace rowscope_tests::small_shop;
using texts = std::vector<std::string>;

// Longer than any small string: a text that dies is memory that is given back.
const std::string tail = " with a name that is longer than what a small string keeps inside of itself";

template <class Rows>
texts read(const Rows& rows) {
  texts all;
  for (const auto& row : rows) all.push_back(row[customers::name]);
  return all;
}
/// Uses the heap, so that what was freed is written over.
void disturb() {
  std::vector<std::string> noise(200, std::string(tail.size() + 8, '#'));
  CHECK(noise.back().front() == '#');
}
rs::database open_long() {
  rs::database db = new_database(schema::info());
  for (int tenant : {1, 2}) {
    rs::session session = db.for_tenant(tenant);
    for (const char* name : {"Ann", "Bob", "Cid"}) add_customer(session, name + tail + std::to_string(tenant));
  }
  return db;
}

auto with_local_string(rs::session& session) {
  const std::string wanted = "Bob" + tail + "1";
  return session(rs::query<"life.local">().select(customers::name).from(customers{}).where(customers::name >= wanted));
}
auto with_local_view(rs::session& session) {
  const std::string wanted = "Bob" + tail + "1";
  return session(rs::query<"life.view">()
                     .select(customers::name)
                     .from(customers{})
                     .where(customers::name >= std::string_view(wanted)));
}
auto with_temporary(rs::session& session) {
  return session(
      rs::query<"life.temporary">().select(customers::name).from(customers{}).where(customers::name >= "Bob" + tail));
}
auto with_characters(rs::session& session) {
  std::string wanted = "Bob" + tail;
  return session(
      rs::query<"life.pointer">()
          .select(customers::name)
          .from(customers{})
          .where(customers::name >= wanted.c_str() && customers::name.like((wanted.substr(3, 0) + "%").data())));
}
auto with_optional(rs::session& session, std::optional<std::string> wanted) {
  return session(rs::query<"life.optional">()
                     .select(customers::name)
                     .from(customers{})
                     .where_if(customers::name >= rs::if_set(wanted)));
}
auto with_local_optional(rs::session& session) { return with_optional(session, "Bob" + tail); }
auto with_local_vector(rs::session& session) {
  const texts wanted{"Bob" + tail + "1", "Cid" + tail + "1", "Cid" + tail + "2"};
  return session(
      rs::query<"life.vector">().select(customers::name).from(customers{}).where(customers::name.in(wanted)));
}
auto with_vector_of_views(rs::session& session) {
  const texts owner{"Bob" + tail + "1", "Cid" + tail + "1", "Cid" + tail + "2"};
  const std::vector<std::string_view> wanted(owner.begin(), owner.end());
  return session(rs::query<"life.views">().select(customers::name).from(customers{}).where(customers::name.in(wanted)));
}
auto with_view_of_locals(rs::session& session) {
  const texts names{"Bob1", "Cid1", "Cid2"};
  auto wanted = names | std::views::transform([](const std::string& n) { return n.substr(0, 3) + tail + n.back(); });
  return session(rs::query<"life.range">().select(customers::name).from(customers{}).where(customers::name.in(wanted)));
}
auto with_other_containers(rs::session& session) {
  const std::list<std::int64_t> ids{2, 3, 5};
  const std::set<std::string> wanted{"Bob" + tail + "1", "Cid" + tail + "1", "Bob" + tail + "2"};
  return session(rs::query<"life.containers">()
                     .select(customers::name)
                     .from(customers{})
                     .where(customers::id.in(ids) && customers::name.in(wanted)));
}
auto statement_of_locals(int part) {
  const std::string wanted = "Bob" + tail;
  const std::vector<std::int64_t> ids{1, 2, 3, 4, 5, 6};
  return rs::query<"life.statement">()
      .select(customers::name)
      .from(customers{})
      .where(customers::name >= wanted && customers::id.in(ids) && customers::id >= part)
      .limit(10);
}

}  // namespace

TEMPLATE_TEST_CASE_SIG("rows returned from a function read on after its strings are gone", "[db][rows][lifetime]",
                       ((auto Make), Make), with_local_string, with_local_view, with_temporary, with_characters,
                       with_local_optional, with_local_vector, with_vector_of_views, with_view_of_locals,
                       with_other_containers) {
  rs::database db = open_long();
  {
    rs::session session = db.for_tenant(1);
    const auto rows = Make(session);
    disturb();
    CHECK(read(rows) == texts{"Bob" + tail + "1", "Cid" + tail + "1"});
  }
  rs::unscoped_session all = db.unscoped(rs::site<"life.count">, "the positive control: what the other tenant has");
  CHECK(customer_count(all) == 6);
}

TEST_CASE("a statement returned from a function owns its values", "[db][rows][lifetime]") {
  rs::database db = open_long();
  rs::session session = db.for_tenant(1);
  const auto statement = statement_of_locals(0);
  disturb();
  CHECK(read(session(statement)) == texts{"Bob" + tail + "1", "Cid" + tail + "1"});
  CHECK(read(session(statement_of_locals(3))) == texts{"Cid" + tail + "1"});
  const auto copy = statement;
  CHECK(read(session(copy)) == read(session(statement)));
}

TEST_CASE("rows read on after the statement that they came from is gone", "[db][rows][lifetime]") {
  rs::database db = open_long();
  rs::session session = db.for_tenant(1);
  const auto rows = [&] {
    const auto statement = statement_of_locals(0);
    return session(statement);
  }();
  disturb();
  CHECK(read(rows) == texts{"Bob" + tail + "1", "Cid" + tail + "1"});
}

TEST_CASE("an optional that held nothing leaves its condition out", "[db][rows][lifetime]") {
  rs::database db = open_long();
  rs::session session = db.for_tenant(1);
  const auto rows = with_optional(session, std::nullopt);
  disturb();
  CHECK(read(rows).size() == 3);
}

TEST_CASE("two executions of one site keep a copy of their values each", "[db][rows][lifetime]") {
  rs::database db = open_long();
  rs::session session = db.for_tenant(1);
  const auto run = [&](const std::string& from) {
    const std::string wanted = from + tail;
    return session(
        rs::query<"life.twice">().select(customers::name).from(customers{}).where(customers::name >= wanted));
  };
  const auto late = run("Cid");
  const auto early = run("Ann");
  disturb();
  CHECK(read(late) == texts{"Cid" + tail + "1"});
  CHECK(read(early).size() == 3);
}

TEST_CASE("the tenant of a text schema lives as long as the rows of its session", "[db][rows][lifetime]") {
  rs::database db = new_database(text_shop::schema::info());
  const std::string acme = "acme" + tail;
  {
    rs::session other = db.for_tenant("acme");
    text_shop::add_note(other, "d");
  }
  {
    rs::session session = db.for_tenant(acme);
    for (const char* body : {"a", "b", "c"}) text_shop::add_note(session, body);
    rs::session moved = std::move(session);
    const auto rows = moved(rs::query<"life.tenant">().select(text_shop::notes::body).from(text_shop::notes{}));
    rs::session again = std::move(moved);
    disturb();
    std::string seen;
    for (const auto& row : rows) seen += row.view(text_shop::notes::body);
    CHECK(seen == "abc");
  }
  const auto rows = db.for_tenant(std::string(acme))(
      rs::query<"life.temporary_tenant">().select(text_shop::notes::body).from(text_shop::notes{}));
  disturb();
  CHECK(rows.tuples().size() == 3);
}

TEST_CASE("values of a write may be gone at once", "[db][lifetime]") {
  rs::database db = open_long();
  const auto foreign = [&] {
    rs::session other = db.for_tenant(2);
    return add_customer(other, "Dan" + tail);
  }();
  rs::session session = db.for_tenant(1);
  const auto key = [&] {
    const std::string name = "Dan" + tail;
    return session(rs::query<"life.insert">()
                       .insert_into(customers{})
                       .set(customers::name = name, customers::email = std::string_view(name)))
        .key();
  }();
  disturb();
  CHECK(session(
            rs::query<"life.read">().select(customers::email).from(customers{}).where(customers::id.in({key, foreign})))
            .value() == "Dan" + tail);
  const auto changed = [&] {
    const std::string name = "Eve" + tail;
    return session(rs::query<"life.update">()
                       .update(customers{})
                       .set(customers::name = name.c_str())
                       .where(customers::name.in(texts{"Dan" + tail}) && customers::id.in({key, foreign})));
  }();
  disturb();
  CHECK(changed.affected_rows == 1);
  CHECK(
      session(
          rs::query<"life.reread">().select(customers::name).from(customers{}).where(customers::id.in({key, foreign})))
          .value() == "Eve" + tail);
}
