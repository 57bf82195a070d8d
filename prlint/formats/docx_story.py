"""The paragraphs of one part of a Word file (body, notes, headers, comments), as if all tracked changes were accepted.

One pass over the XML. Text of charts and of pictures is not seen, nor are page numbers that only the layout knows; what a field shows is
read as it was last saved.
"""

from __future__ import annotations

from functools import cache, partial

from prlint.data import table
from prlint.formats import xml_events
from prlint.formats.docx_blocks import Blocks
from prlint.formats.docx_paragraphs import Mark, Paragraph
from prlint.formats.docx_parts import Notes, Package, is_on
from prlint.formats.superscripts import raised

_MOST_FIELDS = 40  # fields in fields; what is more was never ended
_WHITE = str.maketrans("\t\r\n", "   ", "\u00ad")
_CHANGES = {"ins": "insertion", "moveTo": "insertion", "del": "deletion", "moveFrom": "deletion"}


class _Field:
    """A field of which an end was not read yet. shows: whether its instruction is over and its result has begun."""

    __slots__ = ("instruction", "link", "shows")

    def __init__(self) -> None:
        self.instruction, self.shows = "", False
        self.link: Mark | None = None


class Story(Blocks):
    """Reads one part, its blocks with what stands in them: runs of text, notes, changes, comments, links and fields.

    sections: ids of headers and footers, in order; numbered: how notes are numbered, by kind, as far as sections say so.
    """

    def __init__(self, package: Package, part: str, name: str, roots: str = "", notes: Notes | None = None, boxes: int = 0) -> None:
        super().__init__(package, part, name, roots, boxes)
        self.marks: list[Mark] = []
        self.sections: list[tuple[str, str]] = []
        self.numbered: dict[str, str] = {}
        self.labels: dict[str, str] = {}  # of notes, by id, for the marks that stand inside them
        self._notes = notes
        self._relations = package.related(part)
        self._gone = 0
        self._lost: list[str] = []
        self._run, self._units = -1, 0
        self._raised = self._hidden = self._keeps = False
        self._fields: list[_Field] = []  # those that are open
        self._links: list[Mark] = []
        self._changes: list[tuple[str, Mark | None]] = []
        self._outside: list[tuple[int, int, bool, bool]] = []  # what runs and text boxes stand in: a run's number, size, raised, hidden
        self._comments: dict[str, Mark] = {}

    def read(self) -> Story:
        xml_events.read(self._package.read(self.part), self.part, self)
        self._close_flow()
        if not self._roots:
            self.stories[""] = self._flows[0].paragraphs
        return self

    # ── Elements ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    def _begin(self, root: str) -> None:
        """Elements that share a method, or are of other vocabularies."""
        super()._begin(root)
        w = self._w
        for name, kind in _CHANGES.items():
            self._starts[w + name] = partial(self._change, kind)
            self._ends[w + name] = self._changed
        for kind in ("footnote", "endnote"):
            self._starts[f"{w}{kind}Reference"] = partial(self._note, kind)
        for kind in ("header", "footer"):
            self._starts[f"{w}{kind}Reference"] = partial(self._section, kind)
        self._starts[w + "commentRangeStart"] = partial(self._comment, True)
        self._starts[w + "commentRangeEnd"] = partial(self._comment, False)
        for m in ("http://schemas.openxmlformats.org/officeDocument/2006/math}", "http://purl.oclc.org/ooxml/officeDocument/math}"):
            self._starts[m + "t"] = self._on_t
            self._starts[m + "r"] = self._on_formula
            self._ends[m + "t"] = self._off_t

    def _off_p(self) -> None:
        self._fields = [field for field in self._fields if field.shows]  # an instruction does not go on in the next paragraph
        super()._off_p()

    def _on_txbxContent(self, attributes: dict[str, str]) -> None:  # noqa: N802 - the vocabulary's names, here and below
        self._leave_run()
        super()._on_txbxContent(attributes)

    def _off_txbxContent(self) -> None:  # noqa: N802
        super()._off_txbxContent()
        self._return_to_run()

    # ── Runs ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    _runs = -1

    def _on_r(self, _: dict[str, str]) -> None:
        self._leave_run()
        self._runs += 1
        self._run, self._units = self._runs, 0
        self._raised = self._hidden = False
        paragraph = self._flows[-1].paragraph
        if paragraph is not None:
            self._hidden, self._raised = paragraph.style.hidden, paragraph.style.raised
        self._within.append("r")

    def _off_r(self) -> None:
        self._within.pop()
        self._return_to_run()

    def _leave_run(self) -> None:
        self._outside.append((self._run, self._units, self._raised, self._hidden))

    def _return_to_run(self) -> None:
        self._run, self._units, self._raised, self._hidden = self._outside.pop()

    def _on_formula(self, _: dict[str, str]) -> None:
        self._run, self._raised, self._hidden = -1, False, False

    def _on_rStyle(self, attributes: dict[str, str]) -> None:  # noqa: N802
        style = self._package.styles.get(attributes.get(self._w + "val", ""))
        if style is not None and self._within and self._within[-1] == "r":
            self._raised, self._hidden = self._raised or style.raised, self._hidden or style.hidden

    def _on_vertAlign(self, attributes: dict[str, str]) -> None:  # noqa: N802
        if self._within and self._within[-1] == "r":
            self._raised = attributes.get(self._w + "val") == "superscript"

    def _on_position(self, attributes: dict[str, str]) -> None:
        height = attributes.get(self._w + "val", "")
        if self._within and self._within[-1] == "r" and height.isdigit() and int(height[:6]) > 0:
            self._raised = True

    def _on_vanish(self, attributes: dict[str, str]) -> None:
        if self._within and self._within[-1] == "r":
            self._hidden = is_on(attributes.get(self._w + "val", "1"))

    def _on_t(self, attributes: dict[str, str]) -> None:
        self._takes_text = True
        self._keeps = attributes.get("http://www.w3.org/XML/1998/namespace}space") == "preserve"
        self._words.clear()

    def _off_t(self) -> None:
        self._takes_text = False
        words = "".join(self._words)
        self._say(words if self._keeps else words.strip(" \t\r\n"), True)

    _on_delText, _off_delText = _on_t, _off_t  # noqa: N815

    def _on_instrText(self, _: dict[str, str]) -> None:  # noqa: N802
        self._takes_text = True
        self._words.clear()

    def _off_instrText(self) -> None:  # noqa: N802
        self._takes_text = False
        if self._fields:
            self._fields[-1].instruction += "".join(self._words)

    def _on_tab(self, _: dict[str, str]) -> None:
        if self._within and self._within[-1] == "r":  # the others are stops
            self._say("\t")

    _on_ptab = _on_tab

    def _on_br(self, _: dict[str, str]) -> None:
        self._say("\n")

    _on_cr = _on_br

    def _on_noBreakHyphen(self, _: dict[str, str]) -> None:  # noqa: N802
        self._say("\u2011")

    def _on_sym(self, attributes: dict[str, str]) -> None:
        code = attributes.get(self._w + "char", "").lower()
        self._say(symbols().get((attributes.get(self._w + "font", "").lower(), code[-2:]), "") or _character(code))

    def _say(self, words: str, of_text: bool = False) -> None:
        """Text of the run that is open: shown, hidden or deleted."""
        paragraph = self._flows[-1].paragraph
        if paragraph is None or any(not field.shows for field in self._fields):
            return
        if of_text:
            words = words.translate(_WHITE)
            if self._raised:
                words = raised(words)
        if not words:
            return
        if self._gone:
            self._lost.append(words)
        elif self._hidden:
            hidden = paragraph.hidden
            if hidden and hidden[-1][0] == paragraph.size:
                hidden[-1] = (paragraph.size, hidden[-1][1] + words)
            else:
                hidden.append((paragraph.size, words))
        else:
            paragraph.pieces.append((words, self._run, self._units))
            paragraph.size += len(words)
        self._units += len(words)

    # ── Notes ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    def _note(self, kind: str, attributes: dict[str, str]) -> None:
        if self._notes is not None and not self._gone:
            own_mark = is_on(attributes.get(self._w + "customMarkFollows", "0"))
            self._say(self._notes.label(kind, attributes.get(self._w + "id", ""), own_mark))
            paragraph = self._flows[-1].paragraph
            if paragraph is not None:
                self.anchors.setdefault(f"{kind}-{self._notes.found[kind]}", (paragraph, paragraph.size))

    def _on_footnoteRef(self, _: dict[str, str]) -> None:  # noqa: N802
        self._say(self.labels.get(self._id, ""))

    _on_endnoteRef = _on_footnoteRef  # noqa: N815

    # ── Changes and comments ─────────────────────────────────────────────────────────────────────────────────────────────────────────

    def _change(self, kind: str, attributes: dict[str, str]) -> None:
        flow, around = self._flows[-1], self._within[-1] if self._within else ""
        if around in ("pPr", "r"):  # of the end of a paragraph, or of nothing but looks
            flow.joins = flow.joins or (around == "pPr" and kind == "deletion")
            self._changes.append(("", None))
            return
        mark = Mark(kind, flow.paragraph, "", attributes.get(self._w + "author", "")) if flow.paragraph is not None else None
        if kind == "deletion":
            self._gone += 1
            self._lost = self._lost if self._gone > 1 else []
        self._changes.append((kind, mark))

    def _changed(self) -> None:
        kind, mark = self._changes.pop()
        if kind == "deletion":
            self._gone -= 1
            if mark is not None and self._lost and not self._gone:
                mark.words = "".join(self._lost)
                self.marks.append(mark)
        elif mark is not None and self._flows[-1].paragraph is mark.where and mark.where.size > mark.start:
            mark.end = mark.where.size
            self.marks.append(mark)

    def _on_commentReference(self, attributes: dict[str, str]) -> None:  # noqa: N802
        if attributes.get(self._w + "id", "") not in self._comments:
            self._comment(True, attributes)

    def _comment(self, opens: bool, attributes: dict[str, str]) -> None:
        """Ranges may stand between paragraphs; then they begin with the next and end with the last."""
        name = attributes.get(self._w + "id", "")
        flow = self._flows[-1]
        paragraph = flow.paragraph or (flow.paragraphs[-1] if flow.paragraphs else None)
        if paragraph is None:
            paragraph = Paragraph(1, flow.part, None)
        if opens:
            self._comments[name] = Mark("comment", paragraph, name)
            self.marks.append(self._comments[name])
        elif name in self._comments:
            mark = self._comments[name]
            mark.to, mark.end = paragraph, paragraph.size

    # ── Links and fields ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

    def _on_hyperlink(self, attributes: dict[str, str]) -> None:
        name = next((value for key, value in attributes.items() if key.endswith("}id")), "")
        _, target, outside = self._relations.get(name, ("", "", False))
        self._links.append(self._link(target if outside else ""))

    def _off_hyperlink(self) -> None:
        self._linked(self._links.pop())

    def _link(self, target: str) -> Mark:
        paragraph = self._flows[-1].paragraph
        return Mark("link", paragraph if paragraph is not None else Paragraph(1, "", None), target)

    def _linked(self, mark: Mark | None) -> None:
        if mark is not None and mark.words and mark.where is self._flows[-1].paragraph:
            mark.end = mark.where.size
            self.marks.append(mark)

    def _on_fldSimple(self, attributes: dict[str, str]) -> None:  # noqa: N802
        self._links.append(self._link(_address(attributes.get(self._w + "instr", ""))))

    _off_fldSimple = _off_hyperlink  # noqa: N815

    def _on_fldChar(self, attributes: dict[str, str]) -> None:  # noqa: N802
        kind = attributes.get(self._w + "fldCharType", "")
        if kind == "begin":
            self._fields.append(_Field())
            del self._fields[:-_MOST_FIELDS]
        elif kind == "separate" and self._fields:
            self._fields[-1].shows = True
            self._fields[-1].link = self._link(_address(self._fields[-1].instruction))
        elif kind == "end" and self._fields:
            self._linked(self._fields.pop().link)

    # ── Sections ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    def _on_numFmt(self, attributes: dict[str, str]) -> None:  # noqa: N802
        if self._within and self._within[-1] in ("footnote", "endnote"):
            self.numbered.setdefault(self._within[-1], attributes.get(self._w + "val", ""))

    def _section(self, kind: str, attributes: dict[str, str]) -> None:
        name = next((value for key, value in attributes.items() if key.endswith("}id")), "")
        _, target, outside = self._relations.get(name, ("", "", True))
        if not outside and (kind, target) not in self.sections and target in self._package.archive:
            self.sections.append((kind, target))


def _character(code: str) -> str:
    """A character by its number in hexadecimal; nothing for one of the private use, whose look only its font knows."""
    if not code or len(code) > 6 or any(digit not in "0123456789abcdef" for digit in code):
        return ""
    number = int(code, 16)
    return chr(number) if 0x20 <= number < 0xD800 or 0xF900 <= number < 0x10000 else ""


def _address(instruction: str) -> str:
    """Where the instruction of a field leads: HYPERLINK "address"."""
    words = instruction.split(None, 1)
    if len(words) < 2 or words[0].upper() != "HYPERLINK" or words[1].startswith("\\"):
        return ""
    return words[1].split('"')[1] if words[1].startswith('"') and words[1].count('"') > 1 else words[1].split()[0]


@cache
def symbols() -> dict[tuple[str, str], str]:
    """Characters by (font, the last two digits of their code) of the fonts of symbols."""
    return {(row["font"], row["code"]): row["character"] for row in table("symbol-fonts")}
