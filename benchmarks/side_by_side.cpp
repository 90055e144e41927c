// The same work, done in the ways that a program has to reach SQLite: the C API with statements that are prepared once
// and the tenant written by hand, which is the reference; the C API, prepared each time; SOCI in three ways; SQLiteCpp;
// rowscope, also while a recorder is attached; raw SQL under rowscope's guard. On a file in WAL mode and in memory.
//
// Before anything is measured each variant has to give the same values as the reference, to leave the same rows in the
// tables, and to be run by the same plan: the program fails where one does not. benchmarks/run.py makes the table.
//
// Prints a line for each: storage, work, variant, operations, calls of operator new, of malloc ("-" where they are not
// counted), separated by tabs; only "-" behind a variant that does not do the work. With --time it prints Google
// Benchmark's JSON instead, of runs of so many operations. --work, --variant and --storage, each as often as one likes,
// choose; --list prints what there is.
#include <cstdio>
#include <list>
#include <optional>
#include <regex>
#include <set>
#include <stdexcept>
#include <utility>
#include <vector>

#include "side_by_side/measure.hpp"
#include "temporary_directory.hpp"

namespace side_by_side {
namespace {

constexpr variant_kind kinds[] = {
    {"raw", open_raw},  // the reference is the first
    {"raw, without its mutex", open_raw_without_mutex},
    {"raw, prepared each time", open_raw_prepared},
    {"SOCI <<", open_soci_once},
    {"SOCI statement", open_soci_statement},
    {"SOCI rowset", open_soci_rowset},
#ifdef ROWSCOPE_BENCHMARKS_SQLITECPP
    {"SQLiteCpp", open_sqlitecpp},
#endif
    {"rowscope", open_rowscope},
    {"rowscope, recorded", open_rowscope_recorded},
    {"rowscope raw()", open_rowscope_raw},
};
constexpr const char* storages[] = {"memory", "file"};

struct request {
  std::set<std::string> works{}, variants{}, storages{};
  bool time = false;
  bool list = false;

  static bool wants(const std::set<std::string>& chosen, const char* name) {
    return chosen.empty() || chosen.contains(name);
  }
};

void list_all() {
  for (const char* s : storages) std::printf("storage\t%s\n", s);
  for (const work& w : works()) std::printf("work\t%s\n", w.name);
  for (const variant_kind& k : kinds) std::printf("variant\t%s\n", k.name);
}

/// The plan without the names by which it calls the tables.
std::string without_names(const std::string& plan) {
  static const std::regex named("(SEARCH|SCAN) [^ \n]+");
  return std::regex_replace(plan, named, "$1");
}

bool has_same_plan(const contender& c, const contender& reference) {
  if (!c.how.plan) return true;
  return c.how.has_names ? c.how.plan == reference.how.plan
                         : without_names(*c.how.plan) == without_names(*reference.how.plan);
}

/// A contender, and what it did when it was tried out.
struct tried {
  contender who;
  outcome did;
};

/// \throws std::runtime_error where the variant did something else than the reference
void check(const tried& t, const tried& reference) {
  if (!has_same_plan(t.who, reference.who))
    throw std::runtime_error("is run by another plan than the reference\n" + *t.who.how.plan + "reference:\n" +
                             *reference.who.how.plan);
  if (t.who.how.is_told && t.did.told != reference.did.told)
    throw std::runtime_error("gave other values than the reference");
  if (t.did.content != reference.did.content)
    throw std::runtime_error("left other rows in the tables than the reference");
}

/// One storage with the variants that are open on it.
class arena {
 public:
  arena(const request& r, const place& p) : request_(r) {
    for (const variant_kind& k : kinds)
      if (&k == &kinds[0] || request::wants(r.variants, k.name)) open_.push_back({&k, k.open(p), p.name});
    untouched_ = open_.front().variant->content();
  }

  /// Tries out all variants on the work. \param found those that are asked for and do it are put there
  void try_out_all(const work& w, std::vector<contender>& found) {
    std::optional<tried> reference;
    for (opened& o : open_) {
      const std::string name = std::string(o.storage) + "|" + w.name + "|" + o.kind->name;
      try {
        contender c{name, w, *o.variant, o.variant->find(w)};
        if (!c.how.run) {
          missing_.push_back(name);
          continue;
        }
        const tried t{c, try_out(c)};
        if (!reference) reference.emplace(t);
        if (w.writes && t.did.content == untouched_) throw std::runtime_error("nothing was written");
        check(t, *reference);
        if (request::wants(request_.variants, o.kind->name)) found.push_back(std::move(c));
      } catch (const std::exception& e) {
        throw std::runtime_error(name + ": " + e.what());
      }
    }
  }

  /// What was tried out in vain: the variant does not do the work.
  [[nodiscard]] const std::vector<std::string>& missing() const { return missing_; }

 private:
  struct opened {
    const variant_kind* kind;
    std::unique_ptr<side_by_side::variant> variant;
    const char* storage;
  };

  const request& request_;
  std::vector<opened> open_{};
  std::uint64_t untouched_ = 0;
  std::vector<std::string> missing_{};
};

std::string separated_by_tabs(std::string name) {
  for (char& c : name)
    if (c == '|') c = '\t';
  return name;
}

void measure_all(std::vector<contender>& all) {
  for (contender& c : all) {
    const allocations a = measure(c);
    std::printf("%s\t%d\t%lu\t%s\n", separated_by_tabs(c.name).c_str(), c.what.operations, a.news,
                counts_mallocs() ? std::to_string(a.mallocs).c_str() : "-");
  }
}

void run(const request& r) {
  const rowscope_benchmarks::temporary_directory directory;
  const std::string path = directory.file("shop.db");
  make_shop(path);
  std::list<arena> arenas;
  std::vector<contender> all;
  for (const char* storage : storages) {
    if (!request::wants(r.storages, storage)) continue;
    arena& on = arenas.emplace_back(r, place{storage, path, storage == storages[0]});
    for (const work& w : works())
      if (request::wants(r.works, w.name)) on.try_out_all(w, all);
    if (!r.time)
      for (const std::string& name : on.missing()) std::printf("%s\t-\n", separated_by_tabs(name).c_str());
  }
  if (r.time)
    take_time(all);
  else
    measure_all(all);
}

/// \throws std::runtime_error for what is none
request parse(const std::vector<std::string>& given) {
  request r;
  for (std::size_t i = 0; i < given.size(); ++i) {
    const std::string& option = given[i];
    if (option == "--time") {
      r.time = true;
    } else if (option == "--list") {
      r.list = true;
    } else if (i + 1 < given.size() && (option == "--work" || option == "--variant" || option == "--storage")) {
      (option == "--work" ? r.works : option == "--variant" ? r.variants : r.storages).insert(given[++i]);
    } else {
      throw std::runtime_error("unknown argument " + option);
    }
  }
  return r;
}

}  // namespace
}  // namespace side_by_side

int main(int argc, char** argv) {
  try {
    const side_by_side::request r = side_by_side::parse({argv + 1, argv + argc});
    if (r.list)
      side_by_side::list_all();
    else
      side_by_side::run(r);
  } catch (const std::exception& e) {
    std::fprintf(stderr, "%s\n", e.what());
    return 1;
  }
  return 0;
}
