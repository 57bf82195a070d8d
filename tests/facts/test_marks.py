"""Marks and the sentences that say who owns them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from prlint.facts import Facts, Thing
from prlint.facts.names.generic_names import generic_type
from prlint.profile import Profile
from prlint.release import Release, Segment
from prlint.text.span import ProseSpan
from tests.growth import is_linear

CALIDEX = {"marks": [{"text": "Calidex", "symbol": "®", "owner": "Norvane, Inc."}]}
SCOPE = {"marks": [{"text": "HaldenScope", "symbol": "®"}]}


def facts(text: str, profile: dict[str, object] | None = None, kind: str = "body") -> Facts:
    return Facts(Release(text, [Segment(kind, ProseSpan(0, len(text)))]), Profile(profile))


def marks(text: str, profile: dict[str, object] | None = None, kind: str = "body") -> list[Thing]:
    return list(facts(text, profile, kind).of("mark"))


def only(text: str, profile: dict[str, object] | None = None, kind: str = "body") -> Thing:
    found = marks(text, profile, kind)
    assert len(found) == 1, [f.fields for f in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "mark", "symbol"),
    [
        ("Norvane launched Calidex® today.", "Calidex", "®"),
        ("Norvane launched Calidex(TM) today.", "Calidex", "(TM)"),
        ("Norvane launched Calidex(R), a tablet.", "Calidex", "(R)"),
        ("• Launched Calidex Assist™, the first tool.", "Calidex Assist", "™"),
        ("• United Foods™ is open.", "United Foods", "™"),
        ("Halden sells the Orrin Ablation System® to clinics.", "Orrin Ablation System", "®"),
        ("Patients took 14 mgCalidex® daily.", "Calidex", "®"),
        ("In Halden’s® study, all went well.", "Halden", "®"),
        ("It recalls SOOTHE P.M.® drops.", "SOOTHE P.M.", "®"),
        ("It recalls SOOTHE P.M. ® drops.", "SOOTHE P.M.", "®"),
        ("The VMX+™ software is new.", "VMX+", "™"),
        ("Halden’s OptiView™ portfolio grew.", "OptiView", "™"),
        ("Samples went through the probeORE(TM) method.", "probeORE", "(TM)"),
        ("LEEDS—May 4, 2026—Halden Instruments®, Inc. opened a plant.", "Halden Instruments", "®"),
        ("Fans of Orrin Zero® can buy it now.", "Orrin Zero", "®"),
        ("Our “OptiView”™ plan is new.", "OptiView", "™"),
        ("Viewers have Halden TV® at home.", "Halden TV", "®"),
        ("* Halden Optics Association’s Eye’s Essential 8™", "Eye’s Essential 8", "™"),
        ("Offices of Halden X® are open.", "Halden X", "®"),
        ("It acts as The Halden Matchmaker℠ today.", "The Halden Matchmaker", "℠"),
        ("Its promise, From Hand to Hand℠, stands.", "From Hand to Hand", "℠"),
        ("We call it The Power of Nice™ and mean it.", "The Power of Nice", "™"),
        ("They made the Norvane Wheel of Hope® tool.", "Norvane Wheel of Hope", "®"),
        ("People from Leeds like the Tan & Ruiz® coffee there.", "Tan & Ruiz", "®"),
        ("It is a Great Place To Work® because people like to come.", "Great Place To Work", "®"),
        ("Ratings by D.R. Ruiz® in the U.S. are out.", "D.R. Ruiz", "®"),
        ("Sales of U.S. Calidex® rose a little.", "Calidex", "®"),
        ("The heart of the UKRI-funded Sonata™ platform is new.", "Sonata", "™"),
        ("People like to wash with Dr. Tan® soap at home.", "Dr. Tan", "®"),
        ("It is on the list of the Inc. 5000® this year.", "Inc. 5000", "®"),
        ("“Right First Time® is what we promise,” she said.", "Right First Time", "®"),
        ("Nurses like to use iCare at Home® on tablets.", "iCare at Home", "®"),
        ("Each shoe carries the Made to Last® pledge of the house.", "Made to Last", "®"),
        ("It sells Tan & Co.® boots in the town of Leeds.", "Tan & Co.", "®"),
        ("Sales of the x9 Orrin™ drill rose at home.", "x9 Orrin", "™"),
        ("It sells St. Orrin’s™ tea in tins.", "St. Orrin’s", "™"),
        ("The First Orrin Promise℠ covers the roof for years.", "First Orrin Promise", "℠"),
        ("It is on the list of Best Places to Work® in the state.", "Best Places to Work", "®"),
    ],
)
def test_a_symbol_makes_the_name_before_it_a_mark(text: str, mark: str, symbol: str) -> None:
    thing = only(text)
    assert (thing.fields["mark"], thing.fields["symbol"], thing.fields["origin"]) == (mark, symbol, "inferred")


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("Orrin's® pie and Orrin's® pasta are sold by Orrin Foods.", "Orrin's"),
        ("Orrin's® pie and Orrin's® pasta make Orrin rich.", "Orrin"),
        ("Orrin's® pie is sold.", "Orrin"),
    ],
)
def test_an_s_that_always_stands_before_the_symbol_is_of_the_name(text: str, mark: str) -> None:
    assert {thing.fields["mark"] for thing in marks(text)} == {mark}


@pytest.mark.parametrize(
    "text", ["Senator Smith (R) spoke.", "Landsat (TM) images help.", "Norvane launched veltorinib® today.", "No symbol here."]
)
def test_what_makes_no_mark(text: str) -> None:
    assert marks(text) == []


def test_a_typed_symbol_apart_counts_beside_glued_ones() -> None:
    found = marks("Senator Ruiz (R) met OptiView (R) and Calidex(R) people.")
    assert [(m.fields["mark"], m.fields.get("parted")) for m in found] == [("OptiView", " "), ("Calidex", None)]


def test_a_mark_for_a_purpose_is_another_mark() -> None:
    found = marks("We sell Calidex™ and Calidex for Children™, with thanks to Orrin for OptiView™.")
    assert [m.fields["mark"] for m in found] == ["Calidex", "Calidex for Children", "OptiView"]


def test_what_a_text_has_twice_before_for_belongs_to_the_mark() -> None:
    found = marks("We join Walk Far for Oats™ in June. Last year we joined Walk Far for Oats too, at Norvane for Calidex®.")
    assert [m.fields["mark"] for m in found] == ["Walk Far for Oats", "Walk Far for Oats", "Calidex"]


def test_a_name_that_stands_alone_too_ends_before_for() -> None:
    text = "It has Clearance for Calidex®. With Clearance for Calidex in hand, Calidex is sold; Calidex works, and Calidex is cheap."
    assert marks(text)[0].fields["mark"] == "Calidex"


def test_capitals_of_a_headline_are_no_other_name() -> None:
    found = marks("HALDEN X® OPENS DOORS IN LEEDS\n\nHere Halden X® opened doors.")
    assert [m.fields["mark"] for m in found] == ["Halden X", "Halden X"]


def test_marked_uses_settle_how_far_a_name_reaches() -> None:
    found = marks("Halden Introduces CardioLoop(TM)\n\nWe advance CardioLoop(TM) now.")
    assert {m.fields["mark"] for m in found} == {"CardioLoop"}


def test_a_heading_gives_its_last_word() -> None:
    assert only("Halden Technologies Deploys Second Miracol® Essential Unit At Site", kind="headline").fields["mark"] == "Miracol"


@pytest.mark.parametrize(
    ("text", "spelling", "ending"),
    [
        ("We sell Calidex now.", "exact", "none"),
        ("We sell CALIDEX now.", "altered", "none"),
        ("We sell Cali-dex now.", "altered", "none"),
        ("We sell calidex now.", "altered", "none"),
        ("We sell Cаlidex now.", "lookalike", "none"),
        ("We sell Ca\u200blidex now.", "lookalike", "none"),
        ("We sell Ca1idex now.", "lookalike", "none"),
        ("We sell Całidex now.", "lookalike", "none"),
        ("We sell Caildex now.", "near", "none"),
        ("We like Calidex’s label.", "exact", "possessive"),
        ("We like Calidex®'s label.", "exact", "possessive"),
        ("We like two Calidexes now.", "exact", "plural"),
        ("We like two Calidex®s now.", "exact", "plural"),
        ("They Calidexed the tissue.", "exact", "verb"),
        ("You can Calidex the tissue.", "exact", "verb"),
        ("Just Calidex it and go.", "exact", "verb"),
    ],
)
def test_spelling_and_ending(text: str, spelling: str, ending: str) -> None:
    thing = only(text, CALIDEX)
    assert (thing.fields["spelling"], thing.fields["ending"], thing.fields["origin"]) == (spelling, ending, "stated")
    assert thing.fields["mark"] == "Calidex"


@pytest.mark.parametrize(
    "text",
    [
        "See www.calidex.com for more.",
        "Write to info@calidex.example today.",
        "Follow #calidex now.",
        "Calidex Holdings, Inc. said so.",
        "The Calidexium mineral is rare.",
        "FRα-positive tumors shrank.",
        "The codex is old.",
    ],
)
def test_no_use_of_the_mark(text: str) -> None:
    assert marks(text, CALIDEX) == []


def test_capitals_throughout_are_fine_in_a_heading() -> None:
    assert only("NORVANE LAUNCHES CALIDEX", CALIDEX, "headline").fields["spelling"] == "exact"


def test_two_words_for_one() -> None:
    assert [m.fields["spelling"] for m in marks("Halden Scope and Halden-Scope and HaldenScope.", SCOPE)] == ["altered", "altered", "exact"]


def test_the_odd_letter_is_pointed_at() -> None:
    thing = only("We sell Całidex® now.", CALIDEX)
    assert (thing.fields["odd_letter"], thing.fields["expected_text"], thing.fields["spelled"]) == ("ł", "Calidex", "Całidex")
    assert thing.places["odd_letter"] == ProseSpan(10, 11)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Oatvale is milled on Oakvale Lane.", False),
        ("Oatvale is milled at Oakvale, Oregon.", False),
        ("Oatvale is milled by Dr. Oakvale.", False),
        ("Oatvale is milled at 14 Oakvale Rd., Leeds.", False),
        ("Oatvale is eaten at Oakvale Memorial Hospital.", False),
        ("Oatvale is eaten in the town of Oakvale.", False),
        ("Oatvale is milled on Lake Oakvale.", False),
        ("Oatvale is milled in Leeds, and Oakvale, the bar, on Oatvale Lane.", True),
        ("Oatvale is milled by Oakvale Mills, Inc. in Leeds.", False),
        ("Oatvale is handed out when the Oakvale play their last game.", False),
        ("Oatvale is eaten by fans of Leeds Oakvale, the football club.", False),
        ("Oatvale is new. Fans of the bar love it. The Oakvale costs little.", True),
        ("Oatvale is milled in Leeds. Oakvale sells well.", True),
        ("Oatvale Park is new. Oakvale Park is old.", True),
        ("Oatvale is new. Oakvale Bars sell well.", True),
    ],
)
def test_a_near_word_that_names_something_else_is_no_misspelling(text: str, found: bool) -> None:
    assert ("near" in [t.fields["spelling"] for t in facts(text, {"marks": [{"text": "Oatvale"}]}).of("mark")]) is found


def test_a_near_word_that_is_small_elsewhere_is_a_word() -> None:
    assert [m.fields["mark"] for m in marks("Candles burn. We like candles.", {"marks": [{"text": "Candlex"}]})] == []


@pytest.mark.parametrize(
    ("text", "parted", "in_order"), [("Calidex ® tablets", " ", "Calidex®"), ("We sell Calidex.® Yes.", ".", "Calidex®.")]
)
def test_a_parted_symbol(text: str, parted: str, in_order: str) -> None:
    thing = only(text)
    assert (thing.fields["parted"], thing.fields["in_order"]) == (parted, in_order)


def test_the_symbol_called_for_is_stated_or_shown() -> None:
    assert only("We sell Calidex.", CALIDEX).fields["expected_symbol"] == "®"
    shown = marks("We sell Calidex. It is Calidex™.")
    assert [m.fields["expected_symbol"] for m in shown] == ["™", "™"]
    by_market = {"marks": [{"text": "Calidex", "symbol": {"us": "R", "eu": "TM"}}], "jurisdictions": ["eu"]}
    assert only("We sell Calidex.", by_market).fields["expected_symbol"] == "™"


def test_the_name_of_the_issuer_is_no_mark_without_its_symbol() -> None:
    text = "Halden® sells probes. Halden grew."
    assert len(marks(text, {"issuer": {"legal_name": "Halden Instruments, Inc.", "short_names": ["Halden"]}})) == 1


@pytest.mark.parametrize(("registered_in", "registration"), [([], "unregistered"), (["eu"], "unregistered"), (["us"], "registered")])
def test_registration_on_file(registered_in: list[str], registration: str) -> None:
    profile = {"jurisdictions": ["us"], "marks": [{"text": "Calidex", "registered_in": registered_in}]}
    assert only("We sell Calidex®.", profile).fields["registration"] == registration


ENTRIES = [
    ("Calidex is a registered trademark of Norvane, Inc.", [("Calidex", "registered", "Norvane, Inc.")]),
    ("Calidex™ is a trademark of Norvane.", [("Calidex", "unregistered", "Norvane")]),
    (
        "Calidex®, HaldenScope® and the Norvane logo are registered trademarks of Norvane Therapeutics, Inc. in the United States.",
        [("Calidex", "registered", "Norvane Therapeutics, Inc."), ("HaldenScope", "registered", "Norvane Therapeutics, Inc.")],
    ),
    ("Calidex is a trademark or registered trademark of Norvane.", [("Calidex", "either", "Norvane")]),
    ("OptiCare is a service mark of Halden.", [("OptiCare", "unregistered", "Halden")]),
    (
        "OptiView™ Index and Calidex® are registered trademarks of Norvane.",
        [("OptiView", "registered", "Norvane"), ("Calidex", "registered", "Norvane")],
    ),
    (
        "Calidex® is a registered trademark and OptiView™ is a trademark of Norvane.",
        [("Calidex", "registered", "Norvane"), ("OptiView", "unregistered", "Norvane")],
    ),
    ("Calidex® and OptiView™ are trademarks of Norvane.", [("Calidex", "either", "Norvane"), ("OptiView", "either", "Norvane")]),
    ("Calidex® is a registered trademark of their respective owners.", [("Calidex", "registered", "their respective owners")]),
    (
        "Calidex® and Breezal® are registered marks of Norvane.",
        [("Calidex", "registered", "Norvane"), ("Breezal", "registered", "Norvane")],
    ),
    (
        "Calidex® is a registered trademark and OptiView™ a trademark of Norvane.",
        [("Calidex", "registered", "Norvane"), ("OptiView", "unregistered", "Norvane")],
    ),
    ("OptiView™ is a Norvane Bio, Inc. trademark.", [("OptiView", "unregistered", None)]),
    (
        "Calidex is a trademark and OptiCare a service mark of Halden.",
        [("Calidex", "unregistered", "Halden"), ("OptiCare", "unregistered", "Halden")],
    ),
    ("OptiView™ is a mark of Norvane.", [("OptiView", "either", "Norvane")]),
    ("Calidex® is a registered trademark in the U.S. and Japan of Norvane.", [("Calidex", "registered", "Norvane")]),
    (
        "OptiCare is a service mark of Halden. Calidex is its registered trademark.",
        [("OptiCare", "unregistered", "Halden"), ("Calidex", "registered", None)],
    ),
    (
        "Calidex® is a registered trademark, and OptiView™ a trademark, of Norvane.",
        [("Calidex", "registered", "Norvane"), ("OptiView", "unregistered", "Norvane")],
    ),
    (
        "OptiView™ is a trademark of Norvane, Inc. and Breezal® is a registered trademark of Orrin Foods Co.",
        [("OptiView", "unregistered", "Norvane, Inc."), ("Breezal", "registered", "Orrin Foods Co.")],
    ),
    (
        "OptiView™ is a trademark of Norvane and Calidex® and Breezal® are registered trademarks of Orrin Foods.",
        [("OptiView", "unregistered", "Norvane"), ("Calidex", "registered", "Orrin Foods"), ("Breezal", "registered", "Orrin Foods")],
    ),
    (
        "Halden owns the service mark OptiCare and the registered trademark Calidex.",
        [("OptiCare", "unregistered", "Halden"), ("Calidex", "registered", "Halden")],
    ),
    (
        "Trademarks: Calidex® (registered) and OptiView™ belong to Norvane.",
        [("Calidex", "either", "Norvane"), ("OptiView", "either", "Norvane")],
    ),
    (
        "OptiView™ is a trademark of Norvane, Inc. Breezal® is used under license from Orrin Foods.",
        [("OptiView", "unregistered", "Norvane, Inc."), ("Breezal", "either", "Orrin Foods")],
    ),
    ("The plant in Leeds belongs to Norvane, which makes Calidex®.", []),
    ("All other trademarks are the property of their respective owners.", []),
    ("We rely on patents and trademarks.", []),
    ("Other names may be trademarks of their owners.", []),
]


@pytest.mark.parametrize(("text", "expected"), ENTRIES)
def test_what_an_ownership_sentence_says(text: str, expected: list[tuple[str, str, str]]) -> None:
    entries = facts(text, kind="trademark-notice").of("notice-entry")
    assert [(e.fields["mark"], e.fields["claim"], e.fields.get("owner")) for e in entries] == expected


@pytest.mark.parametrize(
    ("text", "ending"),
    [
        ("We like Puffadoos’ salt.", "possessive"),
        ("We like Puffadoos' salt.", "possessive"),
        ("We like ‘Puffadoos’ and salt.", "none"),
        ("We like 'Puffadoos' and salt.", "none"),
        ("We like Puffadoos snacks.", "none"),
    ],
)
def test_a_mark_that_ends_in_s_takes_an_apostrophe_alone(text: str, ending: str) -> None:
    assert only(text, {"marks": [{"text": "Puffadoos", "symbol": "®"}]}).fields["ending"] == ending


def test_an_entry_knows_whether_its_mark_is_used() -> None:
    text = "We sell Calidex® now.\n\nCalidex and Breezal are registered trademarks of Norvane, Inc."
    assert [(e.fields["mark"], e.fields["used"]) for e in facts(text).of("notice-entry")] == [("Calidex", True), ("Breezal", False)]


@pytest.mark.parametrize(
    ("owner", "match"),
    [
        ("Norvane", "same"),
        ("Norvane, Inc.", "same"),
        ("the Norvane group of companies", "same"),
        ("Orrin Foods", "other"),
        ("the Orrin group of companies", "other"),
    ],
)
def test_an_owner_is_compared_without_suffix(owner: str, match: str) -> None:
    (entry,) = facts(f"Calidex is a registered trademark of {owner}.", CALIDEX).of("notice-entry")
    assert entry.fields["owner_match"] == match


def test_a_notice_is_found_behind_letters_whose_small_form_is_longer() -> None:
    text = "İİİİİİ İstanbul İzmir İİİİİİİİİİİİİİİİİİİİİİ. Calidex is a registered trademark of Norvane, Inc."
    (entry,) = facts(text, CALIDEX).of("notice-entry")
    assert entry.fields["mark"] == "Calidex"


def test_a_lookalike_entry_means_the_mark() -> None:
    (entry,) = facts("Cаlidex® is a registered trademark of Norvane.", CALIDEX).of("notice-entry")
    assert entry.fields["mark"] == "Calidex"


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("veltorinib", "drug"),
        ("imatinib", "drug"),
        ("trastuzumab", "biologic"),
        ("april", None),
        ("peptide", None),
        ("semaglutide", "drug"),
        ("methotrexate", "drug"),
    ],
)
def test_nonproprietary_names_are_known_by_their_ending(word: str, kind: str | None) -> None:
    assert generic_type(word) == kind


def test_a_title_keeps_the_words_that_the_text_repeats() -> None:
    found = marks("About Open Investor Meetings®\n\nThis is the Open Investor Meetings calendar.")
    assert {m.fields["mark"] for m in found} == {"Open Investor Meetings"}


def test_a_title_does_not_bear_out_its_own_words() -> None:
    text = "Norvane to Attain Enhanced CALIDEX® Output\n\nNorvane makes tablets in Leeds.\n"
    parts = [Segment("headline", ProseSpan(0, 42)), Segment("body", ProseSpan(44, len(text)))]
    found = Facts(Release(text, parts)).of("mark")
    assert [mark.fields["mark"] for mark in found] == ["CALIDEX"]


def test_the_issuer_in_front_of_its_product_is_no_part_of_the_mark() -> None:
    lead = "LEEDS, May 4, 2026 - Halden, Inc. (TSX: HLD) today announced the Halden CoreScope® System."
    found = Facts(Release(lead, [Segment("lead", ProseSpan(0, len(lead)))])).of("mark")
    assert [mark.fields["mark"] for mark in found if "symbol" in mark.fields] == ["CoreScope"]


def test_a_symbol_inside_the_name_of_the_issuer_marks_all_of_it() -> None:
    title = "Halden Optics® Inc. Opens a Plant"
    lead = "LEEDS, May 4, 2026 - Halden Optics Inc. (TSX: HLD) today announced that it has a plant."
    text = f"{title}\n\n{lead}\n"
    parts = [Segment("headline", ProseSpan(0, len(title))), Segment("lead", ProseSpan(len(title) + 2, len(text)))]
    assert [m.fields["mark"] for m in Facts(Release(text, parts)).of("mark") if "symbol" in m.fields] == ["Halden Optics"]


def test_a_sentence_with_a_symbol_behind_its_stop_makes_no_mark_of_its_last_word() -> None:
    assert not marks("Halden Tools | Let us do your toughest jobs.™")


def test_a_slogan_in_capitals_begins_at_its_colon() -> None:
    found = only("HALDEN: WE MAKE THE HARD ROADS EASY® At Halden we work every day to make roads better for all.")
    assert found.fields["mark"] == "WE MAKE THE HARD ROADS EASY"
    assert only("HALDEN: WE MAKE THE HARD ROADS EASY®", kind="heading").fields["mark"] == "WE MAKE THE HARD ROADS EASY"
    found = marks("HALDEN: WE WIDEN AND MAKE ROADS EASY® At Halden.\n\nWe Widen and Make Roads Easy are registered trademarks of Halden.")
    assert "WE WIDEN AND MAKE ROADS EASY" in {m.fields["mark"] for m in found}


def test_the_owner_before_a_mark_is_no_part_of_it() -> None:
    assert only("as the Halden Society’s Life’s Basic 7™ score says").fields["mark"] == "Life’s Basic 7"


def test_a_hidden_character_before_a_name_is_no_part_of_it() -> None:
    assert only("We sell \ufeffCalidex now.", CALIDEX).fields["spelling"] == "exact"


NOTICE = "Calidex® and Breezal are registered trademarks of Norvane, Inc. "


@pytest.mark.parametrize("unit", ["Calidex® ", "Calidex®, ", "Halden Scope ", NOTICE])
def test_marks_are_found_in_linear_time(unit: str) -> None:
    def prepare(times: int) -> Callable[[], object]:
        found = facts(unit * times, CALIDEX | {"marks": [*CALIDEX["marks"], {"text": "Halden Scope"}]})
        return lambda: found.of("mark", "notice-entry")

    assert is_linear(prepare, 400, 4000)


@pytest.mark.parametrize("text", ["We venture on.", "Halden Ventures grew.", "They ventured out."])
def test_an_ordinary_word_is_a_mark_in_its_exact_form_only(text: str) -> None:
    assert marks(text, {"marks": [{"text": "Venture"}]}) == []


def test_a_small_mark_may_open_a_sentence_with_a_capital() -> None:
    found = marks("ProbeORE is new. We use ProbeORE.", {"marks": [{"text": "probeORE"}]})
    assert [m.fields["spelling"] for m in found] == ["exact", "altered"]
