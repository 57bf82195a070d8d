"""What may stand where in a pack: keys, words, flags and numbers, read off located nodes.

Every function notes what is wrong on the page and gives None (or what could be read), so that one run finds every problem.
"""

from __future__ import annotations

from prlint.packs.located import Map, Node, Page, Seq, Text
from prlint.text.nearest import meant
from prlint.text.pattern import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from typing import Any

NAME = lazy(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_INTEGER = lazy(r"-?\d{1,15}")
_NUMBER = lazy(r"-?\d{1,15}(?:\.\d{1,15})?")
FLAGS = {"yes": True, "no": False}


def entries(
    page: Page, node: Node | None, what: str, required: Iterable[str], optional: Iterable[str] = (), where: Node | None = None
) -> dict[str, tuple[Text, Node]] | None:
    """The pairs of a mapping by key. Unknown and missing keys are noted; `where`: at which a missing key is reported."""
    if not isinstance(node, Map):
        if node is not None:
            page.problem("shape", node, f"{what} is written as keys with values")
        return None
    required = tuple(required)
    known = (*required, *optional)
    found: dict[str, tuple[Text, Node]] = {}
    for key, value in node.pairs:
        if key.value in known:
            found[key.value] = (key, value)
        else:
            hint = "; words with a comma in them need quotes" if _behind_comma(page, key, value) else meant(key.value, known)
            page.problem("unknown-key", key, f"{what} has no key ‘{key.value}’{hint}")
    for key_name in required:
        if key_name not in found:
            page.problem("missing-key", where or node, f"{what} lacks ‘{key_name}’")
    return found


def _behind_comma(page: Page, key: Text, value: Node) -> bool:
    """Whether this is no key but the rest of words that a comma has cut: {name: Norvane Therapeutics, Inc.}."""
    return isinstance(value, Text) and not value.value and value.plain and page.source.text[: key.span.start].rstrip().endswith(",")


def items(page: Page, node: Node | None, what: str) -> tuple[Node, ...]:
    """The members of a list; nothing else is taken for one."""
    if isinstance(node, Seq):
        if not node.items:
            page.problem("empty", node, f"{what} is empty")
        return node.items
    if node is not None:
        page.problem("shape", node, f"{what} is written as a list")
    return ()


def one_or_more(page: Page, node: Node | None, what: str) -> tuple[Node, ...]:
    """The members of a list, or the one thing that stands in its place."""
    return items(page, node, what) if isinstance(node, Seq) else () if node is None else (node,)


def text(page: Page, node: Node | None, what: str) -> str | None:
    """Words, not empty."""
    if not isinstance(node, Text):
        if node is not None:
            page.problem("shape", node, f"{what} is written as words" + (_braces(node)))
        return None
    if not node.value.strip():
        page.problem("empty", node, f"{what} is empty")
        return None
    return node.value


def _braces(node: Node) -> str:
    return "; words that begin with { need quotes" if isinstance(node, Map) else ""


def texts(page: Page, node: Node | None, what: str) -> tuple[str, ...]:
    """One or more words, in a list or alone."""
    return tuple(t for t in (text(page, each, what) for each in one_or_more(page, node, what)) if t is not None)


def name(page: Page, node: Node | None, what: str) -> str | None:
    """Small letters, digits and single hyphens between them."""
    word = text(page, node, what)
    if word is not None and node is not None and not NAME.fullmatch(word):
        page.problem("name", node, f"{what} is written in small letters, digits and single hyphens, not ‘{word}’")
        return None
    return word


def flag(page: Page, node: Node | None, what: str) -> bool | None:
    word = text(page, node, what)
    if word is None or node is None:
        return None
    if word not in FLAGS:
        page.problem("value", node, f"{what} is yes or no, not ‘{word}’")
        return None
    return FLAGS[word]


def choice(page: Page, node: Node | None, what: str, among: Collection[str], sort: str = "value") -> str | None:
    """One of these words. `sort` names the rule that a wrong one breaks."""
    word = text(page, node, what)
    if word is None or node is None:
        return None
    if word not in among:
        page.problem(sort, node, f"{what} cannot be ‘{word}’{meant(word, among) or _all_of(among)}")
        return None
    return word


def _all_of(among: Collection[str]) -> str:
    return f"; it is one of {', '.join(among)}" if len(among) <= 12 else ""


def choices(page: Page, node: Node | None, what: str, among: Collection[str], sort: str = "value") -> tuple[str, ...]:
    """One or more of these words; a word written twice is noted."""
    found: dict[str, Node] = {}
    for each in one_or_more(page, node, what):
        word = choice(page, each, what, among, sort)
        if word is not None and word in found:
            page.problem("doubled-value", each, f"‘{word}’ stands here a second time", found[word])
        elif word is not None:
            found[word] = each
    return tuple(found)


def number(page: Page, node: Node | None, what: str, whole: bool = False, least: int | None = None) -> float | int | None:
    word = text(page, node, what)
    if word is None or node is None:
        return None
    value = as_number(word)
    if value is None or (whole and not isinstance(value, int)):
        page.problem("value", node, f"{what} is a {'whole ' if whole else ''}number, not ‘{word}’")
        return None
    if least is not None and value < least:
        page.problem("value", node, f"{what} is at least {least}")
        return None
    return value


def as_number(word: str) -> float | int | None:
    if _INTEGER.fullmatch(word):
        return int(word)
    return float(word) if _NUMBER.fullmatch(word) else None


# The profile is typed by its keys alone: flags are plain yes or no (or true, false), house style takes the type of its default,
# all else is words, so that ticker 0700 and day 2026-11-02 stay as they are written.


def profile_value(key: str, node: Text, house_style: Mapping[str, Any]) -> Any:
    default = house_style.get(key.removeprefix("house_style.")) if key.startswith("house_style.") else None
    if isinstance(default, int) and not isinstance(default, bool):
        value = as_number(node.value)
        return node.value if value is None else value
    if node.plain and node.value.lower() in ("yes", "no", "true", "false"):
        return node.value.lower() in ("yes", "true")
    return node.value


def known_profile_keys(keys: Iterable[str]) -> frozenset[str]:
    """Every profile key with the groups it lies in: `issuer.legal_name` and `issuer`."""
    return frozenset(".".join(parts[:n]) for parts in (key.split(".") for key in keys) for n in range(1, len(parts) + 1))


def profile(page: Page, node: Node | None, keys: frozenset[str], house_style: Mapping[str, Any], prefix: str = "") -> Any:
    """A profile as an example gives it: nested mappings, lists and words, its keys checked."""
    if isinstance(node, Text):
        return profile_value(prefix, node, house_style)
    if isinstance(node, Seq):
        return [profile(page, item, keys, house_style, prefix) for item in node.items]
    if node is None:
        return None
    data: dict[str, Any] = {}
    for key, value in node.pairs:
        whole = f"{prefix}.{key.value}" if prefix else key.value
        if whole in keys:
            _put(data, key.value.split("."), profile(page, value, keys, house_style, whole))
        elif any(other.startswith(f"{prefix}.") for other in keys) or not prefix:
            page.problem("unknown-profile-key", key, f"the profile has no key ‘{whole}’{meant(whole, keys)}")
        else:
            data[key.value] = profile(page, value, keys, house_style, whole)  # a map by market or region
    return data


def _put(data: dict[str, Any], path: list[str], value: Any) -> None:
    for step in path[:-1]:
        data = data.setdefault(step, {})
    data[path[-1]] = value
