// The C API: with statements that are prepared once and kept, which is the reference, and with ones that are prepared
// for each operation.
#include "raw.hpp"

#include "arguments.hpp"
#include "hand_written.hpp"

namespace side_by_side {
namespace {

item read_item(raw::statement& s) {
  return {s.integer(0), s.integer(1), s.small_integer(2), s.real(3), s.text(4), s.optional_text(5)};
}
void add_views(raw::statement& s, checksum& sum) {
  sum.add(s.integer(0), s.integer(1), s.small_integer(2), s.real(3), s.view(4), s.optional_view(5));
}

/// Runs the statement with the values, and `each()` for each row.
template <class Each, class... Values>
void read(raw::statement& s, const Each& each, const Values&... values) {
  const raw::statement::execution e(s);
  s.bind(values...);
  while (s.step()) each();
}

template <task Task>
void once(raw::statement& s, const arguments& a, checksum& sum);

template <>
void once<task::integers>(raw::statement& s, const arguments& a, checksum& sum) {
  read(
      s, [&] { sum.add(s.integer(0), s.integer(1), s.small_integer(2)); }, a.tenant, a.id);
}
template <>
void once<task::owned>(raw::statement& s, const arguments& a, checksum& sum) {
  read(
      s, [&] { sum.add(s.integer(0), s.integer(1), s.small_integer(2), s.real(3), s.text(4), s.optional_text(5)); },
      a.tenant, a.id);
}
template <>
void once<task::viewed>(raw::statement& s, const arguments& a, checksum& sum) {
  read(
      s, [&] { add_views(s, sum); }, a.tenant, a.id);
}
template <>
void once<task::into_struct>(raw::statement& s, const arguments& a, checksum& sum) {
  read(
      s,
      [&] {
        const item one = read_item(s);
        one.add_to(sum);
      },
      a.tenant, a.id);
}
template <>
void once<task::by_one>(raw::statement& s, const arguments& a, checksum& sum) {
  const raw::statement::execution e(s);
  s.bind(a.tenant, a.id);
  if (!s.step()) throw std::runtime_error("no row");
  const item one = read_item(s);
  if (s.step()) throw std::runtime_error("more than one row");
  one.add_to(sum);
}
template <>
void once<task::by_text>(raw::statement& s, const arguments& a, checksum& sum) {
  read(
      s, [&] { sum.add(s.small_integer(0)); }, a.tenant, a.id, title);
}
template <>
void once<task::hundred_rows>(raw::statement& s, const arguments& a, checksum& sum) {
  read(
      s, [&] { add_views(s, sum); }, a.tenant, a.first, 100);
}
template <>
void once<task::hundred_structs>(raw::statement& s, const arguments& a, checksum& sum) {
  std::vector<item> all;
  read(
      s, [&] { all.push_back(read_item(s)); }, a.tenant, a.first, 100);
  for (const item& one : all) one.add_to(sum);
}
template <>
void once<task::join>(raw::statement& s, const arguments& a, checksum& sum) {
  read(
      s, [&] { sum.add(s.integer(0), s.small_integer(1), s.real(2), s.view(3), s.view(4), s.view(5)); }, a.tenant,
      a.customer);
}
template <>
void once<task::aggregate>(raw::statement& s, const arguments& a, checksum& sum) {
  read(
      s, [&] { sum.add(s.integer(0), s.optional_integer(1), s.optional_real(2)); }, a.tenant, a.first, a.end());
}
template <>
void once<task::insert>(raw::statement& s, const arguments& a, checksum& sum) {
  s.bind(a.customer, a.qty(), a.price(), title, a.note(), a.tenant);
  const std::int64_t changed = s.write();
  sum.add(changed, s.last_key());
}
template <>
void once<task::insert_lines>(raw::statement& s, const arguments& a, checksum& sum) {
  std::int64_t changed = 0;
  for (const line& l : lines()) {
    s.bind(a.customer, l.qty, l.price, l.title, std::optional<std::string_view>(l.note), a.tenant);
    changed += s.write();
  }
  sum.add(changed);
}
template <>
void once<task::update>(raw::statement& s, const arguments& a, checksum& sum) {
  s.bind(a.qty() + 1, a.price() + 1, a.tenant, a.id);
  sum.add(s.write());
}
template <>
void once<task::remove>(raw::statement& s, const arguments& a, checksum& sum) {
  s.bind(a.tenant, a.id);
  sum.add(s.write());
}
template <>
void once<task::upsert>(raw::statement& s, const arguments& a, checksum& sum) {
  s.bind(a.setting(), a.value(), a.tenant);
  sum.add(s.write());
}

class raw_variant : public hand_written {
 public:
  raw_variant(const place& p, bool keeps_statements, int mutex = 0)
      : connection_(opened(p), mutex), keeps_statements_(keeps_statements) {
    set_up(connection_.handle(), p);
  }

  way find(const work& w) override {
    switch (w.what) {
      case task::integers: return repeating<task::integers>(w);
      case task::integers_written_down: return keeps_statements_ ? repeating<task::integers>(w) : way{};
      case task::owned: return repeating<task::owned>(w);
      case task::viewed: return repeating<task::viewed>(w);
      case task::into_struct: return repeating<task::into_struct>(w);
      case task::by_one: return repeating<task::by_one>(w);
      case task::by_text: return repeating<task::by_text>(w);
      case task::through_key: return repeating<task::viewed>(w);
      case task::hundred_rows: return repeating<task::hundred_rows>(w);
      case task::hundred_structs: return repeating<task::hundred_structs>(w);
      case task::join: return repeating<task::join>(w);
      case task::aggregate: return repeating<task::aggregate>(w);
      case task::insert: return repeating<task::insert>(w);
      case task::insert_lines: return repeating<task::insert_lines>(w);
      case task::update: return repeating<task::update>(w);
      case task::remove: return repeating<task::remove>(w);
      case task::upsert: return repeating<task::upsert>(w);
    }
    return {};
  }

 private:
  template <task Task>
  way repeating(const work& w) {
    if (keeps_statements_) {
      const auto kept = std::make_shared<raw::statement>(connection_, w.sql);
      return {
          [kept](int n) { return repeat(n, [&](const arguments& a, checksum& sum) { once<Task>(*kept, a, sum); }); },
          plan_of(w.sql)};
    }
    return {[sql = std::string_view(w.sql), handle = connection_.handle()](int n) {
              return repeat(n, [&](const arguments& a, checksum& sum) {
                raw::statement s(handle, sql, 0);
                once<Task>(s, a, sum);
              });
            },
            plan_of(w.sql)};
  }

  raw::connection connection_;
  bool keeps_statements_;
};

}  // namespace

std::unique_ptr<variant> open_raw(const place& p) { return std::make_unique<raw_variant>(p, true); }
std::unique_ptr<variant> open_raw_without_mutex(const place& p) {
  return std::make_unique<raw_variant>(p, true, SQLITE_OPEN_NOMUTEX);
}
std::unique_ptr<variant> open_raw_prepared(const place& p) { return std::make_unique<raw_variant>(p, false); }

}  // namespace side_by_side
