"""Releases to measure with: the clean ones of the tests, or those of the folder that PRLINT_CORPUS names, varied and multiplied.

    python benchmarks/inputs.py FOLDER COUNT [BYTES]

Each copy gets other company and product names, so that no two are alike, and paragraphs of others between lead and boilerplate until it has
its size: by turns 2 to 8 kB, 5 kB on average, unless BYTES says another.
"""

from __future__ import annotations

import calendar
import os
import re
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

CLEAN = Path(__file__).parent.parent / "tests" / "recall" / "releases"
SIZES = (2_000, 3_000, 4_000, 5_000, 5_000, 6_000, 7_000, 8_000)
_ENDINGS = ("", "or", "ia", "us", "ex", "ane", "ix", "um", "eon", "ard", "ello")
_NAME = re.compile(r"\b[A-Z][a-z]{4,}\b")


def sources() -> list[str]:
    """The texts that all others are made of."""
    corpus = os.environ.get("PRLINT_CORPUS")
    if corpus:
        paths = sorted(path for path in Path(corpus).rglob("*") if path.suffix in (".txt", ".md") and path.name != "README.md")
    else:
        paths = sorted(CLEAN.glob("*.txt"))
    return [path.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n") for path in paths]


def described() -> str:
    texts = sources()
    kind = "the clean releases of the tests" if "PRLINT_CORPUS" not in os.environ else "real releases, which are not part of the project"
    return f"{len(texts)} texts ({kind}), varied and multiplied"


def release(texts: Sequence[str], number: int, size: int) -> str:
    """The release with this number, of at least so many characters, if there is enough to fill it with."""
    head, body, tail = _parts(texts[number % len(texts)])
    fixed = sum(map(len, head + tail))
    step = 1
    while fixed + sum(len(paragraph) + 2 for paragraph in body) < size:
        more = _parts(_renamed(texts[(number + step) % len(texts)], number + step))[1]
        missing = size - fixed - sum(len(paragraph) + 2 for paragraph in body)
        for paragraph in more:
            if missing <= 0:
                break
            body.append(paragraph)
            missing -= len(paragraph) + 2
        step += 1
    return _renamed("\n\n".join((*head, *body, *tail)) + "\n", number)


def _parts(text: str) -> tuple[list[str], list[str], list[str]]:
    """Paragraphs up to the lead, then those up to the boilerplate, then the rest."""
    paragraphs = [paragraph for paragraph in re.split(r"\n{2,}", text.strip()) if paragraph.strip()]
    lead = next((n for n, paragraph in enumerate(paragraphs[:8]) if len(paragraph) > 150), 0)
    end = next((n for n, paragraph in enumerate(paragraphs) if n > lead and re.match(r"\W*About ", paragraph)), len(paragraphs))
    return paragraphs[: lead + 1], paragraphs[lead + 1 : end], paragraphs[end:]


def _renamed(text: str, number: int) -> str:
    """Its most frequent names with another ending; those that are words too, and months, stay."""
    ending = _ENDINGS[number % len(_ENDINGS)]
    words = {*re.findall(r"\b[a-z]{5,}\b", text), *map(str.lower, calendar.month_name)}
    names = [name for name, count in Counter(_NAME.findall(text)).most_common(12) if count > 2 and name.lower() not in words][:3]
    return re.sub(rf"\b({'|'.join(names)})\b", rf"\g<1>{ending}", text) if names else text


def make(folder: Path, count: int, size: int = 0) -> list[Path]:
    """Files of their own in this folder. size: of each, in characters."""
    folder.mkdir(parents=True, exist_ok=True)
    texts = sources()
    paths = []
    for number in range(count):
        path = folder / f"{number:05}.txt"
        path.write_bytes(release(texts, number, size or SIZES[number % len(SIZES)]).encode())
        paths.append(path)
    return paths


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    made = make(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) == 4 else 0)
    print(f"{len(made)} releases, {sum(path.stat().st_size for path in made)} bytes, of {described()}")
