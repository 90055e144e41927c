#pragma once
#include <deque>
#include <exception>

#include <rowscope/db/connection.hpp>

#include "bound_parameters.hpp"
#include "wire.hpp"

namespace rowscope::detail::postgresql {

class postgresql_connection;

/// A statement that the server has prepared. The rows of a select come one by one; where another statement runs while
/// they are open, those that are left are kept here.
class postgresql_cursor final : public cursor {
 public:
  /// One whose memory is never given back. \see cursor
  static postgresql_cursor& take();
  void give_back() noexcept;

  /// Nothing is sent: the server prepares the statement with its first execution.
  void prepare(postgresql_connection& owner, const plan& p);

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
  std::variant<std::monostate, std::int64_t, double, std::string_view> read_any(int column) override;

  [[nodiscard]] std::size_t columns() const noexcept override;
  std::int64_t changed_rows() override { return changed_; }
  std::int64_t last_key() override { return key_; }
  [[nodiscard]] connection& owner() noexcept override;

  // What the connection asks and tells.
  [[nodiscard]] const char* name() const noexcept { return name_.c_str(); }
  [[nodiscard]] const char* sql() const noexcept {
    return text_.empty() ? made_from().text.sql.c_str() : text_.c_str();
  }
  /// Whether it is none that the server keeps: a text that is made at run time may have values in it.
  [[nodiscard]] bool is_unnamed() const noexcept { return !text_.empty(); }
  [[nodiscard]] bool is_on_server() const noexcept { return is_on_server_; }
  void set_on_server(bool is) noexcept { is_on_server_ = is; }
  [[nodiscard]] parameter_values values() const noexcept { return parameters_.values(); }
  [[nodiscard]] bool gives_rows() const noexcept { return made_from().verb == tree::verb::select; }
  [[nodiscard]] const scope& runs_in() const noexcept { return scope_of_call(); }
  void note_columns(int of_row) noexcept { columns_ = static_cast<std::size_t>(of_row); }
  void take_first(result answer);
  void keep(result row) { kept_.push_back(std::move(row)); }
  void keep(std::exception_ptr failure) noexcept { failed_ = std::move(failure); }

 private:
  bool step() override;
  bool next();
  void reset() noexcept override;
  void forget_answer() noexcept;
  void bind_list(int parameter, const bound_list& list) override;
  [[noreturn]] void fail_type(int column, const char* wanted) const;
  /// The text of the value as the server wrote it; none for NULL.
  [[nodiscard]] std::optional<std::string_view> text_at(int column) const noexcept;
  [[nodiscard]] Oid type_of(int column) const noexcept { return PQftype(rows_.get(), column); }

  postgresql_connection* owner_ = nullptr;
  std::string name_;
  std::string text_;  ///< of a raw statement that is made at run time
  bool is_on_server_ = false;
  bool is_started_ = false;
  bound_parameters parameters_;
  result rows_;                         ///< the row at which the cursor is; of a write all rows that it gave back
  int row_ = 0;                         ///< the one at which the cursor is, of these
  std::deque<result> kept_;             ///< rows that come behind
  std::exception_ptr failed_;           ///< what reading them ended with
  std::optional<std::size_t> columns_;  ///< of the rows of an answer
  std::size_t given_ = 0;               ///< rows of a raw statement
  std::int64_t changed_ = 0;
  std::int64_t key_ = 0;
  std::vector<std::string> bytes_;  ///< of blobs, by column
};

}  // namespace rowscope::detail::postgresql
