#pragma once
#include <memory>
#include <string>

#include "support/plain_database.hpp"
#include "support/tree_session.hpp"

struct sqlite3;

namespace rowscope_tests::oracle {

/// How a statement ended. What the library calls a scope_violation is a foreign key without its row for a database in
/// which the other tenants' rows do not exist.
enum class failure : std::uint8_t { none, foreign_key, primary_key, unique, not_null, other };

[[nodiscard]] std::string_view to_string(failure f) noexcept;

struct outcome {
  failure failed = failure::none;
  std::string message{};
  text_rows rows{};
  std::int64_t affected_rows = 0;
};

/// What the oracle's own triggers say of a foreign key that leads nowhere, or to another tenant.
inline constexpr const char* foreign_key_message = "oracle: no such row of the same tenant";

/// A plain sqlite3 connection, without rowscope.
class plain_connection {
 public:
  /// ":memory:", or a file.
  explicit plain_connection(const std::string& path = ":memory:");

  /// One or several statements. \throws std::runtime_error with SQLite's message
  void execute(const std::string& sql);
  [[nodiscard]] text_rows rows(const std::string& sql, const std::vector<tree_value>& parameters = {});
  /// A statement with its parameters in their order. Never throws for what the database answers.
  [[nodiscard]] outcome run(const std::string& sql, const std::vector<tree_value>& parameters);
  /// Becomes a copy of the other database.
  void restore(const plain_connection& from);
  [[nodiscard]] bool in_transaction() const;

 private:
  struct closer {
    void operator()(sqlite3* handle) const;
  };
  std::unique_ptr<sqlite3, closer> handle_;
};

}  // namespace rowscope_tests::oracle
