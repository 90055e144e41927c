#!/usr/bin/env python3
"""Runs the demo as a user would, and checks what it says against numbers that are counted here.

Prints a line for each case and a last line "N passed, N failed, N skipped"; exit code 1 when a case failed. The
programs come from the arguments, or from ROWSCOPE_CAMPUS, ROWSCOPE_CAMPUS_FAULTY and ROWSCOPE_OULAD_DIR. Results go to
--junit FILE, and as lines "passed<TAB>name" to the file that ROWSCOPE_TEST_RESULTS names.
"""

import argparse
import contextlib
import csv
import json
import os
import pathlib
import sqlite3
import subprocess
import sys
import tempfile
import time
import traceback
import xml.etree.ElementTree as xml

FILES = ["courses", "assessments", "vle", "studentInfo", "studentRegistration", "studentAssessment"]

TENANT_KEYS = ["tenant", "students", "submissions", "naive_join", "naive_join_foreign", "scoped_join",
               "scoped_join_foreign"]

# From the dataset's description; the last two follow from the two before them.
OULAD = [["AAA", 748, 3149, 3367, 24, 3343, 0],
         ["BBB", 7909, 43032, 45166, 580, 44586, 0],
         ["CCC", 4434, 18940, 32899, 12900, 19999, 0],
         ["DDD", 6272, 30864, 37457, 3987, 33470, 0],
         ["EEE", 2934, 7893, 12488, 4367, 8121, 0],
         ["FFF", 7762, 54815, 60435, 2600, 57835, 0],
         ["GGG", 2534, 15219, 15507, 216, 15291, 0]]

ATTEMPTS = ["read by key", "update", "delete", "insert under a foreign parent",
            "change the foreign key to a foreign parent"]

# Two modules; student 7 studies in both, and that is what the naive join trips over.
SMALL = {
    "courses": "code_module,code_presentation,module_presentation_length\nAAA,2013J,268\nBBB,2013J,240\n",
    "assessments": "id_assessment,code_module,code_presentation,assessment_type,date,weight\n"
                   "1,AAA,2013J,TMA,19,12.5\n2,AAA,2013J,Exam,,100\n3,BBB,2013J,TMA,20,50\n4,BBB,2013J,TMA,60,50\n",
    "vle": "id_site,code_module,code_presentation,activity_type,week_from,week_to\n10,AAA,2013J,url,,\n",
    "studentInfo": "code_module,code_presentation,id_student,highest_education,num_of_prev_attempts,studied_credits,"
                   "final_result\nAAA,2013J,7,HE,0,60,Pass\nAAA,2013J,9,HE,0,60,Pass\n"
                   "BBB,2013J,7,HE,0,60,Pass\nBBB,2013J,8,HE,1,30,Fail\n",
    "studentRegistration": "code_module,code_presentation,id_student,date_registration,date_unregistration\n"
                           "AAA,2013J,7,-5,\nAAA,2013J,9,-6,\nBBB,2013J,7,,12\nBBB,2013J,8,-9,\n",
    "studentAssessment": "id_assessment,id_student,date_submitted,is_banked\n1,7,18,0\n1,9,-1,0\n3,7,21,0\n3,8,19,1\n",
}


class Skipped(Exception):
    pass


def expect(condition, message):
    if not condition:
        raise AssertionError(message)


def expect_equal(found, expected, what):
    expect(found == expected, f"{what}: expected {expected!r}, found {found!r}")


class Run:
    """One run of the program, with a folder of its own for temporary files."""

    def __init__(self, program, arguments, folder, **environment):
        self.temporary = folder / "temporary"
        self.temporary.mkdir(exist_ok=True)
        environment = {**os.environ, "TMPDIR": str(self.temporary), **environment}
        done = subprocess.run([program, *map(str, arguments)], env=environment, cwd=folder, stdin=subprocess.DEVNULL,
                              capture_output=True, text=True, timeout=300, check=False)
        self.status, self.out, self.err = done.returncode, done.stdout, done.stderr

    def expect_status(self, status):
        expect(self.status == status, f"expected exit status {status}, found {self.status}\n{self.out}{self.err}")
        expect_equal(list(self.temporary.iterdir()), [], "files left in the temporary folder")
        return self


