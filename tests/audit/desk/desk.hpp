#pragma once
#include <optional>
#include <string>
#include <vector>

#include <rowscope/rowscope.hpp>

/// A small help desk as its users write one: what the audit's tests audit.
namespace desk {

namespace rs = rowscope;

struct tickets : rs::table<tickets, "tickets"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"account_id", std::int64_t> account_id{};
  static constexpr column<"subject", std::string> subject{};
  static constexpr column<"open", bool> open{};
  static constexpr auto columns = std::tuple{id, account_id, subject, open};
  static constexpr auto scope = rs::scoped_by<account_id>;
};
struct comments : rs::table<comments, "comments"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"ticket_id", std::int64_t> ticket_id{};
  static constexpr column<"text", std::string> text{};
  static constexpr auto columns = std::tuple{id, ticket_id, text};
  static constexpr auto scope = rs::scoped_through<ticket_id, tickets::id>;
};
struct settings : rs::table<settings, "settings"> {
  static constexpr column<"account_id", std::int64_t> account_id{};
  static constexpr column<"name", std::string> name{};
  static constexpr column<"value", std::string> value{};
  static constexpr auto columns = std::tuple{account_id, name, value};
  static constexpr auto scope = rs::scoped_by<account_id>;
  static constexpr auto uniques = std::tuple{rs::unique<name>};
};
struct states : rs::table<states, "states"> {
  static constexpr column<"name", std::string, rs::primary_key> name{};
  static constexpr auto columns = std::tuple{name};
  static constexpr auto scope = rs::shared<"the same for every account">;
};
using schema = rs::schema<tickets, comments, settings, states>;

std::vector<std::string> subjects(rs::session& s);
std::optional<std::string> subject_of(rs::session& s, std::int64_t ticket);
bool close(rs::session& s, std::int64_t ticket);
bool remove(rs::session& s, std::int64_t ticket);
void add(rs::session& s, std::int64_t ticket, const std::string& subject);
/// The subject of the ticket, which is added where it is not there.
std::string claim(rs::session& s, std::int64_t ticket, const std::string& subject);
void comment(rs::session& s, std::int64_t comment, std::int64_t ticket, const std::string& text);
/// "subject: text" of each.
std::vector<std::string> talk(rs::session& s);
std::int64_t open_count(rs::session& s);
std::vector<std::int64_t> search(rs::session& s, std::optional<bool> open);
void put(rs::session& s, const std::string& name, const std::string& value);
std::optional<std::string> get(rs::session& s, const std::string& name);
bool move_comment(rs::session& s, std::int64_t comment, std::int64_t ticket);
std::int64_t state_count(rs::session& s);
std::int64_t tickets_of_all(rs::database& db);
/// The lengths of the subjects, in SQL of the program's own.
std::vector<std::int64_t> lengths(rs::session& s, std::int64_t longer_than);

}  // namespace desk
