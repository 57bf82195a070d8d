"""File formats: one module each, from the decoded source to its Projection.

A format that is text is a function `project(source) -> Projection`; one that is not, a function `read(name, data) -> Source`, whose
source brings its projection along. What stands behind the Projection never asks which one it was.
"""

from __future__ import annotations

from importlib import import_module

from prlint.text.projection import Projection
from prlint.text.source import Source, UnreadableError, decode
from prlint.text.wrapping import joints, partings

# format name -> (module, the extensions that a folder yields)
FORMATS: dict[str, tuple[str, tuple[str, ...]]] = {
    "text": ("prlint.formats.plain", (".txt", ".text")),
    "markdown": ("prlint.formats.markdown", (".md", ".markdown")),
    "html": ("prlint.formats.html", (".html", ".htm", ".xhtml")),
    "docx": ("prlint.formats.docx", (".docx", ".docm")),
    "pdf": ("prlint.formats.pdf", (".pdf",)),
}
# The formats in which rules can have examples.
EXAMPLES = ("text", "markdown", "html", "docx")
# Formats that are no text, with the bytes that each begins with.
PACKED: dict[str, bytes] = {"docx": b"PK\x03\x04", "pdf": b"%PDF-"}
_PAGES = ("<!doctype html", "<html", "<head", "<body")
_SUBMISSIONS = ("<sec-document>", "<submission>", "<document>", "-----begin privacy-enhanced message-----")
_HEAD = 4_000
_HEAD_NAME = 40
_LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-"
_BEFORE = b"\xef\xbb\xbf\0\t\n\r "  # what some programs leave before the first byte that counts


def format_of(name: str, text: str | None = None) -> str:
    """The format of a file: what its text shows, where that is given, else what its name asks for, else plain text."""
    lowered = name.lower()
    if text is not None:
        if _begins_as_html(text):
            return "html"
        if lowered.endswith(FORMATS["html"][1]) and "<" not in text:
            return "text"
    for format_name, (_, extensions) in FORMATS.items():
        if lowered.endswith(extensions) and format_name not in PACKED:
            return format_name
    return "text"


def example(format_name: str, words: str) -> Source:
    """A file of this format as the examples of rules write it: its text; of a Word file, the XML of its body. Raises UnreadableError."""
    if format_name not in PACKED:
        return Source("example", words)
    return import_module(FORMATS[format_name][0]).example(words)  # type: ignore[no-any-return]


def read(name: str, data: bytes) -> Source:
    """A file by its content, whatever its name says. Raises UnreadableError, with one sentence for its writer."""
    first = data[:_HEAD].lstrip(_BEFORE)
    for format_name, head in PACKED.items():
        if first.startswith(head):
            return import_module(FORMATS[format_name][0]).read(name, data)  # type: ignore[no-any-return]
    if data[:1] in (b"{", b"%"):  # a text may begin so, and what is written in such signs
        _refuse(data)
    if data[: data.find(b":", 0, _HEAD_NAME) + 1].strip(_LETTERS) == b":":  # the first head of a message has no blank before its colon
        from prlint.formats.refused import refuse_sent_message

        refuse_sent_message(data)
    try:
        return decode(name, data)
    except UnreadableError:
        _refuse(data)
        raise


def _refuse(data: bytes) -> None:
    from prlint.formats.refused import refuse

    refuse(data)


def format_of_source(source: Source) -> str:
    return format_of(source.name, source.text) if source.projection is None else source.projection.format


def _begins_as_html(text: str) -> bool:
    """Whether a page or a submission to the SEC begins here, behind comments and declarations."""
    head = text[:_HEAD].lstrip().lower()
    while head.startswith(("<!--", "<?")):
        _, closed, rest = head.partition("-->" if head.startswith("<!--") else "?>")
        if not closed:
            return False
        head = rest.lstrip()
    return head.startswith(_PAGES + _SUBMISSIONS)


def project(source: Source, format_name: str | None = None) -> Projection:
    """The projection of a source, its lines unwrapped and lost paragraphs parted; UnreadableError where it cannot be read."""
    if source.projection is not None:
        return source.projection
    module = import_module(FORMATS[format_name or format_of(source.name, source.text)][0])
    projection: Projection = module.project(source)
    breaks = joints(projection.prose) or partings(projection.prose)
    return projection.replaced(breaks) if breaks else projection
