#include "world.hpp"

#include <algorithm>
#include <cstdlib>
#include <stdexcept>
#include <string_view>

#include "tables.hpp"

namespace rowscope_tests::positions {
namespace {

std::string number(std::int64_t n) { return std::to_string(n); }

bool has_tenant(form f, int tenant) {
  switch (f) {
    case form::one: return tenant == 1;
    case form::set: return tenant != 2;
    case form::empty: return false;
    case form::unscoped: return true;
  }
  return false;
}

/// Fills the tables of both schemas: every row, or only those in a scope.
class filling {
 public:
  filling(plain_database& file, const family& of, form f, bool only_own)
      : file_(file), family_(of), form_(f), only_own_(only_own) {}

  void fill() {
    sql_ = "BEGIN;";
    for (int part = 1; part <= 9; ++part) add("words", true, number(part), part, "");
    for (int tenant = 1; tenant <= 3; ++tenant) fill_tenant(tenant);
    if (&family_ == &numbers()) fill_rest();
    file_.run(sql_ + "COMMIT;");
  }

 private:
  // A row out of the scope holds what no term gets over: a text that is no JSON, and a number that has no absolute.
  void add(const char* table, bool own, const std::string& id, int part, const std::string& more) {
    if (only_own_ && !own) return;
    const std::string values =
        own ? "'{\"n\":" + number(part) + "}', " + number(part) : "'{\"n', -9223372036854775807 - 1";
    sql_ += std::string("INSERT INTO ") + table + " VALUES (" + (id.empty() ? "" : id + ", ") + number(part) + ", " +
            values + more + ");";
  }
  void link(const char* table, bool own, const std::string& values) {
    if (own || !only_own_) sql_ += std::string("INSERT INTO ") + table + " VALUES (" + values + ");";
  }

  void fill_tenant(int tenant) {
    const bool own = has_tenant(form_, tenant);
    const std::string& name = family_.tenants[static_cast<std::size_t>(tenant) - 1];
    for (int i = 1; i <= 9; ++i) add("logs", own, number(tenant * 100 + i), i, ", " + name);
    for (int i = 1; i <= 3; ++i) {
      const int part = i < 3 ? i : tenant + 2;
      const std::string id = number(tenant * 10 + i);
      add("notes", own, name + ", " + number(i), part, "");
      add("owners", own, id, part, ", " + name);
      add("children", own, id, part, ", " + id);
      if (&family_ != &numbers()) continue;
      add("grandchildren", own, id, part, ", " + id);
      link("places", own, number(i) + ", " + number(tenant) + ", " + name);
      add("spots", own, id, part, ", " + number(i) + ", " + number(tenant));
      add("users", own, id, part, "");
      link("members", own, id + ", " + name + ", " + id);
      add("templates", own, id, part, ", " + name);
      add("tasks", own, id, part, ", " + name + ", " + id);
      for (const int event : {7, 8})
        add("talks", form_ == form::unscoped || (own && event == 7), number(tenant * 10 + i + (event - 7) * 500),
            event == 7 ? part : part + 3, ", " + name + ", " + number(event));
    }
    if (&family_ == &numbers()) add("accounts", own, number(tenant), tenant + 2, "");
  }
  void fill_rest() {
    // A user whom two tenants know, and one whom nobody does; a template for all.
    const bool known = has_tenant(form_, 1) || has_tenant(form_, 2);
    add("users", known, "90", 8, "");
    link("members", has_tenant(form_, 1), "91, 1, 90");
    link("members", has_tenant(form_, 2), "92, 2, 90");
    add("users", form_ == form::unscoped, "99", 9, "");
    add("templates", true, "90", 1, ", NULL");
  }

