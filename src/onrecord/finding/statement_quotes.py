"""Direct speech: which quotation belongs to which cue, and who goes on speaking where no cue stands.

Works from marks and gaps: the words between quotations are searched for a reporting verb and its subject.

    “We will stay,” the envoy said. “Nobody has asked us to go.”      one statement in two pieces
    The envoy said: “We will stay.”
    “We will stay,” the envoy said.
    “Nobody has asked us to go.”                                     a paragraph of its own: goes on, no cue
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise

from spacy.tokens import Doc, Span, Token

from onrecord.finding.cues import CueWord, lexicon
from onrecord.finding.quotations import Quotation, find_quotations, paragraphs_of
from onrecord.finding.source_words import names_a_source, source_words
from onrecord.finding.statement_closings import asserts, awaits_verb, clause_start
from onrecord.finding.statement_draft import Draft, is_asked, is_spoken
from onrecord.finding.statement_order import head_within, named_after
from onrecord.finding.statement_parts import further
from onrecord.finding.statement_passives import agents_of, denies_before, is_passive
from onrecord.finding.statement_spans import Range, tokens_in
from onrecord.finding.statement_syntax import child, is_finite, opens_predicate, phrase_of, subject_of
from onrecord.finding.statement_tails import closing_owner, is_closed

_AFTER = 60
"""How far behind a quotation its cue or source may begin, in code points ("“…,” the old man there said")."""
_TAIL = 140
"""How long the words between a cue and the quotation it introduces may be ("told reporters in …, “…”")."""
_LABEL = 60
"""How long a name with its title before a colon may be."""
_RUBRICS = ("LIVE", "BREAKING", "WATCH", "VIDEO", "UPDATE", "UPDATES", "EXCLUSIVE", "ANALYSIS", "OPINION")
"""What stands before a headline and names nobody."""
_HELPING = ("aux", "aux:pass", "cop")
_NO_MANNERS = ("be", "have", "do", "come", "make", "take", "leave", "follow", "win", "become", "include")
_STOPS = (".", "?", "!")
_ENDS_SPEECH = ",.?!—–-…"
_DASHED = re.compile(r"\s*[-—–―]{1,2}\s*")
_SPEAKER_LABEL = re.compile(r"[“\"]?([A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,4}|Q|A): +(?=\S)")
_NAME_LABEL = re.compile(
    r"[“\"]?([^\W\d_a-z][\w.'’&/-]*"
    r"(?: (?:of|the|for|and|from|de|da|del|la|al|bin|van|von|reporter|journalist|correspondent)"
    r"| [(]?[^\W\d_a-z][\w.'’&/-]*[)]?){0,7}): +(?=\S)"
)
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|us)\b")
_HEADLINE = re.compile(r"([A-Z][^:.?!“\"]{1,60}): +(\S.*[^.:\s])")
_CLOSED_HEADLINE = re.compile(r"([^:.]{12,160}?)(?:: +| +[-–—] +)((?:[\w.’'&-]+ ?){1,6})")
_NOT_SPOKEN = re.compile(
    r"(?:notes?\b|ends?\b|further information|follow |media enquiries|contact|read more|related)", re.I
)


@dataclass(frozen=True)
class Speech:
    """The quotations and paragraphs of a document, with what is asked of them over and over."""

    doc: Doc

    @cached_property
    def text(self) -> str:
        return self.doc.text

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        return find_quotations(self.text)

    @cached_property
    def paragraphs(self) -> tuple[Range, ...]:
        return paragraphs_of(self.text)

    @cached_property
    def chains(self) -> tuple[tuple[Quotation, ...], ...]:
        """Quotations, with those that run over paragraphs without a new mark put together."""
        chains: list[tuple[Quotation, ...]] = []
        for q in self.quotations:
            if q.continues and not q.opened and chains:
                chains[-1] = (*chains[-1], q)
            else:
                chains.append((q,))
        return tuple(chains)

    def within_quotation(self, point: int) -> Quotation | None:
        """The quotation that holds a code point."""
        at = bisect_right(self.quotations, point, key=lambda q: q.start) - 1
        return self.quotations[at] if at >= 0 and point < self.quotations[at].end else None

    def quotations_in(self, start: int, end: int) -> tuple[Quotation, ...]:
        """The quotations that share code points with a stretch."""
        first = bisect_right(self.quotations, start, key=lambda q: q.start) - 1
        last = bisect_left(self.quotations, end, key=lambda q: q.start)
        return tuple(q for q in self.quotations[max(first, 0) : last] if q.end > start)

    def quoted_until(self, point: int) -> int:
        """Where the last quotation before a code point ends; 0 where there is none."""
        at = bisect_right(self.quotations, point, key=lambda q: q.start) - 1
        while at >= 0 and self.quotations[at].end > point:
            at -= 1
        return self.quotations[at].end if at >= 0 else 0

    def paragraph_at(self, point: int) -> int:
        """The number of the paragraph that holds a code point."""
        at = bisect_right(self.paragraphs, point, key=lambda p: p[0]) - 1
        inside = at >= 0 and point < self.paragraphs[at][1]
        return at if inside else len(self.paragraphs) - 1


@dataclass
class _Turn:
    """A statement in the making: quotations under one cue."""

    owner: tuple[Token, Token] | None
    label: Span | None = None
    pieces: list[Range] = field(default_factory=list)
    by: str = "quoted beside the cue"
    denies: bool = False


def spoken(speech: Speech) -> Iterator[Draft]:
    """All direct speech of a document, in order of the text."""
    turns: list[_Turn] = []
    for chain in speech.chains:
        _take(speech, chain, turns)
    _look_ahead(speech, turns)
    for turn in turns:
        if (draft := _draft(turn)) is not None:
            yield draft


def _take(speech: Speech, chain: tuple[Quotation, ...], turns: list[_Turn]) -> None:
    pieces = [(q.start, q.end) for q in chain]
    owner = _owner(speech, chain)
    if owner is not None:
        same = next((t for t in turns[-3:] if t.owner is not None and t.owner[0] == owner[0]), None)
        if same is not None:
            same.pieces += pieces
        else:
            turn = _Turn(owner, pieces=[*_led_by(speech, owner, chain[0]), *pieces])
            turn.denies = denies_before(_gap_before(speech, chain[0]))
            turns.append(turn)
        return
    if turns and _coordinated_piece(speech, turns[-1], chain[0]):
        turns[-1].pieces += pieces
        return
    if not _stands_alone(speech, chain) or is_closed(_gap_after(speech, chain[-1])):
        return
    if (label := _label_before(speech, chain[0])) is not None:
        turns.append(_Turn(None, label=label, pieces=pieces, by="the name before the colon"))
    elif (signed := _signed(speech, chain[-1])) is not None:
        turns.append(_Turn(None, label=signed, pieces=pieces, by="signed below the quotation"))
    elif (leading := _leading_in(speech, chain[0])) is not None:
        turns.append(_Turn(None, label=leading, pieces=pieces, by="of whom the words before the colon tell"))
    elif turns and _joins(speech, turns[-1], chain[0]):
        turns[-1].pieces += pieces
    else:
        turns.append(_Turn(None, pieces=pieces, by="goes on quoting the same speaker"))


def _led_by(speech: Speech, owner: tuple[Token, Token], quotation: Quotation) -> Iterator[Range]:
    """The board could sit in Oslo, she said, “but not on our island”: the clause that the quotation ends,
    or its subject: The pact, she said in Arabic, “is a first step”"""
    cue, source = owner
    goes_on = speech.text[quotation.inner[0]].islower() and cue.idx < quotation.start
    begun, first = clause_start(cue), min(cue.i, phrase_of(source).start)
    if not goes_on or first - 1 <= begun or speech.doc[first - 1].text != ",":
        return
    words = speech.doc[begun : first - 1]
    opens = tokens_in(speech.doc, *quotation.inner)
    told = asserts(speech.doc, (begun, first - 1)) or (
        awaits_verb(words) and len(opens) and opens_predicate(opens[0])
    )
    if told and not speech.quotations_in(speech.doc[begun].idx, cue.idx):
        yield speech.doc[begun].idx, speech.doc[first - 1].idx


def _coordinated_piece(speech: Speech, turn: _Turn, quotation: Quotation) -> bool:
    """“The road is shut,” Mora said, and “it will stay shut until they pay.”"""
    last = turn.pieces[-1][1]
    gap = speech.text[last : quotation.start]
    if turn.owner is None or not last <= turn.owner[0].idx < quotation.start:
        return False
    return bool(re.fullmatch(r"[^.;:\n]*, (?:and|but) ", gap)) and _has_clause(speech, quotation)


def _label_before(speech: Speech, quotation: Quotation) -> Span | None:
    """Okafor: ‘No deal without the prisoners’ (a headline, a caption, a list of what was said); or behind
    other sentences: The list is out. His mother, Ana Okafor, 74: “I have cooked.”"""
    start = speech.paragraphs[quotation.paragraph][0]
    gap = _gap_before(speech, quotation)
    if len(gap) and gap.start_char > start:
        start = gap.start_char
    before = speech.text[start : quotation.start].rstrip()
    if not before.endswith(":") or len(before) > _LABEL:
        return None
    label = tokens_in(speech.doc, start, start + len(before) - 1)
    if not len(label) or any(t.pos_ in ("VERB", "AUX") and is_finite(t) for t in label):
        return None
    return _whose_words(label) or (label if _is_speaker(label) else None)


def _leading_in(speech: Speech, quotation: Quotation) -> Span | None:
    """The captain, Lars Holm, saw things otherwise: “We were lucky to get out.”"""
    gap = _gap_before(speech, quotation)
    words = [t for t in gap if not t.is_space]
    if not words or words[-1].text != ":":
        return None
    told = next((t for t in words if t.pos_ in ("VERB", "AUX") and is_finite(t)), None)
    subject = None if told is None else subject_of(told if told.dep_ not in _HELPING else told.head)
    if subject is None or not words[0].i <= subject.i < gap.end:
        return None
    phrase = phrase_of(subject)
    somebody = _is_somebody(subject) or any(t.ent_type_ == "PERSON" for t in phrase)
    return phrase if somebody and phrase.start <= words[0].i + 1 and subject.ent_type_ != "PLACE" else None


def _whose_words(label: Span) -> Span | None:
    """Who speaks in "the envoy's answer:": the owner of a word for words."""
    ends = next((t.i for t in label if t.tag_ == "POS"), label.start)
    verdicts = lexicon().verdicts
    if ends == label.start or not any(t.lemma_.lower() in verdicts for t in label.doc[ends : ends + 4]):
        return None
    owner = label.doc[label.start : ends]
    return owner if _is_speaker(owner) else None


def _stands_alone(speech: Speech, chain: tuple[Quotation, ...]) -> bool:
    """Whether a quotation is speech by itself: whole sentences, not a few words within the reporter's own."""
    first, last = chain[0], chain[-1]
    start = speech.paragraphs[first.paragraph][0]
    before = speech.text[start : first.start].rstrip()
    if before and before[-1] not in '.?!:”"’…' and ";" not in re.split(r"[”\"]", before)[-1]:
        return False
    inner = speech.text[slice(*first.inner)]
    if len(inner.split()) < (6 if first.single else 2 if inner[-1:] in ".?!" else 3):
        return False
    tail = speech.text[last.inner[0] : last.inner[1]].rstrip()
    rest = speech.text[last.end : speech.paragraphs[last.paragraph][1]].strip(" .,")
    return bool(tail) and (tail[-1] in _ENDS_SPEECH or len(rest) < len(inner) / 8)


