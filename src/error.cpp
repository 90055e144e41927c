#include <rowscope/error.hpp>

#include <utility>

namespace rowscope {
namespace {

std::string with_place(const std::string& message, const error_place& place) {
  const std::string at = place.file.empty() ? std::string() : place.file + ":" + std::to_string(place.line);
  if (place.site.empty()) return at.empty() ? message : at + ": " + message;
  return place.site + (at.empty() ? "" : " (" + at + ")") + ": " + message;
}

}  // namespace

error::error(const std::string& message, error_place place)
    : std::runtime_error(with_place(message, place)), place_(std::make_shared<const error_place>(std::move(place))) {}

constraint_error::constraint_error(const std::string& message, error_place place, constraint_kind kind,
                                   std::string constraint)
    : error(message, std::move(place)),
      kind_(kind),
      constraint_(std::make_shared<const std::string>(std::move(constraint))) {}

// Out of line, so that each class has one type info that every library of a program agrees on.
error::~error() = default;
no_active_tenant::~no_active_tenant() = default;
scope_violation::~scope_violation() = default;
guard_refused::~guard_refused() = default;
not_found::~not_found() = default;
ambiguous_result::~ambiguous_result() = default;
constraint_error::~constraint_error() = default;
value_error::~value_error() = default;
schema_error::~schema_error() = default;
busy::~busy() = default;
connection_error::~connection_error() = default;
usage_error::~usage_error() = default;
database_error::~database_error() = default;

}  // namespace rowscope
