#pragma once
#include <rowscope/expression/aggregate.hpp>
#include <rowscope/query/condition_steps.hpp>

namespace rowscope {

/// One output of a select as its rows see it.
template <class Expression, class Value>
struct row_field {
  using expression_type = Expression;
  using value_type = Value;
};

namespace detail {

/// A column of the right side of a left join may be NULL.
template <class E, class Nullable>
struct output_value {
  using type = typename E::value_type;
};
template <class E, class Nullable>
  requires(column_type<E> && contains_v<Nullable, typename E::table_type>)
struct output_value<E, Nullable> {
  using type = add_optional_t<typename E::value_type>;
};

template <class E>
concept selectable = expression<E> && (column_type<E> || E::has_aggregate);

template <class... Es>
struct outputs_clause : clause {
  using expressions = type_list<Es...>;

  std::tuple<Es...> outputs;

  explicit constexpr outputs_clause(Es... es) : outputs(std::move(es)...) {}

  template <class E>
  static std::string label_of() {
    if constexpr (requires { E::label(); })
      return std::string(E::label());
    else
      return {};
  }
  static void lower(lowering_state& s) {
    (s.statement.body.outputs.push_back({Es::lower(s.values), label_of<Es>()}), ...);
  }
  template <class Visit>
  void each_value(Visit& visit) const {
    std::apply([&](const auto&... e) { (e.each_value(visit), ...); }, outputs);
  }
};

/// A term of order_by(): a column alone is ascending.
template <class T>
concept orders = requires { typename T::rowscope_order; };
template <class T>
constexpr auto as_order_term(T term) {
  if constexpr (orders<T>)
    return term;
  else
    return order_node<T, false>{std::move(term)};
}

template <class Groups, class E>
consteval bool is_grouped() {
  if constexpr (E::has_aggregate)
    return true;
  else
    return contains_v<Groups, typename bare<E>::type>;
}
/// One row for each group can be ordered by what a group has; single rows by anything but an aggregate.
template <bool Aggregated, class Groups, class... Es>
consteval bool order_fits(type_list<Es...>) {
  return ((Aggregated ? is_grouped<Groups, Es>() : !Es::has_aggregate) && ... && true);
}

template <bool Offset, class Clause>
inline constexpr bool counts_rows = false;
template <bool Offset>
inline constexpr bool counts_rows<Offset, row_count_clause<Offset>> = true;

}  // namespace detail

/// select(): a value that is put together clause by clause; each step makes another type. A session runs it.
template <site_name Site, class Outputs, class Groups, class... Clauses>
class [[nodiscard("rowscope: a statement does nothing until a session runs it: session(statement)")]] select_statement;

template <site_name Site, class... Es, class Groups, class... Clauses>
class [[nodiscard("rowscope: a statement does nothing until a session runs it: session(statement)")]] select_statement<
    Site, type_list<Es...>, Groups, Clauses...>
    : public condition_steps<select_statement<Site, type_list<Es...>, Groups, Clauses...>> {
  using list = detail::clause_list<Clauses...>;

 public:
  using rowscope_statement = void;
  using tables = typename list::introduces;
  using fields = type_list<row_field<Es, typename detail::output_value<Es, typename list::nullable>::type>...>;
  static constexpr const site_name& site = site_t<Site>::name;
  static constexpr tree::verb what = tree::verb::select;
  static constexpr std::size_t conditions = list::conditions;
  static constexpr const auto& table_names = detail::names_of<tables>;

  explicit constexpr select_statement(list clauses) : list_(std::move(clauses)) {}

  template <class T>
  constexpr auto from(T) && {
    detail::check_base<T>();
    static_assert(declared_table<T>, "rowscope: from() takes a declared table, as a value: from(customers{})");
    static_assert(tables::size == 0, "rowscope: from() is called twice; write join() for a second table");
    return std::move(*this).template with<Groups>(detail::from_clause<T>{});
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

  template <class T, class On>
  constexpr auto join(T, On on) && {
    return std::move(*this).template add_join<T, tree::join_kind::inner>(std::move(on));
  }
  template <class T, class On>
  constexpr auto join(T table, On on) const& {
    return select_statement(*this).join(table, std::move(on));
  }

  template <class... Ts>
    requires(sizeof...(Ts) != 2)
  constexpr auto join(const Ts&...) const {
    static_assert(sizeof...(Ts) == 2,
                  "rowscope: a join takes a table and its condition: join(table, column == column)");
  }

  /// Columns of the joined table come as std::optional.
  template <class T, class On>
  constexpr auto left_join(T, On on) && {
    return std::move(*this).template add_join<T, tree::join_kind::left>(std::move(on));
  }
  template <class T, class On>
  constexpr auto left_join(T table, On on) const& {
    return select_statement(*this).left_join(table, std::move(on));
  }

  template <class... Ts>
    requires(sizeof...(Ts) != 2)
  constexpr auto left_join(const Ts&...) const {
    static_assert(sizeof...(Ts) == 2,
                  "rowscope: a join takes a table and its condition: left_join(table, column == column)");
  }

  template <class... Gs>
  constexpr auto group_by(Gs...) && {
    static_assert(sizeof...(Gs) > 0, "rowscope: group_by() takes at least one column");
    static_assert((column_type<Gs> && ...), "rowscope: group_by() takes columns");
    static_assert(Groups::size == 0, "rowscope: group_by() is called twice; name all columns in one call");
    if constexpr ((column_type<Gs> && ...)) {
      static_assert((subset_v<typename Gs::tables, tables> && ...),
                    "rowscope: group_by() uses a column of a table that is neither in from() nor joined");
      return std::move(*this).template with<type_list<Gs...>>(detail::group_clause<Gs...>{});
    }
  }
  template <class... Gs>
  constexpr auto group_by(Gs... columns) const& {
    return select_statement(*this).group_by(columns...);
  }

  /// Terms are columns or aggregates, with .asc() or .desc(). NULL comes first ascending.
  template <class... Terms>
  constexpr auto order_by(Terms... terms) && {
    static_assert(sizeof...(Terms) > 0, "rowscope: order_by() takes at least one column or aggregate");
    static_assert(((detail::orders<Terms> || expression<Terms>)&&...),
                  "rowscope: order_by() takes columns or aggregates, with .asc() or .desc()");
    if constexpr (((detail::orders<Terms> || expression<Terms>)&&...)) {
      static_assert((subset_v<typename Terms::tables, tables> && ...),
                    "rowscope: order_by() uses a column of a table that is neither in from() nor joined");
      return std::move(*this).template with<Groups>(
          detail::order_clause<decltype(detail::as_order_term(terms))...>(detail::as_order_term(std::move(terms))...));
    }
  }
  template <class... Terms>
  constexpr auto order_by(Terms... terms) const& {
    return select_statement(*this).order_by(std::move(terms)...);
  }

  /// At most that many rows. \throws value_error for a negative number
  template <class N>
  constexpr auto limit(N rows) && {
    return std::move(*this).template add_row_count<false>(rows);
  }
  template <class N>
  constexpr auto limit(N rows) const& {
    return select_statement(*this).limit(rows);
  }
  /// Leaves out that many rows at the start. \throws value_error for a negative number
  template <class N>
  constexpr auto offset(N rows) && {
    return std::move(*this).template add_row_count<true>(rows);
  }
  template <class N>
  constexpr auto offset(N rows) const& {
    return select_statement(*this).offset(rows);
  }

  template <class Other>
  void operator=(const Other&) {  // NOLINT(misc-unconventional-assign-operator): refuses
    static_assert(detail::always_false<Other>,
                  "rowscope: each step makes a statement of another type; write auto next = q.where(...), and "
                  "where_if(bool, [&] { return condition; }) for a condition that is not always there");
  }

  // What a session asks.
  static tree::statement lower(condition_mask conditions_on) {
    return detail::lower_statement<select_statement, list>(conditions_on);
  }
  template <class Visit>
  void each_value(Visit& visit) const {
    list_.each_value(visit);
  }
  [[nodiscard]] constexpr condition_mask condition_bits() const { return list_.condition_bits(); }

  static constexpr bool has_from = tables::size > 0;
  static constexpr bool outputs_are_joined = (subset_v<typename Es::tables, tables> && ...);
  static constexpr bool is_aggregated = Groups::size > 0 || (Es::has_aggregate || ...);
  static constexpr bool outputs_are_grouped = !is_aggregated || (detail::is_grouped<Groups, Es>() && ...);
  static constexpr bool order_fits = detail::order_fits<is_aggregated, Groups>(typename list::ordered_by{});
  static constexpr bool is_complete = has_from && outputs_are_joined && outputs_are_grouped && order_fits;

  static consteval void check() {
    static_assert(has_from, "rowscope: a select needs from(): .from(customers{})");
    static_assert(!has_from || outputs_are_joined,
                  "rowscope: select() names a column of a table that is neither in from() nor joined");
    static_assert(outputs_are_grouped,
                  "rowscope: select() names a column beside an aggregate; add the column to group_by()");
    static_assert(order_fits,
                  "rowscope: order_by() takes, in a select with group_by() or aggregates, only grouped columns and "
                  "aggregates, and in any other select no aggregate");
  }

 private:
  template <site_name, class, class, class...>
  friend class select_statement;
  friend class condition_steps<select_statement>;

  template <class NewGroups, class Clause>
  constexpr auto with(Clause added) && {
    return select_statement<Site, type_list<Es...>, NewGroups, Clauses..., Clause>(
        std::move(list_).with(std::move(added)));
  }
  template <class T, tree::join_kind Kind, class On>
  constexpr auto add_join(On on) && {
    detail::check_base<T>();
    static_assert(declared_table<T>, "rowscope: a join takes a declared table, as a value: join(customers{}, ...)");
    static_assert(tables::size > 0, "rowscope: a join comes after from()");
    static_assert(!contains_v<tables, T>, "rowscope: this table is in the statement already; join another one");
    if constexpr (detail::is_condition_on<concat_t<tables, type_list<T>>, On>())
      return std::move(*this).template with<Groups>(detail::join_clause<T, Kind, On>(std::move(on)));
  }
  template <class Clause>
  constexpr auto with_condition(Clause added) && {
    return std::move(*this).template with<Groups>(std::move(added));
  }
  template <bool Offset, class N>
  constexpr auto add_row_count(N rows) && {
    static_assert(!(detail::counts_rows<Offset, Clauses> || ...),
                  "rowscope: limit() or offset() is called twice; keep one of each");
    static_assert(is_value_v<N> && kind_of_v<N> == value_kind::integer && !is_optional_v<N>,
                  "rowscope: limit() and offset() take a number of rows, an integer");
    if constexpr (is_value_v<N> && kind_of_v<N> == value_kind::integer && !is_optional_v<N>) {
      const std::int64_t n = hold(rows);
      if (n < 0) detail::throw_negative_row_count();
      return std::move(*this).template with<Groups>(detail::row_count_clause<Offset>(n));
    }
  }

  list list_;
};

}  // namespace rowscope
