// The C API: with statements that are prepared once and kept, which is the reference, and with ones that are prepared
// for each operation.
#include "raw.hpp"

#include "by_hand.hpp"
#include "hand_written.hpp"

namespace side_by_side {
namespace {

class raw_variant : public hand_written {
 public:
  raw_variant(const place& p, bool keeps_statements, int mutex = 0)
      : connection_(opened(p), mutex), keeps_statements_(keeps_statements) {
    set_up(connection_.handle(), p);
  }

  way find(const work& w) override {
    if (w.what == task::integers_written_down && !keeps_statements_) return {};
    return with_task(w.what, [&]<task Task>() { return repeating<Task>(w); });
  }

 private:
  template <task Task>
  way repeating(const work& w) {
    if (keeps_statements_) {
      const auto kept = std::make_shared<raw::statement>(connection_, w.sql);
      return {[kept](int n) {
                return repeat(n, [&](const arguments& a, checksum& sum) { by_hand::once<Task>(*kept, a, sum); });
              },
              plan_of(w.sql)};
    }
    return {[sql = std::string_view(w.sql), handle = connection_.handle()](int n) {
              return repeat(n, [&](const arguments& a, checksum& sum) {
                raw::statement s(handle, sql, 0);
                by_hand::once<Task>(s, a, sum);
              });
            },
            plan_of(w.sql)};
  }

  raw::connection connection_;
  bool keeps_statements_;
};

}  // namespace

std::unique_ptr<variant> open_raw(const place& p) { return std::make_unique<raw_variant>(p, true); }
std::unique_ptr<variant> open_raw_without_mutex(const place& p) {
  return std::make_unique<raw_variant>(p, true, SQLITE_OPEN_NOMUTEX);
}
std::unique_ptr<variant> open_raw_prepared(const place& p) { return std::make_unique<raw_variant>(p, false); }

}  // namespace side_by_side
