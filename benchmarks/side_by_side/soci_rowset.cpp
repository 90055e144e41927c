// SOCI's rowset of rows whose columns are told at run time. It reads only. An integer of a table comes as int, cut to
// 32 bits: no value here is longer.
#include "soci_session.hpp"

namespace side_by_side {
namespace {

using soci::use;
using rows = soci::rowset<soci::row>;

std::optional<std::string> note_of(const soci::row& r) {
  return r.get_indicator(5) == soci::i_null ? std::nullopt : std::optional<std::string>(r.get<std::string>(5));
}
item item_of(const soci::row& r) {
  return {r.get<int>(0), r.get<int>(1), r.get<int>(2), r.get<double>(3), r.get<std::string>(4), note_of(r)};
}
void add_item(const soci::row& r, checksum& sum) {
  sum.add(r.get<int>(0), r.get<int>(1), r.get<int>(2), r.get<double>(3), r.get<std::string>(4));
  if (r.get_indicator(5) == soci::i_null)
    sum.add(-1);
  else
    sum.add(r.get<std::string>(5));
}

// What an expression gives is a text to SOCI 4.0, for no column declares a type for it.
bool is_text(const soci::row& r, std::size_t i) { return r.get_properties(i).get_data_type() == soci::dt_string; }
std::optional<long long> integer_of(const soci::row& r, std::size_t i) {
  if (r.get_indicator(i) == soci::i_null) return std::nullopt;
  return is_text(r, i) ? std::stoll(r.get<std::string>(i)) : r.get<long long>(i);
}
std::optional<double> real_of(const soci::row& r, std::size_t i) {
  if (r.get_indicator(i) == soci::i_null) return std::nullopt;
  return is_text(r, i) ? std::stod(r.get<std::string>(i)) : r.get<double>(i);
}

class rowset_variant : public soci_variant {
 public:
  using soci_variant::soci_variant;

  way find(const work& w) override {
    switch (w.what) {
      case task::integers:
        return by_key(w,
                      [](const soci::row& r, checksum& sum) { sum.add(r.get<int>(0), r.get<int>(1), r.get<int>(2)); });
      case task::owned:
      case task::viewed: return by_key(w, add_item);
      case task::into_struct: return by_key(w, [](const soci::row& r, checksum& sum) { item_of(r).add_to(sum); });
      case task::hundred_rows:
        return repeating(w, [this, &w](const arguments& a, checksum& sum) {
          const int most = 100;
          const rows all = (sql_.prepare << w.sql, use(a.tenant), use(a.first), use(most));
          for (const soci::row& r : all) add_item(r, sum);
        });
      case task::hundred_structs:
        return repeating(w, [this, &w](const arguments& a, checksum& sum) {
          const int most = 100;
          const rows all = (sql_.prepare << w.sql, use(a.tenant), use(a.first), use(most));
          std::vector<item> items;
          for (const soci::row& r : all) items.push_back(item_of(r));
          for (const item& one : items) one.add_to(sum);
        });
      case task::join:
        return repeating(w, [this, &w](const arguments& a, checksum& sum) {
          const rows all = (sql_.prepare << w.sql, use(a.tenant), use(a.customer));
          for (const soci::row& r : all)
            sum.add(r.get<int>(0), r.get<int>(1), r.get<double>(2), r.get<std::string>(3), r.get<std::string>(4),
                    r.get<std::string>(5));
        });
      case task::aggregate:
        return repeating(w, [this, &w](const arguments& a, checksum& sum) {
          const int end = a.end();
          const rows all = (sql_.prepare << w.sql, use(a.tenant), use(a.first), use(end));
          for (const soci::row& r : all) sum.add(integer_of(r, 0), integer_of(r, 1), real_of(r, 2));
        });
      default: return {};
    }
  }

 private:
  template <class Add>
  way by_key(const work& w, Add add) {
    return repeating(w, [this, &w, add](const arguments& a, checksum& sum) {
      const rows found = (sql_.prepare << w.sql, use(a.tenant), use(a.id));
      for (const soci::row& r : found) add(r, sum);
    });
  }
};

}  // namespace

std::unique_ptr<variant> open_soci_rowset(const place& p) { return std::make_unique<rowset_variant>(p); }

}  // namespace side_by_side
