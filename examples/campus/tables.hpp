#pragma once

#include <cstdint>
#include <optional>
#include <rowscope/rowscope.hpp>
#include <string>
#include <tuple>

/// Course analytics of a university whose tenant is the course module ("AAA", "BBB", ...).
///
/// Five tables carry the module themselves. The sixth, studentAssessment, has no column for it: a submission belongs to
/// the module of its assessment. That is the table from which rows leak when a filter is forgotten.
namespace campus {

namespace rs = rowscope;

struct courses : rs::table<courses, "courses"> {
  static constexpr column<"code_module", std::string, rs::primary_key> code_module{};
  static constexpr column<"code_presentation", std::string, rs::primary_key> code_presentation{};
  static constexpr column<"module_presentation_length", int> module_presentation_length{};
  static constexpr auto columns = std::tuple{code_module, code_presentation, module_presentation_length};
  static constexpr auto scope = rs::scoped_by<code_module>;
};

struct assessments : rs::table<assessments, "assessments"> {
  static constexpr column<"id_assessment", std::int64_t, rs::primary_key> id_assessment{};
  static constexpr column<"code_module", std::string> code_module{};
  static constexpr column<"code_presentation", std::string> code_presentation{};
  static constexpr column<"assessment_type", std::string> assessment_type{};
  static constexpr column<"date", std::optional<int>> date{};
  static constexpr column<"weight", double> weight{};
  static constexpr auto columns =
      std::tuple{id_assessment, code_module, code_presentation, assessment_type, date, weight};
  static constexpr auto scope = rs::scoped_by<code_module>;
};

/// The pages of the virtual learning environment.
struct vle : rs::table<vle, "vle"> {
  static constexpr column<"id_site", std::int64_t, rs::primary_key> id_site{};
  static constexpr column<"code_module", std::string> code_module{};
  static constexpr column<"code_presentation", std::string> code_presentation{};
  static constexpr column<"activity_type", std::string> activity_type{};
  static constexpr column<"week_from", std::optional<int>> week_from{};
  static constexpr column<"week_to", std::optional<int>> week_to{};
  static constexpr auto columns =
      std::tuple{id_site, code_module, code_presentation, activity_type, week_from, week_to};
  static constexpr auto scope = rs::scoped_by<code_module>;
};

struct student_info : rs::table<student_info, "studentInfo"> {
  static constexpr column<"code_module", std::string, rs::primary_key> code_module{};
  static constexpr column<"code_presentation", std::string, rs::primary_key> code_presentation{};
  static constexpr column<"id_student", std::int64_t, rs::primary_key> id_student{};
  static constexpr column<"highest_education", std::string> highest_education{};
  static constexpr column<"num_of_prev_attempts", int> num_of_prev_attempts{};
  static constexpr column<"studied_credits", int> studied_credits{};
  static constexpr column<"final_result", std::string> final_result{};
  static constexpr auto columns = std::tuple{code_module,          code_presentation, id_student,  highest_education,
                                             num_of_prev_attempts, studied_credits,   final_result};
  static constexpr auto scope = rs::scoped_by<code_module>;
};

struct student_registration : rs::table<student_registration, "studentRegistration"> {
  static constexpr column<"code_module", std::string, rs::primary_key> code_module{};
  static constexpr column<"code_presentation", std::string, rs::primary_key> code_presentation{};
  static constexpr column<"id_student", std::int64_t, rs::primary_key> id_student{};
  static constexpr column<"date_registration", std::optional<int>> date_registration{};
  static constexpr column<"date_unregistration", std::optional<int>> date_unregistration{};
  static constexpr auto columns =
      std::tuple{code_module, code_presentation, id_student, date_registration, date_unregistration};
  static constexpr auto scope = rs::scoped_by<code_module>;
};

struct student_assessment : rs::table<student_assessment, "studentAssessment"> {
  static constexpr column<"id_assessment", std::int64_t, rs::primary_key> id_assessment{};
  static constexpr column<"id_student", std::int64_t, rs::primary_key> id_student{};
  static constexpr column<"date_submitted", int> date_submitted{};
  static constexpr column<"is_banked", bool> is_banked{};
  static constexpr auto columns = std::tuple{id_assessment, id_student, date_submitted, is_banked};
  static constexpr auto scope = rs::scoped_through<id_assessment, assessments::id_assessment>;
};

using campus_schema = rs::schema<courses, assessments, vle, student_info, student_registration, student_assessment>;

}  // namespace campus
