"""How many findings on real releases are worth the reader's time, by verdicts that people gave.

    PRLINT_CORPUS=… python benchmarks/precision.py [--rules] [--new 20] [--draw 200]

Checks every release of the corpus (its folders dev and wild) without a profile and looks each finding up in precision.tsv, by release,
rule and fingerprint. A verdict is right (an IR lawyer, a wire editor or a fact-checker would thank for the line), wrong (untrue, or true
and of no use), or doubtful, which counts as not right. Prints for each level what was found, judged and right, as the share among the
judged and as the share to expect over all, each rule weighing as much as it finds; then the findings per release at warning or above.

    --rules   the same for each rule
    --new N   the first N findings without a verdict, as lines of precision.tsv to complete
    --draw N  N findings of each level at random, every rule represented, as such lines

The verdicts hold no words of the releases, and neither does this output. Ends with 1 where an aim is missed.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
from collections import Counter, defaultdict

HERE = os.path.dirname(os.path.abspath(__file__))
COLUMNS = ("file", "rule", "severity", "fingerprint", "line", "verdict", "reason")
VERDICTS = ("right", "wrong", "doubtful")
AIMS = {"error": 19 / 20, "warning": 9 / 10, "info": 3 / 4}
MOST_PER_RELEASE = {"median": 3, "nine in ten": 8}

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    Row = dict[str, str]
    Key = tuple[str, str, str]


def read_verdicts(path: str) -> list[Row]:
    """The rows of precision.tsv. Raises ValueError for a row of another shape."""
    rows = []
    with open(path, encoding="utf-8") as file:
        lines = [line.rstrip("\n") for line in file if not line.startswith("#")]
    if tuple(lines[0].split("\t")) != COLUMNS:
        raise ValueError(f"{path} should have the columns {', '.join(COLUMNS)}")
    for number, line in enumerate(lines[1:], 2):
        row = dict(zip(COLUMNS, line.split("\t"), strict=False))
        if len(row) != len(COLUMNS) or row["verdict"] not in VERDICTS or not row["reason"]:
            raise ValueError(f"{path}, row {number}: {line!r} is no verdict with a reason")
        rows.append(row)
    return rows


def check(corpus: str) -> list[list[Row]]:
    """The findings of every release, as rows without verdict."""
    folders = [os.path.join(corpus, name) for name in ("dev", "wild")]
    command = [sys.executable, "-m", "prlint", "check", "--isolated", "--format", "json", *folders]
    found = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=False).stdout)
    return [[_row(file["path"], finding) for finding in file["diagnostics"]] for file in found["files"]]


def _row(path: str, finding: Mapping[str, object]) -> Row:
    name = os.path.splitext(os.path.basename(path))[0]
    start = finding["start"]
    line = str(start["line"]) if isinstance(start, dict) else ""
    return {"file": name, "line": line, **{key: str(finding[key]) for key in ("rule", "severity", "fingerprint")}}


def key_of(row: Row) -> Key:
    return row["file"], row["rule"], row["fingerprint"]


class Tally:
    """Findings of one level or rule, and their verdicts."""

    def __init__(self, rows: Sequence[Row], verdicts: Mapping[Key, Row]) -> None:
        self.found = len(rows)
        self.given = Counter(verdicts[key_of(row)]["verdict"] for row in rows if key_of(row) in verdicts)

    @property
    def judged(self) -> int:
        return self.given.total()

    @property
    def share(self) -> float | None:
        return self.given["right"] / self.judged if self.judged else None

    def __str__(self) -> str:
        share = "     –" if self.share is None else f"{self.share:6.1%}"
        counts = "".join(f"{self.given[verdict]:7}" for verdict in VERDICTS)
        return f"{self.found:7}{self.judged:7}{counts}  {share}"


def weighted(tallies: Iterable[Tally]) -> float | None:
    """The share to expect over all findings: each rule's share, by how much it finds. Rules without a verdict say nothing."""
    known = [(tally.found, tally.share) for tally in tallies if tally.share is not None]
    total = sum(found for found, _ in known)
    return sum(found * share for found, share in known if share is not None) / total if total else None


def report(releases: Sequence[Sequence[Row]], verdicts: Mapping[Key, Row], rules: bool) -> bool:
    """Prints the figures; whether every aim is met."""
    levels: dict[str, dict[str, list[Row]]] = {level: defaultdict(list) for level in AIMS}
    for row in (row for release in releases for row in release):
        levels[row["severity"]][row["rule"]].append(row)
    met = True
    print(f"{'':34}  found judged  right  wrong  doubt   share   over all   aim")
    for level, by_rule in levels.items():
        tallies = {rule: Tally(rows, verdicts) for rule, rows in by_rule.items()}
        whole = Tally([row for rows in by_rule.values() for row in rows], verdicts)
        expected = weighted(tallies.values())
        print(f"{level:34}{whole}  {'–' if expected is None else f'{expected:9.1%}'}  {AIMS[level]:4.0%}")
        met = met and whole.share is not None and expected is not None and min(whole.share, expected) >= AIMS[level]
        for rule in sorted(tallies, key=lambda rule: (-tallies[rule].found, rule)) if rules else ():
            print(f"  {rule:32}{tallies[rule]}")
    grave = sorted(sum(row["severity"] != "info" for row in release) for release in releases)
    figures = {"median": grave[len(grave) // 2], "nine in ten": grave[len(grave) * 9 // 10]}
    print(f"per release at warning or above: median {figures['median']}, nine in ten at most {figures['nine in ten']}, most {grave[-1]}")
    return met and all(figures[name] <= most for name, most in MOST_PER_RELEASE.items())


def draw(rows: Sequence[Row], size: int) -> list[Row]:
    """So many findings of each level at random, at least one of every rule. The seed is fixed: the same tree draws the same."""
    drawn = []
    for level in AIMS:
        mine = [row for row in rows if row["severity"] == level]
        random.Random(len(mine)).shuffle(mine)
        firsts = {row["rule"]: row for row in reversed(mine)}
        rest = [row for row in mine if firsts[row["rule"]] is not row]
        drawn += [*firsts.values(), *rest][: max(size, len(firsts))]
    return drawn


def show(rows: Iterable[Row]) -> None:
    for row in rows:
        print("\t".join([*(row[column] for column in COLUMNS[:5]), "", ""]))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rules", action="store_true")
    parser.add_argument("--new", type=int, metavar="N")
    parser.add_argument("--draw", type=int, metavar="N")
    parser.add_argument("--verdicts", default=os.path.join(HERE, "precision.tsv"))
    options = parser.parse_args()
    corpus = os.environ.get("PRLINT_CORPUS")
    if not corpus:
        parser.error("PRLINT_CORPUS should name the folder of real releases")
    releases = check(corpus)
    rows = [row for release in releases for row in release]
    if options.draw:
        show(draw(rows, options.draw))
        return 0
    verdicts = {key_of(row): row for row in read_verdicts(options.verdicts)}
    fresh = [row for row in rows if key_of(row) not in verdicts]
    if options.new:
        show(fresh[: options.new])
        return 0
    met = report(releases, verdicts, options.rules)
    gone = len(verdicts.keys() - {key_of(row) for row in rows})
    print(f"{len(fresh)} findings without a verdict, {gone} verdicts on what is no longer found")
    for (level, rule), count in Counter((row["severity"], row["rule"]) for row in fresh).most_common():
        print(f"  {count:5}  {level:8}{rule}")
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
