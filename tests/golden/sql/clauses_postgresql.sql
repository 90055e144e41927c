-- every clause of a select
SELECT "orders"."note", SUM("orders"."total")::double precision FROM "public"."orders" AS "orders" WHERE ("orders"."total" BETWEEN $1::double precision AND $2::double precision) GROUP BY "orders"."note" ORDER BY SUM("orders"."total")::double precision DESC NULLS LAST, "orders"."note" COLLATE "C" NULLS FIRST LIMIT $3::bigint
