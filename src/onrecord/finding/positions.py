"""Where the actors of an article stand: for or against what, and on what condition.

Only a clear stance of somebody identifiable counts: a verb, noun or phrase of support or opposition with its
holder, or a speaker's judgement of a plan ("an invasion would be a mistake").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Span, Token

from onrecord.finding.event_syntax import (
    case_of,
    child,
    children,
    grammatical_subject,
    logical_object,
    logical_subject,
    negated,
    obliques,
)
from onrecord.finding.page import Page
from onrecord.finding.position_issues import issue_at
from onrecord.finding.position_lexicon import Opening, Side, lexicon
from onrecord.finding.position_verbs import known_lemma
from onrecord.finding.roles import Party, Roles
from onrecord.record import EventFound, Evidence, How, PositionFound, StatementFound

_NO_HOLDERS = frozenset({"media", "population"})
_MOST_HOLDERS = 4
_WOULD = frozenset({"would", "will", "wo", "'d", "’d", "'ll", "’ll"})


@dataclass(frozen=True, slots=True)
class _Stance:
    """A word that shows a stance, who holds it and the head of what it is about."""

    trigger: Token
    stance: Side
    holders: Party
    about: Token
    by: str


def find_positions(
    page: Page, statements: Sequence[StatementFound], events: Sequence[EventFound]
) -> Iterator[PositionFound]:
    """The positions of a page, one for each holder and issue.

    "Chad opposes the new border posts and backs a joint patrol" gives two of Chad: against the posts, for
    the patrol.
    """
    roles = Roles(page, statements)
    seen: set[tuple[int, str, str]] = set()
    for token in page.doc:
        for stance in _stances(token, roles):
            issue = issue_at(stance.about)
            for found in _positions(stance, issue, roles) if issue else ():
                key = (found.actor, found.issue, found.stance)
                if key not in seen:
                    seen.add(key)
                    yield found


def _stances(token: Token, roles: Roles) -> Iterator[_Stance]:
    if token.pos_ == "VERB":
        yield from _by_verb(token, roles)
        yield from _by_calling(token, roles)
    elif token.pos_ == "NOUN":
        yield from _by_noun(token, roles)
    if child(token, "cop", "aux:pass") is not None or token.pos_ == "VERB":
        yield from _by_predicate(token, roles)
        yield from _by_judgement(token, roles)


def _by_verb(verb: Token, roles: Roles) -> Iterator[_Stance]:
    """ "Peru rejects a new levy", "The Senate called for an inquiry", "Oslo has warned against a
    blockade"."""
    openings = lexicon().verbs.get(known_lemma(verb, lexicon().verbs), ())
    if not openings or not _in_earnest(verb, roles):
        return
    holder = logical_subject(verb)
    if holder is None or holder.lemma_.lower() in lexicon().words["papers"]:
        return
    for opening in openings:
        about = _slot(verb, opening.slot)
        stance = _turned(verb, opening)
        if about is not None and stance is not None and _of_matter(verb, about):
            yield _Stance(verb, stance, roles.whole(holder), about, f"subject of “{verb.text}”")
            return


def _slot(verb: Token, slot: str) -> Token | None:
    """The head of what stands in a slot of a verb."""
    if slot == "obj":
        found = logical_object(verb)
        return None if found is not None and child(verb, "xcomp") is not None else found
    if slot == "clause":
        return _asked(verb)
    if slot == "need":
        need = logical_object(verb)
        return _phrase(need, "for") if need is not None and need.lemma_ in ("need", "importance") else None
    if slot == "out":
        return (
            logical_object(verb)
            if any(c.lower_ == "out" for c in children(verb, "compound:prt", "advmod"))
            else None
        )
    return _phrase(verb, slot)


def _asked(verb: Token) -> Token | None:
    """What somebody is called on to do: "urged Oslo to lift the ban", "demanded that Oslo lift the ban"."""
    clause = child(verb, "xcomp", "ccomp")
    if verb.lemma_.lower() == "call" and _phrase(verb, "on") is None and _phrase(verb, "upon") is None:
        return None
    if clause is None or clause.pos_ != "VERB" or negated(clause) is not None:
        return None
    return clause


