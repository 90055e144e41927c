#pragma once
#include "counted.hpp"
#include "shop_database.hpp"

namespace rowscope_tests {

/// A statement's text and what it gives, in a golden file: for tenant 1 and for tenant 2 of the shop, whose rows look
/// alike. Each time the tenant, and one that has no rows, gets the same as from a database in which nobody else has a
/// row, and count_rows() is the number of rows.
class typed_selects {
 public:
  /// \param change SQL, for the rows of all tenants
  explicit typed_selects(std::string name, const std::string& change = {}) : file_(std::move(name)) {
    shop::keep_only(one_alone_, 1);
    shop::keep_only(two_alone_, 2);
    shop::keep_only(nobody_, 3);
    for (shop::shop_database* each : {&shop_, &one_alone_, &two_alone_, &nobody_}) each->run(change);
  }

  template <class Statement>
  void operator()(std::string_view title, const Statement& statement) {
    rowscope::session one = shop_.tenant(1);
    show(title, statement, one.sql(statement), postgresql_sql(one, statement));
  }
  /// As operator(), with the text of count_rows() too: it is all that shows the scope of a count which is the same for
  /// everybody.
  template <class Statement>
  void with_count(std::string_view title, const Statement& statement) {
    rowscope::session one = shop_.tenant(1);
    const auto count = statement.count_rows();
    show(title, statement, one.sql(statement) + one.sql(count),
         postgresql_sql(one, statement) + postgresql_sql(one, count));
  }
  /// To be called once, at the end.
  void check() const { file_.check(); }

 private:
  template <class Statement>
  void show(std::string_view title, const Statement& statement, std::string text, const std::string& postgresql) {
    INFO("statement: " << title);
    text += shown(1, seen(1, one_alone_, statement));
    text += shown(2, seen(2, two_alone_, statement));
    (void)seen(3, nobody_, statement);
    file_.add_texts(title, text, postgresql);
  }
  template <class Statement>
  text_rows seen(std::int64_t tenant, shop::shop_database& alone, const Statement& statement) {
    rowscope::session session = shop_.tenant(tenant);
    text_rows rows = texts_of(session(statement));
    CHECK(session(statement.count_rows()).value() == static_cast<std::int64_t>(rows.size()));
    CHECK(sorted(texts_of(alone.tenant(tenant)(statement))) == sorted(rows));
    return rows;
  }
  static std::string shown(std::int64_t tenant, const text_rows& rows) {
    std::string text = "  rows of tenant " + std::to_string(tenant) + ":";
    for (const std::string& row : rows) text += ' ' + row;
    return text + (rows.empty() ? " none\n" : "\n");
  }

  golden_statements file_;
  shop::shop_database shop_{};
  shop::shop_database one_alone_{};
  shop::shop_database two_alone_{};
  shop::shop_database nobody_{};
};

}  // namespace rowscope_tests
