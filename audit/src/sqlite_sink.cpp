#include <rowscope/audit/sqlite_sink.hpp>

#include <sqlite3.h>

#include <rowscope/version.hpp>

#include "record_json.hpp"

namespace rowscope::audit {
namespace {

constexpr int longest_wait = 500;  // milliseconds

constexpr const char* tables = R"(
CREATE TABLE IF NOT EXISTS rowscope_runs (
  id INTEGER PRIMARY KEY, format TEXT NOT NULL, library TEXT NOT NULL, process INTEGER NOT NULL,
  one_of INTEGER NOT NULL, began_ns INTEGER NOT NULL, ended_ns INTEGER, records INTEGER, lost INTEGER);
CREATE TABLE IF NOT EXISTS rowscope_executions (
  id INTEGER PRIMARY KEY, run INTEGER NOT NULL REFERENCES rowscope_runs (id),
  at_ns INTEGER NOT NULL, site TEXT NOT NULL, file TEXT NOT NULL, line INTEGER NOT NULL, verb TEXT NOT NULL,
  shape TEXT NOT NULL, conditions INTEGER NOT NULL, tables TEXT NOT NULL, tenant, scope TEXT, unscoped_site TEXT,
  unscoped_reason TEXT, rows INTEGER NOT NULL, duration_ns INTEGER NOT NULL, outcome TEXT NOT NULL, test TEXT,
  thread INTEGER NOT NULL);
)";

constexpr const char* insert_run =
    "INSERT INTO rowscope_runs (format, library, process, one_of, began_ns) VALUES ('rowscope-records/1', ?1, ?2, ?3, ?4)";
constexpr const char* end_run = "UPDATE rowscope_runs SET ended_ns = ?1, records = ?2, lost = ?3 WHERE id = ?4";
constexpr const char* insert_execution =
    "INSERT INTO rowscope_executions (run, at_ns, site, file, line, verb, shape, conditions, tables, tenant, scope, "
    "unscoped_site, unscoped_reason, rows, duration_ns, outcome, test, thread) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)";

std::int64_t nanoseconds_of(std::chrono::sys_time<std::chrono::nanoseconds> at) {
  return at.time_since_epoch().count();
}

}  // namespace

class sqlite_sink::file {
 public:
  explicit file(const std::filesystem::path& path) : path_(path.string()) {
    // What throws here has no destructor.
    try {
      check(sqlite3_open_v2(path_.c_str(), &handle_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr));
      check(sqlite3_busy_timeout(handle_, longest_wait));
      run("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL");
      run(tables);
      check(sqlite3_prepare_v3(handle_, insert_execution, -1, SQLITE_PREPARE_PERSISTENT, &insert_, nullptr));
    } catch (...) {
      close();
      throw;
    }
  }
  file(const file&) = delete;
  file& operator=(const file&) = delete;
  ~file() { close(); }

  void begin(const run_info& info) {
    const statement s(*this, insert_run);
    s.bind(1, std::string_view(version));
    s.bind(2, info.process);
    s.bind(3, std::int64_t{info.one_of});
    s.bind(4, nanoseconds_of(info.at));
    s.step();
    run_ = sqlite3_last_insert_rowid(handle_);
    written_ = 0;
  }
  void end(const run_totals& totals) {
    const statement s(*this, end_run);
    s.bind(1, nanoseconds_of(totals.at));
    s.bind(2, static_cast<std::int64_t>(written_));
    s.bind(3, static_cast<std::int64_t>(totals.lost));
    s.bind(4, run_);
    s.step();
  }
  void insert(std::span<const record> batch) {
    run("BEGIN IMMEDIATE");
    try {
      for (const record& r : batch) insert(r);
      run("COMMIT");
    } catch (...) {
      if (sqlite3_get_autocommit(handle_) == 0) sqlite3_exec(handle_, "ROLLBACK", nullptr, nullptr, nullptr);
      throw;
    }
    written_ += batch.size();
  }

