"""E-mail and web addresses, cut free and judged."""

from __future__ import annotations

import pytest

from tests.making import facts


def found(kind: str, text: str) -> list[str]:
    release = facts(contact=text)
    return [thing.span.of(release.prose) for thing in release.of(kind)]


@pytest.mark.parametrize(
    ("text", "mail"),
    [
        ("Write to press@norvane.example.", "press@norvane.example"),
        ("(press@norvane.example)", "press@norvane.example"),
        ("dana.o'hara+pr@ir.norvane.co.uk", "dana.o'hara+pr@ir.norvane.co.uk"),
        ("press@norvane.comPhone: 617", "press@norvane.com"),
        ("press@norvane.com617-944-6118", "press@norvane.com"),
        ("press@norvane.comhttps://norvane.com", "press@norvane.com"),
        ("dana.ruiz@ norvane.com", "dana.ruiz@ norvane.com"),
        ("Norvane Inc.https://www.haldendays.comdays@norvane.com", "days@norvane.com"),
        ("Norvane Inc.press@norvane.com", "press@norvane.com"),
        ("617-944-6118press@norvane.com", "press@norvane.com"),
        ("617-944-6118 x304press@norvane.com", "press@norvane.com"),
        ("Leeds, AB 12345info@norvane.com", "info@norvane.com"),
        ("Investor RelationsIR@norvane.com", "IR@norvane.com"),
        ("Lee Tanpress@norvane.com", "press@norvane.com"),
        ("Dana Ruizdruiz@norvane.com", "druiz@norvane.com"),
        ("Haldendana@halden.com", "dana@halden.com"),
        ("E-mail: NorvaneHelp@norvane.com", "NorvaneHelp@norvane.com"),
        ("[press@norvane.com](mailto:press@norvane.com)", "press@norvane.com"),
        ("norvane.com/investorsir@norvane.com", "ir@norvane.com"),
        ("617.944.6118 Officedana@norvane.com", "dana@norvane.com"),
        ("Dana Ruiz, Directorcorporate@norvane.com", "corporate@norvane.com"),
        ("Lee Tan, Presidentlee.tan@norvane.com", "lee.tan@norvane.com"),
        ("Lee Tan6179446118mediarelations@norvane.com", "mediarelations@norvane.com"),
        ("Chief Marketing Officerdana@norvane.com", "dana@norvane.com"),
        ("Lee Tan, CEOlee@norvane.com", "lee@norvane.com"),
        ("Dana Ruizdana@norvane.com", "dana@norvane.com"),
        ("Dana RuizHalden Advisorydruiz@haldenadvisory.com", "druiz@haldenadvisory.com"),
        ("Dana C. RuizHalden Investor Relationsdr@halden-ir.com", "dr@halden-ir.com"),
        ("Connect with usir@norvane.com", "ir@norvane.com"),
        ("Dana Ruiz Danaruiz@norvane.com", "Danaruiz@norvane.com"),
        ("the European usit@norvane.com", "usit@norvane.com"),
        ("Write to Directory@norvane.com", "Directory@norvane.com"),
        ("Write to Office@norvane.com", "Office@norvane.com"),
        ("Lisa Tan, lisa.tan@norvane.com", "lisa.tan@norvane.com"),
        ("Marco Ruiz – marco.ruiz@norvane.com", "marco.ruiz@norvane.com"),
    ],
)
def test_a_mail_address_ends_where_other_words_begin(text: str, mail: str) -> None:
    assert found("email", text)[0] == mail


@pytest.mark.parametrize("text", ["Follow @norvane", "X: @norvane_ir", "8 @ 5 dollars", "no address"])
def test_accounts_and_signs_are_no_mail(text: str) -> None:
    assert found("email", text) == []


@pytest.mark.parametrize(
    ("text", "valid"),
    [
        ("press@norvane.example", True),
        ("press@norvane.newending", True),
        ("press@norvane .com", False),
        ("press@norvane", False),
        ("press@norvane..com", False),
        ("press @norvane.com", False),
        ("press.@norvane.com", False),
        ("press@norvane.con", False),
        ("press [at] norvane.com", False),
        ("press (at) norvane (dot) com", False),
    ],
)
def test_valid(text: str, valid: bool) -> None:
    (mail,) = facts(contact=text).of("email")
    assert mail.fields["valid"] is valid


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("See www.norvane.com.", "www.norvane.com"),
        ("See https://ir.norvane.example/events?a=1&b=2, then", "https://ir.norvane.example/events?a=1&b=2"),
        ("(www.norvane.com/a_(b))", "www.norvane.com/a_(b)"),
        ("See norvane.com today", "norvane.com"),
        ("DETAILSwww.norvane.com", "www.norvane.com"),
        ("Texaswww.NVN.fm617.944.6118 Office", "www.NVN.fm"),
        ("www.NorvaneBioRx.com", "www.NorvaneBioRx.com"),
        ("www.norvane.comEmail: x", "www.norvane.com"),
        ("www.norvane.com617.944.6118", "www.norvane.com"),
        ("www.norvane.com(617) 944-6118", "www.norvane.com"),
        ("https://norvane.com/617.944.6118 Office", "https://norvane.com/"),
        ("Norvane, Inc.https://norvane.com", "https://norvane.com"),
    ],
)
def test_a_web_address_ends_where_other_words_begin(text: str, url: str) -> None:
    assert found("url", text)[0] == url


def test_a_word_with_capitals_that_stands_in_front_too_is_no_mailbox() -> None:
    assert found("email", "NVlloys Inc.Dana Ruiz, Communications, NVlloysdana@agency.com") == ["dana@agency.com"]


def test_two_glued_addresses_are_two() -> None:
    assert found("url", "https://norvane.ai/https://www.halden.com/")[0] == "https://norvane.ai/"


@pytest.mark.parametrize("text", ["It was approved.in the end", "Inc.to", "e.g.this", "press@norvane.com"])
def test_lost_blanks_make_no_address(text: str) -> None:
    assert found("url", text) == []


@pytest.mark.parametrize(("text", "valid"), [("www.norvane.com", True), ("http:/norvane.com", False), ("https://norvane", False)])
def test_a_web_address_is_well_formed(text: str, valid: bool) -> None:
    (url,) = facts(contact=text).of("url")
    assert url.fields["valid"] is valid


def test_two_addresses_run_together() -> None:
    assert found("email", "ir@norvane.comHaldendana@halden.capital(617) 944-6118") == ["ir@norvane.com", "dana@halden.capital"]


@pytest.mark.parametrize("url", ["https://norvane..example/news", "www.norvane..example", "https://us2..web.norvane.example/a"])
def test_a_web_address_with_a_stop_too_many_is_one_that_is_wrong(url: str) -> None:
    release = facts(body=f"See {url} today.")
    assert [(thing.span.of(release.prose), thing.fields["valid"]) for thing in release.of("url")] == [(url, False)]


def test_addresses_with_a_blank_between_names_are_one_each_however_many_there_are() -> None:
    names = ("dana ruiz", "lee tan", "mira orr", "paul gray", "nia rees", "tom oakes")
    mails = [f"{name}@norvane.com" for name in names]
    assert found("email", "\n".join(f"{name.title()}\n{mail}" for name, mail in zip(names, mails, strict=True))) == mails
