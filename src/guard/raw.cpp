#include <rowscope/guard/raw.hpp>

namespace rowscope::detail {

void check_columns(cursor& c, std::size_t wanted) {
  if (const std::size_t given = c.columns(); given != wanted)
    throw value_error("the raw statement gives " + std::to_string(given) + " columns, and " + std::to_string(wanted) +
                          " are read; give raw<row>() a struct with a member for each column, in their order",
                      place_of(c.made_from()));
}

void check_raw_verb(const plan& p, bool gives_rows) {
  const bool reads = p.verb == tree::verb::select;
  if (reads && !gives_rows)
    throw usage_error("raw() without a type of rows is a write, and this statement reads; write raw<row_type>(...)",
                      place_of(p));
  if (!reads && gives_rows)
    throw usage_error("raw<row_type>() reads, and this statement writes; write raw(...), which returns rs::written",
                      place_of(p));
}

}  // namespace rowscope::detail
