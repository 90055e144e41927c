#include "csv_reader.hpp"

#include <csv.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <charconv>
#include <istream>
#include <new>

#include "input_error.hpp"

namespace campus {

/// libcsv calls back for each field and at the end of each row; this keeps what it said.
struct csv_reader::parser {
  csv_parser state{};
  std::vector<std::string> fields;  // only the first `count` belong to the row: the strings keep their memory
  std::size_t count = 0;
  int rows_ended = 0;

  parser() {
    if (csv_init(&state, CSV_STRICT | CSV_STRICT_FINI) != 0) throw std::bad_alloc();
  }
  ~parser() { csv_free(&state); }
  parser(const parser&) = delete;
  parser& operator=(const parser&) = delete;

  bool parse(std::string_view text) {
    return csv_parse(&state, text.data(), text.size(), on_field, on_row, this) == text.size();
  }
  bool finish() { return csv_fini(&state, on_field, on_row, this) == 0; }

 private:
  static void on_field(void* text, std::size_t size, void* self) noexcept {
    auto& p = *static_cast<parser*>(self);
    if (p.count == p.fields.size()) p.fields.emplace_back();
    p.fields[p.count++].assign(static_cast<const char*>(text), size);
  }
  static void on_row(int, void* self) noexcept { ++static_cast<parser*>(self)->rows_ended; }
};

csv_reader::csv_reader(csv_input input, std::vector<std::string_view> header)
    : input_(std::move(input)), header_(std::move(header)), parser_(std::make_unique<parser>()) {
  check_header();
}
csv_reader::~csv_reader() = default;

void csv_reader::check_header() {
  const auto expected = fmt::format("{}", fmt::join(header_, ","));
  if (!read_row()) fail(fmt::format("expected the header {}, but the file is empty", expected));
  std::vector<std::string_view> found;
  for (std::size_t i = 0; i != parser_->count; ++i) found.push_back(parser_->fields[i]);
  if (found != header_) fail(fmt::format("expected the header {}, but found {}", expected, fmt::join(found, ",")));
}

bool csv_reader::next() {
  if (!read_row()) return false;
  if (parser_->count != header_.size())
    fail(fmt::format("expected {} fields, but found {}", header_.size(), parser_->count));
  return true;
}

/// libcsv does not count lines, so it gets one at a time; a quoted field can span several.
bool csv_reader::read_row() {
  parser_->count = 0;
  parser_->rows_ended = 0;
  bool begun = false;
  while (std::getline(*input_.stream, line_)) {
    ++lines_read_;
    if (!begun) row_line_ = lines_read_;
    begun = begun || line_.find_first_not_of(" \t\r") != std::string::npos;
    line_ += '\n';
    if (!parser_->parse(line_))
      fail("a quotation mark stands where none may be; quote the whole field and double the marks in it");
    if (parser_->rows_ended > 1) fail("a carriage return stands inside a row");
    if (parser_->rows_ended == 1) return true;
  }
  if (input_.stream->bad()) fail("the file cannot be read");
  if (!parser_->finish()) fail("the row that begins here has a quoted field that is never closed");
  return false;
}

std::string csv_reader::position() const { return fmt::format("{}:{}", input_.name, row_line_); }

void csv_reader::fail(const std::string& reason) const { throw input_error(position() + ": " + reason); }

bool csv_reader::is_null(std::size_t column) const { return parser_->fields[column].empty(); }

const std::string& csv_reader::text(std::size_t column) const {
  if (is_null(column)) fail(fmt::format("{} is empty", header_[column]));
  return parser_->fields[column];
}

namespace {

template <class T>
std::optional<T> parse_number(std::string_view text) {
  T value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

std::int64_t csv_reader::integer(std::size_t column, std::int64_t least, std::int64_t greatest) const {
  const auto& field = text(column);
  const auto value = parse_number<std::int64_t>(field);
  if (!value) fail(fmt::format("{} must be an integer, not '{}'", header_[column], field));
  if (*value < least || *value > greatest)
    fail(fmt::format("{} must be from {} to {}, not {}", header_[column], least, greatest, *value));
  return *value;
}

double csv_reader::number(std::size_t column) const {
  const auto& field = text(column);
  const auto value = parse_number<double>(field);
  if (!value) fail(fmt::format("{} must be a number, not '{}'", header_[column], field));
  return *value;
}

}  // namespace campus
