#include "bound_parameters.hpp"

#include <charconv>

#include <rowscope/error.hpp>

#include "arrays.hpp"

namespace rowscope::detail::postgresql {
namespace {

/// What is made for one parameter, beyond that it is given back after the execution.
constexpr std::size_t kept_bytes = 4096;

bool has_own_type(const parameter_type& type) { return !type.form || type.form->text != text_form::plain; }

std::string number_text(auto value) {
  char digits[32];
  return {digits, std::to_chars(digits, digits + sizeof digits, value).ptr};
}

/// A text as the server reads it as a value of its own type.
void write_own_type(std::string& to, const parameter_type& type, std::string_view text) {
  if (type.form && (type.form->text == text_form::date || type.form->text == text_form::timestamp) &&
      text.starts_with("0000"))
    throw value_error("PostgreSQL has no year 0: its dates and times begin with year 1");
  to = text;
  // Whatever time zone somebody has set, these are times in UTC.
  if (type.form && type.form->text == text_form::timestamp && !to.ends_with('Z')) to += 'Z';
}

template <class Add>
void each_element(const bound_list& list, const Add& add) {
  switch (list.kind) {
    case value_kind::real:
      for (const double v : list.reals) add(v);
      break;
    case value_kind::text:
    case value_kind::blob:
      for (std::size_t i = 0; i < list.size(); ++i) add(list.text(i));
      break;
    default:
      for (const std::int64_t v : list.integers) add(v);
  }
}

}  // namespace

void bound_parameters::reset(const sql_text& text) {
  types_ = &text.parameter_types;
  values_.assign(text.parameters, nullptr);
  lengths_.assign(text.parameters, 0);
  formats_.assign(text.parameters, as_text);
  numbers_.resize(text.parameters);
  made_.resize(text.parameters);
}

void bound_parameters::point_to(std::size_t i, const char* data, std::size_t size, int format) noexcept {
  values_[i] = data != nullptr ? data : "";
  lengths_[i] = static_cast<int>(size);
  formats_[i] = format;
}

void bound_parameters::use_made(std::size_t i, int format) noexcept {
  point_to(i, made_[i].c_str(), made_[i].size(), format);
}

void bound_parameters::set(std::size_t i, std::int64_t value) {
  const std::optional<value_form>& form = (*types_)[i].form;
  char* const to = numbers_[i].data();
  if (form && form->kind == value_kind::integer) {
    write_integer(to, value);
    return point_to(i, to, 8, as_binary);
  }
  if (form && form->kind == value_kind::boolean) {
    *to = value != 0 ? '\1' : '\0';
    return point_to(i, to, 1, as_binary);
  }
  made(i) = number_text(value);
  use_made(i, as_text);
}

void bound_parameters::set(std::size_t i, double value) {
  const std::optional<value_form>& form = (*types_)[i].form;
  if (form && form->kind == value_kind::real) {
    char* const to = numbers_[i].data();
    write_real(to, value);
    return point_to(i, to, 8, as_binary);
  }
  made(i) = number_text(value);
  use_made(i, as_text);
}

void bound_parameters::set(std::size_t i, std::string_view text) {
  if (!has_own_type((*types_)[i])) return point_to(i, text.data(), text.size(), as_binary);
  write_own_type(made(i), (*types_)[i], text);
  use_made(i, as_text);
}

void bound_parameters::set(std::size_t i, blob_view bytes) noexcept {
  point_to(i, reinterpret_cast<const char*>(bytes.data()), bytes.size(), as_binary);
}

void bound_parameters::set(std::size_t i, const bound_list& list) {
  const parameter_type& type = (*types_)[i];
  if (!has_own_type(type)) {
    binary_array array(made(i), type.form->kind, list.size());
    each_element(list, [&](auto v) { array.add(v); });
    return use_made(i, as_binary);
  }
  text_array array(made(i));
  std::string element;
  each_element(list, [&]<class V>(V v) {
    if constexpr (std::is_same_v<V, std::string_view>)
      write_own_type(element, type, v);
    else
      element = number_text(v);
    array.add(element);
  });
  array.end();
  use_made(i, as_text);
}

void bound_parameters::set(std::size_t i, const row_buffer& rows) {
  using kind = row_buffer::cell::kind;
  std::string element;
  for (std::size_t column = 0; column < rows.columns(); ++column) {
    const parameter_type& type = (*types_)[i + column];
    if (has_own_type(type)) {
      text_array array(made(i + column));
      for (std::size_t row = 0; row < rows.rows(); ++row) {
        const row_buffer::cell& cell = rows.at(row, column);
        if (cell.what == kind::null) {
          array.add(std::nullopt);
          continue;
        }
        if (cell.what == kind::integer)
          element = number_text(cell.integer);
        else if (cell.what == kind::real)
          element = number_text(cell.real);
        else
          write_own_type(element, type, rows.bytes_of(cell));
        array.add(element);
      }
      array.end();
      use_made(i + column, as_text);
      continue;
    }
    binary_array array(made(i + column), type.form->kind, rows.rows());
    for (std::size_t row = 0; row < rows.rows(); ++row) {
      const row_buffer::cell& cell = rows.at(row, column);
      switch (cell.what) {
        case kind::null: array.add_null(); break;
        case kind::integer: array.add(cell.integer); break;
        case kind::real: array.add(cell.real); break;
        default: array.add(rows.bytes_of(cell));
      }
    }
    use_made(i + column, as_binary);
  }
}

void bound_parameters::release() noexcept {
  for (std::string& made : made_)
    if (made.capacity() > kept_bytes) std::string().swap(made);
}

}  // namespace rowscope::detail::postgresql
