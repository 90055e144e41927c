#include "../db/user_backend.hpp"

#include <rowscope/db/connection.hpp>

#include "guarded_backend.hpp"

namespace rowscope::detail {
namespace {

/// The backend of a session that the user owns.
class borrowed_backend final : public guarded_backend, public user_backend {
 public:
  using user_backend::user_backend;

  bool is_connected() override { return connection().is_alive(); }

 private:
  [[nodiscard]] std::shared_ptr<lent_session> lent() const override { return connection().lent().raw().borrowed(); }
};

}  // namespace

std::unique_ptr<soci::details::session_backend> make_user_backend(std::unique_ptr<user_connection> c) {
  return std::make_unique<borrowed_backend>(std::move(c));
}

}  // namespace rowscope::detail
