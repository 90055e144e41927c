// session.raw(): SQL without the tenant, under a guard that also writes. It refuses an upsert, and of an insert it does
// not tell the key. A statement runs on the guard's views, so its plan is that of its text on them. Not compared are
// the plans of writes, which go through triggers, and of the join, where the view of orders looks the customer up once
// more.
#include <rowscope/guard/raw.hpp>

#include "../../tests/support/session_access.hpp"
#include "rowscope_connection.hpp"

namespace side_by_side {
namespace {

using integers = std::tuple<std::int64_t, std::int64_t, int>;
using joined = std::tuple<std::int64_t, int, double, std::string, std::string, std::string>;
using aggregated = std::tuple<std::int64_t, std::optional<std::int64_t>, std::optional<double>>;

/// `sql`, and `once(session, arguments, checksum)`, which runs it.
template <task Task>
struct by_raw;

template <>
struct by_raw<task::integers> {
  static constexpr char sql[] = "SELECT id, customer_id, qty FROM items WHERE id = ?";
  static void once(rs::session& s, const arguments& a, checksum& sum) {
    for (const auto& [id, customer, qty] : s.raw<integers>(rs::site<"bench.raw_integers">, sql, rs::use(a.id)))
      sum.add(id, customer, qty);
  }
};
template <>
struct by_raw<task::into_struct> {
  static constexpr char sql[] = "SELECT id, customer_id, qty, price, title, note FROM items WHERE id = ?";
  static void once(rs::session& s, const arguments& a, checksum& sum) {
    for (const item& one : s.raw<item>(rs::site<"bench.raw_item">, sql, rs::use(a.id))) one.add_to(sum);
  }
};
template <>
struct by_raw<task::hundred_rows> {
  static constexpr char sql[] =
      "SELECT id, customer_id, qty, price, title, note FROM items WHERE id >= ? ORDER BY id LIMIT ?";
  static void once(rs::session& s, const arguments& a, checksum& sum) {
    for (const item& one : s.raw<item>(rs::site<"bench.raw_hundred">, sql, rs::use(a.first), rs::use(100)))
      one.add_to(sum);
  }
};
template <>
struct by_raw<task::hundred_structs> {
  static constexpr const auto& sql = by_raw<task::hundred_rows>::sql;
  static void once(rs::session& s, const arguments& a, checksum& sum) {
    const auto all = s.raw<item>(rs::site<"bench.raw_structs">, sql, rs::use(a.first), rs::use(100)).all();
    for (const item& one : all) one.add_to(sum);
  }
};
template <>
struct by_raw<task::join> {
  static constexpr char sql[] =
      "SELECT orders.id, orders.qty, orders.price, orders.title, customers.name, customers.city FROM orders "
      "JOIN customers ON orders.customer_id = customers.id WHERE orders.customer_id = ?";
  static void once(rs::session& s, const arguments& a, checksum& sum) {
    for (const auto& [id, qty, price, title_of, name, city] :
         s.raw<joined>(rs::site<"bench.raw_join">, sql, rs::use(a.customer)))
      sum.add(id, qty, price, title_of, name, city);
  }
};
template <>
struct by_raw<task::aggregate> {
  static constexpr char sql[] = "SELECT count(*), sum(qty), max(price) FROM items WHERE id >= ? AND id < ?";
  static void once(rs::session& s, const arguments& a, checksum& sum) {
    const auto [count, total, most] =
        s.raw<aggregated>(rs::site<"bench.raw_aggregate">, sql, rs::use(a.first), rs::use(a.end())).one();
    sum.add(count, total, most);
  }
};
template <>
struct by_raw<task::insert> {
  static constexpr char sql[] = "INSERT INTO items (customer_id, qty, price, title, note) VALUES (?, ?, ?, ?, ?)";
  static void once(rs::session& s, const arguments& a, checksum& sum) {
    sum.add(s.raw(rs::site<"bench.raw_insert">, sql, rs::use(a.customer), rs::use(a.qty()), rs::use(a.price()),
                  rs::use(title), rs::use(a.note()))
                .affected_rows);
  }
};
template <>
struct by_raw<task::insert_lines> {
  static constexpr const auto& sql = by_raw<task::insert>::sql;
  static void once(rs::session& s, const arguments& a, checksum& sum) {
    std::int64_t written = 0;
    for (const line& l : lines())
      written += s.raw(rs::site<"bench.raw_lines">, sql, rs::use(a.customer), rs::use(l.qty), rs::use(l.price),
                       rs::use(l.title), rs::use(l.note))
                     .affected_rows;
    sum.add(written);
  }
};
template <>
struct by_raw<task::update> {
  static constexpr char sql[] = "UPDATE items SET qty = ?, price = ? WHERE id = ?";
  static void once(rs::session& s, const arguments& a, checksum& sum) {
    sum.add(s.raw(rs::site<"bench.raw_update">, sql, rs::use(a.qty() + 1), rs::use(a.price() + 1), rs::use(a.id))
                .affected_rows);
  }
};
template <>
struct by_raw<task::remove> {
  static constexpr char sql[] = "DELETE FROM items WHERE id = ?";
  static void once(rs::session& s, const arguments& a, checksum& sum) {
    sum.add(s.raw(rs::site<"bench.raw_remove">, sql, rs::use(a.id)).affected_rows);
  }
};

class raw_variant : public rowscope_connection {
 public:
  explicit raw_variant(const place& p) : rowscope_connection(p, {.guard = {.mode = rs::raw_mode::read_write}}) {}

  way find(const work& w) override {
    switch (w.what) {
      case task::integers: return repeating<task::integers>(w);
      case task::owned:
      case task::viewed:
      case task::into_struct: return repeating<task::into_struct>(w);
      case task::hundred_rows: return repeating<task::hundred_rows>(w);
      case task::hundred_structs: return repeating<task::hundred_structs>(w);
      case task::join: return repeating<task::join>(w);
      case task::aggregate: return repeating<task::aggregate>(w);
      case task::insert: return repeating<task::insert>(w);
      case task::insert_lines: return repeating<task::insert_lines>(w);
      case task::update: return repeating<task::update>(w);
      case task::remove: return repeating<task::remove>(w);
      default: return {};
    }
  }

 private:
  template <task Task>
  way repeating(const work& w) {
    way how{.run =
                [this](int n) {
                  return repeat(n, [&](const arguments& a, checksum& sum) { by_raw<Task>::once(session(a), a, sum); });
                },
            .has_names = false,
            .is_told = Task != task::insert};
    if (!w.writes && Task != task::join) how.plan = plan_on_views(by_raw<Task>::sql);
    return how;
  }

  /// No session explains raw SQL: as a statement of the library's own, it is planned on the views all the same.
  std::string plan_on_views(const char* sql) {
    static constexpr rs::site_name site{"bench.plan_on_views"};
    rs::detail::plan p;
    p.site = &site;
    p.text.sql = sql;
    p.index = rs::detail::next_plan_index();
    return rs::detail::session_access::connection_of(session(argument_sequence().next())).explain(p);
  }
};

}  // namespace

std::unique_ptr<variant> open_rowscope_raw(const place& p) { return std::make_unique<raw_variant>(p); }

}  // namespace side_by_side
