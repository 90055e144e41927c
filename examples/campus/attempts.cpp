#include "attempts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include "actions.hpp"
#include "input_error.hpp"

namespace campus {
namespace {

/// How an action can end.
enum class ending { one_row, no_rows, not_found, scope_violation, otherwise };

struct outcome {
  ending how;
  std::string text;

  friend bool operator==(const outcome&, const outcome&) = default;
};

using action = std::int64_t (*)(rs::session&, const target&);

outcome perform(action act, rs::session& session, const target& t) {
  try {
    const auto rows = act(session, t);
    return {rows == 1   ? ending::one_row
            : rows == 0 ? ending::no_rows
                        : ending::otherwise,
            fmt::format("{} {}", rows, rows == 1 ? "row" : "rows")};
  } catch (const rs::not_found& e) {
    return {ending::not_found, fmt::format("not_found: {}", e.what())};
  } catch (const rs::scope_violation& e) {
    return {ending::scope_violation, fmt::format("scope_violation: {}", e.what())};
  } catch (const rs::error& e) {
    return {ending::otherwise, e.what()};
  }
}

/// Who tries what on what.
struct targets {
  target intruders;  // on the owner's rows
  target owners;     // the same, or its like within the owner's own rows
  target missing;    // on rows that do not exist
};

/// Rows that take part, chosen anew for each attempt: one that got through has changed them.
struct cast {
  submission owners;
  submission intruders;
  std::int64_t owners_other_assessment;
  std::int64_t missing_assessment;
  std::int64_t missing_student;
};

targets by_key(const cast& c) {
  auto missing = c.owners;
  missing.id_assessment = c.missing_assessment;
  return {{c.owners}, {c.owners}, {missing}};
}

targets new_row(const cast& c) {
  auto own = c.owners;
  own.id_student = c.missing_student;
  auto missing = own;
  missing.id_assessment = c.missing_assessment;
  return {{own}, {own}, {missing}};
}

targets new_parent(const cast& c) {
  return {{c.intruders, c.owners.id_assessment},
          {c.owners, c.owners_other_assessment},
          {c.intruders, c.missing_assessment}};
}

struct plan {
  const char* name;
  action act;
  targets (*choose)(const cast&);
  ending refusal;
};

constexpr std::array<plan, 5> plans{
    {{"read by key", read_by_key, by_key, ending::not_found},
     {"update", update, by_key, ending::no_rows},
     {"delete", remove, by_key, ending::no_rows},
     {"insert under a foreign parent", insert, new_row, ending::scope_violation},
     {"change the foreign key to a foreign parent", move_to_assessment, new_parent, ending::scope_violation}}};

bool has(const std::vector<submission>& rows, std::int64_t assessment, std::int64_t student) {
  return std::ranges::any_of(
      rows, [&](const submission& s) { return s.id_assessment == assessment && s.id_student == student; });
}

/// So that only scoping stands in the way: no row has yet the key that a move would make.
std::optional<cast> choose_cast(const party& intruder, const party& owner, const reference& plain) {
  const auto owners = plain.submissions(owner.tenant);
  const auto intruders = plain.submissions(intruder.tenant);
  const auto assessments = plain.assessments(owner.tenant);
  if (owners.empty()) return std::nullopt;
  const auto& victim = owners.front();
  const auto free = std::ranges::find_if(assessments, [&](auto id) { return !has(owners, id, victim.id_student); });
  const auto mover = std::ranges::find_if(
      intruders, [&](const submission& s) { return !has(owners, victim.id_assessment, s.id_student); });
  if (free == assessments.end() || mover == intruders.end()) return std::nullopt;
  return cast{victim, *mover, *free, plain.unused_assessment(), plain.unused_student()};
}

/// The owner first: what is shown to be refused must have been possible a moment before.
attempt run(const plan& p, const party& intruder, const party& owner, const reference& plain) {
  const auto cast = choose_cast(intruder, owner, plain);
  if (!cast)
    throw input_error(fmt::format("the data lacks submissions of {} and {}, or assessments, that the attempts need",
                                  owner.tenant, intruder.tenant));
  const auto t = p.choose(*cast);
  const auto before = plain.submissions(owner.tenant);
  const auto as_owner = [&] {
    const auto undone = owner.session.transaction();  // never committed
    return perform(p.act, owner.session, t.owners);
  }();
  const auto on_missing = perform(p.act, intruder.session, t.missing);
  const auto as_intruder = perform(p.act, intruder.session, t.intruders);
  const bool unchanged = plain.submissions(owner.tenant) == before;
  return {.name = p.name,
          .intruder_got = as_intruder.text,
          .owner_got = as_owner.text,
          .on_missing = on_missing.text,
          .owner_rows_unchanged = unchanged,
          .refused = as_intruder.how == p.refusal && as_intruder == on_missing && unchanged,
          .owner_can = as_owner.how == ending::one_row};
}

}  // namespace

std::vector<attempt> cross_over(party intruder, party owner, const reference& plain) {
  std::vector<attempt> attempts;
  for (const auto& p : plans) attempts.push_back(run(p, intruder, owner, plain));
  return attempts;
}

}  // namespace campus
