// A function of something that the database has no value for.
// expect: values of the database
// bad: rs::coalesce(orders::note, some_struct{})
// bad: rs::coalesce(some_struct{}, "a")
// bad: rs::coalesce(orders::note, std::nullopt)
// bad: rs::nullif(orders::note, some_struct{})
// bad: rs::nullif(orders::note)
// bad: instr(orders::note, some_struct{})
// bad: rs::case_when(orders::paid, some_struct{}).otherwise("a")
// bad: rs::case_when(orders::paid, "a").otherwise(some_struct{})
// bad: rs::case_when(orders::paid, "a").when(orders::paid, some_struct{}).otherwise("b")
// bad: rs::case_when(orders::paid, "a").when(orders::paid, some_struct{}).otherwise_null()
// bad: rs::case_when(orders::paid, "a").otherwise(std::nullopt)
// bad: rs::case_when(orders::paid, "a").otherwise(rs::select(orders::note).from(orders{}))
#include "../tables.hpp"

struct some_struct {};
inline constexpr rs::sql_function<"instr", std::int64_t(std::string, std::string)> instr{};

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.note">().select(rs::as<"n">(BAD)).from(orders{}));
#else
  (void)acme(rs::query<"order.note">().select(rs::as<"n">(rs::coalesce(orders::note, "none"))).from(orders{}));
#endif
}
