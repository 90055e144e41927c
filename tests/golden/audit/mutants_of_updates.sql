-- text: with "tenant_id = ?" taken out
UPDATE OR ABORT "main"."tickets" AS "tickets" SET "text" = ?1 WHERE ("tickets"."id" = ?2)

-- text, what it would touch
SELECT "tickets"."id" FROM "main"."tickets" AS "tickets" WHERE ("tickets"."id" = ?1)

-- team: with "tenant_id = ?" taken out
UPDATE OR ABORT "main"."tickets" AS "tickets" SET "team_id" = (CASE WHEN (?1 IS NULL) THEN NULL ELSE coalesce((SELECT "scope_1"."id" FROM "main"."teams" AS "scope_1" WHERE (("scope_1"."id" = ?1) AND ("scope_1"."company" = ?2))), rowscope_refuse('tickets', 'team_id')) END) WHERE ("tickets"."id" = ?3)

-- team: with the check of "team_id" left out
UPDATE OR ABORT "main"."tickets" AS "tickets" SET "team_id" = ?1 WHERE (("tickets"."id" = ?2) AND ("tickets"."id" IN (SELECT "mutant_rows"."id" FROM "main"."tickets" AS "mutant_rows" WHERE ("mutant_rows"."tenant_id" = ?3))))

-- team, what it would touch
SELECT "tickets"."id" FROM "main"."tickets" AS "tickets" WHERE ("tickets"."id" = ?1)

-- ticket of an assignment: with "ticket_id -> tickets.tenant_id and team_id -> teams.company = ?" taken out
UPDATE OR ABORT "main"."assignments" AS "assignments" SET "ticket_id" = coalesce((SELECT "scope_1"."id" FROM "main"."tickets" AS "scope_1" WHERE (("scope_1"."id" = ?1) AND ("scope_1"."tenant_id" = ?2))), rowscope_refuse('assignments', 'ticket_id')) WHERE ("assignments"."id" = ?3)

-- ticket of an assignment: with the check of "ticket_id" left out
UPDATE OR ABORT "main"."assignments" AS "assignments" SET "ticket_id" = ?1 WHERE (("assignments"."id" = ?2) AND ("assignments"."id" IN (SELECT "mutant_rows"."id" FROM "main"."assignments" AS "mutant_rows" WHERE (("mutant_rows"."ticket_id" IN (SELECT "scope_1"."id" FROM "main"."tickets" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?3))) AND ("mutant_rows"."team_id" IN (SELECT "scope_2"."id" FROM "main"."teams" AS "scope_2" WHERE ("scope_2"."company" = ?3)))))))

-- ticket of an assignment, what it would touch
SELECT "assignments"."id" FROM "main"."assignments" AS "assignments" WHERE ("assignments"."id" = ?1)

-- remove: with "ticket_id -> tickets.tenant_id and team_id -> teams.company = ?" taken out
DELETE FROM "main"."assignments" AS "assignments" WHERE ("assignments"."id" = ?1)

-- remove, what it would touch
SELECT "assignments"."id" FROM "main"."assignments" AS "assignments" WHERE ("assignments"."id" = ?1)

-- labels: with "tenant_id = ?" taken out
UPDATE OR ABORT "main"."labels" AS "labels" SET "word" = ?1 WHERE ("labels"."id" = ?2)

-- labels, what it would touch
SELECT "labels"."id" FROM "main"."labels" AS "labels" WHERE ("labels"."id" = ?1)
