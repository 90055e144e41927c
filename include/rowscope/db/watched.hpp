#pragma once
#include <chrono>
#include <variant>

#include <rowscope/db/cursor.hpp>

/// What a cursor knows of an execution that somebody looks at. Few files need it: it is not compiled with each
/// statement.
namespace rowscope::detail {

/// A value that an execution binds. What is not copied lives as the statement's own binding does.
using bound_value = std::variant<std::monostate, std::nullptr_t, std::int64_t, double, std::string_view, blob_view,
                                 const bound_list*, const row_buffer*>;

/// A stored value, whatever its type is. A text lives until the next step.
struct stored_any : std::variant<std::monostate, std::int64_t, double, std::string_view> {
  using variant::variant;
};

/// While an observer is attached.
struct watched_execution {
  std::optional<rowscope::scope> scope{};
  std::chrono::steady_clock::time_point started{};
  std::vector<bound_value> values{};  ///< by parameter, while a probe is attached
};

template <class V>
void cursor::note_value(int parameter, V value) {
  if (noting_) [[unlikely]]
    watched_execution_->values[static_cast<std::size_t>(parameter) - 1] = value;
}

}  // namespace rowscope::detail
