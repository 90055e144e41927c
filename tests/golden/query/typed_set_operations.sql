-- union
SELECT "customers"."name" FROM "main"."customers" AS "customers" WHERE ("customers"."tenant_id" = ?1) UNION SELECT "order_lines"."product" FROM "main"."order_lines" AS "order_lines" WHERE ("order_lines"."order_id" IN (SELECT "scope_1"."id" FROM "main"."orders" AS "scope_1" WHERE ("scope_1"."customer_id" IN (SELECT "scope_2"."id" FROM "main"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = ?1))))) ORDER BY 1
  ?1 tenant
  rows of tenant 1: Ann Bob Dan ink pen
  rows of tenant 2: Ann Bob Cleo ink pen

-- union all
SELECT "customers"."name" FROM "main"."customers" AS "customers" WHERE ("customers"."tenant_id" = ?1) UNION ALL SELECT "order_lines"."product" FROM "main"."order_lines" AS "order_lines" WHERE ("order_lines"."order_id" IN (SELECT "scope_1"."id" FROM "main"."orders" AS "scope_1" WHERE ("scope_1"."customer_id" IN (SELECT "scope_2"."id" FROM "main"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = ?1))))) ORDER BY 1 DESC
  ?1 tenant
  rows of tenant 1: pen pen ink Dan Bob Ann
  rows of tenant 2: pen ink Cleo Bob Ann

-- intersect
SELECT "customers"."name" FROM "main"."customers" AS "customers" WHERE ("customers"."tenant_id" = ?1) INTERSECT SELECT "customers"."name" FROM "main"."customers" AS "customers" WHERE (("customers"."tenant_id" = ?1) AND ("customers"."email" IS NULL)) ORDER BY 1
  ?1 tenant
  rows of tenant 1: Bob Dan
  rows of tenant 2: Bob

-- except
SELECT "customers"."name" FROM "main"."customers" AS "customers" WHERE ("customers"."tenant_id" = ?1) EXCEPT SELECT "customers"."name" FROM "main"."customers" AS "customers" WHERE (("customers"."tenant_id" = ?1) AND EXISTS (SELECT "orders"."id" FROM "main"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) AND ("orders"."customer_id" = "customers"."id")))) ORDER BY 1
  ?1 tenant
  rows of tenant 1: Dan
  rows of tenant 2: Bob

-- of three
SELECT "customers"."name" FROM "main"."customers" AS "customers" WHERE ("customers"."tenant_id" = ?1) UNION SELECT "order_lines"."product" FROM "main"."order_lines" AS "order_lines" WHERE ("order_lines"."order_id" IN (SELECT "scope_1"."id" FROM "main"."orders" AS "scope_1" WHERE ("scope_1"."customer_id" IN (SELECT "scope_2"."id" FROM "main"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = ?1))))) EXCEPT SELECT "customers"."name" FROM "main"."customers" AS "customers" WHERE (("customers"."tenant_id" = ?1) AND ("customers"."name" = ?2)) ORDER BY 1
  ?1 tenant, ?2 value 1
  rows of tenant 1: Bob Dan ink pen
  rows of tenant 2: Bob Cleo ink pen

-- of a set operation
SELECT "customers"."name" FROM "main"."customers" AS "customers" WHERE ("customers"."tenant_id" = ?1) EXCEPT SELECT * FROM (SELECT "customers"."name" FROM "main"."customers" AS "customers" WHERE (("customers"."tenant_id" = ?1) AND ("customers"."name" = ?2)) UNION SELECT "order_lines"."product" FROM "main"."order_lines" AS "order_lines" WHERE ("order_lines"."order_id" IN (SELECT "scope_1"."id" FROM "main"."orders" AS "scope_1" WHERE ("scope_1"."customer_id" IN (SELECT "scope_2"."id" FROM "main"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = ?1)))))) ORDER BY 1
  ?1 tenant, ?2 value 1
  rows of tenant 1: Bob Dan
  rows of tenant 2: Bob Cleo

-- with a part that has an order and a limit
SELECT "customers"."name" FROM "main"."customers" AS "customers" WHERE ("customers"."tenant_id" = ?1) UNION ALL SELECT * FROM (SELECT "order_lines"."product" FROM "main"."order_lines" AS "order_lines" WHERE ("order_lines"."order_id" IN (SELECT "scope_1"."id" FROM "main"."orders" AS "scope_1" WHERE ("scope_1"."customer_id" IN (SELECT "scope_2"."id" FROM "main"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = ?1))))) ORDER BY "order_lines"."id" DESC LIMIT ?2) ORDER BY 1 LIMIT ?3 OFFSET ?4
  ?1 tenant, ?2 value 1, ?3 value 2, ?4 value 3
  rows of tenant 1: Bob Dan pen
  rows of tenant 2: Bob Cleo ink

-- NULL on one side
SELECT "customers"."name" FROM "main"."customers" AS "customers" WHERE ("customers"."tenant_id" = ?1) UNION SELECT "orders"."note" FROM "main"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) ORDER BY 1
  ?1 tenant
  rows of tenant 1: NULL Ann Bob Dan late
  rows of tenant 2: NULL Ann Bob Cleo late

-- with a condition that is not always there
SELECT "customers"."name" FROM "main"."customers" AS "customers" WHERE (("customers"."tenant_id" = ?1) AND ("customers"."name" = ?2)) UNION ALL SELECT "customers"."email" FROM "main"."customers" AS "customers" WHERE (("customers"."tenant_id" = ?1) AND ("customers"."email" IS NOT NULL)) ORDER BY 1
  ?1 tenant, ?2 value 1
  rows of tenant 1: Ann ann@example.com
  rows of tenant 2: Ann ann@example.com cleo@example.com

-- without the condition that is not always there
SELECT "customers"."name" FROM "main"."customers" AS "customers" WHERE ("customers"."tenant_id" = ?1) UNION ALL SELECT "customers"."email" FROM "main"."customers" AS "customers" WHERE (("customers"."tenant_id" = ?1) AND ("customers"."email" IS NOT NULL)) ORDER BY 1
  ?1 tenant
  rows of tenant 1: Ann Bob Dan ann@example.com
  rows of tenant 2: Ann Bob Cleo ann@example.com cleo@example.com

-- ordered by a named output
SELECT COUNT(*) AS "n" FROM "main"."customers" AS "customers" WHERE (("customers"."tenant_id" = ?1) AND ("customers"."name" = ?2)) UNION ALL SELECT COUNT(*) AS "m" FROM "main"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) ORDER BY 1 DESC
  ?1 tenant, ?2 value 1
SELECT COUNT(*) FROM (SELECT COUNT(*) AS "n" FROM "main"."customers" AS "customers" WHERE (("customers"."tenant_id" = ?1) AND ("customers"."name" = ?2)) UNION ALL SELECT COUNT(*) AS "m" FROM "main"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) ORDER BY 1 DESC) AS "counted_rows"
  ?1 tenant, ?2 value 1
  rows of tenant 1: 3 1
  rows of tenant 2: 3 1

-- with shared rows
SELECT "currencies"."code" FROM "main"."currencies" AS "currencies" EXCEPT SELECT "order_lines"."currency" FROM "main"."order_lines" AS "order_lines" WHERE (("order_lines"."order_id" IN (SELECT "scope_1"."id" FROM "main"."orders" AS "scope_1" WHERE ("scope_1"."customer_id" IN (SELECT "scope_2"."id" FROM "main"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = ?1))))) AND ("order_lines"."currency" IS NOT NULL)) ORDER BY 1
  ?1 tenant
  rows of tenant 1: USD XXX
  rows of tenant 2: XXX
