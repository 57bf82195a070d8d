"""What is no YAML is explained alike, whichever reader found it."""

from __future__ import annotations

import pytest
import yaml

from prlint.packs.located import _events, _SyntaxFault

FAULTS = [
    ("why: Legal: they want it\n", ": they", "a colon with a blank behind it stands within these words"),
    ("a:\n\tb: c\n", "\tb", "a tab stands here"),
    ("why: @legal wants it\n", "@legal", "words cannot begin with ‘@’"),
    ("why: **never**\n", "**never", "words cannot begin with ‘*’"),
    ("why: *Legal, too\n", ", too", "words cannot begin with ‘*’"),
    ("why: & so on\n", "& so", "words cannot begin with ‘&’"),
    ("why: ? who knows\n", "? who", "words cannot begin with ‘?’"),
    ("why: [x] is meant\n", "is meant", "words follow the ‘]’"),
    ('why: "Legal" wants it\n', "wants", "words follow the ‘\"’"),
    ("why: 'It's so'\n", "s so", "words follow the ‘'’"),
    ("in: [title, news\nwhy: so\n", "[title", "the ‘[’ that opens here is not closed"),
    ("fix: {title: x\nwhy: so\n", "{title", "the ‘{’ that opens here is not closed"),
    ("fix: {title: x}}\n", "}\n", "the ‘}’ closes nothing"),
    ('why: "Legal\nin: x\n', '"Legal', "the quotation mark that opens here is not closed"),
    ("check:\n  forbid: x\n why: y\n", "why", "this line begins neither in the column"),
    ("why: x\n  in: y\n", ": y", "indented deeper than the one above"),
    ("why:x\nin: y\n", ": y", "in the line above, a blank is lacking"),
    ("why: x\nso it is\nin: y\n", "so it", "neither ‘key: value’ nor a member"),
    ("why: | x\n", "x\n", "behind ‘|’"),
]


@pytest.mark.parametrize("loader", ["CSafeLoader", "SafeLoader"])
@pytest.mark.parametrize(("text", "there", "words"), FAULTS, ids=[words for _, _, words in FAULTS])
def test_a_fault_is_told_in_plain_words_at_its_place(monkeypatch, loader, text, there, words):
    if not hasattr(yaml, loader):
        pytest.skip("PyYAML was built without libyaml")
    monkeypatch.setattr(yaml, "CSafeLoader", getattr(yaml, loader), raising=False)
    with pytest.raises(_SyntaxFault) as raised:
        list(_events(text))
    assert words in raised.value.message
    assert text[raised.value.at :].startswith(there)


def test_a_backslash_in_double_quotes():
    with pytest.raises(_SyntaxFault, match="use single quotes"):
        list(_events('pattern: "\\d+"\n'))
