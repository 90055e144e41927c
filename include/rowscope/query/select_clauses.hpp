#pragma once
#include <rowscope/query/common_table.hpp>
#include <rowscope/query/fields.hpp>

/// The clauses that only a select has.
namespace rowscope::detail {

struct distinct_clause : clause {
  static void lower(lowering_state& s) { s.statement.body.distinct = true; }
  template <class Visit>
  void each_value(Visit&) const {}
};

template <class E>
struct having_clause : clause {
  using rowscope_having = void;
  using uses = typename E::tables;
  static constexpr std::size_t value_count = E::value_count;
  static constexpr bool leaves_rows_out = true;

  E condition;

  explicit constexpr having_clause(E e) : condition(static_cast<E&&>(e)) {}

  static void lower(lowering_state& s) { s.add_having(E::lower(s.values)); }
  template <class Visit>
  void each_value(Visit& visit) const {
    condition.each_value(visit);
  }
};

template <class C>
concept chooses_groups = requires { typename C::rowscope_having; };

/// A set operation with another select.
template <tree::set_operation Operation, class S>
struct compound_clause : clause {
  using rowscope_compound = void;
  using part_fields = typename S::fields;
  using uses = typename S::free_tables;
  static constexpr std::size_t value_count = S::value_count;

  S part;

  explicit constexpr compound_clause(S s) : part(static_cast<S&&>(s)) {}

  static void lower(lowering_state& s) { s.add_compound(Operation, S::lower_part(s.values)); }
  template <class Visit>
  void each_value(Visit& visit) const {
    part.each_value(visit);
  }
};
template <class C>
concept compounds = requires { typename C::rowscope_compound; };

/// A term of order_by() of a set operation: the number of an output.
template <std::size_t Index, bool Descending>
struct output_order {
  static void lower(lowering_state& s) { s.add_order(tree::literal(std::to_string(Index + 1)), Descending); }
};
template <class... Orders>
struct output_order_clause : clause {
  static void lower(lowering_state& s) { (Orders::lower(s), ...); }
  template <class Visit>
  void each_value(Visit&) const {}
};

template <class... Ctes>
struct with_clause : clause {
  using common_tables = type_list<typename Ctes::rows...>;
  static constexpr std::size_t value_count = (Ctes::value_count + ... + 0);

  pack<Ctes...> tables;

  explicit constexpr with_clause(Ctes... c) : tables{{static_cast<Ctes&&>(c)}...} {}

  static void lower(lowering_state& s) { (s.add_common_table(Ctes::lower(s.values)), ...); }
  template <class Visit>
  void each_value(Visit& visit) const {
    tables.each_value(visit);
  }
};

/// Fields of a set operation: NULL wherever one of the sides may be.
template <class Fields, class... Others>
struct merged_fields {
  using type = Fields;
};
template <class... Fs, class... Gs, class... Others>
  requires(sizeof...(Fs) == sizeof...(Gs))
struct merged_fields<type_list<Fs...>, type_list<Gs...>, Others...> {
  template <class F, class G>
  using one = row_field<typename F::expression_type,
                        std::conditional_t<is_optional_v<typename G::value_type>,
                                           add_optional_t<typename F::value_type>, typename F::value_type>>;
  using type = typename merged_fields<type_list<one<Fs, Gs>...>, Others...>::type;
};

template <class Clause>
struct compound_fields_of {
  using type = type_list<>;
};
template <compounds Clause>
struct compound_fields_of<Clause> {
  using type = type_list<typename Clause::part_fields>;
};
template <class Fields, class PartFields>
struct all_merged;
template <class Fields, class... PartFields>
struct all_merged<Fields, type_list<PartFields...>> : merged_fields<Fields, PartFields...> {};

template <class T>
struct rows_of {
  using type = T;
};
template <class T>
  requires requires { typename T::rows; }
struct rows_of<T> {
  using type = typename T::rows;
};
/// The instance that from() and join() make of what they are given.
template <class T>
using rows_of_t = typename rows_of<T>::type;

template <class Tables>
struct common_tables_in;
template <class... Ts>
struct common_tables_in<type_list<Ts...>> {
  using type =
      concat_t<std::conditional_t<requires { typename Ts::rowscope_common_table; }, type_list<Ts>, type_list<>>...>;
};
template <class Tables>
using common_tables_in_t = typename common_tables_in<Tables>::type;

/// Marks a select that is a part of another statement.
template <bool Part>
struct part_mark {};
template <>
struct part_mark<true> {
  using rowscope_part = void;
};

/// The tables of a list that are not in another.
template <class List, class Known>
struct without;
template <class... Ts, class Known>
struct without<type_list<Ts...>, Known> {
  using type = concat_t<std::conditional_t<contains_v<Known, Ts>, type_list<>, type_list<Ts>>...>;
};

}  // namespace rowscope::detail
