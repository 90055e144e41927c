#include "actions.hpp"

namespace campus {

using sa = student_assessment;

std::int64_t read_by_key(rs::session& session, const target& t) {
  const auto found = session(rs::query<"attempt.read_by_key">()
                                 .select(sa::id_assessment, sa::id_student, sa::date_submitted, sa::is_banked)
                                 .from(sa{})
                                 .where(sa::id_assessment == t.row.id_assessment && sa::id_student == t.row.id_student))
                         .one();
  return found.to<submission>() == t.row ? 1 : 0;
}

std::int64_t update(rs::session& session, const target& t) {
  return session(rs::query<"attempt.update">()
                     .update(sa{})
                     .set(sa::date_submitted = t.row.date_submitted + 1)
                     .where(sa::id_assessment == t.row.id_assessment && sa::id_student == t.row.id_student))
      .affected_rows;
}

std::int64_t remove(rs::session& session, const target& t) {
  return session(rs::query<"attempt.remove">().remove_from(sa{}).where(sa::id_assessment == t.row.id_assessment &&
                                                                       sa::id_student == t.row.id_student))
      .affected_rows;
}

std::int64_t insert(rs::session& session, const target& t) {
  return session(rs::query<"attempt.insert">().insert_into(sa{}).set(
                     sa::id_assessment = t.row.id_assessment, sa::id_student = t.row.id_student,
                     sa::date_submitted = t.row.date_submitted, sa::is_banked = t.row.is_banked))
      .affected_rows;
}

std::int64_t move_to_assessment(rs::session& session, const target& t) {
  return session(rs::query<"attempt.move">()
                     .update(sa{})
                     .set(sa::id_assessment = t.new_assessment)
                     .where(sa::id_assessment == t.row.id_assessment && sa::id_student == t.row.id_student))
      .affected_rows;
}

}  // namespace campus
