#include <rowscope/audit/recorder.hpp>

#include <algorithm>

#include <unistd.h>

#include <rowscope/audit/failure.hpp>

#include "record_ring.hpp"

namespace rowscope::audit {
namespace {

constexpr std::size_t most_in_batch = 256;
constexpr std::size_t largest_ring = std::size_t{1} << 20U;

using nanoseconds = std::chrono::nanoseconds;

std::chrono::sys_time<nanoseconds> now() {
  return std::chrono::time_point_cast<nanoseconds>(std::chrono::system_clock::now());
}

std::uint64_t next_id() noexcept {
  static constinit std::atomic<std::uint64_t> last{0};
  return ++last;
}

/// What this thread asked for last. Plain data, so that it may be read also while the thread ends.
struct last_ring {
  std::uint64_t recorder = 0;
  record_ring* ring = nullptr;
};
constinit thread_local last_ring last_asked;
constinit thread_local bool thread_has_ended = false;
constinit thread_local bool is_writing = false;

/// While a sink is called. What it runs itself is recorded by no recorder: it would go on without end.
class writing {
 public:
  writing() noexcept {
    is_writing = true;
    last_asked = {};  // so that the next execution looks here
  }
  writing(const writing&) = delete;
  writing& operator=(const writing&) = delete;
  ~writing() { is_writing = false; }
};

/// The rings of this thread, which another one may have when it ends.
class rings_of_this_thread {
 public:
  rings_of_this_thread() = default;
  rings_of_this_thread(const rings_of_this_thread&) = delete;
  rings_of_this_thread& operator=(const rings_of_this_thread&) = delete;
  ~rings_of_this_thread() {
    last_asked = {};
    thread_has_ended = true;
    for (const one& o : all_) o.ring->abandon();
  }
  [[nodiscard]] record_ring* of(std::uint64_t recorder) const noexcept {
    for (const one& o : all_)
      if (o.recorder == recorder) return o.ring.get();
    return nullptr;
  }
  void add(std::uint64_t recorder, std::shared_ptr<record_ring> ring) {
    std::erase_if(all_, [](const one& o) { return o.ring->is_retired(); });
    all_.push_back({recorder, std::move(ring)});
  }

