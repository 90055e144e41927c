#pragma once
#include <cstddef>
#include <type_traits>

namespace rowscope {

template <class... Ts>
struct type_list {
  static constexpr std::size_t size = sizeof...(Ts);
};

template <class List, class T>
inline constexpr bool contains_v = false;
template <class... Ts, class T>
inline constexpr bool contains_v<type_list<Ts...>, T> = (std::is_same_v<Ts, T> || ...);

/// How often T stands in the list.
template <class List, class T>
inline constexpr std::size_t count_v = 0;
template <class... Ts, class T>
inline constexpr std::size_t count_v<type_list<Ts...>, T> = (std::size_t{std::is_same_v<Ts, T>} + ... + 0);

template <class List, class Super>
inline constexpr bool subset_v = false;
template <class... Ts, class Super>
inline constexpr bool subset_v<type_list<Ts...>, Super> = (contains_v<Super, Ts> && ...);

template <class... Lists>
struct concat_lists;
template <>
struct concat_lists<> {
  using type = type_list<>;
};
template <class... Ts>
struct concat_lists<type_list<Ts...>> {
  using type = type_list<Ts...>;
};
template <class... As, class... Bs, class... Rest>
struct concat_lists<type_list<As...>, type_list<Bs...>, Rest...> : concat_lists<type_list<As..., Bs...>, Rest...> {};

/// Duplicates stay: the lists are only searched, and removing them costs compile time.
template <class... Lists>
using concat_t = typename concat_lists<Lists...>::type;

}  // namespace rowscope