  plain_database& file_;
  const family& family_;
  form form_;
  bool only_own_;
  std::string sql_;
};

void change_indexes(plain_database& file, indexes i) {
  if (i == indexes::declared) return;
  for (const std::string& name : file.rows("SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"))
    file.run("DROP INDEX \"" + name + "\"");
  if (i == indexes::covering)
    for (const std::string& table :
         file.rows("SELECT m.name FROM sqlite_master m WHERE m.type = 'table' AND EXISTS (SELECT 1 FROM "
                   "pragma_table_info(m.name) WHERE name = 'body')"))
      file.run("CREATE INDEX " + table + "_body ON " + table + " (body, amount, part, id); CREATE INDEX " + table +
               "_part ON " + table + " (part, amount, body)");
}

template <class Schema>
void create(plain_database& file, indexes i) {
  file.create(Schema::info());
  change_indexes(file, i);
}

rs::scope scope_of(const family& of, form f) {
  const bool text = &of != &numbers();
  const rs::tenant one = text ? rs::tenant("acme") : rs::tenant(1);
  const rs::tenant three = text ? rs::tenant("acme ") : rs::tenant(3);
  if (f == form::one) return one;
  if (f == form::set) return rs::tenants{one, three};
  return rs::tenants{};
}

text_rows lines(const std::string& text) {
  text_rows all;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    all.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return all;
}

}  // namespace

const char* to_string(form f) {
  static constexpr const char* names[] = {"one tenant", "a set of two", "an empty set", "unscoped"};
  return names[static_cast<int>(f)];
}
const char* to_string(indexes i) {
  static constexpr const char* names[] = {"declared indexes", "only primary keys", "covering indexes"};
  return names[static_cast<int>(i)];
}

net tried_net() {
  const char* const named = std::getenv("ROWSCOPE_MATRIX_NET");
  const std::string_view name = named == nullptr ? "both" : named;
  if (name == "both") return net::both;
  if (name == "row-security") return net::row_security;
  if (name == "scope-pass") return net::scope_pass;
  throw std::invalid_argument("ROWSCOPE_MATRIX_NET is " + std::string(name));
}

const family& numbers() {
  static const family all{
      .name = "numbers",
      .subjects = {{.rule = "direct",
                    .table = &rs::info_of<notes>,
                    .key = {"tenant_id", "id"},
                    .scope_columns = {"tenant_id"},
                    .owner = "t.tenant_id",
                    .own_key = 1,
                    .foreign_key = 9},
                   {.rule = "direct, by a key over all tenants",
                    .table = &rs::info_of<owners>,
                    .scope_columns = {"tenant_id"},
                    .owner = "t.tenant_id",
                    .is_removable = false},
                   {.rule = "through one hop",
                    .table = &rs::info_of<children>,
                    .links = {"owner_id"},
                    .parent = &rs::info_of<owners>,
                    .parent_key = "owner_id",
                    .owner = "(SELECT tenant_id FROM owners o WHERE o.id = t.owner_id)",
                    .is_removable = false},
                   {.rule = "through two hops",
                    .table = &rs::info_of<grandchildren>,
                    .links = {"child_id"},
                    .parent = &rs::info_of<children>,
                    .parent_key = "child_id",
                    .owner =
                        "(SELECT tenant_id FROM owners o, children c WHERE o.id = c.owner_id AND c.id = t.child_id)"},
                   {.rule = "through a composite key",
                    .table = &rs::info_of<spots>,
                    .links = {"region", "number"},
                    .owner = "(SELECT tenant_id FROM places o WHERE o.region = t.region AND o.number = t.number)"},
                   {.rule = "visible", .table = &rs::info_of<users>, .is_removable = false},
                   {.rule = "root", .table = &rs::info_of<accounts>, .owner = "t.id", .own_key = 1, .foreign_key = 2},
                   {.rule = "shared or own",
                    .table = &rs::info_of<templates>,
                    .scope_columns = {"tenant_id"},
                    .owner = "t.tenant_id"},
                   {.rule = "tenant and event",
                    .table = &rs::info_of<talks>,
                    .scope_columns = {"tenant_id", "event_id"},
                    .owner = "t.tenant_id",
                    .needs_event = true},
                   {.rule = "direct and through",
                    .table = &rs::info_of<tasks>,
                    .links = {"owner_id"},
                    .scope_columns = {"tenant_id"},
                    .parent = &rs::info_of<owners>,
                    .parent_key = "owner_id",
                    .owner = "t.tenant_id"}},
      .words = &rs::info_of<words>,
      .notes = &rs::info_of<notes>,
      .logs = &rs::info_of<logs>,
      .tenants = {"1", "2", "3"}};
  return all;
}

const family& texts_family() {
  static const family all{.name = "texts",
                          .subjects = {{.rule = "direct, text tenant",
                                        .table = &rs::info_of<texts::notes>,
                                        .key = {"tenant_id", "id"},
                                        .scope_columns = {"tenant_id"},
                                        .owner = "t.tenant_id",
                                        .own_key = 1,
                                        .foreign_key = 9},
                                       {.rule = "through one hop, text tenant",
                                        .table = &rs::info_of<texts::children>,
                                        .links = {"owner_id"},
                                        .parent = &rs::info_of<texts::owners>,
                                        .parent_key = "owner_id",
                                        .owner = "(SELECT tenant_id FROM owners o WHERE o.id = t.owner_id)"}},
                          .words = &rs::info_of<texts::words>,
                          .notes = &rs::info_of<texts::notes>,
                          .logs = &rs::info_of<texts::logs>,
                          .tenants = {"'acme'", "'ACME'", "'acme '"}};
  return all;
}

/// The sessions on the shared database: each with the event, and without.
struct world::opened {
  rs::database db;
  std::optional<rs::session> scoped{}, with_event{};
  std::optional<rs::unscoped_session> unscoped{};
};

struct world::stillness {
  stillness(plain_database& own, opened& shared) : own_(own) {
    own_.run("BEGIN");
    for (auto* session : {&shared.scoped, &shared.with_event})
      if (*session) hold(**session);
    if (shared.unscoped) hold(*shared.unscoped);
  }
  stillness(const stillness&) = delete;
  stillness& operator=(const stillness&) = delete;
  ~stillness() { own_.run("COMMIT"); }

