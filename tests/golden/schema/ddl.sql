-- column types, defaults, a table without a key
CREATE TABLE "samples" (
  "id" INTEGER PRIMARY KEY,
  "tenant_id" INTEGER NOT NULL,
  "tiny" INTEGER NOT NULL,
  "count" INTEGER NOT NULL,
  "big" INTEGER NOT NULL,
  "ratio" REAL NOT NULL,
  "share" REAL NOT NULL,
  "open" INTEGER NOT NULL CHECK ("open" IN (0, 1)),
  "title" TEXT NOT NULL,
  "maybe_int" INTEGER,
  "maybe_real" REAL,
  "maybe_open" INTEGER CHECK ("maybe_open" IN (0, 1)),
  "maybe_title" TEXT
) STRICT;
CREATE INDEX "samples_by_tenant_id" ON "samples" ("tenant_id", "id");
CREATE TABLE "defaults" (
  "id" INTEGER PRIMARY KEY,
  "tenant_id" INTEGER NOT NULL,
  "hits" INTEGER NOT NULL DEFAULT 0,
  "rate" REAL NOT NULL DEFAULT 0,
  "done" INTEGER NOT NULL DEFAULT 0 CHECK ("done" IN (0, 1)),
  "label" TEXT NOT NULL DEFAULT '',
  "remark" TEXT DEFAULT ''
) STRICT;
CREATE INDEX "defaults_by_tenant_id" ON "defaults" ("tenant_id", "id");
CREATE TABLE "events" (
  "tenant_id" INTEGER NOT NULL,
  "what" TEXT NOT NULL
) STRICT;
CREATE INDEX "events_by_tenant_id" ON "events" ("tenant_id");

-- a tenant that is the key, text keys, composite keys, paths
CREATE TABLE "accounts" (
  "id" INTEGER PRIMARY KEY,
  "plan" TEXT NOT NULL
) STRICT;
CREATE TABLE "invoices" (
  "number" TEXT NOT NULL,
  "account_id" INTEGER NOT NULL,
  PRIMARY KEY ("number"),
  FOREIGN KEY ("account_id") REFERENCES "accounts" ("id")
) STRICT;
CREATE INDEX "invoices_by_account_id" ON "invoices" ("account_id", "number");
CREATE TABLE "invoice_items" (
  "invoice" TEXT NOT NULL,
  "position" INTEGER NOT NULL,
  PRIMARY KEY ("invoice", "position"),
  FOREIGN KEY ("invoice") REFERENCES "invoices" ("number")
) STRICT;

-- the shop of the tests
CREATE TABLE "customers" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "tenant_id" INTEGER NOT NULL,
  "name" TEXT NOT NULL,
  "email" TEXT
) STRICT;
CREATE INDEX "customers_by_tenant_id" ON "customers" ("tenant_id", "id");
CREATE TABLE "orders" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "customer_id" INTEGER NOT NULL,
  "total" REAL NOT NULL,
  "note" TEXT,
  "referrer_id" INTEGER,
  FOREIGN KEY ("customer_id") REFERENCES "customers" ("id")
) STRICT;
CREATE INDEX "orders_by_customer_id" ON "orders" ("customer_id", "id");
CREATE TABLE "order_lines" (
  "id" INTEGER PRIMARY KEY,
  "order_id" INTEGER NOT NULL,
  "product" TEXT NOT NULL,
  "quantity" INTEGER NOT NULL,
  "currency" TEXT,
  FOREIGN KEY ("order_id") REFERENCES "orders" ("id")
) STRICT;
CREATE INDEX "order_lines_by_order_id" ON "order_lines" ("order_id", "id");
CREATE TABLE "currencies" (
  "code" TEXT NOT NULL,
  "label" TEXT NOT NULL,
  PRIMARY KEY ("code")
) STRICT;
CREATE TABLE "settings" (
  "tenant_id" INTEGER NOT NULL,
  "name" TEXT NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("tenant_id", "name")
) STRICT;
CREATE TABLE "visits" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "customer_id" INTEGER,
  "topic" TEXT NOT NULL,
  FOREIGN KEY ("customer_id") REFERENCES "customers" ("id")
) STRICT;
CREATE INDEX "visits_by_customer_id" ON "visits" ("customer_id", "id");
CREATE TABLE "visit_notes" (
  "id" INTEGER PRIMARY KEY,
  "visit_id" INTEGER NOT NULL,
  "text" TEXT NOT NULL,
  FOREIGN KEY ("visit_id") REFERENCES "visits" ("id")
) STRICT;
CREATE INDEX "visit_notes_by_visit_id" ON "visit_notes" ("visit_id", "id");
