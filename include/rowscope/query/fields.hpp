#pragma once
#include <rowscope/ast/sql_name.hpp>
#include <rowscope/expression/grouping.hpp>
#include <rowscope/expression/scalar.hpp>
#include <rowscope/query/clause.hpp>

/// The outputs of a select, as its rows and the statements around it see them.
namespace rowscope {

/// One output of a select as its rows see it.
template <class Expression, class Value>
struct row_field {
  using expression_type = Expression;
  using value_type = Value;
};

namespace detail {

template <class... Fields>
consteval std::size_t field_count(type_list<Fields...>) {
  return sizeof...(Fields);
}
/// Where the expression stands among the outputs; field_count() where it does not.
template <class E, class... Fields>
consteval std::size_t field_index(type_list<Fields...>) {
  std::size_t i = 0;
  (void)((std::is_same_v<typename Fields::expression_type, E> || (++i, false)) || ...);
  return i;
}
/// As field_index(); n.desc() of an output that is called n is an order of what n is called for.
template <class E, class... Fields>
consteval std::size_t output_index(type_list<Fields...> fields) {
  if (field_index<E>(fields) < sizeof...(Fields)) return field_index<E>(fields);
  std::size_t i = 0;
  (void)((std::is_same_v<typename bare<typename Fields::expression_type>::type, E> || (++i, false)) || ...);
  return i;
}
template <class E, class Fields>
consteval bool is_field(Fields fields) {
  return field_index<E>(fields) < field_count(fields);
}
template <class Fields>
struct values_of;
template <class... Fields>
struct values_of<type_list<Fields...>> {
  using type = std::tuple<typename Fields::value_type...>;
};
/// The owned values of a row.
template <class Fields>
using values_t = typename values_of<Fields>::type;
template <class E, class Fields>
using field_value_t = std::tuple_element_t<field_index<E>(Fields{}), values_t<Fields>>;

template <class A, class B>
inline constexpr bool same_fields_v = false;
template <class... As, class... Bs>
  requires(sizeof...(As) == sizeof...(Bs))
inline constexpr bool same_fields_v<type_list<As...>, type_list<Bs...>> =
    (std::is_same_v<unwrap_t<typename As::value_type>, unwrap_t<typename Bs::value_type>> && ...);

/// What an output is called: a column by its name, an expression by what rs::as<>() says.
template <class E>
concept named_output = requires { E::label(); };
/// Whether no two outputs have one name, whatever the case of ASCII letters is.
template <class... Es>
consteval bool names_differ() {
  const auto label = []<class E>(const E*) -> std::string_view {
    if constexpr (named_output<E>)
      return E::label();
    else
      return {};
  };
  const std::string_view labels[] = {label(static_cast<const Es*>(nullptr))...};
  for (std::size_t i = 0; i < sizeof...(Es); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (!labels[i].empty() && same_name(labels[i], labels[j])) return false;
  return true;
}
template <class E>
consteval auto fixed_label() {
  if constexpr (requires { E::literal_label; })
    return E::literal_label;
  else
    return E::literal_name;
}

/// A text that a statement borrows is owned where a row holds it.
template <class T>
struct owned_value {
  using type = T;
};
template <>
struct owned_value<std::string_view> {
  using type = std::string;
};
template <>
struct owned_value<std::optional<std::string_view>> {
  using type = std::optional<std::string>;
};

/// A column of the side of a join that may have no row may be NULL, and what is made of it.
template <>
struct owned_value<blob_view> {
  using type = blob;
};
template <>
struct owned_value<std::optional<blob_view>> {
  using type = std::optional<blob>;
};

template <class Columns, class Nullable>
inline constexpr bool reads_nullable_v = false;
template <class... Columns, class Nullable>
inline constexpr bool reads_nullable_v<type_list<Columns...>, Nullable> =
    (contains_v<Nullable, typename Columns::table_type> || ... || false);

template <class E, class Nullable>
struct output_value {
  using own = typename owned_value<typename E::value_type>::type;
  using type = std::conditional_t<reads_nullable_v<plain_columns_t<E>, Nullable>, add_optional_t<own>, own>;
};

template <class E>
concept selectable = expression<E>;

template <class... Es>
struct outputs_clause : clause {
  using expressions = type_list<Es...>;
  using uses = concat_t<typename Es::tables...>;
  static constexpr std::size_t value_count = (Es::value_count + ... + 0);

  pack<Es...> outputs;

  explicit constexpr outputs_clause(pack<Es...> es) : outputs(static_cast<pack<Es...>&&>(es)) {}

  template <class E>
  static constexpr std::string_view label_of() {
    if constexpr (named_output<E>)
      return E::label();
    else
      return {};
  }
  static void lower(lowering_state& s) { (s.add_output(Es::lower(s.values), label_of<Es>()), ...); }
  template <class Visit>
  void each_value(Visit& visit) const {
    outputs.each_value(visit);
  }
};

template <class T>
inline constexpr bool is_tuple_v = false;
template <class... Ts>
inline constexpr bool is_tuple_v<std::tuple<Ts...>> = true;

template <class T>
constexpr pack<T> as_outputs(T output) {
  return {{static_cast<T&&>(output)}};
}
template <class... Ts>
constexpr pack<Ts...> as_outputs(std::tuple<Ts...> outputs) {
  return std::apply([](auto&... o) { return pack<Ts...>{{static_cast<Ts&&>(o)}...}; }, outputs);
}

template <class All>
constexpr All join_packs(All all) {
  return all;
}
template <class First, class Second, class... Rest>
constexpr auto join_packs(First first, Second second, Rest... rest) {
  return join_packs(static_cast<First&&>(first).joined(static_cast<Second&&>(second)), static_cast<Rest&&>(rest)...);
}

/// select() and returning() take single outputs and whole `columns`, in any order.
template <class... Outputs>
constexpr auto all_outputs(Outputs... outputs) {
  if constexpr ((is_tuple_v<Outputs> || ...))
    return join_packs(as_outputs(static_cast<Outputs&&>(outputs))...);
  else
    return pack<Outputs...>{{static_cast<Outputs&&>(outputs)}...};
}

template <class Indices, class... Es>
consteval bool are_outputs(type_list<indexed_pack<Indices, Es...>>) {
  static_assert(sizeof...(Es) > 0, "rowscope: select() takes at least one column: select(customers::name)");
  static_assert((!declared_table<Es> && ...),
                "rowscope: select() takes columns; write select(customers::columns) for all columns of a table");
  static_assert((!unfinished<Es> && ...), "rowscope: end case_when() by otherwise(value), or otherwise_null()");
  static_assert((!select_part<Es> && ...),
                "rowscope: a sub-query among the outputs is named: rs::as<\"name\">(rs::select(...))");
  static_assert(((declared_table<Es> || unfinished<Es> || select_part<Es> || selectable<Es>)&&...),
                "rowscope: select() takes columns and expressions, such as customers::name or rs::count()");
  return sizeof...(Es) > 0 && (selectable<Es> && ...);
}

}  // namespace detail
}  // namespace rowscope
