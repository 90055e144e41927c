#pragma once
#include <initializer_list>

#include <rowscope/expression/row_buffer.hpp>
#include <rowscope/query/upsert.hpp>

/// Inserts of many rows: of a range, or of what a select makes.
namespace rowscope {
namespace detail {

/// The rows of the next bound list.
tree::select select_bound_rows(tree::lowering& values, std::initializer_list<value_form> columns);
/// The insert of the rows that `rows` lowers.
tree::statement insert_rows(const table_info& table, std::initializer_list<std::string_view> columns,
                            tree::select (*rows)(tree::lowering&));

/// The elements of a range as rows.
template <class... Columns>
struct bound_rows {
  using uses = type_list<>;
  static constexpr std::size_t value_count = 1;

  row_buffer buffer;

  static tree::select lower(tree::lowering& l) {
    return select_bound_rows(l, {form_of_v<typename Columns::value_type>...});
  }
  template <class Visit>
  void each_value(Visit& visit) const {
    visit(buffer);
  }
};

template <class S>
struct selected_rows {
  static constexpr std::size_t value_count = S::value_count;

  S select;

  static tree::select lower(tree::lowering& l) { return S::lower_part(l); }
  template <class Visit>
  void each_value(Visit& visit) const {
    select.each_value(visit);
  }
};

template <class T>
constexpr auto as_row(T&& element) {
  using value = std::remove_cvref_t<T>;
  if constexpr (is_tuple_v<value>)
    return std::forward<T>(element);
  else if constexpr (requires { std::tuple_size<value>::value; })
    return std::apply([](auto&&... parts) { return std::tuple{parts...}; }, std::forward<T>(element));
  else
    return std::tuple<value>(std::forward<T>(element));
}

/// Adds one value, checked as an assignment to the column would be.
template <class Column, class V>
void add_cell(row_buffer& buffer, V&& value) {
  const auto made = assign<Column>(std::forward<V>(value));
  if constexpr (is_filled_column_v<Column>) check_tenant(made.node.value);
  buffer.add(made.node.value);
}
template <class... Columns, class... Vs>
void add_row(row_buffer& buffer, type_list<Columns...>, const std::tuple<Vs...>& values) {
  constexpr bool same = sizeof...(Columns) == sizeof...(Vs);
  static_assert(same, "rowscope: an element of rows() has another number of values than columns() names");
  if constexpr (same) std::apply([&](const auto&... v) { (add_cell<Columns>(buffer, v), ...); }, values);
}

}  // namespace detail

/// insert_into().columns() with its rows.
template <site_name Site, class Table, class Columns, class Rows>
class [[nodiscard(
    "rowscope: a statement does nothing until a session runs it: session(statement)")]] insert_rows_statement;

template <site_name Site, class Table, class... Columns, class Rows>
class
    [[nodiscard("rowscope: a statement does nothing until a session runs it: session(statement)")]] insert_rows_statement<
        Site, Table, type_list<Columns...>, Rows> {
 public:
  using rowscope_statement = void;
  using tables = type_list<Table>;
  using target = Table;
  static constexpr const site_name& site = site_t<Site>::name;
  static constexpr tree::verb what = tree::verb::insert;
  static constexpr std::size_t conditions = 0;
  static constexpr const auto& table_names = detail::names_of<tables>;
  static constexpr bool is_complete = true;
  static constexpr bool names_tenant = (is_filled_column_v<Columns> || ... || false);
  static constexpr bool names_every_tenant = detail::names_every_tenant<type_list<Columns...>>(columns_of_t<Table>{});

  explicit constexpr insert_rows_statement(Rows rows) : rows_(static_cast<Rows&&>(rows)) {}

  /// What to do with a row whose key is there already. \see conflict_steps
  template <class... Keys>
  constexpr auto on_conflict(Keys... keys) const {
    return detail::make_conflict(*this, keys...);
  }
  template <class... Outputs>
  constexpr auto returning(Outputs... outputs) const {
    return detail::make_returning(*this, static_cast<Outputs&&>(outputs)...);
  }

  // What a session asks.
  static consteval void check() {}
  static tree::statement lower(condition_mask) {
    return detail::insert_rows(info_of<Table>, {Columns::name()...}, &Rows::lower);
  }
  template <class Visit>
  void each_value(Visit& visit) const {
    rows_.each_value(visit);
  }
  [[nodiscard]] constexpr condition_mask condition_bits() const { return 0; }
  /// Bound rows were checked as they were added; what a select makes is in the database already.
  template <class Visit>
  void tenant_value(Visit&) const {}

 private:
  Rows rows_;
};

/// What columns() is followed by.
template <site_name Site, class Table, class... Columns>
class [[nodiscard("rowscope: columns() is followed by rows(range) or from(rs::select(...))")]] insert_columns {
 public:
  /// One row for each element: a tuple with a value for each column, or the value of the one column. They are copied.
  /// \throws value_error where a value does not fit its column
  template <class Range>
  [[nodiscard]] auto rows(const Range& range) const {
    return rows(range, [](const auto& element) { return detail::as_row(element); });
  }
  /// `rows(customers, [](const customer& c) { return std::tuple{c.name, c.email}; })`
  template <class Range, class Projection>
  [[nodiscard]] auto rows(const Range& range, Projection projection) const {
    static_assert(sizeof...(Columns) <= 200, "rowscope: rows() inserts at most 200 columns");
    static_assert(detail::iterable<const Range> && !detail::is_text_v<Range>, "rowscope: rows() takes a range of rows");
    row_buffer buffer(sizeof...(Columns));
    for (const auto& element : range)
      detail::add_row(buffer, type_list<Columns...>{}, detail::as_row(projection(element)));
    return insert_rows_statement<Site, Table, type_list<Columns...>, detail::bound_rows<Columns...>>(
        {std::move(buffer)});
  }
  /// `rows({"Bob", "Cleo"})`, `rows({std::tuple{1, "EUR"}, std::tuple{2, "GBP"}})`
  template <class V>
  [[nodiscard]] auto rows(std::initializer_list<V> list) const {
    return rows<std::initializer_list<V>>(list);
  }
  /// The rows that a select makes; the session scopes it, and fills in the tenant. Of a set each row keeps its own.
  template <class S>
  constexpr auto from(S part) const {
    if constexpr (detail::is_complete_part<S>()) {
      constexpr bool same = S::field_count == sizeof...(Columns);
      static_assert(same, "rowscope: the select has another number of outputs than columns() names");
      static_assert(S::free_tables::size == 0, "rowscope: the select uses a column of a table that it does not have");
      if constexpr (same) {
        constexpr bool fit = stores(typename S::fields{});
        static_assert(fit,
                      "rowscope: an output of the select cannot be stored in its column: its type is another, or it "
                      "may be NULL and the column may not");
        if constexpr (fit)
          return insert_rows_statement<Site, Table, type_list<Columns...>, detail::selected_rows<S>>(
              {static_cast<S&&>(part)});
      }
    }
  }

 private:
  template <class... Fields>
  static consteval bool stores(type_list<Fields...>) {
    return ((storable_v<typename Fields::value_type, typename Columns::value_type> &&
             (is_optional_v<typename Columns::value_type> || !is_optional_v<typename Fields::value_type>)) &&
            ...);
  }
};

}  // namespace rowscope
