"""Markers in every notation, what is none, and the notes they lead to."""

from __future__ import annotations

import pytest

from prlint.facts.citations import sources
from prlint.text.span import ProseSpan
from tests.making import facts, things

NOTES = "1. First source, 2024.\n2. Second source, 2025.\n3. Third source, 2026."
BRACKETED = "(1) First source, 2024.\n(2) Second source, 2025."


def markers(body, references=""):
    parts = {"body": body, "references": references} if references else {"body": body}
    return [(thing.fields["number"], thing.fields["style"]) for thing in things("citation-marker", **parts)]


@pytest.mark.parametrize(
    ("body", "references", "found"),
    [
        ("Many cough.¹ Few ask.²", NOTES, [("1", "superscript"), ("2", "superscript")]),
        ("Many cough.¹,³", NOTES, [("1", "superscript"), ("3", "superscript")]),
        ("Many cough.¹⁻³", NOTES, [("1", "superscript"), ("2", "superscript"), ("3", "superscript")]),
        ("Many cough[1]. Few ask [2].", NOTES, [("1", "bracket"), ("2", "bracket")]),
        ("Many cough[1,2].", NOTES, [("1", "bracket"), ("2", "bracket")]),
        ("Sales(1) rose.", "(1) Unaudited.", [("1", "parenthesis")]),
        ("Sales rose.*", "*Unaudited.", [("*", "sign")]),
        ("Sales rose.† Costs fell.‡", "†Unaudited.\n‡Estimated.", [("†", "sign"), ("‡", "sign")]),
        ("Many cough.<sup>1</sup>", NOTES, [("1", "superscript")]),
        ("Many cough.<sup>1†</sup>", f"{NOTES}\n† In spring.", [("1", "superscript"), ("†", "sign")]),
        ("Many cough in spring1*.", f"{NOTES}\n* Of 40.", [("1", "superscript"), ("*", "sign")]),
        ("Earn 3% on food^. Take #1.", "^ On the first $500.", [("^", "sign")]),
        ("Many cough (1). It comes with (2) ports and (3) cables.", BRACKETED, [("1", "parenthesis")]),
        ("Many people cough ( 41% ) 1 . Few ask 2,3 .", NOTES, [(n, "superscript") for n in "123"]),
        ('Costs ("AISC")1 fell by 47%2† in May.', f"{NOTES}\n† Of 40.", [("1", "superscript"), ("2", "superscript"), ("†", "sign")]),
        ("Cough fell.1,a Says Lee Tan, M.D.,b today.1", f"a. Of 40.\nb. Paid, i.e., well.\n{NOTES}", [(n, "superscript") for n in "ab1"]),
        ("Remission1 was rare‡.\n\nRemission was rare; 8% cc2\n", f"{NOTES}\n‡ Of 40.", ["1", ("‡", "sign"), "2"]),
        ("Many cough.^2", NOTES, [("2", "superscript")]),
        ("Many cough.^1-2", NOTES, [("1", "superscript"), ("2", "superscript")]),
        ("Cough fell by 41% (p<0.001)1 against placebo.", NOTES, [("1", "superscript")]),
        ("Cough fell by a lot (41%)1 against placebo.", NOTES, [("1", "superscript")]),
        ("They add Ca(NO3)2 to soil.", NOTES, []),
        ("Call (617)2 now.", NOTES, []),
        ("They have a cold (ALL)2.", NOTES, [("2", "superscript")]),
        ("Sales rose 11%1 at constant rates.", NOTES, [("1", "superscript")]),
        ("Leverage Ratio2 rose; no ratio fell.", NOTES, [("2", "superscript")]),
        ("Halden Data1: Data are good.", NOTES, [("1", "superscript")]),
        ("The Calidex2 tablet and Phase3 trials, as Web3.", NOTES, []),
        ("Non-GAAP1 income rose.", NOTES, [("1", "superscript")]),
        ("The car costs $59,9902, and it is May 1,2024.", NOTES, [("2", "superscript")]),
        ("Operating result1) rose; the rest (all of profit2) fell.", NOTES, [("1", "parenthesis"), ("2", "superscript")]),
        ("Adjusted EBITDA^1 rose.", NOTES, [("1", "superscript")]),
        ("“Many cough,”1 said Dana Ruiz.", NOTES, [("1", "superscript")]),
        ("Adjusted EBITDA (1) rose.", "(1) Unaudited.", [("1", "parenthesis")]),
        ("Many cough.1 Few ask.2,3", NOTES, [("1", "superscript"), ("2", "superscript"), ("3", "superscript")]),
        ("Many people cough1 and few ask2.", NOTES, [("1", "superscript"), ("2", "superscript")]),
        ("It began in 2024.3 Many cough.", NOTES, [("3", "superscript")]),
        ("It rose to $14 in 2024,3 a third more.", NOTES, [("3", "superscript")]),
        ("Skin cleared in 44% at Week 16,1,2 against 9%. Weeks 1,2 and 3 were hard.", NOTES, [("1", "superscript"), ("2", "superscript")]),
        ("Homes cost less (see note 1), flats most (Note 2), as told in Note 3 (note 9).", NOTES, [(n, "parenthesis") for n in "12"]),
        ("Passes cost $49*† for ten days.", "*Fees are extra.\n†For adults.", [("*", "sign"), ("†", "sign")]),
        ("The 5* Orrin Hotel won a prize.*", "* Of the guild.", [("*", "sign")]),
        ("It rose to 1,2024,3 a day, and in 2024,5 it fell.", NOTES, []),
        ("In 2024² many coughed.", NOTES, [("2", "superscript")]),
        ("Many cough (1). Few ask (2). All sleep (3).", BRACKETED, [(n, "parenthesis") for n in "123"]),
        ("Many cough (1). Few ask (2). Take (3) with milk.", BRACKETED, [(n, "parenthesis") for n in "12"]),
        ("Adjusted EBITDA (1) of $3 and net debt (2) of $4 rose.", BRACKETED, [(n, "parenthesis") for n in "12"]),
        ("Adjusted EBITDA (a) of $3 and net debt (b) of $4 rose.", "(a) Unaudited.\n(b) At cost.", [(n, "parenthesis") for n in "ab"]),
        ("It will (1) rise, (2) rest and (3) fall.", BRACKETED, []),
        ("Deposits (a) of $9 and a margin (b) of 3% rose. It hired (a) tellers and (b) lenders.", "(a) At cost.\n(b) Unaudited.",
         [(n, "parenthesis") for n in "ab"]),
        ("A 4* hotel opens, and rooms cost £90* a night.", "*Two sharing.", [("*", "sign")]),
        ("Earn 4* points on food.", "*Two sharing.", [("*", "sign")]),
        ("The response rate# rose, and C# programs ran.", "#Confirmed by others.", [("#", "sign")]),
        ("Earn 3% on food.^ Take #1.", "^On the first $500.", [("^", "sign")]),
        ("Efficacy Results1-3\n\nMany cough.2", NOTES, [(n, "superscript") for n in "1232"]),
        ("Half of All Men Now Cough Daily1\n\nThey sleep.2,3", NOTES, [(n, "superscript") for n in "123"]),
        ("Debt Ratio2\n\nRatio2 rose. The Ratio2 fell.", "1 At cost.\n2 The ratio of debt to all.", [("2", "superscript")] * 3),
        ("Nobody can live without it3.", NOTES, [("3", "superscript")]),
        ("Many cough.1 Few ask.2-4", NOTES, [(n, "superscript") for n in "1234"]),
        ("Many cough.1 Few ask.2 It inhibits JAK1 and JAK2.3", NOTES, [(n, "superscript") for n in "123"]),
        ("It tests NRV-1 in COPD2 now.1", "1 Timing may change.\n2 Chronic obstructive disease.", [("1", "superscript")]),
        ("It tests NRV-1 in COD2 now.1", "1 Timing may change.\n2 Chronic obstructive disease.", [(n, "superscript") for n in "21"]),
        ("Net zero by 2040[*] and less waste[†].", "[*] Of all.\n[†] Verified.", [("*", "bracket"), ("†", "bracket")]),
        ("It was paid late last year1. The Year1 plan stands.", NOTES, [("1", "superscript")]),
        ("Many cough.1 They rest,2 says Dana Ruiz of Halden Hospital3.", NOTES, [(n, "superscript") for n in "123"]),
        ("Many cough.1 They rest2 with the Halden Echo3 at home.", NOTES, [(n, "superscript") for n in "12"]),
        ("It plays for 60 hours (*1) and costs $349 (*2).", "(*1) Not in the cold.\n(*2) In Japan.", [("*1", "sign"), ("*2", "sign")]),
        ("It plays for 60 hours*1 and costs $349*2.", "*1 Not in the cold.\n*2 In Japan.", [("*1", "sign"), ("*2", "sign")]),
        ("Many cough.i Few ask,ii,iii as TOPSi and batteryii show.", "i First.\nii Second.\niii Third.", [*["i", "ii", "iii", "i", "ii"]]),
        ("FITa found 93.9%b in a phase 2b trial of Vitamin b.", "a A test.\nb Against nothing.", ["a", "b"]),
        ("It blocks IL-23.1 Many cough.2", NOTES, [(n, "superscript") for n in "12"]),
        ("Many cough. 1 Few ask. 2,3", NOTES, [(n, "superscript") for n in "123"]),
        ("Cough fell by 7.8% 1 (p<0.001). Few ask. 3 It took 2 days.", NOTES, [(n, "superscript") for n in "13"]),
        ("Some cough [i] and some [ii],[iii] sleep, as item [x] says.", "[i] First.\n[ii] Second.\n[iii] Third.",
         [(n, "bracket") for n in ("i", "ii", "iii")]),
        ("It is IP48² rated, weighs 10² g and has haemophilia B.1 Costs3 of $9 rose.", NOTES, [(n, "superscript") for n in "213"]),
        ("AISC1 of $1,412 and cash flow2 fell.", "1 Not audited.\n2 Nor this.", ["1", "2"]),
        ("Adjusted EBITDA 1 of $9 rose.\n\nHalden Release | Page 1\n\nMore.", "1 Not audited.", ["1"]),
        ("Those who use insulin 1 in the U.S. sleep 2 , and cough fell by 0.8% 3 and rose. Children ages 3 and older.", NOTES,
         [(n, "superscript") for n in "123"]),
        ("Those who came 1 in 2024 sleep. They won 2 of 3 games.2 They rest.3", NOTES, [(n, "superscript") for n in "23"]),
        ("Income (1) , debt (2) and cash (3) rose.", "(3) At cost.\n(4) Unaudited.", [(n, "parenthesis") for n in "123"]),
        ("It lifts 40 kg (Ref. 1), more than others [refs. 2, 3]. See file (Ref. 9).", NOTES,
         [("1", "parenthesis"), ("2", "bracket"), ("3", "bracket")]),
        ("Halden is firstᵃ here and second thereᵇ.", "a. Ruiz, 2025.\nb. Tan, 2026.", [(n, "superscript") for n in "ab"]),
        ("Balanced## pays more than C# does.", "## In dollars.", [("##", "sign")]),
        ("Capital Ratios2 rose. THIRD-QUARTER RESULTS1\n\nNobody asks.", "1 As of June.\n2 Estimated.", ["2", "1"]),
    ],
)
def test_marker(body, references, found):
    found = [(n, "superscript") if isinstance(n, str) else n for n in found]
    assert markers(body, references) == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Many people cough. 1,2,3 They sleep badly.", ["1", "2", "3"]),
        ("Many cough in spring,1 and sleep badly.2,3 They eat little.", ["1", "2", "3"]),
        ('Many cough.1 "We sleep badly in the first year,"2 said Dana Ruiz.', ["1", "2"]),
        ("Many cough in spring.1 They eat little.", []),
        ("Many cough in spring.2 They eat little.3 So it goes.", []),
        ("See vol.1 and vol.2 of it.", []),
        ("The return(1) and the margin(2) rose; so did the return(1).", ["1", "2", "1"]),
        ("See section(1) and section(2), or the one with lipoprotein(1).", []),
    ],
)
def test_digits_that_count_up_behind_stops_are_markers_without_notes(body, found):
    assert [number for number, _ in markers(body)] == found


