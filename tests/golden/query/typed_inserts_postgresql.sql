-- many rows
INSERT INTO "public"."customers" ("name", "email", "tenant_id") SELECT "scope_rows"."c1", "scope_rows"."c2", $1::bigint FROM unnest($2::text[], $3::text[]) AS "scope_rows" ("c1", "c2")
  $1 tenant, $2 value 1, $3 value 1

-- no rows
INSERT INTO "public"."customers" ("name", "email", "tenant_id") SELECT "scope_rows"."c1", "scope_rows"."c2", $1::bigint FROM unnest($2::text[], $3::text[]) AS "scope_rows" ("c1", "c2")
  $1 tenant, $2 value 1, $3 value 1

-- many rows by a projection
INSERT INTO "public"."customers" ("name", "email", "tenant_id") SELECT "scope_rows"."c1", "scope_rows"."c2", $1::bigint FROM unnest($2::text[], $3::text[]) AS "scope_rows" ("c1", "c2")
  $1 tenant, $2 value 1, $3 value 1

-- many rows of one column
INSERT INTO "public"."customers" ("name", "tenant_id") SELECT "scope_rows"."c1", $1::bigint FROM unnest($2::text[]) AS "scope_rows" ("c1")
  $1 tenant, $2 value 1

-- many rows of pairs and numbers
INSERT INTO "public"."orders" ("customer_id", "total") SELECT "rowscope"."required"((SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE (("scope_1"."id" = "scope_rows"."c1") AND ("scope_1"."tenant_id" = $1::bigint)) FOR KEY SHARE), 'orders', 'customer_id'), "scope_rows"."c2" FROM unnest($2::bigint[], $3::double precision[]) AS "scope_rows" ("c1", "c2")
  $1 tenant, $2 value 1, $3 value 1

-- from a select
INSERT INTO "public"."orders" ("customer_id", "total", "note") SELECT "rowscope"."required"((SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE (("scope_1"."id" = "scope_rows"."c1") AND ("scope_1"."tenant_id" = $1::bigint)) FOR KEY SHARE), 'orders', 'customer_id'), "scope_rows"."c2", "scope_rows"."c3" FROM (SELECT "customers"."id" AS "c1", ("customers"."id" * $2::double precision) AS "c2", "customers"."email" AS "c3" FROM "public"."customers" AS "customers" WHERE ("customers"."tenant_id" = $1::bigint)) AS "scope_rows"
  $1 tenant, $2 value 1

-- from a select with groups
INSERT INTO "public"."orders" ("customer_id", "total") SELECT "rowscope"."required"((SELECT "scope_2"."id" FROM "public"."customers" AS "scope_2" WHERE (("scope_2"."id" = "scope_rows"."c1") AND ("scope_2"."tenant_id" = $1::bigint)) FOR KEY SHARE), 'orders', 'customer_id'), "scope_rows"."c2" FROM (SELECT "orders"."customer_id" AS "c1", coalesce(SUM("orders"."total")::double precision, $2::double precision) AS "c2" FROM "public"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "public"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) GROUP BY "orders"."customer_id" HAVING (COUNT(*) > $3::bigint)) AS "scope_rows"
  $1 tenant, $2 value 1, $3 value 2

-- from a set operation
INSERT INTO "public"."customers" ("name", "tenant_id") SELECT "scope_rows"."c1", $1::bigint FROM (SELECT "order_lines"."product" AS "c1" FROM "public"."order_lines" AS "order_lines" WHERE ("order_lines"."order_id" IN (SELECT "scope_1"."id" FROM "public"."orders" AS "scope_1" WHERE ("scope_1"."customer_id" IN (SELECT "scope_2"."id" FROM "public"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = $1::bigint))))) UNION (SELECT "settings"."value" FROM "public"."settings" AS "settings" WHERE ("settings"."tenant_id" = $1::bigint))) AS "scope_rows"
  $1 tenant

-- from a shared table
INSERT INTO "public"."customers" ("name", "email", "tenant_id") SELECT "scope_rows"."c1", "scope_rows"."c2", $1::bigint FROM (SELECT "currencies"."code" AS "c1", "currencies"."label" AS "c2" FROM "public"."currencies" AS "currencies") AS "scope_rows"
  $1 tenant

-- a value that is a sub-query
INSERT INTO "public"."customers" ("name", "tenant_id") VALUES (coalesce((SELECT MAX("customers"."name" COLLATE "C") FROM "public"."customers" AS "customers" WHERE ("customers"."tenant_id" = $1::bigint)), $2::text), $1::bigint) RETURNING "customers"."id"
  $1 tenant, $2 value 1

-- do update
INSERT INTO "public"."settings" AS "settings" ("name", "value", "tenant_id") VALUES ($1::text, $2::text, $3::bigint) ON CONFLICT ("name", "tenant_id") DO UPDATE SET "value" = excluded."value"
  $1 value 1, $2 value 2, $3 tenant

