// Each scope rule, as docs/guide.md and docs/schema.md show them: a schema that is created, linted and proven isolated.
// With --sql it prints, instead, the SQL that each site has sent.
#include <filesystem>
#include <iostream>

#include <rowscope/db/lint.hpp>
#include <rowscope/testing/prove_isolated.hpp>

#include "../guide/sql_of_sites.hpp"
#include "../guide/tables.hpp"

struct rooms : rs::table<rooms, "rooms"> {
  static constexpr column<"tenant_id", std::int64_t, rs::primary_key> tenant_id{};
  static constexpr column<"event_id", std::int64_t, rs::primary_key> event_id{};
  static constexpr column<"number", std::int64_t, rs::primary_key> number{};
  static constexpr auto columns = std::tuple{tenant_id, event_id, number};
  static constexpr auto scope = rs::scoped_by<tenant_id> & rs::scoped_by<event_id, "event">;
};

struct talks : rs::table<talks, "talks"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"event_id", std::int64_t> event_id{};
  static constexpr column<"room", std::int64_t> room{};
  static constexpr column<"follows", std::optional<std::int64_t>, rs::references<id>> follows{};
  static constexpr auto columns = std::tuple{id, tenant_id, event_id, room, follows};
  static constexpr auto scope =
      rs::scoped_through<rs::key<tenant_id, event_id, room>, rs::key<rooms::tenant_id, rooms::event_id, rooms::number>>;
};

struct tenants : rs::table<tenants, "tenants"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"slug", std::string> slug{};
  static constexpr auto columns = std::tuple{id, slug};
  static constexpr auto uniques = std::tuple{rs::globally_unique<slug>};
  static constexpr auto scope = rs::tenant_root<id>;
};

struct users : rs::table<users, "users"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"email", std::string> email{};
  static constexpr auto columns = std::tuple{id, email};
};
struct memberships : rs::table<memberships, "memberships"> {
  static constexpr column<"tenant_id", std::int64_t, rs::primary_key> tenant_id{};
  static constexpr column<"user_id", std::int64_t, rs::primary_key, rs::references<users::id>> user_id{};
  static constexpr auto columns = std::tuple{tenant_id, user_id};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};
template <>
inline constexpr auto rowscope::scope_of<users> = rs::visible_through<users::id, memberships::user_id>;

struct templates : rs::table<templates, "templates"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"owner", std::optional<std::int64_t>> owner{};
  static constexpr column<"title", std::string> title{};
  static constexpr auto columns = std::tuple{id, owner, title};
  static constexpr auto uniques = std::tuple{rs::unique<title>};
  static constexpr auto indexes = std::tuple{rs::index<title, id>};
  static constexpr auto scope = rs::shared_or_own<owner>;
};

template <class Self>
struct audited {
  static constexpr rs::column<Self, "created_at", std::int64_t> created_at{};
};
struct talk_counts : rs::view<talk_counts, "talk_counts">, audited<talk_counts> {
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"talks", std::int64_t> talks{};
  static constexpr auto columns = std::tuple{tenant_id, talks, created_at};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};

using conference_schema = rs::schema<tenants, rooms, talks, users, memberships, templates, talk_counts>;

namespace {

bool opens_existing(const std::string& path) {
  rs::database existing{rs::sqlite(path), shop_schema{}, rs::attach::lint_only};
  existing.create_tables();
  return rs::lint(existing).empty();
}

bool totals_are_isolated() {
  rs::testing::shared_database shop = rs::testing::two_tenants<shop_schema>();
  const auto result = rs::testing::prove_isolated(
      shop, [](rs::session& s) { return s(rs::query<"order.totals">().select(orders::total).from(orders{})); });
  std::cout << result << '\n';
  return static_cast<bool>(result);
}

bool conference_is_isolated() {
  rs::testing::shared_database conference = rs::testing::two_tenants<conference_schema>();
  const rs::database& db = conference.db;
  rs::print(std::cout, rs::lint(db));
  return static_cast<bool>(rs::testing::prove_isolated(
      conference, [](rs::session& s) { return s(rs::query<"user.emails">().select(users::email).from(users{})); }));
}

bool run_all() {
  const std::filesystem::path folder = std::filesystem::temp_directory_path() / "rowscope-scope-rules";
  std::filesystem::create_directories(folder);
  const bool opened = opens_existing((folder / "shop.db").string());
  std::filesystem::remove_all(folder);
  return opened && totals_are_isolated() && conference_is_isolated();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 2 && std::string_view(argv[1]) == "--sql") return sql_of_sites::print_what(run_all) ? 0 : 1;
  return run_all() ? 0 : 1;
}
