-- distinct
SELECT DISTINCT "orders"."note" COLLATE "C" AS "note" FROM "public"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) ORDER BY "orders"."note" COLLATE "C" NULLS FIRST
  $1 tenant

-- aggregates
SELECT COUNT(*) AS "n", COUNT("orders"."note") AS "notes", SUM("orders"."total")::double precision AS "sum", MIN("orders"."total") AS "min", MAX("orders"."note" COLLATE "C") AS "max", AVG("orders"."total")::double precision AS "avg", COUNT(DISTINCT "orders"."customer_id") AS "customers" FROM "public"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint)))
  $1 tenant
SELECT COUNT(*) FROM (SELECT COUNT(*) AS "n", COUNT("orders"."note") AS "notes", SUM("orders"."total")::double precision AS "sum", MIN("orders"."total") AS "min", MAX("orders"."note" COLLATE "C") AS "max", AVG("orders"."total")::double precision AS "avg", COUNT(DISTINCT "orders"."customer_id") AS "customers" FROM "public"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint)))) AS "counted_rows"
  $1 tenant

-- groups
SELECT "orders"."customer_id", COUNT(*) AS "n", MAX("orders"."total") AS "max" FROM "public"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) GROUP BY "orders"."customer_id" ORDER BY "orders"."customer_id"
  $1 tenant

-- groups by an expression
SELECT coalesce("orders"."note", $1::text) AS "note", COUNT(*) AS "n" FROM "public"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $2::bigint))) GROUP BY coalesce("orders"."note", $1::text) ORDER BY coalesce("orders"."note", $1::text) COLLATE "C" NULLS FIRST
  $1 value 2, $2 tenant

-- having
SELECT "orders"."customer_id", COUNT(*) AS "n" FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND ("orders"."total" > $2::double precision)) GROUP BY "orders"."customer_id" HAVING ((COUNT(*) > $3::bigint) AND ("orders"."customer_id" > $4::bigint)) ORDER BY COUNT(*) DESC
  $1 tenant, $2 value 1, $3 value 2, $4 value 3

-- arithmetic of aggregates
SELECT "orders"."customer_id", (SUM("orders"."total")::double precision / nullif(COUNT(*), 0)) AS "mean", (CASE WHEN (MAX("orders"."total") > $1::double precision) THEN $2::text ELSE $3::text END) AS "size" FROM "public"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $4::bigint))) GROUP BY "orders"."customer_id" ORDER BY "orders"."customer_id"
  $1 value 1, $2 value 2, $3 value 3, $4 tenant

-- row number
SELECT "orders"."id", row_number() OVER (ORDER BY "orders"."id" DESC) AS "n" FROM "public"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) ORDER BY "orders"."id"
  $1 tenant

-- rank
SELECT "orders"."id", rank() OVER (PARTITION BY "orders"."customer_id" ORDER BY "orders"."total" DESC) AS "n" FROM "public"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) ORDER BY "orders"."id"
  $1 tenant

-- dense rank
SELECT "orders"."id", dense_rank() OVER (ORDER BY "orders"."note" COLLATE "C" NULLS FIRST, "orders"."total") AS "n" FROM "public"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) ORDER BY "orders"."id"
  $1 tenant

-- sum over a window
SELECT "orders"."id", (SUM("orders"."total") OVER (PARTITION BY "orders"."customer_id"))::double precision AS "n" FROM "public"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) ORDER BY "orders"."id"
  $1 tenant

-- count over all rows
SELECT "orders"."id", COUNT(*) OVER () AS "n" FROM "public"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) ORDER BY "orders"."id"
  $1 tenant

-- running maximum
SELECT "orders"."id", MAX("orders"."total") OVER (ORDER BY "orders"."id") AS "n" FROM "public"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) ORDER BY "orders"."id"
  $1 tenant

-- ordered by a window
SELECT "orders"."id" FROM "public"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) ORDER BY rank() OVER (ORDER BY "orders"."total") DESC, "orders"."id"
  $1 tenant

-- a window over a left join
SELECT "customers"."id", "orders"."id", row_number() OVER (PARTITION BY "customers"."id" ORDER BY "orders"."id" NULLS FIRST) AS "n" FROM "public"."customers" AS "customers" LEFT JOIN (SELECT "orders"."id", "orders"."customer_id", "orders"."total", "orders"."note", "orders"."referrer_id" FROM "public"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint)))) AS "orders" ON ("orders"."customer_id" = "customers"."id") WHERE ("customers"."tenant_id" = $1::bigint) ORDER BY "customers"."id", "orders"."id" NULLS FIRST
  $1 tenant

-- a chosen order
SELECT "orders"."id", "orders"."total" FROM "public"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) ORDER BY "orders"."total" DESC
  $1 tenant

-- a chosen order of groups
SELECT "orders"."customer_id", COUNT(*) AS "n" FROM "public"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) GROUP BY "orders"."customer_id" ORDER BY "orders"."customer_id" DESC
  $1 tenant

-- a page
SELECT "orders"."id" FROM "public"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) ORDER BY "orders"."id" LIMIT $2::bigint OFFSET $3::bigint
  $1 tenant, $2 value 1, $3 value 2
