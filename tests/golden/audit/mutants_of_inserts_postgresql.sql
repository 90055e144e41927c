-- team: with another tenant filled into "company"
INSERT INTO "public"."teams" ("name", "company") VALUES ($1::text, coalesce((SELECT o."company" FROM "public"."teams" AS o WHERE o."company" <> $2::bigint LIMIT 1), $2::bigint + 1)) RETURNING "teams"."id"

-- ticket: with another tenant filled into "tenant_id"
INSERT INTO "public"."tickets" ("text", "team_id", "tenant_id", "label_id", "floor", "number") VALUES ($1::text, (CASE WHEN ($2::bigint IS NULL) THEN NULL ELSE "rowscope"."required"((SELECT "scope_1"."id" FROM "public"."teams" AS "scope_1" WHERE (("scope_1"."id" = $2::bigint) AND ("scope_1"."company" = $3::bigint)) FOR KEY SHARE), 'tickets', 'team_id') END), coalesce($4::bigint, (SELECT o."tenant_id" FROM "public"."tickets" AS o WHERE o."tenant_id" <> $3::bigint LIMIT 1), $3::bigint + 1), (CASE WHEN (NULL IS NULL) THEN NULL ELSE "rowscope"."required"((SELECT "scope_2"."id" FROM "public"."labels" AS "scope_2" WHERE (("scope_2"."id" = NULL) AND (("scope_2"."tenant_id" = $3::bigint) OR ("scope_2"."tenant_id" IS NULL)))), 'tickets', 'label_id') END), (CASE WHEN ((NULL IS NULL) OR (NULL IS NULL)) THEN NULL ELSE "rowscope"."required"((SELECT "scope_3"."floor" FROM "public"."rooms" AS "scope_3" WHERE ((("scope_3"."floor" = NULL) AND ("scope_3"."number" = NULL)) AND ("scope_3"."tenant_id" = $3::bigint)) FOR KEY SHARE), 'tickets', 'floor') END), NULL) RETURNING "tickets"."id"

-- ticket: with the check of "team_id" left out
INSERT INTO "public"."tickets" ("text", "team_id", "tenant_id") VALUES ($1::text, $2::bigint, $3::bigint) RETURNING "tickets"."id"

-- assignment: with the check of "ticket_id, team_id" left out
INSERT INTO "public"."assignments" ("ticket_id", "team_id", "hours") VALUES ($1::bigint, $2::bigint, $3::bigint) RETURNING "assignments"."id"

-- copies: with "tenant_id = ?" taken out
INSERT INTO "public"."teams" ("name", "company") SELECT "scope_rows"."c1", $1::bigint FROM (SELECT "tickets"."text" AS "c1" FROM "public"."tickets" AS "tickets" WHERE ("tickets"."id" > $2::bigint)) AS "scope_rows"

-- copies: with another tenant filled into "company"
INSERT INTO "public"."teams" ("name", "company") SELECT "scope_rows"."c1", coalesce($1::bigint, (SELECT o."company" FROM "public"."teams" AS o WHERE o."company" <> $2::bigint LIMIT 1), $2::bigint + 1) FROM (SELECT "tickets"."text" AS "c1" FROM "public"."tickets" AS "tickets" WHERE (("tickets"."tenant_id" = $2::bigint) AND ("tickets"."id" > $3::bigint))) AS "scope_rows"

-- copies, what it would touch
SELECT "tickets"."text" FROM "public"."tickets" AS "tickets" WHERE ("tickets"."id" > $1::bigint)

-- copies, of several tenants: with "tenant_id = ?" taken out
INSERT INTO "public"."teams" ("name", "company") SELECT "scope_rows"."c1", "rowscope"."required"("scope_rows"."c2", 'teams', 'company') FROM (SELECT "tickets"."text" AS "c1", "tickets"."tenant_id" AS "c2" FROM "public"."tickets" AS "tickets" WHERE (("tickets"."tenant_id" = ANY (ARRAY(SELECT unnest($1::bigint[]) UNION SELECT "company" FROM "public"."teams" UNION SELECT "tenant_id" FROM "public"."tickets"))) AND ("tickets"."id" > $2::bigint))) AS "scope_rows"

-- copies, of several tenants, what it would touch
SELECT "tickets"."text" FROM "public"."tickets" AS "tickets" WHERE ("tickets"."id" > $1::bigint)

-- upsert by the tenant's name: with another tenant filled into "company"
INSERT INTO "public"."teams" AS "teams" ("name", "company") VALUES ($1::text, coalesce((SELECT o."company" FROM "public"."teams" AS o WHERE o."company" <> $2::bigint LIMIT 1), $2::bigint + 1)) ON CONFLICT ("company", "name") DO UPDATE SET "name" = excluded."name"

-- upsert by a key of all: with another tenant filled into "company"
INSERT INTO "public"."teams" AS "teams" ("id", "name", "company") VALUES ($1::bigint, $2::text, coalesce((SELECT o."company" FROM "public"."teams" AS o WHERE o."company" <> $3::bigint LIMIT 1), $3::bigint + 1)) ON CONFLICT ("id") DO UPDATE SET "name" = excluded."name" WHERE (CASE WHEN ("teams"."company" = coalesce((SELECT o."company" FROM "public"."teams" AS o WHERE o."company" <> $3::bigint LIMIT 1), $3::bigint + 1)) THEN TRUE ELSE "rowscope"."conflict"('teams') END)

-- upsert by a key of all: with the refusal of another tenant's row of the same key left out
INSERT INTO "public"."teams" AS "teams" ("id", "name", "company") VALUES ($1::bigint, $2::text, $3::bigint) ON CONFLICT ("id") DO UPDATE SET "name" = excluded."name" WHERE (CASE WHEN ("teams"."company" = $3::bigint) THEN TRUE ELSE TRUE END)
