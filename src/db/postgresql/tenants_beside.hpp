#pragma once
#include <span>
#include <string>
#include <vector>

#include <rowscope/context/scope.hpp>
#include <rowscope/schema/schema.hpp>

#include "soci_backend.hpp"
#include "wire.hpp"

namespace rowscope::detail::postgresql {

/// Who has rows, as a connection of the role of unscoped sessions reads it: for the scope that the audit's mutants run
/// in. The rows of the application's own transaction are not seen here; whose they are, its scopes tell.
class tenants_beside {
 public:
  /// \throws usage_error where there is no such role
  tenants_beside(const schema_info& schema, const std::string& unscoped);

  [[nodiscard]] scope scope_of_all_rows(const scope& own, std::span<const scope> of_transaction);

 private:
  /// How the tables hold the values of a dimension.
  struct stored_dimension {
    std::string sql;  ///< that reads them; none where no table has a column of it
    bool is_integer = false;
    bool has_uuids = false;
  };
  [[nodiscard]] stored_dimension stored(std::string_view dimension) const;
  [[nodiscard]] std::vector<tenant> values_of(const stored_dimension& stored);

  schema_info schema_;
  soci_session session_;
};

}  // namespace rowscope::detail::postgresql
