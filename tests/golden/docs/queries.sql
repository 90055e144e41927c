-- article.list
SELECT "articles"."id", "articles"."title" FROM "main"."articles" AS "articles" WHERE (("articles"."tenant_id" = ?1) AND ("articles"."published" >= ?2)) ORDER BY "articles"."published" DESC LIMIT ?3 OFFSET ?4
SELECT COUNT(*) FROM (SELECT "articles"."id", "articles"."title" FROM "main"."articles" AS "articles" WHERE (("articles"."tenant_id" = ?1) AND ("articles"."published" >= ?2)) ORDER BY "articles"."published" DESC) AS "counted_rows"

-- article.page
SELECT "articles"."published", "articles"."id" FROM "main"."articles" AS "articles" WHERE (("articles"."tenant_id" = ?1) AND (("articles"."published", "articles"."id") > (?2, ?3))) ORDER BY "articles"."published", "articles"."id" LIMIT ?4

-- customer.regulars
SELECT "customers"."name", COUNT(*) AS "n", MIN("orders"."total") AS "least", MAX("orders"."total") AS "most", AVG("orders"."total") AS "mean" FROM "main"."orders" AS "orders" JOIN "main"."customers" AS "customers" ON ("orders"."customer_id" = "customers"."id") WHERE ((("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) AND ("customers"."tenant_id" = ?1)) AND ("orders"."total" > ?2)) GROUP BY "customers"."id", "customers"."name" HAVING (COUNT(*) >= ?3) ORDER BY COUNT(*) DESC

-- order.currencies
SELECT DISTINCT "orders"."currency" FROM "main"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1)))

-- order.count_buyers
SELECT COUNT(DISTINCT "orders"."customer_id") FROM "main"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1)))

-- order.sized
SELECT "orders"."id", (CASE WHEN ("orders"."total" >= ?1) THEN ?2 WHEN ("orders"."total" >= ?3) THEN ?4 ELSE ?5 END) AS "size", round(("orders"."total" * ?6), ?7) AS "with_tax", coalesce("orders"."note", ?8) AS "note" FROM "main"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?9))) ORDER BY "orders"."id"

-- customer.short_names
SELECT upper(substr("customers"."name", ?1, ?2)) AS "initial", ((lower("customers"."name") || ?3) || coalesce("customers"."email", ?4)) AS "address" FROM "main"."customers" AS "customers" WHERE (("customers"."tenant_id" = ?5) AND ((CASE WHEN ("customers"."tenant_id" = ?5) THEN (length(trim("customers"."name")) <= ?6) END) AND (NOT rowscope_like("customers"."name", ?7)))) ORDER BY "customers"."id"

-- customer.buyers
SELECT "customers"."name" FROM "main"."customers" AS "customers" WHERE (("customers"."tenant_id" = ?1) AND EXISTS (SELECT "orders"."id" FROM "main"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) AND ("orders"."customer_id" = "customers"."id"))))

-- customer.idle
SELECT "customers"."name" FROM "main"."customers" AS "customers" WHERE (("customers"."tenant_id" = ?1) AND (NOT EXISTS (SELECT "orders"."id" FROM "main"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) AND ("orders"."customer_id" = "customers"."id")))))

-- customer.in_euro
SELECT "customers"."name" FROM "main"."customers" AS "customers" WHERE (("customers"."tenant_id" = ?1) AND ("customers"."id" IN (SELECT "orders"."customer_id" FROM "main"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) AND ("orders"."currency" = ?2)))))

-- customer.with_counts
SELECT "customers"."name", (SELECT COUNT(*) FROM "main"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) AND ("orders"."customer_id" = "customers"."id"))) AS "n" FROM "main"."customers" AS "customers" WHERE ("customers"."tenant_id" = ?1)

-- order.above_average
SELECT "orders"."id" FROM "main"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_2"."id" FROM "main"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = ?1))) AND ("orders"."total" > (SELECT AVG("orders"."total") FROM "main"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))))))

-- order.all_customers
SELECT "orders"."id", "customers"."name" FROM (SELECT "orders"."id", "orders"."customer_id", "orders"."currency", "orders"."total", "orders"."note" FROM "main"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1)))) AS "orders" RIGHT JOIN (SELECT "customers"."id", "customers"."tenant_id", "customers"."name", "customers"."email" FROM "main"."customers" AS "customers" WHERE ("customers"."tenant_id" = ?1)) AS "customers" ON ("orders"."customer_id" = "customers"."id") ORDER BY "customers"."name", "orders"."id"

-- order.either_currency
SELECT "orders"."id", "currencies"."code" FROM (SELECT "orders"."id", "orders"."customer_id", "orders"."currency", "orders"."total", "orders"."note" FROM "main"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1)))) AS "orders" FULL JOIN "main"."currencies" AS "currencies" ON ("orders"."currency" = "currencies"."code") ORDER BY "orders"."id"

-- customer.matrix
SELECT "customers"."name", "currencies"."code" FROM "main"."customers" AS "customers" CROSS JOIN "main"."currencies" AS "currencies" WHERE ("customers"."tenant_id" = ?1) ORDER BY "customers"."name"

-- order.pairs
SELECT "orders"."id", "smaller"."id" FROM "main"."orders" AS "orders" JOIN "main"."orders" AS "smaller" ON (("smaller"."customer_id" = "orders"."customer_id") AND ("smaller"."total" < "orders"."total")) WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) AND ("smaller"."customer_id" IN (SELECT "scope_2"."id" FROM "main"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = ?1))))

