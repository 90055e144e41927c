#include <rowscope/audit/coverage.hpp>

#include <array>
#include <fstream>
#include <sstream>
#include <tuple>
#include <utility>

#include <unistd.h>

#include <nlohmann/json.hpp>
#include <rowscope/audit/failure.hpp>
#include <rowscope/version.hpp>

namespace rowscope::audit {
namespace {

using json = nlohmann::ordered_json;

constexpr std::string_view format = "rowscope-coverage/1";
constexpr std::size_t most_tenants = 16;

constexpr std::array<std::pair<mutation, const char*>, 4> mutation_names{{{mutation::predicates, "predicates"},
                                                                          {mutation::tenant, "tenant"},
                                                                          {mutation::keys, "keys"},
                                                                          {mutation::conflict, "conflict"}}};

json to_json(const mutant& m) { return {{"sql", m.sql}, {"change", m.change}}; }
mutant mutant_from(const json& j) { return {j.at("sql").get<std::string>(), j.at("change").get<std::string>()}; }

mutation mutation_from(const std::string& text) {
  mutation m{};
  if (!from_string(text, m)) throw std::invalid_argument("\"" + text + "\" is no mutation");
  return m;
}

json to_json(const site_key& k) {
  return {{"name", k.name}, {"file", k.file},     {"line", k.line},   {"column", k.column},
          {"verb", k.verb}, {"tables", k.tables}, {"shape", k.shape}, {"conditions", k.conditions}};
}
site_key key_from(const json& j) {
  return {j.at("name").get<std::string>(),         j.at("file").get<std::string>(),   j.at("line").get<std::uint32_t>(),
          j.at("column").get<std::uint32_t>(),     j.at("verb").get<std::string>(),   j.at("tables").get<std::string>(),
          j.at("conditions").get<std::uint32_t>(), j.at("shape").get<std::uint64_t>()};
}

/// Tests are named once; sites refer to them by their place in that list.
class test_numbers {
 public:
  explicit test_numbers(const coverage& c) {
    for (const auto& [key, result] : c.tests) numbers_.emplace(key, numbers_.size());
  }
  [[nodiscard]] std::size_t of(const test_key& key) const { return numbers_.at(key); }

