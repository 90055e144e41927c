#!/usr/bin/python3
# The distribution's Python, for it is the one that has the distribution's matplotlib.
"""Draws what the benchmarks have measured, as SVG files: the works as bars, by --table, and the curves, by --curves.

The same figures give the same files, byte for byte.
"""
import argparse
import json
import sys
from pathlib import Path

try:
    import matplotlib

    matplotlib.use("svg")
    from matplotlib import pyplot, ticker
except ImportError:
    sys.exit(f"plot.py: {sys.executable} has no matplotlib; install python3-matplotlib, and run this by /usr/bin/python3")

matplotlib.rcParams.update({
    "svg.hashsalt": "rowscope", "svg.fonttype": "none", "font.family": "sans-serif", "font.size": 9,
    "axes.spines.top": False, "axes.spines.right": False, "axes.grid": True, "axes.axisbelow": True,
    "grid.color": "#e3e3e3", "grid.linewidth": 0.7, "axes.edgecolor": "#808080", "axes.titlesize": 10,
    "axes.titlelocation": "left", "legend.frameon": False, "legend.fontsize": 8.5, "lines.markersize": 4.5})

REFERENCE = "raw"
# The colours can be told apart by those who see red and green alike, and in grey by how light they are.
GREY, DARK, ORANGE, BLUE, GREEN = "#8c8c8c", "#404040", "#e69f00", "#56b4e9", "#00694e"
COLOURS = {
    "raw": GREY, "raw, without its mutex": "#b9b9b9", "raw, prepared each time": DARK, "SOCI <<": "#d55e00", "SOCI statement": ORANGE, "SOCI rowset": "#f0c350",
    "SQLiteCpp": BLUE, "rowscope": GREEN, "rowscope, recorded": "#35a582", "rowscope raw()": "#8fd3bd",
}
# A bar that is longer than so many times the reference is cut off; its number is beside it.
LONGEST_BAR = 4.0


def save(figure, directory, name):
    path = Path(directory) / f"{name}.svg"
    figure.savefig(path, metadata={"Date": None, "Creator": None}, facecolor="white", bbox_inches="tight", pad_inches=0.08)
    pyplot.close(figure)
    return path


def draw_work(axes, title, records):
    """A bar for each variant: its instructions as a multiple of the reference's."""
    for row, record in enumerate(records):
        ratio, cpu = record["instructions_ratio"], record["cpu_ratio"]
        colour = COLOURS.get(record["variant"], BLUE)
        if ratio is None:
            axes.text(0.05, row, "not measured", va="center", fontsize=8, color=GREY, zorder=3,
                      bbox={"facecolor": "white", "edgecolor": "none", "pad": 1})
            continue
        axes.barh(row, min(ratio, LONGEST_BAR), height=0.72, color=colour)
        if ratio > LONGEST_BAR:
            for gap in (0.0, 0.09):
                axes.plot([LONGEST_BAR - 0.34 + gap, LONGEST_BAR - 0.22 + gap], [row + 0.45, row - 0.45], color="white",
                          linewidth=2)
        if cpu is not None and cpu <= LONGEST_BAR:
            axes.plot(cpu, row, marker="D", markersize=4, markerfacecolor="white", markeredgecolor="black",
                      markeredgewidth=0.8, linestyle="none")
        label = f"{ratio:.2f}×" if ratio < 9.95 else f"{ratio:.1f}×"
        after = max(min(ratio, LONGEST_BAR), cpu + 0.06 if cpu is not None and cpu <= LONGEST_BAR else 0)
        axes.text(after + 0.06, row, label, va="center", fontsize=8.5)
    axes.axvline(1, color="black", linestyle="--", linewidth=0.9)
    axes.set_yticks(range(len(records)), [record["variant"] for record in records])
    axes.set_ylim(len(records) - 0.4, -0.6)
    axes.set_xlim(0, LONGEST_BAR + 0.65)
    axes.set_xticks(range(int(LONGEST_BAR) + 1), [f"{n}×" if n else "0" for n in range(int(LONGEST_BAR) + 1)])
    axes.grid(axis="y", visible=False)
    axes.tick_params(axis="y", length=0)
    reference = next((r for r in records if r["variant"] == REFERENCE and r["instructions"]), None)
    known = f"1× = {reference['instructions']:,.0f}" if reference else ""
    axes.set_title(title, fontweight="bold")
    axes.set_title(known, loc="right", fontsize=7, color="#505050")


