"""Who is meant by pronouns: by who was last spoken of, as subject, in or out of quotation marks."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from onrecord.finding.coreference import Draft
from onrecord.finding.kinds import word_set
from onrecord.finding.resolution import NUMBERED, SUBJECTS, Resolution, Seen, ids_of, last_of
from onrecord.finding.word_forms import is_form

_PERSONAL = {
    "he": "m",
    "him": "m",
    "his": "m",
    "himself": "m",
    "she": "f",
    "her": "f",
    "hers": "f",
    "herself": "f",
}


_NEUTER = frozenset(("it", "its", "itself"))


_PLURAL = frozenset(("they", "them", "their", "theirs", "themselves"))


_MINE = frozenset(("i", "me", "my", "mine", "myself"))


_OURS = frozenset(("we", "us", "our", "ours", "ourselves"))


_YOURS = frozenset(("you", "your", "yours", "yourself", "yourselves"))


_RELATIVE = frozenset(("who", "which", "that", "whom", "whose"))


# A pronoun reaches back three sentences. To be a subject is worth half a sentence's nearness and more, to
# have spoken
# a little more than that for a pronoun that speaks.
_FAR = 3
# A quotation is introduced or followed by its speaker within so many tokens.
_REACH = 90
_SUBJECT = 0.6
_SPEAKER = 0.75
# Who is known to be a woman or a man is meant by "she" or "he" rather than somebody of whom it is not known.
_SURE = 0.5


def settle_pronoun(result: Resolution, token: Token) -> None:
    """A pronoun: "she said", "its members", "Ruiz, who led the talks", "the two are to meet"."""
    word = token.lower_
    if word in _PERSONAL:
        ids = _antecedent(result, token, lambda d: d.is_person and d.gender in (None, _PERSONAL[word]))
        for index in ids:
            result.drafts.all[index].gender = _PERSONAL[word]
    elif word in _NEUTER and token.dep_ in (*SUBJECTS, "nmod:poss"):
        ids = _thing_antecedent(result, token)
    elif word in _PLURAL:
        ids = _plural_antecedent(result, token)
    elif word in _RELATIVE:
        ids = _relative(result, token)
    elif word in _MINE:
        ids = tuple(i for i in _speaker(result, token) if result.drafts.all[i].is_person)
    elif word in _OURS:
        ids = _we(result, token)
    elif word in _YOURS:
        ids = _addressee(result, token)
    elif word in NUMBERED and _is_pair(token):
        ids = last_of(result, token, ("person",), 2)
        ids = ids if len(ids) == 2 else ()
    else:
        return
    if ids:
        result.note(token, ids)


Ranked = list[tuple[tuple[float, ...], Seen]]
"""Mentions with what they rank by."""


def _speaker(result: Resolution, token: Token) -> tuple[int, ...]:
    """Who says a quotation: the subject of the nearest verb of saying outside it in its paragraph, behind
    before in front: "“I will go,” said Ana Ruiz". Outside quotations whoever has the turn in an interview."""
    if token.i not in result.quoted:
        return result.turns.speaker(token.i)
    verb = _verb_of_saying(result, token)
    for child in verb.children if verb is not None else ():
        if child.dep_ == "nsubj" and child.i not in result.quoted and (ids := ids_of(result, child)):
            return ids if len(ids) == 1 else ()
    return ()


def _verb_of_saying(result: Resolution, token: Token) -> Token | None:
    """The verb outside a quotation whose subject says it."""
    for places in _around(result, token):
        for at in places:
            verb = result.doc[at]
            if at in result.quoted or verb.pos_ != "VERB" or not is_form(verb, word_set("verbs", "speaking")):
                continue
            subjects = (c for c in verb.children if c.dep_ == "nsubj" and c.i not in result.quoted)
            if any(ids_of(result, child) for child in subjects):
                return verb
    return None


def _addressee(result: Resolution, token: Token) -> tuple[int, ...]:
    """Whom "you" means: in a quotation who is told it ("“You must go,” she told Ruiz"), in a question of an
    interview who is asked."""
    if token.i not in result.quoted:
        return result.turns.addressee(token.i)
    verb = _verb_of_saying(result, token)
    told = _told(verb) if verb is not None else None
    if told is None or told.i in result.quoted:
        return ()
    ids = ids_of(result, told)
    return ids if all(result.drafts.all[i].is_person for i in ids) else ()


def _told(verb: Token) -> Token | None:
    """Whom somebody tells something: the object, or who stands behind "said to", whatever the tree says."""
    after = verb.doc[verb.i + 1 : verb.i + 3]
    if len(after) == 2 and after[0].lower_ == "to":
        return after[1]
    return next((child for child in verb.children if child.dep_ in ("iobj", "obj")), None)


def _we(result: Resolution, token: Token) -> tuple[int, ...]:
    """Who "we" are: those for whom the speaker speaks; all who answer in an interview with several."""
    if token.i not in result.quoted and (together := result.turns.together(token.i)):
        return together
    return _for_whom(result, _speaker(result, token))


def _around(result: Resolution, token: Token) -> tuple[range, range]:
    """The tokens behind and in front of a token in its paragraph, the nearest first."""
    doc, last, first = result.doc, token.i, token.i
    while last + 1 < len(doc) and last - token.i < _REACH and "\n" not in doc[last + 1].text:
        last += 1
    while first and token.i - first < _REACH and "\n" not in doc[first - 1].text:
        first -= 1
    return range(token.i + 1, last + 1), range(token.i - 1, first - 1, -1)


def _for_whom(result: Resolution, speaker: tuple[int, ...]) -> tuple[int, ...]:
    """Who "we" are in somebody's mouth: a body or state itself, the one whose office a person has."""
    if len(speaker) != 1 or not result.drafts.all[speaker[0]].is_person:
        return speaker
    draft = result.drafts.all[speaker[0]]
    named = {organisation for _, organisation, _ in draft.roles if organisation}
    served = [i for i, other in enumerate(result.drafts.all) if not other.is_person and other.name in named]
    return (served[0],) if len(served) == 1 else ()


