-- output
SELECT "customers"."name", (SELECT COUNT(*) FROM "main"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) AND ("orders"."customer_id" = "customers"."id"))) AS "orders" FROM "main"."customers" AS "customers" WHERE ("customers"."tenant_id" = ?1) ORDER BY "customers"."id"
  ?1 tenant
  rows of tenant 1: Ann|2 Bob|1 Dan|0
  rows of tenant 2: Ann|2 Bob|0 Cleo|1

-- output without correlation
SELECT "currencies"."code", (SELECT COUNT(*) FROM "main"."order_lines" AS "order_lines" WHERE ("order_lines"."order_id" IN (SELECT "scope_1"."id" FROM "main"."orders" AS "scope_1" WHERE ("scope_1"."customer_id" IN (SELECT "scope_2"."id" FROM "main"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = ?1)))))) AS "all" FROM "main"."currencies" AS "currencies" ORDER BY "currencies"."code"
  ?1 tenant
SELECT COUNT(*) FROM (SELECT "currencies"."code", (SELECT COUNT(*) FROM "main"."order_lines" AS "order_lines" WHERE ("order_lines"."order_id" IN (SELECT "scope_1"."id" FROM "main"."orders" AS "scope_1" WHERE ("scope_1"."customer_id" IN (SELECT "scope_2"."id" FROM "main"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = ?1)))))) AS "all" FROM "main"."currencies" AS "currencies" ORDER BY "currencies"."code") AS "counted_rows"
  ?1 tenant
  rows of tenant 1: EUR|3 USD|3 XXX|3
  rows of tenant 2: EUR|2 USD|2 XXX|2

-- output that may have no row
SELECT "customers"."id", (SELECT "orders"."note" FROM "main"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) AND ("orders"."customer_id" = "customers"."id")) ORDER BY "orders"."id" LIMIT ?2) AS "note" FROM "main"."customers" AS "customers" WHERE ("customers"."tenant_id" = ?1) ORDER BY "customers"."id"
  ?1 tenant, ?2 value 1
  rows of tenant 1: 1|late 2|late 3|NULL
  rows of tenant 2: 11|late 12|NULL 13|late

-- on
SELECT "customers"."name", "settings"."value" FROM "main"."customers" AS "customers" LEFT JOIN (SELECT "settings"."tenant_id", "settings"."name", "settings"."value" FROM "main"."settings" AS "settings" WHERE ("settings"."tenant_id" = ?1)) AS "settings" ON (("settings"."name" = ?2) AND EXISTS (SELECT "orders"."id" FROM "main"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) AND ("orders"."customer_id" = "customers"."id")))) WHERE ("customers"."tenant_id" = ?1) ORDER BY "customers"."id"
  ?1 tenant, ?2 value 1
  rows of tenant 1: Ann|dark Bob|dark Dan|NULL
  rows of tenant 2: Ann|dark Bob|NULL Cleo|dark

-- having
SELECT "orders"."customer_id", SUM("orders"."total") AS "sum" FROM "main"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_2"."id" FROM "main"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = ?1))) GROUP BY "orders"."customer_id" HAVING (SUM("orders"."total") > (SELECT AVG("o"."total") FROM "main"."orders" AS "o" WHERE ("o"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))))) ORDER BY "orders"."customer_id"
  ?1 tenant
  rows of tenant 1: 1|350.0
  rows of tenant 2: 11|350.0

-- order
SELECT "customers"."name" FROM "main"."customers" AS "customers" WHERE ("customers"."tenant_id" = ?1) ORDER BY (SELECT COUNT(*) FROM "main"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) AND ("orders"."customer_id" = "customers"."id"))) DESC, "customers"."id"
  ?1 tenant
  rows of tenant 1: Ann Bob Dan
  rows of tenant 2: Ann Cleo Bob

-- inside of case and coalesce
SELECT "customers"."name", (CASE WHEN ((SELECT COUNT(*) FROM "main"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) AND ("orders"."customer_id" = "customers"."id"))) > ?2) THEN ?3 ELSE ?4 END) AS "size", coalesce((SELECT "orders"."id" FROM "main"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_2"."id" FROM "main"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = ?1))) AND ("orders"."customer_id" = "customers"."id"))), ?5) AS "first" FROM "main"."customers" AS "customers" WHERE ("customers"."tenant_id" = ?1) ORDER BY "customers"."id"
  ?1 tenant, ?2 value 1, ?3 value 2, ?4 value 3, ?5 value 4
  rows of tenant 1: Ann|many|1 Bob|few|3 Dan|few|0
  rows of tenant 2: Ann|many|11 Bob|few|0 Cleo|few|13

-- inside of an aggregate
SELECT SUM((SELECT COUNT(*) FROM "main"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) AND ("orders"."customer_id" = "customers"."id")))) AS "n" FROM "main"."customers" AS "customers" WHERE ("customers"."tenant_id" = ?1)
  ?1 tenant
SELECT COUNT(*) FROM (SELECT SUM((SELECT COUNT(*) FROM "main"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) AND ("orders"."customer_id" = "customers"."id")))) AS "n" FROM "main"."customers" AS "customers" WHERE ("customers"."tenant_id" = ?1)) AS "counted_rows"
  ?1 tenant
  rows of tenant 1: 3
  rows of tenant 2: 3
