// Queries, and not one test.
#include "desk_database.hpp"

std::size_t used(rowscope::session& s);
std::size_t used(rowscope::session& s) { return desk::subjects(s).size(); }
