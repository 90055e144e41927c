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

/// The tenant of the owner: 1 or 2, "tenant-1" or "tenant-2".
[[nodiscard]] tenant tenant_of(const schema_info& schema, owner o);
/// The value that the rows of both tenants have of a further dimension.
[[nodiscard]] tenant value_of_dimension(const schema_info& schema, std::string_view dimension);
/// The further dimensions of the schema.
[[nodiscard]] std::vector<std::string_view> dimensions_of(const schema_info& schema);

}  // namespace rowscope::testing
