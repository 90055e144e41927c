#pragma once
#include <rowscope/context/tenant.hpp>
#include <rowscope/expression/grouping.hpp>
#include <rowscope/query/clause.hpp>

/// What an insert or an update may name, said in sentences.
namespace rowscope::detail {

/// Whether set() was given assignments of this table's columns, each once; said in sentences where not.
template <class Table, class... As>
consteval bool are_assignments_of() {
  static_assert((assigns<As> && ...), "rowscope: set() takes assignments: set(customers::name = \"Ann\")");
  if constexpr ((assigns<As> && ...)) {
    static_assert((std::is_same_v<typename As::column_type::table_type, Table> && ...),
                  "rowscope: set() names a column of another table");
    static_assert(((count_v<type_list<typename As::column_type...>, typename As::column_type> == 1) && ...),
                  "rowscope: set() names a column twice");
    static_assert((!As::has_aggregate && ...),
                  "rowscope: set() stores values of one row; an aggregate is read by a select of its own");
    static_assert((!has_window_v<typename As::node_type> && ...),
                  "rowscope: set() stores values of one row; a window function is read by a select of its own");
    return true;
  } else {
    return false;
  }
}

template <class Given, class... All>
consteval bool nothing_left_out(type_list<All...>) {
  return ((may_be_left_out_v<All> || contains_v<Given, All>)&&...);
}
/// A value given for the tenant column is a tenant, or NULL: where the column takes that, the row is the same for all.
/// \throws value_error
template <class V>
void check_tenant(const V& value) {
  if constexpr (is_optional_v<V>) {
    if (value) (void)tenant(*value);
  } else if constexpr (!std::is_same_v<V, std::nullopt_t>) {
    (void)tenant(value);
  }
}

template <class... Columns>
consteval bool names_tenant(type_list<Columns...>) {
  return (is_filled_column_v<Columns> || ... || false);
}
/// Whether every column that a session would fill in is named.
template <class Given, class... All>
consteval bool names_every_tenant(type_list<All...>) {
  return ((!is_filled_column_v<All> || contains_v<Given, All>)&&...);
}

}  // namespace rowscope::detail
