#include <rowscope/db/connection.hpp>

#include <string>

namespace rowscope::detail {
namespace {

std::string savepoint(std::string_view verb, std::uint32_t level) {
  return std::string(verb) + " rowscope_" + std::to_string(level);
}

}  // namespace

cursor& connection::acquire_other(const plan& p) {
  if (failed_)
    throw usage_error("a statement has failed in this transaction; roll it back, or the savepoint around the statement, "
                      "before the next one",
                      place_of(p));
  if (read_only_depth_ > 0 && p.verb != tree::verb::select)
    throw usage_error("this transaction was begun as rs::read_only; write in session.transaction()", place_of(p));
  if (p.index >= cursors_.size()) cursors_.resize(p.index + std::size_t{1});
  cursor** place = &cursors_[p.index];
  while (*place != nullptr && !(*place)->is_free()) place = &(*place)->spare_;
  if (*place != nullptr) return **place;

  for (const table_info* t : p.tables)
    if (!schema_.contains(*t))
      throw schema_error("the table " + std::string(t->name) +
                             " is not in the database's schema, so what scopes it was never checked; add it to "
                             "rs::schema<...>",
                         place_of(p, t->name));
  *place = &prepare(p);
  return **place;
}

std::uint32_t connection::begin(bool read_only) {
  if (failed_) throw usage_error("a statement has failed in this transaction; roll it back before the next one begins");
  try {
    if (depth_ > 0)
      execute(savepoint("SAVEPOINT", depth_ + 1).c_str());
    else
      execute(read_only ? "BEGIN DEFERRED" : "BEGIN IMMEDIATE");
  } catch (...) {
    note_failure();
    throw;
  }
  ++depth_;
  if (read_only && read_only_depth_ == 0) read_only_depth_ = depth_;
  update_restriction();
  return depth_;
}

void connection::commit(std::uint32_t level) {
  if (level > depth_) throw usage_error("this transaction is over: the one around it was committed or rolled back");
  if (level < depth_) throw usage_error("a transaction inside of this one is still open; commit or roll it back first");
  if (failed_) throw usage_error("a statement has failed in this transaction; it can only be rolled back");
  if (!in_transaction())
    throw usage_error("the database has rolled this transaction back after an error; nothing is left to commit");
  if (level == 1)
    execute("COMMIT");
  else
    execute(savepoint("RELEASE", level).c_str());
  --depth_;
  if (read_only_depth_ > depth_) read_only_depth_ = 0;
  update_restriction();
}

void connection::rollback(std::uint32_t level) noexcept {
  if (level > depth_) return;
  depth_ = level - 1;
  if (failed_depth_ >= level) failed_ = false;
  if (read_only_depth_ > depth_) read_only_depth_ = 0;
  // After some errors the database has rolled all of it back by itself, savepoints too: the transaction around this one
  // is lost then, and must not look as if it went on.
  if (!undo(level) && depth_ > 0) {
    failed_ = true;
    failed_depth_ = 1;
  }
  update_restriction();
}

bool connection::undo(std::uint32_t level) noexcept {
  if (!in_transaction()) return false;
  try {
    if (level == 1) {
      execute("ROLLBACK");
    } else {
      execute(savepoint("ROLLBACK TO", level).c_str());
      execute(savepoint("RELEASE", level).c_str());
    }
    return true;
  } catch (const error&) {
    return false;
  }
}

void connection::note_failure() noexcept {
  if (depth_ == 0) return;
  if (!failed_) failed_depth_ = depth_;
  failed_ = true;
  if (!in_transaction()) failed_depth_ = 1;
  update_restriction();
}

void connection::end_executions() noexcept {
  for (cursor* first : cursors_)
    for (cursor* c = first; c != nullptr; c = c->spare_)
      if (!c->is_free()) c->finish(outcome::ok);
}

bool connection::clean() noexcept {
  end_executions();
  rollback(1);
  return !in_transaction();
}

}  // namespace rowscope::detail