-- order.best
SELECT "orders"."customer_id", "orders"."total" FROM "main"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_2"."id" FROM "main"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = ?1))) AND (NOT EXISTS (SELECT "smaller"."id" FROM "main"."orders" AS "smaller" WHERE (("smaller"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) AND (("smaller"."customer_id" = "orders"."customer_id") AND ("smaller"."total" > "orders"."total")))))) ORDER BY "orders"."customer_id"

-- customer.import
INSERT OR ABORT INTO "main"."customers" ("name", "tenant_id") SELECT "scope_rows"."c1", ?1 FROM rowscope_rows(?2) AS "scope_rows"

-- order.import
INSERT OR ABORT INTO "main"."orders" ("customer_id", "currency", "total") SELECT coalesce((SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE (("scope_1"."id" = "scope_rows"."c1") AND ("scope_1"."tenant_id" = ?1))), rowscope_refuse('orders', 'customer_id')), "scope_rows"."c2", "scope_rows"."c3" FROM rowscope_rows(?2) AS "scope_rows"

-- order.repeat
INSERT OR ABORT INTO "main"."orders" ("customer_id", "currency", "total", "note") SELECT coalesce((SELECT "scope_2"."id" FROM "main"."customers" AS "scope_2" WHERE (("scope_2"."id" = "scope_rows"."c1") AND ("scope_2"."tenant_id" = ?1))), rowscope_refuse('orders', 'customer_id')), "scope_rows"."c2", "scope_rows"."c3", "scope_rows"."c4" FROM (SELECT "orders"."customer_id" AS "c1", "orders"."currency" AS "c2", "orders"."total" AS "c3", coalesce("orders"."note", ?2) AS "c4" FROM "main"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) AND ("orders"."total" > ?3))) AS "scope_rows"

-- setting.put
INSERT OR ABORT INTO "main"."settings" AS "settings" ("name", "value", "tenant_id") VALUES (?1, ?2, ?3) ON CONFLICT ("name", "tenant_id") DO UPDATE SET "value" = excluded."value" WHERE ("settings"."value" <> excluded."value")

-- setting.default
INSERT OR ABORT INTO "main"."settings" AS "settings" ("name", "value", "tenant_id") VALUES (?1, ?2, ?3) ON CONFLICT ("name", "tenant_id") DO NOTHING

-- customer.put
INSERT OR ABORT INTO "main"."customers" AS "customers" ("id", "name", "tenant_id") VALUES (?1, ?2, ?3) ON CONFLICT ("id") DO UPDATE SET "name" = excluded."name" WHERE (CASE WHEN ("customers"."tenant_id" = ?3) THEN TRUE ELSE rowscope_conflict('customers') END)

-- order.raise
UPDATE OR ABORT "main"."orders" AS "orders" SET "total" = ("orders"."total" * ?1) WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?2))) AND ("orders"."total" < ?3)) RETURNING "orders"."id", "orders"."total", (SELECT "customers"."name" FROM "main"."customers" AS "customers" WHERE (("customers"."tenant_id" = ?2) AND ("customers"."id" = "orders"."customer_id"))) AS "customer"

-- search.names
SELECT "customers"."name" FROM "main"."customers" AS "customers" WHERE (("customers"."tenant_id" = ?1) AND rowscope_like("customers"."name", ?2)) UNION SELECT "articles"."title" FROM "main"."articles" AS "articles" WHERE ("articles"."tenant_id" = ?1) ORDER BY 1 LIMIT ?3

-- customer.not_in_euro
SELECT "customers"."id" FROM "main"."customers" AS "customers" WHERE ("customers"."tenant_id" = ?1) EXCEPT SELECT "orders"."customer_id" FROM "main"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) AND ("orders"."currency" = ?2)) ORDER BY 1

-- customer.rich
WITH RECURSIVE "totals" ("customer_id", "spent") AS (SELECT "orders"."customer_id", SUM("orders"."total") AS "spent" FROM "main"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) GROUP BY "orders"."customer_id") SELECT "customers"."name", "totals"."spent" FROM "main"."customers" AS "customers" JOIN "totals" AS "totals" ON ("totals"."customer_id" = "customers"."id") WHERE (("customers"."tenant_id" = ?1) AND ("totals"."spent" > ?2))

-- article.tree
WITH RECURSIVE "below" ("id", "title") AS (SELECT "articles"."id", "articles"."title" FROM "main"."articles" AS "articles" WHERE (("articles"."tenant_id" = ?1) AND ("articles"."id" = ?2)) UNION SELECT "articles"."id", "articles"."title" FROM "main"."articles" AS "articles" JOIN "below" AS "below" ON ("articles"."parent_id" = "below"."id") WHERE ("articles"."tenant_id" = ?1)) SELECT "below"."title" FROM "below" AS "below" ORDER BY "below"."id"

-- order.ranked
SELECT "orders"."id", rank() OVER (PARTITION BY "orders"."customer_id" ORDER BY "orders"."total" DESC) AS "place", SUM("orders"."total") OVER (ORDER BY "orders"."id") AS "running" FROM "main"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) ORDER BY "orders"."id"

-- order.firsts
WITH RECURSIVE "places" ("id", "place") AS (SELECT "orders"."id", rank() OVER (PARTITION BY "orders"."customer_id" ORDER BY "orders"."total" DESC) AS "place" FROM "main"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1)))) SELECT "places"."id" FROM "places" AS "places" WHERE ("places"."place" = ?2) ORDER BY "places"."id"

-- article.of_march
SELECT "articles"."title", strftime(?1, "articles"."published") AS "year", instr("articles"."title", ?2) AS "at" FROM "main"."articles" AS "articles" WHERE (("articles"."tenant_id" = ?3) AND ("articles"."published" BETWEEN ?4 AND ?5)) ORDER BY "articles"."id"
