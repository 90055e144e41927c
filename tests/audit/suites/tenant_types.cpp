// Tenants of each type. At a site "alone.…" one tenant's rows are all that there are, and nothing is looked at that
// would show others; a site "beside.…" is tested so that it is proven.
#include <rowscope/rowscope.hpp>

#include "support/catch.hpp"
#include "support/plain_database.hpp"

namespace {

namespace rs = rowscope;
using rowscope_tests::plain_database;

struct pages : rs::table<pages, "pages"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"owner", rs::uuid> owner{};
  static constexpr column<"text", std::string> text{};
  static constexpr auto columns = std::tuple{id, owner, text};
  static constexpr auto scope = rs::scoped_by<owner>;
};
/// In the database of the pages: its tenants may be any text.
struct words : rs::table<words, "words"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"owner", std::string> owner{};
  static constexpr auto columns = std::tuple{id, owner};
  static constexpr auto scope = rs::scoped_by<owner>;
};
struct notes : rs::table<notes, "notes"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"owner", std::string, rs::postgresql_type<"varchar(4)">> owner{};
  static constexpr auto columns = std::tuple{id, owner};
  static constexpr auto scope = rs::scoped_by<owner>;
};
struct talks : rs::table<talks, "talks"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"owner", std::int64_t> owner{};
  static constexpr column<"event", std::int64_t> event{};
  static constexpr auto columns = std::tuple{id, owner, event};
  static constexpr auto scope = rs::scoped_by<owner> & rs::scoped_by<event, "event">;
};

template <class... Tables>
struct new_tables : plain_database {
  using schema = rs::schema<Tables...>;
  rs::database db;

  new_tables() : db(open(*this)) {}
  static rs::database open(plain_database& file) {
    file.create(schema::info());
    return file.open(schema::info());
  }
};
using library = new_tables<pages, words>;

const rs::uuid a = rs::uuid::parse("00000000-0000-0000-0000-00000000000a");

}  // namespace

TEST_CASE_METHOD(library, "the one owner's page is read, changed and removed") {
  run("INSERT INTO pages VALUES (1, '00000000-0000-0000-0000-00000000000a', 'one'); INSERT INTO words VALUES (1, 'b')");
  rs::session s = db.for_tenant(a);
  CHECK(s(rs::query<"alone.uuid_read">().select(rs::count()).from(pages{})).value() == 1);
  CHECK(
      s(rs::query<"alone.uuid_change">().update(pages{}).set(pages::text = "x").where(pages::id == 1)).affected_rows ==
      1);
  CHECK(s(rs::query<"alone.uuid_remove">().remove_from(pages{}).where(pages::id == 1)).affected_rows == 1);
}

TEST_CASE_METHOD(library, "an owner's pages are read, and no other owner's") {
  run("INSERT INTO pages VALUES (1, '00000000-0000-0000-0000-00000000000a', 'one'),"
      " (2, '00000000-0000-0000-0000-00000000000b', 'two'); INSERT INTO words VALUES (1, 'b')");
  rs::session s = db.for_tenant(a);
  CHECK(s(rs::query<"beside.uuid_read">().select(pages::text).from(pages{})).value() == "one");
}

TEST_CASE_METHOD(new_tables<words>, "a session of nobody reads no words") {
  run("INSERT INTO words VALUES (1, 'b')");
  rs::session s = db.for_scope(rs::tenants(std::vector<std::string>{}));
  CHECK(s(rs::query<"beside.nobody">().select(rs::count()).from(words{})).value() == 0);
}

TEST_CASE_METHOD(new_tables<notes>, "a note is added") {
  rs::session s = db.for_tenant("acme");
  CHECK(s(rs::query<"alone.varchar_add">().insert_into(notes{}).set(notes::id = 1)).affected_rows == 1);
}

TEST_CASE_METHOD(new_tables<talks>, "a talk is added to the owner's event") {
  rs::session s = db.for_scope(rs::tenant{1} & rs::dimension<"event">{7});
  s(rs::query<"beside.talk_add">().insert_into(talks{}).set(talks::id = 1));
  CHECK(value("SELECT owner FROM talks") == "1");
}
