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

  static_assert(Name.literal && is_name(Name.view()),
                "rowscope: a table's name is a string literal that is not empty: rs::table<self, \"name\">");

  static constexpr std::string_view table_name() { return Name.view(); }

  template <fixed_string Column, class T, class... Options>
  using column = rowscope::column<Self, Column, T, Options...>;
};

template <class T>
concept declared_table = requires { typename T::rowscope_table; };

}  // namespace rowscope
