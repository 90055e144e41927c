// SQLiteCpp with statements that are prepared once and kept.
#include <SQLiteCpp/SQLiteCpp.h>

#include "arguments.hpp"
#include "hand_written.hpp"

namespace side_by_side {
namespace {

std::string_view text_of(const SQLite::Column& c) { return {c.getText(), static_cast<std::size_t>(c.getBytes())}; }

void bind_note(SQLite::Statement& s, int parameter, const std::string* note) {
  if (note != nullptr)
    s.bindNoCopy(parameter, *note);
  else
    s.bind(parameter);
}

item read_item(SQLite::Statement& s) {
  const SQLite::Column note = s.getColumn(5);
  return {s.getColumn(0).getInt64(),  s.getColumn(1).getInt64(),
          s.getColumn(2).getInt(),    s.getColumn(3).getDouble(),
          s.getColumn(4).getString(), note.isNull() ? std::nullopt : std::optional<std::string>(note.getString())};
}
void add_views(SQLite::Statement& s, checksum& sum) {
  const SQLite::Column note = s.getColumn(5);
  sum.add(s.getColumn(0).getInt64(), s.getColumn(1).getInt64(), s.getColumn(2).getInt(), s.getColumn(3).getDouble(),
          text_of(s.getColumn(4)), note.isNull() ? std::nullopt : std::optional<std::string_view>(text_of(note)));
}

template <class Each>
void read(SQLite::Statement& s, const Each& each) {
  while (s.executeStep()) each();
  s.reset();
}
std::int64_t write(SQLite::Statement& s) {
  const int changed = s.exec();
  s.reset();
  return changed;
}

template <task Task>
void once(SQLite::Database& db, SQLite::Statement& s, const arguments& a, checksum& sum);

template <>
void once<task::integers>(SQLite::Database&, SQLite::Statement& s, const arguments& a, checksum& sum) {
  s.bind(1, a.tenant);
  s.bind(2, a.id);
  read(s, [&] { sum.add(s.getColumn(0).getInt64(), s.getColumn(1).getInt64(), s.getColumn(2).getInt()); });
}
template <>
void once<task::owned>(SQLite::Database&, SQLite::Statement& s, const arguments& a, checksum& sum) {
  s.bind(1, a.tenant);
  s.bind(2, a.id);
  read(s, [&] {
    const SQLite::Column note = s.getColumn(5);
    sum.add(s.getColumn(0).getInt64(), s.getColumn(1).getInt64(), s.getColumn(2).getInt(), s.getColumn(3).getDouble(),
            s.getColumn(4).getString(), note.isNull() ? std::nullopt : std::optional<std::string>(note.getString()));
  });
}
template <>
void once<task::viewed>(SQLite::Database&, SQLite::Statement& s, const arguments& a, checksum& sum) {
  s.bind(1, a.tenant);
  s.bind(2, a.id);
  read(s, [&] { add_views(s, sum); });
}
template <>
void once<task::into_struct>(SQLite::Database&, SQLite::Statement& s, const arguments& a, checksum& sum) {
  s.bind(1, a.tenant);
  s.bind(2, a.id);
  read(s, [&] {
    const item one = read_item(s);
    one.add_to(sum);
  });
}
template <>
void once<task::hundred_rows>(SQLite::Database&, SQLite::Statement& s, const arguments& a, checksum& sum) {
  s.bind(1, a.tenant);
  s.bind(2, a.first);
  s.bind(3, 100);
  read(s, [&] { add_views(s, sum); });
}
template <>
void once<task::hundred_structs>(SQLite::Database&, SQLite::Statement& s, const arguments& a, checksum& sum) {
  s.bind(1, a.tenant);
  s.bind(2, a.first);
  s.bind(3, 100);
  std::vector<item> all;
  read(s, [&] { all.push_back(read_item(s)); });
  for (const item& one : all) one.add_to(sum);
}
template <>
void once<task::join>(SQLite::Database&, SQLite::Statement& s, const arguments& a, checksum& sum) {
  s.bind(1, a.tenant);
  s.bind(2, a.customer);
  read(s, [&] {
    sum.add(s.getColumn(0).getInt64(), s.getColumn(1).getInt(), s.getColumn(2).getDouble(), text_of(s.getColumn(3)),
            text_of(s.getColumn(4)), text_of(s.getColumn(5)));
  });
}
template <>
void once<task::aggregate>(SQLite::Database&, SQLite::Statement& s, const arguments& a, checksum& sum) {
  s.bind(1, a.tenant);
  s.bind(2, a.first);
  s.bind(3, a.end());
  read(s, [&] {
    const SQLite::Column total = s.getColumn(1);
    const SQLite::Column most = s.getColumn(2);
    sum.add(s.getColumn(0).getInt64(), total.isNull() ? std::nullopt : std::optional<std::int64_t>(total.getInt64()),
            most.isNull() ? std::nullopt : std::optional<double>(most.getDouble()));
  });
}
template <>
void once<task::insert>(SQLite::Database& db, SQLite::Statement& s, const arguments& a, checksum& sum) {
  s.bind(1, a.customer);
  s.bind(2, a.qty());
  s.bind(3, a.price());
  s.bindNoCopy(4, title);
  bind_note(s, 5, a.has_note() ? &note_text : nullptr);
  s.bind(6, a.tenant);
  const std::int64_t changed = write(s);
  sum.add(changed, std::int64_t{db.getLastInsertRowid()});
}
template <>
void once<task::insert_lines>(SQLite::Database&, SQLite::Statement& s, const arguments& a, checksum& sum) {
  std::int64_t changed = 0;
  for (const line& l : lines()) {
    s.bind(1, a.customer);
    s.bind(2, l.qty);
    s.bind(3, l.price);
    s.bindNoCopy(4, l.title);
    bind_note(s, 5, l.note ? &*l.note : nullptr);
    s.bind(6, a.tenant);
    changed += write(s);
  }
  sum.add(changed);
}
template <>
void once<task::update>(SQLite::Database&, SQLite::Statement& s, const arguments& a, checksum& sum) {
  s.bind(1, a.qty() + 1);
  s.bind(2, a.price() + 1);
  s.bind(3, a.tenant);
  s.bind(4, a.id);
  sum.add(write(s));
}
template <>
void once<task::remove>(SQLite::Database&, SQLite::Statement& s, const arguments& a, checksum& sum) {
  s.bind(1, a.tenant);
  s.bind(2, a.id);
  sum.add(write(s));
}
template <>
void once<task::upsert>(SQLite::Database&, SQLite::Statement& s, const arguments& a, checksum& sum) {
  s.bindNoCopy(1, a.setting());
  s.bindNoCopy(2, a.value());
  s.bind(3, a.tenant);
  sum.add(write(s));
}

class sqlitecpp_variant : public hand_written {
 public:
  explicit sqlitecpp_variant(const place& p) : db_(opened(p), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE) {
    set_up(db_.getHandle(), p);
  }

