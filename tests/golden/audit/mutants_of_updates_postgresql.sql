-- text: with "tenant_id = ?" taken out
UPDATE "public"."tickets" AS "tickets" SET "text" = $1::text WHERE ("tickets"."id" = $2::bigint)

-- text, what it would touch
SELECT "tickets"."id" FROM "public"."tickets" AS "tickets" WHERE ("tickets"."id" = $1::bigint)

-- team: with "tenant_id = ?" taken out
UPDATE "public"."tickets" AS "tickets" SET "team_id" = (CASE WHEN ($1::bigint IS NULL) THEN NULL ELSE "rowscope"."required"((SELECT "scope_1"."id" FROM "public"."teams" AS "scope_1" WHERE (("scope_1"."id" = $1::bigint) AND ("scope_1"."company" = $2::bigint)) FOR KEY SHARE), 'tickets', 'team_id') END) WHERE ("tickets"."id" = $3::bigint)

-- team: with the check of "team_id" left out
UPDATE "public"."tickets" AS "tickets" SET "team_id" = $1::bigint WHERE (("tickets"."id" = $2::bigint) AND ("tickets"."id" IN (SELECT "mutant_rows"."id" FROM "public"."tickets" AS "mutant_rows" WHERE ("mutant_rows"."tenant_id" = $3::bigint))))

-- team, what it would touch
SELECT "tickets"."id" FROM "public"."tickets" AS "tickets" WHERE ("tickets"."id" = $1::bigint)

-- ticket of an assignment: with "ticket_id -> tickets.tenant_id and team_id -> teams.company = ?" taken out
UPDATE "public"."assignments" AS "assignments" SET "ticket_id" = "rowscope"."required"((SELECT "scope_1"."id" FROM "public"."tickets" AS "scope_1" WHERE (("scope_1"."id" = $1::bigint) AND ("scope_1"."tenant_id" = $2::bigint)) FOR KEY SHARE), 'assignments', 'ticket_id') WHERE ("assignments"."id" = $3::bigint)

-- ticket of an assignment: with the check of "ticket_id" left out
UPDATE "public"."assignments" AS "assignments" SET "ticket_id" = $1::bigint WHERE (("assignments"."id" = $2::bigint) AND ("assignments"."id" IN (SELECT "mutant_rows"."id" FROM "public"."assignments" AS "mutant_rows" WHERE (("mutant_rows"."ticket_id" IN (SELECT "scope_1"."id" FROM "public"."tickets" AS "scope_1" WHERE ("scope_1"."tenant_id" = $3::bigint))) AND ("mutant_rows"."team_id" IN (SELECT "scope_2"."id" FROM "public"."teams" AS "scope_2" WHERE ("scope_2"."company" = $3::bigint)))))))

-- ticket of an assignment, what it would touch
SELECT "assignments"."id" FROM "public"."assignments" AS "assignments" WHERE ("assignments"."id" = $1::bigint)

-- remove: with "ticket_id -> tickets.tenant_id and team_id -> teams.company = ?" taken out
DELETE FROM "public"."assignments" AS "assignments" WHERE ("assignments"."id" = $1::bigint)

-- remove, what it would touch
SELECT "assignments"."id" FROM "public"."assignments" AS "assignments" WHERE ("assignments"."id" = $1::bigint)

-- labels: with "tenant_id = ?" taken out
UPDATE "public"."labels" AS "labels" SET "word" = $1::text WHERE ("labels"."id" = $2::bigint)

-- labels, what it would touch
SELECT "labels"."id" FROM "public"."labels" AS "labels" WHERE ("labels"."id" = $1::bigint)
