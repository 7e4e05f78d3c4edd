"""Figures: the numbers of a report that count people, things, money or messages.

    "More than 1,200 people were evacuated from the port" → more than 1200, people, "people evacuated from
    the port"

Dates, ages, durations, ordinals, names with numbers in them ("Resolution 2249") and counts that only point
back ("the two leaders") are none. Numbers are read by `numbers`; this file says which of them count
something, what they count, and on whose word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span, Token

from onrecord.finding.currencies import currency_of, is_currency
from onrecord.finding.date_expressions import find_expressions
from onrecord.finding.figure_phrases import NOUNS, counted_noun, phrase_of, phrase_without_noun
from onrecord.finding.figure_tolls import Toll, is_put_at, nobody_harmed, toll_before
from onrecord.finding.numbers import Number, figure_words, find_numbers
from onrecord.finding.page import Page
from onrecord.finding.word_forms import is_form
from onrecord.reading.heading import dateline_spans
from onrecord.record import Evidence, FigureFound, How, StatementFound

_LARGE = 20
"""From this value on, the same count of the same thing in one article is one figure told twice."""

_FEW = 12
"""Up to this value a spelled number after "the", "these" or "their" points back and counts nothing new."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Count:
    """A number on its words, with the noun it counts where one is told. `text` is the whole article's."""

    number: Number
    span: Span
    noun: Token | None
    text: str
    toll: Toll | None = None


def find_figures(page: Page, statements: Sequence[StatementFound]) -> Iterator[FigureFound]:
    """The figures of an article, the same count told twice as one with both its places.

    "The ministry said at least 30 soldiers had crossed the border with two armoured vehicles." gives at
    least 30 people and exactly 2 vehicles, each according to the ministry's statement.
    """
    found: list[tuple[_Count, FigureFound]] = []
    before: _Count | None = None
    for each in _counts(page):
        last = found[-1][0] if found else None
        count, earlier, before = _others(each, last), before, each
        if not _counts_something(count, page, statements) or _goes_with(count, earlier):
            continue
        count = _in_same_money(_with_antecedent(count, last), found[-1] if found else None)
        figure = _figure(count, page, statements)
        same = next((i for i, (c, f) in enumerate(found) if _same(page, c, f, count, figure)), None)
        if same is None:
            found.append((count, figure))
        else:
            found[same] = (found[same][0], _merged(found[same][1], figure))
    for _, figure in found:
        yield figure
    yield from _nobody(page, statements)


def _counts(page: Page) -> Iterator[_Count]:
    text = page.article.text
    dates = [(e.start, e.end) for e in find_expressions(text) if e.kind != "vague"]
    for number in find_numbers(text, [*dates, *dateline_spans(text)]):
        span = page.doc.char_span(number.core, number.end, alignment_mode="expand")
        if span is not None:
            noun = counted_noun(span, number)
            toll = toll_before(span, number) if noun is None and number.unit is None else None
            yield _Count(number=number, span=span, noun=noun, text=text, toll=toll)


def _others(count: _Count, last: _Count | None) -> _Count:
    """As in "killed two guards and hurt five others": others of those counted before."""
    if (
        count.noun is None
        or count.noun.lower_ not in ("other", "others")
        or last is None
        or last.noun is None
    ):
        return count
    near = last.span.root.sent == count.span.root.sent
    return replace(count, noun=last.noun) if near and _unit(last) == "people" else count


def _with_antecedent(count: _Count, last: _Count | None) -> _Count:
    """As in "rescued 70 sailors and 20 more", "from 9 to 10 seats": the noun of the count before, in one
    sentence; in the next one where the number points back by itself ("Another 24 are waiting", "Officials say
    six.")."""
    if count.noun is not None or count.number.unit is not None or count.toll is not None or last is None:
        return count
    if last.number.unit is not None or count.number.shape != "number":
        return count
    if last.span.root.sent != count.span.root.sent and not (_follows(last, count) and _is_elliptic(count)):
        return count
    if last.toll is not None:
        return replace(count, toll=last.toll) if is_put_at(count.span) or _is_elliptic(count) else count
    return replace(count, noun=last.noun) if last.noun is not None else count


_SUM = 1e5
"""From this factor on a number with no noun that follows a sum of money is one."""


