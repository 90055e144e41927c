#include "../attached/lint_rows.hpp"

#include "../../schema/postgresql/names.hpp"
#include "schema_check.hpp"
#include "table_checks.hpp"

namespace rowscope::detail::postgresql {
namespace {

bool is_integer(const live_column& c) {
  return c.base_type == "int2" || c.base_type == "int4" || c.base_type == "int8";
}

/// Row security keeps other tenants' rows from the application, so that a connection without a scope reads them.
class table_reader final : public row_reader {
 public:
  table_reader(const live_schema& live, postgresql_connection& all) : live_(live), all_(all) {}

  [[nodiscard]] const live_table* find(std::string_view table) const override {
    const live_table* found = live_.find(table);
    return found != nullptr && can_read(table) ? found : nullptr;
  }
  /// Of others PostgreSQL has no `=`; that a column is of the wrong type is told beside this.
  [[nodiscard]] bool can_compare(const live_column& a, const live_column& b) const override {
    return a.base_type == b.base_type || (is_integer(a) && is_integer(b));
  }
  [[nodiscard]] std::string in_sql(std::string_view table) const override { return qualified(table); }
  /// As texts, whatever the types are.
  [[nodiscard]] std::string equal(const std::string& a, const std::string& b) const override {
    return a + "::text = " + b + "::text COLLATE \"C\"";
  }
  [[nodiscard]] std::string count(const std::string& sql) const override {
    return PQgetvalue(all_.rows_of(sql.c_str()).get(), 0, 0);
  }

 private:
  [[nodiscard]] bool can_read(std::string_view table) const {
    const std::string name = qualified(table);
    const char* const texts[] = {name.c_str()};
    const result answer = all_.rows_of(
        "SELECT pg_catalog.has_schema_privilege('public', 'USAGE') AND pg_catalog.has_table_privilege($1, 'SELECT')",
        texts);
    return *PQgetvalue(answer.get(), 0, 0) == 't';
  }

  const live_schema& live_;
  postgresql_connection& all_;
};

}  // namespace

std::vector<finding> find_in_rows(postgresql_connection& all) {
  std::vector<finding> found;
  const live_schema live = read_schema(all);
  const check_context check{{all.schema(), live.form(), each_once(found), live.is_secured}, live};
  const table_reader reader(live, all);
  for (const table_info* t : all.schema().tables) {
    const live_table* table = t->is_view ? nullptr : reader.find(t->name);
    if (table != nullptr && table->kind == live_kind::table) lint_rows(check, reader, *t, *table);
  }
  return found;
}

}  // namespace rowscope::detail::postgresql
