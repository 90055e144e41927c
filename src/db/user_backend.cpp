#include "user_backend.hpp"

#include <deque>
#include <mutex>

#include <soci/soci.h>

#include <rowscope/error.hpp>

namespace rowscope::detail {
namespace {

class user_factory final : public soci::backend_factory {
 public:
  user_factory(std::shared_ptr<user_connections> users, std::function<bool(const std::string&)> is_of)
      : users_(std::move(users)), is_of_(std::move(is_of)) {}

  soci::details::session_backend* make_session(const soci::connection_parameters& parameters) const override {
    if (const std::string& wanted = parameters.get_connect_string(); !wanted.empty() && !is_of_(wanted))
      throw usage_error(
          "a session that is opened by db.backend() is one of that database: its connect string is empty, or names the "
          "same file, and options are those of the database; write soci::session sql(db.backend(), \"\")");
    return make_user_backend(users_->make()).release();
  }

 private:
  std::shared_ptr<user_connections> users_;
  std::function<bool(const std::string&)> is_of_;
};

}  // namespace

const soci::backend_factory& make_user_factory(std::shared_ptr<user_connections> users,
                                               std::function<bool(const std::string&)> is_of) {
  static std::mutex mutex;
  static auto& all = *new std::deque<user_factory>;
  const std::lock_guard lock(mutex);
  return all.emplace_back(std::move(users), std::move(is_of));
}

user_connection* user_connection_of(soci::session& sql) noexcept {
  auto* const ours = dynamic_cast<user_backend*>(sql.get_backend());
  return ours != nullptr ? &ours->connection() : nullptr;
}

}  // namespace rowscope::detail
