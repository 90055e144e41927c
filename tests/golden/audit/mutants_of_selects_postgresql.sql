-- by key: with "tenant_id = ?" taken out
SELECT "tickets"."text" FROM "public"."tickets" AS "tickets" WHERE (("tickets"."id" = $1::bigint) OR ("tickets"."id" = $2::bigint))

-- by key, of several tenants: with "tenant_id = ?" taken out
SELECT "tickets"."text" FROM "public"."tickets" AS "tickets" WHERE (("tickets"."id" = $1::bigint) OR ("tickets"."id" = $2::bigint))

-- joined: with "assignments.ticket_id -> tickets.tenant_id and assignments.team_id -> teams.company = ?, tickets.tenant_id = ?, teams.company = ?" taken out
SELECT "tickets"."text", "teams"."name" FROM "public"."tickets" AS "tickets" LEFT JOIN "public"."teams" AS "teams" ON ("tickets"."team_id" = "teams"."id") WHERE ("tickets"."id" IN (SELECT "assignments"."ticket_id" FROM "public"."assignments" AS "assignments"))

-- joined, assignments alone: with "assignments.ticket_id -> tickets.tenant_id and assignments.team_id -> teams.company = ?" taken out
SELECT "tickets"."text", "teams"."name" FROM "public"."tickets" AS "tickets" LEFT JOIN (SELECT "teams"."id", "teams"."company", "teams"."name" FROM "public"."teams" AS "teams" WHERE ("teams"."company" = $1::bigint)) AS "teams" ON ("tickets"."team_id" = "teams"."id") WHERE (("tickets"."tenant_id" = $1::bigint) AND ("tickets"."id" IN (SELECT "assignments"."ticket_id" FROM "public"."assignments" AS "assignments")))

-- joined, teams alone: with "teams.company = ?" taken out
SELECT "tickets"."text", "teams"."name" FROM "public"."tickets" AS "tickets" LEFT JOIN "public"."teams" AS "teams" ON ("tickets"."team_id" = "teams"."id") WHERE (("tickets"."tenant_id" = $1::bigint) AND ("tickets"."id" IN (SELECT "assignments"."ticket_id" FROM "public"."assignments" AS "assignments" WHERE (("assignments"."ticket_id" IN (SELECT "scope_1"."id" FROM "public"."tickets" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND ("assignments"."team_id" IN (SELECT "scope_2"."id" FROM "public"."teams" AS "scope_2" WHERE ("scope_2"."company" = $1::bigint)))))))

-- joined, tickets alone: with "tickets.tenant_id = ?" taken out
SELECT "tickets"."text", "teams"."name" FROM "public"."tickets" AS "tickets" LEFT JOIN (SELECT "teams"."id", "teams"."company", "teams"."name" FROM "public"."teams" AS "teams" WHERE ("teams"."company" = $1::bigint)) AS "teams" ON ("tickets"."team_id" = "teams"."id") WHERE ("tickets"."id" IN (SELECT "assignments"."ticket_id" FROM "public"."assignments" AS "assignments" WHERE (("assignments"."ticket_id" IN (SELECT "scope_1"."id" FROM "public"."tickets" AS "scope_1" WHERE ("scope_1"."tenant_id" = $1::bigint))) AND ("assignments"."team_id" IN (SELECT "scope_2"."id" FROM "public"."teams" AS "scope_2" WHERE ("scope_2"."company" = $1::bigint))))))
