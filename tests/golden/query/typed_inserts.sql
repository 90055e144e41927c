-- many rows
INSERT OR ABORT INTO "main"."customers" ("name", "email", "tenant_id") SELECT "scope_rows"."c1", "scope_rows"."c2", ?1 FROM rowscope_rows(?2) AS "scope_rows"
  ?1 tenant, ?2 value 1
  affected: 2
  new: customer|Eve|e
  new: customer|Fay|NULL

-- no rows
INSERT OR ABORT INTO "main"."customers" ("name", "email", "tenant_id") SELECT "scope_rows"."c1", "scope_rows"."c2", ?1 FROM rowscope_rows(?2) AS "scope_rows"
  ?1 tenant, ?2 value 1
  affected: 0

-- many rows by a projection
INSERT OR ABORT INTO "main"."customers" ("name", "email", "tenant_id") SELECT "scope_rows"."c1", "scope_rows"."c2", ?1 FROM rowscope_rows(?2) AS "scope_rows"
  ?1 tenant, ?2 value 1
  affected: 2
  new: customer|Eve|3
  new: customer|Fay|4

-- many rows of one column
INSERT OR ABORT INTO "main"."customers" ("name", "tenant_id") SELECT "scope_rows"."c1", ?1 FROM rowscope_rows(?2) AS "scope_rows"
  ?1 tenant, ?2 value 1
  affected: 3
  new: customer|Eve|NULL
  new: customer|Fay|NULL
  new: customer|Gil|NULL

-- many rows of pairs and numbers
INSERT OR ABORT INTO "main"."orders" ("customer_id", "total") SELECT coalesce((SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE (("scope_1"."id" = "scope_rows"."c1") AND ("scope_1"."tenant_id" = ?1))), rowscope_refuse('orders', 'customer_id')), "scope_rows"."c2" FROM rowscope_rows(?2) AS "scope_rows"
  ?1 tenant, ?2 value 1
  affected: 2
  new: order|Ann|5.0|NULL
  new: order|Cleo|6.0|NULL

-- from a select
INSERT OR ABORT INTO "main"."orders" ("customer_id", "total", "note") SELECT coalesce((SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE (("scope_1"."id" = "scope_rows"."c1") AND ("scope_1"."tenant_id" = ?1))), rowscope_refuse('orders', 'customer_id')), "scope_rows"."c2", "scope_rows"."c3" FROM (SELECT "customers"."id" AS "c1", ("customers"."id" * ?2) AS "c2", "customers"."email" AS "c3" FROM "main"."customers" AS "customers" WHERE ("customers"."tenant_id" = ?1)) AS "scope_rows"
  ?1 tenant, ?2 value 1
  affected: 3
  new: order|Ann|16.5|ann@example.com
  new: order|Bob|18.0|NULL
  new: order|Cleo|19.5|cleo@example.com

-- from a select with groups
INSERT OR ABORT INTO "main"."orders" ("customer_id", "total") SELECT coalesce((SELECT "scope_2"."id" FROM "main"."customers" AS "scope_2" WHERE (("scope_2"."id" = "scope_rows"."c1") AND ("scope_2"."tenant_id" = ?1))), rowscope_refuse('orders', 'customer_id')), "scope_rows"."c2" FROM (SELECT "orders"."customer_id" AS "c1", coalesce(SUM("orders"."total"), ?2) AS "c2" FROM "main"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) GROUP BY "orders"."customer_id" HAVING (COUNT(*) > ?3)) AS "scope_rows"
  ?1 tenant, ?2 value 1, ?3 value 2
  affected: 1
  new: order|Ann|350.0|NULL

-- from a set operation
INSERT OR ABORT INTO "main"."customers" ("name", "tenant_id") SELECT "scope_rows"."c1", ?1 FROM (SELECT "order_lines"."product" AS "c1" FROM "main"."order_lines" AS "order_lines" WHERE ("order_lines"."order_id" IN (SELECT "scope_1"."id" FROM "main"."orders" AS "scope_1" WHERE ("scope_1"."customer_id" IN (SELECT "scope_2"."id" FROM "main"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = ?1))))) UNION SELECT "settings"."value" FROM "main"."settings" AS "settings" WHERE ("settings"."tenant_id" = ?1)) AS "scope_rows"
  ?1 tenant
  affected: 4
  new: customer|dark|NULL
  new: customer|fr|NULL
  new: customer|ink|NULL
  new: customer|pen|NULL

-- from a shared table
INSERT OR ABORT INTO "main"."customers" ("name", "email", "tenant_id") SELECT "scope_rows"."c1", "scope_rows"."c2", ?1 FROM (SELECT "currencies"."code" AS "c1", "currencies"."label" AS "c2" FROM "main"."currencies" AS "currencies") AS "scope_rows"
  ?1 tenant
  affected: 3
  new: customer|EUR|euro
  new: customer|USD|dollar
  new: customer|XXX|none

-- a value that is a sub-query
INSERT OR ABORT INTO "main"."customers" ("name", "tenant_id") VALUES (coalesce((SELECT MAX("customers"."name") FROM "main"."customers" AS "customers" WHERE ("customers"."tenant_id" = ?1)), ?2), ?1)
  ?1 tenant, ?2 value 1
  affected: 1
  new: customer|Cleo|NULL

-- do update
INSERT OR ABORT INTO "main"."settings" AS "settings" ("name", "value", "tenant_id") VALUES (?1, ?2, ?3) ON CONFLICT ("name", "tenant_id") DO UPDATE SET "value" = excluded."value"
  ?1 value 1, ?2 value 2, ?3 tenant
  affected: 1
  new: setting|theme|light
  gone: setting|theme|dark

