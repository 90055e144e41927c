#pragma once
#include "names.hpp"

namespace rowscope_tables {

enum class rule_kind { scoped_by, scoped_through, visible_through, tenant_root, shared_or_own, shared };

/// How the rows of a table come to their tenant, by names of the database.
struct scope_rule {
  rule_kind kind{};
  name_list columns;        ///< of the table itself; visible_through: the key that the other table points to
  std::string other;        ///< scoped_through: the parent; visible_through: the linking table
  name_list other_columns;  ///< of the other table
};

/// A rule that may be right.
struct candidate {
  scope_rule rule;
  std::string condition;  ///< what has to hold first; empty: nothing
};

/// What the schema tells about the scope of a table: a rule, or a question with the answers that are possible.
struct scope_decision {
  std::vector<scope_rule> rule;  ///< one, or none
  std::string remark;            ///< what to know about the rule; may be empty
  std::string question;
  std::vector<candidate> candidates;
};

}  // namespace rowscope_tables
