// What docs/guide.md, docs/queries.md and docs/guard.md show, as a program: each piece of code there stands in this
// folder, and runs.
// With --sql it prints, instead, the SQL that each site has sent.
#include "guide.hpp"
#include "sql_of_sites.hpp"

void use_raw_sql(rs::database& db);  // raw.cpp

namespace {

struct slow_queries : rs::observer {
  void executed(const rs::execution& e) noexcept override {
    if (e.duration > std::chrono::milliseconds(100)) std::cerr << e.site << " took long, " << e.rows << " rows\n";
  }
};

int run_all() {
  rs::database db{rs::sqlite_temporary(), shop_schema{}};
  db.create_tables();
  use_statements(db);
  {
    rs::session acme = db.for_tenant(42);
    write_many(acme);
    query_rows(acme);
    query_values(acme);
  }
  use_managers(db);
  use_sets_of_tenants(db);
  use_raw_sql(db);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 2 && std::string_view(argv[1]) == "--sql") return sql_of_sites::print_what(run_all);
  slow_queries watcher;
  const auto watch = rs::observe(watcher);
  run_all();
  for (const rs::site_info& site : rs::sites())
    std::cout << site.name << ' ' << site.file << ':' << site.line << ' ' << site.verb << '\n';
}
