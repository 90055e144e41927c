#include <algorithm>
#include <array>
#include <cctype>
#include <ostream>
#include <set>

#include <nlohmann/json.hpp>
#include <rowscope/audit/report.hpp>
#include <rowscope/version.hpp>

#include "fingerprint.hpp"
#include "report_evidence.hpp"
#include "source_places.hpp"

namespace rowscope::audit {
namespace {

using json = nlohmann::ordered_json;

struct rule {
  verdict what;
  const char* name;
  const char* level;
  const char* summary;
  const char* help;
};

/// The problems that can belong to a site.
constexpr std::array<rule, 6> rules{{
    {verdict::below_level, "QueryBelowLevel", "error", "No test would notice a leak in this query",
     "The tests reach the query less far than the gate asks. Without the predicates that keep it inside of its tenant they "
     "would pass all the same. Write the test that the message names: run the query as another tenant too, and expect that "
     "it neither sees nor changes anything."},
    {verdict::duplicate_name, "DuplicateSiteName", "error", "One site name stands at several places",
     "A site is known by its name. Give each place its own, so that a test of one is not taken for a test of all."},
    {verdict::unscoped_untested, "UnscopedSessionUntested", "error", "No test opens this unscoped session",
     "An unscoped session reads and writes the rows of every tenant. Write a test that opens it and asserts what comes of "
     "it."},
    {verdict::baseline_broken, "BaselineBroken", "error", "The site is not what the baseline says",
     "A baseline only shrinks: a site must not fall below what it had reached, and one that is good enough by now is taken "
     "out of it."},
    {verdict::waiver_unused, "WaiverUnused", "warning", "A waiver is not needed any more",
     "The site is good enough. Remove its waiver, so that it is judged again."},
    {verdict::waiver_expired, "WaiverExpired", "error", "A waiver is past its date",
     "Write the test that is missing, or give the waiver a new date."},
}};

std::optional<std::size_t> rule_of(verdict v) {
  const auto at = std::ranges::find(rules, v, &rule::what);
  return at != rules.end() ? std::optional(static_cast<std::size_t>(at - rules.begin())) : std::nullopt;
}

json rules_json() {
  json all = json::array();
  for (const rule& r : rules)
    all.push_back({{"id", id_of(r.what)},
                   {"name", r.name},
                   {"shortDescription", {{"text", r.summary}}},
                   {"fullDescription", {{"text", r.help}}},
                   {"help", {{"text", r.help}}},
                   {"defaultConfiguration", {{"level", r.level}}},
                   {"properties", {{"tags", {"security", "testing"}}, {"precision", "very-high"}}}});
  return all;
}

/// As a URI reference: what is no plain character of a path is written as %XX.
std::string uri_of(const std::string& path) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string uri;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain =
        byte < 0x80 && (std::isalnum(byte) != 0 || std::string_view("-._~/").find(c) != std::string_view::npos);
    if (plain)
      uri += c;
    else
      (uri += '%') += {digits[byte >> 4U], digits[byte & 15U]};
  }
  return uri;
}

class result_writer {
 public:
  explicit result_writer(const std::filesystem::path& sources) : places_(sources) {}

  json write(const problem& p, const site_key& site, std::size_t rule_index) {
    json region = {{"startLine", std::max(site.line, 1U)}};
    if (site.column > 0) region["startColumn"] = site.column;
    json location;
    location["physicalLocation"] = {
        {"artifactLocation", {{"uri", uri_of(places_.of(site))}, {"uriBaseId", "%SRCROOT%"}}},
        {"region", std::move(region)}};
    location["logicalLocations"].push_back({{"name", site.name}, {"kind", "member"}});
    json result = {{"ruleId", id_of(p.what)},
                   {"ruleIndex", rule_index},
                   {"level", rules.at(rule_index).level},
                   {"message", {{"text", p.sentence}}}};
    result["locations"].push_back(std::move(location));
    result["partialFingerprints"] = {{"rowscopeSite/v1", fingerprint(p, site)}};
    return result;
  }

 private:
  /// The same result in the next run, also where lines have moved. Sites that differ in nothing else are numbered.
  std::string fingerprint(const problem& p, const site_key& site) {
    const std::string text = std::string(id_of(p.what)) + ' ' + baseline_name(site) + ' ' + site.file;
    return hash_of(text) + ":" + std::to_string(++seen_[text]);
  }

  source_places places_;
  std::map<std::string, int> seen_;
};

}  // namespace

void write_sarif(std::ostream& out, const judgement& j, const coverage& tests, const proof_list& /*proofs*/,
                 level asked, const std::filesystem::path& sources) {
  result_writer writer(sources);
  json results = json::array(), notifications = json::array();
  for (const problem& p : j.problems) {
    const auto rule_index = rule_of(p.what);
    if (p.site && rule_index)
      results.push_back(writer.write(p, *p.site, *rule_index));
    else
      notifications.push_back(
          {{"level", "error"}, {"message", {{"text", p.sentence}}}, {"descriptor", {{"id", id_of(p.what)}}}});
  }
  json driver = {{"name", "rowscope-audit"}, {"semanticVersion", version}, {"rules", rules_json()}};
  json invocation = {{"executionSuccessful", tests.is_full() && !tests.tests.empty()},
                     {"toolExecutionNotifications", std::move(notifications)}};
  json run;
  run["tool"]["driver"] = std::move(driver);
  run["invocations"].push_back(std::move(invocation));
  run["columnKind"] = "unicodeCodePoints";
  run["properties"] = {{"asked", to_string(asked)}, {"result", id_of(j.result)}};
  run["results"] = std::move(results);
  json log = {{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"}, {"version", "2.1.0"}};
  log["runs"].push_back(std::move(run));
  out << log.dump(1, ' ', false, json::error_handler_t::replace) << '\n';
}

}  // namespace rowscope::audit
