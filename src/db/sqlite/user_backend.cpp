#include "user_backend.hpp"

#include <deque>
#include <filesystem>

#include <soci/soci.h>

#include <rowscope/error.hpp>

namespace rowscope::detail::sqlite {
namespace {

/// The file that a connect string names: itself, or as SOCI writes it, `dbname="app.db"`.
std::string_view file_in(std::string_view text) {
  for (const std::string_view key : {"dbname=", "db="})
    if (text.starts_with(key)) text.remove_prefix(key.size());
  if (text.size() > 1 && text.front() == '"' && text.back() == '"') text = text.substr(1, text.size() - 2);
  return text;
}

bool is_same_file(std::string_view a, const std::string& b) {
  std::error_code ignored;  // what cannot be found is another one
  return a == b || std::filesystem::equivalent(a, b, ignored);
}

class user_factory final : public soci::backend_factory {
 public:
  user_factory(std::shared_ptr<user_connections> users, std::string path)
      : users_(std::move(users)), path_(std::move(path)) {}

  soci::details::session_backend* make_session(const soci::connection_parameters& parameters) const override {
    const std::string_view file = file_in(parameters.get_connect_string());
    if (!file.empty() && !is_same_file(file, path_))
      throw usage_error(
          "a session that is opened by db.backend() is one of that database: its connect string is empty, or names the "
          "same file, and options are those of rs::sqlite(); write soci::session sql(db.backend(), \"\")");
    return make_user_backend(users_->make()).release();
  }

 private:
  std::shared_ptr<user_connections> users_;
  std::string path_;
};

}  // namespace

const soci::backend_factory& make_user_factory(std::shared_ptr<user_connections> users, std::string path) {
  static std::mutex mutex;
  static auto& all = *new std::deque<user_factory>;
  const std::lock_guard lock(mutex);
  return all.emplace_back(std::move(users), std::move(path));
}

user_connection* user_connection_of(soci::session& sql) noexcept {
  auto* const ours = dynamic_cast<user_backend*>(sql.get_backend());
  return ours != nullptr ? &ours->connection() : nullptr;
}

}  // namespace rowscope::detail::sqlite
