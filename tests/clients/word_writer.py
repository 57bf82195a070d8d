"""Writes the release of tests/formats/parity with python-docx, by `python word_writer.py FILE.docx LAYOUT < blocks.json`."""

from __future__ import annotations

import json
import re
import sys
from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Inches

STYLES = {"title": "Title", "heading": "Heading 1", "items": "List Bullet", "notes": "List Number"}


def put(document: Any, links: dict[str, str], kind: str, content: Any) -> None:
    if kind == "rows":
        table = document.add_table(rows=0, cols=len(content[0]))
        for row in content:
            for cell, words in zip(table.add_row().cells, row, strict=True):
                cell.text = words
        return
    for words in content if kind in ("items", "notes") else ["\n".join(content)] if kind == "lines" else [content]:
        paragraph = document.add_paragraph(style=STYLES.get(kind))
        for number, piece in enumerate(re.split(r"\^([^^]+)\^", words)):
            for part in re.split("(" + "|".join(map(re.escape, links)) + ")", piece):
                run = paragraph.add_run(part)
                run.font.superscript = bool(number % 2) or None
                if part in links:
                    lead(paragraph, run, links[part])


def lead(paragraph: Any, run: Any, target: str) -> None:
    """python-docx reads links and writes none, so the element is made here, in the style that Word gives it."""
    run.style = "Hyperlink"
    made = OxmlElement("w:hyperlink")
    made.set(qn("r:id"), paragraph.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run._r.addprevious(made)
    made.append(run._r)


def in_columns(document: Any) -> None:
    columns = document.sections[0]._sectPr.find(qn("w:cols"))
    columns.set(qn("w:num"), "2")
    columns.set(qn("w:space"), "500")
    for paragraph in document.paragraphs:
        if paragraph.style.name == "Normal" and "\n" not in paragraph.text:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY


def headed(document: Any) -> None:
    section = document.sections[0]
    section.page_height = Inches(6)
    section.header.paragraphs[0].text = "Norvane Therapeutics"
    line = section.footer.paragraphs[0]
    line.add_run("Page ")
    for kind, words in (("begin", ""), ("", "PAGE"), ("end", "")):
        made = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            made.set(qn("w:fldCharType"), kind)
        made.text = words
        line.add_run()._r.append(made)


def double_spaced(document: Any) -> None:
    for paragraph in document.paragraphs:
        paragraph.paragraph_format.line_spacing = 2
        paragraph.paragraph_format.space_after = 0
        if paragraph.style.name == "Normal" and len(paragraph.text) > 100:
            paragraph.paragraph_format.first_line_indent = Inches(0.5)


LAYOUTS = {"plain": lambda document: None, "columns": in_columns, "headed": headed, "double": double_spaced}


if __name__ == "__main__":
    given = json.load(sys.stdin)
    made = docx.Document()
    made.styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER, builtin=True)
    for kind, content in given["blocks"]:
        put(made, given["links"], kind, content)
    made.core_properties.title = made.core_properties.author = made.core_properties.comments = ""
    LAYOUTS[sys.argv[2]](made)
    made.save(sys.argv[1])
