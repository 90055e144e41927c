#pragma once
#include <memory>

#include "schema_query.hpp"

namespace rowscope::detail::sqlite {

/// A statement of the library's own about the schema, prepared once and run for one table after the other.
class schema_statement {
 public:
  /// \param doing what an error says: "reading the schema"
  schema_statement(sqlite_connection& connection, std::string_view sql, const char* doing = "reading the schema");

  /// Texts in, texts out; NULL comes as "".
  [[nodiscard]] std::vector<std::vector<std::string>> rows(const std::vector<std::string_view>& arguments) const;

 private:
  struct finalizer {
    void operator()(sqlite3_stmt* s) const;
  };

  sqlite_connection& connection_;
  const char* doing_;
  std::unique_ptr<sqlite3_stmt, finalizer> statement_;
};

}  // namespace rowscope::detail::sqlite
