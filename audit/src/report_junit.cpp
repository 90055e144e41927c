#include <algorithm>
#include <ostream>
#include <set>

#include <rowscope/audit/report.hpp>

#include "markup_text.hpp"
#include "report_evidence.hpp"

namespace rowscope::audit {
namespace {

/// What servers show of one test case.
struct test_case {
  std::string area;
  std::string name;
  std::string outcome;  ///< failure, error, skipped; empty where it passed
  std::string type;
  std::string text;
};

class case_list {
 public:
  void add(test_case c) {
    // Servers take cases of one name for one: instantiations of a template would hide each other.
    const std::string name = c.name;
    for (int i = 2; !names_.insert(c.area + '\n' + c.name).second; ++i) c.name = name + " (" + std::to_string(i) + ")";
    all_.push_back(std::move(c));
  }
  [[nodiscard]] const std::vector<test_case>& all() const { return all_; }
  [[nodiscard]] std::string counts() const {
    const auto number_of = [&](std::string_view outcome) {
      return std::to_string(std::ranges::count(all_, outcome, &test_case::outcome));
    };
    return " tests=\"" + std::to_string(all_.size()) + "\" failures=\"" + number_of("failure") + "\" errors=\"" +
           number_of("error") + "\" skipped=\"" + number_of("skipped") + "\" time=\"0\"";
  }

 private:
  std::vector<test_case> all_;
  std::set<std::string> names_;
};

test_case case_of(const site_evidence& e) {
  test_case c{std::string(area_of(e.judged->key.name)), to_string(e.judged->key), {}, {}, {}};
  if (!e.problems.empty()) {
    c.outcome = "failure";
    c.type = id_of(e.problems.front()->what);
    for (const problem* p : e.problems) c.text += (c.text.empty() ? "" : "\n") + p->sentence;
  } else if (e.is_open()) {
    c.outcome = "failure";
    c.type = id_of(verdict::below_level);
    c.text = e.judged->why;
  } else if (e.judged->waived) {
    c.outcome = "skipped";
    c.text = "waived: " + e.judged->why;
  }
  return c;
}

void write(std::ostream& out, const test_case& c) {
  out << "    <testcase classname=\"" << markup_text(c.area) << "\" name=\"" << markup_text(c.name) << "\" time=\"0\"";
  if (c.outcome.empty()) {
    out << "/>\n";
    return;
  }
  out << ">\n      <" << c.outcome;
  if (!c.type.empty()) out << " type=\"" << c.type << '"';
  out << " message=\"" << markup_text(c.text) << '"';
  // A skipped case has no text of its own in the schema that servers check.
  if (c.outcome == "skipped")
    out << "/>\n";
  else
    out << '>' << markup_text(c.text) << "</" << c.outcome << ">\n";
  out << "    </testcase>\n";
}

}  // namespace

void write_junit(std::ostream& out, const judgement& j, const coverage& tests, const proof_list& proofs, level asked) {
  case_list cases;
  for (const problem& p : j.problems)
    if (!p.site) cases.add({"audit", to_string(p.what), "error", id_of(p.what), p.sentence});
  for (const site_evidence& e : evidence_of(j, tests, proofs)) cases.add(case_of(e));
  out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"rowscope audit\"" << cases.counts()
      << ">\n  <testsuite name=\"rowscope audit: " << to_string(asked) << '"' << cases.counts() << ">\n";
  for (const test_case& c : cases.all()) write(out, c);
  out << "  </testsuite>\n</testsuites>\n";
}

}  // namespace rowscope::audit
