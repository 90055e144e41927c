-- team: with another tenant filled into "company"
INSERT OR ABORT INTO "main"."teams" ("name", "company") VALUES (?1, coalesce((SELECT o."company" FROM main."teams" AS o WHERE o."company" <> ?2 LIMIT 1), ?2 + 1))

-- ticket: with another tenant filled into "tenant_id"
INSERT OR ABORT INTO "main"."tickets" ("text", "team_id", "tenant_id", "label_id", "floor", "number") VALUES (?1, (CASE WHEN (?2 IS NULL) THEN NULL ELSE coalesce((SELECT "scope_1"."id" FROM "main"."teams" AS "scope_1" WHERE (("scope_1"."id" = ?2) AND ("scope_1"."company" = ?3))), rowscope_refuse('tickets', 'team_id')) END), coalesce((SELECT o."tenant_id" FROM main."tickets" AS o WHERE o."tenant_id" <> ?3 LIMIT 1), ?3 + 1), (CASE WHEN (NULL IS NULL) THEN NULL ELSE coalesce((SELECT "scope_2"."id" FROM "main"."labels" AS "scope_2" WHERE (("scope_2"."id" = NULL) AND (("scope_2"."tenant_id" = ?3) OR ("scope_2"."tenant_id" IS NULL)))), rowscope_refuse('tickets', 'label_id')) END), (CASE WHEN ((NULL IS NULL) OR (NULL IS NULL)) THEN NULL ELSE coalesce((SELECT "scope_3"."floor" FROM "main"."rooms" AS "scope_3" WHERE ((("scope_3"."floor" = NULL) AND ("scope_3"."number" = NULL)) AND ("scope_3"."tenant_id" = ?3))), rowscope_refuse('tickets', 'floor')) END), NULL)

-- ticket: with the check of "team_id" left out
INSERT OR ABORT INTO "main"."tickets" ("text", "team_id", "tenant_id") VALUES (?1, ?2, ?3)

-- assignment: with the check of "ticket_id, team_id" left out
INSERT OR ABORT INTO "main"."assignments" ("ticket_id", "team_id", "hours") VALUES (?1, ?2, ?3)

-- copies: with "tenant_id = ?" taken out
INSERT OR ABORT INTO "main"."teams" ("name", "company") SELECT "scope_rows"."c1", ?1 FROM (SELECT "tickets"."text" AS "c1" FROM "main"."tickets" AS "tickets" WHERE ("tickets"."id" > ?2)) AS "scope_rows"

-- copies: with another tenant filled into "company"
INSERT OR ABORT INTO "main"."teams" ("name", "company") SELECT "scope_rows"."c1", coalesce((SELECT o."company" FROM main."teams" AS o WHERE o."company" <> ?2 LIMIT 1), ?2 + 1) FROM (SELECT "tickets"."text" AS "c1" FROM "main"."tickets" AS "tickets" WHERE (("tickets"."tenant_id" = ?2) AND ("tickets"."id" > ?3))) AS "scope_rows"

-- copies, what it would touch
SELECT "tickets"."text" FROM "main"."tickets" AS "tickets" WHERE ("tickets"."id" > ?1)

-- copies, of several tenants: with "tenant_id = ?" taken out
INSERT OR ABORT INTO "main"."teams" ("name", "company") SELECT "scope_rows"."c1", coalesce("scope_rows"."c2", rowscope_refuse('teams', 'company')) FROM (SELECT "tickets"."text" AS "c1", "tickets"."tenant_id" AS "c2" FROM "main"."tickets" AS "tickets" WHERE (("tickets"."tenant_id" IN (SELECT "value" FROM rowscope_values(?1) UNION SELECT "company" FROM main."teams" UNION SELECT "tenant_id" FROM main."tickets")) AND ("tickets"."id" > ?2))) AS "scope_rows"

-- copies, of several tenants, what it would touch
SELECT "tickets"."text" FROM "main"."tickets" AS "tickets" WHERE ("tickets"."id" > ?1)

-- upsert by the tenant's name: with another tenant filled into "company"
INSERT OR ABORT INTO "main"."teams" AS "teams" ("name", "company") VALUES (?1, coalesce((SELECT o."company" FROM main."teams" AS o WHERE o."company" <> ?2 LIMIT 1), ?2 + 1)) ON CONFLICT ("company", "name") DO UPDATE SET "name" = excluded."name"

-- upsert by a key of all: with another tenant filled into "company"
INSERT OR ABORT INTO "main"."teams" AS "teams" ("id", "name", "company") VALUES (?1, ?2, coalesce((SELECT o."company" FROM main."teams" AS o WHERE o."company" <> ?3 LIMIT 1), ?3 + 1)) ON CONFLICT ("id") DO UPDATE SET "name" = excluded."name" WHERE (CASE WHEN ("teams"."company" = coalesce((SELECT o."company" FROM main."teams" AS o WHERE o."company" <> ?3 LIMIT 1), ?3 + 1)) THEN TRUE ELSE rowscope_conflict('teams') END)

-- upsert by a key of all: with the refusal of another tenant's row of the same key left out
INSERT OR ABORT INTO "main"."teams" AS "teams" ("id", "name", "company") VALUES (?1, ?2, ?3) ON CONFLICT ("id") DO UPDATE SET "name" = excluded."name" WHERE (CASE WHEN ("teams"."company" = ?3) THEN TRUE ELSE TRUE END)
