#include <rowscope/expression/row_buffer.hpp>

namespace rowscope {

void row_buffer::add(std::nullopt_t) { cells_.push_back({}); }

void row_buffer::add(std::int64_t v) { cells_.push_back({.what = cell::kind::integer, .integer = v}); }

void row_buffer::add(double v) { cells_.push_back({.what = cell::kind::real, .real = v}); }

void row_buffer::add(std::string_view v) { add_bytes(cell::kind::text, v); }

void row_buffer::add(blob_view v) { add_bytes(cell::kind::bytes, {reinterpret_cast<const char*>(v.data()), v.size()}); }

void row_buffer::add_bytes(cell::kind what, std::string_view v) {
  cells_.push_back({.what = what, .integer = static_cast<std::int64_t>(bytes_.size()), .length = v.size()});
  bytes_ += v;
}

}  // namespace rowscope
