#pragma once
#include <tuple>

#include <rowscope/schema/column.hpp>

namespace rowscope {

/// Base of a declared table:
///
///     struct customers : rs::table<customers, "customers"> {
///       static constexpr column<"id", std::int64_t, rs::primary_key> id{};
///       static constexpr column<"tenant_id", std::int64_t> tenant_id{};
///       static constexpr auto columns = std::tuple{id, tenant_id};
///       static constexpr auto scope = rs::scoped_by<tenant_id>;
///     };
template <class Self, fixed_string Name>
struct table {
  using rowscope_table = void;
  using rowscope_self = Self;

  static_assert(Name.literal && is_name(Name.view()),
                "rowscope: a table's name is a string literal that is not empty: rs::table<self, \"name\">");

  static constexpr std::string_view table_name() { return Name.view(); }

  template <fixed_string Column, class T, class... Options>
  using column = rowscope::column<Self, Column, T, Options...>;
};

/// Base of a declared view: as a table, but it is only read, and made by DDL of your own. Its scope rule is held to the
/// columns that it has; whether they show the right tenant is up to its definition.
template <class Self, fixed_string Name>
struct view : table<Self, Name> {
  using rowscope_view = void;
};

template <class T>
concept declared_table = requires { typename T::rowscope_table; };

namespace detail {

template <class T>
inline constexpr bool is_declared_view_v = requires { typename T::rowscope_view; };

/// The base class belongs to the table itself: a copied one would give it the columns of another.
template <class T>
consteval void check_base() {
  if constexpr (declared_table<T>)
    static_assert(
        std::is_same_v<typename T::rowscope_self, T>,
        "rowscope: the base of this table names another one; derive it from rs::table<self, \"name\"> with its own "
        "type as self");
}

}  // namespace detail

}  // namespace rowscope
