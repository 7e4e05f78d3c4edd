"""What a number counts, and the words for it.

A number's noun stands close behind it, so it is read from the order of words and their tags; the tree,
which a parser gets wrong more often than these, is asked only where no noun follows.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from onrecord.finding.numbers import Number, figure_words
from onrecord.finding.word_forms import is_form

NOUNS = frozenset({"NOUN", "PROPN"})
_DESCRIBING = frozenset({"ADJ", "ADV", "NUM", "DET"})
_MOST_WORDS = 12


def counted_noun(span: Span, number: Number) -> Token | None:
    """The noun that a number counts: "36 shells", "60 of its new jets", "tens of thousands of people",
    "131-page".

    None where none follows ("killed 30", "fell 5 percent").
    """
    doc, start = span.doc, span.end
    if (
        start + 1 < len(doc) and doc[start].text in ("-", "–") and not doc[start - 1].whitespace_
    ) or _spaced_hyphen(doc, start):
        return doc[start + 1] if doc[start + 1].pos_ in NOUNS else None
    end = span.root.sent.end
    if start < end and doc[start].lower_ == "of":
        return head_of_run(doc, start + 1, end)
    found = head_of_run(doc, start, end)
    if found is not None and number.unit is not None and number.unit != "votes":
        return found if number.unit not in ("percent", "times") else None
    return found


def _spaced_hyphen(doc: Doc, start: int) -> bool:
    """As in "a six - member panel", as some pages print it."""
    return (
        start + 1 < len(doc)
        and doc[start].text == "-"
        and is_form(doc[start + 1], figure_words()["hyphenated"]["nouns"])
    )


def head_of_run(doc: Doc, start: int, end: int) -> Token | None:
    """The last noun of a noun phrase that begins at `start`: "larger 777 planes" → planes."""
    head: Token | None = None
    for token in doc[start : min(end, start + 9)]:
        if token.pos_ in NOUNS:
            if (
                head is not None
                and head.tag_ == "NNS"
                and token.pos_ == "PROPN"
                and _ends_in_a_name(token, end)
            ):
                break  # "the two envoys Berg and Holm"
            head = token
        elif head is None and token.lower_ in ("last", "this", "next", "every", "each"):
            break  # "against 3,050 last year"
        elif (head is not None and not _goes_on(token, head)) or (head is None and not _may_describe(token)):
            break
    return head


def _ends_in_a_name(token: Token, end: int) -> bool:
    """A run of names with no common noun behind: "Berg", against "Navy officers"."""
    at = token.i
    while at < end and token.doc[at].pos_ == "PROPN":
        at += 1
    return at >= end or token.doc[at].pos_ != "NOUN"


def _goes_on(token: Token, head: Token) -> bool:
    """Inside a noun run: a possessive, a hyphen, a model number after a name."""
    if token.lower_ in ("'s", "’s", "'", "’") and token.i == head.i + 1:
        return True
    after = token.nbor().pos_ if token.i + 1 < len(token.doc) else ""
    if token.text in ("-", "–") and not head.whitespace_:
        return True
    if token.pos_ in ("ADJ", "VERB") and token.nbor(-1).text in ("-", "–", "'s", "’s"):
        return after in (*NOUNS, "ADJ") or token.nbor().text == "-"
    if token.pos_ == "ADJ" and (head.pos_ == "PROPN" or token.nbor(-1).text in ("'s", "’s", "borne")):
        return after in NOUNS
    return token.pos_ == "NUM" and head.pos_ == "PROPN" and after in NOUNS


def _may_describe(token: Token) -> bool:
    if token.lower_ == "more":
        return False
    if (
        token.pos_ in _DESCRIBING
        or token.text in ("-", "–")
        or token.lower_ in ("'s", "’s", "its", "their", "his", "her")
    ):
        return True
    participle = (
        token.tag_ in ("VBN", "VBG") and token.i + 1 < len(token.doc) and token.nbor().pos_ in (*NOUNS, "ADJ")
    )
    return participle or (token.pos_ == "X" and token.is_alpha)


# words for it


def phrase_of(noun: Token, number: Span) -> str:
    """The counted phrase in a few words: "civilians in the northern valley"."""
    start = number.end if number.end <= noun.i and noun.i - number.end < _MOST_WORDS else _left_of(noun)
    doc = noun.doc
    while start < noun.i and (
        doc[start].pos_ in ("DET", "ADP", "PUNCT", "PRON", "PART") or doc[start].lower_ in ("other", "more")
    ):
        start += 1
    end = max((t.i for t in _behind(noun)), default=noun.i)
    return doc[start : end + 1].text


def _left_of(noun: Token) -> int:
    start = noun.i
    while start > noun.sent.start and noun.doc[start - 1].pos_ in ("ADJ", "NOUN", "PROPN"):
        start -= 1
    return start


def _behind(noun: Token) -> Iterator[Token]:
    """The words behind a noun that go on about it: "civilians | have taken refuge in the valley".

    They end at a comma, a quotation mark, a conjunction or the next number, and carry no loose ends.
    """
    doc, last = noun.doc, noun.i
    for token in doc[noun.i + 1 : min(noun.i + 1 + _MOST_WORDS, noun.sent.end)]:
        if (
            token.is_space
            or token.text in _ENDS
            or token.lower_ in _JOINTS
            or token.pos_ in ("CCONJ", "NUM", "SYM")
            or _tells_when(token)
        ):
            break
        last = token.i
    while last > noun.i and (
        doc[last].pos_ in _LOOSE or doc[last].dep_ in ("aux", "aux:pass", "cop", "case", "mark")
    ):
        last -= 1
    yield from doc[noun.i + 1 : last + 1]


def _tells_when(token: Token) -> bool:
    """As in "villagers | on Sunday were taken": a day is no part of what is counted."""
    if token.i + 1 == len(token.doc):
        return False
    return (
        token.lower_ in ("on", "in", "since", "late", "early", "last") and _is_day(token.nbor())
    ) or _is_day(token)


def _is_day(token: Token) -> bool:
    return token.text in _DAYS


_DAYS = frozenset(
    {
        *(
            "Monday",
            "Tuesday",
            "Wednesday",
            "Thursday",
            "Friday",
            "Saturday",
            "Sunday",
            "January",
            "February",
        ),
        *("March", "April", "May", "June", "July", "August", "September", "October", "November", "December"),
        *("yesterday", "today", "tomorrow"),
    }
)
_ENDS = frozenset({",", ";", ":", ".", "!", "?", "(", ")", "[", "]", "—", "–", "--", "“", "”", '"'})
_JOINTS = frozenset(
    {
        "after",
        "before",
        "while",
        "as",
        "when",
        "since",
        "because",
        "if",
        "that",
        "which",
        "where",
        "until",
        "although",
    }
)
_LOOSE = frozenset({"PUNCT", "ADP", "DET", "PART", "PRON", "SCONJ", "AUX", "ADV", "ADJ"})


def phrase_without_noun(span: Span, unit: str) -> str:
    """As in "a turnout of 58 percent", "$5 billion in loans", "a third of the seats", "shares fell 12
    percent"."""
    doc, end = span.doc, span.end
    if end + 1 < span.root.sent.end and doc[end].lower_ in ("of", "in", "for"):
        noun = head_of_run(doc, end + 1, span.root.sent.end)
        if noun is not None:
            return phrase_of(noun, doc[end : end + 1])
    if end < span.root.sent.end and doc[end].lower_ in figure_words()["people"]["harmed"]:
        return doc[end].text
    before = _noun_before(span)
    if before is not None:
        return phrase_of(before, doc[before.i : before.i])
    befallen = next((t for t in doc[end : min(end + 4, span.root.sent.end)] if t.tag_ == "VBN"), None)
    if befallen is not None and doc[end].pos_ == "AUX":
        return phrase_of(befallen, doc[befallen.i : befallen.i])  # "12 were killed in the strike"
    valued = next((a for a in span.root.ancestors if a.lower_ == "worth"), None)
    verb = valued or next((a for a in span.root.ancestors if a.pos_ == "VERB"), None)
    if verb is None:
        return unit
    subject = next((c for c in verb.children if c.dep_.startswith("nsubj")), None)
    if verb.i < span.start and is_form(verb, figure_words()["spending"]["verbs"]):
        return _spent(verb, subject, end)
    if valued is not None and subject is not None:
        return phrase_of(subject, doc[subject.i : subject.i])
    if subject is not None and subject.i < verb.i < span.start and subject.pos_ in NOUNS:
        return f"{doc[_left_of(subject) : subject.i + 1].text} {verb.text}"
    return unit


def _spent(verb: Token, subject: Token | None, end: int) -> str:
    """As in "Oslo paid $3 million (€2.6 million) to the rebels": "paid to the rebels"; with nothing behind,
    "Oslo paid"."""
    doc = verb.doc
    bracket = doc[end : end + 8]
    if len(bracket) and bracket[0].text in ("(", ")"):
        end = next((t.i + 1 for t in bracket if t.text == ")"), end)
    last = max((t.i for t in _behind(doc[end - 1])), default=end - 1)
    if last >= end:
        return f"{verb.text} {doc[end : last + 1].text}"
    return verb.text if subject is None else doc[_left_of(subject) : verb.i + 1].text


def _noun_before(span: Span) -> Token | None:
    """As in "a commitment of $2 billion", "a deal worth $7 billion", "a rate at 5 percent"."""
    at = span.start - 1
    steps = 0
    while (
        at > span.root.sent.start
        and steps < 3
        and (
            span.doc[at].pos_ in ("ADP", "ADV", "SYM", "DET")
            or span.doc[at].lower_ in ("worth", "than", "valued", "about", "some", "nearly")
        )
    ):
        at, steps = at - 1, steps + 1
    noun = span.doc[at]
    return noun if steps and noun.pos_ in NOUNS else None