 private:
  /// An execution: reset at its end, and finalized where it was prepared for it.
  class statement {
   public:
    statement(file& f, const char* sql) : file_(f), is_own_(true) {
      f.check(sqlite3_prepare_v2(f.handle_, sql, -1, &handle_, nullptr));
    }
    statement(file& f, sqlite3_stmt* prepared) : file_(f), handle_(prepared) {}
    statement(const statement&) = delete;
    statement& operator=(const statement&) = delete;
    ~statement() {
      if (is_own_)
        sqlite3_finalize(handle_);
      else
        sqlite3_reset(handle_);
    }
    void bind(int parameter, std::int64_t value) const { file_.check(sqlite3_bind_int64(handle_, parameter, value)); }
    /// The text lives until the statement is over.
    void bind(int parameter, std::string_view value) const {
      file_.check(sqlite3_bind_text64(handle_, parameter, value.data(), value.size(), SQLITE_STATIC, SQLITE_UTF8));
    }
    void bind_null(int parameter) const { file_.check(sqlite3_bind_null(handle_, parameter)); }
    void bind_unless_empty(int parameter, std::string_view value) const {
      if (value.empty())
        bind_null(parameter);
      else
        bind(parameter, value);
    }
    void step() const {
      if (sqlite3_step(handle_) != SQLITE_DONE) file_.fail();
    }

   private:
    file& file_;
    sqlite3_stmt* handle_ = nullptr;
    bool is_own_ = false;
  };

  void insert(const record& r) {
    const statement s(*this, insert_);
    s.bind(1, run_);
    s.bind(2, nanoseconds_of(r.at));
    s.bind(3, std::string_view(r.site));
    s.bind(4, std::string_view(r.file));
    s.bind(5, std::int64_t{r.line});
    s.bind(6, std::string_view(r.verb));
    shape_.clear();
    add_shape(shape_, r.shape);
    s.bind(7, std::string_view(shape_));
    s.bind(8, std::int64_t{r.conditions});
    tables_.clear();
    add_json(tables_, r.tables);
    s.bind(9, std::string_view(tables_));
    bind_scope(s, r.scope);
    s.bind(14, r.rows);
    s.bind(15, std::int64_t{r.duration.count()});
    s.bind(16, std::string_view(to_string(r.outcome)));
    s.bind_unless_empty(17, r.test);
    s.bind(18, std::int64_t{r.thread});
    s.step();
  }

  void bind_scope(const statement& s, const recorded_scope& scope) {
    s.bind_null(10);
    if (!scope.parts.empty() && scope.parts.front().dimension == tenant_dimension && !scope.parts.front().is_set)
      std::visit(
          [&]<class V>(const V& v) {
            if constexpr (std::is_same_v<V, std::string>)
              s.bind(10, std::string_view(v));
            else
              s.bind(10, v);
          },
          scope.parts.front().values.front());
    scope_.clear();
    if (!scope.is_unscoped()) add_json(scope_, scope);
    s.bind_unless_empty(11, scope_);
    s.bind_unless_empty(12, scope.unscoped_site);
    s.bind_unless_empty(13, scope.unscoped_reason);
  }

  void run(const char* sql) { check(sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr)); }
  void check(int result) const {
    if (result != SQLITE_OK) fail();
  }
  [[noreturn]] void fail() const {
    throw failure(verdict::cannot_write, path_ + " cannot be written: " + sqlite3_errmsg(handle_) +
                                             "; is the folder there and writable, the disk not full, and the file a "
                                             "database of records alone?");
  }
  void close() noexcept {
    sqlite3_finalize(insert_);
    sqlite3_close(handle_);
  }

  std::string path_;
  sqlite3* handle_ = nullptr;
  sqlite3_stmt* insert_ = nullptr;
  std::int64_t run_ = 0;
  std::uint64_t written_ = 0;
  // Keep their capacity.
  std::string shape_;
  std::string tables_;
  std::string scope_;
};

sqlite_sink::sqlite_sink(const std::filesystem::path& path) : file_(std::make_unique<file>(path)) {}
sqlite_sink::~sqlite_sink() = default;

void sqlite_sink::begin(const run_info& run) { file_->begin(run); }
void sqlite_sink::write(std::span<const record> batch) { file_->insert(batch); }
void sqlite_sink::end(const run_totals& totals) { file_->end(totals); }

}  // namespace rowscope::audit
