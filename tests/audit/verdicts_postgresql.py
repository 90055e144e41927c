#!/usr/bin/env python3
"""What suites that are right and ones that are wrong are told on PostgreSQL: the same as on SQLite.

Each of their processes has a database of its own, so that they run side by side."""

import os
import pathlib
import re
import sys
import tempfile

import verdicts
from verdicts import BELOW, below, expect, run_alone, tool

SIDE_BY_SIDE = {"ROWSCOPE_AUDIT_JOBS": str(os.cpu_count())}


def check_right(work):
    code, said = run_alone(work, "right", **SIDE_BY_SIDE)
    expect("on postgresql the right suite proves every site", code == 0, said)
    proven = re.search(r"audit: (\d+) sites, (\d+) proven: pass", said)
    expect("on postgresql no site is left out", proven and proven[1] == proven[2], said)


def check_wrong(work):
    code, said = run_alone(work, "second_tenant", **SIDE_BY_SIDE)
    lists = {"ticket.list", "ticket.open_count", "ticket.search", "comment.talk"}
    by_key = {"ticket.by_id", "ticket.close", "ticket.remove"}
    expect("on postgresql a second tenant's rows prove lists", code == BELOW and not lists & below(said), said)
    expect("on postgresql they prove no reads and writes by key", by_key <= below(said), said)

    code, said = run_alone(work, "only_true", **SIDE_BY_SIDE)
    stays = re.findall(r"^below level: ([\w.]+) .*distinguishable, not proven", said, re.MULTILINE)
    expect("on postgresql CHECK(true) stays at distinguishable", code == BELOW and lists | {"ticket.by_id", "ticket.close"} <= set(stays), said)


def check_one_at_a_time(work):
    records = work / "records"
    tool("record", "--records", records, verdicts.suite("one_tenant"))
    text = "".join(f.read_text() for f in records.glob("*.json"))
    expect("on postgresql a record says that the tests use a server", '"uses_server": true' in text, text[:2000])


def main():
    if not os.path.exists(os.environ.get("ROWSCOPE_POSTGRESQL", "")):
        print("skipped: audit_verdicts_postgresql: the PostgreSQL server is not installed (package: postgresql)")
        return 77
    with tempfile.TemporaryDirectory(prefix="rowscope-audit.") as folder:
        work = pathlib.Path(folder)
        check_right(work)
        check_wrong(work)
        verdicts.check_tenant_types(work, "on postgresql ", **SIDE_BY_SIDE)
        check_one_at_a_time(work)
    print(f"{verdicts.checks - len(verdicts.failures)} passed, {len(verdicts.failures)} failed")
    return 1 if verdicts.failures else 0


if __name__ == "__main__":
    sys.exit(main())
