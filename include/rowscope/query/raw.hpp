#pragma once
#include <string>
#include <string_view>

#include <rowscope/expression/hold.hpp>
#include <rowscope/expression/node.hpp>
#include <rowscope/query/site.hpp>

namespace rowscope {

/// SQL that stands in the source as a literal. What a program puts together as it runs needs unchecked_sql(), so that
/// no value of a user gets into the text unseen.
class raw_text {
 public:
  template <std::size_t N>
  consteval raw_text(const char (&literal)[N])  // NOLINT(google-explicit-constructor): an argument of raw()
      : text_(literal, N - 1) {}
  /// What is no literal meets our sentence.
  template <class T>
    requires(!std::is_array_v<T>)
  raw_text(const T&) {  // NOLINT(google-explicit-constructor)
    static_assert(
        detail::always_false<T>,
        "rowscope: raw() takes SQL as a literal; bind values by rs::use(value, \"name\"); a text that is only "
        "known as the program runs is given as rs::unchecked_sql(text)");
  }

  /// \par Lifetime that of the program
  [[nodiscard]] constexpr std::string_view text() const noexcept { return text_; }

 private:
  std::string_view text_;
};

/// SQL that is only known as the program runs. Guarded like any other; the audit lists each site that runs one.
class unchecked_sql {
 public:
  explicit unchecked_sql(std::string text) : text_(std::move(text)) {}
  [[nodiscard]] const std::string& text() const noexcept { return text_; }

 private:
  std::string text_;
};

namespace detail {

template <class Held>
struct raw_use {
  Held value;
  std::string_view name;  ///< without its `:`; empty for the next `?`
};
template <class T>
inline constexpr bool is_raw_use_v = false;
template <class Held>
inline constexpr bool is_raw_use_v<raw_use<Held>> = true;

/// A raw statement as a type: what it gives back, at its site.
template <site_name Site, class Row, bool Unchecked>
struct raw_statement {};
template <site_name Site, class Row, bool Unchecked>
inline constexpr site_record record_of_raw =
    make_record(Site, Unchecked ? "unchecked" : "raw", {}, shape_of<raw_statement<Site, Row, Unchecked>>());
template <site_name Site, class Row, bool Unchecked>
inline registration raw_registration{record_of_raw<Site, Row, Unchecked>, {}};

/// What runs through SOCI at a site.
template <site_name Site>
struct soci_statements {};
template <site_name Site>
inline constexpr site_record record_of_soci = make_record(Site, "soci", {}, shape_of<soci_statements<Site>>());
template <site_name Site>
inline registration soci_registration{record_of_soci<Site>, {}};

}  // namespace detail

/// A value for a raw statement: for its next `?`, or with a name for `:name`. Anything that a column can hold, and
/// std::nullopt or an empty std::optional for NULL.
template <class V>
[[nodiscard]] auto use(V&& value, std::string_view name = {}) {
  using T = std::remove_cvref_t<V>;
  constexpr bool is_null = std::is_same_v<T, std::nullopt_t>;
  static_assert(
      is_null || is_value_v<T>,
      "rowscope: rs::use() takes a value that a column can hold: an integer, a number, a text, bytes, a time, "
      "an enumeration, or std::optional of one");
  if constexpr (is_null)
    return detail::raw_use<std::nullopt_t>{std::nullopt, name};
  else if constexpr (is_value_v<T>)
    return detail::raw_use<held_t<V>>{hold(std::forward<V>(value)), name};
}

}  // namespace rowscope
