#include "raw_rules.hpp"

#include <algorithm>
#include <utility>

#include <sqlite3.h>

#include <rowscope/ast/sql_name.hpp>

#include "../raw_text.hpp"
#include "known_functions.hpp"

namespace rowscope::detail::sqlite {
namespace {

bool refuse(guard_state& state, std::string sentence) {
  if (state.refused.empty()) state.refused = std::move(sentence);
  return false;
}

std::string_view text(const char* t) { return t != nullptr ? t : ""; }

bool may_call(guard_state& state, const access& wanted) {
  const std::string name = small_letters(text(wanted.second));
  if (state.is_trusted(wanted.innermost) && name.starts_with("rowscope_")) return true;
  if (is_known_function(name) || state.own_functions.contains(name)) return true;
  return refuse(state, "the function " + name +
                           "() is not one that raw SQL may call; register a function of your own in "
                           "sqlite_options::on_open where it is needed");
}

/// Of a table of main, or of another file, that the text names.
bool refuse_table(guard_state& state, std::string_view name, std::string_view database) {
  const std::string small = small_letters(name);
  if (small.starts_with("sqlite_"))
    return refuse(state,
                  "the tables in which SQLite keeps the schema tell what other tenants have; raw SQL cannot read " +
                      std::string(name));
  if (const table_info* t = state.find(small)) {
    if (!is_guarded(*t))
      return refuse(state, std::string(t->name) +
                               " is a view of the database, whose text the guard cannot look into; read it by the "
                               "builder, or read the tables that it reads");
    if (!database.empty() && !same_name(database, "temp"))
      return refuse(state, "raw SQL sees the rows of the scope under the plain name of a table; write " +
                               std::string(t->name) + ", and not " + std::string(database) + "." +
                               std::string(t->name));
  }
  return refuse(state, std::string(name) +
                           " is not declared, so nothing says whose rows it has; declare it as a rs::table and add it "
                           "to rs::schema<...>");
}

bool refuse_off(guard_state& state, const table_info& table) {
  return refuse(state, std::string(table.name) +
                           " is off for raw SQL here; read it by the builder, or give the table another mode: "
                           "rs::guard{}.read_only<table>()");
}

std::string no_rowid(const table_info& table) {
  return std::string(table.name) + " has no rowid in raw SQL; name the column of its key";
}

bool is_json_table(std::string_view name) { return name == "json_each" || name == "json_tree"; }

/// Whether SQLite itself reads the parent of a row that is written as it is. The text cannot: it names nothing of main,
/// nor a table that is off, and the plain name of another means its view.
bool is_foreign_key_of_write(const guard_state& state, const access& wanted) {
  return state.writes_as_written && wanted.innermost == nullptr && same_name(text(wanted.database), "main") &&
         !text(wanted.second).empty();
}

bool may_read(guard_state& state, const access& wanted) {
  const std::string name = small_letters(text(wanted.first));
  const std::string_view database = text(wanted.database);
  if (state.is_trusted(wanted.first) || state.is_trusted(wanted.innermost)) return true;
  if (is_json_table(name) && !state.others.contains(name)) return true;
  const table_info* declared = state.find(name);
  const bool is_view_of_ours = declared != nullptr && state.has_view(*declared);
  if (declared != nullptr && is_guarded(*declared)) {
    if (is_foreign_key_of_write(state, wanted)) return true;
    if (state.mode_of(*declared) == raw_mode::off) return refuse_off(state, *declared);
    if (text(wanted.second) == "ROWID" && state.names_rowid) return refuse(state, no_rowid(*declared));
    if (!is_view_of_ours && !same_name(database, "temp")) return true;
  }
  if (same_name(database, "temp")) return is_view_of_ours || refuse_table(state, text(wanted.first), database);
  // Our views read main.T, and are merged into the statement that reads them: of a table of which no column is left
  // SQLite tells no more than this. The statement itself names nothing of main: check_names() has seen to it.
  if (same_name(database, "main") && text(wanted.second).empty() && is_view_of_ours && wanted.innermost == nullptr)
    return true;
  if (!database.empty()) return refuse_table(state, text(wanted.first), database);
  // Of a common table, and of one that no column is read of, SQLite tells only what was written. A plain name means
  // our view before it means anything else; what is nothing of the database can only be a common table.
  const bool is_taken = state.others.contains(name) || name.starts_with("sqlite_") || name.starts_with("pragma_");
  return is_view_of_ours || (declared == nullptr && !is_taken) || refuse_table(state, text(wanted.first), {});
}

bool may_write(guard_state& state, const access& wanted) {
  const table_info* declared = state.find(text(wanted.first));
  if (declared == nullptr || !is_guarded(*declared))
    return refuse_table(state, text(wanted.first), text(wanted.database));
  const std::string name(declared->name);
  const raw_mode mode = state.mode_of(*declared);
  if (mode == raw_mode::off) return refuse_off(state, *declared);
  if (state.writes_as_written && state.has_view(*declared) && same_name(text(wanted.database), "main"))
    return refuse(state, "this write would change rows of " + name +
                             " by a foreign key's action or a trigger, past the scope that raw SQL keeps " + name +
                             " to; give both tables the same mode");
  if (same_name(text(wanted.database), "temp") != state.has_view(*declared))
    return refuse_table(state, name, text(wanted.database));
  if (mode == raw_mode::read_only)
    return refuse(state, "raw SQL is read-only here, and this writes " + name +
                             "; write it by the builder, or give it raw_mode::read_write");
  if (declared->is_shared())
    return refuse(state, name + " is shared by every tenant, and written only in an unscoped session by the builder");
  if (declared->primary_key_columns() == 0)
    return refuse(state, name +
                             " has no primary key, by which the guard would find the row to write; write it by the "
                             "builder, or declare its key");
  return true;
}

}  // namespace

void object(guard_state& state, bool is_as_written, std::string sentence, const error_place& place) {
  if (!is_as_written) throw guard_refused("raw SQL was refused: " + sentence, place);
  if (state.would_refuse.empty()) state.would_refuse = std::move(sentence);
}

void check_names(guard_state& state, const std::vector<sql_token>& tokens, const error_place& place) {
  const auto compares_by_name = [](const sql_token& t) { return t.is("USING") || t.is("NATURAL"); };
  const bool is_joined_by_name = std::ranges::any_of(tokens, compares_by_name);
  const auto object = [&](bool is_as_written, std::string sentence) {
    sqlite::object(state, is_as_written, std::move(sentence), place);
  };
  state.names_rowid = false;
  const table_info* reported = nullptr;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!tokens[i].can_name()) continue;
    const std::string name = tokens[i].named();
    const bool is_alias = i > 0 && tokens[i - 1].is("AS");
    state.names_rowid = state.names_rowid || (!is_alias && (name == "rowid" || name == "oid" || name == "_rowid_"));
    if (const table_info* t = state.find(name); t != nullptr && state.mode_of(*t) == raw_mode::report) reported = t;
    const bool is_before = i + 1 < tokens.size();
    if (is_before && tokens[i + 1].is_sign(".") && state.files.contains(name)) {
      const sql_token* named = i + 2 < tokens.size() ? &tokens[i + 2] : nullptr;
      object(state.is_open() ||
                 (name == "main" && named != nullptr && named->can_name() && state.is_as_written(named->named())),
             "it sees the rows of the scope under the plain names of tables; write " +
                 std::string(named != nullptr ? named->text : "the table") + " without " + name + ".");
    }
    const bool is_hidden = name.starts_with("sqlite_") || name.starts_with("pragma_");
    // A text can be the name of a table: but as a value it is harmless, unless columns are compared untold.
    if ((tokens[i].what != sql_token::kind::text || is_joined_by_name) && is_hidden &&
        !(is_before && tokens[i + 1].is_sign("(")))
      object(state.is_open(), name + " tells of the schema and of the connection, and has no scope");
    if (is_joined_by_name && state.others.contains(name))
      object(state.is_as_written(name),
             name +
                 " is not declared, so nothing says whose rows it has; declare it as a rs::table and add it to "
                 "rs::schema<...>");
    // Where no column of a view is read SQLite tells only of the tables behind it, and of those not all.
    if (!is_alias && state.stored_views.contains(name))
      object(state.is_open(), name +
                                  " is a view of the database, whose text the guard cannot look into; read the tables "
                                  "that it reads, or what else has its name under an alias");
    // Its name means the table itself, which the foreign keys of others may ask for.
    if (const table_info* t = state.find(name); t != nullptr && state.mode_of(*t) == raw_mode::off)
      object(false, name + " is off for raw SQL here");
  }
  // Of a table SQLite tells it as its key.
  if (state.names_rowid && reported != nullptr) object(true, no_rowid(*reported));
}

