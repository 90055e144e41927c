#!/usr/bin/env python3
"""What rowscope-tables prints: golden headers, C++ that compiles, names, types, keys.

ROWSCOPE_UPDATE_GOLDEN=1 writes the golden headers anew.
"""

import os
import re
import subprocess

from _tool import ROOT, Run, Skipped, Suite, expect, expect_equal, fixture, make_database, printed

GOLDEN = ROOT / "tests" / "golden" / "tables"

# Uses what the library has to have before the large header can compile.
EVERY_FEATURE = """
#include <rowscope/rowscope.hpp>
namespace rs = rowscope;
struct a : rs::table<a, "a"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"up", std::optional<std::int64_t>> up{};
  static constexpr column<"day", std::chrono::sys_days> day{};
  static constexpr column<"data", rs::blob> data{};
  static constexpr column<"uuid", rs::uuid> uuid{};
  static constexpr auto columns = std::tuple{id, up, day, data, uuid};
  static constexpr auto uniques = std::tuple{rs::globally_unique<day>};
  static constexpr auto indexes = std::tuple{rs::index<day>};
  static constexpr auto scope = rs::tenant_root<id>;
};
struct b : rs::view<b, "b"> {
  static constexpr column<"id", std::int64_t, rs::references<a::id>> id{};
  static constexpr auto columns = std::tuple{id};
};
template <>
inline constexpr auto rowscope::foreign_keys_of<a> =
    std::tuple{rowscope::foreign_key<rowscope::key<a::up>, rowscope::key<a::id>>};
template <>
inline constexpr auto rowscope::scope_of<b> = rowscope::scoped_by<b::id>;
"""


def golden(name, database):
    def test(folder):
        make_database(folder / f"{name}.db", fixture(database))
        run = Run(folder, f"{name}.db").expect_status(0)
        path = GOLDEN / f"{name}.txt"
        if os.environ.get("ROWSCOPE_UPDATE_GOLDEN") == "1":
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(run.out, encoding="utf-8")
        expect_equal(run.out, path.read_text(encoding="utf-8"), f"{path}, where ROWSCOPE_UPDATE_GOLDEN=1 writes it anew")
    return test


def compile_in(folder, source):
    compiler = os.environ.get("ROWSCOPE_CXX")
    expect(compiler, "ROWSCOPE_CXX names the compiler; ctest sets it")
    (folder / "unit.cpp").write_text(source, encoding="utf-8")
    return subprocess.run([compiler, "-std=c++20", "-Wall", "-Wextra", "-Wpedantic", "-Wshadow", "-Werror",
                           "-fsyntax-only", f"-I{ROOT / 'include'}", "unit.cpp"], cwd=folder, capture_output=True,
                          text=True, timeout=300, check=False)


def expect_compiles(folder, source):
    done = compile_in(folder, source)
    expect(done.returncode == 0, f"it does not compile:\n{done.stderr[:4000]}")


def add_compiled(suite):
    def small(folder):
        make_database(folder / "s.db", fixture("small"))
        text = Run(folder, "s.db").expect_status(0).out
        # Keys that are unique per tenant are another matter: the declarations compile with and without them.
        (folder / "s.hpp").write_text(re.sub(r".* uniques = .*\n", "", text), encoding="utf-8")
        expect_compiles(folder, '#include "s.hpp"\nstatic_assert(app_schema::info().tables.size() == 2);\n')

    def undecided(folder):
        text = printed(folder, "CREATE TABLE t (id INTEGER PRIMARY KEY, tenant_id INTEGER);").out
        (folder / "s.hpp").write_text(text, encoding="utf-8")
        done = compile_in(folder, '#include "s.hpp"\nstatic_assert(app_schema::info().tables.size() == 1);\n')
        expect(done.returncode != 0, "a table without a scope compiles")
        expect("rowscope: every table says how it is scoped" in done.stderr, done.stderr[:2000])

    def large(folder):
        done = compile_in(folder, EVERY_FEATURE)
        if done.returncode != 0:
            raise Skipped("the library does not have all of the declarations that are printed yet")
        make_database(folder / "l.db", fixture("helpdesk"))
        for space in ("", "help::desk"):
            options = ["--namespace", space] if space else []
            text = Run(folder, *options, "l.db").expect_status(0).out
            (folder / "l.hpp").write_text(text, encoding="utf-8")
            expect_compiles(folder, f'#include "l.hpp"\nusing s = {space}::app_schema;\n')

    suite.case("declarations of a small database compile, and are a schema", small)
    suite.case("a table that needs a decision does not compile in a schema", undecided)
    suite.case("declarations of 40 tables compile, in the global namespace and in another", large)


