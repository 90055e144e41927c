#include <rowscope/query/site.hpp>

#include <algorithm>
#include <mutex>
#include <set>
#include <tuple>

#include <rowscope/error.hpp>
#include <rowscope/query/sort_choice.hpp>

namespace rowscope {
namespace {

// Constant-initialised: registration runs while other files are still being initialised.
constinit std::mutex list_mutex;
constinit detail::registration* list_head = nullptr;

auto place_of(const site_record& r) {
  return std::tuple(std::string_view(r.name), std::string_view(r.file), r.line, r.column);
}

}  // namespace

namespace detail {

registration::registration(const site_record& record, std::span<const std::string_view> tables) noexcept
    : record_(&record), tables_(tables) {
  const std::lock_guard lock(list_mutex);
  next_ = list_head;
  list_head = this;
}

registration::~registration() {
  const std::lock_guard lock(list_mutex);
  if (list_head == this) {
    list_head = next_;
    return;
  }
  for (registration* r = list_head; r != nullptr; r = r->next_)
    if (r->next_ == this) {
      r->next_ = next_;
      return;
    }
}

void throw_negative_row_count() {
  throw value_error(
      "limit() and offset() take a number of rows that is not negative; leave the clause out for all rows");
}

std::size_t find_sort(std::string_view text, std::span<const std::string_view> names) {
  const auto found = std::ranges::find(names, text);
  if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
  std::string list;
  for (const std::string_view name : names) list += (list.empty() ? "" : ", ") + std::string(name);
  throw value_error("this is no way to sort; the names are " + list + ", each with - before it for descending");
}

}  // namespace detail

std::vector<site_info> sites() {
  std::vector<site_info> all;
  {
    const std::lock_guard lock(list_mutex);
    std::set<decltype(place_of(std::declval<site_record>()))> with_statement;
    for (const auto* r = list_head; r != nullptr; r = r->next())
      if (r->record().verb[0] != '\0') with_statement.insert(place_of(r->record()));
    for (const auto* r = list_head; r != nullptr; r = r->next()) {
      const site_record& site = r->record();
      if (site.verb[0] != '\0' || !with_statement.contains(place_of(site)))
        all.push_back({site.name,
                       site.file,
                       site.line,
                       site.verb,
                       {r->tables().begin(), r->tables().end()},
                       site.column,
                       site.conditions,
                       site.shape});
    }
  }
  std::ranges::sort(all, {}, [](const site_info& s) {
    return std::tie(s.name, s.file, s.line, s.column, s.verb, s.tables, s.shape);
  });
  return all;
}

}  // namespace rowscope
