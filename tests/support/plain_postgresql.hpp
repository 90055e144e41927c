#pragma once
#include "plain_database.hpp"

namespace rowscope_tests {

/// A PostgreSQL database, worked on by a superuser; foreign keys are not enforced for it.
[[nodiscard]] std::unique_ptr<plain_database::kind> make_plain_postgresql();

}  // namespace rowscope_tests
