#!/usr/bin/env python3
"""How long the audit takes for a large program: makes one of SITES query sites and TESTS tests, builds it against the
build folder, records and mutates it cold, then changes one query and does both again.

Prints one line for each step; exits 1 where the cold run takes more than --cold seconds or the changed query more than
--changed. Every site must come out proven."""

import argparse
import pathlib
import subprocess
import sys
import tempfile
import time

TABLES = """#pragma once
#include <rowscope/rowscope.hpp>
namespace rs = rowscope;
struct tickets : rs::table<tickets, "tickets"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"account_id", std::int64_t> account_id{};
  static constexpr column<"subject", std::string> subject{};
  static constexpr column<"rank", std::int64_t> rank{};
  static constexpr auto columns = std::tuple{id, account_id, subject, rank};
  static constexpr auto scope = rs::scoped_by<account_id>;
};
using schema = rs::schema<tickets>;
"""

FUNCTION = """std::int64_t read_{i}(rs::session& s, std::int64_t rank) {{
  return s(rs::query<"ticket.read_{i}">().select(rs::count()).from(tickets{{}}).where(tickets::rank {how} rank{more})).value();
}}
"""

FIXTURE = """#include <catch2/catch.hpp>
#include "tables.hpp"
struct two_accounts {
  rs::database db{rs::sqlite_memory(), schema{}};
  two_accounts() {
    db.create_tables();
    rs::unscoped_session all = db.unscoped(rs::site<"fill.tickets">, "rows before a test");
    for (std::int64_t id = 1; id <= 4; ++id)
      all(rs::query<"fill.ticket">().insert_into(tickets{}).set(tickets::id = id, tickets::account_id = id % 2 + 1,
                                                                tickets::subject = "s", tickets::rank = 7));
  }
};
"""

TEST = """TEST_CASE_METHOD(two_accounts, "read {i} sees own rows, {t}") {{
  rs::session s = db.for_tenant({tenant});
  CHECK(read_{i}(s, 7) == 2);
}}
"""


def write(path, text):
    if not path.exists() or path.read_text() != text:
        path.write_text(text)


def sources(folder, sites, tests, changed):
    write(folder / "tables.hpp", TABLES)
    write(folder / "reads.hpp", '#pragma once\n#include "tables.hpp"\n' +
          "".join(f"std::int64_t read_{i}(rs::session& s, std::int64_t rank);\n" for i in range(sites)))
    write(folder / "fixture.hpp", "#pragma once\n" + FIXTURE + '#include "reads.hpp"\n')
    files, per_file = [], 50
    for start in range(0, sites, per_file):
        numbers = range(start, min(start + per_file, sites))
        name = f"reads_{start}.cpp"
        write(folder / name, '#include "reads.hpp"\n' + "".join(
            FUNCTION.format(i=i, how="==" if i % 2 else ">=", more=" && tickets::id > 0" if i in changed else "")
            for i in numbers))
        files.append(name)
    each = tests // sites
    for start in range(0, sites, per_file):
        numbers = range(start, min(start + per_file, sites))
        name = f"tests_{start}.cpp"
        write(folder / name, '#include "fixture.hpp"\n' + "".join(
            TEST.format(i=i, t=t, tenant=t % 2 + 1) for i in numbers for t in range(each)))
        files.append(name)
    return files


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=pathlib.Path, required=True, help="a build folder of rowscope")
    parser.add_argument("--source", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parent.parent)
    parser.add_argument("--sites", type=int, default=400)
    parser.add_argument("--tests", type=int, default=2000)
    parser.add_argument("--cold", type=float, default=600)
    parser.add_argument("--changed", type=float, default=15)
    parser.add_argument("--compiler", default="g++")
    args = parser.parse_args()
    args.build = args.build.resolve()

    with tempfile.TemporaryDirectory(prefix="audit_scale.") as work:
        folder = pathlib.Path(work)
        program, records, tool = folder / "tests", folder / "records", args.build / "audit" / "rowscope-audit"

        def build(changed):
            files = [*sources(folder, args.sites, args.tests, changed)]
            write(folder / "main.cpp", f'#include "{args.source}/audit/catch2/rowscope_catch2_main.cpp"\n')
            rules = f"flags = -std=c++20 -O0 -I{args.source}/include -I{args.source}/audit/include\n" + \
                f"rule cxx\n  command = {args.compiler} $flags -MMD -MF $out.d -c $in -o $out\n  depfile = $out.d\n" + \
                f"rule link\n  command = {args.compiler} $in -o $out -L{args.build} -L{args.build}/audit " + \
                "-lrowscope_audit_testing -lrowscope_audit -lrowscope -lsoci_sqlite3 -lsoci_core -lsqlite3\n" + \
                "".join(f"build {f}.o: cxx {folder}/{f}\n" for f in [*files, "main.cpp"]) + \
                "build tests: link " + " ".join(f"{f}.o" for f in [*files, "main.cpp"]) + "\n"
            write(folder / "build.ninja", rules)
            done = subprocess.run(["ninja", "-C", work], capture_output=True, text=True, check=False)
            if done.returncode != 0:
                sys.exit(done.stdout[-4000:])

        def step(name, *command):
            start = time.monotonic()
            done = subprocess.run([str(c) for c in command], capture_output=True, text=True, check=False)
            seconds = time.monotonic() - start
            print(f"{name:28} {seconds:7.1f} s   {done.stdout.strip().splitlines()[-1]}", flush=True)
            if done.returncode != 0:
                sys.exit(done.stdout + done.stderr)
            return seconds

        def audit(name):
            return step(f"{name}: record", tool, "record", "--records", records, program) + \
                step(f"{name}: mutate", tool, "mutate", "--budget", "30m", "--records", records) + \
                step(f"{name}: check", tool, "check", "--records", records, "--tests", program)

        build(set())
        cold = audit("cold")
        build({7})
        changed = audit("one query changed")
        print(f"{args.sites} sites, {args.tests} tests: cold {cold:.1f} s, one query changed {changed:.1f} s")
        return 0 if cold <= args.cold and changed <= args.changed else 1


if __name__ == "__main__":
    sys.exit(main())