@pytest.mark.parametrize(
    "body",
    [
        "Doses of 10⁶ cells were used.",
        "The dose was 2 mg/m² and the plot 3 km².",
        "Ca²⁺ and ⁹⁹mTc were measured; R² was 0.9.",
        "Patients have (1) a cough or (2) a cold.",
        "The agent DM4 binds HER2 (abstract #2573, NCT01234567).",
        "Norvane opened four (4) plants.",
        "See Section 27A(1) of the Act.",
        "Call (1) 604-555-0100.",
        "*All amounts are unaudited.*",
        "This is **important** and *new* to us.",
        "Version 5.2 of the covid19 test costs $1.2 million.",
        "See https://norvane.example/a[1]/b*1 for more.",
        "It grew 2.1 percent. The 3rd plant opened.",
        "Phase 2, type2 and grade3 patients were treated.",
    ],
)
def test_no_marker(body):
    assert markers(body, NOTES) == []


@pytest.mark.parametrize(
    ("body", "seats"),
    [
        ("Many cough.[1] Few ask. [2] All sleep.[3]", [None, "[2]", None]),
        ("Many cough. [1] Few ask. [2] All sleep. [3]", [None, None, None]),
        ("Many cough [1]. Few ask.[2]", [".[1]", None]),
        ("Many cough [1]. Few ask.[2] All sleep [3].", [None, None, None]),
        ("Many cough(1). Few ask.(2) All sleep.(3)", [".(1)", None, None]),
        ("Many cough.(1) Few ask. (2) All sleep.(3)", [None, "(2)", None]),
    ],
)
def test_the_seat_of_brackets_is_that_of_most(body, seats):
    assert [thing.fields.get("expected_seat") for thing in things("citation-marker", body=body, references=NOTES)] == seats


