#pragma once
// One table for a type of columns, and everything that a program does with such a column.

#include <algorithm>
#include <string>
#include <vector>

#include <rowscope/rowscope.hpp>

#include "catch.hpp"
#include "new_database.hpp"

namespace rowscope_tests {

namespace rs = rowscope;

template <class T>
struct cells : rs::table<cells<T>, "cells"> {
  static constexpr rs::column<cells, "id", std::int64_t, rs::primary_key> id{};
  static constexpr rs::column<cells, "tenant_id", std::int64_t> tenant_id{};
  static constexpr rs::column<cells, "value", T> value{};
  static constexpr rs::column<cells, "maybe", std::optional<T>> maybe{};
  static constexpr auto columns = std::tuple{id, tenant_id, value, maybe};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};

/// A database with cells of the type.
template <class T>
rs::database cell_database() {
  return new_database(rs::schema<cells<T>>::info(), {.pool_size = 2});
}

template <class T>
std::int64_t add_cell(rs::session& s, const T& value, const std::optional<T>& maybe = {}) {
  using c = cells<T>;
  return s(rs::query<"cell.add">().insert_into(c{}).set(c::value = value, c::maybe = maybe)).key();
}

/// Every clause and every way to read, for three values that the database orders as they stand here. Tenant 2 has the
/// one in the middle, and must neither see nor change what tenant 1 has; tenant 3 has the same rows as tenant 1, which
/// must not be found, counted or changed with them.
template <class T>
class type_check {
  using c = cells<T>;
  using keys = std::vector<std::int64_t>;

 public:
  type_check(const T& low, const T& middle, const T& high) : low_(low), middle_(middle), high_(high) {
    add_three(1);
    rs::session(db_.for_tenant(2))(rs::query<"cell.other">().insert_into(c{}).set(c::value = middle_));
    add_three(3);
  }
  void run() {
    reading();
    conditions();
    many_rows();
    writing();
  }

 private:
  struct record {
    std::int64_t id;
    T value;
    std::optional<T> maybe;
  };

  void add_three(std::int64_t tenant) {
    rs::session s = db_.for_tenant(tenant);
    add_cell<T>(s, low_);
    add_cell<T>(s, middle_, high_);
    add_cell<T>(s, high_);
  }

  void reading() {
    rs::session one = db_.for_tenant(1);
    const auto all = rs::query<"cell.all">().select(c::id, c::value, c::maybe).from(c{}).order_by(c::value);
    std::vector<T> read;
    std::size_t views = 0;
    for (const auto& row : one(all)) {
      read.push_back(row[c::value]);
      CHECK(std::ranges::equal(as_range(row.view(c::value)), as_range(row[c::value])));
      CHECK(row.view(c::maybe).has_value() == row[c::maybe].has_value());
      ++views;
    }
    CHECK(views == 3);
    CHECK((read == std::vector<T>{low_, middle_, high_}));
    const std::vector<record> records = one(all).template to<record>();
    REQUIRE(records.size() == 3);
    CHECK((records[1].value == middle_ && records[1].maybe == high_ && !records[0].maybe));
    const auto tuples = one(all).tuples();
    CHECK((tuples.at(2) == std::tuple<std::int64_t, T, std::optional<T>>(3, high_, std::nullopt)));
    const auto second = rs::query<"cell.second">().select(c::value, c::maybe).from(c{}).where(c::id == 2);
    const auto read_second = one(second).one();
    CHECK((read_second[c::value] == middle_ && read_second[c::maybe] == high_));
    CHECK_FALSE(db_.for_tenant(2)(second).one_or_none());
    CHECK((one(rs::query<"cell.value">().select(c::maybe).from(c{}).where(c::value == middle_)).value() == high_));
  }

  template <class Condition>
  keys found(std::int64_t tenant, const Condition& condition) {
    keys ids;
    rs::session s = db_.for_tenant(tenant);
    for (const auto& row : s(rs::query<"cell.find">().select(c::id).from(c{}).where(condition).order_by(c::id)))
      ids.push_back(row[c::id]);
    return ids;
  }
  void conditions() {
    CHECK(found(1, c::value == middle_) == keys{2});
    CHECK(found(2, c::value == middle_) == keys{4});
    CHECK(found(1, c::value != middle_) == keys{1, 3});
    CHECK(found(1, c::value < middle_) == keys{1});
    CHECK(found(1, c::value == c::value) == keys{1, 2, 3});
    CHECK(found(1, c::maybe == high_) == keys{2});
    CHECK(found(1, c::maybe.is_null()) == keys{1, 3});
    const std::vector<T> some{high_, low_};
    CHECK(found(1, c::value.in(some)) == keys{1, 3});
    CHECK(found(2, c::value.in(some)).empty());
    CHECK(found(1, c::value.in({middle_})) == keys{2});
    CHECK(found(1, c::value.in(std::vector<T>{})).empty());
    CHECK(found(1, c::value.between(low_, middle_)) == keys{1, 2});
    CHECK(if_set(middle_) == 1);
    CHECK(if_set(std::nullopt) == 3);
  }
  std::int64_t if_set(const std::optional<T>& wanted) {
    rs::session one = db_.for_tenant(1);
    return one(rs::query<"cell.if_set">().select(rs::count()).from(c{}).where_if(c::value == rs::if_set(wanted)))
        .value();
  }

  /// Bound all at once.
  void many_rows() {
    using row = std::tuple<T, std::optional<T>>;
    const std::vector<row> rows{{high_, low_}, {middle_, std::nullopt}, {low_, high_}};
    rs::session four = db_.for_tenant(4);
    CHECK(four(rs::query<"cell.many">().insert_into(c{}).columns(c::value, c::maybe).rows(rows)).affected_rows == 3);
    const auto stored = rs::query<"cell.stored">().select(c::value, c::maybe).from(c{}).order_by(c::id);
    CHECK((four(stored).tuples() == rows));
    CHECK(db_.for_tenant(1)(stored).tuples().size() == 3);
  }

  void writing() {
    const auto all = rs::query<"cell.change">().update(c{}).set(c::value = low_, c::maybe = c::value);
    CHECK(db_.for_tenant(2)(all.where(c::value == high_)).affected_rows == 0);
    CHECK(db_.for_tenant(1)(all.where(c::value == high_)).affected_rows == 1);
    CHECK(found(1, c::value == low_) == keys{1, 3});
    CHECK(found(2, c::value == middle_) == keys{4});
    CHECK(db_.for_tenant(1)(rs::query<"cell.null">().update(c{}).set(c::maybe = std::nullopt).every_row())
              .affected_rows == 3);
    CHECK(found(1, c::maybe.is_null()) == keys{1, 2, 3});
    CHECK(db_.for_tenant(2)(rs::query<"cell.remove">().remove_from(c{}).where(c::value == low_)).affected_rows == 0);
    CHECK(db_.for_tenant(1)(rs::query<"cell.remove_own">().remove_from(c{}).where(c::value == low_)).affected_rows ==
          2);
  }

  /// A view of bytes has no == of its own.
  template <class V>
  static auto as_range(const V& value) {
    if constexpr (requires { value.begin() + 1; })
      return std::vector(value.begin(), value.end());
    else
      return std::vector<V>{value};
  }

  T low_;
  T middle_;
  T high_;
  rs::database db_ = cell_database<T>();
};

template <class T>
void check_type(const T& low, const T& middle, const T& high) {
  type_check<T>(low, middle, high).run();
}

}  // namespace rowscope_tests
