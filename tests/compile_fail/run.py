#!/usr/bin/env python3
"""Compile-fail tests: each case is one file that is compiled twice, right and wrong, its message matched.

A case says in the comments at its top what the compiler has to say about the wrong version:

    // expect: REGEX            the first line with `error:` has `rowscope:`, and REGEX is found after it
    // expect-compiler: REGEX   the sentence is the compiler's own: the first line with `error:` matches REGEX
    // expect-warning: REGEX    it compiles, and a line with `warning:` has `rowscope:`, and REGEX is found after it
    // bad: TEXT                compile the wrong version with BAD defined as TEXT, which may be empty; may be repeated

The wrong version stands under `#ifdef BAD`. Where no `bad:` is given it is compiled once, with BAD defined as 1.
The right version is compiled without BAD and has to be free of errors and warnings.

Most of the time goes into reading the headers, precompiled as they are. So several versions are compiled as one file first,
each inside of a namespace: right ones together, and wrong ones, whose errors are told apart by the file names that `#line`
gives them. What does not come out as it should there is tried again among other ones, for compilers say only once what two
versions have in common. Whatever is left, or cannot stand in a namespace, is compiled by itself, and that decides.
"""

import argparse
import concurrent.futures
import dataclasses
import itertools
import os
import pathlib
import re
import resource
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree

HERE = pathlib.Path(__file__).resolve().parent
EXPECTATION = re.compile(r"//\s*(expect|expect-compiler|expect-warning):\s*(.+?)\s*$")
WRONG_LINE = re.compile(r"//\s*bad:\s*(.*?)\s*$")
SHOWN_LINES = 6
SHOWN_WIDTH = 300
TIME_LIMIT_SECONDS = 120
CASES_IN_ONE_FILE = 32
WRONG_VERSIONS_IN_ONE_FILE = (32, 32, 16)  # first, and then of those that are left
# What g++ says before an error: where it was, and what asked for it. clang says it behind.
LEADS_TO_ERROR = re.compile(r"^In file included from|^ +from |: In |:   (recursively )?required |:   in |^In ")
VERSION_IN_FILE = re.compile(r"\bwrong_(\d+)\.cpp:")


@dataclasses.dataclass
class Case:
    name: str
    path: pathlib.Path
    kind: str
    expected: re.Pattern
    wrong: list  # what BAD is defined as, once for each compilation of the wrong version
    alone: bool  # specializes a template of the library, or defines a macro: stands in no namespace with others
    text: str


@dataclasses.dataclass
class Result:
    case: Case
    problems: list
    seconds: float


class MalformedCase(Exception):
    pass


def read_case(path):
    """Reads the header comment: the lines before the first one that is no comment."""
    name = path.relative_to(HERE).with_suffix("").as_posix()
    expectations, wrong = [], []
    text = path.read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line.startswith("//"):
            break
        if match := EXPECTATION.match(line):
            expectations.append(match.groups())
        elif match := WRONG_LINE.match(line):
            wrong.append(match.group(1))
    if len(expectations) != 1:
        raise MalformedCase(f"{name}: the header comment needs exactly one `// expect: REGEX`")
    if not re.search(r"^#ifn?def BAD$", text, re.MULTILINE):
        raise MalformedCase(f"{name}: the wrong version has to be chosen by `#ifdef BAD`")
    kind, pattern = expectations[0]
    try:
        expected = re.compile(pattern, re.IGNORECASE)
    except re.error as error:
        raise MalformedCase(f"{name}: `{pattern}` is no regular expression: {error}") from error
    alone = re.search(r"^(template <>|#define )", text, re.MULTILINE) is not None
    return Case(name, path, kind, expected, wrong or ["1"], alone, text)


def cases_matching(filters):
    """Every case whose name contains one of the filters; every case where there is none."""
    paths = sorted(HERE.rglob("*.cpp"))
    cases = [read_case(path) for path in paths]
    return [case for case in cases if not filters or any(f in case.name for f in filters)]


