-- order.big, on the first screen
SELECT "orders"."id", "orders"."total" FROM "main"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) AND ("orders"."total" >= ?2))

-- order.big
SELECT "orders"."id", "customers"."name", "orders"."total" FROM "main"."orders" AS "orders" JOIN "main"."customers" AS "customers" ON ("orders"."customer_id" = "customers"."id") WHERE (("customers"."tenant_id" = ?1) AND ("orders"."total" >= ?2))

-- customer.add
INSERT OR ABORT INTO "main"."customers" ("name", "tenant_id") VALUES (?1, ?2)

-- order.add
INSERT OR ABORT INTO "main"."orders" ("customer_id", "total") VALUES (coalesce((SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE (("scope_1"."id" = ?1) AND ("scope_1"."tenant_id" = ?2))), rowscope_refuse('orders', 'customer_id')), ?3)
