"""Attributions by a set phrase or an adverb: according to the ministry, reportedly."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from onrecord.finding.cues import CueWord, lexicon
from onrecord.finding.source_words import names_a_source
from onrecord.finding.statement_clauses import clause_reach
from onrecord.finding.statement_draft import Draft
from onrecord.finding.statement_order import named_after, part_of
from onrecord.finding.statement_spans import MARKS, Range, reach, words_of
from onrecord.finding.statement_syntax import child, is_finite, opens_predicate

_PER = "per"


def phrases(sentence: Span) -> Iterator[Draft]:
    """According to the ministry, the road is open. / The road is open, as reported by the agency."""
    lowered = [t.lower_ for t in sentence]
    for words in lexicon().phrases:
        at = -1
        while words[0] in lowered[at + 1 :]:
            at = lowered.index(words[0], at + 1)
            if tuple(lowered[at : at + len(words)]) == words and at + len(words) < len(lowered):
                yield from _phrase(sentence, at, len(words))


def as_put(sentence: Span) -> Iterator[Draft]:
    """As the minister put it, “we are neighbours”. / The road is dead, as Mora put it."""
    doc = sentence.doc
    for t in sentence:
        if t.lower_ != "as":
            continue
        put = next(
            (v for v in doc[t.i + 2 : min(t.i + 9, sentence.end - 1)] if v.lower_ in ("put", "puts")), None
        )
        heads = named_after(doc, t.i + 1, put.i) if put is not None and put.nbor().lower_ == "it" else []
        if put is None or len(heads) != 1:
            continue
        hole = t.idx, put.nbor().idx + len(put.nbor())
        yield Draft(
            cue=put,
            cue_tokens=tuple(doc[put.i : put.i + 2]),
            word=CueWord("put it", "say"),
            source=heads[0],
            content=tuple(_governed(sentence, t, heads[0], hole)),
            by=(("source", "who puts it so"), ("content", "the clause it stands with")),
            alone=True,
        )


def by_account(sentence: Span) -> Iterator[Draft]:
    """By Baku's account, the two soldiers were lost. / The camp is empty, by the army's own count."""
    doc = sentence.doc
    for t in sentence:
        if t.lower_ != "by":
            continue
        owns = next((p for p in doc[t.i + 2 : min(t.i + 7, sentence.end - 1)] if p.tag_ == "POS"), None)
        noun = None if owns is None else _account(doc[owns.i + 1 : min(owns.i + 3, sentence.end)])
        heads = named_after(doc, t.i + 1, owns.i) if owns is not None and noun is not None else []
        if noun is None or len(heads) != 1:
            continue
        hole = t.idx, noun.idx + len(noun)
        yield Draft(
            cue=t,
            cue_tokens=(t,),
            word=CueWord("according to", "say", plain=True),
            source=heads[0],
            content=tuple(_governed(sentence, t, heads[0], hole)),
            by=(("source", f"whose {noun.text} it is"), ("content", "the clause it stands with")),
            alone=True,
        )


def _account(words: Span) -> Token | None:
    return next((t for t in words if t.lemma_.lower() in lexicon().accounts), None)


def for_whom(sentence: Span) -> Iterator[Draft]:
    """For the minister, the vote was “a warning to everybody”: a view, where its words are quoted."""
    doc = sentence.doc
    comma = next((t.i for t in sentence if t.text == ","), sentence.start)
    heads = named_after(doc, sentence.start + 1, comma) if sentence[0].text == "For" else []
    if len(heads) != 1 or not (names_a_source(heads[0]) and heads[0].ent_type_ != "PLACE"):
        return
    verdict = next((t for t in doc[comma + 1 : sentence.end] if t.text in MARKS), None)
    before = None if verdict is None else verdict.nbor(-1)
    if before is None or before.lemma_ != "be" or before.i <= comma or heads[0].tag_ == "NNS":
        return
    yield Draft(
        cue=sentence[0],
        cue_tokens=(sentence[0],),
        word=CueWord("for", "say"),
        source=heads[0],
        content=((doc[comma + 1].idx, sentence.end_char),),
        by=(("source", "for whom it is so"), ("content", "how they see it, in quotation marks")),
        alone=True,
    )


def _phrase(sentence: Span, at: int, many: int) -> Iterator[Draft]:
    doc = sentence.doc
    cue = doc[sentence.start + at]
    sources = named_after(doc, cue.i + many, sentence.end)
    if sources and sources[0].lower_ in ("which", "whom"):
        return
    if not sources or (_PER in (cue.lower_, cue.nbor().lower_) and not _speaks(cue.nbor(many), sources[0])):
        return
    hole = cue.idx, _phrase_end(sentence, cue, sources)
    content = _governed(sentence, cue, sources[0], hole)
    for source in sources if content else []:
        yield Draft(
            cue=cue,
            cue_tokens=tuple(doc[cue.i : cue.i + many]),
            word=CueWord("according to", "say", plain=True),
            source=source,
            content=tuple(content),
            by=(
                ("source", f"named after “{doc[cue.i : cue.i + many].text}”"),
                ("content", "the clause it stands with"),
            ),
            alone=True,
        )


def _speaks(first: Token, noun: Token) -> bool:
    """Whether "per" is said of a source: per the ministry, per Reuters; not: per head, per the usual rules"""
    named = first.pos_ == "PROPN" and noun.ent_type_ in ("ORG", "PERSON")
    return names_a_source(noun) and (named or first.pos_ == "DET" or first.tag_ == "PRP$")


def _phrase_end(sentence: Span, cue: Token, sources: list[Token]) -> int:
    """Where the attribution ends: with the last source and what is said of it."""
    last = sources[-1].right_edge
    end = max(t.idx + len(t) for t in (last, sources[-1]))
    if (comma := _clause_behind(sentence, sources[-1])) is not None:
        end = comma.idx
    rest = sentence.doc[sources[-1].i + 1 : sentence.end]
    if cue.i > sentence.start + 2 and not _goes_on(rest):
        return sentence.end_char
    return min(end, sentence.end_char)


def _clause_behind(sentence: Span, source: Token) -> Token | None:
    """The comma between a source and a clause without another: according to AFP[,] Mali and Chad have …"""
    doc = sentence.doc
    comma = source.i + 1
    if comma + 2 >= sentence.end or doc[comma].text != ",":
        return None
    for t in doc[comma + 1 : sentence.end]:
        if t.pos_ in ("VERB", "AUX") and is_finite(t):
            return doc[comma] if t.i > comma + 1 else None
        if t.text in ",;:" or t.text in MARKS or t.lower_ in ("who", "which", "whose", "that"):
            return None
    return None


def _goes_on(rest: Span) -> bool:
    """Whether the reporter's sentence goes on after the source; a relative clause belongs to the source."""
    relative = False
    for t in rest:
        if t.lower_ in ("who", "which", "that", "whose", "whom", "after", "because", "as", "when"):
            relative = True
        if t.pos_ in ("VERB", "AUX") and is_finite(t):
            return not relative
    return False


