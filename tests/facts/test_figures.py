"""Figures: what is one, how it is read, what it is about, and whether changes and reductions follow from what stands beside them."""

from __future__ import annotations

import pytest

from tests.facts.test_scope import sentences, unmarked
from tests.making import facts, things


def amounts(text):
    return [thing.fields["amount"] for thing in things("figure", body=text)]


def test_points_and_a_percentage_are_no_range():
    assert [amount.unit for amount in amounts("The margin fell 560 basis points to 18.0% last year.")] == ["points", "percent"]


@pytest.mark.parametrize(("about", "text"), sentences("figures"))
def test_about(about, text):
    prose, span = unmarked(text)
    found = [thing for thing in things("figure", body=prose) if thing.span.overlaps(span)]
    assert [thing.fields["about"] for thing in found[:1]] == [about]


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("It rose 24% in all.", 23.5, 24.5, "percent"),
        ("It rose 24 percent in all.", 23.5, 24.5, "percent"),
        ("It rose by 1.5 percentage points.", 1.45, 1.55, "points"),
        ("It rose more than 40% in all.", 40, float("inf"), "percent"),
        ("It cost $1.2 billion in all.", 1.15e9, 1.25e9, "USD"),
        ("It cost US$41.2 million in all.", 41.15e6, 41.25e6, "USD"),
        ("It cost €3 million in all.", 2.5e6, 3.5e6, "EUR"),
        ("It cost 10M USD in all.", 9.5e6, 10.5e6, "USD"),
        ("It paid 12 cents per share in all.", 0.115, 0.125, "USD"),
        ("It cost $4.1 to $4.3 million in all.", 4.05e6, 4.35e6, "USD"),
        ("It took 15 to 20 percent of all.", 14.5, 20.5, "percent"),
        ("It counts 1,234 loaves.", 1233.5, 1234.5, ""),
        ("It sold up to 500 loaves.", float("-inf"), 500, ""),
        ("It lost ($4.2) million.", -4.25e6, -4.15e6, "USD"),
        ("It fell to few (64%) in all.", 63.5, 64.5, "percent"),
        ("It had a margin of (5%) in all.", -5.5, -4.5, "percent"),
        ("It paid the chair ($4.2 million) then.", 4.15e6, 4.25e6, "USD"),
        ("It grew the $120+ billion trade.", 120e9, float("inf"), "USD"),
        ("It costs from $4 million in all.", 3.5e6, 4.5e6, "USD"),
        ("Prices range from $4 million to $9 million in all.", 3.5e6, 9.5e6, "USD"),
        ("It weighs 5 mg in all.", 4.5, 5.5, "mg"),
        ("Eighty percent of it was new.", 79.5, 80.5, "percent"),
        ("In 2025 more than 41,000 loaves were sold.", 41000, float("inf"), ""),
        ("In May over 300 loaves were sold.", 300, float("inf"), ""),
        ("Some two million loaves were sold.", 1.5e6, 2.5e6, ""),
        ("Twenty-five thousand loaves were sold.", 24500, 25500, ""),
    ],
)
def test_interval(text, low, high, unit):
    (amount,) = amounts(text)
    assert (pytest.approx(low), pytest.approx(high), unit) == (amount.low, amount.high, amount.unit)


@pytest.mark.parametrize(
    "text",
    [
        "It happened on March 9, 2026.",
        "It happened on 9 March 2026 in Leeds.",
        "It happened in 2026.",
        "The Phase 2 trial of IMGN853 and COVID-19 goes on.",
        "Call 781-895-0600 or +44 20 7946 0000.",
        "Dial (781) 895-0600, or see Section 513(f)(2) and Norvane (TSE: 1234).",
        "It has goals:\n1. Bread for all\n2. Milk for all",
        "The talk begins at 8:30 a.m. and ends at 10 a.m.",
        "See abstract #2573 and Section 27A of the Act.",
        "The 3rd and 21st plants opened.",
        "See www.norvane.example/2026/41 for more.",
        "Patent No. 11,222,333 was granted.",
        "It keeps the claims of Orrin’s 6,222,333 patent.",
        "A 12-month extension follows.",
        "She is 47 years old.",
        "Dana Ruiz, 58, was there.",
        "It sells the HaldenShield™ 9500 Respirator.",
        "The Fortune 500 company ranks in Tier 1.",
    ],
)
def test_no_figure(text):
    assert amounts(text) == []


