"""GUM's entity spans (whole noun phrases) → names (the proper part)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.language.abbreviations import words
from training.conllu import Sentence, Word
from training.name_tags import TAGS, Span, tags_of

_TYPES = {"person": "PERSON", "organization": "ORG", "place": "PLACE", "event": "EVENT"}
_INSIDE = {"of", "the", "and", "&", "for", "de", "la", "del", "al", "van", "von", "der", "-", "'s"}
_TITLES = words("""
    president prime minister mr mr. mrs mrs. ms ms. dr dr. sir lord lady king queen prince princess
    senator sen. sen governor gov. gov representative rep. rep secretary general gen. gen colonel
    col. captain capt. lieutenant lt. sergeant sgt. major maj. admiral judge justice professor prof.
    prof chancellor ambassador mayor pope bishop archbishop cardinal father reverend rev. attorney
    director chairman chief premier detective officer inspector us u.s. saint st. st
""")
_DATES = words("""
    monday tuesday wednesday thursday friday saturday sunday january february march april may june
    july august september october november december
""")


_LONGEST = 7
_BREAKS = {",", "(", ")", '"', ";", ":", "'s"}


@dataclass(slots=True)
class _Open:
    identity: str
    kind: str
    first: int
    heads: tuple[int, ...]


def names_of(sentence: Sentence) -> list[list[str]]:
    """Name tags; what a proper noun outside every entity is stays open, and so do nationalities."""
    words = sentence.words
    spans = [span for mark in _entities(words) if (span := _name(words, mark)) is not None]
    tags = tags_of(len(words), spans)
    for index, word in enumerate(words):
        if tags[index] == ["O"]:
            tags[index] = _outside(word, first=index == 0)
    return tags


def _outside(word: Word, *, first: bool) -> list[str]:
    if word.upos == "PROPN":
        known = word.form.lower() in _DATES or word.form.lower() in _TITLES - {"us", "u.s."}
        return ["O"] if known else list(TAGS)
    if word.form[:1].isupper() and not first and word.upos in {"ADJ", "NOUN", "VERB"}:
        return ["O", "B-MISC", "I-MISC"]
    return ["O"]


def _entities(words: list[Word]) -> list[tuple[str, int, int, tuple[int, ...]]]:
    """(kind, first word, one past the last, its head words) of each bracket of the MISC column."""
    done: list[tuple[str, int, int, tuple[int, ...]]] = []
    stack: list[_Open] = []
    for index, word in enumerate(words):
        field = re.search(r"(?:^|\|)Entity=([^|]+)", word.misc)
        for mark in re.findall(r"\([^()]+\)?|[^()]*\)", field.group(1)) if field else ():
            if mark.startswith("("):
                stack.append(_opened(mark, index))
            if mark.endswith(")"):
                closed = _closing(stack, mark)
                if closed is not None:
                    done.append((closed.kind, closed.first, index + 1, closed.heads))
    return done


def _opened(mark: str, index: int) -> _Open:
    parts = mark.strip("()").split("-")
    heads = tuple(
        index + int(number) - 1
        for number in (parts[5].split(",") if len(parts) > 5 else ["1"])
        if number.isdigit()
    )
    return _Open(parts[0], parts[1] if len(parts) > 1 else "", index, heads or (index,))


def _closing(stack: list[_Open], mark: str) -> _Open | None:
    """The open bracket a closing one ends: by its identity, else the innermost."""
    identity = mark.strip("()").split("-")[0]
    for position in range(len(stack) - 1, -1, -1):
        if not identity or stack[position].identity == identity:
            return stack.pop(position)
    return None


def _name(words: list[Word], mark: tuple[str, int, int, tuple[int, ...]]) -> Span | None:
    """The proper part of an entity whose syntactic head is a proper noun, or None."""
    kind, first, end, heads = mark
    head = _head(words, first, end)
    if head is None or kind == "time":
        return None
    near = [index for index in heads if index <= head and words[index].upos == "PROPN"]
    begin, stop = _grown(words, min([head, *near]), head + 1, first, end)
    if kind == "person":
        while begin < stop - 1 and words[begin].form.lower() in _TITLES:
            begin += 1
        if words[begin].form.lower() in _TITLES or words[stop - 1].upos != "PROPN":
            return None
    if stop - begin > _LONGEST or all(_no_name(word) for word in words[begin:stop]):
        return None
    return begin, stop, _TYPES.get(kind, "MISC")


def _head(words: list[Word], first: int, end: int) -> int | None:
    """The proper noun in the span that hangs on a word outside it."""
    for index in range(first, end):
        if not first < words[index].head <= end:
            return index if words[index].upos == "PROPN" else None
    return None


def _no_name(word: Word) -> bool:
    return word.form.lower() in _DATES or not word.form[:1].isupper()


def _grown(words: list[Word], begin: int, stop: int, first: int, end: int) -> tuple[int, int]:
    """Take in neighbours that are part of the name: capitalised words, and 'of', 'the' between."""
    for index in range(stop - 1, begin, -1):
        if words[index].form in _BREAKS:
            begin = index + 1
            break
    while begin > first and _named(words[begin - 1], words[begin]):
        begin -= 1
    while stop < end and _follows(words, stop, end):
        stop += 1
    while stop - 1 > begin and not words[stop - 1].form[:1].isalnum():
        stop -= 1
    return begin, stop


def _named(word: Word, following: Word) -> bool:
    if word.upos in {"DET", "PUNCT", "PART", "ADP"}:
        return word.form == "-" and following.upos == "PROPN"
    return word.form[:1].isupper() and word.upos in {"PROPN", "ADJ", "VERB", "NOUN", "NUM"}


def _follows(words: list[Word], stop: int, end: int) -> bool:
    word = words[stop]
    if word.form[:1].isupper() or (word.upos == "NUM" and word.deprel in {"nummod", "nmod:unmarked"}):
        return word.upos in {"PROPN", "ADJ", "NOUN", "NUM", "VERB"}
    joined = word.form.lower() in _INSIDE and stop + 1 < end
    return (
        joined
        and any(other.form[:1].isupper() and other.upos == "PROPN" for other in words[stop + 1 : stop + 2])
        and word.form.lower() not in {"'s", "and"}
    )
