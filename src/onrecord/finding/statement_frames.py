"""Attributions that a tree shows: a reporting verb, who speaks, and the words that hang on it as its content.

Each finder below takes one token that may be a cue and yields drafts. Quotations are not its business:
`statement_quotes` finds those from their marks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from spacy.tokens import Span, Token

from onrecord.finding.cues import CueWord, lexicon
from onrecord.finding.source_words import names_a_source
from onrecord.finding.statement_afterthoughts import others_verdict, tail_noun
from onrecord.finding.statement_clauses import clause_of, clause_reach
from onrecord.finding.statement_closings import Closing, closing_of, put_in, put_in_relative
from onrecord.finding.statement_draft import Draft, is_spoken
from onrecord.finding.statement_nouns import by_adjective, by_noun
from onrecord.finding.statement_order import named_after, part_of
from onrecord.finding.statement_parts import further
from onrecord.finding.statement_passives import agents_of, told_by
from onrecord.finding.statement_refusals import refused, reported_words
from onrecord.finding.statement_spans import MARKS, Range, reach
from onrecord.finding.statement_syntax import (
    after_comma,
    child,
    children,
    is_finite,
    is_infinitive,
    is_report,
    marker,
    subject_of,
)
from onrecord.reading.stated_dates import MONTHS, WEEKDAYS


def frames(token: Token) -> Iterator[Draft]:
    """All drafts that one token gives rise to as a cue."""
    if passive := list(told_by(token)):
        yield from passive
    elif (word := lexicon().verb(token)) is not None and (found := list(_verb(token, word))):
        yield from found
    elif token.pos_ == "NOUN" and (noun := lexicon().nouns.get(token.lemma_.lower())) is not None:
        yield from by_noun(token, noun)
    elif token.pos_ in ("ADJ", "VERB") and (adjective := lexicon().adjectives.get(token.lower_)) is not None:
        yield from by_adjective(token, adjective)


def _verb(verb: Token, word: CueWord) -> Iterator[Draft]:
    if not is_spoken(verb, word):
        return
    if "cite" in word.frames and (cited := _cited_source(verb) or _quoting(verb)) is not None:
        yield cited
        return
    if (asked := _wanted_to_know(verb)) is not None:
        yield from [asked] if asked.content else []
        return
    if _is_passive(verb):
        yield from _passive(verb, word)
        return
    if _is_told(verb, word):
        return
    if (pointed := _pointed(verb, word)) is not None:
        yield pointed
        return
    if (within := put_in_relative(verb, word) or put_in(verb, word)) is not None:
        yield from _closed(verb, word, within)
        return
    if (closing := closing_of(verb, word)) is not None and not _tree_agrees(verb, closing):
        yield from _closed(verb, word, closing)
        return
    first = "for" if word.lemma in _APPEALS and verb.nbor().lower_ == "for" else ""
    for frame, find in sorted(_FRAMES.items(), key=lambda each: each[0] != first):
        found = find(verb) if frame in word.frames else []
        if found:
            source = subject_of(verb)
            for content in _contrasted(verb, found):
                yield Draft(
                    cue=verb,
                    cue_tokens=_cue_tokens(verb, frame),
                    word=_in_frame(word, frame, verb),
                    source=source,
                    content=_with_further(verb, content),
                    by=(("source", _by_source(verb, source)), ("content", _BY_CONTENT[frame])),
                )
            return


_APPEALS = ("appeal", "plead", "petition")
"""What is asked for stands right behind these, whatever stands before: In Oslo, she appealed for calm."""


def _with_further(verb: Token, content: tuple[Range, ...]) -> tuple[Range, ...]:
    """The content before a cue with what is still reported behind its semicolon."""
    end = verb.doc[part_of(verb)[1] - 1].idx
    before = bool(content) and content[0][0] < verb.idx and content[-1][1] <= end + 1
    return (*content, *further(verb)) if before else content


def _tree_agrees(verb: Token, closing: Closing) -> bool:
    """Whether the tree has the subject of a closing cue in its source, and the content before that."""
    subject = subject_of(verb)
    if subject is None or not closing.first <= subject.i < verb.i:
        return False
    if subject.head != verb and subject not in closing.sources:
        return False
    content = clause_of(verb)
    return bool(content) and content[0][0] < closing.content[0][1]


def _closed(verb: Token, word: CueWord, closing: Closing) -> Iterator[Draft]:
    """The pass is shut, Norway's delegate, Ambassador Kari Lunde, said. / The pass, she said, is shut."""
    for source in closing.sources:
        yield Draft(
            cue=verb,
            cue_tokens=_cue_tokens(verb, "clause"),
            word=word,
            source=source,
            content=_with_further(verb, closing.content),
            by=(("source", f"who stands before “{verb.text}”"), ("content", "what the cue closes")),
            alone=True,
        )


