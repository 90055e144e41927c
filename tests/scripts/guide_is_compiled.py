#!/usr/bin/env python3
"""The C++ on the pages under docs/ stands in examples/guide, examples/scope_rules, examples/recording, examples/legacy and
examples/migration, where it is compiled and run: each line of a block is found in one of their files, in the same
order, whatever its indentation."""
import pathlib
import re
import sys

FOLDERS = ("guide", "scope_rules", "recording", "legacy", "migration")


def lines_of(text):
    return [line.strip() for line in text.splitlines() if line.strip()]


def stands_in(block, source):
    """Whether the lines of the block stand in the source one directly behind the other."""
    return any(source[i:i + len(block)] == block for i in range(len(source) - len(block) + 1))


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parents[2])
    sources = [lines_of(p.read_text()) for folder in FOLDERS
               for p in sorted((root / "examples" / folder).iterdir())]
    blocks = strays = 0
    for page in sorted((root / "docs").glob("*.md")):
        found = re.findall(r"^```cpp\n(.*?)^```", page.read_text(), re.M | re.S)
        if not found and page.stem in ("guide", "queries", "schema"):
            sys.exit(f"{page}: no block of C++ found")
        blocks += len(found)
        for block in found:
            if not any(stands_in(lines_of(block), source) for source in sources):
                strays += 1
                print(f"{page}: this stands nowhere in the examples {', '.join(FOLDERS)}:\n{block}")
    print(f"show: guide: {blocks} pieces of code, {blocks - strays} of them compiled and run")
    return 1 if strays else 0


if __name__ == "__main__":
    sys.exit(main())
