#include "comparison.hpp"

#include <algorithm>
#include <memory>

#include <rowscope/enforce/scope_pass.hpp>
#include <rowscope/sql/render.hpp>

#include "statement_maker.hpp"
#include "tables.hpp"

namespace rowscope_tests::oracle {
namespace {

/// Who shares a session with whom. Each tenant is in one part, so that every separate database sees all that changes
/// it.
const std::vector<std::vector<part>>& sharings() {
  static const std::vector<std::vector<part>> all{
      {{{1}}, {{2}}, {{3}}}, {{{1}, {7}}, {{2}, {7}}, {{3}, {8}}}, {{{1, 2}}, {{3}}}, {{{1}, {7, 8}}, {{2, 3}, {7}}},
      {{{1, 2, 3}, {7, 8}}}, {{{2}, {8}}, {{}, {7}}, {{1, 3}}},
  };
  return all;
}

std::string list(const std::vector<std::int64_t>& values) {
  std::string text;
  for (const std::int64_t v : values) text += (text.empty() ? "" : ", ") + std::to_string(v);
  return "{" + text + "}";
}

failure failure_of(const rs::constraint_error& e) {
  switch (e.kind()) {
    case rs::constraint_kind::foreign_key: return failure::foreign_key;
    case rs::constraint_kind::primary_key: return failure::primary_key;
    case rs::constraint_kind::unique: return failure::unique;
    case rs::constraint_kind::not_null: return failure::not_null;
    default: return failure::other;
  }
}

template <class Session>
outcome run_in(Session& session, const made_statement& s) {
  try {
    tree_result result = run_tree(session, s.what, s.values);
    return {failure::none, "", std::move(result.rows), result.affected_rows};
  } catch (const rs::scope_violation& e) {
    return {failure::foreign_key, e.what()};
  } catch (const rs::constraint_error& e) {
    return {failure_of(e), e.what()};
  } catch (const rs::error& e) {
    return {failure::other, e.what()};
  }
}

std::string described(const outcome& o) {
  if (o.failed != failure::none) return std::string(to_string(o.failed)) + ": " + o.message;
  std::string text = std::to_string(o.affected_rows) + " changed";
  for (const std::string& row : o.rows) text += "\n      " + row;
  return text;
}

}  // namespace

/// One program, from its first step to the comparison of all data.
class comparison::one_run {
 public:
  one_run(comparison& c, const program& p)
      : comparison_(c),
        parts_(sharings()[p.sharing % sharings().size()]),
        everyone_(c.shared_.db().unscoped(rs::site<"oracle.everyone">, "one connection for all sessions")) {
    for (const part& one : parts_) {
      databases_.push_back(&c.database_of(one));
      databases_.back()->reset();
    }
  }
  one_run(const one_run&) = delete;
  one_run& operator=(const one_run&) = delete;
  ~one_run() {
    while (!open_.empty()) end(false);
  }

  std::optional<std::string> run(const program& p) {
    for (const step& s : p.steps)
      if (auto difference = take(s)) return log_ + "=> " + *difference;
    while (!open_.empty()) end(!failed_);
    if (auto difference = compare_data()) return log_ + "=> " + *difference;
    return std::nullopt;
  }

 private:
  std::optional<std::string> take(const step& s) {
    choices c(s);
    const std::size_t what = c.pick(16), who = c.pick(parts_.size()), how = c.pick(2);
    const step rest(s.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(s.size(), 3)), s.end());
    if (what == 13 && open_.size() < 3 && !failed_) return begin();
    if (what == 14 && !open_.empty() && !failed_) return end(true);
    if (!open_.empty() && (what == 15 || (failed_ && what > 4))) return end(false);
    const made_statement made = statement_maker(rest, parts_[who]).make();
    const part own = made.only_tenant == 0 ? parts_[who] : parts_[who].of(made.only_tenant);
    log_ += "tenants " + list(own.tenants) + (own.events.empty() ? "" : ", events " + list(own.events)) + ": " +
            plain_text(made, own, true).text + ";\n";
    if (failed_) return refused_after_failure(made, own);
    const bool leases_anew = open_.empty() && how == 1;
    outcome shared = run_scoped(made, own, leases_anew);
    if (is_refused_by_sqlite(shared) || is_refused_by_postgresql(shared) || is_refused_by_row_security(shared, made)) {
      failed_ = !open_.empty();
      ++comparison_.mix_.refused;
      return std::nullopt;
    }
    return compare(made, std::move(shared), databases_[who]->run(made), own);
  }

