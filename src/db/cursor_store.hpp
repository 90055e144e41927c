#pragma once
#include <memory>
#include <mutex>
#include <vector>

namespace rowscope::detail {

/// The cursors of one kind of database. Their memory is never given back. \see cursor
template <class Cursor>
class cursor_store {
 public:
  static cursor_store& all() {
    static auto& store = *new cursor_store;
    return store;
  }

  Cursor& take() {
    const std::lock_guard lock(mutex_);
    if (free_.empty()) return *all_.emplace_back(std::make_unique<Cursor>());
    Cursor* c = free_.back();
    free_.pop_back();
    return *c;
  }
  /// For a cursor that no connection uses now.
  void give_back(Cursor& c) {
    const std::lock_guard lock(mutex_);
    free_.push_back(&c);
  }

 private:
  std::mutex mutex_;
  std::vector<std::unique_ptr<Cursor>> all_;
  std::vector<Cursor*> free_;
};

}  // namespace rowscope::detail
