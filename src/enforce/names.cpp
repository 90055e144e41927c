#include "names.hpp"

#include <algorithm>
#include <set>

#include <rowscope/ast/sql_name.hpp>
#include <rowscope/ast/walk.hpp>
#include <rowscope/error.hpp>

#include "rule.hpp"
#include "scope_path.hpp"

namespace rowscope::enforce {
namespace {

using name_set = std::set<std::string, std::less<>>;

class name_check {
 public:
  explicit name_check(const tree::statement& s) {
    for (const table_info* t : tree::tables_of(s)) tables_.insert(small_letters(t->name));
    tree::each_select(s, [&](const tree::select& inner) {
      for (const tree::common_table& c : inner.with) add_common(c.name);
    });
    tree::each_select(s, [&](const tree::select& inner) { check(inner); });
    check_reach(s);
    if (s.on_conflict) check_excluded(s);
  }

 private:
  [[noreturn]] static void refuse(const std::string& name, const char* why) {
    throw usage_error("the name \"" + name + "\" " + why + "; give the alias or the common table another one");
  }
  static void refuse_reserved(const std::string& name) {
    const std::string lower = small_letters(name);
    if (lower.starts_with("scope_") || lower.starts_with("rowscope_")) refuse(name, "begins as the library's own do");
  }
  void add_common(const std::string& name) {
    refuse_reserved(name);
    if (tables_.contains(small_letters(name)))
      refuse(name, "of a common table is that of a table in the same statement");
    if (!common_.insert(small_letters(name)).second) refuse(name, "stands for two common tables of one statement");
  }
  // A common table that is not in reach would be looked up among the tables of the database, and read unscoped.
  static void check_reach(const tree::statement& s) {
    name_set in_reach;
    for (const tree::common_table& c : s.body.with) in_reach.insert(small_letters(c.name));
    const auto inner = [&](const tree::select& part) { check_reach(part, in_reach); };
    tree::each_written_expression(s, [&](const tree::expr& e) { tree::each_subquery(e, inner); });
    for (const tree::select& r : s.rows) inner(r);
    inner(s.body);
  }
  static void check_reach(const tree::select& s, name_set in_reach) {
    for (const tree::common_table& c : s.with) in_reach.insert(small_letters(c.name));
    tree::each_source(s, [&](const tree::source& from) {
      if (!from.common.empty() && !in_reach.contains(small_letters(from.common)))
        throw usage_error("the common table \"" + from.common +
                          "\" is read where no with() declares it; add it to the statement by with()");
    });
    tree::each_inner_select(s, [&](const tree::select& inner) { check_reach(inner, in_reach); });
  }
  // An instance of that name would be read instead of the row that was to be inserted.
  static void check_excluded(const tree::statement& s) {
    tree::each_select(s, [](const tree::select& inner) {
      tree::each_source(inner, [](const tree::source& from) {
        if (small_letters(from.instance) == "excluded") refuse(from.instance, "stands for the row to be inserted");
      });
    });
  }
  void check(const tree::select& s) {
    name_set here;
    tree::each_source(s, [&](const tree::source& from) {
      if (from.bound) return;
      if (!here.insert(small_letters(from.instance)).second)
        refuse(from.instance, "stands for two tables of one select");
      const bool own_name = from.table != nullptr ? from.instance == from.table->name : from.instance == from.common;
      if (!own_name) check_alias(from.instance);
    });
  }
  void check_alias(const std::string& alias) {
    refuse_reserved(alias);
    if (common_.contains(small_letters(alias))) refuse(alias, "is an alias and a common table of one statement");
    if (tables_.contains(small_letters(alias))) refuse(alias, "is an alias and a table of one statement");
  }

  name_set tables_;
  name_set common_;
};

}  // namespace

void check_names(const tree::statement& s) {
  if (!is_broken(rule::distinct_names)) name_check check(s);
}

}  // namespace rowscope::enforce