def _joins(speech: Speech, turn: _Turn, quotation: Quotation) -> bool:
    """Whether a quotation goes on from the turn: in its paragraph, with nothing but the cue between."""
    last = turn.pieces[-1][1]
    gap = speech.text[last : quotation.start]
    if "\n" in gap or ";" in gap or (turn.owner is None and gap.strip()):
        return False
    between = tokens_in(speech.doc, last, quotation.start)
    anew = [
        t
        for t in between[1:]
        if t.is_sent_start and t.nbor(-1).text in _STOPS and t.idx < quotation.start - 1
    ]
    begun = [t for t in between if t.is_sent_start]
    return not anew and (len(begun) <= 1 or not re.search(r"[.?!]\s+\S", gap.strip()[:-1]))


def _owner(speech: Speech, chain: tuple[Quotation, ...]) -> tuple[Token, Token] | None:
    """The cue and the source that a quotation belongs to, by the words beside it."""
    closed = None if _is_fragment(speech, chain[-1]) else closing_owner(_gap_after(speech, chain[-1]))
    return _owner_before(speech, chain[0]) or closed or _owner_after(speech, chain[-1])


def _gap_after(speech: Speech, quotation: Quotation) -> Span:
    """The words between a quotation and the end of the sentence, the next quotation or the next paragraph.

    A closing mark may stand alone at a paragraph's end with its cue in the next ("… term. " / "said Mora.").
    """
    end = speech.paragraphs[quotation.paragraph][1]
    if (
        not speech.text[quotation.end : end].strip()
        and quotation.closed
        and quotation.paragraph + 1 < len(speech.paragraphs)
    ):
        start, end = speech.paragraphs[quotation.paragraph + 1]
        if not speech.text[start].islower():
            return speech.doc[0:0]
    behind = speech.quotations[bisect_left(speech.quotations, quotation.end, key=lambda q: q.start) :]
    following = next((q.start for q in behind if not _is_byname(speech, q)), end)
    gap = tokens_in(speech.doc, quotation.end, min(end, following))
    words = 0
    for t in gap:
        if t.is_sent_start and words:
            return speech.doc[gap.start : t.i]
        words += t.is_alpha
    return gap