class Suite:
    def __init__(self, options):
        self.demo, self.faulty, self.data = options.demo, options.faulty, options.data
        self.results = []

    @contextlib.contextmanager
    def folder(self):
        with tempfile.TemporaryDirectory(prefix="rowscope-demo-") as name:
            yield pathlib.Path(name)

    def case(self, name, test):
        start, status, reason = time.monotonic(), "passed", ""
        try:
            with self.folder() as folder:
                test(folder)
        except Skipped as why:
            status, reason = "skipped", str(why)
        except AssertionError as why:
            status, reason = "failed", str(why)
        except Exception:  # a test that breaks has failed, and the others still run
            status, reason = "failed", traceback.format_exc()
        self.results.append((name, status, reason, time.monotonic() - start))
        print(f"{status}: {name}" + (f": {reason}" if reason else ""), flush=True)

    def count(self, status):
        return sum(1 for result in self.results if result[1] == status)


def read_report(path):
    """The report, after its shape has been checked key by key."""
    report = json.loads(path.read_text(encoding="utf-8"))
    expect_equal(list(report), ["tenants", "attempts"], "keys of the report")
    for tenant in report["tenants"]:
        expect_equal(list(tenant), TENANT_KEYS, "keys of a tenant")
        expect(all(type(value) is int for value in list(tenant.values())[1:]), f"numbers expected: {tenant}")
    for attempt in report["attempts"]:
        expect_equal(list(attempt), ["name", "refused", "owner_can"], "keys of an attempt")
    expect_equal([attempt["name"] for attempt in report["attempts"]], ATTEMPTS, "attempts")
    return report


def expect_all_refused(report):
    for attempt in report["attempts"]:
        expect(attempt["refused"] is True and attempt["owner_can"] is True, f"{attempt}")


def rows_of(report):
    return [list(tenant.values()) for tenant in report["tenants"]]


def counted(database):
    """The rows that the report must have, counted in Python from the tables: no join of any database."""
    connection = sqlite3.connect(database)
    owner = dict(connection.execute("SELECT id_assessment, code_module FROM assessments"))
    submissions = {}
    for assessment, student in connection.execute("SELECT id_assessment, id_student FROM studentAssessment"):
        submissions.setdefault(student, []).append(owner[assessment])
    info = connection.execute("SELECT code_module, id_student FROM studentInfo").fetchall()
    connection.close()
    rows = []
    for tenant in sorted({module for module, _ in info}):
        students = [student for module, student in info if module == tenant]
        joined = [module for student in students for module in submissions.get(student, [])]
        own = joined.count(tenant)
        rows.append([tenant, len(students), sum(modules.count(tenant) for modules in submissions.values()),
                     len(joined), len(joined) - own, own, 0])
    return rows


def write_data(folder, **changes):
    data = folder / "data"
    data.mkdir()
    for name, text in {**SMALL, **changes}.items():
        if text is not None:
            (data / f"{name}.csv").write_text(text, encoding="utf-8", newline="")
    return data


def line_count(path):
    with open(path, encoding="utf-8", newline="") as file:
        return sum(1 for _ in csv.reader(file)) - 1


# ---- what it shows ---------------------------------------------------------------------------------------------------

