-- an update where in
UPDATE OR ABORT "main"."orders" AS "orders" SET "note" = ?1 WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?2))) AND ("orders"."customer_id" IN (SELECT "customers"."id" FROM "main"."customers" AS "customers" WHERE (("customers"."tenant_id" = ?2) AND ("customers"."name" = ?3)))))
  ?1 value 1, ?2 tenant, ?3 value 2
  affected: 2
  new: order|Ann|100.0|seen
  new: order|Ann|250.0|seen
  gone: order|Ann|100.0|late
  gone: order|Ann|250.0|NULL

-- an update where exists
UPDATE OR ABORT "main"."customers" AS "customers" SET "email" = ?1 WHERE (("customers"."tenant_id" = ?2) AND (NOT EXISTS (SELECT "orders"."id" FROM "main"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?2))) AND ("orders"."customer_id" = "customers"."id")))))
  ?1 value 1, ?2 tenant
  affected: 1
  new: customer|Bob|x
  gone: customer|Bob|NULL

-- an update where scalar
UPDATE OR ABORT "main"."orders" AS "orders" SET "note" = ?1 WHERE (("orders"."customer_id" IN (SELECT "scope_2"."id" FROM "main"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = ?2))) AND ("orders"."total" > (SELECT AVG("o"."total") FROM "main"."orders" AS "o" WHERE ("o"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?2))))))
  ?1 value 1, ?2 tenant
  affected: 1
  new: order|Ann|250.0|above
  gone: order|Ann|250.0|NULL

-- an update to a scalar
UPDATE OR ABORT "main"."orders" AS "orders" SET "total" = coalesce((SELECT AVG("o"."total") FROM "main"."orders" AS "o" WHERE ("o"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1)))), ?2) WHERE ("orders"."customer_id" IN (SELECT "scope_2"."id" FROM "main"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = ?1)))
  ?1 tenant, ?2 value 1
  affected: 3
  new: order|Ann|133.333333333333|NULL
  new: order|Ann|133.333333333333|late
  new: order|Cleo|133.333333333333|late
  gone: order|Ann|100.0|late
  gone: order|Ann|250.0|NULL
  gone: order|Cleo|50.0|late

-- an update to a correlated scalar
UPDATE OR ABORT "main"."orders" AS "orders" SET "note" = (SELECT "customers"."name" FROM "main"."customers" AS "customers" WHERE (("customers"."tenant_id" = ?1) AND ("customers"."id" = "orders"."customer_id"))) WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1)))
  ?1 tenant
  affected: 3
  new: order|Ann|100.0|Ann
  new: order|Ann|250.0|Ann
  new: order|Cleo|50.0|Cleo
  gone: order|Ann|100.0|late
  gone: order|Ann|250.0|NULL
  gone: order|Cleo|50.0|late

-- an update to what is computed
UPDATE OR ABORT "main"."orders" AS "orders" SET "total" = (("orders"."total" * ?1) + ?2), "note" = (coalesce("orders"."note", ?3) || ?4) WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?5))) AND ("orders"."id" > ?6))
  ?1 value 1, ?2 value 2, ?3 value 3, ?4 value 4, ?5 tenant, ?6 value 5
  affected: 3
  new: order|Ann|201.0|late!
  new: order|Ann|501.0|none!
  new: order|Cleo|101.0|late!
  gone: order|Ann|100.0|late
  gone: order|Ann|250.0|NULL
  gone: order|Cleo|50.0|late

-- an update to a case
UPDATE OR ABORT "main"."customers" AS "customers" SET "name" = (CASE WHEN EXISTS (SELECT "orders"."id" FROM "main"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) AND ("orders"."customer_id" = "customers"."id"))) THEN ?2 ELSE "customers"."name" END) WHERE ("customers"."tenant_id" = ?1)
  ?1 tenant, ?2 value 1
  affected: 3
  new: customer|buyer|ann@example.com
  new: customer|buyer|cleo@example.com
  new: order|buyer|100.0|late
  new: order|buyer|250.0|NULL
  new: order|buyer|50.0|late
  gone: customer|Ann|ann@example.com
  gone: customer|Cleo|cleo@example.com
  gone: order|Ann|100.0|late
  gone: order|Ann|250.0|NULL
  gone: order|Cleo|50.0|late

-- a remove where in
DELETE FROM "main"."order_lines" AS "order_lines" WHERE (("order_lines"."order_id" IN (SELECT "scope_2"."id" FROM "main"."orders" AS "scope_2" WHERE ("scope_2"."customer_id" IN (SELECT "scope_3"."id" FROM "main"."customers" AS "scope_3" WHERE ("scope_3"."tenant_id" = ?1))))) AND ("order_lines"."order_id" IN (SELECT "orders"."id" FROM "main"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) AND ("orders"."total" < ?2)))))
  ?1 tenant, ?2 value 1
  affected: 1
  gone: line|pen|2

-- a remove where not exists
DELETE FROM "main"."customers" AS "customers" WHERE (("customers"."tenant_id" = ?1) AND (NOT EXISTS (SELECT "orders"."id" FROM "main"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) AND ("orders"."customer_id" = "customers"."id")))))
  ?1 tenant
  affected: 1
  gone: customer|Bob|NULL

-- a remove by a row
DELETE FROM "main"."order_lines" AS "order_lines" WHERE (("order_lines"."order_id" IN (SELECT "scope_1"."id" FROM "main"."orders" AS "scope_1" WHERE ("scope_1"."customer_id" IN (SELECT "scope_2"."id" FROM "main"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = ?1))))) AND (("order_lines"."quantity", "order_lines"."id") > (?2, ?3)))
  ?1 tenant, ?2 value 1, ?3 value 2
  affected: 1
  gone: line|pen|2

-- an update with returning
UPDATE OR ABORT "main"."orders" AS "orders" SET "note" = ?1 WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?2))) AND ("orders"."total" > ?3)) RETURNING "orders"."id", ("orders"."total" * ?4) AS "twice"
  ?1 value 1, ?2 tenant, ?3 value 2, ?4 value 3
  affected: 2
  new: order|Ann|100.0|back
  new: order|Ann|250.0|back
  gone: order|Ann|100.0|late
  gone: order|Ann|250.0|NULL

-- a remove with returning
DELETE FROM "main"."order_lines" AS "order_lines" WHERE ("order_lines"."order_id" IN (SELECT "scope_1"."id" FROM "main"."orders" AS "scope_1" WHERE ("scope_1"."customer_id" IN (SELECT "scope_2"."id" FROM "main"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = ?1))))) RETURNING "order_lines"."id", "order_lines"."order_id", "order_lines"."product", "order_lines"."quantity", "order_lines"."currency"
  ?1 tenant
  affected: 2
  gone: line|ink|1
  gone: line|pen|2

-- returning a sub-query
UPDATE OR ABORT "main"."customers" AS "customers" SET "email" = ?1 WHERE ("customers"."tenant_id" = ?2) RETURNING "customers"."id", (SELECT COUNT(*) FROM "main"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?2)))) AS "n"
  ?1 value 1, ?2 tenant
  affected: 3
  new: customer|Ann|y
  new: customer|Bob|y
  new: customer|Cleo|y
  gone: customer|Ann|ann@example.com
  gone: customer|Bob|NULL
  gone: customer|Cleo|cleo@example.com
