#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <rowscope/ast/value_form.hpp>
#include <rowscope/enforce/scope_forms.hpp>

namespace rowscope {

/// The parameter that the session's values of a dimension are bound to.
struct scope_slot {
  std::string dimension;
  scope_form form = scope_form::one;  ///< `set`: bound as one list
  std::uint16_t parameter = 0;
};

/// What PostgreSQL is told of a parameter. SQLite takes any value for any.
struct parameter_type {
  std::optional<value_form> form{};  ///< none: what the statement says around it, sent as text
  bool is_list = false;              ///< an array of these

  friend bool operator==(const parameter_type&, const parameter_type&) = default;
};

/// SQL text, and the parameter that each value goes to: 1 is the first, 0 is none.
struct sql_text {
  std::string sql;
  std::vector<std::uint16_t> value_parameter;  ///< of rows that are inserted on PostgreSQL: that of their first column
  std::uint16_t tenant_parameter = 0;          ///< for the one tenant
  std::vector<scope_slot> scope_slots{};  ///< for everything else that the scope binds: sets, and further dimensions
  std::uint16_t parameters = 0;
  std::vector<parameter_type> parameter_types{};  ///< for PostgreSQL, by parameter
  bool returns_key = false;                       ///< for PostgreSQL: each row that is given back is the key of a row
};

}  // namespace rowscope