def add_good_runs(suite):
    def generated(folder):
        run = Run(suite.demo, ["--json", "r.json", "--database", "campus.db"], folder).expect_status(0)
        report = read_report(folder / "r.json")
        expect_equal(rows_of(report), counted(folder / "campus.db"), "the table of the tenants")
        expect_equal([row[0] for row in rows_of(report)], ["AAA", "BBB", "CCC", "DDD", "EEE", "FFF", "GGG"], "tenants")
        expect(all(row[4] > 0 for row in rows_of(report)), "the naive join must leak in every module")
        expect_all_refused(report)
        expect_equal(sorted(path.name for path in folder.iterdir()), ["campus.db", "r.json", "temporary"], "files")
        expect_equal(run.err, "", "standard error")

    def repeatable(folder):
        first, second = (Run(suite.demo, [], folder).expect_status(0) for _ in range(2))
        expect_equal(second.out, first.out, "the second run's output")

    def ids(folder):
        Run(suite.demo, ["--database", "campus.db"], folder).expect_status(0)
        connection = sqlite3.connect(folder / "campus.db")
        for table in ["studentInfo", "studentRegistration", "studentAssessment"]:
            least, = connection.execute(f"SELECT min(id_student) FROM {table}").fetchone()
            expect(least > 2**32, f"{table}: {least}")
        connection.close()

    def printed(folder):
        out = Run(suite.demo, [], folder).expect_status(0).out
        sql = out[out.index("SELECT"):].split("\n\n", 1)[0]
        expect('"main"."studentInfo"' in sql and '"main"."studentAssessment"' in sql, sql)
        expect('"studentInfo"."code_module" =' in sql and '"assessments"' in sql, f"a predicate is missing:\n{sql}")
        expect(all(f"{name}: refused" in out for name in ATTEMPTS), out)
        expect("scope_violation: " in out and "not_found: " in out, f"the errors are not shown:\n{out}")

    def values_kept(folder):
        data = write_data(folder)
        Run(suite.demo, ["--data", data, "--json", "r.json", "--database", "campus.db"], folder).expect_status(0)
        expect_equal(rows_of(read_report(folder / "r.json")), [["AAA", 2, 2, 3, 1, 2, 0], ["BBB", 2, 2, 3, 1, 2, 0]],
                     "the table of the tenants")
        connection = sqlite3.connect(folder / "campus.db")
        for name in FILES:
            with open(data / f"{name}.csv", encoding="utf-8", newline="") as file:
                header, *lines = csv.reader(file)
            found = connection.execute(f"SELECT {','.join(header)} FROM {name} ORDER BY rowid").fetchall()
            text = [["" if value is None else f"{value:g}" if isinstance(value, float) else str(value)
                     for value in row] for row in found]
            expect_equal(sorted(text), sorted(lines), name)
        connection.close()

    def odd_names(folder):
        changes = {name: text.replace("AAA", "\"'); DROP TABLE \"\"courses\"\"; --\"").replace("BBB", "Ünï %_\\ ?1")
                   for name, text in SMALL.items()}
        data = write_data(folder, **changes)
        Run(suite.demo, ["--data", data, "--json", "r.json"], folder).expect_status(0)
        expect_equal([row[0] for row in rows_of(read_report(folder / "r.json"))],
                     ["'); DROP TABLE \"courses\"; --", "Ünï %_\\ ?1"], "tenants")

    def line_ends(folder):
        data = write_data(folder, **{name: text.replace("\n", "\r\n") for name, text in SMALL.items()})
        Run(suite.demo, ["--data", data], folder).expect_status(0)

    suite.case("generated data: the table is what Python counts, and all five attempts are refused", generated)
    suite.case("two runs on generated data say the same", repeatable)
    suite.case("generated student ids above 2^32 come into the database whole", ids)
    suite.case("the output shows the scoped SQL and the errors", printed)
    suite.case("CSV fields come into the database as they are, empty ones as NULL", values_kept)
    suite.case("SQL metacharacters in a module's name change nothing", odd_names)
    suite.case("line ends of Windows are read", line_ends)


def add_oulad(suite):
    report = {}

    def load(folder):
        if not suite.data:
            raise Skipped("ROWSCOPE_OULAD_DIR is not set")
        run = Run(suite.demo, ["--data", suite.data, "--json", "r.json"], folder).expect_status(0)
        report.update(read_report(folder / "r.json"))
        expect_all_refused(report)
        rows = sum(line_count(pathlib.Path(suite.data) / f"{name}.csv") for name in FILES)
        expect(f"{rows} rows" in run.out.replace(",", ""), f"{rows} rows are to be loaded:\n{run.out}")

    def tenant(expected):
        def test(_):
            if not suite.data:
                raise Skipped("ROWSCOPE_OULAD_DIR is not set")
            expect("tenants" in report, "there is no report")
            expect_equal([row for row in rows_of(report) if row[0] == expected[0]], [expected], "its row")
        return test

    def no_others(_):
        if not suite.data:
            raise Skipped("ROWSCOPE_OULAD_DIR is not set")
        expect_equal(len(report.get("tenants", [])), len(OULAD), "number of tenants")

    suite.case("OULAD: all rows are loaded and all five attempts are refused", load)
    for expected in OULAD:
        suite.case(f"OULAD: the numbers of {expected[0]}", tenant(expected))
    suite.case("OULAD: seven tenants", no_others)


# ---- its checks can fail ---------------------------------------------------------------------------------------------

