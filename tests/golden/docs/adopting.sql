-- legacy.tickets
select id, title from tickets where state = ? order by id
select title from tickets where id = :id
select author, body from comments where ticket_id = :id order by id
select count (distinct t.id), count (c.id) from tickets t left join comments c on c.ticket_id = t.id
select id, title from tickets where instr (title, :word) > ? order by id

-- legacy.load
select count (distinct t.id), count (c.id) from tickets t left join comments c on c.ticket_id = t.id

-- ticket.open
SELECT "tickets"."id", "tickets"."title" FROM "main"."tickets" AS "tickets" WHERE (("tickets"."account_id" = ?1) AND ("tickets"."state" = ?2)) ORDER BY "tickets"."id"
