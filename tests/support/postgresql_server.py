#!/usr/bin/env python3
"""A PostgreSQL server of the tests' own: a unix socket and no port, no promise to keep anything, gone afterwards.

  postgresql_server.py start FILE [--while PID]   starts one, and writes the folder of its socket into FILE
  postgresql_server.py restart FILE               ends all of its connections, and starts it again on what it has
  postgresql_server.py stop FILE                  stops it and removes what it left

initdb refuses root: there the server runs as "postgres", which the package makes, or as "nobody". It stays as long as
the process PID is there, by itself the one that called: a run that is broken off leaves nothing. Where the server's
programs are not installed, "start" says so and its exit code is 77; so is that of "stop" where nothing was started.
"""

import argparse
import os
import pathlib
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time

SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "autovacuum": "off",
    "shared_buffers": "64MB",
    "max_connections": "100",
    "jit": "off",  # it takes longer than what it makes faster
    "timezone": "Asia/Kathmandu",  # whoever forgets to ask for UTC gets something else
    "client_min_messages": "warning",
}


def programs():
    """The folder of the newest server that is installed; None where there is none."""
    folders = []
    if shutil.which("pg_config"):
        told = subprocess.run(["pg_config", "--bindir"], capture_output=True, text=True, check=False)
        folders.append(pathlib.Path(told.stdout.strip()))
    versions = [p for p in pathlib.Path("/usr/lib/postgresql").glob("*/bin") if p.parent.name.isdigit()]
    folders += sorted(versions, key=lambda p: int(p.parent.name), reverse=True)
    folders += [pathlib.Path(p).resolve().parent for p in [shutil.which("postgres")] if p]
    for folder in folders:
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return folder
    return None


