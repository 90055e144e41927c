#!/usr/bin/env python3
"""Which scope rules rowscope-tables infers, and what it asks instead where the schema does not tell."""

from _tool import Run, Suite, expect, expect_equal, fixture, make_database, printed

BASE = """
CREATE TABLE tenants (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE a (id INTEGER PRIMARY KEY, tenant_id INTEGER NOT NULL REFERENCES tenants);
CREATE TABLE b (id INTEGER PRIMARY KEY, tenant_id INTEGER NOT NULL REFERENCES tenants (id));
"""


def inferred(table, scope):
    """The rule of table t, whose columns beside its key are given."""
    def test(folder):
        run = printed(folder, f"{BASE} CREATE TABLE t (id INTEGER PRIMARY KEY, {table});")
        expect_equal(run.scope("t"), scope, "scope")
        expect("decide:" not in run.struct("t"), run.struct("t"))
    return test


def asked(table, *candidates):
    def test(folder):
        run = printed(folder, f"{BASE} CREATE TABLE t (id INTEGER PRIMARY KEY, {table});")
        expect_equal(run.scope("t"), None, "scope")
        expect("// decide: " in run.struct("t"), run.struct("t"))
        expect_equal(run.candidates("t"), list(candidates), "candidates")
    return test


SHARED = 'rs::shared<"">'


def add_columns(suite):
    suite.case("a tenant column that is never NULL scopes its table",
               inferred("tenant_id INT NOT NULL, a INT NOT NULL REFERENCES a", "rs::scoped_by<tenant_id>"))
    suite.case("names are compared without regard to case",
               inferred("Tenant_ID INT NOT NULL", "rs::scoped_by<Tenant_ID>"))
    suite.case("a column of another name that points to the table of tenants holds the tenant",
               inferred("owner INT NOT NULL REFERENCES tenants", "rs::scoped_by<owner>"))
    suite.case("a tenant column that may be NULL is asked for: its rows could be everybody's or nobody's",
               asked("tenant_id INT", "rs::shared_or_own<tenant_id>", "rs::scoped_by<tenant_id>"))
    suite.case("a nullable column of another name that points to the table of tenants is asked for",
               asked("only_for INT REFERENCES tenants", "rs::shared_or_own<only_for>",
                     "rs::scoped_through<only_for, tenants::id>", SHARED))
    suite.case("two columns that point to tenants are asked for",
               asked("seller INT NOT NULL REFERENCES tenants, buyer INT NOT NULL REFERENCES tenants",
                     "rs::scoped_by<seller>", "rs::scoped_by<buyer>"))
    suite.case("a tenant column whose type changes values is asked for",
               asked("tenant_id NUMERIC NOT NULL", "rs::scoped_by<tenant_id>"))
    suite.case("a tenant column that takes ACME for acme is asked for",
               asked("tenant_id TEXT NOT NULL COLLATE NOCASE", "rs::scoped_by<tenant_id>"))

    def root(folder):
        run = printed(folder, BASE)
        expect_equal(run.scope("tenants"), "rs::tenant_root<id>", "scope")
        expect('guessed the table of tenants: "tenants"' in run.err, run.err)
        expect('guessed the tenant column: "tenant_id", which 2 of 3 tables have' in run.err, run.err)

    def named(folder):
        sql = """CREATE TABLE firms (id INTEGER PRIMARY KEY); CREATE TABLE x (id INTEGER PRIMARY KEY, firm INT NOT NULL
            REFERENCES firms); CREATE TABLE y (id INTEGER PRIMARY KEY, firm INT NOT NULL, tenant_id INT NOT NULL);"""
        run = printed(folder, sql, "--tenant", "FIRM", "--root", "Firms")
        expect_equal([run.scope(t) for t in ("firms", "x", "y")],
                     ["rs::tenant_root<id>", "rs::scoped_by<firm>", "rs::scoped_by<firm>"], "scopes")
        expect_equal(run.err, "", "nothing is guessed, so nothing is told")
        run = Run(folder, "--root", "firms", "a.db").expect_status(0)
        expect_equal([run.scope(t) for t in ("firms", "x", "y")],
                     ["rs::tenant_root<id>", "rs::scoped_by<firm>", "rs::scoped_by<firm>"], "scopes by --root alone")

    def sure_names_first(folder):
        run = printed(folder, """CREATE TABLE customers (id INTEGER PRIMARY KEY, tenant_id INT NOT NULL);
            CREATE TABLE o (id INTEGER PRIMARY KEY, customer_id INT NOT NULL REFERENCES customers);
            CREATE TABLE p (id INTEGER PRIMARY KEY, customer_id INT NOT NULL REFERENCES customers);""")
        expect_equal(run.scope("o"), "rs::scoped_through<customer_id, customers::id>", "scope")

    def no_guess(folder):
        run = printed(folder, "CREATE TABLE t (id INTEGER PRIMARY KEY, x INT NOT NULL);")
        expect("no tenant column could be guessed" in run.err, run.err)
        expect_equal(run.scope("t"), None, "scope")

    suite.case("the table that tenant columns point to is the table of tenants, and the guess is told", root)
    suite.case("the tenant column and the table of tenants can be named", named)
    suite.case("a name that surely means the tenant is preferred to one that more tables have", sure_names_first)
    suite.case("where no tenant column is known, every table is asked for", no_guess)


