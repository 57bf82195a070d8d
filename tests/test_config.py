"""Configurations, found and read."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from prlint.config import Config, ConfigError, find
from prlint.config_file import load


def _write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def _read(tmp_path: Path, text: str, name: str = "prlint.yaml") -> Config:
    return load(str(_write(tmp_path, name, text)), name)


def _problems(tmp_path: Path, text: str, name: str = "prlint.yaml") -> list[tuple[int, int, str]]:
    with pytest.raises(ConfigError) as caught:
        _read(tmp_path, text, name)
    return [(d.place.start.line, d.place.start.column, d.message) for _, found in caught.value.files for d in found]


def test_nothing_is_found_where_nothing_is(tmp_path: Path) -> None:
    found = find(str(tmp_path))
    assert found is None or not found.startswith(str(tmp_path))


def test_the_nearest_is_found(tmp_path: Path) -> None:
    outer = _write(tmp_path, "prlint.yaml", "")
    inner = _write(tmp_path, "a/pyproject.toml", "[tool.prlint]\n")
    (tmp_path / "a/b").mkdir()
    (tmp_path / "c").mkdir()
    assert find(str(tmp_path / "a/b")) == str(inner)
    assert find(str(tmp_path / "c")) == str(outer)


def test_prlint_yaml_goes_before_pyproject(tmp_path: Path) -> None:
    _write(tmp_path, "pyproject.toml", "[tool.prlint]\n")
    own = _write(tmp_path, "prlint.yaml", "")
    assert find(str(tmp_path)) == str(own)


def test_a_pyproject_of_others_is_passed_by(tmp_path: Path) -> None:
    outer = _write(tmp_path, "prlint.yaml", "")
    _write(tmp_path, "a/pyproject.toml", "[tool.black]\nline-length = 100\n")
    assert find(str(tmp_path / "a")) == str(outer)


@pytest.mark.parametrize("text", ["", "\n\n", "# only a remark\n"])
def test_an_empty_configuration_says_nothing(tmp_path: Path, text: str) -> None:
    config = _read(tmp_path, text)
    assert (config.packs, config.fail_on, config.profile) == (("default",), "warning", {})


YAML = """
profile:
  issuer: {legal_name: "Norvane, Inc.", short_names: [Norvane]}
  listings: [{exchange: Nasdaq, ticker: NRVN}]
  products: [{brand: Calidex, status: {us: approved, ca: investigational}, boxed_warning: no}]
  release_date: 2026-11-22
  jurisdictions: us
  house_style: {reading_grade: 12}
presets: [us-biotech]
select: [tier:1]
ignore: [a/one]
severity: {a/two: error}
min-confidence: medium
fail-on: never
exclude: [old, "*.bak"]
max-size: 2MB
"""
TOML = """
[tool.prlint]
presets = ["us-biotech"]
select = ["tier:1"]
ignore = ["a/one"]
severity = {"a/two" = "error"}
min-confidence = "medium"
fail-on = "never"
exclude = ["old", "*.bak"]
max-size = 2000000

[tool.prlint.profile]
issuer = {legal_name = "Norvane, Inc.", short_names = ["Norvane"]}
release_date = 2026-11-22
jurisdictions = "us"

[tool.prlint.profile.house_style]
reading_grade = 12

[[tool.prlint.profile.listings]]
exchange = "Nasdaq"
ticker = "NRVN"

