-- every scope rule
DO $rowscope$
DECLARE
  app text := 'shop_app';
  everyone text := 'shop_all';
  role text;
BEGIN
  PERFORM pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtext('rowscope.ddl'));
  FOREACH role IN ARRAY ARRAY[app, everyone] LOOP
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = role) THEN
      RAISE EXCEPTION 'rowscope: there is no role %; create it, with its password, and run this again',
        pg_catalog.quote_ident(role);
    END IF;
    IF pg_catalog.pg_has_role(role, current_user, 'MEMBER') THEN
      RAISE EXCEPTION 'rowscope: this is run as %, whom the role % is or may become; run it as a role of its own that owns the database',
        pg_catalog.quote_ident(current_user), pg_catalog.quote_ident(role);
    END IF;
  END LOOP;
  IF EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = current_user AND (rolsuper OR rolbypassrls)) THEN
    RAISE EXCEPTION 'rowscope: this is run as %, whom row security does not hold; run it as a role of its own that owns the database',
      pg_catalog.quote_ident(current_user);
  END IF;
  SELECT r.rolname INTO role FROM pg_catalog.pg_roles AS r
  WHERE (r.rolsuper OR r.rolbypassrls OR r.rolname = everyone)
    AND (r.rolname = app OR pg_catalog.pg_has_role(app, r.oid, 'MEMBER')) LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'rowscope: the role % is or may become %, whom row security does not hold to a scope; revoke that from it',
      pg_catalog.quote_ident(app), pg_catalog.quote_ident(role);
  END IF;
END
$rowscope$;
CREATE SCHEMA IF NOT EXISTS rowscope;
CREATE TABLE IF NOT EXISTS rowscope.signing_key (
  is_one boolean PRIMARY KEY DEFAULT true CHECK (is_one),
  inner_key bytea NOT NULL CHECK (octet_length(inner_key) = 64),
  outer_key bytea NOT NULL CHECK (octet_length(outer_key) = 64)
);
CREATE TABLE IF NOT EXISTS rowscope.secured (
  secured regclass PRIMARY KEY,
  declared text NOT NULL,
  security text NOT NULL
);
CREATE OR REPLACE FUNCTION rowscope.set_signing_key(key bytea) RETURNS void
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $rowscope$
DECLARE
  block bytea := CASE WHEN pg_catalog.octet_length(key) > 64 THEN pg_catalog.sha256(key) ELSE key END;
  inner_key bytea := pg_catalog.decode(pg_catalog.repeat('36', 64), 'hex');
  outer_key bytea := pg_catalog.decode(pg_catalog.repeat('5c', 64), 'hex');
