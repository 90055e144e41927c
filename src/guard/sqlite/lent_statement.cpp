#include "lent_statement.hpp"

namespace rowscope::detail::sqlite {

lent_statement::lent_statement(std::shared_ptr<lent_session> of, soci::details::statement_backend* real)
    : of_(std::move(of)), real_(real) {
  of_->add(*this);
}

lent_statement::~lent_statement() {
  report(outcome::ok);
  of_->remove(*this);
}

void lent_statement::cut() noexcept {
  report(outcome::ok);
  real_->clean_up();
}

void lent_statement::clean_up() {
  report(outcome::ok);
  if (of_->is_alive()) real_->clean_up();
}

void lent_statement::prepare(const std::string& query, soci::details::statement_type type) {
  report(outcome::ok);
  sqlite_gate& gate = of_->gate();
  held_ = gate.hold(query, of_->place());
  raw_progress progress;
  try {
    gate.within_limits(progress, [&] { real_->prepare(held_.sql, type); });
  } catch (const soci::soci_error& e) {
    gate.throw_refusal(of_->place());
    throw soci::soci_error(gate.in_the_users_words(e.what()));
  }
  held_.would_refuse = gate.end_prepare();
}

lent_statement::exec_fetch_result lent_statement::execute(int number) {
  report(outcome::ok);
  sqlite_gate& gate = of_->gate();
  gate.hold_to(of_->scope(), of_->place());
  progress_ = {};
  written_ = 0;
  started_ = std::chrono::steady_clock::now();
  is_open_ = true;
  is_unreported_ = held_.is_reported;
  if (held_.verb == tree::verb::select) return read(number, &statement_backend::execute);
  return held_.writes_as_written ? write_as_written(number) : write(number);
}

lent_statement::exec_fetch_result lent_statement::write(int number) {
  // All rows of a write, or none.
  sqlite_connection& on = of_->connection();
  const std::uint64_t all_or_none = on.begin(false);
  try {
    of_->gate().begin_write();
    const exec_fetch_result result = run(number, &statement_backend::execute);
    on.commit(all_or_none);
    written_ = of_->gate().written_rows();
    of_->gate().end_write();
    report(outcome::ok);
    return result;
  } catch (...) {
    on.rollback(all_or_none);
    throw;
  }
}

lent_statement::exec_fetch_result lent_statement::write_as_written(int number) {
  of_->connection().check_accepts(held_.verb, of_->place());
  const exec_fetch_result result = run(number, &statement_backend::execute);
  written_ = real_->get_affected_rows();
  of_->gate().end_write_as_written(written_, of_->connection().last_key());
  report(outcome::ok);
  return result;
}

lent_statement::exec_fetch_result lent_statement::fetch(int number) {
  of_->check();
  return read(number, &statement_backend::fetch);
}

lent_statement::exec_fetch_result lent_statement::read(int number, exec_fetch_result (statement_backend::*part)(int)) {
  const exec_fetch_result result = run(number, part);
  count(result, number);
  if (result == ef_no_data) report(outcome::ok);
  return result;
}

lent_statement::exec_fetch_result lent_statement::run(int number, exec_fetch_result (statement_backend::*part)(int)) {
  sqlite_gate& gate = of_->gate();
  // Asked for no rows, SOCI only binds: the database begins with the first fetch.
  const bool begins = is_unreported_ && number > 0;
  try {
    exec_fetch_result result = ef_no_data;
    std::optional<sqlite_gate::report> watched;
    if (begins) watched.emplace(gate, held_);
    gate.within_limits(progress_, [&] { result = (*real_.*part)(number); });
    if (begins) watched->end(of_->place());
    if (begins) is_unreported_ = false;
    return result;
  } catch (const soci::soci_error& e) {
    report(outcome::failed);
    of_->connection().note_failure();
    gate.throw_refusal(of_->place());
    if (const std::string said = gate.in_the_users_words(e.what()); said != e.what()) throw soci::soci_error(said);
    throw;
  }
}

void lent_statement::count(exec_fetch_result result, int asked) {
  const int rows = asked > 1 ? real_->get_number_of_rows() : (result == ef_success ? 1 : 0);
  for (int i = 0; i < rows; ++i)
    if (!of_->gate().count_row(progress_)) {
      real_->clean_up();
      report(outcome::failed);
      of_->gate().throw_refusal(of_->place());
    }
}

long long lent_statement::get_affected_rows() {
  // One with RETURNING has written when its rows are read.
  if (held_.writes_as_written && of_->is_alive()) return real_->get_affected_rows();
  return held_.verb == tree::verb::select ? 0 : written_;
}

void lent_statement::report(outcome how) noexcept {
  if (!std::exchange(is_open_, false) || !observers::any()) return;
  const site_name& site = *of_->site().site;
  const execution e{.site = site.name,
                    .file = site.file,
                    .line = site.line,
                    .verb = tree::to_string(held_.verb),
                    .sql = held_.fingerprint,
                    .tables = {},
                    .scope = of_->scope(),
                    .rows = held_.verb == tree::verb::select ? static_cast<std::int64_t>(progress_.rows) : written_,
                    .duration = std::chrono::steady_clock::now() - started_,
                    .outcome = how,
                    .shape = of_->site().shape};
  observers::each([&](observer& o) { o.executed(e); });
}

}  // namespace rowscope::detail::sqlite
