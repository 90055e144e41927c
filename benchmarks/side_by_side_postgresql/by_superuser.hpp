#pragma once
#include "../side_by_side/arguments.hpp"
#include "shop_database.hpp"

namespace side_by_side {

/// What the variants without rowscope have in common. They name the tenant themselves, and no policy holds them.
class by_superuser : public variant {
 public:
  void start(const work& w) override {
    if (w.writes) shop_database::restart_keys(other_);
    if (w.in_transaction) libpq::run(handle_, "BEGIN");
    in_transaction_ = w.in_transaction;
  }
  void finish() override {
    if (in_transaction_) libpq::run(handle_, "ROLLBACK");
    in_transaction_ = false;
  }
  /// Of the one tenant that the works are for.
  std::uint64_t content() override {
    const std::string tenant = std::to_string(argument_sequence::of_one_tenant().next().tenant);
    checksum sum;
    const libpq::result items = libpq::run(
        handle_, ("SELECT id, tenant_id, customer_id, qty, price, title, note FROM items WHERE tenant_id = " + tenant +
                  " ORDER BY id")
                     .c_str());
    for (int i = 0; i < PQntuples(items.get()); ++i) {
      const libpq::reader row(items.get(), i);
      sum.add(row.integer(0), row.integer(1), row.integer(2), row.integer(3), row.real(4), row.view(5),
              row.optional_view(6));
    }
    const libpq::result settings = libpq::run(
        handle_,
        ("SELECT tenant_id, name, value FROM settings WHERE tenant_id = " + tenant + " ORDER BY name COLLATE \"C\"")
            .c_str());
    for (int i = 0; i < PQntuples(settings.get()); ++i) {
      const libpq::reader row(settings.get(), i);
      sum.add(row.integer(0), row.view(1), row.view(2));
    }
    return sum.value();
  }

 protected:
  explicit by_superuser(const place& p) : other_(shop_database::as_superuser(p)) {}
  /// To be called by the constructor, once the connection is open.
  void set_up(PGconn* handle) { handle_ = handle; }

 private:
  PGconn* handle_ = nullptr;
  libpq::connection other_;
  bool in_transaction_ = false;
};

}  // namespace side_by_side
