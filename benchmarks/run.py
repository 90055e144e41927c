#!/usr/bin/env python3
"""What rowscope costs against the same work written with cached statements of the SQLite C API.

Runs bench_against_sqlite under callgrind for the instructions, and with libmalloc_count.so preloaded for the
allocations, and prints a table. Instructions are counted, not time: they do not depend on what else the machine does.
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

# The most instructions per operation that a work may take, as a multiple of the raw side's.
LIMITS = {
    "point read": 1.05,
    "point read, recorded": 1.10,
    "point read, recorded and written": 1.60,
    "point read in a transaction": 1.05,
    "point read in a transaction, recorded": 1.10,
    "point read, texts owned": 1.05,
    "point read, texts viewed": 1.05,
    "point read by one()": 1.05,
    "point read, text bound": 1.05,
    "point read through a foreign key": 1.05,
    "insert": 1.05,
    "update": 1.05,
    "remove": 1.05,
    "100 rows": 1.00,
    "100 rows, recorded": 1.10,
    "100 rows to structs": 1.00,
    "join of 50 rows": 1.00,
}

# A whole run of SQLite's page cache allocates a few times more or less: calls of malloc per operation that are no fault.
MALLOC_TOLERANCE = 0.02


class Failed(Exception):
    pass


def find_build(given):
    folder = Path(given or os.environ.get("ROWSCOPE_BUILD_DIR") or Path(__file__).parent.parent / "build/bench")
    program = folder / "benchmarks/bench_against_sqlite"
    preload = folder / "benchmarks/libmalloc_count.so"
    for file in (program, preload):
        if not file.exists():
            raise Failed(f"{file} is not there; build it by ./dev bench, or name another build by --build")
    return program.resolve(), preload.resolve()


def run(command, **more):
    try:
        done = subprocess.run(command, capture_output=True, text=True, **more)
    except FileNotFoundError as e:
        raise Failed(f"{e.filename} is not installed") from e
    if done.returncode != 0:
        raise Failed(f"{' '.join(map(str, command))} failed:\n{done.stderr.strip()}")
    return done.stdout


def count_allocations(program, preload, only):
    """{(work, side): (operations, operator new, malloc)}, the last two for all operations together."""
    counts = {}
    for line in run([program, *only], env={**os.environ, "LD_PRELOAD": str(preload)}).splitlines():
        work, side, *numbers = line.split("\t")
        counts[work, side] = tuple(int(n) for n in numbers)
    return counts


def count_instructions(program, only, keep):
    """{(work, side): instructions} for all operations together."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(keep) if keep else Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob("callgrind.out.*"):
            old.unlink()
        run(["valgrind", "--tool=callgrind", "--instr-atstart=no", f"--callgrind-out-file={folder}/callgrind.out.%p",
             program, *only])
        counts = {}
        for file in folder.glob("callgrind.out.*"):
            label = total = None
            with open(file, errors="replace") as lines:
                for line in lines:
                    if line.startswith("desc: Trigger: Client Request: "):
                        label = tuple(line.split(": ", 3)[3].strip().split("|"))
                    elif line.startswith(("summary:", "totals:")):
                        total = int(line.split()[1])
            if label and total:
                counts[label] = total
    return counts


def measure(program, preload, only, keep):
    allocations = count_allocations(program, preload, only)
    instructions = count_instructions(program, only, keep)
    works = {}
    for (work, side), (operations, news, mallocs) in allocations.items():
        if (work, side) not in instructions:
            raise Failed(f"callgrind has no count for {work} ({side})")
        works.setdefault(work, {"limit": LIMITS.get(work)})[side] = {
            "instructions": instructions[work, side] / operations,
            "new": news / operations,
            "malloc": mallocs / operations,
        }
    for one in works.values():
        one["ratio"] = one["rowscope"]["instructions"] / one["raw"]["instructions"]
    return works


def faults(works):
    """Sentences about what is above its limit."""
    for work, one in works.items():
        raw, ours = one["raw"], one["rowscope"]
        if one["limit"] is None:
            yield f"{work}: no limit is set in LIMITS"
        elif one["ratio"] > one["limit"]:
            yield f"{work}: {one['ratio']:.3f} times the instructions of the raw side, at most {one['limit']:.2f}"
        for kind, name, tolerance in (("new", "operator new", 0), ("malloc", "malloc", MALLOC_TOLERANCE)):
            if ours[kind] > raw[kind] + tolerance:
                yield f"{work}: {ours[kind]:.3f} calls of {name} an operation, the raw side {raw[kind]:.3f}"


def print_table(works):
    print(f"{'':38} {'instructions':>21}  {'':>5}  {'':>5}  {'operator new':>14} {'malloc':>17}")
    print(f"{'per operation':38} {'raw':>10} {'rowscope':>10}  {'ratio':>5}  {'limit':>5}  "
          f"{'raw':>5} {'rowscope':>8} {'raw':>8} {'rowscope':>8}")
    for work, one in works.items():
        raw, ours = one["raw"], one["rowscope"]
        limit = f"{one['limit']:.2f}" if one["limit"] else "-"
        print(f"{work:38} {raw['instructions']:10.0f} {ours['instructions']:10.0f}  {one['ratio']:5.3f}  {limit:>5}  "
              f"{raw['new']:5.1f} {ours['new']:8.1f} {raw['malloc']:8.2f} {ours['malloc']:8.2f}")


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("work", nargs="?", help="only this work, such as \"point read\"")
    options.add_argument("--build", metavar="DIR", help="the build folder (else ROWSCOPE_BUILD_DIR, else build/bench)")
    options.add_argument("--json", metavar="FILE", help="write the figures there too")
    options.add_argument("--check", action="store_true", help="fail where a work is above its limit, or allocates more")
    options.add_argument("--keep", metavar="DIR", help="keep callgrind's files there, for callgrind_annotate")
    given = options.parse_args()
    only = [given.work] if given.work else []
    try:
        program, preload = find_build(given.build)
        works = measure(program, preload, only, given.keep)
        if not works:
            raise Failed(f"there is no work \"{given.work}\"; there are: {', '.join(LIMITS)}")
    except Failed as e:
        print(f"run.py: {e}", file=sys.stderr)
        return 2
    print_table(works)
    if given.json:
        Path(given.json).write_text(json.dumps(works, indent=2) + "\n")
    found = list(faults(works))
    sys.stdout.flush()
    for fault in found:
        print(fault, file=sys.stderr)
    return 1 if given.check and found else 0


if __name__ == "__main__":
    sys.exit(main())
