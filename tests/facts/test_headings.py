"""Headings with nothing under them."""

from __future__ import annotations

import pytest

from tests.making import facts

ABOUT = "About Norvane\n\nNorvane makes sensors."


@pytest.mark.parametrize(
    ("parts", "bare"),
    [
        ({"boilerplate": "About Halden Instruments\n\n" + ABOUT}, ["About Halden Instruments"]),
        ({"boilerplate": ABOUT}, []),
        ({"body": "It is open.", "forward_looking": "Forward-Looking Statements", "boilerplate": ABOUT}, ["Forward-Looking Statements"]),
        ({"heading": "Outlook", "boilerplate": ABOUT}, ["Outlook"]),
        ({"body": "It is open.\n\nConference Call", "boilerplate": ABOUT}, ["Conference Call"]),
        ({"body": "It is open.\n\nConference call", "boilerplate": ABOUT}, ["Conference call"]),
        ({"body": "It is open.\n\nA plant in the north", "boilerplate": ABOUT}, []),
        ({"body": "Dana Ruiz", "boilerplate": ABOUT}, []),
        ({"body": "Chief Executive Officer", "boilerplate": ABOUT}, []),
        ({"body": "On Behalf of the Board", "boilerplate": ABOUT}, []),
        ({"boilerplate": ABOUT, "contact": "Contacts"}, ["Contacts"]),
        ({"boilerplate": ABOUT, "contact": "Contacts\n\nInvestors\n\nDana Ruiz"}, []),
        ({"boilerplate": "About the Companies\n\n" + ABOUT}, []),
        ({"body": "It is called “About Time.”", "boilerplate": ABOUT}, []),
    ],
)
def test_which_headings_are_bare(parts, bare):
    found = facts(**parts)
    assert [thing.span.of(found.prose) for thing in found.of("paragraph") if thing.fields["bare"]] == bare
