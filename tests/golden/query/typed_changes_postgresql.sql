-- an update where in
UPDATE "public"."orders" AS "orders" SET "note" = $1::text WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $2::bigint))) AND ("orders"."customer_id" IN (SELECT "customers"."id" FROM "public"."customers" AS "customers" WHERE (("customers"."tenant_id" = $2::bigint) AND ("customers"."name" = $3::text)))))
  $1 value 1, $2 tenant, $3 value 2

-- an update where exists
UPDATE "public"."customers" AS "customers" SET "email" = $1::text WHERE (("customers"."tenant_id" = $2::bigint) AND (NOT EXISTS (SELECT "orders"."id" FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $2::bigint))) AND ("orders"."customer_id" = "customers"."id")))))
  $1 value 1, $2 tenant

-- an update where scalar
UPDATE "public"."orders" AS "orders" SET "note" = $1::text WHERE (("orders"."customer_id" IN (SELECT "scope_2"."id" FROM "public"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = $2::bigint))) AND ("orders"."total" > (SELECT AVG("o"."total")::double precision FROM "public"."orders" AS "o" WHERE ("o"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $2::bigint))))))
  $1 value 1, $2 tenant

-- an update to a scalar
UPDATE "public"."orders" AS "orders" SET "total" = coalesce((SELECT AVG("o"."total")::double precision FROM "public"."orders" AS "o" WHERE ("o"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint)))), $2::double precision) WHERE ("orders"."customer_id" IN (SELECT "scope_2"."id" FROM "public"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = $1::bigint)))
  $1 tenant, $2 value 1

-- an update to a correlated scalar
UPDATE "public"."orders" AS "orders" SET "note" = (SELECT "customers"."name" FROM "public"."customers" AS "customers" WHERE (("customers"."tenant_id" = $1::bigint) AND ("customers"."id" = "orders"."customer_id"))) WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint)))
  $1 tenant

-- an update to what is computed
UPDATE "public"."orders" AS "orders" SET "total" = (("orders"."total" * $1::bigint) + $2::bigint), "note" = (coalesce("orders"."note", $3::text) || $4::text) WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $5::bigint))) AND ("orders"."id" > $6::bigint))
  $1 value 1, $2 value 2, $3 value 3, $4 value 4, $5 tenant, $6 value 5

-- an update to a case
UPDATE "public"."customers" AS "customers" SET "name" = (CASE WHEN EXISTS (SELECT "orders"."id" FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND ("orders"."customer_id" = "customers"."id"))) THEN $2::text ELSE "customers"."name" END) WHERE ("customers"."tenant_id" = $1::bigint)
  $1 tenant, $2 value 1

-- a remove where in
DELETE FROM "public"."order_lines" AS "order_lines" WHERE (("order_lines"."order_id" IN (SELECT "scope_2"."id" FROM "public"."orders" AS "scope_2" WHERE ("scope_2"."customer_id" IN (SELECT "scope_3"."id" FROM "public"."customers" AS "scope_3" WHERE ("scope_3"."tenant_id" = $1::bigint))))) AND ("order_lines"."order_id" IN (SELECT "orders"."id" FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND ("orders"."total" < $2::double precision)))))
  $1 tenant, $2 value 1

-- a remove where not exists
DELETE FROM "public"."customers" AS "customers" WHERE (("customers"."tenant_id" = $1::bigint) AND (NOT EXISTS (SELECT "orders"."id" FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND ("orders"."customer_id" = "customers"."id")))))
  $1 tenant

-- a remove by a row
DELETE FROM "public"."order_lines" AS "order_lines" WHERE (("order_lines"."order_id" IN (SELECT "scope_1"."id" FROM "public"."orders" AS "scope_1" WHERE ("scope_1"."customer_id" IN (SELECT "scope_2"."id" FROM "public"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = $1::bigint))))) AND (("order_lines"."quantity", "order_lines"."id") > ($2::bigint, $3::bigint)))
  $1 tenant, $2 value 1, $3 value 2

-- an update with returning
UPDATE "public"."orders" AS "orders" SET "note" = $1::text WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $2::bigint))) AND ("orders"."total" > $3::double precision)) RETURNING "orders"."id", ("orders"."total" * $4::bigint) AS "twice"
  $1 value 1, $2 tenant, $3 value 2, $4 value 3

-- a remove with returning
DELETE FROM "public"."order_lines" AS "order_lines" WHERE ("order_lines"."order_id" IN (SELECT "scope_1"."id" FROM "public"."orders" AS "scope_1" WHERE ("scope_1"."customer_id" IN (SELECT "scope_2"."id" FROM "public"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = $1::bigint))))) RETURNING "order_lines"."id", "order_lines"."order_id", "order_lines"."product", "order_lines"."quantity", "order_lines"."currency"
  $1 tenant

-- returning a sub-query
UPDATE "public"."customers" AS "customers" SET "email" = $1::text WHERE ("customers"."tenant_id" = $2::bigint) RETURNING "customers"."id", (SELECT COUNT(*) FROM "public"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $2::bigint)))) AS "n"
  $1 value 1, $2 tenant