@pytest.mark.parametrize(
    ("text", "item", "basis"),
    [
        ("Revenue was ⟦$41 million⟧.", "revenue", "gaap"),
        ("Adjusted EBITDA was ⟦$41 million⟧.", "EBITDA", "non-gaap"),
        ("Adjusted net income was ⟦$15 million⟧.", "net income", "non-gaap"),
        ("Net loss was ⟦$15 million⟧.", "net income", "gaap"),
        ("Net income was $15 million, or ⟦$0.12⟧ per diluted share.", "EPS", "gaap"),
        ("Non-GAAP net income was $15 million, or ⟦$0.12⟧ per diluted share.", "EPS", "non-gaap"),
        ("Norvane had ⟦$41 million⟧ in revenue.", "revenue", "gaap"),
        ("Norvane reported ⟦$41 million⟧ of adjusted EBITDA.", "EBITDA", "non-gaap"),
        ("Non-GAAP profit was ⟦$0.11⟧ a share.", "EPS", "non-gaap"),
        ("Underlying earnings were ⟦$15 million⟧.", "net income", "non-gaap"),
        ("Free cash flow was ⟦$9 million⟧.", "free cash flow", "non-gaap"),
        ("Operating income was ⟦$71 million⟧ on a non-GAAP basis.", "operating income", "non-gaap"),
        ("Operating profit, adjusted for strikes, was ⟦$71 million⟧ (non-GAAP).", "operating income", "non-gaap"),
        ("It reported ⟦7%⟧ growth in FFO.", "FFO", "non-gaap"),
        ("Free cash flow: ⟦$9 million⟧.", "free cash flow", "non-gaap"),
        ("Gross margin rose to ⟦45%⟧.", "gross margin", "gaap"),
        ("The bakery was bought for ⟦$122 million⟧.", None, None),
        ("The net loss was ⟦$(8.8) million⟧, or $(0.52) per share.", "net income", "gaap"),
        ("The net loss was $(8.8) million, or ⟦$(0.52)⟧ per share.", "EPS", "gaap"),
        ("The net loss was ($8.8 million), or ⟦($0.52)⟧ per share.", "EPS", "gaap"),
        ("The net loss was $8.8 million, or $0.52 per share, compared with ⟦$9.1 million⟧ in 2025.", "net income", "gaap"),
        ("The net loss was $0.52 per share, compared with ⟦$0.60⟧ in 2025.", "EPS", "gaap"),
        ("Norvane sold the shares at a price of ⟦$4.00⟧ per share.", None, None),
        ("The warrants have an exercise price of ⟦$4.00⟧ per share.", None, None),
        ("The board declared a dividend of ⟦$0.12⟧ per share.", "dividend", "none"),
        ("Norvane earned ⟦$0.12⟧ a share.", "EPS", "gaap"),
        ("Gross profit was $9 million, or 90% of net revenue, compared with ⟦$19 million⟧ in 2025.", "gross profit", "gaap"),
        ("Rent was 12% of sales of ⟦$9 million⟧.", "revenue", "gaap"),
        ("Net income came in at ⟦$0.12⟧ per share.", "EPS", "gaap"),
        ("Total sales | ⟦$175 million to $185 million⟧\nAdjusted EBITDA margin | 26%", None, None),
    ],
)
def test_line_item(text, item, basis):
    prose, span = unmarked(text)
    (figure,) = [thing for thing in things("figure", body=prose) if thing.span.overlaps(span)]
    assert (figure.fields.get("line_item"), figure.fields.get("basis")) == (item, basis)