class Compiler:
    """Checks files without writing any, with the headers that all cases share compiled once."""

    def __init__(self, command, includes, work, precompile):
        self.command = command
        self.work = pathlib.Path(work)
        self.numbers = itertools.count()
        try:
            version = subprocess.run([command, "--version"], capture_output=True, text=True, check=True).stdout
        except (OSError, subprocess.CalledProcessError) as error:
            sys.exit(f"{command} cannot be run: {error}")
        self.is_clang = "clang" in version
        self.options = ["-std=c++20", "-Wall", "-Wextra", "-fdiagnostics-color=never"]
        self.options += [f"-I{directory}" for directory in includes]
        if precompile:
            self.options += self._precompile()

    def _run(self, arguments):
        command = [self.command, *self.options, *arguments]
        environment = {**os.environ, "LC_ALL": "C"}
        done = subprocess.run(command, capture_output=True, text=True, errors="replace", env=environment,
                              timeout=TIME_LIMIT_SECONDS, check=False)
        return done.returncode, done.stderr

    def _precompile(self):
        header = self.work / "shared.hpp"
        header.write_text(f'#include "{HERE / "tables.hpp"}"\n', encoding="utf-8")
        output = self.work / ("shared.pch" if self.is_clang else "shared.hpp.gch")
        code, said = self._run(["-x", "c++-header", str(header), "-o", str(output)])
        if code != 0:
            sys.exit(f"the shared headers do not compile with {self.command}:\n{excerpt(said)}")
        return ["-include-pch", str(output)] if self.is_clang else ["-Winvalid-pch", "-include", str(header)]

    def check_right(self, path):
        """The output for the right version; empty when there is nothing to say."""
        code, said = self._run(["-fsyntax-only", "-Werror", str(path)])
        return said if said.strip() or code == 0 else f"exit code {code}"

    def check_right_together(self, cases):
        """Whether the right versions of all these cases are fine as one file."""
        together = self.work / f"right.{cases[0].name.replace('/', '.')}.cpp"
        bodies = [f'namespace case_{i} {{\n#include "{case.path}"\n}}\n' for i, case in enumerate(cases)]
        together.write_text(f'#include "{HERE / "tables.hpp"}"\n' + "".join(bodies), encoding="utf-8")
        try:
            return not self.check_right(together)
        except subprocess.TimeoutExpired:
            return False

    def say_of_wrong_together(self, versions):
        """For each of these (case, BAD) what is said of it in one file; and the exit code of the whole."""
        together = self.work / f"wrong.{next(self.numbers)}.cpp"
        bodies = [f'#line 1 "wrong_{i}.cpp"\nnamespace wrong_{i} {{\n#define BAD {bad}\n{without_tables(case)}\n'
                  f'#undef BAD\n}}\n' for i, (case, bad) in enumerate(versions)]
        together.write_text(f'#include "{HERE / "tables.hpp"}"\n' + "".join(bodies), encoding="utf-8")
        limit = ["-ferror-limit=0"] if self.is_clang else ["-fmax-errors=0"]
        try:
            code, said = self._run(["-fsyntax-only", *limit, "-ftemplate-backtrace-limit=0", str(together)])
        except subprocess.TimeoutExpired:
            return 1, {}
        return code, told_apart(said, self.is_clang)

    def check_wrong(self, path, bad, stops_at_error):
        """Exit code and output; only the first error matters, and to stop there saves half of the time."""
        stop = ["-ferror-limit=1" if self.is_clang else "-fmax-errors=1"] if stops_at_error else []
        return self._run(["-fsyntax-only", f"-DBAD={bad}", *stop, str(path)])


def without_tables(case):
    """The text without the header that stands before all cases."""
    return case.text.replace('#include "../tables.hpp"', "")


