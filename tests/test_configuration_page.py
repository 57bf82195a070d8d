"""docs/configuration.md says what is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from prlint.cli.commands import COMMANDS
from prlint.cli.project import invocation
from prlint.config_file import KEYS, load
from prlint.data import table
from prlint.packs.load import builtin
from prlint.selection import check_names
from prlint.stating import from_pairs

PAGE = (Path(__file__).resolve().parent.parent / "docs" / "configuration.md").read_text("utf-8")
EXAMPLE = re.search(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
COMMAND = re.search(r"```sh\n(.*?)```", PAGE, re.DOTALL)


def test_the_table_has_every_key_and_no_other() -> None:
    assert _named_in("key") == sorted(KEYS)


def test_the_page_has_every_preset_and_no_other() -> None:
    assert _named_in("preset") == sorted({row["preset"] for row in table("presets")})


def _named_in(column: str) -> list[str]:
    """What stands in the first column of the table with this head."""
    rows = re.search(rf"^\| {column} \|.*\n\|[-|]+\|\n(?P<rows>(?:\|.*\n)+)", PAGE, re.MULTILINE)
    assert rows is not None
    return sorted(word for row in rows["rows"].splitlines() for word in re.findall(r"`([a-z-]+)`", row.split("|")[1]))


def test_the_example_is_valid_and_names_rules_that_are_there(tmp_path: Path) -> None:
    assert EXAMPLE is not None
    (tmp_path / "prlint.yaml").write_text(EXAMPLE[1], "utf-8")
    config = load(str(tmp_path / "prlint.yaml"))
    rules = builtin().rules
    check_names(rules, "ignore", config.layer.ignore)
    check_names(rules, "severity", config.severity)
    check_names(rules, "allow", [entry.rule for entry in config.allow])


def test_the_command_states_what_it_shows() -> None:
    assert COMMAND is not None
    pairs = re.findall(r"--profile ([\w.]+)=(?:\"([^\"]+)\"|(\S+))", COMMAND[1])
    assert from_pairs((key, quoted or plain) for key, quoted, plain in pairs) == {
        "sec_status": "domestic",
        "issuer": {"short_names": ["Norvane", "Norvane Bio"]},
        "marks": [{"text": "Calidex", "symbol": "®"}, {"text": "Veloria", "symbol": "™"}],
    }


@pytest.mark.parametrize("option", sorted(set(re.findall(r"--([a-z][a-z-]*)", PAGE))))
def test_every_option_it_names_is_there(option: str) -> None:
    assert any(option == known.name for command in COMMANDS.values() for known in command.options)


def test_a_list_stated_on_the_command_line_takes_the_place_of_the_configured_one(tmp_path: Path) -> None:
    (tmp_path / "prlint.yaml").write_text("profile: {marks: [{text: Calidex}], jurisdictions: [us, ca]}\n", "utf-8")
    stated = invocation({"profile": [("marks.text", "Veloria")]}).profile
    profile = load(str(tmp_path / "prlint.yaml")).profile_for(str(tmp_path / "a.txt"), stated)
    assert profile.values("marks.text") == ("Veloria",)
    assert profile.values("jurisdictions") == ("us", "ca")
