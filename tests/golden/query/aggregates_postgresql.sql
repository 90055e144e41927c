-- rows
SELECT COUNT(*) AS "n" FROM "public"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint)))
  $1 tenant

-- values that are not NULL
SELECT COUNT("orders"."note") FROM "public"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint)))
  $1 tenant

-- a sum of reals
SELECT SUM("orders"."total")::double precision FROM "public"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint)))
  $1 tenant

-- a sum of integers
SELECT SUM("order_lines"."quantity")::bigint FROM "public"."order_lines" AS "order_lines" WHERE ("order_lines"."order_id" IN (SELECT "scope_1"."id" FROM "public"."orders" AS "scope_1" WHERE ("scope_1"."customer_id" IN (SELECT "scope_2"."id" FROM "public"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = $1::bigint)))))
  $1 tenant

-- a sum over no row
SELECT SUM("orders"."total")::double precision, COUNT(*) AS "n" FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND ("orders"."id" < $2::bigint))
  $1 tenant, $2 value 1

-- by column
SELECT "orders"."note", COUNT(*) AS "n", SUM("orders"."total")::double precision AS "total" FROM "public"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) GROUP BY "orders"."note" ORDER BY "orders"."note" COLLATE "C" NULLS FIRST
  $1 tenant

-- by two columns, of joined tables
SELECT "customers"."name", "order_lines"."product", SUM("order_lines"."quantity")::bigint FROM "public"."customers" AS "customers" JOIN "public"."orders" AS "orders" ON ("orders"."customer_id" = "customers"."id") JOIN "public"."order_lines" AS "order_lines" ON ("order_lines"."order_id" = "orders"."id") WHERE ("customers"."tenant_id" = $1::bigint) GROUP BY "customers"."name", "order_lines"."product" ORDER BY "order_lines"."product" COLLATE "C" DESC, "customers"."name" COLLATE "C"
  $1 tenant

-- own rows without a match count as zero
SELECT "customers"."name", COUNT("orders"."id"), SUM("orders"."total")::double precision FROM "public"."customers" AS "customers" LEFT JOIN "public"."orders" AS "orders" ON (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND ("orders"."customer_id" = "customers"."id")) WHERE ("customers"."tenant_id" = $1::bigint) GROUP BY "customers"."id", "customers"."name" ORDER BY COUNT("orders"."id") DESC, "customers"."name" COLLATE "C"
  $1 tenant

-- with a limit
SELECT "orders"."note", COUNT(*) AS "n" FROM "public"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) GROUP BY "orders"."note" ORDER BY COUNT(*) DESC LIMIT $2::bigint
  $1 tenant, $2 value 1