def _is_byname(speech: Speech, quotation: Quotation) -> bool:
    """Whether the marks only hold what a person is called: Ana "Nina" Mora."""
    inner, behind = speech.text[slice(*quotation.inner)], speech.text[quotation.end : quotation.end + 2]
    before = speech.text[max(0, quotation.start - 2) : quotation.start]
    return inner.isalpha() and inner.istitle() and behind[1:].isupper() and before[:1].isalpha()


def _gap_before(speech: Speech, quotation: Quotation) -> Span:
    """The words of the sentence before a quotation; those of a paragraph that ends in a colon count."""
    start = speech.paragraphs[quotation.paragraph][0]
    at = quotation.start
    if not speech.text[start:at].strip():
        if quotation.paragraph == 0:
            return speech.doc[0:0]
        start, at = speech.paragraphs[quotation.paragraph - 1]
        if not speech.text[start:at].rstrip().endswith((":", ",")):
            return speech.doc[0:0]
    gap = tokens_in(speech.doc, max(start, speech.quoted_until(at)), at)
    begun = [t.i for t in gap if t.is_sent_start and t.i > gap.start and not _after_colon(t)]
    return speech.doc[begun[-1] : gap.end] if begun else gap


def _after_colon(token: Token) -> bool:
    return token.i > 0 and token.nbor(-1).text in (":", ",")


