#pragma once
#include "accounts.hpp"

/// Accounts of two tenants on PostgreSQL, and raw SQL on them.
namespace rowscope_tests::accounts_on_postgresql {

/// The even accounts are of tenant 1, the odd ones of tenant 2.
class raw_shop {
 public:
  explicit raw_shop(rs::guard raw = {.mode = rs::raw_mode::read_write}, std::size_t pool_size = 1)
      : db_(rs::postgresql(base_.application_string(), {.signing_key = "thirty-two bytes that are no secret",
                                                        .unscoped = base_.unscoped_string(),
                                                        .owner = base_.owner_string(),
                                                        .pool_size = pool_size,
                                                        .guard = std::move(raw)}),
            schema{}) {
    db_.create_tables();
    base_.unscoped().run(
        "INSERT INTO accounts (tenant_id, name) SELECT 1 + n % 2, 'account ' || n FROM generate_series(1, 10) AS n");
  }
  [[nodiscard]] rs::database& operator*() noexcept { return db_; }
  [[nodiscard]] rs::database* operator->() noexcept { return &db_; }
  /// As the owner: what the application may use beside the tables.
  void give(const std::string& sql) const { base_.owner().run(sql); }
  /// What is stored, of all tenants.
  [[nodiscard]] std::string stored(const std::string& sql) const { return base_.unscoped().value(sql); }
  [[nodiscard]] const postgresql_database& base() const noexcept { return base_; }

 private:
  postgresql_database base_;
  rs::database db_;
};

/// How many accounts the session sees by raw SQL.
inline std::int64_t seen_by(rs::session& s) {
  return s.raw<std::int64_t>(rs::site<"pg.raw.seen">, "SELECT count(*) FROM accounts").one();
}

/// The message of the error that the work ends with.
template <class Error, class Work>
std::string said(Work&& work) {
  return thrown<Error>(std::forward<Work>(work)).what();
}

}  // namespace rowscope_tests::accounts_on_postgresql
