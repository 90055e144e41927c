-- union
SELECT "customers"."name" COLLATE "C" AS "name" FROM "public"."customers" AS "customers" WHERE ("customers"."tenant_id" = $1::bigint) UNION (SELECT "order_lines"."product" COLLATE "C" AS "product" FROM "public"."order_lines" AS "order_lines" WHERE ("order_lines"."order_id" IN (SELECT "scope_1"."id" FROM "public"."orders" AS "scope_1" WHERE ("scope_1"."customer_id" IN (SELECT "scope_2"."id" FROM "public"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = $1::bigint)))))) ORDER BY 1
  $1 tenant

-- union all
SELECT "customers"."name" COLLATE "C" AS "name" FROM "public"."customers" AS "customers" WHERE ("customers"."tenant_id" = $1::bigint) UNION ALL (SELECT "order_lines"."product" COLLATE "C" AS "product" FROM "public"."order_lines" AS "order_lines" WHERE ("order_lines"."order_id" IN (SELECT "scope_1"."id" FROM "public"."orders" AS "scope_1" WHERE ("scope_1"."customer_id" IN (SELECT "scope_2"."id" FROM "public"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = $1::bigint)))))) ORDER BY 1 DESC
  $1 tenant

-- intersect
SELECT "customers"."name" COLLATE "C" AS "name" FROM "public"."customers" AS "customers" WHERE ("customers"."tenant_id" = $1::bigint) INTERSECT (SELECT "customers"."name" COLLATE "C" AS "name" FROM "public"."customers" AS "customers" WHERE (("customers"."tenant_id" = $1::bigint) AND ("customers"."email" IS NULL))) ORDER BY 1
  $1 tenant

-- except
SELECT "customers"."name" COLLATE "C" AS "name" FROM "public"."customers" AS "customers" WHERE ("customers"."tenant_id" = $1::bigint) EXCEPT (SELECT "customers"."name" COLLATE "C" AS "name" FROM "public"."customers" AS "customers" WHERE (("customers"."tenant_id" = $1::bigint) AND EXISTS (SELECT "orders"."id" FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND ("orders"."customer_id" = "customers"."id"))))) ORDER BY 1
  $1 tenant

-- of three
SELECT "customers"."name" COLLATE "C" AS "name" FROM "public"."customers" AS "customers" WHERE ("customers"."tenant_id" = $1::bigint) UNION (SELECT "order_lines"."product" COLLATE "C" AS "product" FROM "public"."order_lines" AS "order_lines" WHERE ("order_lines"."order_id" IN (SELECT "scope_1"."id" FROM "public"."orders" AS "scope_1" WHERE ("scope_1"."customer_id" IN (SELECT "scope_2"."id" FROM "public"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = $1::bigint)))))) EXCEPT (SELECT "customers"."name" COLLATE "C" AS "name" FROM "public"."customers" AS "customers" WHERE (("customers"."tenant_id" = $1::bigint) AND ("customers"."name" = $2::text))) ORDER BY 1
  $1 tenant, $2 value 1

-- of a set operation
SELECT "customers"."name" COLLATE "C" AS "name" FROM "public"."customers" AS "customers" WHERE ("customers"."tenant_id" = $1::bigint) EXCEPT (SELECT "customers"."name" COLLATE "C" AS "name" FROM "public"."customers" AS "customers" WHERE (("customers"."tenant_id" = $1::bigint) AND ("customers"."name" = $2::text)) UNION (SELECT "order_lines"."product" COLLATE "C" AS "product" FROM "public"."order_lines" AS "order_lines" WHERE ("order_lines"."order_id" IN (SELECT "scope_1"."id" FROM "public"."orders" AS "scope_1" WHERE ("scope_1"."customer_id" IN (SELECT "scope_2"."id" FROM "public"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = $1::bigint))))))) ORDER BY 1
  $1 tenant, $2 value 1

-- with a part that has an order and a limit
SELECT "customers"."name" COLLATE "C" AS "name" FROM "public"."customers" AS "customers" WHERE ("customers"."tenant_id" = $1::bigint) UNION ALL (SELECT "order_lines"."product" COLLATE "C" AS "product" FROM "public"."order_lines" AS "order_lines" WHERE ("order_lines"."order_id" IN (SELECT "scope_1"."id" FROM "public"."orders" AS "scope_1" WHERE ("scope_1"."customer_id" IN (SELECT "scope_2"."id" FROM "public"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = $1::bigint))))) ORDER BY "order_lines"."id" DESC LIMIT $2::bigint) ORDER BY 1 LIMIT $3::bigint OFFSET $4::bigint
  $1 tenant, $2 value 1, $3 value 2, $4 value 3

-- NULL on one side
SELECT "customers"."name" COLLATE "C" AS "name" FROM "public"."customers" AS "customers" WHERE ("customers"."tenant_id" = $1::bigint) UNION (SELECT "orders"."note" COLLATE "C" AS "note" FROM "public"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint)))) ORDER BY 1 NULLS FIRST
  $1 tenant

-- with a condition that is not always there
SELECT "customers"."name" COLLATE "C" AS "name" FROM "public"."customers" AS "customers" WHERE (("customers"."tenant_id" = $1::bigint) AND ("customers"."name" = $2::text)) UNION ALL (SELECT "customers"."email" COLLATE "C" AS "email" FROM "public"."customers" AS "customers" WHERE (("customers"."tenant_id" = $1::bigint) AND ("customers"."email" IS NOT NULL))) ORDER BY 1 NULLS FIRST
  $1 tenant, $2 value 1

-- without the condition that is not always there
SELECT "customers"."name" COLLATE "C" AS "name" FROM "public"."customers" AS "customers" WHERE ("customers"."tenant_id" = $1::bigint) UNION ALL (SELECT "customers"."email" COLLATE "C" AS "email" FROM "public"."customers" AS "customers" WHERE (("customers"."tenant_id" = $1::bigint) AND ("customers"."email" IS NOT NULL))) ORDER BY 1 NULLS FIRST
  $1 tenant

-- ordered by a named output
SELECT COUNT(*) AS "n" FROM "public"."customers" AS "customers" WHERE (("customers"."tenant_id" = $1::bigint) AND ("customers"."name" = $2::text)) UNION ALL (SELECT COUNT(*) AS "m" FROM "public"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint)))) ORDER BY 1 DESC
  $1 tenant, $2 value 1
SELECT COUNT(*) FROM (SELECT COUNT(*) AS "n" FROM "public"."customers" AS "customers" WHERE (("customers"."tenant_id" = $1::bigint) AND ("customers"."name" = $2::text)) UNION ALL (SELECT COUNT(*) AS "m" FROM "public"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint)))) ORDER BY 1 DESC) AS "counted_rows"
  $1 tenant, $2 value 1

-- with shared rows
SELECT "currencies"."code" COLLATE "C" AS "code" FROM "public"."currencies" AS "currencies" EXCEPT (SELECT "order_lines"."currency" COLLATE "C" AS "currency" FROM "public"."order_lines" AS "order_lines" WHERE (("order_lines"."order_id" IN (SELECT "scope_1"."id" FROM "public"."orders" AS "scope_1" WHERE ("scope_1"."customer_id" IN (SELECT "scope_2"."id" FROM "public"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = $1::bigint))))) AND ("order_lines"."currency" IS NOT NULL))) ORDER BY 1 NULLS FIRST
  $1 tenant
