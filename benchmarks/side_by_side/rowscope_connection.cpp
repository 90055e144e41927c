#include "rowscope_connection.hpp"

#include "shop.hpp"

namespace side_by_side {
namespace {

rs::sqlite_source source_of(const place& p, const rs::sqlite_options& options) {
  return p.in_memory ? rs::sqlite_memory(options) : rs::sqlite(p.path, options);
}

rs::unscoped_session open(rs::database& db) {
  return db.unscoped(rs::site<"bench.all">, "narrowed to one tenant for each operation");
}

}  // namespace

void make_shop(const std::string& path) {
  rs::database db(rs::sqlite(path), shop{});
  fill(db);
}

rowscope_connection::rowscope_connection(const place& p, const rs::sqlite_options& options)
    : db_(source_of(p, options), shop{}), all_([&] {
        if (p.in_memory) fill(db_);
        return open(db_);
      }()) {
  for (int tenant = 0; tenant <= tenant_count; ++tenant) sessions_.push_back(all_.as(tenant));
}

void rowscope_connection::start(const work& w) {
  if (w.in_transaction) transaction_.reset(new rs::transaction(all_.transaction()));
}

void rowscope_connection::finish() { transaction_.reset(); }

std::uint64_t rowscope_connection::content() { return content_of(all_); }

}  // namespace side_by_side
