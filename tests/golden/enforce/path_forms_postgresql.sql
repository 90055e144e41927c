-- by key
SELECT "order_lines"."id" FROM "public"."order_lines" AS "order_lines" WHERE (EXISTS (SELECT 1 FROM "public"."orders" AS "scope_1" WHERE (("scope_1"."id" = "order_lines"."order_id") AND EXISTS (SELECT 1 FROM "public"."customers" AS "scope_2" WHERE (("scope_2"."id" = "scope_1"."customer_id") AND ("scope_2"."tenant_id" = $1::bigint))))) AND ("order_lines"."id" = $2::bigint))

-- by key, the other way round
SELECT "order_lines"."id" FROM "public"."order_lines" AS "order_lines" WHERE (EXISTS (SELECT 1 FROM "public"."orders" AS "scope_1" WHERE (("scope_1"."id" = "order_lines"."order_id") AND EXISTS (SELECT 1 FROM "public"."customers" AS "scope_2" WHERE (("scope_2"."id" = "scope_1"."customer_id") AND ("scope_2"."tenant_id" = $1::bigint))))) AND ($2::bigint = "order_lines"."id"))

-- by key and more
SELECT "order_lines"."id" FROM "public"."order_lines" AS "order_lines" WHERE (EXISTS (SELECT 1 FROM "public"."orders" AS "scope_1" WHERE (("scope_1"."id" = "order_lines"."order_id") AND EXISTS (SELECT 1 FROM "public"."customers" AS "scope_2" WHERE (("scope_2"."id" = "scope_1"."customer_id") AND ("scope_2"."tenant_id" = $1::bigint))))) AND (("order_lines"."product" = $2::text) AND ("order_lines"."id" = $3::bigint)))

-- by another column
SELECT "order_lines"."id" FROM "public"."order_lines" AS "order_lines" WHERE (("order_lines"."order_id" IN (SELECT "scope_1"."id" FROM "public"."orders" AS "scope_1" WHERE ("scope_1"."customer_id" IN (SELECT "scope_2"."id" FROM "public"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = $1::bigint))))) AND ("order_lines"."product" = $2::text))

-- by key under OR
SELECT "order_lines"."id" FROM "public"."order_lines" AS "order_lines" WHERE (("order_lines"."order_id" IN (SELECT "scope_1"."id" FROM "public"."orders" AS "scope_1" WHERE ("scope_1"."customer_id" IN (SELECT "scope_2"."id" FROM "public"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = $1::bigint))))) AND (("order_lines"."id" = $2::bigint) OR ("order_lines"."id" = $3::bigint)))

-- by key under NOT
SELECT "order_lines"."id" FROM "public"."order_lines" AS "order_lines" WHERE (("order_lines"."order_id" IN (SELECT "scope_1"."id" FROM "public"."orders" AS "scope_1" WHERE ("scope_1"."customer_id" IN (SELECT "scope_2"."id" FROM "public"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = $1::bigint))))) AND (NOT ("order_lines"."id" = $2::bigint)))

-- by key, and a function on the row
SELECT "order_lines"."id" FROM "public"."order_lines" AS "order_lines" WHERE (("order_lines"."order_id" IN (SELECT "scope_1"."id" FROM "public"."orders" AS "scope_1" WHERE ("scope_1"."customer_id" IN (SELECT "scope_2"."id" FROM "public"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = $1::bigint))))) AND (("order_lines"."id" = $2::bigint) AND ("order_lines"."product" LIKE "rowscope"."pattern"($3::text))))

-- a joined row by key
SELECT "order_lines"."id" FROM "public"."order_lines" AS "order_lines" JOIN "public"."orders" AS "orders" ON ("orders"."id" = $1::bigint) WHERE (("order_lines"."order_id" IN (SELECT "scope_1"."id" FROM "public"."orders" AS "scope_1" WHERE ("scope_1"."customer_id" IN (SELECT "scope_2"."id" FROM "public"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = $2::bigint))))) AND EXISTS (SELECT 1 FROM "public"."customers" AS "scope_3" WHERE (("scope_3"."id" = "orders"."customer_id") AND ("scope_3"."tenant_id" = $2::bigint))))

-- an update by key
UPDATE "public"."order_lines" AS "order_lines" SET "product" = $1::text WHERE (EXISTS (SELECT 1 FROM "public"."orders" AS "scope_1" WHERE (("scope_1"."id" = "order_lines"."order_id") AND EXISTS (SELECT 1 FROM "public"."customers" AS "scope_2" WHERE (("scope_2"."id" = "scope_1"."customer_id") AND ("scope_2"."tenant_id" = $2::bigint))))) AND ("order_lines"."id" = $3::bigint))

-- a remove by key
DELETE FROM "public"."order_lines" AS "order_lines" WHERE (EXISTS (SELECT 1 FROM "public"."orders" AS "scope_1" WHERE (("scope_1"."id" = "order_lines"."order_id") AND EXISTS (SELECT 1 FROM "public"."customers" AS "scope_2" WHERE (("scope_2"."id" = "scope_1"."customer_id") AND ("scope_2"."tenant_id" = $1::bigint))))) AND ("order_lines"."id" = $2::bigint))
