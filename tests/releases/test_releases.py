"""Whole releases in hard shapes, labelled line by line, are read as labelled.

`<name>.txt` has the text, `<name>.json` its labels: `lines` as [first, last, kind], `dateline` as printed, `notes` on what is hard.
"""

from __future__ import annotations

import json
import os
import pathlib
import re

import pytest

from prlint.formats import project
from prlint.segment import read
from prlint.text.projection import Projection
from prlint.text.source import decode

HERE = pathlib.Path(__file__).parent
NAMES = sorted(path.stem for path in HERE.glob("*.json"))
LANGUAGES = {
    "german": "de",
    "german-inside-information": "de",
    "news-service": "de",
    "city-and-stop": "de",
    "italian": "it",
    "french": "fr",
    "joint-in-norwegian": "nb",
    "laboratoires-a-lyon": "fr",
    "japanese": "ja",
    "japanese-marks": "ja",
}


def projection_in(path: pathlib.Path) -> Projection:
    return project(decode(path.name, path.read_bytes()))


def kinds_by_line(projection: Projection) -> dict[int, str]:
    """Line number -> kind of the part that line of the source begins in; a dateline counts as its lead."""
    release = read(projection)
    found = {}
    for number, line in enumerate(re.finditer(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+", projection.text), 1):
        if line.group().strip():
            first = line.start() + len(line.group()) - len(line.group().lstrip())
            piece = next(piece for piece in projection.pieces if piece.source.start <= first < piece.source.end)
            kind = release.segment_at(piece.prose.start + first - piece.source.start).kind
            found[number] = "lead" if kind == "dateline" else kind
    return found


def labelled(labels: dict[str, object]) -> dict[int, str]:
    return {number: kind for first, last, kind in labels["lines"] for number in range(first, last + 1)}  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", NAMES)
def test_release(name: str) -> None:
    labels = json.loads((HERE / f"{name}.json").read_text("utf-8"))
    projection = projection_in(HERE / f"{name}.txt")
    release = read(projection)
    found, wanted = kinds_by_line(projection), labelled(labels)
    assert {n: found[n] for n in found} == {n: wanted[n] for n in found}
    if labels["dateline"]:
        assert release.datelines[0].span.of(release.prose) == labels["dateline"]
    assert release.language == LANGUAGES.get(name, "en")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_change_nothing(name: str, end: str) -> None:
    text = re.sub(r"\r\n|\r|\n", "\n", (HERE / f"{name}.txt").read_bytes().decode())
    projection = project(decode("a.txt", text.replace("\n", end).encode()))
    assert kinds_by_line(projection) == kinds_by_line(projection_in(HERE / f"{name}.txt"))


@pytest.mark.parametrize("name", NAMES)
def test_straight_marks_change_nothing(name: str) -> None:
    text = (HERE / f"{name}.txt").read_bytes().decode()
    straight = text.translate(str.maketrans("“”’", "\"\"'"))
    assert kinds_by_line(project(decode("a.txt", straight.encode()))) == kinds_by_line(projection_in(HERE / f"{name}.txt"))


@pytest.mark.skipif("PRLINT_CORPUS" not in os.environ, reason="PRLINT_CORPUS names no folder of real releases")
def test_real_releases_are_read_well() -> None:
    corpus = pathlib.Path(os.environ["PRLINT_CORPUS"])
    right = total = datelines = wanted_datelines = 0
    for path in sorted((corpus / "labels").glob("*.json")):
        labels = json.loads(path.read_text("utf-8"))
        projection = projection_in(corpus / "dev" / f"{path.stem}.txt")
        release = read(projection)
        wanted = labelled(labels)
        found = kinds_by_line(projection)
        total += len(wanted.keys() & found.keys())
        right += sum(found[n] == wanted[n] for n in wanted.keys() & found.keys())
        if labels["dateline"]:
            wanted_datelines += 1
            datelines += labels["dateline"] in [d.span.of(release.prose) for d in release.datelines]
    assert right / total >= 0.97
    assert wanted_datelines - datelines <= 2