def test_a_note_may_stand_right_below_its_marker():
    (note,) = things("citation-note", list="- Sales rose 3.4%†", body="† Of stores open for a year.")
    assert note.fields["number"] == "†"


def test_bracketed_notes_count_once():
    found = things("citation-note", body="Many cough[1] and few ask[2].", references="[1] Ruiz D. Cough. 2024.\n[2] Tan L. Ask. 2025.")
    assert [note.fields["number"] for note in found] == ["1", "2"]


def test_glued_digits_need_a_note_of_their_number():
    assert markers("Many people cough4 and few ask9.", NOTES) == []


def test_a_digit_behind_a_stop_is_no_number_of_a_zone():
    assert markers("Copper was found in the main zone.1 See Fig.1 and No.1 for maps.", NOTES) == [("1", "superscript")]


def test_digits_glued_to_capitals_need_the_abbreviation_alone() -> None:
    notes = "1 EBITDA is no measure under GAAP."
    assert markers("Adjusted EBITDA1 rose.", notes) == [("1", "superscript")]
    assert markers("The gene NRVN1 is known.", notes) == []
    assert markers("Diluted EPS1 and the CET1 ratio rose in the EU1.", notes) == [("1", "superscript")] * 2
    assert markers("Adjusted EBITDA 1 rose. In all, EBITDA was good.", notes) == [("1", "superscript")]
    assert markers("The ORRIN 1 trial began, and ORRIN grew.", notes) == []


