#pragma once
#include "sql_writer.hpp"

namespace rowscope::sql {

/// Writes expressions for SQLite. Every operation stands in parentheses, so that what it is part of never depends on
/// precedence.
class expression_writer : public sql_writer {
 public:
  using sql_writer::sql_writer;

 protected:
  ~expression_writer() = default;

  void put(const tree::expr& e);
  virtual void put(const tree::select& s) = 0;

 private:
  void put_call(const tree::expr& e);
  void put_date_part(const tree::expr& e);
  void put_window(const tree::expr& e);
  void put_choice(const tree::expr& e);
  void put_in(const tree::expr& e);
  void operands(const std::vector<tree::expr>& args, std::string_view separator);
};

}  // namespace rowscope::sql
