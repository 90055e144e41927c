#!/usr/bin/env python3
"""Compiles every header of the libraries alone: one that needs another one first is an error.

A header that a source of the libraries includes before all else is compiled so by a build, and so is what that header
itself includes before all else. The same holds of the headers that are compiled here.
"""

import argparse
import concurrent.futures
import functools
import os
import pathlib
import re
import subprocess
import sys

HEADERS = ("include", "src", "audit/include", "audit/src")  # the folders of headers
SOURCES = ("src", "audit/src")  # a build compiles them without precompiled headers
PUBLIC = ("include", "audit/include")
FIRST_INCLUDE = re.compile(r'^#include ([<"])(.+?)[>"]', re.MULTILINE)
FLAGS = ["-std=c++20", "-fsyntax-only", "-Wall", "-Wextra", "-Wpedantic", "-Werror"]


@functools.cache
def of_libpq():
    """Where its headers are: not every system has them among the others."""
    try:
        return ["-isystem", subprocess.run(["pg_config", "--includedir"], capture_output=True, text=True).stdout.strip()]
    except OSError:
        return []


def compile_alone(root, compiler, header):
    folders = [f"-I{root / folder}" for folder in HEADERS]
    command = [compiler, *FLAGS, *folders, *of_libpq(), "-include", str(header), "-x", "c++", "-"]
    return subprocess.run(command, input="", stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def first_included(path, root):
    """What a file includes before all else; None where it includes nothing."""
    if not (first := FIRST_INCLUDE.search(path.read_text())):
        return None
    places = [root / folder for folder in PUBLIC] if first[1] == "<" else [path.parent]
    return next((place / first[2] for place in places if (place / first[2]).is_file()), None)


def with_what_they_include_first(paths, root):
    """The files, what they include before all else, what that does, and so on."""
    found = set()
    for path in paths:
        while path and path.resolve() not in found:
            found.add(path.resolve())
            path = first_included(path, root)
    return found


def headers_to_compile(root):
    """So few that every other one comes first in one of them, or in a source of the libraries."""
    sources = {path for folder in SOURCES for path in (root / folder).rglob("*.cpp")}
    left = {path for folder in HEADERS for path in (root / folder).rglob("*.hpp")}
    left -= with_what_they_include_first(sources, root)
    inner = {first.resolve() for path in left if (first := first_included(path, root))}
    chosen = left - inner
    # None is left but for a circle of headers.
    return sorted(chosen | left - with_what_they_include_first(chosen, root))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parent.parent)
    parser.add_argument("--compiler", required=True)
    args = parser.parse_args()
    root = args.root.resolve()

    headers = headers_to_compile(root)
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
