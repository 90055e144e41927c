#!/usr/bin/env python3
"""The suites of the other test frameworks: right ones pass, ones that look at one tenant only do not."""

import os
import pathlib
import subprocess
import sys
import tempfile

SUITES = pathlib.Path(os.environ["ROWSCOPE_AUDIT_SUITES"])
framework, only_one = sys.argv[1], {"gtest": ["--gtest_filter=*listed"], "doctest": ["-tc=own*"]}


def run(name, *arguments):
    with tempfile.TemporaryDirectory() as work:
        environment = {**os.environ, "ROWSCOPE_AUDIT_PROOFS": f"{work}/proofs.json"}
        done = subprocess.run([SUITES / name, *arguments], capture_output=True, text=True, env=environment, check=False)
    return done.returncode, done.stdout + done.stderr


def expect(name, code, text, *arguments):
    came, said = run(name, *arguments)
    if came != code or text not in said:
        sys.exit(f"{name} {' '.join(arguments)}: exit code {came}, expected {code} and \"{text}\"\n{said}")
    return said


expect(f"audit_{framework}_right", 0, "audit: 4 sites, 4 proven: pass")
expect(f"audit_{framework}_wrong", 3, f"below level: {framework}.read [tickets] {framework}.cpp:")
expect(f"audit_{framework}_right", 0, "partial run, query coverage not enforced", *only_one[framework])
listing = {"gtest": "--gtest_list_tests", "doctest": "--list-test-cases"}[framework]
if "audit:" in expect(f"audit_{framework}_wrong", 0, "", listing):
    sys.exit(f"{framework}: listing tests is judged")
