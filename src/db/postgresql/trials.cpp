#include "postgresql_connection.hpp"

#include "tenants_beside.hpp"

/// What the audit tries out, and what is undone alone.
namespace rowscope::detail::postgresql {

void postgresql_connection::run_undone_alone(postgresql_cursor& c) {
  execute("SAVEPOINT rowscope_alone");
  try {
    run(c);
  } catch (...) {
    try {
      execute("ROLLBACK TO rowscope_alone");
      execute("RELEASE rowscope_alone");
    } catch (const error&) {
      // The connection is lost; what the statement itself failed with says so.
    }
    throw;
  }
  execute("RELEASE rowscope_alone");
}

// Another connection may hold rows that only a mutant touches, and it may be this very thread's.
void postgresql_connection::begin_trial(bool alone) {
  if (alone)
    run(transaction_step::begin);
  else
    execute("SAVEPOINT rowscope_tried");
  try {
    // First, for it would take the limit back.
    const std::size_t restored = settings_.send_restore(wire_);
    wire_.query("SET LOCAL lock_timeout = '500ms'");
    wire_.send();
    check_answers(restored + 1, "limiting what is tried out");
    end_exchange();
  } catch (...) {
    undo_own();
    throw;
  }
}

void postgresql_connection::end_trial(bool alone) {
  if (alone)
    run(transaction_step::roll_back);
  else
    connection::end_trial(alone);
}

std::optional<scope> postgresql_connection::scope_of_all_rows(const scope& own) {
  if (!needs_scope() || own.is_unscoped()) return std::nullopt;
  if (!beside_) beside_ = std::make_unique<tenants_beside>(schema(), how_.unscoped);
  return beside_->scope_of_all_rows(own, open_.scopes());
}

}  // namespace rowscope::detail::postgresql
