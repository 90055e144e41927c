#pragma once
#include <optional>
#include <tuple>
#include <vector>

#include <rowscope/db/decode.hpp>
#include <rowscope/db/shared_execution.hpp>

namespace rowscope {
namespace detail {

/// Whether a member of type M is read from a column, and whether it may be NULL. A conversion is to one of the two
/// only: std::optional takes what converts to its value too, and NULL would be lost.
template <class M, bool Optional>
concept raw_value = is_column_value_v<unwrap_t<M>> && is_optional_v<M> == Optional;

/// Converts to the member that it initialises: what is stored in the column, as the member's type.
template <bool Optional>
struct raw_member {
  cursor& c;
  int column;

  template <raw_value<Optional> M>
  operator M() const {  // NOLINT(google-explicit-constructor): initialises a member
    return decode<M>(c, column);
  }
};
/// Only asked for, never called.
template <bool Optional>
struct any_raw_member {
  template <raw_value<Optional> M>
  operator M() const;  // NOLINT(google-explicit-constructor)
};

inline constexpr std::size_t most_raw_columns = 64;
/// What each member of a plain struct is read by; fewer than it has where one cannot be read. An optional is asked for
/// first, since it could be made of its value too.
template <class Row, bool... Optional>
consteval auto members_of(std::integer_sequence<bool, Optional...>) {
  if constexpr (sizeof...(Optional) == most_raw_columns)
    return std::integer_sequence<bool, Optional...>{};
  else if constexpr (requires { Row{any_raw_member<Optional>{}..., any_raw_member<true>{}}; })
    return members_of<Row>(std::integer_sequence<bool, Optional..., true>{});
  else if constexpr (requires { Row{any_raw_member<Optional>{}..., any_raw_member<false>{}}; })
    return members_of<Row>(std::integer_sequence<bool, Optional..., false>{});
  else
    return std::integer_sequence<bool, Optional...>{};
}
template <class Row>
using raw_members = decltype(members_of<Row>(std::integer_sequence<bool>{}));

/// How many columns a Row is read from; 0 where it cannot be one.
template <class Row>
inline constexpr std::size_t raw_columns = [] {
  if constexpr (is_std_tuple_v<Row>)
    return std::tuple_size_v<Row>;
  else if constexpr (is_column_value_v<unwrap_t<Row>>)
    return std::size_t{1};
  else if constexpr (std::is_aggregate_v<Row>)
    return raw_members<Row>::size();
  else
    return std::size_t{0};
}();

template <class Row, bool... Optional, std::size_t... I>
Row read_members(cursor& c, std::integer_sequence<bool, Optional...>, std::index_sequence<I...>) {
  return Row{raw_member<Optional>{c, static_cast<int>(I)}...};
}
template <class Row>
Row read_raw(cursor& c) {
  constexpr auto columns = std::make_index_sequence<raw_columns<Row>>{};
  if constexpr (is_column_value_v<unwrap_t<Row>>)
    return decode<Row>(c, 0);
  else if constexpr (is_std_tuple_v<Row>)
    return [&c]<std::size_t... I>(std::index_sequence<I...>) {
      return Row{decode<std::tuple_element_t<I, Row>>(c, static_cast<int>(I))...};
    }(columns);
  else
    return read_members<Row>(c, raw_members<Row>{}, columns);
}

}  // namespace detail

/// The rows of one execution of a raw select, each as a Row, read as they are asked for: a single-pass range.
///
/// As `rows`: copies share the execution, and with the last one it ends.
/// \par Lifetime the session's lease, which the rows of a temporary session keep; after it each use throws usage_error
template <class Row>
class [[nodiscard("rowscope: nobody reads these rows: for (const auto& row : session.raw<row_type>(...))")]] raw_rows {
 public:
  class iterator {
   public:
    using value_type = Row;
    using reference = Row;
    using difference_type = std::ptrdiff_t;
    using iterator_concept = std::input_iterator_tag;
    using iterator_category = std::input_iterator_tag;
    using pointer = void;

    iterator() = default;
    explicit iterator(const detail::shared_execution& run) noexcept : run_(&run) {}

    /// \throws value_error where a stored value is none of the member's type
    Row operator*() const {
      detail::cursor& c = run_->checked();
      if (!c.at_row()) detail::throw_rows_over();
      return detail::read_raw<Row>(c);
    }
    /// \throws usage_error once the rows are over, and what the database reports
    iterator& operator++() {
      if (detail::cursor& c = run_->checked(); c.at_row()) c.advance();
      return *this;
    }
    void operator++(int) { ++*this; }
    friend bool operator==(const iterator& i, std::default_sentinel_t) { return !i.run_->checked().at_row(); }

   private:
    const detail::shared_execution* run_ = nullptr;
  };

  /// Takes over the execution, which has made its first step.
  explicit raw_rows(detail::cursor& c) noexcept : run_(c) {}
  raw_rows(detail::cursor& c, const detail::lease_holder& lease) noexcept : run_(c, lease) {}

  /// \par Lifetime of the iterator: that of these rows
  [[nodiscard]] iterator begin() const {
    (void)run_.checked();
    return iterator(run_);
  }
  [[nodiscard]] std::default_sentinel_t end() const noexcept { return {}; }

  /// The one row. \throws not_found where there is none \throws ambiguous_result where there are more
  [[nodiscard]] Row one() const {
    iterator i = begin();
    if (i == end()) detail::throw_not_found(run_.made_from());
    Row found = *i;
    if (++i; i != end()) detail::throw_ambiguous(run_.made_from());
    return found;
  }
  /// The one row, or nothing. \throws ambiguous_result where there are more
  [[nodiscard]] std::optional<Row> one_or_none() const {
    std::optional<Row> found;
    if (iterator i = begin(); i != end()) {
      found.emplace(*i);
      if (++i; i != end()) detail::throw_ambiguous(run_.made_from());
    }
    return found;
  }
  /// All that are left.
  [[nodiscard]] std::vector<Row> all() const {
    std::vector<Row> rows;
    for (iterator i = begin(); i != end(); ++i) rows.push_back(*i);
    return rows;
  }

 private:
  detail::shared_execution run_;
};

}  // namespace rowscope
