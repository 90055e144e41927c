#!/usr/bin/env python3
"""Builds a user's project in one of the ways to depend on rowscope, runs it, and compares what it prints.

  install            installs the build into WORK/prefix and looks at what is there
  find_package       a CMake project against that prefix
  pkg_config         one command line with the flags of pkg-config, against that prefix
  readme             the program and the CMakeLists.txt that README.md shows, against that prefix, and the SQL they send
  audit              a CMake project whose tests are audited by CTest, right and wrong, against that prefix
  add_subdirectory   a CMake project that takes the source tree in, as a shared library
"""

import argparse
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
SOURCE = HERE.parent.parent
sys.path.insert(0, str(HERE.parent / "support"))
import documented_sql  # noqa: E402

EXPECTED = "tenant 1: note of 1\ntenant 2: note of 2\n"


def run(*command, env=None):
    command = [str(word) for word in command]
    result = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=env)
    if result.returncode != 0:
        sys.exit(f"{shlex.join(command)}\n{result.stdout}\nexit code {result.returncode}")
    return result.stdout


def fresh(folder):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def check_output(program):
    output = run(program)
    if output != EXPECTED:
        sys.exit(f"{program} printed\n{output}expected\n{EXPECTED}")


def check_headers(prefix):
    """What is installed is the public headers, and none of them names a database's header but for soci_types.hpp."""
    def files(folder):
        return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}

    installed, public = files(prefix / "include"), files(SOURCE / "include") | files(SOURCE / "audit" / "include")
    if installed != public:
        sys.exit(f"installed headers differ from include/: {sorted(installed ^ public)}")
    for header in sorted(installed):
        text = (prefix / "include" / header).read_text(encoding="utf-8")
        if header != "rowscope/soci_types.hpp" and \
                re.search(r'^\s*#\s*include\s*[<"](soci/|soci\.h|sqlite3\.h)', text, re.MULTILINE):
            sys.exit(f"{header} includes a header of SOCI or SQLite")


def install(args):
    prefix = fresh(args.work / "prefix")
    run("cmake", "--install", args.build, "--prefix", prefix)
    check_headers(prefix)
    names = [path.name for path in prefix.rglob("*")]
    for wanted in ("rowscopeConfig.cmake", "rowscopeConfigVersion.cmake", "FindSOCI.cmake", "rowscope.pc"):
        if wanted not in names:
            sys.exit(f"{wanted} was not installed")
    unwanted = [name for name in names if re.search("faulty|^catch_main|campus|^test_(?!session)", name)]
    if unwanted:
        sys.exit(f"installed but only for the tests: {unwanted}")


def cmake_project(args, kind, *definitions):
    build = fresh(args.work / kind)
    run("cmake", "-G", "Ninja", "-S", HERE / kind, "-B", build, f"-DCMAKE_CXX_COMPILER={args.compiler}", *definitions)
    run("cmake", "--build", build)
    check_output(build / "consumer")


def find_package(args):
    cmake_project(args, "find_package", f"-DCMAKE_PREFIX_PATH={args.work / 'prefix'}")


def readme(args):
    """What a new user copies must build and print what it says."""
    folder = fresh(args.work / "readme")
    blocks = re.findall(r"^```\w+\n(?:// |# )(first\.cpp|CMakeLists\.txt)\n(.*?)^```", (SOURCE / "README.md").read_text(),
                        re.MULTILINE | re.DOTALL)
    if sorted(name for name, _ in blocks) != ["CMakeLists.txt", "first.cpp"]:
        sys.exit("README.md does not show first.cpp and CMakeLists.txt once each")
    for name, text in blocks:
        (folder / name).write_text(text, encoding="utf-8")
    run("cmake", "-G", "Ninja", "-S", folder, "-B", folder / "build", f"-DCMAKE_CXX_COMPILER={args.compiler}",
        f"-DCMAKE_PREFIX_PATH={args.work / 'prefix'}")
    run("cmake", "--build", folder / "build")
    os.chdir(folder)  # the program makes its database where it runs
    output = run(folder / "build" / "first")
    for line in ("tenant 42: 1 big orders", "tenant 43: 0 big orders", '"customers"."tenant_id" = ?1'):
        if line not in output:
            sys.exit(f"the program of README.md printed\n{output}without\n{line}")


    readme_sql(folder)


# The program of README.md and, with the same tables, the lines of its first screen; each tells what it has sent.
SENDING = """
#include "first_program.hpp"
#include "{sql_of_sites}"

void first_screen(rs::database& db) {{
{lines}}}

int main() {{
  sql_of_sites::print_what([] {{ return first_program(), 0; }});
  std::cout << "# first screen\\n";
  sql_of_sites::print_what([] {{
    rs::database db{{rs::sqlite("shop.db"), shop_schema{{}}}};
    return first_screen(db), 0;
  }});
}}
"""


