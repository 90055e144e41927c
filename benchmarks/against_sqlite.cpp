// What rowscope costs: each work once through statements of the SQLite C API that are prepared once, with the predicate
// of the tenant written by hand, and once through rowscope. Both sides must read the same values, by the same plan; the
// program fails where they do not. benchmarks/run.py runs it and makes the table.
//
// Prints a line for each side of each work: work, side, operations, calls of operator new, of malloc ("-" where they
// are not counted), separated by tabs. Given the name of a work, does only that one.
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <new>

#include "against_sqlite/measure.hpp"
#include "against_sqlite/reads.hpp"
#include "against_sqlite/writes.hpp"
#include "temporary_directory.hpp"

unsigned long against_sqlite::new_calls = 0;

// Not inlined: g++ would see free() of what operator new made, and warn.
[[gnu::noinline]] void* operator new(std::size_t size) {
  ++against_sqlite::new_calls;
  if (void* memory = std::malloc(size)) return memory;
  throw std::bad_alloc();
}
[[gnu::noinline]] void operator delete(void* memory) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace against_sqlite {
namespace {

constexpr work (*works[])(shop_file&) = {point_read,
                                         point_read_recorded,
                                         point_read_recorded_and_written,
                                         point_read_in_transaction,
                                         point_read_in_transaction_recorded,
                                         point_read_of_texts,
                                         point_read_of_views,
                                         point_read_of_record,
                                         point_read_by_text,
                                         point_read_through_foreign_key,
                                         insert,
                                         update,
                                         remove,
                                         hundred_rows,
                                         hundred_rows_recorded,
                                         hundred_rows_to_structs,
                                         join_of_fifty_rows};

void print(const work& w, const char* side, const measurement& m) {
  std::printf("%s\t%s\t%d\t%lu\t%s\n", w.name.c_str(), side, w.operations, m.news,
              counts_mallocs() ? std::to_string(m.mallocs).c_str() : "-");
}

/// \throws std::runtime_error where the two sides do not do the same
void run(shop_file& file, const work& w) {
  const std::string plan = raw::plan_of(file.raw_connection(), w.raw_sql);
  const std::string sent_plan = raw::plan_of(file.raw_connection(), w.rowscope_sql);
  if (plan != sent_plan)
    throw std::runtime_error(w.name + ": the two sides run by different plans\n" + w.raw_sql + "\n" + plan +
                             w.rowscope_sql + "\n" + sent_plan);
  const measurement raw = measure(w.name + "|raw", w.raw, w.operations);
  const measurement rowscope = measure(w.name + "|rowscope", w.rowscope, w.operations);
  if (raw.checksum != rowscope.checksum) throw std::runtime_error(w.name + ": the two sides read different values");
  print(w, "raw", raw);
  print(w, "rowscope", rowscope);
}

void run_all(const char* only) {
  const rowscope_benchmarks::temporary_directory directory;
  shop_file file(directory.file("shop.db"));
  for (const auto make : works) {
    const work w = make(file);
    if (only == nullptr || w.name == only) run(file, w);
  }
}

}  // namespace
}  // namespace against_sqlite

int main(int argc, char** argv) {
  try {
    against_sqlite::run_all(argc > 1 ? argv[1] : nullptr);
  } catch (const std::exception& e) {
    std::fprintf(stderr, "%s\n", e.what());
    return 1;
  }
  return 0;
}
