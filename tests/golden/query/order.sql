-- ascending
SELECT "orders"."id" FROM "main"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) ORDER BY "orders"."total"
  ?1 tenant

-- descending
SELECT "orders"."id" FROM "main"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) ORDER BY "orders"."total" DESC
  ?1 tenant

-- NULL first
SELECT "orders"."id" FROM "main"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) ORDER BY "orders"."note", "orders"."id" DESC
  ?1 tenant

-- NULL last
SELECT "orders"."id" FROM "main"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) ORDER BY "orders"."note" DESC, "orders"."id"
  ?1 tenant

-- limit
SELECT "orders"."id" FROM "main"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) ORDER BY "orders"."id" LIMIT ?2
  ?1 tenant, ?2 value 1

-- limit and offset
SELECT "orders"."id" FROM "main"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) ORDER BY "orders"."id" LIMIT ?2 OFFSET ?3
  ?1 tenant, ?2 value 1, ?3 value 2

-- offset alone
SELECT "orders"."id" FROM "main"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) ORDER BY "orders"."id" DESC LIMIT -1 OFFSET ?2
  ?1 tenant, ?2 value 1

-- a limit of none
SELECT "orders"."id" FROM "main"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) LIMIT ?2
  ?1 tenant, ?2 value 1

-- past the end
SELECT "orders"."id" FROM "main"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) ORDER BY "orders"."id" LIMIT ?2 OFFSET ?3
  ?1 tenant, ?2 value 1, ?3 value 2

-- a limit above 2^32
SELECT "orders"."id" FROM "main"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) ORDER BY "orders"."id" LIMIT ?2
  ?1 tenant, ?2 value 1

-- clauses in another order
SELECT "orders"."id" FROM "main"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) AND (("orders"."total" > ?2) AND ("orders"."id" > ?3))) ORDER BY "orders"."id" LIMIT ?4 OFFSET ?5
  ?1 tenant, ?2 value 2, ?3 value 4, ?4 value 1, ?5 value 3
