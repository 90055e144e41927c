#include "row_bag.hpp"

#include <algorithm>
#include <functional>

#include <rowscope/db/watched.hpp>

namespace rowscope::audit {
namespace {

/// A value with its type and its length, so that no two rows look the same.
struct encode {
  std::string& to;

  void put(char type, const void* data, std::size_t size) const {
    to += type;
    to.append(reinterpret_cast<const char*>(&size), sizeof size);
    to.append(static_cast<const char*>(data), size);
  }
  void operator()(std::monostate) const { put('n', "", 0); }
  void operator()(std::int64_t v) const { put('i', &v, sizeof v); }
  void operator()(double v) const { put('d', &v, sizeof v); }
  void operator()(std::string_view v) const { put('t', v.data(), v.size()); }
};

}  // namespace

void row_bag::add_rows(detail::cursor& c) {
  const std::size_t columns = c.made_from().outputs.size();
  for (; c.at_row(); c.advance()) {
    std::string row;
    for (std::size_t i = 0; i < columns; ++i) std::visit(encode{row}, c.read_any(static_cast<int>(i)));
    add(std::move(row));
  }
}

void row_bag::add(std::string row) {
  ++count_;
  // Mixed, so that sums of near hashes differ.
  std::uint64_t h = std::hash<std::string>{}(row);
  h = (h ^ (h >> 31U)) * 0x9e3779b97f4a7c15U;
  hash_ += h ^ (h >> 29U);
  bytes_ += row.size() + sizeof(std::string);
  if (bytes_ > most_kept_bytes) {
    only_counted_ = true;
    rows_ = {};
  }
  if (!only_counted_) rows_.push_back(std::move(row));
}

bool row_bag::equal(row_bag& a, row_bag& b) {
  if (a.count_ != b.count_ || a.hash_ != b.hash_) return false;
  if (a.only_counted_ || b.only_counted_) return true;
  std::ranges::sort(a.rows_);
  std::ranges::sort(b.rows_);
  return a.rows_ == b.rows_;
}

}  // namespace rowscope::audit
