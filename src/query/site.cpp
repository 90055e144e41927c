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

auto place_of(const site_name& site) {
  return std::tuple(std::string_view(site.name), std::string_view(site.file), site.line);
}

}  // namespace

namespace detail {

registration::registration(const site_name& where, std::string_view verb,
                           std::span<const std::string_view> tables) noexcept
    : where_(&where), verb_(verb), tables_(tables) {
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
    std::set<std::tuple<std::string_view, std::string_view, std::uint32_t>> with_statement;
    for (const auto* r = list_head; r != nullptr; r = r->next())
      if (!r->verb().empty()) with_statement.insert(place_of(r->site()));
    for (const auto* r = list_head; r != nullptr; r = r->next())
      if (!r->verb().empty() || !with_statement.contains(place_of(r->site())))
        all.push_back(
            {r->site().name, r->site().file, r->site().line, r->verb(), {r->tables().begin(), r->tables().end()}});
  }
  std::ranges::sort(all, {}, [](const site_info& s) { return std::tie(s.name, s.file, s.line, s.verb, s.tables); });
  return all;
}

}  // namespace rowscope
