#pragma once
#include <rowscope/db/session.hpp>
#include <rowscope/query/query.hpp>

/// The everyday statements of one table as one call each: `acme.objects(orders{}).get(rs::site<"order.by_id">, 17)`.
namespace rowscope {
namespace detail {

/// The columns of a type_list for which the trait holds.
template <template <class> class Keep, class List>
struct filtered;
template <template <class> class Keep, class... Cs>
struct filtered<Keep, type_list<Cs...>> {
  using type = concat_t<std::conditional_t<Keep<Cs>::value, type_list<Cs>, type_list<>>...>;
};
/// A part of the primary key that the caller gives: the session knows the tenant.
template <class Column>
struct is_given_key : std::bool_constant<Column::is_primary_key && !is_filled_column_v<Column>> {};
template <class Table>
using given_key_t = typename filtered<is_given_key, columns_of_t<Table>>::type;

struct every_row {};

/// `base && more`, where every_row is none.
template <class Base, class E>
constexpr auto narrowed(const Base& base, E more) {
  if constexpr (std::is_same_v<Base, every_row>)
    return more;
  else
    return base && more;
}

template <class... Columns, class... Keys>
constexpr auto key_condition(type_list<Columns...>, const Keys&... keys) {
  constexpr bool same = sizeof...(Columns) == sizeof...(Keys) && sizeof...(Keys) > 0;
  static_assert(same,
                "rowscope: a row is found by its whole primary key, one value for each column of it but the tenant's");
  if constexpr (same) return (... && (Columns{} == keys));
}

/// The assignment as a condition.
template <class Column, class V, class T>
constexpr auto as_condition(const assignment<Column, value_node<V, T>>& a) {
  static_assert(!is_optional_v<V> && !std::is_same_v<V, std::nullopt_t>,
                "rowscope: rs::lookup() takes values that are always there: NULL is equal to nothing");
  return infix_node<infix_op::eq, Column, value_node<V, T>>{Column{}, a.node};
}

}  // namespace detail

/// Which row is meant, for get_or_create() and update_or_create(): the columns of a declared key, with their values.
template <class... As>
struct lookup_values {
  std::tuple<As...> assignments;
};
/// `rs::lookup(settings::name = "theme")`
template <class... As>
[[nodiscard]] constexpr auto lookup(As... values) {
  static_assert(
      sizeof...(As) > 0 && (detail::assigns<As> && ...),
      "rowscope: rs::lookup() takes a value for each column of a key: rs::lookup(settings::name = \"theme\")");
  return lookup_values<As...>{std::tuple{std::move(values)...}};
}

/// A row, and whether the call made it.
template <class Record>
struct made_or_found {
  Record row;
  bool created = false;
};

/// The rows of one table in a session's scope; with where() those of them that a condition chooses. Each verb names its
/// site and is one statement, as if it was written by the query builder.
///
/// A manager that always leaves rows out is a function: `auto open(rs::session& s) { return
/// s.objects(tickets{}).where(tickets::closed == false); }`.
/// \par Lifetime within that of the session
template <class Session, class Table, class Base = detail::every_row>
class manager {
 public:
  using columns = columns_of_t<Table>;

  manager(Session& session, Base base) : session_(session), base_(std::move(base)) {}

  /// The same manager with one condition more.
  template <class E>
  [[nodiscard]] auto where(E condition) const {
    if constexpr (detail::is_condition_on<type_list<Table>, E>()) {
      auto both = detail::narrowed(base_, std::move(condition));
      return manager<Session, Table, decltype(both)>(session_, std::move(both));
    }
  }

  /// The row with this primary key, as a record. \throws not_found where there is none in the scope
  template <class Site, class... Keys>
  [[nodiscard]] auto get(const Site&, const Keys&... keys) const {
    return session_(by_key<Site>(keys...)).one();
  }
  /// The row with this primary key, or nothing.
  template <class Site, class... Keys>
  [[nodiscard]] auto find(const Site&, const Keys&... keys) const {
    return session_(by_key<Site>(keys...)).one_or_none();
  }
  /// All rows, with all columns.
  template <class Site>
  [[nodiscard]] auto all(const Site&) const {
    return session_(with_base(at<Site>().select(Table::columns).from(Table{})));
  }
  template <class Site>
  [[nodiscard]] std::int64_t count(const Site&) const {
    return session_(with_base(at<Site>().select(rowscope::count()).from(Table{}))).value();
  }
  template <class Site>
  [[nodiscard]] bool exists(const Site&) const {
    using first = std::tuple_element_t<0, std::remove_cvref_t<decltype(Table::columns)>>;
    auto rows = session_(with_base(at<Site>().select(first{}).from(Table{})).limit(1));
    return rows.begin() != rows.end();
  }

