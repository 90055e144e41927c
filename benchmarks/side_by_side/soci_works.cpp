// Rows are fetched to their end, which ends the read: a statement that is left at a row of SQLite's keeps its snapshot.
#include "soci_works.hpp"

namespace side_by_side {
namespace {

using soci::into;
using soci::use;

/// A statement with its variables. They do not move: SOCI keeps their addresses.
struct bound {
  explicit bound(soci::session& s) : sql(s), statement(s) {}
  bound(const bound&) = delete;
  bound& operator=(const bound&) = delete;

  soci::session& sql;
  soci::statement statement;
  int tenant = 0, id = 0, customer = 0, first = 0, last = 0, qty = 0;
  double price = 0;
  std::string text{}, value{};
  soci::indicator note_is = soci::i_ok;
  soci_item row{};
  std::string name{}, city{};
  long long count = 0, total = 0;
  double most = 0;
  soci::indicator total_is = soci::i_ok, most_is = soci::i_ok;
  soci_lines many{};
  bool returns_key = false;  ///< the insert gives its key back; else the session is asked for it
};

template <task Task>
void prepare(bound& b, const char* sql);
template <task Task>
void once(bound& b, const arguments& a, checksum& sum);

template <>
void prepare<task::integers>(bound& b, const char* sql) {
  b.statement =
      (b.sql.prepare << sql, use(b.tenant), use(b.id), into(b.row.id), into(b.row.customer_id), into(b.row.qty));
}
template <>
void once<task::integers>(bound& b, const arguments& a, checksum& sum) {
  b.tenant = a.tenant;
  b.id = a.id;
  b.statement.execute();
  while (b.statement.fetch()) sum.add(b.row.id, b.row.customer_id, b.row.qty);
}

template <>
void prepare<task::owned>(bound& b, const char* sql) {
  b.statement = (b.sql.prepare << sql, use(b.tenant), use(b.id), into(b.row.id), into(b.row.customer_id),
                 into(b.row.qty), into(b.row.price), into(b.row.title), into(b.row.note, b.row.note_is));
}
template <>
void once<task::owned>(bound& b, const arguments& a, checksum& sum) {
  b.tenant = a.tenant;
  b.id = a.id;
  b.statement.execute();
  while (b.statement.fetch()) b.row.add_to(sum);
}

template <>
void prepare<task::into_struct>(bound& b, const char* sql) {
  prepare<task::owned>(b, sql);
}
template <>
void once<task::into_struct>(bound& b, const arguments& a, checksum& sum) {
  b.tenant = a.tenant;
  b.id = a.id;
  b.statement.execute();
  while (b.statement.fetch()) {
    const item one = b.row.owned();
    one.add_to(sum);
  }
}

template <>
void prepare<task::hundred_rows>(bound& b, const char* sql) {
  b.statement =
      (b.sql.prepare << sql, use(b.tenant), use(b.first), use(b.last), into(b.row.id), into(b.row.customer_id),
       into(b.row.qty), into(b.row.price), into(b.row.title), into(b.row.note, b.row.note_is));
}
template <>
void once<task::hundred_rows>(bound& b, const arguments& a, checksum& sum) {
  b.tenant = a.tenant;
  b.first = a.first;
  b.last = 100;
  b.statement.execute();
  while (b.statement.fetch()) b.row.add_to(sum);
}

template <>
void prepare<task::hundred_structs>(bound& b, const char* sql) {
  prepare<task::hundred_rows>(b, sql);
}
template <>
void once<task::hundred_structs>(bound& b, const arguments& a, checksum& sum) {
  b.tenant = a.tenant;
  b.first = a.first;
  b.last = 100;
  b.statement.execute();
  std::vector<item> all;
  while (b.statement.fetch()) all.push_back(b.row.owned());
  for (const item& one : all) one.add_to(sum);
}

template <>
void prepare<task::join>(bound& b, const char* sql) {
  b.statement = (b.sql.prepare << sql, use(b.tenant), use(b.customer), into(b.row.id), into(b.row.qty),
                 into(b.row.price), into(b.row.title), into(b.name), into(b.city));
}
template <>
void once<task::join>(bound& b, const arguments& a, checksum& sum) {
  b.tenant = a.tenant;
  b.customer = a.customer;
  b.statement.execute();
  while (b.statement.fetch()) sum.add(b.row.id, b.row.qty, b.row.price, b.row.title, b.name, b.city);
}

template <>
void prepare<task::aggregate>(bound& b, const char* sql) {
  b.statement = (b.sql.prepare << sql, use(b.tenant), use(b.first), use(b.last), into(b.count),
                 into(b.total, b.total_is), into(b.most, b.most_is));
}
template <>
void once<task::aggregate>(bound& b, const arguments& a, checksum& sum) {
  b.tenant = a.tenant;
  b.first = a.first;
  b.last = a.end();
  b.statement.execute();
  while (b.statement.fetch()) sum.add(b.count, unless_null(b.total, b.total_is), unless_null(b.most, b.most_is));
}

template <>
void prepare<task::insert>(bound& b, const char* sql) {
  b.returns_key = std::string_view(sql).find(" RETURNING ") != std::string_view::npos;
  auto prepared = (b.sql.prepare << sql, use(b.customer), use(b.qty), use(b.price), use(title),
                   use(note_text, b.note_is), use(b.tenant));
  if (b.returns_key)
    b.statement = (prepared, into(b.row.id));
  else
    b.statement = prepared;
}
template <>
void once<task::insert>(bound& b, const arguments& a, checksum& sum) {
  b.customer = a.customer;
  b.qty = a.qty();
  b.price = a.price();
  b.note_is = note_indicator(a.has_note());
  b.tenant = a.tenant;
  b.statement.execute(true);
  const long long changed = b.statement.get_affected_rows();
  if (!b.returns_key) b.sql.get_last_insert_id("items", b.row.id);
  sum.add(changed, b.row.id);
}

template <>
void prepare<task::insert_lines>(bound& b, const char* sql) {
  b.many.fill({});  // it has to know how many they are
  b.statement = (b.sql.prepare << sql, use(b.many.customers), use(b.many.quantities), use(b.many.prices),
                 use(b.many.titles), use(b.many.notes, b.many.note_is), use(b.many.tenants));
}
template <>
void once<task::insert_lines>(bound& b, const arguments& a, checksum& sum) {
  b.many.fill(a);
  b.statement.execute(true);
  sum.add(b.statement.get_affected_rows());
}

template <>
void prepare<task::update>(bound& b, const char* sql) {
  b.statement = (b.sql.prepare << sql, use(b.qty), use(b.price), use(b.tenant), use(b.id));
}
template <>
void once<task::update>(bound& b, const arguments& a, checksum& sum) {
  b.qty = a.qty() + 1;
  b.price = a.price() + 1;
  b.tenant = a.tenant;
  b.id = a.id;
  b.statement.execute(true);
  sum.add(b.statement.get_affected_rows());
}

template <>
void prepare<task::remove>(bound& b, const char* sql) {
  b.statement = (b.sql.prepare << sql, use(b.tenant), use(b.id));
}
template <>
void once<task::remove>(bound& b, const arguments& a, checksum& sum) {
  b.tenant = a.tenant;
  b.id = a.id;
  b.statement.execute(true);
  sum.add(b.statement.get_affected_rows());
}

template <>
void prepare<task::upsert>(bound& b, const char* sql) {
  b.statement = (b.sql.prepare << sql, use(b.text), use(b.value), use(b.tenant));
}
template <>
void once<task::upsert>(bound& b, const arguments& a, checksum& sum) {
  b.text = a.setting();
  b.value = a.value();
  b.tenant = a.tenant;
  b.statement.execute(true);
  sum.add(b.statement.get_affected_rows());
}

template <task Task>
std::function<void(const arguments&, checksum&)> kept(soci::session& s, const work& w) {
  const auto b = std::make_shared<bound>(s);
  prepare<Task>(*b, w.sql);
  return [b](const arguments& a, checksum& sum) { once<Task>(*b, a, sum); };
}

}  // namespace

std::function<void(const arguments&, checksum&)> soci_work_of(soci::session& s, const work& w) {
  switch (w.what) {
    case task::integers: return kept<task::integers>(s, w);
    case task::owned:
    case task::viewed: return kept<task::owned>(s, w);
    case task::into_struct: return kept<task::into_struct>(s, w);
    case task::hundred_rows: return kept<task::hundred_rows>(s, w);
    case task::hundred_structs: return kept<task::hundred_structs>(s, w);
    case task::join: return kept<task::join>(s, w);
    case task::aggregate: return kept<task::aggregate>(s, w);
    case task::insert: return kept<task::insert>(s, w);
    case task::insert_lines: return kept<task::insert_lines>(s, w);
    case task::update: return kept<task::update>(s, w);
    case task::remove: return kept<task::remove>(s, w);
    case task::upsert: return kept<task::upsert>(s, w);
    default: return {};
  }
}

}  // namespace side_by_side
