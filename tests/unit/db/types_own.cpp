// Types of the user's own, by rs::value_traits: strong ids first of all.
#include <stdexcept>

#include "support/catch.hpp"
#include "support/thrown.hpp"
#include "support/typed_cells.hpp"

namespace {

/// A number that means one thing only.
template <class Tag>
struct id_of {
  std::int64_t number = 0;
  friend bool operator==(const id_of&, const id_of&) = default;
};
using org_id = id_of<struct org_tag>;
using ticket_id = id_of<struct ticket_tag>;

/// A text without spaces.
struct slug {
  std::string text;
  friend bool operator==(const slug&, const slug&) = default;
};
struct degrees {
  double value = 0;
  friend bool operator==(const degrees&, const degrees&) = default;
};
struct answer {
  bool yes = false;
  friend bool operator==(const answer&, const answer&) = default;
};
struct digest {
  std::array<std::byte, 2> bytes{};
  friend bool operator==(const digest&, const digest&) = default;
};
/// Throws what is no error of the library.
struct faulty {
  int number = 0;
};

}  // namespace

namespace rowscope {

template <class Tag>
struct value_traits<id_of<Tag>> {
  using stored_type = std::int64_t;
  static std::int64_t to_stored(id_of<Tag> id) noexcept { return id.number; }
  static id_of<Tag> from_stored(std::int64_t number) noexcept { return {number}; }
};
template <>
struct value_traits<slug> {
  using stored_type = std::string;
  static std::string_view to_stored(const slug& s) {
    if (s.text.find(' ') != std::string::npos) throw value_error("a slug has no spaces");
    return s.text;  // a view of a temporary: the statement must copy it
  }
  static slug from_stored(std::string_view text) {
    if (text.find(' ') != std::string_view::npos) throw value_error("a slug has no spaces");
    return {std::string(text)};
  }
};
template <>
struct value_traits<degrees> {
  using stored_type = double;
  static double to_stored(degrees d) { return d.value; }
  static degrees from_stored(double value) { return {value}; }
};
template <>
struct value_traits<answer> {
  using stored_type = bool;
  static bool to_stored(answer a) { return a.yes; }
  static answer from_stored(bool yes) { return {yes}; }
};
template <>
struct value_traits<digest> {
  using stored_type = blob;
  static blob_view to_stored(const digest& d) { return d.bytes; }
  static digest from_stored(blob_view bytes) {
    digest d;
    if (bytes.size() != d.bytes.size()) throw value_error("a digest has two bytes");
    std::ranges::copy(bytes, d.bytes.begin());
    return d;
  }
};
template <>
struct value_traits<faulty> {
  using stored_type = std::int64_t;
  static std::int64_t to_stored(faulty f) {
    if (f.number < 0) throw std::invalid_argument("the number " + std::to_string(f.number));
    return f.number;
  }
  static faulty from_stored(std::int64_t number) {
    if (number < 0) throw std::invalid_argument("the number " + std::to_string(number));
    return {static_cast<int>(number)};
  }
};

}  // namespace rowscope

namespace {

using namespace rowscope_tests;
using Catch::Matchers::ContainsSubstring;

struct tickets : rs::table<tickets, "tickets"> {
  static constexpr column<"id", ticket_id, rs::primary_key> id{};
  static constexpr column<"org_id", org_id> org{};
  static constexpr column<"name", slug> name{};
  static constexpr column<"parent", std::optional<ticket_id>> parent{};
  static constexpr auto columns = std::tuple{id, org, name, parent};
  static constexpr auto scope = rs::scoped_by<org>;
};
struct comments : rs::table<comments, "comments"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"ticket", ticket_id> ticket{};
  static constexpr column<"body", std::string> body{};
  static constexpr auto columns = std::tuple{id, ticket, body};
  static constexpr auto scope = rs::scoped_through<ticket, tickets::id>;
};
/// The same tables, declared for what they hold only.
struct accounts : rs::table<accounts, "accounts"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"owner", slug> owner{};
  static constexpr auto columns = std::tuple{id, owner};
  static constexpr auto scope = rs::scoped_by<owner>;
};

