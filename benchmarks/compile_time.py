#!/usr/bin/env python3
"""How long g++ at -O0 takes for twenty statements through rowscope, against the same ones by hand through SOCI.

Compiles both files of compile_time/ in turn and compares the medians of the compiler's user time. With --curve: files of
1, 20 and 100 statements, which are made of these, at -O0 and -O2, and how large their objects are.
"""
import argparse
import os
import re
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
CURVE = (1, 20, 100)
LEVELS = ("-O0", "-O2")
SIDES = ("rowscope", "soci")
# Where a function of either file begins that runs one of the statements.
FUNCTION = re.compile(r"^\S.*\b\w+\((?:rs::session& acme|soci::session& sql, long long tenant)", re.MULTILINE)
END = "\n}  // namespace shop\n"


class Failed(Exception):
    pass


def compile_once(compiler, source, target, level="-O0"):
    """Seconds of user time of the compiler and what it starts."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    command = [compiler, "-std=c++20", level, "-I", HERE.parent / "include", "-I", FOLDER, "-I", "/usr/include/soci", "-c",
               source, "-o", target]
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


def source_of(side, count):
    """A file of so many statements: the first ones of the twenty, or all of them several times. Each copy is in a namespace
    of its own. Its sites have names of their own, so that each statement is another type, and its SQL by hand a comment:
    functions that are the same, compilers make one of."""
    text = (FOLDER / f"{side}.cpp").read_text()
    starts = [found.start() for found in FUNCTION.finditer(text)]
    if len(starts) != STATEMENTS or not text.endswith(END):
        raise Failed(f"{side}.cpp: {len(starts)} functions of one statement were found, and not {STATEMENTS}")
    functions = [text[start:end] for start, end in zip(starts, [*starts[1:], len(text) - len(END)])]
    parts = [text[:starts[0]]]
    for copy, first in enumerate(range(0, count, STATEMENTS)):
        body = "".join(functions[:count - first])
        body = re.sub(r'rs::query<"([\w.]+)">', rf'rs::query<"\1_{copy}">', body)
        body = re.sub(r'<< "(?=[A-Z])', f'<< "/* {copy} */ ', body)
        parts.append(f"namespace copy_{copy} {{\n\n{body}\n}}  // namespace copy_{copy}\n\n")
    return "".join(parts) + END


def text_bytes(target):
    """Machine code and constants, as `size` counts them: without debug information and symbols."""
    try:
        done = subprocess.run(["size", target], capture_output=True, text=True, check=True)
    except (FileNotFoundError, subprocess.CalledProcessError) as e:
        raise Failed(f"size {target} failed: {e}") from e
    return int(done.stdout.splitlines()[1].split()[0])


def measure_curve(compiler="g++", runs=3):
    """A record for each number of statements and each level: seconds (median), bytes of the object and of its text."""
    points = []
    with tempfile.TemporaryDirectory() as scratch:
        for level in LEVELS:
            for count in CURVE:
                point = {"statements": count, "level": level}
                for side in SIDES:
                    source, target = Path(scratch) / f"{side}_{count}.cpp", Path(scratch) / f"{side}_{count}.o"
                    source.write_text(source_of(side, count))
                    seconds = [compile_once(compiler, source, target, level) for _ in range(runs)]
                    point[side] = {"seconds": statistics.median(seconds), "object_bytes": target.stat().st_size,
                                   "text_bytes": text_bytes(target)}
                points.append(point)
    return points


def print_curve(points):
    print(f"{'':16} {'seconds':>16}         {'object, KB':>16}         {'text, KB':>16}")
    print(f"{'statements':16} {'rowscope':>8} {'SOCI':>7} {'ratio':>6}  {'rowscope':>8} {'SOCI':>7} {'ratio':>6}  "
          f"{'rowscope':>8} {'SOCI':>7} {'ratio':>6}")
    for point in points:
        line = f"{point['statements']:5} at {point['level']:7}"
        for kind, unit, digits in (("seconds", 1, 2), ("object_bytes", 1000, 0), ("text_bytes", 1000, 0)):
            ours, theirs = point["rowscope"][kind], point["soci"][kind]
            line += f" {ours / unit:8.{digits}f} {theirs / unit:7.{digits}f} {ours / theirs:6.2f} "
        print(line)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--compiler", default="g++", help="default: g++")
    options.add_argument("--runs", type=int, default=5, metavar="N", help="compile each file N times (default: 5)")
    options.add_argument("--check", action="store_true", help=f"fail where the ratio is above {LIMIT}")
    options.add_argument("--curve", action="store_true", help="how time and objects grow with the statements of a file")
    given = options.parse_args()
    times = {"rowscope": [], "soci": []}
    try:
        check_statements()
        if given.curve:
            print_curve(measure_curve(given.compiler, given.runs))
            return 0
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
