#include "live_schema.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "input_error.hpp"

namespace rowscope_tables {
namespace {

/// A foreign key as the table says it: the parent may be missing, its columns too.
struct said_foreign_key {
  name_list columns;
  std::string parent;
  name_list parent_columns;
};

class reader {
 public:
  reader(const sqlite_file& file, const name_list& skipped) : file_(file), skipped_(skipped) {}

  live_schema read() {
    const auto found = file_.query(
        "SELECT m.name, l.type FROM main.sqlite_master m JOIN pragma_table_list l ON l.schema = 'main' AND l.name = "
        "m.name WHERE m.type IN ('table', 'view') ORDER BY m.rowid");
    for (const std::string& name : skipped_)
      if (std::ranges::none_of(found, [&](const auto& row) { return same_name(*row[0], name); }))
        throw input_error(
            fmt::format("--skip {}: {} has no such table", literal(name), literal(file_.path().string())));
    for (const auto& row : found) read_table(*row[0], *row[1]);
    if (schema_.tables.empty())
      throw input_error(fmt::format("{} has no table that could be declared; expected a database that is in use{}",
                                    literal(file_.path().string()),
                                    schema_.left_out.empty() ? "" : ", left out: " + joined(schema_.left_out, "; ")));
    for (live_table& table : schema_.tables) resolve_foreign_keys(table);
    return std::move(schema_);
  }

 private:
  static std::string why_left_out(const std::string& name, const std::string& type) {
    if (folded(name).starts_with("sqlite_")) return "is SQLite's own";
    if (type == "virtual") return "is a virtual table";
    if (type == "shadow") return "holds the data of a virtual table";
    if (!is_declarable(name)) return "has no name that rowscope takes: it is empty, or has a control character";
    if (folded(name).starts_with("rowscope_")) return "has a name of rowscope's own";
    return "";
  }

  void read_table(const std::string& name, const std::string& type) {
    if (contains(skipped_, name)) return;
    if (const std::string why = why_left_out(name, type); !why.empty()) {
      schema_.left_out.push_back(literal(name) + " " + why);
      return;
    }
    live_table table{.name = name, .view = type == "view"};
    if (!read_columns(table)) {
      schema_.left_out.push_back(literal(name) + " is a view that SQLite cannot read: what it selects from is missing");
      return;
    }
    if (table.columns.empty()) {
      schema_.left_out.push_back(literal(name) + " has no column that could be declared");
      return;
    }
    if (!table.view) {
      mark_row_number(table);
      read_foreign_keys(table);
      read_indexes(table);
    }
    schema_.tables.push_back(std::move(table));
  }

  bool read_columns(live_table& table) const {
    const auto rows = file_.try_query(
        "SELECT name, type, \"notnull\", dflt_value, pk, hidden FROM pragma_table_xinfo(?1, 'main') ORDER BY cid",
        {table.name});
    if (!rows || rows->empty()) return false;
    for (const auto& row : *rows) {
      const std::string& name = *row[0];
      if (*row[5] != "0") {
        table.remarks.push_back("left out: the column " + literal(name) + " is computed by the database");
        continue;
      }
      if (!is_declarable(name)) {
        table.remarks.push_back("left out: the column " + literal(name) + " has no name that rowscope takes");
        continue;
      }
      table.columns.push_back({.name = name,
                               .type = row[1].value_or(""),
                               .collation = table.view ? "BINARY" : file_.collation(table.name, name),
                               .not_null = *row[2] != "0",
                               .has_default = row[3] && !same_name(*row[3], "null"),
                               .key_position = std::stoi(*row[4])});
    }
    return true;
  }

  /// INTEGER PRIMARY KEY, and none that is DESC, or of a table WITHOUT ROWID: those have an index.
  void mark_row_number(live_table& table) const {
    if (table.primary_key().size() != 1) return;
    const bool has_index =
        !file_.query("SELECT 1 FROM pragma_index_list(?1, 'main') WHERE origin = 'pk'", {table.name}).empty();
    for (live_column& c : table.columns)
      if (c.key_position == 1 && same_name(c.type, "INTEGER") && !has_index) c.row_number = c.not_null = true;
  }

