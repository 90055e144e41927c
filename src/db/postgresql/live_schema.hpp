#pragma once
#include <rowscope/schema/expected.hpp>

#include "../attached/live_table.hpp"
#include "postgresql_connection.hpp"

namespace rowscope::detail::postgresql {

/// The declared tables as the database has them now, in whatever order.
struct live_schema {
  std::vector<live_table> tables;
  bool is_distributed = false;  ///< by Citus
  bool is_secured = false;      ///< by the DDL

  /// What DDL for it looks like.
  [[nodiscard]] ddl_form form() const { return is_distributed ? ddl_form::distributed : ddl_form::postgresql; }
  /// Null where the database has none of the name.
  [[nodiscard]] const live_table* find(std::string_view name) const;
};

/// Three statements, whatever the number of the tables.
[[nodiscard]] live_schema read_schema(postgresql_connection& c);

}  // namespace rowscope::detail::postgresql
