#pragma once
// An audit of a shop that does not exist: each level, each kind of statement, and texts that would break a report which
// does not escape them.

#include <rowscope/audit/report.hpp>

#include "fingerprint.hpp"

namespace sample {

namespace audit = rowscope::audit;
using audit::mutation;

inline const std::string hostile = R"(</script><img src=x onerror=alert(1)>"'&]]>)"
                                   "\x01\xff";

/// What is put together here is judged by the gate itself.
class audit_of_a_shop {
 public:
  audit_of_a_shop() {
    add_tests();
    add_orders();
    add_invoices();
    add_rest();
    options.today = std::chrono::year(2026) / 11 / 25;
    options.waivers = {{"report.legacy", "is replaced in spring", std::chrono::year(2027) / 3 / 31}};
  }

  [[nodiscard]] audit::judgement judge() const { return audit::judge(not_reached, tests, proofs, options); }

  audit::coverage tests;
  audit::proof_list proofs;
  audit::gate_options options;
  std::vector<audit::site_key> not_reached;

  static audit::site_key key(const std::string& name, std::uint32_t line, const std::string& verb,
                             const std::string& tables, std::uint32_t conditions = 0) {
    const std::string area = name.substr(0, name.find('.'));
    return {name, area + "s.cpp", line, 12, verb, tables, conditions, 0xFFFF'FFFF'FFFF'0000U + line};
  }
  [[nodiscard]] static audit::test_key test(const std::string& name) { return {"/shop/build/shop_tests", name}; }

  /// The test that killed the mutant.
  void kill(const audit::site_key& site, mutation kind, const std::string& by) {
    audit::proof& p = proofs[site][kind];
    p.fingerprint = audit::fingerprint_of(tests.sites.at(site), kind);
    p.killed_by = test(by);
    p.trials[test(by)] = audit::trial::killed;
  }
  void survive(const audit::site_key& site, mutation kind, const std::string& name) {
    audit::proof& p = proofs[site][kind];
    p.fingerprint = audit::fingerprint_of(tests.sites.at(site), kind);
    p.trials[test(name)] = audit::trial::survived;
  }

 private:
  audit::audited_site& reach(const audit::site_key& site, const std::string& by, std::set<mutation> distinguished = {},
                             std::int64_t executions = 2, std::int64_t rows = 2) {
    audit::audited_site& s = tests.sites[site];
    s.tests[test(by)] = {executions, rows, std::move(distinguished), false};
    if (site.verb != "unscoped") s.tenants.insert({"1", "2"});
    return s;
  }

  void add_tests() {
    audit::binary_info& binary = tests.binaries["/shop/build/shop_tests"];
    std::uint32_t line = 14;
    for (const char* name : {"the list has the shop's own orders", "an order is found by its own shop only",
                             "an order is closed by its owner", "an invoice goes to the shop's own orders only",
                             "invoices of one number are kept apart", "the search finds open orders, or all",
                             "the nightly total is of all shops"}) {
      binary.known_tests.insert(name);
      const bool orders = std::string(name).find("order") != std::string::npos;
      tests.tests[test(name)] = {orders ? "/shop/tests/orders.cpp" : "/shop/tests/billing/invoices.cpp", line += 9,
                                 true, 3, std::chrono::milliseconds(4)};
    }
  }

  void add_orders() {
    const auto list = key("order.list", 31, "select", "orders");
    audit::audited_site& l = reach(list, "the list has the shop's own orders", {mutation::predicates});
    l.sql = {
        R"(SELECT "orders"."id", "orders"."total" FROM "main"."orders" AS "orders" WHERE ("orders"."shop_id" = ?1) ORDER BY "orders"."id")"};
    l.mutants[mutation::predicates] = {
        R"(SELECT "orders"."id", "orders"."total" FROM "main"."orders" AS "orders" ORDER BY "orders"."id")",
        "with \"shop_id = ?\" taken out"};
    kill(list, mutation::predicates, "the list has the shop's own orders");

    const auto by_id = key("order.by_id", 44, "select", "orders");
    audit::audited_site& b = reach(by_id, "an order is found by its own shop only");
    b.tenants = {"1"};
    b.sql = {
        R"(SELECT "orders"."total" FROM "main"."orders" AS "orders" WHERE (("orders"."shop_id" = ?1) AND ("orders"."id" = ?2)))"};
    b.mutants[mutation::predicates] = {
        R"(SELECT "orders"."total" FROM "main"."orders" AS "orders" WHERE ("orders"."id" = ?1))",
        "with \"shop_id = ?\" taken out"};

    const auto close = key("order.close", 58, "update", "orders");
    audit::audited_site& c = reach(close, "an order is closed by its owner", {mutation::predicates});
    reach(close, "the list has the shop's own orders", {mutation::predicates}, 1, 1);
    c.sql = {
        R"(UPDATE OR ABORT "main"."orders" AS "orders" SET "open" = ?1 WHERE (("orders"."shop_id" = ?2) AND ("orders"."id" = ?3)))"};
    c.mutants[mutation::predicates] = {
        R"(UPDATE OR ABORT "main"."orders" AS "orders" SET "open" = ?1 WHERE ("orders"."id" = ?2))",
        "with \"shop_id = ?\" taken out"};
    survive(close, mutation::predicates, "an order is closed by its owner");
    survive(close, mutation::predicates, "the list has the shop's own orders");

    const auto search = key("order.search", 72, "select", "orders", 1);
    audit::audited_site& s = reach(search, "the search finds open orders, or all", {mutation::predicates}, 4, 6);
    s.sql = {
        R"(SELECT "orders"."id" FROM "main"."orders" AS "orders" WHERE ("orders"."shop_id" = ?1) ORDER BY "orders"."id")",
        R"(SELECT "orders"."id" FROM "main"."orders" AS "orders" WHERE (("orders"."shop_id" = ?1) AND ("orders"."open" = ?2)) ORDER BY "orders"."id")"};
    s.mutants[mutation::predicates] = {
        R"(SELECT "orders"."id" FROM "main"."orders" AS "orders" ORDER BY "orders"."id")",
        "with \"shop_id = ?\" taken out"};
    s.on = 1;
    s.off = 1;
    kill(search, mutation::predicates, "the search finds open orders, or all");
  }

  void add_invoices() {
    const auto add = key("invoice.add", 19, "insert", "invoices");
    audit::audited_site& a = reach(add, "an invoice goes to the shop's own orders only", {mutation::keys}, 2, 1);
    a.sql = {
        R"(INSERT OR ABORT INTO "main"."invoices" ("id", "order_id", "text") VALUES (?1, coalesce((SELECT "scope_1"."id" FROM "main"."orders" AS "scope_1" WHERE (("scope_1"."id" = ?2) AND ("scope_1"."shop_id" = ?3))), rowscope_refuse('invoices', 'order_id')), ?4))"};
    a.mutants[mutation::keys] = {
        R"(INSERT OR ABORT INTO "main"."invoices" ("id", "order_id", "text") VALUES (?1, ?2, ?3))",
        "with the check of \"order_id\" left out"};
    kill(add, mutation::keys, "an invoice goes to the shop's own orders only");

    const auto move = key("invoice.move", 33, "update", "invoices");
    audit::audited_site& m = reach(move, "an invoice goes to the shop's own orders only", {mutation::predicates}, 3, 1);
    m.sql = {
        R"(UPDATE OR ABORT "main"."invoices" AS "invoices" SET "order_id" = coalesce((SELECT "scope_1"."id" FROM "main"."orders" AS "scope_1" WHERE (("scope_1"."id" = ?1) AND ("scope_1"."shop_id" = ?2))), rowscope_refuse('invoices', 'order_id')) WHERE (EXISTS (SELECT 1 FROM "main"."orders" AS "scope_2" WHERE (("scope_2"."id" = "invoices"."order_id") AND ("scope_2"."shop_id" = ?2))) AND ("invoices"."id" = ?3)))"};
    m.mutants[mutation::predicates] = {
        R"(UPDATE OR ABORT "main"."invoices" AS "invoices" SET "order_id" = coalesce((SELECT "scope_1"."id" FROM "main"."orders" AS "scope_1" WHERE (("scope_1"."id" = ?1) AND ("scope_1"."shop_id" = ?2))), rowscope_refuse('invoices', 'order_id')) WHERE ("invoices"."id" = ?3))",
        "with \"order_id -> orders.shop_id = ?\" taken out"};
    m.mutants[mutation::keys] = {
        R"(UPDATE OR ABORT "main"."invoices" AS "invoices" SET "order_id" = ?1 WHERE (("invoices"."id" = ?2) AND ("invoices"."id" IN (SELECT "mutant_rows"."id" FROM "main"."invoices" AS "mutant_rows" WHERE ("mutant_rows"."order_id" IN (SELECT "scope_1"."id" FROM "main"."orders" AS "scope_1" WHERE ("scope_1"."shop_id" = ?3)))))))",
        "with the check of \"order_id\" left out"};
    kill(move, mutation::predicates, "an invoice goes to the shop's own orders only");

    const auto talk = key("invoice.with_orders", 47, "select", "invoices,orders");
    audit::audited_site& t = reach(talk, "invoices of one number are kept apart", {mutation::predicates}, 1, 2);
    t.sql = {
        R"(SELECT "orders"."total", "invoices"."text" FROM "main"."invoices" AS "invoices" JOIN "main"."orders" AS "orders" ON ("invoices"."order_id" = "orders"."id") WHERE ("orders"."shop_id" = ?1) ORDER BY "invoices"."id")"};
    t.mutants[mutation::predicates] = {
        R"(SELECT "orders"."total", "invoices"."text" FROM "main"."invoices" AS "invoices" JOIN "main"."orders" AS "orders" ON ("invoices"."order_id" = "orders"."id") ORDER BY "invoices"."id")",
        "with \"invoices.order_id -> orders.shop_id = ?\" taken out"};
    t.per_table["orders"] = {
        R"(SELECT "orders"."total", "invoices"."text" FROM "main"."invoices" AS "invoices" JOIN "main"."orders" AS "orders" ON ("invoices"."order_id" = "orders"."id") WHERE ("invoices"."order_id" IN (SELECT "scope_1"."id" FROM "main"."orders" AS "scope_1" WHERE ("scope_1"."shop_id" = ?1))) ORDER BY "invoices"."id")",
        "with \"orders.shop_id = ?\" taken out"};
    t.seen_per_table["orders"] = 0;
    kill(talk, mutation::predicates, "invoices of one number are kept apart");
  }

  void add_rest() {
    audit::audited_site& currency =
        reach(key("rate.count", 12, "select", "currencies"), "the list has the shop's own orders");
    currency.sql = {R"(SELECT COUNT(*) FROM "main"."currencies" AS "currencies")"};

    audit::audited_site& nightly = reach(key("order.nightly", 90, "unscoped", ""), "the nightly total is of all shops");
    nightly.unscoped = 1;
    nightly.reasons = {"the total on the first page of the operator"};
    not_reached.push_back(key("order.reindex", 104, "unscoped", ""));
    not_reached.push_back(key("invoice.remove", 61, "remove", "invoices"));
    not_reached.push_back(key("report.legacy", 8, "select", "orders"));
  }
};

/// The same with a site whose every text is hostile.
struct hostile_audit : audit_of_a_shop {
  hostile_audit() {
    tests.tests[test(hostile)] = {"/shop/tests/" + hostile, 7, true, 1, std::chrono::milliseconds(1)};
    const audit::site_key site{hostile + "." + hostile, hostile, 3, 1, "select", hostile + "," + hostile, 0, 77};
    audit::audited_site& s = tests.sites[site];
    s.sql = {"SELECT '" + hostile + "' WHERE a = ?1"};
    s.mutants[mutation::predicates] = {"SELECT '" + hostile + "'", "with \"" + hostile + "\" taken out"};
    s.per_table[hostile] = {hostile, hostile};
    s.tests[test(hostile)] = {1, 1, {mutation::predicates}, true};
    s.tenants = {hostile};
    s.reasons = {hostile};
    tests.unfinished.push_back(hostile);
  }
};

}  // namespace sample
