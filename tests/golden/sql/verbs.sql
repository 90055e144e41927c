-- select, two hops
SELECT "order_lines"."id", "order_lines"."order_id", "order_lines"."product", "order_lines"."quantity", "order_lines"."currency" FROM "main"."order_lines" AS "order_lines" WHERE ("order_lines"."order_id" IN (SELECT "scope_1"."id" FROM "main"."orders" AS "scope_1" WHERE ("scope_1"."customer_id" IN (SELECT "scope_2"."id" FROM "main"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = ?1)))))
  ?1 tenant

-- select, unscoped
SELECT "order_lines"."id", "order_lines"."order_id", "order_lines"."product", "order_lines"."quantity", "order_lines"."currency" FROM "main"."order_lines" AS "order_lines"

-- insert, the tenant is filled in
INSERT OR ABORT INTO "main"."customers" ("name", "tenant_id") VALUES (?1, ?2)
  ?1 value 1, ?2 tenant

-- insert, unscoped, the tenant is named
INSERT OR ABORT INTO "main"."customers" ("name", "tenant_id") VALUES (?1, ?2)
  ?1 value 1, ?2 value 2

-- insert, two hops
INSERT OR ABORT INTO "main"."order_lines" ("order_id", "product", "quantity") VALUES (coalesce((SELECT "scope_1"."id" FROM "main"."orders" AS "scope_1" WHERE (("scope_1"."id" = ?1) AND EXISTS (SELECT 1 FROM "main"."customers" AS "scope_2" WHERE (("scope_2"."id" = "scope_1"."customer_id") AND ("scope_2"."tenant_id" = ?2))))), rowscope_refuse('order_lines', 'order_id')), ?3, ?4)
  ?1 value 1, ?2 tenant, ?3 value 2, ?4 value 3

-- insert, two hops, unscoped
INSERT OR ABORT INTO "main"."order_lines" ("order_id", "product", "quantity") VALUES (coalesce((SELECT "scope_3"."id" FROM "main"."orders" AS "scope_3" WHERE (("scope_3"."id" = ?1) AND ((SELECT "scope_5"."tenant_id" FROM "main"."customers" AS "scope_5" WHERE ("scope_5"."id" = "scope_3"."customer_id")) IS NOT NULL))), rowscope_refuse('order_lines', 'order_id')), ?2, ?3)
  ?1 value 1, ?2 value 2, ?3 value 3

-- update by key
UPDATE OR ABORT "main"."orders" AS "orders" SET "note" = ?1 WHERE (EXISTS (SELECT 1 FROM "main"."customers" AS "scope_1" WHERE (("scope_1"."id" = "orders"."customer_id") AND ("scope_1"."tenant_id" = ?2))) AND ("orders"."id" = ?3))
  ?1 value 1, ?2 tenant, ?3 value 2

-- update by key, unscoped
UPDATE OR ABORT "main"."orders" AS "orders" SET "note" = ?1 WHERE ("orders"."id" = ?2)
  ?1 value 1, ?2 value 2

-- update of the foreign key that carries the scope
UPDATE OR ABORT "main"."orders" AS "orders" SET "customer_id" = coalesce((SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE (("scope_1"."id" = ?1) AND ("scope_1"."tenant_id" = ?2))), rowscope_refuse('orders', 'customer_id')) WHERE (("orders"."customer_id" IN (SELECT "scope_2"."id" FROM "main"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = ?2))) AND ("orders"."total" > ?3))
  ?1 value 1, ?2 tenant, ?3 value 2
where that finds no row:
SELECT coalesce((SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE (("scope_1"."id" = ?1) AND ("scope_1"."tenant_id" = ?2))), rowscope_refuse('orders', 'customer_id'))
  ?1 value 1, ?2 tenant

-- update of the foreign key that carries the scope, unscoped
UPDATE OR ABORT "main"."orders" AS "orders" SET "customer_id" = coalesce((SELECT "scope_2"."id" FROM "main"."customers" AS "scope_2" WHERE (("scope_2"."id" = ?1) AND ("scope_2"."tenant_id" = (SELECT "scope_1"."tenant_id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."id" = "orders"."customer_id"))))), rowscope_refuse('orders', 'customer_id')) WHERE ("orders"."total" > ?2)
  ?1 value 1, ?2 value 2

-- update of that key to a value of the row
UPDATE OR ABORT "main"."visits" AS "visits" SET "customer_id" = coalesce((SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE (("scope_1"."id" = "visits"."id") AND ("scope_1"."tenant_id" = ?1))), rowscope_refuse('visits', 'customer_id')) WHERE ("visits"."customer_id" IN (SELECT "scope_2"."id" FROM "main"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = ?1)))
  ?1 tenant

-- remove by predicate
DELETE FROM "main"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) AND ("orders"."note" IS NULL))
  ?1 tenant

-- remove every row
DELETE FROM "main"."settings" AS "settings" WHERE ("settings"."tenant_id" = ?1)
  ?1 tenant

-- insert into a shared table
INSERT OR ABORT INTO "main"."currencies" ("code", "label") VALUES (?1, ?2)
  ?1 value 1, ?2 value 2
