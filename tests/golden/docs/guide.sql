-- ticket.open
SELECT "tickets"."id", "tickets"."title" FROM "main"."tickets" AS "tickets" WHERE (("tickets"."account_id" = ?1) AND ("tickets"."state" = ?2)) ORDER BY "tickets"."id"

-- ticket.urgent
SELECT "tickets"."id", "tickets"."state" FROM "main"."tickets" AS "tickets" WHERE (("tickets"."tenant_id" = ?1) AND (("tickets"."state" IN (SELECT "value" FROM rowscope_values(?2))) AND ("tickets"."due" <= ?3)))

-- ticket.by_id
SELECT "tickets"."ref" FROM "main"."tickets" AS "tickets" WHERE (("tickets"."tenant_id" = ?1) AND ("tickets"."id" = ?2))

-- currency.load
-- unscoped: currencies are the same for every tenant, and loaded at installation

-- currency.add
INSERT OR ABORT INTO "main"."currencies" ("code", "title") VALUES (?1, ?2)

-- customer.add
INSERT OR ABORT INTO "main"."customers" ("name", "tenant_id") VALUES (?1, ?2)

-- order.add
INSERT OR ABORT INTO "main"."orders" ("customer_id", "currency", "total") VALUES (coalesce((SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE (("scope_1"."id" = ?1) AND ("scope_1"."tenant_id" = ?2))), rowscope_refuse('orders', 'customer_id')), ?3, ?4)

-- order.big
SELECT "orders"."id", "customers"."name", "currencies"."title" FROM "main"."orders" AS "orders" JOIN "main"."customers" AS "customers" ON ("orders"."customer_id" = "customers"."id") LEFT JOIN "main"."currencies" AS "currencies" ON ("orders"."currency" = "currencies"."code") WHERE (("customers"."tenant_id" = ?1) AND (("orders"."total" >= ?2) AND (NOT ("customers"."name" = ?3)))) ORDER BY "orders"."total" DESC LIMIT ?4

-- order.by_customer
SELECT "orders"."customer_id", COUNT(*) AS "n", SUM("orders"."total") AS "spent" FROM "main"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) GROUP BY "orders"."customer_id" ORDER BY SUM("orders"."total") DESC

-- order.search
SELECT "orders"."id" FROM "main"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) AND (("orders"."id" IN (SELECT "value" FROM rowscope_values(?2))) AND ("orders"."total" >= ?3)))

-- order.note
UPDATE OR ABORT "main"."orders" AS "orders" SET "note" = ?1 WHERE (EXISTS (SELECT 1 FROM "main"."customers" AS "scope_1" WHERE (("scope_1"."id" = "orders"."customer_id") AND ("scope_1"."tenant_id" = ?2))) AND ("orders"."id" = ?3))

-- order.wipe
DELETE FROM "main"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1)))

-- report.orders
SELECT count(*) FROM orders

-- article.create
INSERT OR ABORT INTO "main"."articles" ("title", "published", "tenant_id", "parent_id") VALUES (?1, ?2, ?3, (CASE WHEN (NULL IS NULL) THEN NULL ELSE coalesce((SELECT "scope_1"."id" FROM "main"."articles" AS "scope_1" WHERE (("scope_1"."id" = NULL) AND ("scope_1"."tenant_id" = ?3))), rowscope_refuse('articles', 'parent_id')) END))

-- article.get
SELECT "articles"."id", "articles"."tenant_id", "articles"."parent_id", "articles"."title", "articles"."published", "articles"."archived" FROM "main"."articles" AS "articles" WHERE (("articles"."tenant_id" = ?1) AND ("articles"."id" = ?2))

-- article.find
SELECT "articles"."id", "articles"."tenant_id", "articles"."parent_id", "articles"."title", "articles"."published", "articles"."archived" FROM "main"."articles" AS "articles" WHERE (("articles"."tenant_id" = ?1) AND ("articles"."id" = ?2))

