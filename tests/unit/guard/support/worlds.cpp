#include "worlds.hpp"

#include <fstream>
#include <sstream>

namespace rowscope_tests::guarded {
namespace {

std::string file(const char* name) {
  std::ifstream in(std::string(ROWSCOPE_TESTS_DIR) + "/guard/" + name);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

constexpr const char* own_rows = R"sql(
INSERT INTO accounts VALUES (1, 'acme');
INSERT INTO customers VALUES (1, 1, 'Ada', 'ada@example.org', '{"k": 1, "city": "Bern", "tags": ["vip", "new"]}', 10);
INSERT INTO customers VALUES (2, 1, 'Bob', NULL, '{"k": 2, "city": "Basel", "tags": []}', 20);
INSERT INTO customers VALUES (3, 1, 'Cleo', 'cleo@example.org', '{"k": 3, "tags": ["vip"]}', 30);
INSERT INTO orders VALUES (1, 1, 10.5, 'new', 'first');
INSERT INTO orders VALUES (2, 1, 20.0, 'paid', NULL);
INSERT INTO orders VALUES (3, 2, 7.25, 'open', 'late');
INSERT INTO items VALUES (1, 1, 'pen', 3, '{"k": 1}');
INSERT INTO items VALUES (2, 1, 'ink', 1, '{"k": 2}');
INSERT INTO items VALUES (3, 3, 'pen', 5, '{"k": 3}');
INSERT INTO labels VALUES (1, 1, 'urgent'), (2, 1, 'later'), (3, NULL, 'global');
INSERT INTO currencies VALUES ('CHF', 2), ('JPY', 0), ('TND', 3);
INSERT INTO users VALUES (1, 'ann'), (2, 'ben'), (3, 'cid');
INSERT INTO memberships VALUES (1, 1, 1, 'owner'), (2, 1, 2, 'reader'), (3, 1, 3, 'reader');
INSERT INTO secrets VALUES (1, 1, 'own secret');
)sql";

constexpr const char* harmless_rows = R"sql(
INSERT INTO accounts VALUES (2, 'globex');
INSERT INTO customers VALUES (101, 2, 'Ada', 'ada@example.org', '{"k": 1, "city": "Bern", "tags": ["vip"]}', 10);
INSERT INTO customers VALUES (102, 2, 'Dan', NULL, '{"k": 4}', 3);
INSERT INTO orders VALUES (101, 101, 10.5, 'new', 'first');
INSERT INTO orders VALUES (102, 101, 1.0, 'open', NULL);
INSERT INTO items VALUES (101, 101, 'pen', 3, '{"k": 1}');
INSERT INTO labels VALUES (101, 2, 'urgent');
INSERT INTO users VALUES (101, 'ann');
INSERT INTO memberships VALUES (101, 2, 101, 'owner');
INSERT INTO secrets VALUES (101, 2, 'globex secret');
)sql";

constexpr const char* poisoned_rows = R"sql(
INSERT INTO accounts VALUES (2, 'globex'), (3, 'initech');
INSERT INTO customers VALUES (101, 2, 'Zed', '%s%', '{broken', -9223372036854775808);
INSERT INTO customers VALUES (102, 2, 'Zoo', NULL, '{broken', 100);
INSERT INTO customers VALUES (103, 2, '%s%', '', 'nothing', 9223372036854775807);
INSERT INTO customers VALUES (201, 3, 'Ada', 'ada@example.org', '[', 0);
INSERT INTO customers VALUES (202, 3, 'ADA', 'x', '{"k": 1}', -1);
INSERT INTO orders VALUES (101, 101, 1e300, 'old', '%s%');
INSERT INTO orders VALUES (102, 102, -1e300, 'open', 'first');
INSERT INTO orders VALUES (201, 201, 0.0, 'new', NULL);
INSERT INTO orders VALUES (202, 201, 3.5, '%s%', '{broken');
INSERT INTO items VALUES (101, 101, 'bomb', 9223372036854775807, '{broken');
INSERT INTO items VALUES (102, 101, 'bomb', 9223372036854775807, '{broken');
INSERT INTO items VALUES (201, 201, 'pen', -9223372036854775808, '{broken');
INSERT INTO items VALUES (103, 101, 'bomb', 1, hex(zeroblob(30000)));
INSERT INTO labels VALUES (101, 2, 'zeal'), (201, 3, 'urgent');
INSERT INTO users VALUES (101, 'zoe'), (201, 'yan'), (202, 'nobody');
INSERT INTO memberships VALUES (101, 2, 101, 'owner'), (102, 2, 1, 'spy'), (201, 3, 201, 'owner');
INSERT INTO secrets VALUES (101, 2, 'zorro'), (201, 3, 'yeti');
)sql";

}  // namespace

std::string sql_of(world w) {
  std::string sql = file("schema.sql") + own_rows;
  if (w == world::harmless) sql += harmless_rows;
  if (w == world::poisoned) sql += poisoned_rows;
  return sql + "DELETE FROM journal;";
}

void fill(plain_database& database, world w) { database.run("BEGIN; " + sql_of(w) + " COMMIT"); }

// Ids from 101 to 300 are the others'; where a row has a tenant, that tells it.
std::string select_rows(bool own) {
  const std::string is = own ? " WHERE NOT " : " WHERE ";
  const std::string by_id = is + "(id BETWEEN 101 AND 300)";
  return "SELECT 'account', id, name, '', '', '' FROM main.accounts" + is +
         "(id <> 1)"
         " UNION ALL SELECT 'customer ' || account_id, id, name, email, data, score FROM main.customers" +
         is +
         "(account_id <> 1)"
         " UNION ALL SELECT 'order', id, customer_id, total, state, note FROM main.orders" +
         by_id + " UNION ALL SELECT 'item', id, order_id, product, amount, data FROM main.items" + by_id +
         " UNION ALL SELECT 'label', id, account_id, word, '', '' FROM main.labels" + is +
         "(account_id IS NOT NULL AND account_id <> 1)"
         " UNION ALL SELECT 'currency', code, digits, '', '', '' FROM main.currencies" +
         (own ? "" : " WHERE 0") + " UNION ALL SELECT 'user', id, name, '', '', '' FROM main.users" + by_id +
         " UNION ALL SELECT 'membership', id, account_id, user_id, role, '' FROM main.memberships" + is +
         "(account_id <> 1)"
         " UNION ALL SELECT 'secret', id, account_id, word, '', '' FROM main.secrets" +
         (own ? " WHERE 0" : "") + " UNION ALL SELECT 'object', type, name, sql, '', '' FROM main.sqlite_master" +
         (own ? " WHERE 0" : "") + " ORDER BY 1, 2";
}

}  // namespace rowscope_tests::guarded
