#include "positions.hpp"

namespace rowscope_tests::positions {
namespace {

using join_kind = tree::join_kind;

constexpr join_kind kinds[] = {join_kind::inner, join_kind::left, join_kind::right, join_kind::full, join_kind::cross};
constexpr const char* kind_names[] = {"an inner", "a left", "a right", "a full", "a cross"};

term t(std::string_view column) { return col("t", column); }
term a(std::string_view column) { return col("a", column); }
term linked() { return t("part") == a("part"); }

/// Where, in the statement, a term can fail.
enum class failing { nowhere, in_on, in_where, in_output };
constexpr const char* failing_names[] = {"", ", a term in ON", ", a term in WHERE", ", a term in the select list"};

rows joined(join_kind kind, const rs::table_info& left, std::string_view left_name, const rs::table_info& right,
            std::string_view right_name, term on, failing where) {
  if (where == failing::in_on) on = std::move(on) && harm(left_name) && harm(right_name);
  rows r = rows().from(left, left_name).out(col(left_name, "part"), "x").out(col(right_name, "part"), "y");
  if (kind == join_kind::cross)
    r.join(kind, right, right_name, std::nullopt);
  else
    r.join(kind, right, right_name, on);
  if (kind == join_kind::cross && where == failing::in_on) return r.where(on);
  if (where == failing::in_where) return r.where(harm(left_name) && harm(right_name));
  if (where == failing::in_output)
    r.out(call("json", {col(left_name, "body")}), "b").out(call("abs", {col(right_name, "amount")}), "c");
  return r;
}

void add_sides(std::vector<position>& all) {
  for (const join_kind kind : kinds)
    for (const failing where : {failing::nowhere, failing::in_on, failing::in_where, failing::in_output}) {
      const std::string end =
          std::string(kind_names[static_cast<int>(kind)]) + " join" + failing_names[static_cast<int>(where)];
      const auto add = [&](const std::string& name, std::function<rows(const place&)> make, bool seen = true) {
        all.push_back({name, [make](const place& p) { return read(make(p)); }, seen});
      };
      add("the left side of " + end,
          [=](const place& p) { return joined(kind, p.table(), "t", *p.all.notes, "a", linked(), where); });
      add("the right side of " + end,
          [=](const place& p) { return joined(kind, *p.all.notes, "a", p.table(), "t", linked(), where); });
      add("beside a shared table in " + end,
          [=](const place& p) { return joined(kind, *p.all.words, "a", p.table(), "t", linked(), where); });
      add("both sides of " + end,
          [=](const place& p) { return joined(kind, p.table(), "a", p.table(), "t", linked(), where); });
    }
}

/// With its parent: where the path may be left out, or must not.
void add_parents(std::vector<position>& all) {
  for (const join_kind kind : kinds)
    for (const failing where : {failing::nowhere, failing::in_on, failing::in_where})
      for (const bool child_first : {true, false}) {
        const auto make = [=](const place& p) -> std::optional<statement> {
          if (p.s.parent == nullptr) return std::nullopt;
          term on = t(p.s.parent_key) == a("id");
          return read(child_first ? joined(kind, p.table(), "t", *p.s.parent, "a", on, where)
                                  : joined(kind, *p.s.parent, "a", p.table(), "t", on, where));
        };
        all.push_back({std::string(child_first ? "before" : "behind") + " its parent in " +
                           kind_names[static_cast<int>(kind)] + " join" + failing_names[static_cast<int>(where)],
                       make});
      }
}

void add_chains(std::vector<position>& all) {
  const auto add = [&](const std::string& name, std::function<rows(const place&)> make) {
    all.push_back({name, [make](const place& p) { return read(make(p)); }});
  };
  const auto base = [](const place& p) {
    return rows().from(*p.all.words, "w").out(col("w", "part"), "p").out(t("part"), "x").out(a("part"), "y");
  };
  const auto on_t = [] { return (t("part") == col("w", "part")) && harm("t"); };
  const auto on_a = [] { return (a("part") == col("w", "part")) && harm("a"); };
  for (const join_kind first : kinds)
    for (const join_kind second : kinds) {
      if (first == join_kind::cross || second == join_kind::cross) continue;
      const std::string names = std::string(kind_names[static_cast<int>(first)]) + " and then " +
                                kind_names[static_cast<int>(second)] + " join";
      add("the middle of " + names, [=](const place& p) {
        return base(p).join(first, p.table(), "t", on_t()).join(second, *p.all.notes, "a", on_a());
      });
      add("the end of " + names, [=](const place& p) {
        return base(p).join(first, *p.all.notes, "a", on_a()).join(second, p.table(), "t", on_t());
      });
    }
}

}  // namespace

std::vector<position> join_positions() {
  std::vector<position> all;
  add_sides(all);
  add_parents(all);
  add_chains(all);
  return all;
}

}  // namespace rowscope_tests::positions