def _cues(gap: Span) -> Iterator[tuple[Token, CueWord]]:
    for token in gap:
        word = lexicon().verb(token)
        if word is None or "quote" not in word.frames or _is_attribute(token):
            continue
        if is_spoken(token, word) and not is_asked(token):
            yield token, word


def _is_attribute(token: Token) -> bool:
    """Whether a participle only tells which thing is meant: the committee proposed by the bloc could meet"""
    return token.tag_ == "VBN" and token.dep_ == "acl" and child(token, "obl:agent") is not None


def _owner_after(speech: Speech, quotation: Quotation) -> tuple[Token, Token] | None:
    """“…,” the envoy said / “…,” said the envoy"""
    if not _ends_open(speech, quotation) or _is_fragment(speech, quotation):
        return None
    gap = _gap_after(speech, quotation)
    for cue, _ in _cues(gap):
        source = _speaker(cue, gap)
        if source is None:
            continue
        begins = min(cue.idx, phrase_of(source).start_char)
        if begins - quotation.end <= _AFTER and not _other_clause(gap, begins):
            return cue, source
    return _unlisted_cue(speech, quotation, gap)


def _unlisted_cue(speech: Speech, quotation: Quotation, gap: Span) -> tuple[Token, Token] | None:
    """“…,” snapped one diplomat / “…,” Mr Tapia shrugs: a verb of no list, right behind a quotation."""
    inner = speech.text[slice(*quotation.inner)].rstrip()
    words = [t for t in gap if not t.is_punct and not t.is_space]
    if len(words) < 2 or len(inner.split()) < 3 or not (inner[-1] == "," or words[0].is_lower):
        return None
    if inner[-1] not in ",?!" or (gap[0].text == "," and inner[-1] != "?"):
        return None
    if _is_manner_of_speaking(words[0]) or (words[0].tag_ == "VBN" and words[0].is_lower):
        heads = named_after(gap.doc, words[1].i, gap.end)
        return (words[0], head_within(heads[0], gap)) if heads and _is_somebody(heads[0]) else None
    heads = named_after(gap.doc, words[0].i, gap.end)
    behind = gap.doc[heads[0].right_edge.i + 1] if len(heads) == 1 and heads[0].i + 1 < gap.end else None
    if behind is None or not behind.i < gap.end or not _is_manner_of_speaking(behind):
        return None
    return (behind, heads[0]) if _is_somebody(heads[0]) and child(behind, "obj") is None else None


def _is_manner_of_speaking(token: Token) -> bool:
    """Whether a verb beside a quotation may tell how it is said: a finite verb of full meaning."""
    return token.pos_ == "VERB" and token.tag_ in ("VBD", "VBZ", "VBP") and token.lemma_ not in _NO_MANNERS


def _is_somebody(noun: Token) -> bool:
    person = noun.pos_ == "PROPN" or noun.lower_ in ("he", "she", "they", "one")
    return person or names_a_source(noun)


def _is_fragment(speech: Speech, quotation: Quotation) -> bool:
    """Whether the reporter's own words lead into the quotation: A plan “made of paper,” she said."""
    if quotation.continues:
        return False
    start = speech.paragraphs[quotation.paragraph][0]
    before = speech.text[max(start, speech.quoted_until(quotation.start)) : quotation.start].rstrip()
    return bool(re.search(r"\w", before)) and before[-1] not in ".?!:,"


