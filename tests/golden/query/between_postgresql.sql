-- o.total BETWEEN 50 AND 100
SELECT "orders"."id" FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND ("orders"."total" BETWEEN $2::double precision AND $3::double precision))
  $1 tenant, $2 value 1, $3 value 2

-- NOT (o.total BETWEEN 100 AND 50)
SELECT "orders"."id" FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND (NOT ("orders"."total" BETWEEN $2::bigint AND $3::bigint)))
  $1 tenant, $2 value 1, $3 value 2

-- o.id BETWEEN o.customer_id AND 12
SELECT "orders"."id" FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND ("orders"."id" BETWEEN "orders"."customer_id" AND $2::bigint))
  $1 tenant, $2 value 1

-- o.note BETWEEN 'l' AND 'm'
SELECT "orders"."id" FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND ("orders"."note" COLLATE "C" BETWEEN $2::text AND $3::text))
  $1 tenant, $2 value 1, $3 value 2

-- NOT (o.total BETWEEN 50 AND 100) OR o.note IS NULL
SELECT "orders"."id" FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND ((NOT ("orders"."total" BETWEEN $2::double precision AND $3::double precision)) OR ("orders"."note" IS NULL)))
  $1 tenant, $2 value 1, $3 value 2
