// How the processes of trials run beside each other.
#include <rowscope/audit/proof.hpp>

#include <filesystem>
#include <fstream>

#include "support/catch.hpp"
#include "support/temporary_directory.hpp"

namespace {

namespace audit = rowscope::audit;
using audit::mutation;

/// A "test program" that leaves a mark where another is running, and passes.
std::filesystem::path program_in(const std::filesystem::path& folder) {
  const std::filesystem::path program = folder / "tests";
  const std::string running = (folder / "running").string();
  std::ofstream(program) << "#!/bin/sh\nmkdir " << running << " || touch " << (folder / "met").string()
                         << "\nsleep 0.3\nrmdir " << running
                         << "\necho 'rowscope-trial/1 passed 1 1 end' > \"$ROWSCOPE_AUDIT_JOB\"\n";
  std::filesystem::permissions(program, std::filesystem::perms::owner_all);
  return program;
}

/// Two sites, each with a mutant and a test that reaches it.
audit::coverage two_sites(const std::string& program, bool uses_server) {
  audit::coverage seen;
  seen.binaries[program].uses_server = uses_server;
  for (const std::uint32_t line : {1U, 2U}) {
    const audit::test_key test{program, "test " + std::to_string(line)};
    seen.tests[test] = {.file = program, .line = line, .passed = true, .assertions = 1};
    audit::audited_site& site =
        seen.sites[{"trial.site", "trials.cpp", line, 1, "select", "orders", 0, std::uint64_t{line}}];
    site.mutants[mutation::predicates] = {"SELECT 1", "with \"a = ?\" taken out"};
    site.tests[test] = {.executions = 1};
  }
  return seen;
}

bool run_beside_each_other(bool uses_server, std::size_t jobs) {
  const rowscope_tests::temporary_directory folder;
  const std::filesystem::path program = program_in(folder.path());
  const audit::prove_result result = prove(two_sites(program.string(), uses_server), {}, {.jobs = jobs});
  CHECK(result.runs == 4);
  return std::filesystem::exists(folder.path() / "met");
}

}  // namespace

TEST_CASE("tests that use a server are tried one at a time, unless it is said how many", "[audit][trial]") {
  CHECK_FALSE(run_beside_each_other(true, 0));
  CHECK(run_beside_each_other(true, 2));
  CHECK(run_beside_each_other(false, 2));
}