  /// Inserts one row. \returns what an insert does: affected_rows, and key() where it is generated
  template <class Site, class... As>
  auto create(const Site&, As... values) const {
    return session_(at<Site>().insert_into(Table{}).set(std::move(values)...));
  }
  /// Inserts one row for each element: a tuple with a value for each of the columns named behind it. All of them or
  /// none.
  template <class Site, class Range, class... Columns>
  auto create_many(const Site&, const Range& rows, Columns... named) const {
    return session_(at<Site>().insert_into(Table{}).columns(named...).rows(rows));
  }
  /// The row with the key, which is made with these further values where it is not there.
  /// \throws constraint_error where the key belongs to a row out of the scope
  template <class Site, class... Keys, class... As>
  auto get_or_create(const Site&, const lookup_values<Keys...>& key, As... further) const {
    const auto insert = std::apply(
        [&](const auto&... k) {
          return at<Site>()
              .insert_into(Table{})
              .set(k..., std::move(further)...)
              .on_conflict(typename Keys::column_type{}...)
              .do_nothing();
        },
        key.assignments);
    auto made = with_columns(insert);
    using found = std::remove_cvref_t<decltype(made.one())>;
    if (!made.empty()) return made_or_found<found>{made.one(), true};
    const auto condition =
        std::apply([](const auto&... k) { return (... && detail::as_condition(k)); }, key.assignments);
    return made_or_found<found>{session_(at<Site>().select(Table::columns).from(Table{}).where(condition)).one(),
                                false};
  }
  /// The row with the key, in which these values are set, or which is made with them.
  /// \throws constraint_error where the key belongs to a row out of the scope
  template <class Site, class... Keys, class... As>
  auto update_or_create(const Site&, const lookup_values<Keys...>& key, As... values) const {
    const auto upsert = std::apply(
        [&](const auto&... k) {
          return at<Site>()
              .insert_into(Table{})
              .set(k..., values...)
              .on_conflict(typename Keys::column_type{}...)
              .do_update(values...);
        },
        key.assignments);
    return with_columns(upsert).one();
  }

  /// Sets columns of the rows that where() chose.
  template <class Site, class... As>
  written update(const Site&, As... values) const {
    static_assert(is_narrowed,
                  "rowscope: this would update every row of the scope; choose rows by where(), or write "
                  "update(table{}).set(...).every_row()");
    if constexpr (is_narrowed) return session_(at<Site>().update(Table{}).set(std::move(values)...).where(base_));
  }
  /// Removes the rows that where() chose.
  template <class Site>
  written remove(const Site&) const {
    static_assert(is_narrowed,
                  "rowscope: this would remove every row of the scope; choose rows by where(), or write "
                  "remove_from(table{}).every_row()");
    if constexpr (is_narrowed) return session_(at<Site>().remove_from(Table{}).where(base_));
  }

 private:
  static constexpr bool is_narrowed = !std::is_same_v<Base, detail::every_row>;

  template <class Site>
  static auto at() {
    static_assert(detail::is_site<Site>,
                  "rowscope: each verb of a manager names its site first: get(rs::site<\"order.by_id\">, 17)");
    if constexpr (detail::is_site<Site>) return query<Site::name>();
  }
  template <class S>
  auto with_base(S select) const {
    if constexpr (is_narrowed)
      return std::move(select).where(base_);
    else
      return select;
  }
  template <class Site, class... Keys>
  auto by_key(const Keys&... keys) const {
    return at<Site>()
        .select(Table::columns)
        .from(Table{})
        .where(detail::narrowed(base_, detail::key_condition(detail::given_key_t<Table>{}, keys...)));
  }
  /// Runs a write that gives back all columns.
  template <class Write>
  auto with_columns(const Write& write) const {
    return std::apply([&](const auto&... c) { return session_(write.returning(c...)); }, Table::columns);
  }

  Session& session_;
  Base base_;
};

}  // namespace rowscope
