-- self-join
SELECT "orders"."id", "earlier"."id", "earlier"."total" FROM "public"."orders" AS "orders" JOIN "public"."orders" AS "earlier" ON (("earlier"."customer_id" = "orders"."customer_id") AND ("earlier"."id" < "orders"."id")) WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND ("earlier"."customer_id" IN (SELECT "scope_2"."id" FROM "public"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = $1::bigint)))) ORDER BY "orders"."id"
  $1 tenant

-- self-join, left
SELECT "orders"."id", "earlier"."id" FROM "public"."orders" AS "orders" LEFT JOIN "public"."orders" AS "earlier" ON (("earlier"."customer_id" IN (SELECT "scope_2"."id" FROM "public"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = $1::bigint))) AND (("earlier"."customer_id" = "orders"."customer_id") AND ("earlier"."id" < "orders"."id"))) WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) ORDER BY "orders"."id"
  $1 tenant

-- self-join on whatever there is
SELECT "orders"."id", "earlier"."id" FROM "public"."orders" AS "orders" JOIN "public"."orders" AS "earlier" ON ("earlier"."total" = "orders"."total") WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND ("earlier"."customer_id" IN (SELECT "scope_2"."id" FROM "public"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = $1::bigint)))) ORDER BY "orders"."id"
  $1 tenant

-- self-join, full
SELECT "orders"."id", "earlier"."id" FROM (SELECT "orders"."id", "orders"."customer_id", "orders"."total", "orders"."note", "orders"."referrer_id" FROM "public"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint)))) AS "orders" FULL JOIN (SELECT "earlier"."id", "earlier"."customer_id", "earlier"."total", "earlier"."note", "earlier"."referrer_id" FROM "public"."orders" AS "earlier" WHERE ("earlier"."customer_id" IN (SELECT "scope_2"."id" FROM "public"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = $1::bigint)))) AS "earlier" ON ("earlier"."id" > "orders"."id") ORDER BY "orders"."id" NULLS FIRST, "earlier"."id" NULLS FIRST
  $1 tenant

-- the parent twice
SELECT "orders"."id", "customers"."name", "referrer"."name" FROM "public"."orders" AS "orders" JOIN "public"."customers" AS "customers" ON ("orders"."customer_id" = "customers"."id") LEFT JOIN "public"."customers" AS "referrer" ON (("referrer"."tenant_id" = $1::bigint) AND ("orders"."referrer_id" = "referrer"."id")) WHERE ("customers"."tenant_id" = $1::bigint) ORDER BY "orders"."id"
  $1 tenant

-- an alias alone
SELECT "referrer"."name" FROM "public"."customers" AS "referrer" WHERE (("referrer"."tenant_id" = $1::bigint) AND ("referrer"."id" > $2::bigint)) ORDER BY "referrer"."name" COLLATE "C" DESC
  $1 tenant, $2 value 1
