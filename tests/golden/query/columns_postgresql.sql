-- o.id = o.customer_id
SELECT "orders"."id" FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND ("orders"."id" = "orders"."customer_id"))
  $1 tenant

-- o.referrer_id < o.id
SELECT "orders"."id" FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND ("orders"."referrer_id" < "orders"."id"))
  $1 tenant

-- o.total > o.id
SELECT "orders"."id" FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND ("orders"."total" > "orders"."id"))
  $1 tenant
