#!/usr/bin/env python3
"""How the cost of an execution grows with what is around it: rows, tenants, threads, sites; what a statement's first
execution costs; and what the compiler needs for a file of many statements.

Runs bench_curves on files that it fills first, under callgrind for the instructions and once more for the time, and prints
a table for each curve. Everything is measured beside the same work by statements of the SQLite C API.
"""
import argparse
import json
import os
import platform
import sqlite3
import sys
import tempfile
import time
from pathlib import Path

import compile_time
from callgrind import Failed, instructions, run

# How much more a scoped read may grow than the same one by the C API does, from the smallest file to any other.
MOST_GROWTH = 1.10

ROWS = (1_000, 10_000, 100_000, 1_000_000)
MOST_ROWS = 10_000_000
TENANTS_OF_ROWS = 1_000
TENANTS = (10, 100, 1_000, 10_000, 100_000)
ROWS_OF_TENANTS = 1_000_000
THREADS = (1, 2, 4, 8, 16, 32, 64)
SECONDS_OF_THREADS = 0.3
SITES = (1, 10, 100, 1_000)
READS = ("point read", "page")
ROWS_OF_PAGE = 20
SIDES = ("raw", "rowscope")


class Bench:
    """bench_curves, and a folder for its files."""

    def __init__(self, program, folder):
        self.program = program
        self.folder = Path(folder)

    def fill(self, rows, tenants):
        path = self.folder / f"{rows}_{tenants}.db"
        if not path.exists():
            run([self.program, "fill", path, str(rows), str(tenants)])
        return path

    def figures(self, *arguments, **environment):
        """{(what, side): figure}, and {(work, side): (operations, nanoseconds)}"""
        figures, costs = {}, {}
        for line in run([self.program, *map(str, arguments)], env={**os.environ, **environment}).splitlines():
            kind, what, side, *numbers = line.split("\t")
            if kind == "figure":
                figures[what, side] = float(numbers[0])
            else:
                costs[what, side] = (int(numbers[0]), float(numbers[1]))
        return figures, costs

    def costs(self, *arguments):
        """The figures, and {work: {side: {"instructions", "cpu_ns"}}} of one operation."""
        figures, times = self.figures(*arguments)
        counts = instructions([self.program, *map(str, arguments)])
        works = {}
        for (work, side), (operations, nanoseconds) in times.items():
            if f"{work}|{side}" not in counts:
                raise Failed(f"callgrind has no count for {work} ({side})")
            works.setdefault(work, {})[side] = {"instructions": counts[f"{work}|{side}"] / operations,
                                                "cpu_ns": nanoseconds}
        return figures, works


def of_sides(figures):
    """{side: {what: figure}}"""
    sides = {}
    for (what, side), figure in figures.items():
        sides.setdefault(side, {})[what] = figure
    return sides


def measure_reads(bench, rows, tenants):
    path = bench.fill(rows, tenants)
    figures, works = bench.costs("reads", path)
    path.unlink()
    found = {name: int(figures[name, "file"]) for name in ("rows", "tenants")}
    if found != {"rows": rows, "tenants": tenants}:
        raise Failed(f"{rows} rows of {tenants} tenants were to be filled in, and {found} are there")
    return {**found, "depth": int(figures["depth of the table", "file"]),
            "index_depth": int(figures["depth of the index", "file"]),
            "page_rows": figures["rows of page", "file"], "works": works}


def curve_of_rows(bench, given):
    counts = (*ROWS, MOST_ROWS) if given.full else ROWS
    return [measure_reads(bench, rows, TENANTS_OF_ROWS) for rows in counts]


def curve_of_tenants(bench, given):
    return [measure_reads(bench, ROWS_OF_TENANTS, tenants) for tenants in TENANTS]


def curve_of_threads(bench, given):
    path = bench.fill(100_000, 1_000)
    points = []
    for threads in THREADS:
        figures, _ = bench.figures("threads", path, threads, SECONDS_OF_THREADS)
        ways = of_sides(figures)
        points.append({"threads": threads, "cores": int(ways.pop("machine")["cores"]), "ways": ways})
    return points


def curve_of_sites(bench, given):
    path = bench.fill(100_000, 1_000)
    points = []
    for sites in SITES:
        _, works = bench.costs("sites", path, sites)
        # What malloc keeps for each thread counts as allocated, so that it would hide what is allocated from it.
        figures, _ = bench.figures("sites", path, sites, GLIBC_TUNABLES="glibc.malloc.tcache_count=0")
        points.append({"sites": sites, **works["sites in turn"], "memory": of_sides(figures)})
    return points


