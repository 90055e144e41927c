// A conflict on a part of a unique key, or on more than one.
// expect: rs::unique
// bad: put.on_conflict(labels::code)
// bad: put.on_conflict(labels::name, labels::color)
// bad: put.on_conflict(labels::id, labels::name)
#include "../tables.hpp"

struct labels : rs::table<labels, "labels"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"name", std::string> name{};
  static constexpr column<"code", std::string> code{};
  static constexpr column<"color", std::string> color{};
  static constexpr auto columns = std::tuple{id, tenant_id, name, code, color};
  static constexpr auto uniques = std::tuple{rs::unique<name>, rs::globally_unique<code, color>};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};

void misuse(rs::session& acme) {
  const auto put =
      rs::query<"label.put">().insert_into(labels{}).set(labels::name = "a", labels::code = "b", labels::color = "c");
#ifdef BAD
  (void)acme(BAD.do_nothing());
#else
  (void)acme(put.on_conflict(labels::name).do_nothing());
  (void)acme(put.on_conflict(labels::tenant_id, labels::name).do_nothing());
  (void)acme(put.on_conflict(labels::color, labels::code).do_nothing());
  (void)acme(put.on_conflict(labels::id).do_nothing());
#endif
}