def add_faults(suite):
    def need_faulty():
        if not suite.faulty:
            raise Skipped("the program with the breakable scope pass is not built")

    def unbroken(folder):
        need_faulty()
        Run(suite.faulty, [], folder).expect_status(0)

    def broken(folder):
        need_faulty()
        run = Run(suite.faulty, ["--json", "r.json"], folder, ROWSCOPE_FAULT="scope-pass").expect_status(1)
        report = read_report(folder / "r.json")
        for tenant in report["tenants"]:
            expect(tenant["scoped_join_foreign"] > 0, f"no foreign row reported: {tenant}")
            expect(f"{tenant['tenant']}: saw " in run.err, f"{tenant['tenant']} is not named:\n{run.err}")
        for attempt in report["attempts"]:
            expect(attempt["refused"] is False, f"{attempt}\n{run.out}")
            expect(f"does not hold: {attempt['name']}: " in run.err, f"{attempt['name']} is not named:\n{run.err}")
        expect("All holds" not in run.out, run.out)

    def one_rule(rule, leaks, attempts):
        """Breaking one rule shows in what stands on it, and nowhere else."""
        def test(folder):
            need_faulty()
            Run(suite.faulty, ["--json", "r.json"], folder, ROWSCOPE_FAULT=rule).expect_status(1)
            report = read_report(folder / "r.json")
            for tenant in report["tenants"]:
                expect_equal(tenant["scoped_join_foreign"] > 0, leaks, f"foreign rows seen by {tenant['tenant']}")
            through = [attempt["name"] for attempt in report["attempts"] if not attempt["refused"]]
            expect_equal(through, attempts, "attempts that are not refused")
        suite.case(f"without the rule {rule} it exits 1 and tells what follows", test)

    suite.case("the breakable build holds while nothing is broken", unbroken)
    suite.case("without the scope pass it exits 1 and names every tenant and every attempt", broken)
    one_rule("from-predicate", True, ATTEMPTS[:3])
    one_rule("join-predicate", True, [])
    one_rule("semi-join", True, ATTEMPTS[:3])
    one_rule("insert-parent", False, [ATTEMPTS[3]])
    one_rule("update-parent", False, [ATTEMPTS[4]])


# ---- bad input -------------------------------------------------------------------------------------------------------

def add_bad_input(suite):
    def refused(folder, arguments, *says):
        """Exit status 2, one sentence on standard error, and nothing written."""
        before = sorted(folder.rglob("*"))
        run = Run(suite.demo, arguments, folder).expect_status(2)
        expect_equal(run.err.count("\n"), 1, f"lines of standard error:\n{run.err}")
        for part in says:
            expect(part in run.err, f"expected {part!r} in: {run.err}")
        after = sorted(path for path in folder.rglob("*") if path.name != "temporary")
        expect_equal(after, [path for path in before if path.name != "temporary"], "files")

    def bad_data(name, *says, **changes):
        def test(folder):
            data = write_data(folder, **changes)
            refused(folder, ["--data", data, "--json", "r.json", "--database", "campus.db"], *says)
        suite.case(f"bad input: {name}", test)

    def append(name, line):
        return {name: SMALL[name] + line}

    bad_data("a missing file", "vle.csv: ", vle=None)
    bad_data("an empty file", "vle.csv:1: ", "empty", vle="")
    bad_data("a wrong header", "courses.csv:1: ", "code_module,code_presentation,module_presentation_length",
             courses=SMALL["courses"].replace("code_presentation", "presentation"))
    bad_data("columns in another order", "vle.csv:1: ",
             vle=SMALL["vle"].replace("id_site,code_module", "code_module,id_site"))
    bad_data("a row with too few fields", "courses.csv:4: ", "3 fields", **append("courses", "CCC,2013J\n"))
    bad_data("a row with too many fields", "courses.csv:4: ", "3 fields", **append("courses", "CCC,2013J,1,2\n"))
    bad_data("text for a number", "courses.csv:4: ", "module_presentation_length", "'long'",
             **append("courses", "CCC,2013J,long\n"))
    bad_data("a number that does not fit", "courses.csv:4: ", "module_presentation_length",
             **append("courses", "CCC,2013J,3000000000\n"))
    bad_data("a weight that is no number", "assessments.csv:6: ", "weight",
             **append("assessments", "5,AAA,2013J,TMA,1,12.5%\n"))
    bad_data("a flag that is neither 0 nor 1", "studentAssessment.csv:6: ", "is_banked",
             **append("studentAssessment", "1,8,1,2\n"))
    bad_data("an empty field that must not be empty", "courses.csv:4: ", "module_presentation_length",
             **append("courses", "CCC,2013J,\n"))
    bad_data("an empty module", "courses.csv:4: ", "code_module", **append("courses", ",2013J,1\n"))
    bad_data("a module that is an empty text", "courses.csv:4: ", **append("courses", "\"\",2013J,1\n"))
    bad_data("a quote that is never closed", "courses.csv:4: ", "never closed", **append("courses", "\"CCC,2013J,1\n"))
    bad_data("a quotation mark inside a field", "courses.csv:4: ", "quotation mark",
             **append("courses", "C\"CC,2013J,1\n"))
    bad_data("a key twice", "courses.csv:4: ", **append("courses", "AAA,2013J,268\n"))
    bad_data("a submission to an assessment that does not exist", "studentAssessment.csv:6: ",
             **append("studentAssessment", "99,7,1,0\n"))
    bad_data("data of one module", "module", **{
        name: "".join(line for line in text.splitlines(keepends=True) if "BBB" not in line and not line[:1] == "3")
        for name, text in SMALL.items()})
    bad_data("files without a row", "module",
             **{name: text.split("\n", 1)[0] + "\n" for name, text in SMALL.items()})

    def case(name, test):
        suite.case(f"bad input: {name}", test)

    case("a missing folder", lambda f: refused(f, ["--data", "nowhere", "--json", "r.json"], "nowhere: "))

    def file_for_folder(folder):
        (folder / "file").write_text("x", encoding="utf-8")
        refused(folder, ["--data", "file"], "file: ")

    def json_kept(folder):
        (folder / "r.json").write_text("mine", encoding="utf-8")
        refused(folder, ["--data", "nowhere", "--json", "r.json"])
        expect_equal((folder / "r.json").read_text(encoding="utf-8"), "mine", "the file that was there")

    def database_kept(folder):
        (folder / "campus.db").write_text("mine", encoding="utf-8")
        refused(folder, ["--database", "campus.db"], "campus.db: ")
        expect_equal((folder / "campus.db").read_text(encoding="utf-8"), "mine", "the file that was there")

    def json_folder(folder):
        (folder / "r").mkdir()
        refused(folder, ["--json", "r"], "r: ")

    case("a file for a folder", file_for_folder)
    case("--json in a folder that does not exist", lambda f: refused(f, ["--json", "no/r.json"], "no/r.json: "))
    case("--json at a folder", json_folder)
    case("--json at a full disk", lambda f: refused(f, ["--json", "/dev/full"], "/dev/full: "))
    case("a report that is there already stays when the run fails", json_kept)
    case("--database at a file that is there already", database_kept)
    case("--database in a folder that does not exist", lambda f: refused(f, ["--database", "no/c.db"], "no/c.db: "))

    def unknown_option(folder):
        expect_equal(Run(suite.demo, ["--dat", "x"], folder).expect_status(2).out, "", "standard output")

    case("an option that it does not know", unknown_option)