def _contrasted(verb: Token, found: list[Range]) -> Iterator[tuple[Range, ...]]:
    """A content for each clause that asserts another thing: that it had left but also that it was lost"""
    if len(found) != 1 or not found:
        yield tuple(found)
        return
    start, end = found[0]
    for t in verb.sent:
        if t.lower_ != "but" or not start < t.idx < end:
            continue
        behind = [w.lower_ for w in t.doc[t.i + 1 : t.i + 3]]
        if "that" in behind[: 1 + (behind[:1] == ["also"])]:
            that = t.i + 1 + behind.index("that")
            yield ((start, t.idx),)
            yield ((t.doc[that].idx + len("that"), end),)
            return
    yield tuple(found)


def _in_frame(word: CueWord, frame: str, verb: Token) -> CueWord:
    """The cue with the act that its frame gives it: "told them to go" requests, "asked why" asks,
    "rejected the claim as “baseless”" denies and "rejected the plan as “baseless”" rejects."""
    act = dict(word.acts).get(frame, word.act)
    if word.lemma in lexicon().rebuffs and frame in ("name", "quoted"):
        held = child(verb, "obj") or tail_noun(verb)
        act = "deny" if held is not None and is_report(held) else "reject"
    if frame == "told-to" and act == "say":
        act = "request"
    return replace(word, act="ask" if frame == "question" else act)


def _is_passive(verb: Token) -> bool:
    if child(verb, "aux:pass") is not None:
        return True
    if verb.tag_ in ("VBN", "VBD") and verb.dep_ in ("advcl", "acl") and child(verb, "aux", "nsubj") is None:
        return verb.i == verb.sent.start or verb.nbor(-1).pos_ not in ("NOUN", "PROPN", "PRON", "AUX")
    if verb.tag_ in ("VBN", "VBD") and verb.i == verb.sent.start and child(verb, "nsubj") is None:
        return True
    return (
        verb.dep_ == "conj"
        and verb.tag_ == "VBN"
        and child(verb, "nsubj", "aux") is None
        and _is_passive(verb.head)
    )


def _is_told(verb: Token, word: CueWord) -> bool:
    """Whether somebody is told and does not tell: Two diplomats told to leave. / Rebels asked to disarm (a
    headline, without a full stop)"""
    if verb.tag_ not in ("VBN", "VBD") or verb.i + 1 >= verb.sent.end or verb.nbor().lower_ != "to":
        return False
    headline = not any(t.text in ".?!" for t in verb.sent[-2:]) and child(verb, "aux") is None
    return "told-to" in word.frames and (word.lemma in lexicon().hearers or headline)


def _passive(verb: Token, word: CueWord) -> Iterator[Draft]:
    """It was announced that talks would go on. / The general is said to have fled."""
    agent, about = child(verb, "obl:agent"), child(verb, "nsubj:pass", "nsubj")
    clause = [
        c
        for c in children(verb, "ccomp", "csubj:pass", "csubj")
        if c.i > verb.i and (is_finite(c) or marker(c) == "that")
    ]
    told = [c for c in children(verb, "xcomp") if is_infinitive(c)]
    if (named := _named_by(verb, word)) is not None:
        yield named
        return
    if "clause" not in word.frames or word.act not in _PASSIVE_ACTS:
        return
    if (about is not None and about.lower_ in _RELATIVE_WORDS) or word.lemma == "recall":
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


