-- by key: with "tenant_id = ?" taken out
SELECT "tickets"."text" FROM "main"."tickets" AS "tickets" WHERE (("tickets"."id" = ?1) OR ("tickets"."id" = ?2))

-- by key, of several tenants: with "tenant_id = ?" taken out
SELECT "tickets"."text" FROM "main"."tickets" AS "tickets" WHERE (("tickets"."id" = ?1) OR ("tickets"."id" = ?2))

-- joined: with "assignments.ticket_id -> tickets.tenant_id and assignments.team_id -> teams.company = ?, tickets.tenant_id = ?, teams.company = ?" taken out
SELECT "tickets"."text", "teams"."name" FROM "main"."tickets" AS "tickets" LEFT JOIN "main"."teams" AS "teams" ON ("tickets"."team_id" = "teams"."id") WHERE ("tickets"."id" IN (SELECT "assignments"."ticket_id" FROM "main"."assignments" AS "assignments"))

-- joined, assignments alone: with "assignments.ticket_id -> tickets.tenant_id and assignments.team_id -> teams.company = ?" taken out
SELECT "tickets"."text", "teams"."name" FROM "main"."tickets" AS "tickets" LEFT JOIN (SELECT "teams"."id", "teams"."company", "teams"."name" FROM "main"."teams" AS "teams" WHERE ("teams"."company" = ?1)) AS "teams" ON ("tickets"."team_id" = "teams"."id") WHERE (("tickets"."tenant_id" = ?1) AND ("tickets"."id" IN (SELECT "assignments"."ticket_id" FROM "main"."assignments" AS "assignments")))

-- joined, teams alone: with "teams.company = ?" taken out
SELECT "tickets"."text", "teams"."name" FROM "main"."tickets" AS "tickets" LEFT JOIN "main"."teams" AS "teams" ON ("tickets"."team_id" = "teams"."id") WHERE (("tickets"."tenant_id" = ?1) AND ("tickets"."id" IN (SELECT "assignments"."ticket_id" FROM "main"."assignments" AS "assignments" WHERE (("assignments"."ticket_id" IN (SELECT "scope_1"."id" FROM "main"."tickets" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) AND ("assignments"."team_id" IN (SELECT "scope_2"."id" FROM "main"."teams" AS "scope_2" WHERE ("scope_2"."company" = ?1)))))))

-- joined, tickets alone: with "tickets.tenant_id = ?" taken out
SELECT "tickets"."text", "teams"."name" FROM "main"."tickets" AS "tickets" LEFT JOIN (SELECT "teams"."id", "teams"."company", "teams"."name" FROM "main"."teams" AS "teams" WHERE ("teams"."company" = ?1)) AS "teams" ON ("tickets"."team_id" = "teams"."id") WHERE ("tickets"."id" IN (SELECT "assignments"."ticket_id" FROM "main"."assignments" AS "assignments" WHERE (("assignments"."ticket_id" IN (SELECT "scope_1"."id" FROM "main"."tickets" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) AND ("assignments"."team_id" IN (SELECT "scope_2"."id" FROM "main"."teams" AS "scope_2" WHERE ("scope_2"."company" = ?1))))))
