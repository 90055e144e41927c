#include <algorithm>
#include <utility>

#include <rowscope/ast/sql_name.hpp>

#include "postgresql_writer.hpp"

/// Functions whose name, arguments or result are others in PostgreSQL than on SQLite.
namespace rowscope::sql {

using tree::expr;

namespace {

bool is_aggregate(std::string_view function) {
  static constexpr std::string_view functions[] = {"count", "sum", "min", "max", "avg"};
  return std::ranges::find(functions, function) != std::end(functions);
}
bool is_least_or_greatest(std::string_view function) { return function == "min" || function == "max"; }

/// What stands around a call, or around the window that it is taken over.
struct surroundings {
  std::string_view before{};
  std::string_view behind{};
};

surroundings around(std::string_view function, const known_type& argument) {
  if (function == "avg" || function == "round") return {{}, "::double precision"};
  if (function == "length") return {{}, "::bigint"};
  if (function == "sum") {
    // A sum of integers is numeric there, and would divide into fractions.
    if (argument.is(value_kind::integer)) return {{}, "::bigint"};
    if (argument.is(value_kind::real)) return {{}, "::double precision"};
  }
  if (is_least_or_greatest(function) && argument.is(value_kind::blob)) return {"decode(", ", 'hex')"};
  if (is_least_or_greatest(function) && argument.is_uuid()) return {{}, "::uuid"};
  return {};
}

}  // namespace

void postgresql_writer::put_call(const expr& e) {
  if (e.text == "coalesce" && e.args.size() == 2 && e.args[1].what == expr::kind::refuse)
    return put_required(e.args[0], e.args[1]);
  const auto [before, behind] = around(small_letters(e.text), type_of_argument(e));
  text(before);
  put_function(e);
  text(behind);
}

void postgresql_writer::put_window(const expr& e) {
  const auto [before, behind] = around(small_letters(e.args[0].text), type_of_argument(e.args[0]));
  text(before);
  if (behind.empty())
    statement_writer::put_window(e);
  else
    in_parentheses([&] { statement_writer::put_window(e); });
  text(behind);
}

known_type postgresql_writer::type_of_argument(const expr& call) const {
  return call.args.empty() ? known_type{} : types_.of(call.args[0]);
}

void postgresql_writer::put_function(const expr& e) {
  const std::string function = small_letters(e.text);
  // What an aggregate is taken over is no expression of the groups.
  const tree::select* const outer = is_aggregate(function) ? std::exchange(grouped_, nullptr) : grouped_;
  if (e.args.empty())
    statement_writer::put_call(e);
  else if (is_least_or_greatest(function))
    put_least_or_greatest(e, function == "min");
  else if (function == "lower" || function == "upper")
    put_with_arguments(e.text, [&] { put_bytes(e.args[0]); });
  else if (function == "round" && e.args.size() == 2)
    put_with_arguments(e.text, [&] {
      put_cast(e.args[0], "numeric");
      text(", greatest(");
      put_cast(e.args[1], "integer");
      text(", 0)");
    });
  else if (function == "substr" && e.args.size() == 3)
    put_with_arguments(e.text, [&] {
      put(e.args[0]);
      text(", ");
      put_cast(e.args[1], "integer");
      text(", greatest(");
      put_cast(e.args[2], "integer");
      text(", 0)");
    });
  else
    statement_writer::put_call(e);
  grouped_ = outer;
}

// There is no least bool, uuid or row of bytes.
void postgresql_writer::put_least_or_greatest(const expr& e, bool least) {
  const expr& argument = e.args[0];
  const known_type type = types_.of(argument);
  if (type.is(value_kind::boolean))
    put_with_arguments(least ? "bool_and" : "bool_or", [&] { put(argument); });
  else if (type.is(value_kind::blob))
    put_with_arguments(e.text, [&] {
      put_with_arguments("encode", [&] {
        put(argument);
        text(", 'hex'");
      });
      text(" COLLATE \"C\"");
    });
  else if (type.is_uuid())
    put_with_arguments(e.text, [&] {
      put_cast(argument, "text");
      text(" COLLATE \"C\"");
    });
  else
    put_with_arguments(e.text, [&] { put_ordered(argument); });
}

void postgresql_writer::put_bytes(const expr& e) {
  put(e);
  text(" COLLATE \"C\"");
}

void postgresql_writer::put_cast(const expr& e, std::string_view type) {
  in_parentheses([&] { put(e); });
  text("::");
  text(type);
}

}  // namespace rowscope::sql
