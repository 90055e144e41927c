// How the cost of an execution grows with the work around it: with rows and tenants, threads, statement types; and what
// a statement's first execution costs. On files that `fill` makes, each by statements of the SQLite C API and by
// rowscope; both must read the same by the same plan, and the program fails where they do not.
//
// Under callgrind it writes the instructions of each side, else it prints the CPU time. benchmarks/curves.py runs it.
#include <cstdlib>
#include <exception>
#include <string_view>

#include "curves/sites.hpp"
#include "curves/threads.hpp"

namespace {

constexpr const char* usage =
    "usage: bench_curves fill FILE ROWS TENANTS | reads FILE | threads FILE THREADS SECONDS | sites FILE SITES | first "
    "FILE\n";

long long number(const char* text) { return std::strtoll(text, nullptr, 10); }

bool run(std::string_view command, const std::string& path, int count, char** numbers) {
  if (command == "fill" && count == 2)
    curves::fill(path, number(numbers[0]), number(numbers[1]));
  else if (command == "reads" && count == 0)
    curves::measure_reads(path);
  else if (command == "threads" && count == 2)
    curves::measure_threads(path, static_cast<std::size_t>(number(numbers[0])), std::strtod(numbers[1], nullptr));
  else if (command == "sites" && count == 1)
    curves::measure_sites(path, static_cast<std::size_t>(number(numbers[0])));
  else if (command == "first" && count == 0)
    curves::measure_first(path);
  else
    return false;
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    if (argc >= 3 && run(argv[1], argv[2], argc - 3, argv + 3)) return 0;
  } catch (const std::exception& e) {
    std::fprintf(stderr, "%s\n", e.what());
    return 1;
  }
  std::fputs(usage, stderr);
  return 2;
}
