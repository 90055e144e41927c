#!/usr/bin/env python3
"""Sums up one run of ctest, case by case, and closes with the line "N passed, N failed, N skipped".

Reads results/ctest.xml of the build folder, and for each entry the cases that it reported itself: lines
"passed<TAB>name" and a last line "end" in results/<entry>.txt, or JUnit in results/<entry>.xml. An entry that reports
no cases counts as one. Lines of the tests' output that start with "show: ", "skipped: " or "audit: " are for the reader.
Exit code 1 when a case failed or none ran.
"""

import argparse
import collections
import pathlib
import sys
import xml.etree.ElementTree as xml

Entry = collections.namedtuple("Entry", "name status seconds output")


def ctest_entries(path):
    for case in xml.parse(path).getroot().iter("testcase"):
        if case.find("skipped") is not None:
            status = "skipped"
        elif case.get("status") == "run":
            status = "passed"
        else:
            status = "failed"
        yield Entry(case.get("name"), status, float(case.get("time") or 0), case.findtext("system-out") or "")


def cases_of_lines(path):
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    cases = [tuple(line.split("\t", 1)) for line in lines if "\t" in line]
    if not lines or lines[-1] != "end":
        after = f" after \"{cases[-1][1]}\"" if cases else ""
        cases.append(("failed", f"it did not come to its end{after}"))
    return cases


def cases_of_junit(path):
    cases = []
    for case in xml.parse(path).getroot().iter("testcase"):
        if case.find("failure") is not None or case.find("error") is not None:
            status = "failed"
        elif case.find("skipped") is not None:
            status = "skipped"
        else:
            status = "passed"
        group = case.get("classname")
        cases.append((status, f"{group}/{case.get('name')}" if group else case.get("name")))
    return cases


def cases_of(entry, folder):
    lines, junit = folder / f"{entry.name}.txt", folder / f"{entry.name}.xml"
    if lines.exists():
        cases = cases_of_lines(lines)
    elif junit.exists():
        cases = cases_of_junit(junit)
    else:
        return [(entry.status, entry.name)]
    if entry.status == "failed" and not any(status == "failed" for status, _ in cases):
        cases.append(("failed", "the program itself failed, though none of its cases did"))
    if not cases:
        cases.append(("failed", "it reported no case"))
    return cases


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=pathlib.Path)
    folder = parser.parse_args().build / "results"

    total = collections.Counter()
    table, failures, remarks = [], [], []
    for entry in ctest_entries(folder / "ctest.xml"):
        cases = cases_of(entry, folder)
        count = collections.Counter(status for status, _ in cases)
        total += count
        table.append((entry.name, count["passed"], count["failed"], count["skipped"], f"{entry.seconds:.1f}"))
        failures += [f"failed: {entry.name}: {name}" for status, name in cases if status == "failed"]
        for line in entry.output.splitlines():
            if line.startswith("audit: "):
                remarks.append(line)
            if line.startswith("show: "):
                remarks.append(line[len("show: "):])
            elif line.startswith("skipped: "):
                remarks.append(line)

    if remarks:
        print("\n" + "\n".join(remarks))
    width = max([len(row[0]) for row in table], default=0)
    print(f"\n{'test':{width}}  passed  failed  skipped  seconds")
    for row in table:
        print(f"{row[0]:{width}}  {row[1]:6}  {row[2]:6}  {row[3]:7}  {row[4]:>7}")
    if failures:
        print("\n" + "\n".join(failures))
    print(f"\n{total['passed']} passed, {total['failed']} failed, {total['skipped']} skipped")
    sys.exit(1 if total["failed"] or not total["passed"] else 0)


if __name__ == "__main__":
    main()