  way find(const work& w) override {
    switch (w.what) {
      case task::integers: return kept<task::integers>(w);
      case task::owned: return kept<task::owned>(w);
      case task::viewed: return kept<task::viewed>(w);
      case task::into_struct: return kept<task::into_struct>(w);
      case task::hundred_rows: return kept<task::hundred_rows>(w);
      case task::hundred_structs: return kept<task::hundred_structs>(w);
      case task::join: return kept<task::join>(w);
      case task::aggregate: return kept<task::aggregate>(w);
      case task::insert: return kept<task::insert>(w);
      case task::insert_lines: return kept<task::insert_lines>(w);
      case task::update: return kept<task::update>(w);
      case task::remove: return kept<task::remove>(w);
      case task::upsert: return kept<task::upsert>(w);
      default: return {};
    }
  }

 private:
  template <task Task>
  way kept(const work& w) {
    const auto s = std::make_shared<SQLite::Statement>(db_, w.sql);
    return {
        [s, this](int n) { return repeat(n, [&](const arguments& a, checksum& sum) { once<Task>(db_, *s, a, sum); }); },
        plan_of(w.sql)};
  }

  SQLite::Database db_;
};

}  // namespace

std::unique_ptr<variant> open_sqlitecpp(const place& p) { return std::make_unique<sqlitecpp_variant>(p); }

}  // namespace side_by_side
