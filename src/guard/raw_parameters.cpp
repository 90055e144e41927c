#include "raw_parameters.hpp"

#include <algorithm>
#include <charconv>

#include <rowscope/error.hpp>

#include "../sql/characters.hpp"
#include "../sql/postgresql_tokens.hpp"

namespace rowscope::detail {
namespace {

using kind = sql_token::kind;

std::string name_of(const sql_token& parameter) { return std::string(parameter.text.substr(1)); }

bool is_number(const sql_token& parameter, dialect sql) {
  const char sign = parameter.text.front();
  return sign == '?' || (sign == '$' && sql == dialect::postgresql);
}

/// Gives parameters their numbers as SQLite does: `?` the next one, `?7` its own, a name the next one at its first use.
/// On PostgreSQL `$7` is `?7`.
class numbering {
 public:
  explicit numbering(dialect sql) : sql_(sql) {}

  std::uint16_t number_of(const sql_token& t, const error_place& place) {
    const std::string_view text = t.text;
    if (text == "?") return ++last_;
    if (is_number(t, sql_)) {
      unsigned number = 0;
      std::from_chars(text.data() + 1, text.data() + text.size(), number);
      if (number == 0 || number > 32766)
        throw usage_error("the parameter " + std::string(text) + " has no number; they go from 1 to 32766", place);
      last_ = std::max(last_, static_cast<std::uint16_t>(number));
      return static_cast<std::uint16_t>(number);
    }
    const auto known = std::ranges::find(named_, text, &std::pair<std::string_view, std::uint16_t>::first);
    if (known != named_.end()) return known->second;
    named_.emplace_back(text, ++last_);
    return last_;
  }
  [[nodiscard]] std::uint16_t count() const noexcept { return last_; }

 private:
  dialect sql_;
  std::vector<std::pair<std::string_view, std::uint16_t>> named_;
  std::uint16_t last_ = 0;
};

}  // namespace

raw_parameters parameters_of(const std::vector<sql_token>& tokens, const raw_source& source, const error_place& place) {
  const std::vector<std::string>& names = source.names;
  raw_parameters found;
  found.of_values.resize(names.size());
  numbering numbers(source.sql);
  std::size_t next_unnamed = 0;
  for (const sql_token& t : tokens) {
    if (t.what != kind::parameter) continue;
    const std::uint16_t number = numbers.number_of(t, place);
    if (std::ranges::find(found.of_values, number) != found.of_values.end()) continue;  // used again
    std::size_t value = names.size();
    if (t.text == "?") {
      while (next_unnamed < names.size() && !names[next_unnamed].empty()) ++next_unnamed;
      value = next_unnamed++;
    } else if (is_number(t, source.sql)) {
      value = number - std::size_t{1};
    } else {
      value = static_cast<std::size_t>(std::ranges::find(names, name_of(t)) - names.begin());
    }
    if (value >= names.size())
      throw usage_error("the raw statement has the parameter " + std::string(t.text) +
                            ", and no value was given for it; write " +
                            (is_number(t, source.sql) ? "rs::use(value)" : "rs::use(value, \"" + name_of(t) + "\")"),
                        place);
    if (found.of_values[value] != 0)
      throw usage_error("the raw statement writes the parameter " + std::string(t.text) +
                            " also in another way, and the two are different ones; write it in one way",
                        place);
    found.of_values[value] = number;
  }
  for (std::size_t i = 0; i < names.size(); ++i)
    if (found.of_values[i] == 0)
      throw usage_error(names[i].empty() ? "rs::use() number " + std::to_string(i + 1) +
                                               " has no name, and the raw statement has no ? left for it"
                                         : "the raw statement has no parameter :" + names[i] + " for the value given",
                        place);
  found.count = numbers.count();
  return found;
}

std::string with_numbered_parameters(std::string_view sql, const std::vector<sql_token>& tokens, dialect written_for,
                                     const error_place& place) {
  const char sign = written_for == dialect::postgresql ? '$' : '?';
  std::string numbered;
  numbering numbers(written_for);
  std::size_t copied = 0;
  for (const sql_token& t : tokens) {
    const bool is_escaped = t.is_sign("??");
    if (t.what != kind::parameter && !is_escaped) continue;
    numbered += sql.substr(copied, t.start - copied);
    // PostgreSQL would read LIMIT$1 as one name.
    if (sign == '$' && !is_escaped && !numbered.empty() && is_in_word(numbered.back())) numbered += ' ';
    numbered += is_escaped ? "?" : sign + std::to_string(numbers.number_of(t, place));
    copied = t.start + t.text.size();
  }
  return numbered += sql.substr(copied);
}

std::string numbered_text(const raw_source& source, const error_place& place) {
  return with_numbered_parameters(source.text, postgresql_tokens(source.text), dialect::postgresql, place);
}

}  // namespace rowscope::detail
