#pragma once
#include "../lent_statement.hpp"
#include "sqlite_gate.hpp"

namespace rowscope::detail::sqlite {

/// On the views of the guard, within its limits.
class sqlite_lent_statement final : public lent_statement {
 public:
  using lent_statement::lent_statement;

  void prepare(const std::string& query, soci::details::statement_type type) override;
  exec_fetch_result execute(int number) override;
  exec_fetch_result fetch(int number) override;
  long long get_affected_rows() override;

 private:
  exec_fetch_result write(int number);
  /// Writes a table in report mode, as SOCI itself would.
  exec_fetch_result write_as_written(int number);
  exec_fetch_result run(int number, exec_fetch_result (statement_backend::*part)(int));
  exec_fetch_result read(int number, exec_fetch_result (statement_backend::*part)(int));
  void count(exec_fetch_result result, int asked);
  [[nodiscard]] sqlite_gate& gate() const { return static_cast<sqlite_gate&>(of().host()); }

  held_text held_{};
  raw_progress progress_{};
  bool is_unreported_ = false;  ///< in report mode, and the database has not begun with it
};

}  // namespace rowscope::detail::sqlite
