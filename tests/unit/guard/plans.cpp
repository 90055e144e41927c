// SQLite plans a raw statement under the guard as the same one that is scoped by hand: views cost no index.
#include <algorithm>
#include <map>
#include <regex>
#include <sstream>

#include "catch.hpp"
#include "support/any_rows.hpp"
#include "support/shop.hpp"
#include "support/worlds.hpp"

namespace rowscope_tests::guarded {

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;

namespace {

struct written_twice {
  const char* what;
  const char* raw;        ///< as a user writes it
  const char* by_hand;    ///< on the tables, with the tenant and the way to it
  const char* otherwise;  ///< the same rows by hand, so written that SQLite has to go another way
};

const std::vector<written_twice>& statements() {
  static const std::vector<written_twice> all{
      {"by an index", "SELECT score FROM customers WHERE name = 'Ada'",
       "SELECT score FROM customers WHERE account_id = 1 AND name = 'Ada'",
       "SELECT score FROM customers WHERE account_id = 1 AND name || '' = 'Ada'"},
      {"by key", "SELECT name FROM customers WHERE id = 2",
       "SELECT name FROM customers WHERE account_id = 1 AND id = 2",
       "SELECT name FROM customers WHERE account_id = 1 AND id + 0 = 2"},
      {"a child by key", "SELECT total FROM orders WHERE id = 2",
       "SELECT o.total FROM orders o JOIN customers c ON c.id = o.customer_id WHERE c.account_id = 1 AND o.id = 2",
       "SELECT o.total FROM orders o JOIN customers c ON c.id = o.customer_id WHERE c.account_id = 1 AND o.id + 0 = 2"},
      {"a grandchild by key", "SELECT product FROM items WHERE id = 3",
       "SELECT i.product FROM items i JOIN orders o ON o.id = i.order_id JOIN customers c ON c.id = o.customer_id "
       "WHERE c.account_id = 1 AND i.id = 3",
       "SELECT i.product FROM items i JOIN orders o ON o.id = i.order_id JOIN customers c ON c.id + 0 = o.customer_id "
       "WHERE c.account_id = 1 AND i.id = 3"},
      {"all grandchildren", "SELECT product FROM items",
       "SELECT i.product FROM items i JOIN orders o ON o.id = i.order_id JOIN customers c ON c.id = o.customer_id "
       "WHERE c.account_id = 1",
       "SELECT i.product FROM items i CROSS JOIN orders o ON o.id = i.order_id CROSS JOIN customers c "
       "ON c.id = o.customer_id WHERE c.account_id = 1"},
      {"a range of an index", "SELECT id FROM customers WHERE name >= 'B' AND name < 'D'",
       "SELECT id FROM customers WHERE account_id = 1 AND name >= 'B' AND name < 'D'",
       "SELECT id FROM customers WHERE account_id = 1 AND name >= 'B'"},
      {"a range of a child's index", "SELECT id FROM orders WHERE total BETWEEN 5 AND 20",
       "SELECT o.id FROM orders o JOIN customers c ON c.id = o.customer_id "
       "WHERE c.account_id = 1 AND o.total BETWEEN 5 AND 20",
       "SELECT o.id FROM orders o CROSS JOIN customers c ON c.id = o.customer_id "
       "WHERE c.account_id = 1 AND o.total BETWEEN 5 AND 20"},
      {"the children of a parent", "SELECT product, amount FROM items WHERE order_id = 1",
       "SELECT i.product, i.amount FROM items i JOIN orders o ON o.id = i.order_id JOIN customers c "
       "ON c.id = o.customer_id WHERE c.account_id = 1 AND i.order_id = 1",
       "SELECT i.product, i.amount FROM items i JOIN orders o ON o.id = i.order_id JOIN customers c "
       "ON c.id = o.customer_id WHERE c.account_id = 1 AND +i.order_id = 1"},
      {"a join of two tables",
       "SELECT c.name, o.total FROM customers c JOIN orders o ON o.customer_id = c.id WHERE c.name = 'Ada'",
       "SELECT c.name, o.total FROM customers c JOIN orders o ON o.customer_id = c.id "
       "JOIN customers p ON p.id = o.customer_id WHERE c.account_id = 1 AND p.account_id = 1 AND c.name = 'Ada'",
       "SELECT c.name, o.total FROM customers c JOIN orders o ON o.customer_id = c.id "
       "WHERE c.account_id = 1 AND c.name = 'Ada'"},
      {"a join of three tables",
       "SELECT c.name, i.product FROM customers c JOIN orders o ON o.customer_id = c.id JOIN items i "
       "ON i.order_id = o.id WHERE c.id = 1",
       "SELECT c.name, i.product FROM customers c "
       "JOIN orders o ON o.customer_id = c.id JOIN customers po ON po.id = o.customer_id "
       "JOIN items i ON i.order_id = o.id JOIN orders pi ON pi.id = i.order_id JOIN customers ppi "
       "ON ppi.id = pi.customer_id "
       "WHERE c.account_id = 1 AND po.account_id = 1 AND ppi.account_id = 1 AND c.id = 1",
       "SELECT c.name, i.product FROM customers c JOIN orders o ON o.customer_id = c.id JOIN items i "
       "ON i.order_id = o.id WHERE c.account_id = 1 AND c.id = 1"},
      {"a left join of the parent",
       "SELECT o.total, c.name FROM orders o LEFT JOIN customers c ON c.id = o.customer_id",
       "SELECT o.total, c.name FROM orders o JOIN customers p ON p.id = o.customer_id LEFT JOIN customers c "
       "ON c.account_id = 1 AND c.id = o.customer_id WHERE p.account_id = 1",
       "SELECT o.total, c.name FROM orders o LEFT JOIN customers c ON c.account_id = 1 AND c.id = o.customer_id "
       "WHERE c.account_id = 1"},
      {"a left join of a table with the tenant",
       "SELECT c.name, d.id FROM customers c LEFT JOIN customers d ON d.name = c.name AND d.id > c.id",
       "SELECT c.name, d.id FROM customers c LEFT JOIN customers d ON d.account_id = 1 AND d.name = c.name "
       "AND d.id > c.id WHERE c.account_id = 1",
       "SELECT c.name, d.id FROM customers c LEFT JOIN customers d ON d.name = c.name AND d.id > c.id "
       "WHERE c.account_id = 1"},
      {"an aggregate", "SELECT count(*), max(total) FROM orders",
       "SELECT count(*), max(o.total) FROM orders o JOIN customers c ON c.id = o.customer_id WHERE c.account_id = 1",
       "SELECT count(*), max(o.total) FROM orders o CROSS JOIN customers c ON c.id = o.customer_id "
       "WHERE c.account_id = 1"},
      {"a group by", "SELECT name, count(*) FROM customers GROUP BY name",
       "SELECT name, count(*) FROM customers WHERE account_id = 1 GROUP BY name",
       "SELECT name, count(*) FROM customers WHERE account_id = 1 GROUP BY name || ''"},
      {"a group by of a child", "SELECT state, sum(total) FROM orders GROUP BY state",
       "SELECT o.state, sum(o.total) FROM orders o JOIN customers c ON c.id = o.customer_id WHERE c.account_id = 1 "
       "GROUP BY o.state",
       "SELECT o.state, sum(o.total) FROM orders o JOIN customers c ON c.id = o.customer_id WHERE c.account_id = 1 "
       "GROUP BY o.state ORDER BY 2"},
      {"the first of an index", "SELECT id, name FROM customers ORDER BY name LIMIT 2",
       "SELECT id, name FROM customers WHERE account_id = 1 ORDER BY name LIMIT 2",
       "SELECT id, name FROM customers WHERE account_id = 1 ORDER BY name || '' LIMIT 2"},
      {"the first of a child's index", "SELECT id, total FROM orders ORDER BY total DESC LIMIT 10",
       "SELECT o.id, o.total FROM orders o JOIN customers c ON c.id = o.customer_id WHERE c.account_id = 1 "
       "ORDER BY o.total DESC LIMIT 10",
       "SELECT o.id, o.total FROM orders o CROSS JOIN customers c ON c.id = o.customer_id WHERE c.account_id = 1 "
       "ORDER BY o.total DESC LIMIT 10"},
      {"a child by its index", "SELECT amount FROM items WHERE product = 'pen'",
       "SELECT i.amount FROM items i JOIN orders o ON o.id = i.order_id JOIN customers c ON c.id = o.customer_id "
       "WHERE c.account_id = 1 AND i.product = 'pen'",
       "SELECT i.amount FROM items i CROSS JOIN orders o ON o.id + 0 = i.order_id JOIN customers c "
       "ON c.id = o.customer_id WHERE c.account_id = 1 AND i.product = 'pen'"},
      {"a list", "SELECT total FROM orders WHERE id IN (1, 3, 101)",
       "SELECT o.total FROM orders o JOIN customers c ON c.id = o.customer_id WHERE c.account_id = 1 "
       "AND o.id IN (1, 3, 101)",
       "SELECT o.total FROM orders o JOIN customers c ON c.id = o.customer_id WHERE c.account_id = 1 "
       "AND o.id + 0 IN (1, 3, 101)"},
      {"one of two indexes", "SELECT total FROM orders WHERE id = 1 OR customer_id = 2",
       "SELECT o.total FROM orders o JOIN customers c ON c.id = o.customer_id WHERE c.account_id = 1 "
       "AND (o.id = 1 OR o.customer_id = 2)",
       "SELECT o.total FROM orders o JOIN customers c ON c.id = o.customer_id WHERE c.account_id = 1 "
       "AND (o.id + 0 = 1 OR o.customer_id = 2)"},
      {"the largest", "SELECT max(name) FROM customers", "SELECT max(name) FROM customers WHERE account_id = 1",
       "SELECT max(name) FROM customers"},
      {"an exists", "SELECT name FROM customers c WHERE EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id)",
       "SELECT name FROM customers c WHERE c.account_id = 1 AND EXISTS (SELECT 1 FROM orders o JOIN customers p "
       "ON p.id = o.customer_id WHERE p.account_id = 1 AND o.customer_id = c.id)",
       "SELECT name FROM customers c WHERE c.account_id = 1 AND EXISTS (SELECT 1 FROM orders o "
       "WHERE o.customer_id = c.id)"},
      {"an in of a sub-query",
       "SELECT total FROM orders WHERE customer_id IN (SELECT id FROM customers WHERE score > 5)",
       "SELECT o.total FROM orders o JOIN customers p ON p.id = o.customer_id WHERE p.account_id = 1 AND "
       "o.customer_id IN (SELECT id FROM customers WHERE account_id = 1 AND score > 5)",
       "SELECT o.total FROM orders o WHERE o.customer_id IN (SELECT id FROM customers WHERE account_id = 1 "
       "AND score > 5)"},
      {"a sub-query for each row",
       "SELECT name, (SELECT count(*) FROM orders o WHERE o.customer_id = c.id) FROM customers c WHERE c.id = 1",
       "SELECT name, (SELECT count(*) FROM orders o JOIN customers p ON p.id = o.customer_id WHERE p.account_id = 1 AND "
       "o.customer_id = c.id) FROM customers c WHERE c.account_id = 1 AND c.id = 1",
       "SELECT name, (SELECT count(*) FROM orders o JOIN customers p ON p.id = o.customer_id WHERE p.account_id = 1 AND "
       "o.customer_id = c.id) FROM customers c WHERE c.account_id = 1"},
      {"a common table",
       "WITH best AS (SELECT customer_id, max(total) AS most FROM orders GROUP BY customer_id) "
       "SELECT c.name, b.most FROM best b JOIN customers c ON c.id = b.customer_id",
       "WITH best AS (SELECT o.customer_id, max(o.total) AS most FROM orders o JOIN customers p ON p.id = o.customer_id "
       "WHERE p.account_id = 1 GROUP BY o.customer_id) "
       "SELECT c.name, b.most FROM best b JOIN customers c ON c.id = b.customer_id WHERE c.account_id = 1",
       "WITH best AS (SELECT o.customer_id, max(o.total) AS most FROM orders o JOIN customers p ON p.id = o.customer_id "
       "WHERE p.account_id = 1 GROUP BY o.customer_id) "
       "SELECT c.name, b.most FROM best b CROSS JOIN customers c ON c.id + 0 = b.customer_id WHERE c.account_id = 1"},
      {"a window", "SELECT id, row_number() OVER (ORDER BY total) FROM orders",
       "SELECT o.id, row_number() OVER (ORDER BY o.total) FROM orders o JOIN customers c ON c.id = o.customer_id "
       "WHERE c.account_id = 1",
       "SELECT o.id, row_number() OVER (ORDER BY o.id) FROM orders o JOIN customers c ON c.id = o.customer_id "
       "WHERE c.account_id = 1"},
      {"a union", "SELECT name FROM customers WHERE score > 5 UNION ALL SELECT word FROM labels WHERE id = 1",
       "SELECT name FROM customers WHERE account_id = 1 AND score > 5 UNION ALL "
       "SELECT word FROM labels WHERE (account_id = 1 OR account_id IS NULL) AND id = 1",
       "SELECT name FROM customers WHERE account_id = 1 AND score > 5 UNION ALL "
       "SELECT word FROM labels WHERE (account_id = 1 OR account_id IS NULL) AND id + 0 = 1"},
      {"own rows and shared ones", "SELECT word FROM labels WHERE word = 'urgent'",
       "SELECT word FROM labels WHERE (account_id = 1 OR account_id IS NULL) AND word = 'urgent'",
       "SELECT word FROM labels WHERE account_id = 1 AND word = 'urgent'"},
      {"rows that others make visible", "SELECT name FROM users WHERE id = 1",
       "SELECT u.name FROM users u WHERE EXISTS (SELECT 1 FROM memberships m WHERE m.account_id = 1 AND m.user_id = u.id) "
       "AND u.id = 1",
       "SELECT u.name FROM users u WHERE EXISTS (SELECT 1 FROM memberships m WHERE m.user_id = u.id) AND u.id = 1"},
  };
  return all;
}

std::vector<std::string> fields(const std::string& row) {
  std::vector<std::string> all;
  std::istringstream in(row);
  for (std::string one; std::getline(in, one, '|');) all.push_back(one);
  return all;
}

std::string without_names(const std::string& step) {
  static const std::regex named(R"(^(SEARCH|SCAN|CO-ROUTINE|MATERIALIZE) \S+)");
  static const std::regex numbered(R"((SUBQUERY) \d+)");
  return std::regex_replace(std::regex_replace(step, named, "$1"), numbered, "$1");
}

/// How a statement is run: its steps, each below the one that it is a part of, and the tables and indexes that they
/// read. The names that a statement or a view gives to its tables are left out; what is read says whose step it is.
/// \param steps of EXPLAIN QUERY PLAN \param operations of EXPLAIN \param trees names, by their root pages
std::string plan_of(const text_rows& steps, const text_rows& operations,
                    const std::map<std::string, std::string>& trees) {
  std::string plan;
  std::map<std::string, std::size_t> depths;
  for (const std::string& row : steps) {
    const std::vector<std::string> step = fields(row);
    const std::size_t depth = depths.contains(step[1]) ? depths[step[1]] + 1 : 0;
    depths[step[0]] = depth;
    plan += std::string(2 * depth, ' ') + without_names(step[3]) + "\n";
  }
  std::vector<std::string> read;
  for (const std::string& row : operations) {
    const std::vector<std::string> operation = fields(row);
    if (operation[1] == "OpenRead" || operation[1] == "ReopenIdx") read.push_back(trees.at(operation[3]));
  }
  std::ranges::sort(read);
  plan += "reads";
  for (const std::string& name : read) plan += " " + name;
  return plan;
}

constexpr const char* many_rows = R"sql(
WITH n(i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < 1199) INSERT INTO accounts SELECT i, 'a' || i FROM n;
WITH n(i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < 4999)
INSERT INTO customers SELECT i, 1000 + i % 200, 'c' || i % 900, NULL, '{}', i % 50 FROM n;
WITH n(i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < 16999)
INSERT INTO orders SELECT i, 1000 + i % 4000, i % 5000, 's' || i % 4, NULL FROM n;
WITH n(i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < 32999)
INSERT INTO items SELECT i, 1000 + i % 16000, 'p' || i % 700, 1, '{}' FROM n;
ANALYZE;
)sql";

/// The same file under the guard, and as an application without the library opens it.
class planned_shop {
 public:
  explicit planned_shop(bool is_analyzed) {
    fill(file_, world::harmless);
    if (is_analyzed) file_.run("BEGIN; " + std::string(many_rows) + " COMMIT");
    db_ = std::make_unique<rs::database>(rs::sqlite(file_.path(), {.pool_size = 1}), schema{});
    for (const std::string& row : file_.rows("SELECT rootpage, name FROM sqlite_master"))
      trees_.emplace(fields(row)[0], fields(row)[1]);
  }

