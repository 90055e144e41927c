#pragma once
#include <rowscope/expression/pack.hpp>
#include <rowscope/query/instance.hpp>
#include <rowscope/query/site.hpp>

/// The parts that statements are put together from.
///
/// A clause has: `introduces`, the tables that it brings in; `nullable`, those whose columns may be NULL by it; `uses`,
/// those whose columns it reads; `common_tables`, those of with(); `ordered_by`, what its rows are ordered by;
/// `conditions`, how many where_if() it is; `lower` and `each_value`. INVARIANT: a statement lowers its clauses, and
/// visits their values, in the order in which they were written.
namespace rowscope {

/// Which where_if() of a statement are on: bit 0 is the first.
using condition_mask = std::uint32_t;

namespace detail {

inline constexpr std::size_t most_conditions = 16;

struct clause {
  using introduces = type_list<>;
  using nullable = type_list<>;
  using uses = type_list<>;
  using common_tables = type_list<>;
  using ordered_by = type_list<>;
  static constexpr std::size_t conditions = 0;
  static constexpr std::size_t value_count = 0;
  static constexpr bool leaves_rows_out = false;  ///< also the one row of an aggregate
};

/// What the clauses add to. The library adds, so that a statement type compiles calls alone.
struct lowering_state {
  tree::statement statement{};
  tree::lowering values{};
  condition_mask conditions = 0;  ///< the bits of the conditions that are not lowered yet
  condition_mask sort = 0;        ///< the choice of a sort_choice

  void add_common_table(tree::common_table what);
  void add_from(tree::source what);
  void add_join(tree::source what, tree::join_kind kind, tree::expr on);
  void add_cross_join(tree::source what);
  void add_where(tree::expr condition);
  /// The condition of the next where_if(), which may be off.
  void add_where_if(tree::expr condition);
  void add_having(tree::expr condition);
  void add_compound(tree::set_operation operation, tree::select part);
  void add_group(tree::expr by);
  void add_order(tree::expr by, bool descending);
  void add_limit(tree::expr rows);
  void add_offset(tree::expr rows);
  /// \param label empty for none
  void add_output(tree::expr what, std::string_view label);
  void add_assignment(std::string_view column, tree::expr value);
};

template <class Instance>
struct from_clause : clause {
  using introduces = type_list<Instance>;

  static void lower(lowering_state& s) { s.add_from(source_of<Instance>()); }
  template <class Visit>
  void each_value(Visit&) const {}
};

/// Nullable: the instances of the sides that may have no row.
template <class Instance, tree::join_kind Kind, class Nullable, class On>
struct join_clause : clause {
  using introduces = type_list<Instance>;
  using nullable = Nullable;
  using uses = typename On::tables;
  static constexpr std::size_t value_count = On::value_count;

  On on;

  explicit constexpr join_clause(On condition) : on(static_cast<On&&>(condition)) {}

  static void lower(lowering_state& s) { s.add_join(source_of<Instance>(), Kind, On::lower(s.values)); }
  template <class Visit>
  void each_value(Visit& visit) const {
    on.each_value(visit);
  }
};

template <class Instance>
struct cross_join_clause : clause {
  using introduces = type_list<Instance>;

  static void lower(lowering_state& s) { s.add_cross_join(source_of<Instance>()); }
  template <class Visit>
  void each_value(Visit&) const {}
};

template <class E>
struct where_clause : clause {
  using uses = typename E::tables;
  static constexpr std::size_t value_count = E::value_count;

  E condition;

  explicit constexpr where_clause(E e) : condition(static_cast<E&&>(e)) {}

  static void lower(lowering_state& s) { s.add_where(E::lower(s.values)); }
  template <class Visit>
  void each_value(Visit& visit) const {
    condition.each_value(visit);
  }
};

/// where_if(): lowered in any case, so that the numbers of the values do not depend on which conditions are on.
template <class E>
struct where_if_clause : clause {
  using uses = typename E::tables;
  static constexpr std::size_t conditions = 1;
  static constexpr std::size_t value_count = E::value_count;

  std::optional<E> condition;

  explicit constexpr where_if_clause(std::optional<E> e) : condition(static_cast<std::optional<E>&&>(e)) {}

  static void lower(lowering_state& s) { s.add_where_if(E::lower(s.values)); }
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
  using uses = concat_t<typename Es::tables...>;
  static constexpr std::size_t value_count = (Es::value_count + ... + 0);

  pack<Es...> groups;

  explicit constexpr group_clause(Es... es) : groups{{static_cast<Es&&>(es)}...} {}

