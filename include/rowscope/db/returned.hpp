#pragma once
#include <vector>

#include <rowscope/db/row.hpp>
#include <rowscope/db/written.hpp>

namespace rowscope {
namespace detail {
[[noreturn]] void throw_not_one_returned(std::size_t rows);
}

/// What a write with returning() gave back: owned rows, for the write is over. Iterates over `record`s.
template <class Fields>
class returned : public written {
 public:
  void add(record<Fields> r) { rows_.push_back(std::move(r)); }

  [[nodiscard]] auto begin() const noexcept { return rows_.begin(); }
  [[nodiscard]] auto end() const noexcept { return rows_.end(); }
  [[nodiscard]] std::size_t size() const noexcept { return rows_.size(); }
  [[nodiscard]] bool empty() const noexcept { return rows_.empty(); }

  /// The one row. \throws not_found where there is none \throws ambiguous_result where there are more
  [[nodiscard]] const record<Fields>& one() const {
    if (rows_.size() != 1) detail::throw_not_one_returned(rows_.size());
    return rows_.front();
  }
  /// The one output of the one row. \throws as one()
  [[nodiscard]] const auto& value() const {
    static_assert(detail::field_count(Fields{}) == 1,
                  "rowscope: value() is for returning() with one output; use one() and record[column]");
    return std::get<0>(one().tuple());
  }
  /// Each row as a plain struct with a member for each output in their order, or as a std::tuple.
  template <class T>
  [[nodiscard]] std::vector<T> to() const {
    std::vector<T> all;
    for (const record<Fields>& r : rows_) all.push_back(r.template to<T>());
    return all;
  }
  [[nodiscard]] std::vector<detail::values_t<Fields>> tuples() const {
    std::vector<detail::values_t<Fields>> all;
    for (const record<Fields>& r : rows_) all.push_back(r.tuple());
    return all;
  }

 private:
  std::vector<record<Fields>> rows_{};
};

}  // namespace rowscope