  void read_foreign_keys(const live_table& table) {
    // SQLite numbers them from the last one that the table declares.
    std::vector<said_foreign_key>& keys = said_[table.name];
    std::string last;
    for (const auto& row :
         file_.query("SELECT id, \"table\", \"from\", \"to\" FROM pragma_foreign_key_list(?1, 'main') "
                     "ORDER BY id DESC, seq",
                     {table.name})) {
      if (*row[0] != last) keys.push_back({.parent = *row[1]});
      last = *row[0];
      keys.back().columns.push_back(*row[2]);
      if (row[3]) keys.back().parent_columns.push_back(*row[3]);
    }
  }

  void read_indexes(live_table& table) const {
    for (const auto& row : file_.query("SELECT name, \"unique\", origin, partial FROM pragma_index_list(?1, 'main') "
                                       "ORDER BY seq DESC",
                                       {table.name})) {
      if (*row[2] == "pk") continue;
      live_index index{.unique = *row[1] != "0"};
      std::string why = *row[3] != "0" ? "has a condition" : "";
      for (const auto& part :
           file_.query("SELECT name, coll FROM pragma_index_xinfo(?1, 'main') WHERE key ORDER BY seqno", {*row[0]})) {
        if (!part[0])
          why = "is over an expression";
        else if (table.find(*part[0]) == nullptr)
          why = "is over a column that is left out";
        else if (!same_name(part[1].value_or("BINARY"), "BINARY"))
          why = "compares by the collation " + literal(*part[1]);
        if (part[0]) index.columns.push_back(*part[0]);
      }
      if (why.empty())
        table.indexes.push_back(std::move(index));
      else
        table.remarks.push_back(
            fmt::format("left out: the {}index {} {}", index.unique ? "unique " : "", literal(*row[0]), why));
    }
  }

  void resolve_foreign_keys(live_table& table) {
    for (said_foreign_key& said : said_[table.name]) {
      const live_table* parent = schema_.find(said.parent);
      const auto leave_out = [&](std::string_view why) {
        table.remarks.push_back(fmt::format("left out: the foreign key ({}) to {}: {}", literal(joined(said.columns)),
                                            literal(said.parent), why));
      };
      if (parent == nullptr || parent->view) {
        leave_out("no such table is declared here");
        continue;
      }
      if (said.parent_columns.empty()) said.parent_columns = parent->primary_key();
      live_foreign_key key{.parent = parent->name};
      for (const std::string& name : said.columns)
        if (const live_column* c = table.find(name)) key.columns.push_back(c->name);
      for (const std::string& name : said.parent_columns)
        if (const live_column* c = parent->find(name)) key.parent_columns.push_back(c->name);
      if (key.columns.size() != said.columns.size() || key.parent_columns.size() != said.columns.size()) {
        leave_out("its columns do not match the parent's key, or are left out");
        continue;
      }
      if (std::ranges::find(table.foreign_keys, key) == table.foreign_keys.end())
        table.foreign_keys.push_back(std::move(key));
    }
  }

  const sqlite_file& file_;
  const name_list& skipped_;
  std::map<std::string, std::vector<said_foreign_key>> said_;
  live_schema schema_;
};

}  // namespace

const live_column* live_table::find(std::string_view column) const {
  const auto found = std::ranges::find_if(columns, [&](const live_column& c) { return same_name(c.name, column); });
  return found == columns.end() ? nullptr : &*found;
}

name_list live_table::primary_key() const {
  std::vector<const live_column*> parts;
  for (const live_column& c : columns)
    if (c.key_position > 0) parts.push_back(&c);
  std::ranges::sort(parts, {}, &live_column::key_position);
  name_list names;
  for (const live_column* c : parts) names.push_back(c->name);
  return names;
}

bool live_table::is_unique(const name_list& key) const {
  const name_list wanted = as_set(key);
  if (as_set(primary_key()) == wanted) return true;
  return std::ranges::any_of(indexes, [&](const live_index& i) { return i.unique && as_set(i.columns) == wanted; });
}

const live_table* live_schema::find(std::string_view table) const {
  const auto found = std::ranges::find_if(tables, [&](const live_table& t) { return same_name(t.name, table); });
  return found == tables.end() ? nullptr : &*found;
}

live_schema read_schema(const sqlite_file& file, const name_list& skipped) { return reader(file, skipped).read(); }

}  // namespace rowscope_tables