def _in_same_money(count: _Count, last: tuple[_Count, FigureFound] | None) -> _Count:
    """As in "the dam cost $4 billion, the road another 1.5 billion": the money of the sum before, in the same
    sentence."""
    if last is None or count.noun is not None or count.number.unit is not None or count.number.factor < _SUM:
        return count
    before, figure = last
    money = _is_money(before.number) or is_currency(before.noun)
    if not money or before.span.root.sent != count.span.root.sent:
        return count
    return replace(count, number=replace(count.number, unit=figure.unit))


def _follows(last: _Count, count: _Count) -> bool:
    """Does the count stand in the sentence after the last one?"""
    return last.span.root.sent.end == count.span.root.sent.start


_SAYING_IT = re.compile(r"\b(?:say|says|said|counted|counts|reported|speaks? of|spoke of|told of)\s$")


def _is_elliptic(count: _Count) -> bool:
    """As in "Another 24 are waiting", "20 more were found", "Officials say six.", "Twelve, according to the
    union.", "6,000 is closer, the union says.": a count of what the sentence before told of."""
    before = count.text[max(0, count.number.start - 24) : count.number.core]
    if re.search(r"\b(?:another|a further|an additional)\s$", before, re.IGNORECASE):
        return True
    after = _after(count)
    if is_put_at(count.span) or re.match(r"\s(?:more|others)\b|,? according to\b", after):
        return True
    if re.match(r"\s(?:is|was|would be) (?:closer|nearer|more (?:likely|accurate|realistic))\b", after):
        return True
    ends = re.match(r"\s?[.;,”\"]", after) is not None
    return (
        ends and _SAYING_IT.search(before[: len(before) - count.number.core + count.number.start]) is not None
    )


def _goes_with(count: _Count, before: _Count | None) -> bool:
    """Is a number part of what the number before it says?"""
    return before is not None and (_is_model(count, before) or _is_duration_too(count, before))


def _is_model(count: _Count, before: _Count) -> bool:
    """As in "22 new Saab 340 planes": a number inside the phrase that another counts names a kind."""
    if count.noun is None or before.noun is None or count.noun.i != before.noun.i:
        return False
    between = count.text[before.number.end : count.number.start]
    return re.search(r"\bof(?: the| its| their)? $|[,;]|\b(?:and|or|to)\b", between) is None


def _is_duration_too(count: _Count, before: _Count) -> bool:
    """As in "five years rather than three": the number is of the duration before it."""
    if count.noun is not None or count.number.unit is not None or not _is_duration(before):
        return False
    between = count.text[before.number.end : count.number.start]
    return (
        re.search(r"[.;:\n]", between) is None
        and re.search(
            r"\b(?:rather than|instead of|not|and not|up from|down from|compared with|against|to|or|than)\s$",
            between,
        )
        is not None
    )


def _outermost(span: Span) -> Token:
    """The token of a number that hangs outside it ("2.3 million": "million")."""
    outside = [t for t in span if not span.start <= t.head.i < span.end or t.head.i == t.i]
    return outside[-1] if outside else span.root


# which numbers count


def _counts_something(count: _Count, page: Page, statements: Sequence[StatementFound]) -> bool:
    tests = (
        _is_clock,
        _is_duration,
        _is_age,
        _is_label,
        _is_ordinal,
        _points_back,
        _is_idle,
        _is_bare,
        _is_distance,
        _is_conversion,
    )
    if any(test(count) for test in tests):
        return False
    return not _names_a_source(count, statements) and not _names_its_members(count)


def _after(count: _Count, length: int = 24) -> str:
    return count.text[count.number.end : count.number.end + length]


def _before(count: _Count, length: int = 24) -> str:
    return count.text[max(0, count.number.core - length) : count.number.core]


def _is_clock(count: _Count) -> bool:
    """As in "22:30", "9 a.m.", "15 GMT", "10.52 local time", "shortly before nine", "half past six"."""
    if _is_money(count.number):
        return False
    if re.match(r"[:.]\d\d(?!\d)|\s?[ap]\.?m\b|\s(?:GMT|UTC|local time|o.clock|hrs\b)", _after(count)):
        return True
    small = count.number.value <= 12 and count.number.unit is None and count.number.upper is None
    if not small or re.match(r"\s(?:\w+ )?(?:hours?|days?|weeks?|months?|years?|minutes?)\b", _after(count)):
        return False
    return _HOUR.search(_before(count)) is not None or (
        re.search(r"\b(?:at|by|until|till|before|after|around|from)\s$", _before(count)) is not None
        and re.match(r"\s(?:in the (?:morning|afternoon|evening)|at night|sharp)\b", _after(count))
        is not None
    )