def add_ways(suite):
    suite.case("the one foreign key to a scoped table scopes its child",
               inferred("a INT NOT NULL REFERENCES a", "rs::scoped_through<a_, a::id>"))
    suite.case("two foreign keys to scoped tables are asked for",
               asked("x INT NOT NULL REFERENCES a, y INT NOT NULL REFERENCES b",
                     "rs::scoped_through<x, a::id>", "rs::scoped_through<y, b::id>"))
    suite.case("two foreign keys to one scoped table are asked for",
               asked("x INT NOT NULL REFERENCES a, y INT NOT NULL REFERENCES a",
                     "rs::scoped_through<x, a::id>", "rs::scoped_through<y, a::id>"))
    suite.case("a foreign key that is never NULL is preferred",
               inferred("x INT REFERENCES a, y INT NOT NULL REFERENCES b", "rs::scoped_through<y, b::id>"))

    def nullable(folder):
        run = printed(folder, f"{BASE} CREATE TABLE t (id INTEGER PRIMARY KEY, x INT REFERENCES a);")
        expect_equal(run.scope("t"), "rs::scoped_through<x, a::id>", "scope")
        expect('// Rows whose "x" is NULL belong to nobody' in run.struct("t"), run.struct("t"))

    def several_hops(folder):
        run = printed(folder, BASE + """
            CREATE TABLE c (id INTEGER PRIMARY KEY, a INT NOT NULL REFERENCES a);
            CREATE TABLE d (id INTEGER PRIMARY KEY, c INT NOT NULL REFERENCES c);
            CREATE TABLE e (id INTEGER PRIMARY KEY, d INT NOT NULL REFERENCES d, b INT NOT NULL REFERENCES b);
            CREATE TABLE f (id INTEGER PRIMARY KEY, d INT NOT NULL REFERENCES d, x INT REFERENCES b);""")
        expect_equal(run.scope("d"), "rs::scoped_through<c_, c::id>", "scope by two hops")
        expect_equal(run.scope("e"), "rs::scoped_through<b_, b::id>", "scope by the shorter way")
        expect_equal(run.scope("f"), "rs::scoped_through<d_, d::id>", "scope by the longer way that is never NULL")

    def keys(folder):
        run = printed(folder, BASE + """
            CREATE TABLE parts (x INT NOT NULL, y TEXT NOT NULL, slug TEXT UNIQUE, plain INT,
              tenant_id INT NOT NULL, PRIMARY KEY (x, y));
            CREATE TABLE whole (id INTEGER PRIMARY KEY, p INT NOT NULL, q TEXT NOT NULL,
              FOREIGN KEY (q, p) REFERENCES parts (y, x));
            CREATE TABLE unique_key (id INTEGER PRIMARY KEY, s TEXT NOT NULL REFERENCES parts (slug));
            CREATE TABLE no_key (id INTEGER PRIMARY KEY, s INT NOT NULL REFERENCES parts (plain));
            CREATE TABLE other_type (id INTEGER PRIMARY KEY, s TEXT NOT NULL REFERENCES a (id));""")
        expect_equal(run.scope("whole"), "rs::scoped_through<rs::key<q, p>, rs::key<parts::y, parts::x>>", "scope")
        expect_equal(run.scope("unique_key"), "rs::scoped_through<s, parts::slug>", "scope")
        expect("rs::globally_unique<slug>" in run.struct("parts"), run.struct("parts"))
        expect_equal([run.scope("no_key"), run.scope("other_type")], [None, None], "scopes")
        expect('"parts"("plain") is not unique' in run.struct("no_key"), run.struct("no_key"))
        expect('"s" and "id" are of different types' in run.struct("other_type"), run.struct("other_type"))

    def undecided_parent(folder):
        run = printed(folder, BASE + """
            CREATE TABLE maybe (id INTEGER PRIMARY KEY, tenant_id INT);
            CREATE TABLE t (id INTEGER PRIMARY KEY, m INT NOT NULL REFERENCES maybe);
            CREATE TABLE two (id INTEGER PRIMARY KEY, x INT NOT NULL REFERENCES a, y INT NOT NULL REFERENCES b);
            CREATE TABLE below (id INTEGER PRIMARY KEY, two INT NOT NULL REFERENCES two);""")
        expect_equal(run.scope("t"), None, "scope of a table whose parent may be everybody's")
        expect_equal(run.candidates("t"), ["rs::scoped_through<m, maybe::id>", SHARED], "candidates")
        expect('// once "maybe" is scoped' in run.struct("t"), run.struct("t"))
        expect_equal(run.scope("below"), "rs::scoped_through<two_, two::id>",
                     "scope of a table whose parent reaches tenants either way")

    def other_way(folder):
        run = printed(folder, BASE + """
            CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT NOT NULL);
            CREATE TABLE memberships (tenant_id INT NOT NULL, user_id INT NOT NULL REFERENCES users,
              PRIMARY KEY (tenant_id, user_id));
            CREATE TABLE alone (id INTEGER PRIMARY KEY);""")
        expect_equal([run.scope("users"), run.scope("alone")], [None, None], "scopes")
        expect_equal([run.candidates("users"), run.candidates("alone")], [[SHARED], [SHARED]], "candidates")
        line = "rowscope::scope_of<users> = rowscope::visible_through<users::id, memberships::user_id>;"
        expect(f"// inline constexpr auto {line}" in run.out, run.out)
        expect("visible_through<alone" not in run.out, run.out)

    def cycles(folder):
        run = printed(folder, BASE + """
            CREATE TABLE loop1 (id INTEGER PRIMARY KEY, l INT NOT NULL REFERENCES loop2);
            CREATE TABLE loop2 (id INTEGER PRIMARY KEY, l INT NOT NULL REFERENCES loop1, a INT NOT NULL REFERENCES a);
            CREATE TABLE ring1 (id INTEGER PRIMARY KEY, r INT NOT NULL REFERENCES ring2);
            CREATE TABLE ring2 (id INTEGER PRIMARY KEY, r INT NOT NULL REFERENCES ring1);
            CREATE TABLE self (id INTEGER PRIMARY KEY, up INT NOT NULL REFERENCES self);""")
        expect_equal(run.scope("loop1"), "rs::scoped_through<l, loop2::id>", "scope")
        expect_equal(run.scope("loop2"), "rs::scoped_through<a_, a::id>", "scope")
        expect_equal([run.scope(t) for t in ("ring1", "ring2", "self")], [None] * 3, "scopes of cycles without a tenant")

    suite.case("rows of a foreign key that may be NULL belong to nobody, which is said", nullable)
    suite.case("the shortest way is taken over several hops, after those that may be NULL", several_hops)
    suite.case("a way goes through whole and unique keys of the same type only", keys)
    suite.case("no way leads through a table whose rows may be everybody's", undecided_parent)
    suite.case("a table that tenants' rows point to is asked for", other_way)
    suite.case("cycles and self-references come to an end", cycles)


def add_forty_tables(suite):
    def counts(folder):
        make_database(folder / "a.db", fixture("helpdesk"))
        run = Run(folder, "a.db").expect_status(0)
        names = [line.split()[1] for line in run.out.splitlines() if line.startswith("struct ")]
        expect_equal(len(names), 41, "tables and views")
        asked_for = sorted(name for name in names if run.scope(name) is None)
        expect_equal(asked_for, ["article_links", "categories", "category_watchers", "countries", "currencies",
                                 "feature_flags", "open_tickets", "order_transfers", "plans", "schema_migrations",
                                 "shipments", "user_settings", "users"], "tables that are asked for")
        for name in asked_for:
            expect("// decide: " in run.struct(name), f"{name} has no scope, and nothing is asked")

    suite.case("of 40 tables and a view, 13 are asked for and the others have a rule", counts)


def main():
    suite = Suite()
    add_columns(suite)
    add_ways(suite)
    add_forty_tables(suite)
    suite.end()


if __name__ == "__main__":
    main()
