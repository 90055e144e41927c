#include "view_writer.hpp"

#include <algorithm>

#include <rowscope/ast/sql_name.hpp>

#include "../sql_tokens.hpp"

namespace rowscope::detail::sqlite {
namespace {

/// Writes FROM and WHERE of the rows of a table that are in the scope.
///
/// A path to the tenant is joined, not tested by a sub-query: so SQLite chooses where to begin, and a child is found
/// through its index as in a join written by hand. Each parent is found by a unique key, so no row comes twice.
class scoped_rows {
 public:
  scoped_rows(const guard_state& state, int& aliases) : state_(state), aliases_(aliases) {}

  /// \returns the alias of the table
  std::string add(const table_info& table) {
    std::string alias = next_alias();
    from_ = "main." + quoted_name(table.name) + " AS " + alias;
    add_rules(table, alias);
    return alias;
  }
  void require(const std::string& condition) { where_ += (where_.empty() ? " WHERE " : " AND ") + condition; }
  [[nodiscard]] std::string text() const { return " FROM " + from_ + where_; }

 private:
  std::string next_alias() { return "t" + std::to_string(aliases_++); }

  void add_rules(const table_info& table, const std::string& alias) {
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
  [[nodiscard]] std::string is_in_scope(const table_info& table, const scope_rule_info& r,
                                        const std::string& alias) const {
    const auto number = std::ranges::find(state_.dimensions, r.dimension) - state_.dimensions.begin();
    const bool is_text = table.find(r.column)->kind == value_kind::text;
    return alias + "." + quoted_name(r.column) + (is_text ? " COLLATE BINARY" : "") + " = rowscope_scope(" +
           std::to_string(number) + ")";
  }
  /// Rows of another table, which are in the scope, point to the row.
  std::string is_linked(const scope_rule_info& r, const std::string& alias) {
    scoped_rows links(state_, aliases_);
    const std::string link = links.add(r.other());
    links.require(same_key(link, alias, r.link.key));
    return "EXISTS (SELECT 1" + links.text() + ")";
  }
  static std::string same_key(const std::string& other, const std::string& row, std::span<const key_part> key) {
    std::string all;
    for (const key_part& k : key) {
      if (!all.empty()) all += " AND ";
      all += other + "." + quoted_name(k.other) + " = ";
      all += row + "." + quoted_name(k.column);
    }
    return all;
  }

  const guard_state& state_;
  int& aliases_;
  std::string from_{};
  std::string where_{};
};

std::string listed(const table_info& table, std::string_view before) {
  std::string list;
  for (const column_info& c : table.columns)
    list += (list.empty() ? "" : ", ") + std::string(before) + quoted_name(c.name);
  return list;
}

/// SQLite takes at most a hundred arguments.
constexpr std::size_t most_arguments = 64;

/// Calls that hand the row over, some columns at a time.
std::string hand_over(const table_info& table, std::string_view row, std::size_t place) {
  std::string calls;
  for (std::size_t first = 0; first < table.columns.size(); first += most_arguments) {
    calls += " SELECT rowscope_row(" + std::to_string(place + first);
    for (std::size_t i = first; i < std::min(table.columns.size(), first + most_arguments); ++i)
      calls += ", " + std::string(row) + "." + quoted_name(table.columns[i].name);
    calls += ");";
  }
  return calls;
}

}  // namespace

std::vector<std::string> trigger_names(const guard_state& state, const table_info& table) {
  const std::string name = state.inner_name(table);
  return {name + "_insert", name + "_update", name + "_delete"};
}

std::string inner_view(const guard_state& state, const table_info& table) {
  int aliases = 0;
  scoped_rows rows(state, aliases);
  const std::string alias = rows.add(table) + ".";
  std::string outputs;
  for (const column_info& c : table.columns)
    outputs += (outputs.empty() ? "" : ", ") + alias + quoted_name(c.name) + " AS " + quoted_name(c.name);
  return "CREATE TEMP VIEW " + quoted_name(state.inner_name(table)) + " AS SELECT " + outputs + rows.text() + ";";
}

std::string outer_view(const guard_state& state, const table_info& table) {
  return "CREATE TEMP VIEW " + quoted_name(table.name) + " AS SELECT " + listed(table, "") + " FROM temp." +
         quoted_name(state.inner_name(table)) + ";";
}

std::string write_triggers(const guard_state& state, const table_info& table, std::size_t number) {
  const std::size_t columns = table.columns.size();
  const std::vector<std::string> names = trigger_names(state, table);
  const auto trigger = [&](const std::string& name, const std::string& verb, const std::string& body) {
    return "CREATE TEMP TRIGGER " + quoted_name(name) + " INSTEAD OF " + verb + " ON temp." + quoted_name(table.name) +
           " BEGIN" + body + " SELECT rowscope_" + small_letters(verb) + "(" + std::to_string(number) + "); END;";
  };
  return trigger(names[0], "INSERT", hand_over(table, "NEW", 0)) +
         trigger(names[1], "UPDATE", hand_over(table, "OLD", 0) + hand_over(table, "NEW", columns)) +
         trigger(names[2], "DELETE", hand_over(table, "OLD", 0));
}

}  // namespace rowscope::detail::sqlite
