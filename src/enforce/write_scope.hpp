#pragma once
#include "scope_path.hpp"

/// What scoping does to each kind of write.
namespace rowscope::enforce {

/// \throws scope_violation where no session of these forms may write the table so
void check_target(const tree::statement& s, const scope_path& path);

void scope_insert(tree::statement& s, scope_path& path);
void scope_remove(tree::statement& s, scope_path& path);
/// \returns the check that is left to do where the update finds no row
std::optional<tree::select> scope_update(tree::statement& s, scope_path& path);

}  // namespace rowscope::enforce
