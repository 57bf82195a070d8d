"""Studies and reports that a release says stand behind its figures."""

from __future__ import annotations

import pytest

from tests.making import things

LEAD = "LEEDS, May 4, 2026 -- Halden Instruments, Inc. (Nasdaq: HLDN) opened a plant."


@pytest.mark.parametrize(
    ("parts", "forms"),
    [
        ({"headline": "Orrin Research Forecasts Rise of Meters", "lead": LEAD}, ["forecast"]),
        ({"headline": "Survey: Bakers Want Rye", "lead": LEAD}, ["news"]),
        ({"headline": "Halden Report Shows Bakers Want Rye", "lead": LEAD}, ["news"]),
        ({"lead": "LEEDS, May 4, 2026 -- Halden today released its third annual Rye Survey."}, ["news"]),
        ({"lead": LEAD, "body": "In our rye report, bakers want more."}, ["report"]),
        ({"lead": LEAD, "body": "This market information is based on counts of Orrin Research."}, ["basis"]),
        ({"lead": LEAD, "body": "Halden forecasts a rise of meters."}, []),
        ({"headline": "Bakers want rye, tells a study: more of it", "lead": LEAD}, []),
        ({"headline": "Halden Opens Plant", "lead": LEAD}, []),
    ],
)
def test_forms(parts, forms):
    assert [thing.fields["form"] for thing in things("own-finding", **parts)] == forms
