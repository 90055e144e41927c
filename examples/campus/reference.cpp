#include "reference.hpp"

#include <sqlite3.h>

#include <stdexcept>

namespace campus {
namespace {

/// A prepared statement; the first parameter, if it has one, is the tenant.
class query {
 public:
  query(sqlite3* connection, std::string_view sql, std::string_view tenant = {}) : connection_(connection) {
    check(sqlite3_prepare_v2(connection, sql.data(), static_cast<int>(sql.size()), &statement_, nullptr));
    if (sqlite3_bind_parameter_count(statement_) == 1)
      check(sqlite3_bind_text(statement_, 1, tenant.data(), static_cast<int>(tenant.size()), SQLITE_TRANSIENT));
  }
  ~query() { sqlite3_finalize(statement_); }
  query(const query&) = delete;
  query& operator=(const query&) = delete;

  bool next() {
    const int result = sqlite3_step(statement_);
    if (result != SQLITE_ROW && result != SQLITE_DONE) check(result);
    return result == SQLITE_ROW;
  }
  std::int64_t integer(int column) const { return sqlite3_column_int64(statement_, column); }
  std::string text(int column) const {
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    return {text, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
  }

 private:
  void check(int result) {
    if (result != SQLITE_OK) throw std::runtime_error(sqlite3_errmsg(connection_));
  }

  sqlite3* connection_;
  sqlite3_stmt* statement_ = nullptr;
};

std::int64_t number(sqlite3* connection, std::string_view sql, std::string_view tenant = {}) {
  query q(connection, sql, tenant);
  q.next();
  return q.integer(0);
}

}  // namespace

void reference::closer::operator()(sqlite3* connection) const { sqlite3_close(connection); }

reference::reference(const std::filesystem::path& file) {
  sqlite3* connection = nullptr;
  const int result = sqlite3_open_v2(file.c_str(), &connection, SQLITE_OPEN_READWRITE, nullptr);
  connection_.reset(connection);
  if (result != SQLITE_OK) throw std::runtime_error(file.string() + ": " + sqlite3_errstr(result));
  sqlite3_busy_timeout(connection, 5000);
  // The naive join has no index to go by, and takes minutes until SQLite knows how many rows there are.
  query(connection, "ANALYZE").next();
  query(connection, "PRAGMA query_only = ON").next();
}

std::vector<std::string> reference::tenants() const {
  std::vector<std::string> tenants;
  query q(connection_.get(), "SELECT DISTINCT code_module FROM courses ORDER BY code_module");
  while (q.next()) tenants.push_back(q.text(0));
  return tenants;
}

reference_numbers reference::numbers(std::string_view tenant) const {
  auto* const c = connection_.get();
  return {.students = number(c, "SELECT count(*) FROM studentInfo WHERE code_module = ?", tenant),
          .submissions = number(c,
                                "SELECT count(*) FROM studentAssessment JOIN assessments USING (id_assessment)"
                                " WHERE code_module = ?",
                                tenant),
          // The bug that everybody writes once: the join brings in a second table, and nobody filters it.
          .naive_join = number(c,
                               "SELECT count(*) FROM studentInfo JOIN studentAssessment USING (id_student)"
                               " WHERE studentInfo.code_module = ?",
                               tenant),
          .naive_join_foreign = number(c,
                                       "SELECT count(*) FROM studentInfo JOIN studentAssessment USING (id_student)"
                                       " JOIN assessments USING (id_assessment)"
                                       " WHERE studentInfo.code_module = ?"
                                       " AND assessments.code_module <> studentInfo.code_module",
                                       tenant)};
}

std::unordered_map<std::int64_t, std::string> reference::owners() const {
  std::unordered_map<std::int64_t, std::string> owners;
  query q(connection_.get(), "SELECT id_assessment, code_module FROM assessments");
  while (q.next()) owners.emplace(q.integer(0), q.text(1));
  return owners;
}

std::vector<submission> reference::submissions(std::string_view tenant) const {
  std::vector<submission> rows;
  query q(connection_.get(),
          "SELECT id_assessment, id_student, date_submitted, is_banked FROM studentAssessment"
          " WHERE id_assessment IN (SELECT id_assessment FROM assessments WHERE code_module = ?)"
          " ORDER BY id_assessment, id_student",
          tenant);
  while (q.next()) rows.push_back({q.integer(0), q.integer(1), static_cast<int>(q.integer(2)), q.integer(3) != 0});
  return rows;
}

std::vector<std::int64_t> reference::assessments(std::string_view tenant) const {
  std::vector<std::int64_t> ids;
  query q(connection_.get(), "SELECT id_assessment FROM assessments WHERE code_module = ? ORDER BY id_assessment",
          tenant);
  while (q.next()) ids.push_back(q.integer(0));
  return ids;
}

std::int64_t reference::unused_assessment() const {
  return number(connection_.get(), "SELECT max(id_assessment) + 1 FROM assessments");
}

std::int64_t reference::unused_student() const {
  return number(connection_.get(), "SELECT max(id_student) + 1 FROM studentAssessment");
}

}  // namespace campus
