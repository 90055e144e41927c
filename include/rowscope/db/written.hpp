#pragma once
#include <cstdint>

#include <rowscope/expression/node.hpp>

namespace rowscope {

/// What a write did. It is complete, and outside of a transaction committed.
struct written {
  std::int64_t affected_rows = 0;
};

/// What an insert did.
template <bool MakesKey>
struct inserted : written {
  std::int64_t key_ = 0;

  /// The key of the inserted row.
  [[nodiscard]] std::int64_t key() const noexcept {
    static_assert(MakesKey, "rowscope: this table has no generated key; the insert named its key itself");
    return key_;
  }
};

}  // namespace rowscope