_HOUR = re.compile(
    r"\b(?:(?:shortly|just|soon|right|straight|a little|minutes|long) (?:before|after)"
    r"|(?:half|quarter|minutes) (?:past|to|after|before))\s$",
    re.IGNORECASE,
)
"""What stands before an hour of the clock told without "o'clock"."""


def _is_duration(count: _Count) -> bool:
    """As in "30 days", "a 30-year contract", "two to three weeks", "hundreds of years"."""
    nouns = "|".join(re.escape(n) for n in figure_words()["durations"]["nouns"])
    if _is_money(count.number) or count.number.unit in ("percent", "votes"):
        return False
    after = _after(count, 40)
    if re.match(
        rf"[\s-]+(?:(?:more|other|full|consecutive|straight|of|long|whole|solid|additional)\s)*(?:{nouns})s?\b",
        after,
    ):
        return True
    return is_form(count.noun, figure_words()["durations"]["nouns"])


_AGE = re.compile(r"\b(?:aged?|age of|ages|turned|turns)\s(?:between\s)?$", re.IGNORECASE)


_WAS = re.compile(r"\b(?:he|she|who|they) (?:was|were|is|are|turns?|turned)\s$", re.IGNORECASE)


def _is_age(count: _Count) -> bool:
    """As in "aged 34", "Anna Berg, 34, said", "said Anna Berg, 34.", "a 34-year-old"."""
    bare = count.noun is None and count.number.shape == "number" and count.number.value < 110
    if bare and _WAS.search(_before(count)):
        return True
    if _AGE.search(_before(count)) or re.match(r"[\s-]year", _after(count)):
        return True
    ends = r"(?:[,.:;]|\)| and\b|$)" if _behind_person(count) else r"(?:,|\)| and\b|$)"
    alone = re.match(ends, _after(count)) is not None and re.search(r"[A-Z]\w+(?:,|\s\()\s?$", _before(count))
    return bool(alone) and count.number.value < 110 and count.number.unit is None


def _behind_person(count: _Count) -> bool:
    """Whether a number stands behind somebody's name and a comma: "Anna Berg, 34"."""
    at = count.span.start
    return at >= 2 and count.span.doc[at - 1].text == "," and count.span.doc[at - 2].ent_type_ == "PERSON"


def _is_label(count: _Count) -> bool:
    """As in "Resolution 2249", "Boeing 787", "Channel 12", "posts 250 and 251", "the Big Three": the number
    is a name."""
    number, before = count.number, _before(count)
    if (before.endswith("[") and _after(count).startswith("]")) or re.search(r"\([A-Z]{2,}\) $", before):
        return True  # a footnote; "Task Force (TF) 12"
    if before.endswith("(") and _after(count).startswith("):"):
        return True  # "In favour (22): Chad, Mali …"
    if before.endswith("(") and _after(count).startswith(")") and number.value <= _LARGE and not number.unit:
        return True  # "members (4) to ratify"
    if number.unit is not None or number.comparator != "exactly" or number.factor != 1:
        return False
    if number.spelled:
        return _is_name(count)
    if _is_year(count) or _is_address(count) or re.search(r"\b[Gg]roup of $", before):
        return True
    if re.search(r"\b[A-Za-z]+s \d+(?:, \d+)*,? (?:and|or|to) $", before):
        return True
    word = re.search(r"([\w.’'-]+)([\s(-]*)$", before)
    if word is None:
        return False
    if word[2] in ("-", "") or word[1].lower() in figure_words()["labels"]["words"]:
        return True
    last = count.span.doc[count.span.start - 1] if count.span.start else None
    if last is not None and _is_numbered(count, last):
        return True
    if last is None or "(" in word[2] or "," in count.span.text:
        return False
    if last.lower_ in ("'s", "’s") and last.i:
        last = last.nbor(-1)
    after = count.span.doc[count.span.end].tag_ if count.span.end < len(count.span.doc) else ""
    return last.pos_ == "PROPN" and last.text[0].isupper() and after != "NNS"


