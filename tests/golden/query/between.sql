-- o.total BETWEEN 50 AND 100
SELECT "orders"."id" FROM "main"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) AND ("orders"."total" BETWEEN ?2 AND ?3))
  ?1 tenant, ?2 value 1, ?3 value 2

-- NOT (o.total BETWEEN 100 AND 50)
SELECT "orders"."id" FROM "main"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) AND (NOT ("orders"."total" BETWEEN ?2 AND ?3)))
  ?1 tenant, ?2 value 1, ?3 value 2

-- o.id BETWEEN o.customer_id AND 12
SELECT "orders"."id" FROM "main"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) AND ("orders"."id" BETWEEN "orders"."customer_id" AND ?2))
  ?1 tenant, ?2 value 1

-- o.note BETWEEN 'l' AND 'm'
SELECT "orders"."id" FROM "main"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) AND ("orders"."note" BETWEEN ?2 AND ?3))
  ?1 tenant, ?2 value 1, ?3 value 2

-- NOT (o.total BETWEEN 50 AND 100) OR o.note IS NULL
SELECT "orders"."id" FROM "main"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) AND ((NOT ("orders"."total" BETWEEN ?2 AND ?3)) OR ("orders"."note" IS NULL)))
  ?1 tenant, ?2 value 1, ?3 value 2
