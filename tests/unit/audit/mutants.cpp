// What each mutant of each kind of statement is, as SQL.
#include "testing/mutants.hpp"

#include "support/catch.hpp"
#include "support/desk_database.hpp"
#include "support/golden.hpp"

namespace {

namespace rs = rowscope;
namespace audit = rowscope::audit;
using namespace rowscope_tests::desk;
using audit::mutation;

/// Each mutant of a statement, under what it changes.
class mutants_golden {
 public:
  explicit mutants_golden(const std::string& name) : sqlite_(name), postgresql_(name + "_postgresql") {}
  ~mutants_golden() {
    sqlite_.check();
    postgresql_.check();
  }
  mutants_golden(const mutants_golden&) = delete;
  mutants_golden& operator=(const mutants_golden&) = delete;

  template <class S>
  void add(const std::string& title, const S& statement, rs::scope_form form = rs::scope_form::one) {
    add_to(sqlite_, title, statement, {form, rs::dialect::sqlite});
    add_to(postgresql_, title, statement, {form, rs::dialect::postgresql});
  }

 private:
  /// The server takes each of them; else it would be killed by whatever test runs it.
  void take(const rs::scope_forms& forms, const std::string& sql) {
    if (forms.sql() != rs::dialect::postgresql || !rowscope_tests::plain_database::is_postgresql()) return;
    if (!file_) file_.emplace();
    INFO(sql);
    CHECK_NOTHROW(file_->run("PREPARE mutant AS " + sql + "; DEALLOCATE mutant"));
  }
  template <class S>
  void add_to(rowscope_tests::golden& golden, const std::string& title, const S&, const rs::scope_forms& forms) {
    const rs::tree::statement s = S::lower(0);
    for (const mutation kind : {mutation::predicates, mutation::tenant, mutation::keys, mutation::conflict})
      if (const auto m = audit::mutate(kind, S::site, s, forms)) {
        INFO(m->impossible);
        CHECK(m->impossible.empty());
        golden.add(title + ": " + m->change, m->plan.text.sql);
        take(forms, m->plan.text.sql);
      }
    for (const auto& [instance, m] : audit::mutate_each_table(S::site, s, forms)) {
      golden.add(title + ", " + instance + " alone: " + m.change, m.plan.text.sql);
      take(forms, m.plan.text.sql);
    }
    if (const auto touched = audit::rows_touched(s); s.what != rs::tree::verb::select && touched)
      if (const auto m = audit::mutate(mutation::predicates, S::site, *touched, forms)) {
        golden.add(title + ", what it would touch", m->plan.text.sql);
        take(forms, m->plan.text.sql);
      }
  }

  rowscope_tests::golden sqlite_;
  rowscope_tests::golden postgresql_;
  std::optional<desk_database> file_;
};

}  // namespace

TEST_CASE("the mutants of selects read every row", "[audit][mutant][database]") {
  const auto by_key =
      rs::query<"mutant.by_key">().select(tickets::text).from(tickets{}).where(tickets::id == 1 || tickets::id == 2);
  const auto joined = rs::query<"mutant.joined">()
                          .select(tickets::text, teams::name)
                          .from(tickets{})
                          .left_join(teams{}, tickets::team_id == teams::id)
                          .where(tickets::id.in(rs::select(assignments::ticket_id).from(assignments{})));
  mutants_golden shown("audit/mutants_of_selects");
  shown.add("by key", by_key);
  shown.add("by key, of several tenants", by_key, rs::scope_form::set);
  shown.add("by key, unscoped", by_key, rs::scope_form::absent);
  shown.add("joined", joined);
}

TEST_CASE("the mutants of updates and removes write every row, or check no key", "[audit][mutant][database]") {
  mutants_golden shown("audit/mutants_of_updates");
  shown.add("text", rs::query<"mutant.text">().update(tickets{}).set(tickets::text = "x").where(tickets::id == 1));
  shown.add("team", rs::query<"mutant.team">().update(tickets{}).set(tickets::team_id = 2).where(tickets::id == 1));
  shown.add("ticket of an assignment", rs::query<"mutant.moved">()
                                           .update(assignments{})
                                           .set(assignments::ticket_id = std::int64_t{2})
                                           .where(assignments::id == 1));
  shown.add("remove", rs::query<"mutant.remove">().remove_from(assignments{}).where(assignments::id == 1));
  shown.add("labels", rs::query<"mutant.labels">().update(labels{}).set(labels::word = "x").where(labels::id == 1));
}

TEST_CASE("the mutants of inserts write for another tenant, check no key, or change any row",
          "[audit][mutant][database]") {
  mutants_golden shown("audit/mutants_of_inserts");
  shown.add("team", rs::query<"mutant.add_team">().insert_into(teams{}).set(teams::name = "x"));
  shown.add("ticket", rs::query<"mutant.add_ticket">().insert_into(tickets{}).set(tickets::text = "x",
                                                                                  tickets::team_id = std::int64_t{1}));
  shown.add("assignment", rs::query<"mutant.assign">()
                              .insert_into(assignments{})
                              .set(assignments::ticket_id = std::int64_t{1}, assignments::team_id = std::int64_t{1},
                                   assignments::hours = std::int64_t{1}));
  shown.add("copies", rs::query<"mutant.copy">()
                          .insert_into(teams{})
                          .columns(teams::name)
                          .from(rs::select(tickets::text).from(tickets{}).where(tickets::id > 1)));
  shown.add("copies, of several tenants",
            rs::query<"mutant.copy_set">()
                .insert_into(teams{})
                .columns(teams::name)
                .from(rs::select(tickets::text).from(tickets{}).where(tickets::id > 1)),
            rs::scope_form::set);
  shown.add("upsert by the tenant's name", rs::query<"mutant.put">()
                                               .insert_into(teams{})
                                               .set(teams::name = "x")
                                               .on_conflict(teams::name)
                                               .do_update(teams::name = rs::excluded(teams::name)));
  shown.add("upsert by a key of all", rs::query<"mutant.put_id">()
                                          .insert_into(teams{})
                                          .set(teams::id = std::int64_t{1}, teams::name = "x")
                                          .on_conflict(teams::id)
                                          .do_update(teams::name = rs::excluded(teams::name)));
}
