"""The parts of a Word file and how they hang together: relations, styles, and how lists and notes are numbered."""

from __future__ import annotations

from prlint.formats import xml_events
from prlint.formats.superscripts import DIGITS
from prlint.formats.zipped import Archive
from prlint.text.source import READS, UnreadableError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_MAX_STYLES = 50  # a style that is based on more others than these is based on itself


class Node:
    """An element of one of the small parts. Names and attributes are local: these parts mix no vocabularies."""

    __slots__ = ("attributes", "children", "name", "text")

    def __init__(self, name: str, attributes: dict[str, str]) -> None:
        self.name = name
        self.attributes = {key.rpartition("}")[2]: value for key, value in attributes.items()}
        self.children: list[Node] = []
        self.text = ""

    def get(self, *path: str) -> Node | None:
        """The first descendant along these names."""
        node: Node | None = self
        for name in path:
            node = next((child for child in node.children if child.name == name), None) if node is not None else None
        return node

    def value(self, *path: str) -> str | None:
        """The attribute `val` of such a descendant."""
        node = self.get(*path)
        return None if node is None else node.attributes.get("val", "")

    def all(self, name: str) -> Iterator[Node]:
        return (child for child in self.children if child.name == name)


class _Tree:
    def __init__(self, part: str) -> None:
        self.part = part
        self.root = Node("", {})
        self._open = [self.root]

    def start(self, name: str, attributes: dict[str, str]) -> None:
        node = Node(name.rpartition("}")[2], attributes)
        if len(self._open) > xml_events.MAX_DEPTH:
            xml_events.refuse_depth(self.part)
        self._open[-1].children.append(node)
        self._open.append(node)

    def end(self, name: str) -> None:
        self._open.pop()

    def text(self, words: str) -> None:
        self._open[-1].text += words


def tree(data: bytes, part: str) -> Node:
    made = _Tree(part)
    xml_events.read(data, part, made)
    return made.root.children[0]


class Style:
    """What a style says that prlint asks for, with what it is based on. above, below: blank space there; None where it does not say."""

    __slots__ = ("above", "below", "heading", "hidden", "level", "number", "raised")

    def __init__(self) -> None:
        self.heading = ""  # title, heading or nothing
        self.hidden = self.raised = False
        self.number: str | None = None
        self.level = 0
        self.above: bool | None = None
        self.below: bool | None = None


class Level:
    """One level of a numbering."""

    __slots__ = ("first", "format", "text")

    def __init__(self, format: str, text: str, first: int) -> None:  # noqa: A002 - the format's own word
        self.format, self.text, self.first = format, text, first


class Package:
    """A Word file taken apart. Raises UnreadableError for a ZIP archive that is none."""

    def __init__(self, data: bytes) -> None:
        self.archive = Archive(data)
        self.main = self._main()
        self.relations = self.related(self.main)
        self.styles = _styles(self._tree("styles"))
        self.defaults = self.styles.get("", Style())
        self.numberings = _numberings(self._tree("numbering"))

    def read(self, part: str) -> bytes:
        return self.archive.read(part)

    def _main(self) -> str:
        if "[Content_Types].xml" not in self.archive and "mimetype" in self.archive:
            raise UnreadableError(f"it is no Word file, maybe an OpenDocument text; save it as .docx (prlint reads {READS})")
        for kind, target, _ in self.related("").values():
            if kind == "officeDocument" and target in self.archive:
                return target
        raise UnreadableError(f"it is a ZIP archive but no Word file; prlint reads {READS}")

    def related(self, part: str) -> dict[str, tuple[str, str, bool]]:
        """What a part points at: (kind, part or address, whether outside), by id."""
        folder, slash, name = part.rpartition("/")
        place = f"{folder}{slash}_rels/{name}.rels"
        if place not in self.archive:
            return {}
        found = {}
        for node in tree(self.read(place), place).all("Relationship"):
            given = node.attributes
            outside = given.get("TargetMode") == "External"
            target = given.get("Target", "")
            found[given.get("Id", "")] = (given.get("Type", "").rpartition("/")[2], target if outside else _inside(folder, target), outside)
        return found

    def part(self, kind: str) -> str | None:
        """The name of the one part of this kind that the document points at."""
        return next((to for sort, to, outside in self.relations.values() if sort == kind and not outside and to in self.archive), None)

    def _tree(self, kind: str) -> Node | None:
        name = self.part(kind)
        return None if name is None else tree(self.read(name), name)

    def settings(self) -> Node | None:
        return self._tree("settings")

    def properties(self) -> dict[str, str]:
        """Title, subject, keywords, category and description, as far as they say something."""
        found = {}
        for kind, target, _ in self.related("").values():
            if kind == "core-properties" and target in self.archive:
                for node in tree(self.read(target), target).children:
                    if node.name in _PROPERTIES and node.text.strip():
                        found[node.name] = " ".join(node.text.split())[:_LONGEST_PROPERTY]
        return found


