// docs/adopting.md as a program: a helpdesk that was written with SOCI moves under the guard, place by place. From step
// to step only the way in which a place gets its session is another. With --sql it prints, instead, the SQL that each
// site has sent.
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <sstream>

#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>
#include <rowscope/db/guard_report.hpp>
#include <rowscope/db/lint.hpp>

#include "../guide/sql_of_sites.hpp"
#include "desk.hpp"
#include "pool.hpp"
#include "tables.hpp"

namespace {

constexpr int acme = 1;
constexpr int own_ticket = 1;
constexpr int ticket_of_globex = 11;

void read_pages(soci::session& sql, std::ostream& out) {
  desk::print_open_tickets(sql, out);
  desk::print_ticket(sql, own_ticket, out);
  desk::print_ticket(sql, ticket_of_globex, out);
  desk::print_load(sql, out);
  desk::search(sql, "printer", out);
}

void write_pages(soci::session& sql, std::ostream& out) {
  const int made = desk::open_ticket(sql, acme, "acme: more paper");
  for (const int ticket : {made, ticket_of_globex})
    out << "  close " << (ticket == made ? "the new ticket" : "that of another account") << ": "
        << (desk::close_ticket(sql, ticket, "done") ? "closed" : "no such ticket") << '\n';
}

// As it was.
void step_1(const std::string& path, std::ostream& out) {
  {
    soci::session sql(soci::sqlite3, path);
    read_pages(sql, out);
  }
  soci::session sql(soci::sqlite3, path);
  write_pages(sql, out);
}

/// The pages on sessions that were lent, of a database whose raw SQL is held to the scope so far.
void lent_pages(rs::database& db, std::ostream& out) {
  {
    rs::session account = db.for_tenant(acme);
    soci::session& sql = account.soci(rs::site<"legacy.tickets">);
    read_pages(sql, out);
  }
  rs::session account = db.for_tenant(acme);
  soci::session& sql = account.soci(rs::site<"legacy.changes">);
  write_pages(sql, out);
}

// The statements run as they are written, and what the guard will do with them is told.
void step_2(const std::string& path, std::ostream& out) {
  rs::database db{rs::sqlite(path, {.guard = {.mode = rs::raw_mode::report}}), desk_schema{}};
  lent_pages(db, out);
  rs::print(out, rs::guard_reports(db));
}

// The tickets keep to the account; comments are still reported only.
void step_3(const std::string& path, std::ostream& out) {
  rs::database db{rs::sqlite(path, {.guard = rs::guard{.mode = rs::raw_mode::read_write}.report<comments>()}),
                  desk_schema{}};
  lent_pages(db, out);
  rs::print(out, rs::guard_reports(db));
}

// Everything does.
void step_4(const std::string& path, std::ostream& out) {
  rs::database db{rs::sqlite(path, {.guard = {.mode = rs::raw_mode::read_write}}), desk_schema{}};
  lent_pages(db, out);
}

// One page is written anew; a page that is not takes its SOCI session from the same one.
void print_open_tickets(rs::session& account, std::ostream& out) {
  const auto open = rs::query<"ticket.open">()
                        .select(tickets::id, tickets::title)
                        .from(tickets{})
                        .where(tickets::state == "open")
                        .order_by(tickets::id);
  for (const auto& row : account(open)) out << "  open: " << row[tickets::id] << ' ' << row[tickets::title] << '\n';
}
void step_5(const std::string& path, std::ostream& out) {
  rs::database db{rs::sqlite(path, {.guard = {.mode = rs::raw_mode::read_write}}), desk_schema{}};
  rs::session account = db.for_tenant(acme);
  const auto tx = account.transaction(rs::read_only);
  print_open_tickets(account, out);
  desk::print_load(account.soci(rs::site<"legacy.load">), out);
}

void look_first(const std::string& path) {
  rs::database db{rs::sqlite(path), desk_schema{}, rs::attach::lint_only};
  rs::print(std::cout, rs::lint(db));
}

/// \returns whether a page that writes is refused by a session that was lent for reading
bool is_refused(const std::string& path) {
  rs::database db{rs::sqlite(path), desk_schema{}};
  rs::session account = db.for_tenant(acme);
  try {
    (void)desk::close_ticket(account.soci(rs::site<"legacy.early">), own_ticket, "too early");
  } catch (const rs::guard_refused& e) {
    std::cout << e.what() << '\n';
    return true;
  }
  return false;
}

struct expected {
  const char* what;
  void (*step)(const std::string&, std::ostream&);
  bool reads_others;
  bool writes_others;
};
constexpr expected steps[] = {
    {"step 1, a session of SOCI's own", step_1, true, true},
    {"step 2, one that was lent, which reports", step_2, true, true},
    {"step 3, table by table", step_3, false, false},
    {"step 4, all tables", step_4, false, false},
    {"step 5, a page is written anew", step_5, false, false},
};

/// The file as the older program has left it.
void make(const std::string& path) {
  for (const char* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(path + suffix);
  soci::session sql(soci::sqlite3, path);
  desk::create(sql);
}

/// Runs the step on a fresh file. \returns whether it saw and did what it should
bool run(const expected& e, const std::string& path) {
  make(path);
  std::ostringstream out;
  e.step(path, out);
  std::cout << e.what << '\n' << out.str();
  int foreign_closed = 0;
  soci::session sql(soci::sqlite3, path);
  sql << "select count(*) from tickets where account_id <> 1 and state = 'closed'", soci::into(foreign_closed);
  const bool reads_others = out.str().find("globex:") != std::string::npos;
  const bool reads_own = out.str().find("acme: the printer is on fire") != std::string::npos;
  return reads_own && reads_others == e.reads_others && (foreign_closed > 0) == e.writes_others;
}

int run_all() {
  std::string folder = (std::filesystem::temp_directory_path() / "rowscope-legacy-XXXXXX").string();
  if (::mkdtemp(folder.data()) == nullptr) return 1;
  const std::string path = folder + "/desk.db";
  make(path);
  look_first(path);
  bool is_right = is_refused(path);
  for (const expected& e : steps) {
    if (run(e, path)) continue;
    std::cout << "not as expected: " << e.what << '\n';
    is_right = false;
  }
  make(path);
  is_right = serve_from_a_pool(path) && is_right;
  std::filesystem::remove_all(folder);
  return is_right ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 2 && std::string_view(argv[1]) == "--sql") return sql_of_sites::print_what(run_all);
  return run_all();
}
