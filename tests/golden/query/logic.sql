-- o.note = 'late' AND o.total > 60
SELECT "orders"."id" FROM "main"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) AND (("orders"."note" = ?2) AND ("orders"."total" > ?3)))
  ?1 tenant, ?2 value 1, ?3 value 2

-- o.note = 'late' OR o.total > 60
SELECT "orders"."id" FROM "main"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) AND (("orders"."note" = ?2) OR ("orders"."total" > ?3)))
  ?1 tenant, ?2 value 1, ?3 value 2

-- NOT (o.note = 'late')
SELECT "orders"."id" FROM "main"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) AND (NOT ("orders"."note" = ?2)))
  ?1 tenant, ?2 value 1

-- NOT (o.note = 'late' OR o.total > 60)
SELECT "orders"."id" FROM "main"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) AND (NOT (("orders"."note" = ?2) OR ("orders"."total" > ?3))))
  ?1 tenant, ?2 value 1, ?3 value 2

-- (o.note = 'late' OR o.total > 60) AND NOT o.id IN (1, 11)
SELECT "orders"."id" FROM "main"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) AND ((("orders"."note" = ?2) OR ("orders"."total" > ?3)) AND (NOT ("orders"."id" IN (SELECT "value" FROM rowscope_values(?4))))))
  ?1 tenant, ?2 value 1, ?3 value 2, ?4 value 3

-- o.note = 'late' OR (o.total > 60 AND o.id IN (1, 11))
SELECT "orders"."id" FROM "main"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) AND (("orders"."note" = ?2) OR (("orders"."total" > ?3) AND ("orders"."id" IN (SELECT "value" FROM rowscope_values(?4))))))
  ?1 tenant, ?2 value 1, ?3 value 2, ?4 value 3

-- NOT (NOT (o.note = 'late' AND NOT o.id IN (1, 11)) OR o.total > 60)
SELECT "orders"."id" FROM "main"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) AND (NOT ((NOT (("orders"."note" = ?2) AND (NOT ("orders"."id" IN (SELECT "value" FROM rowscope_values(?3)))))) OR ("orders"."total" > ?4))))
  ?1 tenant, ?2 value 1, ?3 value 2, ?4 value 3
