-- arithmetic
SELECT "orders"."id", ("orders"."total" + ?1) AS "plus", (?2 - "orders"."total") AS "minus", ((("orders"."id" + ?3) * ?4) % ?5) AS "mixed", ("orders"."total" / ?6) AS "half" FROM "main"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?7))) ORDER BY "orders"."id"
  ?1 value 1, ?2 value 2, ?3 value 3, ?4 value 4, ?5 value 5, ?6 value 6, ?7 tenant
  rows of tenant 1: 1|101.0|900.0|1|50.0 2|251.0|750.0|0|125.0 3|51.0|950.0|2|25.0
  rows of tenant 2: 11|101.0|900.0|0|50.0 12|251.0|750.0|2|125.0 13|51.0|950.0|1|25.0

-- integer division, and by zero
SELECT "orders"."id", ("orders"."id" / ?1) AS "third", ("orders"."id" / ?2) AS "none", ("orders"."id" % ?3) AS "rest", ("orders"."total" / ?4) AS "real" FROM "main"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?5))) ORDER BY "orders"."id"
  ?1 value 1, ?2 value 2, ?3 value 3, ?4 value 4, ?5 tenant
  rows of tenant 1: 1|0|NULL|NULL|NULL 2|0|NULL|NULL|NULL 3|1|NULL|NULL|NULL
  rows of tenant 2: 11|3|NULL|NULL|NULL 12|4|NULL|NULL|NULL 13|4|NULL|NULL|NULL

-- case
SELECT "orders"."id", (CASE WHEN ("orders"."total" >= ?1) THEN ?2 WHEN ("orders"."total" >= ?3) THEN ?4 ELSE ?5 END) AS "size" FROM "main"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?6))) ORDER BY "orders"."id"
  ?1 value 1, ?2 value 2, ?3 value 3, ?4 value 4, ?5 value 5, ?6 tenant
  rows of tenant 1: 1|middle 2|big 3|small
  rows of tenant 2: 11|middle 12|big 13|small

-- case without else
SELECT "orders"."id", (CASE WHEN ("orders"."note" = ?1) THEN "orders"."id" END) AS "id" FROM "main"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?2))) ORDER BY "orders"."id"
  ?1 value 1, ?2 tenant
  rows of tenant 1: 1|1 2|NULL 3|3
  rows of tenant 2: 11|11 12|NULL 13|13

-- case of a column
SELECT "orders"."id", (CASE WHEN ("orders"."total" > ?1) THEN "orders"."note" ELSE ?2 END) AS "note" FROM "main"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?3))) ORDER BY "orders"."id"
  ?1 value 1, ?2 value 2, ?3 tenant
  rows of tenant 1: 1|late 2|NULL 3|x
  rows of tenant 2: 11|late 12|NULL 13|x

-- coalesce
SELECT "orders"."id", coalesce("orders"."note", ?1) AS "note", coalesce("orders"."referrer_id", "orders"."customer_id") AS "both" FROM "main"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?2))) ORDER BY "orders"."id"
  ?1 value 1, ?2 tenant
  rows of tenant 1: 1|late|1 2|none|2 3|late|11
  rows of tenant 2: 11|late|1 12|none|12 13|late|2

-- nullif
SELECT "orders"."id", nullif("orders"."id", "orders"."customer_id") AS "id" FROM "main"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) ORDER BY "orders"."id"
  ?1 tenant
  rows of tenant 1: 1|NULL 2|2 3|3
  rows of tenant 2: 11|NULL 12|12 13|NULL

-- texts
SELECT "customers"."id", lower("customers"."name") AS "lower", upper("customers"."email") AS "upper", length("customers"."name") AS "length", trim(((?1 || "customers"."name") || ?2)) AS "trim" FROM "main"."customers" AS "customers" WHERE ("customers"."tenant_id" = ?3) ORDER BY "customers"."id"
  ?1 value 1, ?2 value 2, ?3 tenant
  rows of tenant 1: 1|ann|ANN@EXAMPLE.COM|3|Ann 2|bob|NULL|3|Bob 3|dan|NULL|3|Dan
  rows of tenant 2: 11|ann|ANN@EXAMPLE.COM|3|Ann 12|bob|NULL|3|Bob 13|cleo|CLEO@EXAMPLE.COM|4|Cleo

-- parts of texts
SELECT "customers"."id", replace("customers"."name", ?1, ?2) AS "replace", substr("customers"."name", ?3, ?4) AS "substring" FROM "main"."customers" AS "customers" WHERE ("customers"."tenant_id" = ?5) ORDER BY "customers"."id"
  ?1 value 1, ?2 value 2, ?3 value 3, ?4 value 4, ?5 tenant
  rows of tenant 1: 1|ANN|nn 2|Bob|ob 3|DaN|an
  rows of tenant 2: 11|ANN|nn 12|Bob|ob 13|Cleo|le

-- concat
SELECT "customers"."id", ("customers"."name" || ?1) AS "two", (("customers"."name" || ?2) || "customers"."email") AS "three" FROM "main"."customers" AS "customers" WHERE ("customers"."tenant_id" = ?3) ORDER BY "customers"."id"
  ?1 value 1, ?2 value 2, ?3 tenant
  rows of tenant 1: 1|Ann!|Ann ann@example.com 2|Bob!|NULL 3|Dan!|NULL
  rows of tenant 2: 11|Ann!|Ann ann@example.com 12|Bob!|NULL 13|Cleo!|Cleo cleo@example.com

-- numbers
SELECT "orders"."id", abs(("orders"."total" - ?1)) AS "abs", round(("orders"."total" / ?2), ?3) AS "round" FROM "main"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?4))) ORDER BY "orders"."id"
  ?1 value 1, ?2 value 2, ?3 value 3, ?4 tenant
  rows of tenant 1: 1|200.0|33.33 2|50.0|83.33 3|250.0|16.67
  rows of tenant 2: 11|200.0|33.33 12|50.0|83.33 13|250.0|16.67

-- a function of the database
SELECT "customers"."id", instr("customers"."name", ?1) AS "at" FROM "main"."customers" AS "customers" WHERE ("customers"."tenant_id" = ?2) ORDER BY "customers"."id"
  ?1 value 1, ?2 tenant
  rows of tenant 1: 1|2 2|0 3|3
  rows of tenant 2: 11|2 12|0 13|0

-- computed in where
SELECT "orders"."id" FROM "main"."orders" AS "orders" WHERE (("orders"."customer_id" IN (SELECT "scope_2"."id" FROM "main"."customers" AS "scope_2" WHERE ("scope_2"."tenant_id" = ?1))) AND (((("orders"."total" / ?2) + ?3) > ?4) AND (CASE WHEN ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) THEN (length(coalesce("orders"."note", ?5)) = ?6) END))) ORDER BY "orders"."id"
  ?1 tenant, ?2 value 1, ?3 value 2, ?4 value 3, ?5 value 4, ?6 value 5
  rows of tenant 1: 1
  rows of tenant 2: 11

-- ordered by what is computed
SELECT "orders"."id" FROM "main"."orders" AS "orders" WHERE ("orders"."customer_id" IN (SELECT "scope_1"."id" FROM "main"."customers" AS "scope_1" WHERE ("scope_1"."tenant_id" = ?1))) ORDER BY ("orders"."total" * ?2) DESC, "orders"."id"
  ?1 tenant, ?2 value 1
  rows of tenant 1: 3 1 2
  rows of tenant 2: 13 11 12