@pytest.mark.parametrize(
    ("table", "scheduled"),
    [
        ("(in thousands)\nNet income  9,870\nAdjusted EBITDA  38,870", True),
        ("(in thousands)\nNet income  9,870\nEBITDA (non-GAAP)  38,870", True),
        ("(in thousands)\nNet income  9,870\nAdjusted net income  12,870", False),
        ("(in thousands)\nRevenue  9,870", False),
    ],
)
@pytest.mark.parametrize("sentence", ["Adjusted EBITDA was $39 million.", "The adjusted EBITDA margin was 20%."])
def test_a_measure_is_scheduled_where_a_table_names_it(sentence, table, scheduled):
    figure = things("figure", body=sentence, table=table)[0]
    assert (figure.fields["schedule"], figure.fields["scheduled"]) == ("EBITDA", scheduled)


def test_a_caption_names_what_it_reconciles_and_a_promise_does_not():
    body = "Free cash flow was $9 million."
    captioned = things("figure", body=body, heading="Reconciliation of Operating Cash Flow to Free Cash Flow")[0]
    promised = things("figure", body=body, non_gaap="A reconciliation of free cash flow follows.")[0]
    assert (captioned.fields["scheduled"], promised.fields["scheduled"]) == (True, False)


def test_a_caption_calls_adjusted_only_what_it_leads_to():
    head = "Reconciliation of Net Income to Adjusted EBITDA"
    table = "Net income  9,870\nAdjusted EBITDA  38,870"
    figure = things("figure", body="Adjusted net income was $9 million.", heading=head, table=table)[0]
    assert figure.fields["scheduled"] is False


def test_core_sales_are_sales():
    assert things("figure", body="Core software revenue was $9 million.")[0].fields["basis"] == "gaap"


@pytest.mark.parametrize(
    ("text", "fits", "direction", "expected_direction"),
    [
        ("Revenue rose 20% to $120 million from $100 million.", True, "up", "up"),
        ("Revenue rose 25% to $120 million from $100 million.", False, "up", "up"),
        ("Revenue was $4.9 million, up 38% from $3.5 million.", True, "up", "up"),
        ("Revenue was $4.9 million compared to $3.5 million in 2024, an increase of 38%.", True, "up", "up"),
        ("Revenue was $0.3 million compared with $0.2 million in 2024, an increase of 39%.", True, "up", None),
        ("Sales decreased by 20% to $80 million from $100 million.", True, "down", "down"),
        ("Sales decreased $20 million, or 20%, to $80 million from $100 million.", True, "down", "down"),
        ("Sales fell 20% to $120 million from $100 million.", None, "down", "up"),
        ("Sales rose 15% to $92 million from $108 million.", None, "up", "down"),
        ("Sales climbed from 71,000 loaves to 110,000 loaves, an increase of 55%.", True, "up", "up"),
        ("Sales were $9.1 million, up from $9.9 million a year ago.", None, "up", "down"),
        ("Sales rose 12% to £84.0 million (2025: £75.0 million).", True, "up", "up"),
        ("Sales were $75 million in 2025 and rose 12% to $84 million.", True, "up", "up"),
        ("Sales grew 22% year over year to $84 million from $75 million.", False, "up", "up"),
        ("Sales reached $84 million, a rise of 12% on the prior year's $75 million.", True, "up", "up"),
        ("Net debt fell from $75 million to $60 million, or by 25 percent.", False, "down", "down"),
        ("Sales: $84 million, +15% (Q2 2025: $75 million)", False, "up", "up"),
        ("Sales, which were $75 million in 2025, should rise 20% to $84 million.", False, "up", "up"),
        ("Sales were $75 million, a figure that Orrin Foods expects to grow by 20% to $84 million.[2]", False, "up", "up"),
        ("Sales rose 12% to $84 million from $75 million in 2025.[1,2]", True, "up", "up"),
        ("Sales rose 22% to £84.0 million (H1 2025: £75.0 million).", False, "up", "up"),
        ("Sales were $9.1 million, a decrease from the prior year's $9.9 million.", None, "down", "down"),
        ("Halden will pay $38.25 per share in cash, a 34% premium to its closing price of $28.55 on May 4.", True, "up", "up"),
        ("The shares cost $0.25 per share, a discount of 20% to the last price of $0.28.", False, "down", "down"),
        ("Diluted earnings per share from continuing operations was $0.52, a rise of 160.0% compared to $0.20.", True, "up", "up"),
        ("Sales grew 42% to $250.0 million, an increase of $73.9 million, from $176.1 million in 2025.", True, "up", "up"),
        ("Sales were $174.6 million, a 1.6% increase compared to $171.8 million, driven by organic growth.", True, "up", "up"),
        ("The conversion price is $19.00 per share. It is a premium of about 25% over the closing price of $15.20.", True, "up", "up"),
        ("It earned $231 million, or $2.29 per share, up 6% from $2.16.", True, "up", "up"),
        ("It earned $231 million, or $2.29 per share, up 9% from $2.16.", False, "up", "up"),
        ("It earned $18.2 million, or $1.04 per share, up 8% from $16.8 million.", True, "up", "up"),
    ],
)
def test_change(text, fits, direction, expected_direction):
    (change,) = things("change", body=text)
    fields = change.fields
    expected = fields.get("expected_percent")
    found = (expected and fields["percent"].meets(expected), fields["direction"], fields.get("expected_direction"))
    assert found == (fits, direction, expected_direction)