def _named_by(verb: Token, word: CueWord) -> Draft | None:
    """The claim was dismissed as “nonsense” by the army: what it is called, in marks, and by whom"""
    doc, about = verb.doc, child(verb, "nsubj:pass", "nsubj")
    by = next(
        (t for t in doc[verb.i + 1 : verb.sent.end] if t.lower_ == "by" and t.i + 1 < verb.sent.end), None
    )
    if not {"name", "quoted"} & word.frames or about is None or by is None or about.lower_ in _RELATIVE_WORDS:
        return None
    named = doc[verb.i + 1 : by.i]
    sources = named_after(doc, by.i + 1, verb.sent.end)
    if (
        len(sources) != 1
        or not any(t.text in (*MARKS, '"') for t in named)
        or named[-1].text in (*MARKS, ",")
    ):
        return None
    content = [(about.left_edge.idx, reach(about)[1]), (named.start_char, named.end_char)]
    if named[0].lower_ == "as" and len(named) > 1:
        content = [(named[1].idx, named.end_char)] if about.pos_ == "PRON" else content
    return Draft(
        cue=verb,
        cue_tokens=tuple(sorted([verb, *children(verb, "aux", "aux:pass")], key=lambda t: t.i)),
        word=_in_passive(word, about, named),
        source=sources[0],
        content=tuple(content),
        by=(("source", "named after “by”"), ("content", "what the thing is called")),
    )


_PASSIVE_ACTS = ("say", "believe", "announce", "accuse", "deny", "confirm")
_RELATIVE_WORDS = ("who", "which", "that")


def _in_passive(word: CueWord, about: Token, named: Span) -> CueWord:
    """The act: a report that is called untrue or turned away is denied."""
    untrue = any(t.lower_ in lexicon().untruths for t in named)
    if is_report(about) and (untrue or word.lemma in lexicon().rebuffs):
        return replace(word, act="deny")
    return replace(word, act="reject") if word.lemma in lexicon().rebuffs else word


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


def _told_to(verb: Token) -> list[Range]:
    """The envoy urged both sides to show restraint."""
    return [reach(c) for c in children(verb, "xcomp", "ccomp", "advcl") if c.i > verb.i and is_infinitive(c)][
        :1
    ]


def _to(verb: Token) -> list[Range]:
    """The general vowed to hold the line."""
    return [reach(c) for c in children(verb, "xcomp") if c.i > verb.i and is_infinitive(c)][:1]


def _ing(verb: Token) -> list[Range]:
    """The firm denied selling arms."""
    gerunds = [c for c in children(verb, "xcomp", "ccomp", "advcl", "obl") if c.i > verb.i and _is_gerund(c)]
    return [_up_to_further_words(c, clause_reach(c)) for c in gerunds[:1]]


def _up_to_further_words(deed: Token, told: Range) -> Range:
    """admitted selling arms[, adding that they were old]: what is said further is no part of the deed"""
    for t in deed.doc[deed.i + 1 : deed.sent.end - 1]:
        further = t.nbor()
        if (
            t.text == ","
            and t.idx < told[1]
            and further.tag_ == "VBG"
            and lexicon().verb(further) is not None
        ):
            return told[0], t.idx
    return told


def _is_gerund(clause: Token) -> bool:
    """Whether a clause names the deed: denied selling arms; not "denied it, selling arms all the while"."""
    if after_comma(clause):
        return False
    return clause.tag_ == "VBG" or any(c.tag_ == "VBG" for c in children(clause, "cop", "aux", "aux:pass"))


def _topic(verb: Token) -> list[Range]:
    """The ministry denied the charge. / a truce announced by the army"""
    held = child(verb, "obj")
    if held is not None and held.i > verb.i and held.pos_ != "PRON":
        return [(held.left_edge.idx, _tail(verb, held))]
    if verb.tag_ == "VBN" and verb.dep_ == "acl" and child(verb, "obl:agent") is not None:
        return [(verb.head.left_edge.idx, verb.left_edge.idx)]
    return []


def _pointed(verb: Token, word: CueWord) -> Draft | None:
    """Chad said the pass was mined, which Niger denies. / …; a second envoy confirmed this.

    The content is settled later: what was said before in the sentence.
    """
    held, source = child(verb, "obj"), subject_of(verb)
    if held is None or source is None or word.act not in ("deny", "confirm") or not is_finite(verb):
        return None
    points = held.lower_ in ("this", "that", "it") and held.i == verb.i + 1 and held.left_edge == held
    relative = held.lower_ == "which" and held.nbor(-1).text == ","
    if not (points or relative) or child(verb, "ccomp", "xcomp") is not None:
        return None
    by = (("source", _by_source(verb, source)), ("content", "what was said before in the sentence"))
    return Draft(cue=verb, cue_tokens=_cue_tokens(verb, "topic"), word=word, source=source, content=(), by=by)


