#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include <rowscope/ast/value_form.hpp>

namespace rowscope {

/// The dimension that every scope has unless it says otherwise.
inline constexpr std::string_view tenant_dimension = "tenant";

struct column_info {
  std::string_view name;
  value_kind kind;
  bool optional = false;
  bool primary_key = false;
  bool generated = false;              ///< the database makes the value of a row that leaves it out
  bool has_default = false;            ///< the database fills in a value where a row leaves it out
  text_form form = text_form::plain;   ///< of a text
  std::string_view postgresql_type{};  ///< the type of the column there, where it is not what `kind` and `form` say
};

/// A column of one table, and the column of another that it is compared with.
struct key_part {
  std::string_view column;
  std::string_view other;
};

struct table_info;
/// A function, so that tables may refer to each other in a circle.
using table_ref = const table_info& (*)();

/// A foreign key, as of `scoped_through` or declared by itself.
struct foreign_key_info {
  std::span<const key_part> key;  ///< from this table's columns to those of the other
  table_ref other = nullptr;

  [[nodiscard]] constexpr const table_info& parent() const { return other(); }
};

/// How the rows of a table come to their tenant, or to their value of another dimension.
enum class scope_kind : std::uint8_t {
  direct,         ///< a column of the row holds it
  through,        ///< a foreign key of the row points to a row that has it
  visible,        ///< rows of another table, which have it, point to the row
  root,           ///< the row is the tenant: its key is the value
  shared_or_own,  ///< a column of the row holds it, or NULL: then the row is the same for all
  shared,         ///< the row is the same for all
};

/// One scope rule of a table.
struct scope_rule_info {
  scope_kind kind = scope_kind::shared;
  std::string_view dimension{};  ///< `direct`, `root`, `shared_or_own`: whose value the column holds
  std::string_view column{};     ///< of the same three
  foreign_key_info link{};  ///< `through`: to the parent; `visible`: from this table's key to the rows that link to it
  std::string_view reason{};  ///< `shared`: why every tenant may read it

  /// Whether a column of the row itself holds the value.
  [[nodiscard]] constexpr bool has_column() const { return !column.empty(); }
  [[nodiscard]] constexpr const table_info& other() const { return link.parent(); }
};

struct unique_info {
  std::span<const std::string_view> columns;
  bool global = false;  ///< over all tenants; else the columns are unique within one
};

struct index_info {
  std::span<const std::string_view> columns;
};

/// A declared table as run-time data: what the scope pass, the renderer, the DDL and the checks at open read.
struct table_info {
  std::string_view name;
  std::span<const column_info> columns;
  std::span<const scope_rule_info> rules{};          ///< at least one; a row is in a scope when it is by each of them
  std::span<const foreign_key_info> foreign_keys{};  ///< those that carry no scope
  std::span<const unique_info> uniques{};
  std::span<const index_info> indexes{};
  bool is_view = false;  ///< read only, and made by the user's own DDL

  [[nodiscard]] constexpr const column_info* find(std::string_view column) const {
    for (const column_info& c : columns)
      if (c.name == column) return &c;
    return nullptr;
  }
  [[nodiscard]] constexpr std::size_t primary_key_columns() const {
    std::size_t n = 0;
    for (const column_info& c : columns) n += c.primary_key ? 1 : 0;
    return n;
  }
  [[nodiscard]] constexpr bool has_rule(scope_kind kind) const {
    for (const scope_rule_info& r : rules)
      if (r.kind == kind) return true;
    return false;
  }
  [[nodiscard]] constexpr bool is_shared() const { return has_rule(scope_kind::shared); }
  /// Whether every row has a tenant: only then may other tables be scoped through it.
  [[nodiscard]] constexpr bool every_row_is_owned() const {
    return !is_shared() && !has_rule(scope_kind::shared_or_own) && !has_rule(scope_kind::visible);
  }
  /// The rule whose column holds values of the dimension; null where there is none.
  [[nodiscard]] constexpr const scope_rule_info* rule_of_dimension(std::string_view dimension) const {
    for (const scope_rule_info& r : rules)
      if (r.has_column() && r.dimension == dimension) return &r;
    return nullptr;
  }
  /// The rule whose value stands in this column; null where there is none.
  [[nodiscard]] constexpr const scope_rule_info* rule_of_column(std::string_view column) const {
    for (const scope_rule_info& r : rules)
      if (r.has_column() && r.column == column) return &r;
    return nullptr;
  }
  /// Whether the column is part of a foreign key that carries the scope.
  [[nodiscard]] constexpr bool carries_scope(std::string_view column) const {
    for (const scope_rule_info& r : rules)
      if (r.kind == scope_kind::through)
        for (const key_part& k : r.link.key)
          if (k.column == column) return true;
    return false;
  }
};

}  // namespace rowscope