def _is_numbered(count: _Count, thing: Token) -> bool:
    """As in "the cutter 4302 turned away": digits of three and more right behind a single thing, with nothing
    that they could count."""
    if thing.tag_ != "NN" or count.noun is not None or count.number.value < 100 or "," in count.span.text:
        return False
    return not is_form(thing, figure_words()["labels"]["sums"]) and _after(count)[:1] not in (".", ",", "%")


def _is_year(count: _Count) -> bool:
    """As in "the pre-1967 borders", "a new 2015 deal"; "2000 people" counts, and so does "2,000 trucks"."""
    if not re.fullmatch(r"(?:19|20)\d\d", count.span.text) or count.noun is None:
        return False
    return not is_form(count.noun, figure_words()["people"]["nouns"])


def _is_address(count: _Count) -> bool:
    """As in "10 Downing Street"."""
    return count.noun is not None and count.noun.text in figure_words()["labels"]["behind"]


def _is_name(count: _Count) -> bool:
    """As in "the Big Three", "the Group of Seven": a capitalised number-word inside a sentence."""
    first = count.span[0]
    if not first.text[0].isupper() or first.is_sent_start or first.i == 0:
        return False
    previous = first.nbor(-1)
    return previous.text[0].isupper() or previous.lower_ in ("of", "the")


def _is_ordinal(count: _Count) -> bool:
    return re.match(r"(?:st|nd|rd|th)\b", _after(count)) is not None


def _points_back(count: _Count) -> bool:
    """As in "the two leaders", "both", "these three": a small count under a definite word tells of nobody
    new."""
    number = count.number
    few = number.value <= (_FEW if number.spelled else 3)
    if not few or number.comparator != "exactly" or number.factor != 1 or number.unit is not None:
        return False
    if number.shape in ("times", "share", "plural") or re.match(r"\s?-", _after(count)):
        return False
    before = _before(count).lower()
    return (
        re.search(
            r"\b(?:the|these|those|both|its|their|his|her|our|your|my|whose|all|other)\s(?:other\s)?$", before
        )
        is not None
    )


def _is_idle(count: _Count) -> bool:
    """As in "one of them", "no one", "two sides", "one day": small counts that say nothing to put on
    record."""
    number = count.number
    if number.shape == "times":
        return _idle_times(count)
    if _is_not_so(count) or (number.value == 1 and re.search(r"\b(?:not|never) (?:even )?$", _lead(count))):
        return True
    if number.shape == "number" and number.unit is None and _is_compound(count):
        return True
    if (
        number.shape in ("share", "plural")
        or number.unit is not None
        or number.value > _FEW
        or not number.spelled
    ):
        return False
    idle = is_form(count.noun, figure_words()["idle"]["nouns"])
    if idle and number.comparator == "exactly" and number.upper is None:
        return True
    return number.value == 1 and not _one_counts(count)


def _lead(count: _Count) -> str:
    """What stands before a number and its comparing words, in small letters."""
    return count.text[max(0, count.number.start - 24) : count.number.start].lower()


def _is_not_so(count: _Count) -> bool:
    """As in "six people, not five": the number is what it is not; "not one dollar" counts nothing."""
    return re.search(r"[,(–-]\s?(?:and )?not\s$", _lead(count)) is not None


def _is_compound(count: _Count) -> bool:
    """As in "a two-state solution", "a three-judge panel": a kind, unless the noun is one that is counted
    so ("131-page")."""
    behind = count.span.doc[count.span.end : count.span.end + 2]
    hyphenated = (
        len(behind) > 1 and behind[0].text == "-" and not behind[0].whitespace_ and behind[1].is_alpha
    )
    return hyphenated and behind[1].pos_ in NOUNS and not _is_counted_so(behind[1])


def _is_counted_so(noun: Token) -> bool:
    words = figure_words()
    return is_form(noun, words["hyphenated"]["nouns"]) or is_form(noun, words["people"]["nouns"])


def _idle_times(count: _Count) -> bool:
    """As in "once" counts only when compared: "at least once"; "twice" does not where it only doubles
    ("twice the size")."""
    if count.number.value == 1:
        return count.number.comparator == "exactly" or "once" not in count.span.text.lower()
    return re.match(r"\s(?:the|as|that|its|their)\b", _after(count)) is not None


