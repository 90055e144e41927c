#!/usr/bin/env python3
"""The oracle of tests/unit/oracle can fail: with a rule of the scope pass broken it goes red, and says by which statements.

With no rule broken the same seed is green, so that what it notices is the rule.
"""

import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(os.environ.get("ROWSCOPE_SOURCE_DIR", pathlib.Path(__file__).resolve().parents[2]))
BUILD = pathlib.Path(os.environ.get("ROWSCOPE_BUILD_DIR", ROOT / "build/dev"))
TESTS = BUILD / "tests/test_oracle_faulty"
# Reads, joins, sub-queries, paths, sets, inserts, updates, upserts: one of each kind at least.
RULES = [
    "scope-pass", "from-predicate", "join-predicate", "left-join-predicate", "left-join-in-on", "outer-join-filter",
    "subquery", "derived-table", "common-table", "set-operation", "semi-join", "elision-whole-key", "every-rule",
    "set-of-values", "visible-link", "root-key", "own-or-shared", "own-when-written", "insert-tenant", "insert-reference",
    "insert-rows-tenant", "insert-rows-owned", "update-parent", "update-reference", "update-without-rows", "row-tenant",
    "conflict-update-keys", "user-condition",
]


def run(rule):
    environment = dict(os.environ, ROWSCOPE_ORACLE_SEED="20240229", ROWSCOPE_ORACLE_STATEMENTS="10000",
                       ROWSCOPE_ORACLE_SHRINK="0")
    environment.pop("ROWSCOPE_FAULT", None)
    environment.pop("ROWSCOPE_TEST_RESULTS", None)
    if rule:
        environment["ROWSCOPE_FAULT"] = rule
    done = subprocess.run([str(TESTS)], env=environment, capture_output=True, text=True, timeout=120)
    found = re.search(r"oracle: (\d+) statements, seed \d+, (0 differences|DIFFERENT)", done.stdout)
    if not found or (done.returncode == 0) != (found[2] == "0 differences"):
        return None, 0
    return found[2] == "DIFFERENT", int(found[1])


def main():
    if not TESTS.exists():
        if (BUILD / "tests/test_oracle").exists():
            print(f"{TESTS} is not built, and the oracle without faults is: nothing shows that it can fail")
            return 1
        print("skipped: the oracle is not built: RapidCheck (librapidcheck-dev) is not installed")
        return 77
    red, _ = run(None)
    if red is not False:
        print("with no rule broken the oracle is not green")
        return 1
    missed = []
    for rule in RULES:
        red, statements = run(rule)
        print(f"{rule}: " + (f"noticed after {statements} statements" if red else "not noticed" if red is False else "did not end"))
        if not red:
            missed.append(rule)
    print(f"show: oracle: {len(RULES)} rules broken, {len(RULES) - len(missed)} noticed")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