void check_target(guard_state& state, const std::vector<sql_token>& tokens, const error_place& place) {
  const raw_statement_kind found = statement_kind_of(tokens);
  const std::string target = target_of(tokens, found);
  if (found.verb == tree::verb::select) return;
  const bool is_as_written = state.is_open() || (!target.empty() && state.is_as_written(target));
  if (std::string why = refused_clause(tokens, found, dialect::sqlite); !why.empty())
    object(state, is_as_written, std::move(why), place);
  state.refused.clear();
  if (state.find(target) != nullptr &&
      !may_write(state, {.first = target.c_str(), .database = is_as_written ? "main" : "temp"}))
    object(state, is_as_written, std::exchange(state.refused, {}), place);
}

namespace {

bool follows_rules(guard_state& state, const access& wanted) {
  switch (wanted.action) {
    case SQLITE_SELECT:
    case SQLITE_RECURSIVE: return true;
    case SQLITE_READ: return may_read(state, wanted);
    case SQLITE_FUNCTION: return may_call(state, wanted);
    case SQLITE_INSERT:
    case SQLITE_UPDATE:
    case SQLITE_DELETE: return may_write(state, wanted);
    case SQLITE_TRANSACTION:
    case SQLITE_SAVEPOINT:
      return refuse(state, "a transaction is opened and ended by the session: auto tx = session.transaction()");
    case SQLITE_PRAGMA: return refuse(state, "PRAGMA " + std::string(text(wanted.first)) + " is not for raw SQL");
    case SQLITE_ATTACH:
    case SQLITE_DETACH: return refuse(state, "other files are not for raw SQL: nothing scopes them");
    default:
      return refuse(state,
                    "this changes the schema, or what belongs to the connection; do it outside of the sessions of "
                    "tenants");
  }
}

/// Whether it is done as it is written, though a rule of the guard refuses it.
bool is_done_as_written(const guard_state& state, const access& wanted) {
  if (state.is_open()) return true;
  const bool is_of_table = wanted.action == SQLITE_READ || wanted.action == SQLITE_INSERT ||
                           wanted.action == SQLITE_UPDATE || wanted.action == SQLITE_DELETE;
  if (!is_of_table || same_name(text(wanted.database), "temp")) return false;
  if (state.is_as_written(text(wanted.first))) return true;
  // By a trigger of the table that is written as it is: where the guard writes it, its triggers run too.
  const std::string name = small_letters(text(wanted.first));
  return state.writes_as_written && wanted.action != SQLITE_READ && wanted.innermost != nullptr &&
         state.other_tables.contains(name);
}

}  // namespace

bool is_allowed(guard_state& state, const access& wanted) {
  if (follows_rules(state, wanted)) return true;
  if (!is_done_as_written(state, wanted)) return false;
  std::string sentence = std::exchange(state.refused, {});
  if (state.would_refuse.empty()) state.would_refuse = std::move(sentence);
  return true;
}

}  // namespace rowscope::detail::sqlite