def test_glued_digits_count_only_where_nothing_else_leads_to_the_notes():
    assert markers("Many cough.¹ The interleukin2 group slept.", NOTES) == [("1", "superscript")]


GLUED = "It is the only1 fund with pure-play2 exposure, and twice the size of others, the company says3."


def test_digits_raised_in_a_title_and_sunk_in_the_text_lead_to_one_set_of_notes() -> None:
    body = "It sleeps longer¹⁻²\n\nMany people cough.1 In the United States3, few rest2."
    assert sorted(number for number, _ in markers(body, NOTES)) == ["1", "1", "2", "2", "3"]


def test_a_number_in_brackets_below_a_table_and_a_bare_one_are_two_notes() -> None:
    found = facts(body="It cut 14 m at 6.1 g/t1.", table="Length (m)(1) | 14", list="(1) Not the true width.", references="1. By price.")
    assert [mark.fields["style"] for mark in found.of("citation-marker")] == ["parenthesis"]
    found = facts(body="It cut 14 m of gold1.", table="Length (m)(1) | 14", list="(1) Not the true width.", references="1. By price.")
    assert [mark.fields["style"] for mark in found.of("citation-marker")] == ["superscript", "parenthesis"]


def test_a_single_note_below_needs_its_digit_behind_a_stop() -> None:
    found = facts(body="It registered with NORVANE.1 Others wait.", list="1 This confirms no more.")
    assert [note.fields["number"] for note in found.of("citation-note")] == ["1"]
    assert list(facts(body="It has the only1 fund.", list="1 This confirms no more.").of("citation-note")) == []


def test_raised_digits_lead_to_notes_whose_labels_are_raised_no_more() -> None:
    body = "Adjusted EBITDA¹ rose, and leverage² fell."
    found = facts(body=body, list="1Adjusted EBITDA is no measure.\n2Net debt by EBITDA.").of("citation-note")
    assert [note.fields["number"] for note in found] == ["1", "2"]
    assert list(facts(body=body, list="1. Mute the phone.\n2. Set the route.").of("citation-note")) == []


