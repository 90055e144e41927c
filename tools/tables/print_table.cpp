#include "print_table.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "column_type.hpp"

namespace rowscope_tables {
namespace {

constexpr std::size_t line_width = 120;

void add_new(name_list& list, std::string text) {
  if (std::ranges::find(list, text) == list.end()) list.push_back(std::move(text));
}

/// The columns that are not in `left_out`, in their order.
name_list without(const name_list& columns, const name_list& left_out) {
  name_list rest;
  for (const std::string& name : columns)
    if (!contains(left_out, name)) rest.push_back(name);
  return rest;
}

}  // namespace

std::string listing(std::string_view head, const name_list& items, std::string_view tail) {
  std::string text(head);
  std::size_t indent = head.size();
  const auto fits = [&](const std::string& item) { return indent + item.size() + tail.size() <= line_width; };
  if (!std::ranges::all_of(items, fits)) {
    indent = 6;
    text += '\n' + std::string(indent, ' ');
  }
  std::size_t width = indent;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::string item = items[i] + (i + 1 < items.size() ? std::string(",") : std::string(tail));
    if (i > 0 && width + 1 + item.size() > line_width) {
      text += '\n' + std::string(indent, ' ');
      width = indent;
    } else if (i > 0) {
      text += ' ';
      ++width;
    }
    text += item;
    width += item.size();
  }
  return text + '\n';
}

bool table_printer::carries_scope(const live_foreign_key& key) const {
  return std::ranges::any_of(here_.decision->rule, [&](const scope_rule& rule) {
    return rule.kind == rule_kind::scoped_through && rule.other == key.parent && rule.columns == key.columns &&
           rule.other_columns == key.parent_columns;
  });
}

void table_printer::sort_foreign_keys() {
  for (const live_foreign_key& key : table_.foreign_keys) {
    if (carries_scope(key)) continue;
    const bool before = placed_.stands_before(key.parent, table_.name);
    if (before && key.columns.size() == 1 && options_.emplace(key.columns[0], &key).second) continue;
    listed_.push_back(&key);
    listed_behind_ = listed_behind_ || !before;
  }
}

bool table_printer::names_later(const scope_rule& rule) const {
  return rule.kind == rule_kind::visible_through ||
         (!rule.other.empty() && !placed_.stands_before(rule.other, table_.name));
}

std::string table_printer::column(const live_column& c) const {
  const cpp_type type = inferred_type(c.type);
  const bool tenant_of_view = table_.view && std::ranges::any_of(here_.decision->candidates, [&](const candidate& one) {
                                return one.rule.kind == rule_kind::scoped_by && contains(one.rule.columns, c.name);
                              });
  const bool optional = !c.not_null && c.key_position == 0 && !tenant_of_view;
  std::string text;
  if (!type.question.empty())
    text += fmt::format("  // decide: {} is declared as {}: {}\n", literal(c.name), literal(c.type), type.question);
  if (table_.primary_key() == name_list{c.name} && !c.row_number && affinity_of(c.type) == affinity::integer)
    text += "  // The database does not make this key: give it a value in each insert.\n";
  name_list options{literal(c.name), optional ? "std::optional<" + type.text + ">" : type.text};
  if (c.key_position > 0) options.emplace_back("rs::primary_key");
  if (c.has_default) options.emplace_back("rs::has_default");
  if (const auto key = options_.find(c.name); key != options_.end()) {
    const live_foreign_key& to = *key->second;
    options.push_back("rs::references<" + spelling(placed_, table_.name).column(to.parent, to.parent_columns[0]) + ">");
  }
  std::string line = fmt::format("  static constexpr column<{}>", joined(options));
  const std::string member = here_.of(c.name) + "{};";
  line += line.size() + 1 + member.size() > line_width ? "\n      " : " ";
  return text + line + member + '\n';
}

std::string table_printer::keys() const {
  const spelling names(placed_, table_.name);
  name_list items;
  if (listed_behind_) return "";
  for (const live_foreign_key* key : listed_) items.push_back(names.foreign_key(table_.name, *key));
  return items.empty() ? "" : listing("  static constexpr auto foreign_keys = std::tuple{", items, "};");
}