 private:
  template <class Session>
  void hold(Session& session) {
    held_.push_back(std::unique_ptr<rs::transaction>(new rs::transaction(session.transaction(rs::read_only))));
  }

  plain_database& own_;
  std::vector<std::unique_ptr<rs::transaction>> held_{};
};

std::shared_ptr<world::stillness> world::hold_still() { return std::make_shared<stillness>(own_, *opened_); }

world::world(const family& of, form f, indexes i) {
  const bool text = &of != &numbers();
  for (plain_database* file : {&shared_, &own_}) {
    if (text)
      create<texts::text_schema>(*file, i);
    else
      create<number_schema>(*file, i);
    filling(*file, of, f, file == &own_).fill();
  }
  tables_ = own_.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'");
  for (const std::string& table : tables_) {
    const auto columns = [&](const char* one) {
      return own_.value(std::string("SELECT group_concat(") + one + ", ' || ''|'' || ') FROM pragma_table_info('" +
                        table + "')");
    };
    const auto add = [&](std::string& dump, const std::string& row, const char* from) {
      dump += (dump.empty() ? "" : " UNION ALL ") + ("SELECT '" + table + "|' || " + row) + from + table;
    };
    add(dump_, columns("'quote(' || name || ')'"), " FROM main.");
    add(dump_on_postgresql_,
        columns("CASE type WHEN 'TEXT' THEN 'quote_nullable(' || name || ')' ELSE 'coalesce(' || name || '::text, "
                "''NULL'')' END"),
        " FROM public.");
  }
  before_ = all_rows(shared_);
  std::ranges::set_difference(before_, all_rows(own_), std::back_inserter(foreign_));

  opened_.reset(text ? new opened{shared_.open(texts::text_schema::info(), {.pool_size = 2})}
                     : new opened{shared_.open(number_schema::info(), {.pool_size = 2})});
  if (f == form::unscoped) {
    opened_->unscoped = opened_->db.unscoped(rs::site<"test.positions">, "the positive control: every tenant's rows");
  } else {
    opened_->scoped = opened_->db.for_scope(scope_of(of, f));
    if (!text)
      opened_->with_event = opened_->db.for_scope(
          scope_of(of, f) & (f == form::set ? rs::dimension<"event">::any_of({7, 9}) : rs::dimension<"event">{7}));
  }
  if (plain_database::is_postgresql())
    prepare_postgresql();
  else
    keep_rows();
}

// Behind the opening: nobody opens a database in which the tables, or a function, bypass row-level security.
void world::prepare_postgresql() {
  // Whoever calls it reads what his own transaction has written, of every tenant.
  shared_.run(
      "CREATE FUNCTION public.every_row() RETURNS text LANGUAGE sql SECURITY DEFINER AS $$ SELECT "
      "string_agg(one, E'\\n') FROM (" +
      dump_on_postgresql_ + ") AS every (one) $$");
  // The planner tests first what costs less: it is tempted to ask for the foreign rows.
  shared_.run(
      "CREATE FUNCTION public.json(text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT COST 0.0001 AS "
      "$$ BEGIN RETURN $1::pg_catalog.json::text; END $$");
  shared_.run("ANALYZE");
  if (tried_net() == net::scope_pass)
    for (const std::string& table : tables_) shared_.run("ALTER TABLE public." + table + " DISABLE ROW LEVEL SECURITY");
  const bool is_secured = shared_.value("SELECT count(*) FROM pg_class WHERE relrowsecurity") != "0";
  if (is_secured != (tried_net() != net::scope_pass)) throw std::logic_error("another net than that of this run");
}

world::~world() = default;

tree_result world::run(const subject& s, const tree::statement& statement, const std::vector<tree_value>& values) {
  const counted count = plain_database::is_postgresql() ? counted::no : counted::too;
  if (opened_->unscoped) return run_tree(*opened_->unscoped, statement, values, count);
  return run_tree(s.needs_event ? *opened_->with_event : *opened_->scoped, statement, values, count);
}

tree_result world::run_and_undo(const subject& s, const tree::statement& statement,
                                const std::vector<tree_value>& values, text_rows& after) {
  after = before_;
  if (plain_database::is_postgresql()) {
    const rs::transaction undone = opened_->unscoped ? opened_->unscoped->transaction()
                                   : s.needs_event   ? opened_->with_event->transaction()
                                                     : opened_->scoped->transaction();
    tree_result result = run(s, statement, values);
    tree::statement all;
    tree::expr every_row = tree::make(tree::expr::kind::plain_call);
    every_row.text = "public.every_row";
    all.body.outputs.push_back({std::move(every_row), "every_row"});
    after = sorted(lines(run(s, all, {}).rows.at(0)));
    return result;
  }
  const auto look_and_restore = [&] {
    after = all_rows(shared_);
    if (after != before_) restore();
  };
  try {
    tree_result result = run(s, statement, values);
    look_and_restore();
    return result;
  } catch (const std::exception&) {
    look_and_restore();
    throw;
  }
}

text_rows world::all_rows(plain_database& file) {
  return sorted(file.rows(&file == &shared_ && plain_database::is_postgresql() ? dump_on_postgresql_ : dump_));
}

text_rows world::expected_write(const std::string& sql, text_rows& contents) {
  own_.run("BEGIN");
  const text_rows returned = own_.rows(sql);
  contents = all_rows(own_);
  own_.run("ROLLBACK");
  return returned;
}

void world::keep_rows() {
  shared_.run("ATTACH ':memory:' AS kept");
  for (const std::string& table : tables_)
    shared_.run("CREATE TABLE kept." + table + " AS SELECT * FROM main." + table);
}

void world::restore() {
  std::string sql = "BEGIN;";
  for (const std::string& table : tables_)
    sql += "DELETE FROM main." + table + "; INSERT INTO main." + table + " SELECT * FROM kept." + table + ";";
  shared_.run(sql + "COMMIT");
}

}  // namespace rowscope_tests::positions
