// The demo's own queries, each in a test that fails where it loses its scope.
#include <map>
#include <sstream>

#include <actions.hpp>
#include <attempts.hpp>
#include <database_file.hpp>
#include <loader.hpp>
#include <measurements.hpp>
#include <reference.hpp>

#include "support/catch.hpp"

namespace {

using namespace campus;

/// Two modules; student 7 studies in both, and that is what the naive join trips over.
csv_input small_data(std::string_view file) {
  static const std::map<std::string, std::string, std::less<>> files{
      {"courses.csv", "code_module,code_presentation,module_presentation_length\nAAA,2013J,268\nBBB,2013J,240\n"},
      {"assessments.csv",
       "id_assessment,code_module,code_presentation,assessment_type,date,weight\n"
       "1,AAA,2013J,TMA,19,12.5\n2,AAA,2013J,Exam,,100\n3,BBB,2013J,TMA,20,50\n4,BBB,2013J,TMA,60,50\n"},
      {"vle.csv", "id_site,code_module,code_presentation,activity_type,week_from,week_to\n10,AAA,2013J,url,,\n"},
      {"studentInfo.csv",
       "code_module,code_presentation,id_student,highest_education,num_of_prev_attempts,studied_credits,final_result\n"
       "AAA,2013J,7,HE,0,60,Pass\nAAA,2013J,9,HE,0,60,Pass\nBBB,2013J,7,HE,0,60,Pass\nBBB,2013J,8,HE,1,30,Fail\n"},
      {"studentRegistration.csv",
       "code_module,code_presentation,id_student,date_registration,date_unregistration\n"
       "AAA,2013J,7,-5,\nAAA,2013J,9,-6,\nBBB,2013J,7,,12\nBBB,2013J,8,-9,\n"},
      {"studentAssessment.csv",
       "id_assessment,id_student,date_submitted,is_banked\n1,7,18,0\n1,9,-1,0\n3,7,21,0\n3,8,19,1\n"}};
  return {std::string(file), std::make_unique<std::istringstream>(files.find(file)->second)};
}

struct small_campus {
  database_file file = database_file::temporary();
  rs::database db{rs::sqlite(file.path().string()), campus_schema{}};

  small_campus() {
    db.create_tables();
    loaded = load(db, small_data);
  }
  std::int64_t loaded = 0;
};

}  // namespace

TEST_CASE_METHOD(small_campus, "every row of the files is loaded") {
  CHECK(loaded == 2 + 4 + 1 + 4 + 4 + 4);
  const reference plain(file.path());
  CHECK(plain.tenants() == std::vector<std::string>{"AAA", "BBB"});
  CHECK(plain.submissions("BBB").size() == 2);
}

TEST_CASE_METHOD(small_campus, "a module measures its own rows") {
  const reference plain(file.path());
  for (const std::string& tenant : plain.tenants()) {
    auto session = db.for_tenant(tenant);
    const scoped_numbers seen = measure(session, tenant, plain.owners());
    const reference_numbers counted = plain.numbers(tenant);
    CHECK(seen.students == counted.students);
    CHECK(seen.submissions == counted.submissions);
    CHECK(seen.join == counted.naive_join - counted.naive_join_foreign);
    CHECK(seen.join_foreign == 0);
  }
}

TEST_CASE_METHOD(small_campus, "no module crosses over to another") {
  const reference plain(file.path());
  auto intruder = db.for_tenant("AAA");
  auto owner = db.for_tenant("BBB");
  for (const attempt& a : cross_over({"AAA", intruder}, {"BBB", owner}, plain)) {
    CAPTURE(a.name, a.intruder_got, a.owner_got);
    CHECK(a.refused);
    CHECK(a.owner_can);
  }
}

TEST_CASE_METHOD(small_campus, "no module takes another's submission to an assessment of its own") {
  const reference plain(file.path());
  const submission of_other = plain.submissions("BBB").front();
  auto intruder = db.for_tenant("AAA");
  CHECK(move_to_assessment(intruder, {of_other, 2}) == 0);
  CHECK(plain.submissions("BBB").front() == of_other);
  CHECK(move_to_assessment(intruder, {plain.submissions("AAA").front(), 2}) == 1);
}
