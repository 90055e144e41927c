#pragma once
#include <cstdint>

#include <rowscope/expression/node.hpp>

namespace rowscope {

/// What a write did. It is complete, and outside of a transaction committed.
struct written {
  std::int64_t affected_rows = 0;
};

namespace detail {
[[noreturn]] void throw_no_key();
}

/// What an insert did. Key is the type of the table's generated key: std::int64_t, or its own where that has
/// value_traits; void where there is none.
template <class Key>
struct inserted : written {
  std::int64_t key_ = 0;

  /// The key of the inserted row. \throws usage_error where a trigger ignored the row
  [[nodiscard]] auto key() const {
    static_assert(!std::is_void_v<Key>, "rowscope: this table has no generated key; the insert named its key itself");
    if (affected_rows != 1) detail::throw_no_key();
    if constexpr (is_strong_v<Key>)
      return value_traits<Key>::from_stored(key_);
    else
      return key_;
  }
};

}  // namespace rowscope
