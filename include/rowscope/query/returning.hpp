#pragma once
#include <rowscope/query/excluded.hpp>
#include <rowscope/query/fields.hpp>

namespace rowscope {
namespace detail {

template <class Table, class Indices, class... Es>
consteval bool are_returned(type_list<indexed_pack<Indices, Es...>> outputs) {
  if constexpr (are_outputs(outputs)) {
    static_assert(
        (!Es::has_aggregate && ...),
        "rowscope: returning() gives values of the rows written; an aggregate is read by a select of its own");
    constexpr bool windows = (has_window_v<Es> || ...);
    static_assert(!windows,
                  "rowscope: returning() gives values of the rows written; a window function is read by a select of "
                  "its own");
    if constexpr (!is_without_excluded<typename Es::tables...>()) return false;
    static_assert((subset_v<typename Es::tables, type_list<Table>> && ...),
                  "rowscope: returning() names a column of a table that is not the one written");
    return (!Es::has_aggregate && ...) && !windows && (subset_v<typename Es::tables, type_list<Table>> && ...);
  }
  return false;
}

}  // namespace detail

/// A write that gives back what it wrote.
template <class Write, class... Es>
class [[nodiscard(
    "rowscope: a statement does nothing until a session runs it: session(statement)")]] returning_statement {
  using outputs = detail::outputs_clause<Es...>;

 public:
  using rowscope_statement = void;
  using write = Write;
  using tables = typename Write::tables;
  using target = typename Write::target;
  using fields = type_list<row_field<Es, typename detail::output_value<Es, type_list<>>::type>...>;
  static constexpr const site_name& site = Write::site;
  static constexpr tree::verb what = Write::what;
  static constexpr std::size_t conditions = Write::conditions;
  static constexpr const auto& table_names = Write::table_names;
  static constexpr bool is_complete = Write::is_complete;

  constexpr returning_statement(Write w, detail::pack<Es...> es)
      : write_(static_cast<Write&&>(w)), outputs_(std::move(es)) {}

  // What a session asks.
  static consteval void check() { Write::check(); }
  static tree::statement lower(condition_mask conditions_on) {
    tree::statement s = Write::lower(conditions_on);
    tree::lowering values(s.value_count);
    (s.returning.push_back({Es::lower(values), std::string(outputs::template label_of<Es>())}), ...);
    s.value_count = values.count();
    return s;
  }
  template <class Visit>
  void each_value(Visit& visit) const {
    write_.each_value(visit);
    outputs_.each_value(visit);
  }
  [[nodiscard]] constexpr condition_mask condition_bits() const { return write_.condition_bits(); }
  template <class Visit>
  void tenant_value(Visit& visit) const {
    write_.tenant_value(visit);
  }
  static constexpr bool names_tenant = Write::names_tenant;
  static constexpr bool names_every_tenant = Write::names_every_tenant;

 private:
  Write write_;
  outputs outputs_;
};

namespace detail {

/// returning() of the statement type Write.
template <class Write, class... Outputs>
constexpr auto make_returning(Write write, Outputs... outputs) {
  auto all = all_outputs(static_cast<Outputs&&>(outputs)...);
  if constexpr (are_returned<typename Write::target>(type_list<decltype(all)>{}))
    return [&]<class Indices, class... Es>(indexed_pack<Indices, Es...> es) {
      return returning_statement<Write, Es...>(static_cast<Write&&>(write),
                                               static_cast<indexed_pack<Indices, Es...>&&>(es));
    }(std::move(all));
}

}  // namespace detail
}  // namespace rowscope