def test_three_raised_digits_lead_to_as_many_numbered_notes() -> None:
    body = "Income excluding items¹ rose, debt² fell and costs³ rose."
    found = facts(body=body, list="1. Net of tax.\n2. With leases.\n3. At cost.").of("citation-note")
    assert [note.fields["number"] for note in found] == ["1", "2", "3"]


def test_glued_digits_lead_to_a_run_of_notes_below_in_any_part():
    found = facts(body=GLUED, list="(1) By a count of funds.\n\n(2) Pure-play means all of it.\n\n(3) By its own count.")
    assert [m.fields["number"] for m in found.of("citation-marker")] == ["1", "2", "3"]
    assert [n.fields["number"] for n in found.of("citation-note")] == ["1", "2", "3"]


@pytest.mark.parametrize(
    "listed",
    [
        "(1) Open it.\n\n(2) Close it.\n\n(3) Lock it.\n\n(4) Leave it.",
        "(1) Open it.",
    ],
)
def test_a_run_of_items_that_not_all_glued_digits_lead_to_holds_no_notes(listed):
    assert list(facts(body=GLUED, list=listed).of("citation-marker", "citation-note")) == []


def test_a_digit_that_a_note_has_as_part_of_a_word_leads_nowhere() -> None:
    body = "The HER2 gene helps cells grow. In HER2-free cough the HER2 gene and other HER2 genes rest. Cough is common.1 It is old.2"
    notes = "1 Ruiz D. Cough. Lancet. 2024;403:11.\n2 Her2 status of cough. Lancet. 2024;403:19."
    assert [number for number, *_ in markers(body, notes)] == ["1", "2"]


def test_letters_in_brackets_behind_nouns_lead_to_the_lines_below() -> None:
    body = "Core deposits (a) of $4 billion rose, and the ratio (b) was 11%. Halden hired (c) tellers and (d) lenders, by Rule 13(a)."
    found = facts(body=body, list="(a) Excludes brokers.\n(b) Estimated.\n(c) Part-time.\n(d) In Leeds.")
    assert [mark.fields["number"] for mark in found.of("citation-marker")] == ["a", "b"]
    assert [note.fields["number"] for note in found.of("citation-note")] == ["a", "b"]


@pytest.mark.parametrize(
    ("told", "notes", "numbers"),
    [
        ("cut waste by 31% against 2019¹ and used less in 2025².", "1. Of all sites.\n2. Without Leeds.", ["1", "2"]),
        ("says that clerks use AI^1 and pay for it^2.", "1 Asked in May.\n2 The same.", ["1", "2"]),
        ("needs 12 km² and 40 m³ of water.", "1. Open it.\n2. Close it.", []),
    ],
)
def test_lines_at_the_end_are_notes_where_raised_numbers_call_them(told: str, notes: str, numbers: list[str]) -> None:
    found = facts(f"Halden Reports on Waste\n\nLEEDS, May 4, 2026 – Halden, which makes pumps, today {told}\n\n{notes}\n")
    assert [note.fields["number"] for note in found.of("citation-note")] == numbers
    assert [mark.fields["number"] for mark in found.of("citation-marker")] == numbers


def test_a_heading_for_editors_is_no_note() -> None:
    found = things("citation-note", body="It won a grant [1].", references="Notes to editors\n[1] For the roof.")
    assert [note.fields["number"] for note in found] == ["1"]


def test_numbers_that_go_on_behind_the_notes_are_notes_too() -> None:
    found = things("citation-note", references="1 See the report.", body="2 At constant rates.\n\n3 See the report.\n\n5 Mill Road.")
    assert [note.fields["number"] for note in found] == ["1", "2", "3"]


def test_numbers_that_lead_up_to_the_notes_are_notes_too() -> None:
    found = things("citation-note", body="Many cough.\n\n1 See the report.\n2 At constant rates.", references="3 WHO. Asthma. 2025.")
    assert [note.fields["number"] for note in found] == ["1", "2", "3"]


def test_notes_may_stand_below_their_numbers() -> None:
    table = "Debt (1)\n34.9\nFunds (2)\n87.1\n(3)\n\n(1)\nDebt includes all loans.\n\n(2)\nFunds are no measure."
    found = facts(table=table)
    assert [note.fields["number"] for note in found.of("citation-note")] == ["1", "2"]
    assert [mark.fields["number"] for mark in found.of("citation-marker")] == ["1", "2"]


