#pragma once
#include <cstdint>
#include <source_location>
#include <span>
#include <string_view>
#include <vector>

#include <rowscope/ast/statement.hpp>
#include <rowscope/expression/fixed_string.hpp>
#include <rowscope/version.hpp>

namespace rowscope {

/// The name of a site with the place it is written at: `rs::query<"ticket.close">()`, `rs::site<"sla.nightly">`.
///
/// The converting constructor runs where the literal stands, so that name, file and line are in the type and the site
/// is known before main. Two places with one name are two types.
struct site_name {
  static constexpr std::size_t longest = 63;

  char name[longest + 1]{};
  char file[longest + 1]{};
  std::uint32_t line = 0;
  std::uint32_t column = 0;  ///< tells two on one line apart; compilers do not agree about it
  bool literal = true;
  bool fits = true;

  template <std::size_t N>
  consteval site_name(const char (&text)[N],  // NOLINT(google-explicit-constructor): a template argument
                      std::source_location where = std::source_location::current())
      : line(where.line()), column(where.column()), fits(N <= longest + 1) {
    constexpr std::size_t kept = N < longest ? N : longest;
    for (std::size_t i = 0; i < kept; ++i) name[i] = text[i];
    // Only the base name: a header must give the same type under every include path.
    const char* base = where.file_name();
    for (const char* p = base; *p != '\0'; ++p)
      if (*p == '/') base = p + 1;
    for (std::size_t i = 0; i < longest && base[i] != '\0'; ++i) file[i] = base[i];
  }
  /// What is no literal must meet our sentence instead of "no matching function".
  template <class T>
    requires(!detail::plain_scalar<T>)
  consteval site_name(const T&) : literal(false) {}  // NOLINT(google-explicit-constructor)
  template <detail::plain_scalar T>
  consteval site_name(T) : literal(false) {  // NOLINT(google-explicit-constructor)
    static_assert(!detail::plain_scalar<T>,
                  "rowscope: a site is named by a string literal: rs::query<\"ticket.close\">()");
  }

  /// Letters, digits, `_` and `-`, in two parts or more with a dot between.
  [[nodiscard]] consteval bool names_area_and_purpose() const {
    bool dot = false;
    char before = '.';
    for (const char* p = name; *p != '\0'; before = *p++) {
      const bool word =
          (*p >= 'a' && *p <= 'z') || (*p >= 'A' && *p <= 'Z') || (*p >= '0' && *p <= '9') || *p == '_' || *p == '-';
      if (!word && (*p != '.' || before == '.')) return false;
      dot = dot || *p == '.';
    }
    return dot && before != '.';
  }
};

/// What a binary says of a site, or of a statement type at it. It stands among the constants and has no pointer in it,
/// so that a scan of the bytes finds it in executables, libraries, archives and object files, stripped or not.
struct site_record {
  static constexpr std::size_t longest_list = 191;

  char mark[16]{};
  char library[16]{};  ///< the version of rowscope that it was compiled with
  char name[site_name::longest + 1]{};
  char file[site_name::longest + 1]{};
  char verb[16]{};                  ///< as site_info::verb
  char tables[longest_list + 1]{};  ///< with a comma between; cut off where they are longer
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::uint32_t conditions = 0;  ///< how many where_if()
  std::uint32_t size = 0;        ///< of the record
  std::uint64_t shape = 0;       ///< of the statement type: the same in every binary of one compiler; 0 for none
};

namespace detail {

/// A number for the type, made of its name: FNV-1a of eight characters at a time. Names are long, and compilers are
/// slow at loops.
template <class T>
consteval std::uint64_t shape_of() {
  constexpr std::uint64_t prime = 0x100000001b3U;
  std::uint64_t hash = 0xcbf29ce484222325U;
  const char* p = std::source_location::current().function_name();
  std::size_t left = __builtin_strlen(p);
  // Added, for a character may be negative: eight of them are still another number than any other eight.
  for (; left >= 8; left -= 8, p += 8)
    hash = (hash ^ (std::uint64_t(p[0]) + (std::uint64_t(p[1]) << 8U) + (std::uint64_t(p[2]) << 16U) +
                    (std::uint64_t(p[3]) << 24U) + (std::uint64_t(p[4]) << 32U) + (std::uint64_t(p[5]) << 40U) +
                    (std::uint64_t(p[6]) << 48U) + (std::uint64_t(p[7]) << 56U))) *
           prime;
  for (; left > 0; --left, ++p) hash = (hash ^ static_cast<unsigned char>(*p)) * prime;
  return hash;
}

consteval site_record make_record(const site_name& site, std::string_view verb,
                                  std::span<const std::string_view> tables = {}, std::uint64_t shape = 0,
                                  std::size_t conditions = 0) {
  site_record r;
  const auto put = [](char* to, std::size_t size, std::string_view text) {
    for (std::size_t i = 0; i < text.size() && i + 1 < size; ++i) to[i] = text[i];
  };
  put(r.mark, sizeof r.mark, "\x7frowscope/site1");
  put(r.library, sizeof r.library, version);
  put(r.name, sizeof r.name, site.name);
  put(r.file, sizeof r.file, site.file);
  put(r.verb, sizeof r.verb, verb);
  std::size_t at = 0;
  for (const std::string_view table : tables) {
    if (at != 0 && at < site_record::longest_list) r.tables[at++] = ',';
    for (std::size_t i = 0; i < table.size() && at < site_record::longest_list; ++i) r.tables[at++] = table[i];
  }
  r.line = site.line;
  r.column = site.column;
  r.conditions = static_cast<std::uint32_t>(conditions);
  r.size = sizeof r;
  r.shape = shape;
  return r;
}

/// Links a record into the list of the program's sites, before main.
class registration {
 public:
  registration(const site_record& record, std::span<const std::string_view> tables) noexcept;
  registration(const registration&) = delete;
  registration& operator=(const registration&) = delete;
  ~registration();  // a library that is unloaded takes its sites along

