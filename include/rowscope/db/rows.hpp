#pragma once
#include <iterator>
#include <span>  // has std::ranges::enable_view, and is a third of <ranges>
#include <vector>

#include <rowscope/db/row.hpp>
#include <rowscope/db/shared_execution.hpp>

namespace rowscope {

/// The rows of one execution of a select, read as they are asked for: a single-pass range that std::views take, and
/// range-v3 with <rowscope/range_v3.hpp>.
///
/// A handle on the running statement. Copies share it, also the place it stands at; with the last one the statement
/// ends. \par Lifetime the session's lease, which the rows of a temporary session keep; after it each use throws
/// usage_error.
template <class Fields>
class [[nodiscard("rowscope: nobody reads these rows: for (const auto& row : session(statement))")]] rows {
 public:
  class iterator {
   public:
    using value_type = result_row<Fields>;
    using reference = result_row<Fields>;
    using difference_type = std::ptrdiff_t;
    using iterator_concept = std::input_iterator_tag;
    using iterator_category = std::input_iterator_tag;
    using pointer = void;

    iterator() = default;
    explicit iterator(detail::row_place at) noexcept : at_(at) {}

    reference operator*() const {
      at_.check();
      return reference(at_);
    }
    /// \throws usage_error once the rows are over, and what the database reports
    iterator& operator++() {
      at_.next();
      return *this;
    }
    void operator++(int) { ++*this; }
    // Without it range-v3 would move the row that operator* makes.
    friend reference iter_move(const iterator& i) { return *i; }
    /// \throws usage_error once the rows are over: they must not look as if they had been read to their end
    friend bool operator==(const iterator& i, std::default_sentinel_t) { return !i.at_.at_row(); }

   private:
    detail::row_place at_;
  };

  rows() = default;
  /// Takes over the execution, which has made its first step.
  explicit rows(detail::cursor& c) noexcept : run_(c) {}
  rows(detail::cursor& c, const detail::lease_holder& lease) noexcept : run_(c, lease) {}

  /// Where the rows stand: at the first one, unless some are read already.
  [[nodiscard]] iterator begin() const { return iterator(place()); }
  [[nodiscard]] std::default_sentinel_t end() const noexcept { return {}; }

  /// The one row. \throws not_found where there is none \throws ambiguous_result where there are more
  [[nodiscard]] record<Fields> one() const {
    const detail::row_place at = place();
    if (!at.at_row()) detail::throw_not_found(run_.made_from());
    record<Fields> found(at);
    check_over(at);
    return found;
  }
  /// The one row, or nothing. \throws ambiguous_result where there are more
  [[nodiscard]] std::optional<record<Fields>> one_or_none() const {
    std::optional<record<Fields>> found;
    if (const detail::row_place at = place(); at.at_row()) {
      found.emplace(at);
      check_over(at);
    }
    return found;
  }
  /// The one output of the one row. \throws as one()
  [[nodiscard]] auto value() const {
    static_assert(detail::field_count(Fields{}) == 1,
                  "rowscope: value() is for a select with one output; use one() and record[column]");
    if constexpr (detail::field_count(Fields{}) == 1) return std::get<0>(one().tuple());
  }
  /// All rows, each as a plain struct with a member for each output in their order, or as a std::tuple.
  template <class T>
  [[nodiscard]] std::vector<T> to() const {
    std::vector<T> all;
    for (const detail::row_place at = place(); at.at_row(); at.next())
      all.push_back(detail::make_record<T, Fields>(detail::stored_row{at.row()}));
    return all;
  }
  [[nodiscard]] auto tuples() const { return to<detail::values_t<Fields>>(); }

 private:
  [[nodiscard]] detail::row_place place() const { return {run_.checked(), run_.generation()}; }
  /// \throws ambiguous_result where there is a row behind this one
  void check_over(const detail::row_place& at) const {
    at.next();
    if (at.at_row()) detail::throw_ambiguous(run_.made_from());
  }

  detail::shared_execution run_{};
};

}  // namespace rowscope

template <class Fields>
inline constexpr bool std::ranges::enable_view<rowscope::rows<Fields>> = true;
