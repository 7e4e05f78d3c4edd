"""The parts of a sentence that semicolons divide: each may have a speaker of its own.

    Chad says the pass is open; Niger, which shut it in May, insists that it is not.
    Chad says four men were hurt; Niger, nine.
    Nobody had been hurt, the envoy said; two men had only lost their way.

Read from words and marks: trees hang the second part on the first one's words in every way there is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from onrecord.finding.cues import lexicon
from onrecord.finding.source_words import names_a_source
from onrecord.finding.statement_draft import Draft
from onrecord.finding.statement_order import named_after, opening_noun, part_of
from onrecord.finding.statement_spans import Range, covers
from onrecord.finding.statement_syntax import child, children, is_finite, subject_of

_BACKSHIFTED = ("had", "would", "could", "might", "should", "was", "were")
"""What a past "said" makes of verbs: a clause that has one of them is still reported."""
_RELATIVES = ("who", "which", "that", "whose", "whom")


def divided(drafts: list[Draft]) -> list[Draft]:
    """The drafts of a sentence, contents ended at a semicolon behind which another source speaks."""
    done: list[Draft] = []
    for draft in drafts:
        stops = [at for other in drafts if (at := _stop(draft, other)) is not None]
        stop = min(stops, default=None)
        done.append(draft if stop is None else _cut(draft, stop))
    parted = [each for draft in done for each in _with_elided(draft)]
    return [
        draft if (at := next(_in_own_voice(draft), None)) is None else _cut(draft, at) for draft in parted
    ]


def _in_own_voice(draft: Draft) -> Iterator[int]:
    """The semicolon behind which the reporter tells of somebody else by name, in the tense of the report:

    Peru says the boats were in its waters; Ecuador, which released two of them, wants a fine.
    """
    if draft.cue is None or draft.source is None:
        return
    doc, sentence = draft.cue.doc, draft.cue.sent
    for t in doc[draft.cue.i + 1 : sentence.end - 2]:
        name = t.nbor()
        if t.text != ";" or not covers(draft.content, t.idx) or not name.ent_type_ or name.pos_ != "PROPN":
            continue
        begun, end = part_of(name)
        told = [c for c in doc[begun:end] if c.pos_ in ("VERB", "AUX") and c.tag_ in _FINITE]
        if told and name.text != draft.source.text and not any(c.lower_ in _BACKSHIFTED for c in told):
            yield t.idx


def _cut(draft: Draft, stop: int) -> Draft:
    return replace(draft, content=tuple((a, min(b, stop)) for a, b in draft.content if a < stop))


def _stop(draft: Draft, other: Draft) -> int | None:
    """The semicolon within a content behind which another cue opens a part, or is put into it."""
    if draft.cue is None or other.cue is None or other.source is None or other.cue.i <= draft.cue.i:
        return None
    begun, _ = part_of(other.cue)
    semicolon = other.cue.doc[begun - 1].idx
    if begun <= draft.cue.i or other.source.i < begun or not covers(draft.content, semicolon):
        return None
    if other.cue.i == begun and other.word is not None and other.word.lemma == "according to":
        return semicolon
    if any(c.lower_ == "had" for c in children(other.cue, "aux")) or not is_finite(other.cue):
        return None
    opens = other.source == opening_noun(other.cue.doc, begun, other.cue.i)
    put_in = other.cue.doc[max(other.source.left_edge.i - 1, 0)].text == ","
    return semicolon if opens or put_in else None


def _with_elided(draft: Draft) -> Iterator[Draft]:
    """Chad says four men were hurt; Niger, nine. / …; Niger, that nobody was."""
    found = None if draft.cue is None else next(_elided(draft), None)
    if found is None:
        yield draft
        return
    source, words = found
    yield _cut(draft, source.doc[part_of(source)[0] - 1].idx)
    by = (
        ("source", "says the same verb, left out"),
        ("content", "what is left of the clause"),
    )
    yield replace(draft, source=source, content=(words,), by=by, alone=True)


def _elided(draft: Draft) -> Iterator[tuple[Token, Range]]:
    """The speakers and words of parts without a verb of their own behind a cue."""
    assert draft.cue is not None
    doc, (_, end) = draft.cue.doc, part_of(draft.cue)
    while end < draft.cue.sent.end - 1 and covers(draft.content, doc[end].idx):
        begun, end = part_of(doc[end + 1])
        heads = named_after(doc, begun, end)
        comma = heads[-1].i + 1 if heads else end
        if len(heads) != 1 or comma + 1 >= end or not names_a_source(heads[0]) or doc[comma].text != ",":
            continue
        first = comma + 2 if doc[comma + 1].lower_ == "that" else comma + 1
        if first > comma + 1 or not any(is_finite(t) for t in doc[comma:end]):
            last = doc[end - 1]
            yield heads[0], (doc[first].idx, last.idx + len(last))


def further(verb: Token) -> list[Range]:
    """What is still reported behind the semicolon of a cue that closes its part:

    Nobody had been hurt, the envoy said; two men had only lost their way.
    """
    doc, (_, end) = verb.doc, part_of(verb)
    if end >= verb.sent.end - 1 or doc[end].text != ";":
        return []
    begun, last = part_of(doc[end + 1])
    finite = [t for t in doc[begun:last] if t.pos_ in ("VERB", "AUX") and t.tag_ in _FINITE]
    if not finite or any(_speaks(t) for t in finite):
        return []
    if verb.tag_ in ("VBD", "VBN") and finite[0].lower_ not in _BACKSHIFTED:
        return []
    return [(doc[begun].idx, doc[last - 1].idx + len(doc[last - 1]))]


_FINITE = ("VBD", "VBP", "VBZ", "MD")


def _speaks(verb: Token) -> bool:
    """Whether a verb tells of words: somebody says, confirms, adds in the second part too."""
    if lexicon().verb(verb) is None or child(verb, "aux:pass") is not None:
        return False
    subject = subject_of(verb)
    return subject is not None and subject.lower_ not in _RELATIVES
