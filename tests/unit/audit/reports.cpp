#include <fstream>
#include <sstream>

#include <nlohmann/json.hpp>

#include "audit/sample_audit.hpp"
#include "source_places.hpp"
#include "support/catch.hpp"
#include "support/temporary_directory.hpp"

namespace audit = rowscope::audit;
using json = nlohmann::json;
using rowscope_tests::temporary_directory;

namespace {

const std::string hostile_text_as_markup = "&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;]]&gt;";

/// A report is too long to be printed where it lacks something.
bool has(const std::string& report, const std::string& part) { return report.find(part) != std::string::npos; }

template <class Audit, class Writer, class... More>
std::string written(const Audit& a, Writer write, const More&... more) {
  std::ostringstream out;
  write(out, a.judge(), a.tests, a.proofs, a.options.asked, more...);
  return out.str();
}

json json_of(const sample::audit_of_a_shop& a) { return json::parse(written(a, audit::write_json)); }
json sarif_of(const sample::audit_of_a_shop& a, const std::filesystem::path& sources = {}) {
  return json::parse(written(a, audit::write_sarif, sources)).at("runs").at(0);
}

json site_of(const json& report, const std::string& name) {
  for (const json& s : report.at("sites"))
    if (s.at("name") == name) return s;
  throw std::runtime_error("no site " + name);
}

}  // namespace

// ---- JSON

TEST_CASE("the JSON report says what the audit comes to", "[audit][report]") {
  const json j = json_of(sample::audit_of_a_shop());
  CHECK(j.at("format") == "rowscope-audit/1");
  CHECK(j.at("result") == "below-level");
  CHECK(j.at("exit_code") == 3);
  CHECK(j.at("asked") == "proven");
  CHECK(j.at("counts") == json::parse(R"({"sites": 12, "enough": 6, "waived": 1, "not_enough": 5, "nothing_to_prove": 1,
    "reached": {"none": 3, "executed": 0, "asserted": 4, "distinguishable": 1, "proven": 4}})"));
  CHECK(j.at("run").at("complete") == true);
  CHECK(j.at("run").at("tests").size() == 7);
}

TEST_CASE("the JSON report tells of a site what was seen and tried there", "[audit][report]") {
  const json report = json_of(sample::audit_of_a_shop());
  const json close = site_of(report, "order.close");
  CHECK(close.at("area") == "order");
  CHECK(close.at("tables") == json{"orders"});
  CHECK(close.at("level") == "distinguishable");
  CHECK(close.at("enough") == false);
  CHECK(has(close.at("why").get<std::string>(), "2 tests still pass"));
  CHECK(close.at("shape") == "18446744073709486138");  // more than a double holds
  const json mutant = close.at("mutants").at(0);
  CHECK(mutant.at("mutation") == "predicates");
  CHECK(mutant.at("killed_by").is_null());
  CHECK(mutant.at("trials").size() == 2);
  CHECK(mutant.at("trials").at(0).at("result") == "survived");
  CHECK(close.at("tenants") == json({"1", "2"}));

  const json list = site_of(report, "order.list");
  CHECK(list.at("mutants").at(0).at("killed_by").at("name") == "the list has the shop's own orders");
  CHECK(list.at("tests").at(0).at("killed") == json{"predicates"});
  CHECK(site_of(report, "order.search").at("where_if") == json::parse(R"([{"seen_on": true, "seen_off": true}])"));
  CHECK(site_of(report, "order.nightly").at("reasons") == json{"the total on the first page of the operator"});
  CHECK(site_of(report, "invoice.with_orders").at("per_table").at(0).at("distinguished") == 0);
}

TEST_CASE("a proof of a statement that has changed is not told", "[audit][report]") {
  sample::audit_of_a_shop shop;
  shop.tests.sites.at(sample::audit_of_a_shop::key("order.list", 31, "select", "orders")).sql = {"SELECT 2"};
  const json list = site_of(json_of(shop), "order.list");
  CHECK(list.at("mutants").at(0).at("killed_by").is_null());
  CHECK(list.at("level") == "distinguishable");
}

TEST_CASE("the JSON report is JSON whatever the texts are", "[audit][report]") {
  CHECK(json_of(sample::hostile_audit()).at("sites").size() == 13);
}

// ---- problems and their sites

