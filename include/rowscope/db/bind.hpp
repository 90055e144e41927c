#pragma once
#include <rowscope/context/utf8.hpp>
#include <rowscope/db/cursor.hpp>
#include <rowscope/expression/predicate.hpp>

namespace rowscope::detail {

/// Binds the sets and the further dimensions of a scope. The values are copied into the cursor, or live in the scope.
void bind_scope_slots(cursor& c, const scope& s);

/// Binds the values of a statement, in their order.
///
/// With `Keep` text is copied into the cursor: rows are read after the user's values may be gone. A write is over
/// before they are, and binds them as they are.
template <bool Keep>
class binder {
 public:
  explicit binder(cursor& c) noexcept
      : cursor_(c), parameters_(c.made_from().text.value_parameter.data()), generation_(c.generation()) {}

  template <class V>
  void operator()(const V& value) {
    if (const int parameter = parameters_[next_++]; parameter != 0) put(parameter, value);
  }
  /// Values of a where_if() that is off.
  void skip(std::size_t values) noexcept { next_ += values; }

  void scope(const rowscope::scope& s) {
    const sql_text& text = cursor_.made_from().text;
    if (text.tenant_parameter != 0) put_key(text.tenant_parameter, *s.tenant());
    if (!text.scope_slots.empty()) [[unlikely]]
      bind_scope_slots(cursor_, s);
  }

 private:
  void put_key(int parameter, const rowscope::tenant& t) {
    if (t.is_text())
      put(parameter, std::string_view(t.text()));
    else
      put(parameter, t.integer());
  }
  template <class V>
  void put(int parameter, const std::optional<V>& value) {
    if (value)
      put(parameter, *value);
    else
      cursor_.bind_null(parameter);
  }
  void put(int parameter, std::nullopt_t) { cursor_.bind_null(parameter); }
  void put(int parameter, bool value) { cursor_.bind_integer(parameter, value ? 1 : 0); }
  void put(int parameter, std::int64_t value) { cursor_.bind_integer(parameter, value); }
  void put(int parameter, double value) { cursor_.bind_real(parameter, value); }
  void put(int parameter, const std::string& value) { put(parameter, std::string_view(value)); }
  void put(int parameter, std::string_view value) {
    if constexpr (Keep)
      cursor_.bind_copied_text(parameter, value);
    else
      cursor_.bind_checked_text(parameter, value);
  }
  void put(int parameter, const blob& value) { put(parameter, blob_view(value)); }
  void put(int parameter, blob_view value) {
    if constexpr (Keep)
      cursor_.bind_copied_blob(parameter, value);
    else
      cursor_.bind_blob(parameter, value);
  }
  void put(int parameter, const row_buffer& rows) { cursor_.bind_rows(parameter, rows); }
  template <class Range>
  void put(int parameter, const value_list<Range>& list) {
    bound_list& bound = cursor_.list(parameter, kind_of_v<element_t<Range>>);
    if constexpr (iterable<const Range>) {
      for (auto&& element : list.elements) add(bound, parameter, element);
    } else {
      Range elements = list.elements;  // some views can be gone over only where they are not const
      for (auto&& element : elements) add(bound, parameter, element);
    }
    if (cursor_.generation() != generation_) [[unlikely]]
      throw_ended_while_bound();
    cursor_.bind_values(parameter, bound);
  }
  /// A lazy range runs the user's code: it may have ended the session, and with it this execution.
  template <class V>
  void add(bound_list& bound, int parameter, const V& element) {
    if (cursor_.generation() != generation_) [[unlikely]]
      throw_ended_while_bound();
    if constexpr (is_strong_v<V>)
      add_stored(bound, parameter, converted(parameter, element));
    else
      add_stored(bound, parameter, element);
  }
  template <class V>
  void add_stored(bound_list& bound, int parameter, const V& value) {
    if constexpr (std::is_pointer_v<V>)
      if (value == nullptr) throw_null_text();
    if constexpr (kind_of_v<V> == value_kind::text) {
      const std::string_view text(value);
      if (!is_storable_text(text)) [[unlikely]]
        throw_no_text(cursor_, parameter, text);
      bound.add(text);
    } else if constexpr (kind_of_v<V> == value_kind::blob) {
      bound.add(blob_view(value));
    } else {
      bound.add(hold(value));
    }
  }
  template <class V>
  auto converted(int parameter, const V& value) {
    try {
      return hold(value);
    } catch (...) {
      rethrow_unwritable(cursor_, parameter);
    }
  }

  cursor& cursor_;
  const std::uint16_t* parameters_;
  std::uint32_t generation_;
  std::size_t next_ = 0;
};

}  // namespace rowscope::detail
