#!/usr/bin/env python3
"""The checks of the source: include rules, every header alone, clang-format, clang-tidy.

Looks at the files that differ from the main branch or are not committed, with --all at every file. The include rules
and the headers are always checked whole. Exit code 1 when a check failed.
"""

import argparse
import concurrent.futures
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
FOLDERS = ("include", "src", "audit", "tools", "examples", "benchmarks", "tests")
PUBLIC = ("include/", "audit/include/")
# Other versions lay the same code out differently, so only this one decides.
CLANG_FORMAT = "clang-format-16"
CLANG_VERSIONS = (16, *range(40, 16, -1))
# Not the tests: most of what they compile is Catch2, and it takes five seconds a file.
TIDIED = ("include/", "src/", "audit/include/", "audit/src/", "audit/tool/", "tools/", "examples/", "benchmarks/")


def output_of(*command):
    result = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    return result.stdout.split("\n") if result.returncode == 0 else []


def changed_files():
    """What differs from where this branch left the main one (its remote's, else the last commit), and is untracked."""
    base = next((line for ref in ("origin/HEAD", "origin/main") for line in output_of("git", "merge-base", "HEAD", ref)
                 if line), "HEAD")
    return set(output_of("git", "diff", "--name-only", "--diff-filter=d", base)
               + output_of("git", "ls-files", "--others", "--exclude-standard")) - {""}


def sources(everything):
    found = [str(path.relative_to(ROOT)) for folder in FOLDERS for path in (ROOT / folder).rglob("*")
             if path.suffix in (".hpp", ".cpp")]
    if not everything:
        changed = changed_files()
        found = [path for path in found if path in changed]
    return sorted(found)


def versioned(tool):
    """The tool in the version that is preferred, or None."""
    return next((name for name in (f"{tool}-{version}" for version in CLANG_VERSIONS) if shutil.which(name)), None)


def run_all(commands):
    """Runs the commands on all cores; gives those that failed, with their output."""
    def run(command):
        return subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)

    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        results = list(pool.map(run, commands))
    return [(command, result.stdout) for command, result in zip(commands, results) if result.returncode != 0]


def check_includes(args, files):
    return [output for _, output in run_all([[sys.executable, "tools/include_rules.py"]])]


def check_headers(args, files):
    # One compiler is enough: each reads the same standard library, and the builds try both.
    command = [sys.executable, "tools/headers_alone.py", "--compiler", versioned("clang++") or "g++"]
    return [output for _, output in run_all([command])]


def check_format(args, files):
    if not shutil.which(CLANG_FORMAT):
        print(f"skipped: the layout was not checked: {CLANG_FORMAT} is not installed, and other versions differ")
        return []
    if args.fix and files:
        run_all([[CLANG_FORMAT, "-i", *files]])
    # Many files each: most of the time would go into starting it.
    jobs = [[CLANG_FORMAT, "--dry-run", "-Werror", *files[i:i + 40]] for i in range(0, len(files), 40)]
    wrong = {line.split(":", 1)[0] for _, output in run_all(jobs) for line in output.splitlines() if ": error: " in line}
    return [f"{path}: is not laid out as .clang-format says; ./dev lint --fix does it" for path in sorted(wrong)]


# Names that a file keeps to itself, which two files in one unit must not both have.
OWN_NAME = re.compile(r"^(?=\w)(?:(?:template <[^\n]*>|class|struct|enum class|using|constexpr|inline|static|const)\s+)*"
                      r"(?:[\w:<>,*&\[\] ]+[ *&])?(?!final\b)(\w+)\s*(?:\(|=|\{|final|:(?!:)|\[)", re.MULTILINE)
FILES_IN_UNIT = 12


def own_names(path):
    """What stands in the unnamed namespaces of a file at the start of a line: roughly, for a wrong guess costs time only."""
    text = (ROOT / path).read_text()
    bodies = re.findall(r"^namespace \{\n(.*?)^\}  // namespace$", text, re.MULTILINE | re.DOTALL)
    names = {name for body in bodies for name in OWN_NAME.findall(body)}
    return names | {"main"} if "int main(" in text else names


