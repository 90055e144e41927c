#pragma once
#include <rowscope/context/scope.hpp>
#include <rowscope/expression/fixed_string.hpp>

namespace rowscope {

/// A value of a dimension beside the tenant: `rs::tenant{1} & rs::dimension<"event">{7}`; several:
/// `rs::dimension<"event">::any_of({7, 8})`.
template <fixed_string Name>
class dimension : public scope {
 public:
  static_assert(Name.literal && is_name(Name.view()),
                "rowscope: a dimension is named by a literal: rs::dimension<\"event\">{7}");

  explicit dimension(const rowscope::tenant& value) : scope(Name.view(), {value}, false) {}
  /// None of them: no row.
  [[nodiscard]] static scope any_of(const tenants& values) { return {Name.view(), values.list(), true}; }
};

}  // namespace rowscope
