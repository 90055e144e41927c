#pragma once
#include <rowscope/ast/sql_name.hpp>
#include <rowscope/schema/key_info.hpp>

/// Declarations as run-time data, checked on the way.
namespace rowscope {

namespace detail {

template <class T>
concept has_scope = requires { typename std::remove_cvref_t<decltype(scope_of<T>)>::rowscope_rule; };

template <class... Columns>
consteval auto column_infos(type_list<Columns...>) {
  return std::array<column_info, sizeof...(Columns)>{
      column_info{.name = Columns::name(),
                  .kind = kind_of_v<typename Columns::value_type>,
                  .optional = is_optional_v<typename Columns::value_type>,
                  .primary_key = Columns::is_primary_key,
                  .generated = Columns::is_generated,
                  .has_default = Columns::is_defaulted,
                  .form = form_of_v<typename Columns::value_type>.text,
                  .postgresql_type = Columns::postgresql_type}...};
}
template <class T>
inline constexpr auto columns_data = column_infos(columns_of_t<T>{});

template <class T, class... Columns>
consteval bool columns_belong_to(type_list<Columns...>) {
  return (std::is_same_v<typename Columns::table_type, T> && ...);
}
consteval bool names_are_distinct(std::span<const column_info> columns) {
  for (std::size_t i = 0; i < columns.size(); ++i)
    for (std::size_t j = i + 1; j < columns.size(); ++j)
      if (same_name(columns[i].name, columns[j].name)) return false;
  return true;
}

/// A single integer primary key is made by the database, unless it is what carries the scope.
consteval void mark_generated_key(const table_info& info, std::span<column_info> columns) {
  if (info.primary_key_columns() != 1) return;
  const auto carries_scope = [&](const column_info& c) {
    const scope_rule_info* rule = info.rule_of_column(c.name);
    return (rule != nullptr && rule->kind != scope_kind::root) || info.carries_scope(c.name);
  };
  for (column_info& c : columns)
    if (c.primary_key && c.kind == value_kind::integer && !carries_scope(c)) c.generated = true;
}

template <class T>
consteval auto checked_columns() {
  auto columns = columns_data<T>;
  mark_generated_key({.name = T::table_name(), .columns = columns, .rules = rule_data<T, rules_t<T>>}, columns);
  return columns;
}
template <class T>
inline constexpr auto column_table = checked_columns<T>();

}  // namespace detail

template <class T>
consteval table_info describe() {
  static_assert(declared_table<T>,
                "rowscope: this is not a declared table; derive it from rs::table<self, \"name\">, and pass it as "
                "`customers{}`");
  detail::check_base<T>();
  if constexpr (declared_table<T>) {
    detail::check_columns<T>();
    static_assert(detail::has_scope<T>,
                  "rowscope: every table says how it is scoped; add `static constexpr auto scope = "
                  "rs::scoped_by<column>`, `rs::scoped_through<foreign_key, parent::key>`, `rs::shared<\"why\">` or "
                  "another scope rule");
    if constexpr (detail::has_columns<T> && detail::has_scope<T>) {
      static_assert(detail::columns_belong_to<T>(columns_of_t<T>{}),
                    "rowscope: `columns` lists a column of another table");
      static_assert(!same_name(T::table_name().substr(0, 9), "rowscope_"),
                    "rowscope: names that begin with rowscope_ are the library's own; give the table another one");
      static_assert(detail::names_are_distinct(detail::columns_data<T>),
                    "rowscope: two columns of this table have the same name in the database");
      static_assert(detail::only_one_is_shared(detail::rules_t<T>{}),
                    "rowscope: shared<>, shared_or_own<> and visible_through<> stand alone: rows that all may read, or "
                    "several tenants see, are in no narrower scope");
      static_assert(detail::dimensions_are_distinct(detail::rule_data<T, detail::rules_t<T>>),
                    "rowscope: two columns of this table hold the value of one dimension; name the other dimension: "
                    "rs::scoped_by<event_id, \"event\">");
      static_assert(
          detail::links_are_declared(detail::rules_t<T>{}),
          "rowscope: visible_through<> takes a column that is declared as a foreign key to this table, else a "
          "tenant could link to any row, and then read it; add rs::references<users::id> to the column that "
          "links");
      return {.name = T::table_name(),
              .columns = detail::column_table<T>,
              .rules = detail::rule_data<T, detail::rules_t<T>>,
              .foreign_keys = detail::foreign_key_table<T>,
              .uniques = detail::unique_table<T>,
              .indexes = detail::index_table<T>,
              .is_view = requires {typename T::rowscope_view;
    }
  };
}
}  // namespace rowscope
return {};
}

/// Whether the column holds the tenant of its row, or its value of another dimension: it never changes.
template <class Column>
inline constexpr bool is_tenant_column_v =
    info_of<typename Column::table_type>.rule_of_column(Column::name()) != nullptr;

/// The same, where a session fills it in. The key of the table of tenants is given, or made by the database.
template <class Column>
inline constexpr bool is_filled_column_v =
    is_tenant_column_v<Column> && !info_of<typename Column::table_type>.has_rule(scope_kind::root);

namespace detail {

/// Whether a foreign key with the column points to rows that have a scope.
constexpr bool points_into_scope(const table_info& info, std::string_view column) {
  for (const foreign_key_info& key : info.foreign_keys)
    for (const key_part& k : key.key)
      if (k.column == column && !key.parent().is_shared()) return true;
  return false;
}

}  // namespace detail

/// Whether an insert may leave the column out: the database, or the session, fills it in.
template <class Column>
inline constexpr bool may_be_left_out_v = [] {
  constexpr const table_info& info = info_of<typename Column::table_type>;
  constexpr const column_info* c = info.find(Column::name());
  if (is_filled_column_v<Column>) return true;
  if (info.carries_scope(Column::name())) return false;
  if (detail::points_into_scope(info, Column::name())) return c->optional;
  return c->optional || c->generated || c->has_default;
}();

}  // namespace rowscope
