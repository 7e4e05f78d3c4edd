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
    is_passive,
    logical_object,
    logical_subject,
    negated,
    obliques,
)
from onrecord.finding.page import Page
from onrecord.finding.position_conditions import condition_of
from onrecord.finding.position_issues import issue_at
from onrecord.finding.position_lexicon import Opening, Side, lexicon
from onrecord.finding.position_phrases import phrase_stances
from onrecord.finding.position_verbs import known_lemma
from onrecord.finding.roles import Party, Roles
from onrecord.finding.vote_mentions import is_body
from onrecord.finding.vote_tally import tally_in
from onrecord.record import Character, EventFound, Evidence, How, PositionFound, StatementFound

_NO_HOLDERS = frozenset({"media", "population"})
_MOST_HOLDERS = 4
_OPEN = frozenset({"would", "will", "could", "might", "may"})


@dataclass(frozen=True, slots=True)
class StanceShown:
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
        for stance in stances_at(token, roles):
            issue = issue_at(stance.about)
            for found in _positions(stance, issue, roles) if issue else ():
                key = (found.actor, found.issue, found.stance)
                if key not in seen:
                    seen.add(key)
                    yield found


_TO_BE_WITHIN = 12
"""Words behind a noun within which "to be scrapped" is told of it."""


def stances_at(token: Token, roles: Roles) -> Iterator[StanceShown]:
    """The stances that one word shows, whatever they are about."""
    for said in phrase_stances(token):
        if _in_earnest(said.trigger, roles):
            holders, reason = roles.whole(said.holder), f"subject of “{said.trigger.text}”"
            yield StanceShown(said.trigger, said.side, holders, said.about, reason)
    if token.pos_ == "VERB":
        yield from _by_verb(token, roles)
        yield from _by_calling(token, roles)
    elif token.pos_ == "NOUN":
        yield from _by_noun(token, roles)
    if child(token, "cop", "aux:pass") is not None or token.pos_ == "VERB" or _remains(token):
        yield from _by_predicate(token, roles)
        yield from _by_judgement(token, roles)


def _remains(adjective: Token) -> bool:
    """ "remained opposed", "seems wary"."""
    adjacent = adjective.dep_ == "advcl" and adjective.i == adjective.head.i + 1
    complement = adjective.dep_ in ("xcomp", "ccomp") or adjacent
    return adjective.pos_ == "ADJ" and complement and adjective.head.pos_ == "VERB"


def _by_verb(verb: Token, roles: Roles) -> Iterator[StanceShown]:
    """ "Peru rejects a new levy", "The Senate called for an inquiry", "Oslo has warned against a
    blockade"."""
    openings = lexicon().verbs.get(known_lemma(verb, lexicon().verbs), ())
    if condition_of(verb) is not None and any(c.lower_ in _OPEN for c in children(verb, "aux")):
        openings = lexicon().deeds.get(known_lemma(verb, lexicon().deeds), openings)
    if not openings or not _in_earnest(verb, roles):
        return
    holder = logical_subject(verb)
    if holder is None or _is_paper(verb, holder) or _in_agreement(verb, holder, roles) or _wanted_once(verb):
        return
    for opening in openings:
        about, undone = _brought_about(_slot(verb, opening.slot))
        if about is not None and child(about, "det") is not None and negated(about) is not None:
            continue
        stance = _turned(verb, opening)
        if undone and stance is not None:
            stance = "opposes" if stance == "supports" else None
        if about is not None and stance is not None and _of_matter(verb, about, opening):
            yield StanceShown(verb, stance, roles.whole(holder), about, f"subject of “{verb.text}”")
            return


def _is_paper(verb: Token, holder: Token) -> bool:
    """ "A draft by Peru which asks for a pause": the draft does, and not Peru."""
    papers = lexicon().words["papers"]
    made = holder.head if holder.dep_ in ("nmod", "conj") and verb.dep_ == "acl:relcl" else holder
    made = made.head if made.dep_ == "nmod" and made is not holder else made
    return bool({holder.lemma_.lower(), made.lemma_.lower()} & papers)


def _in_agreement(verb: Token, holder: Token, roles: Roles) -> bool:
    """ "The two presidents agreed to a truce": with each other, which is what they did."""
    if verb.lemma_.lower() != "agree" or verb.dep_ == "acl:relcl":
        return False
    return holder.tag_ in ("NNS", "NNPS") and len(roles.whole(holder).characters) > 1


