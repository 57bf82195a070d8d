"""People and which mentions are of one person."""

from __future__ import annotations

import pytest

from tests.making import facts


def people(text: str) -> list[tuple[str, str]]:
    release = facts(body=text)
    return [(thing.span.of(release.prose), thing.fields["identity"]) for thing in release.of("person")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“We hire,” said Dana Ruiz.", "Dana Ruiz"),
        ("“We hire,” Dana Ruiz said.", "Dana Ruiz"),
        ("Dana Ruiz, chief executive officer of Norvane, was there.", "Dana Ruiz"),
        ("Dr. Dana Ruiz was there.", "Dr. Dana Ruiz"),
        ("Dana Ruiz, Ph.D., was there with a President of Halden.", "Dana Ruiz"),
        ("Chief Executive Officer Dana Ruiz was there.", "Dana Ruiz"),
        ("Norvane CEO Dana Ruiz was there.", "Dana Ruiz"),
        ("Dana van der Ruiz, president, was there.", "Dana van der Ruiz"),
        ("They named Dana C. Ruiz as Chief Financial Officer.", "Dana C. Ruiz"),
        ("Halden Instruments, a leader in tools, was there.", None),
        ("Lee Tan, CEO of Halden Gold Royalty, and the Dean of Orrin Cornell Medicine were there.", "Lee Tan"),
        ("Minister for Transport Dana Ruiz was there.", "Dana Ruiz"),
        ("San Andreas, a director of films, shook.", None),
        ("Leeds Plant opened.", None),
        ("Dana d’Entremer, president, was there.", "Dana d’Entremer"),
        ("Halden Appoints Dana Ruiz as Chief Financial Officer", "Dana Ruiz"),
        ("Halden Corp. Names Dana Ruiz to the Board", "Dana Ruiz"),
        ("Dana Ruiz, Ph.D., M.Sc., FAHA, an assistant professor at Halden, was there.", "Dana Ruiz"),
        ("“We mix,” they said of a kind of radio called Broadly Mixed Peer-to-Peer “BMPP” here.", None),
        ("It is in the section “Risks” of the Spirit Compact described below.", None),
        ("Supplied: CASE, REAR CAP LCR II", None),
        ("Lead Plaintiff Deadline in the Halden Case", None),
        ("Lead Drug Mavoritor in the Clinic", None),
        ("They see Halden Business as a leader in pipes.", None),
        ("Rocks are near the Late Haldenic Orrin Formation, host to mines.", None),
        ("Hong Kong, a leader in trade, was there.", None),
        ("Dana Ruiz, Company Secretary, was there.", "Dana Ruiz"),
        ("Halden CEO Dr. Dana Ruiz was there.", "Dr. Dana Ruiz"),
        ("Dana Ruiz, MD, was there.", "Dana Ruiz"),
        ("It followed Ms. Dana Ruiz’s letter.", "Ms. Dana Ruiz"),
        ("Halden Foundation Welcomes Two Famous Leaders", None),
        ("The MR. HALDEN HEAD Figure Sells well.", None),
        ("HLDN CHRO Dana Ruiz was there.", "Dana Ruiz"),
        ("CEO Dana E. “Danny” Ruiz was there.", "Dana E. “Danny” Ruiz"),
        ("Dana Ruiz, 58, chairman of Halden, was there.", "Dana Ruiz"),
        ("“We hire,” said Dean Ruiz, president of Halden.", "Dean Ruiz"),
        ("It told of the election of Dana C. Ruiz.", "Dana C. Ruiz"),
        ("It lay in the Department of Dana Ruiz.", None),
        ("Dana Ruiz, Halden & Tan partner, was there.", "Dana Ruiz"),
        ("It grew in Hong Kong Hall, HLDN CEO Mr Tan was there.", None),
        ("CA State Senator Dana Ruiz was there.", "Senator Dana Ruiz"),
        ("Appointing Dana Ruiz as Chief Operating Officer", "Dana Ruiz"),
        ("Director of Marketing Dana Ruiz was there.", "Dana Ruiz"),
        ("Deputy Minister for Energy Dana Ruiz was there.", "Dana Ruiz"),
        ("“We feed,” said zookeeper Dana Ruiz.", "Dana Ruiz"),
        ("“We sell,” said drugmaker Halden Orrin.", None),
        ("“We sell,” said former Halden Orrin.", None),
        ("Chief Ranger Dana Ruiz was there.", "Dana Ruiz"),
        ("Dana Ruiz, Curator of Orchids, was there.", "Dana Ruiz"),
        ("Halden Orrin, asset manager of funds, was there.", None),
        ("Minister of Mining Dana del Ruiz was there.", "Dana del Ruiz"),
        ("Mayor of New York Dana Ruiz was there.", "Dana Ruiz"),
        ("The CEO of Halden Living Soils was there.", None),
        ("The President of Albuquerque Low Voltage was there.", None),
        ("The Bank of Norway Dana Ruiz was there.", None),
        ("Her Excellency Dana Ruiz, Minister of Energy, was there.", "Dana Ruiz"),
        ("They won the Golden Fork Award, a leader in dining.", None),
        ("It was told. Col. Dana Ruiz came.", "Col. Dana Ruiz"),
        ("It was told. Sen. Dana Ruiz came.", "Sen. Dana Ruiz"),
        ("Baroness Dana Ruiz came.", "Baroness Dana Ruiz"),
        ("Executive Chef Dana Ruiz cooked.", "Dana Ruiz"),
    ],
)
def test_a_name_needs_a_sign(text: str, name: str | None) -> None:
    assert [found for found, _ in people(text)] == ([] if name is None else [name])


