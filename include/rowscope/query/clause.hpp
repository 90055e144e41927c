#pragma once
#include <tuple>

#include <rowscope/query/site.hpp>
#include <rowscope/schema/describe.hpp>

/// The parts that statements are put together from.
///
/// A clause has: `introduces`, the tables that it brings in; `nullable`, those of them whose columns may be NULL;
/// `ordered_by`, what its rows are ordered by; `conditions`, how many where_if() it is; `lower` and `each_value`.
/// INVARIANT: a statement lowers its clauses, and visits their values, in the order in which they were written.
namespace rowscope {

/// Which where_if() of a statement are on: bit 0 is the first.
using condition_mask = std::uint32_t;

namespace detail {

inline constexpr std::size_t most_conditions = 16;

struct clause {
  using introduces = type_list<>;
  using nullable = type_list<>;
  using ordered_by = type_list<>;
  static constexpr std::size_t conditions = 0;
};

struct lowering_state {
  tree::statement statement{};
  tree::lowering values{};
  condition_mask conditions = 0;  ///< the bits of the conditions that are not lowered yet
};

template <class Table>
struct from_clause : clause {
  using introduces = type_list<Table>;

  static void lower(lowering_state& s) { s.statement.body.from = tree::table_source(info_of<Table>, Table::table_name()); }
  template <class Visit>
  void each_value(Visit&) const {}
};

template <class Table, tree::join_kind Kind, class On>
struct join_clause : clause {
  using introduces = type_list<Table>;
  using nullable = std::conditional_t<Kind == tree::join_kind::left, type_list<Table>, type_list<>>;

  On on;

  explicit constexpr join_clause(On condition) : on(std::move(condition)) {}

  static void lower(lowering_state& s) {
    s.statement.body.joins.push_back(
        {tree::table_source(info_of<Table>, Table::table_name()), Kind, On::lower(s.values)});
  }
  template <class Visit>
  void each_value(Visit& visit) const {
    on.each_value(visit);
  }
};

template <class E>
struct where_clause : clause {
  E condition;

  explicit constexpr where_clause(E e) : condition(std::move(e)) {}

  static void lower(lowering_state& s) { tree::and_behind(s.statement.body.where, E::lower(s.values)); }
  template <class Visit>
  void each_value(Visit& visit) const {
    condition.each_value(visit);
  }
};

/// where_if(): lowered in any case, so that the numbers of the values do not depend on which conditions are on.
template <class E>
struct where_if_clause : clause {
  static constexpr std::size_t conditions = 1;

  std::optional<E> condition;

  explicit constexpr where_if_clause(std::optional<E> e) : condition(std::move(e)) {}

  static void lower(lowering_state& s) {
    auto e = E::lower(s.values);
    if ((s.conditions & 1U) != 0) tree::and_behind(s.statement.body.where, std::move(e));
    s.conditions >>= 1U;
  }
  template <class Visit>
  void each_value(Visit& visit) const {
    if (condition)
      condition->each_value(visit);
    else
      visit.skip(E::value_count);
  }
};

template <class... Es>
struct group_clause : clause {
  using expressions = type_list<Es...>;

  static void lower(lowering_state& s) { (s.statement.body.group_by.push_back(Es::lower(s.values)), ...); }
  template <class Visit>
  void each_value(Visit&) const {}
};

template <class... Terms>
struct order_clause : clause {
  using ordered_by = type_list<typename Terms::expression_type...>;

  std::tuple<Terms...> terms;

  explicit constexpr order_clause(Terms... t) : terms(std::move(t)...) {}

  static void lower(lowering_state& s) { (s.statement.body.order_by.push_back(Terms::lower(s.values)), ...); }
  template <class Visit>
  void each_value(Visit& visit) const {
    std::apply([&](const auto&... t) { (t.each_value(visit), ...); }, terms);
  }
};

/// limit() and offset().
template <bool Offset>
struct row_count_clause : clause {
  value_node<std::int64_t> rows;

  explicit constexpr row_count_clause(std::int64_t n) : rows{n} {}

  static void lower(lowering_state& s) {
    (Offset ? s.statement.body.offset : s.statement.body.limit) = value_node<std::int64_t>::lower(s.values);
  }
  template <class Visit>
  void each_value(Visit& visit) const {
    rows.each_value(visit);
  }
};

template <class... Assignments>
struct set_clause : clause {
  using columns = type_list<typename Assignments::column_type...>;

  std::tuple<Assignments...> assignments;

  explicit constexpr set_clause(Assignments... a) : assignments(std::move(a)...) {}

  static void lower(lowering_state& s) { (s.statement.assignments.push_back(Assignments::lower(s.values)), ...); }
  template <class Visit>
  void each_value(Visit& visit) const {
    std::apply([&](const auto&... a) { (a.each_value(visit), ...); }, assignments);
  }
};

/// The clauses of a statement, in the order in which they were written.
template <class... Clauses>
struct clause_list {
  using introduces = concat_t<typename Clauses::introduces...>;
  using nullable = concat_t<typename Clauses::nullable...>;
  using ordered_by = concat_t<typename Clauses::ordered_by...>;
  static constexpr std::size_t conditions = (Clauses::conditions + ... + 0);

  std::tuple<Clauses...> clauses;

  template <class Clause>
  constexpr auto with(Clause added) && {
    return clause_list<Clauses..., Clause>{std::tuple_cat(std::move(clauses), std::tuple<Clause>{std::move(added)})};
  }
  static void lower(lowering_state& s) { (Clauses::lower(s), ...); }
  template <class Visit>
  void each_value(Visit& visit) const {
    std::apply([&](const auto&... c) { (c.each_value(visit), ...); }, clauses);
  }
  [[nodiscard]] constexpr condition_mask condition_bits() const {
    condition_mask mask = 0;
    if constexpr (conditions > 0) {
      unsigned bit = 0;
      const auto add = [&]<class C>(const C& c) {
        if constexpr (C::conditions > 0) mask |= static_cast<condition_mask>(c.condition.has_value()) << bit++;
      };
      std::apply([&](const auto&... c) { (add(c), ...); }, clauses);
    }
    return mask;
  }
};

/// The names of a list of tables, for the list of sites.
template <class Tables>
inline constexpr std::array<std::string_view, Tables::size> names_of{};
template <class... Tables>
inline constexpr std::array<std::string_view, sizeof...(Tables)> names_of<type_list<Tables...>>{
    Tables::table_name()...};

template <class Statement, class Clauses>
tree::statement lower_statement(condition_mask conditions) {
  lowering_state s;
  s.conditions = conditions;
  s.statement.what = Statement::what;
  Clauses::lower(s);
  s.statement.value_count = s.values.count();
  return std::move(s.statement);
}

[[noreturn]] void throw_negative_row_count();

}  // namespace detail

/// A complete or incomplete statement: what a session takes.
template <class S>
concept statement = requires { typename std::remove_cvref_t<S>::rowscope_statement; };

}  // namespace rowscope