 private:
  std::map<test_key, std::size_t> numbers_;
};

json to_json(const audited_site& s, const test_numbers& numbers) {
  json j;
  if (s.tests.empty()) return j;
  j["sql"] = s.sql;
  for (const auto& [kind, m] : s.mutants) j["mutants"][to_string(kind)] = to_json(m);
  for (const auto& [instance, m] : s.per_table) j["per_table"][instance] = to_json(m);
  for (const auto& [instance, n] : s.seen_per_table) j["seen_per_table"][instance] = n;
  for (const auto& [test, r] : s.tests) {
    json one = {{"test", numbers.of(test)}, {"executions", r.executions}, {"rows", r.rows}, {"compared", r.compared}};
    for (const mutation m : r.distinguished) one["distinguished"].push_back(to_string(m));
    if (r.only_counted) one["only_counted"] = true;
    j["tests"].push_back(std::move(one));
  }
  j["tenants"] = s.tenants;
  j["on"] = s.on;
  j["off"] = s.off;
  j["unscoped"] = s.unscoped;
  j["reasons"] = s.reasons;
  return j;
}

json to_json(const siteless_key& key, const std::map<test_key, std::int64_t>& tests, const test_numbers& numbers) {
  json j = {{"file", key.file}, {"line", key.line}, {"verb", key.verb}, {"sql", key.sql}};
  for (const auto& [test, executions] : tests)
    j["tests"].push_back({{"test", numbers.of(test)}, {"executions", executions}});
  return j;
}

void add_siteless(coverage& c, const json& j, const std::vector<test_key>& tests) {
  auto& by_test = c.siteless[{j.at("file").get<std::string>(), j.at("line").get<std::uint32_t>(),
                              j.at("verb").get<std::string>(), j.at("sql").get<std::string>()}];
  for (const json& one : j.at("tests"))
    by_test[tests.at(one.at("test").get<std::size_t>())] += one.at("executions").get<std::int64_t>();
}

audited_site site_from(const json& j, const std::vector<test_key>& tests) {
  audited_site s;
  if (!j.contains("tests")) return s;
  s.sql = j.at("sql").get<std::set<std::string>>();
  if (j.contains("mutants"))
    for (const auto& [kind, m] : j.at("mutants").items()) s.mutants.emplace(mutation_from(kind), mutant_from(m));
  if (j.contains("per_table"))
    for (const auto& [instance, m] : j.at("per_table").items()) s.per_table.emplace(instance, mutant_from(m));
  if (j.contains("seen_per_table"))
    for (const auto& [instance, n] : j.at("seen_per_table").items())
      s.seen_per_table.emplace(instance, n.get<std::int64_t>());
  for (const json& one : j.at("tests")) {
    reach r{.executions = one.at("executions").get<std::int64_t>(),
            .rows = one.at("rows").get<std::int64_t>(),
            .only_counted = one.contains("only_counted"),
            .compared = one.at("compared").get<std::int64_t>()};
    if (one.contains("distinguished"))
      for (const json& m : one.at("distinguished")) r.distinguished.insert(mutation_from(m.get<std::string>()));
    s.tests.emplace(tests.at(one.at("test").get<std::size_t>()), std::move(r));
  }
  s.tenants = j.at("tenants").get<std::set<std::string>>();
  s.on = j.at("on").get<std::uint32_t>();
  s.off = j.at("off").get<std::uint32_t>();
  s.unscoped = j.at("unscoped").get<std::int64_t>();
  s.reasons = j.at("reasons").get<std::set<std::string>>();
  return s;
}

void merge(audited_site& to, const audited_site& from) {
  to.sql.insert(from.sql.begin(), from.sql.end());
  for (const auto& [kind, m] : from.mutants) to.add(kind, m);
  to.per_table.insert(from.per_table.begin(), from.per_table.end());
  for (const auto& [instance, n] : from.seen_per_table) to.seen_per_table[instance] += n;
  for (const auto& [test, r] : from.tests) {
    reach& sum = to.tests[test];
    sum.executions += r.executions;
    sum.rows += r.rows;
    sum.compared += r.compared;
    sum.distinguished.insert(r.distinguished.begin(), r.distinguished.end());
    sum.only_counted = sum.only_counted || r.only_counted;
  }
  for (const std::string& t : from.tenants)
    if (to.tenants.size() < most_tenants) to.tenants.insert(t);
  to.on |= from.on;
  to.off |= from.off;
  to.unscoped += from.unscoped;
  to.reasons.insert(from.reasons.begin(), from.reasons.end());
}

void write_whole(const std::filesystem::path& path, const std::string& text) {
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out << text;
  out.flush();
  if (!out)
    throw failure(verdict::cannot_write,
                  path.string() + " cannot be written; is the folder there, writable, and the disk not full?");
}

std::string read_whole(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  if (!in) throw failure(verdict::broken_record, path.string() + " cannot be read");
  return std::move(text).str();
}

}  // namespace

const char* to_string(mutation m) noexcept {
  for (const auto& [kind, name] : mutation_names)
    if (kind == m) return name;
  return "";
}

bool from_string(std::string_view text, mutation& m) noexcept {
  for (const auto& [kind, name] : mutation_names)
    if (text == name) {
      m = kind;
      return true;
    }
  return false;
}

void audited_site::add(mutation kind, const mutant& m) {
  const auto [at, is_new] = mutants.emplace(kind, m);
  // One that can be made in some form of the scope is asked for, whatever the others are.
  const auto rank = [](const mutant& one) { return std::tuple(one.sql.empty(), std::string_view(one.sql)); };
  if (!is_new && rank(m) < rank(at->second)) at->second = m;
}

std::vector<test_key> coverage::missing() const {
  std::vector<test_key> all;
  for (const auto& [path, binary] : binaries)
    for (const std::string& name : binary.known_tests)
      if (!tests.contains({path, name})) all.push_back({path, name});
  return all;
}

bool coverage::is_full() const {
  for (const auto& [path, binary] : binaries)
    if (binary.chose_sections) return false;
  return unfinished.empty() && missing().empty();
}

void coverage::merge(const coverage& other) {
  for (const auto& [path, binary] : other.binaries) {
    binary_info& mine = binaries[path];
    if (!mine.stamp.empty() && mine.stamp != binary.stamp)
      throw failure(verdict::broken_record, "there are records of two builds of " + path +
                                                "; empty the folder of the records and run the tests again");
    mine.stamp = binary.stamp;
    mine.directory = binary.directory;
    mine.known_tests.insert(binary.known_tests.begin(), binary.known_tests.end());
    mine.chose_sections = mine.chose_sections || binary.chose_sections;
    mine.uses_server = mine.uses_server || binary.uses_server;
  }
  for (const auto& [key, result] : other.tests) {
    const auto [at, is_new] = tests.emplace(key, result);
    if (is_new) continue;
    at->second.passed = at->second.passed && result.passed;
    at->second.assertions += result.assertions;
    at->second.duration = std::max(at->second.duration, result.duration);
  }
  for (const auto& [key, site] : other.sites) audit::merge(sites[key], site);
  for (const auto& [key, by_test] : other.siteless)
    for (const auto& [test, executions] : by_test) siteless[key][test] += executions;
  unfinished.insert(unfinished.end(), other.unfinished.begin(), other.unfinished.end());
}

std::string stamp_of(const std::filesystem::path& binary) {
  std::error_code ignored;
  const auto size = std::filesystem::file_size(binary, ignored);
  const auto time = std::filesystem::last_write_time(binary, ignored).time_since_epoch().count();
  return std::to_string(size) + "-" + std::to_string(time);
}

std::string to_json(const coverage& c) {
  json j = {{"format", format}, {"library", version}};
  for (const auto& [path, binary] : c.binaries)
    j["binaries"].push_back({{"path", path},
                             {"stamp", binary.stamp},
                             {"directory", binary.directory},
                             {"known_tests", binary.known_tests},
                             {"chose_sections", binary.chose_sections},
                             {"uses_server", binary.uses_server}});
  for (const auto& [key, t] : c.tests)
    j["tests"].push_back({{"binary", key.binary},
                          {"name", key.name},
                          {"file", t.file},
                          {"line", t.line},
                          {"passed", t.passed},
                          {"assertions", t.assertions},
                          {"nanoseconds", t.duration.count()}});
  const test_numbers numbers(c);
  for (const auto& [key, site] : c.sites) {
    json one = to_json(key);
    if (const json more = to_json(site, numbers); !more.is_null()) one["reached"] = more;
    j["sites"].push_back(std::move(one));
  }
  for (const auto& [key, by_test] : c.siteless) j["siteless"].push_back(to_json(key, by_test, numbers));
  j["complete"] = true;
  return j.dump(1, ' ', false, json::error_handler_t::replace) + "\n";
}

coverage coverage_from_json(const std::string& text, const std::string& name) {
  const auto broken = [&](const std::string& why) {
    return failure(verdict::broken_record,
                   name + " is no whole record of a test run: " + why + "; remove it and run the tests again");
  };
  coverage c;
  try {
    const json j = json::parse(text);
    if (j.value("format", "") != format) throw broken("its format is not " + std::string(format));
    if (const auto library = j.value("library", ""); library != version)
      throw failure(verdict::mixed_versions, name + " was written by rowscope " + library + ", and this is " +
                                                 std::string(version) + "; run the tests again");
    if (!j.value("complete", false)) throw broken("it does not say that it is complete");
    for (const json& b : j.value("binaries", json::array()))
      c.binaries.emplace(b.at("path").get<std::string>(),
                         binary_info{b.at("stamp").get<std::string>(), b.at("directory").get<std::string>(),
                                     b.at("known_tests").get<std::set<std::string>>(),
                                     b.at("chose_sections").get<bool>(), b.value("uses_server", false)});
    std::vector<test_key> tests;
    for (const json& t : j.value("tests", json::array())) {
      tests.push_back({t.at("binary").get<std::string>(), t.at("name").get<std::string>()});
      c.tests.emplace(tests.back(), test_result{t.at("file").get<std::string>(), t.at("line").get<std::uint32_t>(),
                                                t.at("passed").get<bool>(), t.at("assertions").get<std::int64_t>(),
                                                std::chrono::nanoseconds(t.at("nanoseconds").get<std::int64_t>())});
    }
    for (const json& s : j.value("sites", json::array()))
      c.sites.emplace(key_from(s), s.contains("reached") ? site_from(s.at("reached"), tests) : audited_site{});
    for (const json& s : j.value("siteless", json::array())) add_siteless(c, s, tests);
  } catch (const failure&) {
    throw;
  } catch (const std::exception& e) {
    throw broken(e.what());
  }
  return c;
}

coverage_file::coverage_file(const std::filesystem::path& folder, const std::string& binary) {
  std::error_code ignored;
  std::filesystem::create_directories(folder, ignored);
  const auto now = std::chrono::steady_clock::now().time_since_epoch().count();
  path_ = folder / (std::filesystem::path(binary).filename().string() + "." + std::to_string(::getpid()) + "." +
                    std::to_string(now) + ".json");
  write_whole(path_.string() + ".tmp", binary + "\n");
}

void coverage_file::finish(const coverage& c, const std::filesystem::path& name) {
  const std::string unfinished = path_.string() + ".tmp";
  write_whole(unfinished, to_json(c));
  std::error_code result;
  std::filesystem::rename(unfinished, name, result);
  if (result) throw failure(verdict::cannot_write, name.string() + " cannot be written: " + result.message());
}

coverage read_coverage(const std::filesystem::path& folder) {
  coverage all;
  std::error_code result;
  const std::filesystem::directory_iterator files(folder, result);
  if (result)
    throw failure(verdict::nothing_recorded,
                  folder.string() + " is no folder with the records of a test run: " + result.message());
  std::set<std::filesystem::path> paths;
  for (const auto& entry : files) paths.insert(entry.path());
  for (const auto& path : paths) {
    if (path.extension() == ".tmp") all.unfinished.push_back(path.string());
    if (path.extension() == ".json") all.merge(coverage_from_json(read_whole(path), path.string()));
  }
  return all;
}

}  // namespace rowscope::audit
