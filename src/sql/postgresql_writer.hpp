#pragma once
#include "expression_types.hpp"
#include "statement_writer.hpp"

namespace rowscope::sql {

/// Text for PostgreSQL, 13 and later. A statement means there what it means on SQLite: texts are ordered by their
/// bytes, NULL stands before everything else, a division by zero gives NULL.
///
/// Each parameter is cast to its type where it stands, so that the server never guesses one from what is beside it.
class postgresql_writer final : public statement_writer {
 public:
  /// \param beside a select with values of the statement that is no part of it; may be null
  postgresql_writer(const tree::statement& s, const tree::select* beside);

  sql_text write() &&;
  sql_text write(const tree::select& alone) &&;

 protected:
  [[nodiscard]] std::string_view schema() const override { return "\"public\"."; }
  void put_bound_rows(const tree::source& s) override;
  void put(const tree::select& s) override;
  void put_output(const tree::output& o) override;
  void put_having(const tree::expr& condition) override;
  void put_parts(const tree::select& s) override;
  void put_page(const tree::select& s) override;
  [[nodiscard]] std::string_view insert_into() const override { return "INSERT INTO "; }
  [[nodiscard]] std::string_view update_verb() const override { return "UPDATE "; }
  void put_before_conflict(const tree::select&) override {}
  void put_returning() override;

  void put(const tree::expr& e) override;
  void put_value(const tree::expr& e) override;
  void put_scope_value(const tree::expr& e) override;
  void put_infix(const tree::expr& e) override;
  void put_between(const tree::expr& e) override;
  void put_like(const tree::expr& e) override;
  void put_date_part(const tree::expr& e) override;
  void put_call(const tree::expr& e) override;
  void put_window(const tree::expr& e) override;
  void put_window_function(const tree::expr& e) override { put_function(e); }
  void put_in_list(const tree::expr& e) override;
  void put_bytewise(const tree::expr& e) override;
  void put_refuse(const tree::expr& e) override;
  void put_conflict(const tree::expr& e) override;
  void put_order(const tree::expr& by, bool descending) override;

 private:
  void parameter(std::uint16_t n, const known_type& type, bool is_list = false);
  /// With an order by bytes, where it is a text.
  void put_ordered(const tree::expr& e);
  void put_columns_of_bound_rows();
  void put_order_of_select(const tree::select& s, const tree::order_term& t);
  void put_remainder(const tree::expr& a, const tree::expr& b);
  void put_required(const tree::expr& checked, const tree::expr& refusal);
  /// The call without what stands around it and its window.
  void put_function(const tree::expr& e);
  void put_least_or_greatest(const tree::expr& e, bool least);
  void put_cast(const tree::expr& e, std::string_view type);
  /// A text, as its bytes are.
  void put_bytes(const tree::expr& e);
  template <class Put>
  void put_with_arguments(std::string_view function, const Put& put_arguments) {
    text(function);
    in_parentheses(put_arguments);
  }
  [[nodiscard]] known_type type_of_argument(const tree::expr& call) const;

  expression_types types_;
  std::vector<known_type> bound_columns_;
  const tree::select* grouped_ = nullptr;  ///< whose GROUP BY what is written now may repeat
  bool collates_outputs_ = false;          ///< the outputs are ordered by
  bool is_part_of_ordered_ = false;
};

}  // namespace rowscope::sql
