#pragma once
#include <memory>
#include <utility>

#include "reads.hpp"

/// Many statement types, each at a site with a name of its own, and beside each the same read by hand. Both are code of
/// their own, as in a program of many places: what a processor's caches make of that is a part of the cost. The units
/// that CMake makes for bench_curves add theirs before main, some hundreds each.
namespace curves {

inline constexpr std::int64_t tenant_of_sites = 7;

/// A connection of the C API with a statement for each site, prepared when it is first asked for.
class raw_sites {
 public:
  raw_sites(const std::string& path, std::size_t count)
      : connection_(path), other_(connection_, by_key_sql), all_(count) {}
  raw::connection& connection() { return connection_; }
  /// Of no site.
  raw::statement& other() { return other_; }
  raw::statement& at(std::size_t number) {
    if (!all_[number]) [[unlikely]]
      all_[number] = std::make_unique<raw::statement>(connection_, by_key_sql);
    return *all_[number];
  }

 private:
  raw_connection connection_;
  raw::statement other_;
  std::vector<std::unique_ptr<raw::statement>> all_;
};

struct site_reads {
  void (*by_hand)(raw_sites&, std::int64_t id, checksum&);
  void (*scoped)(rs::session&, std::int64_t id, checksum&);
};

inline std::vector<site_reads>& sites() {
  static std::vector<site_reads> all;
  return all;
}

template <int Number>
consteval rs::site_name numbered_site() {
  char name[] = "bench.site_0000";
  for (int at = sizeof name - 2, rest = Number; rest > 0; rest /= 10) name[at--] = static_cast<char>('0' + rest % 10);
  return rs::site_name(name);
}

template <int Number>
void read_by_hand_at(raw_sites& all, std::int64_t id, checksum& sum) {
  raw::statement& s = all.at(Number);
  const raw::statement::execution e(s);
  s.bind(tenant_of_sites, id);
  while (s.step()) sum.add(s.integer(0), s.integer(1));
}
template <int Number>
void read_at(rs::session& s, std::int64_t id, checksum& sum) {
  for (const auto& row :
       s(rs::query<numbered_site<Number>()>().select(items::id, items::amount).from(items{}).where(items::id == id)))
    sum.add(row[items::id], row[items::amount]);
}

template <int First, int... Offsets>
bool add_sites(std::integer_sequence<int, Offsets...>) {
  (sites().push_back({read_by_hand_at<First + Offsets>, read_at<First + Offsets>}), ...);
  return true;
}

}  // namespace curves
