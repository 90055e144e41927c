#include <rowscope/db/tenant_failure.hpp>

namespace rowscope::detail {

tenant_failure current_failure(const tenant& t) {
  try {
    throw;
  } catch (const std::exception& e) {
    return {t, e.what(), std::current_exception()};
  } catch (...) {
    return {t, "unknown exception", std::current_exception()};
  }
}

}  // namespace rowscope::detail
