-- inner join on the foreign key
SELECT "orders"."id", "customers"."name" FROM "public"."orders" AS "orders" JOIN "public"."customers" AS "customers" ON ("orders"."customer_id" = "customers"."id") WHERE ("customers"."tenant_id" = $1::bigint)
  $1 tenant

-- from the parent
SELECT "orders"."id", "customers"."name" FROM "public"."customers" AS "customers" JOIN "public"."orders" AS "orders" ON ("orders"."customer_id" = "customers"."id") WHERE ("customers"."tenant_id" = $1::bigint)
  $1 tenant

-- three tables
SELECT "order_lines"."id", "orders"."id", "customers"."name" FROM "public"."order_lines" AS "order_lines" JOIN "public"."orders" AS "orders" ON ("order_lines"."order_id" = "orders"."id") JOIN "public"."customers" AS "customers" ON ("orders"."customer_id" = "customers"."id") WHERE (("customers"."tenant_id" = $1::bigint) AND ("order_lines"."product" = $2::text))
  $1 tenant, $2 value 1

-- left join from the parent
SELECT "customers"."name", "orders"."id", "orders"."note" FROM "public"."customers" AS "customers" LEFT JOIN "public"."orders" AS "orders" ON (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND ("orders"."customer_id" = "customers"."id")) WHERE ("customers"."tenant_id" = $1::bigint)
  $1 tenant

-- left join to the parent
SELECT "orders"."id", "customers"."name" FROM "public"."orders" AS "orders" LEFT JOIN "public"."customers" AS "customers" ON (("customers"."tenant_id" = $1::bigint) AND ("orders"."referrer_id" = "customers"."id")) WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint)))
  $1 tenant

-- a shared table on the right
SELECT "order_lines"."id", "currencies"."label" FROM "public"."order_lines" AS "order_lines" LEFT JOIN "public"."currencies" AS "currencies" ON ("order_lines"."currency" = "currencies"."code") WHERE ("order_lines"."order_id" IN (SELECT "scope_1"."id" FROM "public"."orders" AS "scope_1" WHERE ("scope_1"."customer_id" IN (SELECT "scope_2"."id" FROM "public"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = $1::bigint)))))
  $1 tenant

-- a shared table on the left
SELECT "currencies"."code", "order_lines"."id" FROM "public"."currencies" AS "currencies" LEFT JOIN "public"."order_lines" AS "order_lines" ON (("order_lines"."order_id" IN (SELECT "scope_1"."id" FROM "public"."orders" AS "scope_1" WHERE ("scope_1"."customer_id" IN (SELECT "scope_2"."id" FROM "public"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = $1::bigint))))) AND ("order_lines"."currency" = "currencies"."code"))
  $1 tenant

-- a left join, then an inner join
SELECT "customers"."id", "visits"."id", "orders"."id" FROM "public"."customers" AS "customers" LEFT JOIN "public"."visits" AS "visits" ON (("visits"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND ("visits"."customer_id" = "customers"."id")) JOIN "public"."orders" AS "orders" ON ("orders"."customer_id" = "customers"."id") WHERE (("customers"."tenant_id" = $1::bigint) AND ("orders"."customer_id" IN (SELECT "scope_2"."id" FROM "public"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = $1::bigint))))
  $1 tenant

-- no foreign key between the tables
SELECT "customers"."id", "settings"."value" FROM "public"."customers" AS "customers" JOIN "public"."settings" AS "settings" ON ("settings"."name" <> "customers"."name") WHERE (("customers"."tenant_id" = $1::bigint) AND ("settings"."tenant_id" = $1::bigint))
  $1 tenant
