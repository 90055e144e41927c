#pragma once
#include <rowscope/query/condition_steps.hpp>
#include <rowscope/query/select_clauses.hpp>

namespace rowscope {

/// The joins of the statement type Derived, which has `tables`, `is_compound`, `takes_outer_columns` and
/// `with_step(clause)`.
template <class Derived>
class join_steps {
 public:
  template <class T, class On>
  constexpr auto join(T, On on) && {
    return static_cast<join_steps&&>(*this).template add_join<T, tree::join_kind::inner>(static_cast<On&&>(on));
  }
  template <class T, class On>
  constexpr auto join(T table, On on) const& {
    return copy().join(table, static_cast<On&&>(on));
  }
  /// Columns of the joined table come as std::optional.
  template <class T, class On>
  constexpr auto left_join(T, On on) && {
    return static_cast<join_steps&&>(*this).template add_join<T, tree::join_kind::left>(static_cast<On&&>(on));
  }
  template <class T, class On>
  constexpr auto left_join(T table, On on) const& {
    return copy().left_join(table, static_cast<On&&>(on));
  }
  /// Columns of the tables before it come as std::optional.
  template <class T, class On>
  constexpr auto right_join(T, On on) && {
    return static_cast<join_steps&&>(*this).template add_join<T, tree::join_kind::right>(static_cast<On&&>(on));
  }
  template <class T, class On>
  constexpr auto right_join(T table, On on) const& {
    return copy().right_join(table, static_cast<On&&>(on));
  }
  /// Columns of both sides come as std::optional.
  template <class T, class On>
  constexpr auto full_join(T, On on) && {
    return static_cast<join_steps&&>(*this).template add_join<T, tree::join_kind::full>(static_cast<On&&>(on));
  }
  template <class T, class On>
  constexpr auto full_join(T table, On on) const& {
    return copy().full_join(table, static_cast<On&&>(on));
  }
  /// Each row with each row.
  template <class T>
  constexpr auto cross_join(T) && {
    if constexpr (can_be_joined<T>())
      return static_cast<Derived&&>(*this).with_step(detail::cross_join_clause<detail::rows_of_t<T>>{});
  }
  template <class T>
  constexpr auto cross_join(T table) const& {
    return copy().cross_join(table);
  }

  template <class... Ts>
    requires(sizeof...(Ts) != 2)
  constexpr auto join(const Ts&...) const {
    static_assert(sizeof...(Ts) == 2,
                  "rowscope: a join takes a table and its condition: join(table, column == column)");
  }
  template <class... Ts>
    requires(sizeof...(Ts) != 2)
  constexpr auto left_join(const Ts&...) const {
    static_assert(sizeof...(Ts) == 2,
                  "rowscope: a join takes a table and its condition: left_join(table, column == column)");
  }
  template <class... Ts>
    requires(sizeof...(Ts) != 2)
  constexpr auto right_join(const Ts&...) const {
    static_assert(sizeof...(Ts) == 2,
                  "rowscope: a join takes a table and its condition: right_join(table, column == column)");
  }
  template <class... Ts>
    requires(sizeof...(Ts) != 2)
  constexpr auto full_join(const Ts&...) const {
    static_assert(sizeof...(Ts) == 2,
                  "rowscope: a join takes a table and its condition: full_join(table, column == column)");
  }
  template <class... Ts>
    requires(sizeof...(Ts) != 1)
  constexpr auto cross_join(const Ts&...) const {
    static_assert(sizeof...(Ts) == 1,
                  "rowscope: a cross join takes a table alone: cross_join(table); one with a condition is a "
                  "join(table, column == column)");
  }

 private:
  constexpr Derived copy() const { return static_cast<const Derived&>(*this); }

  template <class T>
  static consteval bool can_be_joined() {
    detail::check_base<T>();
    static_assert(detail::instance<T>, "rowscope: a join takes a declared table, as a value: join(customers{}, ...)");
    static_assert(Derived::tables::size > 0, "rowscope: a join comes after from()");
    static_assert(!Derived::is_compound, "rowscope: a join comes before the set operation");
    if constexpr (detail::instance<T>) {
      constexpr bool is_new = !contains_v<typename Derived::tables, detail::rows_of_t<T>>;
      static_assert(is_new,
                    "rowscope: this table is in the statement already; join another one, or the same under "
                    "rs::alias<table, \"name\">");
      return Derived::tables::size > 0 && !Derived::is_compound && is_new;
    }
    return false;
  }
  template <class T, tree::join_kind Kind, class On>
  constexpr auto add_join(On on) && {
    if constexpr (can_be_joined<T>()) {
      using before = typename Derived::tables;
      using joined = type_list<detail::rows_of_t<T>>;
      using nullable = concat_t<
          std::conditional_t<Kind == tree::join_kind::left || Kind == tree::join_kind::full, joined, type_list<>>,
          std::conditional_t<Kind == tree::join_kind::right || Kind == tree::join_kind::full, before, type_list<>>>;
      if constexpr (detail::is_condition_on<concat_t<before, joined>, On, Derived::takes_outer_columns>())
        return static_cast<Derived&&>(*this).with_step(
            detail::join_clause<detail::rows_of_t<T>, Kind, nullable, On>(static_cast<On&&>(on)));
    }
  }
};

}  // namespace rowscope