def _ends_open(speech: Speech, quotation: Quotation) -> bool:
    """Whether the reporter's sentence goes on after the quotation: “…,” she / “…?” she / “…”, she."""
    inner = speech.text[slice(*quotation.inner)].rstrip(" '’")
    behind = speech.text[quotation.end : quotation.end + 3].lstrip()
    if not inner or not (inner[-1] in _ENDS_SPEECH or behind[:1] in (",", "-", "—", "–")):
        return False
    return (
        inner[-1] != "."
        or not behind[:1].isupper()
        or speech.text[quotation.end : quotation.end + 1].isalpha()
    )


def _other_clause(gap: Span, begins: int) -> bool:
    """Whether another clause stands between the quotation and the cue."""
    return any(t.idx < begins and t.pos_ in ("VERB", "AUX") for t in gap)


def _speaker(cue: Token, gap: Span) -> Token | None:
    """The subject of the cue; in “…,” said the envoy, the noun that follows, whatever the tree says."""
    subject = subject_of(cue)
    if subject is not None and gap.start <= subject.i < gap.end:
        return subject
    if (subject is None or subject.i < gap.start) and (named := _named_before(cue, gap)) is not None:
        return named
    after = next((t for t in gap if t.i > cue.i and t.pos_ in ("NOUN", "PROPN", "PRON")), None)
    if after is not None and cue.i <= gap.start + 2 and after.i - cue.i <= 6:
        return head_within(after, gap.doc[cue.i + 1 : gap.end])
    return subject if subject is not None and subject.sent == cue.sent else None


def _named_before(cue: Token, gap: Span) -> Token | None:
    """Who stands between quotation and cue, by the order of words: “…,” an adviser to the president said"""
    words = [t for t in gap.doc[gap.start : cue.i] if not t.is_punct and not t.is_space]
    if not words:
        return None
    first = named_after(gap.doc, words[0].i, cue.i)
    if first:
        return head_within(first[0], gap.doc[gap.start : cue.i])
    last = next((t for t in reversed(words) if t.pos_ in ("NOUN", "PROPN", "PRON")), None)
    return None if last is None else head_within(last, gap.doc[gap.start : cue.i])


def _owner_before(speech: Speech, quotation: Quotation) -> tuple[Token, Token] | None:
    """The envoy said: “…” / said that “…” / told reporters on Monday, “…”"""
    gap = _gap_before(speech, quotation)
    if not len(gap) or not _introduces(speech, gap, quotation):
        return None
    for cue, _ in reversed(list(_cues(gap))):
        source = _teller(cue)
        tail = speech.text[cue.idx + len(cue) : quotation.start]
        if source is not None and len(tail) <= _TAIL:
            return None if _told_already(cue, quotation) else (cue, source)
    return None


def _teller(cue: Token) -> Token | None:
    """Who tells: in a passive whoever stands behind "by", so that no claim denies itself: was denied: “…”"""
    if not is_passive(cue):
        return subject_of(cue)
    agents = agents_of(cue)
    return agents[0] if agents else None


def _told_already(cue: Token, quotation: Quotation) -> bool:
    """Whether the cue has a content of its own before the quotation: said the road was shut, “for good.”"""
    word = lexicon().verb(cue)
    held = child(cue, "obj")
    if word is not None and "name" in word.frames and held is not None and held.i > cue.i:
        return True
    return any(
        c.dep_ == "ccomp" and cue.i < c.i and c.idx < quotation.start and is_finite(c) for c in cue.children
    )


def _introduces(speech: Speech, gap: Span, quotation: Quotation) -> bool:
    """Whether the last words before a quotation introduce it as speech.

    A colon or comma does; so does the cue itself ("said “we”"), or "that", before a clause in marks.
    """
    words = [t for t in gap if t.pos_ != "SPACE"]
    if not words or any(t.text == ";" for t in words):
        return False
    last = words[-1]
    if last.text == ":":
        return True
    if _runs_into(speech, quotation) and not (last.text == "," and _breaks_off(speech, quotation)):
        return False
    if last.text == ",":
        return bool(list(_cues(gap))) and _is_sentence(speech, quotation)
    word = lexicon().verb(last)
    introduced = (
        last.lower_ == "that"
        or (word is not None and "quote" in word.frames)
        or _bare(gap, speech, quotation)
    )
    return introduced and _is_sentence(speech, quotation) and _has_clause(speech, quotation)


def _runs_into(speech: Speech, quotation: Quotation) -> bool:
    """Whether the reporter's sentence goes on from the quoted words: that “we will stay” come what may."""
    inner = speech.text[slice(*quotation.inner)].rstrip()
    behind = speech.text[quotation.end : quotation.end + 2]
    return bool(inner) and inner[-1] not in _ENDS_SPEECH and bool(re.match(r"\s[a-z]", behind))


