#include <rowscope/ast/sql_name.hpp>

#include "names.hpp"
#include "statements.hpp"

namespace rowscope::detail::postgresql {
namespace {

/// The two padded keys of HMAC (RFC 2104) are kept, and not the key: then sha256() is all that is needed.
constexpr const char* signing_key_table = R"(CREATE TABLE IF NOT EXISTS rowscope.signing_key (
  is_one boolean PRIMARY KEY DEFAULT true CHECK (is_one),
  inner_key bytea NOT NULL CHECK (octet_length(inner_key) = 64),
  outer_key bytea NOT NULL CHECK (octet_length(outer_key) = 64)
))";

constexpr const char* set_signing_key =
    R"(CREATE OR REPLACE FUNCTION rowscope.set_signing_key(key bytea) RETURNS void
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS @BODY@)";
constexpr const char* set_signing_key_body = R"(
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
)";

/// The values of a dimension in the signed scope. NULL, so that nothing is visible, where none is set, or where it was
/// not signed by the holder of the key for this connection and this transaction. It makes no signature that it returns.
constexpr const char* scope_values =
    R"(CREATE OR REPLACE FUNCTION rowscope.scope_values(dimension text) RETURNS text[]
LANGUAGE plpgsql STABLE PARALLEL RESTRICTED SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS @BODY@)";
constexpr const char* scope_values_body = R"(
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
    pg_catalog.octet_length(pg_catalog.convert_to(scope, 'UTF8'))::text || ':' || scope || @WHERE_AND_WHEN@,
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
)";
/// Of this connection and this transaction.
constexpr const char* where_and_when = R"(':' || pg_catalog.pg_backend_pid()::text || ':'
      || (extract(epoch FROM pg_catalog.transaction_timestamp()) * 1000000)::bigint::text)";
/// On Citus the policies are evaluated on other nodes, by other connections, in other transactions.
constexpr const char* anywhere_at_any_time = "'::'";

/// For a row that does not say whose it is. NULL where the scope has several values.
constexpr const char* only_value = R"(CREATE OR REPLACE FUNCTION rowscope.only_value(dimension text) RETURNS text
LANGUAGE sql STABLE PARALLEL RESTRICTED SET search_path = pg_catalog, pg_temp AS @BODY@)";
constexpr const char* only_value_body = R"(
SELECT CASE WHEN pg_catalog.cardinality(own.scope) = 1 THEN own.scope[1] END
FROM (SELECT rowscope.scope_values(dimension) AS scope) AS own
)";

constexpr const char* required =
    R"(CREATE OR REPLACE FUNCTION rowscope.required(value anyelement, table_name text, column_name text)
RETURNS anyelement LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS @BODY@)";
constexpr const char* required_body = R"(
BEGIN
  IF value IS NULL THEN
    RAISE EXCEPTION USING ERRCODE = 'RS001', TABLE = table_name, COLUMN = column_name,
      MESSAGE = 'rowscope: this does not point to a row in scope';
  END IF;
  RETURN value;
END
)";

constexpr const char* conflict = R"(CREATE OR REPLACE FUNCTION rowscope.conflict(table_name text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS @BODY@)";
constexpr const char* conflict_body = R"(
BEGIN
  RAISE EXCEPTION USING ERRCODE = 'RS002', TABLE = table_name,
    MESSAGE = 'rowscope: there is a row with this key already';
END
)";

/// Without SET, so that it is inlined; its operators are named whole instead.
constexpr const char* pattern = R"(CREATE OR REPLACE FUNCTION rowscope.pattern(text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS @BODY@)";
constexpr const char* pattern_body = R"(
SELECT CASE WHEN (pg_catalog.length($1) OPERATOR(pg_catalog.-)
    pg_catalog.length(pg_catalog.rtrim($1, E'\\'))) OPERATOR(pg_catalog.%) 2 OPERATOR(pg_catalog.=) 1
  THEN $1 OPERATOR(pg_catalog.||) E'\\' ELSE $1 END
)";