_PROPERTIES = ("title", "subject", "keywords", "category", "description")
_LONGEST_PROPERTY = 300


def _inside(folder: str, target: str) -> str:
    """The name of a part from how another part, in this folder, points at it."""
    if target.startswith("/"):
        return target[1:]
    steps = folder.split("/") if folder else []
    for step in target.split("/"):
        if step == "..":
            steps = steps[:-1]
        elif step not in ("", "."):
            steps.append(step)
    return "/".join(steps)


def switched(node: Node | None) -> bool | None:
    """Whether a property that is on or off is on; None where it is not there."""
    return None if node is None else is_on(node.attributes.get("val", "1"))


def is_on(value: str) -> bool:
    return value not in ("0", "false", "off")


def space(value: str | None) -> bool | None:
    """Whether a distance, in twentieths of a point, is to be seen."""
    if value is None:
        return None
    digits = value.removesuffix("pt")
    return digits.isdigit() and int(digits) > 0


# ── Styles ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _styles(root: Node | None) -> dict[str, Style]:
    """Styles by id; under the empty name the one of paragraphs that name none."""
    if root is None:
        return {}
    nodes = {node.attributes.get("styleId", ""): node for node in root.all("style")}
    ground = Style()
    _apply(ground, root.get("docDefaults", "pPrDefault"))
    found = {name: _resolved(node, nodes, ground) for name, node in nodes.items()}
    for name, node in nodes.items():
        if node.attributes.get("type") == "paragraph" and is_on(node.attributes.get("default", "0")):
            found[""] = found[name]
    found.setdefault("", ground)
    return found


def _resolved(node: Node, nodes: dict[str, Node], ground: Style) -> Style:
    chain: list[Node] = []
    at: Node | None = node
    while at is not None and len(chain) < _MAX_STYLES:
        chain.append(at)
        at = nodes.get(at.value("basedOn") or "")
    style = Style()
    style.above, style.below = ground.above, ground.below
    for one in reversed(chain):
        _apply(style, one)
    return style


def _apply(style: Style, node: Node | None) -> None:
    if node is None:
        return
    name = (node.value("name") or "").lower()
    level = node.value("pPr", "outlineLvl")
    if name == "title":
        style.heading = "title"
    elif name.startswith("heading ") or name == "subtitle":
        style.heading = "title?" if name == "heading 1" else "heading"
    elif level is not None:
        style.heading = "heading" if level.isdigit() and int(level) < 9 else ""
    hidden = switched(node.get("rPr", "vanish"))
    style.hidden = style.hidden if hidden is None else hidden
    align = node.value("rPr", "vertAlign")
    style.raised = style.raised if align is None else align == "superscript"
    number = node.value("pPr", "numPr", "numId")
    if number is not None:
        style.number = number
    depth = node.value("pPr", "numPr", "ilvl") or ""
    style.level = int(depth) if depth.isdigit() and len(depth) == 1 else style.level
    spacing = node.get("pPr", "spacing")
    if spacing is not None:
        above, below = (space(spacing.attributes.get(side)) for side in ("before", "after"))
        style.above = style.above if above is None else above
        style.below = style.below if below is None else below


# ── Numberings ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────────


