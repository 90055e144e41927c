#pragma once
// Work in a process of its own: another user of the database, or one whose limits and rights are changed for good.
// No database may be open in the parent that the child uses; Catch2's macros have no effect in the child.

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstddef>
#include <exception>
#include <stdexcept>
#include <string>

namespace rowscope_tests {

/// Runs `work` in a child, and returns the text that it returns; how it ended otherwise.
template <class Work>
std::string in_child(Work&& work) {
  int ends[2];
  if (::pipe(ends) != 0) throw std::runtime_error("no pipe");
  const pid_t child = ::fork();
  if (child < 0) throw std::runtime_error("no child process");
  if (child == 0) {
    ::close(ends[0]);
    for (const int signal : {SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL})
      ::signal(signal, SIG_DFL);  // Catch2 has its own
    std::string said;
    try {
      said = work();
    } catch (const std::exception& e) {
      said = std::string("exception: ") + e.what();
    }
    std::size_t written = 0;
    while (written < said.size()) {
      const ssize_t n = ::write(ends[1], said.data() + written, said.size() - written);
      if (n <= 0) break;
      written += static_cast<std::size_t>(n);
    }
    ::_exit(0);
  }
  ::close(ends[1]);
  std::string said;
  char part[512];
  for (ssize_t n = 0; (n = ::read(ends[0], part, sizeof part)) > 0;) said.append(part, static_cast<std::size_t>(n));
  ::close(ends[0]);
  int status = 0;
  ::waitpid(child, &status, 0);
  if (WIFSIGNALED(status)) return "signal " + std::to_string(WTERMSIG(status));
  return said;
}

}  // namespace rowscope_tests