def unprivileged():
    """Whom the server runs as; None where that is the user of this process."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            pass
    sys.exit("postgresql_server: there is no user \"postgres\" or \"nobody\" to run the server as")


def run_as(user):
    """What subprocess is told so that the program runs as the user."""
    if user is None:
        return {}
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def environment(folder):
    kept = {k: v for k, v in os.environ.items() if not k.startswith("PG")}
    # Its messages are English all the same, until a test sets lc_messages to C.UTF-8.
    return {**kept, "HOME": str(folder), "LC_ALL": "C", "LANGUAGE": "de", "TZ": "UTC"}


def answers(where, folder, user):
    return subprocess.run([where / "pg_isready", "-q", "-h", folder], env=environment(folder), cwd=folder, check=False,
                          **run_as(user)).returncode == 0


def initialize(where, folder, user):
    command = [where / "initdb", "-D", folder / "data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C",
               "--no-sync", "--no-instructions"]
    made = subprocess.run(command, env=environment(folder), cwd=folder, capture_output=True, text=True, check=False,
                          **run_as(user))
    if made.returncode != 0:
        raise RuntimeError(f"initdb failed:\n{made.stdout}{made.stderr}")
    with open(folder / "data" / "postgresql.conf", "a", encoding="utf-8") as conf:
        conf.write(f"unix_socket_directories = '{folder}'\n")
        conf.writelines(f"{name} = '{value}'\n" for name, value in SETTINGS.items())


def launch(where, folder, user):
    log = open(folder / "log", "wb")
    server = subprocess.Popen([where / "postgres", "-D", folder / "data"], env=environment(folder), cwd=folder,
                              stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True, **run_as(user))
    for _ in range(600):
        if server.poll() is not None:
            break
        if (folder / ".s.PGSQL.5432").exists() and answers(where, folder, user):
            return server
        time.sleep(0.05)
    server.kill()
    raise RuntimeError(f"the server did not start:\n{(folder / 'log').read_text(errors='replace')}")


def launch_pooler(folder, user):
    """pgbouncer before the server, on port 6432 of the same folder: each transaction gets the one connection there is.
    None where it is not installed."""
    program = shutil.which("pgbouncer", path=os.environ.get("PATH", "") + ":/usr/sbin")
    if program is None:
        return None
    (folder / "users.txt").write_text('"postgres" ""\n', encoding="utf-8")
    (folder / "pgbouncer.ini").write_text(
        f"[databases]\n* = host={folder} port=5432\n[pgbouncer]\nlisten_addr =\nlisten_port = 6432\n"
        f"unix_socket_dir = {folder}\nauth_type = trust\nauth_user = postgres\nauth_file = {folder}/users.txt\npool_mode = transaction\ndefault_pool_size = 1\n"
        f"server_reset_query =\nignore_startup_parameters = extra_float_digits,options\n"
        f"logfile = {folder}/pgbouncer.log\npidfile = {folder}/pgbouncer.pid\n", encoding="utf-8")
    return subprocess.Popen([program, "-q", folder / "pgbouncer.ini"], env=environment(folder), cwd=folder,
                            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                            start_new_session=True, **run_as(user))


def is_alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    try:  # a process that has ended and was not waited for is gone too
        return pathlib.Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return True


def end(server, how=signal.SIGQUIT):
    """With all of its connections, at once; by SIGINT it keeps what was committed."""
    if server.poll() is None:
        server.send_signal(how)
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def watch(server, pid, start_again):
    """Until the process is gone or "stop" asks."""
    asked = []
    again = []
    signal.signal(signal.SIGTERM, lambda *_: asked.append(True))
    signal.signal(signal.SIGUSR1, lambda *_: again.append(True))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    while not asked and server.poll() is None and is_alive(pid):
        if again:
            again.clear()
            end(server, signal.SIGINT)
            server = start_again()
        time.sleep(0.05)
    end(server)


def keep(where, folder, user, pid, told):
    """The process that has the server as its child. It says through the pipe how the start went, then only watches."""
    os.setsid()
    try:
        initialize(where, folder, user)
        server = launch(where, folder, user)
        pooler = launch_pooler(folder, user)
        os.write(told, b"started")
    except Exception as failure:  # pylint: disable=broad-except
        os.write(told, str(failure).encode())
        shutil.rmtree(folder, ignore_errors=True)
        return
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):  # who called waits until nobody has its pipes any more
        os.dup2(nowhere, descriptor)
    os.close(told)
    try:
        watch(server, pid, lambda: launch(where, folder, user))
    finally:
        if pooler is not None:
            pooler.kill()
            pooler.wait()
        shutil.rmtree(folder, ignore_errors=True)


def in_memory():
    """A folder in memory where there is one with room; else the usual one."""
    try:
        if shutil.disk_usage("/dev/shm").free > 2 << 30 and os.access("/dev/shm", os.W_OK | os.X_OK):
            return "/dev/shm"
    except OSError:
        pass
    return None


def start(file, pid):
    where = programs()
    if where is None:
        print("skipped: the PostgreSQL server: its programs are not installed (package: postgresql)")
        return 77
    stop(file)
    user = unprivileged()
    # A socket's path is short, and the build folder may be one that the user cannot enter.
    folder = pathlib.Path(tempfile.mkdtemp(prefix="rowscope-pg-", dir=in_memory()))
    if user is not None:
        os.chown(folder, user.pw_uid, user.pw_gid)
    hears, tells = os.pipe()
    watcher = os.fork()
    if watcher == 0:
        os.close(hears)
        keep(where, folder, user, pid, tells)
        os._exit(0)
    os.close(tells)
    with os.fdopen(hears, "rb") as pipe:
        said = pipe.read().decode(errors="replace")
    if said != "started":
        print(f"postgresql_server: {said or 'the process that starts it ended'}", file=sys.stderr)
        return 1
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"{folder}\n{watcher}\n", encoding="utf-8")
    return 0


def stop(file):
    if not file.exists():
        return 0
    folder, watcher = file.read_text(encoding="utf-8").split("\n")[:2]
    file.unlink()
    for waited in range(300):
        if not pathlib.Path(folder).exists():
            return 0
        if waited == 0:
            try:
                os.kill(int(watcher), signal.SIGTERM)
            except ProcessLookupError:
                shutil.rmtree(folder, ignore_errors=True)
        time.sleep(0.1)
    print(f"postgresql_server: the server in {folder} did not end", file=sys.stderr)
    return 1


def restart(file):
    folder, watcher = file.read_text(encoding="utf-8").split("\n")[:2]
    pid = pathlib.Path(folder) / "data" / "postmaster.pid"

    def started():
        try:
            return pid.read_text(encoding="utf-8").split("\n")[0:1]
        except OSError:
            return None
    before = started()
    os.kill(int(watcher), signal.SIGUSR1)
    for _ in range(300):
        if started() not in (None, before) and answers(programs(), folder, unprivileged()):
            return 0
        time.sleep(0.1)
    print(f"postgresql_server: the server in {folder} did not start again", file=sys.stderr)
    return 1


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=("start", "restart", "stop"))
    parser.add_argument("file", type=pathlib.Path)
    parser.add_argument("--while", dest="pid", type=int, default=os.getppid())
    given = parser.parse_args()
    if given.command == "start":
        sys.exit(start(given.file, given.pid))
    if not given.file.exists():
        sys.exit(77)
    sys.exit(stop(given.file) if given.command == "stop" else restart(given.file))


if __name__ == "__main__":
    main()
