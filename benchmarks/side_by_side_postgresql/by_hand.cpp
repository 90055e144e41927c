// libpq and SOCI's statement, both prepared once, with the tenant written by hand.
#include "../side_by_side/by_hand.hpp"

#include <soci/postgresql/soci-postgresql.h>

#include "../side_by_side/soci_works.hpp"
#include "by_superuser.hpp"
#include "on_postgresql.hpp"

namespace side_by_side {
namespace {

/// A way whose operations are each between `begin` and `commit`, where the work says so.
template <class Once, class Begin, class Commit>
way repeating(const work& w, Once once, Begin begin, Commit commit) {
  if (!w.begins) return {[once](int n) { return repeat(n, once, argument_sequence::of_one_tenant()); }};
  return {[=](int n) {
    return repeat(
        n,
        [&](const arguments& a, checksum& sum) {
          begin();
          once(a, sum);
          commit();
        },
        argument_sequence::of_one_tenant());
  }};
}

class libpq_variant : public by_superuser {
 public:
  explicit libpq_variant(const place& p) : by_superuser(p), connection_(shop_database::as_superuser(p)) {
    set_up(connection_.handle());
  }

  way find(const work& w) override {
    return with_task(w.what, [&]<task Task>() -> way {
      PGconn* const handle = connection_.handle();
      const auto kept = std::make_shared<libpq::statement>(handle, "by_hand_" + std::to_string(++prepared_), w.sql);
      return repeating(
          w, [kept](const arguments& a, checksum& sum) { by_hand::once<Task>(*kept, a, sum); },
          [handle] { libpq::run(handle, "BEGIN"); }, [handle] { libpq::run(handle, "COMMIT"); });
    });
  }

 private:
  libpq::connection connection_;
  int prepared_ = 0;
};

class soci_on_postgresql : public by_superuser {
 public:
  explicit soci_on_postgresql(const place& p)
      : by_superuser(p), sql_(soci::postgresql, shop_database::as_superuser(p)) {
    set_up(static_cast<soci::postgresql_session_backend*>(sql_.get_backend())->conn_);
  }

  way find(const work& w) override {
    const auto once = soci_work_of(sql_, w);
    if (!once) return {};
    return repeating(
        w, once, [this] { sql_.begin(); }, [this] { sql_.commit(); });
  }

 private:
  soci::session sql_;
};

}  // namespace

std::unique_ptr<variant> open_libpq(const place& p) { return std::make_unique<libpq_variant>(p); }
std::unique_ptr<variant> open_soci_on_postgresql(const place& p) { return std::make_unique<soci_on_postgresql>(p); }

}  // namespace side_by_side
