"""Bylines, datelines, titles."""

from __future__ import annotations

import pytest

from onrecord.reading.byline import byline_of, contributors_of
from onrecord.reading.heading import dateline_of, dateline_spans, same_title, title_among

BODY = "The minister said on Monday that the talks would go on for as long as it takes."


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Jane Doe", ("Jane Doe",)),
        ("by: Jane Doe", ("Jane Doe",)),
        ("BY JANE DOE", ("Jane Doe",)),
        ("By Jane Doe, John Roe and Ann van der Poe", ("Jane Doe", "John Roe", "Ann van der Poe")),
        ("By Jane Doe in Cairo", ("Jane Doe",)),
        ("By Jane Doe in Cairo and John Roe-Poe in Goma, Congo", ("Jane Doe", "John Roe-Poe")),
        ("By Inês Prado-Leitão with Lusa", ("Inês Prado-Leitão",)),
        ("By Łucja Żak and Şener Öz-Güven in İzmir", ("Łucja Żak", "Şener Öz-Güven")),
        (
            "By Đỗ Thị Hà, Anwar al-Masri and Luis Ortega y Vidal",
            ("Đỗ Thị Hà", "Anwar al-Masri", "Luis Ortega y Vidal"),
        ),
        ("By JOÃO D'ÁVILA and AMA OSEI-TUTU", ("João D'Ávila", "Ama Osei-Tutu")),
        ("WRITER: Somchai Rak and Agencies", ("Somchai Rak",)),
        ("Author: Kwame Osei-Bonsu", ("Kwame Osei-Bonsu",)),
        ("By Jane Doe for Reuters", ("Jane Doe",)),
        ("Text by: HPR with AFP", ()),
        ("By Reuters and AP", ()),
        ("Al Jazeera, Doha", ()),
        ("Harbour Pacific staff writer", ()),
        ("Text: the full accord in English", None),
        ("By Wednesday, Cairo was quiet", None),
        ("By Jane Doe, Foreign Correspondent", ("Jane Doe",)),
        ("By Jane Doe | The Courier", ("Jane Doe",)),
        ("Written by Jane Doe", ("Jane Doe",)),
        ("Jane Doe, Reuters", ("Jane Doe",)),
        ("Jane Doe - Diplomatic Editor", ("Jane Doe",)),
        ("By our correspondent", ()),
        ("Harbour Post Staff", ()),
        ("News Desk", ()),
        ("By Monday the talks had failed.", None),
        ("By Lakes affairs reporter Jane Doe in Lesk, wires", ("Jane Doe",)),
        ("By Political Editor Jane Doe", ("Jane Doe",)),
        ("Por/By Jane Doe", ("Jane Doe",)),
        ("Agencies /Lesk", ()),
        ("Emir Jane Doe. — Reuters", None),
        ("Jane Doe, Daily Anchor", ("Jane Doe",)),
        ("Jane Doe and John Roe | Publication date 4 May 2031 | 21:48", ("Jane Doe", "John Roe")),
        ("From Jane Doe in Lesk", ("Jane Doe",)),
        ("From Monday the road is open", None),
        ("Lesk Daily, live blog. Tuesday 4 May 2031", None),
        ("The Chief of Staff", None),
        ("The minister spoke to reporters", None),
    ],
)
def test_bylines(line: str, authors: tuple[str, ...] | None) -> None:
    assert byline_of(line) == authors


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Jane Doe contributed to this report.", ("Jane Doe",)),
        ("Jane Doe and John Roe in Cairo contributed reporting.", ("Jane Doe", "John Roe")),
        ("(Reporting by Jane Doe; Editing by John Roe)", ("Jane Doe",)),
        (
            "(Reporting by Jane Doe in Lesk and Ann Poe-Hill in Rome; Editing by John Roe)",
            ("Jane Doe", "Ann Poe-Hill"),
        ),
        (
            "Agency writers Jane Doe in Cairo, John Roe in Rome and Ann Poe contributed.",
            ("Jane Doe", "John Roe", "Ann Poe"),
        ),
        ("Jane Doe reported from Cairo, and John Roe from Rome.", ("Jane Doe",)),
        ("Additional reporting by Jane Doe and John Roe", ("Jane Doe", "John Roe")),
        ("Nobody is named here.", ()),
    ],
)
def test_contributors(line: str, names: tuple[str, ...]) -> None:
    assert contributors_of(line) == names


