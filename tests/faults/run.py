#!/usr/bin/env python3
"""Breaks each rule of the scope pass, one at a time, and expects the tests of tests/unit/enforce to notice.

The rules are read from src/enforce/rule.hpp, so that a rule which no test kills fails. Golden texts do not count: it
must be a row too many, a row too few, or an error that is missing.

    run.py --tests build/tests/test_enforce_faulty [--rule join-predicate]
"""

import argparse
import concurrent.futures
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(os.environ.get("ROWSCOPE_SOURCE_DIR", pathlib.Path(__file__).resolve().parents[2]))


def rules() -> list[str]:
    text = (ROOT / "src/enforce/rule.hpp").read_text()
    body = re.search(r"enum class rule \{(.*?)\};", text, re.S).group(1)
    names = re.findall(r"^\s*(\w+),", body, re.M)
    if not names:
        sys.exit("faults: no rule found in src/enforce/rule.hpp")
    return [name.replace("_", "-") for name in names]


def run(tests: str, rule: str | None, all_tests: bool) -> tuple[list[str], str]:
    """The names of the failed test cases, or of the first, and why the run does not count; "" where it does."""
    with tempfile.TemporaryDirectory() as folder:
        results = pathlib.Path(folder) / "results.txt"
        environment = {k: v for k, v in os.environ.items() if k not in ("ROWSCOPE_FAULT", "ROWSCOPE_UPDATE_GOLDEN")}
        environment["ROWSCOPE_TEST_RESULTS"] = str(results)
        environment["ROWSCOPE_MATRIX_REDUCED"] = "1"
        if rule:
            environment["ROWSCOPE_FAULT"] = rule
        command = [tests, "~[golden]", *([] if all_tests else ["--abort"])]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300)
        lines = results.read_text().splitlines() if results.exists() else []
    if not lines or lines[-1] != "end":
        return [], f"the run did not end (exit {done.returncode})"
    failed = [line.split("\t", 1)[1] for line in lines if line.startswith("failed\t")]
    if len(lines) < 20 and not failed:
        return [], f"only {len(lines) - 1} test cases ran"
    if bool(failed) != (done.returncode != 0):
        return failed, f"exit {done.returncode} with {len(failed)} failed test cases"
    return failed, ""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tests", required=True, help="the executable linked with rowscope_faulty")
    parser.add_argument("--rule", action="append", help="only this rule, and the names of the tests that notice it")
    options = parser.parse_args()

    failed, why = run(options.tests, None, True)
    if failed or why:
        print(f"faults: with no rule broken the tests are red: {why or ', '.join(failed)}")
        return 1
    injected = options.rule or rules()
    caught = 0
    cases = []
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        results = pool.map(lambda rule: run(options.tests, rule, bool(options.rule)), injected)
        for rule, (failed, why) in zip(injected, results):
            if why:
                print(f"{rule}: does not count, {why}")
            elif not failed:
                print(f"{rule}: no test notices that it is broken; add one to tests/unit/enforce")
            else:
                caught += 1
                print(f"{rule}: " + (f"{len(failed)} test cases notice" if options.rule else f'"{failed[0]}"'))
                for name in failed if options.rule else []:
                    print(f"    {name}")
            cases.append(f"{'failed' if why or not failed else 'passed'}\ta test notices when {rule} is broken")
    if report := os.environ.get("ROWSCOPE_TEST_RESULTS"):
        pathlib.Path(report).write_text("\n".join([*cases, "end"]) + "\n")
    print(f"show: faults: {len(injected)} injected, {caught} caught")
    return 0 if caught == len(injected) else 1


if __name__ == "__main__":
    sys.exit(main())