def bars(records, directory):
    """A file for each storage, with a panel for each work. \\returns the files"""
    paths = []
    for storage in dict.fromkeys(record["storage"] for record in records):
        here = [record for record in records if record["storage"] == storage]
        works = list(dict.fromkeys(record["work"] for record in here))
        variants = [v for v in dict.fromkeys([*COLOURS, *(r["variant"] for r in here)])]
        of = {work: sorted((r for r in here if r["work"] == work), key=lambda r: variants.index(r["variant"]))
              for work in works}
        rows = [works[i:i + 2] for i in range(0, len(works), 2)]
        heights = [max(len(of[work]) for work in row) * 0.23 + 0.62 for row in rows]
        figure, panels = pyplot.subplots(len(rows), 2, figsize=(10.5, sum(heights) + 0.6), squeeze=False, layout="constrained",
                                         gridspec_kw={"height_ratios": heights})
        for axes in panels.flat:
            axes.set_visible(False)
        for at, row in enumerate(rows):
            for axes, work in zip(panels[at], row):
                axes.set_visible(True)
                draw_work(axes, work, of[work])
        marks = [pyplot.Rectangle((0, 0), 1, 1, color=GREEN), pyplot.Line2D([], [], color="black", linestyle="--", linewidth=0.9),
                 pyplot.Line2D([], [], marker="D", markersize=4, markerfacecolor="white", markeredgecolor="black",
                               linestyle="none")]
        figure.legend(marks, ["instructions of an execution, as a multiple of the reference's",
                              "the reference: cached statements of the SQLite C API; 1× are so many instructions", "CPU time, the same way"],
                      loc="lower left", bbox_to_anchor=(0, 1), ncols=3, title=f"database in {'memory' if storage == 'memory' else 'a ' + storage}",
                      title_fontproperties={"weight": "bold", "size": 11}, alignment="left")
        paths.append(save(figure, directory, f"works_{storage}"))
    return paths


def thousands(axes, *which):
    for axis in which:
        getattr(axes, f"{axis}axis").set_major_formatter(ticker.FuncFormatter(lambda n, _: f"{n:,.0f}"))


def log_x(axes, values, base=10):
    axes.set_xscale("log", base=base)
    axes.set_xticks(values)
    axes.minorticks_off()
    thousands(axes, "x")


def line(axes, xs, ys, label, colour, reference=False, **more):
    style = {"linestyle": "--", "marker": "s", "zorder": 3} if reference else {"marker": "o", "zorder": 2}
    axes.plot(xs, ys, color=colour, label=label, **{**style, **more})


