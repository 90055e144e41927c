#include "positions.hpp"

namespace rowscope_tests::positions {
namespace {

const char* const whose = "a set of tenants does not say whose the row is";
const char* const of_nobody = "a row for all has no tenant that its copy could keep";
const char* const only_unscoped =
    "rows that several tenants may see, and the keys of tenants, are written only unscoped";
const char* const no_parent = "an empty set has no parent for the row";
const char* const foreign = "the key is that of another tenant's row";

/// SQLite knows what RETURNING reads by the table's own name only.
term target(const place& p, std::string_view column) { return col(p.table().name, column); }
bool is_set(const place& p) { return p.scope == form::set || p.scope == form::empty; }
/// What the session fills in.
std::string own_value(const place& p, const std::string& column) {
  return column == "event_id" ? "7" : p.all.tenants.front();
}

statement refused(statement s, const char* why) {
  s.refused = why;
  return s;
}

// ---- rows given by values ----

void fill_in(write& w, const place& p, const std::vector<std::string>& columns) {
  for (const std::string& c : columns)
    if (p.scope == form::unscoped)
      w.set(c, lit(own_value(p, c)));
    else
      w.set_in_text_only(c, own_value(p, c));
}
write new_log(const place& p, std::int64_t id, term part) {
  write w(tree::verb::insert, *p.all.logs, "logs");
  w.set("id", lit(std::to_string(id))).set("part", std::move(part)).set("body", lit("'{}'")).set("amount", lit("1"));
  fill_in(w, p, {"tenant_id"});
  return w;
}
statement of_one(const write& w, const place& p) { return is_set(p) ? refused(w.done(), whose) : w.done(); }

void add_values(std::vector<position>& all) {
  const auto add = [&](const char* name, std::function<write(const place&)> make) {
    all.push_back({name, [make](const place& p) -> std::optional<statement> { return of_one(make(p), p); }});
  };
  add("a scalar in VALUES", [](auto& p) { return new_log(p, 5001, value_of(number_of(parts(p)))); });
  add("EXISTS in VALUES", [](auto& p) {
    rows some = parts(p);
    return new_log(p, 5001,
                   choice(exists(some.where(op(col("t", "part"), ">", lit("3")) && harm("t"))), lit("1"), lit("0")));
  });
  add("RETURNING of an insert", [](auto& p) {
    return new_log(p, 5001, lit("3")).returning(value_of(number_of(parts(p)))).returning(col("logs", "part"));
  });
  add("a common table of an insert", [](auto& p) {
    write w = new_log(p, 5001, value_of(rows().from_common("c", "c").out(count_all(), "n")));
    return w.with("c", parts(p));
  });
  add("DO UPDATE SET", [](auto& p) {
    return new_log(p, 101, lit("3")).on_conflict({"id"}, {"id"}).do_update("part", value_of(number_of(parts(p))));
  });
  add("a correlated scalar in DO UPDATE SET", [](auto& p) {
    return new_log(p, 102, lit("3"))
        .on_conflict({"id"}, {"id"})
        .do_update("part", op(value_of(number_of(parts_like(p, "logs"))), "+", excluded("part")));
  });
  add("DO UPDATE WHERE", [](auto& p) {
    rows many = parts(p);
    return new_log(p, 104, lit("3"))
        .on_conflict({"id"}, {"id"})
        .do_update("part", lit("70"))
        .do_update_where(exists(parts_like(p, "logs")));
  });
  add("RETURNING of an upsert", [](auto& p) {
    return new_log(p, 101, lit("3"))
        .on_conflict({"id"}, {"id"})
        .do_update("part", lit("70"))
        .returning(value_of(number_of(parts(p))));
  });
}

// ---- the table as the target ----

write new_row(const place& p, std::int64_t id) {
  write w(tree::verb::insert, p.table(), p.table().name);
  w.set("id", lit(std::to_string(id))).set("part", lit("3")).set("body", lit("'{}'")).set("amount", lit("1"));
  for (const std::string& c : p.s.links) w.set(c, lit(c == "region" || c == "number" ? "1" : "11"));
  fill_in(w, p, p.s.scope_columns);
  return w;
}
statement of_target(const write& w, const place& p, bool from_values) {
  const bool scoped = p.scope != form::unscoped;
  if (scoped && (p.s.rule == "visible" || p.s.rule == "root")) return refused(w.done(), only_unscoped);
  if (from_values && is_set(p) && !p.s.scope_columns.empty()) return refused(w.done(), whose);
  if (from_values && p.scope == form::empty) return refused(w.done(), no_parent);
  return w.done();
}

/// The rows of the table as rows for itself: `s` is where they come from.
struct copied {
  rows in_tree, in_text;
  std::vector<std::string> columns, columns_in_text;
};
copied copy(const place& p, std::int64_t moved_by) {
  copied c;
  const auto both = [&](const std::string& column, const term& value) {
    c.in_tree.out(value, column);
    c.in_text.out(value, column);
    c.columns.push_back(column);
    c.columns_in_text.push_back(column);
  };
  both("id", op(col("s", "id"), "+", lit(std::to_string(moved_by))));
  for (const char* column : {"part", "body", "amount"}) both(column, col("s", column));
  for (const std::string& column : p.s.links) both(column, col("s", column));
  for (const std::string& column : p.s.scope_columns) {
    if (p.scope == form::unscoped)
      both(column, col("s", column));
    else {
      c.in_text.out(p.scope == form::one ? lit(own_value(p, column)) : col("s", column), column);
      c.columns_in_text.push_back(column);
    }
  }
  term condition = harm("s");
  // A row for all becomes an own one; with the key of the row for all it would meet that.
  if (p.s.rule == "shared or own" && moved_by == 0)
    condition = op(col("s", "tenant_id"), "IS NOT", lit("NULL")) && std::move(condition);
  for (rows* r : {&c.in_tree, &c.in_text}) r->from(p.table(), "s").where(condition);
  return c;
}
write copying(const place& p, std::int64_t moved_by) {
  const copied c = copy(p, moved_by);
  return write(tree::verb::insert, p.table(), p.table().name).from(c.in_tree, c.columns, c.in_text, c.columns_in_text);
}
write putting(const place& p) {
  std::vector<std::string> key = p.s.key;
  return copying(p, 0).on_conflict({"id"}, key);
}

void add_targets(std::vector<position>& all) {
  all.push_back({"the target of an insert",
                 [](const place& p) -> std::optional<statement> { return of_target(new_row(p, 1001), p, true); },
                 false});
  all.push_back({"the target of an insert that returns", [](const place& p) -> std::optional<statement> {
                   // Whether the new row is among them is another matter on each database.
                   rows others = rows()
                                     .from(p.table(), "t2")
                                     .out(col("t2", "part"))
                                     .where(op(col("t2", "id"), "<>", lit("1001")) && harm("t2"));
                   return of_target(
                       new_row(p, 1001).returning(target(p, "part")).returning(value_of(number_of(others))), p, true);
                 }});
  all.push_back({"the target of an insert from itself", [](const place& p) -> std::optional<statement> {
                   statement s = of_target(copying(p, 2000), p, false);
                   if (p.s.rule == "shared or own" && is_set(p)) s.refused = of_nobody;
                   return s;
                 }});
  all.push_back({"the target of an upsert", [](const place& p) -> std::optional<statement> {
                   return of_target(putting(p).do_update("part", op(excluded("part"), "+", lit("70"))), p, false);
                 }});
  all.push_back({"the target of an upsert with a condition", [](const place& p) -> std::optional<statement> {
                   return of_target(putting(p)
                                        .do_update("part", op(target(p, "part"), "+", lit("70")))
                                        .do_update_where(harm(p.table().name) && op(excluded("part"), ">", lit("1"))),
                                    p, false);
                 }});
  all.push_back({"the target of an upsert that does nothing",
                 [](const place& p) -> std::optional<statement> { return of_target(putting(p), p, false); }, false});
  all.push_back({"the target of an upsert that looks at itself", [](const place& p) -> std::optional<statement> {
                   rows many = rows().from(p.table(), "t2").out(col("t2", "part")).where(harm("t2"));
                   return of_target(
                       putting(p).do_update("part", value_of(number_of(many))).returning(target(p, "part")), p, false);
                 }});
  all.push_back({"the target of an upsert onto another's row",
                 [](const place& p) -> std::optional<statement> {
                   if (p.s.key.size() > 1 || p.scope == form::unscoped) return std::nullopt;  // no such row to meet
                   write w = new_row(p, p.s.foreign_key).on_conflict({"id"}, {"id"}).do_update("part", lit("70"));
                   w.do_update_where(harm(p.table().name));
                   statement s = of_target(w, p, true);
                   if (s.refused.empty()) s.refused = foreign;
                   return s;
                 },
                 false, position::indexed::any,
                 "PostgreSQL asks the condition of DO UPDATE of the existing row before its policies"});
}

// ---- the table as the source ----

void add_sources(std::vector<position>& all) {
  /// The rows go to the logs, whose tenant column is `tenant` in the plain text.
  using source = std::function<rows(const place&, rows)>;
  const auto add = [&](const char* name, bool keeps_tenant, source make) {
    all.push_back({name, [=](const place& p) -> std::optional<statement> {
                     std::vector<std::string> columns{"id", "part", "body", "amount"}, in_text = columns;
                     in_text.emplace_back("tenant_id");
                     const bool set = is_set(p);
                     const std::string owner =
                         set && keeps_tenant && !p.s.owner.empty() ? p.s.owner : p.all.tenants.front();
                     const rows text = make(p, rows()).out({{}, owner}, "tenant_id");
                     rows tree = make(p, rows());
                     if (p.scope == form::unscoped) {
                       columns.emplace_back("tenant_id");
                       tree.out(lit(p.all.tenants.front()), "tenant_id");
                     }
                     statement s =
                         write(tree::verb::insert, *p.all.logs, "l").from(tree, columns, text, in_text).done();
                     if (set && !keeps_tenant) s.refused = whose;
                     if (set && p.s.rule == "visible") s.refused = whose;
                     return s;
                   }});
  };
  const auto outputs = [](rows r, std::string_view from) {
    const auto c = [&](std::string_view column) { return col(from, column); };
    r.out(op(op(c("part"), "*", lit("1000")), "+", op(c("id"), "+", lit("5000"))), "id");
    return r.out(c("part"), "part").out(call("json", {c("body")}), "body").out(call("abs", {c("amount")}), "amount");
  };
  const auto condition = [](std::string_view from) { return op(col(from, "part"), ">", lit("2")) && harm(from); };
  add("the source of an insert", true,
      [=](const place& p, rows r) { return outputs(r, "t").from(p.table(), "t").where(condition("t")); });
  add("the source of an insert, behind a left join", true, [=](const place& p, rows r) {
    return outputs(r, "t")
        .from(p.table(), "t")
        .join(tree::join_kind::left, *p.all.words, "w", col("w", "part") == col("t", "part"))
        .where(condition("t"));
  });
  add("joined in the source of an insert", false, [=](const place& p, rows r) {
    return outputs(r, "w")
        .from(*p.all.words, "w")
        .join(tree::join_kind::inner, p.table(), "t", (col("t", "part") == col("w", "part")) && harm("t"))
        .where(op(col("t", "part"), ">", lit("2")))
        .distinct();
  });
  add("a sub-query in the source of an insert", false, [=](const place& p, rows r) {
    return outputs(r, "w").from(*p.all.words, "w").where(in(col("w", "part"), parts(p)));
  });
  add("a derived table in the source of an insert", false, [=](const place& p, rows r) {
    rows inner = rows().from(p.table(), "t");
    for (const char* c : {"id", "part", "body", "amount"}) inner.out(col("t", c), c);
    inner.where(condition("t")).order_by(col("t", "part")).order_by(col("t", "id")).limit(lit("1"));
    return outputs(r, "d").from(inner, "d");
  });
  add("a common table in the source of an insert", false, [=](const place& p, rows r) {
    rows inner = rows().from(p.table(), "t");
    for (const char* c : {"id", "part", "body", "amount"}) inner.out(col("t", c), c);
    return outputs(r.with("c", inner.where(condition("t")).order_by(col("t", "part")).limit(lit("1"))), "c")
        .from_common("c", "c");
  });
}

}  // namespace

std::vector<position> insert_positions() {
  std::vector<position> all;
  add_values(all);
  add_targets(all);
  add_sources(all);
  return all;
}

std::vector<not_sql> not_written() {
  return {{"FROM and JOIN of an update or a remove", "the tree has none; a sub-query says the same"},
          {"ORDER BY and LIMIT of an update or a remove", "SQLite is built without them"},
          {"a correlated derived table (LATERAL)", "SQLite has none"},
          {"a natural join, USING", "the tree has none; ON says the same"},
          {"rows of a bound list", "they are values, and no table"},
          {"an insert of several parts of a set operation under a set",
           "refused as a set that does not say whose the row is"}};
}

}  // namespace rowscope_tests::positions
