// Each kind of error: its type, its place, what it says, and what it never says.
#include "support/catch.hpp"
#include "support/small_shop.hpp"
#include "support/thrown.hpp"

namespace {

using namespace rowscope_tests;
using namespace rowscope_tests::small_shop;
using Catch::Matchers::ContainsSubstring;

struct products : rs::table<products, "products"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"sku", std::optional<std::string>> sku{};
  static constexpr column<"price", std::optional<double>> price{};
  static constexpr column<"stock", std::optional<std::int64_t>> stock{};
  static constexpr auto columns = std::tuple{id, tenant_id, sku, price, stock};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};
struct parts : rs::table<parts, "parts"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"product_id", std::int64_t> product_id{};
  static constexpr auto columns = std::tuple{id, product_id};
  static constexpr auto scope = rs::scoped_through<product_id, products::id>;
};
struct missing : rs::table<missing, "missing"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr auto columns = std::tuple{id, tenant_id};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};

const std::string secret = "4929-1234-5678";

using product_schema = rs::schema<products, parts>;

/// An attached database with every kind of constraint.
struct strict_database {
  plain_database raw;
  std::optional<rs::database> db;

  strict_database() {
    if (plain_database::is_postgresql())
      constrain_postgresql();
    else
      create_sqlite();
    db.emplace(raw.open(product_schema::info(), {.pool_size = 1}));
  }

 private:
  void create_sqlite() {
    raw.run(
        "CREATE TABLE products (id INTEGER PRIMARY KEY, tenant_id INTEGER NOT NULL, sku TEXT NOT NULL, price REAL "
        "CONSTRAINT price_is_fair CHECK (price < 1000), stock INTEGER, UNIQUE (tenant_id, sku)) STRICT;"
        "CREATE TABLE parts (id INTEGER PRIMARY KEY, product_id INTEGER NOT NULL, FOREIGN KEY (product_id) REFERENCES "
        "products (id)) STRICT;"
        "CREATE TRIGGER no_stock BEFORE UPDATE OF stock ON products WHEN NEW.stock < 0 BEGIN SELECT RAISE(ABORT, 'out of "
        "stock'); END");
  }
  void constrain_postgresql() {
    raw.create(product_schema::info());
    raw.run(
        "ALTER TABLE products ALTER sku SET NOT NULL, ADD CONSTRAINT price_is_fair CHECK (price < 1000), ADD CONSTRAINT "
        "one_sku UNIQUE (tenant_id, sku);"
        "CREATE FUNCTION check_stock() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.stock < 0 THEN RAISE "
        "EXCEPTION 'out of stock' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$;"
        "CREATE TRIGGER no_stock BEFORE UPDATE OF stock ON products FOR EACH ROW EXECUTE FUNCTION check_stock()");
  }
};

/// What each database calls a constraint.
const char* name_of(const char* on_sqlite, const char* on_postgresql) {
  return plain_database::is_postgresql() ? on_postgresql : on_sqlite;
}

auto add(std::int64_t id, std::optional<std::string> sku, std::optional<double> price = {}) {
  return rs::query<"error.add">()
      .insert_into(products{})
      .set(products::id = id, products::sku = sku, products::price = price);
}
auto part_of(std::int64_t product) {
  return rs::query<"error.part_of">().insert_into(parts{}).set(parts::product_id = product);
}
void check_place(const rs::error& e, const std::string& site, const std::string& table) {
  CHECK(e.site() == site);
  CHECK(e.file() == "errors.cpp");
  CHECK(e.line() > 20);
  CHECK(e.table() == table);
  CHECK_THAT(e.what(), ContainsSubstring(site + " (errors.cpp:" + std::to_string(e.line()) + "): "));
  CHECK_THAT(e.what(), !ContainsSubstring(secret));
}

}  // namespace

