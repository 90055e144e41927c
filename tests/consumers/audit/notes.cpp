#include "notes.hpp"

void write(rs::session& s, std::int64_t id, const std::string& text) {
  s(rs::query<"note.write">().insert_into(notes{}).set(notes::id = id, notes::text = text));
}

std::vector<std::string> texts(rs::session& s) {
  std::vector<std::string> all;
  for (const auto& row : s(rs::query<"note.texts">().select(notes::text).from(notes{}).order_by(notes::id)))
    all.push_back(row[notes::text]);
  return all;
}

std::int64_t count(rs::session& s) { return s(rs::query<"note.count">().select(rs::count()).from(notes{})).value(); }

bool erase(rs::session& s, std::int64_t id) {
  return s(rs::query<"note.erase">().remove_from(notes{}).where(notes::id == id)).affected_rows == 1;
}
