-- in
SELECT "customers"."id" FROM "public"."customers" AS "customers" WHERE (("customers"."tenant_id" = $1::bigint) AND ("customers"."id" IN (SELECT "orders"."customer_id" FROM "public"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint)))))) ORDER BY "customers"."id"
  $1 tenant

-- not in
SELECT "customers"."id" FROM "public"."customers" AS "customers" WHERE (("customers"."tenant_id" = $1::bigint) AND (NOT ("customers"."id" IN (SELECT "orders"."customer_id" FROM "public"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))))))) ORDER BY "customers"."id"
  $1 tenant

-- exists
SELECT "customers"."id" FROM "public"."customers" AS "customers" WHERE (("customers"."tenant_id" = $1::bigint) AND EXISTS (SELECT "orders"."id" FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND ("orders"."customer_id" = "customers"."id")))) ORDER BY "customers"."id"
  $1 tenant

-- not exists
SELECT "customers"."id" FROM "public"."customers" AS "customers" WHERE (("customers"."tenant_id" = $1::bigint) AND (NOT EXISTS (SELECT "orders"."id" FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND ("orders"."customer_id" = "customers"."id"))))) ORDER BY "customers"."id"
  $1 tenant

-- exists of anything
SELECT "currencies"."code" FROM "public"."currencies" AS "currencies" WHERE EXISTS (SELECT "order_lines"."id" FROM "public"."order_lines" AS "order_lines" WHERE (("order_lines"."order_id" IN (SELECT "scope_1"."id" FROM "public"."orders" AS "scope_1" WHERE ("scope_1"."customer_id" IN (SELECT "scope_2"."id" FROM "public"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = $1::bigint))))) AND ("order_lines"."currency" = "currencies"."code"))) ORDER BY "currencies"."code" COLLATE "C"
  $1 tenant

-- scalar
SELECT "orders"."id" FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_2"."id" FROM "public"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = $1::bigint))) AND ("orders"."total" > (SELECT AVG("orders"."total")::double precision FROM "public"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint)))))) ORDER BY "orders"."id"
  $1 tenant

-- correlated scalar of an alias
SELECT "orders"."id" FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_2"."id" FROM "public"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = $1::bigint))) AND ("orders"."total" >= (SELECT MAX("other"."total") FROM "public"."orders" AS "other" WHERE (("other"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND ("other"."customer_id" = "orders"."customer_id"))))) ORDER BY "orders"."id"
  $1 tenant

-- three deep
SELECT "customers"."id" FROM "public"."customers" AS "customers" WHERE (("customers"."tenant_id" = $1::bigint) AND ("customers"."id" IN (SELECT "orders"."customer_id" FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_3"."id" FROM "public"."customers" AS "scope_3" WHERE ("scope_3"."tenant_id" = $1::bigint))) AND ("orders"."id" IN (SELECT "order_lines"."order_id" FROM "public"."order_lines" AS "order_lines" WHERE (("order_lines"."order_id" IN (SELECT "scope_1"."id" FROM "public"."orders" AS "scope_1" WHERE ("scope_1"."customer_id" IN (SELECT "scope_2"."id" FROM "public"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = $1::bigint))))) AND EXISTS (SELECT "currencies"."code" FROM "public"."currencies" AS "currencies" WHERE ("currencies"."code" = "order_lines"."currency"))))))))) ORDER BY "customers"."id"
  $1 tenant

-- with a join inside
SELECT "customers"."id" FROM "public"."customers" AS "customers" WHERE (("customers"."tenant_id" = $1::bigint) AND ("customers"."id" IN (SELECT "orders"."customer_id" FROM "public"."orders" AS "orders" LEFT JOIN "public"."order_lines" AS "order_lines" ON (("order_lines"."order_id" IN (SELECT "scope_2"."id" FROM "public"."orders" AS "scope_2" WHERE ("scope_2"."customer_id" IN (SELECT "scope_3"."id" FROM "public"."customers" AS "scope_3" WHERE ("scope_3"."tenant_id" = $1::bigint))))) AND ("order_lines"."order_id" = "orders"."id")) WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND ("order_lines"."id" IS NULL))))) ORDER BY "customers"."id"
  $1 tenant

-- with a limit inside
SELECT "orders"."id" FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_2"."id" FROM "public"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = $1::bigint))) AND ("orders"."id" IN (SELECT "last"."id" FROM "public"."orders" AS "last" WHERE ("last"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) ORDER BY "last"."id" DESC LIMIT $2::bigint)))
  $1 tenant, $2 value 1

-- in a condition that is not always there
SELECT "customers"."id" FROM "public"."customers" AS "customers" WHERE (("customers"."tenant_id" = $1::bigint) AND EXISTS (SELECT "orders"."id" FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND ("orders"."customer_id" = "customers"."id")))) ORDER BY "customers"."id"
  $1 tenant

-- in the condition that is not there
SELECT "customers"."id" FROM "public"."customers" AS "customers" WHERE (("customers"."tenant_id" = $1::bigint) AND ("customers"."id" = $2::bigint)) ORDER BY "customers"."id"
  $1 tenant, $2 value 1

-- set operation inside
SELECT "customers"."id" FROM "public"."customers" AS "customers" WHERE (("customers"."tenant_id" = $1::bigint) AND ("customers"."id" IN (SELECT "orders"."customer_id" FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND ("orders"."total" > $2::double precision)) UNION (SELECT "c"."id" FROM "public"."customers" AS "c" WHERE (("c"."tenant_id" = $1::bigint) AND ("c"."name" = $3::text)))))) ORDER BY "customers"."id"
  $1 tenant, $2 value 1, $3 value 2
