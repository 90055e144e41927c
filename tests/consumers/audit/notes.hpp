#pragma once
#include <string>
#include <vector>

#include <rowscope/rowscope.hpp>

namespace rs = rowscope;

struct notes : rs::table<notes, "notes"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"text", std::string> text{};
  static constexpr auto columns = std::tuple{id, tenant_id, text};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};
using notes_schema = rs::schema<notes>;

void write(rs::session& s, std::int64_t id, const std::string& text);
std::vector<std::string> texts(rs::session& s);
std::int64_t count(rs::session& s);
bool erase(rs::session& s, std::int64_t id);
