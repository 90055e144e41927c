#pragma once
#include <filesystem>
#include <string>
#include <string_view>

#include <rowscope/audit/coverage.hpp>

namespace rowscope::audit {

/// A hash as text. Not for secrets: only to see that something has changed.
[[nodiscard]] std::string hash_of(std::string_view text);
/// Of a file's content; empty where it cannot be read.
[[nodiscard]] std::string hash_of_file(const std::filesystem::path& file);

/// Of all that a proof of the mutation depends on, besides the test.
[[nodiscard]] std::string fingerprint_of(const audited_site& site, mutation kind);

}  // namespace rowscope::audit
