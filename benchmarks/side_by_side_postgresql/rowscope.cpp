#include "../side_by_side/rowscope_works.hpp"
#include "../side_by_side/shop.hpp"
#include "on_postgresql.hpp"
#include "shop_database.hpp"

namespace side_by_side {
namespace {

/// A database of one connection with a session of the tenant that the works are for.
class rowscope_on_postgresql : public variant {
 public:
  explicit rowscope_on_postgresql(const place& p) : superuser_(shop_database::as_superuser(p)) {
    shop_database::secure_while(p, [&] {
      db_.emplace(
          rs::postgresql(shop_database::as_application(p), {.signing_key = shop_database::signing_key, .pool_size = 1}),
          shop{});
      session_.emplace(db_->for_tenant(argument_sequence::of_one_tenant().next().tenant));
    });
  }

  way find(const work& w) override {
    const auto once = rowscope_work_of(w.what).once;
    rs::session& s = *session_;
    if (!w.begins)
      return {[once, &s](int n) {
        return repeat(
            n, [&](const arguments& a, checksum& sum) { once(s, a, sum); }, argument_sequence::of_one_tenant());
      }};
    return {[once, &s](int n) {
      return repeat(
          n,
          [&](const arguments& a, checksum& sum) {
            auto transaction = s.transaction();
            once(s, a, sum);
            transaction.commit();
          },
          argument_sequence::of_one_tenant());
    }};
  }
  void start(const work& w) override {
    if (w.writes) shop_database::restart_keys(superuser_);
    if (w.in_transaction) transaction_.reset(new rs::transaction(session_->transaction()));
  }
  void finish() override { transaction_.reset(); }
  std::uint64_t content() override { return content_of(*session_); }

 private:
  libpq::connection superuser_;
  std::optional<rs::database> db_{};
  std::optional<rs::session> session_{};
  std::unique_ptr<rs::transaction> transaction_{};
};

}  // namespace

std::unique_ptr<variant> open_rowscope_on_postgresql(const place& p) {
  return std::make_unique<rowscope_on_postgresql>(p);
}

}  // namespace side_by_side
