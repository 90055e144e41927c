#include "borrow_place.hpp"

#include <algorithm>
#include <map>
#include <mutex>
#include <string>

namespace rowscope::detail {
namespace {

struct borrow_place {
  site_name site;
  statement_source source{};

  borrow_place(std::string_view file, std::uint32_t line) : site(nameless) {
    std::ranges::fill(site.file, '\0');
    file.substr(0, site_name::longest).copy(site.file, site_name::longest);
    site.line = line;
    site.column = 0;
    source.site = &site;
  }
  borrow_place(const borrow_place&) = delete;
  borrow_place& operator=(const borrow_place&) = delete;
  ~borrow_place() = default;

 private:
  static constexpr site_name nameless{""};
};

}  // namespace

const statement_source& source_of_borrow(const std::source_location& made) {
  static std::mutex mutex;
  static auto& places = *new std::map<std::pair<std::string, std::uint32_t>, borrow_place>;
  std::string file = made.file_name();
  file.erase(0, file.find_last_of('/') + 1);
  const std::lock_guard lock(mutex);
  return places.try_emplace({file, made.line()}, file, made.line()).first->second.source;
}

}  // namespace rowscope::detail
