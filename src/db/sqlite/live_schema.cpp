#include "live_schema.hpp"

#include <algorithm>

#include <rowscope/ast/sql_name.hpp>

#include "schema_statement.hpp"

namespace rowscope::detail::sqlite {
namespace {

live_kind kind_of(std::string_view type) {
  if (type == "table") return live_kind::table;
  return type == "view" ? live_kind::view : live_kind::other;
}

bool is_word(char c) {
  return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0;
}

/// The options of a table stand behind its last parenthesis.
bool is_strict(std::string_view sql) {
  const auto end = sql.rfind(')');
  return end != std::string_view::npos && has_words(sql.substr(end), {"STRICT"});
}

/// Goes over SQL word by word; names in quotes, strings and comments are no words.
class word_reader {
 public:
  explicit word_reader(std::string_view sql) : sql_(sql) {}

  /// The next word, "?" for anything that stands between two; empty at the end.
  std::string_view next() {
    while (at_ < sql_.size()) {
      const char c = sql_[at_];
      if (c == '\'' || c == '"' || c == '`' || c == '[') {
        skip_to(c == '[' ? ']' : c);
        return "?";
      }
      if (sql_.substr(at_, 2) == "--") {
        at_ = std::min(sql_.find('\n', at_), sql_.size());
      } else if (sql_.substr(at_, 2) == "/*") {
        const auto end = sql_.find("*/", at_ + 2);
        at_ = end == std::string_view::npos ? sql_.size() : end + 2;
      } else if (is_word(c)) {
        const std::size_t begin = at_;
        while (at_ < sql_.size() && is_word(sql_[at_])) ++at_;
        return sql_.substr(begin, at_ - begin);
      } else {
        ++at_;
        if (c != ' ' && c != '\n' && c != '\t' && c != '\r') return "?";
      }
    }
    return {};
  }

 private:
  void skip_to(char quote) {
    const auto end = sql_.find(quote, at_ + 1);  // a doubled quote is two of these, one behind the other
    at_ = end == std::string_view::npos ? sql_.size() : end + 1;
  }

  std::string_view sql_;
  std::size_t at_ = 0;
};

}  // namespace

affinity affinity_of(std::string_view declared) {
  std::string type = small_letters(declared);
  const auto has = [&](const char* part) { return type.find(part) != std::string::npos; };
  if (has("int")) return affinity::integer;
  if (has("char") || has("clob") || has("text")) return affinity::text;
  if (has("blob") || type.empty()) return affinity::blob;
  if (has("real") || has("floa") || has("doub")) return affinity::real;
  return affinity::numeric;
}

bool has_words(std::string_view sql, std::initializer_list<std::string_view> words) {
  word_reader reader(sql);
  auto wanted = words.begin();
  for (std::string_view word = reader.next(); !word.empty(); word = reader.next()) {
    if (!same_name(word, *wanted)) wanted = words.begin();
    if (same_name(word, *wanted) && ++wanted == words.end()) return true;
  }
  return false;
}

/// The queries, each prepared once.
class live_schema::reader {
 public:
  explicit reader(sqlite_connection& connection)
      : connection_(connection),
        columns_(connection,
                 "SELECT name, type, \"notnull\", dflt_value IS NOT NULL, pk, hidden FROM "
                 "pragma_table_xinfo(?1, 'main') ORDER BY cid"),
        indexes_(connection,
                 "SELECT l.name, l.\"unique\", l.origin, l.partial, coalesce(x.name, ''), x.coll FROM "
                 "pragma_index_list(?1, 'main') l, pragma_index_xinfo(l.name, 'main') x WHERE x.key "
                 "ORDER BY l.seq, x.seqno"),
        keys_(connection,
              "SELECT id, \"table\", \"from\", coalesce(\"to\", ''), on_update, on_delete FROM "
              "pragma_foreign_key_list(?1, 'main') ORDER BY id, seq") {}