  static void lower(lowering_state& s) { (s.add_group(Es::lower(s.values)), ...); }
  template <class Visit>
  void each_value(Visit& visit) const {
    groups.each_value(visit);
  }
};

template <class... Terms>
struct order_clause : clause {
  using ordered_by = type_list<typename Terms::expression_type...>;
  using uses = concat_t<typename Terms::tables...>;
  static constexpr std::size_t value_count = (Terms::value_count + ... + 0);

  pack<Terms...> terms;

  explicit constexpr order_clause(Terms... t) : terms{{static_cast<Terms&&>(t)}...} {}

  static void lower(lowering_state& s) { (s.add_order(Terms::lower(s.values), Terms::is_descending), ...); }
  template <class Visit>
  void each_value(Visit& visit) const {
    terms.each_value(visit);
  }
};

/// limit() and offset().
template <bool Offset>
struct row_count_clause : clause {
  static constexpr bool leaves_rows_out = true;
  static constexpr std::size_t value_count = 1;

  value_node<std::int64_t> rows;

  explicit constexpr row_count_clause(std::int64_t n) : rows{n} {}

  static void lower(lowering_state& s) {
    if constexpr (Offset)
      s.add_offset(value_node<std::int64_t>::lower(s.values));
    else
      s.add_limit(value_node<std::int64_t>::lower(s.values));
  }
  template <class Visit>
  void each_value(Visit& visit) const {
    rows.each_value(visit);
  }
};

template <class... Assignments>
struct set_clause : clause {
  using columns = type_list<typename Assignments::column_type...>;
  static constexpr std::size_t value_count = (Assignments::value_count + ... + 0);

  pack<Assignments...> assignments;

  explicit constexpr set_clause(Assignments... a) : assignments{{static_cast<Assignments&&>(a)}...} {}

  static void lower(lowering_state& s) {
    (s.add_assignment(Assignments::column_type::name(), Assignments::lower(s.values)), ...);
  }
  template <class Visit>
  void each_value(Visit& visit) const {
    assignments.each_value(visit);
  }
};

template <class C>
concept sorted_clause = requires(const C& c) { c.sort_bits(); };

/// The clauses of a statement, in the order in which they were written.
template <class... Clauses>
struct clause_list {
  using introduces = concat_t<typename Clauses::introduces...>;
  using nullable = concat_t<typename Clauses::nullable...>;
  using uses = concat_t<typename Clauses::uses...>;
  using common_tables = concat_t<typename Clauses::common_tables...>;
  using ordered_by = concat_t<typename Clauses::ordered_by...>;
  static constexpr std::size_t conditions = (Clauses::conditions + ... + 0);
  static constexpr std::size_t value_count = (Clauses::value_count + ... + 0);
  static constexpr bool has_sort = (sorted_clause<Clauses> || ... || false);
  static constexpr bool leaves_rows_out = (Clauses::leaves_rows_out || ... || false);

  pack<Clauses...> clauses;

  template <class Clause>
  constexpr clause_list<Clauses..., Clause> with(Clause added) && {
    return {static_cast<pack<Clauses...>&&>(clauses).with(static_cast<Clause&&>(added))};
  }
  static void lower(lowering_state& s) { (Clauses::lower(s), ...); }
  template <class Visit>
  void each_value(Visit& visit) const {
    clauses.each_value(visit);
  }
  [[nodiscard]] constexpr condition_mask condition_bits() const {
    condition_mask mask = 0;
    if constexpr (conditions > 0) {
      unsigned bit = 0;
      const auto add = [&]<class C>(const C& c) {
        if constexpr (C::conditions > 0) mask |= static_cast<condition_mask>(c.condition.has_value()) << bit++;
      };
      clauses.each(add);
    }
    if constexpr (has_sort) {
      const auto add = [&]<class C>(const C& c) {
        if constexpr (sorted_clause<C>) mask |= c.sort_bits();
      };
      clauses.each(add);
    }
    return mask;
  }
};

/// The names of a list of tables, for the list of sites.
template <class Tables>
inline constexpr std::array<std::string_view, Tables::size> names_of{};
template <class... Tables>
inline constexpr std::array<std::string_view, sizeof...(Tables)> names_of<type_list<Tables...>>{name_of<Tables>()...};

/// The statement of the clauses that `lower` adds.
tree::statement lower_statement(tree::verb what, condition_mask conditions, void (*lower)(lowering_state&));
/// The same of a select that is a part of another; the numbers of its values go on from `values`.
tree::select lower_part(tree::lowering& values, void (*lower)(lowering_state&));

[[noreturn]] void throw_negative_row_count();

}  // namespace detail

/// A complete or incomplete statement: what a session takes.
template <class S>
concept statement = requires { typename std::remove_cvref_t<S>::rowscope_statement; };

}  // namespace rowscope
