-- by key
SELECT "order_lines"."id" FROM "main"."order_lines" AS "order_lines" WHERE (EXISTS (SELECT 1 FROM "main"."orders" AS "scope_1" WHERE (("scope_1"."id" = "order_lines"."order_id") AND EXISTS (SELECT 1 FROM "main"."customers" AS "scope_2" WHERE (("scope_2"."id" = "scope_1"."customer_id") AND ("scope_2"."tenant_id" = ?1))))) AND ("order_lines"."id" = ?2))

-- by key, the other way round
SELECT "order_lines"."id" FROM "main"."order_lines" AS "order_lines" WHERE (EXISTS (SELECT 1 FROM "main"."orders" AS "scope_1" WHERE (("scope_1"."id" = "order_lines"."order_id") AND EXISTS (SELECT 1 FROM "main"."customers" AS "scope_2" WHERE (("scope_2"."id" = "scope_1"."customer_id") AND ("scope_2"."tenant_id" = ?1))))) AND (?2 = "order_lines"."id"))

-- by key and more
SELECT "order_lines"."id" FROM "main"."order_lines" AS "order_lines" WHERE (EXISTS (SELECT 1 FROM "main"."orders" AS "scope_1" WHERE (("scope_1"."id" = "order_lines"."order_id") AND EXISTS (SELECT 1 FROM "main"."customers" AS "scope_2" WHERE (("scope_2"."id" = "scope_1"."customer_id") AND ("scope_2"."tenant_id" = ?1))))) AND (("order_lines"."product" = ?2) AND ("order_lines"."id" = ?3)))

-- by another column
SELECT "order_lines"."id" FROM "main"."order_lines" AS "order_lines" WHERE (("order_lines"."order_id" IN (SELECT "scope_1"."id" FROM "main"."orders" AS "scope_1" WHERE ("scope_1"."customer_id" IN (SELECT "scope_2"."id" FROM "main"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = ?1))))) AND ("order_lines"."product" = ?2))

-- by key under OR
SELECT "order_lines"."id" FROM "main"."order_lines" AS "order_lines" WHERE (("order_lines"."order_id" IN (SELECT "scope_1"."id" FROM "main"."orders" AS "scope_1" WHERE ("scope_1"."customer_id" IN (SELECT "scope_2"."id" FROM "main"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = ?1))))) AND (("order_lines"."id" = ?2) OR ("order_lines"."id" = ?3)))

-- by key under NOT
SELECT "order_lines"."id" FROM "main"."order_lines" AS "order_lines" WHERE (("order_lines"."order_id" IN (SELECT "scope_1"."id" FROM "main"."orders" AS "scope_1" WHERE ("scope_1"."customer_id" IN (SELECT "scope_2"."id" FROM "main"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = ?1))))) AND (NOT ("order_lines"."id" = ?2)))

-- by key, and a function on the row
SELECT "order_lines"."id" FROM "main"."order_lines" AS "order_lines" WHERE (("order_lines"."order_id" IN (SELECT "scope_1"."id" FROM "main"."orders" AS "scope_1" WHERE ("scope_1"."customer_id" IN (SELECT "scope_2"."id" FROM "main"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = ?1))))) AND (("order_lines"."id" = ?2) AND rowscope_like("order_lines"."product", ?3)))

-- a joined row by key
SELECT "order_lines"."id" FROM "main"."order_lines" AS "order_lines" JOIN "main"."orders" AS "orders" ON ("orders"."id" = ?1) WHERE (("order_lines"."order_id" IN (SELECT "scope_1"."id" FROM "main"."orders" AS "scope_1" WHERE ("scope_1"."customer_id" IN (SELECT "scope_2"."id" FROM "main"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = ?2))))) AND EXISTS (SELECT 1 FROM "main"."customers" AS "scope_3" WHERE (("scope_3"."id" = "orders"."customer_id") AND ("scope_3"."tenant_id" = ?2))))

-- an update by key
UPDATE OR ABORT "main"."order_lines" AS "order_lines" SET "product" = ?1 WHERE (EXISTS (SELECT 1 FROM "main"."orders" AS "scope_1" WHERE (("scope_1"."id" = "order_lines"."order_id") AND EXISTS (SELECT 1 FROM "main"."customers" AS "scope_2" WHERE (("scope_2"."id" = "scope_1"."customer_id") AND ("scope_2"."tenant_id" = ?2))))) AND ("order_lines"."id" = ?3))

-- a remove by key
DELETE FROM "main"."order_lines" AS "order_lines" WHERE (EXISTS (SELECT 1 FROM "main"."orders" AS "scope_1" WHERE (("scope_1"."id" = "order_lines"."order_id") AND EXISTS (SELECT 1 FROM "main"."customers" AS "scope_2" WHERE (("scope_2"."id" = "scope_1"."customer_id") AND ("scope_2"."tenant_id" = ?1))))) AND ("order_lines"."id" = ?2))