def _wanted_once(verb: Token) -> bool:
    """ "had wanted an end to the levy" """
    return _is_of(verb, "wanting") and any(c.lower_ == "had" for c in children(verb, "aux"))


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
    if slot.startswith("particle "):
        split = any(slot.endswith(f" {c.lower_}") for c in children(verb, "compound:prt", "advmod"))
        return logical_object(verb) if split else None
    if slot == "inside":
        return child(verb, "xcomp") if child(verb, "obj") is not None else None
    return _phrase(verb, slot) or (_for_what(verb) if slot == "for" else None)


def _brought_about(about: Token | None) -> tuple[Token | None, bool]:
    """What a demand is about, and whether it is to be undone: "called for the visit to be scrapped", "wants
    that the ban be lifted" → visit, ban; "demanded that a corridor be opened" → corridor."""
    if about is None:
        return None, False
    wanted = child(about.head, "obj") if about.dep_ == "xcomp" and about.tag_ == "VBN" else None
    if wanted is not None and wanted.pos_ == "NOUN":
        return wanted, _is_of(about, "undoing")
    done = child(about, "acl") if about.pos_ == "NOUN" else None
    if done is not None and done.tag_ == "VBN" and _is_of(done, "undoing"):
        return about, True  # "want the pact frozen"
    thing = child(about, "nsubj:pass") if about.pos_ == "VERB" else None
    if thing is not None and thing.pos_ == "NOUN":
        return thing, _is_of(about, "undoing")
    for token in about.doc[about.i + 1 : min(about.i + _TO_BE_WITHIN, about.sent.end - 2)]:
        if token.is_punct:
            break
        if token.lower_ == "to" and token.nbor(1).lower_ == "be":
            return about, about.pos_ == "NOUN" and _is_of(token.nbor(2), "undoing")
    return about, False


def _for_what(verb: Token) -> Token | None:
    """ "called for the corridor to be made permanent" → corridor, though the tree takes it for a clause."""
    clauses = (c for c in children(verb, "advcl", "xcomp", "ccomp") if case_of(c).startswith("for"))
    named = (child(c, "nsubj", "nsubj:pass") or _ahead(c) for c in clauses)
    return next((t for t in named if t is not None), None)


def _ahead(verb: Token) -> Token | None:
    """The noun that stands before a verb though the tree does not have it for its subject."""
    nouns = (c for c in children(verb, "xcomp", "obj", "obl", "dep") if c.pos_ in ("NOUN", "PROPN"))
    return next((c for c in nouns if c.i < verb.i), None)


def _asked(verb: Token) -> Token | None:
    """What somebody is called on to do: "urged Oslo to lift the ban", "demanded that Oslo lift the ban"."""
    purposes = (c for c in children(verb, "advcl") if case_of(c) == "to")
    clause = child(verb, "xcomp", "ccomp") or next(purposes, None)
    if verb.lemma_.lower() == "call" and _phrase(verb, "on") is None and _phrase(verb, "upon") is None:
        return None
    if clause is None or clause.pos_ != "VERB" or negated(clause) is not None:
        return None
    return clause


def _phrase(head: Token, preposition: str) -> Token | None:
    kinds = ("NOUN", "PROPN", "PRON")
    return next((t for case, t in obliques(head) if case == preposition and t.pos_ in kinds), None)


def _turned(verb: Token, opening: Opening) -> Side | None:
    """ "does not support" opposes; "does not demand" says nothing; who "is studying" is undecided, who
    "studied" is not."""
    if opening.stance == "undecided":
        return "undecided" if _going_on(verb) and not is_passive(verb) else None
    if verb.dep_ == "xcomp" and _is_of(verb.head, "shunning"):
        return "opposes" if opening.stance == "supports" else None
    if negated(verb) is None:
        return opening.stance
    if opening.stance == "supports" and _is_of(verb, "turn"):
        return "opposes"
    return None


def _going_on(verb: Token) -> bool:
    """ "is still studying", "would study": now or to come."""
    auxiliaries = {c.lower_ for c in children(verb, "aux")}
    return negated(verb) is None and (verb.tag_ == "VBG" or bool(auxiliaries & {"will", "would"}))