def told_apart(said, is_clang):
    """The errors and warnings of each version of a file of several, in their order, by the versions' numbers: up to the
    first that could be the first error of any version that has none yet, and is not ours."""
    blocks, leading = [], []
    for line in said.splitlines():
        if ": error:" in line or ": warning:" in line or ": fatal error:" in line:
            blocks.append(([] if is_clang else leading) + [line])
            leading = []
        elif LEADS_TO_ERROR.search(line) and not is_clang:
            leading.append(line)
        else:
            leading = []
            if is_clang and blocks:
                blocks[-1].append(line)
    found = {}
    for block in blocks:
        numbers = {int(number) for line in block for number in VERSION_IN_FILE.findall(line)}
        if len(numbers) == 1:
            found.setdefault(numbers.pop(), []).extend(block)
        elif not any("error:" in line and "rowscope:" in line for line in block):
            break
    return found


def excerpt(text):
    """The first error or warning with the line before it and some after it."""
    lines = text.splitlines()
    marked = [i for i, line in enumerate(lines) if "error:" in line or "warning:" in line]
    first = max(0, marked[0] - 1) if marked else 0
    shown = lines[first:first + SHOWN_LINES]
    return "\n".join("    " + line[:SHOWN_WIDTH] + (" ..." if len(line) > SHOWN_WIDTH else "") for line in shown)


def sentence_in(line, kind):
    """The line from the sentence on; clang writes the failed requirement, in which anything may stand, before it."""
    match = re.search("error:" if kind == "expect-compiler" else r"rowscope:(?!:)", line)
    return line[match.start():] if match else None


def problem_of_wrong_version(case, compiler, bad):
    """Why the wrong version is not refused as it should be; None when it is."""
    warns = case.kind == "expect-warning"
    return problem_of_output(case, *compiler.check_wrong(case.path, bad, stops_at_error=not warns))


def problem_of_output(case, code, said):
    warns = case.kind == "expect-warning"
    if warns and code != 0:
        return "the wrong version should give a warning, not an error", said
    if not warns and code == 0:
        return "the wrong version compiles", said
    mark = "warning:" if warns else "error:"
    marked = [line for line in said.splitlines() if mark in line]
    if not marked:
        return f"no line of the output has `{mark}`", said
    # An error has to come first; a warning may stand among others.
    sentences = [sentence for line in (marked if warns else marked[:1]) if (sentence := sentence_in(line, case.kind))]
    if not sentences:
        return f"the first `{mark}` has no sentence that starts with `rowscope:`", said
    if not any(case.expected.search(sentence) for sentence in sentences):
        return f"the sentence does not match `{case.expected.pattern}`", "\n".join(sentences)
    return None


def right_versions_that_compile(cases, compiler, pool):
    cases = [case for case in cases if not case.alone]
    groups = [cases[i:i + CASES_IN_ONE_FILE] for i in range(0, len(cases), CASES_IN_ONE_FILE)]
    fine = pool.map(compiler.check_right_together, groups)
    return {case.name for group, ok in zip(groups, fine) if ok for case in group}


