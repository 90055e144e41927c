"""Runs rowscope-tables on databases that are made for it, and keeps the results of the cases."""

import os
import pathlib
import sqlite3
import subprocess
import sys
import tempfile
import traceback

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]


class Skipped(Exception):
    pass


def expect(condition, message):
    if not condition:
        raise AssertionError(message)


def expect_equal(found, expected, what):
    expect(found == expected, f"{what}: expected {expected!r}, found {found!r}")


def program():
    path = os.environ.get("ROWSCOPE_TABLES")
    if not path:
        sys.exit("ROWSCOPE_TABLES names the program; ctest sets it")
    return path


class Run:
    def __init__(self, folder, *arguments):
        done = subprocess.run([program(), *map(str, arguments)], cwd=folder, stdin=subprocess.DEVNULL,
                              capture_output=True, text=True, timeout=60, check=False)
        self.status, self.out, self.err = done.returncode, done.stdout, done.stderr

    def expect_status(self, status):
        expect(self.status == status, f"expected exit status {status}, found {self.status}\n{self.out}{self.err}")
        return self

    def struct(self, name):
        """The declaration of one table."""
        begin = self.out.find(f"struct {name} :")
        expect(begin >= 0, f"there is no struct {name}:\n{self.out}")
        return self.out[begin:self.out.index("\n};\n", begin)]

    def scope(self, name):
        """The scope that a declaration has, None where it has none."""
        lines = [line.strip() for line in self.struct(name).split("\n")]
        found = [line for line in lines if line.startswith("static constexpr auto scope = ")]
        expect(len(found) <= 1, f"{name} has more than one scope")
        return found[0].removeprefix("static constexpr auto scope = ").rstrip(";") if found else None

    def candidates(self, name):
        """The scopes that a declaration offers in comments."""
        lines = [line.strip() for line in self.struct(name).split("\n")]
        mark = "// static constexpr auto scope = "
        return [line.removeprefix(mark).split(";")[0] for line in lines if line.startswith(mark)]


def make_database(path, sql):
    database = sqlite3.connect(path)
    database.executescript(sql)
    database.close()
    return path


def fixture(name):
    return (HERE / "fixtures" / f"{name}.sql").read_text(encoding="utf-8")


def printed(folder, sql, *arguments):
    """What the program prints for a database of this schema."""
    make_database(folder / "a.db", sql)
    return Run(folder, *arguments, "a.db").expect_status(0)


class Suite:
    def __init__(self):
        self.results = []

    def case(self, name, test):
        status, reason = "passed", ""
        with tempfile.TemporaryDirectory(prefix="rowscope-tables-") as folder:
            try:
                test(pathlib.Path(folder))
            except Skipped as skipped:
                status, reason = "skipped", str(skipped)
            except Exception:  # noqa: BLE001: each failure of a case is reported as one
                status, reason = "failed", traceback.format_exc()
        self.results.append((status, name))
        print(f"{status}: {name}: {reason}" if reason else f"{status}: {name}")

    def end(self):
        path = os.environ.get("ROWSCOPE_TEST_RESULTS")
        if path:
            with open(path, "w", encoding="utf-8") as file:
                file.writelines(f"{status}\t{name}\n" for status, name in self.results)
                file.write("end\n")
        sys.exit(1 if not self.results or any(status == "failed" for status, _ in self.results) else 0)
