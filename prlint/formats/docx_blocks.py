"""The blocks of one part of a Word file: paragraphs, tables and text boxes, one below the other.

What stands in a paragraph is read by `docx_story.Story`, which goes on from here.
"""

from __future__ import annotations

from functools import partial

from prlint.formats.docx_elements import Elements
from prlint.formats.docx_paragraphs import Cell, Flow, Paragraph, Table
from prlint.formats.docx_parts import Package, is_on, space

# Elements whose properties are told from those of others by what is around, and what `_within` calls them.
_AROUND = {"pPr": "pPr", "footnotePr": "footnote", "endnotePr": "endnote"}


class Blocks(Elements):
    """Reads paragraphs without their text. roots: the elements that each hold a story of their own (a note, a comment), empty for the
    part as a whole.

    stories: by the id of such an element (the empty one for the whole) its paragraphs; given: the attributes of these elements.
    """

    def __init__(self, package: Package, part: str, name: str, roots: str, boxes: int) -> None:
        """name: what positions call it. boxes: how many text boxes other stories hold."""
        super().__init__(part)
        self.name, self.boxes = name, boxes
        self.stories: dict[str, list[Paragraph]] = {}
        self.given: dict[str, dict[str, str]] = {}
        self.anchors: dict[str, tuple[Paragraph, int]] = {}  # of notes and text boxes, by part: where they hang, and behind which column
        self._package, self._roots = package, roots
        self._flows = [Flow(name)]
        self._within: list[str] = []  # the elements around that tell what a property is of
        self._id = ""  # of the root that is open

    def _begin(self, root: str) -> None:
        super()._begin(root)
        for name, around in _AROUND.items():
            self._starts[self._w + name] = partial(self._enter, around)
            self._ends[self._w + name] = self._leave
        if self._roots:
            self._starts[self._w + self._roots] = self._root
            self._ends[self._w + self._roots] = self._root_end

    def _enter(self, around: str, _: dict[str, str]) -> None:
        self._within.append(around)

    def _leave(self) -> None:
        self._within.pop()

    def _root(self, attributes: dict[str, str]) -> None:
        self._id = attributes.get(self._w + "id", "")
        self.given[self._id] = {key.rpartition("}")[2]: value for key, value in attributes.items()}
        self._flows = [Flow(self.name)]

    def _root_end(self) -> None:
        self._close_flow()
        self.stories[self._id] = self._flows[0].paragraphs

    # ── Paragraphs ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    def _on_p(self, _: dict[str, str]) -> None:
        flow = self._flows[-1]
        flow.count += 1
        if flow.paragraph is not None:
            self._take(flow, flow.paragraph)
        paragraph, flow.carried = flow.carried, None
        if paragraph is None:
            paragraph = Paragraph(flow.count, flow.part, flow.cell)
        else:
            paragraph.turns.append((paragraph.size, flow.count))
            paragraph.list = paragraph.depth = paragraph.heading = paragraph.above = paragraph.below = None
        paragraph.style = self._package.defaults
        flow.paragraph, flow.joins = paragraph, False
        self._within.append("p")

    def _off_p(self) -> None:
        self._within.pop()
        flow = self._flows[-1]
        paragraph, flow.paragraph = flow.paragraph, None
        if paragraph is not None and flow.joins:
            flow.carried = paragraph
        elif paragraph is not None:
            self._take(flow, paragraph)

    def _take(self, flow: Flow, paragraph: Paragraph) -> None:
        flow.paragraphs.append(paragraph)
        if paragraph.cell is not None:
            paragraph.cell.paragraphs.append(paragraph)
        for box in paragraph.boxes:
            flow.paragraphs += box
        paragraph.boxes = []

    def _close_flow(self) -> None:
        flow = self._flows[-1]
        carried, flow.carried = flow.carried, None
        if carried is not None:
            self._take(flow, carried)

    def _on_pStyle(self, attributes: dict[str, str]) -> None:  # noqa: N802 - the vocabulary's names, here and below
        paragraph = self._flows[-1].paragraph
        if paragraph is not None:
            paragraph.style = self._package.styles.get(attributes.get(self._w + "val", ""), paragraph.style)

    def _on_numId(self, attributes: dict[str, str]) -> None:  # noqa: N802
        paragraph = self._flows[-1].paragraph
        if paragraph is not None:
            paragraph.list = attributes.get(self._w + "val", "")

    def _on_ilvl(self, attributes: dict[str, str]) -> None:
        paragraph, depth = self._flows[-1].paragraph, attributes.get(self._w + "val", "")
        if paragraph is not None and depth.isdigit():
            paragraph.depth = int(depth[:1])

    def _on_outlineLvl(self, attributes: dict[str, str]) -> None:  # noqa: N802
        paragraph, level = self._flows[-1].paragraph, attributes.get(self._w + "val", "")
        if paragraph is not None and level.isdigit():
            paragraph.heading = "heading" if int(level[:3]) < 9 else ""

    def _on_spacing(self, attributes: dict[str, str]) -> None:
        paragraph = self._flows[-1].paragraph
        if paragraph is not None and self._within and self._within[-1] == "pPr":
            paragraph.above, paragraph.below = (space(attributes.get(self._w + side)) for side in ("before", "after"))

    # ── Tables ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    def _on_tbl(self, _: dict[str, str]) -> None:
        flow = self._flows[-1]
        if flow.cell is not None:
            flow.cell.table.nested = True
        flow.tables.append((Table(), flow.cell))

    def _off_tbl(self) -> None:
        flow = self._flows[-1]
        if flow.tables:
            _, flow.cell = flow.tables.pop()

    def _on_tr(self, _: dict[str, str]) -> None:
        if self._flows[-1].tables:
            self._flows[-1].tables[-1][0].rows.append([])

    def _on_tblHeader(self, attributes: dict[str, str]) -> None:  # noqa: N802
        if self._flows[-1].tables and is_on(attributes.get(self._w + "val", "1")):
            self._flows[-1].tables[-1][0].headed = True

    def _on_tc(self, _: dict[str, str]) -> None:
        flow = self._flows[-1]
        if flow.tables and flow.tables[-1][0].rows:
            flow.cell = Cell(flow.tables[-1][0])
            flow.cell.table.rows[-1].append(flow.cell)

    def _off_tc(self) -> None:
        self._close_flow()
        flow = self._flows[-1]
        if flow.tables:
            flow.cell = flow.tables[-1][1]

    # ── Text boxes ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    def _on_txbxContent(self, _: dict[str, str]) -> None:  # noqa: N802
        self.boxes += 1
        self._flows.append(Flow(f"textbox-{self.boxes}"))
        self._within.append("box")

    def _off_txbxContent(self) -> None:  # noqa: N802
        self._close_flow()
        box = self._flows.pop()
        self._within.pop()
        outer = self._flows[-1].paragraph
        if outer is not None:
            outer.boxes.append(box.paragraphs)
            self.anchors[box.part] = outer, outer.size
        else:
            self._flows[-1].paragraphs += box.paragraphs
