#include "pool.hpp"

#include <iostream>
#include <sstream>

#include <soci/soci.h>

#include "desk.hpp"
#include "tables.hpp"

namespace {

constexpr int acme = 1, globex = 2;

/// What a request for the account shows.
std::string serve(rs::database& db, soci::connection_pool& pool, int customer) {
  std::ostringstream out;
  soci::session sql(pool);
  const rs::session account = db.borrow(sql, customer);
  desk::print_open_tickets(sql, out);
  desk::print_load(sql, out);
  return out.str();
}

bool is_refused(soci::connection_pool& pool) {
  soci::session sql(pool);
  try {
    desk::print_open_tickets(sql, std::cout);
  } catch (const rs::usage_error& e) {
    std::cout << "  " << e.what() << '\n';
    return true;
  }
  return false;
}

}  // namespace

bool serve_from_a_pool(const std::string& path) {
  rs::database db{rs::sqlite(path), desk_schema{}};
  constexpr std::size_t sessions = 2;
  soci::connection_pool pool(sessions);
  for (std::size_t i = 0; i < sessions; ++i) pool.at(i).open(db.backend(), "");
  const std::string of_acme = serve(db, pool, acme), of_globex = serve(db, pool, globex);
  std::cout << "a pool of the program's own\n" << of_acme << of_globex;
  const auto is_only_of = [](const std::string& page, const char* own, const char* other) {
    return page.find(own) != std::string::npos && page.find(other) == std::string::npos;
  };
  return is_refused(pool) && is_only_of(of_acme, "acme:", "globex:") && is_only_of(of_globex, "globex:", "acme:");
}
