#include <rowscope/db/session.hpp>

#include "tenant_kind.hpp"

namespace rowscope {

session unscoped_session::as(rowscope::tenant t) const {
  detail::check_tenant_kind(lease_.get().schema(), t);
  return {lease_, scope::of(std::move(t))};
}

}  // namespace rowscope