def _one_counts(count: _Count) -> bool:
    """As in "one" counts as the number of a thing acted on ("fired one shell") or when compared ("at least
    one")."""
    if count.number.upper is not None or count.number.comparator not in ("exactly", "about"):
        return True
    noun = count.noun
    if noun is None or noun.i <= count.span.start:
        return False
    if is_form(noun, figure_words()["people"]["nouns"]) and _is_harmed(noun):
        return True
    if _outermost(count.span).dep_ != "nummod":
        return False
    return noun.dep_ in ("obj", "nsubj:pass", "conj") and noun.pos_ == "NOUN"


def _is_harmed(noun: Token) -> bool:
    """Does something befall whom a noun counts: "cost the lives of one guard", "one of its men died"?"""
    above = list(noun.ancestors)[:4]
    verb = next((a for a in above if a.pos_ == "VERB"), None)
    return is_form(verb, figure_words()["people"]["harms"])


def _is_bare(count: _Count) -> bool:
    """A number with no noun counts where its own words say what ("$5 billion", "6 percent"), or where it can
    stand for somebody or something ("killed 30"); a year does not, nor a small number that hangs on
    nothing."""
    number = count.number
    told = count.noun is not None or number.unit is not None or number.shape in ("share", "plural")
    if (
        told
        or count.toll is not None
        or _is_elliptic(count)
        or number.comparator != "exactly"
        or number.factor != 1
        or number.upper is not None
    ):
        return False
    if number.spelled and number.value <= 2:
        return True
    year = 1800 <= number.value <= 2100 and "," not in count.span.text
    return year or (number.value <= _FEW and _outermost(count.span).dep_ not in _ARGUMENTS)


_ARGUMENTS = frozenset(
    {"obj", "obl", "nsubj", "nsubj:pass", "nmod", "conj", "appos", "parataxis", "ROOT", "nummod", "xcomp"}
)


def _is_distance(count: _Count) -> bool:
    """As in "7 kilometres from the border"; an area ("700 square miles") counts land."""
    if count.noun is None or not is_form(count.noun, figure_words()["distances"]["nouns"]):
        return False
    between = count.span.doc[count.span.end : count.noun.i].text.lower()
    return "square" not in between and "cubic" not in between


def _is_conversion(count: _Count) -> bool:
    """As in "500 miles (800 km)": the same measure again; a sum in another currency is told for itself."""
    if _is_money(count.number):
        return False
    before = _before(count, 40)
    return re.search(r"\d[\d,.]*\s[\w\s]{1,20}\((?:about\s|around\s|or\s)?[^\w]?$", before) is not None


def _names_a_source(count: _Count, statements: Sequence[StatementFound]) -> bool:
    """As in "two officials said": who speaks is told by the statement, and is no count of the story."""
    if count.number.value > _FEW or not count.number.spelled:
        return False
    words = figure_words()["people"]
    if not (is_form(count.noun, words["nouns"]) or is_form(count.noun, words["speakers"])):
        return False
    at = count.number.core
    return any(e.role == "source" and e.start <= at < e.end for s in statements for e in s.evidence)


def _names_its_members(count: _Count) -> bool:
    """As in "three ministers Berg, Holm and Dahl": the names tell more than the count."""
    noun = count.noun
    if (
        noun is None
        or count.number.value > 3
        or count.number.comparator != "exactly"
        or not count.number.spelled
    ):
        return False
    after = noun.doc[noun.i + 1 : noun.i + 3]
    return any(t.ent_type_ == "PERSON" for t in after[: 2 if len(after) and after[0].is_punct else 1])


# the figure


def _is_money(number: Number) -> bool:
    words = figure_words()
    return number.unit in {*words["signs"].values(), *words["currencies"].values()}


def _figure(count: _Count, page: Page, statements: Sequence[StatementFound]) -> FigureFound:
    number, text = count.number, page.article.text
    unit = _unit_of(count, page)
    sentence = count.span.root.sent
    of_character, of = _of(count, page, statements)
    predicate = _predicate(count)
    as_of = page.calendar.of(predicate) if predicate is not None else None
    return FigureFound(
        value=number.value,
        upper=number.upper,
        comparator=number.comparator,
        unit=unit,
        what=_what(count, unit),
        of=of,
        of_character=of_character,
        as_of=as_of if as_of is not None and as_of.value is not None else None,
        according_to=tuple(_according_to(number, statements)),
        evidence=(
            page.evidence(number.start, number.end, "value"),
            page.evidence(sentence.start_char, len(sentence.text.rstrip()) + sentence.start_char, "sentence"),
        ),
        how=(How(field="value", by=f"the words '{text[number.start : number.end]}'"),),
    )


