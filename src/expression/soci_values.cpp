#include <rowscope/error.hpp>
#include <rowscope/expression/soci_values.hpp>

namespace rowscope::detail {

time_text text_of_tm(const std::tm& time) {
  using namespace std::chrono;
  const year_month_day date(year(time.tm_year + 1900), month(static_cast<unsigned>(time.tm_mon + 1)),
                            day(static_cast<unsigned>(time.tm_mday)));
  const bool is_time = time.tm_hour >= 0 && time.tm_hour < 24 && time.tm_min >= 0 && time.tm_min < 60 &&
                       time.tm_sec >= 0 && time.tm_sec < 60;
  if (!date.ok() || !is_time) throw value_error("this std::tm is no date and time; make one whose fields are in range");
  return text_of_time({sys_days(date) + hours(time.tm_hour) + minutes(time.tm_min) + seconds(time.tm_sec)}, 0);
}

std::tm tm_of_text(std::string_view text) {
  using namespace std::chrono;
  const split_time stored = time_of_text(text);
  if (stored.fraction != nanoseconds::zero()) throw_time_too_fine(0);  // a std::tm has none
  const sys_seconds time = stored.second;
  const auto days_of = floor<days>(time);
  const year_month_day date(days_of);
  const hh_mm_ss clock(time - days_of);
  std::tm result{};
  result.tm_year = static_cast<int>(date.year()) - 1900;
  result.tm_mon = static_cast<int>(static_cast<unsigned>(date.month())) - 1;
  result.tm_mday = static_cast<int>(static_cast<unsigned>(date.day()));
  result.tm_hour = static_cast<int>(clock.hours().count());
  result.tm_min = static_cast<int>(clock.minutes().count());
  result.tm_sec = static_cast<int>(clock.seconds().count());
  result.tm_wday = static_cast<int>(weekday(days_of).c_encoding());
  result.tm_yday = static_cast<int>((days_of - sys_days(date.year() / January / 1)).count());
  return result;
}

void throw_soci_null() {
  throw value_error(
      "the soci::type_conversion of the type makes NULL of this value; make the column std::optional, and write "
      "std::nullopt");
}

void throw_soci_range() {
  throw value_error("a number does not fit the base_type of the type's soci::type_conversion; make it long long");
}

}  // namespace rowscope::detail
