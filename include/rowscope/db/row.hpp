#pragma once
#include <rowscope/db/decode.hpp>

namespace rowscope {
namespace detail {

/// Where the rows of an execution stand. What does not depend on what they hold is here, and compiled once.
class row_place {
 public:
  row_place() = default;
  row_place(cursor& c, std::uint32_t generation) noexcept : cursor_(&c), generation_(generation) {}

  /// \throws usage_error once the rows are over: they must not look as if they had been read to their end
  [[nodiscard]] bool at_row() const {
    check();
    return cursor_->at_row();
  }
  /// \throws usage_error once the rows are over, and what the database reports
  void next() const {
    if (at_row()) cursor_->advance();
  }
  /// \throws usage_error where there is no row any more \pre it was at one
  [[nodiscard]] cursor& row() const {
    if (cursor_->generation() != generation_ || !cursor_->at_row()) [[unlikely]]
      throw_rows_over();
    return *cursor_;
  }
  void check() const {
    if (cursor_ == nullptr || cursor_->generation() != generation_) [[unlikely]]
      throw_rows_over();
  }

 private:
  cursor* cursor_ = nullptr;
  std::uint32_t generation_ = 0;
};

}  // namespace detail

/// The row that its rows stand at. It cannot be copied, because it is another row after the next step: copy the values.
///
/// \throws usage_error from each access once the rows are over
template <class Fields>
class result_row {
 public:
  explicit result_row(detail::row_place at) noexcept : at_(at) {}
  result_row(const result_row&) = delete;
  result_row(result_row&&) noexcept = default;  // g++ asks for it where range-v3 returns a row from a static function
  result_row& operator=(const result_row&) = delete;
  ~result_row() = default;

  /// The value of a selected column or named expression, owned by the caller; std::optional after a left join.
  /// \throws value_error where the stored value does not fit the column's C++ type
  template <class E>
  [[nodiscard]] auto operator[](const E&) const {
    if constexpr (is_selected<E>()) return detail::decode<value_t<index<E>>>(at_.row(), static_cast<int>(index<E>));
  }
  /// The same without a copy: text as std::string_view. \par Lifetime until the next row
  template <class E>
  [[nodiscard]] auto view(const E&) const {
    if constexpr (is_selected<E>())
      return detail::decode<typename detail::view_of<value_t<index<E>>>::type>(at_.row(), static_cast<int>(index<E>));
  }
  /// A plain struct, with a member for each output in their order, or a std::tuple.
  template <class T>
  [[nodiscard]] T to() const {
    return detail::make_record<T, Fields>(detail::stored_row{at_.row()});
  }

 private:
  template <std::size_t I>
  using value_t = std::tuple_element_t<I, detail::values_t<Fields>>;
  template <class E>
  static constexpr std::size_t index = detail::field_index<E>(Fields{});

  template <class E>
  static consteval bool is_selected() {
    static_assert(expression<E>,
                  "rowscope: row[...] and row.view(...) take a selected column, or an expression named by "
                  "rs::as<\"name\">(): row[orders::total]");
    constexpr bool selected = !expression<E> || index<E> < detail::field_count(Fields{});
    static_assert(selected,
                  "rowscope: this is not among the outputs of the select; add it to select(), or ask for an "
                  "expression by the name that rs::as<\"name\">() gave it");
    return selected && expression<E>;
  }

  detail::row_place at_;
};

/// A row that owns its values: what one() returns.
template <class Fields>
class record {
 public:
  explicit record(const detail::row_place& at)
      : values_(detail::make_record<detail::values_t<Fields>, Fields>(detail::stored_row{at.row()})) {}

  template <class E>
  [[nodiscard]] const auto& operator[](const E&) const {
    constexpr std::size_t i = detail::field_index<E>(Fields{});
    static_assert(expression<E>,
                  "rowscope: record[...] takes a selected column, or an expression named by "
                  "rs::as<\"name\">(): record[orders::total]");
    static_assert(
        !expression<E> || i < detail::field_count(Fields{}),
        "rowscope: this is not among the outputs of the select; add it to select(), or ask for an expression by "
        "the name that rs::as<\"name\">() gave it");
    if constexpr (i < detail::field_count(Fields{})) return std::get<i>(values_);
  }
  template <class T>
  [[nodiscard]] T to() const {
    return detail::make_record<T, Fields>(detail::owned_row<detail::values_t<Fields>>{values_});
  }
  [[nodiscard]] const detail::values_t<Fields>& tuple() const noexcept { return values_; }

 private:
  detail::values_t<Fields> values_;
};

}  // namespace rowscope
