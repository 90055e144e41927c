#pragma once
#include <rowscope/db/plan.hpp>

namespace rowscope::detail {

/// For each bound value of the statement the column that it is compared with or stored in, so that a message can name
/// it. Empty where there is none, as for limit().
[[nodiscard]] std::vector<output_name> columns_of_values(const tree::statement& statement);

}  // namespace rowscope::detail
