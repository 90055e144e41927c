#pragma once
#include <string>

/// The pages of two accounts on the sessions of one pool of SOCI's, under the guard.
/// \returns whether each saw and wrote its own tickets only, and a page that borrows none was refused
[[nodiscard]] bool serve_from_a_pool(const std::string& path);
