#include "report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>

namespace campus {
namespace {

/// 24674 as "24,674".
std::string grouped(std::int64_t n) {
  auto digits = std::to_string(n);
  for (auto end = std::ssize(digits) - 3; end > 0; end -= 3) digits.insert(static_cast<std::size_t>(end), ",");
  return digits;
}

void check_tenant(const tenant_line& line, std::vector<std::string>& found) {
  const auto& [tenant, plain, scoped] = line;
  const auto expect = [&](std::string_view what, std::int64_t seen, std::int64_t expected) {
    if (seen != expected)
      found.push_back(
          fmt::format("{}: {}: {} through rowscope, {} by plain SQL", tenant, what, grouped(seen), grouped(expected)));
  };
  expect("students", scoped.students, plain.students);
  expect("submissions", scoped.submissions, plain.submissions);
  expect("own rows of the join", scoped.join, plain.naive_join - plain.naive_join_foreign);
  if (scoped.join_foreign != 0)
    found.push_back(fmt::format("{}: saw {} foreign rows in the scoped join", tenant, grouped(scoped.join_foreign)));
}

void check_attempt(const attempt& a, const report& r, std::vector<std::string>& found) {
  if (!a.owner_rows_unchanged) found.push_back(fmt::format("{}: {} changed rows of {}", a.name, r.intruder, r.owner));
  if (!a.refused)
    found.push_back(fmt::format("{}: {} got \"{}\" for a row of {}, and \"{}\" for one that does not exist", a.name,
                                r.intruder, a.intruder_got, r.owner, a.on_missing));
  if (!a.owner_can) found.push_back(fmt::format("{}: the owner {} cannot: \"{}\"", a.name, r.owner, a.owner_got));
}

using row = std::array<std::string, 7>;

void print_row(const row& values) {
  const auto& [tenant, students, submissions, naive, naive_foreign, scoped, scoped_foreign] = values;
  fmt::print("{:<8}{:>10}{:>13}{:>13}{:>12}{:>13}{:>12}\n", tenant, students, submissions, naive, naive_foreign, scoped,
             scoped_foreign);
}

}  // namespace

std::vector<std::string> findings(const report& shown) {
  std::vector<std::string> found;
  for (const auto& line : shown.tenants) check_tenant(line, found);
  for (const auto& a : shown.attempts) check_attempt(a, shown, found);
  // Data without a leak would show nothing.
  if (std::ranges::none_of(shown.tenants, [](const auto& line) { return line.plain.naive_join_foreign > 0; }))
    found.emplace_back("the naive join returns no foreign row, so this data does not show what scoping does");
  return found;
}

void print_tenants(const report& shown) {
  print_row(row{"", "own", "own", "naive join", "of these", "scoped join", "of these"});
  print_row(row{"tenant", "students", "submissions", "rows", "foreign", "rows", "foreign"});
  tenant_line sum{"all", {}, {}};
  const auto print = [](const tenant_line& line) {
    const auto& [tenant, plain, scoped] = line;
    print_row(row{tenant, grouped(scoped.students), grouped(scoped.submissions), grouped(plain.naive_join),
                  grouped(plain.naive_join_foreign), grouped(scoped.join), grouped(scoped.join_foreign)});
  };
  for (const auto& line : shown.tenants) {
    print(line);
    sum.scoped.students += line.scoped.students;
    sum.scoped.submissions += line.scoped.submissions;
    sum.scoped.join += line.scoped.join;
    sum.scoped.join_foreign += line.scoped.join_foreign;
    sum.plain.naive_join += line.plain.naive_join;
    sum.plain.naive_join_foreign += line.plain.naive_join_foreign;
  }
  print(sum);
}

void print_attempts(const report& shown) {
  for (const auto& a : shown.attempts)
    fmt::print("{}: {}\n  {} got {}\n  {}, the owner, got {}\n", a.name, a.refused ? "refused" : "NOT REFUSED",
               shown.intruder, a.intruder_got, shown.owner, a.owner_got);
}

}  // namespace campus
