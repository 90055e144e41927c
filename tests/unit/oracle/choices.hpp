#pragma once
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <vector>

namespace rowscope_tests::oracle {

/// Everything random comes from a list of numbers. Where it is used up, and for 0, the choice is the simplest one: so a
/// list that gets shorter and smaller makes a simpler statement.
class choices {
 public:
  explicit choices(const std::vector<std::uint16_t>& list) : list_(list) {}

  /// 0 to n - 1.
  std::size_t pick(std::size_t n) {
    const std::size_t next = at_ < list_.size() ? list_[at_++] : 0;
    return n == 0 ? 0 : next % n;
  }
  bool chance(std::size_t percent) { return pick(100) >= 100 - percent; }
  template <class Items>
  const auto& one_of(const Items& items) {
    return items[pick(items.size())];
  }
  template <class T>
  T one_of(std::initializer_list<T> items) {
    return items.begin()[pick(items.size())];
  }
  std::int64_t number(std::size_t n) { return static_cast<std::int64_t>(pick(n)); }

 private:
  const std::vector<std::uint16_t>& list_;
  std::size_t at_ = 0;
};

}  // namespace rowscope_tests::oracle
