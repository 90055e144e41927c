#pragma once
#include <span>

#include "variant.hpp"

namespace side_by_side {

/// What a program measures side by side.
struct contest {
  std::span<const variant_kind> kinds;  ///< the reference is the first
  std::span<const work> works;
  std::span<const char* const> storages;
  std::function<place(const char* storage)> place_of;  ///< makes it
};

/// The program. Before anything is measured each variant has to give the same values as the reference, to leave the
/// same rows in the tables, and to be run by the same plan where it tells one: it fails where one does not.
///
/// Prints a line for each: storage, work, variant, operations, calls of operator new, of malloc ("-" where they are not
/// counted), separated by tabs; only "-" behind a variant that does not do the work. With --time it prints Google
/// Benchmark's JSON instead, of runs of so many operations. --work, --variant and --storage, each as often as one
/// likes, choose; --list prints what there is. \returns the exit code
int run_contest(const contest& c, int argc, char** argv);

}  // namespace side_by_side
