#!/usr/bin/env python3
"""How long g++ at -O0 takes for twenty statements through rowscope, against the same ones by hand through SOCI.

Compiles both files of compile_time/ in turn and compares the medians of the compiler's user time.
"""
import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
FOLDER = HERE / "compile_time"
STATEMENTS = 20
LIMIT = 2.0


class Failed(Exception):
    pass


def compile_once(compiler, source, target):
    """Seconds of user time of the compiler and what it starts."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    command = [compiler, "-std=c++20", "-O0", "-I", HERE.parent / "include", "-I", "/usr/include/soci", "-c", source, "-o",
               target]
    try:
        done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "LC_ALL": "C"}, check=False)
    except FileNotFoundError as e:
        raise Failed(f"{compiler} is not installed") from e
    if done.returncode != 0:
        raise Failed(f"{source} does not compile:\n{done.stderr}")
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before


def check_statements():
    """Both files run as many statements as they say: an insert of SOCI also asks for its key."""
    rowscope = (FOLDER / "rowscope.cpp").read_text().count("rs::query<")
    soci = (FOLDER / "soci.cpp").read_text()
    by_hand = soci.count('sql << "') + soci.count("sql.prepare") - soci.count("last_insert_rowid")
    for name, found in (("rowscope.cpp", rowscope), ("soci.cpp", by_hand)):
        if found != STATEMENTS:
            raise Failed(f"{name} has {found} statements, and not {STATEMENTS}")


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--compiler", default="g++", help="default: g++")
    options.add_argument("--runs", type=int, default=5, metavar="N", help="compile each file N times (default: 5)")
    options.add_argument("--check", action="store_true", help=f"fail where the ratio is above {LIMIT}")
    given = options.parse_args()
    times = {"rowscope": [], "soci": []}
    try:
        check_statements()
        with tempfile.TemporaryDirectory() as scratch:
            for _ in range(given.runs):
                for name, seconds in times.items():
                    seconds.append(compile_once(given.compiler, FOLDER / f"{name}.cpp", Path(scratch) / f"{name}.o"))
    except Failed as e:
        print(f"compile_time.py: {e}", file=sys.stderr)
        return 2
    medians = {name: statistics.median(seconds) for name, seconds in times.items()}
    ratio = medians["rowscope"] / medians["soci"]
    for name, median in medians.items():
        print(f"{name:10} {median:6.2f} s of user time, median of {given.runs}")
    print(f"ratio {ratio:.2f}, at most {LIMIT:.2f}")
    return 1 if given.check and ratio > LIMIT else 0


if __name__ == "__main__":
    sys.exit(main())