[[tool.prlint.profile.products]]
brand = "Calidex"
status = {us = "approved", ca = "investigational"}
boxed_warning = false
"""
PROFILE = {
    "sec_status": "domestic",
    "jurisdictions": ["us"],
    "issuer": {"sector": "biotech", "legal_name": "Norvane, Inc.", "short_names": ["Norvane"]},
    "listings": [{"exchange": "Nasdaq", "ticker": "NRVN"}],
    "products": [{"brand": "Calidex", "status": {"us": "approved", "ca": "investigational"}, "boxed_warning": False}],
    "release_date": "2026-11-22",
    "house_style": {"reading_grade": 12, "headline_characters": 160},
}


@pytest.mark.parametrize(("name", "text"), [("prlint.yaml", YAML), ("pyproject.toml", TOML)])
def test_both_forms_say_the_same(tmp_path: Path, name: str, text: str) -> None:
    config = _read(tmp_path, text, name)
    assert config.profile == PROFILE
    assert (config.layer.select, config.layer.ignore, config.severity) == (("tier:1",), ("a/one",), {"a/two": "error"})
    assert (config.min_confidence, config.fail_on, config.exclude, config.max_size) == ("medium", "never", ("old", "*.bak"), 2_000_000)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("ignor: [a/b]\n", (1, 1, "a configuration has no key ‘ignor’; did you mean ‘ignore’?")),
        ("fail-on: sometimes\n", (1, 10, "‘fail-on’ cannot be ‘sometimes’; choose from info, warning, error, never")),
        ("exclude: {a: b}\n", (1, 11, "‘exclude’ is written as a list")),
        ("exclude: [[a]]\n", (1, 12, "‘exclude’ is a list of words")),
        ("max-size: huge\n", (1, 11, "‘huge’ is no size; write a number of bytes, or 10MB")),
        ("profile: domestic\n", (1, 10, "a profile is written as keys with values")),
        ("profile: {marks: Calidex}\n", (1, 18, "‘marks’ is written as a list")),
        ("profile: {issuer: {sector: [a]}}\n", (1, 29, "‘issuer.sector’ is one value")),
        ("profile: {products: [{status: {mars: approved}}]}\n", (1, 32, "knows no region ‘mars’")),
        ("overrides: [{path: a}]\n", (1, 14, "an override lacks ‘profile’")),
        ("allow: [{rule: a/b, reason: x, until: y}]\n", (1, 32, "an entry of ‘allow’ has no key ‘until’")),
        ("packs: [./none]\n", (1, 9, "there is no rule pack at ‘./none’")),
        ("packs: [/etc/passwd.yaml]\n", (1, 9, "lies outside the project’s folder")),
        ("packs: [..]\n", (1, 9, "lies outside the project’s folder")),
        ("packs: ['~']\n", (1, 9, "lies outside the project’s folder")),
        ("fail-on: error\nfail-on: info\n", (2, 1, "‘fail-on’ stands here a second time")),
        ("profile: &a {kind: event}\n", (1, 10, "anchors (&a) are not allowed: write it out where it is needed")),
        ("- a\n- b\n", (1, 3, "a configuration is written as keys with values")),
        ("packs: [.]\n", (1, 9, "the pack ‘.’ is the project’s folder itself; put the packs")),
        ("profile: {issuer: Norvane}\n", (1, 19, "‘issuer’ is written as keys with values: issuer: {legal_name: …, short_names: …, …}")),
        ("profile: {listings: [NRVN]}\n", (1, 22, "each of ‘listings’ is written as keys with values: listings: [{exchange: …")),
        ("profile: {listings: NRVN}\n", (1, 21, "‘listings’ is written as a list: listings: [{exchange: …, ticker: …}]")),
        ("profile: {marks: [{text: Calidex®}]}\n", (1, 26, "‘marks.text’ is the mark without its symbol: Calidex; that goes into")),
        ("profile: {products: [{brand: Calidex™}]}\n", (1, 30, "‘products.brand’ is the name without its symbol: Calidex; marks have one")),
        ("profile: {listings: [{ticker: 'Nasdaq: NRVN'}]}\n", (1, 31, "‘listings.ticker’ is the symbol alone: NRVN")),
        ("profile: {listings: [{ticker: $NRVN}]}\n", (1, 31, "‘listings.ticker’ is the symbol alone: NRVN")),
        ("profile: {jurisdictions: [US]}\n", (1, 27, "‘jurisdictions’ cannot be ‘US’; did you mean ‘us’?")),
        ("profile: {release_date: 2026-02-30}\n", (1, 25, "‘release_date’ is a day, and the calendar has no 2026-02-30")),
        ("profile: {issuer: {legal_name: Norvane, Inc.}}\n", (1, 41, "‘issuer’ has no key ‘Inc.’; words with a comma in them need quotes")),
        ("profile: {{\n", (1, 11, "this is not YAML: the ‘{’ that opens here is not closed")),
        ("ignore: {{{{", (1, 12, "the ‘{’ that opens here is not closed")),
        ("profile: {kind: “earnings”, stage: “final”\n", (1, 17, "a curly quotation mark stands here; YAML takes straight ones")),
        ("profile: {kind: “[earnings]“}\n", (1, 17, "a curly quotation mark stands here; YAML takes straight ones")),
        ("fail-on: error\n\texclude: [a]\n", (2, 1, "a tab stands here; YAML indents with blanks")),
    ],
)
def test_what_is_wrong_is_told_at_its_place(tmp_path: Path, text: str, problem: tuple[int, int, str]) -> None:
    ((line, column, message),) = _problems(tmp_path, text)
    assert (line, column) == problem[:2], message
    assert problem[2] in message


def test_a_pack_outside_is_not_looked_into(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It may be a whole disc."""
    monkeypatch.setattr("prlint.packs.load.yaml_under", lambda path: pytest.fail(f"{path} was searched"))
    ((_, _, message),) = _problems(tmp_path, "packs: [/]\n")
    assert "lies outside the project’s folder" in message


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_pack_holds_no_link_that_leads_outside(tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text("plan: a merger\n", "utf-8")
    (tmp_path / "press" / "house").mkdir(parents=True)
    (tmp_path / "press" / "house" / "own.yaml").symlink_to(tmp_path / "secret.yaml")
    (tmp_path / "press" / "prlint.yaml").write_text("packs: [./house]\n", "utf-8")
    with pytest.raises(ConfigError, match="has a file that lies outside the project’s folder"):
        load(str(tmp_path / "press" / "prlint.yaml"))


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("[tool.prlint]\nfail-on = 'sometimes'\n", 2, "‘fail-on’ cannot be ‘sometimes’"),
        ("[tool.prlint]\nfail_on = 'error'\n", 2, "has no key ‘fail_on’; did you mean ‘fail-on’?"),
        ("[tool.prlint.profile.issuer]\nlegal_nam = 'x'\n", 2, "‘issuer’ has no key ‘legal_nam’"),
        ("[[tool.prlint.allow]]\nrule = 'a/b'\nreason = 'x'\n[[tool.prlint.allow]]\nrule = 'a/c'\n", 4, "lacks ‘reason’"),
        ("[tool.prlint]\nprofile = {kind = 'gossip'}\n", 2, "‘kind’ cannot be ‘gossip’"),
        ("[tool.prlint]\nfail-on = \n", 2, "this is not TOML"),
    ],
)
def test_what_is_wrong_in_toml_is_told_at_its_line(tmp_path: Path, text: str, line: int, words: str) -> None:
    (problem,) = _problems(tmp_path, text, "pyproject.toml")
    assert problem[0] == line
    assert words in problem[2]


