#include <rowscope/guard/raw_plan.hpp>

#include <algorithm>
#include <deque>
#include <mutex>

#include "../sql/postgresql_tokens.hpp"
#include "postgresql/refused_text.hpp"
#include "raw_parameters.hpp"
#include "raw_text.hpp"

namespace rowscope::detail {

plan build_raw_plan(const statement_source& source, const raw_source& text, std::size_t outputs) {
  plan made;
  made.site = source.site;
  made.source = &source;
  made.raw = &text;
  made.is_guarded = true;
  check_is_text(text.text, place_of(made));
  const bool is_for_sqlite = text.sql == dialect::sqlite;
  const std::vector<sql_token> tokens = is_for_sqlite ? sql_tokens(text.text) : postgresql_tokens(text.text);
  check_is_statement(tokens, place_of(made));
  const raw_statement_kind found = statement_kind_of(tokens);
  made.verb = found.verb;
  std::string why = is_for_sqlite ? refused_kind(tokens) : postgresql::refused_text(tokens);
  if (why.empty() && found.verb != tree::verb::select) why = refused_clause(tokens, found, text.sql);
  if (!why.empty()) throw guard_refused("raw SQL was refused: " + why, place_of(made));
  raw_parameters parameters = parameters_of(tokens, text, place_of(made));
  // Observers are told of it, and a text that was made at run time may have values in it.
  made.text.sql = text.is_unchecked ? fingerprint(tokens)
                  : is_for_sqlite   ? text.text
                                    : numbered_text(text, place_of(made));
  made.text.value_parameter = std::move(parameters.of_values);
  made.text.parameters = parameters.count;
  if (!is_for_sqlite) made.text.parameter_types.resize(parameters.count);  // the database finds them out
  made.values.resize(text.names.size());
  for (std::size_t i = 1; i <= outputs; ++i) made.outputs.push_back({{}, "column " + std::to_string(i)});
  return made;
}

const plan& make_raw_plan(raw_plan_slot& slot, const statement_source& source, dialect sql, std::string_view text,
                          std::span<const std::string_view> names, std::size_t outputs) {
  static std::mutex mutex;
  // Never destroyed: a static destructor of the user may still run statements.
  static auto& all = *new std::deque<plan>;
  static auto& texts = *new std::deque<raw_source>;

  const std::lock_guard lock(mutex);
  const plan* const first = slot.load(std::memory_order_relaxed);
  for (const plan* p = first; p != nullptr; p = p->next)
    if (p->raw->sql == sql && p->raw->text == text && std::ranges::equal(p->raw->names, names)) return *p;

  raw_source& kept = texts.emplace_back(raw_source{std::string(text), {names.begin(), names.end()}, false, sql});
  try {
    plan made = build_raw_plan(source, kept, outputs);
    if (plan_replacer* r = attached_replacer.load())
      if (auto other = r->replace(source, made)) made = *std::move(other);
    made.source = &source;
    made.raw = &kept;
    made.index = next_plan_index();
    made.next = first;
    all.push_back(std::move(made));
  } catch (...) {
    texts.pop_back();
    throw;
  }
  slot.store(&all.back(), std::memory_order_release);
  return all.back();
}

}  // namespace rowscope::detail
