-- o.total = 100
SELECT "orders"."id" FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND ("orders"."total" = $2::double precision))
  $1 tenant, $2 value 1

-- o.total <> 100
SELECT "orders"."id" FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND ("orders"."total" <> $2::double precision))
  $1 tenant, $2 value 1

-- o.total < 100
SELECT "orders"."id" FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND ("orders"."total" < $2::double precision))
  $1 tenant, $2 value 1

-- o.total <= 100
SELECT "orders"."id" FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND ("orders"."total" <= $2::double precision))
  $1 tenant, $2 value 1

-- o.total > 100
SELECT "orders"."id" FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND ("orders"."total" > $2::bigint))
  $1 tenant, $2 value 1

-- o.total >= 100
SELECT "orders"."id" FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND ("orders"."total" >= $2::double precision))
  $1 tenant, $2 value 1

-- o.note = 'late'
SELECT "orders"."id" FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND ("orders"."note" = $2::text))
  $1 tenant, $2 value 1

-- o.note <> 'late'
SELECT "orders"."id" FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND ("orders"."note" <> $2::text))
  $1 tenant, $2 value 1

-- o.note > 'a'
SELECT "orders"."id" FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND ("orders"."note" COLLATE "C" > $2::text))
  $1 tenant, $2 value 1