def first_executions(bench, given):
    _, works = bench.costs("first", bench.fill(100_000, 1_000))
    return works


def curve_of_compiling(bench, given):
    return compile_time.measure_curve(runs=given.runs)


def print_reads(points):
    print(f"{'':27} {'depth of':>12}  {'instructions, point read':>28}  {'instructions, page':>33}  {'CPU, us':>19}")
    print(f"{'rows':>10} {'tenants':>8}        {'table':>6} {'index':>6}  {'raw':>10} {'rowscope':>10} {'ratio':>6}  "
          f"{'rows':>4} {'raw':>10} {'rowscope':>10} {'ratio':>6}  {'point':>6} {'raw':>5} {'page':>6}")
    for p in points:
        line = f"{p['rows']:10,} {p['tenants']:8,}        {p['depth']:6} {p['index_depth']:6} "
        for work in READS:
            raw, ours = (p["works"][work][side]["instructions"] for side in SIDES)
            rows = f" {p['page_rows']:4.0f}" if work == "page" else ""
            line += f" {rows}{raw:10,.0f} {ours:10,.0f} {ours / raw:6.3f} "
        point, page = p["works"]["point read"], p["works"]["page"]
        print(f"{line} {point['rowscope']['cpu_ns'] / 1000:6.2f} {point['raw']['cpu_ns'] / 1000:5.2f} "
              f"{page['rowscope']['cpu_ns'] / 1000:6.1f}")


def print_threads(points):
    print(f"point reads, {points[0]['cores']} cores")
    print(f"{'threads':>7}  {'':43} {'reads/s, wall time':>18} {'of a thread':>11} {'slowest':>8}  {'CPU of a read, us':>17}")
    for p in points:
        for way, of in p["ways"].items():
            print(f"{p['threads']:7}  {way:43} {of['reads per second']:18,.0f} {of['reads per second'] / p['threads']:11,.0f} "
                  f"{of['of the slowest thread']:8,.0f}  {of['cpu_ns'] / 1000:17.2f}")


def print_sites(points):
    print(f"{'':6} {'instructions':>25}  {'CPU, ns':>15}  {'bytes of SQLite':>15}  {'bytes allocated for a statement':>37}")
    print(f"{'sites':>6} {'raw':>8} {'rowscope':>9} {'ratio':>6}  {'raw':>6} {'rowscope':>8}  {'raw':>6} {'rowscope':>8}  "
          f"{'raw':>8} {'rowscope':>9} {'another connection':>18}")
    for p in points:
        raw, ours, memory = p["raw"], p["rowscope"], p["memory"]
        print(f"{p['sites']:6,} {raw['instructions']:8,.0f} {ours['instructions']:9,.0f} "
              f"{ours['instructions'] / raw['instructions']:6.3f}  {raw['cpu_ns']:6,.0f} {ours['cpu_ns']:8,.0f}  "
              f"{memory['raw']['bytes of SQLite']:6,.0f} {memory['rowscope']['bytes of SQLite']:8,.0f}  "
              f"{memory['raw']['bytes allocated']:8,.0f} {memory['rowscope']['bytes allocated']:9,.0f} "
              f"{memory['rowscope, another connection']['bytes allocated']:18,.0f}")


def print_first(works):
    print(f"{'execution of a statement':32} {'instructions':>25}  {'CPU, us':>16}")
    print(f"{'':32} {'raw':>8} {'rowscope':>9} {'ratio':>6}  {'raw':>7} {'rowscope':>8}")
    for work, sides in works.items():
        # By the C API every connection prepares the statement in the same way.
        raw, ours = sides.get("raw", works["first"]["raw"]), sides["rowscope"]
        print(f"{work:32} {raw['instructions']:8,.0f} {ours['instructions']:9,.0f} "
              f"{ours['instructions'] / raw['instructions']:6.3f}  {raw['cpu_ns'] / 1000:7.2f} {ours['cpu_ns'] / 1000:8.2f}")


CURVES = {
    "rows": (curve_of_rows, print_reads),
    "tenants": (curve_of_tenants, print_reads),
    "threads": (curve_of_threads, print_threads),
    "sites": (curve_of_sites, print_sites),
    "first": (first_executions, print_first),
    "compile": (curve_of_compiling, compile_time.print_curve),
}


def growth(points, instructions_of):
    """Beside each point how many times its instructions are those of the first one: for rowscope, and for the C API."""
    first = instructions_of(points[0])
    for point in points:
        here = instructions_of(point)
        yield (point, *(here[side]["instructions"] / first[side]["instructions"] for side in ("rowscope", "raw")))


