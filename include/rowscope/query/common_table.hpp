#pragma once
#include <rowscope/query/fields.hpp>

/// Common table expressions: a select under a name, which the statement reads like a table.
namespace rowscope {

/// What a statement reads from a common table. Fields as of the select.
template <fixed_string Name, class Fields>
struct common_table_rows {
  using rowscope_instance = void;
  using rowscope_common_table = void;

  static constexpr std::string_view instance_name() { return Name.view(); }
  static tree::source source() {
    tree::source s;
    s.instance = Name.view();
    s.common = Name.view();
    return s;
  }

  /// An output of the select: a column, or an expression named by rs::as<"name">().
  template <class E>
  constexpr auto operator[](const E&) const {
    constexpr bool selected = expression<E> && detail::is_field<E>(Fields{});
    static_assert(selected,
                  "rowscope: this is not among the outputs of the common table; add it to its select(), or ask for an "
                  "expression by the name that rs::as<\"name\">() gave it");
    if constexpr (selected)
      return instance_column<common_table_rows, detail::fixed_label<E>(), detail::field_value_t<E, Fields>>{};
  }
};

namespace detail {

template <class S>
consteval bool is_common_part() {
  if constexpr (is_complete_part<S>()) {
    static_assert(
        S::fields_are_named,
        "rowscope: each output of a common table needs a name of its own: a column, or rs::as<\"name\">(...)");
    static_assert(
        !S::fields_are_named || S::names_differ,
        "rowscope: two outputs of this common table have one name; give one of them another by rs::as<\"name\">(...)");
    static_assert(S::free_tables::size == 0, "rowscope: a common table cannot use columns of the statement around it");
    return S::fields_are_named && S::names_differ && S::free_tables::size == 0;
  }
  return false;
}

}  // namespace detail

/// `rs::cte<"big">(select)`: given to with(), and read by from(big) or join(big, ...).
template <fixed_string Name, class S>
struct common_table : common_table_rows<Name, typename S::fields> {
  using rows = common_table_rows<Name, typename S::fields>;
  static constexpr std::size_t value_count = S::value_count;

  S select;

  explicit constexpr common_table(S s) : select(static_cast<S&&>(s)) {}

  static tree::common_table lower(tree::lowering& l) {
    tree::common_table c;
    c.name = Name.view();
    S::add_names(c.columns);
    c.body = S::lower_part(l);
    return c;
  }
  template <class Visit>
  void each_value(Visit& visit) const {
    select.each_value(visit);
  }
};

template <fixed_string Name, class S, class Next>
struct recursive_common_table : common_table_rows<Name, typename S::fields> {
  using rows = common_table_rows<Name, typename S::fields>;
  static constexpr std::size_t value_count = S::value_count + Next::value_count;

  S first;
  Next next;

  constexpr recursive_common_table(S s, Next n) : first(static_cast<S&&>(s)), next(static_cast<Next&&>(n)) {}

  static tree::common_table lower(tree::lowering& l) {
    tree::common_table c;
    c.name = Name.view();
    S::add_names(c.columns);
    c.body = S::lower_part(l);
    c.body.others.push_back({tree::set_operation::union_distinct, Next::lower_part(l)});
    return c;
  }
  template <class Visit>
  void each_value(Visit& visit) const {
    first.each_value(visit);
    next.each_value(visit);
  }
};

template <fixed_string Name, class S>
[[nodiscard]] constexpr auto cte(S select) {
  static_assert(Name.literal && is_name(Name.view()),
                "rowscope: a common table is named by a literal: rs::cte<\"big\">(...)");
  if constexpr (detail::is_common_part<S>()) return common_table<Name, S>(static_cast<S&&>(select));
}

/// A common table that reads itself, such as a tree of categories. Rows are kept once, so that a circle ends:
///
///     auto below = rs::recursive_cte<"below">(
///         rs::select(categories::id).from(categories{}).where(categories::id == root),
///         [](auto below) { return rs::select(categories::id).from(categories{})
///                              .join(below, categories::parent_id == below[categories::id]); });
template <fixed_string Name, class S, class Next>
[[nodiscard]] constexpr auto recursive_cte(S first, Next next) {
  static_assert(Name.literal && is_name(Name.view()),
                "rowscope: a common table is named by a literal: rs::recursive_cte<\"below\">(...)");
  if constexpr (detail::is_common_part<S>()) {
    using self = common_table_rows<Name, typename S::fields>;
    static_assert(
        std::is_invocable_v<Next&, self>,
        "rowscope: recursive_cte() takes a select, and a callable that makes the next one of the rows so far");
    if constexpr (std::is_invocable_v<Next&, self>) {
      using more = std::invoke_result_t<Next&, self>;
      if constexpr (detail::is_complete_part<more>()) {
        static_assert(detail::same_fields_v<typename S::fields, typename more::fields>,
                      "rowscope: both selects of a recursive_cte() have the same number of outputs, of the same types");
        return recursive_common_table<Name, S, more>(static_cast<S&&>(first), next(self{}));
      }
    }
  }
}

}  // namespace rowscope
