#include "positions.hpp"

namespace rowscope_tests::positions {
namespace {

term t(std::string_view column) { return col("t", column); }
term l(std::string_view column) { return col("l", column); }

const char* const only_unscoped =
    "rows that several tenants may see, and the keys of tenants, are written only unscoped";

/// Rows for all are read in a scope, and not written there.
void only_own(write& of, const place& p) {
  if (p.s.rule == "shared or own" && p.scope != form::unscoped) of.where_in_text_only("tenant_id IS NOT NULL");
}
statement done(write& of, const place& p) {
  only_own(of, p);
  statement s = of.done();
  if (p.s.rule == "visible" && p.scope != form::unscoped) s.refused = only_unscoped;
  if (p.s.rule == "root" && p.scope != form::unscoped && s.tree.what != tree::verb::update) s.refused = only_unscoped;
  return s;
}
statement by_key(write& of, const place& p, std::int64_t key) {
  of.where(t("id") == bound(key));
  statement s = done(of, p);
  s.values = {key};
  s.tree.value_count = 1;
  return s;
}

/// Conditions on a row l of the logs that look into the table.
std::vector<std::pair<std::string, std::function<term(const place&)>>> conditions() {
  return {{"IN", [](const place& p) { return in(l("part"), parts(p)); }},
          {"NOT IN", [](const place& p) { return negated(in(l("part"), parts(p))); }},
          {"EXISTS", [](const place& p) { return exists(parts_like(p, "l")); }},
          {"NOT EXISTS", [](const place& p) { return negated(exists(parts_like(p, "l"))); }},
          {"a scalar", [](const place& p) { return op(value_of(number_of(parts(p))), ">", l("part")); }},
          {"a derived table",
           [](const place& p) { return in(l("part"), rows().from(parts(p), "d").out(col("d", "part"))); }},
          {"a common table",
           [](const place& p) {
             return in(l("part"), rows().with("c", parts(p)).from_common("c", "c").out(col("c", "part")));
           }},
          {"an outer join", [](const place& p) {
             return in(l("part"),
                       rows()
                           .from(*p.all.words, "w")
                           .join(tree::join_kind::right, p.table(), "t", (t("part") == col("w", "part")) && harm("t"))
                           .out(col("w", "part"))
                           .where(op(col("w", "part"), "IS NOT", lit("NULL"))));
           }}};
}

write new_target(const place& p) { return {tree::verb::update, p.table(), "t"}; }
write new_log(const place& p) {
  write w(tree::verb::update, *p.all.logs, "l");
  return w;
}

void add_targets(std::vector<position>& all) {
  all.push_back({"the target of an update", [](const place& p) -> std::optional<statement> {
                   write w = new_target(p);
                   return done(w.set("part", lit("70")).where(harm("t")), p);
                 }});
  all.push_back({"the target of an update of every row", [](const place& p) -> std::optional<statement> {
                   write w = new_target(p);
                   return done(w.set("amount", op(call("abs", {t("amount")}), "+", lit("1"))), p);
                 }});
  all.push_back({"the target of an update with an OR", [](const place& p) -> std::optional<statement> {
                   write w = new_target(p);
                   return done(w.set("part", lit("70")).where((t("part") == lit("77")) || harm("t")), p);
                 }});
  all.push_back({"the target of an update by its own key",
                 [](const place& p) -> std::optional<statement> {
                   write w = new_target(p);
                   w.set("part", lit("70"));
                   return by_key(w, p, p.s.own_key);
                 },
                 false});
  all.push_back({"the target of an update by another's key",
                 [](const place& p) -> std::optional<statement> {
                   write w = new_target(p);
                   w.set("part", lit("70"));
                   return by_key(w, p, p.s.foreign_key);
                 },
                 false});
  all.push_back({"the target of an update that looks at itself", [](const place& p) -> std::optional<statement> {
                   // Whether it sees what the statement itself has changed is another matter on each database.
                   write w = new_target(p);
                   rows others = rows()
                                     .from(p.table(), "t2")
                                     .out(col("t2", "part"))
                                     .where(op(col("t2", "id"), "<>", t("id")) && harm("t2"));
                   return done(w.set("part", value_of(number_of(others))).where(exists(others)), p);
                 }});
  all.push_back({"the target of an update that returns", [](const place& p) -> std::optional<statement> {
                   // SQLite knows the target by its own name only.
                   const std::string_view self = p.table().name;
                   write w(tree::verb::update, p.table(), self);
                   w.set("part", op(col(self, "part"), "+", lit("70"))).where(harm(self));
                   return done(w.returning(col(self, "part")).returning(call("json", {col(self, "body")})), p);
                 }});
}

void add_looks(std::vector<position>& all) {
  for (const auto& [name, look] : conditions())
    all.push_back({name + " in the condition of an update", [look = look](const place& p) -> std::optional<statement> {
                     write w = new_log(p);
                     return w.set("part", op(l("part"), "+", lit("70"))).where(look(p)).done();
                   }});
  const auto add = [&](const char* name, std::function<write(const place&)> make) {
    all.push_back({name, [make](const place& p) -> std::optional<statement> { return make(p).done(); }});
  };
  add("a scalar in SET", [](auto& p) { return new_log(p).set("part", value_of(number_of(parts(p)))); });
  add("a correlated scalar in SET",
      [](auto& p) { return new_log(p).set("part", value_of(number_of(parts_like(p, "l")))); });
  add("EXISTS in SET",
      [](auto& p) { return new_log(p).set("part", choice(exists(parts_like(p, "l")), lit("1"), lit("0"))); });
  add("two scalars in SET", [](auto& p) {
    return new_log(p)
        .set("part", value_of(number_of(parts_like(p, "l"))))
        .set("amount", op(value_of(number_of(parts(p))), "+", l("amount")));
  });
  add("a common table of an update", [](auto& p) {
    return new_log(p)
        .with("c", parts(p))
        .set("part", lit("70"))
        .where(in(l("part"), rows().from_common("c", "c").out(col("c", "part"))));
  });
  add("a common table of an update, read in SET", [](auto& p) {
    return new_log(p).with("c", parts(p)).set("part", value_of(rows().from_common("c", "c").out(count_all(), "n")));
  });
  add("RETURNING of an update", [](auto& p) {
    return write(tree::verb::update, *p.all.logs, "logs")
        .set("amount", lit("70"))
        .returning(value_of(number_of(parts_like(p, "logs"))));
  });
}

}  // namespace

std::vector<position> update_positions() {
  std::vector<position> all;
  add_targets(all);
  add_looks(all);
  return all;
}

std::vector<position> remove_positions() {
  std::vector<position> all;
  const auto of_target = [&](const char* name, std::function<statement(write&, const place&)> make, bool seen = true) {
    all.push_back({name,
                   [make](const place& p) -> std::optional<statement> {
                     if (!p.s.is_removable) return std::nullopt;
                     write w(tree::verb::remove, p.table(), "t");
                     return make(w, p);
                   },
                   seen});
  };
  of_target("the target of a remove", [](write& w, auto& p) { return done(w.where(harm("t")), p); });
  of_target("the target of a remove of every row", [](write& w, auto& p) { return done(w, p); });
  of_target("the target of a remove with an OR",
            [](write& w, auto& p) { return done(w.where((t("part") == lit("77")) || harm("t")), p); });
  of_target(
      "the target of a remove by its own key", [](write& w, auto& p) { return by_key(w, p, p.s.own_key); }, false);
  of_target(
      "the target of a remove by another's key", [](write& w, auto& p) { return by_key(w, p, p.s.foreign_key); },
      false);
  of_target("the target of a remove that returns", [](write& w, auto& p) {
    const std::string_view self = p.table().name;
    w = write(tree::verb::remove, p.table(), self).where(harm(self));
    return done(w.returning(col(self, "part")).returning(call("json", {col(self, "body")})), p);
  });
  for (const auto& [name, look] : conditions())
    all.push_back({name + " in the condition of a remove", [look = look](const place& p) -> std::optional<statement> {
                     return write(tree::verb::remove, *p.all.logs, "l").where(look(p)).done();
                   }});
  all.push_back({"a common table of a remove", [](const place& p) -> std::optional<statement> {
                   return write(tree::verb::remove, *p.all.logs, "l")
                       .with("c", parts(p))
                       .where(in(l("part"), rows().from_common("c", "c").out(col("c", "part"))))
                       .done();
                 }});
  all.push_back({"RETURNING of a remove", [](const place& p) -> std::optional<statement> {
                   return write(tree::verb::remove, *p.all.logs, "logs")
                       .returning(value_of(number_of(parts_like(p, "logs"))))
                       .done();
                 }});
  return all;
}

}  // namespace rowscope_tests::positions
