#pragma once
#include <functional>
#include <vector>

#include <rowscope/ast/table_info.hpp>

namespace rowscope::audit {

/// A declared table with other scope rules. It lives as long as the process.
class other_table {
 public:
  explicit other_table(const table_info& table);

  /// What is kept of the rules; `through` ones that go may stay as foreign keys, which are checked and carry no scope.
  other_table& keep_rules(const std::function<bool(const scope_rule_info&)>& keep);
  other_table& scoping_keys_as_references();
  other_table& without_references();
  /// The columns of the tenant get the values of another dimension.
  other_table& tenant_from(std::string_view dimension);
  /// A column that may be of nobody is taken for one that always has its tenant.
  other_table& always_owned();

  [[nodiscard]] const table_info& keep();

 private:
  table_info info_;
  std::vector<scope_rule_info> rules_;
  std::vector<foreign_key_info> keys_;
};

}  // namespace rowscope::audit