ticket_id add_ticket(rs::session& s, const std::string& name) {
  return s(rs::query<"ticket.add">().insert_into(tickets{}).set(tickets::name = slug{name})).key();
}

}  // namespace

TEST_CASE("types of one's own work in every clause", "[db][types]") {
  check_type(ticket_id{-5}, ticket_id{0}, ticket_id{5'000'000'000});
  check_type(slug{""}, slug{"a-long-slug-that-is-no-small-string"}, slug{"b"});
  check_type(digest{{std::byte{0}, std::byte{0}}}, digest{{std::byte{0}, std::byte{1}}},
             digest{{std::byte{255}, std::byte{0}}});
}

TEST_CASE("types of one's own that are stored as reals and bools work in every clause", "[db][types]") {
  check_type(degrees{-1.5}, degrees{0}, degrees{1e300});
  rs::database db = cell_database<answer>();
  rs::session s = db.for_tenant(1);
  add_cell(s, answer{true}, std::optional(answer{false}));
  rs::session other = db.for_tenant(2);
  add_cell(other, answer{true});
  using c = cells<answer>;
  const auto row =
      s(rs::query<"answer.read">().select(c::value, c::maybe).from(c{}).where(c::value == answer{true})).one();
  CHECK(row[c::value].yes);
  CHECK(row[c::maybe] == answer{false});
}

TEST_CASE("strong ids are primary keys, generated keys, foreign keys and tenants", "[db][types]") {
  rs::database db = new_database(rs::schema<tickets, comments>::info());
  const org_id acme{1}, other{2};
  const ticket_id ticket{1};
  const auto comment = [](ticket_id on, const char* body) {
    return rs::query<"comment.add">().insert_into(comments{}).set(comments::ticket = on, comments::body = body);
  };
  const auto set_parent =
      rs::query<"ticket.parent">().update(tickets{}).set(tickets::parent = tickets::id).where(tickets::id == ticket);
  const auto with_ticket = rs::query<"comment.with_ticket">()
                               .select(comments::body, tickets::name, tickets::org, tickets::parent)
                               .from(comments{})
                               .join(tickets{}, comments::ticket == tickets::id)
                               .where(tickets::id == ticket);
  {
    rs::session s = db.for_tenant(acme);
    CHECK(add_ticket(s, "first") == ticket);
    s(comment(ticket, "hello"));
    CHECK(s(set_parent).affected_rows == 1);
    const auto row = s(with_ticket).one();
    CHECK(row[comments::body] == "hello");
    CHECK(row[tickets::name] == slug{"first"});
    CHECK(row[tickets::org] == acme);
    CHECK(row[tickets::parent] == ticket);
  }
  rs::session s = db.for_tenant(other);
  CHECK_THROWS_AS(s(comment(ticket, "no")), rs::scope_violation);
  CHECK(s(set_parent).affected_rows == 0);
  CHECK_FALSE(s(with_ticket).one_or_none());
  CHECK(
      s(rs::query<"comment.count">().select(rs::count()).from(comments{}).where(comments::ticket == ticket)).value() ==
      0);
  CHECK(s(rs::query<"ticket.rename">().update(tickets{}).set(tickets::name = slug{"x"}).where(tickets::id == ticket))
            .affected_rows == 0);
}

TEST_CASE("an unscoped insert names the tenant by its own type", "[db][types]") {
  rs::database db = new_database(rs::schema<tickets, comments>::info());
  {
    rs::unscoped_session all = db.unscoped(rs::site<"own.unscoped">, "a test of rows for any tenant");
    for (const org_id org : {org_id{7}, org_id{9}})
      all(rs::query<"ticket.for_org">().insert_into(tickets{}).set(tickets::org = org, tickets::name = slug{"n"}));
  }
  CHECK(db.for_tenant(org_id{7})(rs::query<"ticket.names">().select(tickets::name).from(tickets{})).value() ==
        slug{"n"});
  CHECK(db.for_tenant(7)(rs::query<"ticket.own">().select(rs::count()).from(tickets{})).value() == 1);
  CHECK(db.for_tenant(8)(rs::query<"ticket.none">().select(rs::count()).from(tickets{})).value() == 0);
}

TEST_CASE("a strong text is a tenant, by the rules of texts", "[db][types]") {
  rs::database db = new_database(rs::schema<accounts>::info());
  db.for_tenant(slug{"acme"})(rs::query<"account.open">().insert_into(accounts{}).set(accounts::id = 1));
  const auto count = rs::query<"account.count">().select(rs::count()).from(accounts{});
  CHECK(db.for_tenant("acme")(count).value() == 1);
  CHECK(db.for_tenant(slug{"ACME"})(count).value() == 0);
  CHECK_THROWS_AS(db.for_tenant(slug{""}), rs::value_error);
  CHECK_THROWS_AS(db.for_tenant(org_id{1}), rs::schema_error);
}

TEST_CASE("a value that traits refuse names the table and the column, and not the value", "[db][types]") {
  rs::database db = new_database(rs::schema<tickets, comments>::info());
  {
    rs::session other = db.for_tenant(org_id{2});
    add_ticket(other, "fine");
  }
  rs::session s = db.for_tenant(org_id{1});
  const auto e = thrown<rs::value_error>([&] { add_ticket(s, "with space"); });
  CHECK(std::string(e.what()) == "tickets.name: a slug has no spaces");
  CHECK(e.table() == "tickets");
  const auto count_in = [&](const std::vector<slug>& some) {
    return s(rs::query<"own.in">().select(rs::count()).from(tickets{}).where(tickets::name.in(some))).value();
  };
  const auto in = thrown<rs::value_error>([&] { (void)count_in({slug{"fine"}, slug{"with space"}}); });
  CHECK(in.site() == "own.in");
  CHECK_THAT(in.what(), ContainsSubstring("tickets.name: a slug has no spaces"));
  CHECK_NOTHROW(add_ticket(s, "fine"));
  CHECK(count_in({slug{"fine"}}) == 1);
}

TEST_CASE("a stored value that traits refuse is a value error with its place", "[db][types]") {
  using c = cells<slug>;
  plain_database raw;
  raw.create(rs::schema<c>::info());
  raw.run("INSERT INTO cells VALUES (1, 1, 'fine', NULL), (2, 2, 'fine', NULL)");
  rs::database db = raw.open(rs::schema<c>::info(), {.pool_size = 1});
  const auto read = [&] { return db.for_tenant(1)(rs::query<"own.read">().select(c::value).from(c{})).value(); };
  CHECK(read() == slug{"fine"});
  raw.run("UPDATE cells SET value = 'with space'");
  const auto e = thrown<rs::value_error>(read);
  CHECK(e.site() == "own.read");
  CHECK(e.table() == "cells");
  CHECK_THAT(e.what(),
             ContainsSubstring("own.read (types_own.cpp:") && ContainsSubstring("cells.value: a slug has no spaces"));
}

TEST_CASE("another exception of traits is nested in a value error that does not repeat its text", "[db][types]") {
  using c = cells<faulty>;
  plain_database raw;
  raw.create(rs::schema<c>::info());
  raw.run("INSERT INTO cells VALUES (1, 1, 5, NULL), (2, 2, 5, NULL)");
  rs::database db = raw.open(rs::schema<c>::info(), {.pool_size = 1});
  rs::session s = db.for_tenant(1);
  const auto read = [&] { return s(rs::query<"own.faulty">().select(c::value).from(c{})).value(); };
  CHECK(read().number == 5);
  raw.run("UPDATE cells SET value = -4711");
  const auto check = [](const auto& work) {
    try {
      work();
      FAIL("nothing was thrown");
    } catch (const rs::value_error& e) {
      CHECK_THAT(e.what(), ContainsSubstring("cells.value") && !ContainsSubstring("4711"));
      CHECK(e.table() == "cells");
      CHECK_THROWS_AS(std::rethrow_if_nested(e), std::invalid_argument);
    }
  };
  check([&] { (void)read(); });
  check([&] { (void)(c::value == faulty{-4711}); });
  const auto set = [&](faulty value) {
    return s(rs::query<"own.set">().update(c{}).set(c::value = value).every_row()).affected_rows;
  };
  check([&] { set(faulty{-4711}); });
  CHECK(set(faulty{6}) == 1);
}