def add_names(suite):
    def identifiers(folder):
        run = printed(folder, """
            CREATE TABLE "class" (id INTEGER PRIMARY KEY, tenant_id INT NOT NULL, "class" INT, "columns" INT,
              "scope" INT, "a b" INT, "a-b" INT, "9" INT, "имя" INT, "__x__" INT, "errno" INT, "class_" INT);
            CREATE TABLE "time" (id INTEGER PRIMARY KEY, tenant_id INT NOT NULL, time INT);
            CREATE TABLE "a b" (id INTEGER PRIMARY KEY, tenant_id INT NOT NULL);
            CREATE TABLE "a_b" (id INTEGER PRIMARY KEY, tenant_id INT NOT NULL);
            CREATE TABLE "app_schema" (id INTEGER PRIMARY KEY, tenant_id INT NOT NULL);""")
        found = dict(re.findall(r'column<("[^"]*"), [^ ]*> (\w+)\{\};', run.struct("class_")))
        expect_equal(found, {'"tenant_id"': "tenant_id", '"class"': "class_2", '"columns"': "columns_",
                             '"scope"': "scope_", '"a b"': "a_b", '"a-b"': "a_b_", '"9"': "c_9", '"имя"': "c_",
                             '"__x__"': "x_", '"errno"': "errno_", '"class_"': "class_0"}, "identifiers")
        expect_equal(re.findall(r"struct (\w+) :", run.out), ["class_", "time_", "a_b", "a_b_", "app_schema_"],
                     "identifiers of tables")

    def parent_hidden(folder):
        run = printed(folder, """
            CREATE TABLE status (id INTEGER PRIMARY KEY, tenant_id INT NOT NULL);
            CREATE TABLE jobs (id INTEGER PRIMARY KEY, status INT NOT NULL REFERENCES status);""")
        expect_equal(run.scope("jobs"), "rs::scoped_through<status_, status::id>", "scope")

    def escaped(folder):
        run = printed(folder, """
            CREATE TABLE "back\\" (id INTEGER PRIMARY KEY, tenant_id INT NOT NULL, "qu""ote" INT, "what??/" INT);
            CREATE TABLE "*/ ""); int evil; //" (id INTEGER PRIMARY KEY, tenant_id INT NOT NULL);
            CREATE TABLE "new\n#error line" (id INTEGER PRIMARY KEY);
            CREATE TABLE typed (id INTEGER PRIMARY KEY, tenant_id INT NOT NULL, v "NUMERIC\n#error type");""")
        expect('"back\\\\">' in run.out and 'column<"qu\\"ote", ' in run.out, run.out)
        expect('column<"what?\\?/", ' in run.out, run.out)
        expect('"*/ \\"); int evil; //">' in run.out, run.out)
        expect("\n#error" not in run.out and "#error line" in run.out and "#error type" in run.out, run.out)
        (folder / "a.hpp").write_text(run.out, encoding="utf-8")
        expect_equal(Run(folder, "--check", "a.hpp", "a.db").out, "", "differences")
        expect_compiles(folder, '#include "a.hpp"\nstatic_assert(app_schema::info().tables.size() == 3);\n')

    def spaces(folder):
        run = printed(folder, "CREATE TABLE n (id INTEGER PRIMARY KEY, tenant_id INT NOT NULL, up INT REFERENCES n);",
                      "--namespace", "shop::data", "--schema", "tables_of_shop")
        expect("using tables_of_shop = rs::schema<n>;" in run.out, run.out)
        before, after = run.out.split("template <>")
        expect_equal(before.count("namespace shop::data {"), before.count("}  // namespace shop::data"),
                     "the specialization stands in the global namespace: begins and ends of the namespace before it")
        expect("rowscope::foreign_keys_of<shop::data::n>" in after and "rowscope::key<shop::data::n::up>" in after, after)

    suite.case("names become identifiers that are free, and stay what they are in the database", identifiers)
    suite.case("a column that is named as its parent table does not hide it", parent_hidden)
    suite.case("names and types cannot break out of literals and comments", escaped)
    suite.case("a namespace is left for specializations, which name the tables in full", spaces)


