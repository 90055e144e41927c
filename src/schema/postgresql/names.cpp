#include "names.hpp"

#include <cstdint>
#include <rowscope/ast/sql_name.hpp>
#include <rowscope/error.hpp>

namespace rowscope::detail::postgresql {
namespace {

bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

}  // namespace

std::string number_of(std::string_view text) {
  std::uint64_t hash = 14695981039346656037U;  // FNV-1a
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
  std::string digits;
  for (int shift = 60; shift >= 0; shift -= 4)
    digits += "0123456789abcdef"[(hash >> static_cast<unsigned>(shift)) & 15U];
  return digits;
}

std::string qualified(std::string_view name) { return "\"public\"." + quoted_name(name); }

std::string literal(std::string_view text) {
  std::string sql = text.find('\\') == std::string_view::npos ? "'" : "E'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') sql += c;
    sql += c;
  }
  return sql + '\'';
}

std::string fitting(std::string name) {
  if (name.size() <= longest_name) return name;
  const std::string end = "_" + number_of(name).substr(8);
  std::size_t kept = longest_name - end.size();
  while (continues_character(name[kept])) --kept;
  return name.substr(0, kept) + end;
}

std::string body(std::string_view text) {
  std::string mark = "$rowscope$";
  for (int n = 2; text.find(mark) != std::string_view::npos; ++n) mark = "$rowscope" + std::to_string(n) + "$";
  return mark + std::string(text) + mark;
}

std::string replaced(std::string text, std::string_view what, std::string_view with) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
    text.replace(at, what.size(), with);
  return text;
}

void check_role(std::string_view name, std::string_view option) {
  if (name.empty() || name.size() > longest_name || name.find('\0') != std::string_view::npos)
    throw usage_error("rs::postgresql_ddl::" + std::string(option) + " is \"" + std::string(name) +
                      "\"; name a role of the database, in at most 63 bytes");
}

void check_name(std::string_view table, std::string_view name) {
  if (name.size() > longest_name)
    throw schema_error("the name \"" + std::string(name) +
                           "\" is longer than 63 bytes, and PostgreSQL would cut it; declare a shorter one",
                       {.table = std::string(table)});
}

}  // namespace rowscope::detail::postgresql
