"""Findings that stood when a baseline was written, so that a house can begin with what is new. It holds hashes, and no word of a release.

    prlint baseline 1
    release PATH WORDS ...          the hash of a path, and those of some of the release's words, by which it is known under another name
    dates/weekday-mismatch HASH     one finding of it: rule and fingerprint

A release is matched with what was recorded under its path, else with what was recorded of nearly the same words: the file was renamed or
converted. In that record alone its findings are looked up, so that a new release is not excused by an old one of the same house.
"""

from __future__ import annotations

import os

from prlint.diagnostic import Suppressed
from prlint.engine import INTERNAL_ERROR, told_apart
from prlint.suppress import of_own_rule
from prlint.text.digest import digest
from prlint.text.paths import shown
from prlint.text.pattern import lazy
from prlint.text.source import Source, UnreadableError, decode
from prlint.text.span import SourceSpan
from prlint.text.value import Value
from prlint.text.words import fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterable, Iterator, Sequence

    from prlint.diagnostic import Diagnostic
    from prlint.run import Checked
    from prlint.text.projection import Projection

STALE = "prlint/stale-baseline"
MAX_SIZE = 50_000_000  # bytes
_TITLE = "prlint baseline 1"
_ABOUT = (
    "# Findings that stood when this was written, as hashes; it holds no word of a release.",
    "# `prlint check --write-baseline` writes it anew.",
)
_WORD = lazy(r"[^\W_]+")
_RELEASE = lazy(r"release ([0-9a-f]{16})((?: [0-9a-f]{12}){0,64})")
_FINDING = lazy(r"([^\s/]{1,200}/[^\s/]{1,200}) ([0-9a-f]{32})")
_WINDOW = 3  # words hashed together
_KEPT = 48  # hashes kept of a release: they tell likeness to about 6 in 100
_ALIKE = 0.7  # from here on two texts are one release; two of one house that share description and caution come to half of that
_ASIDE = frozenset(("furniture", "running", "hidden", "property"))


class BaselineError(Exception):
    """A baseline that cannot be used; the message is one sentence that names it."""


class Entry(Value):
    """One finding recorded. span: where the entry stands in the baseline."""

    rule: str
    fingerprint: str
    span: SourceSpan


class Record(Value):
    """What was recorded of one release. path: the hash of its path; words: a sketch of what it says."""

    path: str
    words: tuple[str, ...]
    entries: tuple[Entry, ...]


class Baseline(Value):
    """A baseline as it was read. folder: what paths of releases are relative to, which is its own folder."""

    source: Source
    folder: str
    records: tuple[Record, ...]


# Reading


def load(path: str, name: str) -> Baseline:
    """The baseline in a file; `name`: what messages call it. Raises BaselineError."""
    try:
        with open(path, "rb") as file:
            data = file.read(MAX_SIZE + 1)
    except FileNotFoundError:
        raise BaselineError(f"there is no baseline {name}; prlint check --write-baseline {name} writes one") from None
    except OSError as error:
        raise BaselineError(f"the baseline {name} cannot be read: {error.strerror}") from None
    if len(data) > MAX_SIZE:
        raise BaselineError(f"{name} is larger than any baseline; name the file that --write-baseline wrote")
    try:
        source = decode(name, data)
    except UnreadableError:
        source = Source(name, "")
    return Baseline(source, os.path.dirname(os.path.abspath(path)), tuple(_records(source)))


def _records(source: Source) -> Iterator[Record]:
    lines = list(_lines(source))
    if not lines or lines[0][1] != _TITLE:
        if lines and lines[0][1].startswith(_TITLE.rstrip("1")):
            raise BaselineError(f"{source.name} was written by another version of prlint; --write-baseline writes it anew")
        raise BaselineError(f"{source.name} is no baseline; name the file that --write-baseline wrote")
    head: tuple[str, tuple[str, ...]] | None = None
    entries: list[Entry] = []
    for number, (start, line) in enumerate(lines, 1):
        if number == 1 or not line or line.startswith("#"):
            continue
        release, finding = _RELEASE.fullmatch(line), _FINDING.fullmatch(line)
        if release:
            if head is not None:
                yield Record(*head, tuple(entries))
            head, entries = (release[1], tuple(release[2].split())), []
        elif finding and head is not None:
            entries.append(Entry(finding[1], finding[2], SourceSpan(start, start + len(line))))
        else:
            raise BaselineError(
                f"{source.name} is damaged in line {number}, which is neither a release nor a finding; "
                f"prlint check --write-baseline {source.name} writes it anew"
            )
    if head is not None:
        yield Record(*head, tuple(entries))