def _breaks_off(speech: Speech, quotation: Quotation) -> bool:
    """Whether another clause of the reporter's follows: said, “They have spoken” but declined to go on"""
    behind = speech.text[quotation.end : quotation.end + 8]
    return bool(re.match(r"\s(?:but|while|when|before|after)\b", behind)) and _has_clause(speech, quotation)


def _bare(gap: Span, speech: Speech, quotation: Quotation) -> bool:
    """wrote in a letter “We will stay.”: a whole sentence, and only a phrase between it and the cue"""
    cues = [cue for cue, _ in _cues(gap)]
    if not cues or not speech.text[quotation.inner[0]].isupper() or gap[-1].text in ".?!":
        return False
    return not any(t.i > cues[-1].i and (t.pos_ in ("VERB", "AUX") or t.dep_ == "obj") for t in gap)


def _is_sentence(speech: Speech, quotation: Quotation) -> bool:
    inner = speech.text[slice(*quotation.inner)].strip()
    return len(inner.split()) >= 2 or inner[:1].isupper()


def _has_clause(speech: Speech, quotation: Quotation) -> bool:
    inside = tokens_in(speech.doc, *quotation.inner)
    return any(t.pos_ in ("VERB", "AUX") and is_finite(t) for t in inside)


def _signed(speech: Speech, quotation: Quotation) -> Span | None:
    """“The game is long.” — Ana Mora"""
    end = speech.paragraphs[quotation.paragraph][1]
    match = _DASHED.match(speech.text, quotation.end, end)
    if (
        match is None
        and not speech.text[quotation.end : end].strip()
        and quotation.paragraph + 1 < len(speech.paragraphs)
    ):
        start, end = speech.paragraphs[quotation.paragraph + 1]
        match = _DASHED.match(speech.text, start, end)
    if match is None or end - match.end() > 60:
        return None
    name = tokens_in(speech.doc, match.end(), end)
    return name if len(name) and name[0].pos_ == "PROPN" else None


def _look_ahead(speech: Speech, turns: list[_Turn]) -> None:
    """Give a quotation that runs on into the next paragraph the cue that stands there."""
    for at in range(len(turns) - 2, -1, -1):
        turn, following = turns[at], turns[at + 1]
        if turn.owner is None and turn.label is None and following.owner is not None:
            last = speech.within_quotation(turn.pieces[-1][0])
            if (
                last is not None
                and not last.closed
                and speech.paragraph_at(following.pieces[0][0]) == last.paragraph + 1
            ):
                turn.owner, turn.by = following.owner, "the quotation runs on to the next paragraph's cue"
                turns[at] = replace(turn, owner=None, label=phrase_of(following.owner[1]))


def _draft(turn: _Turn) -> Draft | None:
    if turn.owner is not None:
        cue, source = turn.owner
        word = lexicon().verb(cue) or lexicon().nouns.get(cue.lemma_.lower())
        if turn.denies and word is not None and word.act == "say":
            word = replace(word, act="deny")
        near = tuple(c for c in cue.children if c.dep_ in ("aux", "compound:prt") and abs(c.i - cue.i) == 1)
        return Draft(
            cue=cue,
            cue_tokens=tuple(sorted((cue, *near), key=lambda t: t.i)),
            word=word,
            source=source,
            content=(*turn.pieces, *(further(cue) if turn.pieces[-1][1] <= cue.idx else ())),
            by=(
                ("source", f"who “{cue.text}” beside the quotation"),
                ("content", "the words in quotation marks"),
            ),
        )
    return Draft(
        cue=None,
        cue_tokens=(),
        word=None,
        source=turn.label.root if turn.label is not None else None,
        content=tuple(turn.pieces),
        by=(("source", turn.by), ("content", "the words in quotation marks")),
    )


def transcripts(speech: Speech) -> Iterator[Draft]:
    """MR MORA: We will stay. / QUESTION: For how long? / Daily Herald: For how long? / Ana Mora: Till May.

    A paragraph without a label goes on from the one before; one with a label that nobody can bear ends it.
    """
    labels = [_label_of(speech, start, end) for start, end in speech.paragraphs]
    loud = {at for at, label in enumerate(labels) if label is not None and _in_capitals(label)}
    turns = loud | _exchange(speech, labels)
    answering = _who_answers(speech, labels) if turns else None
    current: tuple[Span, list[Range]] | None = None
    for at, (start, end) in enumerate(speech.paragraphs):
        label = labels[at]
        if label is not None and (at in turns or not loud):
            if current is not None:
                yield _labelled(*current, answering)
            begins = speech.text.index(":", label.end_char) + 1
            current = (label, [(begins, end)]) if at in turns else None
        elif current is not None:
            current[1].append((start, end))
    if current is not None:
        yield _labelled(*current, answering)