@pytest.mark.parametrize(
    ("text", "title", "organization"),
    [
        ("Dana Ruiz, Halden Foods’ Chairman and Chief Executive Officer, ate.", "Chairman and Chief Executive Officer", "Halden Foods"),
        ("Dana Ruiz, HLDN President and CEO, ate.", "President and CEO", "HLDN"),
        ("Dana Ruiz, Halden senior data scientist, ate.", "senior data scientist", "Halden"),
        ("It hired Chief Risk and Compliance Officer Dana Ruiz.", "Chief Risk and Compliance Officer", None),
        ("Dana Ruiz, Consulting Geologist, ate.", "Consulting Geologist", None),
        ("Dana Ruiz, Non-Executive Chairman, ate.", "Non-Executive Chairman", None),
        ("Dana Ruiz, the company’s chief scientific officer, ate.", "chief scientific officer", None),
        ("“We hire,” said principal investigator Dana Ruiz.", "principal investigator", None),
        ("Dana Ruiz, HaldenMed Chairman, President and CEO, ate.", "Chairman, President and CEO", "HaldenMed"),
        ("Dana Ruiz, president of Halden Trust.", "president", "Halden Trust"),
        ("Dana Ruiz, Head of Ear and Nose Surgery at Halden, ate.", "Head of Ear and Nose Surgery", "Halden"),
        ("Dana Ruiz, 58, presiding director of Halden, ate.", "presiding director", "Halden"),
        ("Dana Ruiz is the Founder and Chief Executive Officer of Halden.", "Founder and Chief Executive Officer", "Halden"),
        ("Dana Ruiz will serve as interim president.", "interim president", None),
        ("“We tell,” head of communications Dana Ruiz said.", "head of communications", None),
        ("“We feed,” said zookeeper Dana Ruiz.", "zookeeper", None),
        ("Dana Ruiz, M.D., joins Halden as Chief Medical Officer.", "Chief Medical Officer", None),
        ("Dana Ruiz, Ph.D., has been appointed its Chief Scientific Officer.", "Chief Scientific Officer", None),
        ("Dana Ruiz, head brewer, ate.", "head brewer", None),
        ("Halden Foods appointed Dana Ruiz Chief Technology Officer in May.", "Chief Technology Officer", None),
        ("Dana Ruiz, Commissioner for Health, ate.", "Commissioner for Health", None),
        ("Dana Ruiz, RN, BSN, Senior Director of Nursing, ate.", "Senior Director of Nursing", None),
        ("The board named Dana Ruiz interim Chief Financial Officer.", "interim Chief Financial Officer", None),
        ("Dana Ruiz, an analyst at Halden Research, ate.", "analyst", "Halden Research"),
        ("Dana Ruiz, Global Head of People, ate.", "Global Head of People", None),
        ("Dana Ruiz, taproom manager, ate.", "taproom manager", None),
        ("Dana Ruiz, Head of PR, ate.", "Head of PR", None),
        ("Dana Ruiz, Company Secretary of Orrin Wharf plc, ate.", "Company Secretary", "Orrin Wharf plc"),
        ("Dana Ruiz, President of the PR Club, ate.", "President", "PR Club"),
        ("Dana Ruiz, Head of R&D at Halden, ate.", "Head of R&D", "Halden"),
        ("Dana Ruiz, Minister of Energy and Mines, ate.", "Minister of Energy and Mines", None),
        ("Dana Ruiz, Chairman of the Supervisory Board, ate.", "Chairman of the Supervisory Board", None),
        ("Dr. Dana Ruiz, the study’s principal investigator, ate.", "principal investigator", None),
        ("“We bake,” says Dana Ruiz, chief baker.", "chief baker", None),
        ("“We care,” said Halden Orrin chief nursing officer Dana Ruiz.", "chief nursing officer", "Halden Orrin"),
        ("Vice President of Sales Dana Ruiz ate.", "Vice President of Sales", None),
        ("Dana Ruiz, Halden Medical Chief Executive Officer, ate.", "Chief Executive Officer", "Halden Medical"),
    ],
)
def test_the_position_and_whose_it_is(text: str, title: str, organization: str | None) -> None:
    of = facts(body=text)
    (person,) = of.of("person")
    assert (of.field(person, "title"), of.field(person, "organization")) == (title, organization)