/// What has been secured: by which declarations, and how that looked then.
constexpr const char* secured_table = R"(CREATE TABLE IF NOT EXISTS rowscope.secured (
  secured regclass PRIMARY KEY,
  declared text NOT NULL,
  security text NOT NULL
))";

/// All that decides about the rows of a table, as a number: it changes with any policy that is changed or added, and
/// with nothing that the session which asks, or the one that ran the DDL, is set to.
constexpr const char* security_function = R"(CREATE OR REPLACE FUNCTION rowscope.security_of(secured oid) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp SET quote_all_identifiers = off AS @BODY@)";
constexpr const char* security_function_body = R"(
SELECT pg_catalog.md5(pg_catalog.concat_ws('|', c.relrowsecurity, c.relforcerowsecurity, (
  SELECT pg_catalog.string_agg(pg_catalog.concat_ws('|', p.polname, p.polcmd, p.polpermissive,
      p.polroles::pg_catalog.regrole[]::text, pg_catalog.pg_get_expr(p.polqual, p.polrelid),
      pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid)), ';' ORDER BY p.polname)
  FROM pg_catalog.pg_policy AS p WHERE p.polrelid = c.oid)))
FROM pg_catalog.pg_class AS c WHERE c.oid = secured
)";

/// Runs statements with a table's name, and the name of a row of it, in the place of %1$s and %2$s; then with those of
/// its partitions: each can be read by its own name, and then its own policies hold.
constexpr const char* secure_rows =
    R"(CREATE OR REPLACE PROCEDURE rowscope.secure_rows(secured regclass, statements text, declared text)
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS @BODY@)";
constexpr const char* secure_rows_body = R"(
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
)";

/// Runs a statement that looks at the rows of tables as they are: forced row security holds their owner too, so that
/// one which compares them, as a new foreign key does, would find nothing wrong in no rows.
constexpr const char* every_row =
    R"(CREATE OR REPLACE PROCEDURE rowscope.with_every_row(tables regclass[], statement text)
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS @BODY@)";
constexpr const char* every_row_body = R"(
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
)";

std::string function(const char* head, const std::string& text) { return replaced(head, "@BODY@", body(text)); }

}  // namespace

statements scope_functions(const postgresql_ddl& options) {
  const std::string roles = quoted_name(options.application_role) + ", " + quoted_name(options.unscoped_role);
  statements all{
      "CREATE SCHEMA IF NOT EXISTS rowscope",
      signing_key_table,
      secured_table,
  };
  if (options.distributed)
    all.emplace_back(
        "SELECT create_reference_table('rowscope.signing_key')\n"
        "WHERE NOT EXISTS (SELECT FROM pg_dist_partition WHERE logicalrelid = 'rowscope.signing_key'::regclass)");
  const statements functions{
      function(set_signing_key, set_signing_key_body),
      function(scope_values, replaced(scope_values_body, "@WHERE_AND_WHEN@",
                                      options.distributed ? anywhere_at_any_time : where_and_when)),
      function(only_value, only_value_body),
      function(required, required_body),
      function(conflict, conflict_body),
      function(pattern, pattern_body),
      function(security_function, security_function_body),
      function(secure_rows, secure_rows_body),
      function(every_row, every_row_body),
      // Nothing by default, and nothing that was granted before.
      "REVOKE ALL ON SCHEMA rowscope FROM PUBLIC, " + roles,
      "REVOKE ALL ON ALL TABLES IN SCHEMA rowscope FROM PUBLIC, " + roles,
      "REVOKE ALL ON ALL ROUTINES IN SCHEMA rowscope FROM PUBLIC, " + roles,
      "GRANT USAGE ON SCHEMA rowscope TO " + roles,
      "GRANT EXECUTE ON FUNCTION rowscope.scope_values(text), rowscope.only_value(text), "
      "rowscope.required(anyelement, text, text), rowscope.conflict(text), rowscope.pattern(text), "
      "rowscope.security_of(oid) TO " +
          roles,
      "GRANT SELECT ON TABLE rowscope.secured TO " + roles,
  };
  all.insert(all.end(), functions.begin(), functions.end());
  return all;
}

}  // namespace rowscope::detail::postgresql
