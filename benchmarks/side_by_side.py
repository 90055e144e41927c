"""Measures what a program does that does works side by side: instructions by callgrind, allocations by a preloaded
library, time by Google Benchmark."""
import json
import os
from pathlib import Path

import callgrind
from callgrind import Failed, run


class Program:
    """One of a build, with what chooses among its works, variants and storages."""

    def __init__(self, build, chosen=(), name="bench_side_by_side"):
        folder = Path(build or os.environ.get("ROWSCOPE_BUILD_DIR") or Path(__file__).parent.parent / "build/bench")
        self.program = (folder / "benchmarks" / name).resolve()
        self.preload = (folder / "benchmarks/libmalloc_count.so").resolve()
        self.chosen = list(chosen)
        for file in (self.program, self.preload):
            if not file.exists():
                raise Failed(f"{file} is not there; build it by ./dev bench, or name another build by --build")

    def names(self):
        """{"storage": [...], "work": [...], "variant": [...]}: all that there is."""
        names = {"storage": [], "work": [], "variant": []}
        for line in run([self.program, "--list"]).splitlines():
            kind, name = line.split("\t")
            names[kind].append(name)
        return names

    def count_allocations(self):
        """{(storage, work, variant): {"operations", "news", "allocations"}} of one operation; None for one that the
        variant does not do. All calls of malloc are counted, also those of the libraries and of operator new."""
        counts = {}
        for line in run([self.program, *self.chosen],
                        env={**os.environ, "LD_PRELOAD": str(self.preload)}).splitlines():
            storage, work, variant, *numbers = line.split("\t")
            counts[storage, work, variant] = None
            if numbers != ["-"]:
                operations, news, mallocs = map(int, numbers)
                counts[storage, work, variant] = {
                    "operations": operations, "news": news / operations, "allocations": mallocs / operations}
        return counts

    def count_instructions(self, keep):
        """{(storage, work, variant): instructions} of all operations together."""
        counts = callgrind.instructions([self.program, *self.chosen], keep)
        return {tuple(label.split("|")): count for label, count in counts.items()}

    def take_time(self, clock):
        """{(storage, work, variant): nanoseconds} of one run: the median of the repetitions."""
        report = json.loads(run([self.program, "--time", *self.chosen]))
        times = {}
        for one in report["benchmarks"]:
            if one.get("aggregate_name") == "median":
                if one["time_unit"] != "ns":
                    raise Failed(f"Google Benchmark gave {one['run_name']} in {one['time_unit']}, not in ns")
                storage, work, variant = one["run_name"].split("/")[0].split("|")
                times[storage, work, variant] = one[clock]
        return times


def measure(program, reference, clock, keep):
    """The records, each of one way of doing a work, and [(storage, work, variant)] that there is no way of. Figures are
    of one operation; "news" are calls of operator new, "operations" how many a run has.
    \\param clock which time to take, "cpu" or "real"; None for none"""
    counts = program.count_allocations()
    instructions = program.count_instructions(keep)
    times = program.take_time(f"{clock}_time") if clock else {}
    records = []
    for (storage, work, variant), count in counts.items():
        if count is None:
            continue
        for what, found in (("callgrind", instructions), *([("Google Benchmark", times)] if clock else [])):
            if (storage, work, variant) not in found:
                raise Failed(f"{what} has nothing for {work} by {variant} ({storage})")
        operations = count["operations"]
        time = times.get((storage, work, variant))
        records.append({
            "work": work, "variant": variant, "storage": storage,
            "instructions": instructions[storage, work, variant] / operations,
            f"{clock or 'cpu'}_ns": time / operations if clock else None,
            "allocations": count["allocations"], "news": count["news"], "operations": operations})
    references = {(r["storage"], r["work"]): r for r in records if r["variant"] == reference}
    for record in records:
        to = references[record["storage"], record["work"]]
        record["instructions_ratio"] = record["instructions"] / to["instructions"]
        record[f"{clock or 'cpu'}_ratio"] = record[f"{clock}_ns"] / to[f"{clock}_ns"] if clock else None
    return records, [key for key, count in counts.items() if count is None]