@pytest.mark.parametrize(
    ("text", "both"),
    [
        ("Co-founders Dana Ruiz and Lee Tan ate.", True),
        ("Assistant Attorneys General Dana Ruiz and Lee Tan ate.", True),
        ("Drs. Dana Ruiz and Lee Tan ate.", True),
        ("Dana Ruiz and Lee Tan, the directors of Halden, ate.", True),
        ("“We eat,” said Dana Ruiz and Lee Tan.", True),
        ("Dana Ruiz and Lee Tan ate.", False),
        ("The owners elected Dana Ruiz and Lee Tan as directors.", True),
        ("Dana Ruiz and Lee Tan, leaders of the pack, ate.", True),
    ],
)
def test_one_word_may_tell_of_two(text: str, both: bool) -> None:
    assert [name for name, _ in people(text)] == (["Dana Ruiz", "Lee Tan"] if both else [])


def test_later_mentions_need_none() -> None:
    found = people("Dana Ruiz, president, spoke. Then Dana Ruiz left, and Ms. Ruiz ate.")
    assert [name for name, _ in found] == ["Dana Ruiz", "Dana Ruiz", "Ms. Ruiz"]


@pytest.mark.parametrize(
    ("second", "same"),
    [
        ("Dana Ruis", True),
        ("Dana Ruitz", True),
        ("Dnaa Ruiz", True),
        ("D. Ruiz", True),
        ("Dina Ruiz", True),
        ("Danna Ruiz", True),
        ("Dána Ruis", True),
        ("Lena Ruiz", False),
        ("Dana Tan", False),
    ],
)
def test_one_letter_apart_is_one_person(second: str, same: bool) -> None:
    identities = [identity for _, identity in people(f"Dana Ruiz, president, spoke. {second}, director, ate.")]
    assert (len(set(identities)) == 1) is same


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Halversen added that it rained.", True),
        ("It rained, added Halversen.", True),
        ("Halversen County said that it rained.", False),
        ("It rained on Halversen Road.", False),
        ("Halversen added that. Halversen said so.", False),
    ],
)
def test_a_surname_that_speaks_may_be_a_letter_off(text: str, found: bool) -> None:
    mentions = [name for name, _ in people(f"“We hire,” said Dana Halverson, president. {text}")]
    assert ("Halversen" in mentions) is found


def test_position_and_employer_stand_beside_the_name() -> None:
    release = facts(body="“We hire,” said Dana Ruiz, Vice President of Research Programs at Norvane Therapeutics, Inc. It rained.")
    (person,) = release.of("person")
    assert person.fields["title"] == "Vice President of Research Programs"
    assert person.fields["organization"] == "Norvane Therapeutics, Inc."
    assert (person.fields["given"], person.fields["surname"]) == ("Dana", "Ruiz")


def test_a_position_may_begin_with_the_field_it_is_for() -> None:
    release = facts(body="“We mix,” said Dana Ruiz, Gravel Product Manager for Halden Roads, Inc.")
    (found,) = release.of("person")
    assert found.fields["title"] == "Gravel Product Manager"
    assert found.fields["organization"] == "Halden Roads, Inc."


@pytest.mark.parametrize("title", ["Chief Electrical & Power Systems Officer", "Chief Administrative Officer", "Chief of Staff"])
def test_a_chief_of_anything(title: str) -> None:
    (found,) = facts(body=f"“We mix,” said Dana Ruiz, {title} of Halden.").of("person")
    assert found.fields["title"] == title


def test_an_initial_is_no_given_name_to_disagree_with() -> None:
    release = facts(contact="D. Ruiz\n617-944-6118")
    (person,) = release.of("person")
    assert "given" not in person.fields
