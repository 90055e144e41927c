#pragma once
#include "expression_writer.hpp"

namespace rowscope::sql {

/// Writes a statement; what differs from database to database is virtual. Base tables are always named with their
/// schema, so that no temporary table, view or common table expression of the same name can stand in for one; columns
/// are always qualified by their instance.
class statement_writer : public expression_writer {
 public:
  explicit statement_writer(const tree::statement& s) : expression_writer(s.value_count), statement_(s) {}

  sql_text write() &&;
  /// A select beside the statement, with the statement's values.
  sql_text write(const tree::select& alone) &&;

 protected:
  ~statement_writer() = default;
  using expression_writer::put;

  [[nodiscard]] const tree::statement& statement() const { return statement_; }

  /// In quotes, with the point behind it.
  [[nodiscard]] virtual std::string_view schema() const = 0;
  virtual void put_bound_rows(const tree::source& s) = 0;
  void put(const tree::select& s) override;
  void with(const tree::select& s);
  virtual void put_output(const tree::output& o);
  virtual void put_having(const tree::expr& condition) { put(condition); }
  /// The select itself and its set operations.
  virtual void put_parts(const tree::select& s) = 0;
  virtual void put_page(const tree::select& s) = 0;
  [[nodiscard]] virtual std::string_view insert_into() const = 0;
  [[nodiscard]] virtual std::string_view update_verb() const = 0;
  /// Between the rows of a select that are inserted and ON CONFLICT.
  virtual void put_before_conflict(const tree::select& rows) = 0;
  virtual void put_returning();

  static std::string_view keyword(tree::set_operation operation);
  void put_core(const tree::select& s);
  void as(std::string_view instance);

 private:
  void table(const tree::source& s);
  void put_source(const tree::source& s);
  void join(const tree::join& j);
  void where(const tree::select& s);
  void insert();
  void conflict(const tree::conflict_clause& c);
  void set(const std::vector<tree::assignment>& assignments);
  void update();

  const tree::statement& statement_;
};

}  // namespace rowscope::sql
