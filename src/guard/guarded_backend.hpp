#pragma once
#include <memory>

#include <soci/soci.h>

#include "lent_session.hpp"

namespace rowscope::detail {

/// The backend of a session of SOCI's under the guard: hands everything on to what is lent to it now.
class guarded_backend : public soci::details::session_backend {
 public:
  void begin() override { lent()->begin(); }
  void commit() override { lent()->commit(); }
  void rollback() override { lent()->rollback(); }
  bool get_last_insert_id(soci::session&, const std::string&, long long& value) override {
    return lent()->host().last_key(value);
  }
  bool get_next_sequence_value(soci::session& s, const std::string& sequence, long long& value) override {
    return lent()->host().soci_backend().get_next_sequence_value(s, sequence, value);
  }
  std::string get_dummy_from_table() const override { return lent()->host().soci_backend().get_dummy_from_table(); }
  std::string get_backend_name() const override { return lent()->host().soci_backend().get_backend_name(); }
  soci::details::statement_backend* make_statement_backend() override {
    std::shared_ptr<lent_session> of = lent();
    return of->host().make_statement(of).release();
  }
  soci::details::rowid_backend* make_rowid_backend() override {
    return lent()->host().soci_backend().make_rowid_backend();
  }
  soci::details::blob_backend* make_blob_backend() override { return lent()->host().make_blob().release(); }

 private:
  /// \throws usage_error where there is nothing
  [[nodiscard]] virtual std::shared_ptr<lent_session> lent() const = 0;
};

}  // namespace rowscope::detail