def _of_matter(word: Token, about: Token, opening: Opening | None = None) -> bool:
    """Blame for a deed is no stance on an issue; blame for a plan, decision or policy is. So with what
    somebody would do: "would give access if", not "would give money if"."""
    words = lexicon().words
    named = about.lemma_.lower()
    if named == "fire" and any(c.lower_ == "cease" for c in about.children):
        named = "ceasefire"
    deed = opening is not None and opening in lexicon().deeds.get(known_lemma(word, lexicon().deeds), ())
    deed = deed and word.lemma_.lower() not in lexicon().verbs
    return (
        not (deed or _is_of(word, "blaming") or _asks_somebody(word))
        or named in words["matters"] - words["deeds"]
    )


def _asks_somebody(verb: Token) -> bool:
    """ "asked them for the test results": a request to somebody is a stance only where it is for a matter."""
    return verb.lemma_.lower() == "ask" and child(verb, "obj", "iobj") is not None


def _is_of(verb: Token, name: str) -> bool:
    """Whether a verb stands in the word list of this name."""
    known = lexicon().words[name]
    return known_lemma(verb, known) in known


def _in_earnest(word: Token, roles: Roles) -> bool:
    """Neither "might support" nor "denied that it opposes" nor "asked whether" is a stance."""
    unsure = {c.lower_ for c in children(word, "aux")} & lexicon().words["unsure"]
    if (unsure and condition_of(word) is None) or case_of(word) in ("if", "whether", "unless"):
        return False
    if _still_to_do(word):
        return False
    told = word.dep_ == "ccomp" and known_lemma(word.head, ("tell",)) == "tell"
    above = word.head
    if word.dep_ == "xcomp" and _is_of(above, "undoing"):
        return False  # "to stop accepting freight"
    if word.dep_ in ("xcomp", "ccomp", "advcl") and not told and _is_of(above, "wishing"):
        return False
    if any(c.lower_ in lexicon().words["past"] for c in children(word, "advmod")):
        return False
    acts = {roles.statements[i].act for i in roles.said_in(word)}
    # "said it did not want the base" is a denial by its "not", and the stance turned by the same word.
    return "ask" not in acts and ("deny" not in acts or negated(word) is not None)


def _still_to_do(word: Token) -> bool:
    """ "still has to be approved by the Senate", "has yet to ratify it"."""
    to_come = any(c.lower_ == "to" for c in children(word, "mark")) and word.dep_ in (
        "xcomp",
        "ccomp",
        "advcl",
    )
    return to_come and word.head.lemma_.lower() in lexicon().words["outstanding"]


def _by_noun(noun: Token, roles: Roles) -> Iterator[StanceShown]:
    """ "reiterated Japan's opposition to the tariff", "voiced support for the envoy's plan"."""
    for opening in lexicon().nouns.get(noun.lemma_.lower(), ()):
        about = _phrase(noun, opening.slot) or _doing(noun, opening.slot)
        if about is None or negated(noun) is not None or not _in_earnest(noun, roles):
            continue
        holders = _holders_of(noun, roles)
        if holders and _governed_kindly(noun):
            yield StanceShown(noun, opening.stance, holders, about, f"whose “{noun.text}” it is")


def _doing(noun: Token, preposition: str) -> Token | None:
    """ "voiced support for keeping the harbour open" → keeping."""
    clauses = (*children(noun, "acl", "advcl"), *children(noun.head, "advcl", "xcomp"))
    return next((c for c in clauses if c.tag_ == "VBG" and c.i > noun.i and case_of(c) == preposition), None)


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


def _by_predicate(token: Token, roles: Roles) -> Iterator[StanceShown]:
    """ "Oslo is opposed to the levy", "the party is against the treaty", "came out in favour of talks"."""
    subject = grammatical_subject(token) or (grammatical_subject(token.head) if _remains(token) else None)
    subject = subject or _before_copula(token)
    if subject is None or not _in_earnest(token, roles):
        return
    reason = f"subject of “{token.text}”"
    known = (
        () if token.lower_ == "open" and token.pos_ != "ADJ" else lexicon().adjectives.get(token.lower_, ())
    )
    for opening in known:
        about = _phrase(token, opening.slot)
        if about is not None and negated(token) is None and _of_matter(token, about):
            yield StanceShown(token, opening.stance, roles.whole(subject), about, reason)
    cases = {c.lower_ for c in children(token, "case")} if child(token, "cop") is not None else set()
    if "against" in cases and negated(token) is None:
        yield StanceShown(token, "opposes", roles.whole(subject), token, "subject of “against”")
    all_for = "for" in cases and any(
        c.lower_ == "all" for c in token.doc[max(0, token.left_edge.i - 2) : token.i]
    )
    if all_for and negated(token) is None:
        yield StanceShown(token, "supports", roles.whole(subject), token, "subject of “all for”")
    favoured = lexicon().predicates.get(token.lemma_.lower()) if "in" in cases else None
    if favoured is not None and negated(token) is None and (about := _phrase(token, "of")) is not None:
        yield StanceShown(token, favoured, roles.whole(subject), about, f"subject of “in {token.text} of”")
    for case, noun in obliques(token):
        side = lexicon().predicates.get(noun.lemma_.lower())
        if side is not None and case.startswith("in"):
            about = _phrase(noun, "of") or noun
            yield StanceShown(noun, side, roles.whole(subject), about, f"subject of “in {noun.text} of”")


