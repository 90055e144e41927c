#pragma once
#include <rowscope/query/select_clauses.hpp>

namespace rowscope {

/// The set operations of the select type Derived, which has `fields`, `is_ordered`, `counts_rows` and
/// `with_step(clause)`.
template <class Derived>
class compound_steps {
 public:
  /// Rows of either, equal ones once.
  template <class S>
  constexpr auto union_with(S part) && {
    return static_cast<compound_steps&&>(*this).template add_part<tree::set_operation::union_distinct>(
        static_cast<S&&>(part));
  }
  template <class S>
  constexpr auto union_with(S part) const& {
    return copy().union_with(static_cast<S&&>(part));
  }
  /// Rows of either, all of them.
  template <class S>
  constexpr auto union_all(S part) && {
    return static_cast<compound_steps&&>(*this).template add_part<tree::set_operation::union_all>(
        static_cast<S&&>(part));
  }
  template <class S>
  constexpr auto union_all(S part) const& {
    return copy().union_all(static_cast<S&&>(part));
  }
  /// Rows that both have.
  template <class S>
  constexpr auto intersect(S part) && {
    return static_cast<compound_steps&&>(*this).template add_part<tree::set_operation::intersect>(
        static_cast<S&&>(part));
  }
  template <class S>
  constexpr auto intersect(S part) const& {
    return copy().intersect(static_cast<S&&>(part));
  }
  /// Rows that the other has not.
  template <class S>
  constexpr auto except(S part) && {
    return static_cast<compound_steps&&>(*this).template add_part<tree::set_operation::except>(static_cast<S&&>(part));
  }
  template <class S>
  constexpr auto except(S part) const& {
    return copy().except(static_cast<S&&>(part));
  }

 private:
  constexpr Derived copy() const { return static_cast<const Derived&>(*this); }

  template <tree::set_operation Operation, class S>
  constexpr auto add_part(S part) && {
    static_assert(!Derived::is_ordered && !Derived::template counts_rows<false> && !Derived::template counts_rows<true>,
                  "rowscope: order_by(), limit() and offset() come behind the set operation: they are of all its rows");
    if constexpr (detail::is_complete_part<S>()) {
      constexpr bool same = detail::same_fields_v<typename Derived::fields, typename S::fields>;
      static_assert(same, "rowscope: both sides of a set operation have the same number of outputs, of the same types");
      if constexpr (same)
        return static_cast<Derived&&>(*this).with_step(detail::compound_clause<Operation, S>(static_cast<S&&>(part)));
    }
  }
};

}  // namespace rowscope
