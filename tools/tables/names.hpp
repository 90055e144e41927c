#pragma once
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace rowscope_tables {

/// A list of column names, in the order in which a key or an index has them.
using name_list = std::vector<std::string>;

/// The name with its ASCII letters in lower case: SQL compares names without regard to them.
std::string folded(std::string_view name);
bool same_name(std::string_view a, std::string_view b);
/// The names folded and sorted: equal for keys over the same columns.
name_list as_set(const name_list& names);
bool contains(const name_list& names, std::string_view name);
std::string joined(const name_list& names, std::string_view separator = ", ");

/// The name as a C++ string literal. It can stand in a comment too: it has no line break and does not end in a
/// backslash.
std::string literal(std::string_view name);
/// Whether rowscope takes it as a name: not empty, and no control character.
bool is_declarable(std::string_view name);
bool is_identifier(std::string_view text);
/// A keyword, an operator's name, or a macro that the C++ standard library and POSIX headers define.
bool is_reserved_word(std::string_view text);

/// Makes identifiers that differ from each other within one C++ scope.
class identifiers {
 public:
  /// \param taken what stands in that scope already
  explicit identifiers(std::set<std::string> taken = {}) : taken_(std::move(taken)) {}
  /// The name where it is a free identifier, else one that resembles it.
  /// \param prefix is put before a name that begins with a digit, or has nothing of an identifier
  std::string make(std::string_view name, std::string_view prefix);

 private:
  std::set<std::string> taken_;
};

/// What a declared table's own scope has already: members that the library gives a meaning.
const std::set<std::string>& names_in_a_table();
/// What a table cannot be called: functions of the C library in the global namespace, and namespaces.
const std::set<std::string>& names_beside_tables();

}  // namespace rowscope_tables