def _governed(sentence: Span, cue: Token, source: Token, hole: Range) -> list[Range]:
    """The words that the attribution is given for.

    At the head or the end of a sentence all the rest; in between, the clause that it stands in.
    """
    start, end = sentence.start_char, sentence.end_char
    text = sentence.text
    if not text[hole[1] - start :].strip(' .!?\n”"'):
        return [(start, cue.idx)]
    if text[: cue.idx - start].strip(' “",').lower() in ("", "and", "but", "however", "still", "meanwhile"):
        return [(hole[1], end)]
    begun, stop = part_of(cue)
    if _parts_its_clause(sentence.doc[begun:stop], cue, hole[1]):
        last = sentence.doc[stop - 1]
        return [(sentence.doc[begun].idx, cue.idx), (hole[1], last.idx + len(last))]
    governor = (
        source.head
        if source.head.pos_ in ("VERB", "AUX", "ADJ", "NOUN") and source.head != source
        else sentence.root
    )
    left, right = reach(governor)
    if governor.dep_ == "acl:relcl" or left >= cue.idx or governor.i > source.i:
        return [(hole[1], max(right, hole[1]))]
    return [(a, b) for a, b in ((left, cue.idx), (hole[1], right)) if a < b]


def _parts_its_clause(part: Span, cue: Token, ends: int) -> bool:
    """Whether an attribution stands between subject and verb: The offer, according to aides, is …"""
    behind = [t for t in part if t.idx >= ends and not t.is_punct]
    before = part.doc[part.start : cue.i]
    if len(before) < 2 or before[-1].text != "," or not behind or before[0].pos_ in ("ADP", "SCONJ", "ADV"):
        return False
    return opens_predicate(behind[0]) and not any(t.pos_ in ("VERB", "AUX") and is_finite(t) for t in before)


def hearsay(token: Token) -> Iterator[Draft]:
    """The navy reportedly saved forty people."""
    if token.lower_ not in lexicon().hearsay or token.head.pos_ not in ("VERB", "AUX", "ADJ", "NOUN"):
        return
    start, end = clause_reach(token.head)
    subject = child(token.head, *("nsubj", "nsubj:pass"))
    begin = subject.left_edge.idx if subject is not None and subject.i < token.i else start
    here = words_of(token)
    yield Draft(
        cue=token,
        cue_tokens=(token,),
        word=CueWord(token.lower_, "say", plain=True),
        source=None,
        content=((begin, here[0]), (here[1], end)),
        by=(("content", f"the clause that “{token.text}” stands in"),),
        source_needed=False,
    )
