"""Runs for tests of reports, made of a text with marks: ⟦…⟧ is the finding's place, ⟪…⟫ labelled ones."""

from __future__ import annotations

import re
from typing import Any

from prlint.diagnostic import Authority, Diagnostic, Fix, Label, Place
from prlint.engine import Off
from prlint.run import Checked, Run
from prlint.text.source import Source
from prlint.text.span import SourceSpan

_MARKS = re.compile("[⟦⟧⟪⟫]")


def checked(marked: str, path: str = "a.txt", labels: tuple[str, ...] = (), off: tuple[Off, ...] = (), **fields: Any) -> Checked:
    """One file with one finding; fields go to the finding."""
    text = _MARKS.sub("", marked)
    source = Source(path, text)
    opened: list[int] = []
    main, others = None, []
    for removed, mark in enumerate(_MARKS.finditer(marked)):
        at = mark.start() - removed
        if mark[0] in "⟦⟪":
            opened.append(at)
        elif mark[0] == "⟧":
            main = SourceSpan(opened.pop(), at)
        else:
            others.append(SourceSpan(opened.pop(), at))
    if main is None:
        return Checked(path, source, "text", "en", None, 3, off)

    def place(span: SourceSpan) -> Place:
        return Place(span, source.lines.position(span.start), source.lines.position(span.end))

    made = {
        "rule": "house/rule",
        "severity": "warning",
        "confidence": "high",
        "message": "Not so.",
        "segment": "body",
        "text": main.of(text),
        "place": place(main),
        "labels": tuple(Label(words, place(span)) for words, span in zip(labels, others, strict=True)),
        **fields,
    }
    return Checked(path, source, "text", "en", None, 3, off, (Diagnostic(**made),))


def run(*files: Checked, **options: Any) -> Run:
    return Run(files, **options)


__all__ = ["Authority", "Fix", "Off", "checked", "run"]