-- article.starting_with
SELECT "articles"."id", "articles"."tenant_id", "articles"."parent_id", "articles"."title", "articles"."published", "articles"."archived" FROM "main"."articles" AS "articles" WHERE (("articles"."tenant_id" = ?1) AND rowscope_like("articles"."title", ?2))

-- article.count
SELECT COUNT(*) FROM "main"."articles" AS "articles" WHERE ("articles"."tenant_id" = ?1)

-- article.any
SELECT "articles"."id" FROM "main"."articles" AS "articles" WHERE (("articles"."tenant_id" = ?1) AND rowscope_like("articles"."title", ?2)) LIMIT ?3

-- article.archive
UPDATE OR ABORT "main"."articles" AS "articles" SET "archived" = ?1 WHERE (("articles"."tenant_id" = ?2) AND ("articles"."id" = ?3))

-- article.remove
DELETE FROM "main"."articles" AS "articles" WHERE (("articles"."tenant_id" = ?1) AND ("articles"."id" = ?2))

-- setting.load
INSERT OR ABORT INTO "main"."settings" ("name", "value", "tenant_id") SELECT "scope_rows"."c1", "scope_rows"."c2", ?1 FROM rowscope_rows(?2) AS "scope_rows"

-- setting.get_or_create
INSERT OR ABORT INTO "main"."settings" AS "settings" ("name", "value", "tenant_id") VALUES (?1, ?2, ?3) ON CONFLICT ("name", "tenant_id") DO NOTHING RETURNING "settings"."tenant_id", "settings"."name", "settings"."value"
SELECT "settings"."tenant_id", "settings"."name", "settings"."value" FROM "main"."settings" AS "settings" WHERE (("settings"."tenant_id" = ?1) AND ("settings"."name" = ?2))

-- setting.update_or_create
INSERT OR ABORT INTO "main"."settings" AS "settings" ("name", "value", "tenant_id") VALUES (?1, ?2, ?3) ON CONFLICT ("name", "tenant_id") DO UPDATE SET "value" = ?4 RETURNING "settings"."tenant_id", "settings"."name", "settings"."value"

-- article.live_find
SELECT "articles"."id", "articles"."tenant_id", "articles"."parent_id", "articles"."title", "articles"."published", "articles"."archived" FROM "main"."articles" AS "articles" WHERE (("articles"."tenant_id" = ?1) AND ((NOT "articles"."archived") AND ("articles"."id" = ?2)))

-- article.live_installs
SELECT COUNT(*) FROM "main"."articles" AS "articles" WHERE (("articles"."tenant_id" = ?1) AND ((NOT "articles"."archived") AND ("articles"."title" = ?2)))

-- customer.of_both
SELECT "customers"."tenant_id", "customers"."name" FROM "main"."customers" AS "customers" WHERE ("customers"."tenant_id" IN (SELECT "value" FROM rowscope_values(?1))) ORDER BY "customers"."tenant_id", "customers"."id"

-- customer.rename
UPDATE OR ABORT "main"."customers" AS "customers" SET "email" = ?1 WHERE (("customers"."tenant_id" IN (SELECT "value" FROM rowscope_values(?2))) AND ("customers"."email" IS NULL))

-- customer.add_to_one
INSERT OR ABORT INTO "main"."customers" ("name", "tenant_id") VALUES (?1, ?2)

-- order.copy_of_both
INSERT OR ABORT INTO "main"."orders" ("customer_id", "currency", "total") SELECT coalesce((SELECT "scope_3"."id" FROM "main"."customers" AS "scope_3" WHERE (("scope_3"."id" = "scope_rows"."c1") AND ("scope_3"."tenant_id" IN (SELECT "value" FROM rowscope_values(?1))))), rowscope_refuse('orders', 'customer_id')), "scope_rows"."c2", "scope_rows"."c3" FROM (SELECT "orders"."customer_id" AS "c1", "orders"."currency" AS "c2", "orders"."total" AS "c3" FROM "main"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" IN (SELECT "value" FROM rowscope_values(?1)))))) AS "scope_rows"