TEST_CASE("constraint errors say which kind of constraint refused the write", "[db][error]") {
  strict_database d;
  d.raw.run("INSERT INTO products (id, tenant_id, sku) VALUES (8, 2, '" + secret + "'), (9, 2, 'fits')");
  rs::session session = d.db->for_tenant(1);
  session(add(1, secret, 5));
  const auto refused = [&](const auto& statement) { return thrown<rs::constraint_error>([&] { session(statement); }); };

  const auto unique = refused(add(2, secret));
  CHECK(unique.kind() == rs::constraint_kind::unique);
  CHECK(unique.constraint() == name_of("products.tenant_id, products.sku", "one_sku"));
  check_place(unique, "error.add", "products");
  const auto key = refused(add(1, "other"));
  CHECK(key.kind() == rs::constraint_kind::primary_key);
  CHECK(key.constraint() == name_of("products.id", "products_pkey"));
  const auto null = refused(add(3, std::nullopt));
  CHECK(null.kind() == rs::constraint_kind::not_null);
  CHECK(null.constraint() == "products.sku");
  const auto check = refused(add(4, secret + "x", 5000));
  CHECK(check.kind() == rs::constraint_kind::check);
  CHECK(check.constraint() == "price_is_fair");
  check_place(check, "error.add", "products");
  const auto set_stock = [](std::int64_t stock) {
    return rs::query<"error.stock">().update(products{}).set(products::stock = stock).every_row();
  };
  const auto trigger = refused(set_stock(-1));
  CHECK(trigger.kind() == rs::constraint_kind::other);
  CHECK_THAT(trigger.what(), ContainsSubstring("out of stock"));
  CHECK(session(set_stock(1)).affected_rows == 1);
  session(part_of(1));
  const auto remove = [](const std::string& sku) {
    return rs::query<"error.remove">().remove_from(products{}).where(products::sku == sku);
  };
  const auto foreign = refused(remove(secret));
  CHECK(foreign.kind() == rs::constraint_kind::foreign_key);
  check_place(foreign, "error.remove", "products");
  for (const auto& e : {unique, key, null, check, trigger, foreign}) CHECK_FALSE(e.retryable());
  CHECK(session(rs::query<"error.count">().select(rs::count()).from(products{})).value() == 1);
  session(add(2, "fits"));
  CHECK(session(remove("fits")).affected_rows == 1);
}

TEST_CASE("a value of another type in a STRICT table is a datatype constraint", "[db][error][sqlite]") {
  plain_database raw;
  raw.run(
      "CREATE TABLE products (id INTEGER PRIMARY KEY, tenant_id INTEGER NOT NULL, sku INTEGER, price REAL, stock "
      "INTEGER) STRICT");
  rs::database db = raw.open(rs::schema<products>::info());
  rs::session session = db.for_tenant(1);
  const auto e = thrown<rs::constraint_error>([&] { session(add(1, secret)); });
  CHECK(e.kind() == rs::constraint_kind::datatype);
  check_place(e, "error.add", "products");
}

TEST_CASE("a scope violation names the foreign key, and no key", "[db][error]") {
  strict_database d;
  d.raw.run("INSERT INTO products (id, tenant_id, sku) VALUES (492912345678, 2, 'theirs'), (1, 1, 'mine')");
  rs::session session = d.db->for_tenant(1);
  const auto foreign = thrown<rs::scope_violation>([&] { session(part_of(492912345678)); });
  const auto absent = thrown<rs::scope_violation>([&] { session(part_of(492912345679)); });
  check_place(foreign, "error.part_of", "parts");
  CHECK_THAT(foreign.what(), ContainsSubstring("parts.product_id") && !ContainsSubstring("4929"));
  CHECK(std::string(foreign.what()) == absent.what());
  CHECK_FALSE(foreign.retryable());
  CHECK(session(part_of(1)).affected_rows == 1);
}

