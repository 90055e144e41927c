#include "scoped_rows.hpp"

#include <algorithm>

#include <rowscope/ast/sql_name.hpp>

namespace rowscope::detail::sqlite {
namespace {

std::string same_key(const std::string& other, const std::string& row, std::span<const key_part> key) {
  std::string all;
  for (const key_part& k : key) {
    if (!all.empty()) all += " AND ";
    all += other + "." + quoted_name(k.other) + " = ";
    all += row + "." + quoted_name(k.column);
  }
  return all;
}

}  // namespace

std::string scoped_rows::add(const table_info& table) {
  std::string alias = next_alias();
  from_ = "main." + quoted_name(table.name) + " AS " + alias;
  add_rules(table, alias);
  return alias;
}

void scoped_rows::add_row(const table_info& table, const std::string& row) {
  from_ = "(SELECT 1)";
  add_rules(table, row);
}

void scoped_rows::add_rules(const table_info& table, const std::string& alias) {
  for (const scope_rule_info& r : table.rules) switch (r.kind) {
      case scope_kind::direct:
      case scope_kind::root: require(is_in_scope(table, r, alias)); break;
      case scope_kind::shared_or_own:
        require("(" + is_in_scope(table, r, alias) + " OR " + alias + "." + quoted_name(r.column) + " IS NULL)");
        break;
      case scope_kind::through: {
        const std::string parent = next_alias();
        from_ += " JOIN main." + quoted_name(r.other().name) + " AS " + parent + " ON " +
                 same_key(parent, alias, r.link.key);
        add_rules(r.other(), parent);
        break;
      }
      case scope_kind::visible: require(is_linked(r, alias)); break;
      case scope_kind::shared: break;
    }
}

std::string scoped_rows::is_in_scope(const table_info& table, const scope_rule_info& r,
                                     const std::string& alias) const {
  const auto number = std::ranges::find(state_.dimensions, r.dimension) - state_.dimensions.begin();
  const bool is_text = table.find(r.column)->kind == value_kind::text;
  return alias + "." + quoted_name(r.column) + (is_text ? " COLLATE BINARY" : "") + " = rowscope_scope(" +
         std::to_string(number) + ")";
}

std::string scoped_rows::is_linked(const scope_rule_info& r, const std::string& alias) {
  scoped_rows links(state_, aliases_);
  const std::string link = links.add(r.other());
  links.require(same_key(link, alias, r.link.key));
  return "EXISTS (SELECT 1" + links.text() + ")";
}

std::string select_in_scope(const guard_state& state, const table_info& table) {
  int aliases = 0;
  scoped_rows rows(state, aliases);
  const std::string alias = rows.add(table) + ".";
  std::string outputs;
  for (const column_info& c : table.columns)
    outputs += (outputs.empty() ? "" : ", ") + alias + quoted_name(c.name) + " AS " + quoted_name(c.name);
  return "SELECT " + outputs + rows.text();
}

std::string term_in_scope(const guard_state& state, const table_info& table, const std::string& row) {
  int aliases = 0;
  scoped_rows rows(state, aliases);
  rows.add_row(table, row);
  return "EXISTS (SELECT 1" + rows.text() + ")";
}

}  // namespace rowscope::detail::sqlite
