#pragma once
#include <rowscope/rowscope.hpp>

#include "plain_database.hpp"

/// A small shop whose tables several tenants share, and whose rows look alike for all of them.
namespace rowscope_tests::shop {

namespace rs = rowscope;

struct customers : rs::table<customers, "customers"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"name", std::string> name{};
  static constexpr column<"email", std::optional<std::string>> email{};
  static constexpr auto columns = std::tuple{id, tenant_id, name, email};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};

/// `referrer_id` points to a customer too, of whatever tenant, and carries no scope.
struct orders : rs::table<orders, "orders"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"customer_id", std::int64_t> customer_id{};
  static constexpr column<"total", double> total{};
  static constexpr column<"note", std::optional<std::string>> note{};
  static constexpr column<"referrer_id", std::optional<std::int64_t>> referrer_id{};
  static constexpr auto columns = std::tuple{id, customer_id, total, note, referrer_id};
  static constexpr auto scope = rs::scoped_through<customer_id, customers::id>;
};

/// Two hops from its tenant.
struct order_lines : rs::table<order_lines, "order_lines"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"order_id", std::int64_t> order_id{};
  static constexpr column<"product", std::string> product{};
  static constexpr column<"quantity", std::int64_t> quantity{};
  static constexpr column<"currency", std::optional<std::string>> currency{};
  static constexpr auto columns = std::tuple{id, order_id, product, quantity, currency};
  static constexpr auto scope = rs::scoped_through<order_id, orders::id>;
};

struct currencies : rs::table<currencies, "currencies"> {
  static constexpr column<"code", std::string, rs::primary_key> code{};
  static constexpr column<"label", std::string> label{};
  static constexpr auto columns = std::tuple{code, label};
  static constexpr auto scope = rs::shared<"ISO 4217, the same for every tenant">;
};

struct settings : rs::table<settings, "settings"> {
  static constexpr column<"tenant_id", std::int64_t, rs::primary_key> tenant_id{};
  static constexpr column<"name", std::string, rs::primary_key> name{};
  static constexpr column<"value", std::string> value{};
  static constexpr auto columns = std::tuple{tenant_id, name, value};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};

/// The key that carries its scope may be NULL: such a visit belongs to nobody.
struct visits : rs::table<visits, "visits"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"customer_id", std::optional<std::int64_t>> customer_id{};
  static constexpr column<"topic", std::string> topic{};
  static constexpr auto columns = std::tuple{id, customer_id, topic};
  static constexpr auto scope = rs::scoped_through<customer_id, customers::id>;
};

struct visit_notes : rs::table<visit_notes, "visit_notes"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"visit_id", std::int64_t> visit_id{};
  static constexpr column<"text", std::string> text{};
  static constexpr auto columns = std::tuple{id, visit_id, text};
  static constexpr auto scope = rs::scoped_through<visit_id, visits::id>;
};

using schema = rs::schema<customers, orders, order_lines, currencies, settings, visits, visit_notes>;

/// Tenants 0, 1, 2 and one above 2^32. Their rows have the same names, notes, totals and products. The keys of tenant 1
/// are below 10, those of tenant 2 between 10 and 20. The quantities of the far tenant are such that a sum which takes
/// one of them in overflows.
inline constexpr std::int64_t far_tenant = 5'000'000'000;
inline constexpr std::int64_t far_customer = 6'000'000'001;
inline constexpr std::int64_t far_order = 7'000'000'001;
inline constexpr std::int64_t far_line = 8'000'000'001;

/// The shop in a file: made and inspected by plain SQL, worked on through `db`.
class shop_database : public plain_database {
 public:
  shop_database();

  rs::database db;

  [[nodiscard]] rs::session tenant(std::int64_t t) { return db.for_tenant(t); }
  [[nodiscard]] rs::unscoped_session everyone() {
    return db.unscoped(rs::site<"test.everyone">, "tests compare with what every tenant has");
  }
  /// All rows of all scoped tables that do not belong to the tenant.
  [[nodiscard]] text_rows rows_of_others(std::int64_t tenant);
};

/// What fills the tables, and keeps only one tenant's rows when it is given.
void fill(plain_database& file);
void keep_only(plain_database& file, std::int64_t tenant);

}  // namespace rowscope_tests::shop