def _lines(source: Source) -> Iterator[tuple[int, str]]:
    starts = source.lines.starts
    for start, end in zip(starts, [*starts[1:], len(source.text)], strict=True):
        yield start, source.text[start:end].strip()


# Matching


def sketch(projection: Projection) -> tuple[str, ...]:
    """The smallest hashes of all runs of three words, rising: alike for texts that say the same, however they are set."""
    prose, at, kept = projection.prose, 0, []
    for shape in projection.shapes:
        if shape.kind in _ASIDE:
            kept.append(prose[at : shape.prose.start])
            at = max(at, shape.prose.end)
    words = _WORD.findall(fold(" ".join([*kept, prose[at:]])))
    runs = {" ".join(words[number : number + _WINDOW]) for number in range(max(len(words) - _WINDOW + 1, 1))} if words else set()
    return tuple(sorted(digest(run, 6) for run in runs)[:_KEPT])


def likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """How much of two texts is the same, from 0 to 1, by their sketches; 0 where one says nothing."""
    if not one or not other:
        return 0.0
    both = sorted({*one, *other})[: max(len(one), len(other))]
    return len(set(one) & set(other) & set(both)) / len(both)


def _address(place: str, folder: str) -> str:
    """The hash of a path as it is seen from the baseline, the same on every system."""
    try:
        path = os.path.relpath(place, folder)
    except ValueError:  # another drive
        path = os.path.abspath(place)
    return digest(shown(path), 8)


def record_of(baseline: Baseline, place: str, words: Sequence[str]) -> Record | None:
    """What was recorded of a release, by its path, else by its words."""
    address = _address(place, baseline.folder)
    own = next((record for record in baseline.records if record.path == address), None)
    if own is not None:
        return own
    alike = max(baseline.records, key=lambda record: likeness(record.words, words), default=None)
    return alike if alike is not None and likeness(alike.words, words) >= _ALIKE else None


def held_against(checked: Checked, baseline: Baseline, place: str, looked: Collection[str]) -> Checked:
    """A checked file whose findings of the baseline are answered for. looked: ids of the rules that would have found what is there."""
    record = record_of(baseline, place, checked.sketch)
    if record is None:
        return checked
    known = {(entry.rule, entry.fingerprint): entry for entry in record.entries}
    found = {_key(diagnostic) for diagnostic in checked.diagnostics}
    return _answered(checked, known, baseline.source.name).but(
        kept=tuple(entry for key, entry in known.items() if key in found),
        stale=tuple(entry for key, entry in known.items() if key not in found and entry.rule in looked),
    )


def _key(diagnostic: Diagnostic) -> tuple[str, str]:
    return diagnostic.rule, diagnostic.fingerprint


def _answered(checked: Checked, keys: Container[tuple[str, str]], name: str) -> Checked:
    """The file with the findings of these keys among the suppressed."""
    found = [Suppressed(d, "baseline", f"recorded in {name}") for d in checked.diagnostics if _key(d) in keys]
    suppressed = sorted((*checked.suppressed, *found), key=lambda s: (s.diagnostic.place.span, s.diagnostic.rule))
    left = tuple(d for d in checked.diagnostics if _key(d) not in keys)
    return checked.but(diagnostics=left, suppressed=tuple(suppressed))


def stale(files: Iterable[Checked], source: Source) -> tuple[Diagnostic, ...]:
    """What is to be said, in the baseline, of entries that none of the files needs any more."""
    files = tuple(files)
    kept = {entry for file in files for entry in file.kept}
    entries = sorted({entry for file in files for entry in file.stale} - kept, key=lambda entry: entry.span)
    return tuple(told_apart([of_own_rule(STALE, _gone(entry), entry.span, source) for entry in entries]))


def _gone(entry: Entry) -> str:
    return f"‘{entry.rule}’ is no longer found where this was recorded; write the baseline anew"


# Writing


def recorded(files: Sequence[tuple[Checked, str]], path: str, name: str) -> tuple[str, tuple[Checked, ...], int]:
    """The text of a baseline, the same files with all that it records answered for, and how many findings that are.

    files: each with its place. path: where the baseline is to stand. A fault of prlint itself is never recorded.
    """
    lines = [_TITLE, *_ABOUT]
    done = []
    count = 0
    for file, place in files:
        known = {_key(diagnostic) for diagnostic in file.diagnostics if diagnostic.rule != INTERNAL_ERROR}
        if known:
            lines.append(" ".join(["release", _address(place, os.path.dirname(os.path.abspath(path))), *file.sketch]))
            lines += sorted(f"{rule} {fingerprint}" for rule, fingerprint in known)
        count += len(known)
        done.append(_answered(file, known, name))
    return "\n".join(lines) + "\n", tuple(done), count
