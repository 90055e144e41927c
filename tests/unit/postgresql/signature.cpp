#include "every_rule_database.hpp"
#include "support/thrown.hpp"

namespace {

namespace rs = rowscope;
using namespace rowscope_tests;
using rs::detail::postgresql::scope_signer;

const std::string visible = "SELECT id FROM teams ORDER BY 1";

/// What the application has set, to set it again.
struct signed_scope {
  std::string scope, signature;
};
signed_scope read(postgresql_connection& c) {
  return {c.value("SELECT current_setting('rowscope.scope')"), c.value("SELECT current_setting('rowscope.signature')")};
}

}  // namespace

TEST_CASE("a scope for postgresql is a JSON object of texts, whatever they contain", "[postgresql][signature]") {
  const scope_signer signer(signing_key);
  CHECK(signer.scope_text(rs::tenant(42)) == R"({"tenant":["42"]})");
  CHECK(signer.scope_text(rs::tenant("a\"b\\c\n\x01")) == R"({"tenant":["a\"b\\c\u000a\u0001"]})");
  CHECK(signer.scope_text(rs::tenants{1, -2}) == R"({"tenant":["1","-2"]})");
  CHECK(signer.scope_text(rs::tenants{}) == R"({"tenant":[]})");
  CHECK(signer.scope_text(rs::scope(rs::tenant(1)) & rs::scope("event", {rs::tenant("7"), rs::tenant("8")}, true)) ==
        R"({"tenant":["1"],"event":["7","8"]})");
  CHECK_THROWS_AS(signer.scope_text(rs::scope::every_tenant("test", "why")), rs::usage_error);
  CHECK_THROWS_AS(scope_signer(std::string(31, 'k')), rs::usage_error);
}

TEST_CASE("postgresql and the signer agree on keys of every length, and on texts of every character",
          "[postgresql][signature]") {
  NEEDS_POSTGRESQL();
  const scoped_database file{rs::schema<every_rule::languages>{}};
  postgresql_connection owner = file.owner(), app = file.application();
  const rs::scope scope = rs::scope(rs::tenant("b\xC3\xBC\"\\{}\n'$1,")) & rs::scope("event", {rs::tenant(7)}, false);
  for (const std::size_t size : {32U, 63U, 64U, 65U, 131U}) {
    const std::string key(size, '\xaa');
    owner.run("SELECT rowscope.set_signing_key(decode(repeat('aa', " + std::to_string(size) + "), 'hex'))");
    app.run("BEGIN");
    const scope_signer signer(key);
    const std::string text = signer.scope_text(scope);
    const std::string microseconds = app.value("SELECT (extract(epoch FROM now()) * 1000000)::bigint");
    app.rows("SELECT set_config('rowscope.scope', $1, true), set_config('rowscope.signature', $2, true)",
             {text, signer.sign(text, app.value("SELECT pg_backend_pid()"), microseconds)});
    CHECK(app.value("SELECT (rowscope.scope_values('tenant'))[1]") == "b\xC3\xBC\"\\{}\n'$1,");
    CHECK(app.value("SELECT rowscope.scope_values('event')") == "{7}");
    CHECK(app.value("SELECT rowscope.scope_values('other')") == "{}");
    app.run("COMMIT");
  }
  CHECK(owner.state_of("SELECT rowscope.set_signing_key(decode(repeat('aa', 31), 'hex'))") == "P0001");
  CHECK(owner.state_of("SELECT rowscope.set_signing_key(NULL)") == "P0001");
}

TEST_CASE("without a signing key no postgresql row of a tenant is visible", "[postgresql][signature]") {
  NEEDS_POSTGRESQL();
  const scoped_database file{every_rule::schema{}};
  file.unscoped().run("INSERT INTO teams (id, tenant_id, code) VALUES (1, 1, 'x')");
  CHECK(scoped_work(file, rs::tenant(1)).rows(visible) == text_rows{"1"});
  file.owner().run("DELETE FROM rowscope.signing_key");
  CHECK(scoped_work(file, rs::tenant(1)).rows(visible).empty());
}

TEST_CASE("a postgresql scope that is unset, or not signed so, shows nothing", "[postgresql][signature][P2]") {
  NEEDS_POSTGRESQL();
  postgresql_connection bare = every_rule_database::get().application();
  CHECK(bare.value("SELECT rowscope.scope_values('tenant')") == "NULL");
  CHECK(bare.rows(visible).empty());

  scoped_work one(every_rule_database::get(), rs::tenant(1));
  CHECK(one.rows(visible) == text_rows{"5001"});
  const signed_scope own = read(one);
  const auto shown = [&](const std::string& scope, const std::string& signature) {
    one.set(scope, signature);
    return one.rows(visible);
  };
  const std::string other = R"({"tenant":["2"]})";
  CHECK(shown(other, own.signature).empty());
  CHECK(shown(own.scope + " ", own.signature).empty());
  CHECK(shown(own.scope, "").empty());
  CHECK(shown(own.scope, "not hexadecimal").empty());
  CHECK(shown(own.scope, own.signature + "00").empty());
  CHECK(shown(own.scope, std::string(64, '0')).empty());
  CHECK(
      shown(other, scope_signer(std::string(32, 'k')).sign(other, one.value("SELECT pg_backend_pid()"), one.started()))
          .empty());
  CHECK(shown("", own.signature).empty());
  CHECK(shown(own.scope, own.signature) == text_rows{"5001"});
}

