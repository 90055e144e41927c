#include <algorithm>
#include <ostream>

#include <nlohmann/json.hpp>
#include <rowscope/audit/report.hpp>
#include <rowscope/version.hpp>

#include "report_evidence.hpp"

namespace rowscope::audit {
namespace {

using json = nlohmann::ordered_json;

constexpr std::string_view format = "rowscope-audit/1";

json test_json(const test_key& t) { return {{"binary", t.binary}, {"name", t.name}}; }

json key_json(const site_key& k) {
  // A shape has 64 bits, of which many readers of JSON would keep 53: it is a text.
  return {{"name", k.name},         {"area", area_of(k.name)},    {"file", k.file},
          {"line", k.line},         {"column", k.column},         {"verb", k.verb},
          {"tables", tables_of(k)}, {"conditions", k.conditions}, {"shape", std::to_string(k.shape)}};
}

json names(const auto& mutations) {
  json all = json::array();
  for (const mutation m : mutations) all.push_back(to_string(m));
  return all;
}

json mutants_json(const site_evidence& e) {
  json all = json::array();
  for (const mutant_evidence& m : e.mutants) {
    json one = {{"mutation", to_string(m.kind)},
                {"change", m.made->change},
                {"sql", m.made->sql},
                {"killed_by", nullptr},
                {"trials", json::array()}};
    if (m.tried != nullptr) {
      if (m.tried->killed_by) one["killed_by"] = test_json(*m.tried->killed_by);
      for (const auto& [test, came] : m.tried->trials) {
        json trial = test_json(test);
        trial["result"] = to_string(came);
        one["trials"].push_back(std::move(trial));
      }
    }
    all.push_back(std::move(one));
  }
  return all;
}

json per_table_json(const audited_site& s) {
  json all = json::array();
  for (const auto& [instance, m] : s.per_table) {
    const auto seen = s.seen_per_table.find(instance);
    all.push_back({{"instance", instance},
                   {"change", m.change},
                   {"sql", m.sql},
                   {"distinguished", seen != s.seen_per_table.end() ? seen->second : 0}});
  }
  return all;
}

json tests_json(const site_evidence& e) {
  json all = json::array();
  for (const auto& [test, r] : e.seen->tests) {
    json one = test_json(test);
    one["executions"] = r.executions;
    one["rows"] = r.rows;
    one["distinguished"] = names(r.distinguished);
    one["killed"] = names(e.killed_by(test));
    one["only_counted"] = r.only_counted;
    all.push_back(std::move(one));
  }
  return all;
}

json where_if_json(const site_key& key, const audited_site& s) {
  json all = json::array();
  for (std::uint32_t i = 0; i < key.conditions; ++i)
    all.push_back({{"seen_on", (s.on >> i & 1U) != 0}, {"seen_off", (s.off >> i & 1U) != 0}});
  return all;
}

json site_json(const site_evidence& e) {
  json j = key_json(e.judged->key);
  j["level"] = to_string(e.judged->reached);
  j["enough"] = e.judged->enough;
  j["waived"] = e.judged->waived;
  j["nothing_to_prove"] = e.judged->nothing_to_prove;
  j["why"] = e.judged->why;
  j["sql"] = e.seen->sql;
  j["mutants"] = mutants_json(e);
  j["per_table"] = per_table_json(*e.seen);
  j["where_if"] = where_if_json(e.judged->key, *e.seen);
  j["tests"] = tests_json(e);
  j["tenants"] = e.seen->tenants;
  j["unscoped_executions"] = e.seen->unscoped;
  j["reasons"] = e.seen->reasons;
  return j;
}

json siteless_json(const siteless_key& s, const std::map<test_key, std::int64_t>& by_test) {
  json one = {{"file", s.file}, {"line", s.line}, {"verb", s.verb}, {"sql", s.sql}, {"tests", json::array()}};
  for (const auto& [test, executions] : by_test) {
    json t = test_json(test);
    t["executions"] = executions;
    one["tests"].push_back(std::move(t));
  }
  return one;
}

json counts_json(const judgement& j) {
  json reached;
  for (const level l : {level::none, level::executed, level::asserted, level::distinguishable, level::proven})
    reached[to_string(l)] = std::ranges::count(j.sites, l, &judged_site::reached);
  return {{"sites", j.sites.size()},
          {"enough", std::ranges::count(j.sites, true, &judged_site::enough)},
          {"waived", std::ranges::count(j.sites, true, &judged_site::waived)},
          {"not_enough", std::ranges::count_if(j.sites, [](const judged_site& s) { return !s.enough && !s.waived; })},
          {"nothing_to_prove", std::ranges::count(j.sites, true, &judged_site::nothing_to_prove)},
          {"reached", std::move(reached)}};
}

json run_json(const coverage& c) {
  json binaries = json::array(), tests = json::array();
  for (const auto& [path, b] : c.binaries)
    binaries.push_back({{"path", path}, {"known_tests", b.known_tests.size()}, {"chose_sections", b.chose_sections}});
  for (const auto& [key, t] : c.tests) {
    json one = test_json(key);
    one["file"] = t.file;
    one["line"] = t.line;
    one["passed"] = t.passed;
    one["assertions"] = t.assertions;
    one["seconds"] = std::chrono::duration<double>(t.duration).count();
    tests.push_back(std::move(one));
  }
  return {{"complete", c.is_full()},
          {"binaries", std::move(binaries)},
          {"unfinished", c.unfinished},
          {"tests", std::move(tests)}};
}

}  // namespace

void write_json(std::ostream& out, const judgement& j, const coverage& tests, const proof_list& proofs, level asked) {
  json report = {{"format", format},          {"library", version},
                 {"result", id_of(j.result)}, {"exit_code", static_cast<int>(j.result)},
                 {"asked", to_string(asked)}, {"counts", counts_json(j)},
                 {"problems", json::array()}, {"sites", json::array()}};
  for (const problem& p : j.problems) {
    json one = {
        {"id", id_of(p.what)}, {"exit_code", static_cast<int>(p.what)}, {"sentence", p.sentence}, {"site", nullptr}};
    if (p.site) one["site"] = key_json(*p.site);
    report["problems"].push_back(std::move(one));
  }
  for (const site_evidence& e : evidence_of(j, tests, proofs)) report["sites"].push_back(site_json(e));
  report["siteless"] = json::array();
  for (const auto& [key, by_test] : tests.siteless) report["siteless"].push_back(siteless_json(key, by_test));
  report["run"] = run_json(tests);
  out << report.dump(1, ' ', false, json::error_handler_t::replace) << '\n';
}

}  // namespace rowscope::audit
