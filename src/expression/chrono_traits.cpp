#include <rowscope/expression/chrono_traits.hpp>

namespace rowscope::detail {
namespace {

using std::chrono::sys_days;
using std::chrono::year;

constexpr sys_days first_day = year{0} / 1 / 1;
constexpr sys_days day_behind_last = year{10000} / 1 / 1;

template <class Text>
void add_digits(Text& text, unsigned number, int digits) {
  unsigned unit = 1;
  for (int i = 1; i < digits; ++i) unit *= 10;
  for (; unit > 0; unit /= 10) text.push_back(static_cast<char>('0' + number / unit % 10));
}

template <class Text>
void add_date(Text& text, sys_days day) {
  const std::chrono::year_month_day date = day;
  add_digits(text, static_cast<unsigned>(static_cast<int>(date.year())), 4);
  text.push_back('-');
  add_digits(text, static_cast<unsigned>(date.month()), 2);
  text.push_back('-');
  add_digits(text, static_cast<unsigned>(date.day()), 2);
}

/// Takes a text apart from its start.
class reader {
 public:
  explicit reader(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool failed() const { return failed_; }
  [[nodiscard]] bool at_end() const { return rest_.empty(); }

  int number(std::size_t digits) {
    int n = 0;
    for (std::size_t i = 0; i < digits; ++i) {
      if (i >= rest_.size() || rest_[i] < '0' || rest_[i] > '9') return fail();
      n = n * 10 + (rest_[i] - '0');
    }
    rest_.remove_prefix(digits);
    return n;
  }
  bool take(char c) {
    if (!rest_.starts_with(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }
  void expect(char c) {
    if (!take(c)) fail();
  }
  sys_days date() {
    const int y = number(4);
    expect('-');
    const int m = number(2);
    expect('-');
    const int d = number(2);
    const std::chrono::year_month_day date{year{y}, std::chrono::month{static_cast<unsigned>(m)},
                                           std::chrono::day{static_cast<unsigned>(d)}};
    if (!date.ok()) fail();
    return failed_ ? sys_days{} : sys_days{date};
  }
  std::chrono::nanoseconds fraction() {
    constexpr std::size_t most = 9;
    std::size_t digits = 0;
    while (digits < rest_.size() && rest_[digits] >= '0' && rest_[digits] <= '9') ++digits;
    if (digits == 0 || digits > most) fail();
    if (failed_) return {};
    int n = number(digits);
    for (; digits < most; ++digits) n *= 10;
    return std::chrono::nanoseconds(n);
  }
  int fail() {
    failed_ = true;
    return 0;
  }

 private:
  std::string_view rest_;
  bool failed_ = false;
};

}  // namespace

date_text text_of_date(sys_days day) {
  if (day < first_day || day >= day_behind_last) throw_time_out_of_range();
  date_text text;
  add_date(text, day);
  return text;
}

sys_days date_of_text(std::string_view text) {
  reader r(text);
  const sys_days day = r.date();
  if (r.failed() || !r.at_end())
    throw value_error("expected a date as 'YYYY-MM-DD', and the stored text is none; mend the stored row");
  return day;
}

time_text text_of_time(const split_time& time, int digits) {
  if (time.second < first_day || time.second >= day_behind_last) throw_time_out_of_range();
  const auto day = std::chrono::floor<std::chrono::days>(time.second);
  const auto of_day = static_cast<unsigned>((time.second - day).count());
  time_text text;
  add_date(text, day);
  text.push_back(' ');
  add_digits(text, of_day / 3600, 2);
  text.push_back(':');
  add_digits(text, of_day / 60 % 60, 2);
  text.push_back(':');
  add_digits(text, of_day % 60, 2);
  if (digits == 0) return text;
  text.push_back('.');
  auto fraction = static_cast<unsigned>(time.fraction.count());
  for (int i = digits; i < 9; ++i) fraction /= 10;
  add_digits(text, fraction, digits);
  return text;
}

split_time time_of_text(std::string_view text) {
  reader r(text);
  const sys_days day = r.date();
  if (!r.take(' ') && !r.take('T')) r.fail();
  const int hour = r.number(2);
  r.expect(':');
  const int minute = r.number(2);
  r.expect(':');
  const int second = r.number(2);
  const auto fraction = r.take('.') ? r.fraction() : std::chrono::nanoseconds{};
  r.take('Z');
  if (r.failed() || !r.at_end() || hour > 23 || minute > 59 || second > 59)
    throw value_error(
        "expected a time in UTC as 'YYYY-MM-DD HH:MM:SS', with at most nine digits of a fraction, and the stored text "
        "is none; mend the stored row");
  return {day + std::chrono::hours(hour) + std::chrono::minutes(minute) + std::chrono::seconds(second), fraction};
}

void throw_no_date() {
  throw value_error("this std::chrono::year_month_day is no day of the calendar; ask its ok() first");
}

void throw_time_too_fine(int digits) {
  throw value_error(
      "the stored time has more than the " + std::to_string(digits) +
      " digits of a second that the column's C++ type holds; declare a finer std::chrono::sys_time, or mend "
      "the stored row");
}

void throw_time_out_of_range() {
  throw value_error(
      "dates and times are of the years 0000 to 9999, and those of nanoseconds of 1677 to 2262; this one is not");
}

}  // namespace rowscope::detail
