#include "shop_database.hpp"

#include <cstdlib>
#include <fstream>

#include "../side_by_side/arguments.hpp"
#include "../side_by_side/shop.hpp"

namespace side_by_side::shop_database {
namespace {

/// The folder of the server's socket: what tests/support/postgresql_server.py writes into the file.
std::string folder_of_socket() {
  const char* const file = std::getenv("ROWSCOPE_POSTGRESQL");
  std::string folder;
  if (file != nullptr) std::getline(std::ifstream(file), folder);
  if (folder.empty())
    throw std::runtime_error(
        "no server is named; run it by ./dev bench postgresql, or set ROWSCOPE_POSTGRESQL to what "
        "tests/support/postgresql_server.py start has written");
  return folder;
}

void run_for_each_table(libpq::connection& owner, const std::function<std::string(const std::string&)>& sql_of) {
  for (const char* table : {"public.customers", "public.items", "public.orders", "public.settings"})
    owner.run(sql_of(table));
}

void make(const place& p, const std::string& name, libpq::connection& server) {
  for (const char* role : {"bench_owner", "bench_app", "bench_all"})
    if (PQntuples(server.run("SELECT 1 FROM pg_roles WHERE rolname = '" + std::string(role) + "'").get()) == 0)
      server.run("CREATE ROLE " + std::string(role) + " LOGIN");
  server.run("CREATE DATABASE " + name + " OWNER bench_owner");
  {
    rs::database db(
        rs::postgresql(as_application(p),
                       {.signing_key = signing_key, .unscoped = as(p, "bench_all"), .owner = as(p, "bench_owner")}),
        shop{}, rs::attach::lint_only);
    fill(db);
  }
  libpq::connection all(as_superuser(p));
  restart_keys(all);
  run_for_each_table(all, [](const std::string& table) { return "VACUUM ANALYZE " + table; });
}

}  // namespace

place of(const char* storage) {
  const std::string name = std::string_view(storage) == secured ? "bench_secured" : "bench_unsecured";
  const std::string host = "host=" + folder_of_socket() + " dbname=";
  place p{storage, host + name, false};
  libpq::connection server(host + "postgres user=postgres");
  if (PQntuples(server.run("SELECT 1 FROM pg_database WHERE datname = '" + name + "'").get()) == 0)
    make(p, name, server);
  return p;
}

void secure_while(const place& p, const std::function<void()>& opening) {
  libpq::connection all(as_superuser(p));
  run_for_each_table(all,
                     [](const std::string& table) { return "ALTER TABLE " + table + " ENABLE ROW LEVEL SECURITY"; });
  opening();
  if (std::string_view(p.name) == secured) return;
  run_for_each_table(all,
                     [](const std::string& table) { return "ALTER TABLE " + table + " DISABLE ROW LEVEL SECURITY"; });
}

void restart_keys(libpq::connection& superuser) {
  superuser.run("SELECT setval(pg_get_serial_sequence('public.items', 'id'), " + std::to_string(row_count) + ")");
}

}  // namespace side_by_side::shop_database
