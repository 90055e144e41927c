#include "print_rule.hpp"

#include <fmt/format.h>

namespace rowscope_tables {

std::string spelling::table(const std::string& name) const { return space_ + placed_.of(name).identifier; }

std::string spelling::column(const std::string& table_name, const std::string& name) const {
  const std::string& member = placed_.of(table_name).of(name);
  return table_name == inside_ ? member : table(table_name) + "::" + member;
}

std::string spelling::several(const std::string& table_name, const name_list& columns) const {
  name_list parts;
  for (const std::string& name : columns) parts.push_back(column(table_name, name));
  return fmt::format("{}::key<{}>", library(), joined(parts));
}

std::string spelling::key(const std::string& table_name, const name_list& columns) const {
  return columns.size() == 1 ? column(table_name, columns[0]) : several(table_name, columns);
}

std::string spelling::rule(const std::string& table_name, const scope_rule& rule) const {
  const auto with = [&](std::string_view name) {
    return rule.other.empty() ? fmt::format("{}::{}<{}>", library(), name, key(table_name, rule.columns))
                              : fmt::format("{}::{}<{}, {}>", library(), name, key(table_name, rule.columns),
                                            key(rule.other, rule.other_columns));
  };
  switch (rule.kind) {
    case rule_kind::scoped_by: return with("scoped_by");
    case rule_kind::scoped_through: return with("scoped_through");
    case rule_kind::visible_through: return with("visible_through");
    case rule_kind::tenant_root: return with("tenant_root");
    case rule_kind::shared_or_own: return with("shared_or_own");
    case rule_kind::shared: break;
  }
  // Without a reason it does not compile: whoever takes it has to write one.
  return fmt::format("{}::shared<\"\">", library());
}

std::string spelling::foreign_key(const std::string& table_name, const live_foreign_key& k) const {
  return fmt::format("{}::foreign_key<{}, {}>", library(), several(table_name, k.columns),
                     several(k.parent, k.parent_columns));
}

}  // namespace rowscope_tables
