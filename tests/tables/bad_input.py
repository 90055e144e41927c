#!/usr/bin/env python3
"""Bad input to rowscope-tables: one clear sentence, exit status 2, and nothing is written, least of all the database."""

import hashlib
import os
import sqlite3
import subprocess

from _tool import Run, Skipped, Suite, expect, expect_equal, make_database

TABLE = "CREATE TABLE t (id INTEGER PRIMARY KEY, tenant_id INT NOT NULL);"


def files_of(folder):
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir() if path.is_file()}


def refused(folder, arguments, *says):
    before = files_of(folder)
    run = Run(folder, *arguments).expect_status(2)
    expect_equal(run.out, "", "standard output")
    expect_equal(run.err.count("\n"), 1, f"lines of standard error:\n{run.err}")
    expect(run.err.startswith("rowscope-tables: "), run.err)
    for part in says:
        expect(part in run.err, f"expected {part!r} in: {run.err}")
    expect_equal(files_of(folder), before, "files")


def add_databases(suite):
    def case(name, arguments, *says, sql=None, content=None):
        def test(folder):
            if sql is not None:
                make_database(folder / "a.db", sql)
            if content is not None:
                (folder / "a.db").write_bytes(content)
            refused(folder, arguments, *says)
        suite.case(f"bad input: {name}", test)

    case("a database that does not exist", ["no.db"], 'there is no file "no.db"')
    case("a folder", ["."], '"." is no file')
    case("a file that is no database", ["a.db"], "is no SQLite database", content=b"mine, and no database" * 100)
    case("an empty file", ["a.db"], "has no table", content=b"")
    case("a database without tables", ["a.db"], "has no table", sql="PRAGMA user_version = 1;")
    case("only tables that cannot be declared", ["a.db"], '"f" is a virtual table',
         sql="CREATE VIRTUAL TABLE f USING fts5 (x);")
    case("a tenant column that no table has", ["--tenant", "tennant_id", "a.db"], '--tenant "tennant_id"',
         "perhaps tenant_id", sql=TABLE)
    case("a table of tenants that does not exist", ["--root", "tenants", "a.db"], '--root "tenants"', sql=TABLE)
    case("a table of tenants with a key of two columns", ["--root", "p", "a.db"], "(a, b)",
         sql="CREATE TABLE p (a INT, b INT, PRIMARY KEY (a, b));")
    case("a table to skip that does not exist", ["--skip", "x", "a.db"], '--skip "x"', sql=TABLE)
    case("a namespace that is no name", ["--namespace", "a::", "a.db"], '--namespace "a::"', sql=TABLE)
    case("a namespace that is a keyword", ["--namespace", "a::class", "a.db"], '"a::class"', sql=TABLE)
    case("a list of tables whose name is no name", ["--schema", "x; int y", "a.db"], '--schema "x; int y"', sql=TABLE)

    def name_of_memory(folder):
        refused(folder, [":memory:"], "there is no file")
        refused(folder, ["file:a.db?mode=rwc"], "there is no file")

    def damaged(folder):
        make_database(folder / "a.db", TABLE)
        content = (folder / "a.db").read_bytes()
        (folder / "a.db").write_bytes(content.replace(b"CREATE TABLE t (id", b"CREATE TABEL t (id"))
        refused(folder, ["a.db"], '"a.db" cannot be read: malformed database schema')

    def locked(folder):
        make_database(folder / "a.db", TABLE)
        writer = sqlite3.connect(folder / "a.db", isolation_level=None)
        writer.execute("BEGIN EXCLUSIVE")
        try:
            run = Run(folder, "a.db").expect_status(2)
            expect("is locked by another program" in run.err, run.err)
        finally:
            writer.close()
        Run(folder, "a.db").expect_status(0)

    def unreadable(folder):
        if os.geteuid() == 0:
            raise Skipped("root reads every file")
        make_database(folder / "a.db", TABLE)
        (folder / "a.db").chmod(0)
        refused(folder, ["a.db"], "cannot be opened for reading")

    suite.case("bad input: names that SQLite takes for something else than files", name_of_memory)
    suite.case("bad input: a damaged schema", damaged)
    suite.case("bad input: a locked database, which is read once it is free", locked)
    suite.case("bad input: a file that may not be read", unreadable)