def _name(verb: Token) -> list[Range]:
    """The mayor called the plan a mistake. / The envoy described it as a mistake."""
    if (verdict := others_verdict(verb)) or (verdict := _pointed_at(verb) or _of_relative(verb)):
        return verdict
    held = child(verb, "obj") or _relative_before(verb)
    if held is not None and held.lower_.endswith(("self", "selves")):
        return []
    if verb.dep_ == "acl:relcl" and (held is None or held.i > verb.i) and (found := _of_noun(verb)):
        return found
    if held is None:
        small = [
            c for c in children(verb, "xcomp", "ccomp") if c.i > verb.i and child(c, "nsubj") is not None
        ]
        return [reach(small[0])] if small and _takes_name(verb) and not is_finite(small[0]) else []
    if (inverted := _inverted_name(verb, held)) is not None:
        return inverted
    named = _predicate(verb, held)
    if named is None:
        return _marked_name(verb, held)
    end = _tail(verb, named)
    if held.i < verb.i:
        if held.lower_ in ("which", "that") and verb.dep_ == "acl:relcl":
            return [(_noun_start(verb.head), held.left_edge.idx), (_after_as(named), end)]
        return []
    return [(_after_as(named) if held.pos_ == "PRON" else held.left_edge.idx, end)]


def _relative_before(verb: Token) -> Token | None:
    """The "that" of "a gesture that the mayor described as …", where the tree does not call it an object."""
    unmarked = child(verb, "obl:unmarked") if verb.dep_ == "acl:relcl" else None
    return unmarked if unmarked is not None and unmarked.lower_ in ("that", "which") else None


def _pointed_at(verb: Token) -> list[Range]:
    """The spokeswoman called that “fiction”: what is meant stands before, its name in quotation marks."""
    doc, end = verb.doc, verb.sent.end
    if not _takes_name(verb) or verb.i + 3 >= end or doc[verb.i + 1].lower_ not in ("that", "this", "it"):
        return []
    if doc[verb.i + 2].text not in MARKS:
        return []
    closing = next((t for t in doc[verb.i + 3 : end] if t.text in _CLOSERS), None)
    return [] if closing is None else [(doc[verb.i + 2].idx, closing.idx + len(closing))]


def _of_relative(verb: Token) -> list[Range]:
    """a gesture that officials in the capital described privately as “insulting”: the thing and its name"""
    doc, noun, end = verb.doc, verb.head, verb.sent.end
    that = next((t for t in doc[noun.i + 1 : verb.i] if t.lower_ in ("that", "which")), None)
    opening = next((t for t in doc[verb.i + 1 : min(verb.i + 5, end)] if t.text in (*MARKS, '"')), None)
    if verb.dep_ != "acl:relcl" or that is None or opening is None or that.i > noun.i + 2:
        return []
    if any(t.text == "," for t in doc[that.i : opening.i]) or (subject := child(verb, "nsubj")) is None:
        return []
    closing = next((t for t in doc[opening.i + 1 : end] if t.text in _CLOSERS), None)
    if closing is None or not that.i < subject.i < verb.i:
        return []
    return [(_noun_start(noun), noun.idx + len(noun)), (opening.idx, closing.idx + len(closing))]


def _quoted_name(verb: Token) -> list[Range]:
    """The minister presented the pardon as “a gesture of good faith”: only where the name is quoted."""
    found = _name(verb)
    quoted = any(t.text in MARKS for t in verb.sent if any(a <= t.idx < b for a, b in found))
    return found if quoted else []


def _inverted_name(verb: Token, held: Token) -> list[Range] | None:
    """The envoy described as baseless the report that talks had failed: name first, thing last."""
    first = verb.doc[verb.i + 1] if verb.i + 1 < verb.sent.end else verb
    if first.lower_ != "as" or held.i < first.i + 2 or held.left_edge.i <= first.i:
        return None
    return [(verb.doc[first.i + 1].idx, reach(held)[1])]


