"""Numbers in news text, in figures and in words, as values.

    "1.2 million" · "3 400" · "$3.3B" · "€2bn" · "5 lakh" · "two hundred and fifty" · "half a million"
    "tens of thousands" · "more than half" · "300 to 350" · "at least 76" · "18-fold" · "twice" · "one in
    three"

Pure text: whether a number counts anything is for `figures` to say.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from onrecord.record.figure import Comparator

_UNITS = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")

SMALL_NUMBERS: dict[str, int] = {
    **{word: n for n, word in enumerate(_UNITS, start=1)},
    **{word: 10 * n for n, word in enumerate(_TENS, start=2)},
    **{
        f"{ten}-{unit}": 10 * t + u
        for t, ten in enumerate(_TENS, start=2)
        for u, unit in enumerate(_UNITS[:9], 1)
    },
}
"""The words for 1 to 99."""

Shape = Literal["number", "plural", "share", "times"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number at `start` to `end` (code points), its comparing words and money signs included.

    `core` is where the number itself begins. `unit` is set where the number's own words say it: a currency,
    "percent", "times", "votes" (one side of "14-0"). `factor`: what its words multiply by ("350 million":
    1e6). `spelled`: in words ("three"). `shape`: a "plural" ("dozens"), a "share" ("a third"), "times"
    ("twice"), or a plain number.
    """

    start: int
    end: int
    core: int
    value: float
    upper: float | None = None
    comparator: Comparator = "exactly"
    unit: str | None = None
    factor: float = 1
    spelled: bool = False
    shape: Shape = "number"


@cache
def figure_words() -> Mapping[str, Any]:
    """The word lists of `data/figure_words.toml`."""
    return tomllib.loads((files(__package__) / "data" / "figure_words.toml").read_text(encoding="utf-8"))


def find_numbers(text: str, blocked: Sequence[tuple[int, int]] = ()) -> tuple[Number, ...]:
    """All numbers of a text from left to right, the longer reading where two overlap.

    None begins within a `blocked` stretch (start, end): the dates of a text are no numbers.
    """
    found = sorted(_candidates(text), key=lambda n: (n.core, -n.end))
    kept: list[Number] = []
    for each in found:
        if any(start <= each.core < end for start, end in blocked):
            continue
        if not kept or each.core >= kept[-1].end:
            kept.append(each)
    return tuple(_joined(text, kept))


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))


_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?: \d{3})+(?!\d)|\d+(?:\.\d+)?"
_PERCENT = r"\s?%|[\s-](?:percent|per cent|pct|percentage points?)\b"


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    words = figure_words()
    small, big = _any(SMALL_NUMBERS), _any(words["multipliers"])
    spelled = (
        rf"(?:(?:{small})(?:[\s-](?:(?:and\s)?a half|(?:{small})))*"
        rf"|an?(?=[\s-](?:{big})\b)|half an?(?=\s(?:{big})\b))"
    )
    # "two hundred and fifty thousand": words and multipliers by turns
    in_words = rf"{spelled}(?:[\s-](?:{big})\b(?:\s(?:and\s)?(?:{small})\b(?!\s?(?:percent|per cent)))?)*"
    short = _any(words["short_multipliers"])
    shortened = rf"(?P<short>(?:{short})|\s(?:bn|mn|mln|bln|tn|trn))(?![\w])"
    digits = rf"(?P<digits>{_DIGITS})(?:{shortened}|(?P<big>(?:[\s-](?:{big})(?:s?)\b)+))?"
    sign = rf"(?P<sign>{_any(words['signs'])})\s?"
    number = rf"(?:(?:{sign})?{digits}|(?P<words>(?i:{in_words})))"
    plural = rf"(?P<plural>(?i:{_any(words['plurals'])})(?:\sof\s(?i:{_any(words['plurals'])}))?)"
    fraction = rf"(?P<fraction>(?i:{_any(words['fractions'])}))(?!\s(?:an?|million|billion|hour|time)\b)"
    return {
        "number": re.compile(
            rf"(?<![\w.,$€£:/*#])(?:{number})(?!/\d)(?:(?P<percent>{_PERCENT})|(?P<fold>-?fold)\b)?(?![\w*])"
        ),
        "plural": re.compile(rf"(?<![\w-]){plural}\b"),
        "part": re.compile(
            rf"(?<![\w-])(?P<fraction>(?i:{_any(words['fractions'])})) of an?\s(?P<big>(?i:{big}))\b"
        ),
        "share": re.compile(
            rf"(?<![\w-])(?:{fraction}|(?P<of>(?i:one|two|three|four) in (?i:{small}|\d+)))\b(?![-])"
        ),
        "times": re.compile(r"(?<![\w-])(?P<times>(?i:twice|thrice|once))\b"),
    }


