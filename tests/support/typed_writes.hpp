#pragma once
#include "counted.hpp"
#include "shop_database.hpp"

namespace rowscope_tests {

/// The text of a write in a golden file, with the rows that tenant 2 has after it. Each time no row of anybody else has
/// changed, and the tenant has what it would have in a database in which nobody else has a row.
class typed_writes {
 public:
  explicit typed_writes(std::string name) : file_(std::move(name)) {}

  template <class Statement>
  void operator()(std::string_view title, const Statement& statement) {
    INFO("statement: " << title);
    shop::shop_database shared;
    shop::shop_database alone;
    shop::keep_only(alone, tenant_);
    const text_rows others = shared.rows_of_others(tenant_);
    const text_rows before = own_rows(shared);

    rowscope::session session = shared.tenant(tenant_);
    std::string text;
    const std::int64_t affected = session(statement).affected_rows;
    CHECK(alone.tenant(tenant_)(statement).affected_rows == affected);
    CHECK(shared.rows_of_others(tenant_) == others);
    const text_rows after = own_rows(shared);
    CHECK(own_rows(alone) == after);

    text += "  affected: " + std::to_string(affected) + '\n';
    for (const std::string& row : after)
      if (std::find(before.begin(), before.end(), row) == before.end()) text += "  new: " + row + '\n';
    for (const std::string& row : before)
      if (std::find(after.begin(), after.end(), row) == after.end()) text += "  gone: " + row + '\n';
    file_.add(title, session, statement, text);
  }
  /// To be called once, at the end.
  void check() const { file_.check(); }

 private:
  /// Without generated keys, for those depend on what else is in the table.
  static text_rows own_rows(shop::shop_database& shop) {
    const std::string t = std::to_string(tenant_);
    text_rows all;
    for (
        const std::string& sql :
        {"SELECT 'customer', name, email FROM customers WHERE tenant_id = " + t,
         "SELECT 'order', c.name, o.total, o.note FROM orders o JOIN customers c ON c.id = o.customer_id WHERE c.tenant_id = " +
             t,
         "SELECT 'line', l.product, l.quantity FROM order_lines l JOIN orders o ON o.id = l.order_id JOIN customers c ON c.id = "
         "o.customer_id WHERE c.tenant_id = " +
             t,
         "SELECT 'setting', name, value FROM settings WHERE tenant_id = " + t})
      for (std::string& row : shop.rows(sql)) all.push_back(std::move(row));
    return sorted(std::move(all));
  }

  static constexpr std::int64_t tenant_ = 2;
  golden_statements file_;
};

}  // namespace rowscope_tests
