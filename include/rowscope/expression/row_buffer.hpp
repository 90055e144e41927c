#pragma once
#include <string>
#include <vector>

#include <rowscope/expression/hold.hpp>

namespace rowscope {

/// The rows of an insert of many, copied into one buffer: one parameter, so that the SQL does not depend on how many
/// there are.
class row_buffer {
 public:
  /// A value as it is stored. A text, or a blob, is a part of the buffer's bytes.
  struct cell {
    enum class kind : std::uint8_t { null, integer, real, text, bytes };
    kind what = kind::null;
    std::int64_t integer = 0;  ///< of a text or a blob: where it starts
    double real = 0;
    std::size_t length = 0;  ///< of a text or a blob, in bytes
  };

  explicit row_buffer(std::size_t columns) : columns_(columns) {}

  [[nodiscard]] std::size_t columns() const noexcept { return columns_; }
  [[nodiscard]] std::size_t rows() const noexcept { return columns_ == 0 ? 0 : cells_.size() / columns_; }
  [[nodiscard]] const cell& at(std::size_t row, std::size_t column) const { return cells_[row * columns_ + column]; }
  [[nodiscard]] std::string_view bytes_of(const cell& c) const {
    return std::string_view(bytes_).substr(static_cast<std::size_t>(c.integer), c.length);
  }

  void add(std::nullopt_t);
  void add(bool v) { add(std::int64_t{v}); }
  void add(std::int64_t v);
  void add(double v);
  void add(const std::string& v) { add(std::string_view(v)); }
  void add(std::string_view v);
  template <std::size_t N>
  void add(const short_text<N>& v) {
    add(v.view());
  }
  void add(const blob& v) { add(blob_view(v)); }
  void add(blob_view v);
  template <class V>
  void add(const std::optional<V>& v) {
    if (v)
      add(*v);
    else
      add(std::nullopt);
  }

 private:
  void add_bytes(cell::kind what, std::string_view v);

  std::size_t columns_;
  std::vector<cell> cells_{};
  std::string bytes_{};
};

}  // namespace rowscope
