-- o.note = 'late' AND o.total > 60
SELECT "orders"."id" FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND (("orders"."note" = $2::text) AND ("orders"."total" > $3::double precision)))
  $1 tenant, $2 value 1, $3 value 2

-- o.note = 'late' OR o.total > 60
SELECT "orders"."id" FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND (("orders"."note" = $2::text) OR ("orders"."total" > $3::double precision)))
  $1 tenant, $2 value 1, $3 value 2

-- NOT (o.note = 'late')
SELECT "orders"."id" FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND (NOT ("orders"."note" = $2::text)))
  $1 tenant, $2 value 1

-- NOT (o.note = 'late' OR o.total > 60)
SELECT "orders"."id" FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND (NOT (("orders"."note" = $2::text) OR ("orders"."total" > $3::double precision))))
  $1 tenant, $2 value 1, $3 value 2

-- (o.note = 'late' OR o.total > 60) AND NOT o.id IN (1, 11)
SELECT "orders"."id" FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND ((("orders"."note" = $2::text) OR ("orders"."total" > $3::double precision)) AND (NOT ("orders"."id" = ANY ($4::bigint[])))))
  $1 tenant, $2 value 1, $3 value 2, $4 value 3

-- o.note = 'late' OR (o.total > 60 AND o.id IN (1, 11))
SELECT "orders"."id" FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND (("orders"."note" = $2::text) OR (("orders"."total" > $3::double precision) AND ("orders"."id" = ANY ($4::bigint[])))))
  $1 tenant, $2 value 1, $3 value 2, $4 value 3

-- NOT (NOT (o.note = 'late' AND NOT o.id IN (1, 11)) OR o.total > 60)
SELECT "orders"."id" FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND (NOT ((NOT (("orders"."note" = $2::text) AND (NOT ("orders"."id" = ANY ($3::bigint[]))))) OR ("orders"."total" > $4::double precision))))
  $1 tenant, $2 value 1, $3 value 2, $4 value 3
