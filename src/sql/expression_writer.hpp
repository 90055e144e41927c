#pragma once
#include "sql_writer.hpp"

namespace rowscope::sql {

/// Writes what expressions have in common on all databases. Every operation stands in parentheses, so that what it is
/// part of never depends on precedence.
class expression_writer : public sql_writer {
 public:
  using sql_writer::sql_writer;

 protected:
  ~expression_writer() = default;

  virtual void put(const tree::expr& e);
  virtual void put(const tree::select& s) = 0;

  virtual void put_value(const tree::expr& e) = 0;
  virtual void put_scope_value(const tree::expr& e) = 0;
  virtual void put_infix(const tree::expr& e);
  virtual void put_between(const tree::expr& e);
  virtual void put_like(const tree::expr& e) = 0;
  virtual void put_date_part(const tree::expr& e) = 0;
  virtual void put_call(const tree::expr& e);
  virtual void put_window(const tree::expr& e);
  /// What stands before OVER.
  virtual void put_window_function(const tree::expr& e) { put(e); }
  /// Whether the operand is an element of a bound list; parentheses are around it.
  virtual void put_in_list(const tree::expr& e) = 0;
  virtual void put_bytewise(const tree::expr& e) = 0;
  virtual void put_refuse(const tree::expr& e) = 0;
  virtual void put_conflict(const tree::expr& e) = 0;
  /// A term of ORDER BY, of a select or of a window.
  virtual void put_order(const tree::expr& by, bool descending) = 0;

  void operands(const std::vector<tree::expr>& args, std::string_view separator);

 private:
  void put_choice(const tree::expr& e);
  void put_in_rows(const tree::expr& e);
};

}  // namespace rowscope::sql
