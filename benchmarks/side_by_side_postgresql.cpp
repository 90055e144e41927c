// The same work, done in the ways that a program has to reach PostgreSQL: libpq by hand, which is the reference; SOCI's
// statement by hand; rowscope. On tables with row-level security and on ones without it: by hand no policy holds the
// role in either. One tenant's, on one connection. benchmarks/postgresql.py makes the table. \see
// side_by_side::run_contest
#include <deque>

#include "side_by_side/contest.hpp"
#include "side_by_side_postgresql/on_postgresql.hpp"
#include "side_by_side_postgresql/shop_database.hpp"

namespace {

using namespace side_by_side;

constexpr variant_kind kinds[] = {
    {"libpq", open_libpq},  // the reference is the first
    {"SOCI statement", open_soci_on_postgresql},
    {"rowscope", open_rowscope_on_postgresql},
};
constexpr const char* storages[] = {shop_database::secured, shop_database::unsecured};

/// What shows a part of rowscope on SQLite, and has no counterpart in SOCI.
bool is_of_rowscope(task what) {
  return what == task::integers_written_down || what == task::by_one || what == task::by_text ||
         what == task::through_key;
}

/// Those of SQLite in PostgreSQL's words, and one that begins its transactions itself.
std::vector<work> all_works() {
  static std::deque<std::string> texts;
  std::vector<work> all;
  for (work w : works()) {
    if (is_of_rowscope(w.what)) continue;
    std::string& sql = texts.emplace_back(w.sql);
    for (char& c : sql)
      if (c == '?') c = '$';
    if (w.what == task::insert) sql += " RETURNING id";
    w.sql = sql.c_str();
    all.push_back(w);
    if (w.what != task::integers || w.in_transaction) continue;
    w.name = "point read and its transaction";
    w.begins = true;
    all.push_back(w);
  }
  return all;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<work> all = all_works();
  return run_contest({kinds, all, storages, shop_database::of}, argc, argv);
}