def _who_answers(speech: Speech, labels: list[Span | None]) -> Token | None:
    """The spokesman of the heading: Briefing by Spokesperson Ana Mora, over “Question:” and “Answer:”"""
    first = next((at for at, label in enumerate(labels) if label is not None), 0)
    head = tokens_in(speech.doc, 0, speech.paragraphs[first][0]) if first else speech.doc[0:0]
    spokes = next((t for t in head if t.lemma_.lower() in source_words().spokespeople), None)
    if spokes is None:
        return None
    named = spokes.head if spokes.head in head and spokes.head.pos_ == "PROPN" else spokes
    return named if named.ent_type_ == "PERSON" or named == spokes else spokes


def _label_of(speech: Speech, start: int, end: int) -> Span | None:
    """The capitalised words before a colon at the head of a paragraph."""
    match = _SPEAKER_LABEL.match(speech.text, start, end) or _NAME_LABEL.match(speech.text, start, end)
    return None if match is None else tokens_in(speech.doc, match.start(1), match.end(1))


def _in_capitals(label: Span) -> bool:
    return label.text in ("Q", "A") or (label.text.isupper() and len(label.text) > 2)


def _exchange(speech: Speech, labels: list[Span | None]) -> set[int]:
    """The paragraphs of an exchange between named speakers: a question of one and the next one's answer.

    Without a question and an answer the names before colons are headings: Venue: Geneva
    """
    speakers = {label.text for label in labels if label is not None and _may_speak(label)}
    if speakers:  # whoever asks one that speaks may have any name: Harbour Times: Will it be shut?
        ends = {at: speech.text[start:end].rstrip() for at, (start, end) in enumerate(speech.paragraphs)}
        speakers |= {label.text for at, label in enumerate(labels) if label and ends[at].endswith("?")}
    turns = [(at, label) for at, label in enumerate(labels) if label is not None and label.text in speakers]
    answered = any(
        a.text != b.text and "?" in speech.text[a.end_char : speech.paragraphs[at][1]]
        for (at, a), (_, b) in pairwise(turns)
    )
    return {at for at, _ in turns} if answered else set()


def _may_speak(label: Span) -> bool:
    return label.text.upper() in source_words().askers | source_words().answerers or _is_speaker(label)


def headline(speech: Speech) -> Iterator[Draft]:
    """Minister: talks will go on (the first paragraph, without a full stop)"""
    if not speech.paragraphs:
        return
    start, end = speech.paragraphs[0]
    match = _HEADLINE.fullmatch(speech.text[start:end])
    if (closed := _closed_headline(speech, start, end)) is not None:
        yield closed
        return
    if match is None or len(match.group(2).split()) < 3:
        return
    label = tokens_in(speech.doc, start, start + match.end(1))
    if any(t.pos_ in ("VERB", "AUX") and is_finite(t) for t in label):
        return
    if (speaker := _speaking_to(label)) is not None:
        label = speaker
    elif not _is_speaker(label):
        return
    if _whose_words(label) is None:
        yield _labelled(label, [(start + match.start(2), end)])


def _speaking_to(label: Span) -> Span | None:
    """Chad to Niger: You broke the pact. — the first of two that are named"""
    to = next((t.i for t in label if t.lower_ == "to"), label.start)
    parts = label.doc[label.start : to], label.doc[to + 1 : label.end]
    named = all(len(part) and all(t.pos_ == "PROPN" for t in part) for part in parts)
    return parts[0] if named else None


def _closed_headline(speech: Speech, start: int, end: int) -> Draft | None:
    """Talks will go on: minister / ‘No talks before May’ – Mora (the first paragraph, without a full stop)"""
    match = _CLOSED_HEADLINE.fullmatch(speech.text[start:end])
    if match is None or len(match.group(1).split()) < 3:
        return None
    label = tokens_in(speech.doc, start + match.start(2), end)
    if any(t.pos_ in ("VERB", "AUX") for t in label) or not _is_speaker(label):
        return None
    words = tokens_in(speech.doc, start, start + match.end(1))
    if not any(t.pos_ in ("VERB", "AUX") or t.text in '“"‘' for t in words):
        return None
    return _labelled(label, [(start, start + match.end(1))])


def _is_speaker(label: Span) -> bool:
    """Whether the words before the colon name somebody who can speak; a place is only a rubric."""
    if label.text.upper() in _RUBRICS:
        return False
    named = any(t.ent_type_ in ("PERSON", "ORG") for t in label)
    return named or (names_a_source(label.root) and label.root.ent_type_ != "PLACE")