BEGIN
  IF key IS NULL OR pg_catalog.octet_length(key) < 32 THEN
    RAISE EXCEPTION 'rowscope: a signing key has at least 32 random bytes';
  END IF;
  FOR i IN 0 .. pg_catalog.octet_length(block) - 1 LOOP
    inner_key := pg_catalog.set_byte(inner_key, i, pg_catalog.get_byte(block, i) # 54);
    outer_key := pg_catalog.set_byte(outer_key, i, pg_catalog.get_byte(block, i) # 92);
  END LOOP;
  INSERT INTO rowscope.signing_key AS k (is_one, inner_key, outer_key) VALUES (true, inner_key, outer_key)
  ON CONFLICT ON CONSTRAINT signing_key_pkey DO UPDATE
  SET inner_key = excluded.inner_key, outer_key = excluded.outer_key;
END
$rowscope$;
CREATE OR REPLACE FUNCTION rowscope.scope_values(dimension text) RETURNS text[]
LANGUAGE plpgsql STABLE PARALLEL RESTRICTED SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $rowscope$
DECLARE
  scope text := pg_catalog.current_setting('rowscope.scope', true);
  signature text := pg_catalog.current_setting('rowscope.signature', true);
  key record;
  wanted text;
  of_dimension jsonb;
BEGIN
  IF scope IS NULL OR scope = '' OR signature IS NULL THEN
    RETURN NULL;
  END IF;
  SELECT k.inner_key, k.outer_key INTO key FROM rowscope.signing_key AS k;
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;
  wanted := pg_catalog.encode(pg_catalog.sha256(key.outer_key || pg_catalog.sha256(key.inner_key || pg_catalog.convert_to(
    pg_catalog.octet_length(pg_catalog.convert_to(scope, 'UTF8'))::text || ':' || scope || ':' || pg_catalog.pg_backend_pid()::text || ':'
      || (extract(epoch FROM pg_catalog.transaction_timestamp()) * 1000000)::bigint::text,
    'UTF8'))), 'hex');
  -- As numbers first, of the whole texts: how long it takes does not tell how much of a guess is right.
  IF pg_catalog.hashtextextended(wanted, 0) <> pg_catalog.hashtextextended(signature, 0) OR wanted <> signature THEN
    RETURN NULL;
  END IF;
  of_dimension := scope::jsonb -> dimension;
  IF pg_catalog.jsonb_array_length(of_dimension) = 1 THEN
    RETURN ARRAY[of_dimension ->> 0];
  END IF;
  RETURN ARRAY(SELECT pg_catalog.jsonb_array_elements_text(of_dimension));
END
$rowscope$;
CREATE OR REPLACE FUNCTION rowscope.only_value(dimension text) RETURNS text
LANGUAGE sql STABLE PARALLEL RESTRICTED SET search_path = pg_catalog, pg_temp AS $rowscope$
SELECT CASE WHEN pg_catalog.cardinality(own.scope) = 1 THEN own.scope[1] END
FROM (SELECT rowscope.scope_values(dimension) AS scope) AS own
$rowscope$;
CREATE OR REPLACE FUNCTION rowscope.required(value anyelement, table_name text, column_name text)
RETURNS anyelement LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $rowscope$
BEGIN
  IF value IS NULL THEN
    RAISE EXCEPTION USING ERRCODE = 'RS001', TABLE = table_name, COLUMN = column_name,
      MESSAGE = 'rowscope: this does not point to a row in scope';
  END IF;
  RETURN value;
END
$rowscope$;
CREATE OR REPLACE FUNCTION rowscope.conflict(table_name text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $rowscope$
BEGIN
  RAISE EXCEPTION USING ERRCODE = 'RS002', TABLE = table_name,
    MESSAGE = 'rowscope: there is a row with this key already';
END
$rowscope$;
CREATE OR REPLACE FUNCTION rowscope.pattern(text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $rowscope$
SELECT CASE WHEN (pg_catalog.length($1) OPERATOR(pg_catalog.-)
    pg_catalog.length(pg_catalog.rtrim($1, E'\\'))) OPERATOR(pg_catalog.%) 2 OPERATOR(pg_catalog.=) 1
  THEN $1 OPERATOR(pg_catalog.||) E'\\' ELSE $1 END
$rowscope$;
CREATE OR REPLACE FUNCTION rowscope.security_of(secured oid) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp SET quote_all_identifiers = off AS $rowscope$
SELECT pg_catalog.md5(pg_catalog.concat_ws('|', c.relrowsecurity, c.relforcerowsecurity, (
  SELECT pg_catalog.string_agg(pg_catalog.concat_ws('|', p.polname, p.polcmd, p.polpermissive,
      p.polroles::pg_catalog.regrole[]::text, pg_catalog.pg_get_expr(p.polqual, p.polrelid),
      pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid)), ';' ORDER BY p.polname)
  FROM pg_catalog.pg_policy AS p WHERE p.polrelid = c.oid)))
FROM pg_catalog.pg_class AS c WHERE c.oid = secured
$rowscope$;
CREATE OR REPLACE PROCEDURE rowscope.secure_rows(secured regclass, statements text, declared text)
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $rowscope$
DECLARE
  one record;
BEGIN
  DELETE FROM rowscope.secured AS s WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_class AS c WHERE c.oid = s.secured);
  FOR one IN
    WITH RECURSIVE tables AS (
      SELECT secured::oid AS oid
      UNION SELECT i.inhrelid FROM pg_catalog.pg_inherits AS i JOIN tables ON i.inhparent = tables.oid)
    SELECT c.oid, pg_catalog.format('%I.%I', n.nspname, c.relname) AS whole, pg_catalog.format('%I', c.relname) AS name
    FROM tables JOIN pg_catalog.pg_class AS c USING (oid) JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p') ORDER BY c.oid <> secured, c.oid
  LOOP
    EXECUTE pg_catalog.format(statements, one.whole, one.name);
    INSERT INTO rowscope.secured AS s VALUES (one.oid, declared, rowscope.security_of(one.oid))
    ON CONFLICT ON CONSTRAINT secured_pkey DO UPDATE SET declared = excluded.declared, security = excluded.security;
  END LOOP;
END
$rowscope$;
CREATE OR REPLACE PROCEDURE rowscope.with_every_row(tables regclass[], statement text)
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $rowscope$
DECLARE
  forced regclass[];
  one regclass;
BEGIN
  WITH RECURSIVE all_of AS (
    SELECT pg_catalog.unnest(tables)::oid AS oid
    UNION SELECT i.inhrelid FROM pg_catalog.pg_inherits AS i JOIN all_of ON i.inhparent = all_of.oid)
  SELECT COALESCE(pg_catalog.array_agg(c.oid::regclass), '{}') INTO forced
  FROM all_of JOIN pg_catalog.pg_class AS c USING (oid) WHERE c.relforcerowsecurity;
  FOREACH one IN ARRAY forced LOOP
    EXECUTE pg_catalog.format('ALTER TABLE %s NO FORCE ROW LEVEL SECURITY', one);
  END LOOP;
  EXECUTE statement;
  FOREACH one IN ARRAY forced LOOP
    EXECUTE pg_catalog.format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', one);
  END LOOP;
END
$rowscope$;
REVOKE ALL ON SCHEMA rowscope FROM PUBLIC, "shop_app", "shop_all";
REVOKE ALL ON ALL TABLES IN SCHEMA rowscope FROM PUBLIC, "shop_app", "shop_all";
REVOKE ALL ON ALL ROUTINES IN SCHEMA rowscope FROM PUBLIC, "shop_app", "shop_all";
GRANT USAGE ON SCHEMA rowscope TO "shop_app", "shop_all";
GRANT EXECUTE ON FUNCTION rowscope.scope_values(text), rowscope.only_value(text), rowscope.required(anyelement, text, text), rowscope.conflict(text), rowscope.pattern(text), rowscope.security_of(oid) TO "shop_app", "shop_all";
GRANT SELECT ON TABLE rowscope.secured TO "shop_app", "shop_all";
CREATE TABLE IF NOT EXISTS "public"."rooms" (
  "tenant_id" bigint NOT NULL DEFAULT rowscope.only_value('tenant')::bigint,
  "event_id" text COLLATE "C" NOT NULL DEFAULT rowscope.only_value('event')::text,
  "number" bigint NOT NULL,
  PRIMARY KEY ("tenant_id", "event_id", "number")
);
CREATE TABLE IF NOT EXISTS "public"."talks" (
  "id" bigint NOT NULL GENERATED BY DEFAULT AS IDENTITY,
  "tenant" bigint NOT NULL,
  "event" text COLLATE "C" NOT NULL,
  "room" bigint NOT NULL,
  "created_at" bigint NOT NULL,
  "created_by" text COLLATE "C",
  PRIMARY KEY ("id")
);
CREATE INDEX IF NOT EXISTS "talks_by_tenant_event_room" ON "public"."talks" ("tenant", "event", "room", "id");
CREATE TABLE IF NOT EXISTS "public"."seats" (
  "id" bigint NOT NULL GENERATED BY DEFAULT AS IDENTITY,
  "tenant_id" bigint NOT NULL DEFAULT rowscope.only_value('tenant')::bigint,
  "talk_id" bigint NOT NULL,
  "neighbour" bigint,
  PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX IF NOT EXISTS "seats_key_tenant_id_id" ON "public"."seats" ("tenant_id", "id");
CREATE INDEX IF NOT EXISTS "seats_by_talk_id" ON "public"."seats" ("talk_id", "id");
CREATE TABLE IF NOT EXISTS "public"."tenants" (
  "id" bigint NOT NULL GENERATED BY DEFAULT AS IDENTITY,
  "slug" text COLLATE "C" NOT NULL,
  "created_at" bigint NOT NULL,
  "created_by" text COLLATE "C",
  PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX IF NOT EXISTS "tenants_unique_slug" ON "public"."tenants" ("slug");
CREATE TABLE IF NOT EXISTS "public"."users" (
  "id" bigint NOT NULL GENERATED BY DEFAULT AS IDENTITY,
  "email" text COLLATE "C" NOT NULL,
  PRIMARY KEY ("id")
);
CREATE TABLE IF NOT EXISTS "public"."memberships" (
  "tenant_id" bigint NOT NULL DEFAULT rowscope.only_value('tenant')::bigint,
  "user_id" bigint NOT NULL,
  PRIMARY KEY ("tenant_id", "user_id")
);
CREATE INDEX IF NOT EXISTS "memberships_by_user_id" ON "public"."memberships" ("user_id");
CREATE TABLE IF NOT EXISTS "public"."templates" (
  "id" bigint NOT NULL GENERATED BY DEFAULT AS IDENTITY,
  "owner" bigint DEFAULT rowscope.only_value('tenant')::bigint,
  "title" text COLLATE "C" NOT NULL,
  PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX IF NOT EXISTS "templates_unique_owner_title" ON "public"."templates" ("owner" NULLS FIRST, "title");
CREATE UNIQUE INDEX IF NOT EXISTS "templates_unique_shared_title" ON "public"."templates" ("title") WHERE "owner" IS NULL;
CREATE TABLE IF NOT EXISTS "public"."languages" (
  "code" text COLLATE "C" NOT NULL,
  "title" text COLLATE "C" NOT NULL,
  PRIMARY KEY ("code")
);
CREATE UNIQUE INDEX IF NOT EXISTS "languages_unique_title" ON "public"."languages" ("title");
CREATE TABLE IF NOT EXISTS "public"."reviews" (
  "id" bigint NOT NULL GENERATED BY DEFAULT AS IDENTITY,
  "talk_id" bigint NOT NULL,
  "author" text COLLATE "C" NOT NULL,
  "stars" double precision NOT NULL,
  "public" boolean NOT NULL,
  "language" text COLLATE "C" NOT NULL,
  PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX IF NOT EXISTS "reviews_unique_talk_id_author" ON "public"."reviews" ("talk_id", "author");
CREATE INDEX IF NOT EXISTS "reviews_by_talk_id_stars" ON "public"."reviews" ("talk_id", "stars");
CREATE TABLE IF NOT EXISTS "public"."teams" (
  "id" bigint NOT NULL GENERATED BY DEFAULT AS IDENTITY,
  "tenant_id" bigint NOT NULL DEFAULT rowscope.only_value('tenant')::bigint,
  "lead_id" bigint,
  "code" text COLLATE "C" NOT NULL,
  PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX IF NOT EXISTS "teams_unique_tenant_id_code" ON "public"."teams" ("tenant_id", "code");
CREATE UNIQUE INDEX IF NOT EXISTS "teams_key_tenant_id_id" ON "public"."teams" ("tenant_id", "id");
CREATE INDEX IF NOT EXISTS "teams_by_tenant_id_lead_id" ON "public"."teams" ("tenant_id", "lead_id" NULLS FIRST);
CREATE TABLE IF NOT EXISTS "public"."members" (
  "id" bigint NOT NULL GENERATED BY DEFAULT AS IDENTITY,
  "tenant_id" bigint NOT NULL DEFAULT rowscope.only_value('tenant')::bigint,
  "team_id" bigint NOT NULL,
  "second_team" text COLLATE "C",
  PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX IF NOT EXISTS "members_key_tenant_id_id" ON "public"."members" ("tenant_id", "id");
DO $rowscope$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = '"public"."talks"'::pg_catalog.regclass AND conname = 'talks_fk_tenant_event_room') THEN
    CALL rowscope.with_every_row(ARRAY['"public"."talks"', '"public"."rooms"']::pg_catalog.regclass[], 'ALTER TABLE "public"."talks" ADD CONSTRAINT "talks_fk_tenant_event_room"
      FOREIGN KEY ("tenant", "event", "room") REFERENCES "public"."rooms" ("tenant_id", "event_id", "number")');
  END IF;
END
$rowscope$;
DO $rowscope$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = '"public"."seats"'::pg_catalog.regclass AND conname = 'seats_fk_talk_id') THEN
    CALL rowscope.with_every_row(ARRAY['"public"."seats"', '"public"."talks"']::pg_catalog.regclass[], 'ALTER TABLE "public"."seats" ADD CONSTRAINT "seats_fk_talk_id"
      FOREIGN KEY ("talk_id") REFERENCES "public"."talks" ("id")');
  END IF;
END
$rowscope$;
DO $rowscope$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = '"public"."seats"'::pg_catalog.regclass AND conname = 'seats_fk_neighbour') THEN
    CALL rowscope.with_every_row(ARRAY['"public"."seats"', '"public"."seats"']::pg_catalog.regclass[], 'ALTER TABLE "public"."seats" ADD CONSTRAINT "seats_fk_neighbour"
      FOREIGN KEY ("tenant_id", "neighbour") REFERENCES "public"."seats" ("tenant_id", "id")');
  END IF;
END
$rowscope$;
DO $rowscope$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = '"public"."memberships"'::pg_catalog.regclass AND conname = 'memberships_fk_user_id') THEN
    CALL rowscope.with_every_row(ARRAY['"public"."memberships"', '"public"."users"']::pg_catalog.regclass[], 'ALTER TABLE "public"."memberships" ADD CONSTRAINT "memberships_fk_user_id"
      FOREIGN KEY ("user_id") REFERENCES "public"."users" ("id")');
  END IF;
END
$rowscope$;
DO $rowscope$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = '"public"."reviews"'::pg_catalog.regclass AND conname = 'reviews_fk_talk_id') THEN
    CALL rowscope.with_every_row(ARRAY['"public"."reviews"', '"public"."talks"']::pg_catalog.regclass[], 'ALTER TABLE "public"."reviews" ADD CONSTRAINT "reviews_fk_talk_id"
      FOREIGN KEY ("talk_id") REFERENCES "public"."talks" ("id")');
  END IF;
END
$rowscope$;
DO $rowscope$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = '"public"."reviews"'::pg_catalog.regclass AND conname = 'reviews_fk_language') THEN
    CALL rowscope.with_every_row(ARRAY['"public"."reviews"', '"public"."languages"']::pg_catalog.regclass[], 'ALTER TABLE "public"."reviews" ADD CONSTRAINT "reviews_fk_language"
      FOREIGN KEY ("language") REFERENCES "public"."languages" ("code")');
  END IF;
END
$rowscope$;
DO $rowscope$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = '"public"."teams"'::pg_catalog.regclass AND conname = 'teams_fk_lead_id') THEN
    CALL rowscope.with_every_row(ARRAY['"public"."teams"', '"public"."members"']::pg_catalog.regclass[], 'ALTER TABLE "public"."teams" ADD CONSTRAINT "teams_fk_lead_id"
      FOREIGN KEY ("tenant_id", "lead_id") REFERENCES "public"."members" ("tenant_id", "id")');
  END IF;
END
$rowscope$;
DO $rowscope$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = '"public"."members"'::pg_catalog.regclass AND conname = 'members_fk_team_id') THEN
    CALL rowscope.with_every_row(ARRAY['"public"."members"', '"public"."teams"']::pg_catalog.regclass[], 'ALTER TABLE "public"."members" ADD CONSTRAINT "members_fk_team_id"
      FOREIGN KEY ("tenant_id", "team_id") REFERENCES "public"."teams" ("tenant_id", "id")');
  END IF;
END
$rowscope$;
DO $rowscope$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = '"public"."members"'::pg_catalog.regclass AND conname = 'members_fk_second_team') THEN
    CALL rowscope.with_every_row(ARRAY['"public"."members"', '"public"."teams"']::pg_catalog.regclass[], 'ALTER TABLE "public"."members" ADD CONSTRAINT "members_fk_second_team"
      FOREIGN KEY ("tenant_id", "second_team") REFERENCES "public"."teams" ("tenant_id", "code")');
  END IF;
END
$rowscope$;
CREATE OR REPLACE FUNCTION rowscope."sees_seats_id"(bigint) RETURNS boolean
LANGUAGE sql STABLE PARALLEL RESTRICTED SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $rowscope$
SELECT EXISTS (SELECT FROM "public"."seats" AS "rowscope_1" WHERE "rowscope_1"."id" = $1 AND "rowscope_1"."tenant_id" = ANY ((SELECT rowscope.scope_values('tenant'))::bigint[]) AND EXISTS (SELECT FROM "public"."talks" AS "rowscope_2" WHERE "rowscope_2"."id" = "rowscope_1"."talk_id" AND EXISTS (SELECT FROM "public"."rooms" AS "rowscope_3" WHERE "rowscope_3"."tenant_id" = "rowscope_2"."tenant" AND "rowscope_3"."event_id" = "rowscope_2"."event" AND "rowscope_3"."number" = "rowscope_2"."room" AND "rowscope_3"."tenant_id" = ANY ((SELECT rowscope.scope_values('tenant'))::bigint[]) AND "rowscope_3"."event_id" = ANY ((SELECT rowscope.scope_values('event'))::text[]))))
$rowscope$;
REVOKE ALL ON FUNCTION rowscope."sees_seats_id"(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION rowscope."sees_seats_id"(bigint) TO "shop_app", "shop_all";
CREATE OR REPLACE FUNCTION rowscope."sees_users_id"(bigint) RETURNS boolean
LANGUAGE sql STABLE PARALLEL RESTRICTED SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $rowscope$
SELECT EXISTS (SELECT FROM "public"."users" AS "rowscope_1" WHERE "rowscope_1"."id" = $1 AND EXISTS (SELECT FROM "public"."memberships" AS "rowscope_2" WHERE "rowscope_2"."user_id" = "rowscope_1"."id" AND "rowscope_2"."tenant_id" = ANY ((SELECT rowscope.scope_values('tenant'))::bigint[])))
$rowscope$;
REVOKE ALL ON FUNCTION rowscope."sees_users_id"(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION rowscope."sees_users_id"(bigint) TO "shop_app", "shop_all";
CALL rowscope.secure_rows('"public"."rooms"', $rowscope$
ALTER TABLE %1$s ENABLE ROW LEVEL SECURITY;
ALTER TABLE %1$s FORCE ROW LEVEL SECURITY;
REVOKE ALL ON TABLE %1$s FROM PUBLIC, "shop_app", "shop_all";
DROP POLICY IF EXISTS rowscope_select ON %1$s;
DROP POLICY IF EXISTS rowscope_insert ON %1$s;
DROP POLICY IF EXISTS rowscope_update ON %1$s;
DROP POLICY IF EXISTS rowscope_delete ON %1$s;
DROP POLICY IF EXISTS rowscope_unscoped ON %1$s;
CREATE POLICY rowscope_select ON %1$s FOR SELECT TO PUBLIC
  USING (%2$s."tenant_id" = ANY ((SELECT rowscope.scope_values('tenant'))::bigint[]) AND %2$s."event_id" = ANY ((SELECT rowscope.scope_values('event'))::text[]));
CREATE POLICY rowscope_insert ON %1$s FOR INSERT TO PUBLIC
  WITH CHECK (%2$s."tenant_id" = ANY ((SELECT rowscope.scope_values('tenant'))::bigint[]) AND %2$s."event_id" = ANY ((SELECT rowscope.scope_values('event'))::text[]));
CREATE POLICY rowscope_update ON %1$s FOR UPDATE TO PUBLIC
  USING (%2$s."tenant_id" = ANY ((SELECT rowscope.scope_values('tenant'))::bigint[]) AND %2$s."event_id" = ANY ((SELECT rowscope.scope_values('event'))::text[]))
  WITH CHECK (%2$s."tenant_id" = ANY ((SELECT rowscope.scope_values('tenant'))::bigint[]) AND %2$s."event_id" = ANY ((SELECT rowscope.scope_values('event'))::text[]));
CREATE POLICY rowscope_delete ON %1$s FOR DELETE TO PUBLIC
  USING (%2$s."tenant_id" = ANY ((SELECT rowscope.scope_values('tenant'))::bigint[]) AND %2$s."event_id" = ANY ((SELECT rowscope.scope_values('event'))::text[]));
CREATE POLICY rowscope_unscoped ON %1$s FOR ALL TO "shop_all"
  USING (true) WITH CHECK (true);
$rowscope$, '13e95ce47399bad8');
CALL rowscope.secure_rows('"public"."talks"', $rowscope$
ALTER TABLE %1$s ENABLE ROW LEVEL SECURITY;
ALTER TABLE %1$s FORCE ROW LEVEL SECURITY;
REVOKE ALL ON TABLE %1$s FROM PUBLIC, "shop_app", "shop_all";
DROP POLICY IF EXISTS rowscope_select ON %1$s;
DROP POLICY IF EXISTS rowscope_insert ON %1$s;
DROP POLICY IF EXISTS rowscope_update ON %1$s;
DROP POLICY IF EXISTS rowscope_delete ON %1$s;
DROP POLICY IF EXISTS rowscope_unscoped ON %1$s;
CREATE POLICY rowscope_select ON %1$s FOR SELECT TO PUBLIC
  USING (EXISTS (SELECT FROM "public"."rooms" AS "rowscope_1" WHERE "rowscope_1"."tenant_id" = %2$s."tenant" AND "rowscope_1"."event_id" = %2$s."event" AND "rowscope_1"."number" = %2$s."room"));
CREATE POLICY rowscope_insert ON %1$s FOR INSERT TO PUBLIC
  WITH CHECK (EXISTS (SELECT FROM "public"."rooms" AS "rowscope_1" WHERE "rowscope_1"."tenant_id" = %2$s."tenant" AND "rowscope_1"."event_id" = %2$s."event" AND "rowscope_1"."number" = %2$s."room"));
CREATE POLICY rowscope_update ON %1$s FOR UPDATE TO PUBLIC
  USING (EXISTS (SELECT FROM "public"."rooms" AS "rowscope_1" WHERE "rowscope_1"."tenant_id" = %2$s."tenant" AND "rowscope_1"."event_id" = %2$s."event" AND "rowscope_1"."number" = %2$s."room"))
  WITH CHECK (EXISTS (SELECT FROM "public"."rooms" AS "rowscope_1" WHERE "rowscope_1"."tenant_id" = %2$s."tenant" AND "rowscope_1"."event_id" = %2$s."event" AND "rowscope_1"."number" = %2$s."room"));
CREATE POLICY rowscope_delete ON %1$s FOR DELETE TO PUBLIC
  USING (EXISTS (SELECT FROM "public"."rooms" AS "rowscope_1" WHERE "rowscope_1"."tenant_id" = %2$s."tenant" AND "rowscope_1"."event_id" = %2$s."event" AND "rowscope_1"."number" = %2$s."room"));
CREATE POLICY rowscope_unscoped ON %1$s FOR ALL TO "shop_all"
  USING (true) WITH CHECK (true);
$rowscope$, 'd3703bf82d49a697');
CALL rowscope.secure_rows('"public"."seats"', $rowscope$
ALTER TABLE %1$s ENABLE ROW LEVEL SECURITY;
ALTER TABLE %1$s FORCE ROW LEVEL SECURITY;
REVOKE ALL ON TABLE %1$s FROM PUBLIC, "shop_app", "shop_all";
DROP POLICY IF EXISTS rowscope_select ON %1$s;
DROP POLICY IF EXISTS rowscope_insert ON %1$s;
DROP POLICY IF EXISTS rowscope_update ON %1$s;
DROP POLICY IF EXISTS rowscope_delete ON %1$s;
DROP POLICY IF EXISTS rowscope_unscoped ON %1$s;
CREATE POLICY rowscope_select ON %1$s FOR SELECT TO PUBLIC
  USING (%2$s."tenant_id" = ANY ((SELECT rowscope.scope_values('tenant'))::bigint[]) AND EXISTS (SELECT FROM "public"."talks" AS "rowscope_1" WHERE "rowscope_1"."id" = %2$s."talk_id"));
CREATE POLICY rowscope_insert ON %1$s FOR INSERT TO PUBLIC
  WITH CHECK (%2$s."tenant_id" = ANY ((SELECT rowscope.scope_values('tenant'))::bigint[]) AND EXISTS (SELECT FROM "public"."talks" AS "rowscope_1" WHERE "rowscope_1"."id" = %2$s."talk_id")
    AND (%2$s."neighbour" IS NULL OR rowscope."sees_seats_id"(%2$s."neighbour")));
CREATE POLICY rowscope_update ON %1$s FOR UPDATE TO PUBLIC
  USING (%2$s."tenant_id" = ANY ((SELECT rowscope.scope_values('tenant'))::bigint[]) AND EXISTS (SELECT FROM "public"."talks" AS "rowscope_1" WHERE "rowscope_1"."id" = %2$s."talk_id"))
  WITH CHECK (%2$s."tenant_id" = ANY ((SELECT rowscope.scope_values('tenant'))::bigint[]) AND EXISTS (SELECT FROM "public"."talks" AS "rowscope_1" WHERE "rowscope_1"."id" = %2$s."talk_id")
    AND (%2$s."neighbour" IS NULL OR rowscope."sees_seats_id"(%2$s."neighbour")));
CREATE POLICY rowscope_delete ON %1$s FOR DELETE TO PUBLIC
  USING (%2$s."tenant_id" = ANY ((SELECT rowscope.scope_values('tenant'))::bigint[]) AND EXISTS (SELECT FROM "public"."talks" AS "rowscope_1" WHERE "rowscope_1"."id" = %2$s."talk_id"));
CREATE POLICY rowscope_unscoped ON %1$s FOR ALL TO "shop_all"
  USING (true) WITH CHECK (true);
$rowscope$, '1a5db98755442d5c');
CALL rowscope.secure_rows('"public"."tenants"', $rowscope$
ALTER TABLE %1$s ENABLE ROW LEVEL SECURITY;
ALTER TABLE %1$s FORCE ROW LEVEL SECURITY;
REVOKE ALL ON TABLE %1$s FROM PUBLIC, "shop_app", "shop_all";
DROP POLICY IF EXISTS rowscope_select ON %1$s;
DROP POLICY IF EXISTS rowscope_insert ON %1$s;
DROP POLICY IF EXISTS rowscope_update ON %1$s;
DROP POLICY IF EXISTS rowscope_delete ON %1$s;
DROP POLICY IF EXISTS rowscope_unscoped ON %1$s;
CREATE POLICY rowscope_select ON %1$s FOR SELECT TO PUBLIC
  USING (%2$s."id" = ANY ((SELECT rowscope.scope_values('tenant'))::bigint[]));
CREATE POLICY rowscope_update ON %1$s FOR UPDATE TO PUBLIC
  USING (%2$s."id" = ANY ((SELECT rowscope.scope_values('tenant'))::bigint[]))
  WITH CHECK (%2$s."id" = ANY ((SELECT rowscope.scope_values('tenant'))::bigint[]));
CREATE POLICY rowscope_unscoped ON %1$s FOR ALL TO "shop_all"
  USING (true) WITH CHECK (true);
$rowscope$, '96f90741215ce83e');
CALL rowscope.secure_rows('"public"."users"', $rowscope$
ALTER TABLE %1$s ENABLE ROW LEVEL SECURITY;
ALTER TABLE %1$s FORCE ROW LEVEL SECURITY;
REVOKE ALL ON TABLE %1$s FROM PUBLIC, "shop_app", "shop_all";
DROP POLICY IF EXISTS rowscope_select ON %1$s;
DROP POLICY IF EXISTS rowscope_insert ON %1$s;
DROP POLICY IF EXISTS rowscope_update ON %1$s;
DROP POLICY IF EXISTS rowscope_delete ON %1$s;
DROP POLICY IF EXISTS rowscope_unscoped ON %1$s;
CREATE POLICY rowscope_select ON %1$s FOR SELECT TO PUBLIC
  USING (EXISTS (SELECT FROM "public"."memberships" AS "rowscope_1" WHERE "rowscope_1"."user_id" = %2$s."id"));
CREATE POLICY rowscope_unscoped ON %1$s FOR ALL TO "shop_all"
  USING (true) WITH CHECK (true);
$rowscope$, '6003c73712d8798e');
CALL rowscope.secure_rows('"public"."memberships"', $rowscope$
ALTER TABLE %1$s ENABLE ROW LEVEL SECURITY;
ALTER TABLE %1$s FORCE ROW LEVEL SECURITY;
REVOKE ALL ON TABLE %1$s FROM PUBLIC, "shop_app", "shop_all";
DROP POLICY IF EXISTS rowscope_select ON %1$s;
DROP POLICY IF EXISTS rowscope_insert ON %1$s;
DROP POLICY IF EXISTS rowscope_update ON %1$s;
DROP POLICY IF EXISTS rowscope_delete ON %1$s;
DROP POLICY IF EXISTS rowscope_unscoped ON %1$s;
CREATE POLICY rowscope_select ON %1$s FOR SELECT TO PUBLIC
  USING (%2$s."tenant_id" = ANY ((SELECT rowscope.scope_values('tenant'))::bigint[]));
CREATE POLICY rowscope_insert ON %1$s FOR INSERT TO PUBLIC
  WITH CHECK (%2$s."tenant_id" = ANY ((SELECT rowscope.scope_values('tenant'))::bigint[])
    AND (rowscope."sees_users_id"(%2$s."user_id")));
CREATE POLICY rowscope_update ON %1$s FOR UPDATE TO PUBLIC
  USING (%2$s."tenant_id" = ANY ((SELECT rowscope.scope_values('tenant'))::bigint[]))
  WITH CHECK (%2$s."tenant_id" = ANY ((SELECT rowscope.scope_values('tenant'))::bigint[])
    AND (rowscope."sees_users_id"(%2$s."user_id")));
CREATE POLICY rowscope_delete ON %1$s FOR DELETE TO PUBLIC
  USING (%2$s."tenant_id" = ANY ((SELECT rowscope.scope_values('tenant'))::bigint[]));
CREATE POLICY rowscope_unscoped ON %1$s FOR ALL TO "shop_all"
  USING (true) WITH CHECK (true);
$rowscope$, '33284c64b25ff86f');
CALL rowscope.secure_rows('"public"."templates"', $rowscope$
ALTER TABLE %1$s ENABLE ROW LEVEL SECURITY;
ALTER TABLE %1$s FORCE ROW LEVEL SECURITY;
REVOKE ALL ON TABLE %1$s FROM PUBLIC, "shop_app", "shop_all";
DROP POLICY IF EXISTS rowscope_select ON %1$s;
DROP POLICY IF EXISTS rowscope_insert ON %1$s;
DROP POLICY IF EXISTS rowscope_update ON %1$s;
DROP POLICY IF EXISTS rowscope_delete ON %1$s;
DROP POLICY IF EXISTS rowscope_unscoped ON %1$s;
CREATE POLICY rowscope_select ON %1$s FOR SELECT TO PUBLIC
  USING (%2$s."owner" = ANY ((SELECT rowscope.scope_values('tenant'))::bigint[]) OR %2$s."owner" IS NULL);
CREATE POLICY rowscope_insert ON %1$s FOR INSERT TO PUBLIC
  WITH CHECK (%2$s."owner" = ANY ((SELECT rowscope.scope_values('tenant'))::bigint[]));
CREATE POLICY rowscope_update ON %1$s FOR UPDATE TO PUBLIC
  USING (%2$s."owner" = ANY ((SELECT rowscope.scope_values('tenant'))::bigint[]))
  WITH CHECK (%2$s."owner" = ANY ((SELECT rowscope.scope_values('tenant'))::bigint[]));
CREATE POLICY rowscope_delete ON %1$s FOR DELETE TO PUBLIC
  USING (%2$s."owner" = ANY ((SELECT rowscope.scope_values('tenant'))::bigint[]));
CREATE POLICY rowscope_unscoped ON %1$s FOR ALL TO "shop_all"
  USING (true) WITH CHECK (true);
$rowscope$, '51a968cf98d7be83');
CALL rowscope.secure_rows('"public"."reviews"', $rowscope$
ALTER TABLE %1$s ENABLE ROW LEVEL SECURITY;
ALTER TABLE %1$s FORCE ROW LEVEL SECURITY;
REVOKE ALL ON TABLE %1$s FROM PUBLIC, "shop_app", "shop_all";
DROP POLICY IF EXISTS rowscope_select ON %1$s;
DROP POLICY IF EXISTS rowscope_insert ON %1$s;
DROP POLICY IF EXISTS rowscope_update ON %1$s;
DROP POLICY IF EXISTS rowscope_delete ON %1$s;
DROP POLICY IF EXISTS rowscope_unscoped ON %1$s;
CREATE POLICY rowscope_select ON %1$s FOR SELECT TO PUBLIC
  USING (EXISTS (SELECT FROM "public"."talks" AS "rowscope_1" WHERE "rowscope_1"."id" = %2$s."talk_id"));
CREATE POLICY rowscope_insert ON %1$s FOR INSERT TO PUBLIC
  WITH CHECK (EXISTS (SELECT FROM "public"."talks" AS "rowscope_1" WHERE "rowscope_1"."id" = %2$s."talk_id"));
CREATE POLICY rowscope_update ON %1$s FOR UPDATE TO PUBLIC
  USING (EXISTS (SELECT FROM "public"."talks" AS "rowscope_1" WHERE "rowscope_1"."id" = %2$s."talk_id"))
  WITH CHECK (EXISTS (SELECT FROM "public"."talks" AS "rowscope_1" WHERE "rowscope_1"."id" = %2$s."talk_id"));
CREATE POLICY rowscope_delete ON %1$s FOR DELETE TO PUBLIC
  USING (EXISTS (SELECT FROM "public"."talks" AS "rowscope_1" WHERE "rowscope_1"."id" = %2$s."talk_id"));
CREATE POLICY rowscope_unscoped ON %1$s FOR ALL TO "shop_all"
  USING (true) WITH CHECK (true);
$rowscope$, '3902d45543b3b94d');
CALL rowscope.secure_rows('"public"."teams"', $rowscope$
ALTER TABLE %1$s ENABLE ROW LEVEL SECURITY;
ALTER TABLE %1$s FORCE ROW LEVEL SECURITY;
REVOKE ALL ON TABLE %1$s FROM PUBLIC, "shop_app", "shop_all";
DROP POLICY IF EXISTS rowscope_select ON %1$s;
DROP POLICY IF EXISTS rowscope_insert ON %1$s;
DROP POLICY IF EXISTS rowscope_update ON %1$s;
DROP POLICY IF EXISTS rowscope_delete ON %1$s;
DROP POLICY IF EXISTS rowscope_unscoped ON %1$s;
CREATE POLICY rowscope_select ON %1$s FOR SELECT TO PUBLIC
  USING (%2$s."tenant_id" = ANY ((SELECT rowscope.scope_values('tenant'))::bigint[]));
CREATE POLICY rowscope_insert ON %1$s FOR INSERT TO PUBLIC
  WITH CHECK (%2$s."tenant_id" = ANY ((SELECT rowscope.scope_values('tenant'))::bigint[]));
CREATE POLICY rowscope_update ON %1$s FOR UPDATE TO PUBLIC
  USING (%2$s."tenant_id" = ANY ((SELECT rowscope.scope_values('tenant'))::bigint[]))
  WITH CHECK (%2$s."tenant_id" = ANY ((SELECT rowscope.scope_values('tenant'))::bigint[]));
CREATE POLICY rowscope_delete ON %1$s FOR DELETE TO PUBLIC
  USING (%2$s."tenant_id" = ANY ((SELECT rowscope.scope_values('tenant'))::bigint[]));
CREATE POLICY rowscope_unscoped ON %1$s FOR ALL TO "shop_all"
  USING (true) WITH CHECK (true);
$rowscope$, 'e70fda559aed0ca9');
CALL rowscope.secure_rows('"public"."members"', $rowscope$
ALTER TABLE %1$s ENABLE ROW LEVEL SECURITY;
ALTER TABLE %1$s FORCE ROW LEVEL SECURITY;
REVOKE ALL ON TABLE %1$s FROM PUBLIC, "shop_app", "shop_all";
DROP POLICY IF EXISTS rowscope_select ON %1$s;
DROP POLICY IF EXISTS rowscope_insert ON %1$s;
DROP POLICY IF EXISTS rowscope_update ON %1$s;
DROP POLICY IF EXISTS rowscope_delete ON %1$s;
DROP POLICY IF EXISTS rowscope_unscoped ON %1$s;
CREATE POLICY rowscope_select ON %1$s FOR SELECT TO PUBLIC
  USING (%2$s."tenant_id" = ANY ((SELECT rowscope.scope_values('tenant'))::bigint[]));
CREATE POLICY rowscope_insert ON %1$s FOR INSERT TO PUBLIC
  WITH CHECK (%2$s."tenant_id" = ANY ((SELECT rowscope.scope_values('tenant'))::bigint[]));
CREATE POLICY rowscope_update ON %1$s FOR UPDATE TO PUBLIC
  USING (%2$s."tenant_id" = ANY ((SELECT rowscope.scope_values('tenant'))::bigint[]))
  WITH CHECK (%2$s."tenant_id" = ANY ((SELECT rowscope.scope_values('tenant'))::bigint[]));
CREATE POLICY rowscope_delete ON %1$s FOR DELETE TO PUBLIC
  USING (%2$s."tenant_id" = ANY ((SELECT rowscope.scope_values('tenant'))::bigint[]));
CREATE POLICY rowscope_unscoped ON %1$s FOR ALL TO "shop_all"
  USING (true) WITH CHECK (true);
$rowscope$, 'e70fda559aed0ca9');
DO $rowscope$
DECLARE
  app text := 'shop_app';
BEGIN
  EXECUTE pg_catalog.format('REVOKE CREATE, TEMPORARY ON DATABASE %I FROM PUBLIC, %I', pg_catalog.current_database(), app);
  EXECUTE pg_catalog.format('REVOKE CREATE ON SCHEMA public FROM PUBLIC, %I', app);
  IF pg_catalog.has_database_privilege(app, pg_catalog.current_database(), 'TEMPORARY')
      OR pg_catalog.has_database_privilege(app, pg_catalog.current_database(), 'CREATE')
      OR pg_catalog.has_schema_privilege(app, 'public', 'CREATE') THEN
    RAISE EXCEPTION 'rowscope: the role % may make tables of its own in this database, which could stand for others; let the owner of the database, and of the schema public, revoke that, and run this again',
      pg_catalog.quote_ident(app);
  END IF;
END
$rowscope$;
GRANT USAGE ON SCHEMA public TO "shop_app", "shop_all";
GRANT SELECT, INSERT, UPDATE, DELETE ON TABLE "public"."reviews" TO "shop_app";
GRANT SELECT, INSERT, UPDATE, DELETE ON TABLE "public"."reviews" TO "shop_all";
GRANT SELECT, INSERT, UPDATE, DELETE ON TABLE "public"."seats" TO "shop_app";
GRANT SELECT, INSERT, UPDATE, DELETE ON TABLE "public"."seats" TO "shop_all";
GRANT SELECT, INSERT, UPDATE, DELETE ON TABLE "public"."talks" TO "shop_app";
GRANT SELECT, INSERT, UPDATE, DELETE ON TABLE "public"."talks" TO "shop_all";
GRANT SELECT, INSERT, UPDATE, DELETE ON TABLE "public"."rooms" TO "shop_app";
GRANT SELECT, INSERT, UPDATE, DELETE ON TABLE "public"."rooms" TO "shop_all";
GRANT SELECT, UPDATE ON TABLE "public"."tenants" TO "shop_app";
GRANT SELECT, INSERT, UPDATE, DELETE ON TABLE "public"."tenants" TO "shop_all";
GRANT SELECT ON TABLE "public"."users" TO "shop_app";
GRANT SELECT, INSERT, UPDATE, DELETE ON TABLE "public"."users" TO "shop_all";
GRANT SELECT, INSERT, UPDATE, DELETE ON TABLE "public"."memberships" TO "shop_app";
GRANT SELECT, INSERT, UPDATE, DELETE ON TABLE "public"."memberships" TO "shop_all";
GRANT SELECT, INSERT, UPDATE, DELETE ON TABLE "public"."templates" TO "shop_app";
GRANT SELECT, INSERT, UPDATE, DELETE ON TABLE "public"."templates" TO "shop_all";
GRANT SELECT, INSERT, UPDATE, DELETE ON TABLE "public"."teams" TO "shop_app";
GRANT SELECT, INSERT, UPDATE, DELETE ON TABLE "public"."teams" TO "shop_all";
GRANT SELECT, INSERT, UPDATE, DELETE ON TABLE "public"."members" TO "shop_app";
GRANT SELECT, INSERT, UPDATE, DELETE ON TABLE "public"."members" TO "shop_all";
REVOKE ALL ON TABLE "public"."languages" FROM PUBLIC, "shop_app", "shop_all";
GRANT SELECT ON TABLE "public"."languages" TO "shop_app";
GRANT SELECT, INSERT, UPDATE, DELETE ON TABLE "public"."languages" TO "shop_all";
DO $rowscope$
DECLARE
  tables pg_catalog.regclass[] := ARRAY['"public"."reviews"', '"public"."seats"', '"public"."talks"', '"public"."rooms"', '"public"."tenants"', '"public"."users"', '"public"."memberships"', '"public"."templates"', '"public"."teams"', '"public"."members"', '"public"."languages"']::pg_catalog.regclass[];
  roles text[] := ARRAY['shop_app', 'shop_all'];
  one record;
BEGIN
  FOR one IN
    SELECT DISTINCT pg_catalog.format('%I.%I', n.nspname, s.relname) AS name, r.name AS role
    FROM pg_catalog.unnest(tables) AS t(oid) CROSS JOIN pg_catalog.unnest(roles) AS r(name)
      JOIN pg_catalog.pg_attrdef AS d ON d.adrelid = t.oid
      JOIN pg_catalog.pg_depend AS u ON u.classid = 'pg_catalog.pg_attrdef'::pg_catalog.regclass AND u.objid = d.oid
        AND u.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
      JOIN pg_catalog.pg_class AS s ON s.oid = u.refobjid AND s.relkind = 'S'
      JOIN pg_catalog.pg_namespace AS n ON n.oid = s.relnamespace
    WHERE pg_catalog.has_table_privilege(r.name, t.oid, 'INSERT')
      AND NOT pg_catalog.has_sequence_privilege(r.name, s.oid, 'USAGE')
  LOOP
    EXECUTE pg_catalog.format('GRANT USAGE ON SEQUENCE %s TO %I', one.name, one.role);
  END LOOP;
END
$rowscope$;
