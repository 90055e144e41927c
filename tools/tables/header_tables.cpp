#include "header_tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <span>
#include <sstream>
#include <utility>

#include "input_error.hpp"
#include "tokens.hpp"

namespace rowscope_tables {
namespace {

using token_span = std::span<const token>;

bool opens(const token& t) { return t.is("<") || t.is("(") || t.is("{") || t.is("["); }
bool closes(const token& t) { return t.is(">") || t.is(")") || t.is("}") || t.is("]"); }

/// A column that is named in an argument: `customers::id`, or `id` in its own table.
struct column_name {
  std::string table;  ///< the identifier of a struct; empty: the table itself
  std::string member;
  int line = 0;
};
using key_name = std::vector<column_name>;

column_name column_named(token_span argument) {
  column_name name;
  for (const token& t : argument) {
    if (t.kind != token::kind::word) continue;
    name.table = std::exchange(name.member, t.text);
    name.line = t.line;
  }
  return name;
}

/// What stands behind a rule or an option: the name of a template, and its arguments.
struct use_of_template {
  std::string name;
  std::vector<token_span> arguments;
  std::size_t end = 0;  ///< index of the token behind it
};

/// A type as it is usually written: blanks between words, and after commas.
std::string written(token_span type) {
  std::string text;
  bool after_word = false;
  for (const token& t : type) {
    if (after_word && t.kind == token::kind::word) text += ' ';
    text += t.kind == token::kind::text ? literal(t.text) : t.text;
    if (t.is(",")) text += ' ';
    after_word = t.kind == token::kind::word;
  }
  return text;
}

/// One source file: finds the declarations, with names as they are written there.
class source_reader {
 public:
  struct found_table {
    header_table table;
    std::vector<std::pair<key_name, key_name>> foreign_keys;
    std::vector<std::pair<bool, key_name>> uniques;  ///< whether per tenant
    key_name scoping;
    std::string place;
  };
  struct found_special {
    std::string table;
    bool scope = false;
    token_span value;
    int line = 0;
  };

  source_reader(std::string file, const std::vector<token>& tokens) : file_(std::move(file)), tokens_(tokens) {}

  void read(std::vector<found_table>& tables) {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (tokens_[i].is("struct") || tokens_[i].is("class"))
        read_struct(i, tables);
      else if ((tokens_[i].is("scope_of") || tokens_[i].is("foreign_keys_of")) && at(i + 1).is("<"))
        read_specialization(i);
    }
    for (const found_special& special : specials_) apply(special, tables);
  }

 private:
  [[nodiscard]] const token& at(std::size_t i) const {
    static const token none;
    return i < tokens_.size() ? tokens_[i] : none;
  }
  [[noreturn]] void refuse(int line, const std::string& what) const {
    throw input_error(fmt::format("{}:{}: {}", literal(file_), line, what));
  }

  /// Brackets of other kinds are not counted: a member function may compare by < and >.
  /// \param i index of the bracket \returns index of the one that closes it
  std::size_t closing(token_span tokens, std::size_t i) const {
    static constexpr std::string_view brackets = "<>(){}[]";
    const std::size_t begin = i;
    const std::string_view close = brackets.substr(brackets.find(tokens[i].text) + 1, 1);
    for (int depth = 0; i < tokens.size(); ++i) {
      if (tokens[i].is(tokens[begin].text)) ++depth;
      if (tokens[i].is(close) && --depth == 0) return i;
    }
    refuse(tokens[begin].line,
           fmt::format("this {} is not closed; expected a declaration of a table, as rowscope-tables "
                       "prints it",
                       tokens[begin].text));
  }

  /// \param i index of the template's name, with `<` behind it
  use_of_template use_at(token_span tokens, std::size_t i) const {
    const std::size_t end = closing(tokens, i + 1);
    use_of_template use{tokens[i].text, {}, end + 1};
    std::size_t begin = i + 2;
    int depth = 0;
    for (std::size_t j = begin; j <= end; ++j) {
      if (j == end || (depth == 0 && tokens[j].is(","))) {
        if (j > begin) use.arguments.push_back(tokens.subspan(begin, j - begin));
        begin = j + 1;
      }
      if (opens(tokens[j])) ++depth;
      if (closes(tokens[j])) --depth;
    }
    return use;
  }

  /// Calls f with each template that is used in the tokens, from outside to inside.
  template <class F>
  void each_use(token_span tokens, F f) const {
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i)
      if (tokens[i].kind == token::kind::word && tokens[i + 1].is("<")) f(use_at(tokens, i));
  }