def _unit_of(count: _Count, page: Page) -> str:
    """The unit of a count, money by the report's country where its name does not settle it."""
    if count.number.unit is None and count.noun is not None:
        return currency_of(count.noun, page) or _unit(count)
    return _unit(count)


def _unit(count: _Count) -> str:
    words, number, noun = figure_words(), count.number, count.noun
    if number.unit is not None:
        return number.unit
    if count.toll is not None:
        return count.toll.unit
    if noun is None:
        return _unit_without_noun(count)
    if is_form(noun, {"time"}):
        return "times"
    if is_form(noun, {"head"}) and noun.i + 1 < len(noun.doc) and noun.nbor().lower_ == "of":
        return "people"
    if is_form(noun, words["people"]["nouns"]) or (noun.ent_type_ == "MISC" and noun.tag_ == "NNPS"):
        return "people"
    start = noun.i
    while start - 1 >= count.span.end and (noun.doc[start - 1].pos_ == "NOUN" or _hyphened(noun.doc, start)):
        start -= 1
    measured = noun.doc[start - 1].lower_ if start > count.span.end else ""
    kind = measured if is_form(noun, words["distances"]["nouns"]) and measured in ("square", "cubic") else ""
    return f"{kind} {noun.doc[start : noun.i + 1].text}".strip()


def _hyphened(doc: Doc, at: int) -> bool:
    """Between the parts of a hyphened word: "front-end loaders"."""
    return doc[at - 1].text == "-" or (at < len(doc) and doc[at].text == "-")


def _unit_without_noun(count: _Count) -> str:
    """As in "Hundreds dead", "killing 30": people; beside a word of voting: votes; else things of a kind
    not told."""
    words, sent = figure_words(), count.span.root.sent
    near = sent.doc[count.span.end : min(count.span.end + 2, sent.end)]
    governor = _outermost(count.span).head
    if any(is_form(t, words["people"]["nouns"]) for t in near) or is_form(governor, words["people"]["verbs"]):
        return "people"
    voting = is_form(governor, {"abstain"}) or any(is_form(t, {"vote"}) for t in sent)
    return "votes" if voting else "count"


def _what(count: _Count, unit: str) -> str:
    """What is counted in a few words: the noun with what describes it, and the verb that says what befell
    it."""
    noun = count.noun
    if count.toll is not None:
        return count.toll.what
    if noun is None:
        return phrase_without_noun(count.span, unit)
    if is_currency(noun) and noun.i > count.span.start:
        money = phrase_without_noun(count.span.doc[count.span.start : noun.i + 1], "")
        return money or noun.text
    side = re.match(r"\s(against|in favou?r)\b", _after(count))
    if side is not None and noun.i < count.span.start:
        return f"{noun.text} {side[1]}"  # "341 votes in favour, 208 against"
    phrase = phrase_of(noun, count.span)
    first = noun.head if noun.dep_ == "conj" else noun
    verb = first.head
    told = first.dep_ in ("obj", "nsubj:pass") and is_form(verb, figure_words()["told_with_verb"]["verbs"])
    if told and verb.tag_ in ("VBN", "VBD") and verb.text not in phrase.split():
        phrase = phrase.replace(noun.text, f"{noun.text} {verb.text}", 1)
    return phrase


def _of(count: _Count, page: Page, statements: Sequence[StatementFound]) -> tuple[int | None, str | None]:
    """Whom or which place the figure is of: named in the counted phrase, as the owner before it, as the
    place or the subject of its verb, in this order; never who gives the number."""
    given = [statements[i] for i in _according_to(count.number, statements)]
    for token in _near(count):
        if any(not _within(token, statement) for statement in given):
            continue
        who = page.cast.who(token)
        if who:
            return who[0], None
        if token.ent_type_ == "PLACE" and token.is_alpha:
            return None, next((e.text for e in page.doc.ents if e.start <= token.i < e.end), token.text)
    return None, None


def _within(token: Token, statement: StatementFound) -> bool:
    return any(e.role == "content" and e.start <= token.idx < e.end for e in statement.evidence)


