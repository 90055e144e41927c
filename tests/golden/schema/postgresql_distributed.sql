-- tenant columns, a reference table
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
SELECT create_reference_table('rowscope.signing_key')
WHERE NOT EXISTS (SELECT FROM pg_dist_partition WHERE logicalrelid = 'rowscope.signing_key'::regclass);
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
    pg_catalog.octet_length(pg_catalog.convert_to(scope, 'UTF8'))::text || ':' || scope || '::',
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
CREATE TABLE IF NOT EXISTS "public"."tenants" (
  "id" bigint NOT NULL GENERATED BY DEFAULT AS IDENTITY,
  "plan" text COLLATE "C" NOT NULL,
  PRIMARY KEY ("id")
);
CREATE TABLE IF NOT EXISTS "public"."currencies" (
  "code" text COLLATE "C" NOT NULL,
  PRIMARY KEY ("code")
);
CREATE TABLE IF NOT EXISTS "public"."customers" (
  "id" bigint NOT NULL GENERATED BY DEFAULT AS IDENTITY,
  "tenant_id" bigint NOT NULL,
  "name" text COLLATE "C" NOT NULL,
  PRIMARY KEY ("tenant_id", "id")
);
CREATE UNIQUE INDEX IF NOT EXISTS "customers_unique_tenant_id_name" ON "public"."customers" ("tenant_id", "name");
CREATE TABLE IF NOT EXISTS "public"."orders" (
  "id" bigint NOT NULL GENERATED BY DEFAULT AS IDENTITY,
  "tenant_id" bigint NOT NULL,
  "customer_id" bigint NOT NULL,
  "currency" text COLLATE "C" NOT NULL,
  PRIMARY KEY ("tenant_id", "id")
);
CREATE INDEX IF NOT EXISTS "orders_by_customer_id" ON "public"."orders" ("customer_id", "tenant_id", "id");
CREATE TABLE IF NOT EXISTS "public"."templates" (
  "id" bigint NOT NULL GENERATED BY DEFAULT AS IDENTITY,
  "owner" bigint,
  PRIMARY KEY ("id")
);
CREATE INDEX IF NOT EXISTS "templates_by_owner" ON "public"."templates" ("owner" NULLS FIRST, "id");
SELECT create_distributed_table('"public"."tenants"', 'id')
WHERE NOT EXISTS (SELECT FROM pg_dist_partition WHERE logicalrelid = '"public"."tenants"'::regclass);
SELECT create_reference_table('"public"."currencies"')
WHERE NOT EXISTS (SELECT FROM pg_dist_partition WHERE logicalrelid = '"public"."currencies"'::regclass);
SELECT create_distributed_table('"public"."customers"', 'tenant_id', colocate_with => '"public"."tenants"')
WHERE NOT EXISTS (SELECT FROM pg_dist_partition WHERE logicalrelid = '"public"."customers"'::regclass);
SELECT create_distributed_table('"public"."orders"', 'tenant_id', colocate_with => '"public"."tenants"')
WHERE NOT EXISTS (SELECT FROM pg_dist_partition WHERE logicalrelid = '"public"."orders"'::regclass);
SELECT create_reference_table('"public"."templates"')
WHERE NOT EXISTS (SELECT FROM pg_dist_partition WHERE logicalrelid = '"public"."templates"'::regclass);
DO $rowscope$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = '"public"."customers"'::pg_catalog.regclass AND conname = 'customers_fk_tenant_id') THEN
    CALL rowscope.with_every_row(ARRAY['"public"."customers"', '"public"."tenants"']::pg_catalog.regclass[], 'ALTER TABLE "public"."customers" ADD CONSTRAINT "customers_fk_tenant_id"
      FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants" ("id")');
  END IF;
END
$rowscope$;
DO $rowscope$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = '"public"."orders"'::pg_catalog.regclass AND conname = 'orders_fk_customer_id') THEN
    CALL rowscope.with_every_row(ARRAY['"public"."orders"', '"public"."customers"']::pg_catalog.regclass[], 'ALTER TABLE "public"."orders" ADD CONSTRAINT "orders_fk_customer_id"
      FOREIGN KEY ("tenant_id", "customer_id") REFERENCES "public"."customers" ("tenant_id", "id")');
  END IF;
END
$rowscope$;
DO $rowscope$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = '"public"."orders"'::pg_catalog.regclass AND conname = 'orders_fk_currency') THEN
    CALL rowscope.with_every_row(ARRAY['"public"."orders"', '"public"."currencies"']::pg_catalog.regclass[], 'ALTER TABLE "public"."orders" ADD CONSTRAINT "orders_fk_currency"
      FOREIGN KEY ("currency") REFERENCES "public"."currencies" ("code")');
  END IF;
END
$rowscope$;
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
  USING (%2$s."id" = ANY (rowscope.scope_values('tenant')::bigint[]));
CREATE POLICY rowscope_update ON %1$s FOR UPDATE TO PUBLIC
  USING (%2$s."id" = ANY (rowscope.scope_values('tenant')::bigint[]))
  WITH CHECK (%2$s."id" = ANY (rowscope.scope_values('tenant')::bigint[]));
CREATE POLICY rowscope_unscoped ON %1$s FOR ALL TO "shop_all"
  USING (true) WITH CHECK (true);
$rowscope$, '96f90741215ce83e');
CALL rowscope.secure_rows('"public"."customers"', $rowscope$
ALTER TABLE %1$s ENABLE ROW LEVEL SECURITY;
ALTER TABLE %1$s FORCE ROW LEVEL SECURITY;
REVOKE ALL ON TABLE %1$s FROM PUBLIC, "shop_app", "shop_all";
DROP POLICY IF EXISTS rowscope_select ON %1$s;
DROP POLICY IF EXISTS rowscope_insert ON %1$s;
DROP POLICY IF EXISTS rowscope_update ON %1$s;
DROP POLICY IF EXISTS rowscope_delete ON %1$s;
DROP POLICY IF EXISTS rowscope_unscoped ON %1$s;
CREATE POLICY rowscope_select ON %1$s FOR SELECT TO PUBLIC
  USING (%2$s."tenant_id" = ANY (rowscope.scope_values('tenant')::bigint[]));
CREATE POLICY rowscope_insert ON %1$s FOR INSERT TO PUBLIC
  WITH CHECK (%2$s."tenant_id" = ANY (rowscope.scope_values('tenant')::bigint[]));
CREATE POLICY rowscope_update ON %1$s FOR UPDATE TO PUBLIC
  USING (%2$s."tenant_id" = ANY (rowscope.scope_values('tenant')::bigint[]))
  WITH CHECK (%2$s."tenant_id" = ANY (rowscope.scope_values('tenant')::bigint[]));
CREATE POLICY rowscope_delete ON %1$s FOR DELETE TO PUBLIC
  USING (%2$s."tenant_id" = ANY (rowscope.scope_values('tenant')::bigint[]));
CREATE POLICY rowscope_unscoped ON %1$s FOR ALL TO "shop_all"
  USING (true) WITH CHECK (true);
$rowscope$, 'e70fda559aed0ca9');
CALL rowscope.secure_rows('"public"."orders"', $rowscope$
ALTER TABLE %1$s ENABLE ROW LEVEL SECURITY;
ALTER TABLE %1$s FORCE ROW LEVEL SECURITY;
REVOKE ALL ON TABLE %1$s FROM PUBLIC, "shop_app", "shop_all";
DROP POLICY IF EXISTS rowscope_select ON %1$s;
DROP POLICY IF EXISTS rowscope_insert ON %1$s;
DROP POLICY IF EXISTS rowscope_update ON %1$s;
DROP POLICY IF EXISTS rowscope_delete ON %1$s;
DROP POLICY IF EXISTS rowscope_unscoped ON %1$s;
CREATE POLICY rowscope_select ON %1$s FOR SELECT TO PUBLIC
  USING (%2$s."tenant_id" = ANY (rowscope.scope_values('tenant')::bigint[]));
CREATE POLICY rowscope_insert ON %1$s FOR INSERT TO PUBLIC
  WITH CHECK (%2$s."tenant_id" = ANY (rowscope.scope_values('tenant')::bigint[]));
CREATE POLICY rowscope_update ON %1$s FOR UPDATE TO PUBLIC
  USING (%2$s."tenant_id" = ANY (rowscope.scope_values('tenant')::bigint[]))
  WITH CHECK (%2$s."tenant_id" = ANY (rowscope.scope_values('tenant')::bigint[]));
CREATE POLICY rowscope_delete ON %1$s FOR DELETE TO PUBLIC
  USING (%2$s."tenant_id" = ANY (rowscope.scope_values('tenant')::bigint[]));
CREATE POLICY rowscope_unscoped ON %1$s FOR ALL TO "shop_all"
  USING (true) WITH CHECK (true);
$rowscope$, 'e70fda559aed0ca9');
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
  USING (%2$s."owner" = ANY (rowscope.scope_values('tenant')::bigint[]) OR %2$s."owner" IS NULL);
