#pragma once
#include <memory>
#include <span>
#include <string>

#include <libpq-fe.h>

namespace rowscope::detail::postgresql {

struct result_closer {
  void operator()(PGresult* r) const noexcept { PQclear(r); }
};
using result = std::unique_ptr<PGresult, result_closer>;

/// Formats of values, as libpq names them.
inline constexpr int as_text = 0;
inline constexpr int as_binary = 1;

/// The values of a statement's parameters, as libpq takes them.
struct parameter_values {
  std::span<const char* const> values;
  std::span<const int> lengths;
  std::span<const int> formats;
};

/// Statements that go to the server together, in one round trip, and their answers, in the same order. After one that
/// fails the server runs none of those behind it.
/// \throws connection_error from each member that throws, where the connection is lost
class wire {
 public:
  explicit wire(PGconn* connection) noexcept : connection_(connection) {}
  wire(const wire&) = delete;
  wire& operator=(const wire&) = delete;

  void query(const char* sql);
  void query(const char* sql, std::span<const char* const> texts);
  void query(const char* sql, const parameter_values& values);
  void prepare(const char* name, const char* sql);
  /// \param format of the values that come back
  void run(const char* name, const parameter_values& values, int format);
  /// What was added since the last time goes to the server. Twice before an answer is read: of what comes behind the
  /// first time the server runs all the same where something before it fails.
  void send();

  /// The answer of the next statement, with all of its rows.
  result answer();
  /// The rows of the next statement come one by one, by next_row(): memory never has all of them, and libpq makes a
  /// result of each, which costs more than the row itself.
  void stream_rows() noexcept;
  /// One row; else what the statement ended with. \see is_row
  result next_row();
  /// What all sent statements that were not asked for end with. \returns the first error; else nothing
  result finish() noexcept;

  /// What others do with the connection is done outside of a pipeline. \pre all answers have come
  void leave_pipeline();

  [[nodiscard]] PGconn* connection() const noexcept { return connection_; }
  [[nodiscard]] bool is_lost() const noexcept { return is_broken_ || PQstatus(connection_) != CONNECTION_OK; }

 private:
  void check(int sent) const;

  PGconn* connection_;
  int open_ = 0;            ///< how often something was sent of which answers may come
  bool is_broken_ = false;  ///< answers were missing
};

[[nodiscard]] inline bool is_row(const PGresult* r) noexcept { return PQresultStatus(r) == PGRES_SINGLE_TUPLE; }
[[nodiscard]] bool is_error(const PGresult* r) noexcept;

}  // namespace rowscope::detail::postgresql
