// SOCI's statement, prepared once with the variables that it reads and writes.
#include "soci_session.hpp"

namespace side_by_side {
namespace {

class statement_variant : public soci_variant {
 public:
  using soci_variant::soci_variant;

  way find(const work& w) override {
    const auto once = soci_work_of(sql_, w);
    return once ? repeating(w, once) : way{};
  }
};

}  // namespace

std::unique_ptr<variant> open_soci_statement(const place& p) { return std::make_unique<statement_variant>(p); }

}  // namespace side_by_side