def _of_noun(verb: Token) -> list[Range]:
    """a claim his office called a fabrication: what is called so stands before, with no "that" between"""
    if not _takes_name(verb) or child(verb, "nsubj") is None or child(verb, "mark") is not None:
        return []
    named = next((c for c in children(verb, "obj", "xcomp", "ccomp") if c.i > verb.i), None)
    noun, subject = verb.head, child(verb, "nsubj")
    if named is None or subject is None or subject.left_edge.i != noun.i + 1 or _is_pronoun(subject):
        return []
    if child(named, "nsubj") is not None or any(c.dep_ == "obj" and c != named for c in verb.children):
        return []
    return [(noun.left_edge.idx, noun.idx + len(noun)), (named.left_edge.idx, reach(named)[1])]


def _is_pronoun(token: Token) -> bool:
    return token.lower_ in ("who", "which", "that")


def _tail(verb: Token, last: Token) -> int:
    """The end of what hangs on the verb behind its predicate, up to a clause or another cue."""
    end = last.right_edge
    for c in children(verb, "obl", "obj", "nmod", "acl", "xcomp", "punct"):
        if c.left_edge.i == end.i + 1:
            end = c.right_edge
    return end.idx + len(end)


def _quoted_topic(verb: Token) -> list[Range]:
    """The spokesman spoke of “useful contacts”: only where the topic is quoted."""
    doc, end = verb.doc, verb.sent.end
    of = next((t for t in doc[verb.i + 1 : min(verb.i + 4, end)] if t.lower_ == "of"), None)
    if of is None or any(t.is_punct for t in doc[verb.i + 1 : of.i]):
        return []
    opening = next((t.i for t in doc[of.i + 1 : min(of.i + 4, end)] if t.text in MARKS), None)
    closing = (
        None if opening is None else next((t for t in doc[opening + 1 : end] if t.text in _CLOSERS), None)
    )
    return [] if closing is None else [(doc[of.i + 1].idx, closing.idx + len(closing))]


def _marked_name(verb: Token, held: Token) -> list[Range]:
    """The mayor called the plan “a gift to the enemy”: the marks show the name where the tree does not"""
    if held.i < verb.i or lexicon().forms.get(verb.lower_) == "refer":
        return []
    marks = [t for t in verb.sent if t.i > held.left_edge.i and t.text in MARKS]
    if not marks or marks[0].i > held.right_edge.i + 2:
        return []
    return [(held.left_edge.idx, max(reach(held)[1], marks[-1].idx + 1))]


def _predicate(verb: Token, held: Token) -> Token | None:
    """What the object is called: "a mistake" in "called the plan a mistake", "described it as a mistake"."""
    doc = verb.doc
    for c in verb.children:
        if c.i > verb.i and c != held and c.dep_ in ("xcomp", "obl", "ccomp", "advcl", "obj", "iobj"):
            if c.dep_ in ("xcomp", "obj") and _takes_name(verb):
                return c
            if any(t.lower_ == "as" for t in doc[c.left_edge.i : c.i + 1]):
                return c
    as_inside = next(
        (t for t in held.subtree if t.lower_ == "as" and t.dep_ in ("case", "mark") and t.head != held), None
    )
    return as_inside.head if as_inside is not None and held.i > verb.i else None


def _takes_name(verb: Token) -> bool:
    """Whether the verb needs no "as": called the plan a mistake, not described it as one."""
    return lexicon().forms.get(verb.lower_) in ("call", "dub", "label", "brand", "deem", "term", "declare")


def _noun_start(noun: Token) -> int:
    """Where a noun phrase begins, the preposition before it left out: [in] a gesture that …"""
    first = noun.left_edge
    while first.i < noun.i and (first.pos_ in ("ADP", "CCONJ", "SCONJ") or first.is_punct):
        first = first.nbor()
    return first.idx


def _after_as(named: Token) -> int:
    first = named.left_edge
    return named.doc[first.i + 1].idx if first.lower_ == "as" and first.i < named.i else first.idx