def _near(count: _Count) -> Iterator[Token]:
    """Names near a count, the nearest in meaning first."""
    doc, start = count.span.doc, count.span.end
    inside = {t.i for t in count.span}
    anchor = count.noun if count.noun is not None else _outermost(count.span)
    behind = doc[start : min(max(anchor.i, start) + 8, count.span.root.sent.end)]
    end = next((t.i for t in behind if t.text in (",", ";", ".") or t.is_space), behind.end)
    yield from (t for t in doc[start:end] if t.ent_type_ and t.i not in inside and t.i != anchor.i)
    yield from (t for t in doc[max(count.span.root.sent.start, start - 8) : count.span.start] if _owns(t))
    verb = _predicate(count)
    gives = count.toll is not None or is_form(verb, figure_words()["counting"]["verbs"])
    for part in verb.children if verb is not None else ():
        places = ("obl",) if gives else ("obl", "nsubj", "nsubj:pass")
        if part.ent_type_ and part.i not in inside and part.dep_ in places and not _tells_source(part):
            yield part


def _tells_source(part: Token) -> bool:
    """As in "according to the Red Cross"."""
    return any(c.dep_ == "case" and c.lower_ == "according" for c in part.children)


def _owns(token: Token) -> bool:
    """As in "the coalition's four strikes"."""
    return token.i + 1 < len(token.doc) and token.nbor().tag_ == "POS"


def _predicate(count: _Count) -> Token | None:
    token = count.noun or _outermost(count.span)
    return next((a for a in token.ancestors if a.pos_ in ("VERB", "AUX")), None)


def _according_to(number: Number, statements: Sequence[StatementFound]) -> Iterator[int]:
    for index, statement in enumerate(statements):
        if any(e.role == "content" and e.start <= number.core < e.end for e in statement.evidence):
            yield index


def _nobody(page: Page, statements: Sequence[StatementFound]) -> Iterator[FigureFound]:
    """That nobody came to harm is a count of 0 people: "Nobody was hurt, the coast guard said."."""
    text = page.article.text
    for nobody in nobody_harmed(text):
        span = page.doc.char_span(nobody.start, nobody.end, alignment_mode="expand")
        sentence = span.root.sent if span is not None else page.doc[0:0]
        at = Number(start=nobody.start, core=nobody.start, end=nobody.end, value=0)
        yield FigureFound(
            value=0,
            unit="people",
            what=nobody.what,
            according_to=tuple(_according_to(at, statements)),
            evidence=(
                page.evidence(nobody.start, nobody.end, "value"),
                page.evidence(
                    sentence.start_char, sentence.start_char + len(sentence.text.rstrip()), "sentence"
                ),
            ),
            how=(How(field="value", by=f"the words '{text[nobody.start : nobody.end]}'"),),
        )


# the same count told twice


def _same(page: Page, one: _Count, first: FigureFound, other: _Count, second: FigureFound) -> bool:
    if (first.value, first.upper) != (
        second.value,
        second.upper,
    ) or one.span.root.sent == other.span.root.sent:
        return False
    nouns = [c.noun.lemma_.lower() if c.noun is not None else None for c in (one, other)]
    if _in_title(page, one):
        return _alike(nouns[0], nouns[1]) or "people" in (first.unit, second.unit)
    return (
        first.value >= _LARGE
        and first.unit == second.unit
        and (nouns[0] == nouns[1] or first.unit == "people")
    )


def _alike(one: str | None, other: str | None) -> bool:
    """Whether a headline may count the same thing: strikes and airstrikes; not nine bullets and nine cases"""
    return one is None or other is None or one in other or other in one


def _in_title(page: Page, count: _Count) -> bool:
    """The headline is the first paragraph; what it counts, the report counts again."""
    end = page.article.text.find("\n")
    return 0 <= count.number.core < end


def _merged(first: FigureFound, second: FigureFound) -> FigureFound:
    places: tuple[Evidence, ...] = (*first.evidence, *second.evidence)
    full = first if len(first.what) >= len(second.what) else second
    kept = {name: getattr(full, name) for name in ("unit", "what", "of", "of_character", "how")}
    return FigureFound(
        value=first.value,
        upper=first.upper,
        comparator=first.comparator if first.comparator != "exactly" else second.comparator,
        as_of=first.as_of or second.as_of,
        according_to=tuple(sorted({*first.according_to, *second.according_to})),
        evidence=places,
        **kept,
    )
