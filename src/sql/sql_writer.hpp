#pragma once
#include <string_view>

#include <rowscope/sql/render.hpp>

namespace rowscope::sql {

/// Writes text and names, and numbers the parameters; knows nothing of statements.
class sql_writer {
 public:
  explicit sql_writer(std::size_t values) { out_.value_parameter.resize(values); }

  [[nodiscard]] sql_text take() && { return std::move(out_); }

 protected:
  void text(std::string_view t) { out_.sql += t; }
  void name(std::string_view n) { quoted(n, '"'); }
  void string(std::string_view s) { quoted(s, '\''); }
  void number(std::size_t n) { out_.sql += std::to_string(n); }

  // A parameter has its number from its first use.
  std::uint16_t parameter_of_value(std::size_t index) { return numbered(out_.value_parameter[index]); }
  std::uint16_t parameter_of_scope(std::string_view dimension, scope_form form) {
    if (form == scope_form::one && dimension == tenant_dimension) return numbered(out_.tenant_parameter);
    for (scope_slot& s : out_.scope_slots)
      if (s.dimension == dimension && s.form == form) return s.parameter;
    out_.scope_slots.push_back({std::string(dimension), form, ++out_.parameters});
    return out_.parameters;
  }
  /// The one behind those that there are.
  std::uint16_t next_parameter() { return ++out_.parameters; }
  [[nodiscard]] sql_text& out() { return out_; }

  template <class Put>
  void in_parentheses(const Put& put_inner) {
    text("(");
    put_inner();
    text(")");
  }
  template <class Items, class Put>
  void list(std::string_view before, const Items& items, const Put& put_one) {
    bool first = true;
    for (const auto& item : items) {
      text(first ? before : ", ");
      first = false;
      put_one(item);
    }
  }

 private:
  void quoted(std::string_view t, char quote) {
    out_.sql += quote;
    for (const char c : t) {
      if (c == quote) out_.sql += c;
      out_.sql += c;
    }
    out_.sql += quote;
  }
  std::uint16_t numbered(std::uint16_t& number) {
    if (number == 0) number = ++out_.parameters;
    return number;
  }

  sql_text out_{};
};

}  // namespace rowscope::sql
