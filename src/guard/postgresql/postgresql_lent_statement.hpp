#pragma once
#include <functional>

#include "../lent_statement.hpp"
#include "postgresql_gate.hpp"

namespace rowscope::detail::postgresql {

/// Prepared by the protocol whatever SOCI would do: a text without values it would send such that the server takes
/// several statements. All rows are in the client's memory after the execution, as always with SOCI.
class postgresql_lent_statement final : public lent_statement {
 public:
  using lent_statement::lent_statement;
  ~postgresql_lent_statement() override;

  void prepare(const std::string& query, soci::details::statement_type type) override;
  exec_fetch_result execute(int number) override;
  exec_fetch_result fetch(int number) override;
  long long get_affected_rows() override;
  /// SOCI executes a statement to describe its columns.
  int prepare_for_describe() override;
  void cut() noexcept override;

 private:
  void run(const std::function<void()>& work);
  void write(const std::function<void()>& work);
  void count(exec_fetch_result done, int asked);
  /// The server forgets it before the next statement on the connection.
  void forget() noexcept;
  [[nodiscard]] postgresql_gate& gate() const { return static_cast<postgresql_gate&>(of().host()); }
  [[nodiscard]] postgresql_connection& on() const { return static_cast<postgresql_connection&>(of().connection()); }

  bool gives_rows_ = false;
  bool is_described_ = false;  ///< it has been executed, and the rows are there
};

}  // namespace rowscope::detail::postgresql
