"""Bytes to text: encodings, and what is no text."""

from __future__ import annotations

import pytest

from onrecord.errors import EmptyInput, NotText, ReadingError
from onrecord.reading.decode import decode, decoded
from onrecord.reading.text import paragraphs, repair, repairs_of, tidy

WORDS = "The envoy’s visit to Málaga – “a café, not a summit” – ended on Monday."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_text_in_a_usual_encoding_is_read(encoding: str) -> None:
    assert decode(WORDS.encode(encoding), "a.txt") == WORDS


def test_a_page_is_read_as_it_declares_itself() -> None:
    page = '<html><head><meta charset="windows-1250"></head><body>Wałęsa przyjechał</body></html>'
    assert "Wałęsa" in decode(page.encode("cp1250"), "a.html", html=True)


def test_a_page_that_says_latin_1_is_read_as_browsers_do() -> None:
    page = f'<html><head><meta charset="iso-8859-1"></head><body>{WORDS}</body></html>'
    assert WORDS in decode(page.encode("cp1252"), "a.html", html=True)


@pytest.mark.parametrize(
    ("data", "error", "told"),
    [
        (b"", EmptyInput, "nothing in it"),
        (b" \n\t", EmptyInput, "nothing in it"),
        (b"%PDF-1.7 ...", NotText, "a PDF"),
        (b"PK\x03\x04 ...", NotText, "zip"),
        (bytes(range(256)) * 10, NotText, "binary"),
    ],
)
def test_what_is_no_text_is_refused_in_a_sentence(data: bytes, error: type[ReadingError], told: str) -> None:
    with pytest.raises(error, match=told) as caught:
        decode(data, "a.txt")
    assert caught.value.origin == "a.txt"
    assert caught.value.remedy


def test_a_character_cut_off_at_the_end_is_left_out() -> None:
    assert decode("Málaga, Köln, café".encode()[:-1], "a.txt") == "Málaga, Köln, caf"


@pytest.mark.parametrize(
    ("data", "text", "repair"),
    [
        (
            "Málaga, Köln: ".encode() + "the envoy’s “no”".encode("cp1252"),
            "Málaga, Köln: the envoy’s “no”",
            "3 places",
        ),
        ("Málaga, Köln and ".encode() + b"\xe2\x80 more", "Málaga, Köln and \ufffd more", "1 place"),
        (b"Israel\xd5s envoy didn\xd5t go", "Israel’s envoy didn’t go", "Mac Roman"),
        (
            "The envoy’s visit was called off.".encode("utf-16-le"),
            "The envoy’s visit was called off.",
            "UTF-16",
        ),
    ],
)
def test_broken_text_is_repaired_and_says_so(data: bytes, text: str, repair: str) -> None:
    found = decoded(data, "a.txt")
    assert found.text == text
    assert repair in found.repairs[0]


@pytest.mark.parametrize("rounds", [1, 2, 3])
def test_text_that_went_wrong_several_times_is_set_right(rounds: int) -> None:
    wrong = WORDS
    for _ in range(rounds):
        wrong = "".join(_as_1252(byte) for byte in wrong.encode())
    assert repair(wrong) == WORDS
    assert repairs_of(wrong) == ("UTF-8 that had been read as Windows-1252 was set right",)


def _as_1252(byte: int) -> str:
    return bytes([byte]).decode("cp1252", "ignore") or chr(byte)


def test_a_lost_apostrophe_comes_back() -> None:
    assert repair("Israel\ufffds envoy didn\ufffdt say \ufffd") == "Israel’s envoy didn’t say \ufffd"


def test_utf_8_read_as_windows_1252_is_mended() -> None:
    assert tidy("Israelâ€™s envoy said â€œnoâ€\u009d in MÃ¡laga") == "Israel’s envoy said “no” in Málaga"


def test_spaces_and_invisible_characters() -> None:
    assert tidy("a\u00a0b\u2009c\u200bd\u00ade\ufefff\r\ng\t\th") == "a b cdef\ng h"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\nTwo.\n\n\nThree.", ["One.", "Two.", "Three."]),
        ("He met the U.S.-led\ncoalition on Friday.", ["He met the U.S.-led coalition on Friday."]),
        ("Envoy flies to Rome today\nby: Jane Doe", ["Envoy flies to Rome today", "by: Jane Doe"]),
        ("A headline\nThe text.", ["A headline", "The text."]),
        ("He came to school on\n\n4 May\n\n, his aunt said.", ["He came to school on 4 May, his aunt said."]),
    ],
)
def test_paragraphs(text: str, expected: list[str]) -> None:
    assert paragraphs(text) == expected