def wrong_versions_that_are_refused(cases, compiler, pool):
    """The (name, BAD) that several in one file show to be refused as they should be."""
    fit = [case for case in cases if not case.alone and "#include" not in without_tables(case)]
    refused = set()
    for warns in (False, True):  # where there is an error a compiler may keep its warnings to itself
        left = [(case, bad) for case in fit if (case.kind == "expect-warning") == warns for bad in case.wrong]
        for size in WRONG_VERSIONS_IN_ONE_FILE:
            files = -(-len(left) // size)
            groups = [left[i::files] for i in range(files)]
            left = []
            for versions, (code, said) in zip(groups, pool.map(compiler.say_of_wrong_together, groups)):
                for i, (case, bad) in enumerate(versions):
                    if i in said and problem_of_output(case, code, "\n".join(said[i])) is None:
                        refused.add((case.name, bad))
                    else:
                        left.append((case, bad))
    return refused


def run(case, compiler, right_is_known_to_compile, refused):
    start = time.monotonic()
    problems = []
    try:
        if not right_is_known_to_compile and (said := compiler.check_right(case.path)):
            problems.append(f"the right version does not compile cleanly\n{excerpt(said)}")
        for bad in case.wrong:
            if (case.name, bad) in refused:
                continue
            if problem := problem_of_wrong_version(case, compiler, bad):
                sentence, said = problem
                which = f" (BAD is `{bad}`)" if case.wrong != ["1"] else ""
                problems.append(f"{sentence}{which}\n{excerpt(said)}".rstrip())
    except subprocess.TimeoutExpired:
        problems.append(f"the compiler was still running after {TIME_LIMIT_SECONDS} seconds")
    return Result(case, problems, time.monotonic() - start)


def write_junit(path, results, compiler, seconds):
    failed = sum(bool(result.problems) for result in results)
    suite = xml.etree.ElementTree.Element(
        "testsuite", name=f"compile_fail.{os.path.basename(compiler)}", tests=str(len(results)),
        failures=str(failed), errors="0", skipped="0", time=f"{seconds:.3f}")
    for result in results:
        folder, _, name = result.case.name.rpartition("/")
        classname = ".".join(filter(None, ["compile_fail", os.path.basename(compiler), folder]))
        test = xml.etree.ElementTree.SubElement(suite, "testcase", classname=classname, name=name,
                                                time=f"{result.seconds:.3f}")
        if result.problems:
            text = "\n".join(result.problems)
            failure = xml.etree.ElementTree.SubElement(test, "failure", message=text.splitlines()[0])
            # Control characters have no place in XML 1.0.
            failure.text = re.sub(r"[^\t\n\x20-\ud7ff\ue000-\ufffd]", "?", text)
    xml.etree.ElementTree.ElementTree(suite).write(path, encoding="utf-8", xml_declaration=True)


def parse_arguments():
    parser = argparse.ArgumentParser(description="Compiles every case, right and wrong, and matches what is said.")
    parser.add_argument("--compiler", default="g++", help="the compiler to run (default: g++)")
    parser.add_argument("--include", action="append", default=[], metavar="DIR",
                        help="a folder for #include <...>; may be repeated (default: the include/ of this tree)")
    parser.add_argument("--junit", metavar="FILE", help="write the results as JUnit XML")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, metavar="N", help="compile N cases at a time")
    parser.add_argument("--no-precompiled-header", action="store_true", help="read the shared headers for each case")
    parser.add_argument("--slowest", type=int, default=0, metavar="N", help="list the N cases that took longest")
    parser.add_argument("filters", nargs="*", metavar="FILTER", help="only cases whose name contains one of these")
    return parser.parse_args()


def main():
    arguments = parse_arguments()
    includes = arguments.include or [HERE.parents[1] / "include"]
    try:
        cases = cases_matching(arguments.filters)
    except MalformedCase as error:
        sys.exit(str(error))

    start = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="compile_fail.") as work:
        compiler = Compiler(arguments.compiler, includes, work, cases and not arguments.no_precompiled_header)
        with concurrent.futures.ThreadPoolExecutor(max(1, arguments.jobs)) as pool:
            right = right_versions_that_compile(cases, compiler, pool)
            refused = wrong_versions_that_are_refused(cases, compiler, pool)
            results = list(pool.map(lambda case: run(case, compiler, case.name in right, refused), cases))
    seconds = time.monotonic() - start

    failed = [result for result in results if result.problems]
    for result in failed:
        print(f"FAILED {result.case.name} ({arguments.compiler})")
        for problem in result.problems:
            print("  " + problem)
    for result in sorted(results, key=lambda r: -r.seconds)[: arguments.slowest]:
        print(f"{result.seconds:7.2f} s  {result.case.name}")
    if arguments.junit:
        write_junit(arguments.junit, results, arguments.compiler, seconds)
    if not results:
        print("no case has such a name" if arguments.filters else "there are no cases", file=sys.stderr)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    versions = sum(len(case.wrong) for case in cases)
    print(f"{len(refused)} of {versions} wrong versions were decided in files of several")
    print(f"{arguments.compiler}: {seconds:.1f} s, {used.ru_utime + used.ru_stime:.1f} s of processor time")
    print(f"{len(results) - len(failed)} passed, {len(failed)} failed")
    return 1 if failed or not results else 0


if __name__ == "__main__":
    sys.exit(main())