def _labelled(label: Span, pieces: list[Range], answering: Token | None = None) -> Draft:
    """What stands behind a label; "Answer" is whoever the heading says `answering`."""
    unnamed = answering is not None and label.text.upper() in source_words().answerers
    source = answering if unnamed else label.root
    beyond = source is not None and any(t not in label for t in source.conjuncts)
    return Draft(
        cue=None, cue_tokens=(), word=None, source=source, content=tuple(pieces), alone=beyond,
        by=(("source", "the name before the colon"), ("content", "what stands behind the name")),
    )  # fmt: skip


def blocks(speech: Speech) -> Iterator[Draft]:
    """The minister said:
    We will stay. (unmarked paragraphs of a press release, each its own statement)"""
    paragraphs = speech.paragraphs
    for number, (_, end) in enumerate(paragraphs):
        opened = _block_cue(speech, number)
        if opened is None:
            continue
        cue, source, begins = opened
        first = (begins, end) if begins < end else None
        pieces = [*([first] if first else []), *_spoken_paragraphs(speech, number + 1, source)]
        if pieces:
            told = (
                child(cue, "obj") is not None
                and "topic" in (lexicon().verb(cue) or CueWord("", "say")).frames
            )
            if not told:
                yield _block_draft(cue, source, pieces[0])
            for piece in pieces if told else pieces[1:]:
                yield Draft(
                    cue=None, cue_tokens=(), word=None, source=source, content=(piece,),
                    by=(("source", f"goes on from “{cue.text}:”"), ("content", "the paragraph as written")),
                )  # fmt: skip
            return


def _block_cue(speech: Speech, number: int) -> tuple[Token, Token, int] | None:
    """Cue, source and where the words begin, in a paragraph whose cue ends in a colon without marks."""
    start, end = speech.paragraphs[number]
    text = speech.text
    for match in re.finditer(r":(?=\s|$)", text[start:end]):
        colon = start + match.start()
        if speech.within_quotation(colon) or re.match(r"\s*[“\"‘'„«]", text[colon + 1 :]):
            continue
        before = tokens_in(speech.doc, start, colon)
        if not len(before) or (lexicon().verb(before[-1]) is None and colon + 1 < end):
            continue
        cues = [cue for cue, _ in _cues(before)]
        source = subject_of(cues[-1]) if cues else None
        if cues and source is not None and colon - cues[-1].idx <= _TAIL:
            return cues[-1], source, colon + 1
    return None


def _block_draft(cue: Token, source: Token, piece: Range) -> Draft:
    return Draft(
        cue=cue, cue_tokens=(cue,), word=lexicon().verb(cue), source=source, content=(piece,),
        by=(("source", f"who “{cue.text}” before the colon"), ("content", "the paragraph behind the colon")),
    )  # fmt: skip


def _spoken_paragraphs(speech: Speech, number: int, source: Token) -> Iterator[Range]:
    """The paragraphs of a written statement: whole sentences, up to a heading, a note or another speaker."""
    named = phrase_of(source).text.lower()
    for start, end in speech.paragraphs[number:]:
        words = speech.text[start:end].strip()
        if words[-1] not in '.!?…”"' or _NOT_SPOKEN.match(words) or len(words.split()) < 4:
            return
        if _reported(tokens_in(speech.doc, start, end)) or _quotes_somebody(speech, start, end):
            return
        if named in words.lower() and not _FIRST_PERSON.search(words):
            return
        yield start, end


def _quotes_somebody(speech: Speech, start: int, end: int) -> bool:
    """Whether a paragraph holds a quotation of some length: then the reporter writes, not the speaker."""
    return any(
        start <= q.start < end and len(speech.text[q.start : q.end].split()) > 4 for q in speech.quotations
    )


def _reported(paragraph: Span) -> bool:
    """Whether the reporter speaks again: They also claimed that … / He said …"""
    root = paragraph[0].sent.root
    subject = subject_of(root)
    return (
        lexicon().verb(root) is not None
        and subject is not None
        and subject.lower_ in ("he", "she", "they", "it")
    )


def direct(speech: Speech) -> Sequence[Draft]:
    """Every draft of direct speech: quotations, transcripts, written statements.

    In a transcript only what stands before its first speaker is the reporter's.
    """
    labelled = list(transcripts(speech))
    if len(labelled) > 1:
        begun = min(draft.content[0][0] for draft in labelled)
        return [*(draft for draft in spoken(speech) if draft.content[-1][1] < begun), *labelled]
    return [*headline(speech), *spoken(speech), *blocks(speech)]
