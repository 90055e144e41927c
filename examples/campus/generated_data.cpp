#include "generated_data.hpp"

#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <iterator>
#include <map>
#include <random>
#include <set>
#include <span>
#include <sstream>
#include <vector>

namespace campus {
namespace {

struct module_plan {
  std::string_view code;
  std::vector<std::string_view> presentations;
  int students_in_each;
};

const std::array<module_plan, 7> modules{{{"AAA", {"2013J", "2014J"}, 30},
                                          {"BBB", {"2013B", "2013J", "2014B", "2014J"}, 100},
                                          {"CCC", {"2014B", "2014J"}, 110},
                                          {"DDD", {"2013B", "2013J", "2014B", "2014J"}, 80},
                                          {"EEE", {"2013J", "2014B", "2014J"}, 50},
                                          {"FFF", {"2013B", "2013J", "2014B", "2014J"}, 95},
                                          {"GGG", {"2013J", "2014B", "2014J"}, 40}}};

constexpr std::int64_t first_student = 5'000'000'000;
constexpr int assessments_in_each = 6;  // the last is an exam, for which nothing is submitted
constexpr int pages_in_each = 12;

/// The standard fixes what this engine returns, but not what its distributions make of it: hence `% n`.
class dice {
 public:
  int below(int n) { return static_cast<int>(engine_() % static_cast<unsigned>(n)); }
  bool one_in(int n) { return below(n) == 0; }
  std::string_view any_of(std::span<const std::string_view> choices) {
    return choices[static_cast<std::size_t>(below(static_cast<int>(choices.size())))];
  }

 private:
  std::mt19937 engine_{20170171};
};

class generator {
 public:
  std::map<std::string, std::string, std::less<>> files() && {
    begin("courses.csv", "code_module,code_presentation,module_presentation_length");
    begin("assessments.csv", "id_assessment,code_module,code_presentation,assessment_type,date,weight");
    begin("vle.csv", "id_site,code_module,code_presentation,activity_type,week_from,week_to");
    begin("studentInfo.csv",
          "code_module,code_presentation,id_student,highest_education,num_of_prev_attempts,studied_credits,"
          "final_result");
    begin("studentRegistration.csv", "code_module,code_presentation,id_student,date_registration,date_unregistration");
    begin("studentAssessment.csv", "id_assessment,id_student,date_submitted,is_banked");
    for (const auto& module : modules)
      for (const auto presentation : module.presentations) add_presentation(module, presentation);
    return std::move(files_);
  }

 private:
  void begin(const std::string& file, std::string_view header) { files_[file] = fmt::format("{}\n", header); }

  template <class... Args>
  void add(std::string_view file, fmt::format_string<Args...> row, Args&&... values) {
    auto& text = files_.find(file)->second;
    fmt::format_to(std::back_inserter(text), row, std::forward<Args>(values)...);
    text += '\n';
  }

  void add_presentation(const module_plan& module, std::string_view presentation) {
    add("courses.csv", "{},{},{}", module.code, presentation, 234 + dice_.below(36));
    add_pages(module.code, presentation);
    const auto first_assessment = add_assessments(module.code, presentation);
    std::set<std::int64_t> enrolled;
    while (std::ssize(enrolled) != module.students_in_each) {
      const auto student = next_student();
      if (enrolled.insert(student).second) add_student(module.code, presentation, student, first_assessment);
    }
  }

  /// Most are new; one in eight studies, or has studied, elsewhere.
  std::int64_t next_student() {
    if (students_ != 0 && dice_.one_in(8)) return first_student + dice_.below(students_);
    return first_student + students_++;
  }

  void add_pages(std::string_view module, std::string_view presentation) {
    static constexpr std::array<std::string_view, 5> types{"resource", "oucontent", "url", "forumng", "quiz"};
    for (int i = 0; i != pages_in_each; ++i) {
      const auto type = dice_.any_of(types);
      if (dice_.one_in(5)) {
        const int week = dice_.below(28);
        add("vle.csv", "{},{},{},{},{},{}", next_page_++, module, presentation, type, week, week + dice_.below(3));
      } else {
        add("vle.csv", "{},{},{},{},,", next_page_++, module, presentation, type);
      }
    }
  }

  /// Returns the id of the first; the others follow it.
  std::int64_t add_assessments(std::string_view module, std::string_view presentation) {
    const auto first = next_assessment_;
    next_assessment_ += assessments_in_each;
    for (int i = 0; i != assessments_in_each - 1; ++i)
      add("assessments.csv", "{},{},{},{},{},{}", first + i, module, presentation, i % 2 == 0 ? "TMA" : "CMA",
          due_date(i), i % 2 == 0 ? "20" : "12.5");
    add("assessments.csv", "{},{},{},Exam,,100", next_assessment_ - 1, module, presentation);
    return first;
  }

  static int due_date(int assessment) { return 19 + 40 * assessment; }

  void add_student(std::string_view module, std::string_view presentation, std::int64_t student,
                   std::int64_t first_assessment) {
    static constexpr std::array<std::string_view, 4> education{"HE Qualification", "A Level or Equivalent",
                                                               "Lower Than A Level", "No Formal quals"};
    static constexpr std::array<std::string_view, 3> results{"Pass", "Fail", "Distinction"};
    // Each throw has a statement of its own: arguments are evaluated in no fixed order.
    const bool withdrawn = dice_.one_in(4);
    const auto result = withdrawn ? "Withdrawn" : dice_.any_of(results);
    const auto school = dice_.any_of(education);
    const int earlier_attempts = dice_.one_in(9) ? 1 : 0;
    const int credits = 30 * (1 + dice_.below(4));
    add("studentInfo.csv", "{},{},{},{},{},{},{}", module, presentation, student, school, earlier_attempts, credits,
        result);
    const int left_on = 10 + dice_.below(180);
    const auto registered = dice_.one_in(60) ? std::string() : std::to_string(-dice_.below(160));
    add("studentRegistration.csv", "{},{},{},{},{}", module, presentation, student, registered,
        withdrawn ? std::to_string(left_on) : std::string());
    for (int i = 0; i != assessments_in_each - 1; ++i)
      if ((!withdrawn || due_date(i) < left_on) && !dice_.one_in(10)) {
        const int submitted = due_date(i) - 6 + dice_.below(9);
        add("studentAssessment.csv", "{},{},{},{}", first_assessment + i, student, submitted, dice_.one_in(80) ? 1 : 0);
      }
  }

  dice dice_;
  std::map<std::string, std::string, std::less<>> files_;
  std::int64_t next_assessment_ = 1752;
  std::int64_t next_page_ = 546'000;
  int students_ = 0;
};

}  // namespace

data_source generated_data() {
  return [files = generator().files()](std::string_view file) -> csv_input {
    const auto& text = files.find(file)->second;
    return {fmt::format("generated {}", file), std::make_unique<std::istringstream>(text)};
  };
}

}  // namespace campus
