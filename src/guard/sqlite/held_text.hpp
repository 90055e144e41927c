#pragma once
#include <string>

#include <rowscope/ast/statement.hpp>

namespace rowscope::detail::sqlite {

/// A raw statement as the guard lets it run.
struct held_text {
  std::string sql;  ///< what is prepared
  tree::verb verb = tree::verb::select;
  std::string fingerprint{};       ///< what the user wrote, without its values
  bool is_reported = false;        ///< it names a table in report mode, or everything is
  bool writes_as_written = false;  ///< what it writes is such a table: no statement of the library's stands between
  std::string would_refuse{};      ///< why the guard would have refused it; empty where it would not
};

}  // namespace rowscope::detail::sqlite