  [[nodiscard]] const site_record& record() const noexcept { return *record_; }
  [[nodiscard]] std::span<const std::string_view> tables() const noexcept { return tables_; }
  [[nodiscard]] const registration* next() const noexcept { return next_; }

 private:
  const site_record* record_;
  std::span<const std::string_view> tables_;
  registration* next_ = nullptr;
};

template <site_name Site>
consteval void check_site() {
  static_assert(
      Site.literal,
      "rowscope: a site is named by a string literal, so that it is known before main: rs::query<\"ticket.close\">()");
  static_assert(Site.fits, "rowscope: the name of a site has at most 63 characters");
  static_assert(!Site.literal || !Site.fits || Site.names_area_and_purpose(),
                "rowscope: a site is named area.purpose, in letters, digits, _ and -, such as \"ticket.close\"");
}

template <site_name Site>
inline constexpr site_record record_of_site = make_record(Site, {});
template <site_name Site>
inline constexpr site_record record_of_unscoped = make_record(Site, "unscoped");
template <class Statement>
inline constexpr site_record record_of_statement =
    make_record(Statement::site, tree::to_string(Statement::what), Statement::table_names, shape_of<Statement>(),
                Statement::conditions);

template <site_name Site>
inline registration site_registration{record_of_site<Site>, {}};
template <site_name Site>
inline registration unscoped_registration{record_of_unscoped<Site>, {}};
template <class Statement>
inline registration statement_registration{record_of_statement<Statement>, Statement::table_names};

}  // namespace detail

/// A site as an argument: `db.unscoped(rs::site<"invoice.nightly">, "why")`.
template <site_name Site>
struct site_t {
  static constexpr site_name name = Site;
};
template <site_name Site>
inline constexpr site_t<Site> site{};

namespace detail {

template <class T>
inline constexpr bool is_site = false;
template <site_name Name>
inline constexpr bool is_site<site_t<Name>> = true;

}  // namespace detail

/// One query site of the program, or one statement type at it.
struct site_info {
  std::string_view name;  ///< area.purpose
  std::string_view file;  ///< base name
  std::uint32_t line = 0;
  /// select, insert, update, remove, unscoped; raw, unchecked, soci for SQL of the program's own; empty where no
  /// session takes a statement of it
  std::string_view verb;
  std::vector<std::string_view> tables;
  std::uint32_t column = 0;      ///< of the place, as the compiler counts
  std::uint32_t conditions = 0;  ///< how many where_if() the statement has
  std::uint64_t shape = 0;       ///< a number for the statement type; 0 where there is none
};

/// Every site that is linked into the program, whether it ran or not, ordered by name, file and line. A site whose
/// statement has several types, such as in a template, is there once for each.
/// \par Lifetime of the texts: that of the library that the site is in
/// \par Thread safety any thread, at any time
[[nodiscard]] std::vector<site_info> sites();

}  // namespace rowscope
