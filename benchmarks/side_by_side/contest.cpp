#include "contest.hpp"

#include <cstdio>
#include <list>
#include <set>
#include <utility>
#include <vector>

#include "measure.hpp"

namespace side_by_side {
namespace {

struct request {
  std::set<std::string> works{}, variants{}, storages{};
  bool time = false;
  bool list = false;

  static bool wants(const std::set<std::string>& chosen, const char* name) {
    return chosen.empty() || chosen.contains(name);
  }
};

void list_all(const contest& c) {
  for (const char* s : c.storages) std::printf("storage\t%s\n", s);
  for (const work& w : c.works) std::printf("work\t%s\n", w.name);
  for (const variant_kind& k : c.kinds) std::printf("variant\t%s\n", k.name);
}

/// The plan without the names by which it calls the tables.
std::string without_names(std::string plan) {
  for (const std::string_view before : {"SEARCH ", "SCAN "})
    for (std::size_t at = 0; (at = plan.find(before, at)) != std::string::npos;) {
      at += before.size();
      plan.erase(at, plan.find_first_of(" \n", at) - at);
    }
  return plan;
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
  arena(const request& r, std::span<const variant_kind> kinds, const place& p) : request_(r) {
    for (const variant_kind& k : kinds)
      if (&k == &kinds.front() || request::wants(r.variants, k.name)) open_.push_back({&k, k.open(p), p.name});
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

void run(const request& r, const contest& c) {
  std::list<arena> arenas;
  std::vector<contender> all;
  for (const char* storage : c.storages) {
    if (!request::wants(r.storages, storage)) continue;
    arena& on = arenas.emplace_back(r, c.kinds, c.place_of(storage));
    for (const work& w : c.works)
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

int run_contest(const contest& c, int argc, char** argv) {
  try {
    const request r = parse({argv + 1, argv + argc});
    if (r.list)
      list_all(c);
    else
      run(r, c);
  } catch (const std::exception& e) {
    std::fprintf(stderr, "%s\n", e.what());
    return 1;
  }
  return 0;
}

}  // namespace side_by_side
