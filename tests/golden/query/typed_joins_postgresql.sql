-- inner join
SELECT "customers"."name", "orders"."id" FROM "public"."customers" AS "customers" JOIN "public"."orders" AS "orders" ON ("orders"."customer_id" = "customers"."id") WHERE ("customers"."tenant_id" = $1::bigint) ORDER BY "orders"."id"
  $1 tenant

-- left join
SELECT "customers"."name", "orders"."id" FROM "public"."customers" AS "customers" LEFT JOIN "public"."orders" AS "orders" ON (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND ("orders"."customer_id" = "customers"."id")) WHERE ("customers"."tenant_id" = $1::bigint) ORDER BY "customers"."id", "orders"."id" NULLS FIRST
  $1 tenant

-- right join
SELECT "orders"."id", "customers"."name" FROM (SELECT "orders"."id", "orders"."customer_id", "orders"."total", "orders"."note", "orders"."referrer_id" FROM "public"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint)))) AS "orders" RIGHT JOIN (SELECT "customers"."id", "customers"."tenant_id", "customers"."name", "customers"."email" FROM "public"."customers" AS "customers" WHERE ("customers"."tenant_id" = $1::bigint)) AS "customers" ON ("orders"."customer_id" = "customers"."id") ORDER BY "customers"."id", "orders"."id" NULLS FIRST
  $1 tenant

-- right join to the child
SELECT "customers"."name", "orders"."id" FROM (SELECT "customers"."id", "customers"."tenant_id", "customers"."name", "customers"."email" FROM "public"."customers" AS "customers" WHERE ("customers"."tenant_id" = $1::bigint)) AS "customers" RIGHT JOIN (SELECT "orders"."id", "orders"."customer_id", "orders"."total", "orders"."note", "orders"."referrer_id" FROM "public"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint)))) AS "orders" ON ("orders"."referrer_id" = "customers"."id") ORDER BY "orders"."id"
  $1 tenant

-- full join
SELECT "customers"."name", "orders"."id" FROM (SELECT "customers"."id", "customers"."tenant_id", "customers"."name", "customers"."email" FROM "public"."customers" AS "customers" WHERE ("customers"."tenant_id" = $1::bigint)) AS "customers" FULL JOIN (SELECT "orders"."id", "orders"."customer_id", "orders"."total", "orders"."note", "orders"."referrer_id" FROM "public"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint)))) AS "orders" ON ("orders"."referrer_id" = "customers"."id") ORDER BY "customers"."id" NULLS FIRST, "orders"."id" NULLS FIRST
  $1 tenant

-- cross join
SELECT "customers"."name", "settings"."value" FROM "public"."customers" AS "customers" CROSS JOIN "public"."settings" AS "settings" WHERE (("customers"."tenant_id" = $1::bigint) AND ("settings"."tenant_id" = $1::bigint)) ORDER BY "customers"."id", "settings"."value" COLLATE "C"
  $1 tenant

-- left join, then right join
SELECT "orders"."id", "order_lines"."product", "customers"."name" FROM (SELECT "orders"."id", "orders"."customer_id", "orders"."total", "orders"."note", "orders"."referrer_id" FROM "public"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint)))) AS "orders" LEFT JOIN (SELECT "order_lines"."id", "order_lines"."order_id", "order_lines"."product", "order_lines"."quantity", "order_lines"."currency" FROM "public"."order_lines" AS "order_lines" WHERE ("order_lines"."order_id" IN (SELECT "scope_2"."id" FROM "public"."orders" AS "scope_2" WHERE ("scope_2"."customer_id" IN (SELECT "scope_3"."id" FROM "public"."customers" AS "scope_3" WHERE ("scope_3"."tenant_id" = $1::bigint)))))) AS "order_lines" ON ("order_lines"."order_id" = "orders"."id") RIGHT JOIN (SELECT "customers"."id", "customers"."tenant_id", "customers"."name", "customers"."email" FROM "public"."customers" AS "customers" WHERE ("customers"."tenant_id" = $1::bigint)) AS "customers" ON ("orders"."customer_id" = "customers"."id") ORDER BY "customers"."id", "orders"."id" NULLS FIRST, "order_lines"."id" NULLS FIRST
  $1 tenant

-- full join of a shared table
SELECT "currencies"."code", "order_lines"."id" FROM "public"."currencies" AS "currencies" FULL JOIN (SELECT "order_lines"."id", "order_lines"."order_id", "order_lines"."product", "order_lines"."quantity", "order_lines"."currency" FROM "public"."order_lines" AS "order_lines" WHERE ("order_lines"."order_id" IN (SELECT "scope_1"."id" FROM "public"."orders" AS "scope_1" WHERE ("scope_1"."customer_id" IN (SELECT "scope_2"."id" FROM "public"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = $1::bigint)))))) AS "order_lines" ON ("order_lines"."currency" = "currencies"."code") ORDER BY "currencies"."code" COLLATE "C" NULLS FIRST, "order_lines"."id" NULLS FIRST
  $1 tenant

-- full join where each side has a condition
SELECT "customers"."name", "orders"."id" FROM (SELECT "customers"."id", "customers"."tenant_id", "customers"."name", "customers"."email" FROM "public"."customers" AS "customers" WHERE ("customers"."tenant_id" = $1::bigint)) AS "customers" FULL JOIN (SELECT "orders"."id", "orders"."customer_id", "orders"."total", "orders"."note", "orders"."referrer_id" FROM "public"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint)))) AS "orders" ON ("orders"."referrer_id" = "customers"."id") WHERE (("orders"."id" IS NULL) OR ("customers"."id" IS NULL)) ORDER BY "customers"."id" NULLS FIRST, "orders"."id" NULLS FIRST
  $1 tenant
