// rowscope-audit: judges whether the tests of a program would notice that a query lost its scope.

#include <iostream>

#include <CLI/CLI.hpp>
#include <rowscope/audit/failure.hpp>
#include <rowscope/version.hpp>

#include "commands.hpp"

namespace {

using rowscope::audit::verdict;
using namespace rowscope::audit::tool;

void add_records(CLI::App& command, arguments& a) {
  command.add_option("--records", a.records, "the folder that the tests are recorded in: ROWSCOPE_AUDIT_DIR")
      ->capture_default_str();
}
void add_proofs(CLI::App& command, arguments& a) {
  command.add_option("--proofs", a.proofs, "the file of the proofs (default: the records' folder with .proofs.json)");
}
void add_proving(CLI::App& command, arguments& a) {
  add_proofs(command, a);
  command.add_option("--budget", a.budget, "the time for all: 120s, 10m")->capture_default_str();
  command.add_option("--jobs", a.jobs,
                     "tests that run side by side (default: one for each processor; where tests use a server, one)");
}
void add_judging(CLI::App& command, arguments& a) {
  command.add_option("binary", a.binaries, "binaries of the product: executables, .so, .a, .o");
  command.add_option("--tests", a.tests, "a test program, all tests of which must have been run; may be repeated")
      ->allow_extra_args(false);
  command.add_option("--level", a.level, "executed, asserted, distinguishable or proven")->capture_default_str();
  command.add_option("--waivers", a.waivers, R"(a file: [{"site": "...", "reason": "...", "until": "2027-01-31"}])");
  command.add_option("--baseline", a.baseline, "a file that `rowscope-audit baseline` has written");
  command.add_option("--today", a.today, "the date that waivers are compared with (default: the real one)");
}

void add_reports(CLI::App& command, arguments& a) {
  command.add_option("--html", a.html, "writes a page to read");
  command.add_option("--json", a.json, "writes all that is known");
  command.add_option("--junit", a.junit, "writes a JUnit file");
  command.add_option("--sarif", a.sarif, "writes a SARIF file, for code scanning");
  command.add_option("--source-root", a.source_root, "where the files of the sites are, for SARIF");
  command.add_flag("--all", a.all, "lists also the sites that are good enough");
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"Judges whether the tests of a program would notice that a query lost its scope.", "rowscope-audit"};
  app.set_version_flag("--version", std::string(rowscope::version));
  app.require_subcommand(1);
  arguments a;
  int (*run)(const arguments&) = nullptr;
  const auto command = [&](const char* name, const char* what, int (*function)(const arguments&)) {
    CLI::App* c = app.add_subcommand(name, what);
    c->callback([&run, function] { run = function; });
    return c;
  };

  CLI::App* c = command("sites", "lists the query sites that stand in binaries", list_sites);
  c->add_option("binary", a.binaries, "executables, .so, .a, .o")->required();

  c = command("begin", "empties the folder of the records, before the tests run", begin);
  add_records(*c, a);

  c = command("record", "runs test programs and records what they reach", record);
  add_records(*c, a);
  c->add_option("test", a.tests, "test programs")->required();

  c = command("mutate", "runs recorded tests once more, with mutants in the place of statements", mutate);
  add_records(*c, a);
  add_proving(*c, a);
  c->add_flag("--all", a.all, "also what is proven and has not changed");

  c = command("prove", "records, mutates and judges one site", prove_site);
  c->add_option("site", a.site, "its name: ticket.close")->required();
  c->add_option("test", a.tests, "test programs, which are run first; without one the records are taken");
  add_records(*c, a);
  add_proving(*c, a);

  c = command("check", "judges the sites of binaries and of the recorded tests", check);
  add_records(*c, a);
  add_proofs(*c, a);
  add_judging(*c, a);
  add_reports(*c, a);

  c = command("report", "judges and writes reports; its exit code is 0 whatever the judgement", write_reports);
  add_records(*c, a);
  add_proofs(*c, a);
  add_judging(*c, a);
  add_reports(*c, a);

  c = command("gate", "mutates, then checks: what a test suite ends with", gate);
  add_records(*c, a);
  add_proving(*c, a);
  add_judging(*c, a);
  add_reports(*c, a);

  c = command("baseline", "writes what is not good enough now, for an existing program to start from", write_baseline);
  add_records(*c, a);
  add_proofs(*c, a);
  add_judging(*c, a);

  c = command("lint", "finds sites in sources that are in no binary, and SQL that goes round the library", lint);
  c->add_option("source", a.sources, "files and folders")->required()->check(CLI::ExistingPath);
  c->add_option("--binary", a.binaries, "binaries that the sites should be in");

  c = command("diff", "lists the sites that a change adds and removes", diff);
  c->add_option("old", a.old_binary, "a binary before the change")->required();
  c->add_option("new", a.new_binary, "and after it")->required();

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    const int code = app.exit(e);
    return code == 0 ? 0 : static_cast<int>(verdict::usage);
  }
  try {
    return run(a);
  } catch (const rowscope::audit::failure& e) {
    std::cerr << "rowscope-audit: " << to_string(e.why()) << ": " << e.what() << '\n';
    return static_cast<int>(e.why());
  }
}
