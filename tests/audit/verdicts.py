#!/usr/bin/env python3
"""What the audit says of suites that are right and of ones that are wrong in each way, by themselves and by the tool."""

import datetime
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

TOOL = os.environ["ROWSCOPE_AUDIT_TOOL"]
SUITES = pathlib.Path(os.environ["ROWSCOPE_AUDIT_SUITES"])
DESK = os.environ["ROWSCOPE_AUDIT_DESK"]

BELOW, DUPLICATE, UNSCOPED, UNUSED, EXPIRED, UNKNOWN = 3, 4, 5, 6, 7, 8
NOTHING_REGISTERED, NOTHING_RECORDED, BROKEN, INCOMPLETE, BAD_BINARY, MIXED, BASELINE = 9, 10, 11, 12, 13, 14, 15
CANNOT_WRITE, BAD_FILE, USAGE = 16, 17, 2

failures = []
checks = 0


def expect(what, condition, shown=""):
    global checks
    checks += 1
    if not condition:
        failures.append(what)
        print(f"FAILED: {what}\n{shown}", flush=True)


def run(*command, **environment):
    changed = {k: v for k, v in os.environ.items() if not k.startswith("ROWSCOPE_AUDIT")}
    changed.update(environment)
    done = subprocess.run([str(c) for c in command], capture_output=True, text=True, env=changed, timeout=300, check=False)
    return done.returncode, done.stdout + done.stderr


def suite(name):
    return SUITES / f"audit_suite_{name}"


def tool(*arguments):
    return run(TOOL, *arguments)


def expect_tool(what, code, word, *arguments):
    came, said = tool(*arguments)
    expect(f"{what}: exit code {code}, came {came}", came == code, said)
    expect(f"{what}: it says \"{word}\"", word in said, said)
    return said


def below(said):
    """The sites that are not good enough."""
    return set(re.findall(r"^(?:below level|unscoped session untested): ([\w.-]+)", said, re.MULTILINE))


def record(work, name):
    records = work / name
    tool("record", "--records", records, suite(name))
    return records


GOLDEN = pathlib.Path(__file__).resolve().parents[1] / "golden" / "audit"


