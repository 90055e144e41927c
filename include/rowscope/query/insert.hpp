#pragma once
#include <rowscope/query/clause.hpp>

namespace rowscope {
namespace detail {

template <class Table>
struct target_clause : clause {
  using introduces = type_list<Table>;

  static void lower(lowering_state& s) { s.statement.body.from = {&info_of<Table>, std::string(Table::table_name())}; }
  template <class Visit>
  void each_value(Visit&) const {}
};

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
    return true;
  } else {
    return false;
  }
}

template <class Given, class... All>
consteval bool nothing_left_out(type_list<All...>) {
  return ((may_be_left_out_v<All> || contains_v<Given, All>)&&...);
}
template <class... Columns>
consteval bool names_tenant(type_list<Columns...>) {
  return (is_tenant_column_v<Columns> || ... || false);
}
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
      : sets_(std::move(a)...) {}

  /// Every column that is neither optional, generated nor defaulted must be named, but for the tenant column.
  template <class... As>
  constexpr auto set(As... values) const {
    static_assert(sizeof...(Assignments) == 0, "rowscope: set() is called twice; name all columns in one call");
    if constexpr (detail::are_assignments_of<Table, As...>()) {
      static_assert(
          detail::nothing_left_out<type_list<typename As::column_type...>>(columns_of_t<Table>{}),
          "rowscope: the insert leaves out a column that must have a value: one that is neither std::optional, "
          "generated nor has_default, or the foreign key that carries the scope");
      static_assert(((As::tables::size == 0) && ...),
                    "rowscope: the row that an insert makes has no columns to read yet; give set() values");
      return insert_statement<Site, Table, As...>(std::move(values)...);
    }
  }

  template <class Other>
  void operator=(const Other&) {  // NOLINT(misc-unconventional-assign-operator): refuses
    static_assert(detail::always_false<Other>,
                  "rowscope: each step makes a statement of another type; write auto next = q.set(...)");
  }

  // What a session asks.
  static tree::statement lower(condition_mask) { return detail::lower_statement<insert_statement, list>(0); }
  template <class Visit>
  void each_value(Visit& visit) const {
    sets_.each_value(visit);
  }
  [[nodiscard]] constexpr condition_mask condition_bits() const { return 0; }
  /// Visits the value given for the tenant column, where there is one.
  template <class Visit>
  void tenant_value(Visit& visit) const {
    const auto add = [&]<class A>(const A& a) {
      if constexpr (is_tenant_column_v<typename A::column_type>) a.each_value(visit);
    };
    std::apply([&](const auto&... a) { (add(a), ...); }, sets_.assignments);
  }

  /// Visits the value given for the key that the database would generate, where there is one.
  template <class Visit>
  void key_value(Visit& visit) const {
    const auto add = [&]<class A>(const A& a) {
      constexpr const column_info* c = info_of<Table>.find(A::column_type::name());
      if constexpr (A::column_type::is_primary_key && c != nullptr) {
        if constexpr (c->generated) a.each_value(visit);
      }
    };
    std::apply([&](const auto&... a) { (add(a), ...); }, sets_.assignments);
  }

  using key_type = typename decltype(detail::generated_key(columns_of_t<Table>{}))::type;
  static constexpr bool names_tenant = detail::names_tenant(given{});
  static constexpr bool is_complete = sizeof...(Assignments) > 0;

  static consteval void check() {
    static_assert(is_complete, "rowscope: an insert needs set(): .set(customers::name = \"Ann\")");
  }

 private:
  detail::set_clause<Assignments...> sets_{};
};

}  // namespace rowscope
