"""What working on a Word file has left in it, and which properties name what the release never names."""

from __future__ import annotations

import pytest

from prlint import segment
from prlint.facts import Facts, Thing
from prlint.formats import read
from tests.formats.docx_making import document, p, r


def traces(body: str, core: str = "") -> list[Thing]:
    projection = read("a.docx", document(body, core=core)).projection
    assert projection is not None
    return list(Facts(segment.read(projection)).of("trace"))


@pytest.mark.parametrize(
    ("title", "foreign"),
    [
        ("Halden Instruments Reports Third Quarter Results", True),
        ("Norvane draft v3", False),
        ("Norvane Therapeutics and Halden", False),
        ("PowerPoint Presentation", False),
        ("Microsoft Word - Press Release FINAL v2.docx", False),
        ("Halden", False),
        ("release of the plant in small letters", False),
    ],
)
def test_a_property_is_foreign_if_it_names_what_the_release_never_names(title: str, foreign: bool) -> None:
    (found,) = traces(p(r("Norvane Therapeutics opened a plant.")), f"<dc:title>{title}</dc:title>")
    assert (found.fields["sort"], found.fields["of"], found.fields["foreign"]) == ("property", "title", foreign)


def test_names_that_only_hidden_text_holds_are_not_those_of_the_release() -> None:
    body = p(r("Norvane opened a plant."), r("As for Halden Instruments.", "<w:vanish/>"))
    found = traces(body, "<dc:title>Halden Instruments</dc:title>")
    assert [(thing.fields["sort"], thing.fields.get("foreign")) for thing in found] == [("hidden", None), ("property", True)]


def test_long_words_are_shortened() -> None:
    (found,) = traces(p(r("A"), r("secret " * 40, "<w:vanish/>")))
    assert found.fields["text"].endswith("…")
    assert len(found.fields["text"]) <= 80


def test_plain_texts_have_none() -> None:
    projection = read("a.txt", b"Norvane opened a plant.\n").projection
    assert projection is None
