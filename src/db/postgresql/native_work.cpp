#include "postgresql_connection.hpp"

#include <soci/soci.h>

/// What SOCI runs by itself on the native handle, between what frames it.
namespace rowscope::detail::postgresql {

void postgresql_connection::work_natively(const std::function<void()>& work) {
  keep_open_rows();
  const std::size_t restored = settings_.send_restore(wire_);
  if (restored > 0) {
    wire_.send();
    check_answers(restored, "putting a connection's settings right");
    wire_.finish();
  }
  wire_.leave_pipeline();
  work();
}

void postgresql_connection::run_raw(const scope& s, tree::verb v, const error_place& place,
                                    const std::function<void()>& work) {
  keep_open_rows();
  const bool is_alone = !open_.is_open();
  const bool in_savepoint = reads_only(v) && !is_alone;
  try {
    if (is_alone) {
      begin_transaction(reads_only(v));
      is_own_ = true;
    }
    send_raw_frame(s, in_savepoint);
    wire_.leave_pipeline();
    work();
    if (!is_alone && !in_savepoint) return;
    limits_.send_behind(wire_, in_savepoint);
    if (is_alone) wire_.query("COMMIT");
    wire_.send();
    end_exchange();
  } catch (const soci::soci_error& e) {
    undo_own();
    note_failure();
    throw_refusal(e, place);
    throw;
  } catch (...) {
    undo_own();
    note_failure();
    throw;
  }
}

/// Everything before a raw statement that is not sent together with it.
void postgresql_connection::send_raw_frame(const scope& s, bool in_savepoint) {
  for (const std::string& sql : closed_) wire_.query(sql.c_str());
  const std::size_t restored = settings_.send_restore(wire_);
  const std::size_t held = open_.send_scope(wire_, s, *how_.signer);
  const std::size_t limits = limits_.send_before(wire_, in_savepoint);
  wire_.send();
  for (; !closed_.empty(); closed_.pop_back()) wire_.answer();
  check_answers(restored, "putting a connection's settings right");
  open_.read_scope(wire_, held);
  check_answers(limits, "limiting raw SQL");
  wire_.finish();
  settings_.note_raw();
  open_.forget_scope();
}

}  // namespace rowscope::detail::postgresql
