#include "world.hpp"

#include <algorithm>

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
  file.run(rs::ddl(Schema{}));
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

}  // namespace

const char* to_string(form f) {
  static constexpr const char* names[] = {"one tenant", "a set of two", "an empty set", "unscoped"};
  return names[static_cast<int>(f)];
}
const char* to_string(indexes i) {
  static constexpr const char* names[] = {"declared indexes", "only primary keys", "covering indexes"};
  return names[static_cast<int>(i)];
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
  for (const std::string& table :
       shared_.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")) {
    const std::string columns = shared_.value(
        "SELECT group_concat('quote(' || name || ')', ' || ''|'' || ') FROM pragma_table_info('" + table + "')");
    dump_ += (dump_.empty() ? "" : " UNION ALL ") + ("SELECT '" + table + "|' || " + columns) + " FROM main." + table;
  }
  shared_.run("ATTACH ':memory:' AS kept");
  for (const std::string& table : shared_.rows("SELECT name FROM sqlite_master WHERE type = 'table'"))
    if (!table.starts_with("sqlite")) shared_.run("CREATE TABLE kept." + table + " AS SELECT * FROM main." + table);
  const text_rows own = all_rows(own_);
  std::ranges::set_difference(contents(), own, std::back_inserter(foreign_));

  const rs::sqlite_options options{.pool_size = 2};
  opened_.reset(text ? new opened{{rs::sqlite(shared_.path(), options), texts::text_schema{}}}
                     : new opened{{rs::sqlite(shared_.path(), options), number_schema{}}});
  if (f == form::unscoped) {
    opened_->unscoped = opened_->db.unscoped(rs::site<"test.positions">, "the positive control: every tenant's rows");
  } else {
    opened_->scoped = opened_->db.for_scope(scope_of(of, f));
    if (!text)
      opened_->with_event = opened_->db.for_scope(
          scope_of(of, f) & (f == form::set ? rs::dimension<"event">::any_of({7, 9}) : rs::dimension<"event">{7}));
  }
}

world::~world() = default;

tree_result world::run(const subject& s, const tree::statement& statement, const std::vector<tree_value>& values) {
  if (opened_->unscoped) return run_tree(*opened_->unscoped, statement, values);
  return run_tree(s.needs_event ? *opened_->with_event : *opened_->scoped, statement, values);
}

text_rows world::all_rows(plain_database& file) { return sorted(file.rows(dump_)); }

text_rows world::expected_write(const std::string& sql, text_rows& contents) {
  own_.run("BEGIN");
  const text_rows returned = own_.rows(sql);
  contents = all_rows(own_);
  own_.run("ROLLBACK");
  return returned;
}

void world::restore() {
  std::string sql = "BEGIN;";
  for (const std::string& table : shared_.rows("SELECT name FROM kept.sqlite_master WHERE type = 'table'"))
    sql += "DELETE FROM main." + table + "; INSERT INTO main." + table + " SELECT * FROM kept." + table + ";";
  shared_.run(sql + "COMMIT");
}

}  // namespace rowscope_tests::positions
