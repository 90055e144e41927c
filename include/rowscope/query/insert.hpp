#pragma once
#include <rowscope/query/insert_rows.hpp>

namespace rowscope {
namespace detail {

template <class Table>
struct target_clause : clause {
  using introduces = type_list<Table>;

  static void lower(lowering_state& s) { s.add_from(tree::table_source(info_of<Table>, Table::table_name())); }
  template <class Visit>
  void each_value(Visit&) const {}
};

/// Whether what is assigned is a value of the program, and no expression that the database computes.
template <class A>
inline constexpr bool assigns_value_v = false;
template <class Column, class V, class T>
inline constexpr bool assigns_value_v<assignment<Column, value_node<V, T>>> = true;

/// The C++ type of the key that the database generates: its own where it has value_traits, else a 64-bit integer.
consteval auto generated_key(type_list<>) { return std::type_identity<void>{}; }
template <class Column, class... Columns>
consteval auto generated_key(type_list<Column, Columns...>) {
  using value = typename Column::value_type;
  constexpr bool generated =
      Column::is_primary_key && info_of<typename Column::table_type>.find(Column::name())->generated;
  if constexpr (generated)
    return std::type_identity<std::conditional_t<is_strong_v<value>, value, std::int64_t>>{};
  else
    return generated_key(type_list<Columns...>{});
}

}  // namespace detail

/// insert_into().set(): one row. In a scoped session the tenant column is filled in.
template <site_name Site, class Table, class... Assignments>
class [[nodiscard("rowscope: a statement does nothing until a session runs it: session(statement)")]] insert_statement {
  using list = detail::clause_list<detail::target_clause<Table>, detail::set_clause<Assignments...>>;
  using given = type_list<typename Assignments::column_type...>;

 public:
  using rowscope_statement = void;
  using tables = type_list<Table>;
  using target = Table;
  static constexpr const site_name& site = site_t<Site>::name;
  static constexpr tree::verb what = tree::verb::insert;
  static constexpr std::size_t conditions = 0;
  static constexpr const auto& table_names = detail::names_of<tables>;

  constexpr insert_statement() = default;
  explicit constexpr insert_statement(Assignments... a)
    requires(sizeof...(Assignments) > 0)
      : sets_(static_cast<Assignments&&>(a)...) {}

  /// Every column that is neither optional, generated nor defaulted must be named, but for the tenant column.
  template <class... As>
  constexpr auto set(As... values) const {
    static_assert(sizeof...(Assignments) == 0, "rowscope: set() is called twice; name all columns in one call");
    if constexpr (detail::are_assignments_of<Table, As...>()) {
      static_assert(
          detail::nothing_left_out<type_list<typename As::column_type...>>(columns_of_t<Table>{}),
          "rowscope: the insert leaves out a column that must have a value: one that is neither std::optional, "
          "generated nor has_default, or the foreign key that carries the scope");
      if constexpr (detail::is_without_excluded<typename As::tables...>()) {
        static_assert(((As::tables::size == 0) && ...),
                      "rowscope: the row that an insert makes has no columns to read yet; give set() values");
        return insert_statement<Site, Table, As...>(static_cast<As&&>(values)...);
      }
    }
  }

  /// Many rows: `insert_into(customers{}).columns(customers::name, customers::email).rows(range)`, or what a select
  /// makes:
  /// `.from(rs::select(...))`. Every column that must have a value is named, as in set().
  template <class... Cs>
  constexpr auto columns(Cs...) const {
    static_assert(sizeof...(Assignments) == 0, "rowscope: an insert has set() for one row, or columns() for many");
    static_assert(sizeof...(Cs) > 0, "rowscope: columns() names at least one column");
    constexpr bool all = (column_type<Cs> && ...);
    static_assert(all, "rowscope: columns() takes columns of the table");
    if constexpr (all) {
      static_assert((std::is_same_v<typename Cs::table_type, Table> && ...),
                    "rowscope: columns() names a column of another table");
      static_assert(((count_v<type_list<Cs...>, Cs> == 1) && ...), "rowscope: columns() names a column twice");
      static_assert(
          detail::nothing_left_out<type_list<Cs...>>(columns_of_t<Table>{}),
          "rowscope: the insert leaves out a column that must have a value: one that is neither std::optional, "
          "generated nor has_default, or the foreign key that carries the scope");
      return insert_columns<Site, Table, Cs...>{};
    }
  }

  /// What to do where a row with the same key is there already: `.on_conflict(settings::name).do_update(...)`. The
  /// columns are those of the primary key or of a declared unique key; the tenant's may be left out.
  template <class... Keys>
  constexpr auto on_conflict(Keys... keys) const {
    static_assert(sizeof...(Assignments) > 0, "rowscope: on_conflict() comes after set()");
    if constexpr (sizeof...(Assignments) > 0) return detail::make_conflict(*this, keys...);
  }
  /// The session gives these values of the row back: `acme(insert.returning(orders::id)).value()`.
  template <class... Outputs>
  constexpr auto returning(Outputs... outputs) const {
    return detail::make_returning(*this, static_cast<Outputs&&>(outputs)...);
  }

  template <class Other>
  void operator=(const Other&) {  // NOLINT(misc-unconventional-assign-operator): refuses
    static_assert(detail::always_false<Other>,
                  "rowscope: each step makes a statement of another type; write auto next = q.set(...)");
  }

  // What a session asks.
  static tree::statement lower(condition_mask) { return detail::lower_statement(what, 0, &list::lower); }
  template <class Visit>
  void each_value(Visit& visit) const {
    sets_.each_value(visit);
  }
  [[nodiscard]] constexpr condition_mask condition_bits() const { return 0; }
  /// Visits the value given for the tenant column, where there is one.
  template <class Visit>
  void tenant_value(Visit& visit) const {
    const auto add = [&]<class A>(const A& a) {
      if constexpr (is_filled_column_v<typename A::column_type> && detail::assigns_value_v<A>) a.each_value(visit);
    };
    sets_.assignments.each(add);
  }

  /// Visits the value given for the key that the database would generate, where there is one.
  template <class Visit>
  void key_value(Visit& visit) const {
    const auto add = [&]<class A>(const A& a) {
      constexpr const column_info* c = info_of<Table>.find(A::column_type::name());
      if constexpr (A::column_type::is_primary_key && c != nullptr && detail::assigns_value_v<A>) {
        if constexpr (c->generated) a.each_value(visit);
      }
    };
    sets_.assignments.each(add);
  }

  using key_type = typename decltype(detail::generated_key(columns_of_t<Table>{}))::type;
  static constexpr bool names_tenant = detail::names_tenant(given{});
  static constexpr bool names_every_tenant = detail::names_every_tenant<given>(columns_of_t<Table>{});
  static constexpr bool is_complete = sizeof...(Assignments) > 0;

  static consteval void check() {
    static_assert(is_complete, "rowscope: an insert needs set(): .set(customers::name = \"Ann\")");
  }

 private:
  detail::set_clause<Assignments...> sets_{};
};

}  // namespace rowscope
