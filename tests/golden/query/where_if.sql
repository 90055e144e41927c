-- conditions 0
SELECT "orders"."id" FROM "main"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) AND ("orders"."id" > ?2))
  ?1 tenant, ?2 value 3

-- conditions 1
SELECT "orders"."id" FROM "main"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) AND (("orders"."note" = ?2) AND ("orders"."id" > ?3)))
  ?1 tenant, ?2 value 1, ?3 value 3

-- conditions 2
SELECT "orders"."id" FROM "main"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) AND (("orders"."total" >= ?2) AND ("orders"."id" > ?3)))
  ?1 tenant, ?2 value 2, ?3 value 3

-- conditions 3
SELECT "orders"."id" FROM "main"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) AND ((("orders"."note" = ?2) AND ("orders"."total" >= ?3)) AND ("orders"."id" > ?4)))
  ?1 tenant, ?2 value 1, ?3 value 2, ?4 value 3

-- conditions 4
SELECT "orders"."id" FROM "main"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) AND (("orders"."id" > ?2) AND ("orders"."customer_id" <> ?3)))
  ?1 tenant, ?2 value 3, ?3 value 4

-- conditions 5
SELECT "orders"."id" FROM "main"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) AND ((("orders"."note" = ?2) AND ("orders"."id" > ?3)) AND ("orders"."customer_id" <> ?4)))
  ?1 tenant, ?2 value 1, ?3 value 3, ?4 value 4

-- conditions 6
SELECT "orders"."id" FROM "main"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) AND ((("orders"."total" >= ?2) AND ("orders"."id" > ?3)) AND ("orders"."customer_id" <> ?4)))
  ?1 tenant, ?2 value 2, ?3 value 3, ?4 value 4

-- conditions 7
SELECT "orders"."id" FROM "main"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) AND (((("orders"."note" = ?2) AND ("orders"."total" >= ?3)) AND ("orders"."id" > ?4)) AND ("orders"."customer_id" <> ?5)))
  ?1 tenant, ?2 value 1, ?3 value 2, ?4 value 3, ?5 value 4

-- conditions 8
SELECT "orders"."id" FROM "main"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) AND (("orders"."id" > ?2) AND (("orders"."id" = ?3) OR ("orders"."id" = ?4))))
  ?1 tenant, ?2 value 3, ?3 value 5, ?4 value 6

-- conditions 9
SELECT "orders"."id" FROM "main"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) AND ((("orders"."note" = ?2) AND ("orders"."id" > ?3)) AND (("orders"."id" = ?4) OR ("orders"."id" = ?5))))
  ?1 tenant, ?2 value 1, ?3 value 3, ?4 value 5, ?5 value 6

-- conditions 10
SELECT "orders"."id" FROM "main"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) AND ((("orders"."total" >= ?2) AND ("orders"."id" > ?3)) AND (("orders"."id" = ?4) OR ("orders"."id" = ?5))))
  ?1 tenant, ?2 value 2, ?3 value 3, ?4 value 5, ?5 value 6

-- conditions 11
SELECT "orders"."id" FROM "main"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) AND (((("orders"."note" = ?2) AND ("orders"."total" >= ?3)) AND ("orders"."id" > ?4)) AND (("orders"."id" = ?5) OR ("orders"."id" = ?6))))
  ?1 tenant, ?2 value 1, ?3 value 2, ?4 value 3, ?5 value 5, ?6 value 6

-- conditions 12
SELECT "orders"."id" FROM "main"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) AND ((("orders"."id" > ?2) AND ("orders"."customer_id" <> ?3)) AND (("orders"."id" = ?4) OR ("orders"."id" = ?5))))
  ?1 tenant, ?2 value 3, ?3 value 4, ?4 value 5, ?5 value 6

-- conditions 13
SELECT "orders"."id" FROM "main"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) AND (((("orders"."note" = ?2) AND ("orders"."id" > ?3)) AND ("orders"."customer_id" <> ?4)) AND (("orders"."id" = ?5) OR ("orders"."id" = ?6))))
  ?1 tenant, ?2 value 1, ?3 value 3, ?4 value 4, ?5 value 5, ?6 value 6

-- conditions 14
SELECT "orders"."id" FROM "main"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) AND (((("orders"."total" >= ?2) AND ("orders"."id" > ?3)) AND ("orders"."customer_id" <> ?4)) AND (("orders"."id" = ?5) OR ("orders"."id" = ?6))))
  ?1 tenant, ?2 value 2, ?3 value 3, ?4 value 4, ?5 value 5, ?6 value 6

-- conditions 15
SELECT "orders"."id" FROM "main"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) AND ((((("orders"."note" = ?2) AND ("orders"."total" >= ?3)) AND ("orders"."id" > ?4)) AND ("orders"."customer_id" <> ?5)) AND (("orders"."id" = ?6) OR ("orders"."id" = ?7))))
  ?1 tenant, ?2 value 1, ?3 value 2, ?4 value 3, ?5 value 4, ?6 value 5, ?7 value 6