def test_an_undecodable_configuration_is_told(tmp_path: Path) -> None:
    (tmp_path / "prlint.yaml").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\0\0\0")
    with pytest.raises(ConfigError, match="binary"):
        load(str(tmp_path / "prlint.yaml"))


@pytest.mark.parametrize(
    ("place", "kind"), [("2026-11/q3.md", "earnings"), ("2026-11/merger.md", "m-and-a"), ("2026-12/q4.md", "event"), ("../q.md", "event")]
)
def test_overrides_state_facts_of_single_releases(tmp_path: Path, place: str, kind: str) -> None:
    config = _read(
        tmp_path,
        "profile: {kind: event}\noverrides:\n"
        "  - {path: '2026-11/*', profile: {kind: earnings}}\n  - {path: merger.md, profile: {kind: m-and-a}}\n",
    )
    assert config.profile_for(str(tmp_path / place), {}).get("kind") == kind


def test_the_command_line_states_above_all(tmp_path: Path) -> None:
    config = _read(tmp_path, "overrides: [{path: '*', profile: {kind: earnings, issuer: {sector: mining}}}]\n")
    stated: dict[str, Any] = {"issuer": {"sector": "biotech"}}
    profile = config.profile_for(str(tmp_path / "a.md"), stated)
    assert (profile.get("kind"), profile.get("issuer.sector")) == ("earnings", "biotech")
