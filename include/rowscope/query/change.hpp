#pragma once
#include <rowscope/query/condition_steps.hpp>
#include <rowscope/query/insert.hpp>

namespace rowscope {
namespace detail {

template <class C>
inline constexpr bool is_set_clause_v = false;
template <class... As>
inline constexpr bool is_set_clause_v<set_clause<As...>> = true;

}  // namespace detail

/// Which rows an update or a remove means.
enum class row_choice : std::uint8_t { unsaid, some, every };

/// update() and remove_from(): rows of one table, chosen by where(), or every_row() of the scope.
template <site_name Site, class Table, tree::verb Verb, row_choice Rows, class... Clauses>
class [[nodiscard("rowscope: a statement does nothing until a session runs it: session(statement)")]] change_statement
    : public condition_steps<change_statement<Site, Table, Verb, Rows, Clauses...>> {
  using list = detail::clause_list<Clauses...>;

 public:
  using rowscope_statement = void;
  using tables = type_list<Table>;
  using target = Table;
  static constexpr const site_name& site = site_t<Site>::name;
  static constexpr tree::verb what = Verb;
  static constexpr std::size_t conditions = list::conditions;
  static constexpr bool takes_outer_columns = false;
  static constexpr const auto& table_names = detail::names_of<tables>;

  explicit constexpr change_statement(list clauses) : list_(static_cast<list&&>(clauses)) {}

  template <class... As>
  constexpr auto set(As... values) && {
    static_assert(Verb == tree::verb::update, "rowscope: a remove has no set(); write update(table{}).set(...)");
    static_assert(!(detail::is_set_clause_v<Clauses> || ...),
                  "rowscope: set() is called twice; name all columns in one call");
    static_assert(sizeof...(As) > 0, "rowscope: set() takes at least one assignment");
    if constexpr (detail::are_assignments_of<Table, As...>()) {
      static_assert((!is_tenant_column_v<typename As::column_type> && ...),
                    "rowscope: the tenant column cannot be set: a row never changes its tenant");
      if constexpr (detail::is_without_excluded<typename As::tables...>()) {
        static_assert((subset_v<typename As::tables, tables> && ...),
                      "rowscope: set() uses a column of another table as a value");
        return static_cast<change_statement&&>(*this).template with<Rows>(
            detail::set_clause<As...>(static_cast<As&&>(values)...));
      }
    }
  }
  template <class... As>
  constexpr auto set(As... values) const& {
    return change_statement(*this).set(static_cast<As&&>(values)...);
  }

  /// Every row of the session's scope is meant.
  constexpr auto every_row() && {
    static_assert(Rows != row_choice::some, "rowscope: every_row() and where() contradict each other; keep one");
    return change_statement<Site, Table, Verb, row_choice::every, Clauses...>(static_cast<list&&>(list_));
  }
  constexpr auto every_row() const& { return change_statement(*this).every_row(); }

  /// The session gives these values of each row back: after an update the new ones, after a remove the old ones.
  template <class... Outputs>
  constexpr auto returning(Outputs... outputs) const {
    return detail::make_returning(*this, static_cast<Outputs&&>(outputs)...);
  }

  template <class Other>
  void operator=(const Other&) {  // NOLINT(misc-unconventional-assign-operator): refuses
    static_assert(detail::always_false<Other>,
                  "rowscope: each step makes a statement of another type; write auto next = q.where(...), and "
                  "where_if(bool, [&] { return condition; }) for a condition that is not always there");
  }

  // What a session asks.
  static tree::statement lower(condition_mask conditions_on) {
    return detail::lower_statement(what, conditions_on, &list::lower);
  }
  template <class Visit>
  void each_value(Visit& visit) const {
    list_.each_value(visit);
  }
  [[nodiscard]] constexpr condition_mask condition_bits() const { return list_.condition_bits(); }

  static constexpr bool names_tenant = false;
  static constexpr bool names_every_tenant = false;
  static constexpr bool has_sets = Verb == tree::verb::remove || (detail::is_set_clause_v<Clauses> || ...);
  static constexpr bool is_complete = has_sets && Rows != row_choice::unsaid;

  static consteval void check() {
    static_assert(has_sets, "rowscope: an update needs set(): .set(orders::note = \"late\")");
    static_assert(Rows != row_choice::unsaid,
                  "rowscope: an update or a remove needs where(); write every_row() to mean all rows of the scope");
  }

 private:
  template <site_name, class, tree::verb, row_choice, class...>
  friend class change_statement;
  friend class condition_steps<change_statement>;

  template <row_choice NewRows, class Clause>
  constexpr auto with(Clause added) && {
    return change_statement<Site, Table, Verb, NewRows, Clauses..., Clause>(
        static_cast<list&&>(list_).with(static_cast<Clause&&>(added)));
  }
  // A where_if() does not stand for where(): with every condition off, all rows would be meant.
  template <class Clause>
  constexpr auto with_condition(Clause added) && {
    static_assert(Clause::conditions > 0 || Rows != row_choice::every,
                  "rowscope: every_row() and where() contradict each other; keep one");
    constexpr row_choice rows = Clause::conditions == 0 ? row_choice::some : Rows;
    return static_cast<change_statement&&>(*this).template with<rows>(static_cast<Clause&&>(added));
  }

  list list_;
};

}  // namespace rowscope