def add_columns(suite):
    def types(folder):
        run = printed(folder, """CREATE TABLE t (id INTEGER PRIMARY KEY, tenant_id BIGINT NOT NULL,
            a BOOLEAN NOT NULL, b VARCHAR(20) NOT NULL, c REAL NOT NULL, d BLOB NOT NULL, e DATE NOT NULL,
            f "TIMESTAMP WITH TIME ZONE" NOT NULL, g DATETIME, h DECIMAL(10,2) NOT NULL, i NOT NULL, j UUID NOT NULL,
            k DOUBLE PRECISION, l JSON, m TINYINT(1), n FLOATING);""")
        found = dict(re.findall(r'column<"([a-n])", ([^ ]*)> ', run.struct("t")))
        expect_equal(found, {
            "a": "bool", "b": "std::string", "c": "double", "d": "rs::blob", "e": "std::chrono::sys_days",
            "f": "std::chrono::sys_seconds", "g": "std::optional<std::chrono::sys_seconds>", "h": "double",
            "i": "std::string", "j": "rs::uuid", "k": "std::optional<double>", "l": "std::optional<std::string>",
            "m": "std::optional<std::int64_t>", "n": "std::optional<double>"}, "types")
        expect_equal(re.findall(r'// decide: "(\w)" is declared', run.out), list("fhijm"), "types that are asked for")

    def options(folder):
        run = printed(folder, """CREATE TABLE t (id INT PRIMARY KEY, tenant_id INT NOT NULL, a TEXT DEFAULT NULL,
            b TEXT DEFAULT 'x', c INT AS (id + 1), d INT AS (id + 2) STORED);
            CREATE TABLE u (b INT, a INT, tenant_id INT NOT NULL, PRIMARY KEY (a, b));""")
        text = run.struct("t")
        expect("does not make this key" in text, text)
        expect('column<"a", std::optional<std::string>> a{}' in text, text)
        expect('column<"b", std::optional<std::string>, rs::has_default> b{}' in text, text)
        expect("std::tuple{id, tenant_id, a, b};" in text, text)
        expect_equal(text.count("is computed by the database"), 2, "remarks on computed columns")
        text = run.struct("u")
        expect('("a, b")' in text and 'column<"b", std::int64_t, rs::primary_key> b{}' in text, text)

    def indexes(folder):
        run = printed(folder, """
            CREATE TABLE t (id INTEGER PRIMARY KEY, tenant_id INT NOT NULL, a TEXT, b TEXT, c TEXT,
              UNIQUE (tenant_id, a), UNIQUE (b), UNIQUE (c COLLATE NOCASE), UNIQUE (tenant_id));
            CREATE INDEX i1 ON t (tenant_id, a, b); CREATE INDEX i2 ON t (tenant_id);
            CREATE INDEX i3 ON t (c) WHERE c > 'a'; CREATE INDEX i4 ON t (lower(a));
            CREATE TABLE u (id INTEGER PRIMARY KEY, t INT NOT NULL REFERENCES t, n INT, UNIQUE (t, n));
            CREATE INDEX i5 ON u (t, n);""")
        text = run.struct("t")
        expect("uniques = std::tuple{rs::unique<a>, rs::globally_unique<b>, rs::globally_unique<tenant_id>};" in text, text)
        expect("indexes = std::tuple{rs::index<a, b>};" in text, text)
        expect_equal(text.count("// left out: the "), 3, "indexes left out")
        text = run.struct("u")
        expect("uniques = std::tuple{rs::unique<n>};" in text and "indexes = std::tuple{rs::index<n>};" in text, text)

    def foreign_keys(folder):
        run = printed(folder, """
            CREATE TABLE child (id INTEGER PRIMARY KEY, tenant_id INT NOT NULL, tag INT REFERENCES TAGS, a INT, b INT,
              up INT REFERENCES child, gone INT REFERENCES nowhere,
              FOREIGN KEY (a, b) REFERENCES pairs (A, B));
            CREATE TABLE tags (id INTEGER PRIMARY KEY, tenant_id INT NOT NULL, first INT REFERENCES child (id));
            CREATE TABLE pairs (a INT, b INT, tenant_id INT NOT NULL, PRIMARY KEY (a, b));
            CREATE TABLE other (id INTEGER PRIMARY KEY, tenant_id INT NOT NULL, tag INT REFERENCES tags (ID), a INT,
              b INT, FOREIGN KEY (a, b) REFERENCES pairs);""")
        order = re.findall(r"struct (\w+) :", run.out)
        expect_equal(order, ["pairs", "child", "tags", "other"], "order")
        expect("foreign_key<rs::key<a, b>, rs::key<pairs::a, pairs::b>>" in run.struct("other"), run.out)
        expect("rs::references<tags::id>> tag{}" in run.struct("other"), run.out)
        expect("foreign_key" not in run.struct("child").replace("foreign key", ""), run.struct("child"))
        expect('to "nowhere": no such table' in run.struct("child"), run.struct("child"))
        behind = run.out[run.out.index("rowscope::foreign_keys_of<child>"):]
        for part in ("key<child::tag>, rowscope::key<tags::id>", "key<child::up>, rowscope::key<child::id>",
                     "key<child::a, child::b>, rowscope::key<pairs::a, pairs::b>"):
            expect(part in behind, f"{part} is missing in {behind}")

    def left_out(folder):
        run = printed(folder, """
            CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, tenant_id INT NOT NULL);
            CREATE TABLE skipped (id INTEGER PRIMARY KEY);
            CREATE VIRTUAL TABLE f USING fts5 (x);
            CREATE VIEW v AS SELECT id, tenant_id, 1 AS one FROM t;
            CREATE VIEW broken AS SELECT * FROM gone;""", "--skip", "SKIPPED")
        expect_equal(re.findall(r"struct (\w+) : rs::(\w+)<", run.out), [("t", "table"), ("v", "view")], "structs")
        expect_equal(set(re.findall(r'// left out: "(\w+)"', run.out)),
                     {"sqlite_sequence", "f", "f_data", "f_idx", "f_content", "f_docsize", "f_config", "broken"}, "left out")
        expect_equal(run.scope("v"), None, "scope of a view")
        expect_equal(run.candidates("v"), ["rs::scoped_by<tenant_id>", 'rs::shared<"">'], "candidates of a view")
        expect('column<"tenant_id", std::int64_t> tenant_id{}' in run.struct("v"), run.struct("v"))

    suite.case("declared types become C++ types, and are asked for where they do not tell", types)
    suite.case("keys, defaults and computed columns are told apart", options)
    suite.case("uniques are per tenant where their index has what carries the scope", indexes)
    suite.case("foreign keys stand as options, in a list, or behind later tables", foreign_keys)
    suite.case("views are declared without a scope; what cannot be declared is named", left_out)


def main():
    suite = Suite()
    suite.case("the declarations of a small database are as in the golden file", golden("small", "small"))
    suite.case("the declarations of 40 tables are as in the golden file", golden("helpdesk", "helpdesk"))
    add_compiled(suite)
    add_names(suite)
    add_columns(suite)
    suite.end()


if __name__ == "__main__":
    main()
