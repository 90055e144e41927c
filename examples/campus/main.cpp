/// Shows on data that scoping works: seven course modules share six tables, and each sees its own rows only.
///
/// Read in this order: tables.hpp, loader.cpp, measurements.cpp, actions.cpp, attempts.cpp. The rest makes the data,
/// makes the comparison through plain SQLite, and prints.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <optional>
#include <string>

#include "attempts.hpp"
#include "data_source.hpp"
#include "database_file.hpp"
#include "generated_data.hpp"
#include "input_error.hpp"
#include "json_file.hpp"
#include "loader.hpp"
#include "measurements.hpp"
#include "reference.hpp"
#include "report.hpp"
#include "tables.hpp"

namespace {

enum exit_code { everything_holds = 0, something_does_not_hold = 1, cannot_run = 2 };

struct arguments {
  std::string data;
  std::string json;
  std::string database;
};

campus::report examine(campus::rs::database& database, const campus::reference& plain) {
  campus::report shown;
  const auto owners = plain.owners();
  for (const auto& tenant : plain.tenants()) {
    auto session = database.for_tenant(tenant);
    if (shown.tenants.empty())
      fmt::print("The scoped join, as {} sends it to the database:\n\n{}\n", tenant, campus::sql_of_join(session));
    shown.tenants.push_back({tenant, plain.numbers(tenant), campus::measure(session, tenant, owners)});
  }
  if (shown.tenants.size() < 2) throw campus::input_error("the data has fewer than two modules: nobody to cross over");

  const auto by_submissions = [](const auto& line) { return line.plain.submissions; };
  const auto [least, most] = std::ranges::minmax_element(shown.tenants, {}, by_submissions);
  shown.intruder = least->tenant;
  shown.owner = most->tenant;
  auto intruder = database.for_tenant(shown.intruder);
  auto owner = database.for_tenant(shown.owner);
  shown.attempts = campus::cross_over({shown.intruder, intruder}, {shown.owner, owner}, plain);
  return shown;
}

exit_code run(const arguments& given) {
  const auto source = given.data.empty() ? campus::generated_data() : campus::files_in(given.data);
  std::optional<campus::json_file> json;
  if (!given.json.empty()) json.emplace(given.json);
  auto file = given.database.empty() ? campus::database_file::temporary() : campus::database_file::at(given.database);

  campus::rs::database database{campus::rs::sqlite(file.path().string()), campus::campus_schema{}};
  database.create_tables();
  const auto rows = campus::load(database, source);
  fmt::print("{} rows loaded from {}.\n\n", rows, given.data.empty() ? "generated data" : given.data);
  const auto shown = examine(database, campus::reference(file.path()));
  file.keep_unless_temporary();

  campus::print_tenants(shown);
  fmt::print("\nFive times {} tries to reach a submission of {}:\n\n", shown.intruder, shown.owner);
  campus::print_attempts(shown);
  if (json) json->write(shown);

  const auto found = campus::findings(shown);
  std::fflush(stdout);
  for (const auto& finding : found) fmt::print(stderr, "does not hold: {}\n", finding);
  if (!found.empty()) return something_does_not_hold;
  fmt::print("\nAll holds: no tenant saw or changed a row of another.\n");
  return everything_holds;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{
      "Course analytics for seven tenants in one database. Exit status: 0 if scoping holds, 1 if it does not, "
      "2 if the program cannot run."};
  arguments given;
  app.add_option("--data", given.data, "Folder with the CSV files of OULAD (default: generated data)");
  app.add_option("--json", given.json, "Write the numbers to this file too");
  app.add_option("--database", given.database, "New SQLite file to load into (default: a temporary one)");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    return app.exit(e) == 0 ? everything_holds : cannot_run;
  }
  try {
    return run(given);
  } catch (const std::exception& e) {
    fmt::print(stderr, "campus: {}\n", e.what());
    return cannot_run;
  }
}