 private:
  struct one {
    std::uint64_t recorder;
    std::shared_ptr<record_ring> ring;
  };
  std::vector<one> all_;
};
thread_local rings_of_this_thread rings_here;

recorder_options checked(recorder_options o) {
  if (o.ring == 0 || o.ring > largest_ring)
    throw failure(verdict::usage, "the ring of a recorder has from 1 to " + std::to_string(largest_ring) +
                                      " records, not " + std::to_string(o.ring));
  if (o.one_of == 0) throw failure(verdict::usage, "a recorder records one of 1, 2, 3 ... executions, not one of 0");
  return o;
}

}  // namespace

recorder::recorder(std::shared_ptr<sink> to, recorder_options options)
    : id_(next_id()), options_(checked(options)), sink_(std::move(to)) {
  if (sink_ == nullptr) throw failure(verdict::usage, "a recorder needs a sink, such as a json_lines_sink");
  sink_->begin({.at = now(), .process = ::getpid(), .one_of = options_.one_of});
}

recorder::~recorder() {
  close();
  for (const auto& ring : rings_) ring->retire();
}

void recorder::in_test(std::string_view name) {
  const std::lock_guard lock(mutex_);
  test_.store(name.empty() ? nullptr : &*tests_.emplace(name).first, std::memory_order_release);
}

std::string recorder::problem() const {
  const std::lock_guard lock(mutex_);
  return problem_;
}

std::shared_ptr<record_ring> recorder::adopt() {
  const std::lock_guard lock(mutex_);
  const std::uint32_t thread = threads_ + 1;
  for (const auto& ring : rings_)
    if (ring->adopt(thread)) {
      threads_ = thread;
      return ring;
    }
  auto made = std::make_shared<record_ring>(options_.ring);
  (void)made->adopt(thread);
  rings_.push_back(made);
  threads_ = thread;
  return made;
}

record_ring* recorder::ring_of_thread() noexcept {
  if (last_asked.recorder == id_) [[likely]]
    return last_asked.ring;
  if (is_writing || thread_has_ended) return nullptr;
  record_ring* ring = rings_here.of(id_);
  if (ring == nullptr) {
    try {
      auto adopted = adopt();
      ring = adopted.get();
      rings_here.add(id_, std::move(adopted));
    } catch (...) {
      if (ring != nullptr) ring->abandon();
      return nullptr;
    }
  }
  last_asked = {id_, ring};
  return ring;
}

void recorder::lose(std::uint64_t records, std::string_view why) noexcept {
  lost_.fetch_add(records, std::memory_order_relaxed);
  try {
    problem_ = why;
  } catch (...) {  // no memory: the number says it
    problem_.clear();
  }
}

void recorder::executed(const execution& e) noexcept { put(e, true); }

void recorder::opened_unscoped(const rowscope::scope& s) noexcept {
  put({.site = s.unscoped_site(), .file = {}, .verb = "unscoped", .sql = {}, .tables = {}, .scope = s}, false);
}

void recorder::put(const execution& e, bool sampled) noexcept {
  record_ring* ring = ring_of_thread();
  std::shared_ptr<record_ring> borrowed;
  if (ring == nullptr) [[unlikely]] {
    if (is_writing) return;
    try {  // a destructor behind those of the thread's rings, or there was no memory
      borrowed = adopt();
    } catch (...) {
      const std::lock_guard lock(mutex_);
      return lose(1, "there was no memory for the ring of a thread");
    }
    ring = borrowed.get();
  }
  if (!sampled || ring->is_due(options_.one_of)) {
    const std::int64_t at = now().time_since_epoch().count();
    if (ring->put(e, at, test_.load(std::memory_order_acquire)) != record_ring::result::done) [[unlikely]]
      put_into_full(*ring, e, at);
  }
  if (borrowed != nullptr) [[unlikely]]
    borrowed->abandon();
}

void recorder::put_into_full(record_ring& ring, const execution& e, std::int64_t at) noexcept {
  const std::lock_guard lock(mutex_);
  drain(ring);
  const record_ring::result result = ring.put(e, at, test_.load(std::memory_order_acquire));
  if (result == record_ring::result::too_large)
    lose(1, "a scope of very many tenants does not fit the ring of its thread; make recorder_options::ring larger");
  else if (result == record_ring::result::full)  // the problem is that of drain()
    lost_.fetch_add(1, std::memory_order_relaxed);
}

void recorder::drain(record_ring& ring) noexcept {
  const std::uint64_t end = ring.end();
  bool works = !closed_;
  while (ring.begin() != end) {
    std::size_t n = 0;
    try {
      if (batch_.empty()) batch_.resize(most_in_batch);
      while (n < batch_.size() && ring.begin() != end) ring.take(batch_[n++]);
      if (works) {
        const writing here;
        sink_->write({batch_.data(), n});
        written_.fetch_add(n, std::memory_order_relaxed);
      } else if (!closed_) {
        lost_.fetch_add(n, std::memory_order_relaxed);
      }
    } catch (const std::exception& e) {
      if (batch_.empty()) return lose(0, e.what());  // no memory at all: they stay
      works = false;                                 // tried again when the ring is full again
      lose(n, e.what());
    } catch (...) {
      works = false;
      lose(n, "the sink threw what is no std::exception");
    }
  }
}

void recorder::flush() noexcept {
  const std::lock_guard lock(mutex_);
  for (const auto& ring : rings_) drain(*ring);
}

void recorder::close() noexcept {
  flush();
  const std::lock_guard lock(mutex_);
  if (closed_) return;
  closed_ = true;
  try {
    const writing here;
    sink_->end({.at = now(), .records = written(), .lost = lost()});
  } catch (const std::exception& e) {
    lose(0, e.what());
  } catch (...) {
    lose(0, "the sink threw what is no std::exception");
  }
}

}  // namespace rowscope::audit