# ---- results ---------------------------------------------------------------------------------------------------------

def write_junit(path, suite):
    root = xml.Element("testsuite", name="demo", tests=str(len(suite.results)), failures=str(suite.count("failed")),
                       skipped=str(suite.count("skipped")))
    for name, status, reason, seconds in suite.results:
        case = xml.SubElement(root, "testcase", classname="demo", name=name, time=f"{seconds:.3f}")
        if status != "passed":
            xml.SubElement(case, "failure" if status == "failed" else "skipped", message=reason)
    xml.ElementTree(root).write(path, encoding="utf-8", xml_declaration=True)


def write_lines(path, suite):
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(f"{status}\t{name}\n" for name, status, _, _ in suite.results)
        file.write("end\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--demo", default=os.environ.get("ROWSCOPE_CAMPUS"), help="the program")
    parser.add_argument("--faulty", default=os.environ.get("ROWSCOPE_CAMPUS_FAULTY"),
                        help="the program with the library whose scope pass can be broken")
    parser.add_argument("--data", default=os.environ.get("ROWSCOPE_OULAD_DIR"), help="folder of the OULAD files")
    parser.add_argument("--junit", help="file for the results")
    options = parser.parse_args()
    if not options.demo:
        parser.error("give --demo PROGRAM or set ROWSCOPE_CAMPUS")
    for name in ["demo", "faulty", "data"]:
        if getattr(options, name):
            setattr(options, name, os.path.abspath(getattr(options, name)))
            if not os.path.exists(getattr(options, name)):
                parser.error(f"{getattr(options, name)}: there is no such file or folder")

    suite = Suite(options)
    add_good_runs(suite)
    add_oulad(suite)
    add_faults(suite)
    add_bad_input(suite)

    if options.junit:
        write_junit(options.junit, suite)
    if os.environ.get("ROWSCOPE_TEST_RESULTS"):
        write_lines(os.environ["ROWSCOPE_TEST_RESULTS"], suite)
    print(f"{suite.count('passed')} passed, {suite.count('failed')} failed, {suite.count('skipped')} skipped")
    sys.exit(1 if suite.count("failed") else 0)


if __name__ == "__main__":
    main()
