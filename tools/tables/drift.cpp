#include "drift.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "column_type.hpp"

namespace rowscope_tables {
namespace {

std::string with_optional(const std::string& type, bool optional) {
  return optional ? "std::optional<" + type + ">" : type;
}

bool may_be_null(const live_column& c) { return !c.not_null && c.key_position == 0; }

std::string of_database(const live_column& c, bool optional) {
  return fmt::format("{} ({})", with_optional(inferred_type(c.type).text, optional),
                     c.type.empty() ? "no type" : literal(c.type));
}

/// The pairs of columns, in an order that does not depend on how the key is written.
std::vector<std::pair<std::string, std::string>> pairs_of(const live_foreign_key& key) {
  std::vector<std::pair<std::string, std::string>> pairs;
  for (std::size_t i = 0; i < std::min(key.columns.size(), key.parent_columns.size()); ++i)
    pairs.emplace_back(folded(key.columns[i]), folded(key.parent_columns[i]));
  std::ranges::sort(pairs);
  return pairs;
}

bool same_key(const live_foreign_key& a, const live_foreign_key& b) {
  return same_name(a.parent, b.parent) && pairs_of(a) == pairs_of(b);
}

class comparison {
 public:
  comparison(const live_table& live, const header_table& declared) : live_(live), declared_(declared) {}

  name_list run() {
    if (live_.view != declared_.view) say("", declared_.view ? "a view" : "a table", live_.view ? "a view" : "a table");
    if (!declared_.has_scope) say("", "no scope", std::string(live_.view ? "a view" : "a table") + " that needs one");
    for (const live_column& c : live_.columns)
      if (declared_.find(c.name) == nullptr) say(c.name, "nothing", of_database(c, may_be_null(c) && !live_.view));
    for (const header_column& c : declared_.columns) compare_column(c);
    if (!live_.view) {
      compare_foreign_keys();
      compare_uniques();
    }
    return std::move(lines_);
  }

 private:
  void say(const std::string& column, const std::string& declared, const std::string& database) {
    lines_.push_back(fmt::format("{}{}{}: declared {}, database {}", live_.name, column.empty() ? "" : ".", column,
                                 declared, database));
  }
  void say(const name_list& columns, const std::string& declared, const std::string& database) {
    say(columns.size() == 1 ? columns[0] : "(" + joined(columns) + ")", declared, database);
  }

  void compare_column(const header_column& c) {
    const live_column* live = live_.find(c.name);
    if (live == nullptr) {
      say(c.name, with_optional(c.type, c.optional), "no such column");
      return;
    }
    const bool wrong_type = (stored_as(c.type) & inferred_type(live->type).stored) == 0;
    const bool wrong_null = !live_.view && c.optional != may_be_null(*live);
    if (wrong_type || wrong_null)
      say(live->name, with_optional(c.type, c.optional),
          of_database(*live, live_.view ? c.optional : may_be_null(*live)));
    if (live_.view) return;
    const bool in_key = live->key_position > 0;
    if (c.primary_key != in_key)
      say(live->name, c.primary_key ? "rs::primary_key" : "not in the primary key",
          in_key ? "in the primary key" : "not in the primary key");
    if (c.has_default != live->has_default)
      say(live->name, c.has_default ? "rs::has_default" : "no default", live->has_default ? "a default" : "no default");
    if (c.generated && !live->row_number) say(live->name, "rs::generated", "does not make its values");
  }

  void compare_foreign_keys() {
    const auto text = [](const live_foreign_key& key) {
      return fmt::format("a foreign key to {}({})", key.parent, joined(key.parent_columns));
    };
    const auto has = [](const std::vector<live_foreign_key>& keys, const live_foreign_key& key) {
      return std::ranges::any_of(keys, [&](const live_foreign_key& k) { return same_key(k, key); });
    };
    for (const live_foreign_key& key : live_.foreign_keys)
      if (!has(declared_.foreign_keys, key)) say(key.columns, "no such foreign key", text(key));
    for (const live_foreign_key& key : declared_.foreign_keys)
      if (!has(live_.foreign_keys, key)) say(key.columns, text(key), "no such foreign key");
  }

  void compare_uniques() {
    const auto is_declared = [&](const name_list& columns) {
      return std::ranges::any_of(declared_.uniques, [&](const name_list& u) { return as_set(u) == as_set(columns); });
    };
    // Without a rule it is not known which columns a key per tenant has.
    if (declared_.has_scope)
      for (const live_index& index : live_.indexes)
        if (index.unique && !is_declared(index.columns) && as_set(index.columns) != as_set(live_.primary_key()))
          say(index.columns, "not unique", "unique");
    for (const name_list& columns : declared_.uniques)
      if (!live_.is_unique(columns)) say(columns, "unique", "not unique");
  }

  const live_table& live_;
  const header_table& declared_;
  name_list lines_;
};

}  // namespace

name_list differences(const live_schema& schema, const std::vector<header_table>& declared) {
  name_list lines;
  for (const live_table& live : schema.tables) {
    const auto found =
        std::ranges::find_if(declared, [&](const header_table& t) { return same_name(t.name, live.name); });
    if (found == declared.end()) {
      lines.push_back(fmt::format("{}: declared nothing, database a {}", live.name, live.view ? "view" : "table"));
      continue;
    }
    std::ranges::move(comparison(live, *found).run(), std::back_inserter(lines));
  }
  for (const header_table& table : declared)
    if (schema.find(table.name) == nullptr)
      lines.push_back(fmt::format("{}: declared a {}, database nothing", table.name, table.view ? "view" : "table"));
  return lines;
}

}  // namespace rowscope_tables
