#pragma once

#include <string>
#include <vector>

#include "attempts.hpp"
#include "measurements.hpp"
#include "reference.hpp"

namespace campus {

/// What plain SQL and what rowscope says of one tenant.
struct tenant_line {
  std::string tenant;
  reference_numbers plain;
  scoped_numbers scoped;
};

/// All that the program shows.
struct report {
  std::vector<tenant_line> tenants;
  std::string intruder;
  std::string owner;
  std::vector<attempt> attempts;
};

/// What does not hold, a sentence each. Empty: rowscope does what it says.
std::vector<std::string> findings(const report& shown);

void print_tenants(const report& shown);
void print_attempts(const report& shown);

}  // namespace campus
