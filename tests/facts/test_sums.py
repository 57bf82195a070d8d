"""Sums of tables: which rows make them, and whether they do."""

from __future__ import annotations

import pytest

from tests.making import things

BOTH = [("17,500", "16,000"), ("13,800", "12,800")]
HEAD = "(in thousands)\n  2026  2025\n"


def sums(rows, head=HEAD):
    return [
        (t.fields["label"], t.fields["stated"], t.fields["rows"], t.fields["expected_amount"].printed)
        for t in things("sum", table=head + rows)
    ]


def wrong(rows, head=HEAD):
    return [
        (t.fields["stated"], t.fields["expected_amount"].printed)
        for t in things("sum", table=head + rows)
        if not t.fields["amount"].meets(t.fields["expected_amount"])
    ]


def test_totals_are_made_of_rows_and_totals_above_them():
    rows = (
        "Cash  4,081  3,760\nInventory  1,954  2,615\nTotal current assets  6,035  6,375\nLand  2,100  2,000\nTotal assets  8,135  8,375\n"
        "Debt  3,035  3,375\nDeposits  1,100  1,000\nTotal liabilities  4,135  4,375\nStock  1,500  1,500\nEarnings  2,500  2,500\n"
        "Total equity  4,000  4,000\nTotal liabilities and equity  8,135  8,375"
    )
    assert [(label, count) for label, _, count, _ in sums(rows)[::2]] == [
        ("Total current assets", 2),
        ("Total assets", 2),
        ("Total liabilities", 2),
        ("Total equity", 2),
        ("Total liabilities and equity", 2),
    ]
    assert wrong(rows) == []


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("Probes  10,204  9,871\nMeters  12,330  11,020\nTotal  22,543  20,891", [("22,543", "22,534")]),
        ("Probes  10,240  9,871\nMeters  12,330  11,020\nTotal  22,534  20,891", [("22,534", "22,570")]),
        ("Probes  10.2  9.9\nMeters  12.3  11.0\nTotal  23.5  20.9", [("23.5", "22.5")]),
        ("Probes  12,100\nMeters  9,800\nPumps  8,500\nTotal  31,400", [("31,400", "30,400")]),
        ("Probes  10,204  –\nMeters  12,330  11,020\nTotal  22,534  12,020", [("12,020", "11,020")]),
        ("Probes  10,204  9,871\nReturns  (1,204)  (871)\nTotal  9,000  9,900", [("9,900", "9,000")]),
        ("Revenue  120,000  100,000\nCost of sales  66,000  56,000\nGross profit  54,000  46,000", [("46,000", "44,000")]),
        ("Net income  12,000  9,600\nInterest  4,000  3,200\nAdjusted EBITDA  16,500  12,800", [("16,500", "16,000")]),
        ("Net income  12,000  9,600\nLess: gain  4,000  3,200\nAdjusted net income  8,000  6,500", [("6,500", "6,400")]),
        ("Net income  $0.40  $0.32\nRestructuring  0.05  0.03\nAdjusted net income per share  $0.45  $0.39", [("0.39", "0.35")]),
    ],
)
def test_a_column_that_does_not_add_up_beside_one_that_does(rows, expected):
    assert wrong(rows) == expected


