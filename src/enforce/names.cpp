#include "names.hpp"

#include <algorithm>
#include <set>

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
    for (const table_info* t : tree::tables_of(s)) tables_.insert(lower_case(t->name));
    tree::each_select(s, [&](const tree::select& inner) {
      for (const tree::common_table& c : inner.with) add_common(c.name);
    });
    tree::each_select(s, [&](const tree::select& inner) { check(inner); });
    check_reads(s);
  }

 private:
  [[noreturn]] static void refuse(const std::string& name, const char* why) {
    throw usage_error("the name \"" + name + "\" " + why + "; give the alias or the common table another one");
  }
  static void refuse_reserved(const std::string& name) {
    const std::string lower = lower_case(name);
    if (lower.starts_with("scope_") || lower.starts_with("rowscope_"))
      refuse(name, "begins as the library's own do");
  }
  void add_common(const std::string& name) {
    refuse_reserved(name);
    if (tables_.contains(lower_case(name))) refuse(name, "of a common table is that of a table in the same statement");
    if (!common_.insert(lower_case(name)).second) refuse(name, "stands for two common tables of one statement");
  }
  void check(const tree::select& s) {
    name_set here;
    tree::each_source(s, [&](const tree::source& from) {
      if (from.bound) return;
      if (!here.insert(lower_case(from.instance)).second) refuse(from.instance, "stands for two tables of one select");
      const bool own_name = from.table != nullptr ? from.instance == from.table->name : from.instance == from.common;
      if (!own_name) check_alias(from.instance);
    });
  }
  void check_alias(const std::string& alias) {
    refuse_reserved(alias);
    if (common_.contains(lower_case(alias))) refuse(alias, "is an alias and a common table of one statement");
    if (tables_.contains(lower_case(alias))) refuse(alias, "is an alias and a table of one statement");
  }

  // A name that is no common table here would be looked up among the tables of the database, and they have no scope.
  void check_reads(const tree::statement& s) {
    name_set known;
    for (const tree::common_table& c : s.body.with) known.insert(lower_case(c.name));
    tree::each_written_expression(s, [&](const tree::expr& e) { check_reads(e, known); });
    for (const tree::select& rows : s.rows) check_reads(rows, known);
    check_reads(s.body, {});
  }
  void check_reads(const tree::expr& e, const name_set& known) {
    tree::each_subquery(e, [&](const tree::select& s) { check_reads(s, known); });
  }
  void check_reads(const tree::select& s, name_set known) {
    for (const tree::common_table& c : s.with) known.insert(lower_case(c.name));
    tree::each_source(s, [&](const tree::source& from) {
      if (!from.common.empty() && !known.contains(lower_case(from.common)))
        throw usage_error("the statement reads a common table \"" + from.common +
                          "\" that it does not have; give it one of that name by with()");
    });
    tree::each_inner_select(s, [&](const tree::select& inner) { check_reads(inner, known); });
  }

  name_set tables_;
  name_set common_;
};

}  // namespace

void check_names(const tree::statement& s) {
  if (!is_broken(rule::distinct_names)) name_check check(s);
}

}  // namespace rowscope::enforce
