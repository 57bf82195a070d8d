"""Reading whole texts: total, lossless, and the same parts whatever the format did before."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prlint.release import SEGMENT_KINDS, Release
from prlint.segment import from_parts, read
from prlint.text.projection import Projection, Shape
from prlint.text.source import Source
from prlint.text.span import ProseSpan, SourceSpan

PARAGRAPHS = [
    "FOR IMMEDIATE RELEASE",
    "Norvane Opens Laboratory in Durham",
    "Sixty scientists will work there",
    "BOSTON, March 3, 2026 (GLOBE NEWSWIRE) -- Norvane Therapeutics, Inc. (Nasdaq: NRVN) today opened a laboratory for kidney tissue.",
    "The laboratory stands next to the university, whose students may use its microscopes.",
    "“We want to know early when we are wrong,” said Dana Ruiz, chief executive of Norvane.",
    "• It is the third of the company.\n• It has 60 desks.",
    "Revenue\n41,220\n37,904\nNet income\n3,120\n2,480",
    "What comes next",
    "The first scientists move in next month, and the students follow in the autumn of this year.",
    "About Norvane",
    "Norvane develops medicines for rare diseases of the kidney. For more information, visit www.norvane.example.",
    "Forward-Looking Statements",
    "This release contains forward-looking statements. Norvane undertakes no obligation to update them.",
    "Neither TSX Venture Exchange nor its Regulation Services Provider accepts responsibility for the adequacy of this release.",
    "Contact:\nLee Tan\n617-555-0142\nir@norvane.example",
    "[1] Halm P, et al. Kidneys. 2024;12:88.",
    "Source: Norvane Therapeutics, Inc.",
    "###",
    "---",
    "*",
]


def plain(text: str, shapes: tuple[Shape, ...] = ()) -> Projection:
    return Projection("text", text, [(text, SourceSpan(0, len(text)), True)], shapes)


def kinds(release: Release) -> list[str]:
    return [segment.kind for segment in release.segments]


def check_whole(release: Release) -> None:
    """Segments tile the prose; a dateline lies inside its lead, or inside the note of a correction."""
    at, lead = 0, ProseSpan(0, 0)
    for segment in release.segments:
        assert segment.kind in SEGMENT_KINDS
        assert len(segment.span)
        if segment.kind == "dateline":
            assert lead.contains(segment.span)
            continue
        assert segment.span.start == at
        at = segment.span.end
        if segment.kind in ("lead", "release-instruction"):
            lead = segment.span
    assert at == len(release.prose)


@given(st.text(max_size=300))
def test_any_text(text: str) -> None:
    check_whole(read(plain(text)))


@given(st.text(alphabet="aB1 .:\n\r\t\x0b\x0c\x85\u2028\ufeff\x00•“”*#@-–—()|$", max_size=200))
def test_any_text_of_marks(text: str) -> None:
    check_whole(read(plain(text)))


@given(st.lists(st.sampled_from(PARAGRAPHS), max_size=25), st.sampled_from(["\n\n", "\n", "\r\n\r\n", "\r", " \n\t\n"]))
def test_shuffled_paragraphs(paragraphs: list[str], between: str) -> None:
    check_whole(read(plain(between.join(paragraphs))))


def test_a_rule_may_end_a_text_of_contacts() -> None:
    check_whole(read(plain("FOR IMMEDIATE RELEASE\n\nContact:\nLee Tan\n617-555-0142\nir@norvane.example\n\n---")))


@given(st.integers(min_value=0, max_value=2**32))
def test_cut_and_joined_paragraphs(seed: int) -> None:
    chance = random.Random(seed)
    text = "\n\n".join(PARAGRAPHS)
    cuts = sorted(chance.sample(range(len(text)), 6))
    pieces = [text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    chance.shuffle(pieces)
    check_whole(read(plain("".join(pieces))))


def test_the_whole_release_in_order() -> None:
    assert kinds(read(plain("\n\n".join(PARAGRAPHS[:18])))) == [
        "release-instruction", "headline", "subheadline", "lead", "dateline", "body", "quote", "list", "table", "heading",
        "body", "boilerplate", "forward-looking", "legend", "contact", "references", "source",
    ]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [("", []), ("\n", ["furniture"]), (" \r\n\t\u3000", ["furniture"]), ("\ufeff", ["body"])])
def test_next_to_nothing(text: str, expected: list[str]) -> None:
    assert kinds(read(plain(text))) == expected


def test_blank_lines_belong_to_the_part_before_and_leading_ones_to_the_first() -> None:
    release = read(plain("\n\n" + "\n\n\n".join(PARAGRAPHS[1:5]) + "\n\n"))
    assert [segment.span.of(release.prose) for segment in release.find("headline", "body")] == [
        f"\n\n{PARAGRAPHS[1]}\n\n\n",
        f"{PARAGRAPHS[4]}\n\n",
    ]


@pytest.mark.parametrize(
    ("shape", "line", "expected"),
    [
        ("heading", "The laboratory stands next to the university and is open.", "heading"),
        ("list-item", "The laboratory stands next to the university and is open.", "list"),
        ("table-row", "The laboratory stands next to the university and is open.", "table"),
        ("note", "The laboratory stands next to the university and is open.", "references"),
        ("media", "The laboratory stands next to the university and is open.", "media"),
    ],
)
def test_what_the_markup_says_overrules_the_look(shape: str, line: str, expected: str) -> None:
    text = f"{PARAGRAPHS[1]}\n\n{PARAGRAPHS[3]}\n\n{line}\n\n{PARAGRAPHS[4]}\n"
    at = text.index(line)
    release = read(plain(text, (Shape(shape, ProseSpan(at, at + len(line))),)))
    assert release.segment_at(at).kind == expected


def test_a_format_is_only_its_projection() -> None:
    """A toy format that stores each word in brackets and reversed: the parts are those of the plain text, and places lead back."""
    words = "\n\n".join(PARAGRAPHS[1:18])
    pieces, source = [], ""
    for token in words.replace("\n", " \n ").split(" "):
        stored = token if token == "\n" else f"[{token[::-1]}]"
        if not token:
            continue
        pieces.append((token if token == "\n" else token + " ", SourceSpan(len(source), len(source) + len(stored)), False))
        source += stored
    toy = Projection("toy", source, pieces)
    release = read(toy)
    check_whole(release)
    straight = read(plain(words))
    assert kinds(release) == kinds(straight)
    headline = release.find("headline")[0].span.trimmed(release.prose)
    assert headline.of(release.prose).split() == PARAGRAPHS[1].split()
    stored = toy.to_source(headline).of(source)
    assert [word[::-1] for word in stored.strip("[]").split("][")] == PARAGRAPHS[1].split()


@pytest.mark.parametrize(
    "text",
    [
        "# tool\n\nA small program that counts cells in pictures and writes a table with one row for each of them.\n\n## Install\n\n"
        "```\npip install tool\n```\n\n## Contact\n\nme@tool.example\n\n## About\n\nLittle is to say about the tool.\n",
        "pyyaml>=6.0\nlark>=1.2\n# comment\ntextstat>=0.7,<0.8\n",
        "Minutes of the meeting\n\nDana Ruiz opened the meeting at nine. Lee Tan reported on the plant. Nobody had a question.\n",
        "Dear Lee,\n\nthank you for the microscope, which has arrived in one piece. The pupils look at onions all day long.\n\nDana\n",
        "name,amount\nNorvane,12\nHalden,14\nOrrin,15\n",
        "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore et dolore magna aliqua.\n",
    ],
)
def test_what_is_no_release_gets_none_of_its_parts(text: str) -> None:
    assert set(kinds(read(plain(text)))) <= {"body", "heading", "list", "table", "quote", "references", "media"}


@pytest.mark.parametrize("words", ["$ 41,220 and p<=0.05", "to import and select; the cargo ship SELECT", "n>=5"])
def test_figures_and_plain_words_are_no_program(words: str) -> None:
    text = f"Norvane Reports Results\n\nNorvane Therapeutics, Inc. (Nasdaq: NRVN) today announced results for this year. {words}.\n"
    assert kinds(read(plain(f"{text}\n{words}\n")))[:2] == ["headline", "lead"]


def test_a_long_headline_without_a_dateline_is_none_of_the_news() -> None:
    headline = "Norvane Therapeutics Announces License and Distribution Agreement with Orrin Foods for Soups and Sauces in Eleven Countries"
    text = f"{headline}\n\n{PARAGRAPHS[3].partition('-- ')[2]}\n\n{PARAGRAPHS[4]}\n\nAbout Norvane\n\n{PARAGRAPHS[11]}\n"
    assert kinds(read(plain(text))) == ["headline", "lead", "body", "boilerplate"]


def test_from_parts() -> None:
    release = from_parts([("headline", "Norvane Opens Laboratory"), ("lead", PARAGRAPHS[3]), ("contact", "Lee Tan")])
    check_whole(release)
    assert kinds(release) == ["headline", "lead", "dateline", "contact"]
    assert release.prose == f"Norvane Opens Laboratory\n\n{PARAGRAPHS[3]}\n\nLee Tan"
    assert release.datelines[0].span.of(release.prose) == "BOSTON, March 3, 2026 (GLOBE NEWSWIRE) --"


def test_from_parts_takes_the_kinds_as_given() -> None:
    assert kinds(from_parts([("contact", PARAGRAPHS[4]), ("body", "Contact: Lee Tan"), ("quote", "")])) == ["contact", "body"]


def test_from_parts_knows_its_kinds() -> None:
    with pytest.raises(ValueError, match="imprint"):
        from_parts([("imprint", "x")])


def test_the_same_through_a_source() -> None:
    from prlint.formats import project

    assert kinds(read(project(Source("a.txt", "\n\n".join(PARAGRAPHS[1:5]))))) == ["headline", "subheadline", "lead", "dateline", "body"]


def shape(text: str, kind: str, words: str) -> Shape:
    at = text.index(words)
    return Shape(kind, ProseSpan(at, at + len(words)))


def test_the_markup_says_which_line_is_the_headline() -> None:
    text = "\n\n".join(["Ministry of Laboratories", "Press Office", *PARAGRAPHS[1:5]])
    assert kinds(read(plain(text)))[:2] == ["headline", "subheadline"]
    release = read(plain(text, (shape(text, "title", PARAGRAPHS[1]),)))
    assert kinds(release)[:3] == ["furniture", "headline", "subheadline"]
    assert release.segments[1].span.of(text).strip() == PARAGRAPHS[1]


@pytest.mark.parametrize("kind", ["furniture", "hidden", "property"])
def test_what_is_no_part_of_the_release_interrupts_none(kind: str) -> None:
    text = "\n\n".join([*PARAGRAPHS[1:5], "About Norvane", "Norvane is a company.", "2", "It makes kidneys.", "Menu"])
    shapes = (shape(text, kind, "\n2\n"), shape(text, kind, "Menu"))
    shapes = (Shape(kind, ProseSpan(shapes[0].prose.start + 1, shapes[0].prose.end - 1)), shapes[1])
    release = read(plain(text, shapes))
    check_whole(release)
    assert kinds(release)[-4:] == ["boilerplate", "furniture", "boilerplate", "furniture"]


def test_where_the_markup_shows_tables_a_paragraph_of_figures_is_none() -> None:
    figures = "Costs of plants were 5.21 million in 2025 , down 21% from 6.62 million in 2024 and 12% from 7.1 million in 2023 :"
    text = "\n\n".join([*PARAGRAPHS[1:5], figures, PARAGRAPHS[4], "Revenue\t5\t6"])
    assert "table" in kinds(read(plain(text)))[:6]
    assert kinds(read(plain(text, (shape(text, "table-row", "Revenue\t5\t6"),))))[-2:] == ["body", "table"]


def test_a_small_table_set_in_columns_is_no_part_of_the_caution_above_it() -> None:
    caution = ["Forward-Looking Statements", "This release contains forward-looking statements. Results may differ."]
    rows = "              2026      2025\nBook value   $27.50    $25.80\nGoodwill         4.40      4.50\nTangible       $23.10    $21.30"
    assert kinds(read(plain("\n\n".join([*PARAGRAPHS[1:5], *caution, rows]))))[-2:] == ["forward-looking", "table"]


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("Shoppers can look up stores with the app of Halden Labs, LLC.", "body"),
        ("Halden Labs, LLC and Orrin Foods Holding Co.", "heading"),
    ],
)
def test_a_line_of_plain_words_is_a_sentence_whatever_firm_it_ends_with(line: str, part: str) -> None:
    text = "\n\n".join([*PARAGRAPHS[1:5], line, PARAGRAPHS[4]])
    assert read(plain(text)).segment_at(text.index(line)).kind == part


def test_the_shortest_of_notices_is_one() -> None:
    text = "\n\n".join([*PARAGRAPHS[1:5], "OptiView™ and Calidex™ are trademarks of Halden, Inc.", PARAGRAPHS[4]])
    assert read(plain(text)).segment_at(text.index("OptiView")).kind == "trademark-notice"


def test_numbers_that_count_on_are_notes_together() -> None:
    notes = "1. Lind P. Early walking after surgery. Ann North Med. 2026;41(9):611-620.\n2. Canadian Register. Yearly tables. Ottawa"
    found = kinds(read(plain("\n\n".join([*PARAGRAPHS[1:5], PARAGRAPHS[-1], notes]))))
    assert "references" in found
    assert "list" not in found


@pytest.mark.parametrize("note", ["¹ Estimated", "(*) Without the plant in Leeds", "²On sale in Canada only"])
def test_a_short_note_with_its_marker_is_a_note(note: str) -> None:
    assert "references" in kinds(read(plain("\n\n".join([*PARAGRAPHS[1:5], note, PARAGRAPHS[4]]))))


def test_a_speaker_behind_a_dash_belongs_to_the_quotation() -> None:
    quote = "“We want to know early when we are wrong, and we will.”"
    text = "\n\n".join([*PARAGRAPHS[1:5], quote, "— Dana Ruiz, Chief Executive Officer", PARAGRAPHS[4]])
    assert "list" not in kinds(read(plain(text)))


def test_a_speaker_with_a_long_position_leaves_the_quotation_one() -> None:
    quote = "“A better road for every farmer and every school,” said Dana Ruiz, director of the department of roads and bridges."
    text = "\n\n".join([*PARAGRAPHS[1:5], quote, PARAGRAPHS[4]])
    assert read(plain(text)).segment_at(text.index(quote)).kind == "quote"


@pytest.mark.parametrize("line", ["Norvane Corporation 20 Mill Lane Leeds, MA 01053", "Halden Works Inc. 41 Oat Road Orrin, VT 05001-2200"])
def test_a_firm_with_its_postal_address_is_furniture_above_the_headline(line: str) -> None:
    assert kinds(read(plain("\n\n".join([line, *PARAGRAPHS[1:5]]))))[:2] == ["furniture", "headline"]


@pytest.mark.parametrize("line", ["Exhibit 99.1", "EX-99.1", "Exhibit (a)(5)(C)", "Exhibit 99-1", "EX-99.1 2 n47exv99w1.htm EX-99.1 n47"])
def test_the_number_of_an_exhibit_is_furniture(line: str) -> None:
    assert kinds(read(plain("\n\n".join([line, *PARAGRAPHS[1:5]]))))[:2] == ["furniture", "headline"]


def test_a_name_that_begins_with_a_digit_has_a_profile_too() -> None:
    text = "\n\n".join([*PARAGRAPHS[1:5], "About 3N", "3N is a company that makes sensors."])
    assert kinds(read(plain(text)))[-1] == "boilerplate"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("High-resolution photos of the new sensor are kept at www.norvane.example/press for editors.", "media"),
        ("To download high-resolution pictures of the sensor, please visit www.norvane.example.", "media"),
        ("Halden Instruments Inc logo (CNW Group/Halden Instruments Inc)", "media"),
        ("The sensor takes high-resolution images of the road ahead and reads each of them in 4 milliseconds.", "body"),
        ("The sensor lets families share high-resolution photos, music and video clips in the comfort of the living room.", "body"),
    ],
)
def test_a_high_resolution_is_an_offer_of_pictures_only_beside_other_words_of_one(line: str, kind: str) -> None:
    text = "\n\n".join([*PARAGRAPHS[1:5], line, PARAGRAPHS[4]])
    assert read(plain(text)).segment_at(text.index(line)).kind == kind


def kind_below(lines: list[str], line: str) -> str:
    """The kind of a line of these, where they stand below the news of Norvane."""
    text = "\n\n".join([*PARAGRAPHS[1:5], "\n".join(lines), PARAGRAPHS[4], *PARAGRAPHS[10:12]])
    return read(plain(text)).segment_at(text.index(line)).kind


def test_what_an_advisory_says_to_editors_may_take_several_lines_each() -> None:
    lines = ["WHO:", "Mayor Lee Tan", "Twelve scientists", "", "WHEN:", "Saturday, October 17, 2026", "", "WHERE:", "Hall 9", "Mill Road"]
    assert {kind_below(lines, line) for line in lines if line} == {"table"}


def test_sentences_with_labels_are_no_rows() -> None:
    awards = [f"Award of the {name}: Norvane, for the first look at the tissue of a living kidney" for name in ("Year", "City")]
    lines = ["Norvane is named in these categories:", "", *awards, "Laboratory of the Year: Norvane Therapeutics", "Founder: Dana Ruiz"]
    assert {kind_below(lines, line) for line in lines[2:]} == {"list"}


def test_what_a_service_says_of_itself_is_law() -> None:
    line = "EIN Presswire does not exercise editorial control over content of others. We are a distributor, not a publisher, of it."
    assert kind_below(["Continue Reading", "", line], "Continue Reading") == "furniture"
    assert kind_below([line], line) == "legend"


def test_a_link_below_a_picture_is_not_what_it_shows() -> None:
    line = "Read the whole story of the new laboratory here: https://norvane.example/story"
    assert kind_below(["![](https://norvane.example/one.jpg)", "", line], line) != "media"


def test_results_below_a_measure_are_a_list() -> None:
    lines = ["Non-GAAP Adjusted EBITDA", "", "• Adjusted EBITDA increased to $22.0 million from $19.4 million.", "• It was 13.4% of sales."]
    assert [kind_below(lines, line) for line in lines if line] == ["heading", "list", "list"]


@pytest.mark.parametrize("line", ["Click here to see the data", "Click to see Table 2. Plates of the Halden claim."])
def test_an_invitation_to_look_at_a_table_stands_for_it(line: str) -> None:
    text = "\n\n".join([*PARAGRAPHS[1:5], line, PARAGRAPHS[4]])
    assert read(plain(text)).segment_at(text.index(line)).kind == "media"


def test_where_a_profile_without_heading_points_to_belongs_to_it() -> None:
    profile = "Norvane Therapeutics, Inc. is a company that develops medicines for rare diseases of the kidney."
    further = "For more information, please visit www.norvane.example and on SEDAR+: www.sedarplus.example"
    text = "\n\n".join([*PARAGRAPHS[1:5], PARAGRAPHS[9], profile, further, PARAGRAPHS[-6]])
    assert read(plain(text)).segment_at(text.index(further)).kind == "boilerplate"


def test_a_signature_on_behalf_of_the_board_is_no_profile() -> None:
    signature = "ON BEHALF OF THE BOARD OF DIRECTORS\ns/ “Lee Tan” Lee Tan, Director"
    text = "\n\n".join(PARAGRAPHS[1:5]) + "\n" + "\n".join([PARAGRAPHS[10], PARAGRAPHS[11], signature, PARAGRAPHS[13]])
    release = read(plain(text))
    assert release.segment_at(text.index("ON BEHALF")).kind == "contact"
    assert release.segment_at(text.index("Lee Tan, Director")).kind == "contact"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("This announcement was authorised for release by the board.", "legend"),
        ("Authorised for release by the Board of Norvane", "legend"),
        ("Approved for lodgement with the ASX by the Disclosure Committee of Norvane Limited.", "legend"),
        ("The Board has approved this announcement for release to the ASX.", "legend"),
        ("Approved products may be withdrawn for reasons of safety.", "forward-looking"),
        ("The board approved a budget on which these statements rest.", "forward-looking"),
    ],
)
def test_who_let_it_go_out_is_no_part_of_the_caution_above(line: str, kind: str) -> None:
    caution = ["Forward-Looking Statements", "This release contains forward-looking statements. Results may differ."]
    assert kinds(read(plain("\n\n".join([*PARAGRAPHS[1:5], *caution, line]))))[-1] == kind


def test_nobody_speaks_in_a_caution() -> None:
    caution = ["Forward-Looking Statements", "This release contains forward-looking statements. Results may differ."]
    spoken = "“We hire in May and build in June,” said Dana Ruiz, chief executive officer of Norvane."
    assert "quote" in kinds(read(plain("\n\n".join([*PARAGRAPHS[1:5], *caution, spoken]))))[-2:]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_headline_that_stops_in_the_middle_goes_on_below_a_blank_line(between: str) -> None:
    title = f"NORVANE THERAPEUTICS ANNOUNCES{between}THE OPENING OF A LABORATORY IN DURHAM"
    assert kinds(read(plain("\n\n".join([title, *PARAGRAPHS[3:5]]))))[0] == "headline"
    assert "subheadline" not in kinds(read(plain("\n\n".join([title, *PARAGRAPHS[3:5]]))))


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_lines_set_in_are_a_list_with_and_without_blank_lines(between: str) -> None:
    items = ["    It is the third of the company", "    It has sixty desks, and a kitchen that everybody may use.", "    It is warm"]
    text = "\n\n".join([*PARAGRAPHS[1:5], "What it has", between.join(items), PARAGRAPHS[9], *PARAGRAPHS[10:12]])
    release = read(plain(text))
    assert {release.segment_at(text.index(item)).kind for item in items} == {"list"}


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_numbers_of_pages_are_no_part_of_a_release(between: str) -> None:
    long = "The laboratory stands next to the university, whose students may use its microscopes whenever its own people do not need them."
    text = between.join([*PARAGRAPHS[1:4], long, "1", long, PARAGRAPHS[9], long, "2", long, *PARAGRAPHS[10:12]])
    release = read(plain(text))
    assert [release.segment_at(text.index(f"\n{number}\n") + 1).kind for number in (1, 2)] == ["furniture"] * 2


def test_figures_between_cells_are_no_pages() -> None:
    text = "\n".join([*PARAGRAPHS[1:4], "Revenue", "1", "2", "Desks", "2", "3", "Windows", "3", "4", *PARAGRAPHS[10:12]])
    release = read(plain(text))
    assert release.segment_at(text.index("Desks")).kind == "table"
    assert "furniture" not in kinds(release)


def test_files_that_a_service_lists_end_where_somebody_to_reach_is_named() -> None:
    files = "Attachments\nThe new laboratory\nSixty desks"
    text = "\n".join([*PARAGRAPHS[1:5], *PARAGRAPHS[10:12], files, "Lee Tan", "Norvane", "617-555-0142", "ir@norvane.example"])
    release = read(plain(text))
    assert release.segment_at(text.index("The new laboratory")).kind == "media"
    assert release.segment_at(text.index("Lee Tan")).kind == "contact"


@pytest.mark.parametrize(
    ("block", "named"),
    [
        (
            "For inquiries, please contact:\n\nIn China:\n\nNorvane Inc.\nDana Ruiz\nPhone: +86-10-5730-6200\n\n"
            "In the United States:\n\nHalden Partners\nLee Tan\nPhone: 617-555-0142\n",
            "Lee Tan",
        ),
        (
            "Name: Dana Ruiz\nTitle: Manager\nOrganization: Norvane\nAddress: 12 Mill Road\nCity: Leeds\nPhone: +44 113 496 0000\n"
            "Email: dana@norvane.example\n",
            "Dana Ruiz",
        ),
        (
            "Norvane owns a laboratory. It builds another one in the north of the town, where sixty people look for what helps against "
            "coughs of every sort, and it means to open a third one as soon as the second is full of people who like their work. "
            "For further information, please contact:\n\n"
            "Norvane Inc.\nDana Ruiz, Chairman\nPhone: 617-555-0142\nEmail: dana@norvane.example\n",
            "Dana Ruiz",
        ),
    ],
)
def test_contacts_go_on_below_another_country_and_begin_with_the_first_label(block: str, named: str) -> None:
    text = "\n\n".join([*PARAGRAPHS[1:5], *PARAGRAPHS[10:12], block])
    assert read(plain(text)).segment_at(text.index(named)).kind == "contact"


def test_new_information_is_offered_by_a_contact() -> None:
    line = "For new information about our laboratory, please visit norvane.example or contact us at (617) 555-0142."
    text = "\n\n".join([*PARAGRAPHS[1:5], *PARAGRAPHS[10:12], line])
    assert read(plain(text)).segment_at(text.index(line)).kind == "contact"


def test_the_page_that_ends_a_profile_is_no_contact() -> None:
    profile = "About Norvane AG\n\nNorvane AG develops medicines for rare diseases.\n\nwww.norvane.example"
    text = "\n\n".join([*PARAGRAPHS[1:5], profile, "Contact Norvane E-Mail: kontakt@norvane.example"])
    assert read(plain(text)).segment_at(text.index("www.")).kind == "boilerplate"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Official Website | Telegram | X (Twitter) | Discord | LinkedIn | YouTube", "boilerplate"),
        ("Media, please note: To request an interview, please contact Lee Tan at 617.944.6118 or ltan@norvane.example.", "contact"),
    ],
)
def test_what_ends_a_profile(line: str, kind: str) -> None:
    profile = "About Norvane AG\n\nNorvane AG develops medicines for rare diseases."
    text = "\n\n".join([*PARAGRAPHS[1:5], profile, line, "Media Contact: Lee Tan, ltan@norvane.example"])
    assert read(plain(text)).segment_at(text.index(line)).kind == kind


def test_inches_open_no_speech() -> None:
    line = 'The new scale is made for every laboratory. Its 22" screen is large, and it comes in many colors. We have it now. ' * 3
    text = "\n\n".join([*PARAGRAPHS[1:5], line, *PARAGRAPHS[4:]])
    assert read(plain(text)).segment_at(text.index("The new scale")).kind == "body"


def test_a_street_that_ends_in_a_stop_goes_on_with_the_contacts() -> None:
    block = "Media Contact:\n\nLee Tan\n\nltan@norvane.example\n\nNorvane, Inc.\n\nDana Ruiz\n\n40 N Mill Rd.\n\nDurham, NC 27701"
    marks = "All other registered trademarks or service marks belong to their respective companies."
    release = read(plain("\n\n".join([*PARAGRAPHS[1:5], *PARAGRAPHS[10:12], block, marks])))
    assert [s.kind for s in release.segments[-2:]] == ["contact", "trademark-notice"]


def test_what_ends_a_long_headline_is_no_verb() -> None:
    title = "Norvane Instruments and Sensors Bring the Laboratory of the Hospital Home at Affordable Prices"
    deck = "Powerful sensors and precise scales, built for the home and priced for outstanding value"
    text = "\n\n".join([title, deck, *PARAGRAPHS[4:]])
    assert read(plain(text)).segment_at(text.index(deck)).kind == "subheadline"


def test_what_only_points_to_a_page_stays_with_the_news() -> None:
    line = "For more information on Calidex, please visit www.norvane.example."
    text = "\n\n".join([*PARAGRAPHS[1:5], line, *PARAGRAPHS[4:]])
    assert read(plain(text)).segment_at(text.index(line)).kind == "body"


@pytest.mark.parametrize("sentence", ["It is the first laboratory of its kind.2", "“We like it there very much.”1,3"])
def test_a_sentence_with_the_number_of_its_note_is_no_heading(sentence: str) -> None:
    text = "\n\n".join([*PARAGRAPHS[1:5], sentence, PARAGRAPHS[4]])
    assert read(plain(text)).segment_at(text.index(sentence)).kind != "heading"


def test_references_run_on_behind_their_heading_may_stand_above_the_profile() -> None:
    line = "References: 1. Ruiz D, et al. Rare Dis J. 2021;4:12. 2. Tan L. Kidney Rev. 2020;8:1."
    text = "\n\n".join([*PARAGRAPHS[1:5], line, *PARAGRAPHS[10:12]])
    assert read(plain(text)).segment_at(text.index(line)).kind == "references"


@pytest.mark.parametrize("number", ["(02) 9237 2800", "1300 123 456"])
def test_a_number_of_australia_is_no_item(number: str) -> None:
    text = "\n\n".join([*PARAGRAPHS[1:5], *PARAGRAPHS[10:12], f"Media Contact:\nLee Tan\nNorvane\n{number}\nlee@norvane.example"])
    assert {read(plain(text)).segment_at(text.index(words)).kind for words in ("Lee Tan", number)} == {"contact"}


ADDRESSES = ["157 Mill Street", "P.O. Box 1564", "Orrin, CT 06506-0901", "One Halden Square", "41 WEST OAT STREET, SUITE 9"]


@pytest.mark.parametrize("line", ADDRESSES)
def test_an_address_above_the_headline_is_none(line: str) -> None:
    assert kinds(read(plain("\n".join(["Norvane Therapeutics", line, "", *PARAGRAPHS[1:5]]))))[:2] == ["furniture", "headline"]


def test_a_street_and_a_day_say_where_a_meeting_is_held() -> None:
    held = ["Norvane Annual Meeting of Stockholders", "Halden Hotel and Center", "1900 Mill Avenue, Durham, NC 27701", "March 25, 2026"]
    text = "\n\n".join([*PARAGRAPHS[1:4], "\n".join(held), *PARAGRAPHS[8:10]])
    assert {read(plain(text)).segment_at(text.index(line)).kind for line in held} == {"event"}


def test_those_who_lead_a_firm_stand_on_its_sheet_and_not_in_the_headline() -> None:
    officers = ["Dana Ruiz, Chairman and CEO", "Lee Tan, Treasurer and CFO", "41 Mill Road, Suite 9"]
    text = "\n".join([*officers, *PARAGRAPHS[:4]])
    assert {read(plain(text)).segment_at(text.index(line)).kind for line in officers} == {"contact"}
    assert read(plain(text)).segment_at(text.index(PARAGRAPHS[1])).kind == "headline"


def test_a_headline_in_capitals_ends_a_letterhead_in_capitals() -> None:
    sheet = ["NORVANE THERAPEUTICS, INC.", "675 WEST MILL STREET", "T: 617.555.0142 F: 617.555.0143", "DURHAM, NC 27701"]
    text = "\n".join([*sheet, "NORVANE THERAPEUTICS PRICES", "UNDERWRITTEN OFFERING OF COMMON STOCK", *PARAGRAPHS[3:5]])
    release = read(plain(text))
    assert release.segment_at(text.index("NORVANE THERAPEUTICS PRICES")).kind == "headline"
    assert release.segment_at(text.index("UNDERWRITTEN")).kind == "headline"


def test_a_menu_below_the_release_is_no_table() -> None:
    menu = ["Site Navigation", "Home", "All News", "Careers", "Contact Us", "Terms of Use", "(C) 2026 Halden Wire"]
    text = "\n\n".join([*PARAGRAPHS[1:5], PARAGRAPHS[-6], "\n".join(menu)])
    assert {read(plain(text)).segment_at(text.index(line)).kind for line in menu} == {"furniture"}


def test_numbers_of_a_call_need_no_heading() -> None:
    lines = ["To access the call:", "U.S. Callers: 617-555-0142", "International Callers: 617-555-0143", "Conference Entry Code: 27781"]
    text = "\n\n".join([*PARAGRAPHS[1:4], lines[0], "\n".join(lines[1:]), *PARAGRAPHS[10:12]])
    assert {read(plain(text)).segment_at(text.index(line)).kind for line in lines} == {"event"}


def test_a_paragraph_of_semicolons_is_no_program() -> None:
    offices = "Norvane has offices in Boston; Leeds; Lyon; Malmo; Orrin; Oslo; Porto; Turin; and Durham."
    text = "\n\n".join([*PARAGRAPHS[1:5], PARAGRAPHS[10], offices])
    assert read(plain(text)).segment_at(text.index("Malmo")).kind == "boilerplate"


def test_a_paragraph_full_of_amounts_is_no_row_however_long() -> None:
    told = "For the three months ended March 31, 2026 the company had sales of $436,378, which is $99,410 or 30% more than in 2025. "
    text = "\n\n".join([*PARAGRAPHS[1:5], told + "The gross profit was $341,798 with a margin of 82% against 89% in 2025. " * 4])
    assert read(plain(text)).segment_at(text.index("gross")).kind == "body"


MORE = ["(more)", "For short: Norvane Opens Laboratory", "Page 2 of 3"]
DAY = ["Norvane Opens Laboratory", "March 9, 2026", "Page 2 of 3"]
ON_ONE_LINE = ["Norvane Opens Laboratory Page 2"]


@pytest.mark.parametrize(
    "heads", [["- more -", "Norvane Opens Laboratory"], ["Norvane Opens Laboratory", "Page 2"], MORE, DAY, ON_ONE_LINE]
)
def test_what_stands_above_the_next_page_is_no_heading(heads: list[str]) -> None:
    text = "\n".join([*PARAGRAPHS[1:5], *heads, PARAGRAPHS[9]])
    assert read(plain(text)).segment_at(text.rindex("Norvane Opens Laboratory")).kind == "furniture"


def test_notes_of_a_page_are_counted_on_though_one_was_told_before() -> None:
    notes = ["1 Samples of kidney tissue that were taken in the year 2025 in Durham and in Leeds.", "2 See https://www.norvane.example/2"]
    text = "\n\n".join([*PARAGRAPHS[1:5], *notes, PARAGRAPHS[9]])
    assert {read(plain(text)).segment_at(text.index(note)).kind for note in notes} == {"references"}


def test_numbers_glued_to_short_notes_count_them_where_the_text_calls_the_first() -> None:
    notes = ["1Survey of adults, May 2026.", "2Guideline of 2024."]
    text = "\n\n".join([*PARAGRAPHS[1:5], "Half of all men use it, a survey shows1.", *notes, PARAGRAPHS[9]])
    assert {read(plain(text)).segment_at(text.index(note)).kind for note in notes} == {"references"}


def test_the_place_may_stand_before_the_note_of_a_correction_alone() -> None:
    note = "LEEDS, Mass.--(BUSINESS WIRE)--Please replace the release dated March 2 with the following corrected version."
    lines = ["CORRECTING and REPLACING Norvane Opens Laboratory", note, "The corrected release reads:", "NORVANE OPENS LABORATORY"]
    news = "Norvane Therapeutics, Inc. (Nasdaq: NRVN) today announced that it has opened a laboratory for kidney tissue in Durham."
    text = "\n\n".join([*lines, news, PARAGRAPHS[4]])
    release = read(plain(text))
    check_whole(release)
    assert [segment.span.of(text) for segment in release.datelines] == ["LEEDS, Mass.--(BUSINESS WIRE)--"]


def test_names_below_a_colon_are_a_list() -> None:
    names = ["Dana Ruiz", "Lee Tan", "Pat Halm, and", "Kim Orrin."]
    text = "\n\n".join([*PARAGRAPHS[1:5], "Those who will lead the laboratory in Durham from April on are:", *names, PARAGRAPHS[9]])
    assert {read(plain(text)).segment_at(text.index(name)).kind for name in names} == {"list"}


def test_numbered_chapters_go_on() -> None:
    text = "\n\n".join([*PARAGRAPHS[1:4], "1. Costs of the Move", "• Two halls", PARAGRAPHS[4], "2. What Comes Next", PARAGRAPHS[9]])
    release = read(plain(text))
    assert release.segment_at(text.index("1. Costs")).kind == "heading"
    assert release.segment_at(text.index("2. What")).kind == "heading"


def test_items_of_a_series_may_have_the_marks_of_notes() -> None:
    items = ["adjusted gross profit; i", "adjusted loss per share; (2)", "free cash flow; and", "net cash."]
    text = "\n\n".join([*PARAGRAPHS[1:4], "The company also reports the following measures:", *items, PARAGRAPHS[9]])
    assert {read(plain(text)).segment_at(text.index(item)).kind for item in items} == {"list"}


def test_a_number_of_a_page_may_stand_before_the_headline() -> None:
    text = "\n\n".join([*PARAGRAPHS[1:5], "Page 2-Norvane Opens Laboratory", PARAGRAPHS[9]])
    assert read(plain(text)).segment_at(text.index("Page 2")).kind == "furniture"


def test_two_hyphens_set_an_item() -> None:
    items = ["-- Durham: the laboratory has room for sixty researchers.", "-- Leeds: the laboratory reads slides at night."]
    text = "\n\n".join([*PARAGRAPHS[1:4], *items, PARAGRAPHS[9]])
    assert {read(plain(text)).segment_at(text.index(item)).kind for item in items} == {"list"}


def test_a_profile_may_begin_with_its_year_and_an_article() -> None:
    profile = "Founded in 1991, the Norvane Therapeutics company is a maker of medicines for rare diseases of the kidney."
    text = "\n\n".join([*PARAGRAPHS[1:5], "###", profile])
    assert read(plain(text)).segment_at(text.index(profile)).kind == "boilerplate"


def test_a_profile_may_begin_with_a_group_of_the_company() -> None:
    profile = "Norvane's Kidney Group develops medicines for rare diseases. More can be read at www.norvane.example."
    text = "\n\n".join([*PARAGRAPHS[1:5], profile])
    assert read(plain(text)).segment_at(text.index(profile)).kind == "boilerplate"


def test_a_profile_may_tell_of_the_company_that_the_lead_names_by_its_first_word() -> None:
    profile = "About Halden Company of Britain"
    story = ["Halden Shows Four New Meters", "LEEDS, May 4 /PRNewswire/ -- Halden today announced four new meters.", "They measure heat."]
    below = ["The Meters", "Two of them are small.", "The Probes", "They are sold in Leeds.", "Source: Halden Company of Britain"]
    text = "\n\n".join([*story, profile, "Halden Company of Britain sells a line of meters.", *below])
    assert read(plain(text)).segment_at(text.index(profile)).kind == "boilerplate"


def test_an_item_goes_on_below_its_bullet() -> None:
    items = ["  --  Formats of pictures: tiles of Halden and stacks of Norvane,", "      Norvane Slide Format;"]
    last = "  --  Formats of tables: CSV and XML."
    text = "\n\n".join([*PARAGRAPHS[1:4], "The laboratory reads many formats, including:", "\n".join([*items, last]), PARAGRAPHS[9]])
    assert {read(plain(text)).segment_at(text.index(item.strip())).kind for item in [*items, last]} == {"list"}


def test_lines_of_the_photo_desk_are_no_contacts() -> None:
    lines = ["Photo: http://www.newscom.example/1", "AP Archive: http://photoarchive.example/", "PRN Photo Desk, photodesk@halden.example"]
    text = "\n\n".join([*PARAGRAPHS[1:5], "\n".join(lines), "SOURCE Norvane Therapeutics, Inc."])
    assert {read(plain(text)).segment_at(text.index(line)).kind for line in lines} == {"media"}


def test_a_webinar_is_an_event() -> None:
    told = "The company will host a virtual investor webinar tomorrow to discuss its business. Dana Ruiz will open it."
    text = "\n\n".join([PARAGRAPHS[1], *PARAGRAPHS[3:5], "Virtual Investor Webinar", told, *PARAGRAPHS[10:12]])
    assert {read(plain(text)).segment_at(text.index(line)).kind for line in ("Virtual Investor", told)} == {"event"}


CAUTION = (
    "This release contains statements about what may happen. Words such as “may” and “plans” say so, and actual results may differ"
    " materially, because of many risks and uncertainties."
)


@pytest.mark.parametrize("heading", ["Note on Our Outlook", "PSLRA Statement", "Risk Disclosure", "What Is Ahead"])
def test_a_heading_of_any_name_behind_the_profile_titles_the_caution_below_it(heading: str) -> None:
    text = "\n\n".join([*PARAGRAPHS[1:6], *PARAGRAPHS[10:12], heading, CAUTION, PARAGRAPHS[15]])
    release = read(plain(text))
    assert release.segment_at(text.index(heading)).kind == "forward-looking"


@pytest.mark.parametrize("heading", ["Outlook", "Qualified Person"])
def test_a_chapter_of_the_news_stays_one_above_a_caution(heading: str) -> None:
    text = "\n\n".join([*PARAGRAPHS[1:6], heading, CAUTION, *PARAGRAPHS[10:12], PARAGRAPHS[15]])
    assert read(plain(text)).segment_at(text.index(heading)).kind == "heading"


@pytest.mark.parametrize("heading", ["Norvane in Brief", "Background on Norvane", "Company Information", "The Company"])
def test_a_heading_that_promises_a_profile_begins_it(heading: str) -> None:
    text = "\n\n".join([*PARAGRAPHS[1:6], heading, PARAGRAPHS[11], PARAGRAPHS[15]])
    assert kinds(read(plain(text)))[-2:] == ["boilerplate", "contact"]


def test_speech_in_capitals_is_speech() -> None:
    text = "\n\n".join([*PARAGRAPHS[1:5], PARAGRAPHS[5].upper(), *PARAGRAPHS[10:12]])
    assert "quote" in kinds(read(plain(text)))


def test_highlights_that_lost_their_bullets_stand_above_the_lead() -> None:
    points = [
        "Norvane opens the laboratory in Durham that it announced two years ago, on time.",
        "The board appoints Lee Tan, who has led the work in Boston for nine years, as its head.",
    ]
    lead = "Norvane Therapeutics Limited (“Norvane” or “the Company”) is pleased to announce that its laboratory in Durham has opened."
    text = "\n".join([PARAGRAPHS[1] + "\n", "HIGHLIGHTS\n", *points, "", lead, "", PARAGRAPHS[4], "", *PARAGRAPHS[10:12]])
    release = read(plain(text))
    assert release.segment_at(text.index(lead)).kind == "lead"
    assert {release.segment_at(text.index(point)).kind for point in points} == {"subheadline"}


def test_a_headline_centred_on_two_lines_is_one() -> None:
    title = ["      Norvane Opens Laboratory in Durham and Appoints Lee Tan", "         Head of Research on Tissue of the Kidney"]
    text = "\n\n".join(["\n".join(title), *PARAGRAPHS[3:6], *PARAGRAPHS[10:12]])
    assert kinds(read(plain(text)))[:2] == ["headline", "lead"]


def test_cells_with_bars_at_their_edges_may_be_all_that_is_below_the_headline() -> None:
    cells = "|Date\n|Total number of shares\n|Votes (1)\n|31 July 2026\n|83,814,526\n|Gross: 132,133,390"
    text = f"Monthly information on the total number of voting rights\n\n{cells}\n(1) Shares held for two years have two votes each.\n"
    assert kinds(read(plain(text + "\nContact:\nir@norvane.example\n\nSource: Norvane SE\n")))[:2] == ["headline", "table"]


def test_an_enumeration_that_is_wrapped_stays_in_its_caution() -> None:
    caution = [
        "This release contains forward-looking statements. They rest on what the",
        "management assumes: (i) that prices stay as they are; (ii) that people stay; and",
        "(iii) that the mill is built in time. Actual results may differ materially, and",
        "Norvane undertakes no obligation to update them as time goes by, whatever the",
        "reason.",
    ]
    text = "\n\n".join([*PARAGRAPHS[1:6], "\n".join(caution), *PARAGRAPHS[10:12]])
    assert "list" not in kinds(read(plain(text)))[3:]


@pytest.mark.parametrize("below", ["Name of contact for enquiries:\nLee Tan\n+44 20 7946 0018", "Contact:\nLee Tan\nlee@norvane.example"])
def test_the_day_above_the_contacts_is_no_heading(below: str) -> None:
    text = "\n\n".join([*PARAGRAPHS[1:6], "21 November 2026", below])
    assert kinds(read(plain(text)))[-2:] == ["release-date", "contact"]


def test_a_caution_that_names_the_release_makes_it_one() -> None:
    caution = "This press release may contain forward-looking statements. Results may differ."
    text = "\n\n".join([PARAGRAPHS[1], PARAGRAPHS[4], "Disclaimer:", caution])
    assert kinds(read(plain(text))) == ["headline", "lead", "forward-looking"]


def test_a_calendar_below_the_headline_is_a_table() -> None:
    rows = "7 February 2027 Annual Report 2026\n20 March Annual General Meeting\n8 May Interim Report, first quarter"
    text = f"Release of financial calendar for 2027\n\n8 November 2026\n\n{rows}\n\nContact\nLee Tan, tel.: +45 2494 1654\n"
    assert kinds(read(plain(text))) == ["headline", "release-date", "table", "contact"]


def test_a_note_whose_stars_stand_above_is_a_note() -> None:
    table = "Revenue\n41,220\n37,904\nDepreciation**\n3,120\n2,480"
    found = kinds(read(plain("\n\n".join([*PARAGRAPHS[1:5], table, "** Includes amortization.", *PARAGRAPHS[10:12]]))))
    assert found[-3:] == ["table", "references", "boilerplate"]


def test_a_short_profile_above_the_contact_is_none_of_it() -> None:
    below = "Press: Dana Ruiz, +44 113 496 0018, press@norvane.example"
    release = read(plain("\n\n".join([*PARAGRAPHS[1:5], "About Norvane\nNorvane makes meters.", below])))
    assert release.segments[-1].span.of(release.prose).strip() == below


def test_a_letter_above_the_dateline_is_text_to_its_end() -> None:
    letter = "Dear shareholders,\n\nThis year we opened a laboratory for sixty.\n\nNext year we open one more in Leeds."
    found = kinds(read(plain("\n\n".join([PARAGRAPHS[1], letter, *PARAGRAPHS[3:5]]))))
    assert found.count("headline") + found.count("subheadline") == 1


def test_the_number_of_a_call_is_no_contact() -> None:
    call = "Conference Call: October 30, 2025, 10:00 a.m. CT, (800) 944-6118, code 555123."
    text = "\n\n".join([*PARAGRAPHS[1:5], call, *PARAGRAPHS[10:12]])
    assert "contact" not in kinds(read(plain(text)))