@pytest.mark.parametrize(
    "listed",
    ["1) Before all.\n2) After all.", "1Before all.\n2MSRP of all."],
)
def test_numbers_glued_to_notes_or_closed_open_them(listed: str) -> None:
    found = things("citation-note", body="Results1 rose, and results2 fell.", list=listed)
    assert [note.fields["number"] for note in found] == ["1", "2"]


def test_a_number_behind_a_cell_leads_to_notes_and_an_amount_below_zero_does_not() -> None:
    table = "Net income (1)    34    29\nOther costs    (2)    (1)\nAssets (2) | 34"
    found = facts(table=table, list="(1) Unaudited.\n(2) At cost.")
    assert [mark.span.start for mark in found.of("citation-marker")] == [table.index("(1)"), table.rindex("(2)")]


def test_a_digit_behind_a_term_leads_to_the_note_that_begins_with_it() -> None:
    notes = "1 EBITDA is no measure under GAAP.\n2 Cash and investments include funds."
    found = markers("Adjusted EBITDA 1 rose. EBITDA and investments 2 of Norvane rose in phase 2 of it.", notes)
    assert found == [("1", "superscript"), ("2", "superscript")]


def test_digits_behind_measures_and_a_blank_lead_to_their_notes() -> None:
    body = (
        "Adjusted EBITDA 1 rose, at an adjusted EBITDA margin 1 of 24%. Net debt 1 was low; EBITDA is meant.\n\n"
        "1 - See the tables at the end.\n\n"
        "Earnings per share 1,2 were $0.05, and free cash flow¹ is to grow. Debt 3 years ago was twice that, in phase 2 of it.\n\n"
        "1 - See the tables at the end.\n2 - We have not reconciled what we expect."
    )
    found = facts(body=body)
    assert [mark.fields["number"] for mark in found.of("citation-marker")] == ["1", "1", "1", "1", "2", "1"]
    assert [note.fields["number"] for note in found.of("citation-note")] == ["1", "1", "2"]
    assert not any(mark.fields.get("expected_seat") for mark in found.of("citation-marker"))


def test_plain_notes_at_the_end_are_proved_by_typed_markup_and_by_digits_behind_a_year() -> None:
    for body in (
        "Cough fell [1]. Sneezing rose [2].",
        "Cough(1) fell, sneezing(2) rose.",
        "Cough fell.^1 Sneezing rose.^2",
        "Cough fell in 2025,1 a third less than in 2024.2 Few ask.",
    ):
        found = facts(body=f"{body}\n\n1. Of 40 people.\n2. Week 40 against week 36.")
        assert [note.fields["number"] for note in found.of("citation-note")] == ["1", "2"]
        assert [mark.fields["number"] for mark in found.of("citation-marker")] == ["1", "2"]


def test_a_raised_number_in_raised_brackets_and_one_behind_a_country_are_markers() -> None:
    found = things("citation-marker", body="Sales rose⁽¹⁾ by 3%, and the backlog⁽²⁾ too.", references="⁽¹⁾ At constant rates.\n⁽²⁾ Signed.")
    assert [(mark.span.start, mark.fields["number"]) for mark in found] == [(10, "1"), (36, "2")]
    assert markers("Many cough.1 There are 4,000 of them in the U.S.2 No.1 is.", "1. Tan L. Cough. 2024.\n2. Ruiz D. Ask. 2025.") == [
        ("1", "superscript"),
        ("2", "superscript"),
    ]


def test_what_a_note_begins_with_may_have_capitals_inside_and_a_year_may_end_in_a_marker() -> None:
    assert markers("Comparable RevPAR 1 grew.", "1 RevPAR is defined below.") == [("1", "superscript")]
    notes = "(1) Tan L. Cough. 2024.\n(2) Ruiz D. Ask. 2025."
    assert markers("It killed 107 people a year (2), most of them in year (1) of it.", notes) == [("2", "parenthesis")]


def test_a_digit_that_ends_a_cell_leads_to_its_note() -> None:
    table = "Net income per share 1 | 34\nAdjusted EBITDA Margin 2 | 35\nEstimated charges for 1 :\nTrial in phase 2 | 9"
    found = facts(table=table, references="1. As of today.\n2. Margin of sales.").of("citation-marker")
    assert [mark.fields["number"] for mark in found] == ["1", "2", "1"]


