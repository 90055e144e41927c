-- tenant_root: the key of a removed tenant never comes back
CREATE TABLE "tenants" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "slug" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "created_by" TEXT
) STRICT;
CREATE UNIQUE INDEX "tenants_unique_slug" ON "tenants" ("slug");

-- visible_through: nor does the key of a removed row that others link to
CREATE TABLE "users" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "email" TEXT NOT NULL
) STRICT;

-- the table that links
CREATE TABLE "memberships" (
  "tenant_id" INTEGER NOT NULL,
  "user_id" INTEGER NOT NULL,
  PRIMARY KEY ("tenant_id", "user_id"),
  FOREIGN KEY ("user_id") REFERENCES "users" ("id")
) STRICT;
CREATE INDEX "memberships_by_user_id" ON "memberships" ("user_id");

-- shared_or_own: a key per tenant, and one among the rows that all may read
CREATE TABLE "templates" (
  "id" INTEGER PRIMARY KEY,
  "owner" INTEGER,
  "title" TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX "templates_unique_owner_title" ON "templates" ("owner", "title");
CREATE UNIQUE INDEX "templates_unique_shared_title" ON "templates" ("title") WHERE "owner" IS NULL;

-- shared: a key is one over all rows
CREATE TABLE "languages" (
  "code" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  PRIMARY KEY ("code")
) STRICT;
CREATE UNIQUE INDEX "languages_unique_title" ON "languages" ("title");

-- two dimensions
CREATE TABLE "rooms" (
  "tenant_id" INTEGER NOT NULL,
  "event_id" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  PRIMARY KEY ("tenant_id", "event_id", "number")
) STRICT;

-- scoped_through a key of several columns
CREATE TABLE "talks" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "tenant" INTEGER NOT NULL,
  "event" TEXT NOT NULL,
  "room" INTEGER NOT NULL,
  "created_at" INTEGER NOT NULL,
  "created_by" TEXT,
  FOREIGN KEY ("tenant", "event", "room") REFERENCES "rooms" ("tenant_id", "event_id", "number")
) STRICT;
CREATE INDEX "talks_by_tenant_event_room" ON "talks" ("tenant", "event", "room", "id");

-- a tenant column and a parent; a table that points to itself
CREATE TABLE "seats" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "tenant_id" INTEGER NOT NULL,
  "talk_id" INTEGER NOT NULL,
  "neighbour" INTEGER,
  FOREIGN KEY ("talk_id") REFERENCES "talks" ("id"),
  FOREIGN KEY ("neighbour") REFERENCES "seats" ("id")
) STRICT;
CREATE INDEX "seats_by_tenant_id" ON "seats" ("tenant_id", "id");
CREATE INDEX "seats_by_talk_id" ON "seats" ("talk_id", "id");

-- scoped_through: keys and indexes per parent
CREATE TABLE "reviews" (
  "id" INTEGER PRIMARY KEY,
  "talk_id" INTEGER NOT NULL,
  "author" TEXT NOT NULL,
  "stars" REAL NOT NULL,
  "public" INTEGER NOT NULL CHECK ("public" IN (0, 1)),
  "language" TEXT NOT NULL,
  FOREIGN KEY ("talk_id") REFERENCES "talks" ("id"),
  FOREIGN KEY ("language") REFERENCES "languages" ("code")
) STRICT;
CREATE UNIQUE INDEX "reviews_unique_talk_id_author" ON "reviews" ("talk_id", "author");
CREATE INDEX "reviews_by_talk_id_stars" ON "reviews" ("talk_id", "stars");

-- tables that point to each other; a key per tenant is pointed to together with the tenant
CREATE TABLE "teams" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "tenant_id" INTEGER NOT NULL,
  "lead_id" INTEGER,
  "code" TEXT NOT NULL,
  FOREIGN KEY ("lead_id") REFERENCES "members" ("id")
) STRICT;
CREATE UNIQUE INDEX "teams_unique_tenant_id_code" ON "teams" ("tenant_id", "code");
CREATE INDEX "teams_by_tenant_id_lead_id" ON "teams" ("tenant_id", "lead_id");
CREATE TABLE "members" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "tenant_id" INTEGER NOT NULL,
  "team_id" INTEGER NOT NULL,
  "second_team" TEXT,
  FOREIGN KEY ("team_id") REFERENCES "teams" ("id"),
  FOREIGN KEY ("tenant_id", "second_team") REFERENCES "teams" ("tenant_id", "code")
) STRICT;
CREATE INDEX "members_by_tenant_id" ON "members" ("tenant_id", "id");
