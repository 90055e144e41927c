#pragma once
#include <array>
#include <string>
#include <vector>

#include <rowscope/db/cursor.hpp>

#include "wire.hpp"

namespace rowscope::detail::postgresql {

/// The values that an execution binds, in the form that the server is sent them in: binary where the type of the
/// parameter is known, else text. Texts and blobs are not copied where they need not be changed.
class bound_parameters {
 public:
  /// Room for the statement's parameters, all NULL.
  void reset(const sql_text& text);

  void set_null(std::size_t i) noexcept { values_[i] = nullptr; }
  void set(std::size_t i, std::int64_t value);
  void set(std::size_t i, double value);
  /// \throws value_error for a time that PostgreSQL does not have
  void set(std::size_t i, std::string_view text);
  void set(std::size_t i, blob_view bytes) noexcept;
  void set(std::size_t i, const bound_list& list);
  /// Each column of the rows is an array: one parameter, from number i on.
  void set(std::size_t i, const row_buffer& rows);

  [[nodiscard]] parameter_values values() const noexcept { return {values_, lengths_, formats_}; }
  /// Gives back the memory of values that were made for the server.
  void release() noexcept;

 private:
  /// What the server gets, where it is not what was bound.
  std::string& made(std::size_t i) { return made_[i]; }
  void point_to(std::size_t i, const char* data, std::size_t size, int format) noexcept;
  void use_made(std::size_t i, int format) noexcept;

  const std::vector<parameter_type>* types_ = nullptr;
  std::vector<const char*> values_;
  std::vector<int> lengths_;
  std::vector<int> formats_;
  std::vector<std::array<char, 8>> numbers_;
  std::vector<std::string> made_;
};

}  // namespace rowscope::detail::postgresql