  [[nodiscard]] std::string guarded(const std::string& sql) {
    rs::session own = db_->for_tenant(1);
    const auto rows = [&](const std::string& text) {
      const outcome_of found = run_armed(own, text);
      REQUIRE_FALSE(found.error);
      return found.rows;
    };
    return plan_of(rows("EXPLAIN QUERY PLAN " + sql), rows("EXPLAIN " + sql), trees_);
  }
  [[nodiscard]] std::string by_hand(const std::string& sql) {
    return plan_of(file_.rows("EXPLAIN QUERY PLAN " + sql), file_.rows("EXPLAIN " + sql), trees_);
  }
  /// What the statement gives, sorted.
  [[nodiscard]] outcome_of guarded_rows(const std::string& sql) {
    rs::session own = db_->for_tenant(1);
    outcome_of found = run_guarded(own, sql);
    std::ranges::sort(found.rows);
    return found;
  }
  [[nodiscard]] outcome_of rows_by_hand(const std::string& sql) { return {sorted(file_.rows(sql)), 0, {}}; }

 private:
  plain_database file_;
  std::unique_ptr<rs::database> db_;
  std::map<std::string, std::string> trees_;  ///< by their root pages
};

void compare_all(bool is_analyzed) {
  planned_shop shop(is_analyzed);
  for (const written_twice& s : statements()) {
    INFO(s.what << "\n" << s.raw << "\n" << s.by_hand);
    const std::string guarded = shop.guarded(s.raw);
    CHECK_FALSE(guarded.starts_with("reads"));
    CHECK_FALSE(guarded.ends_with("reads"));
    CHECK(guarded == shop.by_hand(s.by_hand));
    CHECK(guarded != shop.by_hand(s.otherwise));
    CHECK(shop.guarded_rows(s.raw) == shop.rows_by_hand(s.by_hand));
  }
}

}  // namespace

