"""How well standard sentences are kept."""

from __future__ import annotations

import pytest

from prlint.facts import Facts
from tests.making import release

WORDINGS = {
    "no-review": {
        "title": "The exchange declines responsibility",
        "text": "Neither Leeds Venture Exchange nor its Regulation Services Provider accepts responsibility for the accuracy of this.",
        "trigger": ("neither [the] Leeds Venture Exchange",),
        "core": ("Leeds Venture Exchange", "Regulation Services Provider", "(accept | accepts) responsibility", "accuracy"),
        "variants": ("Neither Leeds Venture Exchange nor its Regulation Services Provider accepts responsibility for accuracy.",),
    }
}


def wordings(text):
    return list(Facts(release(legend=text), wordings=WORDINGS).of("wording"))


LEEDS = "Neither Leeds Venture Exchange nor its Regulation"


@pytest.mark.parametrize(
    ("text", "state", "lost"),
    [
        (WORDINGS["no-review"]["text"], "exact", None),
        (WORDINGS["no-review"]["text"].upper(), "exact", None),
        (WORDINGS["no-review"]["variants"][0], "exact", None),
        (f"{LEEDS} Services Provider has reviewed or accepts responsibility for the adequacy or accuracy of this.", "close", None),
        (f"{LEEDS} Services Provider accepts responsibility.", "cut", "accuracy"),
        (f"{LEEDS} Services accepts responsibility for the accuracy of this release.", "garbled", "Provider"),
        (LEEDS, "cut", "Services Provider … accepts responsibility … accuracy"),
    ],
)
def test_states(text, state, lost):
    (found,) = wordings(text)
    assert (found.fields["id"], found.fields["state"], found.fields.get("lost")) == ("no-review", state, lost)


def test_a_mention_is_no_wording():
    assert wordings("The shares trade on Leeds Venture Exchange.") == []


def test_the_thing_is_the_sentence():
    text = "It closed. " + WORDINGS["no-review"]["text"] + " More follows."
    (found,) = wordings(text)
    assert found.span.of(text) == WORDINGS["no-review"]["text"]
