"""What can be done about findings: their fixes, all safe fixes at once, and a suppression that waits for its reason.

Edits are made from findings of the text as it stands here, never from what the client says it was told: clients count columns differently
from one field to the next.
"""

from __future__ import annotations

import json
from difflib import SequenceMatcher

from prlint import formats
from prlint.config import YAML_NAME
from prlint.diagnostic import Edit
from prlint.fix import IN_PLACE, fixed
from prlint.lsp.documents import Page
from prlint.packs.located import Map, Seq
from prlint.packs.located import Page as YamlPage
from prlint.packs.located import read as read_yaml
from prlint.suppress import suppress
from prlint.text.pattern import lazy
from prlint.text.source import Source, UnreadableError
from prlint.text.span import SourceSpan
from prlint.text.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from prlint.diagnostic import Diagnostic
    from prlint.run import Checked

QUICK, FIX_ALL = "quickfix", "source.fixAll.prlint"
_LINE = lazy(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_MOST_WORDS = 80  # characters of a finding that an entry of `allow` repeats


class Action(Value):
    """Something the user can choose. edits: in the document, or in the file at `path` where that is not empty; creates: whether to make it.

    for_: the finding it is for.
    """

    title: str
    edits: tuple[Edit, ...]
    for_: Diagnostic
    preferred: bool = False
    path: str = ""
    page: Page | None = None
    creates: bool = False


def fixes(found: Sequence[Diagnostic]) -> Iterator[Action]:
    """The fixes of these findings that can be applied. Preferred is what cannot change what the release says."""
    for finding in found:
        offered = [fix for fix in finding.fixes if fix.safety != "display"]
        first = next((fix for fix in offered if fix.safety == "safe"), None)
        for fix in offered:
            title = fix.title if fix.safety == "safe" else f"{fix.title} (to be read first)"
            yield Action(title, fix.edits, finding, fix is first)


def can_fix_all(checked: Checked) -> bool:
    return checked.format in IN_PLACE and any(fix.safety == "safe" for finding in checked.diagnostics for fix in finding.fixes)


def fix_all(source: Source, checked: Checked, check: Callable[[Source], Checked]) -> tuple[Edit, ...]:
    """All safe fixes that hold, as edits of the lines they change."""
    return tuple(_changes(source.text, fixed(source, checked, check).source.text))


def _changes(before: str, after: str) -> Iterator[Edit]:
    old, new = _LINE.findall(before), _LINE.findall(after)
    starts = [0]
    for line in old:
        starts.append(starts[-1] + len(line))
    for tag, first, last, new_first, new_last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield _narrowed(starts[first], before[starts[first] : starts[last]], "".join(new[new_first:new_last]))


def _narrowed(at: int, old: str, new: str) -> Edit:
    """An edit without what both texts begin and end with."""
    head = _alike(old, new)
    tail = _alike(old[head:][::-1], new[head:][::-1])
    return Edit(SourceSpan(at + head, at + len(old) - tail), new[head : len(new) - tail])


def _alike(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    pairs = zip(one, other)  # noqa: B905 - the shorter one ends it
    return next((number for number, (left, right) in enumerate(pairs) if left != right), min(len(one), len(other)))


# Suppressions


def comment(finding: Diagnostic, source: Source, format_name: str) -> Action | None:
    """A comment that allows the finding for its block, where the format has comments; its reason is for the user to write.

    Until it is written the comment allows nothing, and prlint says so.
    """
    if format_name not in ("markdown", "html"):
        return None
    try:
        before = formats.project(source, format_name)
    except UnreadableError:
        return None
    for at, ending in _places(finding, source):
        words = f"<!-- prlint: allow {finding.rule} {{}} -->{ending}"
        trial = words.format("reason")
        changed = Source(source.name, source.text[:at] + trial + source.text[at:], source.encoding)
        after = formats.project(changed, format_name)
        if after.prose.split() != before.prose.split():
            continue
        moved = len(trial) if at <= finding.place.span.start else 0
        span = SourceSpan(finding.place.span.start + moved, finding.place.span.end + moved)
        there = finding.but(place=finding.place.but(span=span))
        if suppress([there], changed, after, (), {finding.rule}).suppressed:
            title = f"Allow {finding.rule} here, by a comment that needs your reason"
            return Action(title, (Edit(SourceSpan(at, at), words.format("")),), finding)
    return None


def _places(finding: Diagnostic, source: Source) -> Iterator[tuple[int, str]]:
    """Where a comment may stand, with what follows it: on a line of its own above the block, else before the very words."""
    text, starts = source.text, source.lines.starts
    line = finding.place.start.line - 1
    while line and text[starts[line - 1] : starts[line]].strip():
        line -= 1
    ending = next((ending for ending in ("\r\n", "\n", "\r") if ending in text), "\n")
    yield starts[line], ending
    yield finding.place.span.start, ""


def entry(finding: Diagnostic, release: str, path: str, text: str | None) -> Action | None:
    """An entry of `allow` in a prlint.yaml for the finding in this release, a path from the folder of the configuration.

    path: of the configuration; text: what stands in it, None where it is to be made. The reason is for the user to write; until then the
    configuration is not valid, and the last one that was goes on. None where the file cannot be read or has another shape.
    """
    pairs = {"rule": finding.rule, "path": _quoted(release)}
    if 0 < len(finding.text.strip()) <= _MOST_WORDS:
        pairs["text"] = _quoted(" ".join(finding.text.split()))
    pairs["reason"] = '""'
    title = f"Allow {finding.rule} in this release, by an entry of {YAML_NAME} that needs your reason"
    edit = _appended("", pairs) if text is None else _inserted(text, pairs)
    if edit is None:
        return None
    return Action(title, (edit,), finding, path=path, page=None, creates=text is None)


def _quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)


def _inserted(text: str, pairs: dict[str, str]) -> Edit | None:
    page = YamlPage(Source(YAML_NAME, text))
    bare = all(not line.strip() or line.lstrip().startswith("#") for line in text.splitlines())
    node = None if bare else read_yaml(page)
    if page.problems or not (bare or isinstance(node, Map)):
        return None
    pair = next((pair for pair in node.pairs if pair[0].value == "allow"), None) if isinstance(node, Map) else None
    if pair is None:
        return _appended(text, pairs) if bare or not text.lstrip().startswith("{") else None
    key, value = pair
    if not isinstance(value, Seq):
        return None
    opening = text.find("[", key.span.end, value.span.start + 1)
    if opening >= 0:
        comma = ", " if value.items else ""
        return Edit(SourceSpan(opening + 1, opening + 1), "{" + ", ".join(f"{name}: {word}" for name, word in pairs.items()) + "}" + comma)
    start = max(text.rfind("\n", 0, value.span.start), text.rfind("\r", 0, value.span.start)) + 1
    indent = text[start : value.span.start].partition("-")[0]
    if indent.strip():
        return None
    return Edit(SourceSpan(start, start), _block(pairs, indent, _ending(text)))


def _appended(text: str, pairs: dict[str, str]) -> Edit:
    ending = _ending(text)
    before = ending if text and not text.endswith(("\n", "\r")) else ""
    return Edit(SourceSpan(len(text), len(text)), f"{before}allow:{ending}{_block(pairs, '  ', ending)}")


def _block(pairs: dict[str, str], indent: str, ending: str) -> str:
    lines = [f"{name}: {word}" for name, word in pairs.items()]
    return "".join(f"{indent}{'  ' if number else '- '}{line}{ending}" for number, line in enumerate(lines))


def _ending(text: str) -> str:
    return next((ending for ending in ("\r\n", "\n", "\r") if ending in text), "\n")
