#pragma once
#include <cmath>
#include <cstdio>

#include <rowscope/rowscope.hpp>

#include "catch.hpp"
#include "golden_statements.hpp"
#include "plain_database.hpp"

namespace rowscope_tests {

template <class T>
std::string to_text(const T& value) {
  if constexpr (rowscope::is_optional_v<T>) {
    return value ? to_text(*value) : "NULL";
  } else if constexpr (std::is_floating_point_v<T>) {
    char text[32];
    std::snprintf(text, sizeof text, std::trunc(value) == value ? "%.1f" : "%.15g", static_cast<double>(value));
    return text;
  } else if constexpr (std::is_arithmetic_v<T>) {
    return std::to_string(value);
  } else {
    return std::string(value);
  }
}

/// The rows of an execution as texts, in their order.
template <class Rows>
text_rows texts_of(const Rows& rows) {
  text_rows texts;
  for (const auto& tuple : rows.tuples()) {
    std::string row;
    std::apply([&](const auto&... v) { ((row += (row.empty() ? "" : "|") + to_text(v)), ...); }, tuple);
    texts.push_back(row);
  }
  return texts;
}

/// The select of counted().
template <class Body, class... Outputs>
auto counted_select(const Body& body, const Outputs&... outputs) {
  return body(rowscope::query<"counted.rows">().select(outputs...));
}

/// Selects the outputs, and once more count(): the number of rows must be the same. `body` takes the statement from
/// select() on, without order_by, limit and group_by. The rows come sorted by their text.
template <class Session, class Body, class... Outputs>
text_rows counted(Session& session, const Body& body, const Outputs&... outputs) {
  namespace rs = rowscope;
  const text_rows rows = sorted(texts_of(session(counted_select(body, outputs...))));
  CHECK(session(body(rs::query<"counted.count">().select(rs::count()))).value() ==
        static_cast<std::int64_t>(rows.size()));
  return rows;
}

/// As counted(), and adds the SQL of the select to the golden files.
template <class Session, class Body, class... Outputs>
text_rows reviewed(golden_statements& file, std::string_view title, Session& session, const Body& body,
                   const Outputs&... outputs) {
  file.add(title, session, counted_select(body, outputs...));
  return counted(session, body, outputs...);
}

}  // namespace rowscope_tests
