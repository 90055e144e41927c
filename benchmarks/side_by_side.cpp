// The same work, done in the ways that a program has to reach SQLite: the C API with statements that are prepared once
// and the tenant written by hand, which is the reference; the C API, prepared each time; SOCI in three ways; SQLiteCpp;
// rowscope, also while a recorder is attached; raw SQL under rowscope's guard. On a file in WAL mode and in memory.
// benchmarks/run.py makes the table. \see side_by_side::run_contest
#include <optional>

#include "side_by_side/contest.hpp"
#include "temporary_directory.hpp"

namespace {

using namespace side_by_side;

constexpr variant_kind kinds[] = {
    {"raw", open_raw},  // the reference is the first
    {"raw, without its mutex", open_raw_without_mutex},
    {"raw, prepared each time", open_raw_prepared},
    {"SOCI <<", open_soci_once},
    {"SOCI statement", open_soci_statement},
    {"SOCI rowset", open_soci_rowset},
#ifdef ROWSCOPE_BENCHMARKS_SQLITECPP
    {"SQLiteCpp", open_sqlitecpp},
#endif
    {"rowscope", open_rowscope},
    {"rowscope, recorded", open_rowscope_recorded},
    {"rowscope raw()", open_rowscope_raw},
};
constexpr const char* storages[] = {"memory", "file"};

}  // namespace

int main(int argc, char** argv) {
  std::optional<rowscope_benchmarks::temporary_directory> directory;
  const auto place_of = [&](const char* storage) {
    if (!directory) make_shop(directory.emplace().file("shop.db"));
    return place{storage, directory->file("shop.db"), storage == storages[0]};
  };
  return run_contest({kinds, works(), storages, place_of}, argc, argv);
}