TEST_CASE("a problem names the site that it is about", "[audit][gate]") {
  sample::audit_of_a_shop shop;
  auto twice = sample::audit_of_a_shop::key("order.list", 131, "select", "orders");
  shop.not_reached.push_back(twice);
  shop.options.waivers.push_back({"order.search", "was not tested", shop.options.today});
  shop.options.waivers.push_back({"order.nowhere", "a typing error", shop.options.today});
  std::map<audit::verdict, std::string> names;
  for (const audit::problem& p : shop.judge().problems)
    names.emplace(p.what, p.site ? p.site->name + ":" + std::to_string(p.site->line) : "none");
  CHECK(names.at(audit::verdict::duplicate_name) == "order.list:31");
  CHECK(names.at(audit::verdict::unscoped_untested) == "order.reindex:104");
  CHECK(names.at(audit::verdict::waiver_unused) == "order.search:72");
  CHECK(names.at(audit::verdict::waiver_unknown) == "none");
  CHECK(names.contains(audit::verdict::below_level));
}

// ---- JUnit

TEST_CASE("in JUnit each site is a test case, and red where the gate is", "[audit][report]") {
  const std::string xml = written(sample::audit_of_a_shop(), audit::write_junit);
  CHECK(has(xml, R"(tests="12" failures="5" errors="0" skipped="1")"));
  CHECK(has(xml, R"(<testcase classname="order" name="order.list [orders] orders.cpp:31" time="0"/>)"));
  CHECK(has(xml, R"(<failure type="unscoped-untested" message="order.reindex orders.cpp:104 no test)"));
  CHECK(has(xml, R"(<skipped message="waived: not executed)"));
}

TEST_CASE("in JUnit a run that is not whole is an error of its own", "[audit][report]") {
  sample::audit_of_a_shop shop;
  shop.tests.unfinished = {"shop_tests.77.json.tmp"};
  CHECK(has(written(shop, audit::write_junit), "<testcase classname=\"audit\" name=\"incomplete\""));
  CHECK(has(written(shop, audit::write_junit), "<error type=\"incomplete\""));
}

TEST_CASE("in JUnit sites that look alike do not hide each other", "[audit][report]") {
  sample::audit_of_a_shop shop;
  auto other = sample::audit_of_a_shop::key("order.list", 31, "select", "orders");
  other.shape = 1;
  shop.not_reached.push_back(other);
  CHECK(has(written(shop, audit::write_junit), "order.list [orders] orders.cpp:31 (2)"));
}

TEST_CASE("in JUnit hostile texts are escaped", "[audit][report]") {
  CHECK(has(written(sample::hostile_audit(), audit::write_junit), hostile_text_as_markup));
  CHECK_FALSE(has(written(sample::hostile_audit(), audit::write_junit), "<img"));
  CHECK_FALSE(has(written(sample::hostile_audit(), audit::write_junit), "\x01"));
}

// ---- SARIF

TEST_CASE("in SARIF each problem of a site is a result at its place", "[audit][report]") {
  const json run = sarif_of(sample::audit_of_a_shop());
  CHECK(run.at("results").size() == 5);
  const json& rules = run.at("tool").at("driver").at("rules");
  for (const json& r : run.at("results")) {
    CHECK(rules.at(r.at("ruleIndex").get<std::size_t>()).at("id") == r.at("ruleId"));
    CHECK(r.at("locations").size() == 1);
    CHECK(r.at("partialFingerprints").size() == 1);
  }
  const json place = run.at("results").at(0).at("locations").at(0).at("physicalLocation");
  CHECK(run.at("results").at(0).at("ruleId") == "below-level");
  CHECK(place.at("artifactLocation").at("uri") == "invoices.cpp");
  CHECK(place.at("region") == json::parse(R"({"startLine": 33, "startColumn": 12})"));
  CHECK(run.at("invocations").at(0).at("executionSuccessful") == true);
}

TEST_CASE("in SARIF what belongs to no site is a notification", "[audit][report]") {
  sample::audit_of_a_shop shop;
  shop.tests.unfinished = {"shop_tests.77.json.tmp"};
  const json run = sarif_of(shop);
  CHECK(run.at("results").size() == 5);
  const json& call = run.at("invocations").at(0);
  CHECK(call.at("executionSuccessful") == false);
  CHECK(call.at("toolExecutionNotifications").at(0).at("descriptor").at("id") == "incomplete");
}

TEST_CASE("in SARIF a result keeps its fingerprint when lines move", "[audit][report]") {
  const auto fingerprint = [](std::uint32_t line) {
    sample::audit_of_a_shop shop;
    shop.not_reached = {sample::audit_of_a_shop::key("zoo.feed", line, "select", "animals")};
    const json run = sarif_of(shop);
    for (const json& r : run.at("results"))
      if (r.at("message").at("text").get<std::string>().starts_with("zoo.feed")) return r.at("partialFingerprints");
    return json();
  };
  CHECK_FALSE(fingerprint(10).is_null());
  CHECK(fingerprint(10) == fingerprint(20));
}

TEST_CASE("in SARIF a place that is no plain path is a URI all the same", "[audit][report]") {
  const json run = sarif_of(sample::hostile_audit());
  bool found = false;
  for (const json& r : run.at("results"))
    found = found || r.at("locations")
                         .at(0)
                         .at("physicalLocation")
                         .at("artifactLocation")
                         .at("uri")
                         .get<std::string>()
                         .starts_with("%3C/script%3E%3Cimg%20src");
  CHECK(found);
}

TEST_CASE("the folder of a site's file is looked for in the sources", "[audit][report]") {
  const temporary_directory sources;
  const auto write = [&](const std::string& name, const std::string& text) {
    const auto file = sources.path() / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file) << text;
  };
  write("src/shop/invoices.cpp", "");
  write("src/a/orders.cpp", "\n\nquery<\"order.list\">\n");
  write("src/b/orders.cpp", "\n\nquery<\"order.close\">\n");
  write("build/CMakeCache.txt", "");
  write("build/reports.cpp", "");
  write(".git/reports.cpp", "");
  const audit::source_places places(sources.path());
  CHECK(places.of(sample::audit_of_a_shop::key("invoice.add", 1, "insert", "")) == "src/shop/invoices.cpp");
  CHECK(places.of(sample::audit_of_a_shop::key("order.list", 3, "select", "")) == "src/a/orders.cpp");
  CHECK(places.of(sample::audit_of_a_shop::key("order.close", 3, "update", "")) == "src/b/orders.cpp");
  CHECK(places.of(sample::audit_of_a_shop::key("report.legacy", 3, "select", "")) == "reports.cpp");
  const json run = sarif_of(sample::audit_of_a_shop(), sources.path());
  CHECK(run.at("results").at(0).at("locations").at(0).at("physicalLocation").at("artifactLocation").at("uri") ==
        "src/shop/invoices.cpp");
  CHECK(audit::source_places(sources.path() / "nowhere").of(sample::audit_of_a_shop::key("order.list", 3, "", "")) ==
        "orders.cpp");
}

// ---- HTML

TEST_CASE("the page marks what the scope put in, in each variant", "[audit][report]") {
  const std::string page = written(sample::audit_of_a_shop(), audit::write_html);
  const std::string predicate = "<mark>(&quot;orders&quot;.&quot;shop_id&quot; = ?1)</mark>";
  CHECK(has(page, "WHERE (" + predicate + " AND (&quot;orders&quot;.&quot;open&quot; = ?2))"));
  CHECK(has(page, "WHERE " + predicate + "\nORDER BY"));
  CHECK(has(page, "VALUES (?1, <mark>coalesce((SELECT"));
  CHECK(has(page, "&#39;order_id&#39;))</mark>, ?4)"));
}

TEST_CASE("the page has what is missing apart from the test that would do", "[audit][report]") {
  CHECK(has(written(sample::audit_of_a_shop(), audit::write_html),
            "2 tests still pass (tests/orders.cpp:23, :41).</p><p class=\"add\"><b>Add</b> as another tenant"));
}

TEST_CASE("the page shows reasons of unscoped sessions, also where nobody gave one", "[audit][report]") {
  const std::string page = written(sample::audit_of_a_shop(), audit::write_html);
  CHECK(has(page, "<td>the total on the first page of the operator</td>"));
  CHECK(has(page, "not known: no test opens it"));
}

TEST_CASE("the page has no hole and no text unescaped", "[audit][report]") {
  const std::string page = written(sample::hostile_audit(), audit::write_html);
  CHECK(has(page, hostile_text_as_markup));
  CHECK_FALSE(has(page, "<img"));
  CHECK_FALSE(has(page, "\x01"));
  CHECK_FALSE(has(page, "{{"));
  CHECK_FALSE(has(page, "}}</"));
}

TEST_CASE("the page of nothing says why there is nothing", "[audit][report]") {
  std::ostringstream out;
  const audit::coverage nothing;
  const auto j = audit::judge({}, nothing, {}, {});
  audit::write_html(out, j, nothing, {}, audit::level::proven);
  CHECK(has(out.str(), "The audit did not pass: nothing registered"));
}
