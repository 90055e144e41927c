#include "column_model.hpp"

#include <stdexcept>

#include "tables.hpp"

namespace rowscope_tests::oracle {
namespace {

using rowscope::value_kind;

domain domain_of(std::string_view table, const rowscope::column_info& c) {
  const std::string_view name = c.name;
  if (name == "id" && table == "accounts") return domain::tenant;
  if (name == "label_id" || (name == "id" && table == "labels")) return domain::label;
  if (name == "user_id" || (name == "id" && table == "users")) return domain::user;
  if (name == "tenant_id") return domain::tenant;
  if (name == "event_id") return domain::event;
  if (name == "id" || name.ends_with("_id")) return domain::key;
  if (name == "currency" || (name == "code" && table == "currencies")) return domain::currency;
  if (name == "code") return domain::code;
  if (name == "faculty") return domain::faculty;
  if (name == "number") return domain::course;
  return domain_of_kind(c.kind);
}

std::string text_value(choices& c) {
  static const std::vector<std::string> texts{"pen", "red", "old", "new", "late", "cup",
                                              "Ann", "Ben", "cap", "Cat", "",     "%e_"};
  return c.one_of(texts);
}

std::string code_of(std::int64_t key) { return "k" + std::to_string(key); }

}  // namespace

const rowscope::table_info& table_named(std::string_view name) {
  for (const rowscope::table_info* t : schema::info().tables)
    if (t->name == name) return *t;
  throw std::logic_error("no such table: " + std::string(name));
}

std::vector<column_model> columns_of(const rowscope::table_info& table, const std::string& instance) {
  std::vector<column_model> columns;
  for (const rowscope::column_info& c : table.columns)
    columns.push_back({instance, std::string(c.name), c.kind, domain_of(table.name, c), c.optional});
  return columns;
}

domain domain_of_kind(value_kind kind) {
  if (kind == value_kind::real) return domain::real;
  return kind == value_kind::text ? domain::text : domain::number;
}

tree_value own_value(choices& c, domain d, std::int64_t tenant) {
  switch (d) {
    case domain::number: return c.number(10);
    case domain::real: return static_cast<double>(c.number(40)) / 2;
    case domain::text: return text_value(c);
    case domain::key: return (1 + c.number(4)) * 10 + tenant;
    case domain::course: return (1 + c.number(2)) * 10 + tenant;
    case domain::label: return c.chance(40) ? 5000 + c.number(2) : (1 + c.number(2)) * 10 + tenant;
    case domain::user: return c.chance(50) ? std::int64_t{904} : 900 + tenant;
    case domain::tenant: return tenant;
    case domain::event: return 7 + c.number(2);
    case domain::code: return code_of((1 + c.number(4)) * 10 + tenant);
    case domain::currency: return std::string(c.one_of({"EUR", "USD", "CHF"}));
    case domain::faculty: return std::string(c.one_of({"art", "law"}));
  }
  return std::nullopt;
}

tree_value any_value(choices& c, domain d) {
  const std::int64_t tenant = 1 + c.number(3);
  if (d == domain::key && c.chance(25)) return fresh_value(c, d, tenant);
  return own_value(c, d, tenant);
}

tree_value fresh_value(choices& c, domain d, std::int64_t tenant) {
  const std::int64_t key = (6 + c.number(60)) * 10 + tenant;
  if (d == domain::code) return code_of(key);
  if (d == domain::text) return text_value(c) + std::to_string(c.number(30));
  if (d == domain::key || d == domain::course || d == domain::label) return key;
  return own_value(c, d, tenant);
}

}  // namespace rowscope_tests::oracle