def _candidates(text: str) -> Iterator[Number]:
    for shape, pattern in _patterns().items():
        for match in pattern.finditer(text):
            number = _READERS[shape](match)
            if number is not None:
                yield from (_compared(text, part) for part in _apart(text, number))


_BETWEEN = re.compile(r"\b[Bb]etween\s$")


def _apart(text: str, number: Number) -> Sequence[Number]:
    """The two ends of a range in words: "between one hundred and two hundred" is no hundred and two
    hundreds."""
    words = text[number.start : number.end]
    if (
        not number.spelled
        or " and " not in words
        or not _BETWEEN.search(text, number.start - 9, number.start)
    ):
        return (number,)
    at = number.start + words.index(" and ")
    ends = (_spelled(text, number.start, at), _spelled(text, at + len(" and "), number.end))
    low, high = ends
    return (low, high) if low is not None and high is not None and low.value < high.value else (number,)


def _spelled(text: str, start: int, end: int) -> Number | None:
    match = _patterns()["number"].fullmatch(text, start, end)
    return _read_number(match) if match is not None and match["words"] else None


# readers


def _read_number(match: re.Match[str]) -> Number | None:
    value = _value(match)
    if value is None:
        return None
    sign = match["sign"]
    unit = figure_words()["signs"][sign] if sign else "percent" if match["percent"] else None
    return Number(
        start=match.start(),
        core=match.start(),
        end=match.end(),
        value=value,
        spelled=match["words"] is not None,
        factor=_factor(match),
        unit="times" if match["fold"] else unit,
        shape="times" if match["fold"] else "number",
    )


def _factor(match: re.Match[str]) -> float:
    words, factor = figure_words(), 1.0
    if match["short"]:
        factor = words["short_multipliers"][match["short"].strip()]
    for word in re.findall(r"[a-z]+", match["big"] or match["words"] or ""):
        factor *= words["multipliers"].get(word.removesuffix("s"), 1)
    return factor


def _value(match: re.Match[str]) -> float | None:
    if match["words"] is not None:
        return value_of_words(match["words"])
    return _whole(float(Decimal(re.sub(r"[ ,]", "", match["digits"])) * Decimal(_factor(match))))


def value_of_words(words: str) -> float | None:
    """The value of a number in words: "two hundred and fifty thousand" is 250,000.

    >>> value_of_words("half a million"), value_of_words("thirty-one")
    (500000, 31)
    >>> value_of_words("one and a half billion")
    1500000000
    """
    multipliers = figure_words()["multipliers"]
    total = current = 0.0
    tokens = re.findall(r"[a-z]+(?:-[a-z]+)?", words.lower())
    for token in [part for t in tokens for part in ([t] if t in SMALL_NUMBERS else t.split("-"))]:
        if token in SMALL_NUMBERS:
            current += SMALL_NUMBERS[token]
        elif token == "half":
            current += 0.5
        elif token in ("a", "an"):
            current = current or 1
        elif token in multipliers:
            current = (current or 1) * multipliers[token]
            if multipliers[token] >= 1000:
                total, current = total + current, 0.0
        elif token != "and":
            return None
    # "half a million": the article between stands for nothing once there is a half
    return _whole(total + current) or None


def _read_plural(match: re.Match[str]) -> Number:
    parts = match["plural"].lower().split(" of ")
    value = 1.0
    for part in parts:
        value *= figure_words()["plurals"][part]
    return Number(
        start=match.start(), core=match.start(), end=match.end(), value=_whole(value), comparator="more_than",
        spelled=True, shape="plural",
    )  # fmt: skip


