#pragma once
#include <atomic>
#include <barrier>
#include <thread>
#include <vector>

namespace rowscope_tests {

/// Runs `work(i)` on each of n threads, which start together; returns how many of them threw.
template <class Work>
int on_threads(int n, const Work& work) {
  std::atomic<int> failed = 0;
  std::barrier start(n);
  std::vector<std::jthread> threads;
  for (int i = 0; i < n; ++i)
    threads.emplace_back([&, i] {
      start.arrive_and_wait();
      try {
        work(i);
      } catch (...) {
        ++failed;
      }
    });
  threads.clear();
  return failed;
}

}  // namespace rowscope_tests
