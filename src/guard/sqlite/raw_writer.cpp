#include "raw_writer.hpp"

#include <compare>
#include <cstring>
#include <map>
#include <mutex>

#include <rowscope/db/bind.hpp>

namespace rowscope::detail::sqlite {
namespace {

/// One write of the guard's: what it does with which columns of a table.
struct row_write {
  const table_info* table = nullptr;
  tree::verb verb = tree::verb::insert;
  std::vector<std::size_t> columns{};  ///< that get a value
  form_number form = one_tenant;

  friend auto operator<=>(const row_write&, const row_write&) = default;
};

/// An error of it is told with the place of the raw statement.
constexpr site_name no_place = [] {
  site_name s("");
  s.file[0] = '\0';
  s.line = 0;
  return s;
}();

tree::statement statement_of(const row_write& w) {
  tree::statement s;
  s.what = w.verb;
  s.body.from = tree::table_source(*w.table, w.table->name);
  tree::lowering values;
  for (const std::size_t i : w.columns)
    s.assignments.push_back({std::string(w.table->columns[i].name), tree::value(values.next_value())});
  if (w.verb != tree::verb::insert)
    for (const column_info& c : w.table->columns)
      if (c.primary_key)
        tree::and_behind(s.body.where,
                         tree::infix(tree::column(w.table->name, c.name), "=", tree::value(values.next_value())));
  s.value_count = values.count();
  return s;
}

/// The plan of a write; made once for the process.
const plan& plan_of_write(const row_write& w) {
  static std::mutex mutex;
  static auto& plans = *new std::map<row_write, plan>;
  const std::lock_guard lock(mutex);
  const auto found = plans.find(w);
  if (found != plans.end()) return found->second;
  return plans.emplace(w, build_plan(no_place, statement_of(w), forms_of(w.form))).first->second;
}

/// \pre it is one. Asked for first: behind sqlite3_value_blob(), the size alone would be that in the file's encoding.
std::string_view text_of(sqlite3_value* v) {
  const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(v));
  if (text == nullptr) throw std::bad_alloc();
  return {text, static_cast<std::size_t>(sqlite3_value_bytes(v))};
}

bool same(sqlite3_value* a, sqlite3_value* b) {
  const int type = sqlite3_value_type(a);
  if (type != sqlite3_value_type(b)) return false;
  switch (type) {
    case SQLITE_NULL: return true;
    case SQLITE_INTEGER: return sqlite3_value_int64(a) == sqlite3_value_int64(b);
    case SQLITE_FLOAT: return sqlite3_value_double(a) == sqlite3_value_double(b);
    default: {
      const void* bytes_of_a = sqlite3_value_blob(a);
      const void* bytes_of_b = sqlite3_value_blob(b);
      const auto size = static_cast<std::size_t>(sqlite3_value_bytes(a));
      return size == static_cast<std::size_t>(sqlite3_value_bytes(b)) &&
             (size == 0 || std::memcmp(bytes_of_a, bytes_of_b, size) == 0);
    }
  }
}

void bind(cursor& c, int parameter, sqlite3_value* v) {
  switch (sqlite3_value_type(v)) {
    case SQLITE_NULL: return c.bind_null(parameter);
    case SQLITE_INTEGER: return c.bind_integer(parameter, sqlite3_value_int64(v));
    case SQLITE_FLOAT: return c.bind_real(parameter, sqlite3_value_double(v));
    case SQLITE_TEXT: return c.bind_copied_text(parameter, text_of(v));
    default: {
      const auto* bytes = static_cast<const std::byte*>(sqlite3_value_blob(v));
      return c.bind_copied_blob(parameter, {bytes, static_cast<std::size_t>(sqlite3_value_bytes(v))});
    }
  }
}

bool is_null(sqlite3_value* v) { return sqlite3_value_type(v) == SQLITE_NULL; }

/// Whether the value is the scope's own in the rule's dimension.
bool is_own(sqlite3_value* v, const scope_rule_info& rule, const scope& s) {
  const tenant* own = nullptr;
  if (rule.dimension == tenant_dimension && s.tenant()) own = &*s.tenant();
  for (const scope::part& p : s.parts())
    if (p.dimension == rule.dimension && !p.is_set) own = &p.values.front();
  if (own == nullptr) return false;
  if (!own->is_text()) return sqlite3_value_type(v) == SQLITE_INTEGER && sqlite3_value_int64(v) == own->integer();
  return sqlite3_value_type(v) == SQLITE_TEXT && text_of(v) == own->text();
}

[[noreturn]] void throw_other_tenant(const table_info& table, std::string_view column) {
  throw scope_violation(std::string(table.name) + "." + std::string(column) +
                            " is the scope of the row, which the session gives; leave it out of the statement, or give "
                            "it the session's own value",
                        {{}, {}, 0, std::string(table.name)});
}

}  // namespace

