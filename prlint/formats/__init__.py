"""File formats: one module each, from the decoded source to its Projection.

A format is a function `project(source) -> Projection`; what stands behind the Projection never asks which one it was.
"""

from __future__ import annotations

from importlib import import_module

from prlint.text.projection import Projection
from prlint.text.source import Source

# format name -> (module, the extensions that a folder yields)
FORMATS: dict[str, tuple[str, tuple[str, ...]]] = {
    "text": ("prlint.formats.plain", (".txt", ".text")),
    "markdown": ("prlint.formats.markdown", (".md", ".markdown")),
}


def format_of(name: str) -> str:
    """The format a file name asks for; plain text where it says nothing."""
    lowered = name.lower()
    for format_name, (_, extensions) in FORMATS.items():
        if lowered.endswith(extensions):
            return format_name
    return "text"


def project(source: Source, format_name: str | None = None) -> Projection:
    """The projection of a source; raises UnreadableError where its format cannot be read."""
    module = import_module(FORMATS[format_name or format_of(source.name)][0])
    return module.project(source)  # type: ignore[no-any-return]
