// Reads in one read transaction.
#include "support/catch.hpp"
#include "support/small_shop.hpp"
#include "support/thrown.hpp"

namespace {

using namespace rowscope_tests;
using namespace rowscope_tests::small_shop;
using Catch::Matchers::ContainsSubstring;

}  // namespace

TEST_CASE("a read batch sees one state of the database and ends by itself", "[db][read_batch]") {
  rs::database db = open(2);
  rs::session reader = db.for_tenant(1);
  rs::session writer = db.for_tenant(1);
  {
    const auto batch = reader.read_batch();
    CHECK(customer_count(reader) == 3);
    add_customer(writer, "a");
    CHECK(customer_count(reader) == 3);
  }
  CHECK(customer_count(reader) == 4);
  add_customer(reader, "b");
  CHECK(customer_count(writer) == 5);
}

TEST_CASE("a read batch refuses writes, and what comes behind it does not", "[db][read_batch]") {
  rs::database db = open(1);
  rs::session session = db.for_tenant(1);
  {
    const auto batch = session.read_batch();
    CHECK_THAT(thrown<rs::usage_error>([&] { add_customer(session, "x"); }).what(), ContainsSubstring("read_batch"));
    CHECK(customer_count(session) == 3);
  }
  add_customer(session, "y");
  CHECK(customer_count(session) == 4);
}

TEST_CASE("a read batch inside of a transaction is a part of it", "[db][read_batch][transaction]") {
  rs::database db = open(2);
  rs::session session = db.for_tenant(1);
  rs::session other = db.for_tenant(1);
  auto tx = session.transaction();
  add_customer(session, "a");
  {
    const auto batch = session.read_batch();
    CHECK(customer_count(session) == 4);
    CHECK_THROWS_AS(add_customer(session, "b"), rs::usage_error);
    CHECK_THROWS_AS(tx.commit(), rs::usage_error);
  }
  add_customer(session, "c");
  tx.commit();
  CHECK(customer_count(other) == 5);
}

TEST_CASE("read batches stand in one another", "[db][read_batch]") {
  rs::database db = open(2);
  rs::session reader = db.for_tenant(1);
  rs::session writer = db.for_tenant(1);
  {
    const auto outer = reader.read_batch();
    CHECK(customer_count(reader) == 3);
    { const auto inner = reader.read_batch(); }
    add_customer(writer, "a");
    CHECK(customer_count(reader) == 3);
  }
  CHECK(customer_count(reader) == 4);
}

TEST_CASE("rows that are open at the end of a read batch are read on", "[db][read_batch][rows]") {
  rs::database db = open(2);
  rs::session reader = db.for_tenant(1);
  rs::session writer = db.for_tenant(1);
  const auto all = rs::query<"batch.rows">().select(customers::name).from(customers{});
  std::size_t count = 0;
  std::unique_ptr<rs::read_batch> batch(new rs::read_batch(reader.read_batch()));
  for (const auto& row : reader(all)) {
    if (count++ == 0) {
      batch.reset();
      add_customer(writer, "late");
    }
    CHECK(row[customers::name] != "late");
  }
  CHECK(count == 3);
  CHECK(customer_count(reader) == 4);
}

TEST_CASE("a read batch that outlives its lease does nothing", "[db][read_batch]") {
  rs::database db = open(1);
  std::unique_ptr<rs::read_batch> batch;
  {
    rs::session session = db.for_tenant(1);
    batch.reset(new rs::read_batch(session.read_batch()));
    CHECK(customer_count(session) == 3);
  }
  rs::session session = db.for_tenant(1);
  add_customer(session, "a");
  batch.reset();
  CHECK(customer_count(session) == 4);
}

TEST_CASE("an unscoped session has read batches too", "[db][read_batch][unscoped]") {
  rs::database db = open(2);
  rs::unscoped_session all = db.unscoped(rs::site<"batch.unscoped">, "counts the customers of every tenant");
  rs::session writer = db.for_tenant(1);
  const auto count = rs::query<"batch.count_all">().select(rs::count()).from(customers{});
  const auto batch = all.read_batch();
  const auto before = all(count).value();
  add_customer(writer, "a");
  CHECK(all(count).value() == before);
}
