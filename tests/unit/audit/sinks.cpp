// The files that records are written to, and that what is cut off, broken or full is told.
#include <rowscope/audit/json_lines.hpp>
#include <rowscope/audit/recorder.hpp>
#include <rowscope/audit/sqlite_sink.hpp>

#include <sys/resource.h>

#include <csignal>
#include <fstream>
#include <sstream>

#include "support/catch.hpp"
#include "support/child_process.hpp"
#include "support/raw_sqlite.hpp"
#include "support/small_shop.hpp"
#include "support/temporary_directory.hpp"

namespace {

using namespace rowscope_tests;
namespace audit = rs::audit;
using Catch::Matchers::ContainsSubstring;

audit::record example(std::int64_t rows = 1) {
  return {.at = std::chrono::sys_time<std::chrono::nanoseconds>(std::chrono::nanoseconds(1'790'000'000'123'456'789)),
          .site = "ticket.close",
          .file = "tickets.cpp",
          .line = 88,
          .verb = "update",
          .shape = 0xfedcba9876543210U,
          .conditions = 5,
          .tables = {"tickets", "comments"},
          .scope = {.parts = {{"tenant", {std::int64_t{42}}, false}}, .unscoped_site = {}, .unscoped_reason = {}},
          .rows = rows,
          .duration = std::chrono::nanoseconds(51'200),
          .outcome = rs::outcome::failed,
          .test = {},
          .thread = 7};
}

std::vector<audit::record> examples() {
  std::vector<audit::record> all(4, example());
  using value = audit::recorded_scope::value;
  all[1].scope.parts = {{"tenant", {value("a \"quoted\" \\ one"), value(std::int64_t{-1})}, true},
                        {"region", {}, true},
                        {"team", {value("Zürich")}, false}};
  all[1].test = "a test\nwith \"quotes\" and an ä";
  all[2].scope = {.parts = {}, .unscoped_site = "invoice.nightly", .unscoped_reason = "sums of \"all\""};
  all[2].outcome = rs::outcome::ok;
  all[3].tables.clear();
  all[3].rows = 0;
  return all;
}

void write(audit::sink& to, const std::vector<audit::record>& all, std::uint64_t lost = 0) {
  to.begin({.process = 4711, .one_of = 3});
  to.write(all);
  to.end({.records = all.size(), .lost = lost});
}

std::string text_of(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return std::move(text).str();
}

void put(const std::string& file, std::string_view text) {
  std::ofstream(file, std::ios::binary | std::ios::trunc) << text;
}

/// Why the file is broken; empty for one that is not.
std::string fault_of(const std::string& file) {
  try {
    (void)audit::read_records(file);
  } catch (const audit::failure& f) {
    CHECK(f.why() == audit::verdict::broken_record);
    return f.what();
  }
  return {};
}

template <class Work>
std::string refusal_of(const Work& work) {
  try {
    work();
  } catch (const audit::failure& f) {
    CHECK(f.why() == audit::verdict::cannot_write);
    return f.what();
  }
  return {};
}

}  // namespace

TEST_CASE("what is written as JSON Lines is read back the same", "[audit][sinks]") {
  const temporary_directory folder;
  const std::string file = folder.file("records.jsonl");
  {
    audit::json_lines_sink sink(file);
    write(sink, examples(), 2);
  }
  const audit::record_list read = audit::read_records(file);
  CHECK(read.records == examples());
  CHECK(read.complete);
  CHECK(read.lost == 2);
  CHECK(read.one_of == 3);
  CHECK_THAT(text_of(file), ContainsSubstring(R"("shape":"fedcba9876543210")"));
  CHECK_THAT(text_of(file), ContainsSubstring(R"("scope":{"tenant":42})"));
}

TEST_CASE("a file that a process did not end is incomplete, also where the next one appends", "[audit][sinks]") {
  const temporary_directory folder;
  const std::string file = folder.file("records.jsonl");
  {
    audit::json_lines_sink sink(file);
    sink.begin({});
    sink.write(examples());
  }
  CHECK_FALSE(audit::read_records(file).complete);
  CHECK(audit::read_records(file).records.size() == 4);
  SECTION("a last line that is cut off is left out") {
    const std::string text = text_of(file);
    put(file, text.substr(0, text.size() - 20));
    CHECK_FALSE(audit::read_records(file).complete);
    CHECK(audit::read_records(file).records.size() == 3);
    {
      audit::json_lines_sink sink(file);
      write(sink, examples());
    }
    CHECK_FALSE(audit::read_records(file).complete);
    CHECK(audit::read_records(file).records.size() == 7);
  }
  SECTION("the next process appends") {
    {
      audit::json_lines_sink sink(file);
      write(sink, examples());
    }
    CHECK_FALSE(audit::read_records(file).complete);
    CHECK(audit::read_records(file).records.size() == 8);
  }
}

TEST_CASE("records that are missing make a file incomplete, and lines that are none are told with their number",
          "[audit][sinks]") {
  const temporary_directory folder;
  const std::string file = folder.file("records.jsonl");
  {
    audit::json_lines_sink sink(file);
    write(sink, {example(), example(), example()});
  }
  const std::string text = text_of(file);
  const std::size_t first = text.find('\n') + 1;
  const std::size_t second = text.find('\n', first) + 1;
  const auto replaced = [&](std::string_view line) {
    return text.substr(0, first) + std::string(line) + text.substr(second);
  };
  const auto changed = [&](const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.substr(0, at) + to + text.substr(at + from.size());
  };
  put(file, replaced(""));
  CHECK(fault_of(file).empty());
  CHECK_FALSE(audit::read_records(file).complete);
  for (const std::string_view line :
       {"{\"at_ns\":1\n", "nonsense\n", "\n", "[]\n", "{}\n", "{\"mark\":\"middle\"}\n"}) {
    put(file, replaced(line));
    CHECK_THAT(fault_of(file), ContainsSubstring("records.jsonl:2 is no record"));
  }
  for (const auto& [from, to] : {std::pair<std::string, std::string>{"\"failed\"", "\"maybe\""},
                                 {"fedcba9876543210", "xyz"},
                                 {"\"rows\":1", "\"rows\":\"1\""},
                                 {"\"verb\"", "\"word\""}}) {
    put(file, changed(from, to));
    CHECK_THAT(fault_of(file), ContainsSubstring("records.jsonl:2 is no record"));
  }
  put(file, changed("rowscope-records/1", "rowscope-records/9"));
  CHECK_THAT(fault_of(file), ContainsSubstring("rowscope-records/9"));
  put(file, text.substr(first));
  CHECK_THAT(fault_of(file), ContainsSubstring("before the begin mark"));
  put(file, text + "{\"mark\":\"end\"}\n");
  CHECK_THAT(fault_of(file), ContainsSubstring("records.jsonl:6"));
  put(file, text.substr(0, text.size() - 1));
  CHECK(audit::read_records(file).complete);
  put(file, "");
  CHECK_FALSE(audit::read_records(file).complete);
  CHECK_THAT(fault_of(folder.file("none.jsonl")), ContainsSubstring("cannot be read"));
}

TEST_CASE("a full file is rotated, and each file is complete by itself", "[audit][sinks]") {
  const temporary_directory folder;
  const std::string file = folder.file("records.jsonl");
  {
    audit::json_lines_sink sink(file, {.rotate_at = 1000, .keep = 2});
    sink.begin({.one_of = 3});
    for (std::int64_t i = 0; i < 40; ++i) sink.write(std::vector{example(i)});
    sink.end({.records = 40, .lost = 0});
  }
  CHECK_FALSE(std::filesystem::exists(file + ".3"));
  std::int64_t expected = 39;
  for (const std::string& one : {file, file + ".1", file + ".2"}) {
    CHECK(std::filesystem::file_size(one) < 2000);
    const audit::record_list read = audit::read_records(one);
    CHECK(read.complete);
    CHECK(read.one_of == 3);
    REQUIRE_FALSE(read.records.empty());
    for (auto r = read.records.rbegin(); r != read.records.rend(); ++r) CHECK(r->rows == expected--);
  }
}

TEST_CASE("without older files a full one is begun anew", "[audit][sinks]") {
  const temporary_directory folder;
  const std::string file = folder.file("records.jsonl");
  {
    audit::json_lines_sink sink(file, {.rotate_at = 1000, .keep = 0});
    sink.begin({});
    for (std::int64_t i = 0; i < 40; ++i) sink.write(std::vector{example(i)});
    sink.end({});
  }
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
  CHECK(audit::read_records(file).complete);
  CHECK(audit::read_records(file).records.back().rows == 39);
}

TEST_CASE("a file that cannot be opened is told where the sink is made", "[audit][sinks]") {
  const temporary_directory folder;
  const std::string file = folder.file("records.jsonl");
  const std::string nowhere = folder.file("missing/records.jsonl");
  CHECK_THAT(refusal_of([&] { audit::json_lines_sink sink(nowhere); }), ContainsSubstring("missing/records.jsonl"));
  CHECK_THAT(refusal_of([&] { audit::json_lines_sink sink(folder.path()); }), ContainsSubstring("cannot be written"));
  CHECK_THAT(refusal_of([&] { audit::sqlite_sink sink(nowhere); }), ContainsSubstring("missing/records.jsonl"));
  put(file, "this is no database, but a text that is long enough to be taken for one by its size");
  CHECK_THAT(refusal_of([&] { audit::sqlite_sink sink(file); }), ContainsSubstring("records.jsonl"));
  audit::json_lines_sink first(file);
  CHECK_THAT(refusal_of([&] { audit::json_lines_sink second(file); }), ContainsSubstring("another recorder"));
}

TEST_CASE("a full disk is a problem of the recorder and of no query, and leaves whole lines", "[audit][sinks]") {
  const temporary_directory folder;
  const std::string file = folder.file("records.jsonl");
  const std::string said = in_child([&]() -> std::string {
    ::signal(SIGXFSZ, SIG_IGN);
    rs::database db = small_shop::open(1);
    audit::recorder recorder(std::make_shared<audit::json_lines_sink>(file), {.ring = 16});
    const auto watch = rs::observe(recorder);
    const auto limit = [](rlim_t bytes) {
      rlimit l{};
      ::getrlimit(RLIMIT_FSIZE, &l);
      l.rlim_cur = bytes;
      ::setrlimit(RLIMIT_FSIZE, &l);
    };
    limit(6000);
    std::int64_t read = 0;
    for (int i = 0; i < 100; ++i) read += small_shop::customer_count(db.for_tenant(1));
    limit(RLIM_INFINITY);
    recorder.close();
    return std::to_string(read) + " " + (recorder.lost() > 0 ? "lost " : "kept ") +
           std::to_string(recorder.lost() + recorder.written()) + " " + recorder.problem();
  });
  CHECK_THAT(said, Catch::Matchers::StartsWith("300 lost 100 "));
  CHECK_THAT(said, ContainsSubstring("cannot be written"));
  const audit::record_list read = audit::read_records(file);
  CHECK(read.complete);
  CHECK(read.lost + read.records.size() == 100);
}

TEST_CASE("a killed process leaves what is not in its rings any more", "[audit][sinks]") {
  const temporary_directory folder;
  const std::string file = folder.file("records.jsonl");
  const std::string said = in_child([&]() -> std::string {
    rs::database db = small_shop::open(1);
    audit::recorder recorder(std::make_shared<audit::json_lines_sink>(file), {.ring = 16});
    const auto watch = rs::observe(recorder);
    for (int i = 0; i < 50; ++i) (void)small_shop::customer_count(db.for_tenant(1));
    ::raise(SIGKILL);
    return "";
  });
  CHECK(said == "signal 9");
  const audit::record_list read = audit::read_records(file);
  CHECK_FALSE(read.complete);
  CHECK(read.records.size() == 48);
}

TEST_CASE("a SQLite file has the run and its executions", "[audit][sinks]") {
  const temporary_directory folder;
  const std::string file = folder.file("records.db");
  {
    audit::sqlite_sink sink(file);
    write(sink, examples(), 2);
    audit::sqlite_sink crashed(file);
    crashed.begin({});
    crashed.write(std::vector{example(9)});
  }
  raw_sqlite raw(file);
  CHECK(raw.value("SELECT group_concat(process || ' ' || one_of || ' ' || ifnull(records, '-') || ' ' || "
                  "ifnull(lost, '-') || ' ' || (ended_ns IS NULL), ', ') FROM rowscope_runs") ==
        "4711 3 4 2 0, 0 1 - - 1");
  const auto of = [&](const std::string& column, int id) {
    return raw.value("SELECT ifnull(" + column + ", 'NULL') FROM rowscope_executions WHERE id = " + std::to_string(id));
  };
  CHECK(of("run || ' ' || at_ns || ' ' || site || ' ' || file || ' ' || line || ' ' || verb || ' ' || shape", 1) ==
        "1 1790000000123456789 ticket.close tickets.cpp 88 update fedcba9876543210");
  CHECK(of("conditions || ' ' || tables || ' ' || typeof(tenant) || ' ' || tenant || ' ' || scope", 1) ==
        R"(5 ["tickets","comments"] integer 42 {"tenant":42})");
  CHECK(of("rows || ' ' || duration_ns || ' ' || outcome || ' ' || thread", 1) == "1 51200 failed 7");
  CHECK(of("test", 1) == "NULL");
  CHECK(of("unscoped_site", 1) == "NULL");
  CHECK(of("tenant", 2) == "NULL");
  CHECK(of("json_extract(scope, '$.tenant[0]')", 2) == "a \"quoted\" \\ one");
  CHECK(of("test", 2) == examples()[1].test);
  CHECK(of("unscoped_site || ' ' || unscoped_reason", 3) == "invoice.nightly sums of \"all\"");
  CHECK(of("scope", 3) == "NULL");
  CHECK(of("tables", 4) == "[]");
  CHECK(of("run", 5) == "2");
}

TEST_CASE("a SQLite file that is locked loses its batch whole, and goes on", "[audit][sinks]") {
  const temporary_directory folder;
  const std::string file = folder.file("records.db");
  rs::database db = small_shop::open(1);
  audit::recorder recorder(std::make_shared<audit::sqlite_sink>(file));
  const auto watch = rs::observe(recorder);
  raw_sqlite raw(file);
  raw.run("BEGIN IMMEDIATE");
  CHECK(small_shop::customer_count(db.for_tenant(1)) == 3);
  recorder.flush();
  CHECK(recorder.lost() == 1);
  CHECK_THAT(recorder.problem(), ContainsSubstring("locked"));
  raw.run("ROLLBACK");
  CHECK(small_shop::customer_count(db.for_tenant(1)) == 3);
  recorder.flush();
  CHECK(recorder.written() == 1);
  CHECK(raw.value("SELECT count(*) FROM rowscope_executions") == "1");
}
