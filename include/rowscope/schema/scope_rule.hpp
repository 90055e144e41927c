#pragma once
#include <rowscope/schema/key.hpp>
#include <rowscope/schema/table.hpp>

/// The scope rules of a table: how a row comes to its tenant. Each table has one, or several joined by `&`, as its
/// member `scope`; a rule that names a later table stands behind both, as `template <> inline constexpr auto
/// rowscope::scope_of<users> = ...`.
namespace rowscope {

/// Base of all rules.
template <class... Rules>
struct scope_rules {
  using rowscope_rule = void;
};

template <auto Column, fixed_string Dimension>
struct scoped_by_rule : scope_rules<scoped_by_rule<Column, Dimension>> {};
template <auto ForeignKey, auto ParentKey>
struct scoped_through_rule : scope_rules<scoped_through_rule<ForeignKey, ParentKey>> {};
template <auto Key, auto LinkingKey>
struct visible_through_rule : scope_rules<visible_through_rule<Key, LinkingKey>> {};
template <auto Key>
struct tenant_root_rule : scope_rules<tenant_root_rule<Key>> {};
template <auto Column>
struct shared_or_own_rule : scope_rules<shared_or_own_rule<Column>> {};
template <fixed_string Reason>
struct shared_rule : scope_rules<shared_rule<Reason>> {};

/// A row belongs to the tenant in this column of it; with a name, to the value of that further dimension:
/// `rs::scoped_by<event_id, "event">`. The column holds an integer of 64 bits or a text.
template <auto Column = nullptr, fixed_string Dimension = "tenant">
inline constexpr scoped_by_rule<Column, Dimension> scoped_by{};

/// A row belongs to the tenant of the row that this foreign key points to. Any number of hops. Of several columns:
/// `rs::scoped_through<rs::key<a, b>, rs::key<parent::a, parent::b>>`.
///
/// The key is the parent's whole primary key, or globally unique: if two tenants' parents could share a key, rows would
/// leak. A foreign key that is NULL belongs to nobody: no tenant sees the row.
template <auto ForeignKey = nullptr, auto ParentKey = nullptr>
inline constexpr scoped_through_rule<ForeignKey, ParentKey> scoped_through{};

/// A row is seen by each tenant that a row of another table links to it, such as users who are members of several:
/// `rs::visible_through<users::id, memberships::user_id>`. Written only in an unscoped session.
template <auto Key = nullptr, auto LinkingKey = nullptr>
inline constexpr visible_through_rule<Key, LinkingKey> visible_through{};

/// The table of tenants: each reads and updates its own row. Inserted into and removed from only in an unscoped
/// session.
template <auto Key = nullptr>
inline constexpr tenant_root_rule<Key> tenant_root{};

/// A row belongs to the tenant in this column; where it is NULL the row can be read by all, and is written only in an
/// unscoped session.
template <auto Column = nullptr>
inline constexpr shared_or_own_rule<Column> shared_or_own{};

/// Rows are the same for every tenant: readable by all, written only in an unscoped session. The reason is kept for the
/// audit.
template <fixed_string Reason = "">
inline constexpr shared_rule<Reason> shared{};

/// A row is in a scope when it is by both.
template <class... As, class... Bs>
consteval scope_rules<As..., Bs...> operator&(scope_rules<As...>, scope_rules<Bs...>) {
  return {};
}

namespace detail {

struct no_rule {};
template <class T>
consteval auto member_scope() {
  if constexpr (requires { T::scope; })
    return T::scope;
  else
    return no_rule{};
}

template <class... Rules>
consteval type_list<Rules...> rules_of(scope_rules<Rules...>) {
  return {};
}
consteval type_list<> rules_of(...) { return {}; }

}  // namespace detail

/// The rule of a table: its member `scope`, unless it is specialised behind the table.
template <class T>
inline constexpr auto scope_of = detail::member_scope<T>();

namespace detail {

template <class T>
using rules_t = decltype(rules_of(scope_of<T>));

template <class Rule>
inline constexpr bool has_owner_v = true;  // whether every row that the rule is for has a tenant
template <auto Key, auto LinkingKey>
inline constexpr bool has_owner_v<visible_through_rule<Key, LinkingKey>> = false;
template <auto Column>
inline constexpr bool has_owner_v<shared_or_own_rule<Column>> = false;
template <fixed_string Reason>
inline constexpr bool has_owner_v<shared_rule<Reason>> = false;

template <class... Rules>
consteval bool have_owner(type_list<Rules...>) {
  return (has_owner_v<Rules> && ...);
}

}  // namespace detail
}  // namespace rowscope
