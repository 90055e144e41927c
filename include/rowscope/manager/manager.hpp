#pragma once
#include <rowscope/db/session.hpp>
#include <rowscope/manager/lookup.hpp>

/// The everyday statements of one table as one call each: `acme.objects(orders{}).get(rs::site<"order.by_id">, 17)`.
namespace rowscope {

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

  template <class... Es>
    requires(sizeof...(Es) != 1)
  auto where(const Es&...) const {
    static_assert(sizeof...(Es) == 1, "rowscope: where() takes one condition; join several by && or ||");
  }

  /// The row with this primary key, as a record. \throws not_found where there is none in the scope
  template <class Site = detail::missing, class... Keys>
  [[nodiscard]] auto get(const Site& = {}, const Keys&... keys) const {
    return session_(by_key<Site>(keys...)).one();
  }
  /// The row with this primary key, or nothing.
  template <class Site = detail::missing, class... Keys>
  [[nodiscard]] auto find(const Site& = {}, const Keys&... keys) const {
    return session_(by_key<Site>(keys...)).one_or_none();
  }
  /// All rows, with all columns.
  template <class... Site>
  [[nodiscard]] auto all(const Site&...) const {
    return session_(with_base(at_alone<Site...>().select(Table::columns).from(Table{})));
  }
  template <class... Site>
  [[nodiscard]] std::int64_t count(const Site&...) const {
    return session_(with_base(at_alone<Site...>().select(rowscope::count()).from(Table{}))).value();
  }
  template <class... Site>
  [[nodiscard]] bool exists(const Site&...) const {
    using first = std::tuple_element_t<0, std::remove_cvref_t<decltype(Table::columns)>>;
    auto rows = session_(with_base(at_alone<Site...>().select(first{}).from(Table{})).limit(1));
    return rows.begin() != rows.end();
  }

  /// Inserts one row. \returns what an insert does: affected_rows, and key() where it is generated
  template <class Site = detail::missing, class... As>
  auto create(const Site& = {}, As... values) const {
    return session_(at<Site>().insert_into(Table{}).set(std::move(values)...));
  }
  /// Inserts one row for each element: a tuple with a value for each of the columns named behind it. All of them or
  /// none.
  template <class Site = detail::missing, class Range = detail::missing, class... Columns>
  auto create_many(const Site& = {}, const Range& rows = {}, Columns... named) const {
    static_assert(!detail::is_site<Site> || (detail::iterable<const Range> && !detail::is_text_v<Range>),
                  "rowscope: create_many() takes the rows behind the site, and the columns behind them: "
                  "create_many(rs::site<\"area.purpose\">, rows, settings::name, settings::value)");
    return session_(at<Site>().insert_into(Table{}).columns(named...).rows(rows));
  }
  template <class Site, class V, class... Columns>
  auto create_many(const Site& site, std::initializer_list<V> rows, Columns... named) const {
    return create_many<Site, std::initializer_list<V>>(site, rows, named...);
  }
  /// The row with the key, which is made with these further values where it is not there.
  /// \throws constraint_error where the key belongs to a row out of the scope, or to one that where() leaves out
  template <class Site = detail::missing, class Key = detail::missing, class... As>
  auto get_or_create(const Site& = {}, const Key& key = {}, As... further) const {
    auto start = at<Site>();
    if constexpr (detail::is_lookup<Key>()) {
      auto made = with_columns(key.on_conflict(inserted_with(start, key, std::move(further)...)).do_nothing());
      using found = std::remove_cvref_t<decltype(made.one())>;
      if (!made.empty()) return made_or_found<found>{made.one(), true};
      auto there = session_(start.select(Table::columns).from(Table{}).where(detail::narrowed(base_, key.condition())));
      if constexpr (is_narrowed) {
        if (auto row = there.one_or_none()) return made_or_found<found>{*std::move(row), false};
        detail::throw_left_out(Site::name, Table::table_name());
      } else {
        return made_or_found<found>{there.one(), false};
      }
    }
  }
  /// The row with the key, in which these values are set, or which is made with them.
  /// \throws constraint_error where the key belongs to a row out of the scope, or to one that where() leaves out, which
  /// is not changed
  template <class Site = detail::missing, class Key = detail::missing, class... As>
  auto update_or_create(const Site& = {}, const Key& key = {}, As... values) const {
    auto start = at<Site>();
    if constexpr (detail::is_lookup<Key>()) {
      const auto rows =
          with_columns(with_base(key.on_conflict(inserted_with(start, key, values...)).do_update(values...)));
      if (is_narrowed && rows.empty()) detail::throw_left_out(Site::name, Table::table_name());
      return rows.one();
    }
  }

  /// Sets columns of the rows that where() chose.
  template <class Site = detail::missing, class... As>
  written update(const Site& = {}, As... values) const {
    static_assert(is_narrowed,
                  "rowscope: this would update every row of the scope; choose rows by where(), or write "
                  "update(table{}).set(...).every_row()");
    if constexpr (is_narrowed) return session_(at<Site>().update(Table{}).set(std::move(values)...).where(base_));
  }
  /// Removes the rows that where() chose.
  template <class... Site>
  written remove(const Site&...) const {
    static_assert(is_narrowed,
                  "rowscope: this would remove every row of the scope; choose rows by where(), or write "
                  "remove_from(table{}).every_row()");
    if constexpr (is_narrowed) return session_(at_alone<Site...>().remove_from(Table{}).where(base_));
  }

 private:
  static constexpr bool is_narrowed = !std::is_same_v<Base, detail::every_row>;

  template <class Site>
  static auto at() {
    static_assert(detail::is_site<Site>,
                  "rowscope: each verb of a manager names its site first: get(rs::site<\"order.by_id\">, 17)");
    if constexpr (detail::is_site<Site>) return query<Site::name>();
  }
  /// Of the verbs that take nothing else.
  template <class... Site>
  static auto at_alone() {
    static_assert(sizeof...(Site) < 2,
                  "rowscope: all(), count(), exists() and remove() take their site alone; rows are chosen by where()");
    if constexpr (sizeof...(Site) == 1)
      return at<Site...>();
    else
      return at<detail::missing>();
  }
  template <class S>
  auto with_base(S statement) const {
    if constexpr (is_narrowed)
      return std::move(statement).where(base_);
    else
      return statement;
  }
  template <class Start, class Key, class... As>
  static auto inserted_with(const Start& start, const Key& key, As... further) {
    return std::apply([&](const auto&... k) { return start.insert_into(Table{}).set(k..., std::move(further)...); },
                      key.assignments);
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
