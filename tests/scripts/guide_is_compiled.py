#!/usr/bin/env python3
"""The code in docs/guide.md stands in examples/guide, where it is compiled and run: each line of a block of C++ there is
found in that folder, in the same order, whatever its indentation."""
import pathlib
import re
import sys


def lines_of(text):
    return [line.strip() for line in text.splitlines() if line.strip()]


def stands_in(block, source):
    """Whether the lines of the block stand in the source one directly behind the other."""
    return any(source[i:i + len(block)] == block for i in range(len(source) - len(block) + 1))


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parents[2])
    guide = root / "docs" / "guide.md"
    sources = [lines_of(p.read_text()) for p in sorted((root / "examples" / "guide").iterdir())]
    blocks = re.findall(r"^```cpp\n(.*?)^```", guide.read_text(), re.M | re.S)
    strays = 0
    for block in blocks:
        if not any(stands_in(lines_of(block), source) for source in sources):
            strays += 1
            print(f"{guide}: this stands nowhere in examples/guide:\n{block}")
    if not blocks:
        print(f"{guide}: no block of C++ found")
    print(f"show: guide: {len(blocks)} pieces of code, {len(blocks) - strays} of them compiled and run")
    return 1 if strays or not blocks else 0


if __name__ == "__main__":
    sys.exit(main())
