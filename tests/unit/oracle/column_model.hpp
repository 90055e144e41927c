#pragma once
#include <optional>
#include <string>
#include <vector>

#include <rowscope/ast/table_info.hpp>

#include "choices.hpp"
#include "support/tree_session.hpp"
#include "tenant_rows.hpp"

namespace rowscope_tests::oracle {

/// What the values of a column are taken from: columns of one domain are worth comparing.
enum class domain : std::uint8_t {
  number,
  real,
  text,
  key,     ///< n * 10 + tenant
  course,  ///< the same, of fewer
  label,
  user,
  tenant,
  event,
  code,
  currency,
  faculty,
};

struct column_model {
  std::string instance{};
  std::string name{};
  rowscope::value_kind kind = rowscope::value_kind::integer;
  domain values = domain::number;
  bool optional = false;
};

[[nodiscard]] const rowscope::table_info& table_named(std::string_view name);
[[nodiscard]] std::vector<column_model> columns_of(const rowscope::table_info& table, const std::string& instance);
[[nodiscard]] domain domain_of_kind(rowscope::value_kind kind);

/// A value to compare with: of the own rows, of another tenant's, or of none.
[[nodiscard]] tree_value any_value(choices& c, domain d);
/// A value to write into a row of the tenant: mostly one that foreign keys take.
[[nodiscard]] tree_value own_value(choices& c, domain d, std::int64_t tenant);
/// A key that is not used yet, mostly.
[[nodiscard]] tree_value fresh_value(choices& c, domain d, std::int64_t tenant);

}  // namespace rowscope_tests::oracle