def _is_pair(token: Token) -> bool:
    """Do "the two", "both" stand alone for two people: not in "two of the sailors"?"""
    doc, after = token.doc, token.i + 1
    alone = after == len(doc) or (
        doc[after].lower_ != "of" and doc[after].pos_ not in ("NOUN", "PROPN", "ADJ", "NUM")
    )
    definite = token.lower_ == "both" or (token.i and doc[token.i - 1].lower_ in ("the", "these", "those"))
    return alone and bool(definite) and token.dep_ in (*SUBJECTS, "obj", "obl", "nmod:poss")


def _relative(result: Resolution, token: Token) -> tuple[int, ...]:
    """The noun that a relative clause hangs on."""
    clause = token.head
    for _ in range(4):
        if clause.dep_ in ("acl:relcl", "acl"):
            return ids_of(result, clause.head)
        clause = clause.head
    return ()


def _antecedent(result: Resolution, token: Token, fits: Callable[[Draft], bool]) -> tuple[int, ...]:
    """The one character last spoken of that fits, or nobody where an unnamed person comes first.

    In this sentence or the three before; subjects before others, for "she said" speakers before other
    subjects;
    outside quotation marks those outside, inside those inside.
    """
    here, quoted = result.sentence[token.i], token.i in result.quoted
    speaks = token.dep_ in SUBJECTS and not quoted and is_form(token.head, word_set("verbs", "speaking"))
    barred = _own_subject(result, token)
    ranked: Ranked = []
    for seen in reversed(result.seen):
        back = here - seen.sentence
        if back > _FAR:
            break
        unnamed = not seen.ids and not seen.plural
        if unnamed or (
            len(seen.ids) == 1 and seen.ids[0] not in barred and fits(result.drafts.all[seen.ids[0]])
        ):
            sure = bool(seen.ids) and result.drafts.all[seen.ids[0]].gender == _PERSONAL.get(token.lower_)
            weight = _SUBJECT * seen.subject + _SPEAKER * (speaks and seen.speaker) + _SURE * sure - back
            ranked.append(((seen.quoted == quoted, weight, seen.token), seen))
    return _foremost(result, token, ranked)


def _foremost(result: Resolution, token: Token, ranked: Ranked) -> tuple[int, ...]:
    """The characters of the mention that ranks first; where it names nobody, the token stands, as it does,
    for whom its people act."""
    if not ranked:
        return ()
    best = max(ranked, key=lambda rank: rank[0])[1]
    if not best.ids and best.token in result.behind:
        result.behind[token.i] = result.behind[best.token]
    return best.ids


def _thing_antecedent(result: Resolution, token: Token) -> tuple[int, ...]:
    """The state, body or group that "it" stands for; unnamed people are none."""
    here, quoted = result.sentence[token.i], token.i in result.quoted
    barred = _own_subject(result, token)
    ranked = []
    for seen in reversed(result.seen):
        back = here - seen.sentence
        if back > 2:
            break
        if len(seen.ids) == 1 and seen.ids[0] not in barred:
            draft = result.drafts.all[seen.ids[0]]
            if not draft.is_person and draft.kind != "population":
                ranked.append((seen.quoted == quoted, -back, seen.subject, seen.token, seen.ids))
    return max(ranked)[-1] if ranked else ()


def _own_subject(result: Resolution, token: Token) -> tuple[int, ...]:
    """An object is not its verb's subject ("Ruiz met him"); inside a quotation a pronoun is not its
    speaker."""
    barred: list[int] = []
    if token.dep_ in ("obj", "iobj", "obl"):
        verb = token.head
        while verb.dep_ == "conj" and not any(c.dep_ in SUBJECTS for c in verb.children):
            verb = verb.head  # "Ruiz met Mora and urged her to go"
        for child in verb.children:
            if child.dep_ in SUBJECTS:
                barred.extend(result.refs.get(child.i, ()))
    if token.i in result.quoted:
        for child in token.sent.root.children:
            if child.dep_ in SUBJECTS and child.i not in result.quoted:
                barred.extend(result.refs.get(child.i, ()))
    return tuple(barred)


def _plural_antecedent(result: Resolution, token: Token) -> tuple[int, ...]:
    """The last group, population or pair; where unnamed officials come first, those they stand for."""
    here, quoted = result.sentence[token.i], token.i in result.quoted
    ranked: Ranked = []
    for seen in reversed(result.seen):
        back = here - seen.sentence
        if back > 2:
            break
        plural = len(seen.ids) > 1 or (seen.ids and _many(result.drafts.all[seen.ids[0]])) or seen.plural
        if plural:
            ranked.append(((seen.quoted == quoted, -back, seen.subject, seen.token), seen))
    return _foremost(result, token, ranked)


def _many(draft: Draft) -> bool:
    return draft.plural or draft.kind in ("armed_group", "population", "organisation", "party")
