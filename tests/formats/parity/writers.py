"""One release written in five formats, by hand: the same words with the marks that each format has for them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import yaml

from tests.formats.docx_making import R, document
from tests.formats.pdf_making import Placed, filled, pdf, width

Block = tuple[str, Any]
_RAISED = re.compile(r"\^([^^]+)\^")
_SIGNS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
HERE = Path(__file__).parent
LEFT, RIGHT, TOP, BOTTOM = 72, 540, 730, 70


_DATA = yaml.safe_load((HERE / "release.yaml").read_text("utf-8"))
LINKS: dict[str, str] = _DATA["links"]
_LINKED = re.compile("(" + "|".join(map(re.escape, LINKS)) + ")")


def release() -> list[Block]:
    """The blocks of the release, each with its kind."""
    return [(kind, content) for block in _DATA["blocks"] for kind, content in block.items()]


def as_text(blocks: list[Block]) -> bytes:
    return "\n\n".join(_plain(kind, content) for kind, content in blocks).encode() + b"\n"


def _plain(kind: str, content: Any) -> str:
    if kind == "rows":
        return "\n".join("\t".join(row) for row in content)
    if kind == "items":
        return "\n".join(f"• {item}" for item in content)
    if kind == "notes":
        return "\n".join(f"{number}. {note}" for number, note in enumerate(content, 1))
    if kind == "lines":
        return "\n".join(content)
    return _RAISED.sub(lambda match: match[1].translate(_SIGNS), content)


def as_markdown(blocks: list[Block], raised: str = r"<sup>\1</sup>") -> bytes:
    """raised: how a superscript is written."""
    return "\n\n".join(_marked(kind, content, raised) for kind, content in blocks).encode() + b"\n"


def _marked(kind: str, content: Any, raised: str) -> str:
    if kind == "rows":
        head, *rows = (f"| {' | '.join(row)} |" for row in content)
        return "\n".join([head, f"|{'---|' * len(content[0])}", *rows])
    if kind == "items":
        return "\n".join(f"- {item}" for item in content)
    if kind == "lines":
        return "\\\n".join(content)
    if kind == "notes":
        return _plain(kind, content)
    linked = _LINKED.sub(lambda match: f"[{match[0]}]({LINKS[match[0]]})", content)
    return {"title": "# ", "heading": "## "}.get(kind, "") + _RAISED.sub(raised, linked)


def as_html(blocks: list[Block]) -> bytes:
    body = "\n".join(_tagged(kind, content) for kind, content in blocks)
    head = "<!doctype html>\n<html lang=en><meta charset=utf-8><title>Norvane</title><body><nav><a href=/>Home</a></nav>"
    return f"{head}<main>{body}</main></body></html>".encode()


def _tagged(kind: str, content: Any) -> str:
    if kind == "rows":
        rows = ("".join(f"<td>{html.escape(cell)}</td>" for cell in row) for row in content)
        return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
    if kind in ("items", "notes"):
        tag = "ul" if kind == "items" else "ol"
        return f"<{tag}>" + "".join(f"<li>{html.escape(item)}</li>" for item in content) + f"</{tag}>"
    if kind == "lines":
        return "<p>" + "<br>\n".join(map(html.escape, content)) + "</p>"
    linked = _LINKED.sub(lambda match: f'<a href="{LINKS[match[0]]}">{match[0]}</a>', html.escape(content))
    words = _RAISED.sub(r"<sup>\1</sup>", linked)
    tag = {"title": "h1", "heading": "h2"}.get(kind, "p")
    return f"<{tag}>{words}</{tag}>"


def as_docx(blocks: list[Block]) -> bytes:
    names = ("Title", "heading 1")
    styles = "".join(f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/></w:style>' for name in names)
    levels = "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{sign}"/></w:lvl></w:abstractNum>'
        for number, kind, sign in ((1, "bullet", "•"), (2, "decimal", "%1."))
    )
    numbers = "".join(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>' for number in (1, 2))
    body = "".join(_packed(kind, content) for kind, content in blocks)
    relations = "".join(
        f'<Relationship Id="link{number}" Type="{R}/hyperlink" Target="{target}" TargetMode="External"/>'
        for number, target in enumerate(LINKS.values())
    )
    return document(body, styles=styles, numbering=levels + numbers, links=relations)


def _packed(kind: str, content: Any) -> str:
    if kind == "rows":
        cells = ("".join(f"<w:tc>{_paragraph(cell)}</w:tc>" for cell in row) for row in content)
        return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"
    if kind in ("items", "notes"):
        look = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{1 if kind == "items" else 2}"/></w:numPr>'
        return "".join(_paragraph(item, look) for item in content)
    if kind == "lines":
        return f"<w:p>{'<w:r><w:br/></w:r>'.join(map(_run, content))}</w:p>"
    style = {"title": "Title", "heading": "heading 1"}.get(kind)
    return _paragraph(content, f'<w:pStyle w:val="{style}"/>' if style else "")


def _paragraph(words: str, look: str = "") -> str:
    runs = ""
    for number, piece in enumerate(_RAISED.split(words)):
        for part in filter(None, _LINKED.split(piece)):
            run = _run(part, '<w:vertAlign w:val="superscript"/>' if number % 2 else "")
            runs += f'<w:hyperlink r:id="link{list(LINKS).index(part)}">{run}</w:hyperlink>' if part in LINKS else run
    return f"<w:p><w:pPr>{look}</w:pPr>{runs}</w:p>"


def _run(words: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{escape(words)}</w:t></w:r>'


class _Press:
    """Sets blocks on pages from above, and begins a new one where a block has no room."""

    def __init__(self) -> None:
        self.pages: list[list[Placed]] = [[]]
        self.base = float(TOP)

    def set(self, lines: list[Placed], gap: float) -> None:
        """lines: as if they began at 0."""
        depth = min(base for _, base, _, _ in lines)
        if self.base + depth < BOTTOM:
            self.pages.append([])
            self.base = float(TOP)
        self.pages[-1] += [(left, self.base + base, size, words) for left, base, size, words in lines]
        self.base += depth - gap


def as_pdf(blocks: list[Block]) -> bytes:
    press = _Press()
    for kind, content in blocks:
        press.set(_placed(kind, content), 26 if kind in ("title", "text", "rows", "lines", "items", "notes") else 22)
    notes = [b"/Annots[%s]" % b"".join(_clickable(page)) for page in press.pages]
    return pdf([[(LEFT, 765, 8, "Norvane Therapeutics"), *page] for page in press.pages], of_page=notes)


def _clickable(page: list[Placed]) -> Iterator[bytes]:
    """The areas over words that lead somewhere."""
    for left, base, size, words in page:
        for match in _LINKED.finditer(words):
            start, end = left + width(words[: match.start()], size), left + width(words[: match.end()], size)
            area = f"/Rect[{start} {base - 2} {end} {base + size}]/A<</S/URI/URI({LINKS[match[0]]})>>"
            yield f"<</Type/Annot/Subtype/Link{area}>>".encode()


def _placed(kind: str, content: Any) -> list[Placed]:
    if kind == "rows":
        return [(x, -18 * n, 11, cell) for n, row in enumerate(content) for x, cell in zip((LEFT, 300, 400), row, strict=True)]
    if kind == "lines":
        return [(LEFT, -13.2 * n, 11, line) for n, line in enumerate(content)]
    if kind in ("items", "notes"):
        placed: list[Placed] = []
        for number, item in enumerate(content, 1):
            sign = "•" if kind == "items" else f"{number}."
            lines = filled(item, LEFT + 18, -13.2 * len({base for _, base, _, _ in placed}), RIGHT, 11)
            placed += [(LEFT, lines[0][1], 11, sign), *lines]
        return placed
    size = {"title": 15, "heading": 12.5}.get(kind, 11)
    return _with_superscripts(filled(content, LEFT, 0, RIGHT, size), size)


def _with_superscripts(lines: list[Placed], size: float) -> list[Placed]:
    placed: list[Placed] = []
    for left, base, _, words in lines:
        at = left
        for number, piece in enumerate(_RAISED.split(words)):
            shrunk = size * 0.58 if number % 2 else size
            if piece:
                placed.append((at, base + 0.35 * size if number % 2 else base, shrunk, piece))
            at += width(piece, shrunk)
    return placed


WRITERS = {"text": as_text, "markdown": as_markdown, "html": as_html, "docx": as_docx, "pdf": as_pdf}
EXTENSIONS = {"text": "txt", "markdown": "md", "html": "html", "docx": "docx", "pdf": "pdf"}
