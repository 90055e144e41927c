#pragma once
#include <array>

#include <rowscope/db/session.hpp>
#include <rowscope/guard/raw_plan.hpp>
#include <rowscope/guard/raw_rows.hpp>

/// Raw SQL on a scoped connection: what session.raw() does.
namespace rowscope::detail {

template <class Statement>
struct raw_statement_traits;
template <site_name Site, class Row, bool Unchecked>
struct raw_statement_traits<raw_statement<Site, Row, Unchecked>> {
  static constexpr std::size_t columns = [] {
    if constexpr (std::is_void_v<Row>)
      return std::size_t{0};
    else
      return raw_columns<Row>;
  }();
  static constexpr statement_source source{&site_t<Site>::name, shape_of<raw_statement<Site, Row, Unchecked>>(),
                                           nullptr};
};

/// \throws value_error where the statement gives another number of columns
void check_columns(cursor& c, std::size_t wanted);

template <class... Uses>
void bind_uses(cursor& c, const Uses&... uses) {
  binder<true> bind(c);
  (bind(uses.value), ...);
}

/// \returns the rows, which have made their first step
template <class Row, class... Owner, class... Uses>
auto run_raw_select(connection& on, const plan& p, const scope& s, std::tuple<const Owner&...> owner,
                    const Uses&... uses) {
  cursor& c = on.acquire(p);
  if (p.is_guarded) on.raw().enter(s, p);
  c.begin(s);
  execution_guard guard(c);
  check_columns(c, raw_columns<Row>);
  bind_uses(c, uses...);
  c.advance();
  check_columns(c, raw_columns<Row>);  // PostgreSQL tells them with the first row
  guard.dismiss();
  return std::apply([&c](const Owner&... o) { return raw_rows<Row>(c, o...); }, owner);
}

/// All rows of a write, or none.
template <class... Uses>
written run_raw_write(connection& on, const plan& p, const scope& s, const Uses&... uses) {
  cursor& c = on.acquire(p);
  if (p.is_guarded) on.raw().enter(s, p);
  const std::uint64_t all_or_none = on.begin(false);
  try {
    c.begin(s);
    execution_guard guard(c);
    check_columns(c, 0);
    bind_uses(c, uses...);
    c.run();
    on.commit(all_or_none);
    guard.dismiss();
    const written result{c.changed_rows()};
    c.leave();
    return result;
  } catch (...) {
    on.rollback(all_or_none);
    throw;
  }
}

/// \throws usage_error where the statement is of the other kind than its call says
void check_raw_verb(const plan& p, bool gives_rows);

template <class Row, bool Unchecked, class Site, class... Owner, class... Uses>
auto run_raw(const lease_ref& lease, const scope& s, std::string_view text, std::tuple<const Owner&...> owner,
             const Uses&... uses) {
  using statement = raw_statement<Site::name, Row, Unchecked>;
  using traits = raw_statement_traits<statement>;
  check_site<Site::name>();
  (void)&raw_registration<Site::name, Row, Unchecked>;  // odr-use: the site is known before main
  connection& on = lease.get();
  const std::array<std::string_view, sizeof...(Uses)> names{uses.name...};
  const plan& p = [&]() -> const plan& {
    if constexpr (Unchecked)
      return on.raw().unchecked(
          traits::source, {std::string(text), {names.begin(), names.end()}, true, on.sql_dialect()}, traits::columns);
    else
      return raw_plan_of<statement>(traits::source, on.sql_dialect(), text, names, traits::columns);
  }();
  check_raw_verb(p, !std::is_void_v<Row>);
  if constexpr (std::is_void_v<Row>)
    return run_raw_write(on, p, s, uses...);
  else
    return run_raw_select<Row>(on, p, s, owner, uses...);
}

/// Whether the arguments are what raw() takes; says so where they are not.
template <class Row, class Site, class... Uses>
consteval bool takes_raw() {
  static_assert(
      is_site<Site>,
      "rowscope: a raw statement names its site: session.raw<row>(rs::site<\"area.purpose\">, \"SELECT ...\")");
  static_assert((is_raw_use_v<Uses> && ...),
                "rowscope: the values of a raw statement are given by rs::use(value), or rs::use(value, \"name\")");
  bool is_row = true;
  if constexpr (!std::is_void_v<Row>) {
    static_assert(
        raw_columns<Row> > 0,
        "rowscope: raw<row>() reads a plain struct of values with at most 64 members, a std::tuple of values, "
        "or one value; raw() without a type is a write");
    is_row = raw_columns<Row> > 0;
  }
  return is_row && is_site<Site> && (is_raw_use_v<Uses> && ...);
}

}  // namespace rowscope::detail

namespace rowscope {

template <class Row, class Site, class... Uses>
auto session::raw(const Site&, raw_text sql, const Uses&... uses) & {
  if constexpr (detail::takes_raw<Row, Site, Uses...>())
    return detail::run_raw<Row, false, Site>(lease_, scope_.value, sql.text(), std::tuple<>(), uses...);
}
template <class Row, class Site, class... Uses>
auto session::raw(const Site&, raw_text sql, const Uses&... uses) && {
  if constexpr (detail::takes_raw<Row, Site, Uses...>())
    return detail::run_raw<Row, false, Site>(lease_, scope_.value, sql.text(), std::tie(std::as_const(lease_)),
                                             uses...);
}
template <class Row, class Site, class... Uses>
auto session::raw(const Site&, const unchecked_sql& sql, const Uses&... uses) & {
  if constexpr (detail::takes_raw<Row, Site, Uses...>())
    return detail::run_raw<Row, true, Site>(lease_, scope_.value, sql.text(), std::tuple<>(), uses...);
}
template <class Row, class Site, class... Uses>
auto session::raw(const Site&, const unchecked_sql& sql, const Uses&... uses) && {
  if constexpr (detail::takes_raw<Row, Site, Uses...>())
    return detail::run_raw<Row, true, Site>(lease_, scope_.value, sql.text(), std::tie(std::as_const(lease_)), uses...);
}

}  // namespace rowscope
