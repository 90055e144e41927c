#!/usr/bin/env python3
"""Checks what each folder of include/rowscope and src may include.

The folders are the way of a statement; none may reach back. What src/<folder> may include is what
include/rowscope/<folder> may, and the private headers of src/<folder> itself; testing, which fills databases, may
include those of db. Headers of SOCI and SQLite stand in src/
only, so that no user of the library compiles them; but for soci_types.hpp, which is asked for by name. The audit stands on public headers alone.
"""

import argparse
import pathlib
import re
import sys

EVERY = {"ast", "expression", "schema", "query", "enforce", "sql", "context", "db"}
# Each may also include itself and error.hpp.
ALLOWED = {
    "ast": set(),
    "expression": {"ast"},
    "schema": {"expression", "ast"},
    "query": {"schema", "expression", "ast", "context"},
    "enforce": {"ast"},
    "sql": {"enforce", "ast"},
    "context": set(),
    "db": EVERY,
    "guard": EVERY,
    "manager": EVERY,
    "testing": EVERY,
}
# The private headers of another folder that a folder of src/ may include.
PRIVATE = {"testing": {"db"}, "db": {"enforce", "sql", "schema"}, "guard": {"db", "sql"}}
# Single headers beside the folders.
TOP_HEADERS = {"error.hpp": set(), "version.hpp": set(), "rowscope.hpp": EVERY | {"guard", "manager"}, "range_v3.hpp": EVERY,
               "soci_types.hpp": {"expression"}}

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.MULTILINE)
DATABASE = re.compile(r"^(soci/|soci[.]h$|sqlite3([.]h|ext[.]h)$|libpq)")


class Checker:
    def __init__(self, root):
        self.root = root
        self.public = root / "include" / "rowscope"
        self.errors = []

    def say(self, path, line, text):
        self.errors.append(f"{path.relative_to(self.root)}:{line}: {text}")

    def folder_of(self, path, base):
        """The folder that decides what a file may include; None for a header beside the folders."""
        parts = path.relative_to(base).parts
        return parts[0] if len(parts) > 1 else None

    def allowed_for(self, path, base):
        folder = self.folder_of(path, base)
        if folder is None:
            name = path.with_suffix(".hpp").name
            if name not in TOP_HEADERS:
                self.say(path, 1, "stands in no folder; what does is named in tools/include_rules.py")
                return None, EVERY
            return None, TOP_HEADERS[name]
        if folder not in ALLOWED:
            self.say(path, 1, f'there is no rule for the folder "{folder}": add it to tools/include_rules.py')
            return folder, EVERY
        return folder, ALLOWED[folder] | {folder}

    def check_public_include(self, path, line, name, folder, allowed):
        if not (self.root / "include" / name).is_file():
            self.say(path, line, f"{name} is not there")
            return
        parts = pathlib.PurePosixPath(name).parts
        target = parts[1] if len(parts) > 2 else None
        if target is None:
            if name not in ("rowscope/error.hpp", "rowscope/version.hpp") and path.name != "range_v3.hpp":
                self.say(path, line, f"{name} is for users; include the header that you need")
        elif target not in allowed:
            here = folder or path.name
            self.say(path, line, f"{here} may not include {target}, only: {', '.join(sorted(allowed)) or 'error.hpp'}")

    def check_file(self, path, base):
        is_source = base.name == "src"
        folder, allowed = self.allowed_for(path, base)
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".hpp" and not re.search(r"^#pragma once$", text, re.MULTILINE):
            self.say(path, 1, "#pragma once is missing")
        for match in INCLUDE.finditer(text):
            line = text.count("\n", 0, match.start()) + 1
            quote, name = match.groups()
            if name.startswith("rowscope/"):
                self.check_public_include(path, line, name, folder, allowed)
            elif DATABASE.match(name):
                # soci_types.hpp is for programs that include SOCI themselves.
                if not is_source and not (path.name == "soci_types.hpp" and name.startswith("soci/")):
                    self.say(path, line, f"{name} may be included in src/ only")
            elif name.startswith("range/v3/"):
                if path != self.public / "range_v3.hpp":
                    self.say(path, line, "range-v3 is included by rowscope/range_v3.hpp and nowhere else")
                elif name == "range/v3/all.hpp":
                    self.say(path, line, "range/v3/all.hpp costs seconds: include single headers")
            elif quote == '"':
                self.check_private_include(path, line, name, is_source)

    def check_private_include(self, path, line, name, is_source):
        if not is_source:
            self.say(path, line, f'write <rowscope/...> or "rowscope/..." instead of "{name}"')
        elif not ((path.parent / name).is_file() or (self.root / "src" / name).is_file()):
            self.say(path, line, f"{name} is not there")
        else:
            target = path.parent / name
            target = target if target.is_file() else self.root / "src" / name
            source = self.root / "src"
            folder, other = self.folder_of(path, source), self.folder_of(target.resolve(), source)
            if other != folder and other not in PRIVATE.get(folder, set()):
                self.say(path, line, f"{name} is private to another folder of src/")

    def run(self):
        for base in (self.public, self.root / "src"):
            for path in sorted(base.rglob("*")):
                if path.suffix in (".hpp", ".cpp"):
                    self.check_file(path, base)
        for path in sorted((self.root / "audit").rglob("*.[hc]pp")):
            self.check_audit_file(path)
        return self.errors

    def check_audit_file(self, path):
        """Private headers of the library are none of the audit's business, nor are those of a database in its public ones."""
        text = path.read_text(encoding="utf-8")
        for match in INCLUDE.finditer(text):
            line = text.count("\n", 0, match.start()) + 1
            quote, name = match.groups()
            if name.startswith("rowscope/"):
                if not any((self.root / folder / name).is_file() for folder in ("include", "audit/include")):
                    self.say(path, line, f"{name} is not there")
            elif quote == '"' and not (path.parent / name).is_file():
                self.say(path, line, f"{name} is not beside this file")
            elif DATABASE.match(name) and "include" in path.relative_to(self.root).parts:
                self.say(path, line, f"{name} may not be included in public headers")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--root", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parent.parent)
    errors = Checker(parser.parse_args().root.resolve()).run()
    for error in errors:
        print(error)
    sys.exit(1 if errors else 0)


if __name__ == "__main__":
    main()