void raw_writer::put(std::size_t place, sqlite3_value* value) {
  if (row_.size() <= place) row_.resize(place + 1);
  row_[place].reset(sqlite3_value_dup(value));
  if (!row_[place]) throw std::bad_alloc();
}

sqlite3_value* raw_writer::at(std::size_t place) const {
  if (place >= row_.size() || !row_[place]) throw usage_error("a row of raw SQL was written that no statement gave");
  return row_[place].get();
}

void raw_writer::run(const plan& p, const std::vector<const sqlite3_value*>& values) {
  cursor& c = on_.acquire(p);
  c.begin_part(scope_);
  execution_guard guard(c);
  for (std::size_t i = 0; i < values.size(); ++i)
    if (const int parameter = p.text.value_parameter[i]; parameter != 0)
      bind(c, parameter, const_cast<sqlite3_value*>(values[i]));
  binder<true>(c).scope(scope_);
  c.run();
  written_ += c.changed_rows();
  if (p.verb == tree::verb::insert && c.changed_rows() > 0) key_ = c.last_key();
  guard.dismiss();
  c.leave();
}

// A column that is NULL and that the database or the scope can fill is left out: a view cannot tell it from one that
// the statement does not name.
void raw_writer::insert(const table_info& table) {
  row_write w{&table, tree::verb::insert, {}, number_of(forms_of(scope_, dialect::sqlite))};
  std::vector<const sqlite3_value*> values;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const column_info& c = table.columns[i];
    if (const scope_rule_info* rule = table.rule_of_column(c.name)) {
      if (!is_null(at(i)) && !is_own(at(i), *rule, scope_)) throw_other_tenant(table, c.name);
      if (rule->kind != scope_kind::root) continue;
    }
    if (is_null(at(i))) continue;
    w.columns.push_back(i);
    values.push_back(at(i));
  }
  run(plan_of_write(w), values);
}

void raw_writer::update(const table_info& table) {
  row_write w{&table, tree::verb::update, {}, number_of(forms_of(scope_, dialect::sqlite))};
  std::vector<const sqlite3_value*> values;
  const std::size_t columns = table.columns.size();
  for (std::size_t i = 0; i < columns; ++i) {
    if (same(at(i), at(columns + i))) continue;
    if (table.rule_of_column(table.columns[i].name) != nullptr) throw_other_tenant(table, table.columns[i].name);
    w.columns.push_back(i);
    values.push_back(at(columns + i));
  }
  if (w.columns.empty()) {  // a row that gets the values which it has counts as one that was changed
    for (std::size_t i = 0; i < columns && w.columns.empty(); ++i)
      if (table.rule_of_column(table.columns[i].name) == nullptr && !table.columns[i].primary_key)
        w.columns.push_back(i);
    if (w.columns.empty()) return;
    values.push_back(at(w.columns.front()));
  }
  for (std::size_t i = 0; i < columns; ++i)
    if (table.columns[i].primary_key) values.push_back(at(i));
  run(plan_of_write(w), values);
}

void raw_writer::remove(const table_info& table) {
  const row_write w{&table, tree::verb::remove, {}, number_of(forms_of(scope_, dialect::sqlite))};
  std::vector<const sqlite3_value*> values;
  for (std::size_t i = 0; i < table.columns.size(); ++i)
    if (table.columns[i].primary_key) values.push_back(at(i));
  run(plan_of_write(w), values);
}

}  // namespace rowscope::detail::sqlite
