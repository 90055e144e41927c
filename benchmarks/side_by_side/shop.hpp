#pragma once
#include "tables.hpp"

namespace side_by_side {

/// Makes the tables and their rows: everywhere by the same statements, so that all are laid out alike.
void fill(rs::database& db);

/// The checksum of the tables that works write, as far as the session sees them.
std::uint64_t content_of(rs::session& s);
std::uint64_t content_of(rs::unscoped_session& s);

}  // namespace side_by_side