def draw_reads(points, by, label, directory):
    """How a point read and a page of 20 rows grow with rows or with tenants."""
    figure, (reads, pages, ratios) = pyplot.subplots(1, 3, figsize=(11, 3.5), layout="constrained")
    xs = [p[by] for p in points]
    for axes, work, shown, title in (
            (reads, "point read", points, "point read: instructions"),
            # Where a tenant has no 20 rows, the page is another, smaller work.
            (pages, "page", [p for p in points if p["page_rows"] >= 20], "page of 20 rows: instructions")):
        at = [p[by] for p in shown]
        for side, name in (("raw", "reference: C API, same SQL"), ("rowscope", "rowscope")):
            line(axes, at, [p["works"][work][side]["instructions"] for p in shown], name,
                 GREY if side == "raw" else GREEN, side == "raw")
        top = max((p["works"][work][s]["instructions"] for p in shown for s in ("raw", "rowscope")), default=1)
        axes.set_ylim(0, top * 1.3)
        for p in shown:
            depth = str(p["depth"]) if work == "point read" else f"{p['index_depth']}+{p['depth']}"
            highest = max(p["works"][work][side]["instructions"] for side in ("raw", "rowscope"))
            axes.annotate(depth, (p[by], highest), textcoords="offset points", xytext=(0, 6), ha="center", fontsize=8,
                          color="#505050")
        axes.set_title(title)
        axes.legend(loc="lower right", title="numbers: pages deep" if work == "point read" else
                    "numbers: pages deep, index + table", title_fontsize=8)
        log_x(axes, xs)
        axes.set_xlim(xs[0] / 1.8, xs[-1] * 1.8)
        thousands(axes, "y")
        axes.set_xlabel(label)
    for work, colour in (("point read", GREEN), ("page", ORANGE)):
        line(ratios, xs, [p["works"][work]["rowscope"]["instructions"] / p["works"][work]["raw"]["instructions"]
                          for p in points], work, colour)
    ratios.axhline(1, color=GREY, linestyle="--", label="reference: C API, same SQL")
    ratios.set_ylim(0.8, 1.2)
    ratios.set_title("rowscope / reference")
    log_x(ratios, xs)
    ratios.set_xlim(xs[0] / 1.8, xs[-1] * 1.8)
    ratios.set_xlabel(label)
    ratios.legend(loc="upper right")
    for axes in (reads, pages, ratios):
        axes.tick_params(axis="x", labelrotation=30)
    return save(figure, directory, by)


def draw_threads(points, directory):
    figure, panels = pyplot.subplots(1, 2, figsize=(10, 3.9), layout="constrained")
    xs = [p["threads"] for p in points]
    colours = dict(zip(points[0]["ways"], (GREY, GREEN, BLUE, ORANGE)))
    for axes, title, figure_of in zip(
            panels, ("reads per second, all threads (wall time)", "CPU time of a read, µs"),
            (lambda way: way["reads per second"], lambda way: way["cpu_ns"] / 1000)):
        for way, colour in colours.items():
            label = f"reference: {way}" if way.startswith("raw") else f"rowscope: {way}"
            line(axes, xs, [figure_of(p["ways"][way]) for p in points], label, colour, way.startswith("raw"))
        axes.axvline(points[0]["cores"], color="black", linestyle=":", linewidth=1, label=f"{points[0]['cores']} cores")
        axes.set_title(title)
        axes.set_xlabel("threads")
        log_x(axes, xs, 2)
        axes.set_ylim(bottom=0)
        thousands(axes, "y")
    handles, labels = panels[0].get_legend_handles_labels()
    figure.legend(handles, labels, loc="upper center", bbox_to_anchor=(0.5, 0), ncols=2)
    return save(figure, directory, "threads")


def draw_sites(points, directory):
    figure, panels = pyplot.subplots(1, 3, figsize=(11, 3.4), layout="constrained")
    xs = [p["sites"] for p in points]
    for axes, title, kind in zip(panels, ("instructions of an execution", "CPU time of an execution, ns"),
                                 ("instructions", "cpu_ns")):
        for side, name in (("raw", "reference: C API, same SQL"), ("rowscope", "rowscope")):
            line(axes, xs, [p[side][kind] for p in points], name, GREY if side == "raw" else GREEN, side == "raw")
        axes.set_ylim(0, axes.get_ylim()[1] * 1.15)
        axes.set_title(title)
        axes.legend(loc="lower right")
    for side, kind, name, colour in (("raw", "bytes allocated", "reference: all that is allocated", GREY),
                                     ("rowscope", "bytes allocated", "rowscope: first connection", GREEN),
                                     ("rowscope, another connection", "bytes allocated", "rowscope: each further one", "#35a582"),
                                     ("rowscope", "bytes of SQLite", "rowscope: what SQLite has of it", BLUE)):
        line(panels[2], xs, [p["memory"][side][kind] for p in points], name, colour, side == "raw")
    panels[2].set_ylim(0, panels[2].get_ylim()[1] * 1.5)
    panels[2].set_title("bytes for a cached statement")
    panels[2].legend(loc="upper right")
    for axes in panels:
        axes.set_xlabel("statement types on a connection, in turn")
        log_x(axes, xs)
        thousands(axes, "y")
    return save(figure, directory, "sites")


