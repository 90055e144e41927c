#pragma once
#include <rowscope/query/compound_steps.hpp>
#include <rowscope/query/join_steps.hpp>
#include <rowscope/query/order_steps.hpp>

namespace rowscope {
namespace detail {

/// One row for each group can be ordered by what a group has; single rows by anything but an aggregate.
template <bool Aggregated, class Groups, class... Es>
consteval bool order_fits(type_list<Es...>) {
  return ((Aggregated ? has_one_value_in_group<Groups, Es>() : !Es::has_aggregate) && ... && true);
}

/// The site of a select that is a part of another.
inline constexpr site_name no_site{""};

template <class S>
struct counted_statement;

}  // namespace detail

/// select(): a value that is put together clause by clause; each step makes another type. A session runs it; without a
/// site it is a part of another statement.
template <site_name Site, class Outputs, class Groups, class... Clauses>
class [[nodiscard("rowscope: a statement does nothing until a session runs it: session(statement)")]] select_statement;

template <site_name Site, class... Es, class Groups, class... Clauses>
class [[nodiscard("rowscope: a statement does nothing until a session runs it: session(statement)")]] select_statement<
    Site, type_list<Es...>, Groups, Clauses...>
    : public condition_steps<select_statement<Site, type_list<Es...>, Groups, Clauses...>>,
      public join_steps<select_statement<Site, type_list<Es...>, Groups, Clauses...>>,
      public compound_steps<select_statement<Site, type_list<Es...>, Groups, Clauses...>>,
      public order_steps<select_statement<Site, type_list<Es...>, Groups, Clauses...>>,
      public detail::part_mark<Site.name[0] == '\0'> {
  using list = detail::clause_list<Clauses...>;
  using part_fields = concat_t<typename detail::compound_fields_of<Clauses>::type...>;
  static constexpr bool is_part = Site.name[0] == '\0';

 public:
  using rowscope_statement = void;
  using tables = typename list::introduces;
  /// Instances whose columns are used and which the select does not have: those of the statement around it.
  using free_tables = typename detail::without<typename list::uses, tables>::type;
  using fields = typename detail::all_merged<
      type_list<row_field<Es, typename detail::output_value<Es, typename list::nullable>::type>...>, part_fields>::type;
  static constexpr const site_name& site = site_t<Site>::name;
  static constexpr tree::verb what = tree::verb::select;
  static constexpr std::size_t conditions = list::conditions;
  static constexpr std::size_t value_count = list::value_count;
  static constexpr std::size_t field_count = sizeof...(Es);
  static constexpr bool has_sort = list::has_sort;
  static constexpr bool takes_outer_columns = is_part;
  static constexpr bool is_compound = (detail::compounds<Clauses> || ...);
  static constexpr bool is_ordered = list::ordered_by::size > 0;
  template <bool Offset>
  static constexpr bool counts_rows = (detail::counts_rows<Offset, Clauses> || ...);
  static constexpr const auto& table_names = detail::names_of<tables>;

  explicit constexpr select_statement(list clauses) : list_(static_cast<list&&>(clauses)) {}

  template <class T>
  constexpr auto from(T) && {
    detail::check_base<T>();
    static_assert(detail::instance<T>, "rowscope: from() takes a declared table, as a value: from(customers{})");
    static_assert(tables::size == 0, "rowscope: from() is called twice; write join() for a second table");
    return static_cast<select_statement&&>(*this).template with<Groups>(detail::from_clause<detail::rows_of_t<T>>{});
  }
  template <class T>
  constexpr auto from(T table) const& {
    return select_statement(*this).from(table);
  }

  template <class... Ts>
    requires(sizeof...(Ts) != 1)
  constexpr auto from(const Ts&...) const {
    static_assert(sizeof...(Ts) == 1,
                  "rowscope: from() takes one table; write join(table, condition) for each other one");
  }

  /// Equal rows are one.
  constexpr auto distinct() && {
    if constexpr (is_own_side())
      return static_cast<select_statement&&>(*this).template with<Groups>(detail::distinct_clause{});
  }
  constexpr auto distinct() const& { return select_statement(*this).distinct(); }

  template <class... Gs>
  constexpr auto group_by(Gs... groups) && {
    if constexpr (is_own_side()) {
      static_assert(sizeof...(Gs) > 0, "rowscope: group_by() takes at least one column");
      static_assert((expression<Gs> && ...), "rowscope: group_by() takes columns, or expressions of them");
      static_assert(Groups::size == 0, "rowscope: group_by() is called twice; name all columns in one call");
      if constexpr ((expression<Gs> && ...)) {
        static_assert((!Gs::has_aggregate && ...), "rowscope: group_by() takes columns; an aggregate is of a group");
        static_assert((!detail::has_window_v<Gs> && ...),
                      "rowscope: group_by() takes columns; a window function is taken over groups");
        if constexpr (detail::are_without_excluded<is_part, Gs...>()) {
          static_assert((is_part || (subset_v<typename Gs::tables, tables> && ...)),
                        "rowscope: group_by() uses a column of a table that is neither in from() nor joined");
          return static_cast<select_statement&&>(*this).template with<type_list<typename detail::bare<Gs>::type...>>(
              detail::group_clause<Gs...>(static_cast<Gs&&>(groups)...));
        }
      }
    }
  }
  template <class... Gs>
  constexpr auto group_by(Gs... columns) const& {
    return select_statement(*this).group_by(columns...);
  }
  /// A condition on groups: on aggregates, and on what is grouped by.
  template <class E>
  constexpr auto having(E condition) && {
    static_assert(rowscope::condition<E>, "rowscope: having() takes a condition, such as rs::count() > 1");
    if constexpr (rowscope::condition<E> && is_own_side()) {
      static_assert(
          detail::has_one_value_in_group<Groups, E>(),
          "rowscope: having() uses a column beside an aggregate; write where() for a condition on single rows");
      static_assert(!detail::has_window_v<E>, "rowscope: having() takes no window function: it is taken over groups");
      if constexpr (detail::are_without_excluded<is_part, E>()) {
        static_assert(is_part || subset_v<typename E::tables, tables>,
                      "rowscope: having() uses a column of a table that is neither in from() nor joined");
        return static_cast<select_statement&&>(*this).template with<Groups>(
            detail::having_clause<E>(static_cast<E&&>(condition)));
      }
    }
  }
  template <class E>
  constexpr auto having(E condition) const& {
    return select_statement(*this).having(static_cast<E&&>(condition));
  }

  /// The number of rows of this very statement, at its site.
  constexpr auto count_rows() const { return detail::counted_statement<select_statement>{*this}; }

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

  // What a statement around it asks.
  static tree::select lower_part(tree::lowering& values) { return detail::lower_part(values, &list::lower); }
  static void add_names(std::vector<std::string>& names) {
    (names.emplace_back(detail::outputs_clause<Es...>::template label_of<Es>()), ...);
  }

  static constexpr bool has_from = tables::size > 0;
  static constexpr bool outputs_are_joined = is_part || (subset_v<typename Es::tables, tables> && ...);
  static constexpr bool is_aggregated = Groups::size > 0 || (Es::has_aggregate || ...) ||
                                        (detail::chooses_groups<Clauses> || ...);
  static constexpr bool outputs_are_grouped = !is_aggregated || (detail::has_one_value_in_group<Groups, Es>() && ...);
  static constexpr bool order_fits = detail::order_fits<is_aggregated, Groups>(typename list::ordered_by{});
  static constexpr bool common_tables_are_there =
      subset_v<detail::common_tables_in_t<tables>, typename list::common_tables>;
  static constexpr bool is_complete_part = has_from && outputs_are_joined && outputs_are_grouped && order_fits;
  static constexpr bool is_complete = is_complete_part && !is_part && common_tables_are_there && free_tables::size == 0;
  static constexpr bool fields_are_named = (detail::named_output<Es> && ...);
  static constexpr bool names_differ = detail::names_differ<Es...>();
  static constexpr bool always_one_row = is_aggregated && Groups::size == 0 && !is_compound && !list::leaves_rows_out;
  using first_value = std::tuple_element_t<0, detail::values_t<fields>>;

  static consteval void check_part() {
    static_assert(has_from, "rowscope: a select needs from(): .from(customers{})");
    static_assert(!has_from || outputs_are_joined,
                  "rowscope: select() names a column of a table that is neither in from() nor joined");
    static_assert(outputs_are_grouped,
                  "rowscope: select() names a column beside an aggregate; add the column to group_by()");
    static_assert(order_fits,
                  "rowscope: order_by() takes, in a select with group_by() or aggregates, only grouped columns and "
                  "aggregates, and in any other select no aggregate");
  }
  static consteval void check() {
    static_assert(!is_part,
                  "rowscope: a select without a site is a part of a statement; a session runs "
                  "rs::query<\"area.purpose\">().select(...)");
    if constexpr (detail::is_without_excluded<free_tables>()) {
      check_part();
      static_assert(common_tables_are_there,
                    "rowscope: this statement reads a common table that with() does not give it: "
                    "rs::query<\"area.purpose\">().with(big).select(...)");
      static_assert(is_part || free_tables::size == 0 || !is_complete_part,
                    "rowscope: a sub-query uses a column of a table that neither it nor the statement around it has");
    }
  }

 private:
  template <site_name, class, class, class...>
  friend class select_statement;
  friend class condition_steps<select_statement>;
  friend class join_steps<select_statement>;
  friend class compound_steps<select_statement>;
  friend class order_steps<select_statement>;

  template <class NewGroups, class Clause>
  constexpr auto with(Clause added) && {
    return select_statement<Site, type_list<Es...>, NewGroups, Clauses..., Clause>(
        detail::clause_list<Clauses..., Clause>{static_cast<list&&>(list_).clauses.with(static_cast<Clause&&>(added))});
  }
  static consteval bool is_own_side() {
    static_assert(!is_compound,
                  "rowscope: distinct(), group_by() and having() come before the set operation: each side has its own");
    return !is_compound;
  }
  template <class Clause>
  constexpr auto with_step(Clause added) && {
    return static_cast<select_statement&&>(*this).template with<Groups>(static_cast<Clause&&>(added));
  }
  template <class Clause>
  constexpr auto with_condition(Clause added) && {
    static_assert(!is_compound, "rowscope: where() comes before the set operation: each side has its own");
    return static_cast<select_statement&&>(*this).template with<Groups>(static_cast<Clause&&>(added));
  }
  list list_;
};

}  // namespace rowscope
