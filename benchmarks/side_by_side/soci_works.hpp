#pragma once
#include <soci/soci.h>

#include <functional>

#include "arguments.hpp"
#include "work.hpp"

namespace side_by_side {

/// What a row of items is read into. SOCI leaves a text as it was where NULL is read, and says so by the indicator.
struct soci_item {
  long long id = 0;
  long long customer_id = 0;
  int qty = 0;
  double price = 0;
  std::string title{};
  std::string note{};
  soci::indicator note_is = soci::i_ok;

  [[nodiscard]] item owned() const {
    return {id,    customer_id, qty,
            price, title,       note_is == soci::i_null ? std::nullopt : std::optional<std::string>(note)};
  }
  void add_to(checksum& sum) const {
    sum.add(id, customer_id, qty, price, title);
    if (note_is == soci::i_null)
      sum.add(-1);
    else
      sum.add(note);
  }
};

/// Of an aggregate that is NULL where there is no row.
template <class T>
std::optional<T> unless_null(T value, soci::indicator is) {
  return is == soci::i_null ? std::nullopt : std::optional<T>(value);
}

inline soci::indicator note_indicator(bool has_note) { return has_note ? soci::i_ok : soci::i_null; }

/// The columns of lines(), as SOCI takes many rows in one call.
struct soci_lines {
  std::vector<int> customers, quantities, tenants;
  std::vector<double> prices;
  std::vector<std::string> titles, notes;
  std::vector<soci::indicator> note_is;

  void fill(const arguments& a) {
    customers.assign(lines().size(), a.customer);
    tenants.assign(lines().size(), a.tenant);
    quantities.resize(lines().size());
    prices.resize(lines().size());
    titles.resize(lines().size());
    notes.resize(lines().size());
    note_is.resize(lines().size());
    std::size_t i = 0;
    for (const line& l : lines()) {
      quantities[i] = l.qty;
      prices[i] = l.price;
      titles[i] = l.title;
      if (l.note) notes[i] = *l.note;
      note_is[i++] = note_indicator(l.note.has_value());
    }
  }
};

/// How a work is done by a soci::statement that is prepared once; nothing where it is not. \par Lifetime the session's
std::function<void(const arguments&, checksum&)> soci_work_of(soci::session& s, const work& w);

}  // namespace side_by_side
