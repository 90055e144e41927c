#pragma once
#include "measure.hpp"
#include "table.hpp"

/// What a scoped read costs in a file of some rows and tenants: one row by its key, and a page of a tenant's rows.
namespace curves {

inline constexpr std::int64_t rows_of_page = 20;

/// What one operation reads.
struct arguments {
  std::int64_t tenant;
  std::int64_t id;
  std::int64_t after;  ///< the page starts behind this key
};

/// Spread over the whole table, so that each operation goes another way through the tree.
inline std::vector<arguments> spread(std::int64_t rows, std::int64_t tenants, std::int64_t count) {
  const std::int64_t of_tenant = rows / tenants;
  const std::int64_t starts = std::max<std::int64_t>(of_tenant - rows_of_page, 0) + 1;
  std::vector<arguments> all;
  for (std::int64_t i = 1; i <= count; ++i) {
    const std::int64_t id = i * 7'368'787 % rows + 1;  // a prime: no key comes twice within the number of rows
    const std::int64_t tenant = tenant_of(id, tenants);
    all.push_back({tenant, id, tenant + (i * 7919 % starts - 1) * tenants});
  }
  return all;
}

inline constexpr auto by_key = [](std::int64_t id) {
  return rs::query<"bench.by_key">().select(items::id, items::amount).from(items{}).where(items::id == id);
};
inline constexpr const char* by_key_sql = "SELECT id, amount FROM items WHERE tenant_id = ?1 AND id = ?2";

inline constexpr auto page = [](std::int64_t after) {
  return rs::query<"bench.page">()
      .select(items::id, items::amount)
      .from(items{})
      .where(items::id > after)
      .order_by(items::id)
      .limit(rows_of_page);
};
inline constexpr const char* page_sql =
    "SELECT id, amount FROM items WHERE tenant_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3";

template <class... Values>
void read_raw(raw::statement& s, checksum& sum, const Values&... values) {
  const raw::statement::execution e(s);
  s.bind(values...);
  while (s.step()) sum.add(s.integer(0), s.integer(1));
}
template <class Statement>
void read_scoped(rs::session& s, checksum& sum, const Statement& statement) {
  for (const auto& row : s(statement)) sum.add(row[items::id], row[items::amount]);
}

/// Where the two sides do not run alike, their costs say nothing.
inline void check_plan(raw::connection& c, const std::string& work, const std::string& sql, const std::string& sent) {
  const std::string by_hand = raw::plan_of(c.handle(), sql);
  const std::string plan = raw::plan_of(c.handle(), sent.substr(0, sent.find('\n')));
  if (plan != by_hand)
    throw std::runtime_error(work + ": the two sides run by different plans\n" + sql + "\n" + by_hand + sent + "\n" +
                             plan);
}

/// A filled file, and a connection of each side to it.
class read_file {
 public:
  explicit read_file(const std::string& path)
      : path_(path),
        by_hand_(path),
        db_(source_of(path, 1), shop{}),
        all_(db_.unscoped(rs::site<"bench.all">, "narrowed to one tenant for each operation")),
        rows_(integer(by_hand_, "SELECT max(id) FROM items")),
        tenants_(integer(by_hand_, "SELECT max(tenant_id) FROM items")) {}

  void describe() {
    print_figure("rows", "file", static_cast<double>(rows_));
    print_figure("tenants", "file", static_cast<double>(tenants_));
    print_figure("depth of the table", "file", depth_of_table(by_hand_, path_));
    print_figure("depth of the index", "file", depth_of_index(by_hand_, path_));
  }

  /// In one transaction, without the locks of the file: they cost the same however large it is, and would hide what
  /// grows. `statement(arguments)` is what rowscope runs, `by_hand(raw statement, arguments, checksum)` the same.
  template <class Statement, class ByHand>
  void compare(const std::string& work, int operations, const char* sql, Statement statement, ByHand by_hand) {
    const std::vector<arguments> sequence = spread(rows_, tenants_, operations);
    std::vector<rs::session> sessions;
    for (const arguments& a : sequence) sessions.push_back(all_.as(a.tenant));
    check_plan(by_hand_, work, sql, sessions.front().sql(statement(sequence.front())));
    raw::statement prepared(by_hand_, sql);
    checksum read;
    const auto run_raw = [&] {
      checksum sum;
      for (const arguments& a : sequence) by_hand(prepared, a, sum);
      read = sum;
      return sum.value();
    };
    const auto run_rowscope = [&] {
      checksum sum;
      for (std::size_t i = 0; i < sequence.size(); ++i) read_scoped(sessions[i], sum, statement(sequence[i]));
      return sum.value();
    };
    by_hand_.run("BEGIN");
    {
      const auto undone = all_.transaction();
      curves::compare(work, operations, {{"raw", run_raw}, {"rowscope", run_rowscope}});
    }
    by_hand_.run("ROLLBACK");
    print_figure("rows of " + work, "file", static_cast<double>(read.rows()) / operations);
  }

 private:
  std::string path_;
  raw_connection by_hand_;
  rs::database db_;
  rs::unscoped_session all_;
  std::int64_t rows_;
  std::int64_t tenants_;
};

inline void measure_reads(const std::string& path) {
  read_file file(path);
  file.describe();
  file.compare(
      "point read", 1000, by_key_sql, [](const arguments& a) { return by_key(a.id); },
      [](raw::statement& s, const arguments& a, checksum& sum) { read_raw(s, sum, a.tenant, a.id); });
  file.compare(
      "page", 200, page_sql, [](const arguments& a) { return page(a.after); },
      [](raw::statement& s, const arguments& a, checksum& sum) { read_raw(s, sum, a.tenant, a.after, rows_of_page); });
}

}  // namespace curves
