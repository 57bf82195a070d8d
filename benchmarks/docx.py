"""What a Word file costs beside its text: a release of twenty pages, as a whole process.

    python benchmarks/docx.py [--runs 15] [--pages 20] [FILE.docx]

Runs interleaved pairs of `prlint check` on the prose of the file as .txt and on the file, so that a busy machine hurts both alike, and
prints the median of each and of their quotients. The aim is 1.5. FILE.docx: a release; without any, one that is made here: with
headings, lists, tables and footnotes, and with the runs that Word makes of every edit and every check of spelling.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time

from prlint.formats.docx import read
from prlint.formats.zipped import Writer

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
LEAD = "BOSTON, May 4, 2026 -- Norvane Therapeutics, Inc. (Nasdaq: NRVN) today reported results of a study of Calidex® (veltorinib)."
SENTENCES = (
    "In study {n} the tablet cut severe coughing by {n} percent in {m} patients over {n} weeks.",
    "“We expect to tell more about step {n} in the second half of the year,” said Dana Ruiz, chief executive of Norvane.",
    "Revenue of unit {n} rose {n} percent to ${m} million, as more clinics in Leeds, Boston and Lyon placed orders.",
    "The board has approved plan {n}, which Orrin Foods and Halden Instruments will carry out together by June {d}, 2026.",
)
WORDS_A_PAGE = 480


def run(text: str, look: str = "") -> str:
    """As Word saves it: with the numbers of its sessions, and fonts said anew in every run."""
    fonts = f'<w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/>{look}<w:sz w:val="22"/><w:szCs w:val="22"/></w:rPr>'
    return f'<w:r w:rsidR="00A1B2C3" w:rsidRPr="00D4E5F6">{fonts}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(text: str, properties: str = "") -> str:
    words = text.split(" ")
    pieces = [" ".join(words[at : at + 4]) + " " for at in range(0, len(words), 4)]
    runs = '<w:proofErr w:type="spellStart"/>'.join(run(piece, "<w:b/>" if number % 7 == 3 else "") for number, piece in enumerate(pieces))
    return f'<w:p w:rsidR="00A1B2C3" w:rsidRDefault="00A1B2C3"><w:pPr>{properties}<w:spacing w:after="160"/></w:pPr>{runs}</w:p>'


def table(number: int) -> str:
    rows = [("", "2026", "2025"), ("Revenue", f"${number + 40}", "$36"), ("Net loss", f"({number + 10})", "(15)"), ("Cash", "90", "80")]
    cells = ("".join(f'<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr>{paragraph(cell)}</w:tc>' for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def release(pages: int) -> bytes:
    body = paragraph("Norvane Therapeutics Reports Results of Calidex® Study", '<w:pStyle w:val="Title"/>') + paragraph(LEAD)
    words, number, notes = 0, 0, ""
    while words < pages * WORDS_A_PAGE:
        number += 1
        text = " ".join(sentence.format(n=number, m=number * 3, d=number % 28 + 1) for sentence in SENTENCES)
        words += len(text.split())
        body += paragraph(text)
        if number % 5 == 0:
            body += paragraph(f"Chapter {number}", '<w:pStyle w:val="Heading1"/>') + table(number)
            marker = f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{number}"/></w:r>'
            body += paragraph(f"What chapter {number} rests on").replace("</w:p>", f"{marker}</w:p>")
            source = run(f" Tan L. Book {number}. Boston; 2025.")
            notes += f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r>{source}</w:p></w:footnote>'
    body += paragraph("Contact: Lee Tan, lee.tan@norvane.example")
    parts = {"document": f"<w:body>{body}</w:body>", "footnotes": notes, "styles": styles()}
    made = Writer()
    made.add("_rels/.rels", relations({"officeDocument": "word/document.xml"}))
    made.add("word/_rels/document.xml.rels", relations({"footnotes": "footnotes.xml", "styles": "styles.xml"}))
    for name, inner in parts.items():
        made.add(f"word/{name}.xml", f'<w:{name} xmlns:w="{W}">{inner}</w:{name}>'.encode())
    return made.content()


def styles() -> str:
    """As many as Word brings along, most of them never used."""
    named = {"Title": "Title", "Heading1": "heading 1", **{f"Style{number}": f"Style {number}" for number in range(160)}}
    look = '<w:rPr><w:rFonts w:ascii="Calibri"/><w:sz w:val="24"/></w:rPr>'
    latent = "".join(f'<w:lsdException w:name="Exception {number}" w:uiPriority="99"/>' for number in range(370))
    return f"<w:latentStyles>{latent}</w:latentStyles>" + "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/><w:pPr><w:spacing w:after="160"/></w:pPr>{look}</w:style>'
        for key, name in named.items()
    )


def relations(targets: dict[str, str]) -> bytes:
    inner = "".join(f'<Relationship Id="{kind}" Type="{R}/{kind}" Target="{target}"/>' for kind, target in targets.items())
    return f'<Relationships xmlns="{PACKAGE}">{inner}</Relationships>'.encode()


def milliseconds(place: str) -> float:
    command = [sys.executable, "-I", "-m", "prlint", "check", "--isolated", "--fail-on", "never", place]
    start = time.perf_counter()
    ended = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    if ended.returncode:
        sys.exit(ended.stderr.decode())
    return (time.perf_counter() - start) * 1000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--pages", type=int, default=20)
    parser.add_argument("file", nargs="?")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if options.file:
            with open(options.file, "rb") as file:
                data = file.read()
        else:
            data = release(options.pages)
        text = read("a.docx", data).text
        places = [os.path.join(folder, name) for name in ("a.txt", "a.docx")]
        for place, content in zip(places, (text.encode(), data), strict=True):
            with open(place, "wb") as file:
                file.write(content)
            milliseconds(place)
        pairs = [(milliseconds(places[0]), milliseconds(places[1])) for _ in range(options.runs)]
    as_text, as_word = (statistics.median(side) for side in zip(*pairs, strict=True))
    times = statistics.median(word / plain for plain, word in pairs)
    print(f"text  {as_text:7.1f} ms ({len(text):,} characters)\nWord  {as_word:7.1f} ms ({len(data):,} bytes)\ntimes {times:7.2f}")


if __name__ == "__main__":
    main()
