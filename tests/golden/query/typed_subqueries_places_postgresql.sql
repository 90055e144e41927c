-- output
SELECT "customers"."name", (SELECT COUNT(*) FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND ("orders"."customer_id" = "customers"."id"))) AS "orders" FROM "public"."customers" AS "customers" WHERE ("customers"."tenant_id" = $1::bigint) ORDER BY "customers"."id"
  $1 tenant

-- output without correlation
SELECT "currencies"."code", (SELECT COUNT(*) FROM "public"."order_lines" AS "order_lines" WHERE ("order_lines"."order_id" IN (SELECT "scope_1"."id" FROM "public"."orders" AS "scope_1" WHERE ("scope_1"."customer_id" IN (SELECT "scope_2"."id" FROM "public"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = $1::bigint)))))) AS "all" FROM "public"."currencies" AS "currencies" ORDER BY "currencies"."code" COLLATE "C"
  $1 tenant
SELECT COUNT(*) FROM (SELECT "currencies"."code", (SELECT COUNT(*) FROM "public"."order_lines" AS "order_lines" WHERE ("order_lines"."order_id" IN (SELECT "scope_1"."id" FROM "public"."orders" AS "scope_1" WHERE ("scope_1"."customer_id" IN (SELECT "scope_2"."id" FROM "public"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = $1::bigint)))))) AS "all" FROM "public"."currencies" AS "currencies" ORDER BY "currencies"."code" COLLATE "C") AS "counted_rows"
  $1 tenant

-- output that may have no row
SELECT "customers"."id", (SELECT "orders"."note" FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND ("orders"."customer_id" = "customers"."id")) ORDER BY "orders"."id" LIMIT $2::bigint) AS "note" FROM "public"."customers" AS "customers" WHERE ("customers"."tenant_id" = $1::bigint) ORDER BY "customers"."id"
  $1 tenant, $2 value 1

-- on
SELECT "customers"."name", "settings"."value" FROM "public"."customers" AS "customers" LEFT JOIN (SELECT "settings"."tenant_id", "settings"."name", "settings"."value" FROM "public"."settings" AS "settings" WHERE ("settings"."tenant_id" = $1::bigint)) AS "settings" ON (("settings"."name" = $2::text) AND EXISTS (SELECT "orders"."id" FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND ("orders"."customer_id" = "customers"."id")))) WHERE ("customers"."tenant_id" = $1::bigint) ORDER BY "customers"."id"
  $1 tenant, $2 value 1

-- having
SELECT "orders"."customer_id", SUM("orders"."total")::double precision AS "sum" FROM "public"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_2"."id" FROM "public"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = $1::bigint))) GROUP BY "orders"."customer_id" HAVING (SUM("orders"."total")::double precision > (SELECT AVG("o"."total")::double precision FROM "public"."orders" AS "o" WHERE ("o"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))))) ORDER BY "orders"."customer_id"
  $1 tenant

-- order
SELECT "customers"."name" FROM "public"."customers" AS "customers" WHERE ("customers"."tenant_id" = $1::bigint) ORDER BY (SELECT COUNT(*) FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND ("orders"."customer_id" = "customers"."id"))) DESC NULLS LAST, "customers"."id"
  $1 tenant

-- inside of case and coalesce
SELECT "customers"."name", (CASE WHEN ((SELECT COUNT(*) FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND ("orders"."customer_id" = "customers"."id"))) > $2::bigint) THEN $3::text ELSE $4::text END) AS "size", coalesce((SELECT "orders"."id" FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_2"."id" FROM "public"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = $1::bigint))) AND ("orders"."customer_id" = "customers"."id"))), $5::bigint) AS "first" FROM "public"."customers" AS "customers" WHERE ("customers"."tenant_id" = $1::bigint) ORDER BY "customers"."id"
  $1 tenant, $2 value 1, $3 value 2, $4 value 3, $5 value 4

-- inside of an aggregate
SELECT SUM((SELECT COUNT(*) FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND ("orders"."customer_id" = "customers"."id"))))::bigint AS "n" FROM "public"."customers" AS "customers" WHERE ("customers"."tenant_id" = $1::bigint)
  $1 tenant
SELECT COUNT(*) FROM (SELECT SUM((SELECT COUNT(*) FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND ("orders"."customer_id" = "customers"."id"))))::bigint AS "n" FROM "public"."customers" AS "customers" WHERE ("customers"."tenant_id" = $1::bigint)) AS "counted_rows"
  $1 tenant
