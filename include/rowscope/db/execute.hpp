#pragma once
#include <rowscope/db/bind.hpp>
#include <rowscope/db/returned.hpp>
#include <rowscope/db/rows.hpp>
#include <rowscope/db/written.hpp>
#include <rowscope/query/insert_checks.hpp>

/// From a statement to its result: what every session does.
namespace rowscope::detail {

/// The scope of a session, with the number that plans for it are found by.
struct session_scope {
  session_scope(scope s, dialect sql) : value(std::move(s)), form(number_of(forms_of(value, sql))) {}

  scope value;
  form_number form;
};

/// Whether the rows of the table have a tenant column that an insert fills.
consteval bool names_its_tenant(const table_info& table) {
  return table.has_rule(scope_kind::direct) || table.has_rule(scope_kind::shared_or_own);
}

template <scope_form Form, class S>
consteval bool tenant_is_right() {
  if constexpr (S::what == tree::verb::insert) {
    if (names_its_tenant(info_of<typename S::target>))
      return Form == scope_form::absent ? S::names_every_tenant : !S::names_tenant;
  }
  return true;
}
template <scope_form Form, class S>
consteval bool target_may_be_written() {
  if constexpr (S::what != tree::verb::select)
    return Form == scope_form::absent || !info_of<typename S::target>.is_shared();
  return true;
}

/// What can be said only where a session takes the statement.
template <scope_form Form, class S>
consteval void check_for_session() {
  static_assert(statement<S>,
                "rowscope: a session runs statements: session(rs::query<\"area.purpose\">().select(...)...)");
  if constexpr (statement<S>) {
    S::check();
    if constexpr (S::is_complete) {
      static_assert(target_may_be_written<Form, S>(),
                    "rowscope: a shared table is written only in an unscoped session; write db.unscoped(rs::site<...>, "
                    "\"why\")(statement)");
      static_assert(tenant_is_right<Form, S>() || Form == scope_form::absent,
                    "rowscope: the session fills the tenant column in; leave it out of set()");
      static_assert(tenant_is_right<Form, S>() || Form == scope_form::one,
                    "rowscope: an insert in an unscoped session names its row's tenant in set(); or write "
                    "session.as(tenant)(statement)");
    }
  }
}
template <scope_form Form, class S>
consteval bool is_runnable() {
  if constexpr (statement<S>) {
    if constexpr (S::is_complete) return target_may_be_written<Form, S>() && tenant_is_right<Form, S>();
  }
  return false;
}

template <bool Keep, class S>
void bind_values(cursor& c, const scope& s, const S& statement) {
  binder<Keep> bind(c);
  statement.each_value(bind);
  bind.scope(s);
}

/// The tenant of the check is the session's; it fails where the update would have failed on a row.
template <class S>
void run_check_without_rows(connection& connection, const plan& check, const session_scope& s, const S& statement) {
  cursor& c = connection.acquire(check);
  c.begin_part(s.value);
  execution_guard guard(c);
  bind_values<false>(c, s.value, statement);
  c.advance();
  guard.dismiss();
  c.leave();
}

/// Also what an unscoped session writes must be a tenant. \throws value_error
template <class S>
void check_named_tenant(const S& statement) {
  const auto check = [](const auto& key) { check_tenant(key); };
  statement.tenant_value(check);
}

/// What a finished write gives back.
template <class S>
auto result_of(cursor& c, const S& statement) {
  const std::int64_t affected = c.changed_rows();
  if constexpr (requires { typename S::key_type; }) {
    inserted<typename S::key_type> result{{affected}, c.last_key()};
    if constexpr (!std::is_void_v<typename S::key_type>) {
      // Not every table of an attached database numbers its rows by their key.
      const auto named = [&result](std::int64_t key) { result.key_ = key; };
      statement.key_value(named);
    }
    return result;
  } else {
    return written{affected};
  }
}

/// The rows of RETURNING are read before the call returns: until the last one the write is not over.
template <class S>
auto returned_rows(cursor& c) {
  returned<typename S::fields> all;
  for (; c.at_row(); c.advance_written()) all.add(record<typename S::fields>(row_place(c, c.generation())));
  all.affected_rows = c.changed_rows();
  return all;
}

template <scope_form Form, class S>
auto run_write(const lease_ref& lease, const session_scope& s, const S& statement) {
  if constexpr (S::what == tree::verb::insert && Form == scope_form::absent) check_named_tenant(statement);
  connection& connection = lease.get();
  const plan& p = plan_of<S>(s.form, statement.condition_bits());
  cursor& c = connection.acquire(p);
  c.begin(s.value);
  execution_guard guard(c);
  bind_values<false>(c, s.value, statement);
  c.run();
  auto result = [&] {
    if constexpr (requires { typename S::fields; })
      return returned_rows<S>(c);
    else
      return result_of(c, statement);
  }();
  if constexpr (S::what == tree::verb::update) {
    if (result.affected_rows == 0 && p.check_without_rows) [[unlikely]]
      run_check_without_rows(connection, *p.check_without_rows, s, statement);
  }
  guard.dismiss();
  c.leave();
  return result;
}

template <scope_form Form, class S, class... Owner>
auto run_select(const lease_ref& lease, const session_scope& s, const S& statement, const Owner&... owner) {
  const plan& p = plan_of<S>(s.form, statement.condition_bits());
  cursor& c = lease.get().acquire(p);
  c.begin(s.value);
  execution_guard guard(c);
  bind_values<true>(c, s.value, statement);
  c.advance();
  guard.dismiss();
  return rows<typename S::fields>(c, owner...);
}

/// `owner` is left out, or the lease of a temporary session: its rows take a share of it.
template <scope_form Form, class S, class... Owner>
auto run(const lease_ref& lease, const session_scope& s, const S& statement, const Owner&... owner) {
  check_for_session<Form, S>();
  if constexpr (is_runnable<Form, S>()) {
    (void)&statement_registration<S>;  // odr-use: the statement type is known before main
    if constexpr (S::what == tree::verb::select)
      return run_select<Form>(lease, s, statement, owner...);
    else
      return run_write<Form>(lease, s, statement);
  }
}

}  // namespace rowscope::detail
