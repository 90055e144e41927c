// What docs/audit.md shows of the recorder, as a program: it serves two tenants, and then reads what it wrote down.
#include <filesystem>
#include <iostream>

#include <rowscope/audit/json_lines.hpp>
#include <rowscope/audit/recorder.hpp>
#include <rowscope/audit/sqlite_sink.hpp>
#include <rowscope/rowscope.hpp>

namespace rs = rowscope;

namespace {

struct customers : rs::table<customers, "customers"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"name", std::string> name{};
  static constexpr auto columns = std::tuple{id, tenant_id, name};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};

void serve(rs::database& db) {
  for (const std::int64_t tenant : {42, 43}) {
    rs::session session = db.for_tenant(tenant);
    session(rs::query<"customer.add">().insert_into(customers{}).set(customers::name = "Anna"));
    (void)session(rs::query<"customer.names">().select(customers::name).from(customers{})).tuples();
  }
  auto all = db.unscoped(rs::site<"customer.total">, "the size of the service");
  (void)all(rs::query<"customer.count">().select(rs::count()).from(customers{})).value();
}

void record(rs::database& db, const std::filesystem::path& folder) {
  rs::audit::recorder recorder(std::make_shared<rs::audit::json_lines_sink>(folder / "records.jsonl"));
  const auto watch = rs::observe(recorder);
  serve(db);
  if (recorder.lost() != 0) std::cerr << recorder.lost() << " records lost: " << recorder.problem() << '\n';
}

void record_some(rs::database& db, const std::filesystem::path& folder) {
  rs::audit::recorder recorder(std::make_shared<rs::audit::sqlite_sink>(folder / "records.db"),
                               {.ring = 4096, .one_of = 100});
  const auto watch = rs::observe(recorder);
  serve(db);
}

/// \returns whether the records are all there
bool print_unscoped(const std::filesystem::path& folder) {
  const rs::audit::record_list read = rs::audit::read_records(folder / "records.jsonl");
  for (const rs::audit::record& r : read.records)
    if (r.scope.is_unscoped()) std::cout << r.site << ' ' << r.verb << ": " << r.scope.unscoped_reason << '\n';
  return read.complete && read.lost == 0;
}

}  // namespace

int main() {
  const auto folder = std::filesystem::temp_directory_path() / "rowscope-recording-example";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  rs::database db{rs::sqlite_temporary(), rs::schema<customers>{}};
  db.create_tables();
  record(db, folder);
  record_some(db, folder);
  const bool all_there = print_unscoped(folder);
  std::filesystem::remove_all(folder);
  return all_there ? 0 : 1;
}
