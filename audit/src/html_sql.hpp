#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "report_evidence.hpp"

namespace rowscope::audit::html {

/// Each scoped SQL of a site for a <pre>, clause by clause on a line, with <mark> around what the scope pass put in. It
/// is known by what the site's mutants lack.
[[nodiscard]] std::vector<std::string> scoped_sql(const site_evidence& site);

/// The same for a statement without marks.
[[nodiscard]] std::string plain_sql(std::string_view sql);

}  // namespace rowscope::audit::html
