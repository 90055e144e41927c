#include "statement_maker.hpp"

#include <algorithm>

#include "support/trees.hpp"

namespace rowscope_tests::oracle {
namespace {

using rowscope::value_kind;
using tree::expr;

bool is_filled(std::string_view table, std::string_view column) {
  return std::ranges::count(filled_columns(table), column) > 0;
}
bool is_foreign_key(std::string_view table, std::string_view column) {
  return std::ranges::any_of(checked_keys(), [&](const checked_key& k) {
    return k.table == table && std::ranges::any_of(k.columns, [&](const char* c) { return column == c; });
  });
}
/// The column alone is the key of its table, or a unique one.
bool is_fresh(std::string_view table, const column_model& c) {
  if (is_foreign_key(table, c.name)) return false;
  return c.name == "id" || c.values == domain::code || c.values == domain::course ||
         (c.name == "name" && (table == "customers" || table == "labels" || table == "booths" || table == "settings"));
}

/// The keys that an upsert of the table can name.
std::vector<std::vector<std::string>> keys_of(std::string_view table) {
  if (table == "customers" || table == "labels" || table == "booths") return {{"name"}, {"id"}};
  if (table == "settings") return {{"name"}};
  if (table == "memberships") return {{"user_id"}};
  if (table == "orders") return {{"id"}, {"code"}};
  if (table == "courses") return {{"faculty", "number"}};
  return {{"id"}};
}

}  // namespace

std::string_view statement_maker::table_of(const std::vector<std::string_view>& tables) {
  const std::string_view picked = choices_.one_of(tables);
  return part_.events.empty() && (picked == "booths" || picked == "visits") ? "customers" : picked;
}

void statement_maker::note_key(std::string_view table, std::string_view column) {
  out_.touches_foreign_key = out_.touches_foreign_key || is_foreign_key(table, column);
}

void statement_maker::target(const rowscope::table_info& table) {
  out_.what.body.from = tree::table_source(table, choices_.chance(50) ? std::string(table.name) : query_.next_alias());
}

made_statement statement_maker::make() && {
  const std::size_t what = choices_.pick(20);
  if (!part_.tenants.empty()) tenant_ = choices_.one_of(part_.tenants);
  if (what < 7) {
    out_.what.what = tree::verb::select;
    query_.make_statement();
  } else if (what < 14 && !part_.tenants.empty()) {
    insert();
  } else if (what < 18) {
    update();
  } else {
    remove();
  }
  // Sub-queries had an order of their own.
  if (out_.what.what != tree::verb::select) out_.is_ordered = false;
  return std::move(out_);
}

void statement_maker::common_tables() {
  if (choices_.chance(12)) query_.add_common(out_.what.body, 1);
}

void statement_maker::condition_of_target() {
  const tree::source& from = out_.what.body.from;
  query_.open_frame();
  query_.see(columns_of(*from.table, from.instance));
  if (choices_.chance(85)) out_.what.body.where = query_.condition(2);
  query_.close_frame();
}

// Sub-queries there see the table in the middle of the change: they read others.
void statement_maker::returning(std::string_view instance) {
  const rowscope::table_info& table = *out_.what.body.from.table;
  // SQLite knows no alias there.
  if (!choices_.chance(40) || instance != table.name) return;
  query_.never_read(table.name);
  query_.never_read("users");
  query_.open_frame();
  query_.see(columns_of(table, std::string(instance)));
  for (std::size_t n = 1 + choices_.pick(2); n > 0; --n)
    out_.what.returning.push_back({query_.scalar(choices_.one_of({value_kind::integer, value_kind::text}), 2)});
  query_.close_frame();
}

/// A value for a column of a written row.
expr statement_maker::new_value(const column_model& c, bool is_new_row) {
  const std::string_view table = out_.what.body.from.table->name;
  note_key(table, c.name);
  if (is_fresh(table, c) && (is_new_row || c.kind == value_kind::text))
    return query_.value(fresh_value(choices_, c.values, tenant()));
  if (c.optional && choices_.chance(15)) return query_.null(c.kind);
  if (is_foreign_key(table, c.name)) {
    // Now and then a row of another tenant, or none. But the oracle of a set cannot tell that a session which is
    // narrowed to one of its tenants does not see the others' parents.
    const bool says_tenant = out_.only_tenant != 0 && filled_columns(table).empty();
    const std::size_t how = choices_.pick(20);
    if (how == 18 && !says_tenant) return query_.value(any_value(choices_, c.values));
    if (how == 19 && c.kind == value_kind::integer) return query_.value(fresh_value(choices_, c.values, tenant()));
    return query_.value(own_value(choices_, c.values, tenant()));
  }
  const bool has_domain = c.values != domain_of_kind(c.kind);
  if (has_domain || choices_.chance(60)) return query_.value(own_value(choices_, c.values, tenant()));
  expr e = query_.scalar(c.kind, 2);
  if (!c.optional) {
    // What is NULL would fail for a reason that is of no interest here.
    std::vector<expr> either;
    either.push_back(std::move(e));
    either.push_back(query_.value(own_value(choices_, domain_of_kind(c.kind), tenant())));
    e = tree::call("coalesce", std::move(either));
  }
  if (c.kind == value_kind::integer) e = tree::infix(std::move(e), "%", tree::literal("1000"));
  return e;
}

void statement_maker::insert() {
  static const std::vector<std::string_view> tables{
      "customers", "orders",   "order_lines", "order_lines", "shipments", "settings", "reminders", "courses",
      "exams",     "bookings", "tasks",       "labels",      "orders",    "booths",   "visits",    "memberships"};
  const rowscope::table_info& table = table_named(table_of(tables));
  target(table);
  // Under a set of events the library refuses to meet a row of another event than the new one's; a plain database
  // cannot.
  const bool of_several_events = !event_of(table.name, "").empty() && part_.events.size() > 1;
  const bool upserts = table.name == "memberships" || (choices_.chance(25) && !of_several_events);
  const bool is_set = part_.tenants.size() > 1;
  const bool has_tenant = !filled_columns(table.name).empty();
  const bool from_select = table.name != "memberships" && choices_.chance(25) && !(is_set && upserts) &&
                           !(table.name == "booths" && part_.events.size() > 1);
  // A set of tenants does not say whose the row is; one of several events cannot be chosen in this schema.
  if (is_set && (upserts || (has_tenant && !from_select))) out_.only_tenant = tenant_;
  if (out_.only_tenant != 0) query_.allow_subqueries(false);
  if (table.name == "booths" && part_.events.size() > 1) {
    target(table_named("settings"));
    if (is_set) out_.only_tenant = tenant_;
    return insert_values(table_named("settings"));
  }
  if (from_select)
    insert_rows(table, is_set && has_tenant, upserts);  // of two rows with one key an upsert keeps either
  else
    insert_values(table);
  if (upserts) upsert(table);
  returning(out_.what.body.from.instance);
}

void statement_maker::insert_values(const rowscope::table_info& table) {
  out_.what.what = tree::verb::insert;
  common_tables();
  query_.open_frame();  // a value has no columns around it
  for (const column_model& c : columns_of(table, "")) {
    if (is_filled(table.name, c.name)) continue;
    if (c.optional && choices_.chance(25)) continue;
    out_.what.assignments.push_back({c.name, new_value(c, true)});
  }
  query_.close_frame();
}

/// For a new row that is made from a source's: keys are the source's, moved, so that each is new.
expr statement_maker::value_from(const column_model& c, const std::vector<column_model>& source, std::int64_t shift) {
  const std::string_view table = out_.what.body.from.table->name;
  note_key(table, c.name);
  const auto of = [](const column_model& from) { return tree::column(from.instance, from.name); };
  const auto same = std::ranges::find_if(source, [&](const column_model& s) { return s.name == c.name; });
  if (is_fresh(table, c)) {
    const auto key = std::ranges::find_if(source, [&](const column_model& s) {
      return s.kind == value_kind::integer && (s.name == "id" || s.name == "number");
    });
    if (c.kind == value_kind::text) {
      expr text = same != source.end() ? of(*same) : tree::literal("'x'");
      text = tree::infix(std::move(text), "||", query_.value("-" + std::to_string(shift)));
      return key == source.end() ? std::move(text) : tree::infix(std::move(text), "||", of(*key));
    }
    if (key == source.end()) return query_.value(fresh_value(choices_, c.values, tenant()));
    // Beside an outer join it is NULL, and the database would number the rows as they come.
    std::vector<expr> either;
    either.push_back(tree::infix(of(*key), "+", query_.value(1000 * shift)));
    either.push_back(query_.value(fresh_value(choices_, c.values, tenant())));
    return tree::call("coalesce", std::move(either));
  }
  if (same != source.end() && same->kind == c.kind && (c.optional || !same->optional) && choices_.chance(70))
    return of(*same);
  return new_value(c, false);
}

void statement_maker::insert_rows(const rowscope::table_info& table, bool own_tenants, bool each_key_once) {
  static const std::vector<std::string_view> sources{"customers", "orders",  "order_lines", "shipments",
                                                     "reminders", "exams",   "tasks",       "labels",
                                                     "bookings",  "courses", "settings"};
  out_.what.what = tree::verb::insert;
  out_.makes_rows_in_one = false;
  common_tables();
  const bool same_table = choices_.chance(50) && std::ranges::find(sources, table.name) != sources.end();
  query_.open_frame();
  std::string_view first = same_table ? table.name : choices_.one_of(sources);
  if (each_key_once && first == "settings") first = "customers";  // it has no number to make a key of
  tree::select rows = query_.from_and_where(first, 1, !each_key_once);
  const std::vector<column_model> source = query_.seen();
  const std::int64_t shift = 1 + choices_.number(60);
  for (const column_model& c : columns_of(table, "")) {
    if (is_filled(table.name, c.name)) continue;
    if (c.optional && choices_.chance(25)) continue;
    out_.what.row_columns.push_back(c.name);
    rows.outputs.push_back({value_from(c, source, shift)});
  }
  query_.close_frame();
  if (!own_tenants && choices_.chance(15)) rows.distinct = true;
  out_.what.rows.push_back(std::move(rows));
}

void statement_maker::upsert(const rowscope::table_info& table) {
  tree::conflict_clause clause;
  clause.target = choices_.one_of(keys_of(table.name));
  // Often a key that is there already.
  if (out_.what.rows.empty() && choices_.chance(65))
    for (tree::assignment& a : out_.what.assignments)
      if (std::ranges::count(clause.target, a.column) > 0 && a.value.what == expr::kind::value)
        for (const column_model& c : columns_of(table, ""))
          if (c.name == a.column && !(c.name == "id" && !event_of(table.name, "").empty()))
            // Never the key of a row that is everyone's, or of another event: only the library refuses to touch it.
            out_.values[a.value.index] = own_value(choices_, c.name == "id" ? domain::key : c.values, tenant());
  if (choices_.chance(70)) {
    const std::string& instance = out_.what.body.from.instance;
    query_.never_read(table.name);
    query_.never_read("users");
    query_.open_frame();
    query_.see(columns_of(table, instance));
    for (const column_model& c : columns_of(table, instance)) {
      if (is_filled(table.name, c.name) || c.name == "id" || std::ranges::count(clause.target, c.name) > 0) continue;
      if (table.name == "courses" && c.name != "title") continue;
      if (!clause.assignments.empty() && choices_.chance(50)) continue;
      const bool given = std::ranges::count(out_.what.assignments, c.name, &tree::assignment::column) > 0 ||
                         std::ranges::count(out_.what.row_columns, c.name) > 0;
      note_key(table.name, c.name);
      expr value = new_value(c, false);
      if (given && choices_.chance(50)) {
        value = tree::make(expr::kind::excluded);
        value.text = c.name;
      }
      clause.assignments.push_back({c.name, std::move(value)});
    }
    if (!clause.assignments.empty() && choices_.chance(35)) clause.where = query_.condition(1);
    query_.close_frame();
  }
  out_.what.on_conflict = std::move(clause);
}

void statement_maker::update() {
  static const std::vector<std::string_view> tables{
      "customers", "orders",  "order_lines", "orders",   "shipments",   "settings", "reminders", "exams",  "bookings",
      "tasks",     "courses", "labels",      "accounts", "memberships", "visits",   "booths",    "visits", "exams"};
  const rowscope::table_info& table = table_named(table_of(tables));
  out_.what.what = tree::verb::update;
  out_.makes_rows_in_one = false;
  target(table);
  // Reading what is written would depend on which row comes first: SQLite 3.40 looks for the next row when the one
  // before it is changed already.
  query_.never_read(table.name);
  query_.never_read("users");
  common_tables();
  condition_of_target();
  const std::string instance = out_.what.body.from.instance;
  query_.open_frame();
  query_.see(columns_of(table, instance));
  for (const column_model& c : columns_of(table, instance)) {
    const bool is_key = c.name == "id" || (table.name == "courses" && c.name != "title") ||
                        (table.name == "settings" && c.name == "name") || is_filled(table.name, c.name);
    if (is_key || (!out_.what.assignments.empty() && choices_.chance(60))) continue;
    if (out_.what.assignments.empty() && choices_.chance(35)) continue;
    if (is_fresh(table.name, c)) {
      expr old = tree::column(instance, c.name);
      out_.what.assignments.push_back(
          {c.name, tree::infix(std::move(old), "||", query_.value("+" + std::to_string(choices_.number(9))))});
    } else {
      out_.what.assignments.push_back({c.name, new_value(c, false)});
    }
  }
  query_.close_frame();
  if (out_.what.assignments.empty()) {
    const rowscope::column_info& last = table.columns.back();
    out_.what.assignments.push_back({std::string(last.name), tree::column(instance, last.name)});
    note_key(table.name, last.name);
  }
  returning(instance);
}

void statement_maker::remove() {
  static const std::vector<std::string_view> tables{"order_lines", "shipments",   "reminders", "exams",    "bookings",
                                                    "tasks",       "visits",      "orders",    "settings", "customers",
                                                    "labels",      "memberships", "courses",   "booths"};
  const rowscope::table_info& table = table_named(table_of(tables));
  out_.what.what = tree::verb::remove;
  out_.makes_rows_in_one = false;
  out_.touches_foreign_key = is_pointed_to(table.name);
  target(table);
  common_tables();
  condition_of_target();
  // Not too many at once, or nothing is left to look at.
  const std::string& instance = out_.what.body.from.instance;
  for (const column_model& c : columns_of(table, instance))
    if (c.name == "id" && choices_.chance(70))
      tree::and_behind(out_.what.body.where,
                       tree::infix(tree::column(instance, "id"), choices_.one_of({"=", "<"}), query_.value_like(c)));
  returning(instance);
}

}  // namespace rowscope_tests::oracle
