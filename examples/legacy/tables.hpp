#pragma once
#include <rowscope/rowscope.hpp>

namespace rs = rowscope;

// What the older program has made, declared.
struct accounts : rs::table<accounts, "accounts"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"name", std::string> name{};
  static constexpr auto columns = std::tuple{id, name};
  static constexpr auto scope = rs::tenant_root<id>;
};
struct tickets : rs::table<tickets, "tickets"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"account_id", std::int64_t, rs::references<accounts::id>> account_id{};
  static constexpr column<"title", std::string> title{};
  static constexpr column<"state", std::string, rs::has_default> state{};
  static constexpr auto columns = std::tuple{id, account_id, title, state};
  static constexpr auto scope = rs::scoped_by<account_id>;
};
struct comments : rs::table<comments, "comments"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"ticket_id", std::int64_t> ticket_id{};
  static constexpr column<"author", std::string> author{};
  static constexpr column<"body", std::string> body{};
  static constexpr auto columns = std::tuple{id, ticket_id, author, body};
  static constexpr auto scope = rs::scoped_through<ticket_id, tickets::id>;
};

using desk_schema = rs::schema<accounts, tickets, comments>;
