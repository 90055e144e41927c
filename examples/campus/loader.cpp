#include "loader.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "csv_reader.hpp"
#include "input_error.hpp"

namespace campus {
namespace {

/// One line on a terminal that is written over; nothing elsewhere.
class progress_line {
 public:
  explicit progress_line(std::string_view file) : file_(file) { show(0); }
  ~progress_line() {
    if (terminal_) fmt::print(stderr, "\r\033[K");
  }
  progress_line(const progress_line&) = delete;
  progress_line& operator=(const progress_line&) = delete;

  void at(std::int64_t rows) {
    if (rows % 4096 == 0) show(rows);
  }

 private:
  void show(std::int64_t rows) {
    if (!terminal_) return;
    fmt::print(stderr, "\rloading {}: {} rows", file_, rows);
    std::fflush(stderr);
  }

  std::string_view file_;
  bool terminal_ = ::isatty(STDERR_FILENO) == 1;
};

/// A file is named after its table, and its header names the columns in order: so one template reads all six.
template <class... Columns>
std::vector<std::string_view> names(const std::tuple<Columns...>&) {
  return {Columns::name()...};
}

/// Inserts the current row. The statement is written once, and each table makes a type of its own out of it, which is
/// prepared once and from then on only bound and run. In an unscoped session an insert names the tenant column like any
/// other; a submission has none, and is still refused when its assessment does not exist.
template <class Table, class... Columns>
void insert(rs::unscoped_session& everybody, const csv_reader& row, const std::tuple<Columns...>&) {
  [&]<std::size_t... I>(std::index_sequence<I...>) {
    everybody(
        rs::query<"campus.load">().insert_into(Table{}).set((Columns{} = row.get<typename Columns::value_type>(I))...));
  }(std::index_sequence_for<Columns...>{});
}

template <class Table>
std::int64_t load_file(rs::unscoped_session& everybody, const data_source& source) {
  const auto file = fmt::format("{}.csv", Table::table_name());
  csv_reader reader(source(file), names(Table::columns));
  progress_line progress(file);
  auto transaction = everybody.transaction();
  std::int64_t rows = 0;
  while (reader.next()) {
    try {
      insert<Table>(everybody, reader, Table::columns);
    } catch (const rs::error& refused) {
      throw input_error(fmt::format("{}: {}", reader.position(), refused.what()));
    }
    progress.at(++rows);
  }
  transaction.commit();
  return rows;
}

template <class... Tables>
std::int64_t load_files(rs::unscoped_session& everybody, const data_source& source, rs::schema<Tables...>) {
  return (load_file<Tables>(everybody, source) + ...);
}

}  // namespace

std::int64_t load(rs::database& database, const data_source& source) {
  auto everybody = database.unscoped(rs::site<"campus.load_files">, "loads every module's rows from the files");
  return load_files(everybody, source, campus_schema{});
}

}  // namespace campus