def draw_first(works, directory):
    """The first execution of a statement type in a process, on another connection, and the second."""
    bars_of = [("C API: prepare and step", works["first"]["raw"], GREY),
               ("rowscope: first in the process", works["first"]["rowscope"], GREEN),
               ("rowscope: first on another connection", works["first on another connection"]["rowscope"], "#35a582"),
               ("C API: prepared before", works["second"]["raw"], GREY),
               ("rowscope: second", works["second"]["rowscope"], GREEN)]
    figure, axes = pyplot.subplots(figsize=(8.5, 2.4), layout="constrained")
    longest = max(costs["instructions"] for _, costs, _ in bars_of)
    for row, (name, costs, colour) in enumerate(bars_of):
        axes.barh(row, costs["instructions"], height=0.7, color=colour)
        axes.text(costs["instructions"] + longest * 0.01, row,
                  f"{costs['instructions']:,.0f}   ({costs['cpu_ns'] / 1000:.1f} µs)", va="center", fontsize=8.5)
    axes.set_yticks(range(len(bars_of)), [name for name, _, _ in bars_of])
    axes.set_ylim(len(bars_of) - 0.4, -0.6)
    axes.set_xlim(0, longest * 1.22)
    axes.grid(axis="y", visible=False)
    axes.tick_params(axis="y", length=0)
    axes.set_title("instructions of an execution (CPU time); grey is the reference")
    thousands(axes, "x")
    return save(figure, directory, "first")


def draw_compiling(points, directory):
    figure, panels = pyplot.subplots(1, 3, figsize=(11, 3.6), layout="constrained")
    for axes, title, kind, unit in zip(panels, ("compile time, seconds", "object, KB", "machine code and constants, KB"),
                                       ("seconds", "object_bytes", "text_bytes"), (1, 1000, 1000)):
        for level, style in (("-O0", "o-"), ("-O2", "^--")):
            here = [p for p in points if p["level"] == level]
            for side, name, colour in (("soci", "reference: SOCI by hand", GREY), ("rowscope", "rowscope", GREEN)):
                axes.plot([p["statements"] for p in here], [p[side][kind] / unit for p in here], style, color=colour,
                          label=f"{name}, {level}")
        axes.set_ylim(bottom=0)
        axes.set_title(title)
        axes.set_xlabel("statements in the file")
        axes.set_xticks(sorted({p["statements"] for p in points}))
        thousands(axes, "y")
    handles, labels = panels[0].get_legend_handles_labels()
    figure.legend(handles, labels, loc="upper center", bbox_to_anchor=(0.5, 0), ncols=4)
    return save(figure, directory, "compile")


def curves(measured, directory):
    """A file for each curve that was measured. \\returns the files"""
    drawing = {"rows": lambda points: draw_reads(points, "rows", "rows, of 1,000 tenants", directory),
               "tenants": lambda points: draw_reads(points, "tenants", "tenants, in 1,000,000 rows", directory),
               "threads": lambda points: draw_threads(points, directory),
               "sites": lambda points: draw_sites(points, directory),
               "first": lambda works: draw_first(works, directory),
               "compile": lambda points: draw_compiling(points, directory)}
    return [draw(measured[name]) for name, draw in drawing.items() if measured.get(name)]


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--table", metavar="FILE", help="the works: a list of records")
    options.add_argument("--curves", metavar="FILE", help="the curves: what curves.py --json has written")
    options.add_argument("--out", metavar="DIR", required=True, help="the folder of the drawings; made where it is missing")
    given = options.parse_args()
    if not given.table and not given.curves:
        options.error("nothing to draw: --table FILE, --curves FILE or both")
    Path(given.out).mkdir(parents=True, exist_ok=True)
    paths = []
    try:
        if given.table:
            paths += bars(json.loads(Path(given.table).read_text()), given.out)
        if given.curves:
            paths += curves(json.loads(Path(given.curves).read_text()), given.out)
    except (OSError, json.JSONDecodeError, KeyError, TypeError) as e:
        print(f"plot.py: what is to be drawn cannot be read: {e!r}", file=sys.stderr)
        return 2
    for path in paths:
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
