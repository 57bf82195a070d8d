"""Products, their names, and what they are."""

from __future__ import annotations

import pytest

from prlint.facts import Facts
from prlint.profile import Profile
from prlint.release import Release, Segment
from prlint.segment import from_parts
from prlint.text.span import ProseSpan


def facts(text: str, profile: dict[str, object] | None = None) -> Facts:
    return Facts(Release(text, [Segment("body", ProseSpan(0, len(text)))]), Profile(profile))


def forms(text: str, profile: dict[str, object] | None = None) -> list[tuple[str, str, str | None]]:
    return [(t.fields["product"], t.fields["form"], t.fields.get("type")) for t in facts(text, profile).of("product")]


def test_all_names_of_a_stated_product_are_one() -> None:
    profile = {"products": [{"brand": "Calidex", "generic": "veltorinib", "code": "NRV-101", "status": "approved"}]}
    text = "Calidex® (veltorinib) was NRV-101 before."
    assert forms(text, profile) == [("Calidex", "brand", "drug"), ("Calidex", "generic", "drug"), ("Calidex", "code", "drug")]
    assert {t.fields["status"] for t in facts(text, profile).of("product")} == {"approved"}


@pytest.mark.parametrize(
    ("product", "expected"),
    [
        ({"generic": "tarmicomel", "status": "approved"}, "drug"),
        ({"generic": "tarmicomel-abcd", "status": "investigational"}, "drug"),
        ({"generic": "tarmicomel", "status": "cleared"}, None),
        ({"generic": "tarmicomel", "status": "approved", "type": "device"}, "device"),
        ({"generic": "catheter", "status": "approved"}, None),
        ({"generic": "ablation catheter", "status": "approved"}, None),
        ({"generic": "tarmicomel"}, None),
    ],
)
def test_an_approved_product_on_file_with_a_nonproprietary_name_is_a_medicine(product: dict[str, object], expected: str | None) -> None:
    assert forms("We sell Calidex.", {"products": [{"brand": "Calidex", **product}]}) == [("Calidex", "brand", expected)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We sell Calidex® (veltorinib) tablets.", [("Calidex", "brand", "drug"), ("Calidex", "generic", "drug")]),
        ("We sell Orrivex (orrituzumab) vials.", [("Orrivex", "brand", "biologic"), ("Orrivex", "generic", "biologic")]),
        ("We sell orrituzumab (Orrivex®) vials.", [("Orrivex", "generic", "biologic"), ("Orrivex", "brand", "biologic")]),
        ("We sell Orrivex® (lofaxidine), a pill.", [("Orrivex", "brand", None), ("Orrivex", "generic", None)]),
        ("Doses of veltorinib rose.", [("veltorinib", "generic", "drug")]),
        ("Doses of orrituzumab vedotin rose.", [("orrituzumab vedotin", "generic", "biologic")]),
        ("The product candidate NRV-101 is new.", [("NRV-101", "code", None)]),
        ("The product candidate L-NRV47 is new.", [("L-NRV47", "code", None)]),
        ("We study veltorimide, an investigational once-daily tablet.", [("veltorimide", "generic", "drug")]),
        ("We study NRV-CM04S1, its cough vaccine candidate.", [("NRV-CM04S1", "code", None)]),
        ("Our program is NRV-CM04S1, a next-generation cough vaccine for which we won.", [("NRV-CM04S1", "code", None)]),
        ("We gave veltorinib (NRV-101) to men.", [("veltorinib", "generic", "drug"), ("veltorinib", "code", "drug")]),
        ("We gave veltorinib vedontide (TR1902) to men.", [("veltorinib", "generic", "drug"), ("veltorinib", "code", "drug")]),
        ("We gave NRV-101 (veltorinib) to men.", [("veltorinib", "code", "drug"), ("veltorinib", "generic", "drug")]),
        ("NRV-101 (veltorpran) is a once-daily tablet.", [("veltorpran", "code", None), ("veltorpran", "generic", None)]),
        ("NRV-102 (veltoclib), a kinase inhibitor, is new.", [("veltoclib", "code", None), ("veltoclib", "generic", None)]),
        ("We filed veltogene retrovec.", [("veltogene retrovec", "generic", "biologic")]),
        ("We filed veltogene dovaparvovec.", [("veltogene dovaparvovec", "generic", "biologic")]),
        ("mRNA-5102 is an investigational vaccine.", [("mRNA-5102", "code", None)]),
        ("We study NV-7, our vaccine against cough.", [("NV-7", "code", None)]),
        ("Doses of veltorimide rose. Veltorimide is an oral antagonist.", [("veltorimide", "generic", "drug")] * 2),
        ("We study our investigational channel blocker NV-7.", [("NV-7", "code", None)]),
        ("We study our channel blocker NV-7 in adults.", [("NV-7", "code", None)]),
        ("Veltorinib was safe. Veltorinib helps.", [("veltorinib", "generic", "drug")] * 2),
        ("Insulin veltoludec was safe.", [("insulin veltoludec", "generic", "biologic")]),
        ("We sell insulin glargine.", [("insulin glargine", "generic", None)]),
        ("We sell Orrivex (lofaxidine) gel 4%.", [("Orrivex", "brand", "drug"), ("Orrivex", "generic", "drug")]),
        ("Doses of veltogatug vedontecan rose.", [("veltogatug vedontecan", "generic", "biologic")]),
        ("We dosed the first patient with NRV-101.", [("NRV-101", "code", None)]),
        ("NRV-101 was tried in combination with surgery.", [("NRV-101", "code", None)]),
        ("Orphan drug designation was granted for NRV-101.", [("NRV-101", "code", None)]),
        ("FDA granted orphan drug designation to NRV-101.", [("NRV-101", "code", None)]),
    ],
)
def test_the_text_shows_products(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert forms(text) == expected
    assert {t.fields["origin"] for t in facts(text).of("product")} == {"inferred"}


@pytest.mark.parametrize(
    "text",
    [
        "HER2 and CD19 are targets of the product candidate.",
        "The peptide was new in April.",
        "Veltomab opened. A plant of Veltomab is new.",
        "Veltorinib.com is up.",
        "The dipeptide and the riptide came.",
        "We treat insulin resistance and sell insulin pumps.",
        "Halden (machine) gel is old.",
        "The HR-700 (machine) is sold.",
        "Revenue (unaudited) rose.",
        "The ISO-13485 product candidate.",
        "Halden makes valves, a tablet press and pumps.",
        "We treat psoriasis, a disease of the skin that a tablet can ease.",
        "The conference is a drug fair.",
        "Norvane is a vaccine company, and www.norvane.com is its site.",
    ],
)
def test_what_is_no_product(text: str) -> None:
    assert forms(text) == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Our investigational drug veltorinib is new.", "investigational"),
        ("FDA has approved veltorinib for gout.", "approved"),
        ("veltorinib has not been approved.", "investigational"),
        ("veltorinib could be approved next year.", "unknown"),
        ("veltorinib helps.", "unknown"),
        ("Doses of NRV-101 were cleared by the board.", "investigational"),
    ],
)
def test_status_is_read_off_the_text(text: str, status: str) -> None:
    assert [t.fields["status"] for t in facts(text).of("product")] == [status]


def test_status_by_region() -> None:
    profile = {"products": [{"brand": "Calidex", "status": {"us": "approved", "eu": "investigational"}}], "jurisdictions": ["eu"]}
    assert [t.fields["status"] for t in facts("Calidex helps.", profile).of("product")] == ["investigational"]


def test_a_symbol_on_a_generic_name_is_seen() -> None:
    assert [t.fields.get("symbol") for t in facts("We sell veltorinib® and imatinib.").of("product")] == ["®", None]


@pytest.mark.parametrize(
    ("caution", "products"),
    [
        ("Plans for NRV-22 may change.", ["NRV-22"]),
        ("Plans for HLD-22 may change.", []),
    ],
)
def test_a_cautionary_section_may_name_another_code_of_the_same_letters(caution: str, products: list[str]) -> None:
    release = from_parts([("body", "We go on."), ("forward-looking", caution)])
    found = Facts(release, Profile({"products": [{"code": "NRV-11"}]})).of("product")
    assert [thing.fields["product"] for thing in found] == products
