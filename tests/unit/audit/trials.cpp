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

TEST_CASE("a test that fails with a mutant proves nothing where no more than the order of rows was different",
          "[audit][trial]") {
  const rowscope_tests::temporary_directory folder;
  const std::filesystem::path program = folder.path() / "tests";
  std::ofstream(program) << "#!/bin/sh\nhow=passed\n[ -z \"$ROWSCOPE_AUDIT_MUTANT\" ] || how=failed\n"
                            "echo \"rowscope-trial/1 $how 1 1 end\" > \"$ROWSCOPE_AUDIT_JOB\"\n";
  std::filesystem::permissions(program, std::filesystem::perms::owner_all);
  audit::coverage seen = two_sites(program.string(), false);
  const auto raw_site = [&](std::uint32_t line, const std::string& sql) -> audit::site_key {
    const audit::site_key key{"trial.raw", "trials.cpp", line, 1, "raw", "", 0, std::uint64_t{line}};
    seen.sites[key].mutants[mutation::predicates] = {sql, "in the scope of all tenants"};
    seen.sites[key].sql = {sql};
    seen.sites[key].tests[seen.tests.begin()->first] = {.executions = 1, .rows = 2, .compared = 1};
    return key;
  };
  const audit::site_key in_order = seen.sites.begin()->first;
  const audit::site_key distinguished = seen.sites.rbegin()->first;
  seen.sites[in_order].tests.begin()->second = {.executions = 1, .rows = 2, .compared = 1};
  seen.sites[distinguished].tests.begin()->second = {
      .executions = 1, .rows = 2, .distinguished = {mutation::predicates}, .compared = 1};
  const audit::site_key raw_in_order = raw_site(3, "\n select total FROM orders");
  const audit::site_key raw_insert = raw_site(4, "INSERT INTO orders (total) SELECT total FROM orders");
  const audit::site_key not_compared = raw_site(5, "SELECT total FROM orders");
  seen.sites[not_compared].tests.begin()->second.compared = 0;
  const audit::prove_result result = prove(seen, {}, {});
  const auto is_proven = [&](const audit::site_key& key) {
    return result.proofs.at(key).at(mutation::predicates).killed_by.has_value();
  };
  CHECK_FALSE(is_proven(in_order));
  CHECK_FALSE(is_proven(raw_in_order));
  CHECK(is_proven(distinguished));
  CHECK(is_proven(raw_insert));
  CHECK(is_proven(not_compared));
}
