"""Which language a text is in."""

from __future__ import annotations

import pytest

from onrecord.reading.tongue import language_of

TEXTS = [
    (
        "en",
        "The envoy flew to Rome on Monday for talks with the mediators about a truce, and her office said that it would take days before a second round could be held in Cairo.",
    ),
    (
        "fr",
        "L'envoyée est partie lundi pour Rome afin de discuter avec les médiateurs d'une trêve, et son bureau a dit que cela prendrait des jours avant une nouvelle rencontre au Caire.",
    ),
    (
        "es",
        "La enviada viajó el lunes a Roma para hablar con los mediadores sobre una tregua, y su oficina dijo que pasarían días antes de que se celebre una segunda ronda en El Cairo.",
    ),
    (
        "de",
        "Die Gesandte flog am Montag nach Rom, um mit den Vermittlern über eine Waffenruhe zu sprechen, und ihr Büro sagte, dass es noch Tage dauern werde, bis eine zweite Runde in Kairo beginnt.",
    ),
    (
        "tr",
        "Elçi pazartesi günü arabulucularla ateşkes görüşmek için Roma'ya gitti ve ofisi bu turun günler süreceğini, ikinci turun ise daha sonra Kahire'de olacağını bir açıklama ile duyurdu, ancak tarih vermedi.",
    ),
    ("other", "Посланница вылетела в понедельник в Рим на переговоры с посредниками о перемирии."),
    ("other", "大使周一飞往罗马与调解人就停火举行会谈。她的办公室说第二轮会谈将在开罗举行。"),
    (None, "Envoy flies to Rome"),
]


@pytest.mark.parametrize(("code", "text"), TEXTS, ids=lambda value: str(value)[:12])
def test_language(code: str | None, text: str) -> None:
    assert language_of(text) == code


def test_english_full_of_foreign_names_is_english() -> None:
    text = (
        "Abdel Fattah al-Burhan met Mohamed Hamdan Dagalo, William Ruto, Abiy Ahmed and Ismaïl Omar Guelleh in "
        "Djibouti on Sunday, and Workneh Gebeyehu of IGAD said that they had agreed to meet again."
    )
    assert language_of(text) == "en"
