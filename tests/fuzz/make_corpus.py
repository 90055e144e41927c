#!/usr/bin/env python3
"""Writes what the fuzzer begins with: each statement of tests/guard as a file, and a dictionary of words.

usage: make_corpus.py GUARD_FOLDER CORPUS_FOLDER DICTIONARY
"""

import pathlib
import re
import sys

# What stands in no statement of the folder, or seldom.
MORE_WORDS = """
EXCLUDE TIES GROUPS FOLLOWING PRECEDING UNBOUNDED MATERIALIZED RECURSIVE NATURAL USING FILTER OVER PARTITION COLLATE
NOCASE INDEXED ESCAPE GLOB ISNULL NOTNULL TEMP temp. main. sqlite_schema ->> -> || /* */ -- ?1 :a @a $a(b) #a [ ] ` 0x1p
""".split()
WORD = re.compile(r"[A-Za-z_][A-Za-z_0-9]*|'[^'\n]*'")


def statements(folder):
    """Yields each statement of the corpus: those that are made of two are made by the tests."""
    for path in sorted(folder.glob("*.sql")):
        if path.name == "schema.sql":
            continue
        text = re.sub(r"^#.*\n", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        for statement in re.split(r"\n\s*\n", text):
            statement = statement.strip("\n")
            if path.name == "mechanisms.sql" and statement:
                statement = f"SELECT x FROM {statement}"
            if statement:
                yield statement.replace("{rows}", "(SELECT name AS x FROM customers)")


def quoted(word):
    escaped = "".join(c if " " <= c <= "~" and c not in '"\\' else f"\\x{ord(c):02x}" for c in word)
    return f'"{escaped}"'


def main():
    guard, corpus, dictionary = map(pathlib.Path, sys.argv[1:])
    corpus.mkdir(parents=True, exist_ok=True)
    words = set(MORE_WORDS)
    for number, statement in enumerate(statements(guard)):
        (corpus / f"seed_{number:04}.sql").write_text(statement, encoding="utf-8")
        words.update(w for w in WORD.findall(statement) if len(w) <= 24 and w.isascii())
    dictionary.write_text("\n".join(map(quoted, sorted(words))) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