def stands_alone(path):
    """SOCI's header puts all of sqlite3.h into a namespace: no file that needs it can stand beside."""
    return "<soci/sqlite3/soci-sqlite3.h>" in (ROOT / path).read_text()


def grouped(units, options_of):
    """Files that can be read as one: of the same options, and without a name of their own that another has too."""
    groups = []
    for path in units:
        names = own_names(path)
        for options, members, taken in [] if stands_alone(path) else groups:
            if options == options_of[path] and len(members) < FILES_IN_UNIT and not names & taken:
                members.append(path)
                taken |= names
                break
        else:
            groups.append((path if stands_alone(path) else options_of[path], [path], names))
    return [members for _, members, _ in groups]


def tidy_units(tool, build, units, entries):
    """Most of the time goes into the headers of the libraries: so files are looked at several in one unit first. What
    is found in one, or does not compile as one, is looked at file by file, and that decides."""
    options_of = {path: re.sub(r" -o \S+ -c \S+$", "", entries[path]["command"]) for path in units}
    folder = build / "lint"
    folder.mkdir(exist_ok=True)
    groups, commands = grouped(units, options_of), []
    for i, members in enumerate(groups):
        unit = folder / f"unit_{i}.cpp"
        unit.write_text("".join(f'#include "{ROOT / path}"  // NOLINT(bugprone-suspicious-include)\n' for path in members))
        entry = entries[members[0]]
        commands.append({"directory": entry["directory"], "file": str(unit),
                         "command": entry["command"].replace(entry["file"], str(unit))})
    (folder / "compile_commands.json").write_text(json.dumps(commands))
    failed = run_all([[tool, "--quiet", "-p", str(folder), f"--header-filter=^{ROOT}/.*\\.cpp$",
                       "--extra-arg=-Wno-shadow", c["file"]]
                      for c in commands])
    suspects = {command[-1] for command, _ in failed}
    again = [path for c, members in zip(commands, groups) if c["file"] in suspects for path in members]
    return [[tool, "--quiet", "-p", str(build), path] for path in again]


def check_tidy(args, files):
    tool = versioned("clang-tidy")
    if not tool:
        print("skipped: clang-tidy was not run: no version of 16 or later is installed")
        return []
    entries = {os.path.relpath(entry["file"], ROOT): entry
               for entry in json.loads((args.build / "compile_commands.json").read_text())}
    files = [path for path in files if path.startswith(TIDIED)]
    units = [path for path in files if path.endswith(".cpp")]
    for path in [path for path in units if path not in entries]:
        print(f"skipped: {path} is in no target, so clang-tidy was not run on it")
        units.remove(path)
    headers = [path for path in files if path.startswith(PUBLIC)]
    # One unit that includes them all reads the standard library once.
    unit = args.build / "headers.cpp"
    unit.write_text("".join(f"#include <{path.split('include/', 1)[1]}>\n" for path in headers))
    flags = ["--", "-std=c++20", *(f"-I{ROOT / folder}" for folder in PUBLIC)]
    commands = [[tool, "--quiet", str(unit), "--header-filter=include/rowscope/", *flags]] if headers else []
    commands += tidy_units(tool, args.build, units, entries)
    return [re.sub(r"(?m)^\d+ warnings? (generated|treated as errors?)\.?$\n?", "", output)
            for _, output in run_all(commands)]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--all", action="store_true", help="every file, not only what changed")
    parser.add_argument("--fix", action="store_true", help="lay the files out as .clang-format says")
    parser.add_argument("--build", type=pathlib.Path, required=True, help="a build folder configured with clang")
    args = parser.parse_args()
    args.build = args.build.resolve()

    files = sources(args.all)
    red = []
    for name, check in (("include rules", check_includes), ("headers alone", check_headers),
                        ("clang-format", check_format), ("clang-tidy", check_tidy)):
        start = time.monotonic()
        complaints = check(args, files)
        for complaint in complaints:
            print(complaint)
        print(f"{name:14} {'red' if complaints else 'ok':4} {time.monotonic() - start:6.1f} s", flush=True)
        if complaints:
            red.append(name)
    print(f"lint of {len(files)} files: " + (f"red in {', '.join(red)}" if red else "ok"))
    sys.exit(1 if red else 0)


if __name__ == "__main__":
    main()
