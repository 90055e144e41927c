#pragma once
#include <cstddef>
#include <cstdint>
#include <random>
#include <span>
#include <string>
#include <string_view>

namespace rowscope_tests::guarded {

/// Chance that is the same for a seed with every standard library, whose distributions differ.
class dice {
 public:
  explicit dice(std::uint64_t seed) : engine_(seed) {}

  [[nodiscard]] std::size_t below(std::size_t n) { return static_cast<std::size_t>(engine_() % n); }
  [[nodiscard]] std::size_t between(std::size_t least, std::size_t most) { return least + below(most - least + 1); }
  /// \returns true so many times in a hundred
  [[nodiscard]] bool falls(std::size_t percent) { return below(100) < percent; }
  template <class T>
  [[nodiscard]] const T& one_of(std::span<const T> of) {
    return of[below(of.size())];
  }
  [[nodiscard]] std::string one_of(std::initializer_list<std::string_view> of) {
    return std::string(of.begin()[below(of.size())]);
  }

 private:
  std::mt19937_64 engine_;
};

}  // namespace rowscope_tests::guarded