class Numbering:
    """abstract: what it shares its counting with; anew: the levels that count anew with it."""

    __slots__ = ("abstract", "anew", "levels")

    def __init__(self, abstract: str, levels: dict[int, Level]) -> None:
        self.abstract, self.levels = abstract, levels
        self.anew: set[int] = set()


def _numberings(root: Node | None) -> dict[str, Numbering]:
    """Numberings by id."""
    if root is None:
        return {}
    abstract = {node.attributes.get("abstractNumId", ""): _levels(node) for node in root.all("abstractNum")}
    found = {}
    for node in root.all("num"):
        name = node.value("abstractNumId") or ""
        made = Numbering(name, dict(abstract.get(name, {})))
        for override in node.all("lvlOverride"):
            made.levels |= _levels(override)
            depth, first = override.attributes.get("ilvl", ""), override.value("startOverride") or ""
            if depth.isdigit() and first.isdigit() and int(depth) in made.levels:
                was = made.levels[int(depth)]
                made.levels[int(depth)] = Level(was.format, was.text, int(first[:6]))
                made.anew.add(int(depth))
        found[node.attributes.get("numId", "")] = made
    return found


def _levels(node: Node) -> dict[int, Level]:
    found = {}
    for level in node.all("lvl"):
        depth, first = level.attributes.get("ilvl", ""), level.value("start") or "1"
        if depth.isdigit():
            start = int(first[:6]) if first[:6].isdigit() else 1
            found[int(depth)] = Level(level.value("numFmt") or "decimal", level.value("lvlText") or "", start)
    return found


class Counter:
    """Counts the paragraphs of numberings as Word shows them."""

    def __init__(self, numberings: dict[str, Numbering]) -> None:
        self._numberings = numberings
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def next(self, number: str, depth: int) -> str | None:
        """What stands before the next paragraph of this numbering, with a blank; nothing where none does, None for no list."""
        numbering = self._numberings.get(number)
        level = numbering.levels.get(depth) if numbering is not None else None
        if numbering is None or level is None:
            return None
        counts = self._counts.setdefault(numbering.abstract, {})
        if depth in numbering.anew and (number, depth) not in self._begun:
            counts.pop(depth, None)
        self._begun.add((number, depth))
        counts[depth] = counts.get(depth, level.first - 1) + 1
        for deeper in [key for key in counts if key > depth]:
            del counts[deeper]
        if level.format == "bullet":
            return "• "
        if level.format == "none" or not level.text:
            return ""
        words = level.text
        for place in range(depth + 1):
            other = numbering.levels.get(place, level)
            words = words.replace(f"%{place + 1}", numeral(counts.get(place, other.first), other.format))
        return f"{words.strip()} "


class Notes:
    """Numbers the notes of a document by the order in which it points at them. order: (kind, id, what stands for it)."""

    def __init__(self, formats: dict[str, tuple[str, int]]) -> None:
        self._formats = formats
        self._counts = {kind: first for kind, (_, first) in formats.items()}
        self.found = dict.fromkeys(formats, 0)  # how many of each kind
        self.order: list[tuple[str, str, str]] = []

    def label(self, kind: str, name: str, own_mark: bool) -> str:
        self.found[kind] += 1
        if own_mark:
            self.order.append((kind, name, ""))
            return ""
        style, number = self._formats[kind][0], self._counts[kind]
        self._counts[kind] += 1
        shown = numeral(number, style)
        label = shown.translate(DIGITS) if shown.isdigit() else shown if style == "chicago" else f"[{shown}]"
        self.order.append((kind, name, label))
        return label


def numeral(number: int, style: str) -> str:
    if style in ("lowerLetter", "upperLetter") and number > 0:
        letters = chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 9)
        return letters if style == "lowerLetter" else letters.upper()
    if style in ("lowerRoman", "upperRoman") and 0 < number < 400:
        roman = _roman(number)
        return roman if style == "lowerRoman" else roman.upper()
    if style == "chicago" and number > 0:
        return "*†‡§"[(number - 1) % 4] * min((number - 1) // 4 + 1, 3)
    return f"{number:02d}" if style == "decimalZero" else str(number)


_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def _roman(number: int) -> str:
    found = ""
    for value, letters in _ROMAN:
        found += letters * (number // value)
        number %= value
    return found
