#pragma once
#include <string>
#include <vector>

#include <rowscope/expression/value.hpp>

namespace rowscope {

/// The rows of an insert of many, copied into one buffer: one parameter, so that the SQL does not depend on how many
/// there are.
class row_buffer {
 public:
  /// A value as it is stored. A text is a part of the buffer's texts.
  struct cell {
    enum class kind : std::uint8_t { null, integer, real, text };
    kind what = kind::null;
    std::int64_t integer = 0;  ///< of a text: where it starts
    double real = 0;
    std::size_t length = 0;    ///< of a text, in bytes
  };

  explicit row_buffer(std::size_t columns) : columns_(columns) {}

  [[nodiscard]] std::size_t columns() const noexcept { return columns_; }
  [[nodiscard]] std::size_t rows() const noexcept { return columns_ == 0 ? 0 : cells_.size() / columns_; }
  [[nodiscard]] const cell& at(std::size_t row, std::size_t column) const { return cells_[row * columns_ + column]; }
  [[nodiscard]] std::string_view text_of(const cell& c) const {
    return std::string_view(texts_).substr(static_cast<std::size_t>(c.integer), c.length);
  }

  void add(std::nullopt_t) { cells_.push_back({}); }
  void add(bool v) { add(std::int64_t{v}); }
  void add(std::int64_t v) { cells_.push_back({.what = cell::kind::integer, .integer = v}); }
  void add(double v) { cells_.push_back({.what = cell::kind::real, .real = v}); }
  void add(const std::string& v) { add(std::string_view(v)); }
  void add(std::string_view v) {
    cells_.push_back({.what = cell::kind::text, .integer = static_cast<std::int64_t>(texts_.size()), .length = v.size()});
    texts_ += v;
  }
  template <class V>
  void add(const std::optional<V>& v) {
    if (v)
      add(*v);
    else
      add(std::nullopt);
  }

 private:
  std::size_t columns_;
  std::vector<cell> cells_{};
  std::string texts_{};
};

}  // namespace rowscope