def _phrase(head: Token, preposition: str) -> Token | None:
    return next(
        (t for case, t in obliques(head) if case == preposition and t.pos_ in ("NOUN", "PROPN")), None
    )


def _turned(verb: Token, opening: Opening) -> Side | None:
    """ "does not support" opposes; "does not demand" says nothing."""
    if verb.dep_ == "xcomp" and _is_of(verb.head, "shunning"):
        return "opposes" if opening.stance == "supports" else None
    if negated(verb) is None:
        return opening.stance
    if opening.stance == "supports" and _is_of(verb, "turn"):
        return "opposes"
    return None


def _of_matter(word: Token, about: Token) -> bool:
    """Blame for a deed is no stance on an issue; blame for a plan, decision or policy is."""
    words = lexicon().words
    return not _is_of(word, "blaming") or about.lemma_.lower() in words["matters"] - words["deeds"]


def _is_of(verb: Token, name: str) -> bool:
    """Whether a verb stands in the word list of this name."""
    known = lexicon().words[name]
    return known_lemma(verb, known) in known


def _in_earnest(word: Token, roles: Roles) -> bool:
    """Neither "might support" nor "denied that it opposes" nor "asked whether" is a stance."""
    auxiliaries = {c.lower_ for c in children(word, "aux")}
    if auxiliaries & lexicon().words["unsure"] or case_of(word) in ("if", "whether", "unless"):
        return False
    if word.dep_ in ("xcomp", "ccomp", "advcl") and _is_of(word.head, "wishing"):
        return False
    if any(c.lower_ in lexicon().words["past"] for c in children(word, "advmod")):
        return False
    return not any(roles.statements[i].act in ("deny", "ask") for i in roles.said_in(word))


def _by_noun(noun: Token, roles: Roles) -> Iterator[_Stance]:
    """ "reiterated Japan's opposition to the tariff", "voiced support for the envoy's plan"."""
    for opening in lexicon().nouns.get(noun.lemma_.lower(), ()):
        about = _phrase(noun, opening.slot)
        if about is None or negated(noun) is not None or not _in_earnest(noun, roles):
            continue
        holders = _holders_of(noun, roles)
        if holders and _governed_kindly(noun):
            yield _Stance(noun, opening.stance, holders, about, f"whose “{noun.text}” it is")


def _holders_of(noun: Token, roles: Roles) -> Party:
    """Who utters it ("the envoy reiterated the ministry's opposition": both), else whose it is."""
    owned = roles.owner_of(noun)
    verb = noun.head
    uttered = Party()
    if (
        noun.dep_ == "obj"
        and verb.pos_ == "VERB"
        and verb.lemma_ not in ("reject", "dismiss", "ignore", "face", "draw")
    ):
        subject = logical_subject(verb)
        uttered = roles.whole(subject) if subject is not None else Party()
    return uttered + owned


def _governed_kindly(noun: Token) -> bool:
    """ "rejected calls for", "despite opposition to" and "lost support for" leave no stance of the
    subject."""
    return noun.dep_ in ("obj", "nsubj", "conj", "root", "ROOT", "obl", "nmod") and noun.head.lemma_ not in (
        "reject", "dismiss", "ignore", "resist", "drop", "lose", "abandon", "withdraw", "face", "rebuff",
    )  # fmt: skip


def _by_predicate(token: Token, roles: Roles) -> Iterator[_Stance]:
    """ "Oslo is opposed to the levy", "the party is against the treaty", "came out in favour of talks"."""
    subject = grammatical_subject(token)
    if subject is None or not _in_earnest(token, roles):
        return
    reason = f"subject of “{token.text}”"
    for opening in lexicon().adjectives.get(token.lower_, ()):
        about = _phrase(token, opening.slot)
        if about is not None and negated(token) is None and _of_matter(token, about):
            yield _Stance(token, opening.stance, roles.whole(subject), about, reason)
    if case_of(token) == "against" and child(token, "cop") is not None and negated(token) is None:
        yield _Stance(token, "opposes", roles.whole(subject), token, "subject of “against”")
    for case, noun in obliques(token):
        side = lexicon().predicates.get(noun.lemma_.lower())
        if side is not None and case.startswith("in"):
            about = _phrase(noun, "of") or noun
            yield _Stance(noun, side, roles.whole(subject), about, f"subject of “in {noun.text} of”")


