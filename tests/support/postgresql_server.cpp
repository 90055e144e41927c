#include "postgresql_server.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace rowscope_tests {
namespace {

const char* const not_installed = "the PostgreSQL server is not installed (package: postgresql)";

int server_script(const std::string& arguments) {
  const int status =
      std::system(("python3 '" ROWSCOPE_TESTS_DIR "/support/postgresql_server.py' " + arguments).c_str());
  return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}

std::string name_in_program(const std::string& what) { return "rowscope_" + std::to_string(::getpid()) + "_" + what; }

}  // namespace

const postgresql_server& postgresql_server::get() {
  static const postgresql_server server(kind::shared);
  return server;
}

postgresql_server::postgresql_server(kind which) {
  static int started_here = 0;
  std::string file;
  if (const char* started = std::getenv("ROWSCOPE_POSTGRESQL");
      which == kind::shared && started != nullptr && *started != '\0') {
    file = started;
    if (!std::filesystem::exists(file)) missing_ = not_installed;
  } else {
    const std::string pid = std::to_string(::getpid());
    own_ = (std::filesystem::temp_directory_path() / ("rowscope-pg-of-" + pid + "-" + std::to_string(++started_here)))
               .string();
    const int code = server_script("start '" + own_ + "' --while " + pid);
    if (code == 77)
      missing_ = not_installed;
    else if (code != 0)
      throw std::runtime_error("the PostgreSQL server of the tests did not start");
    file = own_;
  }
  if (missing_.empty()) std::getline(std::ifstream(file) >> std::ws, folder_);
}

postgresql_server::~postgresql_server() {
  if (!own_.empty() && missing_.empty()) server_script("stop '" + own_ + "'");
}

std::string postgresql_server::connection_string(const std::string& database, const std::string& role) const {
  return "host=" + folder_ + " dbname=" + database + " user=" + role;
}

std::string postgresql_server::pooled_string(const std::string& database, const std::string& role) const {
  if (!std::filesystem::exists(folder_ + "/.s.PGSQL.6432")) return {};
  return connection_string(database, role) + " port=6432";
}

void postgresql_server::restart() const {
  if (server_script("restart '" + own_ + "'") != 0) throw std::runtime_error("the server did not start again");
}

postgresql_database::postgresql_database(const std::string& like) {
  static int made = 0;
  postgresql_connection all(postgresql_server::get().connection_string("postgres", "postgres"));
  if (made == 0)
    for (const std::string& role : {owner_role(), application_role(), unscoped_role()})
      all.run("CREATE ROLE " + role + " LOGIN");
  name_ = name_in_program(std::to_string(++made));
  all.run("CREATE DATABASE " + name_ + " OWNER " + owner_role() + (like.empty() ? like : " TEMPLATE " + like));
}

postgresql_database::~postgresql_database() {
  try {
    postgresql_connection all(postgresql_server::get().connection_string("postgres", "postgres"));
    all.run("DROP DATABASE " + name_ + " WITH (FORCE)");
  } catch (const std::exception& e) {
    std::fprintf(stderr, "the database %s was not dropped: %s\n", name_.c_str(), e.what());
  }
}

std::string postgresql_database::owner_role() { return name_in_program("owner"); }
std::string postgresql_database::application_role() { return name_in_program("app"); }
std::string postgresql_database::unscoped_role() { return name_in_program("all"); }

std::string postgresql_database::string_of(const std::string& role) const {
  return postgresql_server::get().connection_string(name_, role);
}

}  // namespace rowscope_tests
