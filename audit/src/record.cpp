#include <rowscope/audit/record.hpp>

#include <rowscope/audit/sink.hpp>

namespace rowscope::audit {
namespace {

std::string to_string(const recorded_scope::value& v) {
  if (const auto* number = std::get_if<std::int64_t>(&v)) return std::to_string(*number);
  return std::get<std::string>(v);
}

std::string to_string(const recorded_scope::part& p) {
  std::string all = p.is_set ? "{" : "";
  for (const recorded_scope::value& v : p.values) all += (&v == p.values.data() ? "" : ",") + to_string(v);
  return p.is_set ? all + "}" : all;
}

}  // namespace

std::string to_string(const recorded_scope& s) {
  if (s.is_unscoped()) return "every (" + s.unscoped_site + ": " + s.unscoped_reason + ")";
  std::string all;
  for (const recorded_scope::part& p : s.parts) {
    if (!all.empty()) all += ' ';
    if (p.dimension != tenant_dimension) all += p.dimension + "=";
    all += to_string(p);
  }
  return all;
}

std::vector<record> memory_sink::take() {
  const std::lock_guard lock(mutex_);
  return std::exchange(records_, {});
}

bool memory_sink::is_complete() const {
  const std::lock_guard lock(mutex_);
  return complete_;
}

void memory_sink::begin(const run_info&) {
  const std::lock_guard lock(mutex_);
  complete_ = false;
}

void memory_sink::write(std::span<const record> batch) {
  const std::lock_guard lock(mutex_);
  records_.insert(records_.end(), batch.begin(), batch.end());
}

void memory_sink::end(const run_totals&) {
  const std::lock_guard lock(mutex_);
  complete_ = true;
}

}  // namespace rowscope::audit
