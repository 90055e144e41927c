-- distinct
SELECT DISTINCT "orders"."note" FROM "main"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) ORDER BY "orders"."note"
  ?1 tenant
  rows of tenant 1: NULL late
  rows of tenant 2: NULL late

-- aggregates
SELECT COUNT(*) AS "n", COUNT("orders"."note") AS "notes", SUM("orders"."total") AS "sum", MIN("orders"."total") AS "min", MAX("orders"."note") AS "max", AVG("orders"."total") AS "avg", COUNT(DISTINCT "orders"."customer_id") AS "customers" FROM "main"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1)))
  ?1 tenant
SELECT COUNT(*) FROM (SELECT COUNT(*) AS "n", COUNT("orders"."note") AS "notes", SUM("orders"."total") AS "sum", MIN("orders"."total") AS "min", MAX("orders"."note") AS "max", AVG("orders"."total") AS "avg", COUNT(DISTINCT "orders"."customer_id") AS "customers" FROM "main"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1)))) AS "counted_rows"
  ?1 tenant
  rows of tenant 1: 3|2|400.0|50.0|late|133.333333333333|2
  rows of tenant 2: 3|2|400.0|50.0|late|133.333333333333|2

-- groups
SELECT "orders"."customer_id", COUNT(*) AS "n", MAX("orders"."total") AS "max" FROM "main"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) GROUP BY "orders"."customer_id" ORDER BY "orders"."customer_id"
  ?1 tenant
  rows of tenant 1: 1|2|250.0 2|1|50.0
  rows of tenant 2: 11|2|250.0 13|1|50.0

-- groups by an expression
SELECT coalesce("orders"."note", ?1) AS "note", COUNT(*) AS "n" FROM "main"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?2))) GROUP BY coalesce("orders"."note", ?3) ORDER BY coalesce("orders"."note", ?4)
  ?1 value 1, ?2 tenant, ?3 value 2, ?4 value 3
  rows of tenant 1: late|2 none|1
  rows of tenant 2: late|2 none|1

-- having
SELECT "orders"."customer_id", COUNT(*) AS "n" FROM "main"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) AND ("orders"."total" > ?2)) GROUP BY "orders"."customer_id" HAVING ((COUNT(*) > ?3) AND ("orders"."customer_id" > ?4)) ORDER BY COUNT(*) DESC
  ?1 tenant, ?2 value 1, ?3 value 2, ?4 value 3
  rows of tenant 1: 1|2
  rows of tenant 2: 11|2

-- arithmetic of aggregates
SELECT "orders"."customer_id", (SUM("orders"."total") / COUNT(*)) AS "mean", (CASE WHEN (MAX("orders"."total") > ?1) THEN ?2 ELSE ?3 END) AS "size" FROM "main"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?4))) GROUP BY "orders"."customer_id" ORDER BY "orders"."customer_id"
  ?1 value 1, ?2 value 2, ?3 value 3, ?4 tenant
  rows of tenant 1: 1|175.0|big 2|50.0|small
  rows of tenant 2: 11|175.0|big 13|50.0|small

-- row number
SELECT "orders"."id", row_number() OVER (ORDER BY "orders"."id" DESC) AS "n" FROM "main"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) ORDER BY "orders"."id"
  ?1 tenant
  rows of tenant 1: 1|3 2|2 3|1
  rows of tenant 2: 11|3 12|2 13|1

-- rank
SELECT "orders"."id", rank() OVER (PARTITION BY "orders"."customer_id" ORDER BY "orders"."total" DESC) AS "n" FROM "main"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) ORDER BY "orders"."id"
  ?1 tenant
  rows of tenant 1: 1|2 2|1 3|1
  rows of tenant 2: 11|2 12|1 13|1

-- dense rank
SELECT "orders"."id", dense_rank() OVER (ORDER BY "orders"."note", "orders"."total") AS "n" FROM "main"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) ORDER BY "orders"."id"
  ?1 tenant
  rows of tenant 1: 1|3 2|1 3|2
  rows of tenant 2: 11|3 12|1 13|2

-- sum over a window
SELECT "orders"."id", SUM("orders"."total") OVER (PARTITION BY "orders"."customer_id") AS "n" FROM "main"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) ORDER BY "orders"."id"
  ?1 tenant
  rows of tenant 1: 1|350.0 2|350.0 3|50.0
  rows of tenant 2: 11|350.0 12|350.0 13|50.0

-- count over all rows
SELECT "orders"."id", COUNT(*) OVER () AS "n" FROM "main"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) ORDER BY "orders"."id"
  ?1 tenant
  rows of tenant 1: 1|3 2|3 3|3
  rows of tenant 2: 11|3 12|3 13|3

-- running maximum
SELECT "orders"."id", MAX("orders"."total") OVER (ORDER BY "orders"."id") AS "n" FROM "main"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) ORDER BY "orders"."id"
  ?1 tenant
  rows of tenant 1: 1|100.0 2|250.0 3|250.0
  rows of tenant 2: 11|100.0 12|250.0 13|250.0

-- ordered by a window
SELECT "orders"."id" FROM "main"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) ORDER BY rank() OVER (ORDER BY "orders"."total") DESC, "orders"."id"
  ?1 tenant
  rows of tenant 1: 2 1 3
  rows of tenant 2: 12 11 13

-- a window over a left join
SELECT "customers"."id", "orders"."id", row_number() OVER (PARTITION BY "customers"."id" ORDER BY "orders"."id") AS "n" FROM "main"."customers" AS "customers" LEFT JOIN (SELECT "orders"."id", "orders"."customer_id", "orders"."total", "orders"."note", "orders"."referrer_id" FROM "main"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1)))) AS "orders" ON ("orders"."customer_id" = "customers"."id") WHERE ("customers"."tenant_id" = ?1) ORDER BY "customers"."id", "orders"."id"
  ?1 tenant
  rows of tenant 1: 1|1|1 1|2|2 2|3|1 3|NULL|1
  rows of tenant 2: 11|11|1 11|12|2 12|NULL|1 13|13|1

-- a chosen order
SELECT "orders"."id", "orders"."total" FROM "main"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) ORDER BY "orders"."total" DESC
  ?1 tenant
  rows of tenant 1: 2|250.0 1|100.0 3|50.0
  rows of tenant 2: 12|250.0 11|100.0 13|50.0

-- a chosen order of groups
SELECT "orders"."customer_id", COUNT(*) AS "n" FROM "main"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) GROUP BY "orders"."customer_id" ORDER BY "orders"."customer_id" DESC
  ?1 tenant
  rows of tenant 1: 2|1 1|2
  rows of tenant 2: 13|1 11|2

-- a page
SELECT "orders"."id" FROM "main"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) ORDER BY "orders"."id" LIMIT ?2 OFFSET ?3
  ?1 tenant, ?2 value 1, ?3 value 2
  rows of tenant 1: 2
  rows of tenant 2: 12
