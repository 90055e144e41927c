#pragma once
#include <cstdint>

namespace rowscope {

/// How strictly a database that others have made is compared with the declarations when it is opened.
enum class attach : std::uint8_t {
  checked,  ///< a foreign key to a scoped table that is not declared is a schema_error: writes to it are not checked
  /// Only rs::lint() tells of such a key: for a first look at an existing database. Everything else that scoping stands
  /// on is a schema_error all the same.
  lint_only,
};

}  // namespace rowscope
