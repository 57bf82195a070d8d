"""Word files by python-docx: `word_desk.py write FILE.docx` makes one with much in it, `read FILE.docx` tells what is in one, as JSON."""

from __future__ import annotations

import json
import sys
from itertools import takewhile
from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement


def link(paragraph: Any, words: str, address: str) -> None:
    element = OxmlElement("w:hyperlink")
    element.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    element.append(paragraph.add_run(words)._r)
    paragraph._p.append(element)


def write(path: str) -> None:
    made = docx.Document()
    made.core_properties.title = "Halden Instruments Reports Third Quarter Results"
    made.core_properties.comments = ""
    made.sections[0].header.paragraphs[0].text = "Norvane Therapeutics – News"
    made.sections[0].footer.paragraphs[0].text = "Page 1"
    made.add_heading("Norvane Therapeutics Reports Results of Calidex® Trial", 0)
    lead = made.add_paragraph("BOSTON, May 4, 2026 -- Norvane Therapeutics, Inc. (Nasdaq: NRVN) today said that ")
    lead.add_run("Cali").bold = True
    lead.add_run("dex® (veltorinib) cut relapses by 24%.")
    lead.add_run("1").font.superscript = True
    lead.add_run(" The gain was [XX] & “more”.")
    made.add_heading("Highlights", 1)
    for words in ("Sales rose 12% to $40 million", "The plant in Leeds opened"):
        made.add_paragraph(words, style="List Bullet")
    for words in ("First step", "Second step"):
        made.add_paragraph(words, style="List Number")
    table = made.add_table(rows=0, cols=3)
    for row in (("", "2026", "2025"), ("Revenue", "$40", "$36"), ("Net loss", "(12)", "(15)")):
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    made.add_paragraph()
    quote = made.add_paragraph("“We are proud of these data,” said Dana Ruiz, chief executive of Norvane. See ")
    link(quote, "our site", "https://norvane.example/")
    hidden = quote.add_run(" Check with legal.")
    hidden.font.hidden = True
    made.add_comment(runs=lead.runs[1], text="Is this the mark?", author="Lee Tan", initials="LT")
    made.styles.add_style("Small head", WD_STYLE_TYPE.PARAGRAPH).base_style = made.styles["Heading 2"]
    made.add_paragraph("About Norvane", style="Small head")
    made.add_paragraph("Norvane Therapeutics makes medicines.")
    made.add_paragraph("Contact: Lee Tan, lee.tan@norvane.example")
    made.save(path)


def told(element: Any) -> str:
    """The text of a paragraph as it shows: runs that are shown, in their order, without those of text boxes and deletions."""
    words = ""
    for node in element.iter():
        inside = list(takewhile(lambda up: up is not element, node.iterancestors()))
        if any(up.tag in (qn("w:txbxContent"), qn("w:del")) for up in inside):
            continue
        run = node.getparent()
        if run is not None and run.tag == qn("w:r") and run.find(f"{qn('w:rPr')}/{qn('w:vanish')}") is not None:
            continue
        words += {"t": node.text or "", "tab": "\t", "br": "\n", "footnoteReference": "\ue000"}.get(
            node.tag.rpartition("}")[2] if run is not None and run.tag == qn("w:r") else "", ""
        )
    return words


def read(path: str) -> None:
    made = docx.Document(path)
    body = [p for p in made.element.body.iter(qn("w:p")) if not any(up.tag == qn("w:txbxContent") for up in p.iterancestors())]
    comments = [{"author": c.author, "text": "\n".join(p.text for p in c.paragraphs)} for c in made.comments]
    print(json.dumps({"paragraphs": [told(p) for p in body], "comments": comments}))


if __name__ == "__main__":
    {"write": write, "read": read}[sys.argv[1]](sys.argv[2])