def test_raised_digits_leave_blanks_before_a_comma_and_behind_a_symbol() -> None:
    body = "It led for the eighth quarter 1 , and in 2 of 3 towns."
    found = facts(subheadline="Calidex ® keeps first place in mills 2", heading="Calidex ®3", body=body, references="1 A.\n2 B.\n3 C.")
    assert sorted(mark.fields["number"] for mark in found.of("citation-marker")) == ["1", "2", "3"]


def test_digits_behind_two_blanks_end_a_line_and_lead_to_notes_below_their_numbers() -> None:
    table = "Spread income per share  1\n0.83\nSwaps, net  2,3\n18\nWeeks  13\nPlants  4"
    notes = "1.\nIt has no dividends in it.\n2.\nIt is settled twice.\n3.\nIt is told at cost."
    found = facts(table=table, references=notes)
    assert [note.fields["number"] for note in found.of("citation-note")] == ["1", "2", "3"]
    assert [mark.fields["number"] for mark in found.of("citation-marker")] == ["1", "2", "3"]


def test_a_number_behind_the_notes_may_end_a_cell() -> None:
    table = "Taxes (1) | 34\nCosts (2) | 35\nNet income (3) | 34\nLosses | (3) | 9"
    found = facts(table=table, list="(1) Unaudited.\n(2) At cost.").of("citation-marker")
    assert [mark.fields["number"] for mark in found] == ["1", "2", "3"]


def numbers(**parts):
    return [(note.fields.get("number"), note.fields["purpose"], note.fields["scope"]) for note in things("citation-note", **parts)]


@pytest.mark.parametrize(
    ("references", "found"),
    [
        ("References\n1. Tan L. Cough. Lancet. 2024;3:1.\n2. WHO. Asthma. 2025.", ["1", "2"]),
        ("References: 1. Tan L. Cough. Lancet. 2024;3:1. 2. WHO. Asthma. 2025.", ["1", "2"]),
        ("[1] WHO. Asthma. 2025.\n\n[2] WHO. Cough. 2025.", ["1", "2"]),
        ("(1)Source : https://who.example.org/a;\n(2)Source : https://who.example.org/b", ["1", "2"]),
        ("¹ WHO. Asthma. 2025. ² WHO. Cough. 2025.", ["1", "2"]),
        ("*Unaudited.\n**Estimated.", ["*", "**"]),
        ("Noted References:\n1 – Tan L. Cough. Lancet. 2024;3:1.\n2 - WHO. Asthma. 2025.", ["1", "2"]),
        ("1. Tan L. Cough. Lancet. 2024;\n12 Main Street, Leeds.\n2. WHO. Asthma. 2025.", ["1", "2"]),
        ("* WHO. Asthma. 2025.\n* WHO. Cough. 2025.", [None, None]),
        ("Severity rated 0 to 3. WHO (2025), Asthma. WHO (2024), Cough.", [None, None, None]),
        ("Tan L, Ruiz D. Cough in adults who smoke. Lancet. 2024;403:11. Accessed March 2, 2026.", [None]),
    ],
)
def test_notes(references, found):
    assert [number for number, _, _ in numbers(body="Many cough.", references=references)] == found


def test_notes_of_a_table_are_numbered_for_themselves():
    found = facts(body="Many cough.[1]", table="Sales(1)  12  11", references="(1) Unaudited.", event="", list="")
    assert [m.fields["scope"] for m in found.of("citation-marker")] == ["table 1", "table 1"]


def test_a_labelled_line_outside_the_references_is_a_note_where_a_marker_leads_to_it():
    found = facts(body="Sales[1] rose.\n\n[1] Unaudited.\n\n[2] Not called up.\n\nCosts fell.\n\n[3] No note.")
    assert [note.fields["number"] for note in found.of("citation-note")] == ["1", "2"]


def test_a_gap_names_the_number_that_is_missing():
    notes = things("citation-note", references="1. WHO. Asthma. 2025.\n2. WHO. Cough. 2025.\n4. WHO. Colds. 2025.")
    assert [note.fields.get("expected_rank") for note in notes] == [None, None, 3]


def source(text):
    return sources.read(text, ProseSpan(0, len(text)))


