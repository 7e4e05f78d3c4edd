"""Who is meant by words for two or more that hold one office or stand on two sides: "the foreign ministers of
Peru and Chad", "both presidents", "the two governments"."""

from __future__ import annotations

from onrecord.finding.coreference import Draft
from onrecord.finding.kinds import Noun, word_set
from onrecord.finding.names import Name
from onrecord.finding.phrases import Phrase, is_plural
from onrecord.finding.resolution import NUMBERED, Resolution, last_of, last_seen
from onrecord.finding.titles import own_title, role_words

_STATES = ("state", "government")
_SIDES = ("state", "government", "armed_group")
_NEAR = 3
"""So many sentences back two sides may have been named."""


def is_pair(result: Resolution, phrase: Phrase) -> bool:
    """Is it "the two …", "both …", without more that says which?"""
    before = {t.lower_ for t in result.doc[phrase.start : phrase.head.i]}
    return is_plural(phrase.head) and bool(before & NUMBERED)


def two_sides(result: Resolution, phrase: Phrase) -> tuple[int, ...]:
    """The two states or armed groups last spoken of: "both sides", "the two governments"."""
    ids = last_of(result, phrase.head, _SIDES, 2, back=_NEAR)
    return ids if len(ids) == 2 else ()


def states_named(result: Resolution, phrase: Phrase) -> tuple[int, ...]:
    """The states whose officials are meant, two and more: "the foreign ministers of Peru and Chad", "the
    Peruvian and Chadian presidents"."""
    before = _states_in(result, phrase.start, phrase.head.i)
    return before if len(before) > 1 else _states_behind(result, phrase.end)


def _states_in(result: Resolution, start: int, end: int) -> tuple[int, ...]:
    named = (result.drafts.named[i] for i in range(start, end) if i in result.drafts.named)
    found = tuple(dict.fromkeys(named))
    return found if all(result.drafts.all[i].kind in _STATES for i in found) else ()


def _states_behind(result: Resolution, at: int) -> tuple[int, ...]:
    doc, found = result.doc, []
    if at >= len(doc) or doc[at].lower_ not in ("of", "from"):
        return ()
    at += 1
    while at < len(doc):
        index, name = result.drafts.named.get(at), result.names.get(at)
        if index is not None and name is not None and result.drafts.all[index].kind in _STATES:
            found.append(index)
            at = name.end
        elif doc[at].lower_ in ("the", "and", ",", "republic", "kingdom", "of"):
            at += 1
        else:
            break
    return tuple(dict.fromkeys(found)) if len(found) > 1 else ()


def last_holders(result: Resolution, phrase: Phrase, noun: Noun) -> tuple[int, ...]:
    """The two people last spoken of who hold the office: "the two foreign ministers", "both heads of state".
    Where the word is no office, "the two men", any two people."""
    wanted = role_words(" ".join((*(w for w in phrase.words if w not in NUMBERED), noun.lemma)))
    leading = noun.lemma == "leader" or (noun.lemma == "head" and _is_of_state(phrase))
    fitting = [
        (last_seen(result, index), index)
        for index, draft in enumerate(result.drafts.all)
        if draft.is_person and _holds(draft, wanted, leading=leading)
        if not leading or _leads_state(result, draft)
    ]
    found = sorted(fitting, reverse=True)[:2]
    return tuple(sorted(index for at, index in found if at >= 0)) if len(found) == 2 else ()


def _is_of_state(phrase: Phrase) -> bool:
    after = phrase.head.doc[phrase.end : phrase.end + 2].text.lower()
    return after in ("of state", "of government")


def _leads_state(result: Resolution, draft: Draft) -> bool:
    """Does nothing say that whoever leads leads another body than a state: "the commission's president"?"""
    states = {d.name for d in result.drafts.all if d.kind in _STATES}
    leading = [role for role in draft.roles if role_words(role[0]) & word_set("holders", "leading")]
    bodies = word_set("group", "body") | word_set("group", "organisation") | word_set("group", "party")
    return all(of is None or of in states for _, of, _ in leading) and not any(
        role_words(title) & bodies for title, _, _ in leading
    )


def _holds(draft: Draft, wanted: set[str], *, leading: bool) -> bool:
    """Does one of the offices of a person have all the words, and no rank more: no vice president?"""
    ranks = word_set("holders", "ranks")
    titles = (*(role[0] for role in draft.roles), *(draft.known.offices if draft.known else ()))
    held = [role_words(own_title(title)) for title in titles]
    if leading:
        first = word_set("holders", "leading")
        heads = ({"head", "state"}, {"head", "government"})
        held = [words for words in held if words & first or any(head <= words for head in heads)]
        return any(not words & (ranks - {"prime"}) for words in held)
    own = any(wanted <= words and not (words ^ wanted) & ranks for words in held)
    return own or any("counterpart" in words for words in held)


def belongs_to(result: Resolution, name: Name, index: int) -> None:
    """The state behind the name of an official is his: "Foreign Minister Ana Ruiz of Peru"."""
    doc, draft = result.doc, result.drafts.all[index]
    at = name.end + 1
    if name.title is None or draft.country is not None or at >= len(doc) or doc[name.end].lower_ != "of":
        return
    at += doc[at].lower_ == "the"
    owner = result.drafts.named.get(at)
    if owner is not None and result.drafts.all[owner].kind in _STATES:
        draft.country = result.drafts.all[owner].country
