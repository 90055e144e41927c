#pragma once
#include "query_maker.hpp"

namespace rowscope_tests::oracle {

/// Makes one random statement for a session that sees the part. \pre `list` lives as long
class statement_maker {
 public:
  statement_maker(const std::vector<std::uint16_t>& list, const part& p)
      : choices_(list), part_(p), query_(choices_, p, out_) {}

  made_statement make() &&;

 private:
  void insert();
  void insert_values(const rowscope::table_info& table);
  void insert_rows(const rowscope::table_info& table, bool own_tenants, bool each_key_once);
  void upsert(const rowscope::table_info& table);
  void update();
  void remove();
  void returning(std::string_view instance);
  void target(const rowscope::table_info& table);
  void common_tables();
  void condition_of_target();
  tree::expr new_value(const column_model& c, bool is_new_row);
  tree::expr value_from(const column_model& c, const std::vector<column_model>& source, std::int64_t shift);
  [[nodiscard]] std::string_view table_of(const std::vector<std::string_view>& tables);
  [[nodiscard]] std::int64_t tenant() const { return out_.only_tenant != 0 ? out_.only_tenant : tenant_; }
  void note_key(std::string_view table, std::string_view column);

  choices choices_;
  const part& part_;
  made_statement out_{};
  query_maker query_;
  std::int64_t tenant_ = 0;  ///< whose row is meant
};

}  // namespace rowscope_tests::oracle
