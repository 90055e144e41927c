#pragma once
#include <string>

#include "variant.hpp"

struct sqlite3;

namespace side_by_side {

/// What the variants without rowscope have in common: the same set-up of the connection, and what is not measured.
class hand_written : public variant {
 public:
  void start(const work& w) override;
  void finish() override;
  std::uint64_t content() override;

 protected:
  /// To be called by the constructor, once the connection is open.
  void set_up(sqlite3* handle, const place& p);
  [[nodiscard]] static std::string opened(const place& p) { return p.in_memory ? ":memory:" : p.path; }
  [[nodiscard]] std::string plan_of(const char* sql) const;

 private:
  sqlite3* handle_ = nullptr;
  bool in_transaction_ = false;
};

}  // namespace side_by_side
