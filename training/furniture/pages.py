"""Made-up pages: the prose of real and invented texts, with furniture around and between its paragraphs.

An outlet of its own is drawn for every few pages: its menus, pleas and footers, their order, and how often
it breaks into its reports. Phrases are in `phrases.toml`, what fills their blanks in `names.toml`; some
blocks are taken from the marked pages that training is allowed to see.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
PAGES_OF_ONE = 3


@dataclass(frozen=True)
class Page:
    """One page: its lines, and which of them are furniture."""

    outlet: str
    lines: tuple[str, ...]
    furniture: tuple[bool, ...]


class Phrases:
    """The phrases with blanks, and draws from them."""

    def __init__(self, seed: int) -> None:
        phrases = tomllib.loads((HERE / "phrases.toml").read_text("utf-8"))
        self.names: dict[str, list[str]] = tomllib.loads((HERE / "names.toml").read_text("utf-8"))
        self.blocks = {place: _blocks(text) for place, text in phrases.items()}
        self.random = random.Random(seed)

    def fill(self, phrase: str, outlet: str) -> str:
        """A phrase with its blanks filled, each anew."""
        return re.sub(r"\{(\w)\}", lambda found: self._blank(found[1], outlet), phrase)

    def headline(self, outlet: str) -> str:
        """The headline of some other story, in one of the ways in which papers write them."""
        one = self.random.choice
        if self.random.random() < 0.25:
            line = one(self.names["whole"])
        else:
            who, does, what, when = (one(self.names[part]) for part in ("who", "does", "what", "when"))
            line = f"{who} {does} {what}{when}"
        line = self.fill(line, outlet)
        return line.title().replace("’S", "’s").replace("'S", "'s") if hash_of(outlet) % 3 == 0 else line

    def _blank(self, blank: str, outlet: str) -> str:
        one, number = self.random.choice, self.random.randint
        first, last = one(self.names["first"]), one(self.names["last"])
        place = one(self.names["places"])
        match blank:
            case "O":
                return outlet
            case "H":
                return self.headline(outlet)
            case "N":
                return f"{first} {last}"
            case "L":
                return last
            case "D":
                return self._day()
            case "T":
                return one(
                    [
                        f"{number(0, 23):02}:{number(0, 59):02}",
                        f"{number(1, 12)}:{number(0, 59):02} {one(['am', 'PM', 'p.m.'])}",
                    ]
                )
            case "d":
                return str(number(1, 10 ** number(1, 4)))
            case "P":
                return place
            case "S":
                return one(self.names["sections"])
            case "A":
                return self.fill(one(self.names["agencies"]), outlet)
            case "E":
                return f"{first.lower()}@{_site(outlet)}"
            case "K":
                return one(self.names["topics"])
            case "W":
                return one(self.names["weekdays"])
            case "U":
                return f"https://www.{_site(outlet)}/{number(2024, 2034)}/{place.split()[0].lower()}"
            case "M":
                return one(self.names["money"])
            case "Q":
                begin, rest = self.headline(outlet)[:1], self.headline(outlet)[1:]
                return f"{begin}{rest}, officials in {place} said on {one(self.names['weekdays'])}."
            case _:
                return blank

    def _day(self) -> str:
        one, number = self.random.choice, self.random.randint
        day, month, short = number(1, 28), one(self.names["months"]), one(self.names["months_short"])
        year = number(2024, 2034)
        return one(
            [
                f"{day} {month} {year}",
                f"{month} {day}, {year}",
                f"{short} {day}, {year}",
                f"{day:02}/{number(1, 12):02}/{year}",
                f"{one(self.names['weekdays'])}, {month} {day}, {year}",
                f"{day} {short} {year}",
                f"{year}-{number(1, 12):02}-{day:02}",
            ]
        )


def hash_of(text: str) -> int:
    """A number of a text that is the same in every run."""
    return sum(ord(char) * (i + 7) for i, char in enumerate(text))


def _site(outlet: str) -> str:
    """The address of an outlet's site."""
    return re.sub(r"[^a-z]", "", outlet.lower()) + ".example"


def _blocks(text: str) -> list[list[str]]:
    return [block.split("\n") for block in text.strip("\n").split("\n\n")]


def made_up(
    bodies: Sequence[Sequence[str]], outlets: int, seed: int, marked: Sequence[Page] = ()
) -> Iterator[Page]:
    """Pages of so many made-up outlets. Of each body, the first line is its title."""
    phrases = Phrases(seed)
    draw = phrases.random
    for number in range(outlets):
        name = phrases.fill(draw.choice(phrases.names["outlets"]), "")
        shape = _shape(phrases, marked)
        for _ in range(PAGES_OF_ONE):
            body = _cut(draw, list(draw.choice(bodies)))
            yield _page(phrases, f"{name} {number}", name, shape, body)


@dataclass(frozen=True)
class _Shape:
    top: list[list[str]]
    head: list[list[str]]
    middle: list[list[str]]
    tail: list[list[str]]
    often: float


def _shape(phrases: Phrases, marked: Sequence[Page]) -> _Shape:
    """What one outlet shows."""
    draw = phrases.random
    blocks = phrases.blocks

    def some(place: str, most: int, least: int = 0) -> list[list[str]]:
        return draw.sample(blocks[place], draw.randint(least, most))

    tail = some("tail", 11, 1)
    if marked and draw.random() < 0.5:
        page = draw.choice(marked)
        last = max((i for i, gone in enumerate(page.furniture) if not gone), default=0)
        end = list(page.lines[last + 1 :])
        tail.insert(draw.randint(0, len(tail)), end)
    if draw.random() < 0.3:
        tail.append([phrases.fill(draw.choice(phrases.names["notices"]), "{O}")])
    return _Shape(
        top=some("top", 7),
        head=some("head", 6),
        middle=some("middle", 6),
        tail=tail,
        often=draw.choice((0, 0.1, 0.2, 0.35)),
    )


def _cut(draw: random.Random, body: list[str]) -> list[str]:
    """A part of a text of the length of a report, under its title."""
    size = draw.randint(4, 22)
    start = draw.randint(1, max(1, len(body) - size)) if draw.random() < 0.5 else 1
    return body[:1] + body[start : start + size]


def _page(phrases: Phrases, outlet: str, name: str, shape: _Shape, body: list[str]) -> Page:
    draw = phrases.random
    found: list[tuple[str, bool]] = []

    def furniture(blocks: Sequence[list[str]], chance: float = 0.85) -> None:
        for block in blocks:
            if draw.random() < chance:
                found.extend((phrases.fill(line, name), True) for line in block if line)

    furniture(shape.top)
    found.append((body[0], False))
    if draw.random() < 0.12:
        found.append((phrases.headline(name) + draw.choice(["", ".", "."]), False))
    furniture(shape.head)
    for i, line in enumerate(body[1:]):
        found.append((line, False))
        if i + 2 < len(body) and draw.random() < 0.07 and not line.endswith(":"):
            found.extend((phrases.fill(each, name), False) for each in draw.choice(phrases.blocks["prose"]))
        if i + 2 < len(body) and shape.middle and draw.random() < shape.often and not line.endswith(":"):
            furniture([draw.choice(shape.middle)], 1)
    if draw.random() < 0.08:
        found.extend((phrases.fill(each, name), False) for each in draw.choice(phrases.blocks["closing"]))
    furniture(shape.tail)
    return Page(outlet, tuple(line for line, _ in found), tuple(gone for _, gone in found))
