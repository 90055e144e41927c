#pragma once
#include <string>
#include <string_view>

#include <rowscope/audit/record.hpp>

/// Parts of a record as JSON, put behind a text that keeps its capacity.
namespace rowscope::audit {

void add_json(std::string& to, std::string_view text);
void add_json(std::string& to, std::int64_t number);
void add_json(std::string& to, std::uint64_t number);
/// `["tickets","comments"]`
void add_json(std::string& to, const std::vector<std::string>& texts);
/// `{"tenant":42}` \pre it is not unscoped
void add_json(std::string& to, const recorded_scope& scope);

/// 16 hexadecimal digits: as a number, JSON readers would round it.
void add_shape(std::string& to, std::uint64_t shape);

[[nodiscard]] const char* to_string(rowscope::outcome o) noexcept;

}  // namespace rowscope::audit
