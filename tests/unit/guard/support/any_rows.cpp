#include "any_rows.hpp"

#include <sqlite3.h>
#include <rowscope/db/watched.hpp>
#include <rowscope/guard/raw.hpp>

#include "session_access.hpp"

namespace rowscope_tests::guarded {
namespace {

namespace rs = rowscope;
namespace detail = rowscope::detail;

constexpr rs::site_name site{"guard.any"};
constexpr detail::statement_source source{&site, 0, nullptr};

std::string text_of(const detail::stored_any& value) {
  if (const auto* i = std::get_if<std::int64_t>(&value)) return std::to_string(*i);
  if (const auto* t = std::get_if<std::string_view>(&value)) return std::string(*t);
  if (const auto* d = std::get_if<double>(&value)) {
    char digits[32];
    return sqlite3_snprintf(sizeof digits, digits, "%!.15g", *d);  // as SQLite writes a number
  }
  return "NULL";
}

outcome_of rows_of(detail::connection& on, const detail::plan& p, const rs::scope& scope) {
  detail::cursor& c = on.acquire(p);
  if (p.is_guarded) on.raw().enter(scope, p);
  c.begin_part(scope);
  detail::execution_guard guard(c);
  outcome_of found;
  for (c.advance(); c.at_row(); c.advance()) {
    std::string row;
    for (std::size_t i = 0; i < c.columns(); ++i) row += (i == 0 ? "" : "|") + text_of(c.read_any(static_cast<int>(i)));
    found.rows.push_back(row);
  }
  return found;
}

}  // namespace

std::string to_string(const outcome_of& o) {
  if (o.error) return "error: " + *o.error;
  std::string text = std::to_string(o.written) + " written";
  for (const std::string& row : o.rows) text += "\n  " + row;
  return text;
}

outcome_of run_guarded(rs::session& session, const std::string& sql) {
  detail::connection& on = detail::session_access::connection_of(session);
  const rs::scope& scope = detail::session_access::scope_of(session).value;
  try {
    const detail::plan& p = on.raw().unchecked(source, {sql, {}, true}, 0);
    if (p.verb == rs::tree::verb::select) return rows_of(on, p, scope);
    return {{}, detail::run_raw_write(on, p, scope).affected_rows, {}};
  } catch (const rs::error& e) {
    return {{}, 0, e.what()};
  }
}

outcome_of run_armed(rs::session& session, const std::string& sql) {
  detail::connection& on = detail::session_access::connection_of(session);
  detail::plan p;
  p.site = &site;
  p.text.sql = sql;
  p.index = detail::next_plan_index();
  outcome_of found = rows_of(on, p, detail::session_access::scope_of(session).value);
  on.forget(p);
  return found;
}

}  // namespace rowscope_tests::guarded
