#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "reference.hpp"
#include "tables.hpp"

namespace campus {

/// How one attempt to cross over to another tenant went.
struct attempt {
  std::string name;
  std::string intruder_got;  ///< the error, or the number of rows
  std::string owner_got;
  std::string on_missing;  ///< what the intruder gets for a row that does not exist
  bool owner_rows_unchanged = false;
  bool refused = false;    ///< in the way foretold, as if the row did not exist, and the owner's rows are unchanged
  bool owner_can = false;  ///< the same code does it in the owner's session; this is rolled back
};

/// A tenant and a session for it.
struct party {
  std::string_view tenant;
  rs::session& session;
};

/// Reads by key, updates, deletes, inserts under a foreign parent, and changes the foreign key to a foreign parent:
/// five times the intruder against the owner's submissions. What became of these is read by plain SQL. \throws
/// input_error when a tenant has not the rows that it takes: a submission each, and two assessments of the owner.
std::vector<attempt> cross_over(party intruder, party owner, const reference& plain);

}  // namespace campus