TEST_CASE("a raw statement is planned as the one that is scoped by hand", "[guard][plan]") { compare_all(false); }

TEST_CASE("a raw statement is planned as the one that is scoped by hand where the tables were analyzed",
          "[guard][plan]") {
  compare_all(true);
}

// What is otherwise: SQLite merges no join into the right side of a LEFT JOIN, nor into a RIGHT or FULL one.

TEST_CASE("a left join onto a child that is scoped through its parent first reads all children of the tenant",
          "[guard][plan]") {
  planned_shop shop(false);
  const std::string raw =
      "SELECT c.name, o.total FROM customers c LEFT JOIN orders o ON o.customer_id = c.id WHERE c.id = 1";
  const std::string guarded = shop.guarded(raw);
  CHECK_THAT(guarded, StartsWith("MATERIALIZE\n  SEARCH USING COVERING INDEX customers_account_name (account_id=?)\n"
                                 "  SEARCH USING INDEX orders_customer (customer_id=?)\n"));
  // By hand it is so too, where the way to the tenant stands in the statement as it stands in the view.
  CHECK_THAT(
      shop.by_hand("SELECT c.name, o.total FROM customers c LEFT JOIN (SELECT o.customer_id, o.total FROM orders "
                   "o JOIN customers p ON p.id = o.customer_id WHERE p.account_id = 1) o "
                   "ON o.customer_id = c.id WHERE c.account_id = 1 AND c.id = 1"),
      StartsWith("MATERIALIZE\n"));
  // Without the way, which who writes it knows to lead to the same tenant, the children are found by their index.
  const std::string shorter =
      "SELECT c.name, o.total FROM customers c LEFT JOIN orders o ON o.customer_id = c.id "
      "WHERE c.account_id = 1 AND c.id = 1";
  CHECK_THAT(shop.by_hand(shorter), !ContainsSubstring("MATERIALIZE"));
  CHECK(shop.guarded_rows(raw) == shop.rows_by_hand(shorter));
}

TEST_CASE("a full join first reads all rows of the tenant in the table at its right", "[guard][plan]") {
  planned_shop shop(false);
  const std::string raw = "SELECT c.name, a.name FROM customers c FULL JOIN accounts a ON a.name = c.name";
  CHECK_THAT(shop.guarded(raw), StartsWith("MATERIALIZE\n  SEARCH USING INTEGER PRIMARY KEY (rowid=?)\n"));
  // So it is by hand: in the ON or the WHERE of a full join the tenant would stand for something else.
  const std::string by_hand =
      "SELECT c.name, a.name FROM (SELECT name FROM customers WHERE account_id = 1) c "
      "FULL JOIN (SELECT name FROM accounts WHERE id = 1) a ON a.name = c.name";
  CHECK_THAT(shop.by_hand(by_hand), StartsWith("MATERIALIZE\n"));
  CHECK(shop.guarded_rows(raw) == shop.rows_by_hand(by_hand));
}

}  // namespace rowscope_tests::guarded
