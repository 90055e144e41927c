#include <rowscope/db/observer.hpp>

#include <rowscope/error.hpp>

namespace rowscope {

constinit std::atomic<observer*> detail::attached_observer{nullptr};

observation::observation(observer& o) {
  observer* none = nullptr;
  if (!detail::attached_observer.compare_exchange_strong(none, &o))
    throw usage_error(
        "an observer is attached already; end its observation before, or let one observer tell the other");
}

observation::~observation() { detail::attached_observer.store(nullptr); }

}  // namespace rowscope
