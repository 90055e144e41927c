#pragma once
#include <rowscope/db/guard.hpp>

#include "../../db/postgresql/postgresql_connection.hpp"
#include "../lent_session.hpp"
#include "../unchecked_plans.hpp"

namespace rowscope::detail::postgresql {

/// The guard of one connection. What its statements see is held by row-level security; their texts were looked at when
/// they were prepared.
class postgresql_gate final : public raw_host, public lent_host {
 public:
  postgresql_gate(postgresql_connection& on, const guard& modes);
  ~postgresql_gate() override;

  void enter(const scope& s, const plan& p) override;
  const plan& unchecked(const statement_source& source, raw_source text, std::size_t outputs) override;
  [[nodiscard]] std::string unguarded_text(const plan& p) override;
  soci::session& lend(const statement_source& site, const scope& s) override;
  void borrow(const std::source_location& made, const scope& s) override;
  [[nodiscard]] const std::shared_ptr<lent_session>& borrowed() const noexcept override { return lent_.borrowed(); }
  bool release() noexcept override;

  [[nodiscard]] soci::details::session_backend& soci_backend() override;
  [[nodiscard]] std::unique_ptr<soci::details::statement_backend> make_statement(
      std::shared_ptr<lent_session> of) override;
  [[nodiscard]] std::unique_ptr<soci::details::blob_backend> make_blob() override;
  [[nodiscard]] bool last_key(long long&) const override { return false; }

  /// \throws guard_refused for a write where raw SQL only reads
  void check_verb(tree::verb v, const error_place& place) const;
  [[nodiscard]] std::size_t most_rows() const noexcept { return modes_.most_rows; }

 private:
  void check_lends(const error_place& place) const;

  postgresql_connection& on_;
  guard modes_;
  unchecked_plans unchecked_;
  lent_sessions lent_;
};

}  // namespace rowscope::detail::postgresql
