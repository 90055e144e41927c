#pragma once
#include <string>

#include "plain_database.hpp"

/// Databases that are the same for tenant 1, and differ only in the rows of the others.
namespace rowscope_tests::guarded {

enum class world {
  alone,     ///< there are no other tenants
  harmless,  ///< others have rows like those of tenant 1
  poisoned,  ///< others have rows on which a term can fail, and other values
};
inline constexpr world worlds[] = {world::alone, world::harmless, world::poisoned};

/// The tables, with rows.
[[nodiscard]] std::string sql_of(world w);
void fill(plain_database& database, world w);

/// A select of every row of every table; `own` are those that tenant 1 may see or writes.
[[nodiscard]] std::string select_rows(bool own);

}  // namespace rowscope_tests::guarded
