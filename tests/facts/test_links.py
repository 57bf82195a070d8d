"""Links: what they show and where they lead."""

from __future__ import annotations

import pytest

from prlint import segment
from prlint.facts import Facts
from prlint.formats import project
from prlint.text.source import Source


def links(text: str, name: str = "release.md") -> list[tuple[str, str | None, str | None]]:
    facts = Facts(segment.read(project(Source(name, text))))
    return [(thing.span.of(facts.prose), thing.fields.get("shows"), thing.fields.get("leads_to")) for thing in facts.of("link")]


@pytest.mark.parametrize(
    ("text", "shows", "leads_to"),
    [
        ("See [www.norvane.com](https://halden.com/x).", "norvane.com", "halden.com"),
        ('See [www.norvane.com](https://norvane.com/x "home").', "norvane.com", "norvane.com"),
        ("See [norvane.co.uk](https://ir.norvane.co.uk).", "norvane.co.uk", "norvane.co.uk"),
        ("See [norvane.co.uk](https://halden.co.uk).", "norvane.co.uk", "halden.co.uk"),
        ("See [**norvane.com**](https://halden.com).", "norvane.com", "halden.com"),
        ("See [norvane.com](https://bit.ly/3x).", "norvane.com", None),
        ("See [norvane.com](https://t.example.com/?u=https%3A%2F%2Fwww.halden.com%2F).", "norvane.com", "halden.com"),
        ("See [norvane.com](/local).", "norvane.com", None),
        ("See [our page](https://halden.com).", None, None),
        ("Write to [dana@norvane.com](mailto:lee@norvane.com?subject=x).", "dana@norvane.com", "lee@norvane.com"),
        ("Write to [dana@norvane.com](https://norvane.com/protected).", "dana@norvane.com", None),
        ("See [norvane.com][1].\n\n[1]: <https://halden.com>", "norvane.com", "halden.com"),
    ],
)
def test_a_markdown_link_shows_and_leads(text, shows, leads_to):
    ((_, shown, led),) = links(text)
    assert (shown, led) == (shows, leads_to)


def test_a_page_links_too():
    page = "<html><body><p>More at <a href='https://halden.com/'>www.norvane.com</a> today.</p></body></html>"
    assert links(page, "release.html") == [("www.norvane.com", "norvane.com", "halden.com")]


def test_pictures_and_plain_text_have_no_links():
    assert links("![norvane.com](https://halden.com/a.png) norvane.com") == []
    assert links("[norvane.com](https://halden.com)", "release.txt") == []
