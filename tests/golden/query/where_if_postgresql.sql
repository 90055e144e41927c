-- conditions 0
SELECT "orders"."id" FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND ("orders"."id" > $2::bigint))
  $1 tenant, $2 value 3

-- conditions 1
SELECT "orders"."id" FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND (("orders"."note" = $2::text) AND ("orders"."id" > $3::bigint)))
  $1 tenant, $2 value 1, $3 value 3

-- conditions 2
SELECT "orders"."id" FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND (("orders"."total" >= $2::double precision) AND ("orders"."id" > $3::bigint)))
  $1 tenant, $2 value 2, $3 value 3

-- conditions 3
SELECT "orders"."id" FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND ((("orders"."note" = $2::text) AND ("orders"."total" >= $3::double precision)) AND ("orders"."id" > $4::bigint)))
  $1 tenant, $2 value 1, $3 value 2, $4 value 3

-- conditions 4
SELECT "orders"."id" FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND (("orders"."id" > $2::bigint) AND ("orders"."customer_id" <> $3::bigint)))
  $1 tenant, $2 value 3, $3 value 4

-- conditions 5
SELECT "orders"."id" FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND ((("orders"."note" = $2::text) AND ("orders"."id" > $3::bigint)) AND ("orders"."customer_id" <> $4::bigint)))
  $1 tenant, $2 value 1, $3 value 3, $4 value 4

-- conditions 6
SELECT "orders"."id" FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND ((("orders"."total" >= $2::double precision) AND ("orders"."id" > $3::bigint)) AND ("orders"."customer_id" <> $4::bigint)))
  $1 tenant, $2 value 2, $3 value 3, $4 value 4

-- conditions 7
SELECT "orders"."id" FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND (((("orders"."note" = $2::text) AND ("orders"."total" >= $3::double precision)) AND ("orders"."id" > $4::bigint)) AND ("orders"."customer_id" <> $5::bigint)))
  $1 tenant, $2 value 1, $3 value 2, $4 value 3, $5 value 4

-- conditions 8
SELECT "orders"."id" FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND (("orders"."id" > $2::bigint) AND (("orders"."id" = $3::bigint) OR ("orders"."id" = $4::bigint))))
  $1 tenant, $2 value 3, $3 value 5, $4 value 6

-- conditions 9
SELECT "orders"."id" FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND ((("orders"."note" = $2::text) AND ("orders"."id" > $3::bigint)) AND (("orders"."id" = $4::bigint) OR ("orders"."id" = $5::bigint))))
  $1 tenant, $2 value 1, $3 value 3, $4 value 5, $5 value 6

-- conditions 10
SELECT "orders"."id" FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND ((("orders"."total" >= $2::double precision) AND ("orders"."id" > $3::bigint)) AND (("orders"."id" = $4::bigint) OR ("orders"."id" = $5::bigint))))
  $1 tenant, $2 value 2, $3 value 3, $4 value 5, $5 value 6

-- conditions 11
SELECT "orders"."id" FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND (((("orders"."note" = $2::text) AND ("orders"."total" >= $3::double precision)) AND ("orders"."id" > $4::bigint)) AND (("orders"."id" = $5::bigint) OR ("orders"."id" = $6::bigint))))
  $1 tenant, $2 value 1, $3 value 2, $4 value 3, $5 value 5, $6 value 6

-- conditions 12
SELECT "orders"."id" FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND ((("orders"."id" > $2::bigint) AND ("orders"."customer_id" <> $3::bigint)) AND (("orders"."id" = $4::bigint) OR ("orders"."id" = $5::bigint))))
  $1 tenant, $2 value 3, $3 value 4, $4 value 5, $5 value 6

-- conditions 13
SELECT "orders"."id" FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND (((("orders"."note" = $2::text) AND ("orders"."id" > $3::bigint)) AND ("orders"."customer_id" <> $4::bigint)) AND (("orders"."id" = $5::bigint) OR ("orders"."id" = $6::bigint))))
  $1 tenant, $2 value 1, $3 value 3, $4 value 4, $5 value 5, $6 value 6

-- conditions 14
SELECT "orders"."id" FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND (((("orders"."total" >= $2::double precision) AND ("orders"."id" > $3::bigint)) AND ("orders"."customer_id" <> $4::bigint)) AND (("orders"."id" = $5::bigint) OR ("orders"."id" = $6::bigint))))
  $1 tenant, $2 value 2, $3 value 3, $4 value 4, $5 value 5, $6 value 6

-- conditions 15
SELECT "orders"."id" FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND ((((("orders"."note" = $2::text) AND ("orders"."total" >= $3::double precision)) AND ("orders"."id" > $4::bigint)) AND ("orders"."customer_id" <> $5::bigint)) AND (("orders"."id" = $6::bigint) OR ("orders"."id" = $7::bigint))))
  $1 tenant, $2 value 1, $3 value 2, $4 value 3, $5 value 4, $6 value 5, $7 value 6