  /// Of a select that stands in another, beside or with a right or full join: SQLite 3.40 takes it for wrong in the one
  /// form and not in the other. Nothing is read then; docs/limits.md says so.
  static bool is_refused_by_sqlite(const outcome& o) {
    return o.failed == failure::other && o.message.ends_with("ON clause references tables to its right");
  }

  /// What SQLite gives a meaning, and PostgreSQL none; docs/limits.md says so.
  static bool is_refused_by_postgresql(const outcome& o) {
    static constexpr std::string_view reasons[] = {"uses ungrouped column",
                                                   "must appear in the GROUP BY clause",
                                                   "cannot affect row a second time",
                                                   "FULL JOIN is only supported",
                                                   "more than one row returned by a subquery",
                                                   "ORDER BY expressions must appear in select list"};
    return plain_database::is_postgresql() && o.failed == failure::other &&
           std::ranges::any_of(reasons, [&](std::string_view r) { return o.message.find(r) != std::string::npos; });
  }

  /// Row security looks at the whole new row: a task of a user whom the tenant sees no longer cannot be changed
  /// otherwise.
  static bool is_refused_by_row_security(const outcome& o, const made_statement& made) {
    return plain_database::is_postgresql() && o.failed == failure::foreign_key &&
           made.what.what != tree::verb::select && made.what.body.from.table->name == "tasks" &&
           o.message.ends_with("row-level security refused it");
  }

  outcome run_scoped(const made_statement& made, const part& own, bool leases_anew) {
    rs::session session = leases_anew ? comparison_.shared_.db().for_scope(own.scope()) : everyone_.as(own.scope());
    return run_in(session, made);
  }

  std::optional<std::string> compare(const made_statement& made, outcome shared, outcome separate, const part& own) {
    count(made, separate, own);
    failed_ = shared.failed != failure::none && !open_.empty();
    if (shared.failed != separate.failed) {
      // Which of several rows, or of several constraints, is looked at first is nobody's promise.
      const bool both = shared.failed != failure::none && separate.failed != failure::none;
      if (both && !made.makes_rows_in_one && shared.failed != failure::other && separate.failed != failure::other) {
        ++comparison_.mix_.told_otherwise;
        return std::nullopt;
      }
    } else if (shared.failed == failure::other) {
      return "the oracle made a statement that no database takes: " + shared.message + "; " + separate.message;
    } else if (shared.failed != failure::none) {
      return std::nullopt;
    }
    if (!made.is_ordered) {
      shared.rows = sorted(std::move(shared.rows));
      separate.rows = sorted(std::move(separate.rows));
    }
    if (shared.failed == separate.failed && shared.rows == separate.rows &&
        shared.affected_rows == separate.affected_rows)
      return std::nullopt;
    return "on the shared database:    " + described(shared) + "\n   on the separate database: " + described(separate) +
           "\n   " + sql_of(made, own);
  }
  [[nodiscard]] static rs::dialect own_dialect() {
    return plain_database::is_postgresql() ? rs::dialect::postgresql : rs::dialect::sqlite;
  }
  [[nodiscard]] static std::string sql_of(const made_statement& made, const part& own) {
    try {
      return rs::render(rs::apply_scope(made.what, rs::detail::forms_of(own.scope(), own_dialect()))).text.sql;
    } catch (const rs::error& e) {
      return e.what();
    }
  }

  /// Until the transaction, or its savepoint, is rolled back nothing more is taken.
  std::optional<std::string> refused_after_failure(const made_statement& made, const part& own) {
    rs::session session = everyone_.as(own.scope());
    try {
      (void)run_tree(session, made.what, made.values);
    } catch (const rs::usage_error&) {
      return std::nullopt;
    } catch (const rs::error& e) {
      return std::string("expected a usage_error in a failed transaction, came: ") + e.what();
    }
    return "a statement was taken in a failed transaction";
  }

