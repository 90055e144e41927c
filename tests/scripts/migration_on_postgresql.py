#!/usr/bin/env python3
"""The program of docs/postgresql.md: what it prints is run by the owner of a database, and then it works on that one."""
import os
import pathlib
import subprocess
import sys
import tempfile

SERVER = pathlib.Path(__file__).parents[1] / "support" / "postgresql_server.py"
KEY = "thirty-two bytes that are no secret"


def main():
    program = os.environ.get("ROWSCOPE_MIGRATION")
    if not program:
        print("skipped: migration on postgresql: the example was not built")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "server"
        started = subprocess.run([sys.executable, SERVER, "start", file, "--while", str(os.getpid())], check=False)
        if started.returncode != 0:
            return started.returncode
        try:
            return work(program, file.read_text(encoding="utf-8").split("\n", maxsplit=1)[0])
        finally:
            subprocess.run([sys.executable, SERVER, "stop", file], check=True)


def work(program, socket):
    def psql(role, database, sql):
        return subprocess.run(["psql", "-h", socket, "-U", role, "-d", database, "-v", "ON_ERROR_STOP=1", "-qAt", "-1"],
                              input=sql, text=True, capture_output=True, check=False)

    def needs(result, wanted=""):
        if result.returncode != 0 or wanted not in result.stdout:
            sys.exit(f"exit code {result.returncode}, expected {wanted!r}\n{result.stdout}{result.stderr}")

    for role in ("shop_owner", "shop_app", "shop_all"):
        needs(psql("postgres", "postgres", f"CREATE ROLE {role} LOGIN"))
    subprocess.run(["createdb", "-h", socket, "-U", "postgres", "-O", "shop_owner", "shop"], check=True)
    connections = [f"host={socket} dbname=shop user={role}" for role in ("shop_app", "shop_all", "shop_owner")]

    printed = subprocess.run([program], text=True, capture_output=True, check=False)
    needs(printed, "FORCE ROW LEVEL SECURITY")
    for _ in range(2):
        needs(psql("shop_owner", "shop", printed.stdout))
    needs(psql("shop_owner", "shop", f"SELECT rowscope.set_signing_key('{KEY}')"))
    for expected in ("Ann: 17.50\n", "Ann: 17.50\nAnn: 17.50\n"):
        needs(subprocess.run([program, *connections, KEY], text=True, capture_output=True, check=False), expected)
    needs(psql("shop_all", "shop", "SELECT count(*), sum(price) FROM orders"), "2|35.00")
    needs(psql("shop_app", "shop", "SELECT count(*) FROM orders"), "0")
    return 0


if __name__ == "__main__":
    sys.exit(main())
