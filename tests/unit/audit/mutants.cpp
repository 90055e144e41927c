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
  explicit mutants_golden(const char* name) : golden_(name) {}
  ~mutants_golden() { golden_.check(); }
  mutants_golden(const mutants_golden&) = delete;
  mutants_golden& operator=(const mutants_golden&) = delete;

  template <class S>
  void add(const std::string& title, const S&, const rs::scope_forms& forms = rs::scope_form::one) {
    const rs::tree::statement s = S::lower(0);
    for (const mutation kind : {mutation::predicates, mutation::tenant, mutation::keys, mutation::conflict})
      if (const auto m = audit::mutate(kind, S::site, s, forms)) {
        INFO(m->impossible);
        CHECK(m->impossible.empty());
        golden_.add(title + ": " + m->change, m->plan.text.sql);
      }
    for (const auto& [instance, m] : audit::mutate_each_table(S::site, s, forms))
      golden_.add(title + ", " + instance + " alone: " + m.change, m.plan.text.sql);
    if (const auto touched = audit::rows_touched(s); s.what != rs::tree::verb::select && touched)
      if (const auto m = audit::mutate(mutation::predicates, S::site, *touched, forms))
        golden_.add(title + ", what it would touch", m->plan.text.sql);
  }

 private:
  rowscope_tests::golden golden_;
};

}  // namespace

TEST_CASE("the mutants of selects read every row", "[audit][mutant]") {
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

TEST_CASE("the mutants of updates and removes write every row, or check no key", "[audit][mutant]") {
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

TEST_CASE("the mutants of inserts write for another tenant, check no key, or change any row", "[audit][mutant]") {
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