def _charge(verb: Token) -> list[Range]:
    """The envoy thanked the hosts for their patience. / The army accused the rebels of looting."""
    held = child(verb, "obj") or child(verb, "iobj")
    if held is None or held.i < verb.i:
        return []
    near = [
        *children(verb, "obl", "advcl", "obl:agent", "xcomp", "ccomp"),
        *children(held, "nmod", "acl", "advcl"),
    ]
    for preposition in _OF_DEEDS:
        for deed in near:
            if (
                deed.i > held.i
                and marker(deed) == preposition
                and not (preposition == "on" and _is_when(deed))
            ):
                rest = [c for c in children(verb, "xcomp") if c.left_edge.i == deed.right_edge.i + 1]
                return [(held.left_edge.idx, max(reach(t)[1] for t in (held, deed, *rest)))]
    return []


_CLOSERS = ("”", '"', "’", "''", "»", "'")
_OF_DEEDS = ("of", "for", "over", "on")
"""What stands before the deed, the surest first."""


def _is_when(noun: Token) -> bool:
    """Whether a phrase with "on" is no deed: blamed them on Friday, condemned the attack on the bridge."""
    return noun.head.pos_ != "VERB" or any(t.lower_ in WEEKDAYS or t.lower_ in MONTHS for t in noun.subtree)


def _after_preposition(preposition: str) -> Callable[[Token], list[Range]]:
    def find(verb: Token) -> list[Range]:
        """The envoy called for a pause. / The aide warned against haste."""
        for c in children(verb, "obl", "advcl"):
            if c.i > verb.i and marker(c) == preposition:
                first = child(c, "case", "mark")
                start = first.idx + len(first) if first is not None else c.left_edge.idx
                return [(start, max(_tail(verb, c), _to_be_done(verb, c) if preposition == "for" else 0))]
        return []

    return find


def _spoken_of(verb: Token) -> list[Range]:
    """The palace speaks of a misunderstanding. / They prefer to speak of a pause."""
    held = next((c for c in children(verb, "obl") if marker(c) == "of" and c.i > verb.i), None)
    if verb.lower_ not in ("speaks", "speak") or held is None or verb.nbor().lower_ != "of":
        return []
    first = verb.doc[verb.i + 2]
    return [(first.idx, _tail(verb, held))] if first.lower_ in ("a", "an") else []


def _put_it(verb: Token) -> list[Range]:
    """A second envoy put it less politely: the king had “run away”."""
    doc, end = verb.doc, verb.sent.end
    colon = next((t.i for t in doc[verb.i + 1 : min(verb.i + 9, end)] if t.text == ":"), end)
    if verb.nbor().lower_ != "it" or colon + 2 >= end or any(t.text in ",;" for t in doc[verb.i : colon]):
        return []
    return [(doc[colon + 1].idx, doc[colon + 1 : end].end_char)]


def _to_be_done(verb: Token, noun: Token) -> int:
    """The end of what is to happen to a thing: called for the visit [to be scrapped]"""
    at = noun.right_edge.i + 1
    if at + 1 >= verb.sent.end or verb.doc[at].lower_ != "to":
        return 0
    done = next((t for t in verb.doc[at + 1 : min(at + 4, verb.sent.end)] if t.tag_ in ("VB", "VBN")), None)
    while done is not None and done.dep_ in ("aux", "aux:pass", "cop") and done.head.i > done.i:
        done = done.head
    return 0 if done is None else reach(done)[1]


def _counted(verb: Token) -> list[Range]:
    """The army put the toll at 90."""
    held = child(verb, "obj")
    if held is None or held.i < verb.i:
        return []
    for t in verb.doc[held.left_edge.i + 1 : verb.sent.end]:
        if t.lower_ == "at" and (count := _number_behind(t)) is not None:
            return [(held.left_edge.idx, max(reach(count)[1], count.idx + len(count)))]
        if (t.pos_ in ("VERB", "AUX") and is_finite(t)) or t.text in ",;:":
            return []
    return []


def _number_behind(preposition: Token) -> Token | None:
    """The head of the count behind "at": at more than 90, at 4 million dollars."""
    number = next(
        (t for t in preposition.doc[preposition.i + 1 : preposition.i + 5] if t.pos_ == "NUM"), None
    )
    while number is not None and number.dep_ in ("nummod", "compound", "flat") and number.head.i > number.i:
        number = number.head
    return number


