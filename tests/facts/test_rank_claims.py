"""Claims of rank: where one is made, for whom, among whom and on what ground."""

from __future__ import annotations

import pytest

from tests.making import things

LEAD = "LEEDS, May 4, 2026 -- Halden Instruments, Inc. (Nasdaq: HLDN) opened a plant."


def claims(text, **more):
    return things("rank-claim", headline="Halden Opens a Plant", lead=LEAD, body=text, **more)


@pytest.mark.parametrize(
    ("text", "claim", "sort"),
    [
        ("Halden is Wales's oldest maker of probes.", "wales's oldest", "highest"),
        ("It is the U.S.'s most trusted probe.", "u . s . ' s most trusted", "highest"),
        ("It is North America's number-one name in probes.", "america's number - one", "highest"),
        ("It is Spain's second-largest owner of mills.", "spain's second - largest", "highest"),
        ("It is the slimmest and warmest wrap in the market.", "the slimmest and warmest wrap in the market", "highest"),
        ("It has the tidiest mill on the East Coast.", "the tidiest mill on the east coast", "highest"),
        ("It makes the stickiest tape ever made.", "the stickiest tape ever made", "highest"),
        ("It is the most important bridge in Texas.", "the most important bridge in texas", "highest"),
        ("It is the preeminent firm for probes.", "the preeminent firm", "highest"),
        ("Halden sells the No. 1 probe for nurses.", "the no . 1 probe", "highest"),
        ("It is the first U.S. maker to weld them.", "the first u . s . maker to", "first"),
        ("Its Float is the first oven of its kind.", "the first oven of its kind", "first"),
        ("It is the world's first AI oven.", "world's first", "first"),
        ("It remains the only mill that grinds rye.", "remains the only", "only"),
        ("Its Float, the only oven on the market, costs $90.", "the only oven", "only"),
        ("Its service is unrivaled.", "unrivaled", "unequalled"),
        ("No other probe is so small.", "no other probe", "comparison"),
        ("It is Wales's go-to source for rye.", "wales's go - to", "highest"),
        ("It is by far the quietest on rails.", "the quietest", "highest"),
        ("Nobody makes a thinner lens.", "nobody makes a thinner", "comparison"),
        ("Nothing dries faster.", "nothing dries faster", "comparison"),
    ],
)
def test_what_is_claimed(text, claim, sort):
    assert [(c.fields["claim"], c.fields["sort"]) for c in claims(text)] == [(claim, sort)]


@pytest.mark.parametrize(
    "text",
    [
        "It will open at the latest in June, and at least 60 people will work there.",
        "Our first four flavors reach stores on May 1.",
        "The best hole returned 14 metres, and the widest interval lies north.",
        "Best before dates are printed on each pack.",
        "It is the best way to bake in Texas.",
        "Canada's First Nations own half of it.",
        "The list of Canada’s Best Ovens is out.",
        "Scotland's first Tavor hotel opens in May.",
        "Toronto is Canada's leading role model.",
        "They grow in the world's fastest-growing emerging markets.",
        "The tallest towers in the country each hold 90,000 bricks.",
        "It is the world's second-largest hub for probes.",
        "It flags each unmatched invoice.",
        "The firm is a leading maker in Texas of probes.",
        "Only owners can see it, and only in May.",
        "Most of the tests were done.",
    ],
)
def test_words_of_rank_that_claim_none(text):
    assert claims(text) == []


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Halden, the world's largest maker of probes, grew.", "issuer"),
        ("It is sold at Kestrel Stores, the world's largest grocer.", "other"),
        ("Lee Tan joins from Tavor Glass, the largest maker of windows in Wales.", "other"),
        ("We sell to the world's largest airlines.", "other"),
        ("It opened a store in Ghent, the first bookshop in Belgium without a till.", "issuer"),
        ("They met at Kestrel Hospital in Osaka, Japan's largest stroke center.", "other"),
        ("She works with industry-leading agencies.", "other"),
        ("Its clients include the world's largest airlines.", "other"),
        ("It helps the world's best brands weigh their goods.", "other"),
        ("They meet at a fair. It is the world's largest gathering of bakers.", "other"),
        ("Halden serves as the world's largest maker of probes.", "issuer"),
    ],
)
def test_for_whom_it_is_claimed(text, by):
    assert [claim.fields["by"] for claim in claims(text)] == [by]


@pytest.mark.parametrize(
    ("text", "among"),
    [
        ("Its games come from over 30 of the world's leading studios.", "few"),
        ("It has some of the world's largest mills.", "few"),
        ("It is the fastest in the industry of our ovens.", "own"),
        ("It is the world's largest.", "all"),
    ],
)
def test_among_whom(text, among):
    assert [claim.fields["among"] for claim in claims(text)] == [among]


@pytest.mark.parametrize(
    ("text", "tone"),
    [
        ("It may be the first oven of its kind.", "hedged"),
        ("It is not the world's largest.", "denied"),
        ("In 1934 Halden built the first ship in the world of steel.", "history"),
        ("Founded in 1934, Halden has the first service of its kind.", "fact"),
    ],
)
def test_how_it_is_told(text, tone):
    assert [claim.fields["tone"] for claim in claims(text)] == [tone]


@pytest.mark.parametrize(
    ("text", "support"),
    [
        ("It is the world's largest maker by sales.", "ranking"),
        ("It has been the world's largest since 1990.", "date"),
        ("It is the world's largest maker.", None),
    ],
)
def test_its_support(text, support):
    assert [claim.fields.get("support") for claim in claims(text)] == [support]


def test_a_name_in_the_title_is_the_issuers_where_no_issuer_is_known():
    lead = "LEEDS, May 4, 2026 -- Lee Tan joins Kestrel Mills from Tavor Glass, the largest maker of windows in Wales."
    assert [claim.fields["by"] for claim in things("rank-claim", headline="Kestrel Mills Hires Lee Tan", lead=lead)] == ["other"]
