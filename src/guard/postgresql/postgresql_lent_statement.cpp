#include "postgresql_lent_statement.hpp"

#include "../../db/postgresql/soci_backend.hpp"
#include "../../sql/postgresql_tokens.hpp"
#include "../raw_text.hpp"
#include "refused_text.hpp"

namespace rowscope::detail::postgresql {

postgresql_lent_statement::~postgresql_lent_statement() { forget(); }

void postgresql_lent_statement::forget() noexcept {
  if (of().is_alive()) on().forget_statement(take_statement_name(real()));
}

void postgresql_lent_statement::cut() noexcept {
  lent_statement::cut();
  forget();
}

void postgresql_lent_statement::prepare(const std::string& query, soci::details::statement_type) {
  report(outcome::ok);
  check_is_text(query, of().place());
  const std::vector<sql_token> tokens = postgresql_tokens(query);
  check_is_statement(tokens, of().place());
  const raw_statement_kind found = statement_kind_of(tokens);
  std::string why = refused_text(tokens);
  if (why.empty() && found.verb != tree::verb::select) why = refused_conflict(tokens, found, dialect::postgresql);
  if (!why.empty()) throw guard_refused("raw SQL was refused: " + why, of().place());
  gate().check_verb(found.verb, of().place());
  on().check_accepts(found.verb, of().place());
  gives_rows_ = gives_rows(tokens, found);
  note_prepared(found.verb, fingerprint(tokens));
  try {
    on().work_natively([&] { real().prepare(query, soci::details::st_repeatable_query); });
  } catch (...) {
    on().note_failure();
    throw;
  }
}

int postgresql_lent_statement::prepare_for_describe() {
  int columns = 0;
  run([&] { columns = real().prepare_for_describe(); });
  is_described_ = true;
  return columns;
}

postgresql_lent_statement::exec_fetch_result postgresql_lent_statement::execute(int number) {
  exec_fetch_result done = ef_no_data;
  if (std::exchange(is_described_, false)) {
    of().check();
    done = real().execute(number);
  } else {
    run([&] { done = real().execute(number); });
  }
  if (verb() == tree::verb::select) {
    count(done, number);
    if (done == ef_no_data) report(outcome::ok);
  }
  return done;
}

void postgresql_lent_statement::run(const std::function<void()>& work) {
  report(outcome::ok);
  on().check_accepts(verb(), of().place());
  note_started();
  try {
    if (verb() == tree::verb::select)
      on().run_raw(of().scope(), verb(), of().place(), work);
    else
      write(work);
  } catch (...) {
    report(outcome::failed);
    throw;
  }
}

/// All rows, or none, also of a write that SOCI executes once for each value.
void postgresql_lent_statement::write(const std::function<void()>& work) {
  const std::uint64_t all_or_none = on().begin(false);
  try {
    on().run_raw(of().scope(), verb(), of().place(), work);
    note_rows(real().get_affected_rows());
    on().commit(all_or_none);
    report(outcome::ok);
  } catch (...) {
    on().rollback(all_or_none);
    throw;
  }
}

postgresql_lent_statement::exec_fetch_result postgresql_lent_statement::fetch(int number) {
  of().check();
  if (!gives_rows_) return ef_no_data;  // SOCI reads a number of rows that it has not set
  const exec_fetch_result done = real().fetch(number);
  if (verb() != tree::verb::select) return done;  // its rows were counted as it wrote them
  count(done, number);
  if (done == ef_no_data) report(outcome::ok);
  return done;
}

void postgresql_lent_statement::count(exec_fetch_result done, int asked) {
  note_rows(rows() + (asked > 1 ? real().get_number_of_rows() : (done == ef_success && asked > 0 ? 1 : 0)));
  if (rows() <= static_cast<std::int64_t>(gate().most_rows())) return;
  real().clean_up();
  report(outcome::failed);
  throw_too_many_rows(gate().most_rows(), of().place());
}

long long postgresql_lent_statement::get_affected_rows() { return verb() == tree::verb::select ? 0 : rows(); }

}  // namespace rowscope::detail::postgresql
