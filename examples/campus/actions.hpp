#pragma once

#include <cstdint>

#include "reference.hpp"
#include "tables.hpp"

namespace campus {

/// What an action works on: a submission, and for a move the assessment where it shall go.
struct target {
  submission row;
  std::int64_t new_assessment = 0;
};

// The five actions. Each is the same code for the owner and for the intruder; the session alone makes the difference.
// \returns the number of rows

std::int64_t read_by_key(rs::session& session, const target& t);
std::int64_t update(rs::session& session, const target& t);
std::int64_t remove(rs::session& session, const target& t);
std::int64_t insert(rs::session& session, const target& t);
std::int64_t move_to_assessment(rs::session& session, const target& t);

}  // namespace campus
