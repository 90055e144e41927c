#include <rowscope/db/observer.hpp>

#include <mutex>

#include <rowscope/error.hpp>

namespace rowscope::detail {
namespace {

// For those that attach and detach; who is told is read without it.
constinit std::mutex list_mutex;

}  // namespace

constinit std::atomic<observer*> observers::first{nullptr};

void observers::attach(observer& o) {
  const std::lock_guard lock(list_mutex);
  for (const observer* other = first.load(); other != nullptr; other = other->next_.load())
    if (other == &o) throw usage_error("this observer is attached already; keep its one observation");
  o.next_.store(first.load());
  first.store(&o);
}

void observers::detach(observer& o) noexcept {
  const std::lock_guard lock(list_mutex);
  for (std::atomic<observer*>* link = &first; link->load() != nullptr; link = &link->load()->next_)
    if (link->load() == &o) {
      link->store(o.next_.load());
      return;
    }
}

}  // namespace rowscope::detail