@pytest.mark.parametrize(
    "text",
    [
        "Revenue rose 20% in constant currency to $120 million from $100 million.",
        "Organic growth of 20% took sales to $130 million from $100 million.",
        "Revenue and profit rose 20% and 30% to $120 million and $12 million.",
        "Revenue rose 20% to $120 million; costs were $100 million.",
        "Margin rose 3 percentage points to 45% from 42%.",
        "The loss narrowed 20% to $(8) million from $(10) million.",
        "Revenue rose 20% to $120 million from €100 million.",
        "Revenue is expected to rise 20%.",
        "Orders were $4 million in 2025 and will grow 8% a year to $7 million by 2032.",
        "Net debt was $40 million and cash rose 35% to $30 million.",
        "The net loss improved to $8 million from $10 million.",
        "Days of sales outstanding improved to 41 days from 50 days.",
        "The deal values Halden at $870 million, and the price is 34% above the closing price of $28.55.",
        "The price is $870 million, a premium of 34% to the closing price of $28.55.",
        "Insurance costs $12 per unit, a premium of 3% on $400.",
    ],
)
def test_no_change(text):
    assert things("change", body=text) == []


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("It reduced the risk of death by 47 percent (HR=0.528; p < 0.0001).", True),
        ("It reduced the risk of death by 34% (hazard ratio 0.66; 95% CI 0.52-0.83).", True),
        ("It reduced the risk of death by 44% (HR 0.66).", False),
        ("It lowered the rate by 24.8% (rate ratio of 0.752).", True),
    ],
)
def test_reduction(text, fits):
    figures = [thing for thing in things("figure", body=text) if "expected_amount" in thing.fields]
    assert [f.fields["amount"].meets(f.fields["expected_amount"]) for f in figures] == [fits]


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        ("more than 40%", "43%", True),
        ("more than 14,000 loaves", "2,000,000 loaves", False),
        ("more than 40%", "39%", False),
        ("over 14.5 metres", "14.5 metres", True),
        ("over 14.5 metres", "15.4 metres", False),
        ("over 400 miles", "412 miles", True),
    ],
)
def test_more_than_a_bound_is_said_of_what_lies_near_it(one, other, meet):
    first, second = (things("figure", body=f"It came to {text} in all.")[0].fields["value"] for text in (one, other))
    assert first.meets(second) is second.meets(first) is meet


