"""prlint beside other checkers of prose, as whole processes, in the same run; and how prlint itself grows.

    python benchmarks/peers.py PEERS [PART ...] [--before REVISION] [--quick] [--all]

PEERS: a folder; what is not installed there yet is installed by peers.sh, and this prlint as a wheel. Each part writes its section of
RESULTS.md; without a name, all of them run:

beside    one release cold and warm, 200 and 2,000 releases; memory, processor time; medians and quotients of interleaved rounds
jobs      2,000 releases with one process and with two, five pairs
growth    the cost of a release from 100 to 20,000 releases, the cost of a byte from 2 kB to 2 MB
spending  processor time by stage, kind of fact and rule; --before: also of that revision, beside it

--quick: everything with small counts, to see that it works; nothing is written. --all: also what takes more than two minutes by itself.
PRLINT_CORPUS: a folder of releases to use in place of those of the tests.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import beside
import growth
import spending
from measuring import Bench

HERE = Path(__file__).parent
PARTS = {"beside": beside.run, "jobs": growth.jobs, "growth": growth.curves, "spending": spending.run}


def installed(peers: Path, revision: str = "") -> Path:
    """The interpreter of an environment with prlint from a wheel: of this checkout, or of a revision of it."""
    folder = peers / (f"prlint-{revision}" if revision else "prlint")
    python = folder / "bin" / "python"
    if revision and python.exists():
        return python
    with TemporaryDirectory() as scratch:
        source = HERE.parent
        if revision:
            source = Path(scratch)
            archive = subprocess.run(["git", "-C", str(HERE.parent), "archive", revision], capture_output=True, check=True).stdout
            subprocess.run(["tar", "-xf", "-", "-C", scratch], input=archive, check=True)
        anew = python.exists()
        if not anew:
            subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        own = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
        subprocess.run([*pip, *(["--force-reinstall", "--no-deps"] if anew else []), str(source)], check=True, env=own)
    return python


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("peers", type=Path)
    parser.add_argument("parts", nargs="*", metavar="PART")
    parser.add_argument("--before", default="")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--all", action="store_true")
    options = parser.parse_args()
    parts = options.parts or list(PARTS)
    if set(parts) - set(PARTS):
        parser.error(f"there is no part {', '.join(sorted(set(parts) - set(PARTS)))}; choose from {', '.join(PARTS)}")
    peers = options.peers.resolve()
    peers.mkdir(parents=True, exist_ok=True)
    if "beside" in parts:
        subprocess.run([str(HERE / "peers.sh"), str(peers)], check=True)
    python = installed(peers)
    before = installed(peers, options.before) if options.before else None
    for part in parts:
        began = time.monotonic()
        with TemporaryDirectory(prefix="releases-") as folder:
            PARTS[part](Bench(peers, python, Path(folder), options.quick, options.all, before))
        print(f"({part}: {time.monotonic() - began:.0f} s)\n", file=sys.stderr)


if __name__ == "__main__":
    main()
