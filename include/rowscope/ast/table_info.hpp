#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace rowscope {

/// What a column holds, as every database understands it.
enum class value_kind : std::uint8_t { integer, real, boolean, text, blob };

/// How the rows of a table come to their tenant.
enum class scope_kind : std::uint8_t {
  direct,   ///< a column of the row holds the tenant
  through,  ///< a foreign key of the row points to a row that has the tenant
  shared,   ///< the row is the same for every tenant
};

struct column_info {
  std::string_view name;
  value_kind kind;
  bool optional = false;
  bool primary_key = false;
  bool generated = false;    ///< the database makes the value of a row that leaves it out
  bool has_default = false;  ///< the database fills in a value where a row leaves it out
};

/// A declared table as run-time data: what the scope pass, the renderer, the DDL and the checks at open read.
struct table_info {
  std::string_view name;
  std::span<const column_info> columns;
  scope_kind kind = scope_kind::shared;
  std::string_view tenant_column{};    ///< `direct`: the column that holds the tenant
  std::string_view foreign_key{};      ///< `through`: the column that points to the parent
  const table_info* parent = nullptr;  ///< `through`
  std::string_view parent_key{};       ///< `through`: the parent's whole primary key
  std::string_view shared_reason{};    ///< `shared`: why every tenant may read it

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
  /// The column whose value tells the tenant, directly or by pointing at the parent. Empty for a shared table.
  [[nodiscard]] constexpr std::string_view scoping_column() const {
    return kind == scope_kind::direct ? tenant_column : foreign_key;
  }
  /// The table at the end of the path, which holds the tenant column. The table itself unless `through`.
  [[nodiscard]] constexpr const table_info& tenant_table() const {
    const table_info* t = this;
    while (t->kind == scope_kind::through) t = t->parent;
    return *t;
  }
  /// The kind of the tenant's key. Only for a scoped table.
  [[nodiscard]] constexpr value_kind tenant_kind() const {
    const table_info& t = tenant_table();
    return t.find(t.tenant_column)->kind;
  }
};

}  // namespace rowscope
