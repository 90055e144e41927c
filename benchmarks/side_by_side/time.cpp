#include <benchmark/benchmark.h>

#include "measure.hpp"

namespace side_by_side {
namespace {

void run(benchmark::State& state, contender& c) {
  for ([[maybe_unused]] auto _ : state) {
    state.PauseTiming();
    c.who.start(c.what);
    state.ResumeTiming();
    benchmark::DoNotOptimize(c.how.run(c.what.operations));
    state.PauseTiming();
    c.who.finish();
    state.ResumeTiming();
  }
}

}  // namespace

// Many short repetitions, in an order by chance: what else the machine does meets all of them alike, and the median
// leaves it out.
void take_time(std::vector<contender>& all) {
  char name[] = "bench_side_by_side", json[] = "--benchmark_format=json",
       mixed[] = "--benchmark_enable_random_interleaving";
  char* arguments[] = {name, json, mixed, nullptr};
  int count = 3;
  benchmark::Initialize(&count, arguments);
  for (contender& c : all)
    benchmark::RegisterBenchmark(c.name.c_str(), [&c](benchmark::State& state) { run(state, c); })
        ->MinTime(0.01)
        ->Repetitions(11)
        ->ReportAggregatesOnly();
  benchmark::RunSpecifiedBenchmarks();
  benchmark::Shutdown();
}

}  // namespace side_by_side
