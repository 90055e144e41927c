-- inner join
SELECT "customers"."name", "orders"."id" FROM "main"."customers" AS "customers" JOIN "main"."orders" AS "orders" ON ("orders"."customer_id" = "customers"."id") WHERE ("customers"."tenant_id" = ?1) ORDER BY "orders"."id"
  ?1 tenant
  rows of tenant 1: Ann|1 Ann|2 Bob|3
  rows of tenant 2: Ann|11 Ann|12 Cleo|13

-- left join
SELECT "customers"."name", "orders"."id" FROM "main"."customers" AS "customers" LEFT JOIN "main"."orders" AS "orders" ON (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) AND ("orders"."customer_id" = "customers"."id")) WHERE ("customers"."tenant_id" = ?1) ORDER BY "customers"."id", "orders"."id"
  ?1 tenant
  rows of tenant 1: Ann|1 Ann|2 Bob|3 Dan|NULL
  rows of tenant 2: Ann|11 Ann|12 Bob|NULL Cleo|13

-- right join
SELECT "orders"."id", "customers"."name" FROM (SELECT "orders"."id", "orders"."customer_id", "orders"."total", "orders"."note", "orders"."referrer_id" FROM "main"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1)))) AS "orders" RIGHT JOIN (SELECT "customers"."id", "customers"."tenant_id", "customers"."name", "customers"."email" FROM "main"."customers" AS "customers" WHERE ("customers"."tenant_id" = ?1)) AS "customers" ON ("orders"."customer_id" = "customers"."id") ORDER BY "customers"."id", "orders"."id"
  ?1 tenant
  rows of tenant 1: 1|Ann 2|Ann 3|Bob NULL|Dan
  rows of tenant 2: 11|Ann 12|Ann NULL|Bob 13|Cleo

-- right join to the child
SELECT "customers"."name", "orders"."id" FROM (SELECT "customers"."id", "customers"."tenant_id", "customers"."name", "customers"."email" FROM "main"."customers" AS "customers" WHERE ("customers"."tenant_id" = ?1)) AS "customers" RIGHT JOIN (SELECT "orders"."id", "orders"."customer_id", "orders"."total", "orders"."note", "orders"."referrer_id" FROM "main"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1)))) AS "orders" ON ("orders"."referrer_id" = "customers"."id") ORDER BY "orders"."id"
  ?1 tenant
  rows of tenant 1: NULL|1 Bob|2 NULL|3
  rows of tenant 2: NULL|11 Bob|12 NULL|13

-- full join
SELECT "customers"."name", "orders"."id" FROM (SELECT "customers"."id", "customers"."tenant_id", "customers"."name", "customers"."email" FROM "main"."customers" AS "customers" WHERE ("customers"."tenant_id" = ?1)) AS "customers" FULL JOIN (SELECT "orders"."id", "orders"."customer_id", "orders"."total", "orders"."note", "orders"."referrer_id" FROM "main"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1)))) AS "orders" ON ("orders"."referrer_id" = "customers"."id") ORDER BY "customers"."id", "orders"."id"
  ?1 tenant
  rows of tenant 1: NULL|1 NULL|3 Ann|NULL Bob|2 Dan|NULL
  rows of tenant 2: NULL|11 NULL|13 Ann|NULL Bob|12 Cleo|NULL

-- cross join
SELECT "customers"."name", "settings"."value" FROM "main"."customers" AS "customers" CROSS JOIN "main"."settings" AS "settings" WHERE (("customers"."tenant_id" = ?1) AND ("settings"."tenant_id" = ?1)) ORDER BY "customers"."id", "settings"."value"
  ?1 tenant
  rows of tenant 1: Ann|dark Ann|de Bob|dark Bob|de Dan|dark Dan|de
  rows of tenant 2: Ann|dark Ann|fr Bob|dark Bob|fr Cleo|dark Cleo|fr

-- left join, then right join
SELECT "orders"."id", "order_lines"."product", "customers"."name" FROM (SELECT "orders"."id", "orders"."customer_id", "orders"."total", "orders"."note", "orders"."referrer_id" FROM "main"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1)))) AS "orders" LEFT JOIN (SELECT "order_lines"."id", "order_lines"."order_id", "order_lines"."product", "order_lines"."quantity", "order_lines"."currency" FROM "main"."order_lines" AS "order_lines" WHERE ("order_lines"."order_id" IN (SELECT "scope_2"."id" FROM "main"."orders" AS "scope_2" WHERE ("scope_2"."customer_id" IN (SELECT "scope_3"."id" FROM "main"."customers" AS "scope_3" WHERE ("scope_3"."tenant_id" = ?1)))))) AS "order_lines" ON ("order_lines"."order_id" = "orders"."id") RIGHT JOIN (SELECT "customers"."id", "customers"."tenant_id", "customers"."name", "customers"."email" FROM "main"."customers" AS "customers" WHERE ("customers"."tenant_id" = ?1)) AS "customers" ON ("orders"."customer_id" = "customers"."id") ORDER BY "customers"."id", "orders"."id", "order_lines"."id"
  ?1 tenant
  rows of tenant 1: 1|pen|Ann 1|ink|Ann 2|pen|Ann 3|NULL|Bob NULL|NULL|Dan
  rows of tenant 2: 11|pen|Ann 12|ink|Ann NULL|NULL|Bob 13|NULL|Cleo

-- full join of a shared table
SELECT "currencies"."code", "order_lines"."id" FROM "main"."currencies" AS "currencies" FULL JOIN (SELECT "order_lines"."id", "order_lines"."order_id", "order_lines"."product", "order_lines"."quantity", "order_lines"."currency" FROM "main"."order_lines" AS "order_lines" WHERE ("order_lines"."order_id" IN (SELECT "scope_1"."id" FROM "main"."orders" AS "scope_1" WHERE ("scope_1"."customer_id" IN (SELECT "scope_2"."id" FROM "main"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = ?1)))))) AS "order_lines" ON ("order_lines"."currency" = "currencies"."code") ORDER BY "currencies"."code", "order_lines"."id"
  ?1 tenant
  rows of tenant 1: NULL|2 EUR|1 EUR|3 USD|NULL XXX|NULL
  rows of tenant 2: EUR|11 USD|12 XXX|NULL

-- full join where each side has a condition
SELECT "customers"."name", "orders"."id" FROM (SELECT "customers"."id", "customers"."tenant_id", "customers"."name", "customers"."email" FROM "main"."customers" AS "customers" WHERE ("customers"."tenant_id" = ?1)) AS "customers" FULL JOIN (SELECT "orders"."id", "orders"."customer_id", "orders"."total", "orders"."note", "orders"."referrer_id" FROM "main"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1)))) AS "orders" ON ("orders"."referrer_id" = "customers"."id") WHERE (("orders"."id" IS NULL) OR ("customers"."id" IS NULL)) ORDER BY "customers"."id", "orders"."id"
  ?1 tenant
  rows of tenant 1: NULL|1 NULL|3 Ann|NULL Dan|NULL
  rows of tenant 2: NULL|11 NULL|13 Ann|NULL Cleo|NULL
