#pragma once
#include <exception>
#include <string>

#include <rowscope/context/tenant.hpp>

namespace rowscope {

/// A tenant for which the work of database::for_each_tenant() ended with an exception.
struct tenant_failure {
  rowscope::tenant tenant;
  std::string what;          ///< what the exception says; "unknown exception" where it is no std::exception
  std::exception_ptr error;  ///< the exception itself
};

namespace detail {

/// That of the exception that is being handled.
[[nodiscard]] tenant_failure current_failure(const tenant& t);

}  // namespace detail
}  // namespace rowscope