/// What an index over a tenant's rows has beside its own columns.
name_list table_printer::scoping_columns() const {
  const auto holds_tenant = [](const scope_rule& r) {
    return r.kind == rule_kind::scoped_by || r.kind == rule_kind::scoped_through || r.kind == rule_kind::shared_or_own;
  };
  for (const scope_rule& rule : here_.decision->rule)
    if (holds_tenant(rule)) return rule.columns;
  name_list columns;
  for (const candidate& one : here_.decision->candidates) {
    if (one.rule.kind == rule_kind::scoped_through || !holds_tenant(one.rule)) continue;
    if (!columns.empty() && columns != one.rule.columns) return {};
    columns = one.rule.columns;
  }
  return columns;
}

std::string table_printer::indexes() const {
  const spelling names(placed_, table_.name);
  const name_list scoping = scoping_columns();
  name_list uniques, others;
  for (const live_index& index : table_.indexes) {
    const name_list rest = without(index.columns, scoping);
    const bool per_tenant = !scoping.empty() && rest.size() + scoping.size() == index.columns.size() && !rest.empty();
    name_list members;
    for (const std::string& name : index.unique && !per_tenant ? index.columns : rest)
      members.push_back(names.column(table_.name, name));
    if (index.unique)
      add_new(uniques, fmt::format("rs::{}<{}>", per_tenant ? "unique" : "globally_unique", joined(members)));
    else if (!members.empty())
      add_new(others, fmt::format("rs::index<{}>", joined(members)));
  }
  std::string text;
  if (!uniques.empty()) text += listing("  static constexpr auto uniques = std::tuple{", uniques, "};");
  if (!others.empty()) text += listing("  static constexpr auto indexes = std::tuple{", others, "};");
  return text;
}

std::string table_printer::scope() const {
  const spelling names(placed_, table_.name);
  const scope_decision& decision = *here_.decision;
  std::string text;
  if (!decision.remark.empty()) text += "  // " + decision.remark + "\n";
  for (const scope_rule& rule : decision.rule) {
    if (names_later(rule)) return text + "  // Its scope stands behind the tables.\n";
    text += fmt::format("  static constexpr auto scope = {};\n", names.rule(table_.name, rule));
  }
  if (decision.question.empty()) return text;
  text += "  // decide: " + decision.question + "\n";
  bool later = false;
  for (const candidate& one : decision.candidates) {
    later = later || names_later(one.rule);
    if (names_later(one.rule)) continue;
    text += fmt::format("  // static constexpr auto scope = {};{}\n", names.rule(table_.name, one.rule),
                        one.condition.empty() ? "" : "  // " + one.condition);
  }
  if (later) text += "  // Other answers stand behind the tables, for they name a later one.\n";
  return text;
}

std::string table_printer::declaration() const {
  std::string text = fmt::format("struct {0} : rs::{1}<{0}, {2}> {{\n", here_.identifier,
                                 table_.view ? "view" : "table", literal(table_.name));
  name_list members;
  for (const live_column& c : table_.columns) {
    text += column(c);
    members.push_back(here_.of(c.name));
  }
  for (const std::string& remark : table_.remarks) text += "  // " + remark + "\n";
  name_list key = table_.primary_key(), in_order;
  for (const live_column& c : table_.columns)
    if (c.key_position > 0) in_order.push_back(c.name);
  if (key != in_order)
    text += fmt::format("  // The database's primary key has another order: ({}).\n", literal(joined(key)));
  text += listing("  static constexpr auto columns = std::tuple{", members, "};");
  text += keys() + indexes() + scope();
  return text + "};\n";
}

std::string table_printer::behind(const std::string& space) const {
  const spelling names(placed_, "", space);
  const std::string self = names.table(table_.name);
  std::string text;
  if (listed_behind_) {
    name_list items;
    for (const live_foreign_key* key : listed_) items.push_back(names.foreign_key(table_.name, *key));
    text +=
        "template <>\n" +
        listing(fmt::format("inline constexpr auto rowscope::foreign_keys_of<{}> = std::tuple{{", self), items, "};");
  }
  const auto specialization = [&](const scope_rule& rule) {
    return fmt::format("inline constexpr auto rowscope::scope_of<{}> = {};", self, names.rule(table_.name, rule));
  };
  for (const scope_rule& rule : here_.decision->rule)
    if (names_later(rule)) text += "template <>\n" + specialization(rule) + "\n";
  bool asked = false;
  for (const candidate& one : here_.decision->candidates) {
    if (!names_later(one.rule)) continue;
    if (!asked) text += fmt::format("// decide: the scope of {}, here or in its declaration\n", self);
    asked = true;
    text += fmt::format("// template <>\n// {}{}\n", specialization(one.rule),
                        one.condition.empty() ? "" : "  // " + one.condition);
  }
  return text;
}

}  // namespace rowscope_tables
