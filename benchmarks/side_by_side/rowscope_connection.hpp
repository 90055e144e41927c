#pragma once
#include <memory>
#include <vector>

#include "arguments.hpp"
#include "tables.hpp"
#include "variant.hpp"

namespace side_by_side {

/// A database that is opened by rowscope, with a session of each tenant on its one connection, and what is not
/// measured.
class rowscope_connection : public variant {
 public:
  void start(const work& w) override;
  void finish() override;
  std::uint64_t content() override;

 protected:
  rowscope_connection(const place& p, const rs::sqlite_options& options);

  rs::session& session(const arguments& a) { return sessions_[static_cast<std::size_t>(a.tenant)]; }

 private:
  rs::database db_;
  rs::unscoped_session all_;
  std::vector<rs::session> sessions_{};  ///< by tenant
  std::unique_ptr<rs::transaction> transaction_{};
};

}  // namespace side_by_side