def add_headers(suite):
    def case(name, header, *says):
        def test(folder):
            make_database(folder / "a.db", TABLE)
            if header is not None:
                (folder / "a.hpp").write_text(header, encoding="utf-8")
            refused(folder, ["--check", "a.hpp", "a.db"], *says)
        suite.case(f"bad header: {name}", test)

    column = 'static constexpr column<"id", std::int64_t> id{};'
    table = f'struct t : rs::table<t, "t"> {{ {column} }};'
    case("it does not exist", None, '"a.hpp" cannot be read')
    case("it is empty", "", '"a.hpp" declares no table')
    case("it declares other things", "struct t { int id; };", "declares no table")
    case("a table twice", table + "\n" + table.replace("struct t", "struct u").replace("<t,", "<u,"),
         '"a.hpp":2: the table "t" is declared twice')
    case("a column twice", table.replace(column, column + column), 'declares the column "id" twice')
    case("a body that does not end", table[:-2], '"a.hpp":1: this { is not closed')
    case("a comment that does not end", table + "\n/*", '"a.hpp":2: a comment has no end')
    case("a literal that does not end", table + '\n"x', '"a.hpp":2: a literal has no end')
    case("a column without a type", table.replace(", std::int64_t", ""), '"a.hpp":1: the column id of t is not read')
    case("a reference to a table that is not there",
         table.replace("int64_t>", "int64_t, rs::references<gone::id>>"), "t names gone, which is not declared")
    case("a reference to a column that is not there",
         table.replace("int64_t>", "int64_t, rs::references<t::gone>>"), "t names t::gone, and no such column")
    case("a scope of a table that is not there",
         table + "template <> inline constexpr auto rowscope::scope_of<gone> = rs::scoped_by<gone::id>;",
         "gone is not declared before this")


def add_output(suite):
    def written(folder):
        make_database(folder / "a.db", TABLE)
        before = files_of(folder)
        run = Run(folder, "--output", "a.hpp", "a.db").expect_status(0)
        expect_equal(run.out, "", "standard output")
        expect_equal((folder / "a.hpp").read_text(encoding="utf-8"), Run(folder, "a.db").out, "the file")
        expect_equal(files_of(folder)["a.db"], before["a.db"], "the database")

    def kept(folder):
        make_database(folder / "a.db", TABLE)
        (folder / "a.hpp").write_text("decided", encoding="utf-8")
        for name in ("a.hpp", "a.db"):
            expect("is not overwritten" in Run(folder, "--output", name, "a.db").expect_status(2).err, name)
        expect_equal((folder / "a.hpp").read_text(encoding="utf-8"), "decided", "the file that was there")
        Run(folder, "a.db").expect_status(0)

    def no_folder(folder):
        make_database(folder / "a.db", TABLE)
        expect('--output "no/a.hpp"' in Run(folder, "--output", "no/a.hpp", "a.db").expect_status(2).err, "the sentence")

    def full_disk(folder):
        make_database(folder / "a.db", TABLE)
        with open("/dev/full", "w", encoding="utf-8") as full:
            done = subprocess.run([os.environ["ROWSCOPE_TABLES"], "a.db"], cwd=folder, stdout=full,
                                  stderr=subprocess.PIPE, text=True, timeout=60, check=False)
        expect_equal(done.returncode, 2, "exit status")
        expect("standard output" in done.stderr, done.stderr)

    def wal(folder):
        writer = sqlite3.connect(folder / "a db?#%.db", isolation_level=None)
        writer.execute("PRAGMA journal_mode = WAL")
        writer.execute(TABLE)
        expect("struct t :" in Run(folder, "a db?#%.db").expect_status(0).out, "what is in the log only")
        writer.close()
        before = files_of(folder)
        expect_equal(list(before), ["a db?#%.db"], "files of a database that nobody works with")
        expect("struct t :" in Run(folder, "a db?#%.db").expect_status(0).out, "the table")
        expect_equal(files_of(folder), before, "files")

    def options(folder):
        make_database(folder / "a.db", TABLE)
        for arguments in ([], ["a.db", "b.db"], ["--no-such-option", "a.db"], ["--check", "a.hpp", "--tenant", "x", "a.db"]):
            expect_equal(Run(folder, *arguments).expect_status(2).out, "", "standard output")
        text = Run(folder, "--help").expect_status(0).out
        for part in ("--check", "--tenant", "--root", "--namespace", "--schema", "--output", "--skip", "Exit status"):
            expect(part in text, f"{part} is not explained:\n{text}")

    suite.case("--output writes what else is printed", written)
    suite.case("--output overwrites neither a header nor the database", kept)
    suite.case("--output in a folder that does not exist is refused", no_folder)
    suite.case("standard output that is full is an error", full_disk)
    suite.case("a database in WAL mode is read with its log, and left as it was", wal)
    suite.case("options that it does not know are refused, and --help explains those that it does", options)


def main():
    suite = Suite()
    add_databases(suite)
    add_headers(suite)
    add_output(suite)
    suite.end()


if __name__ == "__main__":
    main()