  void read_struct(std::size_t i, std::vector<found_table>& tables) {
    const std::string identifier = at(i + 1).text;
    std::size_t j = i + 2;
    if (at(j).is("final")) ++j;
    if (!at(j).is(":")) return;
    for (++j; at(j).kind == token::kind::word || at(j).is("::"); ++j)
      if ((at(j).is("table") || at(j).is("view")) && at(j + 1).is("<")) break;
    if (!at(j).is("table") && !at(j).is("view")) return;
    const use_of_template base = use_at(tokens_, j);
    if (base.arguments.size() != 2 || base.arguments[1].size() != 1 || base.arguments[1][0].kind != token::kind::text)
      return;
    if (!at(base.end).is("{"))
      refuse(at(j).line, fmt::format("the declaration of {} has no body; expected {{ behind its base", identifier));
    const std::size_t end = closing(tokens_, base.end);
    found_table& found = tables.emplace_back();
    found.table.name = base.arguments[1][0].text;
    found.table.identifier = identifier;
    found.table.view = at(j).is("view");
    found.place = fmt::format("{}:{}", literal(file_), at(j).line);
    read_body(token_span(tokens_).subspan(base.end + 1, end - base.end - 1), found);
  }

  void read_body(token_span body, found_table& found) const {
    for (std::size_t i = 0; i + 1 < body.size(); ++i) {
      if (body[i].is("column") && body[i + 1].is("<")) {
        const use_of_template use = use_at(body, i);
        if (use.end < body.size() && body[use.end].kind == token::kind::word)
          read_column(use, body[i].line, body[use.end].text, found);
        i = use.end - 1;
      } else if (body[i].kind == token::kind::word && body[i + 1].is("=")) {
        const token_span value = value_at(body, i + 2);
        if (body[i].is("scope")) read_scope(value, found);
        if (body[i].is("foreign_keys")) read_foreign_keys(value, found);
        if (body[i].is("uniques")) read_uniques(value, found);
        i += 1 + value.size();
      }
    }
  }

  /// The tokens from i to the end of the statement.
  token_span value_at(token_span tokens, std::size_t i) const {
    std::size_t end = i;
    while (end < tokens.size() && !tokens[end].is(";"))
      end = opens(tokens[end]) && !tokens[end].is("<") ? closing(tokens, end) + 1 : end + 1;
    return tokens.subspan(i, std::min(end, tokens.size()) - i);
  }

  void read_column(const use_of_template& use, int line, const std::string& identifier, found_table& found) const {
    std::span<const token_span> arguments(use.arguments);
    const auto is_text = [](token_span a) { return a.size() == 1 && a[0].kind == token::kind::text; };
    // rs::column<table, "name", type> says the same.
    if (!arguments.empty() && !is_text(arguments[0])) arguments = arguments.subspan(1);
    if (arguments.size() < 2 || !is_text(arguments[0]))
      refuse(line, fmt::format("the column {} of {} is not read; expected column<\"name\", type, options...>",
                               identifier, found.table.identifier));
    header_column c{.name = arguments[0][0].text, .identifier = identifier};
    token_span type = arguments[1];
    const std::size_t optional = type.size() > 2 && type[0].is("std") ? 2 : 0;
    if (type.size() > optional + 1 && type[optional].is("optional") && type[optional + 1].is("<")) {
      c.optional = true;
      type = use_at(type, optional).arguments.at(0);
    }
    c.type = written(type);
    for (const token_span option : arguments.subspan(2)) {
      const std::string name = column_named(option).member;
      c.primary_key = c.primary_key || name == "primary_key";
      c.generated = c.generated || name == "generated";
      c.has_default = c.has_default || name == "has_default";
      each_use(option, [&](const use_of_template& u) {
        if (u.name == "references" && u.arguments.size() == 1)
          found.foreign_keys.push_back({{{"", identifier, line}}, {column_named(u.arguments[0])}});
      });
    }
    if (found.table.find(c.name) != nullptr)
      refuse(line,
             fmt::format("{} declares the column {} twice; leave out one", found.table.identifier, literal(c.name)));
    found.table.columns.push_back(std::move(c));
  }

  /// `id`, or `rs::key<a, b>`
  [[nodiscard]] key_name key_named(token_span argument) const {
    key_name key;
    each_use(argument, [&](const use_of_template& use) {
      if (use.name != "key") return;
      for (const token_span part : use.arguments) key.push_back(column_named(part));
    });
    if (key.empty()) key.push_back(column_named(argument));
    return key;
  }

  void read_scope(token_span value, found_table& found) const {
    found.table.has_scope = true;
    each_use(value, [&](const use_of_template& use) {
      const bool through = use.name == "scoped_through" && use.arguments.size() >= 2;
      if (through) found.foreign_keys.emplace_back(key_named(use.arguments[0]), key_named(use.arguments[1]));
      const bool by = (use.name == "scoped_by" || use.name == "shared_or_own") && !use.arguments.empty();
      if ((through || by) && found.scoping.empty()) found.scoping = key_named(use.arguments[0]);
    });
  }

