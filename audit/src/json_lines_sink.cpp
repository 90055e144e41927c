#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <rowscope/audit/json_lines.hpp>
#include <rowscope/version.hpp>

#include "record_json.hpp"

namespace rowscope::audit {
namespace {

std::int64_t nanoseconds_of(std::chrono::sys_time<std::chrono::nanoseconds> at) {
  return at.time_since_epoch().count();
}

std::chrono::sys_time<std::chrono::nanoseconds> now() {
  return std::chrono::time_point_cast<std::chrono::nanoseconds>(std::chrono::system_clock::now());
}

/// \param key with all that stands before the value
template <class Value>
void member(std::string& to, std::string_view key, const Value& value) {
  to += key;
  add_json(to, value);
}

void add_line(std::string& to, const record& r) {
  member(to, R"({"at_ns":)", nanoseconds_of(r.at));
  member(to, R"(,"site":)", std::string_view(r.site));
  member(to, R"(,"file":)", std::string_view(r.file));
  member(to, R"(,"line":)", std::uint64_t{r.line});
  member(to, R"(,"verb":)", std::string_view(r.verb));
  to += ",\"shape\":\"";
  add_shape(to, r.shape);
  to += '"';
  member(to, R"(,"conditions":)", std::uint64_t{r.conditions});
  member(to, R"(,"tables":)", r.tables);
  if (r.scope.is_unscoped()) {
    member(to, R"(,"every":{"site":)", std::string_view(r.scope.unscoped_site));
    member(to, R"(,"reason":)", std::string_view(r.scope.unscoped_reason));
    to += '}';
  } else {
    member(to, R"(,"scope":)", r.scope);
  }
  member(to, R"(,"rows":)", r.rows);
  member(to, R"(,"duration_ns":)", std::int64_t{r.duration.count()});
  member(to, R"(,"outcome":)", std::string_view(to_string(r.outcome)));
  if (!r.test.empty()) member(to, R"(,"test":)", std::string_view(r.test));
  member(to, R"(,"thread":)", std::uint64_t{r.thread});
  to += "}\n";
}

void add_end(std::string& to, const run_totals& totals) {
  to += R"({"mark":"end")";
  member(to, R"(,"at_ns":)", nanoseconds_of(totals.at));
  member(to, R"(,"records":)", totals.records);
  member(to, R"(,"lost":)", totals.lost);
  to += "}\n";
}

/// The byte before the end. \returns whether it could be read
bool last_byte(int handle, std::uint64_t size, char& byte) {
  return ::pread(handle, &byte, 1, static_cast<off_t>(size - 1)) == 1;
}

}  // namespace

json_lines_sink::json_lines_sink(std::filesystem::path file, json_lines_options options)
    : file_(std::move(file)), options_(options) {
  open();
}

json_lines_sink::~json_lines_sink() { close(); }

void json_lines_sink::fail(int error) const {
  throw failure(verdict::cannot_write, file_.string() + " cannot be written: " + std::strerror(error) +
                                           "; is the folder there and writable, and the disk not full?");
}

void json_lines_sink::open() {
  handle_ = ::open(file_.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0640);
  if (handle_ < 0 && errno != EISDIR) handle_ = ::open(file_.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC);  // a pipe
  if (handle_ < 0) fail(errno);
  struct stat is {};
  if (::fstat(handle_, &is) != 0) {
    const int error = errno;
    close();
    fail(error);
  }
  can_rotate_ = S_ISREG(is.st_mode);
  size_ = can_rotate_ ? static_cast<std::uint64_t>(is.st_size) : 0;
  // Released with the file, also by a crash. Where the file system has no locks, nobody is kept out.
  if (can_rotate_ && ::flock(handle_, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
    close();
    throw failure(verdict::cannot_write,
                  file_.string() + " is written by another recorder; give each process a file of its own");
  }
  char end = '\n';
  cut_off_ = size_ != 0 && last_byte(handle_, size_, end) && end != '\n';
}

void json_lines_sink::close() noexcept {
  if (handle_ >= 0) ::close(std::exchange(handle_, -1));
}

void json_lines_sink::append(std::string_view text) {
  std::size_t done = 0;
  while (done < text.size()) {
    const ssize_t n = ::write(handle_, text.data() + done, text.size() - done);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) {
      const int error = errno;
      // Whole lines only. Where that fails too, the next text ends the broken one.
      if (done != 0 && (!can_rotate_ || ::ftruncate(handle_, static_cast<off_t>(size_)) != 0)) cut_off_ = true;
      fail(error);
    }
    done += static_cast<std::size_t>(n);
  }
  size_ += text.size();
}

void json_lines_sink::begin_file(bool continues) {
  text_ = std::exchange(cut_off_, false) ? "\n" : "";
  text_ += R"({"mark":"begin","format":"rowscope-records/1","library":")";
  text_ += version;
  text_ += '"';
  member(text_, R"(,"at_ns":)", nanoseconds_of(run_.at));
  member(text_, R"(,"process":)", run_.process);
  member(text_, R"(,"one_of":)", std::uint64_t{run_.one_of});
  text_ += continues ? ",\"continues\":true}\n" : "}\n";
  append(text_);
  records_ = 0;
}

void json_lines_sink::rotate() {
  text_.clear();
  run_.at = now();  // of the file that begins
  add_end(text_, {.at = run_.at, .records = records_});
  append(text_);
  const auto older = [&](std::uint32_t n) { return file_.string() + "." + std::to_string(n); };
  std::error_code ignored;  // of what is not there
  if (options_.keep == 0) std::filesystem::remove(file_, ignored);
  for (std::uint32_t n = options_.keep; n > 1; --n) std::filesystem::rename(older(n - 1), older(n), ignored);
  if (options_.keep != 0) std::filesystem::rename(file_, older(1), ignored);
  close();
  open();
  begin_file(true);
}

void json_lines_sink::begin(const run_info& run) {
  run_ = run;
  begin_file(false);
}

void json_lines_sink::write(std::span<const record> batch) {
  if (handle_ < 0) {  // it could not be opened when the one before was full
    open();
    begin_file(true);
  }
  if (can_rotate_ && options_.rotate_at != 0 && size_ >= options_.rotate_at && records_ != 0) rotate();
  text_ = std::exchange(cut_off_, false) ? "\n" : "";
  for (const record& r : batch) add_line(text_, r);
  append(text_);
  records_ += batch.size();
}

void json_lines_sink::end(const run_totals& totals) {
  if (handle_ < 0) {
    open();
    begin_file(true);
  }
  text_.clear();
  add_end(text_, {.at = totals.at, .records = records_, .lost = totals.lost});
  append(text_);
}

}  // namespace rowscope::audit