@pytest.mark.parametrize(
    "rows",
    [
        "Probes  10.2  9.9\nMeters  12.3  11.0\nTotal  22.6  20.9",
        "Probes  10,204  9,871\nTotal  22,534  20,891",
        "Employees  10  12\nSites  12  14\nTotal  900  800",
        "Cash  1  2\nPreferred: $1 par; 5,000 shares 7 \nStock  1,496  1,427\nEarnings  9,231  9,345\nTotal equity  12,000  10,772",
        "Probes  10,204  9,8711,020\nTotal  22,534  20,891",
        "Total revenue  22,543  20,891\nProbes  10,204  9,871\nMeters  12,330  11,020",
        "Probes  45%  55%\nMeters  55%  46%\nTotal  100%  100%",
        "Shares  10,204  9,871\nOptions  12,330  11,020\nTotal shares per holder  534  891",
    ],
)
def test_what_cannot_be_told_is_left_alone(rows):
    assert wrong(rows) == []


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("Operating expenses:\nResearch  14,200\nSales  9,120\nTotal operating expenses  23,230", [("23,230", "23,320")]),
        ("Probes  10,204\nMeters  12,330\nTotal  22,543", [("22,543", "22,534")]),
        ("Net income  12,000\nInterest  4,000\nAdjusted EBITDA  16,500", [("16,500", "16,000")]),
        ("Net income  12,000\nInterest  4,000\nAdjusted EBITDA  16,000", []),
        ("Net income  12,000\nInterest  4,000\nGain  500\nAdjusted EBITDA  15,500", []),
        ("Backlog  12,000\nInterest  4,000\nAdjusted EBITDA  16,500", []),
        ("Land  12,000\nCash  4,000\nTotal equity  16,500", []),
    ],
)
def test_a_table_of_one_column(rows, expected):
    assert wrong(rows, head="(in thousands)\n") == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("Net income  12,000  9,600\nInterest  4,000  3,200\nAdjusted EBITDA  17,500  13,800", BOTH),
        ("Costs:\nWork  12,000  9,600\nRent  4,000  3,200\nTotal costs  17,500  13,800", BOTH),
        ("Net income  12,000  9,600\nShares  40,000  32,000\nAdjusted net income  17,500  13,800", []),
        ("Assets:\nWork  12,000  9,600\nRent  4,000  3,200\nTotal costs  17,500  13,800", []),
        ("GAAP net income  136.8  128.0\nGAAP EPS (diluted)  2.26  2.12\nNon-GAAP net income  138.1  129.3", []),
    ],
)
def test_a_fault_of_every_column(rows, expected):
    assert wrong(rows) == expected


@pytest.mark.parametrize(
    "rows",
    [
        "Indicated  50,000  1.02  1,640\nInferred  70,000  1.07  2,408\nTotal  120,000  1.05  4,048",
        "Probes  10,204  3.4\nMeters  12,330  11.9\nTotal  22,534  7.9",
        "Operating cash flow  12,000  9,000\nAdditions to property  2,000  1,500\nFree cash flow  10,000  7,500",
        "Net cash provided by operating activities  12,000  9,000\nAdditions  2,000  1,500\nFree cash flow  10,000  7,500",
        "Stores at the start  100  90\nOpened  10  12\nClosed  (2)  (2)\nTotal stores at the end  108  100",
        "Price  1,900  1,850\nTotal cash cost per ounce  900  850\nTotal cost per ounce  1,100  1,050",
        "Total debt  100,000  90,000\nCash  (20,000)  (10,000)\nTotal net debt  80,000  80,000",
    ],
)
def test_averages_and_other_columns_do_not_add_up(rows):
    assert wrong(rows) == []


def test_columns_of_changes_are_no_amounts():
    rows = "Probes  10,204  9,871  3.4\nMeters  12,330  11,020  11.9\nTotal  22,534  20,891  7.9"
    assert wrong(rows, head="  2026  2025  % change\n") == []


def test_goodwill_is_taken_off_a_tangible_measure():
    rows = "Book value per share  $27.50  $25.80\nGoodwill per share  4.40  4.50\nTangible book value per share  $23.10  $21.30"
    assert wrong(rows, "  2026  2025\n") == []


def test_a_sum_begins_with_its_first_row():
    rows = "Cash  4,081  3,760\nLand  2,100  2,000\nTotal assets  6,181  5,760"
    assert [(t.fields["label"], t.fields["total"]) for t in things("summand", table=HEAD + rows)] == [("Cash", "Total assets")]


def test_a_total_above_all_of_its_rows_is_held_to_them_where_the_first_of_them_is_itself_a_total():
    rows = "Assets\nBonds  109,091  70,214\nShares  436,490  409,329\nTotal investments  545,581  479,543\nCash  56,310  94,144\n"
    assert wrong(rows + "Total assets  602,891  573,687") == [("602,891", "601,891")]


def test_one_wrong_total_makes_no_second_one():
    rows = "Assets\nBonds  109,091  70,214\nShares  436,490  409,329\nTotal investments  544,581  479,543\nCash  56,310  94,144\n"
    assert wrong(rows + "Total assets  601,891  573,687") == [("544,581", "545,581")]


def test_cells_on_lines_of_their_own_with_currency_and_nil_signs():
    rows = (
        "Revenues\n\nPremiums\n\n$\n\n111,600\n\n$\n\n75,896\n\nFees\n\n23,306\n\n18,903\n\nOther\n\n1,959\n\n---\n\n"
        "Total revenues\n\n$\n\n137,865\n\n$\n\n94,799\n"
    )
    assert wrong(rows) == [("137,865", "136,865")]