  void read(live_table& table) {
    table.is_read = true;
    table.is_strict = is_strict(table.sql);
    for (const auto& row : columns_.rows({table.name})) {
      if (row[5] == "1") continue;  // a virtual table's own
      table.columns.push_back({.name = row[0],
                               .type = row[1],
                               .collation = {},
                               .not_null = row[2] == "1",
                               .has_default = row[3] == "1",
                               .is_generated = row[5] == "2" || row[5] == "3",
                               .primary_key = std::stoi(row[4])});
    }
    if (table.kind != live_kind::table) return;
    for (live_column& c : table.columns) read_collation(table, c);
    for (const auto& row : indexes_.rows({table.name})) add_index(table, row);
    std::string last;
    for (const auto& row : keys_.rows({table.name})) {
      if (row[0] != last || table.foreign_keys.empty())
        table.foreign_keys.push_back({.parent = row[1], .key = {}, .on_update = row[4], .on_delete = row[5]});
      table.foreign_keys.back().key.push_back({row[2], row[3]});
      last = row[0];
    }
  }

 private:
  void read_collation(live_table& table, live_column& c) const {
    const char *type = nullptr, *collation = nullptr;
    int not_null = 0, primary_key = 0, autoincrement = 0;
    if (sqlite3_table_column_metadata(connection_.handle(), "main", table.name.c_str(), c.name.c_str(), &type,
                                      &collation, &not_null, &primary_key, &autoincrement) != SQLITE_OK)
      return;
    if (collation != nullptr) c.collation = collation;
    c.not_null = c.not_null || not_null != 0;
    table.numbers_rows_once = table.numbers_rows_once || autoincrement != 0;
  }
  static void add_index(live_table& table, const std::vector<std::string>& row) {
    if (table.indexes.empty() || table.indexes.back().name != row[0])
      table.indexes.push_back({.name = row[0],
                               .columns = {},
                               .is_unique = row[1] == "1",
                               .is_partial = row[3] == "1",
                               .origin = row[2] == "pk" ? 'p' : row[2].front()});
    live_index& index = table.indexes.back();
    index.columns.push_back(row[4]);
    if (row[4].empty() || !same_name(row[5], "BINARY")) index.is_bytewise = false;
  }

  sqlite_connection& connection_;
  schema_statement columns_;
  schema_statement indexes_;
  schema_statement keys_;
};

live_schema::live_schema(sqlite_connection& connection)
    : connection_(connection), reader_(std::make_unique<reader>(connection)) {
  // pragma_table_list would look into every view, also into those that are none of ours.
  for (const auto& row :
       schema_query(connection,
                    "SELECT name, CASE WHEN sql LIKE 'CREATE VIRTUAL%' THEN 'virtual table' ELSE type "
                    "END, coalesce(sql, '') FROM main.sqlite_master WHERE type IN ('table', 'view') "
                    "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY rowid",
                    {})) {
    live_table& t = tables_.emplace_back();
    t.name = row[0];
    t.kind = kind_of(row[1]);
    t.kind_name = row[1];
    t.sql = row[2];
  }
}

live_schema::~live_schema() = default;

const live_table* live_schema::find(std::string_view name) {
  for (live_table& t : tables_)
    if (same_name(t.name, name)) {
      if (!t.is_read) {
        reader_->read(t);
        name_parent_columns(t);
      }
      return &t;
    }
  return nullptr;
}

/// A foreign key that names no columns points to its parent's primary key.
void live_schema::name_parent_columns(live_table& table) {
  for (live_foreign_key& f : table.foreign_keys) {
    if (!f.key.front().other.empty()) continue;
    const live_table* parent = find(f.parent);
    const std::vector<std::string> whole = parent == nullptr ? std::vector<std::string>{} : parent->primary_key();
    for (std::size_t i = 0; i < f.key.size() && i < whole.size(); ++i) f.key[i].other = whole[i];
  }
}

std::vector<live_schema::trigger> live_schema::triggers() {
  std::vector<trigger> all;
  for (const auto& row : schema_query(
           connection_, "SELECT name, tbl_name, sql FROM main.sqlite_master WHERE type = 'trigger' ORDER BY rowid", {}))
    all.push_back({row[0], row[1], row[2]});
  return all;
}

}  // namespace rowscope::detail::sqlite
