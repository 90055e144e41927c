#pragma once
#include <rowscope/db/lint.hpp>

#include "scoped_database.hpp"

namespace rowscope_tests {

/// A database whose tables others have made or changed, and what the library says of it.
class attached_database : public postgresql_database {
 public:
  /// \param sql the owner's, before the DDL. Where the tables are such that the DDL fails, it is undone.
  template <class... Tables>
  attached_database(const rowscope::schema<Tables...>&, const std::string& sql)
      : schema_(rowscope::schema<Tables...>::info()) {
    postgresql_connection c = owner();
    if (!sql.empty()) c.run(sql);
    try {
      run_ddl();
    } catch (const postgresql_failure& f) {
      ddl_failed_ = f.what();
    }
  }

  /// As the owner, in one transaction.
  void run_ddl() const {
    postgresql_connection c = owner();
    c.run("BEGIN");
    c.run(rowscope::ddl(schema_, {.application_role = application_role(), .unscoped_role = unscoped_role()}));
    set_signing_key(c);
    c.run("COMMIT");
  }
  /// Why the DDL did not run; empty where it did.
  [[nodiscard]] const std::string& ddl_failed() const noexcept { return ddl_failed_; }

  [[nodiscard]] rowscope::postgresql_source source() const {
    return rowscope::postgresql(
        application_string(),
        {.signing_key = signing_key, .unscoped = unscoped_string(), .owner = owner_string(), .pool_size = 2});
  }
  [[nodiscard]] rowscope::database open(rowscope::attach how = rowscope::attach::checked) const {
    return {source(), schema_, how};
  }
  /// What the schema_error says; "accepted" where there is none.
  [[nodiscard]] std::string refusal(rowscope::attach how = rowscope::attach::checked) const {
    try {
      (void)open(how);
    } catch (const rowscope::schema_error& e) {
      return e.what();
    }
    return "accepted";
  }
  [[nodiscard]] std::vector<rowscope::finding> lint() const { return rowscope::lint(source(), schema_); }
  /// Severity, id and table of each finding.
  [[nodiscard]] text_rows findings() const {
    text_rows all;
    for (const rowscope::finding& f : lint())
      all.push_back(std::string(to_string(f.level)) + "|" + f.id + "|" + f.table);
    return all;
  }

 private:
  rowscope::schema_info schema_;
  std::string ddl_failed_;
};

}  // namespace rowscope_tests