def readme_sql(folder):
    """What README.md sends is what it shows, and what stands in tests/golden/docs/readme.sql."""
    page = SOURCE / "README.md"
    lines = [block for block in documented_sql.cpp_blocks(page) if block.startswith("rs::session ")]
    shown = re.findall(r"^```sql\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    if len(lines) != 1 or len(shown) != 1:
        sys.exit("README.md does not show a session on its first screen, and its SQL, once each")
    program = (folder / "first.cpp").read_text(encoding="utf-8")
    (folder / "first_program.hpp").write_text(program.replace("int main() {", "void first_program() {"))
    (folder / "sending.cpp").write_text(
        SENDING.format(sql_of_sites=SOURCE / "examples" / "guide" / "sql_of_sites.hpp", lines=lines[0]))
    with open(folder / "CMakeLists.txt", "a", encoding="utf-8") as project:
        project.write("add_executable(sending sending.cpp)\ntarget_link_libraries(sending PRIVATE rowscope::rowscope)\n")
    run("cmake", "--build", folder / "build", "--target", "sending")
    of_program, of_screen = map(documented_sql.parse, run(folder / "build" / "sending").split("# first screen\n"))
    sites = documented_sql.sites_of(page)
    of_screen = {f"{site}, on the first screen": text for site, text in of_screen.items()}
    if not documented_sql.check_page("readme", [*of_screen, *sites], {**of_program, **of_screen}):
        sys.exit(1)
    if [" ".join(shown[0].split())] != list(of_screen.values()):
        sys.exit(f"README.md shows\n{shown[0]}and its first screen sends\n{of_screen}")


def add_subdirectory(args):
    # That each file compiles by itself is seen where the benchmarks are built; here it would only take time.
    cmake_project(args, "add_subdirectory", f"-DROWSCOPE_SOURCE_DIR={SOURCE}", "-DROWSCOPE_UNITY=ON")


def audit(args):
    """A suite that CTest gates: whole, in part, without a test, after a crash."""
    build = fresh(args.work / "audit")
    run("cmake", "-G", "Ninja", "-S", HERE / "audit", "-B", build, f"-DCMAKE_CXX_COMPILER={args.compiler}",
        f"-DCMAKE_PREFIX_PATH={args.work / 'prefix'}")
    run("cmake", "--build", build)

    def ctest(*arguments, passes, says):
        command = ["ctest", "--test-dir", str(build), "--output-on-failure", "--verbose", *arguments]
        done = subprocess.run(command, capture_output=True, text=True)
        if (done.returncode == 0) != passes or says not in done.stdout:
            sys.exit(f"{shlex.join(command)}\n{done.stdout}{done.stderr}\nexpected: {passes=}, {says=}")

    ctest("--parallel", "2", passes=True, says="audit: 4 sites, 4 proven: pass")
    ctest("-R", "own", passes=False, says="partial run, query coverage not enforced")
    ctest("-L", "audit", passes=False, says="nothing recorded")
    os.environ["NOTES_CRASH"] = "1"
    ctest(passes=False, says="incomplete: a test process did not come to its end")
    del os.environ["NOTES_CRASH"]
    ctest("--parallel", "2", passes=True, says="audit: 4 sites, 4 proven: pass")
    # What is proven stays so while the sources of its tests do: without that, a test that asserts nothing shows.
    (build / "queries.audit.proofs.json").unlink()
    os.environ["NOTES_UNTESTED"] = "1"
    ctest(passes=False, says="below level: note.count [notes] notes.cpp:")


def pkg_config(args):
    tool = shutil.which("pkg-config") or shutil.which("pkgconf")
    if not tool:
        print("skipped: consumer_pkg_config: pkg-config is not installed")
        sys.exit(77)
    build = fresh(args.work / "pkg_config")
    file = next((args.work / "prefix").rglob("rowscope.pc"))
    env = dict(os.environ, PKG_CONFIG_PATH=str(file.parent))
    flags = shlex.split(run(tool, "--cflags", "--libs", "rowscope", env=env))
    run(args.compiler, "-std=c++20", HERE / "consumer.cpp", "-o", build / "consumer", *flags)
    check_output(build / "consumer")


def soci_4_1(args):
    """With the CMake config that SOCI brings since 4.1; the ones before are what every other consumer has."""
    header = "#include <soci/version.h>\nSOCI_VERSION"
    done = subprocess.run([args.compiler, "-E", "-P", "-x", "c++", "-"], input=header, capture_output=True, text=True)
    version = done.stdout.strip() or "0"
    if int(version) < 400100:
        print(f"skipped: consumer_soci_4_1: SOCI 4.1 is not installed, {version} is")
        sys.exit(77)
    find_package(args)


def main():
    kinds = {kind.__name__: kind
             for kind in (install, find_package, pkg_config, readme, audit, add_subdirectory, soci_4_1)}
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=kinds)
    parser.add_argument("--compiler", default="g++")
    parser.add_argument("--build", type=pathlib.Path, required=True, help="the build folder of rowscope")
    parser.add_argument("--work", type=pathlib.Path, required=True, help="a folder for the prefix and the projects")
    args = parser.parse_args()
    kinds[args.kind](args)


if __name__ == "__main__":
    main()
