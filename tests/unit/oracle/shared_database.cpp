#include "shared_database.hpp"

#include <stdexcept>

#include "tables.hpp"
#include "tenant_rows.hpp"

namespace rowscope_tests::oracle {
namespace {

std::string empty_tables() {
  std::string sql;
  for (const char* table : table_names()) sql += std::string("DELETE FROM ") + table + ";";
  return sql;
}

const rs::table_info& declared(std::string_view name) {
  for (const rs::table_info* t : schema::info().tables)
    if (t->name == name) return *t;
  throw std::logic_error("no such table: " + std::string(name));
}

}  // namespace

shared_database::shared_database() : seen_(plain_database::is_postgresql() ? ":memory:" : file_.path()) {
  pristine_.execute(tables_ddl() + all_rows());
  if (plain_database::is_postgresql()) {
    file_.create(schema::info());
    seen_.execute(tables_ddl());
  }
  restore();
  db_.emplace(file_.open(schema::info(), {.pool_size = 2}));
}

void shared_database::restore() {
  if (plain_database::is_postgresql())
    file_.run("BEGIN;" + empty_tables() + all_rows() + "COMMIT");
  else
    seen_.restore(pristine_);
}

plain_connection& shared_database::rows() {
  if (plain_database::is_postgresql()) copy_from_postgresql();
  return seen_;
}

void shared_database::copy_from_postgresql() {
  std::string sql = "BEGIN;" + empty_tables();
  for (const char* table : table_names()) {
    std::string names, values;
    for (const rs::column_info& c : declared(table).columns) {
      names += (names.empty() ? "" : ", ") + std::string(c.name);
      values += (values.empty() ? "" : ", ") + ("quote_nullable(" + std::string(c.name) + ")");
    }
    for (const std::string& row : file_.rows("SELECT concat_ws(', ', " + values + ") FROM " + std::string(table)))
      sql += std::string("INSERT INTO ") + table + " (" + names + ") VALUES (" + row + ");";
  }
  seen_.execute(sql + "COMMIT");
}

}  // namespace rowscope_tests::oracle
