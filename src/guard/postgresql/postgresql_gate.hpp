#pragma once
#include <rowscope/db/guard.hpp>

#include "../../db/postgresql/postgresql_connection.hpp"
#include "../unchecked_plans.hpp"

namespace rowscope::detail::postgresql {

/// The guard of one connection. What its statements see is held by row-level security; their texts were looked at when
/// their plans were made.
class postgresql_gate final : public raw_host {
 public:
  postgresql_gate(postgresql_connection& on, const guard& modes) : modes_(modes), unchecked_(on) {}

  void enter(const scope& s, const plan& p) override;
  const plan& unchecked(const statement_source& source, raw_source text, std::size_t outputs) override;
  [[nodiscard]] std::string unguarded_text(const plan& p) override;
  soci::session& lend(const statement_source& site, const scope& s) override;
  void borrow(const std::source_location& made, const scope& s) override;
  bool release() noexcept override { return true; }

 private:
  guard modes_;
  unchecked_plans unchecked_;
};

}  // namespace rowscope::detail::postgresql
