#include <rowscope/db/connection.hpp>

#include <algorithm>
#include <string>
#include <utility>

namespace rowscope::detail {
namespace {

std::string savepoint(std::string_view verb, std::size_t level) {
  return std::string(verb) + " rowscope_" + std::to_string(level);
}

/// A transaction that failed since its connection was lost is no mistake of the program's.
void check_not_lost(const connection& c, error_place place = {}) {
  if (!c.is_usable())
    throw connection_error(
        "the connection was lost in this transaction, and nothing was repeated; the next session has another one",
        std::move(place));
}

}  // namespace

void connection::check_accepts(tree::verb v, const error_place& place) const {
  if (is_accepted(v)) return;
  if (failed_) check_not_lost(*this, place);
  if (failed_)
    throw usage_error(
        "a statement has failed in this transaction; roll it back, or the savepoint around the statement, "
        "before the next one",
        place);
  throw usage_error(
      "a write in a read_batch(), or in a transaction that was begun as rs::read_only; write behind it, or in "
      "session.transaction()",
      place);
}

cursor& connection::acquire_other(const plan& p) {
  if (!is_accepted(p.verb)) check_accepts(p.verb, place_of(p));
  if (p.index >= cursors_.size()) cursors_.resize(p.index + std::size_t{1});
  for (cursor* c = cursors_[p.index]; c != nullptr; c = c->spare_)
    if (c->is_free()) return use(*c);

  check_tables(p);
  make_room();
  cursor& c = prepare(p);
  c.spare_ = std::exchange(cursors_[p.index], &c);
  ++kept_;
  return use(c);
}

// Goes over all of them: that takes less than preparing the one that there is to be room for.
void connection::make_room() noexcept {
  while (kept_ >= most_kept_) {
    cursor** oldest = nullptr;
    for (cursor*& first : cursors_)
      for (cursor** place = &first; *place != nullptr; place = &(*place)->spare_)
        if ((*place)->is_free() && (oldest == nullptr || (*place)->last_use_ < (*oldest)->last_use_)) oldest = place;
    if (oldest == nullptr) return;
    cursor& c = **oldest;
    *oldest = std::exchange(c.spare_, nullptr);
    close(c);
    --kept_;
  }
}

void connection::check_tables(const plan& p) const {
  for (const table_info* t : p.tables)
    if (!schema_.contains(*t))
      throw schema_error("the table " + std::string(t->name) +
                             " is not in the database's schema, so what scopes it was never checked; add it to "
                             "rs::schema<...>",
                         place_of(p, t->name));
}

std::string connection::explain(const plan& p) {
  check_tables(p);
  return query_plan(p);
}

// Whoever is told of an execution's end may run statements, so that cursors are added meanwhile.
void connection::close_all(std::size_t index) noexcept {
  for (cursor* c = cursors_[index]; c != nullptr; c = c->spare_)
    if (!c->is_free()) c->finish(outcome::failed);
  for (cursor* c = std::exchange(cursors_[index], nullptr); c != nullptr; --kept_)
    close(*std::exchange(c, std::exchange(c->spare_, nullptr)));
}

void connection::forget(const plan& p) noexcept {
  if (p.index < cursors_.size()) close_all(p.index);
}

bool connection::is_idle(const plan& p) const noexcept {
  if (p.index < cursors_.size())
    for (const cursor* c = cursors_[p.index]; c != nullptr; c = c->spare_)
      if (!c->is_free()) return false;
  return true;
}

bool connection::runs_guarded() const noexcept {
  for (const cursor* first : cursors_)
    for (const cursor* c = first; c != nullptr && c->made_from().is_guarded; c = c->spare_)
      if (!c->is_free() && c->at_row()) return true;
  return false;
}

void connection::close_cursors() noexcept {
  for (std::size_t i = 0; i < cursors_.size(); ++i) close_all(i);
  cursors_.clear();
}

std::uint64_t connection::begin(bool read_only) {
  if (failed_) throw usage_error("a statement has failed in this transaction; roll it back before the next one begins");
  open_.reserve(open_.size() + 1);
  try {
    if (!open_.empty())
      execute(savepoint("SAVEPOINT", open_.size() + 1).c_str());
    else
      run(read_only ? transaction_step::begin_reads : transaction_step::begin);
  } catch (...) {
    note_failure();
    throw;
  }
  open_.push_back(++last_begun_);
  if (read_only && read_only_level_ == 0) read_only_level_ = open_.size();
  update_accepted();
  return last_begun_;
}

void connection::commit(std::uint64_t transaction) {
  const std::size_t level = level_of(transaction);
  if (level == 0) throw usage_error("this transaction is over: the one around it was rolled back");
  if (level < open_.size())
    throw usage_error("a transaction inside of this one is still open; commit or roll it back first");
  if (failed_) check_not_lost(*this);
  if (failed_) throw usage_error("a statement has failed in this transaction; it can only be rolled back");
  if (!in_transaction())
    throw usage_error("the database has rolled this transaction back after an error; nothing is left to commit");
  try {
    if (level == 1)
      run(transaction_step::commit);
    else
      execute(savepoint("RELEASE", level).c_str());
  } catch (const busy&) {
    if (!in_transaction()) note_failure();
    throw;
  } catch (...) {
    // The database may have rolled it back, as on a full disk: the next statement must not be committed on its own.
    note_failure();
    throw;
  }
  open_.pop_back();
  update_accepted();
}

void connection::rollback(std::uint64_t transaction) noexcept {
  if (const std::size_t level = level_of(transaction); level > 0) roll_back_to(level);
}

void connection::roll_back_to(std::size_t level) noexcept {
  open_.resize(level - 1);
  if (failed_level_ >= level) failed_ = false;
  // After some errors the database has rolled all of it back by itself, savepoints too: the transaction around this one
  // is lost then, and must not look as if it went on.
  if (!undo(level) && !open_.empty()) {
    failed_ = true;
    failed_level_ = 1;
  }
  update_accepted();
}

std::size_t connection::level_of(std::uint64_t transaction) const noexcept {
  const auto found = std::ranges::find(open_, transaction);
  return found == open_.end() ? 0 : static_cast<std::size_t>(found - open_.begin()) + 1;
}

bool connection::undo(std::size_t level) noexcept {
  if (!in_transaction()) return false;
  try {
    if (level == 1) {
      run(transaction_step::roll_back);
    } else {
      execute(savepoint("ROLLBACK TO", level).c_str());
      execute(savepoint("RELEASE", level).c_str());
    }
    return true;
  } catch (...) {
    return false;
  }
}

trial::trial(connection& on)
    : on_(on),
      key_(on.last_key()),
      was_in_transaction_(on.in_transaction()),
      had_failed_(on.failed_),
      failed_level_(on.failed_level_) {
  on.begin_trial(!was_in_transaction_);
  on.failed_ = false;
  on.update_accepted();
}

trial::~trial() {
  bool undone = false;
  try {
    on_.end_trial(!was_in_transaction_);
    undone = true;
  } catch (const error&) {
    // The engine has rolled everything back by itself, as on a full disk.
  }
  on_.set_last_key(key_);
  on_.failed_ = had_failed_ || (!undone && was_in_transaction_);
  on_.failed_level_ = undone ? failed_level_ : 1;
  on_.update_accepted();
}

// On SQLite a savepoint outside of a transaction begins one.
void connection::begin_trial(bool) { execute("SAVEPOINT rowscope_tried"); }

void connection::end_trial(bool) {
  execute("ROLLBACK TO rowscope_tried");
  execute("RELEASE rowscope_tried");
}

std::optional<scope> connection::scope_of_all_rows(const scope&) { return std::nullopt; }

void connection::note_failure() noexcept {
  if (open_.empty()) return;
  if (!failed_) failed_level_ = open_.size();
  failed_ = true;
  if (!in_transaction()) failed_level_ = 1;
  update_accepted();
}

void connection::end_executions() noexcept {
  for (std::size_t i = 0; i < cursors_.size(); ++i)
    for (cursor* c = cursors_[i]; c != nullptr; c = c->spare_)
      if (!c->is_free()) c->finish(outcome::ok);
}

bool connection::clean() noexcept {
  end_executions();
  const bool is_fit = release();
  if (!open_.empty()) roll_back_to(1);
  return is_fit && !in_transaction();
}

}  // namespace rowscope::detail
