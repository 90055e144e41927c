-- like
SELECT "customers"."id" FROM "main"."customers" AS "customers" WHERE (("customers"."tenant_id" = ?1) AND rowscope_like("customers"."name", ?2)) ORDER BY "customers"."id"
  ?1 tenant, ?2 value 1
  rows of tenant 1: 1 3
  rows of tenant 2: 11

-- ilike
SELECT "customers"."id" FROM "main"."customers" AS "customers" WHERE (("customers"."tenant_id" = ?1) AND rowscope_ilike("customers"."name", ?2)) ORDER BY "customers"."id"
  ?1 tenant, ?2 value 1
  rows of tenant 1: 1
  rows of tenant 2: 11

-- contains
SELECT "customers"."id" FROM "main"."customers" AS "customers" WHERE (("customers"."tenant_id" = ?1) AND rowscope_like("customers"."email", ?2)) ORDER BY "customers"."id"
  ?1 tenant, ?2 value 1
  rows of tenant 1: 1
  rows of tenant 2: 11 13

-- contains a sign that is special
SELECT "customers"."id" FROM "main"."customers" AS "customers" WHERE (("customers"."tenant_id" = ?1) AND rowscope_like("customers"."email", ?2)) ORDER BY "customers"."id"
  ?1 tenant, ?2 value 1
  rows of tenant 1: 2
  rows of tenant 2: 12

-- starts with
SELECT "customers"."id" FROM "main"."customers" AS "customers" WHERE (("customers"."tenant_id" = ?1) AND rowscope_like("customers"."name", ?2)) ORDER BY "customers"."id"
  ?1 tenant, ?2 value 1
  rows of tenant 1: 2
  rows of tenant 2: 12

-- ends with
SELECT "customers"."id" FROM "main"."customers" AS "customers" WHERE (("customers"."tenant_id" = ?1) AND rowscope_like("customers"."name", ?2)) ORDER BY "customers"."id"
  ?1 tenant, ?2 value 1
  rows of tenant 1: 1 3
  rows of tenant 2: 11

-- in values
SELECT "customers"."id" FROM "main"."customers" AS "customers" WHERE (("customers"."tenant_id" = ?1) AND ("customers"."id" IN (SELECT "value" FROM rowscope_values(?2)))) ORDER BY "customers"."id"
  ?1 tenant, ?2 value 1
  rows of tenant 1: 1 3
  rows of tenant 2: 11 13

-- the next page by key
SELECT "orders"."total", "orders"."id" FROM "main"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) AND (("orders"."total", "orders"."id") > (?2, ?3))) ORDER BY "orders"."total", "orders"."id"
  ?1 tenant, ?2 value 1, ?3 value 2
  rows of tenant 1: 250.0|2
  rows of tenant 2: 100.0|11 250.0|12

-- the page before
SELECT "orders"."total", "orders"."id" FROM "main"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) AND (("orders"."total", "orders"."id") <= (?2, ?3))) ORDER BY "orders"."total", "orders"."id"
  ?1 tenant, ?2 value 1, ?3 value 2
  rows of tenant 1: 50.0|3 100.0|1
  rows of tenant 2: 50.0|13 100.0|11

-- equal rows
SELECT "orders"."total", "orders"."id" FROM "main"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) AND (("orders"."total", "orders"."id") = (?2, ?3))) ORDER BY "orders"."total", "orders"."id"
  ?1 tenant, ?2 value 1, ?3 value 2
  rows of tenant 1: 250.0|2
  rows of tenant 2: none

-- unequal rows
SELECT "orders"."total", "orders"."id" FROM "main"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) AND (("orders"."total", "orders"."id") <> (?2, ?3))) ORDER BY "orders"."total", "orders"."id"
  ?1 tenant, ?2 value 1, ?3 value 2
  rows of tenant 1: 50.0|3 100.0|1
  rows of tenant 2: 50.0|13 100.0|11 250.0|12

-- rows of columns
SELECT "orders"."total", "orders"."id" FROM "main"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) AND (("orders"."id", "orders"."id") >= ("orders"."customer_id", "orders"."customer_id"))) ORDER BY "orders"."total", "orders"."id"
  ?1 tenant
  rows of tenant 1: 50.0|3 100.0|1 250.0|2
  rows of tenant 2: 50.0|13 100.0|11 250.0|12