def _on_to(verb: Token) -> list[Range]:
    """The envoy called on both sides to stop."""
    on = next((c for c in children(verb, "obl") if marker(c) in ("on", "upon")), None)
    return (
        []
        if on is None
        else _told_to(verb) or [reach(c) for c in children(on, "acl", "advcl") if is_infinitive(c)][:1]
    )


def _wanted_to_know(verb: Token) -> Draft | None:
    """The deputy wanted to know why the report had been held back. / “Why now?” she wanted to know."""
    know = next((c for c in children(verb, "xcomp") if c.lower_ == "know"), None)
    if know is None or lexicon().forms.get(verb.lower_) != "want":
        return None
    source = subject_of(verb)
    return Draft(
        cue=verb,
        cue_tokens=tuple(verb.doc[verb.i : know.i + 1]),
        word=CueWord("want to know", "ask"),
        source=source,
        content=tuple(_question(know)),
        by=(("source", _by_source(verb, source)), ("content", _BY_CONTENT["question"])),
    )


def _question(verb: Token) -> list[Range]:
    """The deputy asked why the report had been held back."""
    return [clause_reach(c) for c in children(verb, "ccomp") if c.i > verb.i and _asks(c)][:1]


def _asks(clause: Token) -> bool:
    """Whether a clause is a question, not what is asked for: why it left, not "that it leave"."""
    return not is_infinitive(clause) and marker(clause) != "that"


def _cite(verb: Token) -> list[Range]:
    """The agency put off the vote, citing the weather."""
    held = child(verb, "obj")
    return (
        [(held.left_edge.idx, _tail(verb, held))]
        if held is not None and held.i > verb.i and verb.tag_ == "VBG"
        else []
    )


def _cited_source(verb: Token) -> Draft | None:
    """The agency reported that a truce was near, citing two diplomats: what the agency tells is theirs too.

    The content is settled later, when that of the governing attribution is known.
    """
    held = child(verb, "obj")
    if verb.tag_ != "VBG" or held is None or held.i < verb.i or not names_a_source(held):
        return None
    return Draft(
        cue=verb,
        cue_tokens=(verb,),
        word=CueWord("citing", "say", plain=True),
        source=held,
        content=(),
        by=(("source", f"named after “{verb.text}”"), ("content", "what the one who cites them tells")),
    )


def _quoting(verb: Token) -> Draft | None:
    """The agency quoted the king as saying that he would stay: the agency tells it, the king within it."""
    agents = agents_of(verb) if _is_passive(verb) else []
    source = agents[0] if agents else subject_of(verb)
    if (
        source is None
        or (_is_passive(verb) and not agents)
        or not any(marker(c) == "as" for c in children(verb, "advcl", "xcomp"))
    ):
        return None
    by = (("source", f"who “{verb.text}”"), ("content", "what somebody is quoted as saying"))
    return Draft(
        cue=verb,
        cue_tokens=(verb,),
        word=CueWord("quote", "say", plain=True),
        source=source,
        content=(),
        by=by,
    )


_FRAMES: dict[str, Callable[[Token], list[Range]]] = {
    "reported": reported_words,
    "refused": refused,
    "quoted": _quoted_name,
    "name": _name,
    "on-to": _on_to,
    "charge": _charge,
    "told-to": _told_to,
    "to": _to,
    "question": _question,
    "clause": clause_of,
    "for": _after_preposition("for"),
    "of": _after_preposition("of"),
    "against": _after_preposition("against"),
    "on": _after_preposition("on"),
    "about": _after_preposition("about"),
    "of-quoted": _quoted_topic,
    "speak-of": _spoken_of,
    "at": _counted,
    "put-it": _put_it,
    "ing": _ing,
    "topic": _topic,
    "cite": _cite,
}


_BY_CONTENT = {
    "reported": "the reports that are rejected",
    "refused": "what is refused",
    "quoted": "what the thing is called",
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
    "of-quoted": "what follows “of” in quotation marks",
    "speak-of": "what the thing is called",
    "at": "what is counted, and how many",
    "put-it": "how it is put, behind the colon",
    "ing": "the deed named after the cue",
    "topic": "the object of the cue",
    "cite": "what is cited",
}
