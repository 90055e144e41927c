#include "record_ring.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace rowscope::audit {

/// Puts values of varying size one behind the other; without memory it only counts their bytes.
class record_ring::packer {
 public:
  explicit packer(char* to) noexcept : to_(to) {}
  void bytes(const void* data, std::size_t size) noexcept {
    if (to_ != nullptr && size != 0) std::memcpy(to_ + size_, data, size);
    size_ += size;
  }
  void number(std::size_t n) noexcept { bytes(&n, sizeof n); }
  void text(std::string_view t) noexcept {
    number(t.size());
    bytes(t.data(), t.size());
  }
  void value(const tenant& t) noexcept {
    number(t.is_text() ? 1 : 0);
    if (t.is_text())
      text(t.text());
    else
      number(static_cast<std::size_t>(t.integer()));
  }
  void part(std::string_view dimension, bool is_set, std::span<const tenant> values) noexcept {
    text(dimension);
    number(is_set ? 1 : 0);
    number(values.size());
    for (const tenant& t : values) value(t);
  }
  [[nodiscard]] std::size_t size() const noexcept { return size_; }

 private:
  char* to_;
  std::size_t size_ = 0;
};

class record_ring::unpacker {
 public:
  explicit unpacker(const char* from) noexcept : at_(from) {}
  std::size_t number() noexcept {
    std::size_t n = 0;
    std::memcpy(&n, at_, sizeof n);
    at_ += sizeof n;
    return n;
  }
  std::string_view text() noexcept {
    const std::size_t size = number();
    return {std::exchange(at_, at_ + size), size};
  }
  void value(recorded_scope::value& to) {
    if (number() != 0)
      set(to, text());
    else
      to = static_cast<std::int64_t>(number());
  }
  void part(recorded_scope::part& to) {
    to.dimension = text();
    to.is_set = number() != 0;
    to.values.resize(number());
    for (recorded_scope::value& v : to.values) value(v);
  }
  /// Keeps the capacity of a text.
  static void set(recorded_scope::value& to, std::string_view text) {
    if (auto* kept = std::get_if<std::string>(&to))
      *kept = text;
    else
      to.emplace<std::string>(text);
  }

 private:
  const char* at_;
};

record_ring::record_ring(std::size_t records)
    : capacity_(std::bit_ceil(records)),
      bytes_capacity_(std::max(capacity_ * bytes_of_record, std::size_t{4096})),
      slots_(std::make_unique<slot[]>(capacity_)),
      bytes_(std::make_unique<char[]>(bytes_capacity_)) {}

bool record_ring::adopt(std::uint32_t thread) noexcept {
  if (is_owned_.exchange(true, std::memory_order_acq_rel)) return false;
  until_due_ = 1;
  thread_ = thread;
  return true;
}

record_ring::form record_ring::form_of(const rowscope::scope& s) noexcept {
  if (s.is_unscoped()) return form::unscoped;
  if (!s.tenant() || !s.parts().empty()) return form::parts;
  return s.tenant()->is_text() ? form::text : form::integer;
}

void record_ring::pack(packer& to, form f, const execution& e) noexcept {
  for (std::size_t i = tables_in_slot; i < e.tables.size(); ++i) to.number(std::bit_cast<std::size_t>(e.tables[i]));
  switch (f) {
    case form::integer: return;
    case form::text: return to.text(e.scope.tenant()->text());
    case form::unscoped: {
      to.text(e.scope.unscoped_site());
      return to.text(e.scope.unscoped_reason());
    }
    case form::parts: {
      to.number(e.scope.parts().size() + (e.scope.tenant() ? 1 : 0));
      if (e.scope.tenant()) to.part(tenant_dimension, false, {&*e.scope.tenant(), 1});
      for (const rowscope::scope::part& p : e.scope.parts()) to.part(p.dimension, p.is_set, p.values);
    }
  }
}

