-- order.totals
SELECT "orders"."total" FROM "main"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1)))
