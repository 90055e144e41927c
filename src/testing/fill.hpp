#pragma once
#include <map>

#include <rowscope/testing/two_tenants.hpp>

namespace rowscope::testing {

/// Whose a row is.
enum class owner : std::uint8_t { first, second, nobody };

using filled_row = std::map<std::string_view, detail::stored_value>;

struct filled_table {
  const table_info* table = nullptr;
  std::vector<std::pair<owner, filled_row>> rows{};  ///< in the order in which they are written

  /// The rows that the owner may point to.
  [[nodiscard]] std::vector<const filled_row*> rows_for(owner o) const;
  [[nodiscard]] std::size_t count(owner o) const;
};

/// The rows of each table, parents first.
[[nodiscard]] std::vector<filled_table> make_rows(const schema_info& schema,
                                                  std::span<const detail::sampled_table> tables);

/// Values of a dimension, as the first column that holds them makes them: 0 is the first tenant, 1 the second one. Rows
/// of both tenants have the value 0 of each further dimension.
[[nodiscard]] tenant scope_value(std::span<const detail::sampled_table> tables, std::string_view dimension,
                                 std::int64_t number);
/// The further dimensions of the schema.
[[nodiscard]] std::vector<std::string_view> further_dimensions(const schema_info& schema);

}  // namespace rowscope::testing
