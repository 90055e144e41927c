"""Runs a program under callgrind and reads what it counted. The program measures itself: by the client request
CALLGRIND_TOGGLE_COLLECT it counts the instructions of a part, and dumps them under a label by CALLGRIND_DUMP_STATS_AT."""
import subprocess
import tempfile
from pathlib import Path


class Failed(Exception):
    pass


def run(command, **more):
    """What the command prints. \\throws Failed with what it said, where it fails."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, **more)
    except FileNotFoundError as e:
        raise Failed(f"{e.filename} is not installed") from e
    if done.returncode != 0:
        raise Failed(f"{' '.join(map(str, command))} failed:\n{done.stderr.strip()}")
    return done.stdout


def instructions(command, keep=None):
    """{label: instructions} of each part that the program dumps. The dumps stay in the folder `keep`, if one is named."""
    counts = {}
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(keep or scratch)
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob("callgrind.out.*"):
            old.unlink()
        run(["valgrind", "--tool=callgrind", "--instr-atstart=no", "--collect-atstart=no",
             f"--callgrind-out-file={folder}/callgrind.out.%p", *command])
        for file in folder.glob("callgrind.out.*"):
            label = total = None
            with open(file, errors="replace") as lines:
                for line in lines:
                    if line.startswith("desc: Trigger: Client Request: "):
                        label = line.split(": ", 3)[3].strip()
                    elif line.startswith(("summary:", "totals:")):
                        total = int(line.split()[1])
            if label and total:
                counts[label] = total
    return counts
