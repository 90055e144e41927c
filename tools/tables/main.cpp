/// Prints the C++ declarations of an SQLite database's tables, or compares such declarations with it.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "drift.hpp"
#include "input_error.hpp"
#include "print.hpp"
#include "scope_inference.hpp"

namespace rowscope_tables {
namespace {

enum exit_code { done = 0, differs = 1, cannot_run = 2 };

constexpr const char* description =
    "Prints the C++ declarations of an SQLite database's tables for rowscope, with the scope rules that follow from its\n"
    "tenant columns and foreign keys. Where the schema does not tell, it prints \"// decide:\" with the possible answers,\n"
    "and no scope, so that the table does not compile before somebody has answered. It reads the schema and no rows, and\n"
    "writes nothing to the database.\n\n"
    "With --check it compares instead: what HEADER declares with what the database has.\n\n"
    "Exit status: 0 done, or no difference; 1 the declarations differ from the database; 2 it could not run.";

constexpr const char* check_description =
    "Compare with the declarations in this header; once for each header. Read are struct NAME : rs::table<NAME, "
    "\"name\">, or rs::view, with their column<\"name\", type, options...>, foreign_keys, uniques and scope, and the "
    "specializations of scope_of and foreign_keys_of; other code is passed over, macros and #if are not followed. "
    "Scope rules are not compared, but a table without one is reported; a type of your own is taken for right; indexes "
    "that are not unique are not compared";

struct arguments {
  std::string database;
  std::vector<std::filesystem::path> check;
  name_list tenant;
  name_list skip;
  std::string root;
  std::string output;
  print_options print;
};

void check_names(const arguments& given) {
  const auto refuse = [](std::string_view option, const std::string& name) {
    throw input_error(
        fmt::format("{} {}: that is no name in C++; write letters, digits and underscores", option, literal(name)));
  };
  if (!is_identifier(given.print.schema) || is_reserved_word(given.print.schema))
    refuse("--schema", given.print.schema);
  std::string_view rest = given.print.space;
  while (!rest.empty()) {
    const std::size_t end = rest.find("::");
    const std::string_view part = rest.substr(0, end);
    const bool ends_in_colons = end != std::string_view::npos && end + 2 == rest.size();
    if (!is_identifier(part) || is_reserved_word(part) || ends_in_colons) refuse("--namespace", given.print.space);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 2);
  }
}

/// A header that is there has answers in it that somebody gave: it is never overwritten.
void write(const std::string& text, const std::string& path) {
  if (std::filesystem::exists(std::filesystem::symlink_status(path)))
    throw input_error(
        fmt::format("--output {}: the file exists and is not overwritten; compare with --check, or write "
                    "the name of a new file",
                    literal(path)));
  std::ofstream file(path, std::ios::binary);
  file << text;
  if (!file.flush())
    throw input_error(
        fmt::format("--output {}: cannot be written; write a name in a folder that exists and that you "
                    "may write to",
                    literal(path)));
}

exit_code print(const arguments& given, const live_schema& schema) {
  const tenant_choice tenant = choose_tenant(schema, given.tenant, given.root);
  const std::string text = print_header(schema, infer_scopes(schema, tenant), given.print);
  for (const std::string& line : tenant.told) fmt::print(stderr, "rowscope-tables: {}\n", line);
  if (given.output.empty())
    fmt::print("{}", text);
  else
    write(text, given.output);
  if (std::fflush(stdout) != 0) throw input_error("the declarations could not be written to the standard output");
  return done;
}

exit_code check(const arguments& given, const live_schema& schema) {
  std::vector<header_table> declared = read_headers(given.check);
  std::erase_if(declared, [&](const header_table& t) { return contains(given.skip, t.name); });
  const name_list lines = differences(schema, declared);
  for (const std::string& line : lines) fmt::print("{}\n", line);
  return lines.empty() ? done : differs;
}

exit_code run(arguments& given) {
  check_names(given);
  const sqlite_file file(given.database);
  given.print.database = std::filesystem::path(given.database).filename().string();
  const live_schema schema = read_schema(file, given.skip);
  return given.check.empty() ? print(given, schema) : check(given, schema);
}

}  // namespace
}  // namespace rowscope_tables

int main(int argc, char** argv) {
  using namespace rowscope_tables;
  CLI::App app{description, "rowscope-tables"};
  arguments given;
  app.add_option("DATABASE", given.database, "SQLite database")->required();
  auto* check = app.add_option("--check", given.check, check_description)->type_name("HEADER")->allow_extra_args(false);
  const auto printing = [&](CLI::Option* option, const char* type) { option->type_name(type)->excludes(check); };
  printing(app.add_option("--tenant", given.tenant,
                          "Name of the column that holds a row's tenant, may be repeated (default: guessed from usual "
                          "names, and told)")
               ->allow_extra_args(false),
           "COLUMN");
  printing(app.add_option("--root", given.root,
                          "The table of tenants (default: the one that tenant columns point to, and told)"),
           "TABLE");
  printing(app.add_option("--namespace", given.print.space, "Namespace of the declarations (default: none)"), "NAME");
  printing(app.add_option("--schema", given.print.schema, "Name of the list of tables (default: app_schema)"), "NAME");
  printing(app.add_option("--output", given.output, "Write to this new file (default: standard output)"), "FILE");
  app.add_option("--skip", given.skip, "Leave out this table, may be repeated")
      ->type_name("TABLE")
      ->allow_extra_args(false);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    return app.exit(e) == 0 ? done : cannot_run;
  }
  try {
    return run(given);
  } catch (const std::exception& e) {
    fmt::print(stderr, "rowscope-tables: {}\n", e.what());
    return cannot_run;
  }
}
