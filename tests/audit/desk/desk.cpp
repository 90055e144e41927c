#include "desk.hpp"

namespace desk {

std::vector<std::string> subjects(rs::session& s) {
  std::vector<std::string> all;
  for (const auto& row : s(rs::query<"ticket.list">().select(tickets::subject).from(tickets{}).order_by(tickets::id)))
    all.push_back(row[tickets::subject]);
  return all;
}

std::optional<std::string> subject_of(rs::session& s, std::int64_t ticket) {
  const auto row = s(rs::query<"ticket.by_id">().select(tickets::subject).from(tickets{}).where(tickets::id == ticket))
                       .one_or_none();
  return row ? std::optional((*row)[tickets::subject]) : std::nullopt;
}

bool close(rs::session& s, std::int64_t ticket) {
  return s(rs::query<"ticket.close">().update(tickets{}).set(tickets::open = false).where(tickets::id == ticket))
             .affected_rows == 1;
}

bool remove(rs::session& s, std::int64_t ticket) {
  return s(rs::query<"ticket.remove">().remove_from(tickets{}).where(tickets::id == ticket)).affected_rows == 1;
}

void add(rs::session& s, std::int64_t ticket, const std::string& subject) {
  s(rs::query<"ticket.add">().insert_into(tickets{}).set(tickets::id = ticket, tickets::subject = subject,
                                                         tickets::open = true));
}

std::string claim(rs::session& s, std::int64_t ticket, const std::string& subject) {
  return s.objects(tickets{})
      .get_or_create(rs::site<"ticket.claim">, rs::lookup(tickets::id = ticket), tickets::subject = subject,
                     tickets::open = true)
      .row[tickets::subject];
}

void comment(rs::session& s, std::int64_t comment, std::int64_t ticket, const std::string& text) {
  s(rs::query<"comment.add">()
        .insert_into(comments{})
        .set(comments::id = comment, comments::ticket_id = ticket, comments::text = text));
}

std::vector<std::string> talk(rs::session& s) {
  std::vector<std::string> all;
  for (const auto& row : s(rs::query<"comment.talk">()
                               .select(tickets::subject, comments::text)
                               .from(comments{})
                               .join(tickets{}, comments::ticket_id == tickets::id)
                               .order_by(comments::id)))
    all.push_back(row[tickets::subject] + ": " + row[comments::text]);
  return all;
}

std::int64_t open_count(rs::session& s) {
  return s(rs::query<"ticket.open_count">().select(rs::count()).from(tickets{}).where(tickets::open == true)).value();
}

std::vector<std::int64_t> search(rs::session& s, std::optional<bool> open) {
  std::vector<std::int64_t> ids;
  for (const auto& row : s(rs::query<"ticket.search">()
                               .select(tickets::id)
                               .from(tickets{})
                               .where_if(tickets::open == rs::if_set(open))
                               .order_by(tickets::id)))
    ids.push_back(row[tickets::id]);
  return ids;
}

void put(rs::session& s, const std::string& name, const std::string& value) {
  s(rs::query<"setting.put">()
        .insert_into(settings{})
        .set(settings::name = name, settings::value = value)
        .on_conflict(settings::name)
        .do_update(settings::value = rs::excluded(settings::value)));
}

std::optional<std::string> get(rs::session& s, const std::string& name) {
  const auto row = s(rs::query<"setting.get">().select(settings::value).from(settings{}).where(settings::name == name))
                       .one_or_none();
  return row ? std::optional((*row)[settings::value]) : std::nullopt;
}

bool move_comment(rs::session& s, std::int64_t comment, std::int64_t ticket) {
  return s(rs::query<"comment.move">()
               .update(comments{})
               .set(comments::ticket_id = ticket)
               .where(comments::id == comment))
             .affected_rows == 1;
}

std::int64_t state_count(rs::session& s) {
  return s(rs::query<"state.count">().select(rs::count()).from(states{})).value();
}

std::int64_t tickets_of_all(rs::database& db) {
  rs::unscoped_session all = db.unscoped(rs::site<"ticket.nightly">, "the number of tickets on the first page");
  return all(rs::query<"ticket.of_all">().select(rs::count()).from(tickets{})).value();
}

std::vector<std::int64_t> lengths(rs::session& s, std::int64_t longer_than) {
  return s
      .raw<std::int64_t>(rs::site<"ticket.lengths">,
                         "SELECT length(subject) FROM tickets WHERE length(subject) > :n ORDER BY 1",
                         rs::use(longer_than, "n"))
      .all();
}

}  // namespace desk
