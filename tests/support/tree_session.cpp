#include "tree_session.hpp"

#include <charconv>
#include <stdexcept>

#include <rowscope/db/watched.hpp>

#include "counted_selects.hpp"
#include "session_access.hpp"

namespace rowscope_tests {
namespace {

namespace rs = rowscope;
namespace detail = rowscope::detail;

constexpr rs::site_name site{"test.tree"};

std::string text_of(const detail::stored_any& value) {
  if (const auto* i = std::get_if<std::int64_t>(&value)) return std::to_string(*i);
  if (const auto* t = std::get_if<std::string_view>(&value)) return std::string(*t);
  if (const auto* d = std::get_if<double>(&value)) {
    char digits[32];
    const auto end = std::to_chars(digits, digits + sizeof digits, *d).ptr;
    return {digits, end};
  }
  return "NULL";
}

void bind(detail::cursor& c, const rs::scope& scope, const std::vector<tree_value>& values) {
  detail::binder<true> binder(c);
  for (const tree_value& value : values)
    std::visit(
        [&]<class V>(const V& v) {
          if constexpr (std::is_same_v<V, std::vector<std::int64_t>> || std::is_same_v<V, std::vector<std::string>>)
            binder(rs::value_list<V>{v});
          else
            binder(v);
        },
        value);
  binder.scope(scope);
}

/// Prepared for this one run.
class one_run {
 public:
  one_run(detail::connection& connection, const detail::plan& p) : connection_(connection), plan_(p) {}
  one_run(const one_run&) = delete;
  one_run& operator=(const one_run&) = delete;
  ~one_run() { connection_.forget(plan_); }

  tree_result run(const rs::scope& scope, const std::vector<tree_value>& values) {
    detail::cursor& c = connection_.acquire(plan_);
    c.begin(scope);
    detail::execution_guard guard(c);
    bind(c, scope, values);
    tree_result result;
    for (c.advance(); c.at_row(); c.advance()) result.rows.push_back(row_of(c));
    if (plan_.verb != rs::tree::verb::select) result.affected_rows = c.changed_rows();
    guard.dismiss();
    c.leave();
    return result;
  }

 private:
  std::string row_of(detail::cursor& c) const {
    std::string row;
    for (std::size_t i = 0; i < plan_.outputs.size(); ++i)
      row += (i == 0 ? "" : "|") + text_of(c.read_any(static_cast<int>(i)));
    return row;
  }

  detail::connection& connection_;
  const detail::plan& plan_;
};

template <class Session>
tree_result run_in(Session& session, const rs::tree::statement& statement, const std::vector<tree_value>& values,
                   counted counts) {
  const detail::session_scope& scope = detail::session_access::scope_of(session);
  detail::connection& connection = detail::session_access::connection_of(session);
  const detail::plan plan =
      detail::build_plan(site, statement, detail::forms_of(scope.value, connection.sql_dialect()));
  tree_result result = one_run(connection, plan).run(scope.value, values);
  if (plan.verb == rs::tree::verb::select && counts == counted::too) {
    const detail::plan count =
        detail::build_plan(site, count_of(statement), detail::forms_of(scope.value, connection.sql_dialect()));
    const text_rows counted = one_run(connection, count).run(scope.value, values).rows;
    if (counted != text_rows{std::to_string(result.rows.size())})
      throw std::logic_error("counted as a sub-query it has " + counted.at(0) + " rows: " + plan.text.sql);
  }
  if (plan.check_without_rows && result.affected_rows == 0)
    one_run(connection, *plan.check_without_rows).run(scope.value, values);
  return result;
}

}  // namespace

tree_result run_tree(rs::session& session, const rs::tree::statement& statement, const std::vector<tree_value>& values,
                     counted count) {
  return run_in(session, statement, values, count);
}
tree_result run_tree(rs::unscoped_session& session, const rs::tree::statement& statement,
                     const std::vector<tree_value>& values, counted count) {
  return run_in(session, statement, values, count);
}

}  // namespace rowscope_tests
