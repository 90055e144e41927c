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
    iterator(detail::cursor& c, std::uint32_t generation) noexcept : cursor_(&c), generation_(generation) {}

    reference operator*() const {
      check();
      return reference(*cursor_, generation_);
    }
    /// \throws usage_error once the rows are over, and what the database reports
    iterator& operator++() {
      check();
      if (cursor_->at_row()) cursor_->advance();
      return *this;
    }
    void operator++(int) { ++*this; }
    // Without it range-v3 would move the row that operator* makes.
    friend reference iter_move(const iterator& i) { return *i; }
    /// \throws usage_error once the rows are over: they must not look as if they had been read to their end
    friend bool operator==(const iterator& i, std::default_sentinel_t) {
      i.check();
      return !i.cursor_->at_row();
    }

   private:
    void check() const {
      if (cursor_ == nullptr || cursor_->generation() != generation_) [[unlikely]]
        detail::throw_rows_over();
    }

    detail::cursor* cursor_ = nullptr;
    std::uint32_t generation_ = 0;
  };

  rows() = default;
  /// Takes over the execution, which has made its first step.
  explicit rows(detail::cursor& c) noexcept : run_(c) {}
  rows(detail::cursor& c, const detail::lease_holder& lease) noexcept : run_(c, lease) {}

  /// Where the rows stand: at the first one, unless some are read already.
  [[nodiscard]] iterator begin() const { return iterator(run_.checked(), run_.generation()); }
  [[nodiscard]] std::default_sentinel_t end() const noexcept { return {}; }

  /// The one row. \throws not_found where there is none \throws ambiguous_result where there are more
  [[nodiscard]] record<Fields> one() const {
    iterator i = begin();
    if (i == end()) detail::throw_not_found(run_.made_from());
    record<Fields> found(*i);
    if (++i; i != end()) detail::throw_ambiguous(run_.made_from());
    return found;
  }
  /// The one row, or nothing. \throws ambiguous_result where there are more
  [[nodiscard]] std::optional<record<Fields>> one_or_none() const {
    std::optional<record<Fields>> found;
    if (iterator i = begin(); i != end()) {
      found.emplace(*i);
      if (++i; i != end()) detail::throw_ambiguous(run_.made_from());
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
    for (iterator i = begin(); i != end(); ++i) all.push_back((*i).template to<T>());
    return all;
  }
  [[nodiscard]] auto tuples() const { return to<detail::values_t<Fields>>(); }

 private:
  detail::shared_execution run_{};
};

}  // namespace rowscope

template <class Fields>
inline constexpr bool std::ranges::enable_view<rowscope::rows<Fields>> = true;
