#include "trial.hpp"

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <rowscope/audit/failure.hpp>

namespace rowscope::audit {
namespace {

/// A file name that is nobody else's, removed at the end.
class result_file {
 public:
  result_file() {
    std::string pattern = (std::filesystem::temp_directory_path() / "rowscope-trial-XXXXXX").string();
    const int file = ::mkstemp(pattern.data());
    if (file < 0)
      throw failure(verdict::cannot_write, pattern + " cannot be made: is the folder for temporary files writable?");
    ::close(file);
    path_ = pattern;
  }
  result_file(const result_file&) = delete;
  result_file& operator=(const result_file&) = delete;
  ~result_file() { ::unlink(path_.c_str()); }

  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] std::string text() const {
    std::ifstream in(path_);
    std::ostringstream all;
    all << in.rdbuf();
    return std::move(all).str();
  }

 private:
  std::string path_;
};

/// The environment of this process with other values for some names.
class environment {
 public:
  explicit environment(const std::vector<std::string>& changes) {
    for (char** e = environ; *e != nullptr; ++e) {
      const std::string entry = *e;
      const std::string name = entry.substr(0, entry.find('='));
      if (!name.starts_with("ROWSCOPE_AUDIT")) entries_.push_back(entry);
    }
    entries_.insert(entries_.end(), changes.begin(), changes.end());
    for (std::string& e : entries_) pointers_.push_back(e.data());
    pointers_.push_back(nullptr);
  }
  [[nodiscard]] char** data() { return pointers_.data(); }

 private:
  std::vector<std::string> entries_;
  std::vector<char*> pointers_;
};

pid_t start(const test_key& test, const std::string& directory, environment env) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
  if (!directory.empty()) posix_spawn_file_actions_addchdir_np(&actions, directory.c_str());
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);  // with all that it starts it can be ended
  posix_spawnattr_setpgroup(&attributes, 0);
  std::string path = test.binary;
  char* arguments[] = {path.data(), nullptr};
  pid_t child = 0;
  const int result = ::posix_spawn(&child, path.c_str(), &actions, &attributes, arguments, env.data());
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  if (result != 0)
    throw failure(verdict::broken_record,
                  test.binary + " cannot be run any more: " + std::generic_category().message(result));
  return child;
}

/// \returns whether it ended by itself
bool wait_for(pid_t child, std::chrono::nanoseconds time_out, int& status) {
  const auto end = std::chrono::steady_clock::now() + time_out;
  // One that has ended is known by its file descriptor, without asking again and again.
  const int fd = static_cast<int>(::syscall(SYS_pidfd_open, child, 0));
  const auto left = [&] {
    return std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now()).count() + 1;
  };
  bool ended = false;
  if (fd >= 0) {
    pollfd one{fd, POLLIN, 0};
    int ready = 0;
    do ready = left() > 0 ? ::poll(&one, 1, static_cast<int>(left())) : 0;
    while (ready < 0 && errno == EINTR);
    ended = ready > 0;
    ::close(fd);
  } else {
    while (!(ended = ::waitpid(child, &status, WNOHANG | WNOWAIT) == child) && left() > 0)
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  if (!ended) ::kill(-child, SIGKILL);
  ::waitpid(child, &status, 0);
  return ended;
}

}  // namespace

const char* to_string(trial t) noexcept {
  switch (t) {
    case trial::killed: return "killed";
    case trial::survived: return "survived";
    case trial::unreached: return "unreached";
    case trial::fails_anyway: return "fails anyway";
    case trial::timed_out: return "timed out";
    case trial::crashed: return "crashed";
  }
  return "";
}

std::string mutant_name::text() const {
  return std::string(to_string(kind)) + " " + std::to_string(shape) + " " + std::to_string(line) + " " + site;
}

std::optional<mutant_name> mutant_name::from(const std::string& text) {
  std::istringstream in(text);
  std::string kind;
  mutant_name m;
  if (!(in >> kind >> m.shape >> m.line >> m.site) || !from_string(kind, m.kind)) return std::nullopt;
  return m;
}

std::string trial_result::text() const {
  return std::string("rowscope-trial/1 ") + (passed ? "passed " : "failed ") + std::to_string(assertions) + " " +
         std::to_string(reached) + " end\n";
}

std::optional<trial_result> trial_result::from(const std::string& text) {
  std::istringstream in(text);
  std::string format, how, end;
  trial_result r;
  if (!(in >> format >> how >> r.assertions >> r.reached >> end) || format != "rowscope-trial/1" || end != "end")
    return std::nullopt;
  r.passed = how == "passed";
  return r;
}

trial run_trial(const test_key& test, const std::string& directory, const std::optional<mutant_name>& mutant,
                std::chrono::nanoseconds time_out) {
  const result_file file;
  std::vector<std::string> changes{std::string(job_variable) + "=" + file.path(),
                                   std::string(test_variable) + "=" + test.name};
  if (mutant) changes.push_back(std::string(mutant_variable) + "=" + mutant->text());
  const pid_t child = start(test, directory, environment(changes));
  int status = 0;
  if (!wait_for(child, time_out, status)) return trial::timed_out;
  const auto result = trial_result::from(file.text());
  if (!WIFEXITED(status) || !result) return trial::crashed;
  if (mutant && result->reached == 0) return trial::unreached;
  return result->passed ? trial::survived : trial::killed;
}

}  // namespace rowscope::audit
