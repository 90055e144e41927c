-- o.note IS NULL
SELECT "orders"."id" FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND ("orders"."note" IS NULL))
  $1 tenant

-- o.note IS NOT NULL
SELECT "orders"."id" FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND ("orders"."note" IS NOT NULL))
  $1 tenant

-- o.referrer_id IS NULL OR o.note IS NULL
SELECT "orders"."id" FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND (("orders"."referrer_id" IS NULL) OR ("orders"."note" IS NULL)))
  $1 tenant

-- NOT (o.referrer_id = 11)
SELECT "orders"."id" FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND (NOT ("orders"."referrer_id" = $2::bigint)))
  $1 tenant, $2 value 1

-- o.total IS NULL OR o.id = 11
SELECT "orders"."id" FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND (("orders"."total" IS NULL) OR ("orders"."id" = $2::bigint)))
  $1 tenant, $2 value 1