def _read_part(match: re.Match[str]) -> Number:
    """As in "a quarter of a million"."""
    share = figure_words()["fractions"][match["fraction"].lower()] / 100
    factor = figure_words()["multipliers"][match["big"].lower()]
    return Number(
        start=match.start(),
        core=match.start(),
        end=match.end(),
        value=_whole(share * factor),
        factor=factor,
        spelled=True,
    )


def _read_share(match: re.Match[str]) -> Number | None:
    if match["fraction"]:
        if _is_rank(match) or _in_a_name(match) or _is_added(match) or _is_of_clock(match):
            return None
        value = float(figure_words()["fractions"][match["fraction"].lower()])
    else:
        part, whole = (value_of_words(w) or float(w) for w in match["of"].lower().split(" in "))
        if whole <= part:
            return None
        value = round(100 * part / whole, 1)
    return Number(
        start=match.start(),
        core=match.start(),
        end=match.end(),
        value=_whole(value),
        unit="percent",
        spelled=True,
        comparator="exactly" if match["fraction"] else "about",
        shape="share",
    )


_AFTER_A_PART = re.compile(
    r"\s(?:of|to|in|by|or|and|more|less|were|was|are|is|have|had|has|said)\b|[^\w\s]|\s?$"
)


def _is_rank(match: re.Match[str]) -> bool:
    """As in "a third bank" is the third of several; "a third of banks" is a part."""
    if match["fraction"].lower() not in ("a third", "a fifth", "a tenth"):
        return False
    opens = match[0][0].isupper() and match.string.startswith(",", match.end())  # "A third, from Oman, …"
    return opens or _AFTER_A_PART.match(match.string, match.end()) is None


_ONE_MORE = re.compile(r"\b(?:an?|one) [\w-]+ and (?:an? )?$", re.IGNORECASE)


def _is_added(match: re.Match[str]) -> bool:
    """As in "a day and a half", "an hour and a quarter": a part of what was named before."""
    before = match.string[max(0, match.start() - 24) : match.start()]
    return _ONE_MORE.search(before) is not None and not match.string.startswith(" of ", match.end())


def _is_of_clock(match: re.Match[str]) -> bool:
    """As in "half past six", "a quarter to nine"."""
    return re.match(r" (?:past|to) \w+\b(?! of)", match.string[match.end() :]) is not None


def _in_a_name(match: re.Match[str]) -> bool:
    """As in "Half Way Reef": a capitalised part before another capital names a place."""
    return match[0][0].isupper() and re.match(r"\s[A-Z]", match.string[match.end() :][:2]) is not None


def _read_times(match: re.Match[str]) -> Number:
    value = {"once": 1, "twice": 2, "thrice": 3}[match["times"].lower()]
    return Number(
        start=match.start(),
        core=match.start(),
        end=match.end(),
        value=value,
        unit="times",
        spelled=True,
        shape="times",
    )


_READERS = {
    "number": _read_number,
    "part": _read_part,
    "plural": _read_plural,
    "share": _read_share,
    "times": _read_times,
}


def _whole(value: float) -> float:
    return int(value) if value == int(value) else round(value, 6)


# comparing words


@cache
def _before() -> re.Pattern[str]:
    kinds = figure_words()["comparators"]
    groups = "|".join(rf"(?P<{kind}>{_any(words)})" for kind, words in kinds.items())
    return re.compile(
        rf"(?i:(?<![\w-])(?:{groups})(?:,? (?:a|an|the|additional|another|estimated|roughly))*\s)$"
    )


@cache
def _after() -> re.Pattern[str]:
    kinds = figure_words()["trailing"]
    return re.compile("|".join(rf"(?P<{kind}>{_any(words)})" for kind, words in kinds.items()))


_KINDS: tuple[Comparator, ...] = ("more_than", "less_than", "at_least", "at_most", "about")


