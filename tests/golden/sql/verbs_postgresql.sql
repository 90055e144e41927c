-- select, two hops
SELECT "order_lines"."id", "order_lines"."order_id", "order_lines"."product", "order_lines"."quantity", "order_lines"."currency" FROM "public"."order_lines" AS "order_lines" WHERE ("order_lines"."order_id" IN (SELECT "scope_1"."id" FROM "public"."orders" AS "scope_1" WHERE ("scope_1"."customer_id" IN (SELECT "scope_2"."id" FROM "public"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = $1::bigint)))))
  $1 tenant

-- select, unscoped
SELECT "order_lines"."id", "order_lines"."order_id", "order_lines"."product", "order_lines"."quantity", "order_lines"."currency" FROM "public"."order_lines" AS "order_lines"

-- insert, the tenant is filled in
INSERT INTO "public"."customers" ("name", "tenant_id") VALUES ($1::text, $2::bigint) RETURNING "customers"."id"
  $1 value 1, $2 tenant

-- insert, unscoped, the tenant is named
INSERT INTO "public"."customers" ("name", "tenant_id") VALUES ($1::text, $2::bigint) RETURNING "customers"."id"
  $1 value 1, $2 value 2

-- insert, two hops
INSERT INTO "public"."order_lines" ("order_id", "product", "quantity") VALUES ("rowscope"."required"((SELECT "scope_1"."id" FROM "public"."orders" AS "scope_1" WHERE (("scope_1"."id" = $1::bigint) AND EXISTS (SELECT 1 FROM "public"."customers" AS "scope_2" WHERE (("scope_2"."id" = "scope_1"."customer_id") AND ("scope_2"."tenant_id" = $2::bigint)))) FOR KEY SHARE), 'order_lines', 'order_id'), $3::text, $4::bigint) RETURNING "order_lines"."id"
  $1 value 1, $2 tenant, $3 value 2, $4 value 3

-- insert, two hops, unscoped
INSERT INTO "public"."order_lines" ("order_id", "product", "quantity") VALUES ("rowscope"."required"((SELECT "scope_3"."id" FROM "public"."orders" AS "scope_3" WHERE (("scope_3"."id" = $1::bigint) AND ((SELECT "scope_5"."tenant_id" FROM "public"."customers" AS "scope_5" WHERE ("scope_5"."id" = "scope_3"."customer_id")) IS NOT NULL)) FOR KEY SHARE), 'order_lines', 'order_id'), $2::text, $3::bigint) RETURNING "order_lines"."id"
  $1 value 1, $2 value 2, $3 value 3

-- update by key
UPDATE "public"."orders" AS "orders" SET "note" = $1::text WHERE (EXISTS (SELECT 1 FROM "public"."customers" AS "scope_1" WHERE (("scope_1"."id" = "orders"."customer_id") AND ("scope_1"."tenant_id" = $2::bigint))) AND ("orders"."id" = $3::bigint))
  $1 value 1, $2 tenant, $3 value 2

-- update by key, unscoped
UPDATE "public"."orders" AS "orders" SET "note" = $1::text WHERE ("orders"."id" = $2::bigint)
  $1 value 1, $2 value 2

-- update of the foreign key that carries the scope
UPDATE "public"."orders" AS "orders" SET "customer_id" = "rowscope"."required"((SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE (("scope_1"."id" = $1::bigint) AND ("scope_1"."tenant_id" = $2::bigint)) FOR KEY SHARE), 'orders', 'customer_id') WHERE (("orders"."customer_id" IN (SELECT "scope_2"."id" FROM "public"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = $2::bigint))) AND ("orders"."total" > $3::double precision))
  $1 value 1, $2 tenant, $3 value 2
where that finds no row:
SELECT "rowscope"."required"((SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE (("scope_1"."id" = $1::bigint) AND ("scope_1"."tenant_id" = $2::bigint)) FOR KEY SHARE), 'orders', 'customer_id')
  $1 value 1, $2 tenant

-- update of the foreign key that carries the scope, unscoped
UPDATE "public"."orders" AS "orders" SET "customer_id" = "rowscope"."required"((SELECT "scope_2"."id" FROM "public"."customers" AS "scope_2" WHERE (("scope_2"."id" = $1::bigint) AND ("scope_2"."tenant_id" = (SELECT "scope_1"."tenant_id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."id" = "orders"."customer_id")))) FOR KEY SHARE), 'orders', 'customer_id') WHERE ("orders"."total" > $2::double precision)
  $1 value 1, $2 value 2

-- update of that key to a value of the row
UPDATE "public"."visits" AS "visits" SET "customer_id" = "rowscope"."required"((SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE (("scope_1"."id" = "visits"."id") AND ("scope_1"."tenant_id" = $1::bigint)) FOR KEY SHARE), 'visits', 'customer_id') WHERE ("visits"."customer_id" IN (SELECT "scope_2"."id" FROM "public"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = $1::bigint)))
  $1 tenant

-- remove by predicate
DELETE FROM "public"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND ("orders"."note" IS NULL))
  $1 tenant

-- remove every row
DELETE FROM "public"."settings" AS "settings" WHERE ("settings"."tenant_id" = $1::bigint)
  $1 tenant

-- insert into a shared table
INSERT INTO "public"."currencies" ("code", "label") VALUES ($1::text, $2::text)
  $1 value 1, $2 value 2
