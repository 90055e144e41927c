// SOCI's `session << sql`, which prepares each time. Many rows are read into vectors, which is what it offers for them.
// Of a write it does not say how many rows were changed.
#include "soci_session.hpp"

namespace side_by_side {
namespace {

using soci::into;
using soci::use;

void read_item(soci::session& sql, const work& w, const arguments& a, soci_item& i) {
  sql << w.sql, use(a.tenant), use(a.id), into(i.id), into(i.customer_id), into(i.qty), into(i.price), into(i.title),
      into(i.note, i.note_is);
  if (!sql.got_data()) throw std::runtime_error("no row");
}

/// SOCI cuts what it reads into a vector to 32 bits: no value here is longer.
struct item_vectors {
  std::vector<long long> ids, customers;
  std::vector<int> quantities;
  std::vector<double> prices;
  std::vector<std::string> titles, notes;
  std::vector<soci::indicator> note_is;

  explicit item_vectors(std::size_t most)
      : ids(most), customers(most), quantities(most), prices(most), titles(most), notes(most), note_is(most) {}

  void read(soci::session& sql, const work& w, const arguments& a) {
    const int most = static_cast<int>(ids.size());
    sql << w.sql, use(a.tenant), use(a.first), use(most), into(ids), into(customers), into(quantities), into(prices),
        into(titles), into(notes, note_is);
  }
  [[nodiscard]] std::optional<std::string> note(std::size_t i) const {
    return note_is[i] == soci::i_null ? std::nullopt : std::optional<std::string>(notes[i]);
  }
};

void hundred_rows(soci::session& sql, const work& w, const arguments& a, checksum& sum) {
  item_vectors v(100);
  v.read(sql, w, a);
  for (std::size_t i = 0; i < v.ids.size(); ++i) {
    sum.add(v.ids[i], v.customers[i], v.quantities[i], v.prices[i], v.titles[i]);
    if (v.note_is[i] == soci::i_null)
      sum.add(-1);
    else
      sum.add(v.notes[i]);
  }
}

void hundred_structs(soci::session& sql, const work& w, const arguments& a, checksum& sum) {
  item_vectors v(100);
  v.read(sql, w, a);
  std::vector<item> all;
  for (std::size_t i = 0; i < v.ids.size(); ++i)
    all.push_back({v.ids[i], v.customers[i], v.quantities[i], v.prices[i], v.titles[i], v.note(i)});
  for (const item& one : all) one.add_to(sum);
}

void join(soci::session& sql, const work& w, const arguments& a, checksum& sum) {
  constexpr std::size_t most = 64;  // more than a customer has orders
  std::vector<long long> ids(most);
  std::vector<int> quantities(most);
  std::vector<double> prices(most);
  std::vector<std::string> titles(most), names(most), cities(most);
  sql << w.sql, use(a.tenant), use(a.customer), into(ids), into(quantities), into(prices), into(titles), into(names),
      into(cities);
  for (std::size_t i = 0; i < ids.size(); ++i)
    sum.add(ids[i], quantities[i], prices[i], titles[i], names[i], cities[i]);
}

void aggregate(soci::session& sql, const work& w, const arguments& a, checksum& sum) {
  long long count = 0, total = 0;
  double most = 0;
  soci::indicator total_is, most_is;
  const int end = a.end();
  sql << w.sql, use(a.tenant), use(a.first), use(end), into(count), into(total, total_is), into(most, most_is);
  sum.add(count, unless_null(total, total_is), unless_null(most, most_is));
}

void insert(soci::session& sql, const work& w, const arguments& a, checksum& sum) {
  const int qty = a.qty();
  const double price = a.price();
  soci::indicator note_is = note_indicator(a.has_note());
  sql << w.sql, use(a.customer), use(qty), use(price), use(title), use(note_text, note_is), use(a.tenant);
  long long key = 0;
  sql.get_last_insert_id("items", key);
  sum.add(key);
}

void insert_lines(soci::session& sql, const work& w, const arguments& a) {
  soci_lines l;
  l.fill(a);
  sql << w.sql, use(l.customers), use(l.quantities), use(l.prices), use(l.titles), use(l.notes, l.note_is),
      use(l.tenants);
}

class once_variant : public soci_variant {
 public:
  using soci_variant::soci_variant;

  way find(const work& w) override { return w.writes ? find_write(w) : find_read(w); }

 private:
  way find_read(const work& w) {
    soci::session& sql = sql_;
    switch (w.what) {
      case task::integers:
        return repeating(w, [&](const arguments& a, checksum& sum) {
          long long id = 0, customer = 0;
          int qty = 0;
          sql << w.sql, use(a.tenant), use(a.id), into(id), into(customer), into(qty);
          if (!sql.got_data()) throw std::runtime_error("no row");
          sum.add(id, customer, qty);
        });
      case task::owned:
      case task::viewed:
        return repeating(w, [&](const arguments& a, checksum& sum) {
          soci_item i;
          read_item(sql, w, a, i);
          i.add_to(sum);
        });
      case task::into_struct:
        return repeating(w, [&](const arguments& a, checksum& sum) {
          soci_item i;
          read_item(sql, w, a, i);
          const item one = i.owned();
          one.add_to(sum);
        });
      case task::hundred_rows:
        return repeating(w, [&](const arguments& a, checksum& sum) { hundred_rows(sql, w, a, sum); });
      case task::hundred_structs:
        return repeating(w, [&](const arguments& a, checksum& sum) { hundred_structs(sql, w, a, sum); });
      case task::join: return repeating(w, [&](const arguments& a, checksum& sum) { join(sql, w, a, sum); });
      case task::aggregate: return repeating(w, [&](const arguments& a, checksum& sum) { aggregate(sql, w, a, sum); });
      default: return {};
    }
  }

  way find_write(const work& w) {
    soci::session& sql = sql_;
    constexpr bool is_told = false;
    switch (w.what) {
      case task::insert:
        return repeating(
            w, [&](const arguments& a, checksum& sum) { insert(sql, w, a, sum); }, is_told);
      case task::insert_lines:
        return repeating(
            w, [&](const arguments& a, checksum&) { insert_lines(sql, w, a); }, is_told);
      case task::update:
        return repeating(
            w,
            [&](const arguments& a, checksum&) {
              const int qty = a.qty() + 1;
              const double price = a.price() + 1;
              sql << w.sql, use(qty), use(price), use(a.tenant), use(a.id);
            },
            is_told);
      case task::remove:
        return repeating(
            w, [&](const arguments& a, checksum&) { sql << w.sql, use(a.tenant), use(a.id); }, is_told);
      case task::upsert:
        return repeating(
            w, [&](const arguments& a, checksum&) { sql << w.sql, use(a.setting()), use(a.value()), use(a.tenant); },
            is_told);
      default: return {};
    }
  }
};

}  // namespace

std::unique_ptr<variant> open_soci_once(const place& p) { return std::make_unique<once_variant>(p); }

}  // namespace side_by_side
