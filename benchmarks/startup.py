"""How long one check takes from start to end, against an interpreter that does nothing.

    python benchmarks/startup.py [--runs 21] [FILE ...]

Runs interleaved pairs of `python -I -c pass` and `prlint check FILE` in the same environment, so that a busy machine hurts both
alike, and prints the median of each in milliseconds, their difference, and the quotient by which a budget is stated. The first run,
which may compile rules and tables, is left out. FILE: a release; without any, one that is made here.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time

RELEASE = """Norvane Therapeutics Names Dana Ruiz Chief Executive

BOSTON, May 4, 2026 -- Norvane Therapeutics, Inc. (Nasdaq: NRVN), which develops medicines for cough, named Dana Ruiz chief executive.

“Dana knows our studies and our people,” said Lee Tan, chair of the board. “We expect to start two studies of veltorinib this year.”

About Norvane

Norvane Therapeutics develops Calidex® (veltorinib), a tablet for chronic cough. More stands on www.norvane.example.

Forward-Looking Statements

This release holds statements that look ahead. They rest on what we expect today; results may differ.

Contact: Lee Tan, 617-555-0142, lee.tan@norvane.example
"""


def milliseconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return (time.perf_counter() - start) * 1000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=21)
    parser.add_argument("files", nargs="*")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        made = os.path.join(folder, "release.txt")
        with open(made, "w", encoding="utf-8") as file:
            file.write(RELEASE)
        bare = [sys.executable, "-I", "-c", "pass"]
        check = [sys.executable, "-I", "-m", "prlint", "check", "--isolated", *(options.files or [made])]
        milliseconds(check)
        pairs = [(milliseconds(bare), milliseconds(check)) for _ in range(options.runs)]
    nothing, checking = (statistics.median(side) for side in zip(*pairs, strict=True))
    least = min(after / before for before, after in pairs)
    print(f"nothing {nothing:7.1f} ms\ncheck   {checking:7.1f} ms\nmore    {checking - nothing:7.1f} ms")
    print(f"times   {checking / nothing:7.1f} (median), {least:.1f} (best pair) over {options.runs} pairs")


if __name__ == "__main__":
    main()
