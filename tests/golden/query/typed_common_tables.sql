-- plain
WITH RECURSIVE "big" ("id", "customer_id", "twice") AS (SELECT "orders"."id", "orders"."customer_id", ("orders"."total" * ?1) AS "twice" FROM "main"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?2))) AND ("orders"."total" >= ?3))) SELECT "big"."id", "big"."twice" FROM "big" AS "big" ORDER BY "big"."id"
  ?1 value 1, ?2 tenant, ?3 value 2
  rows of tenant 1: 1|200.0 2|500.0
  rows of tenant 2: 11|200.0 12|500.0

-- joined
WITH RECURSIVE "big" ("id", "customer_id", "twice") AS (SELECT "orders"."id", "orders"."customer_id", ("orders"."total" * ?1) AS "twice" FROM "main"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?2))) AND ("orders"."total" >= ?3))) SELECT "customers"."name", "big"."id" FROM "main"."customers" AS "customers" LEFT JOIN "big" AS "big" ON ("big"."customer_id" = "customers"."id") WHERE ("customers"."tenant_id" = ?2) ORDER BY "customers"."id", "big"."id"
  ?1 value 1, ?2 tenant, ?3 value 2
  rows of tenant 1: Ann|1 Ann|2 Bob|NULL Dan|NULL
  rows of tenant 2: Ann|11 Ann|12 Bob|NULL Cleo|NULL

-- several
WITH RECURSIVE "big" ("id", "customer_id", "twice") AS (SELECT "orders"."id", "orders"."customer_id", ("orders"."total" * ?1) AS "twice" FROM "main"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?2))) AND ("orders"."total" >= ?3))), "lines" ("order_id", "n") AS (SELECT "order_lines"."order_id", COUNT(*) AS "n" FROM "main"."order_lines" AS "order_lines" WHERE ("order_lines"."order_id" IN (SELECT "scope_2"."id" FROM "main"."orders" AS "scope_2" WHERE ("scope_2"."customer_id" IN (SELECT "scope_3"."id" FROM "main"."customers" AS "scope_3" WHERE ("scope_3"."tenant_id" = ?2))))) GROUP BY "order_lines"."order_id") SELECT "big"."id", "lines"."n" FROM "big" AS "big" LEFT JOIN "lines" AS "lines" ON ("lines"."order_id" = "big"."id") ORDER BY "big"."id"
  ?1 value 1, ?2 tenant, ?3 value 2
  rows of tenant 1: 1|2 2|1
  rows of tenant 2: 11|1 12|1

-- of a common table
WITH RECURSIVE "big" ("id", "customer_id", "twice") AS (SELECT "orders"."id", "orders"."customer_id", ("orders"."total" * ?1) AS "twice" FROM "main"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?2))) AND ("orders"."total" >= ?3))), "of_big" ("id") AS (SELECT "big"."id" FROM "big" AS "big" WHERE ("big"."twice" > ?4)) SELECT "of_big"."id" FROM "of_big" AS "of_big" ORDER BY "of_big"."id"
  ?1 value 1, ?2 tenant, ?3 value 2, ?4 value 3
  rows of tenant 1: 2
  rows of tenant 2: 12

-- in a sub-query
WITH RECURSIVE "big" ("id", "customer_id", "twice") AS (SELECT "orders"."id", "orders"."customer_id", ("orders"."total" * ?1) AS "twice" FROM "main"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?2))) AND ("orders"."total" >= ?3))) SELECT "customers"."name" FROM "main"."customers" AS "customers" WHERE (("customers"."tenant_id" = ?2) AND ("customers"."id" IN (SELECT "big"."customer_id" FROM "big" AS "big"))) ORDER BY "customers"."id"
  ?1 value 1, ?2 tenant, ?3 value 2
  rows of tenant 1: Ann
  rows of tenant 2: Ann

-- recursive
WITH RECURSIVE "chain" ("id", "referrer_id") AS (SELECT "orders"."id", "orders"."referrer_id" FROM "main"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_2"."id" FROM "main"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = ?1))) AND ("orders"."referrer_id" IS NOT NULL)) UNION SELECT "orders"."id", "orders"."referrer_id" FROM "main"."orders" AS "orders" JOIN "chain" AS "chain" ON ("chain"."referrer_id" = "orders"."customer_id") WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1)))) SELECT "chain"."id", "chain"."referrer_id" FROM "chain" AS "chain" ORDER BY "chain"."id"
  ?1 tenant
  rows of tenant 1: 2|2 3|11
  rows of tenant 2: 11|1 12|12 13|2

-- under the name of a table of the schema
WITH RECURSIVE "customers" ("id") AS (SELECT "orders"."id" FROM "main"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1)))) SELECT "customers"."id" FROM "customers" AS "customers" ORDER BY "customers"."id"
  ?1 tenant
  rows of tenant 1: 1 2 3
  rows of tenant 2: 11 12 13
