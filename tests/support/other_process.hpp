#pragma once
// Another process that uses a database file with plain SQL. It has to be made before this process opens the file:
// SQLite does not survive a fork.

#include <sys/wait.h>
#include <unistd.h>

#include <stdexcept>
#include <string>

#include "raw_sqlite.hpp"

namespace rowscope_tests {

class other_process {
 public:
  explicit other_process(std::string path) : path_(std::move(path)) {
    int to[2], from[2];
    if (::pipe(to) != 0 || ::pipe(from) != 0) throw std::runtime_error("no pipe");
    child_ = ::fork();
    if (child_ < 0) throw std::runtime_error("no child process");
    if (child_ == 0) {
      ::close(to[1]);
      ::close(from[0]);
      serve(to[0], from[1]);
    }
    ::close(to[0]);
    ::close(from[1]);
    to_ = to[1];
    from_ = from[0];
  }
  other_process(const other_process&) = delete;
  other_process& operator=(const other_process&) = delete;
  ~other_process() {
    ::close(to_);
    ::close(from_);
    ::waitpid(child_, nullptr, 0);
  }

  /// Runs SQL in the other process, and waits until it is done.
  void run(std::string sql) {
    sql += '\0';
    char answer = 'x';
    if (::write(to_, sql.data(), sql.size()) != static_cast<ssize_t>(sql.size()) || ::read(from_, &answer, 1) != 1 ||
        answer != 'y')
      throw std::runtime_error("the other process failed at: " + sql);
  }

 private:
  [[noreturn]] void serve(int in, int out) const {
    try {
      raw_sqlite raw(path_);
      std::string sql;
      for (char c = 0; ::read(in, &c, 1) == 1;) {
        if (c != '\0') {
          sql += c;
          continue;
        }
        raw.run(sql);
        sql.clear();
        if (::write(out, "y", 1) != 1) break;
      }
    } catch (const std::exception&) {
      ::_exit(1);
    }
    ::_exit(0);
  }

  std::string path_;
  pid_t child_ = -1;
  int to_ = -1;
  int from_ = -1;
};

}  // namespace rowscope_tests