@pytest.mark.parametrize(
    ("text", "purpose", "has"),
    [
        ('See "Measures Outside GAAP" for the definitions of Adjusted EBITDA, in each case under rules ("GAAP").', "remark", None),
        ("World Health Organization. Global Asthma Report. Geneva: WHO; 2025.", "source", "author title place year"),
        ("Tan L, Ruiz D. Cough in adults who smoke. Lancet. 2024;403:11-19.", "source", "author title place year"),
        ("Carro et al., EACR 2011, abstract #3617.", "source", "author place year"),
        ("World Health Organization (2025), .", "source", "author place year"),
        ("2025 Figures: A Report from the Halden Lung Association, https://lung.example.org/a", "source", "author title place year"),
        ("“Why Ovens Burn,” The Leith Courier, 26 Apr 2024, https://leith.example.org/a", "source", "author title place year"),
        ("https://who.example.org/asthma", "source", "place"),
        ("Norvane Therapeutics. Data on file.", "source", None),
        ("Ibid. Table 2, Norvane, 2025.", "remark", None),
        ("Calidex [prescribing information]. Boston: Norvane; 2026.", "source", "author title place year"),
        ("Revenue is unaudited and excludes the plant sold in 2025.", "remark", None),
        ("Abbreviations: WHO, World Health Organization.", "general", None),
        ("Target rated 3 on a scale of 0 to 3.", "remark", None),
        ("For more information: Norvane www.norvane.example", "remark", None),
        ("See non-GAAP reconciliations included in the tables.", "remark", None),
        ('"Her2 Status." Coughs.org, Accessed June 11, 2024: http://www.coughs.org/her2', "source", "author title place year"),
    ],
)
def test_source(text, purpose, has):
    found = source(text)
    assert found.purpose == purpose
    assert has is None or " ".join(found.has) == has


@pytest.mark.parametrize(
    ("text", "damage"),
    [
        ("WHO. Asthma. https://www.who.int/asthma. Accessed May 2, 2026.", None),
        ("WHO. Asthma. https://www.who. int/asthma", "split by a blank"),
        ("WHO. Asthma. https://www.who.int/asth…", "cut off"),
        ("WHO. Asthma. https://www.", "cut off"),
        (r"Norvane. Cough. \\server\drafts\cough.docx", "internal"),
        ("Norvane. Cough. https://norvane.sharepoint.com/x", "internal"),
    ],
)
def test_damaged_address(text, damage):
    assert source(text).damage == damage


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("doi: 10.12/", "DOI"),
        ("https://doi.org/10.1234/cough.11.", None),
        ("PMID: 26063327", None),
        ("PMID: 123456789012", "PMID"),
        ("ISBN 978-0-306-40615-7", None),
        ("ISBN 978-0-306-40615-8", "ISBN"),
        ("ISSN 0378-5955", None),
        ("ISSN 0378-5954", "ISSN"),
        ("ORCID 0000-0002-1825-0097", None),
        ("ORCID 0000-0002-1825-0098", "ORCID"),
    ],
)
def test_identifier(text, kind):
    assert source("Tan L. Cough. Lancet. 2024;403:11. " + text).identifier_kind == kind


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2025", "2025-01-01"),
        ("March 2, 2026", "2026-03-02"),
        ("2 March 2026", "2026-03-02"),
        ("June 2027", "2027-06-01"),
        ("2026-03-02", "2026-03-02"),
    ],
)
def test_day(text, day):
    assert sources.day_of(text) == day


def test_bare_notes_that_run_on_and_signs_in_cells():
    text = (
        "Halden Reports Results\n\nBOSTON, March 9, 2026 -- Halden cut cough by 94%2 in men1 (90% of all3).\n\n"
        "Sales | 2026 | 2025\nCosts | 3.89 | *\nRent | 4.10 | *\n\n*Not meaningful.\n\n"
        "1Ruiz D, Tan L. J Cough. 2026;390:984-993. 2Age-weighted. 3US adults alone.\n"
    )
    found = [(marker.fields["number"], marker.fields["style"]) for marker in things("citation-marker", text)]
    assert sorted(found) == [("*", "sign"), ("*", "sign"), ("1", "superscript"), ("2", "superscript"), ("3", "superscript")]


def test_a_raised_number_that_a_page_set_apart_at_the_end_of_a_heading():
    text = (
        "Halden Shows Data\n\n24-month data show fewer seizures among patients 1\n\nBOSTON, March 9, 2026 -- Halden today told more.\n\n"
        "1 Based on all who came.\n\nAbout Halden\nHalden makes meters.\n"
    )
    assert [marker.fields["number"] for marker in things("citation-marker", text)] == ["1"]