def _by_judgement(token: Token, roles: Roles) -> Iterator[_Stance]:
    """ "A strike on the dam would be a catastrophe," the governor said; "… would cause a disaster"."""
    words = lexicon()
    judged = token if child(token, "cop") is not None else child(token, "obj")
    if judged is None or (judged is not token and known_lemma(token, words.makers) not in words.makers):
        return
    side = words.judgements.get(judged.lemma_.lower())
    about = child(token, "nsubj")
    if side is None or about is None or negated(token) is not None:
        return
    holders = roles.source_of(token)
    if holders and about.lemma_.lower() in words.words["matters"]:
        yield _Stance(judged, side, holders, about, f"calls it “{judged.text}”")


def _by_calling(verb: Token, roles: Roles) -> Iterator[_Stance]:
    """ "Chad called the vote a mistake", "described the offensive as reckless"."""
    words = lexicon()
    if (
        known_lemma(verb, words.callers) not in words.callers
        or not _in_earnest(verb, roles)
        or negated(verb) is not None
    ):
        return
    named = [c for c in children(verb, "obj", "xcomp") if c.i > verb.i]
    about, holder = logical_object(verb) or next(iter(named), None), logical_subject(verb)
    after = [c for c in named if about is not None and c.i > about.i]
    judged = next(iter(after), None) or next((t for case, t in obliques(verb) if case == "as"), None)
    side = words.judgements.get(judged.lemma_.lower()) if judged is not None else None
    if about is None or holder is None or side is None or about.lemma_.lower() not in words.words["matters"]:
        return
    yield _Stance(verb, side, roles.whole(holder), about, f"subject of “{verb.text}”")


def _positions(stance: _Stance, issue: str | None, roles: Roles) -> Iterator[PositionFound]:
    holders = [h for h in stance.holders.characters if roles.page.cast.characters[h].kind not in _NO_HOLDERS]
    condition = _condition(stance.trigger)
    for holder in holders[:_MOST_HOLDERS]:
        yield PositionFound(
            actor=holder,
            issue=issue or "",
            stance=stance.stance if condition is None else "conditional",
            condition=condition,
            as_of=roles.page.calendar.of(stance.trigger),
            statements=_statements(stance.trigger, roles),
            evidence=tuple(_evidence(stance, roles.page)),
            how=(How(field="actor", by=stance.by), How(field="stance", by=f"“{stance.trigger.text}”")),
        )


def _condition(trigger: Token) -> str | None:
    """ "would accept the deal if the port reopened" → "if the port reopened"."""
    if not {c.lower_ for c in children(trigger, "aux")} & _WOULD:
        return None
    for clause in children(trigger, "advcl"):
        if case_of(clause) in lexicon().words["conditions"]:
            words = clause.doc[clause.left_edge.i : clause.right_edge.i + 1]
            return words.text.strip(" ,.;“”\"'")
    return None


def _statements(trigger: Token, roles: Roles) -> tuple[int, ...]:
    """Statements that hold the trigger, or of which it is the cue."""
    cued = (
        i
        for i, s in enumerate(roles.statements)
        if any(e.role == "cue" and e.start <= trigger.idx < e.end for e in s.evidence)
    )
    return tuple(dict.fromkeys((*roles.said_in(trigger), *cued)))


def _evidence(stance: _Stance, page: Page) -> Iterator[Evidence]:
    yield page.evidence(stance.trigger.idx, stance.trigger.idx + len(stance.trigger), "trigger")
    yield page.words(_trimmed(stance.trigger.sent), "sentence")


def _trimmed(sentence: Span) -> Span:
    start, end = sentence.start, sentence.end
    while start < end - 1 and sentence.doc[start].is_space:
        start += 1
    while end > start + 1 and sentence.doc[end - 1].is_space:
        end -= 1
    return sentence.doc[start:end]
