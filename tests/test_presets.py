"""Presets: what each of them makes prlint say, and that a configuration goes above it."""

from __future__ import annotations

from pathlib import Path

import pytest

from prlint.config_file import load
from prlint.data import table
from prlint.packs.load import builtin
from prlint.settings import Invocation, check, settle
from prlint.text.source import Source

NEWS = """{headline}

{dateline} -- Norvane Therapeutics opened a plant in Leeds, in which it will make pumps, sensors and valves for ships of all sizes.

{body}

About Norvane

Norvane Therapeutics makes pumps and sensors. More at www.norvane.com.

Contact: Dana Ruiz, Communications, dana.ruiz@norvane.com, +44 113 496 0142
"""
PLAIN = {
    "headline": "Norvane Opens Plant in Leeds",
    "dateline": "LEEDS, England, May 4, 2026",
    "body": "The plant has two halls and a yard.",
}


def findings(folder: Path, configuration: str, packs: tuple[str, ...] = ("default",), **parts: str) -> dict[str, str]:
    """Rule -> severity, of a release under a configuration."""
    (folder / "prlint.yaml").write_text(configuration, "utf-8")
    settings = settle(load(str(folder / "prlint.yaml")), Invocation(packs=packs))
    release = Source(str(folder / "release.txt"), NEWS.format(**{**PLAIN, **parts}))
    return {d.rule: d.severity for d in check(release, settings).diagnostics}


PREDICTION = {"body": "Norvane expects approval of the pump in 2027 and plans to launch it in ten countries."}
LONG = {
    "headline": "Norvane Opens Plant in Leeds for Pumps, Sensors and Valves of Ships of All Sizes After Nine Years of Work on Land and Sea"
}
INSIDE = {"body": "This announcement contains inside information."}
MARKED = {"headline": "Norvane Opens Plant for Calidex® in Leeds"}
BARE = {"headline": "Norvane Opens Plant for Calidex in Leeds"}
MARKS = "profile: {marks: [{text: Calidex, symbol: ®}]}\n"

# preset, what is printed, the rule, its severity without the preset (None: silent) and with it
EFFECTS = [
    ("us-listed", PREDICTION, "forward-looking/missing-caveat", None, "error"),
    ("us-biotech", PREDICTION, "forward-looking/missing-caveat", None, "error"),
    ("us-biotech", LONG, "structure/long-headline", "info", None),
    ("canada-venture", {}, "disclosure/missing-tsxv-disclaimer", None, "error"),
    ("canada-venture", {"body": "Hole 12 cut 4.2 g/t gold."}, "disclosure/missing-qualified-person", None, "error"),
    ("uk", INSIDE, "disclosure/incomplete-mar-statement", None, "error"),
    ("business-wire", {"dateline": "LEEDS, England"}, "dates/undated-release", "error", None),
    ("business-wire", BARE, "trademarks/unmarked-headline-use", None, "info"),
    ("ap-style", MARKED, "trademarks/marked-headline-use", None, "info"),
    ("ap-style", {"headline": LONG["headline"][:115]}, "structure/long-headline", None, "info"),
]


@pytest.mark.parametrize(("preset", "parts", "rule", "without", "under"), EFFECTS, ids=[f"{e[0]}: {e[2]}" for e in EFFECTS])
def test_a_preset_changes_what_is_said(tmp_path: Path, preset, parts, rule, without, under) -> None:
    assert findings(tmp_path, MARKS, **parts).get(rule) == without
    assert findings(tmp_path, f"{MARKS}presets: [{preset}]\n", **parts).get(rule) == under


def test_every_preset_is_tested() -> None:
    assert {row["preset"] for row in table("presets")} == {effect[0] for effect in EFFECTS}


def test_the_reading_grade_goes_by_the_outlet(tmp_path: Path) -> None:
    hard = "Notwithstanding uncertainty, management of the company anticipates that the reorganization of the plant is going to help. "
    severities = [
        findings(tmp_path, f"presets: [{preset}]\n", packs=("style",), body=hard * 4).get("style/hard-to-read")
        for preset in ("us-biotech", "ap-style")
    ]
    assert severities == [None, "info"]


def test_the_later_preset_and_the_profile_go_above(tmp_path: Path) -> None:
    def headline(configuration: str) -> set[str]:
        rules = {"trademarks/marked-headline-use", "trademarks/unmarked-headline-use"}
        return rules & set(findings(tmp_path, MARKS + configuration, **MARKED))

    assert headline("presets: [business-wire, ap-style]\n") == {"trademarks/marked-headline-use"}
    assert headline("presets: [ap-style, business-wire]\n") == set()
    own = "profile: {marks: [{text: Calidex, symbol: ®}], house_style: {symbol_in_headline: yes}}\npresets: [ap-style]\n"
    assert "trademarks/marked-headline-use" not in findings(tmp_path, own, **MARKED)


def test_a_listing_of_ones_own_takes_the_place_of_that_of_the_preset(tmp_path: Path) -> None:
    own = "profile: {listings: [{exchange: CSE, ticker: NRV}]}\npresets: [canada-venture]\n"
    found = findings(tmp_path, own)
    assert "disclosure/missing-tsxv-disclaimer" not in found
    assert found["disclosure/missing-cse-disclaimer"] == "warning"


# regime -> what states it
STATED = {
    "public-issuer": "listings: [{exchange: Nasdaq, ticker: NRV}]",
    "us-domestic-filer": "sec_status: domestic",
    "us-reporting": "sec_status: foreign",
    "us-market": "jurisdictions: us",
    "outside-safe-harbor": "kind: ipo",
    "canada": "jurisdictions: ca",
    "tsx-venture": "listings: [{exchange: TSXV, ticker: NRV}]",
    "cse": "listings: [{exchange: CSE, ticker: NRV}]",
    "hong-kong-listed": "listings: [{exchange: HKEX, ticker: '1234'}]",
    "asx-listed": "listings: [{exchange: ASX, ticker: NRV}]",
    "securities-offering": "kind: offering",
    "public-merger": "kind: m-and-a",
    "uk-listed": "jurisdictions: uk",
    "listed-abroad": "jurisdictions: eu",
    "market-abuse": "inside_information: yes",
    "regulatory-notice": "kind: regulatory-notice",
    "continuous-disclosure": "jurisdictions: au",
}


@pytest.mark.parametrize("regime", sorted(builtin().regimes))
def test_a_regime_is_stated_by_the_profile_and_by_nothing_less(tmp_path: Path, regime: str) -> None:
    from prlint.checks.evaluator import Evaluator
    from prlint.facts import Facts
    from prlint.release import Release

    def holds(profile: str) -> bool:
        (tmp_path / "prlint.yaml").write_text(f"profile: {{{profile}}}\n", "utf-8")
        stated = load(str(tmp_path / "prlint.yaml")).profile_for(str(tmp_path / "a.txt"), {})
        return Evaluator(Facts(Release("", ()), stated), builtin()).regime(regime, stated_only=True)

    assert holds(STATED[regime])
    assert not holds("audience: investor")