-- do update with a condition that is true
INSERT INTO "public"."settings" AS "settings" ("name", "value", "tenant_id") VALUES ($1::text, $2::text, $3::bigint) ON CONFLICT ("name", "tenant_id") DO UPDATE SET "value" = excluded."value" WHERE ("settings"."value" = $4::text)
  $1 value 1, $2 value 2, $3 tenant, $4 value 3

-- do update with a condition that is false
INSERT INTO "public"."settings" AS "settings" ("name", "value", "tenant_id") VALUES ($1::text, $2::text, $3::bigint) ON CONFLICT ("name", "tenant_id") DO UPDATE SET "value" = excluded."value" WHERE ("settings"."value" = excluded."value")
  $1 value 1, $2 value 2, $3 tenant

-- do update of a mix
INSERT INTO "public"."settings" AS "settings" ("name", "value", "tenant_id") VALUES ($1::text, $2::text, $3::bigint) ON CONFLICT ("name", "tenant_id") DO UPDATE SET "value" = (("settings"."value" || $4::text) || excluded."value")
  $1 value 1, $2 value 2, $3 tenant, $4 value 3

-- do update to a sub-query
INSERT INTO "public"."settings" AS "settings" ("name", "value", "tenant_id") VALUES ($1::text, $2::text, $3::bigint) ON CONFLICT ("name", "tenant_id") DO UPDATE SET "value" = coalesce((SELECT MAX("customers"."name" COLLATE "C") FROM "public"."customers" AS "customers" WHERE ("customers"."tenant_id" = $3::bigint)), $4::text)
  $1 value 1, $2 value 2, $3 tenant, $4 value 3

-- do update where exists
INSERT INTO "public"."settings" AS "settings" ("name", "value", "tenant_id") VALUES ($1::text, $2::text, $3::bigint) ON CONFLICT ("name", "tenant_id") DO UPDATE SET "value" = $4::text WHERE (NOT EXISTS (SELECT "customers"."id" FROM "public"."customers" AS "customers" WHERE (("customers"."tenant_id" = $3::bigint) AND ("customers"."name" = $5::text))))
  $1 value 1, $2 value 2, $3 tenant, $4 value 3, $5 value 4

-- do nothing
INSERT INTO "public"."settings" AS "settings" ("name", "value", "tenant_id") VALUES ($1::text, $2::text, $3::bigint) ON CONFLICT ("name", "tenant_id") DO NOTHING
  $1 value 1, $2 value 2, $3 tenant

-- do nothing where there is nothing
INSERT INTO "public"."settings" AS "settings" ("name", "value", "tenant_id") VALUES ($1::text, $2::text, $3::bigint) ON CONFLICT ("name", "tenant_id") DO NOTHING
  $1 value 1, $2 value 2, $3 tenant

-- many rows, do update
INSERT INTO "public"."settings" AS "settings" ("name", "value", "tenant_id") SELECT "scope_rows"."c1", "scope_rows"."c2", $1::bigint FROM unnest($2::text[], $3::text[]) AS "scope_rows" ("c1", "c2") ON CONFLICT ("name", "tenant_id") DO UPDATE SET "value" = excluded."value"
  $1 tenant, $2 value 1, $3 value 1

-- from a select, do nothing
INSERT INTO "public"."settings" AS "settings" ("name", "value", "tenant_id") SELECT "scope_rows"."c1", "scope_rows"."c2", $1::bigint FROM (SELECT lower("customers"."name" COLLATE "C") AS "c1", "customers"."name" AS "c2" FROM "public"."customers" AS "customers" WHERE ("customers"."tenant_id" = $1::bigint) UNION (SELECT "settings"."name", "settings"."value" FROM "public"."settings" AS "settings" WHERE ("settings"."tenant_id" = $1::bigint))) AS "scope_rows" ON CONFLICT ("name", "tenant_id") DO NOTHING
  $1 tenant

-- returning of one
INSERT INTO "public"."customers" AS "customers" ("name", "tenant_id") VALUES ($1::text, $2::bigint) RETURNING "customers"."id", upper("customers"."name" COLLATE "C") AS "upper"
  $1 value 1, $2 tenant

-- returning of many
INSERT INTO "public"."customers" AS "customers" ("name", "tenant_id") SELECT "scope_rows"."c1", $1::bigint FROM unnest($2::text[]) AS "scope_rows" ("c1") RETURNING "customers"."id", "customers"."tenant_id", "customers"."name", "customers"."email"
  $1 tenant, $2 value 1

-- do update with returning
INSERT INTO "public"."settings" AS "settings" ("name", "value", "tenant_id") VALUES ($1::text, $2::text, $3::bigint) ON CONFLICT ("name", "tenant_id") DO UPDATE SET "value" = excluded."value" RETURNING "settings"."value"
  $1 value 1, $2 value 2, $3 tenant
