#pragma once
#include <deque>
#include <exception>

#include <rowscope/db/connection.hpp>

#include "bound_parameters.hpp"
#include "stored_text.hpp"
#include "wire.hpp"

namespace rowscope::detail::postgresql {

class postgresql_connection;

/// A statement that the server has prepared. The rows of a select come one by one, unless they are few by what the plan
/// knows: those are all here with the first one. Where another statement runs while rows are on their way, those that
/// are left are kept here.
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
  stored_any read_any(int column) override;

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
  /// Prepared anew, it may give other columns than it did.
  void set_on_server(bool is) noexcept {
    is_on_server_ = is;
    if (!is) format_ = as_text;
  }
  [[nodiscard]] parameter_values values() const noexcept { return parameters_.values(); }
  [[nodiscard]] bool gives_rows() const noexcept { return made_from().verb == tree::verb::select; }
  /// Whether all that this execution gives is taken at once.
  [[nodiscard]] bool is_read_whole() const noexcept;
  [[nodiscard]] const scope& runs_in() const noexcept { return scope_of_call(); }
  /// The format to ask for.
  [[nodiscard]] int format() const noexcept { return format_; }
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
  /// The value as the server wrote it; a null pointer for NULL.
  [[nodiscard]] std::string_view bytes_at(int column) const noexcept {
    const PGresult* const r = rows_.get();
    const int size = PQgetlength(r, row_, column);
    if (size == 0 && PQgetisnull(r, row_, column) != 0) return {};
    return {PQgetvalue(r, row_, column), static_cast<std::size_t>(size)};
  }
  [[nodiscard]] stored_kind kind_of(int column) const noexcept { return kinds_[static_cast<std::size_t>(column)]; }
  /// Nothing where the column is of another type.
  [[nodiscard]] std::optional<std::int64_t> integer_at(int column, std::string_view bytes) const noexcept;
  [[nodiscard]] std::optional<double> real_at(int column, std::string_view bytes) const noexcept;
  void note_columns();

  postgresql_connection* owner_ = nullptr;
  std::string name_;
  std::string text_;  ///< of a raw statement that is made at run time
  bool is_on_server_ = false;
  bool is_started_ = false;
  bound_parameters parameters_;
  std::int64_t limit_ = -1;  ///< what the parameter is bound to that says how many rows there are; negative: none
  std::vector<stored_kind> kinds_;      ///< of the columns of an answer
  bool is_binary_ = false;              ///< the values that are read
  int format_ = as_text;                ///< of what the next execution asks for
  result rows_;                         ///< those at one of which the cursor is
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
