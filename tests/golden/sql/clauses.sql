-- every clause of a select
SELECT "orders"."note", SUM("orders"."total") FROM "main"."orders" AS "orders" WHERE ("orders"."total" BETWEEN ?1 AND ?2) GROUP BY "orders"."note" ORDER BY SUM("orders"."total") DESC, "orders"."note" LIMIT ?3