def depths(point):
    return point["depth"], point["index_depth"]


def faults(measured):
    """Sentences about what is not flat."""
    for name in ("rows", "tenants"):
        for work in READS if name in measured else ():
            points = measured[name]
            for p, ours, raw in growth(points, lambda p: p["works"][work]):
                what = f"{work}, {p['rows']:,} rows of {p['tenants']:,} tenants: {ours:.3f} times the instructions of"
                if ours > raw * MOST_GROWTH:
                    yield (f"{what} {points[0]['rows']:,} rows of {points[0]['tenants']:,}, and by the C API {raw:.3f} times: "
                           f"more than {MOST_GROWTH:.2f} times that")
    # Where both sides search the wrong way, as without an index, only this tells.
    for work in READS if "tenants" in measured else ():
        points = [p for p in measured["tenants"] if depths(p) == depths(measured["tenants"][0])
                  and (work != "page" or p["page_rows"] == ROWS_OF_PAGE)]
        for p, ours, _ in growth(points, lambda p: p["works"][work]):
            if ours > MOST_GROWTH:
                yield (f"{work}, {p['tenants']:,} tenants: {ours:.3f} times the instructions of {points[0]['tenants']:,}, with "
                       f"as many rows and a tree as deep: more than {MOST_GROWTH:.2f} times")
    for p, ours, raw in growth(measured["sites"], lambda p: p) if "sites" in measured else ():
        if ours > raw * MOST_GROWTH:
            yield (f"{p['sites']:,} sites: {ours:.3f} times the instructions of one, and by the C API {raw:.3f} times: more "
                   f"than {MOST_GROWTH:.2f} times that")


def machine():
    """What the figures were measured on."""
    def first_match(path, key):
        try:
            return next(line.split(":", 1)[1].strip() for line in Path(path).read_text().splitlines()
                        if line.startswith(key))
        except (OSError, StopIteration):
            return "unknown"

    memory = first_match("/proc/meminfo", "MemTotal").removesuffix(" kB")
    system = platform.freedesktop_os_release().get("PRETTY_NAME", "unknown") if Path("/etc/os-release").exists() else ""
    return {"cpu": first_match("/proc/cpuinfo", "model name"), "cores": os.cpu_count(),
            "memory_gb": round(int(memory) / 1e6) if memory.isdigit() else None, "system": system or platform.system(),
            "compiler": run(["g++", "--version"]).splitlines()[0], "sqlite": sqlite3.sqlite_version}


def find_program(given):
    folder = Path(given or os.environ.get("ROWSCOPE_BUILD_DIR") or Path(__file__).parent.parent / "build/bench")
    program = folder / "benchmarks/bench_curves"
    if not program.exists():
        raise Failed(f"{program} is not there; build it by ./dev bench curves, or name another build by --build")
    return program.resolve()


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--only", choices=CURVES, action="append", help="only this curve; may be given several times")
    options.add_argument("--full", action="store_true", help=f"up to {MOST_ROWS:,} rows: takes a gigabyte of disk")
    options.add_argument("--runs", type=int, default=3, metavar="N", help="compile each file N times (default: 3)")
    options.add_argument("--build", metavar="DIR", help="the build folder (else ROWSCOPE_BUILD_DIR, else build/bench)")
    options.add_argument("--json", metavar="FILE", help="write the figures there too")
    options.add_argument("--check", action="store_true",
                         help=f"fail where a scoped read grows more than {MOST_GROWTH:.2f} times what the C API's does")
    given = options.parse_args()
    measured = {"machine": machine(), "seconds": {}}
    try:
        names = given.only or list(CURVES)
        program = None if names == ["compile"] else find_program(given.build)
        with tempfile.TemporaryDirectory(prefix="rowscope-curves-") as folder:
            bench = Bench(program, folder)
            for name in names:
                measure, show = CURVES[name]
                start = time.monotonic()
                measured[name] = measure(bench, given)
                measured["seconds"][name] = round(time.monotonic() - start, 1)
                print(f"\n{name} ({measured['seconds'][name]:.0f} s)")
                show(measured[name])
                sys.stdout.flush()
    except (Failed, compile_time.Failed) as e:
        print(f"curves.py: {e}", file=sys.stderr)
        return 2
    if given.json:
        Path(given.json).write_text(json.dumps(measured, indent=2) + "\n")
    found = list(faults(measured))
    for fault in found:
        print(fault, file=sys.stderr)
    return 1 if given.check and found else 0


if __name__ == "__main__":
    sys.exit(main())
