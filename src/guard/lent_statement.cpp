#include "lent_statement.hpp"

#include <rowscope/db/observer.hpp>

namespace rowscope::detail {

lent_statement::lent_statement(std::shared_ptr<lent_session> of)
    : of_(std::move(of)), real_(of_->host().soci_backend().make_statement_backend()) {
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

void lent_statement::note_prepared(tree::verb v, std::string shown) {
  verb_ = v;
  shown_ = std::move(shown);
}

void lent_statement::note_started() noexcept {
  rows_ = 0;
  started_ = std::chrono::steady_clock::now();
  is_open_ = true;
}

void lent_statement::report(outcome how) noexcept {
  if (!std::exchange(is_open_, false) || !observers::any()) return;
  const site_name& site = *of_->site().site;
  const execution e{.site = site.name,
                    .file = site.file,
                    .line = site.line,
                    .verb = tree::to_string(verb_),
                    .sql = shown_,
                    .tables = {},
                    .scope = of_->scope(),
                    .rows = rows_,
                    .duration = std::chrono::steady_clock::now() - started_,
                    .outcome = how,
                    .shape = of_->site().shape};
  observers::each([&](observer& o) { o.executed(e); });
}

}  // namespace rowscope::detail
