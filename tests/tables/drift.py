#!/usr/bin/env python3
"""rowscope-tables --check: each difference between declarations and a database is one line, and no difference is none."""

import sqlite3

from _tool import Run, Suite, expect, expect_equal, fixture, make_database, printed

SCHEMA = """
CREATE TABLE customers (id INTEGER PRIMARY KEY, tenant_id INTEGER NOT NULL, name TEXT NOT NULL, email TEXT,
  UNIQUE (tenant_id, name));
CREATE TABLE tags (id INTEGER PRIMARY KEY, tenant_id INTEGER NOT NULL, label TEXT NOT NULL DEFAULT 'x');
CREATE TABLE orders (id INTEGER PRIMARY KEY, customer_id INTEGER NOT NULL REFERENCES customers,
  tag_id INTEGER REFERENCES tags, total REAL NOT NULL, code TEXT NOT NULL UNIQUE);
"""


def header_of(folder, sql=SCHEMA):
    text = printed(folder, sql).out
    (folder / "a.hpp").write_text(text, encoding="utf-8")
    return text


def expect_lines(run, *lines):
    expect_equal(run.out.splitlines(), list(lines), "differences")
    run.expect_status(1 if lines else 0)


def database_changed(*lines, **changes):
    """The database changes (old: new in its DDL), the declarations stay."""
    def test(folder):
        header_of(folder)
        sql = SCHEMA
        for old, new in changes["sql"].items():
            expect(sql.count(old) == 1, f"{old} stands {sql.count(old)} times in the schema")
            sql = sql.replace(old, new)
        make_database(folder / "b.db", sql)
        expect_lines(Run(folder, "--check", "a.hpp", "b.db"), *lines)
    return test


def header_changed(*lines, **changes):
    """The declarations change, the database stays."""
    def test(folder):
        text = header_of(folder)
        for old, new in changes["text"].items():
            expect(text.count(old) == 1, f"{old} stands {text.count(old)} times in the header")
            text = text.replace(old, new)
        (folder / "a.hpp").write_text(text, encoding="utf-8")
        expect_lines(Run(folder, "--check", "a.hpp", "a.db"), *lines)
    return test


def add_equal(suite):
    def equal(folder):
        header_of(folder)
        expect_lines(Run(folder, "--check", "a.hpp", "a.db"))

    def large(folder):
        text = header_of(folder, fixture("helpdesk"))
        run = Run(folder, "--check", "a.hpp", "a.db").expect_status(1)
        lines = run.out.splitlines()
        expect_equal([line for line in lines if "declared no scope" not in line], [], "differences beside scopes")
        expect_equal(len(lines), 13, "tables without a scope")
        # Decided as somebody would: the first answer of each.
        decided, done, table = [], set(), None
        for line in text.splitlines():
            table = line.split()[1] if line.startswith("struct ") else table
            if line.startswith("  // static constexpr auto scope = ") and table not in done:
                line = line.replace("// ", "", 1).replace('<"">', '<"the same for all">')
                done.add(table)
            decided.append(line)
        (folder / "a.hpp").write_text("\n".join(decided), encoding="utf-8")
        expect_lines(Run(folder, "--check", "a.hpp", "a.db"))

    suite.case("what was printed does not differ from its database", equal)
    suite.case("of 40 tables only those without an answer are reported, and none once they are answered", large)


def add_database_changes(suite):
    def case(name, *lines, **sql):
        suite.case(f"database: {name}", database_changed(*lines, **sql))

    case("a new column", 'customers.phone: declared nothing, database std::optional<std::string> ("TEXT")',
         sql={"email TEXT,": "email TEXT, phone TEXT,"})
    case("a dropped column", "customers.email: declared std::optional<std::string>, database no such column",
         sql={"email TEXT,": ""})
    case("another type", 'orders.total: declared double, database std::string ("TEXT")',
         sql={"total REAL": "total TEXT"})
    case("no longer NOT NULL", 'customers.name: declared std::string, database std::optional<std::string> ("TEXT")',
         sql={"name TEXT NOT NULL": "name TEXT"})
    case("NOT NULL now", 'customers.email: declared std::optional<std::string>, database std::string ("TEXT")',
         sql={"email TEXT": "email TEXT NOT NULL"})
    case("a default that went", "tags.label: declared rs::has_default, database no default", sql={" DEFAULT 'x'": ""})
    case("a new default", "orders.total: declared no default, database a default",
         sql={"total REAL NOT NULL": "total REAL NOT NULL DEFAULT 0"})
    case("a new table", "notes: declared nothing, database a table",
         sql={"CREATE TABLE tags": "CREATE TABLE notes (id INTEGER PRIMARY KEY); CREATE TABLE tags"})
    case("a key to tenants' rows that went", "orders.customer_id: declared a foreign key to customers(id), database no "
         "such foreign key", sql={" REFERENCES customers": ""})
    case("a foreign key that went", "orders.tag_id: declared a foreign key to tags(id), database no such foreign key",
         sql={" REFERENCES tags": ""})
    case("a unique that went", "orders.code: declared unique, database not unique", sql={"NOT NULL UNIQUE": "NOT NULL"})
    case("a unique per tenant that became global", "customers.name: declared not unique, database unique",
         "customers.(name, tenant_id): declared unique, database not unique",
         sql={"UNIQUE (tenant_id, name)": "UNIQUE (name)"})

    def dropped(folder):
        header_of(folder)
        database = sqlite3.connect(folder / "a.db")
        database.executescript("DROP TABLE orders;")
        database.close()
        expect_lines(Run(folder, "--check", "a.hpp", "a.db"), "orders: declared a table, database nothing")

    def key(folder):
        header_of(folder, "CREATE TABLE t (id INTEGER PRIMARY KEY, tenant_id INT NOT NULL, n INT NOT NULL);")
        make_database(folder / "b.db", "CREATE TABLE t (id INT NOT NULL, tenant_id INT NOT NULL, n INTEGER PRIMARY KEY);")
        expect_lines(Run(folder, "--check", "a.hpp", "b.db"),
                     "t.id: declared rs::primary_key, database not in the primary key",
                     "t.n: declared not in the primary key, database in the primary key")

    suite.case("database: a dropped table", dropped)
    suite.case("database: another primary key", key)


