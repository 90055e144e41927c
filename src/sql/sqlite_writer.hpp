#pragma once
#include "statement_writer.hpp"

namespace rowscope::sql {

/// Text for SQLite.
class sqlite_writer final : public statement_writer {
 public:
  using statement_writer::statement_writer;

 protected:
  using statement_writer::put;

  void put(const tree::expr& e) override;
  [[nodiscard]] std::string_view schema() const override { return "\"main\"."; }
  void put_bound_rows(const tree::source& s) override;
  void put_parts(const tree::select& s) override;
  void put_page(const tree::select& s) override;
  // OR ABORT: a conflict clause in the file's own schema must not erase or skip rows behind our back.
  [[nodiscard]] std::string_view insert_into() const override { return "INSERT OR ABORT INTO "; }
  [[nodiscard]] std::string_view update_verb() const override { return "UPDATE OR ABORT "; }
  void put_before_conflict(const tree::select& rows) override;
  void put_returning() override;

  void put_value(const tree::expr& e) override;
  void put_scope_value(const tree::expr& e) override;
  void put_like(const tree::expr& e) override;
  void put_date_part(const tree::expr& e) override;
  void put_in_list(const tree::expr& e) override;
  void put_bytewise(const tree::expr& e) override;
  void put_refuse(const tree::expr& e) override;
  void put_conflict(const tree::expr& e) override;
  void put_order(const tree::expr& by, bool descending) override;

 private:
  void parameter(std::uint16_t n);
  void put_part(const tree::select& s);

  bool is_returning_ = false;
};

}  // namespace rowscope::sql
