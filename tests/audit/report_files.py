#!/usr/bin/env python3
"""The reports of an audit, read by the readers of other programs: also with texts that are hostile they are well-formed,
and each tells of the same sites."""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import traceback
import xml.etree.ElementTree

HOSTILE = "</script><img src=x onerror=alert(1)>\"'&]]>"


def expect(condition, message):
    if not condition:
        raise AssertionError(message)


def expect_equal(found, expected, what):
    expect(found == expected, f"{what}: expected {expected!r}, found {found!r}")


def no_doubles(pairs):
    expect_equal(len({name for name, _ in pairs}), len(pairs), "members of one name")
    return dict(pairs)


class Reports:
    def __init__(self, *arguments):
        with tempfile.TemporaryDirectory(prefix="rowscope-reports-") as folder:
            subprocess.run([os.environ["ROWSCOPE_REPORT_FILES"], folder, *arguments], check=True, timeout=60)
            files = {path.name: path.read_bytes() for path in pathlib.Path(folder).iterdir()}
        self.json = json.loads(files["audit.json"].decode("utf-8"), object_pairs_hook=no_doubles)
        self.sarif = json.loads(files["audit.sarif"].decode("utf-8"), object_pairs_hook=no_doubles)
        self.junit = xml.etree.ElementTree.fromstring(files["audit.xml"])
        files["audit.html"].decode("utf-8")


def one_site_is_one_test_case(reports):
    suite = reports.junit.find("testsuite")
    of_sites = [c for c in suite if c.get("classname") != "audit"]
    expect_equal(len(of_sites), reports.json["counts"]["sites"], "test cases of sites")
    for name, outcome in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        expect_equal(int(suite.get(name)), len(suite.findall(f"testcase/{outcome}")), name)
    expect_equal(int(suite.get("failures")), reports.json["counts"]["not_enough"], "failures and sites that are not enough")
    expect_equal(int(suite.get("skipped")), reports.json["counts"]["waived"], "skipped and waived")


def problems_are_the_same_in_json_and_sarif(reports):
    run = reports.sarif["runs"][0]
    results = [(r["ruleId"], r["message"]["text"]) for r in run["results"]]
    notes = [(n["descriptor"]["id"], n["message"]["text"])
             for call in run["invocations"] for n in call["toolExecutionNotifications"]]
    problems = [(p["id"], p["sentence"], p["site"] is None) for p in reports.json["problems"]]
    expect_equal(results, [p[:2] for p in problems if not p[2]], "results")
    expect_equal(notes, [p[:2] for p in problems if p[2]], "notifications")
    fingerprints = [r["partialFingerprints"]["rowscopeSite/v1"] for r in run["results"]]
    expect_equal(len(set(fingerprints)), len(fingerprints), "fingerprints that differ")


def hostile_texts_come_through(_):
    reports = Reports("hostile")
    one_site_is_one_test_case(reports)
    problems_are_the_same_in_json_and_sarif(reports)
    expect(any(s["name"].startswith(HOSTILE) for s in reports.json["sites"]), "the name is not in the JSON report")
    expect(any(HOSTILE in c.get("name") for c in reports.junit.iter("testcase")), "the name is not in the JUnit report")


CASES = (one_site_is_one_test_case, problems_are_the_same_in_json_and_sarif, hostile_texts_come_through)


def main():
    results = []
    for case in CASES:
        status, reason = "passed", ""
        try:
            case(Reports())
        except Exception:  # noqa: BLE001: each failure of a case is reported as one
            status, reason = "failed", traceback.format_exc()
        name = "in the reports " + case.__name__.replace("_", " ")
        results.append((status, name))
        print(f"{status}: {name}: {reason}" if reason else f"{status}: {name}")
    path = os.environ.get("ROWSCOPE_TEST_RESULTS")
    if path:
        with open(path, "w", encoding="utf-8") as file:
            file.writelines(f"{status}\t{name}\n" for status, name in results)
            file.write("end\n")
    sys.exit(1 if any(status == "failed" for status, _ in results) else 0)


main()
