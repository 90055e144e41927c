-- in
SELECT "customers"."id" FROM "main"."customers" AS "customers" WHERE (("customers"."tenant_id" = ?1) AND ("customers"."id" IN (SELECT "orders"."customer_id" FROM "main"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1)))))) ORDER BY "customers"."id"
  ?1 tenant
  rows of tenant 1: 1 2
  rows of tenant 2: 11 13

-- not in
SELECT "customers"."id" FROM "main"."customers" AS "customers" WHERE (("customers"."tenant_id" = ?1) AND (NOT ("customers"."id" IN (SELECT "orders"."customer_id" FROM "main"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))))))) ORDER BY "customers"."id"
  ?1 tenant
  rows of tenant 1: 3
  rows of tenant 2: 12

-- exists
SELECT "customers"."id" FROM "main"."customers" AS "customers" WHERE (("customers"."tenant_id" = ?1) AND EXISTS (SELECT "orders"."id" FROM "main"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) AND ("orders"."customer_id" = "customers"."id")))) ORDER BY "customers"."id"
  ?1 tenant
  rows of tenant 1: 1 2
  rows of tenant 2: 11 13

-- not exists
SELECT "customers"."id" FROM "main"."customers" AS "customers" WHERE (("customers"."tenant_id" = ?1) AND (NOT EXISTS (SELECT "orders"."id" FROM "main"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) AND ("orders"."customer_id" = "customers"."id"))))) ORDER BY "customers"."id"
  ?1 tenant
  rows of tenant 1: 3
  rows of tenant 2: 12

-- exists of anything
SELECT "currencies"."code" FROM "main"."currencies" AS "currencies" WHERE EXISTS (SELECT "order_lines"."id" FROM "main"."order_lines" AS "order_lines" WHERE (("order_lines"."order_id" IN (SELECT "scope_1"."id" FROM "main"."orders" AS "scope_1" WHERE ("scope_1"."customer_id" IN (SELECT "scope_2"."id" FROM "main"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = ?1))))) AND ("order_lines"."currency" = "currencies"."code"))) ORDER BY "currencies"."code"
  ?1 tenant
  rows of tenant 1: EUR
  rows of tenant 2: EUR USD

-- scalar
SELECT "orders"."id" FROM "main"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_2"."id" FROM "main"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = ?1))) AND ("orders"."total" > (SELECT AVG("orders"."total") FROM "main"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1)))))) ORDER BY "orders"."id"
  ?1 tenant
  rows of tenant 1: 2
  rows of tenant 2: 12

-- correlated scalar of an alias
SELECT "orders"."id" FROM "main"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_2"."id" FROM "main"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = ?1))) AND ("orders"."total" >= (SELECT MAX("other"."total") FROM "main"."orders" AS "other" WHERE (("other"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) AND ("other"."customer_id" = "orders"."customer_id"))))) ORDER BY "orders"."id"
  ?1 tenant
  rows of tenant 1: 2 3
  rows of tenant 2: 12 13

-- three deep
SELECT "customers"."id" FROM "main"."customers" AS "customers" WHERE (("customers"."tenant_id" = ?1) AND ("customers"."id" IN (SELECT "orders"."customer_id" FROM "main"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_3"."id" FROM "main"."customers" AS "scope_3" WHERE ("scope_3"."tenant_id" = ?1))) AND ("orders"."id" IN (SELECT "order_lines"."order_id" FROM "main"."order_lines" AS "order_lines" WHERE (("order_lines"."order_id" IN (SELECT "scope_1"."id" FROM "main"."orders" AS "scope_1" WHERE ("scope_1"."customer_id" IN (SELECT "scope_2"."id" FROM "main"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = ?1))))) AND EXISTS (SELECT "currencies"."code" FROM "main"."currencies" AS "currencies" WHERE ("currencies"."code" = "order_lines"."currency"))))))))) ORDER BY "customers"."id"
  ?1 tenant
  rows of tenant 1: 1
  rows of tenant 2: 11

-- with a join inside
SELECT "customers"."id" FROM "main"."customers" AS "customers" WHERE (("customers"."tenant_id" = ?1) AND ("customers"."id" IN (SELECT "orders"."customer_id" FROM "main"."orders" AS "orders" LEFT JOIN "main"."order_lines" AS "order_lines" ON (("order_lines"."order_id" IN (SELECT "scope_2"."id" FROM "main"."orders" AS "scope_2" WHERE ("scope_2"."customer_id" IN (SELECT "scope_3"."id" FROM "main"."customers" AS "scope_3" WHERE ("scope_3"."tenant_id" = ?1))))) AND ("order_lines"."order_id" = "orders"."id")) WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) AND ("order_lines"."id" IS NULL))))) ORDER BY "customers"."id"
  ?1 tenant
  rows of tenant 1: 2
  rows of tenant 2: 13

-- with a limit inside
SELECT "orders"."id" FROM "main"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_2"."id" FROM "main"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = ?1))) AND ("orders"."id" IN (SELECT "last"."id" FROM "main"."orders" AS "last" WHERE ("last"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) ORDER BY "last"."id" DESC LIMIT ?2)))
  ?1 tenant, ?2 value 1
  rows of tenant 1: 3
  rows of tenant 2: 13

-- in a condition that is not always there
SELECT "customers"."id" FROM "main"."customers" AS "customers" WHERE (("customers"."tenant_id" = ?1) AND EXISTS (SELECT "orders"."id" FROM "main"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) AND ("orders"."customer_id" = "customers"."id")))) ORDER BY "customers"."id"
  ?1 tenant
  rows of tenant 1: 1 2
  rows of tenant 2: 11 13

-- in the condition that is not there
SELECT "customers"."id" FROM "main"."customers" AS "customers" WHERE (("customers"."tenant_id" = ?1) AND ("customers"."id" = ?2)) ORDER BY "customers"."id"
  ?1 tenant, ?2 value 1
  rows of tenant 1: 1
  rows of tenant 2: none

-- set operation inside
SELECT "customers"."id" FROM "main"."customers" AS "customers" WHERE (("customers"."tenant_id" = ?1) AND ("customers"."id" IN (SELECT "orders"."customer_id" FROM "main"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) AND ("orders"."total" > ?2)) UNION SELECT "c"."id" FROM "main"."customers" AS "c" WHERE (("c"."tenant_id" = ?1) AND ("c"."name" = ?3))))) ORDER BY "customers"."id"
  ?1 tenant, ?2 value 1, ?3 value 2
  rows of tenant 1: 1 3
  rows of tenant 2: 11