def expect_golden(name, said):
    """What a red suite says is a recipe: word for word."""
    text = said[said.index("\nbelow level") + 1:] if "\nbelow level" in said else said
    text = re.sub(r"((?:desk|desk_database)\.cpp):\d+", r"\1:LINE", text)
    file = GOLDEN / f"{name}.txt"
    if os.environ.get("ROWSCOPE_UPDATE_GOLDEN"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(text)
    wanted = file.read_text() if file.exists() else ""
    expect(f"{name} says what {file.name} has; ROWSCOPE_UPDATE_GOLDEN=1 writes it anew", text == wanted, text)


# ---- programs that judge themselves


def run_alone(work, name, *arguments, **environment):
    proofs = work / f"{name}.alone.json"
    return run(suite(name), *arguments, ROWSCOPE_AUDIT_PROOFS=str(proofs), **environment)


def check_self_judging(work):
    code, said = run_alone(work, "right")
    expect("the right suite passes by itself", code == 0 and re.search(r"audit: \d+ sites, (\d+) proven: pass", said), said)

    reads = {"ticket.list", "ticket.by_id", "ticket.open_count", "ticket.search", "comment.talk", "setting.get"}
    writes = {"ticket.close", "ticket.remove", "comment.move"}
    code, said = run_alone(work, "one_tenant")
    expect_golden("one_tenant", said)
    expect("one tenant's rows: each read and each write by a predicate is named", code == BELOW and reads | writes <= below(said), said)
    expect("one tenant's rows: nothing is distinguishable", "not distinguishable" in said and "not proven" not in
           re.sub(r"^below level: (setting.put|ticket.add).*$", "", said, flags=re.MULTILINE), said)

    code, said = run_alone(work, "second_tenant")
    lists = {"ticket.list", "ticket.open_count", "ticket.search", "comment.talk"}
    expect("a second tenant's rows prove lists", code == BELOW and not lists & below(said), said)
    expect("and no reads and writes by key", {"ticket.by_id", "ticket.close", "ticket.remove"} <= below(said), said)

    code, said = run_alone(work, "only_true")
    expect_golden("only_true", said)
    stays = re.findall(r"^below level: ([\w.]+) .*distinguishable, not proven", said, re.MULTILINE)
    expect("CHECK(true) stays at distinguishable", code == BELOW and lists | {"ticket.by_id", "ticket.close"} <= set(stays), said)
    expect("and what survives is named", "1 test still passes (suites/only_true.cpp:4)" in said, said)

    code, said = run_alone(work, "no_assertion")
    expect("without an assertion a site is executed only", code == BELOW and "ticket.list [tickets]" in said and
           "executed, not asserted" in said, said)

    code, said = run_alone(work, "shapes")
    expect("of a helper for three tables two are left", code == BELOW and len(re.findall(r"^below level: shape.count \[", said, re.MULTILINE)) == 2 and
           "shape.count [tickets]" not in said, said)
    expect("of a factory of two one is left", len(re.findall(r"^below level: shape.listed", said, re.MULTILINE)) == 1, said)

    code, said = run_alone(work, "duplicate")
    expect("a name at two places is a duplicate", code == BELOW and 'duplicate name: the site "twice.places"' in said, said)
    expect("and two on one line", 'duplicate name: the site "twice.line"' in said, said)

    code, said = run_alone(work, "hangs")
    expect("a hang proves nothing", re.search(r"bad.waits .*1 test hangs", said), said)
    expect("a crash proves nothing", re.search(r"bad.crashes .*1 test crashes", said), said)
    expect("a test that fails alone proves nothing", re.search(r"bad.order .*fails alone", said), said)

    code, said = run_alone(work, "empty")
    expect("no site is not green", code == BELOW and "nothing registered" in said, said)
    code, said = run_alone(work, "no_test")
    expect("no test is not green", code == BELOW and "nothing recorded" in said, said)
    expect("and no failure of a test", "the tests failed" not in said, said)

    code, said = run_alone(work, "right", "a ticket is closed*")
    expect("a filtered run says so and is not judged", code == 0 and
           "partial run, query coverage not enforced" in said, said)
    _, said = run_alone(work, "right", "no such test")
    expect("neither is one of no test", "partial run, query coverage not enforced" in said, said)
    code, said = run_alone(work, "right", "-c", "nothing")
    expect("neither is one of chosen sections", "partial run, query coverage not enforced" in said, said)
    code, said = run_alone(work, "right", "--list-tests")
    expect("listing tests is not judged", "audit" not in said, said)
    code, said = run_alone(work, "right", ROWSCOPE_AUDIT_LEVEL="tested")
    expect("a level that is none", code == BELOW and '"tested" is no level' in said, said)
    code, said = run_alone(work, "right", ROWSCOPE_AUDIT="off")
    expect("it can be switched off", code == 0 and "audit" not in said, said)
    code, said = run_alone(work, "one_tenant", ROWSCOPE_AUDIT_LEVEL="asserted")
    expect("at a lower level one tenant is enough for what is run", "ticket.list" not in below(said), said)


# ---- the tool


def check_tenant_types(work, database="", **environment):
    code, said = run_alone(work, "tenant_types", **environment)
    source = (pathlib.Path(__file__).parent / "suites" / "tenant_types.cpp").read_text()
    alone = set(re.findall(r'"(alone\.\w+)"', source))
    expect(f"{database}of tenants of each type those sites are below that nothing would notice a leak of", code == BELOW and below(said) == alone, said)


def check_right(work):
    records = record(work, "right")
    expect_tool("before mutating nothing is proven", BELOW, "no test was run", "check", "--records", records, DESK)
    expect_tool("mutating", 0, "mutants: ", "mutate", "--records", records)
    said = expect_tool("the right suite", 0, ": pass", "check", "--records", records, "--tests", suite("right"), DESK)
    expect("every site counts", (m := re.search(r"audit: (\d+) sites, (\d+) proven", said)) and m[1] == m[2], said)
    expect_tool("a second time nothing is run", 0, "test runs: 0", "mutate", "--records", records)
    expect_tool("unless all is asked for", 0, "killed", "mutate", "--all", "--records", records)
    expect_tool("the budget used up", INCOMPLETE, "used up", "mutate", "--all", "--budget", "0s", "--records", records)
    expect_tool("one site", 0, "killed by", "prove", "ticket.close", "--records", records)
    expect_tool("one that there is not", NOTHING_REGISTERED, "no recorded program", "prove", "ticket.klose", "--records", records)
    return records


# Which sites fall where a test of the right suite is deleted.
FALLS = {
    "the list has the account's own tickets": {"ticket.list"},
    "a ticket is found by its own account only": {"ticket.by_id"},
    "a ticket is closed by its own account only": {"ticket.close", "ticket.open_count"},
    "a ticket is removed by its own account only": {"ticket.remove"},
    "an added ticket is the account's own": {"ticket.add"},
    "a ticket is claimed by its own account only, or added": {"ticket.claim"},
    "a comment goes to the account's own tickets only": {"comment.add"},
    "the talk is the account's own": {"comment.talk"},
    "the search finds own tickets, by their state or all": {"ticket.search"},
    "settings of one name are kept apart": {"setting.put", "setting.get"},
    "a comment is moved by its own account, to its own tickets": {"comment.move"},
    "the states are the same for all": {"state.count"},
    "the nightly number is of all accounts": {"ticket.nightly", "ticket.of_all"},
    "the lengths are those of the account's own subjects": {"ticket.lengths"},
}


def check_deletions(work, records):
    proofs = pathlib.Path(f"{records}.proofs.json")
    names = {t["name"] for f in records.glob("*.json") for t in json.loads(f.read_text()).get("tests", [])}
    expect("every test of the right suite is tried", names == set(FALLS), names ^ set(FALLS))
    for name, falls in FALLS.items():
        less = work / "less"
        shutil.rmtree(less, ignore_errors=True)
        shutil.copytree(records, less)
        shutil.copy(proofs, f"{less}.proofs.json")
        for file in less.glob("*.json"):
            delete_test(file, name)
        tool("mutate", "--records", less)
        code, said = tool("check", "--records", less)
        expect(f"without \"{name}\" exactly its sites fall", code in (BELOW, UNSCOPED) and below(said) == falls,
               f"{sorted(below(said))}\n{said}")


def delete_test(file, name):
    j = json.loads(file.read_text())
    for binary in j["binaries"]:
        binary["known_tests"] = [t for t in binary["known_tests"] if t != name]
    numbers = [i for i, t in enumerate(j.get("tests", [])) if t["name"] == name]
    for site in j.get("sites", []):
        if "reached" not in site:
            continue
        site["reached"]["tests"] = [t for t in site["reached"]["tests"] if t["test"] not in numbers]
        if not site["reached"]["tests"]:
            del site["reached"]
    # Numbers stay as they are: the deleted one is replaced by a test that reached nothing.
    for i in numbers:
        j["tests"][i]["name"] = "deleted"
    file.write_text(json.dumps(j))


def check_evidence(work, records):
    expect_tool("no folder", NOTHING_RECORDED, "no folder", "check", "--records", work / "nowhere")
    empty = work / "empty_folder"
    empty.mkdir()
    expect_tool("an empty folder", NOTHING_RECORDED, "has no record of a test", "check", "--records", empty)
    expect_tool("a program without a site", NOTHING_REGISTERED, "nothing registered", "check", "--records", record(work, "empty"))

    broken = work / "broken"
    shutil.copytree(records, broken)
    whole = max(broken.glob("audit_suite*.json"), key=lambda f: f.stat().st_size)
    text = whole.read_text()
    whole.write_text(text[: len(text) // 2])
    expect_tool("a record that is cut off", BROKEN, "broken record", "check", "--records", broken)
    whole.write_text("{}")
    expect_tool("one that is none", BROKEN, "broken record", "check", "--records", broken)
    whole.write_text(re.sub(r'"library": "[^"]*"', '"library": "0.0.9"', text, count=1))
    expect_tool("one of another version", MIXED, "0.0.9", "check", "--records", broken)
    whole.write_text(re.sub(r'"stamp": "[^"]*"', '"stamp": "1-1"', text, count=1))
    expect_tool("one of another build", BROKEN, "two builds", "check", "--records", broken)
    whole.unlink()
    expect_tool("a record that is missing", NOTHING_RECORDED, "no record of a test", "check", "--records", broken)

    crashed = work / "crash"
    code, said = tool("record", "--records", crashed, suite("crash"))
    expect("a crash is told when it happens", code == INCOMPLETE and "crashed" in said, said)
    expect_tool("and is not forgotten", INCOMPLETE, "did not come to its end", "check", "--records", crashed)

    partial = work / "partial"
    run(suite("right"), "a ticket is closed*", ROWSCOPE_AUDIT_DIR=str(partial))
    expect_tool("a partial run", INCOMPLETE, "partial run, query coverage not enforced", "check", "--records", partial)
    expect_tool("a test program that was not run", INCOMPLETE, "no test of", "check", "--records", records, "--tests", suite("one_tenant"))

    read_only = pathlib.Path("/proc/rowscope-audit")
    code, said = run(suite("right"), ROWSCOPE_AUDIT_DIR=str(read_only))
    expect("a folder that cannot be written is told before the tests", code != 0 and "cannot write" in said, said)


def check_binaries(work):
    text = work / "text.txt"
    text.write_text("no binary")
    expect_tool("a file that is no binary", BAD_BINARY, "is no binary", "sites", text)
    expect_tool("one that is not there", BAD_BINARY, "cannot be read", "sites", work / "missing")
    expect_tool("a folder", BAD_BINARY, "cannot be read", "sites", work)
    expect_tool("a binary without sites", NOTHING_REGISTERED, "0 sites", "sites", "/bin/true")
    said = expect_tool("an archive", 0, "ticket.close [tickets] desk.cpp:", "sites", DESK)
    stripped = work / "stripped"
    shutil.copy(suite("right"), stripped)
    subprocess.run(["strip", stripped], check=True)
    stripped_said = expect_tool("a stripped program", 0, "ticket.close", "sites", stripped)
    sites = lambda s: {line for line in s.splitlines() if "desk.cpp" in line and "desk.cpp:" in line}
    expect("stripping loses none", sites(said) == sites(stripped_said) and len(sites(said)) == 18, (said, stripped_said))
    cut = work / "cut"
    data = pathlib.Path(DESK).read_bytes()
    cut.write_bytes(data[: data.rindex(b"rowscope/site1") + 40])
    expect_tool("a binary that is cut off", BAD_BINARY, "cut off", "sites", cut)
    other = work / "other_version"
    other.write_bytes(data.replace(b"rowscope/site1" + b"\0" + b"0.", b"rowscope/site1" + b"\0" + b"9."))
    expect_tool("one of another version", MIXED, "9.", "sites", other)
    expect_tool("a difference of none", 0, "0 changes", "diff", suite("right"), suite("right"))
    expect_tool("a difference", 0, "+ shape.listed", "diff", suite("right"), suite("shapes"))


def check_waivers(work, records):
    file = work / "waivers.json"
    later = (datetime.date.today() + datetime.timedelta(days=30)).isoformat()

    def waive(*waivers):
        file.write_text(json.dumps(waivers))
        return ["--waivers", file]

    one = record(work, "second_tenant")
    tool("mutate", "--records", one)
    code, said = tool("check", "--records", one)
    needed = sorted(below(said))
    waivers = [{"site": s, "reason": "the desk is tested elsewhere", "until": later} for s in needed]
    expect_tool("all waived", 0, ": pass", "check", "--records", one, *waive(*waivers))
    expect_tool("past its date", EXPIRED, "ended on", "check", "--records", one, *waive(*waivers), "--today", "2099-01-01")
    right = ["check", "--records", records]
    expect_tool("not needed", UNUSED, "is not needed", *right, *waive({"site": "ticket.list", "reason": "x", "until": later}))
    expect_tool("for no site", UNKNOWN, "no such site", *right, *waive({"site": "ticket.klose", "reason": "x", "until": later}))
    expect_tool("a pattern", BAD_FILE, "is a pattern", *right, *waive({"site": "ticket.*", "reason": "x", "until": later}))
    expect_tool("without a reason", BAD_FILE, '"reason" is missing', *right, *waive({"site": "a.b", "until": later}))
    expect_tool("without a date", BAD_FILE, "is no date", *right, *waive({"site": "a.b", "reason": "x", "until": "soon"}))
    file.write_text("[{")
    expect_tool("no JSON", BAD_FILE, "is no JSON", *right, "--waivers", file)
    expect_tool("no file", BAD_FILE, "cannot be read", *right, "--waivers", work / "none.json")


def check_reports(work, records):
    files = {kind: work / f"report.{kind}" for kind in ("html", "json", "junit", "sarif")}
    options = [word for kind, file in files.items() for word in (f"--{kind}", file)]
    expect_tool("reports", 0, "audit: report in", "report", "--records", records, *options)
    for kind, file in files.items():
        text = file.read_text() if file.exists() else ""
        named = kind == "sarif" or all(s in text for s in ("ticket.close", "setting.put"))
        expect(f"{kind} is written and names each site", text and named, text[:2000])
    expect("SARIF has a result for each problem, and here there is none", json.loads(files["sarif"].read_text())["runs"][0]["results"] == [])
    expect_tool("a report that cannot be written", CANNOT_WRITE, "cannot be written", "check", "--records", records,
                "--html", work / "none" / "report.html")
    expect_tool("on a full disk", CANNOT_WRITE, "cannot be written", "check", "--records", records, "--html", "/dev/full")


def check_baseline(work):
    one = record(work, "second_tenant")
    tool("mutate", "--records", one)
    file = work / "baseline.json"
    expect_tool("a baseline is written", 0, "sites", "baseline", "--records", one, "--baseline", file)
    expect_tool("it lets the program start", 0, ": pass", "check", "--records", one, "--baseline", file)
    names = json.loads(file.read_text())
    fewer = dict(list(names.items())[1:])
    file.write_text(json.dumps(fewer))
    expect_tool("it does not grow", BASELINE, "only shrinks", "baseline", "--records", one, "--baseline", file)
    expect_tool("a site that is not in it is asked", BELOW, "below level", "check", "--records", one, "--baseline", file)
    file.write_text(json.dumps({**names, "ticket.list select tickets": "asserted"}))
    expect_tool("one that is good enough leaves it", BASELINE, "good enough by now", "check", "--records", one, "--baseline", file)
    file.write_text(json.dumps({**names, "ticket.by_id select tickets": "distinguishable"}))
    expect_tool("none may fall", BASELINE, "fell to asserted", "check", "--records", one, "--baseline", file)
    file.write_text(json.dumps({**names, "ticket.gone select tickets": "asserted"}))
    expect_tool("what is gone leaves it", BASELINE, "does not exist any more", "check", "--records", one, "--baseline", file)


def check_server(work):
    kept = {"ROWSCOPE_TEST_KEPT_DESK": str(work / "kept.db")}
    records = work / "kept"

    def prove():
        return run(TOOL, "prove", "bad.leaves", "--records", records, **kept)[1]

    run(TOOL, "record", "--records", records, suite("hangs"), **kept)
    shutil.copy(kept["ROWSCOPE_TEST_KEPT_DESK"], work / "whole.db")
    said = prove()
    expect("a failure kills", "killed by" in said, said)
    shutil.copy(work / "whole.db", kept["ROWSCOPE_TEST_KEPT_DESK"])
    pathlib.Path(f"{records}.proofs.json").unlink()
    for file in records.glob("*.json"):
        file.write_text(file.read_text().replace('"uses_server": false', '"uses_server": true'))
    said = prove()
    expect("where a server keeps what a mutant has left, a failure that stays kills nothing",
           "killed by" not in said and "1 test fails alone" in said, said)


def check_lint(work):
    source = work / "source.cpp"
    source.write_text('auto q = rs::query<"ticket.close">();\n'
                      'auto p = rs::query<"ticket.never">(); // rs::query<"in.comment">\n'
                      'sql << "SELECT * FROM tickets";\n'
                      'const char* text = "selected with care";\n'
                      'acme.raw<int>(rs::site<"ticket.close">, "SELECT 1 FROM tickets");\n'
                      'acme.raw(rs::site<"ticket.close">,\n'
                      '         "DELETE FROM tickets");\n')
    said = expect_tool("sources", BELOW, "2 findings", "lint", source, "--binary", suite("right"))
    expect("a site in no binary", f'{source}:2: the site "ticket.never" is in none' in said, said)
    expect("SQL as a text", f"{source}:3: SQL as a text" in said, said)


def check_usage():
    expect_tool("no command", USAGE, "subcommand", )
    expect_tool("a wrong budget", USAGE, "is no time", "mutate", "--budget", "soon")
    code, said = tool("--help")
    expect("help", code == 0 and "mutate" in said, said)


def main():
    with tempfile.TemporaryDirectory(prefix="rowscope-audit.") as folder:
        work = pathlib.Path(folder)
        check_self_judging(work)
        check_tenant_types(work)
        records = check_right(work)
        check_deletions(work, records)
        check_evidence(work, records)
        check_binaries(work)
        check_waivers(work, records)
        check_reports(work, records)
        check_baseline(work)
        check_server(work)
        check_lint(work)
        check_usage()
    print(f"{checks - len(failures)} passed, {len(failures)} failed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
