#include "row_values.hpp"

#include <string>

#include <rowscope/context/utf8.hpp>
#include <rowscope/error.hpp>

namespace rowscope::detail {

void check_values(const cursor& c, int parameter, const row_buffer& rows, const char* nan) {
  for (std::size_t row = 0; row < rows.rows(); ++row)
    for (std::size_t column = 0; column < rows.columns(); ++column) {
      const row_buffer::cell& cell = rows.at(row, column);
      if (cell.what == row_buffer::cell::kind::real && cell.real != cell.real)
        throw value_error("NaN cannot be bound: " + std::string(nan) + "; write std::nullopt for NULL",
                          place_of(c.made_from()));
      if (cell.what == row_buffer::cell::kind::text && !is_storable_text(rows.bytes_of(cell)))
        throw_no_text(c, parameter, rows.bytes_of(cell));
    }
}

}  // namespace rowscope::detail
