// rowscope, and rowscope while a recorder is attached.
#include <rowscope/audit/json_lines.hpp>
#include <rowscope/audit/recorder.hpp>

#include "rowscope_connection.hpp"
#include "rowscope_works.hpp"

namespace side_by_side {
namespace {

/// What a recorder costs is what an execution pays for its record. Where records go is not: they are dropped.
class dropping_sink : public rs::audit::sink {
 public:
  void begin(const rs::audit::run_info&) override {}
  void write(std::span<const rs::audit::record>) override {}
  void end(const rs::audit::run_totals&) override {}
};

class rowscope_variant : public rowscope_connection {
 public:
  explicit rowscope_variant(const place& p) : rowscope_connection(p, {}) {}

  way find(const work& w) override { return w.what == task::integers_written_down ? way{} : repeating(w.what); }

 protected:
  way repeating(task what) {
    const rowscope_work one = rowscope_work_of(what);
    way w{[this, one](int n) {
            return repeat(n, [&](const arguments& a, checksum& sum) { one.once(session(a), a, sum); });
          },
          {}};
    const arguments any = argument_sequence().next();
    if (one.plan != nullptr) w.plan = one.plan(session(any), any);
    return w;
  }
};

class recorded_variant : public rowscope_variant {
 public:
  explicit recorded_variant(const place& p)
      : rowscope_variant(p),
        dropped_(std::make_shared<dropping_sink>(), {.ring = 4096}),
        written_(std::make_shared<rs::audit::json_lines_sink>(p.path + "." + p.name + ".records",
                                                              rs::audit::json_lines_options{.keep = 1}),
                 {.ring = 64}) {}

  way find(const work& w) override { return repeating(w.what); }
  void start(const work& w) override {
    rs::audit::recorder& to = w.what == task::integers_written_down ? written_ : dropped_;
    to.flush();  // so that the ring has room for all of the run
    watch_ = std::make_unique<rs::observation>(to);
    rowscope_variant::start(w);
  }
  void finish() override {
    rowscope_variant::finish();
    watch_.reset();
    if (dropped_.lost() + written_.lost() > 0) throw std::runtime_error("records were lost: " + written_.problem());
  }

 private:
  rs::audit::recorder dropped_, written_;
  std::unique_ptr<rs::observation> watch_{};
};

}  // namespace

std::unique_ptr<variant> open_rowscope(const place& p) { return std::make_unique<rowscope_variant>(p); }
std::unique_ptr<variant> open_rowscope_recorded(const place& p) { return std::make_unique<recorded_variant>(p); }

}  // namespace side_by_side
