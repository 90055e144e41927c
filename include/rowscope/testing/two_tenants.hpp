#pragma once
#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <string_view>
#include <variant>
#include <vector>

#include <rowscope/db/database.hpp>
#include <rowscope/testing/sample.hpp>

/// Databases for tests of isolation. Link `rowscope::testing`; no program for production needs it.
namespace rowscope::testing {

/// How many rows of a table were filled in.
struct filled_rows {
  std::string_view table;
  std::size_t first = 0;   ///< that the first tenant sees as its own
  std::size_t second = 0;  ///< that the second one does
  std::size_t shared = 0;  ///< that are the same for every tenant
};

struct filled_table;

namespace detail {

using stored_value = std::variant<std::monostate, std::int64_t, double, std::string, blob>;
using sampler = stored_value (*)(std::string_view column, std::int64_t n);

/// A table, and for each of its columns what makes values of its C++ type.
struct sampled_table {
  const table_info* table;
  std::span<const sampler> samplers;
};

template <class T>
stored_value sampled(std::string_view column, std::int64_t n) {
  const auto held = hold(sample<T>::value(column, n));
  using H = std::remove_cvref_t<decltype(held)>;
  if constexpr (std::is_same_v<H, bool>)
    return std::int64_t{held};
  else if constexpr (std::is_arithmetic_v<H> || std::is_same_v<H, blob>)
    return held;
  else
    return std::string(std::string_view(held));
}
template <class... Columns>
constexpr std::array<sampler, sizeof...(Columns)> samplers_of(type_list<Columns...>) {
  return {&sampled<unwrap_t<typename Columns::value_type>>...};
}
template <class Table>
inline constexpr auto samplers = samplers_of(columns_of_t<Table>{});

}  // namespace detail

/// Makes a database of its own at each call, with the tables of the schema and without rows.
using database_maker = std::function<database(const schema_info&)>;

/// In a temporary file.
[[nodiscard]] database temporary_database(const schema_info& schema);

/// A database that two tenants share, and beside it one for each of them alone with the same rows: what a tenant gets
/// from the shared one must be what it gets from its own. \see two_tenants, prove_isolated
class shared_database {
 public:
  /// \throws usage_error for tables that cannot be filled: those that need each other's rows first
  shared_database(const schema_info& schema, std::span<const detail::sampled_table> tables, const database_maker& made);
  shared_database(shared_database&&) noexcept;
  shared_database& operator=(shared_database&&) noexcept;
  ~shared_database();

  rowscope::database db;
  tenant first;
  tenant second;
  scope first_scope;   ///< `first`, and the value of each further dimension of its rows
  scope second_scope;  ///< `second`, with the same values

  /// In the order of the schema; views are left out.
  [[nodiscard]] std::span<const filled_rows> rows() const noexcept { return rows_; }
  /// \throws usage_error for a table that is not in the schema
  template <class Table>
  [[nodiscard]] const filled_rows& rows_of(const Table&) const {
    return rows_of_table(Table::table_name());
  }

  /// A database with the rows of one tenant, and with those that all share: as the shared one, without the other
  /// tenant.
  [[nodiscard]] rowscope::database& alone(bool is_first) noexcept;
  /// The rows that the tenant sees in the shared database, table by table, as one text for each table.
  [[nodiscard]] std::vector<std::string> everything_of(bool is_first) const;

  /// How often a connection of the shared database was taken.
  [[nodiscard]] std::uint64_t leases() const;
  [[nodiscard]] std::span<const table_info* const> tables() const noexcept { return schema_.tables; }

 private:
  shared_database(const schema_info& schema, std::span<const detail::sampled_table> sampled,
                  const std::vector<filled_table>& tables, const database_maker& made);
  [[nodiscard]] const filled_rows& rows_of_table(std::string_view table) const;

  schema_info schema_;
  std::vector<filled_rows> rows_;
  std::unique_ptr<rowscope::database> alone_first_;
  std::unique_ptr<rowscope::database> alone_second_;
};

/// Makes a database with the tables of a schema and fills in rows for two tenants, parents first, from the declarations
/// alone: at least two of each table for each tenant, one in the table of tenants. What can be
/// the same for both is the same: names, texts, numbers, the values of rs::unique keys and of further dimensions. A row
/// of a `visible_through` table is seen by both. Foreign keys point to rows of the same tenant.
///
/// Foreign keys that would close a circle are left NULL. Keys that the database makes are larger than those of the
/// rows. Tables are made by create_tables(): those with constraints of their own DDL need rows of their own.
///
/// \param made makes three databases: what is under them lives at least as long
template <class Schema>
[[nodiscard]] shared_database two_tenants(const database_maker& made = temporary_database) {
  return [&made]<class... Tables>(const schema<Tables...>&) {
    const std::array tables{detail::sampled_table{&info_of<Tables>, detail::samplers<Tables>}...};
    return shared_database(schema<Tables...>::info(), tables, made);
  }(Schema{});
}

}  // namespace rowscope::testing
