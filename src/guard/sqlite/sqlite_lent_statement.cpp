#include "sqlite_lent_statement.hpp"

#include "../raw_text.hpp"

namespace rowscope::detail::sqlite {

void sqlite_lent_statement::prepare(const std::string& query, soci::details::statement_type type) {
  report(outcome::ok);
  check_is_text(query, of().place());
  held_ = gate().hold(query, of().place());
  note_prepared(held_.verb, held_.fingerprint);
  raw_progress progress;
  try {
    gate().within_limits(progress, [&] { real().prepare(held_.sql, type); });
  } catch (const soci::soci_error& e) {
    gate().throw_refusal(of().place());
    throw soci::soci_error(gate().in_the_users_words(e.what()));
  }
  held_.would_refuse = gate().end_prepare();
}

sqlite_lent_statement::exec_fetch_result sqlite_lent_statement::execute(int number) {
  report(outcome::ok);
  gate().hold_to(of().scope(), of().place());
  progress_ = {};
  note_started();
  is_unreported_ = held_.is_reported;
  if (held_.verb == tree::verb::select) return read(number, &statement_backend::execute);
  return held_.writes_as_written ? write_as_written(number) : write(number);
}

sqlite_lent_statement::exec_fetch_result sqlite_lent_statement::write(int number) {
  // All rows of a write, or none.
  connection& on = of().connection();
  const std::uint64_t all_or_none = on.begin(false);
  try {
    gate().begin_write();
    const exec_fetch_result result = run(number, &statement_backend::execute);
    on.commit(all_or_none);
    note_rows(gate().written_rows());
    gate().end_write();
    report(outcome::ok);
    return result;
  } catch (...) {
    on.rollback(all_or_none);
    throw;
  }
}

sqlite_lent_statement::exec_fetch_result sqlite_lent_statement::write_as_written(int number) {
  of().connection().check_accepts(held_.verb, of().place());
  const exec_fetch_result result = run(number, &statement_backend::execute);
  note_rows(real().get_affected_rows());
  gate().end_write_as_written(rows());
  report(outcome::ok);
  return result;
}

sqlite_lent_statement::exec_fetch_result sqlite_lent_statement::fetch(int number) {
  of().check();
  return read(number, &statement_backend::fetch);
}

sqlite_lent_statement::exec_fetch_result sqlite_lent_statement::read(
    int number, exec_fetch_result (statement_backend::*part)(int)) {
  const exec_fetch_result result = run(number, part);
  count(result, number);
  if (result == ef_no_data) report(outcome::ok);
  return result;
}

sqlite_lent_statement::exec_fetch_result sqlite_lent_statement::run(int number,
                                                                    exec_fetch_result (statement_backend::*part)(int)) {
  // Asked for no rows, SOCI only binds: the database begins with the first fetch.
  const bool begins = is_unreported_ && number > 0;
  sqlite_gate& by = gate();
  try {
    exec_fetch_result result = ef_no_data;
    std::optional<sqlite_gate::report> watched;
    if (begins) watched.emplace(by, held_);
    by.within_limits(progress_, [&] { result = (real().*part)(number); });
    if (begins) watched->end(of().place());
    if (begins) is_unreported_ = false;
    return result;
  } catch (const soci::soci_error& e) {
    report(outcome::failed);
    of().connection().note_failure();
    by.throw_refusal(of().place());
    if (const std::string said = by.in_the_users_words(e.what()); said != e.what()) throw soci::soci_error(said);
    throw;
  }
}

void sqlite_lent_statement::count(exec_fetch_result result, int asked) {
  const int rows = asked > 1 ? real().get_number_of_rows() : (result == ef_success ? 1 : 0);
  for (int i = 0; i < rows; ++i) {
    const bool is_within = gate().count_row(progress_);
    note_rows(static_cast<std::int64_t>(progress_.rows));
    if (is_within) continue;
    real().clean_up();
    report(outcome::failed);
    gate().throw_refusal(of().place());
  }
}

long long sqlite_lent_statement::get_affected_rows() {
  // One with RETURNING has written when its rows are read.
  if (held_.writes_as_written && of().is_alive()) return real().get_affected_rows();
  return held_.verb == tree::verb::select ? 0 : rows();
}

}  // namespace rowscope::detail::sqlite
