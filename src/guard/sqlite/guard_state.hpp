#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <rowscope/context/scope.hpp>
#include <rowscope/db/guard.hpp>
#include <rowscope/schema/schema.hpp>

namespace rowscope::detail::sqlite {

/// What the views, the functions and the authorizer of one connection's guard have in common.
struct guard_state {
  guard_state(const schema_info& tables, const guard& modes);

  schema_info schema;
  guard options;
  /// Begins the names of everything that is trusted. 128 random bits, in letters; new for each connection.
  std::string secret;

  std::map<std::string, const table_info*, std::less<>> declared;  ///< by their names in small letters
  std::set<std::string, std::less<>> others;         ///< what else the database has: tables, views, virtual tables
  std::set<std::string, std::less<>> other_tables;   ///< those of main that have rows of their own
  std::set<std::string, std::less<>> stored_views;   ///< of all files, also the declared ones
  std::set<std::string, std::less<>> files;          ///< the names of the connection's databases, but for temp
  std::set<std::string, std::less<>> own_functions;  ///< that the application has registered
  std::set<std::string, std::less<>> computed;       ///< tables with a column that is computed as it is read
  std::vector<std::string> dimensions;               ///< by their numbers in rowscope_scope()

  std::set<std::string, std::less<>> trusted;  ///< the inner views and the triggers, by their whole names

  std::vector<std::optional<tenant>> values;  ///< of the dimensions: what raw SQL sees now
  std::string refused;                        ///< the sentence of what the authorizer has refused last
  std::string would_refuse;                   ///< the same of what runs as it is written all the same; the first one

  // Of the statement that is being prepared, which SQLite may do again when it is stepped.
  bool names_rowid = false;        ///< its text does; SQLite itself may do it too
  bool writes_as_written = false;  ///< what it writes is a table in report mode

  /// Whether everything runs as it is written: all tables are in report mode.
  [[nodiscard]] bool is_open() const noexcept { return is_open_; }
  /// Whether a statement may name tables that are in report mode.
  [[nodiscard]] bool reports() const noexcept { return reports_; }
  [[nodiscard]] raw_mode mode_of(const table_info& table) const noexcept { return options.mode_of(table); }
  /// Whether the connection has a view of the table, that its name means; else it means the table itself.
  [[nodiscard]] bool has_view(const table_info& table) const noexcept;
  /// Whether a statement uses what has this name as it is written, though no rule of the guard lets it.
  [[nodiscard]] bool is_as_written(std::string_view name) const;
  [[nodiscard]] std::string inner_name(const table_info& table) const { return secret + std::string(table.name); }
  [[nodiscard]] bool is_trusted(const char* name) const noexcept {
    return name != nullptr && trusted.contains(std::string_view(name));
  }
  [[nodiscard]] const table_info* find(std::string_view name) const;

 private:
  bool is_open_ = false;
  bool reports_ = false;
};

/// Whether raw SQL can see the table at all. A view of the user's own is none of it: what it reads could not be told
/// from what a statement reads.
[[nodiscard]] bool is_guarded(const table_info& table) noexcept;

}  // namespace rowscope::detail::sqlite
