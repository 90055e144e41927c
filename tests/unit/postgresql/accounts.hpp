#pragma once
#include <rowscope/rowscope.hpp>

#include "support/plain_postgresql.hpp"
#include "support/postgresql_server.hpp"
#include "support/thrown.hpp"

/// Accounts of two tenants on PostgreSQL: the even ones are of tenant 1, the odd ones of tenant 2.
namespace rowscope_tests::accounts_on_postgresql {

namespace rs = rowscope;

struct accounts : rs::table<accounts, "accounts"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"name", std::string> name{};
  static constexpr auto columns = std::tuple{id, tenant_id, name};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};
using schema = rs::schema<accounts>;

struct filled {
  std::unique_ptr<plain_database::kind> plain = make_plain_postgresql();
  rs::database db;

  explicit filled(int rows, std::size_t pool_size = 4)
      : db((plain->create(schema::info()), plain->open(schema::info(), {.pool_size = pool_size}))) {
    plain->run("INSERT INTO accounts (tenant_id, name) SELECT 1 + n % 2, 'account ' || n FROM generate_series(1, " +
               std::to_string(rows) + ") AS n");
  }
  std::string value(const std::string& sql) { return plain->rows(sql, {}).at(0); }
};

inline auto names_of() {
  return rs::query<"pg.names">().select(accounts::id, accounts::name).from(accounts{}).order_by(accounts::id);
}
inline auto one_name(std::int64_t id) {
  return rs::query<"pg.name">().select(accounts::name).from(accounts{}).where(accounts::id == id);
}
inline auto rename(std::int64_t id, std::string name) {
  return rs::query<"pg.rename">().update(accounts{}).set(accounts::name = std::move(name)).where(accounts::id == id);
}

}  // namespace rowscope_tests::accounts_on_postgresql
