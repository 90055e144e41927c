#!/usr/bin/env python3
"""Each statement of the pages under docs/ sends the SQL that stands in tests/golden/docs. The programs that hold the pages'
code run, and say what each site has sent; run as a user would, they print the same each time."""
import os
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
import documented_sql  # noqa: E402

DOCS = pathlib.Path(__file__).resolve().parents[2] / "docs"


def output_of(*command):
    return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout


def main():
    programs = [os.environ.get(name) for name in ("ROWSCOPE_GUIDE", "ROWSCOPE_SCOPE_RULES", "ROWSCOPE_LEGACY")]
    if not all(programs):
        print("skipped: the SQL of the documents: the examples are not built")
        return 77
    for program in programs:
        if output_of(program) != output_of(program):
            sys.exit(f"{program} prints something else each time")
    sent = {}
    for program in programs:
        sent.update(documented_sql.parse(output_of(program, "--sql")))
    pages = {page.stem: sites for page in sorted(DOCS.glob("*.md")) if (sites := documented_sql.sites_of(page))}
    if not {"guide", "queries", "schema"} <= set(pages):
        sys.exit(f"only these pages name a site: {sorted(pages)}")
    wrong = [name for name, sites in pages.items() if not documented_sql.check_page(name, sites, sent)]
    print(f"show: SQL of the documents: {sum(map(len, pages.values()))} sites on {len(pages)} pages")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
