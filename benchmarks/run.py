#!/usr/bin/env python3
"""The same work in nine ways to reach SQLite, in one table of ratios to statements of its C API that are prepared once,
with the tenant written by hand.

Instructions are the judge: they do not depend on what else the machine does. CPU time is for information. Allocations
are all calls of malloc, those of SQLite too. All figures are of one operation. "-": the variant has no way to do it.
"""
import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import side_by_side
from side_by_side import Failed

REFERENCE = "raw"
OURS = "rowscope"
RECORDED = "rowscope, recorded"
RIVALS = ("SOCI statement", "SQLiteCpp")

# The most instructions that a work may take, as a multiple of the reference's.
LIMITS = {
    (OURS, "point read"): 1.05,
    (OURS, "point read in a transaction"): 1.05,
    (OURS, "point read, texts owned"): 1.05,
    (OURS, "point read, texts viewed"): 1.05,
    (OURS, "point read into a struct"): 1.05,
    (OURS, "point read by one()"): 1.05,
    (OURS, "point read, text bound"): 1.05,
    (OURS, "point read through a foreign key"): 1.05,
    (OURS, "100 rows"): 1.00,
    (OURS, "100 rows to structs"): 1.00,
    (OURS, "join of 50 rows"): 1.00,
    (OURS, "aggregate"): 1.05,
    (OURS, "insert"): 1.05,
    (OURS, "insert of 1,000 rows"): 1.05,
    (OURS, "update"): 1.05,
    (OURS, "remove"): 1.05,
    (OURS, "upsert"): 1.05,
    (RECORDED, "point read, recorded and written"): 1.65,  # in memory, where there is less of the read itself
}
# Of all other works.
LIMIT_RECORDED = 1.10

# SQLite's page cache allocates a few times more or less: calls of malloc in a run of all operations that are no fault.
MALLOC_TOLERANCE = 20

# What --short measures, without CPU time: all that is judged, of the works that stand for the others.
SHORT_WORKS = ("point read in a transaction", "point read, texts owned", "point read, texts viewed", "100 rows",
               "100 rows to structs", "join of 50 rows", "aggregate", "insert", "update", "remove", "upsert")
JUDGED = (REFERENCE, *RIVALS, OURS, RECORDED)

# Works that show what one part of rowscope adds to the C API: other libraries have nothing that would answer to it.
OF_ROWSCOPE = ("point read, recorded and written", "point read by one()", "point read, text bound",
               "point read through a foreign key")
# Why a variant has no way to do another work.
WITHOUT = {
    "SOCI rowset": "it only reads",
    "rowscope raw()": "the guard refuses an upsert in raw SQL",
}


# What --json writes of each record.
WRITTEN = ("work", "variant", "storage", "instructions", "cpu_ns", "allocations", "instructions_ratio", "cpu_ratio")


def limit_of(variant, work):
    if variant == RECORDED:
        return LIMITS.get((variant, work), LIMIT_RECORDED)
    return LIMITS.get((variant, work))


def by_variant(records):
    """{(storage, work): {variant: record}} in their order."""
    groups = {}
    for record in records:
        groups.setdefault((record["storage"], record["work"]), {})[record["variant"]] = record
    return groups


def faults_of(record, reference):
    limit = limit_of(record["variant"], record["work"])
    if limit is None:
        yield "no limit is set in LIMITS"
    elif record["instructions_ratio"] > limit:
        yield f"{record['instructions_ratio']:.3f} times the instructions of {REFERENCE}, at most {limit:.2f}"
    tolerated = MALLOC_TOLERANCE / record["operations"]
    if record["allocations"] > reference["allocations"] + tolerated:
        yield f"{record['allocations']:.3f} calls of malloc an operation, {REFERENCE} {reference['allocations']:.3f}"
    # No tolerance hides one of our own, unless it saves SQLite as many: many rows inserted by one statement do.
    if record["news"] > reference["news"] and record["allocations"] > reference["allocations"] / 2:
        yield f"{record['news']:.3f} calls of operator new an operation, {REFERENCE} {reference['news']:.3f}"


def faults(records):
    """Sentences about what is above its limit, or slower than another library."""
    for (storage, work), found in by_variant(records).items():
        for variant in (OURS, RECORDED):
            if variant in found:
                for fault in faults_of(found[variant], found[REFERENCE]):
                    yield f"{storage}, {work}, {variant}: {fault}"
        for rival in RIVALS:
            if OURS in found and rival in found and found[OURS]["instructions"] > found[rival]["instructions"]:
                yield (f"{storage}, {work}, {OURS}: {found[OURS]['instructions']:.0f} instructions, {rival} "
                       f"{found[rival]['instructions']:.0f}")


def cells(record, variant):
    ns, cpu_ratio = (f"{record['cpu_ns']:.0f}", f"{record['cpu_ratio']:.2f}") if record["cpu_ns"] else ("", "")
    limit = limit_of(variant, record["work"])
    return (f"{record['instructions']:.0f}", f"{record['instructions_ratio']:.3f}", f"{limit:.2f}" if limit else "",
            ns, cpu_ratio, f"{record['allocations']:.2f}")