@pytest.mark.parametrize(
    ("head", "place", "value", "words"),
    [
        ("GENEVA, May 4 (Agency) - ", "GENEVA", None, "May 4"),
        ("GENEVA, 4 May 2031 (Agency) — ", "GENEVA", "2031-05-04", "4 May 2031"),
        ("BEIRUT (AP) — ", "BEIRUT", None, None),
        ("Muscat, 20 March 2031 (ONA) -- ", "Muscat", "2031-03-20", "20 March 2031"),
        ("RIVERSIDE, Iowa (KRVS) — ", "RIVERSIDE, Iowa", None, None),
        ("PORT SELA: ", "PORT SELA", None, None),
        ("NEW YORK/GENEVA – ", "NEW YORK/GENEVA", None, None),
        ("Quito, 11 abr (EFE).- ", "Quito", None, "11 abr"),
        ("Port Sela, 19 November 2031: ", "Port Sela", "2031-11-19", "19 November 2031"),
        ("Port Sela (SNA). ", "Port Sela", None, None),
        ("PORT SELA | ", "PORT SELA", None, None),
        ("PORT SELA, May 4. /SELANEWS/. ", "PORT SELA", None, "May 4"),
        ("Port Sela, May 4 (Prensa Sela) ", "Port Sela", None, "May 4"),
        ("Port Sela, 4 May 2031\n\n", "Port Sela", "2031-05-04", "4 May 2031"),
    ],
)
def test_datelines(head: str, place: str, value: str | None, words: str | None) -> None:
    found = dateline_of(["Talks go on", *(head + BODY).split("\n\n")])
    assert found is not None
    assert found.place == place
    assert (found.date.value if found.date else None, found.date.text if found.date else None) == (
        value,
        words,
    )


def test_the_sentence_begins_behind_the_dateline() -> None:
    text = "Talks go on\n\nBEIRUT (AP) — " + BODY
    assert [text[start:end] for start, end in dateline_spans(text)] == ["BEIRUT (AP) — "]
    assert dateline_spans("MR DOE: " + BODY + "\n\nMS ROE: " + BODY) == ()


@pytest.mark.parametrize(
    "paragraphs",
    [
        [BODY],
        ["MR DOE: " + BODY, "MS ROE: " + BODY],
        ["EXCLUSIVE: " + BODY],
        ["Diplomats – " + BODY],
        ["NATO and the U.N. said so – " + BODY],
    ],
)
def test_what_is_no_dateline(paragraphs: list[str]) -> None:
    assert dateline_of(paragraphs) is None


@pytest.mark.parametrize(
    ("lines", "given", "place"),
    [
        (["Talks go on in Rome today", BODY], None, 0),
        (["World", "Talks go on in Rome today", BODY], None, 1),
        (["Talks go on", BODY], None, 0),
        (["Talks go on in Rome, minister says.", BODY], None, 0),
        ([BODY, BODY], None, None),
        (["A standfirst that came first", "Talks go on in Rome", BODY], "Talks go on in Rome", 1),
    ],
)
def test_titles(lines: list[str], given: str | None, place: int | None) -> None:
    assert title_among(lines, given) == place


@pytest.mark.parametrize(
    ("line", "same"),
    [
        ("Talks go on in Rome", True),
        ("TALKS GO ON IN ROME", True),
        ("Talks go on in Rome | The Harbour Post", True),
        ("Talks go on in Rome as the minister flies home to explain himself", False),
        ("Talks end in Rome", False),
    ],
)
def test_same_title(line: str, same: bool) -> None:
    assert same_title(line, "Talks go on in Rome") is same
