#pragma once
#include <rowscope/query/condition_steps.hpp>
#include <rowscope/query/conflict_key.hpp>
#include <rowscope/query/insert_checks.hpp>
#include <rowscope/query/returning.hpp>

namespace rowscope {

namespace detail {

struct no_condition {
  static constexpr std::size_t value_count = 0;
};

}  // namespace detail

/// An insert that updates, or leaves, a row that is there already. Where that row is not in the scope the statement
/// fails with constraint_error, row by row.
template <class Insert, class Target, class Condition, class... As>
class [[nodiscard("rowscope: a statement does nothing until a session runs it: session(statement)")]] upsert_statement;

template <class Insert, class... Columns, class Condition, class... As>
class [[nodiscard("rowscope: a statement does nothing until a session runs it: session(statement)")]] upsert_statement<
    Insert, type_list<Columns...>, Condition, As...> {
  static constexpr bool has_condition = !std::is_same_v<Condition, detail::no_condition>;

 public:
  using rowscope_statement = void;
  using tables = typename Insert::tables;
  using target = typename Insert::target;
  static constexpr const site_name& site = Insert::site;
  static constexpr tree::verb what = tree::verb::insert;
  static constexpr std::size_t conditions = 0;
  static constexpr const auto& table_names = Insert::table_names;
  static constexpr bool is_complete = Insert::is_complete;
  static constexpr bool names_tenant = Insert::names_tenant;
  static constexpr bool names_every_tenant = Insert::names_every_tenant;

  constexpr upsert_statement(Insert i, detail::pack<As...> updates, Condition c)
      : insert_(static_cast<Insert&&>(i)), updates_(std::move(updates)), condition_(static_cast<Condition&&>(c)) {}

  /// Only rows that are there and for which the condition is true are updated; others are left as they are.
  template <class E>
  constexpr auto where(E condition) const {
    static_assert(!has_condition, "rowscope: where() of do_update() is called twice; join both by &&");
    static_assert(sizeof...(As) > 0, "rowscope: do_nothing() has no where()");
    if constexpr (detail::is_condition_on<detail::conflict_tables<target>, E>())
      return upsert_statement<Insert, type_list<Columns...>, E, As...>(insert_, updates_, static_cast<E&&>(condition));
  }
  template <class... Outputs>
  constexpr auto returning(Outputs... outputs) const {
    return detail::make_returning(*this, static_cast<Outputs&&>(outputs)...);
  }

  // What a session asks.
  static consteval void check() { Insert::check(); }
  static tree::statement lower(condition_mask) {
    tree::statement s = Insert::lower(0);
    tree::lowering values(s.value_count);
    s.on_conflict.emplace();
    (s.on_conflict->target.emplace_back(Columns::name()), ...);
    (s.on_conflict->assignments.push_back({std::string(As::column_type::name()), As::lower(values)}), ...);
    if constexpr (has_condition) s.on_conflict->where = Condition::lower(values);
    s.value_count = values.count();
    return s;
  }
  template <class Visit>
  void each_value(Visit& visit) const {
    insert_.each_value(visit);
    updates_.each_value(visit);
    if constexpr (has_condition) condition_.each_value(visit);
  }
  [[nodiscard]] constexpr condition_mask condition_bits() const { return 0; }
  template <class Visit>
  void tenant_value(Visit& visit) const {
    insert_.tenant_value(visit);
  }

 private:
  Insert insert_;
  detail::pack<As...> updates_;
  Condition condition_;
};

/// What on_conflict() is followed by.
template <class Insert, class... Columns>
class [[nodiscard("rowscope: on_conflict() is followed by do_update(...) or do_nothing()")]] conflict_steps {
 public:
  explicit constexpr conflict_steps(Insert i) : insert_(static_cast<Insert&&>(i)) {}

  /// Sets columns of the row that is there: `do_update(settings::value = rs::excluded(settings::value))`.
  template <class... As>
  constexpr auto do_update(As... values) const {
    static_assert(sizeof...(As) > 0,
                  "rowscope: do_update() takes at least one assignment; do_nothing() leaves the row");
    if constexpr (detail::are_assignments_of<typename Insert::target, As...>()) {
      static_assert((!is_tenant_column_v<typename As::column_type> && ...),
                    "rowscope: the tenant column cannot be set: a row never changes its tenant");
      static_assert((subset_v<typename As::tables, detail::conflict_tables<typename Insert::target>> && ...),
                    "rowscope: do_update() uses a column of another table as a value");
      return upsert_statement<Insert, type_list<Columns...>, detail::no_condition, As...>(
          insert_, detail::pack<As...>{{static_cast<As&&>(values)}...}, {});
    }
  }
  /// Leaves the row that is there.
  constexpr auto do_nothing() const {
    return upsert_statement<Insert, type_list<Columns...>, detail::no_condition>(insert_, {}, {});
  }

 private:
  Insert insert_;
};

namespace detail {

template <class Insert, class... Columns>
constexpr auto make_conflict(Insert insert, Columns...) {
  static_assert(sizeof...(Columns) > 0,
                "rowscope: on_conflict() names the columns of a key: on_conflict(settings::name)");
  constexpr bool columns = (column_type<Columns> && ...);
  static_assert(columns, "rowscope: on_conflict() takes columns of the table");
  if constexpr (columns) {
    constexpr bool own = (std::is_same_v<typename Columns::table_type, typename Insert::target> && ...);
    static_assert(own, "rowscope: on_conflict() names a column of another table");
    if constexpr (own && sizeof...(Columns) > 0)
      static_assert(is_declared_key<typename Insert::target, Columns...>(),
                    "rowscope: on_conflict() and rs::lookup() name the columns of a declared key; these are none: name "
                    "those of the primary key, or declare the key in the table: static constexpr auto uniques = "
                    "std::tuple{rs::unique<name>}, or rs::globally_unique<name>");
    return conflict_steps<Insert, Columns...>(std::move(insert));
  }
}

}  // namespace detail
}  // namespace rowscope
