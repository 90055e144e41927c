#include "hand_written.hpp"

#include "arguments.hpp"
#include "raw.hpp"

namespace side_by_side {
namespace {

void run(sqlite3* handle, const char* sql) {
  if (sqlite3_exec(handle, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
    throw std::runtime_error(sqlite3_errmsg(handle));
}

void copy_into(sqlite3* memory, const std::string& path) {
  const raw::connection file(path);
  sqlite3_backup* copy = sqlite3_backup_init(memory, "main", file.handle(), "main");
  sqlite3_backup_step(copy, -1);
  if (sqlite3_backup_finish(copy) != SQLITE_OK) throw std::runtime_error(sqlite3_errmsg(memory));
}

}  // namespace

void hand_written::set_up(sqlite3* handle, const place& p) {
  handle_ = handle;
  raw::set_up(handle);
  if (p.in_memory) copy_into(handle, p.path);
}

void hand_written::start(const work& w) {
  if (w.in_transaction) run(handle_, "BEGIN IMMEDIATE");
  in_transaction_ = w.in_transaction;
}

void hand_written::finish() {
  if (in_transaction_) run(handle_, "ROLLBACK");
  in_transaction_ = false;
}

std::uint64_t hand_written::content() {
  checksum sum;
  raw::statement items(handle_, "SELECT id, tenant_id, customer_id, qty, price, title, note FROM items ORDER BY id");
  while (items.step())
    sum.add(items.integer(0), items.integer(1), items.integer(2), items.small_integer(3), items.real(4), items.view(5),
            items.optional_view(6));
  raw::statement settings(handle_, "SELECT tenant_id, name, value FROM settings ORDER BY tenant_id, name");
  while (settings.step()) sum.add(settings.integer(0), settings.view(1), settings.view(2));
  return sum.value();
}

std::string hand_written::plan_of(const char* sql) const { return raw::plan_of(handle_, sql); }

}  // namespace side_by_side
