-- DDL
CREATE TABLE "we""ird; DROP TABLE x --" (
  "i""d" INTEGER PRIMARY KEY AUTOINCREMENT,
  "te'nant""); --" INTEGER NOT NULL,
  "select" TEXT NOT NULL
) STRICT;
CREATE INDEX "we""ird; DROP TABLE x --_by_te'nant""); --" ON "we""ird; DROP TABLE x --" ("te'nant""); --", "i""d");
CREATE TABLE "it's a 'child' ?1 [table] `x`" (
  "id" INTEGER PRIMARY KEY,
  "par'ent""" INTEGER NOT NULL,
  "%s :t @v $d" INTEGER NOT NULL CHECK ("%s :t @v $d" IN (0, 1)),
  FOREIGN KEY ("par'ent""") REFERENCES "we""ird; DROP TABLE x --" ("i""d")
) STRICT;
CREATE INDEX "it's a 'child' ?1 [table] `x`_by_par'ent""" ON "it's a 'child' ?1 [table] `x`" ("par'ent""", "id");
CREATE TABLE "main" (
  "main" INTEGER PRIMARY KEY,
  "group" INTEGER NOT NULL,
  "größe" TEXT
) STRICT;
CREATE INDEX "main_by_group" ON "main" ("group", "main");
CREATE TABLE "temp" (
  "rowid" TEXT NOT NULL,
  PRIMARY KEY ("rowid")
) STRICT;
