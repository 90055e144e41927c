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

/// What an insert did.
template <bool MakesKey>
struct inserted : written {
  std::int64_t key_ = 0;

  /// The key of the inserted row. \throws usage_error where a trigger ignored the row
  [[nodiscard]] std::int64_t key() const {
    static_assert(MakesKey, "rowscope: this table has no generated key; the insert named its key itself");
    if (affected_rows != 1) detail::throw_no_key();
    return key_;
  }
};

}  // namespace rowscope
