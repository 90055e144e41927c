#pragma once
#include <memory>

#include <soci/soci.h>

#include "lent_statement.hpp"

namespace rowscope::detail::sqlite {

/// The backend of a session of SOCI's under the guard: hands everything on to what is lent to it now.
class guarded_backend : public soci::details::session_backend {
 public:
  void begin() override { lent()->begin(); }
  void commit() override { lent()->commit(); }
  void rollback() override { lent()->rollback(); }
  bool get_last_insert_id(soci::session&, const std::string&, long long& value) override {
    value = lent()->gate().written_key();
    return true;
  }
  std::string get_dummy_from_table() const override { return lent()->real().get_dummy_from_table(); }
  std::string get_backend_name() const override { return "sqlite3"; }
  soci::details::statement_backend* make_statement_backend() override {
    std::shared_ptr<lent_session> of = lent();
    soci::details::session_backend& real = of->real();
    return new lent_statement(std::move(of), real.make_statement_backend());
  }
  soci::details::rowid_backend* make_rowid_backend() override { return lent()->real().make_rowid_backend(); }
  soci::details::blob_backend* make_blob_backend() override { return lent()->real().make_blob_backend(); }

 private:
  /// \throws usage_error where there is nothing
  [[nodiscard]] virtual std::shared_ptr<lent_session> lent() const = 0;
};

}  // namespace rowscope::detail::sqlite
