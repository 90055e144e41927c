#pragma once
#include <rowscope/query/clause.hpp>

/// An order that the user of the program chooses, out of those that the source names.
namespace rowscope {

/// `rs::by<"created", tickets::created_at>`
template <fixed_string Name, auto Column>
struct by {
  static_assert(Name.literal && is_name(Name.view()),
                "rowscope: a way to sort is named by a literal: rs::by<\"created\", column>");
  static_assert(expression<decltype(Column)>,
                "rowscope: a way to sort is a name and a column: rs::by<\"created\", tickets::created_at>");
  using expression_type = std::remove_cvref_t<decltype(Column)>;
  static constexpr std::string_view name() { return Name.view(); }
};

namespace detail {

/// \throws value_error for a name that is not among them
[[nodiscard]] std::size_t find_sort(std::string_view text, std::span<const std::string_view> names);

template <class T>
concept sorts = requires { typename T::rowscope_sort; };

}  // namespace detail

/// One of the choices: what order_by() takes.
template <class... Choices>
struct sort_order {
  using rowscope_sort = void;
  using choices = type_list<Choices...>;

  std::size_t index = 0;
  bool descending = false;
};

template <class... Choices>
struct sort_choices {
  static_assert(sizeof...(Choices) > 0 && sizeof...(Choices) <= 100,
                "rowscope: sort_choice<> has one to a hundred choices");

  /// `"created"` ascending, `"-created"` descending. \throws value_error for any other name, which it does not repeat
  [[nodiscard]] sort_order<Choices...> parse(std::string_view text) const {
    static constexpr std::array<std::string_view, sizeof...(Choices)> names{Choices::name()...};
    const bool descending = text.starts_with('-');
    return {detail::find_sort(text.substr(descending ? 1 : 0), names), descending};
  }
};

/// `auto sort = rs::sort_choice<rs::by<"created", tickets::created_at>, rs::by<"subject", tickets::subject>>
/// .parse(parameter); ... .order_by(sort)`: the statement has one plan for each choice that was made.
template <class... Choices>
inline constexpr sort_choices<Choices...> sort_choice{};

namespace detail {

/// Where the choice stands in a condition_mask: above the bits of where_if().
inline constexpr unsigned sort_shift = most_conditions;

template <class Sort>
struct sort_clause;
template <class... Choices>
struct sort_clause<sort_order<Choices...>> : clause {
  using ordered_by = type_list<typename Choices::expression_type...>;
  using uses = concat_t<typename Choices::expression_type::tables...>;

  sort_order<Choices...> order;

  explicit constexpr sort_clause(sort_order<Choices...> o) : order(o) {}

  static void lower(lowering_state& s) {
    const std::size_t chosen = s.sort >> 1U;
    std::size_t i = 0;
    const auto add = [&]<class Choice>(Choice*) {
      if (i++ == chosen) s.add_order(Choice::expression_type::lower(s.values), (s.sort & 1U) != 0);
    };
    (add(static_cast<Choices*>(nullptr)), ...);
  }
  template <class Visit>
  void each_value(Visit&) const {}
  [[nodiscard]] constexpr condition_mask sort_bits() const {
    return static_cast<condition_mask>(order.index * 2 + (order.descending ? 1 : 0)) << sort_shift;
  }
};

}  // namespace detail
}  // namespace rowscope
