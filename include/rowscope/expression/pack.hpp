#pragma once
#include <cstddef>
#include <type_traits>
#include <utility>

/// The parts of a statement side by side. In its place a std::tuple, with its constructors, comparisons and tuple_cat,
/// made up more than half of the time in which a statement was compiled.
namespace rowscope::detail {

template <std::size_t I, class T>
struct pack_item {
  T value;
};

template <class Indices, class... Ts>
struct indexed_pack;

/// An aggregate: `pack<A, B>{{a}, {b}}`.
template <class... Ts>
using pack = indexed_pack<std::index_sequence_for<Ts...>, Ts...>;

template <std::size_t... I, class... Ts>
struct indexed_pack<std::index_sequence<I...>, Ts...> : pack_item<I, Ts>... {
  // Casts instead of std::move(), which without optimisation is a function for each type.
  /// Calls `f` with each part, the first first.
  template <class F>
  constexpr void each(const F& f) const {
    (f(static_cast<const pack_item<I, Ts>&>(*this).value), ...);
  }
  /// Visits the bound values of each part.
  template <class Visit>
  constexpr void each_value(Visit& visit) const {
    (static_cast<const pack_item<I, Ts>&>(*this).value.each_value(visit), ...);
  }
  /// With more parts behind these.
  template <class... More>
  constexpr pack<Ts..., More...> with(More... more) && {
    return {{static_cast<Ts&&>(static_cast<pack_item<I, Ts>&>(*this).value)}..., {static_cast<More&&>(more)}...};
  }
  /// With the parts of another pack behind these.
  template <std::size_t... J, class... More>
  constexpr pack<Ts..., More...> joined(indexed_pack<std::index_sequence<J...>, More...> more) && {
    return {{static_cast<Ts&&>(static_cast<pack_item<I, Ts>&>(*this).value)}...,
            {static_cast<More&&>(static_cast<pack_item<J, More>&>(more).value)}...};
  }
};

}  // namespace rowscope::detail
