"""The language of a text."""

from __future__ import annotations

import pytest

from prlint.segment.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The company opened a laboratory for the kidney and it is the third of its kind.", "en"),
        ("Das Unternehmen hat heute ein Labor eröffnet, und es ist das dritte seiner Art in der Stadt.", "de"),
        ("L’entreprise ouvre un laboratoire pour les reins, et c’est le troisième de la société dans une ville.", "fr"),
        ("La empresa abre un laboratorio para los riñones y es el tercero de la sociedad en esta ciudad.", "es"),
        ("L’azienda apre un laboratorio per i reni, che è il terzo della società nel centro di Milano.", "it"),
        ("Het bedrijf opent een laboratorium voor de nier en het is het derde van zijn soort.", "nl"),
        ("ノルヴァンは東京に新しい研究所を開設しました。", "ja"),
        ("诺万公司今天在上海开设了新的实验室。", "zh"),
        ("노르반은 서울에 새로운 연구소를 열었다.", "ko"),
        ("Компания открыла новую лабораторию в Москве.", "ru"),
        ("The β-blocker and the α-helix are Greek letters in an English text of the company.", "en"),
        ("Norvane Names a Chairman\n\nHalden makes a microscope, a lamp and a lens.", "en"),
        ("Halden’s Lens Wins a Prize\n\nHalden’s lens won a prize. Norvane’s lamp won a medal.", "en"),
        ("Calidex Meets a Goal\n\nA man can die; a patient can live.", "en"),
        ("Norvane otevřel laboratoř\n\nLaboratoř je v Praze a má šedesát stolů.", "cs"),
        ("", "en"),
        ("12 34 56", "en"),
    ],
)
def test_language(text: str, language: str) -> None:
    assert language_of(text) == language
