#pragma once
#include <memory>

#include "paired.hpp"

/// What a position is tried on: tables with rows of three tenants, in which every row out of the scope is poison, and a
/// database that holds the rows of the scope and no other.
namespace rowscope_tests::positions {

enum class form { one, set, empty, unscoped };
inline constexpr form forms[] = {form::one, form::set, form::empty, form::unscoped};
const char* to_string(form f);

enum class indexes {
  declared,  ///< as our DDL makes them: they begin with what tells the tenant
  none,      ///< only the primary keys
  covering,  ///< such as begin with what a term can fail on, and do not contain what tells the tenant
};
const char* to_string(indexes i);

/// What holds a session on PostgreSQL inside of its tenant.
enum class net {
  both,
  row_security,  ///< alone: the scope pass is switched off, which only the test-only build of the library can
  scope_pass,    ///< alone: the tables have no row-level security
};
/// That of this run, by the environment variable ROWSCOPE_MATRIX_NET.
net tried_net();

/// A table that stands in a position.
struct subject {
  std::string rule;  ///< how it is scoped
  const rs::table_info* table = nullptr;
  std::vector<std::string> key{"id"};        ///< its primary key
  std::vector<std::string> links{};          ///< its foreign keys
  std::vector<std::string> scope_columns{};  ///< filled in by a session, named by an unscoped one
  const rs::table_info* parent = nullptr;    ///< where it is scoped through another
  std::string parent_key{};
  std::string owner{};       ///< SQL: the tenant of the row of instance t; empty where it may have many, or none
  bool is_removable = true;  ///< no rows of others point to it
  bool needs_event = false;
  std::int64_t own_key = 11;
  std::int64_t foreign_key = 21;
};

/// The tables of one type of tenants.
struct family {
  std::string name;
  std::vector<subject> subjects;
  const rs::table_info* words;       ///< shared
  const rs::table_info* notes;       ///< with a tenant column
  const rs::table_info* logs;        ///< that is written
  std::vector<std::string> tenants;  ///< the SQL literal of tenant 1, 2, 3
};
const family& numbers();
const family& texts_family();

class world {
 public:
  world(const family& of, form f, indexes i);
  world(const world&) = delete;
  world& operator=(const world&) = delete;
  ~world();

  /// Runs in a session of the scope.
  tree_result run(const subject& s, const tree::statement& statement, const std::vector<tree_value>& values);
  /// The same for a write, which is undone again. `after` are the rows that it leaves, also where it throws.
  tree_result run_and_undo(const subject& s, const tree::statement& statement, const std::vector<tree_value>& values,
                           text_rows& after);
  /// The rows of plain SQL over what is in the scope.
  text_rows expected(const std::string& sql) { return own_.rows(sql); }
  /// The same for a write, which is undone again. `contents` are the rows that there would be.
  text_rows expected_write(const std::string& sql, text_rows& contents);

  /// As long as it lives, nothing is written, and no statement takes locks of its own.
  struct stillness;
  std::shared_ptr<stillness> hold_still();

  /// Every row of every table, sorted.
  [[nodiscard]] const text_rows& contents() const { return before_; }
  /// Of the shared database: those that are not in the scope.
  [[nodiscard]] const text_rows& foreign() const { return foreign_; }

 private:
  text_rows all_rows(plain_database& file);
  void keep_rows();
  void restore();
  void prepare_postgresql();

  plain_database shared_;
  plain_database own_{plain_database::engine::sqlite};
  text_rows tables_{};
  std::string dump_, dump_on_postgresql_;
  text_rows before_;
  text_rows foreign_;
  struct opened;
  std::unique_ptr<opened> opened_;
};

}  // namespace rowscope_tests::positions
