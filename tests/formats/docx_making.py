"""Word files for tests, packed by the standard library: from the XML of a body, and of what else there is to be."""

from __future__ import annotations

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
CORE = "docProps/core.xml"
_TYPES = {"document": "document.main"}


def document(body: str, **parts: str) -> bytes:
    """The file. parts: the inner XML of styles, numbering …, header1 and the like; `core` is that of the core properties."""
    core = parts.pop("core", None)
    links = parts.pop("links", "")
    entries = {"word/document.xml": f"<w:document {SPACES}><w:body>{body}</w:body></w:document>"}
    relations = links
    for name, inner in parts.items():
        kind = name.rstrip("0123456789")
        root = {"header": "hdr", "footer": "ftr"}.get(kind, kind)
        entries[f"word/{name}.xml"] = f"<w:{root} {SPACES}>{inner}</w:{root}>"
        relations += f'<Relationship Id="{name}" Type="{R}/{kind}" Target="{name}.xml"/>'
    entries["word/_rels/document.xml.rels"] = f'<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>'
    top = f'<Relationship Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/>'
    if core is not None:
        entries[CORE] = (
            f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"{core}</cp:coreProperties>"
        )
        top += f'<Relationship Id="rId2" Type="{PACKAGE}/relationships/metadata/core-properties" Target="{CORE}"/>'
    entries["_rels/.rels"] = f'<Relationships xmlns="{PACKAGE}/relationships">{top}</Relationships>'
    entries["[Content_Types].xml"] = _types(entries)
    return packed({name: f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{text}'.encode() for name, text in entries.items()})


def _types(entries: dict[str, str]) -> str:
    found = ""
    for name in entries:
        kind = name.rpartition("/")[2].removesuffix(".xml").rstrip("0123456789")
        if name.startswith("word/") and name.endswith(".xml"):
            sort = _TYPES.get(kind, kind)
            found += (
                f'<Override PartName="/{name}" '
                f'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{sort}+xml"/>'
            )
    if CORE in entries:
        found += f'<Override PartName="/{CORE}" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    return (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f"{found}</Types>"
    )


def packed(entries: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", method) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return held.getvalue()


def p(*runs: str, properties: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{''.join(runs)}</w:p>"


def r(text: str, properties: str = "") -> str:
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escaped(text)}</w:t></w:r>'


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def styled(name: str) -> str:
    return f'<w:pStyle w:val="{name}"/>'


def table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<w:tc>{p(r(cell)) if cell else p()}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"