def print_table(records, missing):
    groups = by_variant(records)
    for storage, work, variant in missing:
        if (storage, work) in groups:
            groups[storage, work][variant] = None
    line = "  {:26} {:>13} {:>7} {:>6} {:>11} {:>7} {:>12}"
    print(line.format("of one operation", "instructions", "ratio", "limit", "CPU ns", "ratio", "allocations"))
    order = {}
    for variant in (v for found in groups.values() for v in found):
        order.setdefault(variant, len(order))
    for (storage, work), found in groups.items():
        print(f"{storage}: {work}")
        for variant in sorted(found, key=order.get):
            print(line.format(variant, *(cells(found[variant], variant) if found[variant] else "------")).rstrip())


def print_foot(names, missing):
    works_of_rowscope = [work for work in OF_ROWSCOPE if any(m[1] == work for m in missing)]
    if works_of_rowscope:
        print(f"of rowscope and the C API alone: {'; '.join(works_of_rowscope)}")
    for variant, why in WITHOUT.items():
        if any(m[2] == variant and m[1] not in OF_ROWSCOPE for m in missing):
            print(f"{variant}: {why}")
    if "SQLiteCpp" not in names["variant"]:
        print("SQLiteCpp is not installed, and so not among them (libsqlitecpp-dev)")


def check_names(kind, given, names):
    for name in given:
        if name not in names[kind]:
            raise Failed(f"there is no {kind} \"{name}\"; there are: {'; '.join(names[kind])}")


def choose(given, names):
    """The arguments of the program for what is asked."""
    for kind in ("work", "variant", "storage"):
        check_names(kind, getattr(given, kind), names)
    works = given.work or (SHORT_WORKS if given.short else ())
    check_names("work", works, names)
    variants = given.variant or ([v for v in JUDGED if v in names["variant"]] if given.short else ())
    if given.check and variants and OURS not in variants:
        raise Failed(f"--check judges \"{OURS}\"; name it by --variant too, or leave --variant out")
    if variants and REFERENCE not in variants:
        variants = [REFERENCE, *variants]
    return [argument for kind, chosen in (("work", works), ("variant", variants), ("storage", given.storage))
            for name in chosen for argument in (f"--{kind}", name)]


def arguments():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--work", action="append", default=[], metavar="NAME", help="only this one; may be repeated")
    options.add_argument("--variant", action="append", default=[], metavar="NAME", help="only this and the reference")
    options.add_argument("--storage", action="append", default=[], metavar="NAME", help="only memory, or only file")
    options.add_argument("--build", metavar="DIR", help="the build folder (else ROWSCOPE_BUILD_DIR, else build/bench)")
    options.add_argument("--json", metavar="FILE", help="write the figures there too")
    options.add_argument("--check", action="store_true",
                         help="fail where a work is above its limit, allocates more than the reference, or takes more "
                              f"instructions than {' or '.join(RIVALS)}")
    options.add_argument("--short", action="store_true", help="without CPU time, and only some works and variants")
    options.add_argument("--plot", metavar="DIR",
                         help="draw the table there, and the curves of benchmarks/curves.py, which it measures")
    options.add_argument("--keep", metavar="DIR", help="keep callgrind's files there, for callgrind_annotate")
    return options.parse_args()


def plot(written, directory):
    """Measures the curves too. plot.py is a command of its own: it takes the distribution's Python for its matplotlib."""
    here = Path(__file__).parent
    with tempfile.TemporaryDirectory() as scratch:
        table, curves = Path(scratch) / "table.json", Path(scratch) / "curves.json"
        table.write_text(json.dumps(written))
        for command in ([sys.executable, here / "curves.py", "--json", curves],
                        [here / "plot.py", "--table", table, "--curves", curves, "--out", directory]):
            if subprocess.run(command, check=False).returncode != 0:
                raise Failed(f"{Path(command[-1] if command[0] == sys.executable else command[0]).name}: nothing was drawn")


def main():
    given = arguments()
    try:
        names = side_by_side.Program(given.build).names()
        program = side_by_side.Program(given.build, choose(given, names))
        records, missing = side_by_side.measure(program, REFERENCE, None if given.short else "cpu", given.keep)
    except Failed as e:
        print(f"run.py: {e}", file=sys.stderr)
        return 2
    print_table(records, missing)
    print_foot(names, missing)
    found = list(faults(records))
    written = [{key: r[key] for key in WRITTEN} for r in records]
    if given.json:
        Path(given.json).write_text(json.dumps(written, indent=2) + "\n")
    sys.stdout.flush()
    if given.plot:
        try:
            plot(written, given.plot)
        except Failed as e:
            print(f"run.py: {e}", file=sys.stderr)
            return 2
    for fault in found:
        print(fault, file=sys.stderr)
    return 1 if given.check and found else 0


if __name__ == "__main__":
    sys.exit(main())
