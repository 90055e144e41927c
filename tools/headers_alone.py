#!/usr/bin/env python3
"""Compiles every header of the libraries alone: one that needs another one first is an error.

A header that a source of the libraries includes before all else is compiled so by the build.
"""

import argparse
import concurrent.futures
import os
import pathlib
import re
import subprocess
import sys

HEADERS = ("include", "src", "audit/include", "audit/src")  # the folders of headers
SOURCES = ("src", "audit/src")  # compiled without precompiled headers
PUBLIC = ("include", "audit/include")
FIRST_INCLUDE = re.compile(r'^#include ([<"])(.+?)[>"]', re.MULTILINE)
FLAGS = ["-std=c++20", "-fsyntax-only", "-Wall", "-Wextra", "-Wpedantic", "-Werror"]


def compile_alone(root, compiler, header):
    folders = [f"-I{root / folder}" for folder in HEADERS]
    command = [compiler, *FLAGS, *folders, "-include", str(header), "-x", "c++", "-"]
    return subprocess.run(command, input="", stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def included_first(root):
    """The headers that some source includes before all else."""
    found = set()
    for source in (path for folder in SOURCES for path in (root / folder).rglob("*.cpp")):
        if first := FIRST_INCLUDE.search(source.read_text()):
            places = [root / folder for folder in PUBLIC] if first[1] == "<" else [source.parent]
            found |= {(place / first[2]).resolve() for place in places}
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parent.parent)
    parser.add_argument("--compiler", required=True)
    args = parser.parse_args()
    root = args.root.resolve()

    headers = sorted({path for folder in HEADERS for path in (root / folder).rglob("*.hpp")} - included_first(root))
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        results = list(pool.map(lambda header: compile_alone(root, args.compiler, header), headers))
    failed = 0
    for header, result in zip(headers, results):
        if result.returncode != 0:
            failed += 1
            print(f"{header.relative_to(root)} does not compile alone with {args.compiler}:\n{result.stdout}")
    print(f"{len(headers)} headers alone, with {args.compiler}: {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