TEST_CASE("a signature does not hold in a later transaction of its postgresql connection",
          "[postgresql][signature][P2]") {
  NEEDS_POSTGRESQL();
  scoped_work work(every_rule_database::get(), rs::tenant(1));
  const signed_scope of_one = read(work);
  work.run("COMMIT");
  CHECK(work.rows(visible).empty());

  work.begin(rs::tenant(2));
  work.set(of_one.scope, of_one.signature);
  CHECK(work.rows(visible).empty());
  work.run("ROLLBACK");
  // For the session instead of the transaction.
  work.rows("SELECT set_config('rowscope.scope', $1, false), set_config('rowscope.signature', $2, false)",
            {of_one.scope, of_one.signature});
  CHECK(work.rows(visible).empty());
  work.run("RESET ALL");
  // In transactions that the same command begins.
  work.begin(rs::tenant(1));
  const signed_scope again = read(work);
  CHECK(work.rows("COMMIT; BEGIN; SET LOCAL rowscope.scope = '" + again.scope + "'; SET LOCAL rowscope.signature = '" +
                  again.signature + "'; " + visible)
            .empty());
  work.run("ROLLBACK");
  work.begin(rs::tenant(1));
  const signed_scope chained = read(work);
  work.run("COMMIT AND CHAIN");
  work.set(chained.scope, chained.signature);
  CHECK(work.rows(visible).empty());
}

TEST_CASE("a signature does not hold on another postgresql connection", "[postgresql][signature][P2]") {
  NEEDS_POSTGRESQL();
  scoped_work one(every_rule_database::get(), rs::tenant(1)), two(every_rule_database::get(), rs::tenant(2));
  CHECK(two.rows(visible) == text_rows{"5002"});
  const signed_scope of_one = read(one);
  two.set(of_one.scope, of_one.signature);
  CHECK(two.rows(visible).empty());
  // Signed for the time of this transaction, and for the other connection.
  const scope_signer signer(signing_key);
  two.set(of_one.scope, signer.sign(of_one.scope, one.value("SELECT pg_backend_pid()"), two.started()));
  CHECK(two.rows(visible).empty());
  two.set(of_one.scope, signer.sign(of_one.scope, two.value("SELECT pg_backend_pid()"), two.started()));
  CHECK(two.rows(visible) == text_rows{"5001"});
}

TEST_CASE("a postgresql scope of texts that are no JSON object, but signed, is an error and shows nothing",
          "[postgresql][signature]") {
  NEEDS_POSTGRESQL();
  scoped_work one(every_rule_database::get(), rs::tenant(1));
  const scope_signer signer(signing_key);
  const std::string pid = one.value("SELECT pg_backend_pid()"), started = one.started();
  one.set("[]", signer.sign("[]", pid, started));
  CHECK(one.rows(visible).empty());
  const std::string text = R"({"tenant":["x"]})";
  one.set(text, signer.sign(text, pid, started));
  CHECK(one.state_of(visible) == "22P02");
}

TEST_CASE("a prepared postgresql statement follows the scope", "[postgresql][signature]") {
  NEEDS_POSTGRESQL();
  scoped_work work(every_rule_database::get(), rs::tenant(1));
  work.run("PREPARE seen AS " + visible);
  work.run("SET LOCAL plan_cache_mode = force_generic_plan");
  CHECK(work.rows("EXECUTE seen") == text_rows{"5001"});
  work.run("COMMIT");
  CHECK(work.rows("EXECUTE seen").empty());
  work.begin(rs::tenant(2));
  CHECK(work.rows("EXECUTE seen") == text_rows{"5002"});
}

TEST_CASE("a scope that is set anew within a postgresql transaction counts from the next statement",
          "[postgresql][signature]") {
  NEEDS_POSTGRESQL();
  scoped_work work(every_rule_database::get(), rs::tenants{1, 2});
  CHECK(work.rows(visible) == text_rows{"5001", "5002"});
  work.run("SAVEPOINT narrow");
  work.sign(rs::tenant(2));
  CHECK(work.rows(visible) == text_rows{"5002"});
  work.run("ROLLBACK TO SAVEPOINT narrow");
  CHECK(work.rows(visible) == text_rows{"5001", "5002"});
}