CREATE POLICY rowscope_insert ON %1$s FOR INSERT TO PUBLIC
  WITH CHECK (%2$s."owner" = ANY (rowscope.scope_values('tenant')::bigint[]));
CREATE POLICY rowscope_update ON %1$s FOR UPDATE TO PUBLIC
  USING (%2$s."owner" = ANY (rowscope.scope_values('tenant')::bigint[]))
  WITH CHECK (%2$s."owner" = ANY (rowscope.scope_values('tenant')::bigint[]));
CREATE POLICY rowscope_delete ON %1$s FOR DELETE TO PUBLIC
  USING (%2$s."owner" = ANY (rowscope.scope_values('tenant')::bigint[]));
CREATE POLICY rowscope_unscoped ON %1$s FOR ALL TO "shop_all"
  USING (true) WITH CHECK (true);
$rowscope$, '51a968cf98d7be83');
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
GRANT SELECT, UPDATE ON TABLE "public"."tenants" TO "shop_app";
GRANT SELECT, INSERT, UPDATE, DELETE ON TABLE "public"."tenants" TO "shop_all";
REVOKE ALL ON TABLE "public"."currencies" FROM PUBLIC, "shop_app", "shop_all";
GRANT SELECT ON TABLE "public"."currencies" TO "shop_app";
GRANT SELECT, INSERT, UPDATE, DELETE ON TABLE "public"."currencies" TO "shop_all";
GRANT SELECT, INSERT, UPDATE, DELETE ON TABLE "public"."customers" TO "shop_app";
GRANT SELECT, INSERT, UPDATE, DELETE ON TABLE "public"."customers" TO "shop_all";
GRANT SELECT, INSERT, UPDATE, DELETE ON TABLE "public"."orders" TO "shop_app";
GRANT SELECT, INSERT, UPDATE, DELETE ON TABLE "public"."orders" TO "shop_all";
GRANT SELECT, INSERT, UPDATE, DELETE ON TABLE "public"."templates" TO "shop_app";
GRANT SELECT, INSERT, UPDATE, DELETE ON TABLE "public"."templates" TO "shop_all";
DO $rowscope$
DECLARE
  tables pg_catalog.regclass[] := ARRAY['"public"."tenants"', '"public"."currencies"', '"public"."customers"', '"public"."orders"', '"public"."templates"']::pg_catalog.regclass[];
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
