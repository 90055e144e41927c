-- ascending
SELECT "orders"."id" FROM "public"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) ORDER BY "orders"."total"
  $1 tenant

-- descending
SELECT "orders"."id" FROM "public"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) ORDER BY "orders"."total" DESC
  $1 tenant

-- NULL first
SELECT "orders"."id" FROM "public"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) ORDER BY "orders"."note" COLLATE "C" NULLS FIRST, "orders"."id" DESC
  $1 tenant

-- NULL last
SELECT "orders"."id" FROM "public"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) ORDER BY "orders"."note" COLLATE "C" DESC NULLS LAST, "orders"."id"
  $1 tenant

-- limit
SELECT "orders"."id" FROM "public"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) ORDER BY "orders"."id" LIMIT $2::bigint
  $1 tenant, $2 value 1

-- limit and offset
SELECT "orders"."id" FROM "public"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) ORDER BY "orders"."id" LIMIT $2::bigint OFFSET $3::bigint
  $1 tenant, $2 value 1, $3 value 2

-- offset alone
SELECT "orders"."id" FROM "public"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) ORDER BY "orders"."id" DESC OFFSET $2::bigint
  $1 tenant, $2 value 1

-- a limit of none
SELECT "orders"."id" FROM "public"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) LIMIT $2::bigint
  $1 tenant, $2 value 1

-- past the end
SELECT "orders"."id" FROM "public"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) ORDER BY "orders"."id" LIMIT $2::bigint OFFSET $3::bigint
  $1 tenant, $2 value 1, $3 value 2

-- a limit above 2^32
SELECT "orders"."id" FROM "public"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) ORDER BY "orders"."id" LIMIT $2::bigint
  $1 tenant, $2 value 1

-- clauses in another order
SELECT "orders"."id" FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND (("orders"."total" > $2::double precision) AND ("orders"."id" > $3::bigint))) ORDER BY "orders"."id" LIMIT $4::bigint OFFSET $5::bigint
  $1 tenant, $2 value 2, $3 value 4, $4 value 1, $5 value 3
