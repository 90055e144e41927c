#include <rowscope/db/cursor.hpp>
#include <rowscope/db/returned.hpp>

namespace rowscope::detail {

void bound_list::clear(value_kind of) noexcept {
  kind = of;
  integers.clear();
  reals.clear();
  texts.clear();
  ends.clear();
}

std::size_t bound_list::size() const noexcept {
  switch (kind) {
    case value_kind::text: return ends.size();
    case value_kind::real: return reals.size();
    default: return integers.size();
  }
}

std::size_t bound_list::bytes() const noexcept {
  return texts.size() + sizeof(std::int64_t) * (integers.size() + reals.size() + ends.size());
}

std::string_view bound_list::text(std::size_t i) const noexcept {
  const std::size_t start = i == 0 ? 0 : ends[i - 1];
  return std::string_view(texts).substr(start, ends[i] - start);
}

void cursor::prepare_for(const plan& p) {
  plan_ = &p;
  release_values();
  copies_.resize(p.text.parameters);
}

bound_list& cursor::list(int parameter, value_kind kind) {
  for (auto& [number, list] : lists_)
    if (number == parameter) {
      list.clear(kind);
      return list;
    }
  bound_list& list = lists_.emplace_back(parameter, bound_list{}).second;
  list.clear(kind);
  return list;
}

void cursor::release_values() noexcept {
  has_large_values_ = false;
  lists_.clear();
  for (std::string& copy : copies_) std::string().swap(copy);
}

void cursor::watch(const scope& s) {
  watched_ = true;
  rows_ = 0;
  scope_ = s;
  started_ = std::chrono::steady_clock::now();
}

void cursor::report(outcome how) noexcept {
  watched_ = false;
  if (observer* o = attached_observer.load()) {
    const site_name& site = *plan_->site;
    o->executed({.site = site.name,
                 .file = site.file,
                 .line = site.line,
                 .verb = tree::to_string(plan_->verb),
                 .sql = plan_->text.sql,
                 .tables = plan_->tables,
                 .scope = *scope_,
                 .rows = rows_,
                 .duration = std::chrono::steady_clock::now() - started_,
                 .outcome = how});
  }
}

void throw_rows_over() {
  throw usage_error(
      "these rows are over: their last copy or their session has ended, or reading them failed; keep what is "
      "needed of them as values, by one(), to<struct>() or tuples()");
}

void throw_ended_while_bound() {
  throw usage_error(
      "the session ended while its statement was being bound, in a range that in() was given; end it after the "
      "call, or give in() a container");
}

void throw_no_key() {
  throw usage_error(
      "the insert made no row, so it has no key: a trigger of the database ignored it; ask affected_rows");
}

void throw_not_one_returned(std::size_t rows) {
  if (rows == 0) throw not_found("the write changed no row in the scope, so it gave none back; ask empty() first");
  throw ambiguous_result("the write gave more than one row back, where one was asked for; go over all of them");
}

void throw_null(const cursor& c, int column) {
  const output_name& o = c.made_from().outputs[static_cast<std::size_t>(column)];
  throw value_error("NULL in " + (o.table.empty() ? o.column : o.table + "." + o.column) +
                        ", which is declared without std::optional; declare it std::optional, or mend the stored row",
                    place_of(c.made_from(), o.table));
}

void throw_out_of_range(const cursor& c, int column) {
  const output_name& o = c.made_from().outputs[static_cast<std::size_t>(column)];
  throw value_error("a stored number in " + o.table + "." + o.column +
                        " does not fit the column's C++ type; declare a wider type, or mend the stored row",
                    place_of(c.made_from(), o.table));
}

void throw_not_found(const plan& p) {
  throw not_found("no row in the scope; write one_or_none() where that is no error", place_of(p));
}

void throw_ambiguous(const plan& p) {
  throw ambiguous_result("more than one row, where one was asked for; make the condition stricter, or read all rows",
                         place_of(p));
}

}  // namespace rowscope::detail