def add_header_changes(suite):
    def case(name, *lines, **text):
        suite.case(f"header: {name}", header_changed(*lines, **text))

    total = 'column<"total", double> total{};'
    case("a type that is stored otherwise", 'orders.total: declared rs::blob, database double ("REAL")',
         text={total: 'column<"total", rs::blob> total{};'})
    case("a type of the user's own is taken for right",
         text={total: 'column<"total", app::money<2, app::euro>> total{};'})
    case("other integers, and bool, are stored as integers",
         text={'column<"customer_id", std::int64_t>': 'column<"customer_id", std::uint32_t>'})
    case("comments, other members and other structs are passed over",
         text={
             "using app_schema": '/* struct tags : rs::table<tags, "gone"> { */\n'
             '// struct gone : rs::table<gone, "gone"> {};\n'
             '#define X struct gone : rs::table<gone, "gone"> \\\n  {};\n'
             'struct plain { const char* text = "struct s : rs::table<s, \\"s\\">"; char c = \'"\'; };\n'
             "inline bool less(int a, int b) { return a < b && a != 1'000; }\n"
             'constexpr auto raw = R"x(struct r : rs::table<r, "r"> { ")x";\nusing app_schema'})
    case("other spellings of the same", text={
        'struct orders : rs::table<orders, "orders"> {':
            'struct orders final : public ::rowscope::table<orders,\n"orders">\n{',
        total: 'inline static constexpr rowscope::column<orders, "total", double> total{};'})

    def scope_lost(folder):
        text = header_of(folder)
        (folder / "a.hpp").write_text(text.replace("  static constexpr auto scope = rs::scoped_by<tenant_id>;\n", "", 1),
                                      encoding="utf-8")
        expect_lines(Run(folder, "--check", "a.hpp", "a.db"),
                     "customers: declared no scope, database a table that needs one")
        scope = "template <> inline constexpr auto rowscope::scope_of<customers> = rs::scoped_by<customers::tenant_id>;\n"
        with open(folder / "a.hpp", "a", encoding="utf-8") as file:
            file.write(scope)
        expect_lines(Run(folder, "--check", "a.hpp", "a.db"))

    def two_headers(folder):
        text = header_of(folder)
        cut = text.index("struct orders")
        (folder / "1.hpp").write_text(text[:cut], encoding="utf-8")
        (folder / "2.hpp").write_text(text[cut:], encoding="utf-8")
        expect_lines(Run(folder, "--check", "1.hpp", "--check", "2.hpp", "a.db"))
        expect_lines(Run(folder, "--check", "1.hpp", "a.db"), "orders: declared nothing, database a table")

    def skipped(folder):
        header_of(folder)
        make_database(folder / "b.db", SCHEMA + "CREATE TABLE migrations (id INTEGER PRIMARY KEY);")
        expect_lines(Run(folder, "--check", "a.hpp", "b.db"), "migrations: declared nothing, database a table")
        expect_lines(Run(folder, "--check", "a.hpp", "--skip", "migrations", "b.db"))

    suite.case("header: a table that lost its scope is reported, and not where scope_of gives it one", scope_lost)
    suite.case("declarations may stand in several headers", two_headers)
    suite.case("a table can be left out of the comparison", skipped)


def main():
    suite = Suite()
    add_equal(suite)
    add_database_changes(suite)
    add_header_changes(suite)
    suite.end()


if __name__ == "__main__":
    main()
