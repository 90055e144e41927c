#pragma once
#include <rowscope/db/connection.hpp>

#include "error_mapping.hpp"
#include "sqlite_raw_host.hpp"

namespace rowscope::detail::sqlite {

class sqlite_connection;

class sqlite_cursor final : public cursor {
 public:
  /// One whose memory is never given back. \see cursor
  static sqlite_cursor& take();
  /// Ends the prepared statement, and keeps the memory for another.
  void give_back() noexcept;

  /// \throws schema_error, database_error
  void prepare(sqlite_connection& owner, const plan& p);

  void bind_null(int parameter) override;
  void bind_integer(int parameter, std::int64_t value) override;
  void bind_real(int parameter, double value) override;
  void bind_text(int parameter, std::string_view value) override;
  void bind_rows(int parameter, const row_buffer& rows) override;
  void bind_blob(int parameter, blob_view value) override;

  stored<std::int64_t> read_integer(int column) override;
  stored<bool> read_boolean(int column) override;
  stored<double> read_real(int column) override;
  stored<std::string_view> read_text(int column) override;
  stored<blob_view> read_blob(int column) override;

  stored_any read_any(int column) override;

  [[nodiscard]] std::size_t columns() const noexcept override;
  std::int64_t changed_rows() override;
  std::int64_t last_key() override;

  [[nodiscard]] connection& owner() noexcept override;

 private:
  bool step() override;
  int step_guarded();
  void reset() noexcept override;
  void bind_list(int parameter, const bound_list& list) override;

  void check(int result) {
    if (result != SQLITE_OK) [[unlikely]]
      fail(result);
  }
  [[noreturn]] void fail(int result);
  [[noreturn]] void fail_type(int column, const char* wanted) const;

  sqlite_connection* owner_ = nullptr;
  sqlite3_stmt* statement_ = nullptr;
  bool is_guarded_ = false;
  raw_progress progress_{};  ///< of a guarded one
};

}  // namespace rowscope::detail::sqlite