TEST_CASE("errors of reading name the site and the table", "[db][error]") {
  strict_database d;
  d.raw.run("INSERT INTO products (id, tenant_id, sku, price) VALUES (3, 2, '" + secret + "3', 5)");
  rs::session session = d.db->for_tenant(1);
  session(add(1, secret, 5));
  session(add(2, secret + "2", 5));
  const auto by_price =
      rs::query<"error.by_price">().select(products::id).from(products{}).where(products::price == 5.0);
  check_place(thrown<rs::ambiguous_result>([&] { (void)session(by_price).one(); }), "error.by_price", "products");
  const auto by_sku =
      rs::query<"error.by_sku">().select(products::id).from(products{}).where(products::sku == secret + "3");
  check_place(thrown<rs::not_found>([&] { (void)session(by_sku).one(); }), "error.by_sku", "products");
  d.raw.run("UPDATE products SET price = NULL, sku = '" + secret + "4' WHERE id = 1");
  CHECK(session(by_price).value() == 2);
}

TEST_CASE("a table that is not in the schema is a schema error", "[db][error]") {
  strict_database d;
  d.raw.run("INSERT INTO products (id, tenant_id, sku) VALUES (1, 2, 'theirs')");
  rs::session session = d.db->for_tenant(1);
  const auto unlisted = rs::query<"error.unlisted">().select(missing::id).from(missing{});
  const auto e = thrown<rs::schema_error>([&] { (void)session(unlisted); });
  check_place(e, "error.unlisted", "missing");
  const auto joined =
      rs::query<"error.joined">().select(products::id).from(products{}).join(missing{}, missing::id == products::id);
  CHECK(thrown<rs::schema_error>([&] { (void)session(joined); }).table() == "missing");
  CHECK(session(rs::query<"error.listed">().select(rs::count()).from(products{})).value() == 0);

  rs::database whole = new_database(rs::schema<products, missing>::info());
  for (const std::int64_t tenant : {2, 1}) {
    rs::session owner = whole.for_tenant(tenant);
    owner(add(tenant, "sku"));
    owner(rs::query<"error.list">().insert_into(missing{}).set(missing::id = tenant));
    CHECK(owner(unlisted).value() == tenant);
    CHECK(owner(joined).value() == tenant);
  }
}

TEST_CASE("a table that does not exist yet is a schema error, until it is created", "[db][error]") {
  plain_database empty;
  rs::database db = empty.open(product_schema::info(), {.pool_size = 1});
  const auto count = rs::query<"error.created">().select(rs::count()).from(products{});
  const auto e = thrown<rs::schema_error>([&] { (void)db.for_tenant(1)(count); });
  check_place(e, "error.created", "products");
  db.create_tables();
  db.for_tenant(2)(add(1, "theirs"));
  CHECK(db.for_tenant(1)(count).value() == 0);
  CHECK(db.for_tenant(2)(count).value() == 1);
  db.create_tables();
}

TEST_CASE("a table that another process drops is a schema error", "[db][error]") {
  strict_database d;
  d.raw.run("INSERT INTO products (id, tenant_id, sku) VALUES (1, 2, 'theirs'); INSERT INTO parts VALUES (1, 1)");
  rs::session session = d.db->for_tenant(1);
  const auto count = rs::query<"error.dropped">().select(rs::count()).from(parts{});
  CHECK(session(count).value() == 0);
  d.raw.run("DROP TABLE parts");
  check_place(thrown<rs::schema_error>([&] { (void)session(count); }), "error.dropped", "parts");
}

TEST_CASE("every error is an rs::error, can be copied, and only busy can be retried", "[db][error]") {
  const rs::error_place place{"area.purpose", "file.cpp", 7, "orders"};
  const rs::constraint_error constraint("message", place, rs::constraint_kind::check, "c");
  const rs::busy busy("message", place);
  const rs::usage_error bare("message");
  const rs::constraint_error copy = constraint;
  CHECK(copy.constraint() == "c");
  CHECK(std::string(copy.what()) == "area.purpose (file.cpp:7): message");
  CHECK(static_cast<const rs::error&>(busy).retryable());
  CHECK_FALSE(static_cast<const rs::error&>(constraint).retryable());
  CHECK(std::string(bare.what()) == "message");
  CHECK(bare.site().empty());
  CHECK(bare.line() == 0);
  static_assert(std::is_nothrow_copy_constructible_v<rs::constraint_error>);
  static_assert(std::is_base_of_v<std::runtime_error, rs::error>);
}
