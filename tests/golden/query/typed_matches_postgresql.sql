-- like
SELECT "customers"."id" FROM "public"."customers" AS "customers" WHERE (("customers"."tenant_id" = $1::bigint) AND ("customers"."name" LIKE "rowscope"."pattern"($2::text))) ORDER BY "customers"."id"
  $1 tenant, $2 value 1

-- ilike
SELECT "customers"."id" FROM "public"."customers" AS "customers" WHERE (("customers"."tenant_id" = $1::bigint) AND (lower("customers"."name" COLLATE "C") LIKE lower("rowscope"."pattern"($2::text) COLLATE "C"))) ORDER BY "customers"."id"
  $1 tenant, $2 value 1

-- contains
SELECT "customers"."id" FROM "public"."customers" AS "customers" WHERE (("customers"."tenant_id" = $1::bigint) AND ("customers"."email" LIKE "rowscope"."pattern"($2::text))) ORDER BY "customers"."id"
  $1 tenant, $2 value 1

-- contains a sign that is special
SELECT "customers"."id" FROM "public"."customers" AS "customers" WHERE (("customers"."tenant_id" = $1::bigint) AND ("customers"."email" LIKE "rowscope"."pattern"($2::text))) ORDER BY "customers"."id"
  $1 tenant, $2 value 1

-- starts with
SELECT "customers"."id" FROM "public"."customers" AS "customers" WHERE (("customers"."tenant_id" = $1::bigint) AND ("customers"."name" LIKE "rowscope"."pattern"($2::text))) ORDER BY "customers"."id"
  $1 tenant, $2 value 1

-- ends with
SELECT "customers"."id" FROM "public"."customers" AS "customers" WHERE (("customers"."tenant_id" = $1::bigint) AND ("customers"."name" LIKE "rowscope"."pattern"($2::text))) ORDER BY "customers"."id"
  $1 tenant, $2 value 1

-- in values
SELECT "customers"."id" FROM "public"."customers" AS "customers" WHERE (("customers"."tenant_id" = $1::bigint) AND ("customers"."id" = ANY ($2::bigint[]))) ORDER BY "customers"."id"
  $1 tenant, $2 value 1

-- the next page by key
SELECT "orders"."total", "orders"."id" FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND (("orders"."total", "orders"."id") > ($2::double precision, $3::bigint))) ORDER BY "orders"."total", "orders"."id"
  $1 tenant, $2 value 1, $3 value 2

-- the page before
SELECT "orders"."total", "orders"."id" FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND (("orders"."total", "orders"."id") <= ($2::double precision, $3::bigint))) ORDER BY "orders"."total", "orders"."id"
  $1 tenant, $2 value 1, $3 value 2

-- equal rows
SELECT "orders"."total", "orders"."id" FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND (("orders"."total", "orders"."id") = ($2::double precision, $3::bigint))) ORDER BY "orders"."total", "orders"."id"
  $1 tenant, $2 value 1, $3 value 2

-- unequal rows
SELECT "orders"."total", "orders"."id" FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND (("orders"."total", "orders"."id") <> ($2::double precision, $3::bigint))) ORDER BY "orders"."total", "orders"."id"
  $1 tenant, $2 value 1, $3 value 2

-- rows of columns
SELECT "orders"."total", "orders"."id" FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND (("orders"."id", "orders"."id") >= ("orders"."customer_id", "orders"."customer_id"))) ORDER BY "orders"."total", "orders"."id"
  $1 tenant
