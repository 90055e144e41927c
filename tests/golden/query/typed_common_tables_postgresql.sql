-- plain
WITH RECURSIVE "big" ("id", "customer_id", "twice") AS (SELECT "orders"."id", "orders"."customer_id", (CASE WHEN ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) THEN ("orders"."total" * $2::bigint) END) AS "twice" FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_2"."id" FROM "public"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = $1::bigint))) AND ("orders"."total" >= $3::double precision))) SELECT "big"."id", "big"."twice" FROM "big" AS "big" ORDER BY "big"."id"
  $1 tenant, $2 value 1, $3 value 2

-- joined
WITH RECURSIVE "big" ("id", "customer_id", "twice") AS (SELECT "orders"."id", "orders"."customer_id", (CASE WHEN ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) THEN ("orders"."total" * $2::bigint) END) AS "twice" FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_2"."id" FROM "public"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = $1::bigint))) AND ("orders"."total" >= $3::double precision))) SELECT "customers"."name", "big"."id" FROM "public"."customers" AS "customers" LEFT JOIN "big" AS "big" ON ("big"."customer_id" = "customers"."id") WHERE ("customers"."tenant_id" = $1::bigint) ORDER BY "customers"."id", "big"."id" NULLS FIRST
  $1 tenant, $2 value 1, $3 value 2

-- several
WITH RECURSIVE "big" ("id", "customer_id", "twice") AS (SELECT "orders"."id", "orders"."customer_id", (CASE WHEN ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) THEN ("orders"."total" * $2::bigint) END) AS "twice" FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_2"."id" FROM "public"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = $1::bigint))) AND ("orders"."total" >= $3::double precision))), "lines" ("order_id", "n") AS (SELECT "order_lines"."order_id", COUNT(*) AS "n" FROM "public"."order_lines" AS "order_lines" WHERE ("order_lines"."order_id" IN (SELECT "scope_3"."id" FROM "public"."orders" AS "scope_3" WHERE ("scope_3"."customer_id" IN (SELECT "scope_4"."id" FROM "public"."customers" AS "scope_4" WHERE ("scope_4"."tenant_id" = $1::bigint))))) GROUP BY "order_lines"."order_id") SELECT "big"."id", "lines"."n" FROM "big" AS "big" LEFT JOIN "lines" AS "lines" ON ("lines"."order_id" = "big"."id") ORDER BY "big"."id"
  $1 tenant, $2 value 1, $3 value 2

-- of a common table
WITH RECURSIVE "big" ("id", "customer_id", "twice") AS (SELECT "orders"."id", "orders"."customer_id", (CASE WHEN ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) THEN ("orders"."total" * $2::bigint) END) AS "twice" FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_2"."id" FROM "public"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = $1::bigint))) AND ("orders"."total" >= $3::double precision))), "of_big" ("id") AS (SELECT "big"."id" FROM "big" AS "big" WHERE ("big"."twice" > $4::double precision)) SELECT "of_big"."id" FROM "of_big" AS "of_big" ORDER BY "of_big"."id"
  $1 tenant, $2 value 1, $3 value 2, $4 value 3

-- in a sub-query
WITH RECURSIVE "big" ("id", "customer_id", "twice") AS (SELECT "orders"."id", "orders"."customer_id", (CASE WHEN ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) THEN ("orders"."total" * $2::bigint) END) AS "twice" FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_2"."id" FROM "public"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = $1::bigint))) AND ("orders"."total" >= $3::double precision))) SELECT "customers"."name" FROM "public"."customers" AS "customers" WHERE (("customers"."tenant_id" = $1::bigint) AND ("customers"."id" IN (SELECT "big"."customer_id" FROM "big" AS "big"))) ORDER BY "customers"."id"
  $1 tenant, $2 value 1, $3 value 2

-- recursive
WITH RECURSIVE "chain" ("id", "referrer_id") AS (SELECT "orders"."id", "orders"."referrer_id" FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_2"."id" FROM "public"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = $1::bigint))) AND ("orders"."referrer_id" IS NOT NULL)) UNION (SELECT "orders"."id", "orders"."referrer_id" FROM "public"."orders" AS "orders" JOIN "chain" AS "chain" ON ("chain"."referrer_id" = "orders"."customer_id") WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))))) SELECT "chain"."id", "chain"."referrer_id" FROM "chain" AS "chain" ORDER BY "chain"."id"
  $1 tenant

-- under the name of a table of the schema
WITH RECURSIVE "customers" ("id") AS (SELECT "orders"."id" FROM "public"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint)))) SELECT "customers"."id" FROM "customers" AS "customers" ORDER BY "customers"."id"
  $1 tenant
