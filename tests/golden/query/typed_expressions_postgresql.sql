-- arithmetic
SELECT "orders"."id", ("orders"."total" + $1::bigint) AS "plus", ($2::bigint - "orders"."total") AS "minus", ((("orders"."id" + $3::bigint) * $4::bigint) % nullif($5::bigint, 0)) AS "mixed", ("orders"."total" / nullif($6::bigint, 0)) AS "half" FROM "public"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $7::bigint))) ORDER BY "orders"."id"
  $1 value 1, $2 value 2, $3 value 3, $4 value 4, $5 value 5, $6 value 6, $7 tenant

-- integer division, and by zero
SELECT "orders"."id", ("orders"."id" / nullif($1::bigint, 0)) AS "third", ("orders"."id" / nullif($2::bigint, 0)) AS "none", ("orders"."id" % nullif($3::bigint, 0)) AS "rest", ("orders"."total" / nullif($4::double precision, 0)) AS "real" FROM "public"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $5::bigint))) ORDER BY "orders"."id"
  $1 value 1, $2 value 2, $3 value 3, $4 value 4, $5 tenant

-- case
SELECT "orders"."id", (CASE WHEN ("orders"."total" >= $1::double precision) THEN $2::text WHEN ("orders"."total" >= $3::double precision) THEN $4::text ELSE $5::text END) AS "size" FROM "public"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $6::bigint))) ORDER BY "orders"."id"
  $1 value 1, $2 value 2, $3 value 3, $4 value 4, $5 value 5, $6 tenant

-- case without else
SELECT "orders"."id", (CASE WHEN ("orders"."note" = $1::text) THEN "orders"."id" END) AS "id" FROM "public"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $2::bigint))) ORDER BY "orders"."id"
  $1 value 1, $2 tenant

-- case of a column
SELECT "orders"."id", (CASE WHEN ("orders"."total" > $1::double precision) THEN "orders"."note" ELSE $2::text END) AS "note" FROM "public"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $3::bigint))) ORDER BY "orders"."id"
  $1 value 1, $2 value 2, $3 tenant

-- coalesce
SELECT "orders"."id", coalesce("orders"."note", $1::text) AS "note", coalesce("orders"."referrer_id", "orders"."customer_id") AS "both" FROM "public"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $2::bigint))) ORDER BY "orders"."id"
  $1 value 1, $2 tenant

-- nullif
SELECT "orders"."id", nullif("orders"."id", "orders"."customer_id") AS "id" FROM "public"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) ORDER BY "orders"."id"
  $1 tenant

-- texts
SELECT "customers"."id", lower("customers"."name" COLLATE "C") AS "lower", upper("customers"."email" COLLATE "C") AS "upper", length("customers"."name")::bigint AS "length", trim((($1::text || "customers"."name") || $2::text)) AS "trim" FROM "public"."customers" AS "customers" WHERE ("customers"."tenant_id" = $3::bigint) ORDER BY "customers"."id"
  $1 value 1, $2 value 2, $3 tenant

-- parts of texts
SELECT "customers"."id", replace("customers"."name", $1::text, $2::text) AS "replace", substr("customers"."name", ($3::bigint)::integer, greatest(($4::bigint)::integer, 0)) AS "substring" FROM "public"."customers" AS "customers" WHERE ("customers"."tenant_id" = $5::bigint) ORDER BY "customers"."id"
  $1 value 1, $2 value 2, $3 value 3, $4 value 4, $5 tenant

-- concat
SELECT "customers"."id", ("customers"."name" || $1::text) AS "two", (("customers"."name" || $2::text) || "customers"."email") AS "three" FROM "public"."customers" AS "customers" WHERE ("customers"."tenant_id" = $3::bigint) ORDER BY "customers"."id"
  $1 value 1, $2 value 2, $3 tenant

-- numbers
SELECT "orders"."id", abs(("orders"."total" - $1::bigint)) AS "abs", round((("orders"."total" / nullif($2::bigint, 0)))::numeric, greatest(($3::bigint)::integer, 0))::double precision AS "round" FROM "public"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $4::bigint))) ORDER BY "orders"."id"
  $1 value 1, $2 value 2, $3 value 3, $4 tenant

-- a function of the database
SELECT "customers"."id", instr("customers"."name", $1::text) AS "at" FROM "public"."customers" AS "customers" WHERE ("customers"."tenant_id" = $2::bigint) ORDER BY "customers"."id"
  $1 value 1, $2 tenant

-- computed in where
SELECT "orders"."id" FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_2"."id" FROM "public"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = $1::bigint))) AND ((CASE WHEN ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) THEN ((("orders"."total" / nullif($2::bigint, 0)) + $3::bigint) > $4::double precision) END) AND (CASE WHEN ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) THEN (length(coalesce("orders"."note", $5::text))::bigint = $6::bigint) END))) ORDER BY "orders"."id"
  $1 tenant, $2 value 1, $3 value 2, $4 value 3, $5 value 4, $6 value 5

-- ordered by what is computed
SELECT "orders"."id" FROM "public"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) ORDER BY ("orders"."total" * $2::bigint) DESC NULLS LAST, "orders"."id"
  $1 tenant, $2 value 1
