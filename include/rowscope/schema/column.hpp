#pragma once
#include <rowscope/expression/assignment.hpp>
#include <rowscope/expression/enumeration.hpp>
#include <rowscope/expression/fixed_string.hpp>
#include <rowscope/expression/methods.hpp>

namespace rowscope {

/// Column option: part of the primary key. On several columns: a composite key, in the order of `columns`. A single
/// integer key is made by the database where an insert leaves it out.
struct primary_key {};
/// Column option: the database makes the value where an insert leaves it out.
struct generated {};
/// Column option: an insert may leave the column out. `create_tables` declares the zero of its type as the default.
struct has_default {};
/// Column option: the column's type in PostgreSQL, where it is not the one that T stands for:
/// `column<"price", std::string, rs::postgresql_type<"numeric(12, 2)">>`. Its values are texts as PostgreSQL writes
/// them.
template <fixed_string Name>
struct postgresql_type {};
/// Column option: points to a row of another table by this key of it. \see foreign_key
template <auto Key>
struct references {};

namespace detail {

template <class Option>
inline constexpr bool is_reference_v = false;
template <auto Key>
inline constexpr bool is_reference_v<references<Key>> = true;
template <class Option>
inline constexpr std::string_view postgresql_type_name{};
template <fixed_string Name>
inline constexpr std::string_view postgresql_type_name<postgresql_type<Name>> = Name.view();
template <class Option>
inline constexpr bool is_column_option_v =
    std::is_same_v<Option, primary_key> || std::is_same_v<Option, generated> || std::is_same_v<Option, has_default> ||
    is_reference_v<Option> || !postgresql_type_name<Option>.empty();

/// std::byte is no number, and a column of bytes is an rs::blob.
template <class T>
inline constexpr bool is_proper_enum_v = std::is_enum_v<T> && !std::is_same_v<T, std::byte>;

/// \returns true; says in sentences what is wrong with a type that no column can have
template <class T>
consteval bool is_column_type() {
  static_assert(
      !is_proper_enum_v<T> || is_column_value_v<T>,
      "rowscope: an enum without a fixed underlying type cannot be a column's type, for it does not hold every "
      "number; write `enum class name : int`, or list its values in rs::enumerators<name>");
  static_assert(
      is_proper_enum_v<T> || is_column_value_v<T>,
      "rowscope: a column's type is an integer, bool, float, double, std::string, rs::blob, an enum, a date or "
      "time of std::chrono, rs::uuid, or std::optional of one of them; for a type of your own specialise "
      "rs::value_traits<T>");
  if constexpr (has_value_traits<T>) {
    using stored = stored_type_t<T>;
    static_assert(is_stored_type_v<stored>,
                  "rowscope: the stored_type of a rs::value_traits<T> is std::int64_t, double, bool, std::string or "
                  "rs::blob");
    if constexpr (is_stored_type_v<stored>) {
      static_assert(
          requires(const T& value) { value_traits<T>::to_stored(value); },
          "rowscope: a rs::value_traits<T> needs `static stored_type to_stored(const T&)`");
      static_assert(
          converts_from_stored<T>,
          "rowscope: a rs::value_traits<T> needs `static T from_stored(stored_type)`, of exactly that type, but "
          "std::string_view for std::string and rs::blob_view for rs::blob");
    }
  }
  return true;
}

template <class Tuple>
struct listed;
template <template <class...> class Tuple, class... Columns>
struct listed<const Tuple<Columns...>> {
  using type = type_list<Columns...>;
};

}  // namespace detail

/// The columns of a declared table, as a type_list.
template <class Table>
using columns_of_t = typename detail::listed<decltype(Table::columns)>::type;

namespace detail {
template <class T>
concept has_columns = requires { typename columns_of_t<T>; };

template <class T>
consteval void check_columns() {
  static_assert(
      has_columns<T>,
      "rowscope: a table lists its columns; add `static constexpr auto columns = std::tuple{...}` with all of "
      "them");
}
}  // namespace detail

/// A column of a declared table. Users name it through `rs::table<...>::column`.
///
/// T is an integer, bool, float, double, std::string, rs::blob, an enum, a date or time of std::chrono, rs::uuid, a
/// type with a rs::value_traits, or std::optional of one of them: a column that may be NULL.
template <class Table, fixed_string Name, class T, class... Options>
struct column : expression_methods<column<Table, Name, T, Options...>> {
  using rowscope_expression = void;
  using rowscope_column = void;
  using value_type = T;
  using tables = type_list<Table>;
  using table_type = Table;
  static constexpr std::size_t value_count = 0;
  static constexpr bool has_aggregate = false;

  static_assert(Name.literal && is_name(Name.view()),
                "rowscope: a column's name is a string literal that is not empty: column<\"name\", T>");
  static_assert(detail::is_column_type<unwrap_t<T>>());
  static_assert(
      (detail::is_column_option_v<Options> && ...),
      "rowscope: the options of a column are rs::primary_key, rs::generated, rs::has_default, rs::references<key> and "
      "rs::postgresql_type<\"name\">");

  using options = type_list<Options...>;
  static constexpr bool is_primary_key = (std::is_same_v<Options, primary_key> || ... || false);
  static constexpr bool is_generated = (std::is_same_v<Options, generated> || ... || false);
  static constexpr bool is_defaulted = (std::is_same_v<Options, has_default> || ... || false);
  static constexpr std::string_view postgresql_type = [] {
    std::string_view name;
    ((name = detail::postgresql_type_name<Options>.empty() ? name : detail::postgresql_type_name<Options>), ...);
    return name;
  }();
  static_assert(postgresql_type.empty() || kind_of_v<T> == value_kind::text,
                "rowscope: rs::postgresql_type is for columns of texts; other types have one type in PostgreSQL");
  static_assert(!is_primary_key || !is_optional_v<T>, "rowscope: a primary key cannot be std::optional");
  static_assert(!is_generated || kind_of_v<T> == value_kind::integer, "rowscope: only an integer can be generated");

  static constexpr auto literal_name = Name;
  static constexpr std::string_view name() { return Name.view(); }
  static constexpr std::string_view label() { return Name.view(); }

  /// A column that is used must be listed: DDL, checks and rows are made from the list.
  static consteval void check_listed() {
    detail::check_columns<Table>();
    if constexpr (detail::has_columns<Table>) {
      static_assert(
          contains_v<columns_of_t<Table>, column>,
          "rowscope: this column is missing from its table's `columns`; add it to `static constexpr auto columns "
          "= std::tuple{...}`");
    }
  }
  static tree::expr lower(tree::lowering&) {
    check_listed();
    return tree::column(Table::table_name(), name());
  }
  template <class Visit>
  void each_value(Visit&) const {}

  /// For set(): `column = value`. A condition is written with ==.
  /// \throws value_error where a number does not fit T
  template <class V>
  constexpr auto operator=(V&& v) const {  // NOLINT(misc-unconventional-assign-operator): makes an expression
    return detail::assign<column>(std::forward<V>(v));
  }
};

template <class C>
concept column_type = requires { typename std::remove_cvref_t<C>::rowscope_column; };

}  // namespace rowscope
