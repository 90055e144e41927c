#pragma once
#include <libpq-fe.h>

#include <array>
#include <charconv>
#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

/// The C API of PostgreSQL as a careful programmer uses it: statements are prepared once, values go and come as texts,
/// every result is checked, and each value for NULL and its type.
namespace side_by_side::libpq {

struct result_closer {
  void operator()(PGresult* r) const noexcept { PQclear(r); }
};
using result = std::unique_ptr<PGresult, result_closer>;

inline result checked(PGconn* handle, PGresult* answer) {
  result r(answer);
  const ExecStatusType status = PQresultStatus(answer);
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) throw std::runtime_error(PQerrorMessage(handle));
  return r;
}
inline result run(PGconn* handle, const char* sql) { return checked(handle, PQexec(handle, sql)); }

class connection {
 public:
  explicit connection(const std::string& where) : handle_(PQconnectdb(where.c_str())) {
    if (PQstatus(handle_) != CONNECTION_OK) throw std::runtime_error(PQerrorMessage(handle_));
  }
  connection(const connection&) = delete;
  connection& operator=(const connection&) = delete;
  ~connection() { PQfinish(handle_); }

  result run(const std::string& sql) { return libpq::run(handle_, sql.c_str()); }
  [[nodiscard]] PGconn* handle() const { return handle_; }

 private:
  PGconn* handle_;
};

template <class Number>
Number number_in(std::string_view text) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size())
    throw std::runtime_error("a stored value is of another type");
  return value;
}

/// The values of a result, by row and column.
class reader {
 public:
  reader(const PGresult* r, int row) : result_(r), row_(row) {}

  [[nodiscard]] std::optional<std::string_view> optional_view(int column) const {
    if (PQgetisnull(result_, row_, column) != 0) return std::nullopt;
    return std::string_view(PQgetvalue(result_, row_, column),
                            static_cast<std::size_t>(PQgetlength(result_, row_, column)));
  }
  [[nodiscard]] std::string_view view(int column) const {
    if (const auto text = optional_view(column)) return *text;
    throw std::runtime_error("a stored value is NULL");
  }
  [[nodiscard]] std::int64_t integer(int column) const { return number_in<std::int64_t>(view(column)); }
  [[nodiscard]] double real(int column) const { return number_in<double>(view(column)); }

 private:
  const PGresult* result_;
  int row_;
};

/// What side_by_side::raw::statement is for SQLite.
class statement {
 public:
  statement(PGconn* handle, std::string name, const char* sql) : handle_(handle), name_(std::move(name)) {
    checked(handle_, PQprepare(handle_, name_.c_str(), sql, 0, nullptr));
  }
  statement(const statement&) = delete;
  statement& operator=(const statement&) = delete;
  ~statement() = default;

  /// Texts live until the execution is over.
  template <class... Values>
  void bind(const Values&... values) {
    static_assert(sizeof...(Values) <= most);
    count_ = 0;
    (bind_one(values), ...);
  }
  /// Forgets the rows on every way out.
  class execution {
   public:
    explicit execution(statement& s) : statement_(s) {}
    execution(const execution&) = delete;
    execution& operator=(const execution&) = delete;
    ~execution() { statement_.result_.reset(); }

   private:
    statement& statement_;
  };
  bool step() {
    if (!result_) {
      run();
      row_ = 0;
    } else {
      ++row_;
    }
    return row_ < PQntuples(result_.get());
  }
  /// \returns how many rows were changed
  std::int64_t write() {
    const execution e(*this);
    run();
    if (PQntuples(result_.get()) > 0) key_ = reader(result_.get(), 0).integer(0);
    return number_in<std::int64_t>(PQcmdTuples(result_.get()));
  }
  /// What the last write gave back.
  [[nodiscard]] std::int64_t last_key() const { return key_; }

  std::int64_t integer(int column) { return here().integer(column); }
  int small_integer(int column) { return number_in<int>(view(column)); }
  double real(int column) { return here().real(column); }
  std::string_view view(int column) { return here().view(column); }
  std::optional<std::string_view> optional_view(int column) { return here().optional_view(column); }
  std::string text(int column) { return std::string(view(column)); }
  std::optional<std::string> optional_text(int column) {
    const auto value = optional_view(column);
    return value ? std::optional<std::string>(*value) : std::nullopt;
  }
  std::optional<std::int64_t> optional_integer(int column) {
    return optional_view(column) ? std::optional(integer(column)) : std::nullopt;
  }
  std::optional<double> optional_real(int column) {
    return optional_view(column) ? std::optional(real(column)) : std::nullopt;
  }

 private:
  static constexpr std::size_t most = 8;

  [[nodiscard]] reader here() const { return {result_.get(), row_}; }
  void run() {
    result_ = checked(handle_, PQexecPrepared(handle_, name_.c_str(), static_cast<int>(count_), values_.data(),
                                              lengths_.data(), formats_.data(), 0));
  }
  void bind_one(std::string_view value) {
    // As binary, for which the texts need no end.
    values_[count_] = value.data();
    lengths_[count_] = static_cast<int>(value.size());
    formats_[count_++] = 1;
  }
  void bind_one(const std::string& value) { bind_one(std::string_view(value)); }
  void bind_one(const std::optional<std::string_view>& value) {
    if (value) return bind_one(*value);
    values_[count_++] = nullptr;
  }
  void bind_one(auto number) {
    std::array<char, 32>& digits = numbers_[count_];
    *std::to_chars(digits.data(), digits.data() + digits.size() - 1, number).ptr = '\0';
    values_[count_] = digits.data();
    formats_[count_++] = 0;
  }

  PGconn* handle_;
  std::string name_;
  std::size_t count_ = 0;
  std::array<const char*, most> values_{};
  std::array<int, most> lengths_{};
  std::array<int, most> formats_{};
  std::array<std::array<char, 32>, most> numbers_{};
  result result_{};
  int row_ = 0;
  std::int64_t key_ = 0;
};

}  // namespace side_by_side::libpq
