#pragma once
#include <string_view>

#include <rowscope/sql/render.hpp>

namespace rowscope::sql {

/// Writes text, names and parameters; knows nothing of statements.
class sql_writer {
 public:
  explicit sql_writer(std::size_t values) { out_.value_parameter.resize(values); }

  [[nodiscard]] sql_text take() && { return std::move(out_); }

 protected:
  void text(std::string_view t) { out_.sql += t; }
  void name(std::string_view n) { quoted(n, '"'); }
  void string(std::string_view s) { quoted(s, '\''); }

  // A parameter has its number from its first use.
  void value_parameter(std::size_t index) { parameter(out_.value_parameter[index]); }
  void scope_parameter(std::string_view dimension, scope_form form) {
    if (form == scope_form::one && dimension == tenant_dimension) return parameter(out_.tenant_parameter);
    for (scope_slot& s : out_.scope_slots)
      if (s.dimension == dimension && s.form == form) return parameter(s.parameter);
    out_.scope_slots.push_back({std::string(dimension), form, 0});
    parameter(out_.scope_slots.back().parameter);
  }

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
  void parameter(std::uint16_t& number) {
    if (number == 0) number = ++out_.parameters;
    out_.sql += '?' + std::to_string(number);
  }

  sql_text out_{};
};

}  // namespace rowscope::sql
