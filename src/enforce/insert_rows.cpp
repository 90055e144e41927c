#include "insert_rows.hpp"

#include <algorithm>

#include "guarded_terms.hpp"
#include "key_checks.hpp"
#include "rule.hpp"

namespace rowscope::enforce {
namespace {

using tree::expr;

const std::string rows_instance = "scope_rows";

std::string numbered(std::size_t i) { return "c" + std::to_string(i + 1); }

/// Whether one output more changes nothing else in the select.
bool takes_output(const tree::select& rows) { return !rows.distinct && !makes_groups(rows) && rows.others.empty(); }

/// The rows that a select makes, as a source whose columns c1, c2, ... can be read, checked and replaced.
class inserted_rows {
 public:
  inserted_rows(tree::statement& s, const table_info* source, scope_path& path)
      : statement_(s), source_(source), path_(path) {}

  /// One assignment for each column that the rows fill, as if each row was given by values.
  std::vector<tree::assignment> take() {
    std::vector<tree::assignment> assignments;
    for (std::size_t i = 0; i < statement_.row_columns.size(); ++i)
      assignments.push_back({statement_.row_columns[i], tree::column(rows_instance, numbered(i))});
    return assignments;
  }
  /// The tenant of the row that each new one is made from.
  std::optional<expr> value_of_source(std::string_view dimension) {
    tree::select& rows = statement_.rows.front();
    if (source_ == nullptr || !takes_output(rows) || is_broken(rule::insert_rows_tenant)) return std::nullopt;
    // The instance may stand in a select of its own by now: its columns are still all there.
    auto value = path_.value_of(tree::table_source(*source_, rows.from.instance), dimension);
    if (!value) return std::nullopt;
    rows.outputs.push_back({*std::move(value)});
    return tree::column(rows_instance, numbered(rows.outputs.size() - 1));
  }
  void put_back(std::vector<tree::assignment> assignments) {
    tree::select rows = std::move(statement_.rows.front());
    tree::select outer;
    if (rows.from.bound) {
      outer.from = std::move(rows.from);
      outer.from.instance = rows_instance;
    } else {
      for (std::size_t i = 0; i < rows.outputs.size(); ++i) rows.outputs[i].label = numbered(i);
      outer.from = tree::derived_source(std::move(rows), rows_instance);
    }
    statement_.row_columns.clear();
    for (tree::assignment& a : assignments) {
      statement_.row_columns.push_back(std::move(a.column));
      outer.outputs.push_back({std::move(a.value)});
    }
    statement_.rows.front() = std::move(outer);
  }

 private:
  tree::statement& statement_;
  const table_info* source_;
  scope_path& path_;
};

class insert_scoper {
 public:
  insert_scoper(tree::statement& s, scope_path& path) : statement_(s), target_(*s.body.from.table), path_(path) {}

  void scope(const table_info* source) {
    inserted_rows rows(statement_, source, path_);
    const bool from_select = !statement_.rows.empty();
    if (from_select)
      assignments_ = rows.take();
    else
      assignments_ = std::move(statement_.assignments);

    for (const scope_rule_info& rule : target_.rules)
      if (rule.has_column()) fill_in(rule, from_select ? &rows : nullptr);
    add_left_out_keys();
    check_keys_of_row();

    if (from_select)
      rows.put_back(std::move(assignments_));
    else
      statement_.assignments = std::move(assignments_);
  }

 private:
  void fill_in(const scope_rule_info& rule, inserted_rows* rows) {
    if (rule.kind == scope_kind::root) return;  // only unscoped, and its key may be made by the database
    const bool named = find(assignments_, rule.column) != nullptr;
    const std::string column(rule.column);
    if (path_.forms().is_unscoped()) {
      if (!named) refuse(target_, "an unscoped insert names the tenant of its row: set " + column);
      return;
    }
    if (named) refuse(target_, "the session fills " + column + " in; leave it out");
    std::optional<expr> value;
    if (path_.form_of(rule.dimension, target_) == scope_form::one)
      value = tree::scope_value(rule.dimension);
    else if (rows != nullptr)
      value = own_value(rule, rows->value_of_source(rule.dimension));
    if (!value)
      refuse(target_,
             "the session's scope is a set, which does not say whose the row is; narrow it: "
             "session.as(tenant)(statement)");
    if (!is_broken(rule::insert_tenant)) assignments_.push_back({column, *std::move(value)});
  }

  /// A row of nobody, or one that an outer join did not find, has no tenant for its copy.
  std::optional<expr> own_value(const scope_rule_info& rule, std::optional<expr> source) {
    if (!source || is_broken(rule::insert_rows_owned)) return source;
    std::vector<expr> either;
    either.push_back(*std::move(source));
    either.push_back(tree::refuse(target_.name, rule.column));
    return tree::call("coalesce", std::move(either));
  }

  // A default of the database could point at anybody's row.
  void add_left_out_keys() {
    const auto add = [&](const foreign_key_info& key) {
      if (!is_checked(target_, key) || is_broken(rule::insert_left_out_key)) return;
      for (const key_part& k : key.key)
        if (find(assignments_, k.column) == nullptr)
          assignments_.push_back({std::string(k.column), tree::literal("NULL")});
    };
    for (const scope_rule_info& r : target_.rules) {
      if (r.kind != scope_kind::through) continue;
      for (const key_part& k : r.link.key)
        if (find(assignments_, k.column) == nullptr && !is_broken(rule::insert_parent))
          refuse(target_, "an insert names the foreign key that carries the scope: " + std::string(k.column));
    }
    for (const foreign_key_info& key : target_.foreign_keys) add(key);
  }

  void check_keys_of_row() {
    const std::vector<tree::assignment> given = assignments_;
    written_row row{.table = &target_};
    row.value_in = [&](std::string_view column) -> std::optional<expr> {
      const auto a = std::ranges::find(given, column, &tree::assignment::column);
      return a == given.end() ? std::nullopt : std::optional<expr>(a->value);
    };
    for (const std::string_view dimension : dimensions_of(target_))
      if (path_.form_of(dimension, target_) == scope_form::one)
        continue;
      else if (auto value = value_of_row(row, dimension))
        row.values.emplace_back(dimension, *std::move(value));
    check_keys(row, assignments_, path_);
  }
  std::optional<expr> value_of_row(const written_row& row, std::string_view dimension) {
    if (const scope_rule_info* rule = target_.rule_of_dimension(dimension)) return row.value_in(rule->column);
    for (const scope_rule_info& rule : target_.rules) {
      if (rule.kind != scope_kind::through) continue;
      std::vector<expr> key;
      for (const key_part& k : rule.link.key)
        if (auto value = row.value_in(k.column)) key.push_back(*std::move(value));
      if (key.size() != rule.link.key.size()) continue;
      if (auto value = path_.value_behind(rule.link, key, dimension)) return value;
    }
    return std::nullopt;
  }

  tree::statement& statement_;
  const table_info& target_;
  scope_path& path_;
  std::vector<tree::assignment> assignments_;
};

}  // namespace

void scope_inserted_rows(tree::statement& s, const table_info* source, scope_path& path) {
  insert_scoper(s, path).scope(source);
}

}  // namespace rowscope::enforce