  void read_foreign_keys(token_span value, found_table& found) const {
    each_use(value, [&](const use_of_template& use) {
      if (use.name == "foreign_key" && use.arguments.size() >= 2)
        found.foreign_keys.emplace_back(key_named(use.arguments[0]), key_named(use.arguments[1]));
    });
  }

  void read_uniques(token_span value, found_table& found) const {
    each_use(value, [&](const use_of_template& use) {
      if (use.name != "unique" && use.name != "globally_unique") return;
      key_name key;
      for (const token_span argument : use.arguments) key.push_back(column_named(argument));
      found.uniques.emplace_back(use.name == "unique", std::move(key));
    });
  }

  void read_specialization(std::size_t i) {
    const use_of_template use = use_at(tokens_, i);
    if (use.arguments.size() != 1 || !at(use.end).is("=")) return;
    specials_.push_back({column_named(use.arguments[0]).member, tokens_[i].is("scope_of"),
                         value_at(tokens_, use.end + 1), tokens_[i].line});
  }

  void apply(const found_special& special, std::vector<found_table>& tables) const {
    for (found_table& found : tables) {
      if (found.table.identifier != special.table) continue;
      if (special.scope)
        read_scope(special.value, found);
      else
        read_foreign_keys(special.value, found);
      return;
    }
    refuse(special.line, fmt::format("{} is not declared before this; give --check all headers that declare tables, in "
                                     "their order",
                                     special.table));
  }

  std::string file_;
  const std::vector<token>& tokens_;
  std::vector<found_special> specials_;
};

/// Puts the database's names in place of the identifiers.
class resolver {
 public:
  explicit resolver(std::vector<source_reader::found_table>& found) : found_(found) {}

  std::vector<header_table> resolve() {
    std::vector<header_table> tables;
    for (source_reader::found_table& one : found_) {
      for (const header_table& other : tables)
        if (same_name(other.name, one.table.name))
          throw input_error(
              fmt::format("{}: the table {} is declared twice; leave out one", one.place, literal(one.table.name)));
      for (const auto& [child, parent] : one.foreign_keys)
        one.table.foreign_keys.push_back({names(one, child), table_of(one, parent[0]).table.name, names(one, parent)});
      for (const auto& [per_tenant, columns] : one.uniques) {
        name_list all = names(one, columns);
        // Without a rule it is not known what a key per tenant stands on; that is reported by itself.
        if (per_tenant && one.scoping.empty()) continue;
        for (const std::string& name : per_tenant ? names(one, one.scoping) : name_list{})
          if (!contains(all, name)) all.push_back(name);
        one.table.uniques.push_back(std::move(all));
      }
      tables.push_back(one.table);
    }
    return tables;
  }

 private:
  const source_reader::found_table& table_of(const source_reader::found_table& user, const column_name& name) const {
    if (name.table.empty()) return user;
    for (const source_reader::found_table& one : found_)
      if (one.table.identifier == name.table) return one;
    throw input_error(
        fmt::format("{}: {} names {}, which is not declared; give --check all headers that declare tables", user.place,
                    user.table.identifier, name.table));
  }

  name_list names(const source_reader::found_table& user, const key_name& key) const {
    name_list found;
    for (const column_name& name : key) {
      const header_table& table = table_of(user, name).table;
      const auto column = std::ranges::find(table.columns, name.member, &header_column::identifier);
      if (column == table.columns.end())
        throw input_error(fmt::format("{}: {} names {}::{}, and no such column is declared; correct the name",
                                      user.place, user.table.identifier, table.identifier, name.member));
      found.push_back(column->name);
    }
    return found;
  }

  std::vector<source_reader::found_table>& found_;
};

std::string content_of(const std::filesystem::path& file) {
  std::error_code error;
  std::ifstream stream(file, std::ios::binary);
  if (!stream || std::filesystem::is_directory(file, error))
    throw input_error(
        fmt::format("{} cannot be read; write the path of a header that declares tables", literal(file.string())));
  std::stringstream content;
  content << stream.rdbuf();
  return content.str();
}

}  // namespace

const header_column* header_table::find(std::string_view column) const {
  const auto found = std::ranges::find_if(columns, [&](const header_column& c) { return same_name(c.name, column); });
  return found == columns.end() ? nullptr : &*found;
}

std::vector<header_table> read_headers(const std::vector<std::filesystem::path>& files) {
  std::vector<source_reader::found_table> found;
  for (const std::filesystem::path& file : files) {
    const std::vector<token> tokens = tokens_of(content_of(file), file.string());
    const std::size_t before = found.size();
    source_reader(file.string(), tokens).read(found);
    if (found.size() == before)
      throw input_error(fmt::format(
          "{} declares no table; expected struct NAME : rs::table<NAME, \"name\"> {{ ... }}, as rowscope-tables prints it",
          literal(file.string())));
  }
  return resolver(found).resolve();
}

}  // namespace rowscope_tables