  void count(const made_statement& made, const outcome& separate, const part& own) {
    mix& m = comparison_.mix_;
    ++m.statements;
    const bool ok = separate.failed == failure::none;
    m.succeeded += ok ? 1 : 0;
    m.touched_foreign_keys += made.touches_foreign_key ? 1 : 0;
    m.in_transactions += open_.empty() ? 0 : 1;
    m.under_sets += own.tenants.size() != 1 || own.events.size() > 1 ? 1 : 0;
    std::string kind(to_string(made.what.what));
    if (!made.what.rows.empty()) kind += " from select";
    if (made.what.on_conflict)
      kind = made.what.on_conflict->assignments.empty() ? "upsert that skips" : "upsert that updates";
    ++m.of_kind[kind];
    if (!made.what.returning.empty()) ++m.of_kind["returning"];
    if (!ok) ++m.of_failure[std::string(to_string(separate.failed))];
    if (ok && (made.what.what == tree::verb::select ? !separate.rows.empty() : separate.affected_rows > 0))
      ++m.with_rows;
  }

  void execute(const std::string& sql) {
    log_ += sql + ";\n";
    for (tenant_database* d : databases_) d->execute(sql);
  }
  std::optional<std::string> begin() {
    open_.emplace_back(new rs::transaction(everyone_.transaction()));
    execute(open_.size() == 1 ? "BEGIN" : "SAVEPOINT s" + std::to_string(open_.size()));
    return std::nullopt;
  }
  std::optional<std::string> end(bool commits) {
    const std::string name = "s" + std::to_string(open_.size());
    const bool outermost = open_.size() == 1;
    if (commits) open_.back()->commit();
    open_.pop_back();
    failed_ = false;
    if (!commits) execute(outermost ? "ROLLBACK" : "ROLLBACK TO " + name);
    if (commits || !outermost) execute(outermost ? "COMMIT" : "RELEASE " + name);
    return std::nullopt;
  }

  /// Each session's rows, and those of nobody: the latter as they were.
  std::optional<std::string> compare_data() {
    plain_connection& shared = comparison_.shared_.rows();
    for (const char* table : table_names()) {
      const std::string select = std::string("SELECT * FROM ") + table + " WHERE ";
      std::string nobodys = "1";
      for (std::size_t i = 0; i < parts_.size(); ++i) {
        const std::string own = "coalesce(" + is_in(parts_[i], table, table) + ", 0)";
        nobodys += " AND NOT " + own;
        const text_rows expected = databases_[i]->contents(table), found = sorted(shared.rows(select + own));
        if (found != expected) return different(table, "of tenants " + list(parts_[i].tenants), found, expected);
      }
      const text_rows expected = sorted(comparison_.shared_.pristine().rows(select + nobodys));
      const text_rows found = sorted(shared.rows(select + nobodys));
      if (found != expected) return different(table, "of nobody", found, expected);
    }
    return std::nullopt;
  }
  static std::string different(const char* table, const std::string& whose, const text_rows& found,
                               const text_rows& expected) {
    std::string text =
        std::string("in the end the rows of ") + table + " " + whose + " differ; on the shared database:";
    for (const std::string& row : found) text += "\n      " + row;
    text += "\n   on the separate database:";
    for (const std::string& row : expected) text += "\n      " + row;
    return text;
  }

  comparison& comparison_;
  const std::vector<part>& parts_;
  rs::unscoped_session everyone_;
  std::vector<tenant_database*> databases_{};  ///< of each part
  std::vector<std::unique_ptr<rs::transaction>> open_{};
  bool failed_ = false;
  std::string log_{};
};

comparison::comparison() = default;
comparison::~comparison() = default;

tenant_database& comparison::database_of(const part& p) {
  return separate_.try_emplace({p.tenants, p.events}, p).first->second;
}

std::optional<std::string> comparison::run(const program& p) {
  shared_.restore();
  return one_run(*this, p).run(p);
}

}  // namespace rowscope_tests::oracle