def test_an_amount_beside_one_per_share_is_held_against_the_table():
    found = facts(body="Net loss was $24.2 million, or $0.41 per share.", table="(in thousands)\nNet loss  $(22,400)  $(18,800)")
    assert "table_amount" in found.of("figure")[0].fields


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("The loss was $(8.8) million.", -8_850_000),
        ("The loss was $(0.52) per share.", -0.525),
        ("The loss was approximately ($8.8) million.", -9_020_000),
        ("It will lie between $0.3 and $0.5 million.", 250_000),
        ("It lay at $0.3 and $0.5 million.", 0.25),
    ],
)
def test_amounts_of_losses_and_of_ranges(text, low):
    assert things("figure", body=text)[0].fields["amount"].low == pytest.approx(low)


def test_figures_stand_in_the_parts_that_tell_the_news():
    found = facts(lead="LEEDS, March 9, 2026 -- Sales rose 9%.", contact="Phone: 12 34 56", references="1. Report, 2024, 45%.")
    assert [thing.span.of(found.prose) for thing in found.of("figure")] == ["9%"]


def multiples(text):
    found = [change.fields for change in things("change", body=text) if "multiple" in change.fields]
    return [(fields["stated"], fields["multiple"].meets(fields["expected_multiple"])) for fields in found]


@pytest.mark.parametrize(
    ("text", "stated", "fits"),
    [
        ("Sales doubled to $9 million from $4.5 million.", "doubled", True),
        ("Sales tripled to $9 million from $4 million.", "tripled", False),
        ("Sales more than doubled to $9 million from $4 million.", "more than doubled", True),
        ("Sales more than doubled to $6 million from $4 million.", "more than doubled", False),
        ("Sales nearly tripled to $11.6 million, compared with $4 million in 2025.", "nearly tripled", True),
        ("Sales nearly doubled to $9.6 million from $4 million.", "nearly doubled", False),
        ("Sales rose threefold to $12 million from $4 million.", "threefold", True),
        ("Sales grew 4x to $9 million from $4 million.", "4x", False),
        ("Sales grew 2.5x to $10 million from $4 million.", "2.5x", True),
        ("Sales grew five times to $20 million from $4 million.", "five times", True),
        ("A 3-fold increase took sales from $4 million to $8 million.", "3-fold", False),
        ("The rate doubled from 4% to 8%.", "doubled", True),
        ("Costs halved to $2 million from $4 million.", "halved", True),
        ("Costs fell threefold to $3 million from $9 million.", "threefold", True),
        ("Homes tripled from 120 homes to 240 homes.", "tripled", False),
        ("Sales doubled to $0.4 million from $0.2 million.", "doubled", True),
    ],
)
def test_a_multiple_is_held_against_its_amounts(text, stated, fits):
    assert multiples(text) == [(stated, fits)]


@pytest.mark.parametrize(
    "text",
    [
        "Sales doubled in Leeds.",
        "Sales were three times more than the $4 million of 2025, at $9 million.",
        "Sales doubled to $9 million in constant currency from $4 million.",
        "Sales of probes doubled, to $9 million of $40 million in all.",
        "Sales doubled; costs rose to $9 million from $8 million.",
        "The shares trade at 4x their earnings of $9 million, compared with the $4 million and $5 million before.",
        "Net leverage fell by 0.5x to 2.5x as debt went to $4 million from $5 million.",
        "It was given four times to 40 patients, compared with 30 patients.",
        "Sales of meters doubled and total sales rose to $9 million from $8 million.",
        "Total sales rose to $9 million from $8 million and sales of meters doubled.",
        "Double-digit growth took sales to $9 million from $8 million.",
    ],
)
def test_no_multiple(text):
    assert multiples(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gross margin rose 3% to 45% from 42%.", "points"),
        ("Gross margin improved 4% to 38% from 34%.", "points"),
        ("Gross margin was 45%, up 3% from 42% in 2025.", "points"),
        ("The rate fell from 42% to 39%, a decrease of 3%.", "points"),
        ("Gross margin rose 7.1% to 45% from 42%.", "percent"),
        ("Gross margin rose 15% to 45% from 42%.", None),
        ("The share rose from 10% to 12%, an increase of 20%.", "percent"),
        ("The share rose from 10.1% to 11.1%, an increase of 1.0%.", "points"),
        ("The share rose from 44% to 45%, an increase of 1%.", "percent"),
    ],
)
def test_a_change_of_a_percentage_is_told_in_percent_or_points(text, expected):
    assert [fields.get("expected_unit") for fields in (t.fields for t in things("change", body=text)) if "unit" in fields] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The yield rose 0.3% to 4.5% from 4.2%.",
        "Gross margin rose 3 percentage points to 45% from 42%.",
        "Margins were 3%, 45% and 42%.",
        "Responses rose 12% in men, 45% in women and 42% in children.",
    ],
)
def test_other_percentages_are_no_change_between_two(text):
    assert [t for t in things("change", body=text) if "unit" in t.fields] == []


