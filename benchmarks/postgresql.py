#!/usr/bin/env python3
"""The same work in three ways to reach PostgreSQL, in one table of ratios to SOCI's statement, prepared once, with the
tenant written by hand.

Client instructions are the judge: those of this process, libpq's too; the server is another one. Allocations are all
calls of malloc in it. Wall time is for information: of a server on the same machine and a unix socket, with two round
trips more where rowscope begins a transaction. All figures are of one operation.
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import side_by_side
from side_by_side import Failed

PROGRAM = "bench_side_by_side_postgresql"
SERVER = Path(__file__).parent.parent / "tests/support/postgresql_server.py"
REFERENCE = "SOCI statement"
OURS = "rowscope"
SECURED, UNSECURED = "row-level security", "tables without it"

# The most instructions that a work may take, as a multiple of the reference's.
LIMIT = 1.05
# Where that cannot be held; docs/performance.md says why.
LIMITS = {
    "point read": 3.75,  # begins and commits a transaction, and signs its scope
    "point read and its transaction": 2.80,  # signs its scope
    "join of 50 rows": 1.10,  # nothing says how many rows it has, and libpq makes a result of each
}

# What --short measures, without wall time and on the tables with row-level security: the client does the same on others.
SHORT_WORKS = ("point read", "point read in a transaction", "point read, texts owned", "100 rows", "100 rows to structs",
               "join of 50 rows", "aggregate", "insert", "update", "remove", "upsert")


class Server:
    """A private one, for as long as this program runs; or the one that ROWSCOPE_POSTGRESQL names."""

    def __enter__(self):
        self.file = None
        if os.environ.get("ROWSCOPE_POSTGRESQL"):
            return
        self.folder = tempfile.TemporaryDirectory(prefix="rowscope-bench-")
        self.file = Path(self.folder.name) / "server"
        done = subprocess.run([sys.executable, SERVER, "start", self.file, "--while", str(os.getpid())], check=False)
        if done.returncode != 0:
            raise Failed("no PostgreSQL server can be started; the package is postgresql")
        os.environ["ROWSCOPE_POSTGRESQL"] = str(self.file)

    def __exit__(self, *_):
        if self.file:
            subprocess.run([sys.executable, SERVER, "stop", self.file], check=False)
            self.folder.cleanup()


def limit_of(work):
    return LIMITS.get(work, LIMIT)


def groups_of(records):
    """{(work, storage): {variant: record}} in the order of the works."""
    groups = {}
    for record in records:
        groups.setdefault((record["work"], record["storage"]), {})[record["variant"]] = record
    order = {work: at for at, work in enumerate(dict.fromkeys(r["work"] for r in records))}
    return dict(sorted(groups.items(), key=lambda group: order[group[0][0]]))


def faults(records):
    """Sentences about what is above its limit, or allocates more than the reference."""
    for (work, storage), found in groups_of(records).items():
        ours, reference = found[OURS], found[REFERENCE]
        if ours["instructions_ratio"] > limit_of(work):
            yield (f"{storage}, {work}: {ours['instructions_ratio']:.3f} times the client instructions of {REFERENCE}, at "
                   f"most {limit_of(work):.2f}")
        if limit_of(work) == LIMIT and ours["allocations"] > reference["allocations"]:
            yield (f"{storage}, {work}: {ours['allocations']:.2f} calls of malloc an operation, {REFERENCE} "
                   f"{reference['allocations']:.2f}")


def print_table(records):
    line = "  {:20} {:16} {:>12} {:>7} {:>6} {:>9} {:>7} {:>12}"
    print(line.format("of one operation", "", "instructions", "ratio", "limit", "wall us", "ratio", "allocations"))
    last = None
    for (work, storage), found in groups_of(records).items():
        if work != last:
            print(work)
            last = work
        for variant, r in found.items():
            wall = (f"{r['real_ns'] / 1000:.1f}", f"{r['real_ratio']:.2f}") if r.get("real_ns") else ("", "")
            print(line.format(storage, variant, f"{r['instructions']:.0f}", f"{r['instructions_ratio']:.3f}",
                              f"{limit_of(work):.2f}" if variant == OURS else "", *wall,
                              f"{r['allocations']:.2f}").rstrip())


def print_policies(records):
    """What row-level security itself takes: the server's time, for the client does the same."""
    groups = groups_of(records)
    rows = [(work, groups[work, SECURED][OURS]["real_ns"], groups[work, UNSECURED][OURS]["real_ns"])
            for work, storage in groups if storage == SECURED and (work, UNSECURED) in groups
            and "real_ns" in groups[work, SECURED][OURS]]
    if not rows:
        return
    line = "  {:34} {:>9} {:>9} {:>8}"
    print(f"\nwhat row-level security itself takes: wall us of {OURS}")
    print(line.format("", "with it", "without", "its own"))
    for work, with_it, without in rows:
        print(line.format(work, *(f"{ns / 1000:.1f}" for ns in (with_it, without, with_it - without))))


def choose(given, names):
    chosen = [("work", w) for w in given.work or (SHORT_WORKS if given.short else ())]
    chosen += [("storage", s) for s in given.storage or ([SECURED] if given.short else ())]
    if given.short:
        chosen += [("variant", v) for v in (REFERENCE, OURS)]
    for kind, name in chosen:
        if name not in names[kind]:
            raise Failed(f"there is no {kind} \"{name}\"; there are: {'; '.join(names[kind])}")
    return [argument for kind, name in chosen for argument in (f"--{kind}", name)]


def arguments():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--work", action="append", default=[], metavar="NAME", help="only this one; may be repeated")
    options.add_argument("--storage", action="append", default=[], metavar="NAME",
                         help=f"only \"{SECURED}\", or only \"{UNSECURED}\"")
    options.add_argument("--build", metavar="DIR", help="the build folder (else ROWSCOPE_BUILD_DIR, else build/bench)")
    options.add_argument("--json", metavar="FILE", help="write the figures there too")
    options.add_argument("--check", action="store_true",
                         help=f"fail where a work is above its limit, or allocates more than {REFERENCE}")
    options.add_argument("--short", action="store_true", help="without wall time, and only some works")
    options.add_argument("--keep", metavar="DIR", help="keep callgrind's files there, for callgrind_annotate")
    return options.parse_args()


def main():
    given = arguments()
    try:
        names = side_by_side.Program(given.build, name=PROGRAM).names()
        program = side_by_side.Program(given.build, choose(given, names), name=PROGRAM)
        with Server():
            records, _ = side_by_side.measure(program, REFERENCE, None if given.short else "real", given.keep)
    except Failed as e:
        print(f"postgresql.py: {e}", file=sys.stderr)
        return 2
    print_table(records)
    print_policies(records)
    if given.json:
        Path(given.json).write_text(json.dumps(records, indent=2) + "\n")
    found = list(faults(records))
    sys.stdout.flush()
    for fault in found:
        print(fault, file=sys.stderr)
    return 1 if given.check and found else 0


if __name__ == "__main__":
    sys.exit(main())
