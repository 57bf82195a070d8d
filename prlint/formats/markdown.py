"""Markdown: the prose without its marks; a first form that keeps the text as it stands."""

from __future__ import annotations

from prlint.text.projection import Projection
from prlint.text.source import Source
from prlint.text.span import SourceSpan


def project(source: Source) -> Projection:
    return Projection("markdown", source.text, [(source.text, SourceSpan(0, len(source.text)), True)])