_OVER = re.compile(
    r"\b(?:hand|turn|tak|took|giv|gave|sign|bring|brought|pull|w[io]n|run|ran|rol|carr|loo?k|knock|fl[ey]w|"
    r"pass|cross|buy|mov|spil|read|pour|talk|think|thought|argu|quarrel|row|disput|clash)\w* $",
    re.IGNORECASE,
)
"""Verbs that go with "over": "handed over 19 prisoners", "argued over 40 posts"."""
_TOLD_OF = re.compile(
    r"\b(?:ask|talk|spoke|speak|told|tell|know|knew|learn|hear|complain|warn|worr|think|thought|quer|question|"
    r"argu|wonder|inquir|enquir)\w*(?: \w+)? $",
    re.IGNORECASE,
)
"""Words before the "about" of what is spoken of: "asked about 12 detainees"."""


def _is_of_verb(text: str, compared: re.Match[str]) -> bool:
    """Does "over" or "about" go with the verb before it, and compare nothing? "About the 12" never does."""
    word, before = compared[0].lower().split()[0], text[: compared.start()]
    definite = compared[0].lower().split()[-1] == "the"
    if word == "over":
        return _OVER.search(before) is not None or definite
    return word in ("about", "around") and (definite or _TOLD_OF.search(before) is not None)


def _compared(text: str, number: Number) -> Number:
    """The number with what the words before ("up to") or after it ("or more", "+") say of it."""
    window = max(0, number.start - 45)
    before = _before().search(text[window : number.start])
    if before is not None and _is_of_verb(text[window : number.start], before):
        before = None
    if before is not None and not (number.shape == "times" and before["about"]):
        kind = next(k for k in _KINDS if before[k] is not None)
        if number.shape == "plural":
            kind = "more_than" if kind != "at_least" else kind
        return replace(number, comparator=kind, start=window + before.start())
    plus = re.compile(r"\+|-plus\b").match(text, number.end)
    if plus is not None:
        return replace(number, comparator="at_least", end=plus.end())
    after = _after().match(text[number.end : number.end + 14].lstrip(" "))
    if after is not None:
        return replace(number, comparator=next(k for k in _KINDS if after.groupdict().get(k)))
    return number


# two numbers that are one range, or the two sides of a vote

_RANGE = re.compile(r"\s?(?:-|–|—)\s?|\s(?:to|or|and)\s")


def _joined(text: str, numbers: list[Number]) -> Iterator[Number]:
    """As in "300 to 350 million" is one number with an upper end; "14-0" beside a word of voting is two
    counts."""
    waiting: Number | None = None
    for each in numbers:
        if waiting is None:
            waiting = each
            continue
        gap = text[waiting.end : each.core]
        joined = _range(text, waiting, each, gap) if _RANGE.fullmatch(gap) else None
        if joined is not None:
            waiting = joined
        elif _RANGE.fullmatch(gap) and _is_tally(text, waiting, each, gap):
            yield replace(waiting, unit="votes")
            waiting = replace(each, unit="votes")
        elif re.fullmatch(r"\svotes?\s(?:to|against|versus)\s", gap):
            yield waiting
            waiting = replace(each, unit="votes")
        else:
            yield waiting
            waiting = each
    if waiting is not None:
        yield waiting


def _range(text: str, low: Number, high: Number, gap: str) -> Number | None:
    between = re.search(
        r"\b(?:between|from)\s(?:\w+\s)?$", text[max(0, low.start - 20) : low.start], re.IGNORECASE
    )
    if low.shape != "number" or high.shape != "number" or _is_tally(text, low, high, gap):
        return None
    if (gap.strip() == "and" and not between) or (between and between[0].lower().startswith("from")):
        return None
    value = low.value * high.factor if low.factor == 1 and low.value < 1000 else low.value
    if value >= high.value:
        return None
    return replace(
        low,
        end=high.end,
        value=_whole(value),
        upper=high.value,
        unit=low.unit or high.unit,
        factor=high.factor,
    )


def _is_tally(text: str, first: Number, second: Number, gap: str) -> bool:
    if (
        gap.strip() not in ("-", "–", "—", "to")
        or first.unit
        or second.unit
        or max(first.value, second.value) > 1000
    ):
        return False
    around = text[max(0, first.start - 80) : first.start] + " " + text[second.end : second.end + 60]
    return bool(set(re.findall(r"[a-z]+", around.lower())) & set(figure_words()["ballots"]["words"]))