record_ring::result record_ring::put_bytes(slot& s, const execution& e) noexcept {
  packer counter(nullptr);
  pack(counter, s.scope, e);
  const std::size_t size = counter.size();
  if (size > bytes_capacity_ / 2) return result::too_large;  // with what is skipped below it fits an empty ring
  std::uint64_t begin = bytes_head_;
  const std::size_t left = bytes_capacity_ - begin % bytes_capacity_;
  if (size > left) begin += left;  // it lies in one piece
  if (begin + size - bytes_tail_.load(std::memory_order_acquire) > bytes_capacity_) return result::full;
  packer writer(bytes_.get() + begin % bytes_capacity_);
  pack(writer, s.scope, e);
  bytes_head_ = begin + size;
  s.bytes_size = static_cast<std::uint32_t>(size);
  return result::done;
}

record_ring::result record_ring::put(const execution& e, std::int64_t at, const std::string* test) noexcept {
  const std::uint64_t head = head_.load(std::memory_order_relaxed);
  if (head - tail_.load(std::memory_order_acquire) == capacity_) return result::full;
  slot& s = slots_[head & (capacity_ - 1)];
  s.scope = form_of(e.scope);
  if (s.scope == form::integer && e.tables.size() <= tables_in_slot) [[likely]] {
    s.tenant = e.scope.tenant()->integer();
    s.bytes_size = 0;
  } else {
    if (s.scope == form::integer) s.tenant = e.scope.tenant()->integer();
    if (const result r = put_bytes(s, e); r != result::done) return r;
  }
  s.bytes_end = bytes_head_;
  s.at = at;
  s.duration = e.duration.count();
  s.rows = e.rows;
  s.site = e.site;
  s.file = e.file;
  s.verb = e.verb;
  s.shape = e.shape;
  s.table_count = static_cast<std::uint32_t>(e.tables.size());
  for (std::size_t i = 0; i < tables_in_slot && i < e.tables.size(); ++i) s.tables[i] = e.tables[i];
  s.test = test;
  s.line = e.line;
  s.conditions = e.conditions;
  s.thread = thread_;
  s.outcome = e.outcome;
  head_.store(head + 1, std::memory_order_release);
  return result::done;
}

void record_ring::unpack(const slot& s, record& to) const {
  unpacker from(bytes_.get() + (s.bytes_end - s.bytes_size) % bytes_capacity_);
  to.tables.resize(s.table_count);
  for (std::size_t i = 0; i < s.table_count; ++i)
    to.tables[i] = (i < tables_in_slot ? s.tables[i] : std::bit_cast<const table_info*>(from.number()))->name;
  recorded_scope& scope = to.scope;
  scope.unscoped_site.clear();
  scope.unscoped_reason.clear();
  switch (s.scope) {
    case form::integer:
    case form::text: {
      scope.parts.resize(1);
      recorded_scope::part& one = scope.parts.front();
      one.dimension = tenant_dimension;
      one.is_set = false;
      one.values.resize(1);
      if (s.scope == form::integer)
        one.values.front() = s.tenant;
      else
        unpacker::set(one.values.front(), from.text());
      return;
    }
    case form::unscoped: {
      scope.parts.clear();
      scope.unscoped_site = from.text();
      scope.unscoped_reason = from.text();
      return;
    }
    case form::parts: {
      scope.parts.resize(from.number());
      for (recorded_scope::part& p : scope.parts) from.part(p);
    }
  }
}

void record_ring::take(record& to) {
  const std::uint64_t tail = begin();
  const slot& s = slots_[tail & (capacity_ - 1)];
  const struct releasing {
    record_ring& ring;
    std::uint64_t tail;
    std::uint64_t bytes_end;
    ~releasing() {
      ring.bytes_tail_.store(bytes_end, std::memory_order_release);
      ring.tail_.store(tail + 1, std::memory_order_release);
    }
  } done{*this, tail, s.bytes_end};
  to.at = std::chrono::sys_time<std::chrono::nanoseconds>(std::chrono::nanoseconds(s.at));
  to.site = s.site;
  to.file = s.file;
  to.line = s.line;
  to.verb = s.verb;
  to.shape = s.shape;
  to.conditions = s.conditions;
  to.rows = s.rows;
  to.duration = std::chrono::nanoseconds(s.duration);
  to.outcome = s.outcome;
  to.thread = s.thread;
  if (s.test != nullptr)
    to.test = *s.test;
  else
    to.test.clear();
  unpack(s, to);
}

}  // namespace rowscope::audit
