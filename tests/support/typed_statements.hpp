#pragma once
#include "counted.hpp"
#include "shop_database.hpp"

namespace rowscope_tests {

/// A statement's text and what it gives, in a golden file: for tenant 1 and for tenant 2 of the shop, whose rows look
/// alike. Each time the tenant gets the same as from a database in which nobody else has a row, and count_rows() is the
/// number of rows.
class typed_selects {
 public:
  explicit typed_selects(std::string name) : file_(std::move(name)) {
    shop::keep_only(one_alone_, 1);
    shop::keep_only(two_alone_, 2);
  }

  template <class Statement>
  void operator()(std::string_view title, const Statement& statement) {
    INFO("statement: " << title);
    std::string text = shop_.tenant(1).sql(statement);
    text += shown(1, seen(1, one_alone_, statement));
    text += shown(2, seen(2, two_alone_, statement));
    file_.add(title, text);
  }
  /// To be called once, at the end.
  void check() const { file_.check(); }

 private:
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

  golden file_;
  shop::shop_database shop_{};
  shop::shop_database one_alone_{};
  shop::shop_database two_alone_{};
};

}  // namespace rowscope_tests
