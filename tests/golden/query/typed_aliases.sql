-- self-join
SELECT "orders"."id", "earlier"."id", "earlier"."total" FROM "main"."orders" AS "orders" JOIN "main"."orders" AS "earlier" ON (("earlier"."customer_id" = "orders"."customer_id") AND ("earlier"."id" < "orders"."id")) WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) AND ("earlier"."customer_id" IN (SELECT "scope_2"."id" FROM "main"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = ?1)))) ORDER BY "orders"."id"
  ?1 tenant
  rows of tenant 1: 2|1|100.0
  rows of tenant 2: 12|11|100.0

-- self-join, left
SELECT "orders"."id", "earlier"."id" FROM "main"."orders" AS "orders" LEFT JOIN "main"."orders" AS "earlier" ON (("earlier"."customer_id" IN (SELECT "scope_2"."id" FROM "main"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = ?1))) AND (("earlier"."customer_id" = "orders"."customer_id") AND ("earlier"."id" < "orders"."id"))) WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) ORDER BY "orders"."id"
  ?1 tenant
  rows of tenant 1: 1|NULL 2|1 3|NULL
  rows of tenant 2: 11|NULL 12|11 13|NULL

-- self-join on whatever there is
SELECT "orders"."id", "earlier"."id" FROM "main"."orders" AS "orders" JOIN "main"."orders" AS "earlier" ON ("earlier"."total" = "orders"."total") WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) AND ("earlier"."customer_id" IN (SELECT "scope_2"."id" FROM "main"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = ?1)))) ORDER BY "orders"."id"
  ?1 tenant
  rows of tenant 1: 1|1 2|2 3|3
  rows of tenant 2: 11|11 12|12 13|13

-- self-join, full
SELECT "orders"."id", "earlier"."id" FROM (SELECT "orders"."id", "orders"."customer_id", "orders"."total", "orders"."note", "orders"."referrer_id" FROM "main"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1)))) AS "orders" FULL JOIN (SELECT "earlier"."id", "earlier"."customer_id", "earlier"."total", "earlier"."note", "earlier"."referrer_id" FROM "main"."orders" AS "earlier" WHERE ("earlier"."customer_id" IN (SELECT "scope_2"."id" FROM "main"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = ?1)))) AS "earlier" ON ("earlier"."id" > "orders"."id") ORDER BY "orders"."id", "earlier"."id"
  ?1 tenant
  rows of tenant 1: NULL|1 1|2 1|3 2|3 3|NULL
  rows of tenant 2: NULL|11 11|12 11|13 12|13 13|NULL

-- the parent twice
SELECT "orders"."id", "customers"."name", "referrer"."name" FROM "main"."orders" AS "orders" JOIN "main"."customers" AS "customers" ON ("orders"."customer_id" = "customers"."id") LEFT JOIN "main"."customers" AS "referrer" ON (("referrer"."tenant_id" = ?1) AND ("orders"."referrer_id" = "referrer"."id")) WHERE ("customers"."tenant_id" = ?1) ORDER BY "orders"."id"
  ?1 tenant
  rows of tenant 1: 1|Ann|NULL 2|Ann|Bob 3|Bob|NULL
  rows of tenant 2: 11|Ann|NULL 12|Ann|Bob 13|Cleo|NULL

-- an alias alone
SELECT "referrer"."name" FROM "main"."customers" AS "referrer" WHERE (("referrer"."tenant_id" = ?1) AND ("referrer"."id" > ?2)) ORDER BY "referrer"."name" DESC
  ?1 tenant, ?2 value 1
  rows of tenant 1: Dan Bob
  rows of tenant 2: Cleo Bob Ann