def _before_copula(token: Token) -> Token | None:
    """The name right before "is against", where the tree has it belong to what the actor is against."""
    copula = child(token, "cop")
    before = copula.nbor(-1) if copula is not None and copula.i > token.sent.start else None
    return before if before is not None and before.pos_ == "PROPN" else None


def _by_judgement(token: Token, roles: Roles) -> Iterator[StanceShown]:
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
        yield StanceShown(judged, side, holders, about, f"calls it “{judged.text}”")


def _by_calling(verb: Token, roles: Roles) -> Iterator[StanceShown]:
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
    yield StanceShown(verb, side, roles.whole(holder), about, f"subject of “{verb.text}”")


def _positions(stance: StanceShown, issue: str | None, roles: Roles) -> Iterator[PositionFound]:
    holders = list(_with_speaker(stance, roles))
    condition = condition_of(stance.trigger)
    for holder in holders[:_MOST_HOLDERS]:
        yield PositionFound(
            actor=holder,
            issue=issue or "",
            stance="conditional" if condition is not None and stance.stance != "undecided" else stance.stance,
            condition=condition,
            as_of=roles.page.calendar.of(stance.trigger),
            statements=_statements(stance.trigger, roles),
            evidence=tuple(_evidence(stance, roles.page)),
            how=(How(field="actor", by=stance.by), How(field="stance", by=f"“{stance.trigger.text}”")),
        )


def _with_speaker(stance: StanceShown, roles: Roles) -> Iterator[int]:
    """The holders, and who speaks for them: in "Mr. Holm said Norland backed the plan" both Norland and its
    minister stand behind it."""
    characters = roles.page.cast.characters
    subject = logical_subject(stance.trigger) if stance.trigger.pos_ == "VERB" else None
    told = {s.source for s in roles.statements if _is_cue(s, stance.trigger)}
    if told and subject is not None and subject.pos_ == "PRON" and not told & set(stance.holders.characters):
        return  # who "he" is the statement tells otherwise
    held = [h for h in stance.holders.characters if characters[h].kind not in _NO_HOLDERS]
    if tally_in(stance.trigger.sent.text) is not None:
        held = [h for h in held if not is_body(roles.page, h)]  # what it voted, and no stance
    yield from held
    for speaker in roles.source_of(stance.trigger).characters:
        one_more = speaker not in held and characters[speaker].kind == "person"
        if one_more and any(_speaks_for(characters[speaker], h, characters) for h in held):
            yield speaker


def _speaks_for(speaker: Character, holder: int, characters: Sequence[Character]) -> bool:
    if speaker.member_of == holder:
        return True
    held_by = characters[holder]
    official = held_by.kind in ("state", "government", "body")
    return official and held_by.country is not None and held_by.country == speaker.country


def _is_cue(statement: StatementFound, word: Token) -> bool:
    return any(e.role == "cue" and e.start <= word.idx < e.end for e in statement.evidence)


def _statements(trigger: Token, roles: Roles) -> tuple[int, ...]:
    """Statements that hold the trigger, or of which it is the cue."""
    cued = (i for i, s in enumerate(roles.statements) if _is_cue(s, trigger))
    return tuple(dict.fromkeys((*roles.said_in(trigger), *cued)))


def _evidence(stance: StanceShown, page: Page) -> Iterator[Evidence]:
    yield page.evidence(stance.trigger.idx, stance.trigger.idx + len(stance.trigger), "trigger")
    yield page.words(_trimmed(stance.trigger.sent), "sentence")


def _trimmed(sentence: Span) -> Span:
    start, end = sentence.start, sentence.end
    while start < end - 1 and sentence.doc[start].is_space:
        start += 1
    while end > start + 1 and sentence.doc[end - 1].is_space:
        end -= 1
    return sentence.doc[start:end]
