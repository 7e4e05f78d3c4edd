"""Attributions that a tree shows: a cue, who speaks, and the words that hang on the cue as its content.

Each finder below takes one token that may be a cue and yields drafts. Quotations are not its business:
`statement_quotes` finds those from their marks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span, Token

from onrecord.finding.cues import CueWord, lexicon
from onrecord.finding.source_words import names_a_source
from onrecord.finding.statement_spans import Range, reach, words_of
from onrecord.finding.statement_syntax import (
    child,
    children,
    is_finite,
    is_infinitive,
    is_negated,
    marker,
    phrase_of,
    subject_of,
)


@dataclass(frozen=True, slots=True)
class Draft:
    """An attribution before its fields are settled.

    `cue` is the head of the cue and `cue_tokens` all its words; both are empty where a speaker goes on
    without a cue. `source` is the head of the source phrase, None where nobody is named. `content` is in
    order of the text. `by` says in words how source and content were found. `alone`: sources coordinated with
    this one have drafts of their own.
    """

    cue: Token | None
    cue_tokens: tuple[Token, ...]
    word: CueWord | None
    source: Token | None
    content: tuple[Range, ...]
    by: tuple[tuple[str, str], ...] = ()
    source_needed: bool = True
    alone: bool = False

    @property
    def source_phrase(self) -> Span | None:
        return None if self.source is None else phrase_of(self.source)


def is_spoken(verb: Token, word: CueWord) -> bool:
    """Whether the cue tells of words that were really spoken.

    Not "declined to say", "has not said why", "if they announce", "could announce"; but "went on to say".
    """
    words = lexicon()
    if is_negated(verb) and not word.negated:
        return False
    if any(c.lower_ in words.unspoken_auxiliaries for c in children(verb, "aux")):
        return False
    if any(c.lower_ in words.unspoken_marks for c in children(verb, "mark")):
        return False
    if is_infinitive(verb):
        return verb.dep_ == "xcomp" and verb.head.lemma_ in words.introducing and not is_negated(verb.head)
    return True


def frames(token: Token) -> Iterator[Draft]:
    """All drafts that one token gives rise to as a cue."""
    if (word := lexicon().verb(token)) is not None and (found := list(_verb(token, word))):
        yield from found
    elif token.pos_ == "NOUN" and (noun := lexicon().nouns.get(token.lemma_.lower())) is not None:
        yield from _noun(token, noun)
    elif token.pos_ in ("ADJ", "VERB") and (adjective := lexicon().adjectives.get(token.lower_)) is not None:
        yield from _adjective(token, adjective)


def _verb(verb: Token, word: CueWord) -> Iterator[Draft]:
    if not is_spoken(verb, word):
        return
    if "cite" in word.frames and verb.tag_ == "VBG" and (cited := _cited_source(verb)) is not None:
        yield cited
        return
    if _is_passive(verb):
        yield from _passive(verb, word)
        return
    for frame, find in _FRAMES.items():
        found = find(verb) if frame in word.frames else []
        if found:
            source = subject_of(verb)
            yield Draft(
                cue=verb,
                cue_tokens=_cue_tokens(verb, frame),
                word=_in_frame(word, frame),
                source=source,
                content=tuple(found),
                by=(("source", _by_source(verb, source)), ("content", _BY_CONTENT[frame])),
            )
            return


def _in_frame(word: CueWord, frame: str) -> CueWord:
    """The cue with the act that its frame gives it: "told them to go" requests, "asked why" asks."""
    act = dict(word.acts).get(frame, word.act)
    if frame == "told-to" and act == "say":
        act = "request"
    return replace(word, act="ask" if frame == "question" else act)


def _is_passive(verb: Token) -> bool:
    if child(verb, "aux:pass") is not None:
        return True
    return verb.dep_ == "conj" and verb.tag_ == "VBN" and child(verb, "nsubj", "aux") is None and _is_passive(verb.head)


def _passive(verb: Token, word: CueWord) -> Iterator[Draft]:
    """It was announced that talks would go on. / The general is said to have fled. / as was said by the envoy"""
    agent, about = child(verb, "obl:agent"), child(verb, "nsubj:pass", "nsubj")
    clause = [c for c in children(verb, "ccomp", "csubj:pass", "csubj") if c.i > verb.i and is_finite(c)]
    told = [c for c in children(verb, "xcomp") if is_infinitive(c)]
    if "clause" not in word.frames or word.lemma in ("expect", "rule", "agree", "accept"):
        return
    if clause and (about is None or about.lower_ == "it"):
        content, by = [clause_reach(clause[0])], "the clause that the cue introduces"
    elif told and about is not None and agent is None and not word.told and "to" not in word.frames:
        content, by = [reach(about), reach(told[0])], "who it is said of, and what"
    else:
        return
    yield Draft(
        cue=verb,
        cue_tokens=tuple(sorted([verb, *children(verb, "aux", "aux:pass")], key=lambda t: t.i)),
        word=word,
        source=agent,
        content=tuple(content),
        by=(("source", "named after “by”" if agent is not None else "nobody is named"), ("content", by)),
        source_needed=False,
    )


def _cue_tokens(verb: Token, frame: str) -> tuple[Token, ...]:
    """The verb with its auxiliaries and, where it belongs to the cue, the preposition: "called for"."""
    near = [c for c in children(verb, "aux", "aux:pass", "compound:prt") if abs(c.i - verb.i) <= 2]
    if frame in ("for", "of", "against", "on"):
        near += [t for t in verb.doc[verb.i + 1 : verb.i + 2] if t.lower_ == frame]
    return tuple(sorted([verb, *near], key=lambda t: t.i))


def _by_source(verb: Token, source: Token | None) -> str:
    if source is None:
        return f"nobody is named as the one who {verb.text}"
    if source.head == verb:
        return f"subject of “{verb.text}”"
    return f"who “{verb.text}” by the sentence"


# The frames: each gives the stretches of the content, or nothing.


def _clause(verb: Token) -> list[Range]:
    """She said that the talks had failed. / The talks, she said, had failed."""
    found = [c for c in children(verb, "ccomp") if c.i > verb.i and _is_clause(c)]
    that = _that_after(verb)
    if found:
        start, end = clause_reach(found[0])
        begins = verb.doc[that.i + 1].idx if that is not None and that.i + 1 < len(verb.doc) else start
        return _of_relative(verb, found[0]) or [(min(start, begins), max(end, _more(verb, found)))]
    if that is not None:
        return [(that.idx + len(that), verb.sent.end_char)]
    around = [] if _has_object(verb) or not _may_follow(verb) else _around(verb)
    return _what(verb) or _as_clause(verb) or around or _rest(verb)


def _rest(verb: Token) -> list[Range]:
    """The words behind "she said" up to the end of the sentence, where the tree has lost the clause."""
    word = lexicon().verb(verb)
    if word is None or word.act != "say" or word.told or not _may_follow(verb) or not is_finite(verb) or _has_object(verb):
        return []
    first = verb.i + 1
    for c in children(verb, "obl", "obl:unmarked", "advmod"):
        if c.left_edge.i == first:
            first = c.right_edge.i + 1
    rest = verb.doc[first : verb.sent.end]
    if not len(rest) or rest[0].is_punct or not any(t.pos_ in ("VERB", "AUX") and is_finite(t) for t in rest):
        return []
    return [(rest[0].idx, verb.sent.end_char)]


def _is_clause(head: Token) -> bool:
    return is_finite(head) or marker(head) == "that" or child(head, "nsubj", "nsubj:pass", "csubj") is not None


def _more(verb: Token, found: list[Token]) -> int:
    """The end of the content where a second clause goes on from the first: "… and that the talks were over".

    Also where the tree hangs it on the cue: a clause with "that" of its own, or with a pronoun as its subject.
    """
    end = reach(found[-1])[1]
    for c in children(verb, "conj"):
        subject = child(c, "nsubj", "nsubj:pass")
        goes_on = marker(c) == "that" or subject is not None and subject.pos_ == "PRON" and lexicon().verb(c) is None
        if goes_on and c.left_edge.i <= found[-1].right_edge.i + 3:
            end = max(end, reach(c)[1])
    return end


def _that_after(verb: Token) -> Token | None:
    """The "that" of the clause: stressed to reporters that, told the house on Monday that. No verb stands between."""
    for t in verb.doc[verb.i + 1 : min(verb.i + 16, verb.sent.end)]:
        if t.lower_ == "that" and t.tag_ in ("IN", "WDT") and (t.i == verb.i + 1 or t.dep_ == "mark"):
            return t
        if t.pos_ in ("VERB", "AUX") or t.text in _MARKS or t.text in ";:":
            return None
    return None


def _what(verb: Token) -> list[Range]:
    """over what the minister calls a plot / over what he says is a plot"""
    doc, begun = verb.doc, verb.sent.start
    what = next((t for t in reversed(doc[max(begun, verb.i - 6) : verb.i]) if t.lower_ == "what"), None)
    if what is None or verb.i + 2 >= verb.sent.end or doc[verb.i + 1].lemma_ not in ("be", "is", "was", "are", "were"):
        return []
    rest = doc[verb.i + 2 : verb.sent.end]
    stop = next((t.idx for t in rest if t.text in ",;"), verb.sent.end_char)
    return [(rest[0].idx, stop)]


def _may_follow(verb: Token) -> bool:
    """Whether "…, she said" may stand behind its content; weak cues need their clause."""
    word = lexicon().verb(verb)
    return word is not None and "quote" in word.frames and not word.weak


def _has_object(verb: Token) -> bool:
    """Whether the verb has an object that is no addressee: denied the charge, not told reporters."""
    word = lexicon().verb(verb)
    held = child(verb, "obj")
    return held is not None and held.i > verb.i and not (word is not None and word.told)


def _of_relative(verb: Token, clause: Token) -> list[Range]:
    """a camp that critics say is a prison: the thing and what is said of it"""
    copula = child(clause, "cop")
    if verb.dep_ not in ("acl:relcl", "conj") or copula is None or child(clause, "nsubj") is not None:
        return []
    relative = verb if verb.dep_ == "acl:relcl" else verb.head
    if relative.dep_ != "acl:relcl":
        return []
    after = (copula.idx + len(copula), reach(clause)[1])
    opened = relative.left_edge
    free = opened.lower_ in ("what", "whatever") or relative.head.lower_ == "what"
    return [after] if free else [(relative.head.left_edge.idx, opened.idx), after]


def clause_reach(head: Token) -> Range:
    """A clause from its first word to its last, without "that" and what stands before it."""
    first = head.left_edge.i
    while first < head.i:
        t = head.doc[first]
        if not (t.dep_ in ("mark", "punct", "cc") and t.lower_ in ("that", ",", ":", "and", "to") or t.pos_ == "SPACE"):
            break
        first += 1
    last = head.right_edge
    return head.doc[first].idx, last.idx + len(last)


def _as_clause(verb: Token) -> list[Range]:
    """As the envoy told reporters, the talks had failed."""
    if verb.dep_ == "advcl" and marker(verb) == "as" and verb.head.i > verb.i:
        _, after = reach(verb)
        return [(after, reach(verb.head)[1])]
    return []


def _around(verb: Token) -> list[Range]:
    """What stands before "…, she said" or around "…, she said, …" in the sentence."""
    subject = subject_of(verb)
    if subject is None or subject.sent != verb.sent or not is_finite(verb):
        return []
    first, last = _attribution(verb, subject)
    doc, sentence = verb.doc, verb.sent
    before = doc[first - 1] if first > sentence.start else None
    if before is None or before.text not in (",", "—", "–", "-", "--"):
        return []
    pieces = [(sentence.start_char, before.idx)]
    if last + 1 < sentence.end and doc[last + 1].text == ",":
        follows = doc[last + 2] if last + 2 < sentence.end else None
        if follows is not None and not _new_clause(follows, verb):
            pieces.append((follows.idx, sentence.end_char))
    return pieces


def _attribution(verb: Token, subject: Token) -> tuple[int, int]:
    """First and last token of "Mora told reporters on Monday" in the sentence."""
    phrase = phrase_of(subject, alone=False)
    first, last = min(verb.i, _phrase_start(phrase)), max(verb.i, phrase.end - 1)
    for c in verb.children:
        if c.i < first and c.dep_ in ("aux", "advmod") and c.i == first - 1:
            first = c.i
        if c.i > verb.i and c.dep_ in ("obl", "obl:unmarked", "obj", "iobj", "advmod") and c.left_edge.i <= last + 2:
            last = max(last, c.right_edge.i)
    return first, last


def _phrase_start(phrase: Span) -> int:
    """The first token of a source behind a comma: back over title and name, where the tree lost some of it."""
    doc, at = phrase.doc, phrase.start
    begun = phrase.root.sent.start
    while at - 1 > begun and doc[at - 1].text != "," and doc[at - 1].pos_ in ("PROPN", "NOUN", "ADJ", "DET", "NUM", "PART", "ADP"):
        at -= 1
    return at if doc[max(at - 1, begun)].text == "," else phrase.start


def _new_clause(token: Token, verb: Token) -> bool:
    """Whether what follows the attribution goes on from it ("…, she said, adding that") and not from the content."""
    head = token
    while head.head != head and head.head != verb:
        head = head.head
    return head.head == verb and head.dep_ in ("advcl", "conj", "cc") and head.i > verb.i


def _told_to(verb: Token) -> list[Range]:
    """The envoy urged both sides to show restraint."""
    return [reach(c) for c in children(verb, "xcomp", "ccomp", "advcl") if c.i > verb.i and is_infinitive(c)][:1]


def _to(verb: Token) -> list[Range]:
    """The general vowed to hold the line."""
    return [reach(c) for c in children(verb, "xcomp") if c.i > verb.i and is_infinitive(c)][:1]


def _ing(verb: Token) -> list[Range]:
    """The firm denied selling arms."""
    gerunds = [c for c in children(verb, "xcomp", "ccomp", "advcl", "obl") if c.i > verb.i and _is_gerund(c)]
    return [clause_reach(c) for c in gerunds[:1]]


def _is_gerund(clause: Token) -> bool:
    return clause.tag_ == "VBG" or any(c.tag_ == "VBG" for c in children(clause, "cop", "aux", "aux:pass"))


def _topic(verb: Token) -> list[Range]:
    """The ministry denied the charge. / a truce announced by the army"""
    held = child(verb, "obj")
    if held is not None and held.i > verb.i and held.pos_ != "PRON":
        return [(held.left_edge.idx, _tail(verb, held))]
    if verb.tag_ == "VBN" and verb.dep_ == "acl" and child(verb, "obl:agent") is not None:
        return [(verb.head.left_edge.idx, verb.left_edge.idx)]
    return []


def _name(verb: Token) -> list[Range]:
    """The mayor called the plan a mistake. / The envoy described it as a mistake."""
    held = child(verb, "obj")
    if held is None:
        return []
    named = _predicate(verb, held)
    if named is None:
        return _marked_name(verb, held)
    end = _tail(verb, named)
    if held.i < verb.i:
        if held.lower_ in ("which", "that") and verb.dep_ == "acl:relcl":
            return [(verb.head.left_edge.idx, held.left_edge.idx), (_after_as(named), end)]
        return []
    return [(_after_as(named) if held.pos_ == "PRON" else held.left_edge.idx, end)]


def _tail(verb: Token, last: Token) -> int:
    """The end of what hangs on the verb behind its predicate, up to a clause or another cue."""
    end = last.right_edge
    for c in children(verb, "obl", "obj", "nmod", "acl", "xcomp", "punct"):
        if c.left_edge.i == end.i + 1:
            end = c.right_edge
    return end.idx + len(end)


_MARKS = "“\"‘„«"


def _marked_name(verb: Token, held: Token) -> list[Range]:
    """The mayor called the plan “a gift to the enemy”: the marks show the name where the tree does not"""
    if held.i < verb.i or verb.lemma_ == "refer":
        return []
    marks = [t for t in verb.sent if t.i > held.left_edge.i and t.text in _MARKS]
    if not marks or marks[0].i > held.right_edge.i + 2:
        return []
    return [(held.left_edge.idx, max(reach(held)[1], marks[-1].idx + 1))]


def _predicate(verb: Token, held: Token) -> Token | None:
    """What the object is called: "a mistake" in "called the plan a mistake", "described it as a mistake"."""
    doc = verb.doc
    for c in verb.children:
        if c.i > verb.i and c != held and c.dep_ in ("xcomp", "obl", "ccomp", "advcl", "obj", "iobj"):
            if c.dep_ in ("xcomp", "obj") and verb.lemma_ in ("call", "dub", "label", "brand", "deem", "term"):
                return c
            if any(t.lower_ == "as" for t in doc[c.left_edge.i : c.i + 1]):
                return c
    as_inside = next((t for t in held.subtree if t.lower_ == "as" and t.dep_ in ("case", "mark") and t.head != held), None)
    return as_inside.head if as_inside is not None and held.i > verb.i else None


def _after_as(named: Token) -> int:
    first = named.left_edge
    return named.doc[first.i + 1].idx if first.lower_ == "as" and first.i < named.i else first.idx


def _charge(verb: Token) -> list[Range]:
    """The envoy thanked the hosts for their patience. / The army accused the rebels of looting."""
    held = child(verb, "obj")
    deed = next(
        (c for c in children(verb, "obl", "advcl") if marker(c) in ("of", "for", "on", "over") and c.i > verb.i), None
    )
    if held is None or deed is None:
        inside = next((c for c in children(held, "nmod", "acl") if marker(c) in ("for", "on")), None) if held else None
        return [reach(held)] if held is not None and inside is not None and held.i > verb.i else []
    return [(held.left_edge.idx, reach(deed)[1])] if held.i > verb.i else []


def _after_preposition(preposition: str) -> Callable[[Token], list[Range]]:
    def find(verb: Token) -> list[Range]:
        """The envoy called for a pause. / The aide warned against haste."""
        for c in children(verb, "obl", "advcl"):
            if c.i > verb.i and marker(c) == preposition:
                first = child(c, "case", "mark")
                start = first.idx + len(first) if first is not None else c.left_edge.idx
                return [(start, reach(c)[1])]
        return []

    return find


def _on_to(verb: Token) -> list[Range]:
    """The envoy called on both sides to stop."""
    on = next((c for c in children(verb, "obl") if marker(c) in ("on", "upon")), None)
    return [] if on is None else _told_to(verb) or [reach(c) for c in children(on, "acl", "advcl") if is_infinitive(c)][:1]


def _question(verb: Token) -> list[Range]:
    """The deputy asked why the report had been held back."""
    return [clause_reach(c) for c in children(verb, "ccomp") if c.i > verb.i and not is_infinitive(c)][:1]


def _cite(verb: Token) -> list[Range]:
    """The agency put off the vote, citing the weather."""
    held = child(verb, "obj")
    return [(held.left_edge.idx, _tail(verb, held))] if held is not None and held.i > verb.i and verb.tag_ == "VBG" else []


def _cited_source(verb: Token) -> Draft | None:
    """The agency reported that a truce was near, citing two diplomats: what the agency tells is theirs too.

    The content is settled later, when that of the governing attribution is known.
    """
    held = child(verb, "obj")
    if held is None or held.i < verb.i or not names_a_source(held):
        return None
    return Draft(
        cue=verb,
        cue_tokens=(verb,),
        word=CueWord("citing", "say", plain=True),
        source=held,
        content=(),
        by=(("source", f"named after “{verb.text}”"), ("content", "what the one who cites them tells")),
    )


_FRAMES: dict[str, Callable[[Token], list[Range]]] = {
    "name": _name,
    "on-to": _on_to,
    "charge": _charge,
    "told-to": _told_to,
    "to": _to,
    "question": _question,
    "clause": _clause,
    "for": _after_preposition("for"),
    "of": _after_preposition("of"),
    "against": _after_preposition("against"),
    "on": _after_preposition("on"),
    "about": _after_preposition("about"),
    "ing": _ing,
    "topic": _topic,
    "cite": _cite,
}
_BY_CONTENT = {
    "name": "what the thing is called",
    "on-to": "what they are called on to do",
    "charge": "whom it is said of, and the deed",
    "told-to": "what they are told or asked to do",
    "to": "the infinitive after the cue",
    "question": "the question that is asked",
    "clause": "the clause that the cue introduces",
    "for": "what follows “for”",
    "of": "what follows “of”",
    "against": "what follows “against”",
    "on": "what follows “on”",
    "about": "what follows “about”",
    "ing": "the deed named after the cue",
    "topic": "the object of the cue",
    "cite": "what is cited",
}


def _noun(noun: Token, word: CueWord) -> Iterator[Draft]:
    """The claim by the army that the road was open. / She expressed concern over the delay."""
    light = noun.dep_ == "obj" and noun.head.lemma_.lower() in lexicon().light_verbs and noun.head.pos_ == "VERB"
    if light and not is_spoken(noun.head, word):
        return
    content = _noun_clause(noun) or (_noun_topic(noun) if light and word.act != "say" else [])
    if not content:
        return
    source = subject_of(noun.head) if light else _owner(noun)
    unsourced = noun.lemma_.lower() in lexicon().unsourced
    if source is None and not unsourced:
        return
    cue = (noun.head, noun) if light else (noun,)
    by = "subject of" if light else "named with"
    yield Draft(
        cue=noun,
        cue_tokens=cue,
        word=word,
        source=source if source is not None else noun,
        content=tuple(content),
        by=(("source", f"{by} “{noun.text}”"), ("content", f"what “{noun.text}” tells of")),
    )


def _noun_clause(noun: Token) -> list[Range]:
    for c in children(noun, "acl", "ccomp", "appos"):
        if c.i > noun.i and child(c, "mark") is not None and marker(c) == "that":
            return [clause_reach(c)]
    return []


def _noun_topic(noun: Token) -> list[Range]:
    prepositions = lexicon().light_prepositions
    near = [*children(noun, "nmod", "obl", "acl"), *children(noun.head, "obl", "advcl")]
    for c in near:
        if c.i > noun.i and marker(c) in prepositions and c.left_edge.i == noun.i + 1:
            first = child(c, "case", "mark")
            start = c.left_edge.idx if first is None or is_infinitive(c) else first.idx + len(first)
            return [(start, reach(c)[1])]
    return []


def _owner(noun: Token) -> Token | None:
    """Whose claim it is: "the army's claim", "a claim by the army"."""
    owner = child(noun, "nmod:poss")
    if owner is not None:
        return owner
    return next((c for c in children(noun, "nmod", "obl:agent") if marker(c) in ("by", "from")), None)


def _adjective(word: Token, entry: CueWord) -> Iterator[Draft]:
    """The envoy was adamant that talks go on. / The aide made clear that they would."""
    made = word.dep_ in ("xcomp", "ccomp", "amod", "obj", "advmod") and word.head.lemma_ == "make"
    if not made and child(word, "cop", "aux:pass") is None:
        return
    verb = word.head if made else word
    if marker(verb) == "as" and made:
        clause_before = _as_clause(verb)
    else:
        clause_before = []
    if not is_spoken(verb, entry) or is_negated(word):
        return
    source = subject_of(verb)
    clause = [c for c in [*children(word, "ccomp", "advcl", "acl"), *(children(verb, "ccomp") if made else [])]
              if c.i > word.i and is_finite(c) and marker(c) in ("that", "")]
    content = [clause_reach(clause[0])] if clause else clause_before if made else _moved_by(word)
    if source is None or not content:
        return
    near = (verb, word) if made else (*children(word, "cop", "aux:pass"), word)
    yield Draft(
        cue=word,
        cue_tokens=tuple(sorted(near, key=lambda t: t.i)),
        word=entry,
        source=source,
        content=tuple(content),
        by=(("source", f"subject of “{word.text}”"), ("content", f"what follows “{word.text}”")),
    )


def _moved_by(word: Token) -> list[Range]:
    """The members were encouraged by the news."""
    for c in children(word, "obl", "obl:agent"):
        if c.i > word.i and marker(c) in ("about", "over", "by", "with", "at"):
            first = child(c, "case")
            return [(first.idx + len(first) if first else c.left_edge.idx, reach(c)[1])]
    return []


def phrases(sentence: Span) -> Iterator[Draft]:
    """According to the ministry, the road is open. / The road is open, as reported by the agency."""
    lowered = [t.lower_ for t in sentence]
    for words in lexicon().phrases:
        for at in range(len(lowered) - len(words)):
            if tuple(lowered[at : at + len(words)]) == words:
                yield from _phrase(sentence, at, len(words))


def _phrase(sentence: Span, at: int, many: int) -> Iterator[Draft]:
    doc = sentence.doc
    cue = doc[sentence.start + at]
    sources = named_after(doc, cue.i + many, sentence.end)
    if not sources:
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
            by=(("source", f"named after “{doc[cue.i : cue.i + many].text}”"), ("content", "the clause it stands with")),
            alone=True,
        )


def named_after(doc: Doc, first: int, end: int) -> list[Token]:
    """The heads of the noun phrases that begin at a token: "two aides and an envoy" gives aides and envoy.

    Read from word to word, as a wrong tree often breaks just here.
    """
    heads: list[Token] = []
    at = first
    while at < end:
        run = _noun_run(doc, at, end)
        if run is None:
            break
        heads.append(run)
        after = run.i + 1
        if after < end and doc[after].lower_ in ("and", "or") and _noun_run(doc, after + 1, end) is not None:
            at = after + 1
            continue
        break
    return heads


_IN_PHRASE = ("DET", "ADJ", "NUM", "NOUN", "PROPN", "PRON", "PART", "ADV", "SYM", "X", "VERB")


def _noun_run(doc: Doc, first: int, end: int) -> Token | None:
    """The head of a run of determiners, adjectives and nouns: its last noun before anything else."""
    last: Token | None = None
    for at in range(first, end):
        t = doc[at]
        if t.text in ("-", "–", "’s", "'s"):
            continue
        if t.pos_ not in _IN_PHRASE or t.pos_ == "VERB" and (t.tag_ not in ("VBN", "VBG") or last is not None):
            break
        if t.pos_ == "DET" and last is not None or t.lower_ in ("who", "which", "that") and last is not None:
            break
        if t.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "X"):
            last = t
    if last is None:
        return None
    while last.head.i < last.i and last.head.i >= first and last.dep_ in ("flat", "compound", "punct"):
        last = last.head
    return last


def _phrase_end(sentence: Span, cue: Token, sources: list[Token]) -> int:
    """Where the attribution ends: with the last source and what is said of it."""
    last = sources[-1].right_edge
    end = max(t.idx + len(t) for t in (last, sources[-1]))
    rest = sentence.doc[sources[-1].i + 1 : sentence.end]
    if cue.i > sentence.start + 2 and not _goes_on(rest):
        return sentence.end_char
    return min(end, sentence.end_char)


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
    text = sentence.doc.text
    start, end = sentence.start_char, sentence.end_char
    if not text[hole[1] : end].strip(" .!?\n”\""):
        return [(start, cue.idx)]
    if text[start : cue.idx].strip(" “\",").lower() in ("", "and", "but", "however", "still", "meanwhile"):
        return [(hole[1], end)]
    governor = source.head if source.head.pos_ in ("VERB", "AUX", "ADJ", "NOUN") and source.head != source else sentence.root
    left, right = reach(governor)
    if governor.dep_ == "acl:relcl" or left >= cue.idx or governor.i > source.i:
        return [(hole[1], max(right, hole[1]))]
    return [(a, b) for a, b in ((left, cue.idx), (hole[1], right)) if a < b]


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


def with_content(draft: Draft, content: tuple[Range, ...], by: str) -> Draft:
    """The draft with another content, found in another way."""
    kept = tuple(pair for pair in draft.by if pair[0] != "content")
    return replace(draft, content=content, by=(*kept, ("content", by)))