-- do update with a condition that is true
INSERT OR ABORT INTO "main"."settings" AS "settings" ("name", "value", "tenant_id") VALUES (?1, ?2, ?3) ON CONFLICT ("name", "tenant_id") DO UPDATE SET "value" = excluded."value" WHERE ("settings"."value" = ?4)
  ?1 value 1, ?2 value 2, ?3 tenant, ?4 value 3
  affected: 1
  new: setting|theme|light
  gone: setting|theme|dark

-- do update with a condition that is false
INSERT OR ABORT INTO "main"."settings" AS "settings" ("name", "value", "tenant_id") VALUES (?1, ?2, ?3) ON CONFLICT ("name", "tenant_id") DO UPDATE SET "value" = excluded."value" WHERE ("settings"."value" = excluded."value")
  ?1 value 1, ?2 value 2, ?3 tenant
  affected: 0

-- do update of a mix
INSERT OR ABORT INTO "main"."settings" AS "settings" ("name", "value", "tenant_id") VALUES (?1, ?2, ?3) ON CONFLICT ("name", "tenant_id") DO UPDATE SET "value" = (("settings"."value" || ?4) || excluded."value")
  ?1 value 1, ?2 value 2, ?3 tenant, ?4 value 3
  affected: 1
  new: setting|theme|dark/light
  gone: setting|theme|dark

-- do update to a sub-query
INSERT OR ABORT INTO "main"."settings" AS "settings" ("name", "value", "tenant_id") VALUES (?1, ?2, ?3) ON CONFLICT ("name", "tenant_id") DO UPDATE SET "value" = coalesce((SELECT MAX("customers"."name") FROM "main"."customers" AS "customers" WHERE ("customers"."tenant_id" = ?3)), ?4)
  ?1 value 1, ?2 value 2, ?3 tenant, ?4 value 3
  affected: 1
  new: setting|theme|Cleo
  gone: setting|theme|dark

-- do update where exists
INSERT OR ABORT INTO "main"."settings" AS "settings" ("name", "value", "tenant_id") VALUES (?1, ?2, ?3) ON CONFLICT ("name", "tenant_id") DO UPDATE SET "value" = ?4 WHERE (NOT EXISTS (SELECT "customers"."id" FROM "main"."customers" AS "customers" WHERE (("customers"."tenant_id" = ?3) AND ("customers"."name" = ?5))))
  ?1 value 1, ?2 value 2, ?3 tenant, ?4 value 3, ?5 value 4
  affected: 1
  new: setting|theme|none left
  gone: setting|theme|dark

-- do nothing
INSERT OR ABORT INTO "main"."settings" AS "settings" ("name", "value", "tenant_id") VALUES (?1, ?2, ?3) ON CONFLICT ("name", "tenant_id") DO NOTHING
  ?1 value 1, ?2 value 2, ?3 tenant
  affected: 0

-- do nothing where there is nothing
INSERT OR ABORT INTO "main"."settings" AS "settings" ("name", "value", "tenant_id") VALUES (?1, ?2, ?3) ON CONFLICT ("name", "tenant_id") DO NOTHING
  ?1 value 1, ?2 value 2, ?3 tenant
  affected: 1
  new: setting|font|big

-- many rows, do update
INSERT OR ABORT INTO "main"."settings" AS "settings" ("name", "value", "tenant_id") SELECT "scope_rows"."c1", "scope_rows"."c2", ?1 FROM rowscope_rows(?2) AS "scope_rows" WHERE 1 ON CONFLICT ("name", "tenant_id") DO UPDATE SET "value" = excluded."value"
  ?1 tenant, ?2 value 1
  affected: 2
  new: setting|font|b
  new: setting|theme|a
  gone: setting|theme|dark

-- from a select, do nothing
INSERT OR ABORT INTO "main"."settings" AS "settings" ("name", "value", "tenant_id") SELECT "scope_rows"."c1", "scope_rows"."c2", ?1 FROM (SELECT lower("customers"."name") AS "c1", "customers"."name" AS "c2" FROM "main"."customers" AS "customers" WHERE ("customers"."tenant_id" = ?1) UNION SELECT "settings"."name", "settings"."value" FROM "main"."settings" AS "settings" WHERE ("settings"."tenant_id" = ?1)) AS "scope_rows" WHERE 1 ON CONFLICT ("name", "tenant_id") DO NOTHING
  ?1 tenant
  affected: 3
  new: setting|ann|Ann
  new: setting|bob|Bob
  new: setting|cleo|Cleo

-- returning of one
INSERT OR ABORT INTO "main"."customers" AS "customers" ("name", "tenant_id") VALUES (?1, ?2) RETURNING "customers"."id", upper("customers"."name") AS "upper"
  ?1 value 1, ?2 tenant
  affected: 1
  new: customer|Eve|NULL

-- returning of many
INSERT OR ABORT INTO "main"."customers" AS "customers" ("name", "tenant_id") SELECT "scope_rows"."c1", ?1 FROM rowscope_rows(?2) AS "scope_rows" RETURNING "customers"."id", "customers"."tenant_id", "customers"."name", "customers"."email"
  ?1 tenant, ?2 value 1
  affected: 2
  new: customer|Eve|NULL
  new: customer|Fay|NULL

-- do update with returning
INSERT OR ABORT INTO "main"."settings" AS "settings" ("name", "value", "tenant_id") VALUES (?1, ?2, ?3) ON CONFLICT ("name", "tenant_id") DO UPDATE SET "value" = excluded."value" RETURNING "settings"."value"
  ?1 value 1, ?2 value 2, ?3 tenant
  affected: 1
  new: setting|theme|light
  gone: setting|theme|dark