@pytest.mark.parametrize(
    "text",
    [
        "It rose by 5.5% to 18.0%, compared with 12.5%.",
        "It grew from $4 million to $9 million.",
        "It rose 3% to 45% from 42%.",
        "It fell from 42% to 39% of all.",
    ],
)
def test_the_ends_of_a_change_are_two_figures(text):
    assert len(amounts(text)) == text.count("$") + text.count("%")


@pytest.mark.parametrize("head", ["(€ millions)", "(in millions of euros)", "(in € millions)", "€m   €m", "(in US$ millions)"])
def test_the_head_of_a_table_gives_its_scale(head):
    (cell,) = things("figure", table=f"{head}\nRevenue  31.8")
    assert cell.fields["value"].low == pytest.approx(31.75e6)


@pytest.mark.parametrize(
    ("headline", "named"),
    [
        ("Norvane Reports Record Adjusted EBITDA", [("EBITDA", "non-gaap")]),
        ("Norvane Grows Net Income and Free Cash Flow", [("net income", "gaap"), ("free cash flow", "non-gaap")]),
        ("Norvane Reports Adjusted EBITDA of $41 Million", []),
        ("Norvane Names a Head of Free Cash Flow Planning", []),
    ],
)
def test_a_title_boasts_of_a_measure_without_its_figure(headline, named):
    assert [(thing.fields["line_item"], thing.fields["basis"]) for thing in things("measure", headline=headline)] == named


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("It employs more than 100 people.", 100, 125),
        ("It employs up to 100 people.", 100 / 1.2, 100.1),
        ("It employs 90 to 100 people.", 89.5, 100.5),
        ("It employs 100 people.", 99.5, 100.5),
        ("It is worth more than $100 million.", 100e6, 160e6),
        ("It is worth $90 million to $170 million.", 89.5e6, 170.5e6),
    ],
)
def test_what_a_figure_can_vouch_for(text, low, high):
    vouched = things("figure", body=text)[0].fields["vouched"]
    assert (vouched.low, vouched.high) == pytest.approx((low, high))


def test_a_wide_range_vouches_for_nothing():
    assert "vouched" not in things("figure", body="It employs 40 to 160 people.")[0].fields


def test_a_row_of_the_table_is_told_by_its_label():
    body = "Deferred revenue was $31.2 million; other deferred revenue was $3 million."
    told, other = things("figure", body=body, table="Deferred revenue  31.2  28.4")[:2]
    assert (told.fields["line_item"], other.fields["line_item"]) == ("deferred revenue", "revenue")


@pytest.mark.parametrize(("text", "low"), [("It returned 1.4 g/t gold over 81 metres.", 80.5), ("It drilled over 81 metres.", 81)])
def test_over_behind_a_grade_is_across(text, low):
    assert things("figure", body=text)[-1].fields["amount"].low == low


@pytest.mark.parametrize("share", ["2 out of 0", "1 in 00", "5 per 0,000"])
def test_a_share_of_nothing_is_none(share: str) -> None:
    assert [amount for amount in amounts(f"It was seen in {share} people.") if amount.unit == "percent"] == []
