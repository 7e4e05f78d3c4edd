"""Variants of a report such as other outlets print: copies, cuts, reorderings, machine-spun rewrites.

Each is a pure function of the text and a seed.
"""

from __future__ import annotations

import random
import re

# Words that a spinning program changes; both directions are used.
SYNONYMS = """
said:stated announced:declared told:informed asked:inquired called:termed insisted:maintained
denied:refuted accused:blamed closed:shut crossing:passage trucks:lorries seized:confiscated
medicine:drugs reopening:resumption ministry:department minister:secretary government:administration
ambassador:envoy summoned:called-in seizure:confiscation meeting:gathering talks:negotiations
private:confidential offered:proposed host:stage week:seven-days drivers:motorists ordinary:typical
voted:balloted keep:retain months:month-long objections:protests wanted:desired end:finish
backed:supported against:versus abstained:refrained abandon:desert winter:cold-season
drafted:composed force:contingent troops:soldiers local:municipal elections:polls ordered:instructed
leave:depart paid:remunerated workers:employees pictures:photographs repairs:mending officers:agents
promised:pledged answer:reply kind:manner charged:indicted aged:of-age largest:biggest home:back
freed:released crew:team gunmen:armed-men ship:vessel ransom:payment negotiator:mediator
retired:former judge:magistrate spoken:talked twice:two-times hearing:audience demanded:requested
release:liberation fishermen:fishers held:detained cases:matters reviewed:examined taken:transported
hospital:clinic travel:journey next:coming office:bureau remarks:comments guest:visitor hear:listen
governed:ruled withdrawn:retracted sign:ink accord:deal fishing:fisheries agreed:struck
rounds:sessions official:functionary speaking:talking hoped:was-hopeful leader:chief
opposition:rival cancellation:scrapping costly:expensive history:annals embassy:mission
people:individuals gathered:assembled shouted:yelled hour:sixty-minutes cargo:freight
papers:documents reporters:journalists wrote:posted apology:regret border:frontier town:settlement
published:issued report:dossier watched:monitored named:identified none:nobody decision:ruling
morning:forenoon word:syllable rain:downpour half:fifty-percent ships:vessels everybody:everyone
mayor:burgomaster extended:prolonged likely:probable passed:was-adopted favour:support
opposed:resisted pay:fund truce:ceasefire broken:violated costs:runs thanked:praised letter:note
invited:asked additional:further send:dispatch explained:clarified peace:calm adopted:approved
new:fresh large:big quickly:swiftly also:likewise after:following before:prior-to about:roughly
still:yet only:merely day:date night:evening country:nation city:metropolis police:cops
nobody:no-one hurt:injured during:throughout began:started group:outfit men:males women:females
house:residence way:manner work:labour money:cash help:aid
""".split()  # noqa: SIM905
SWAPS = {a: b.replace("-", " ") for pair in SYNONYMS for a, b in [pair.split(":")]}
SWAPS |= {b: a for a, b in SWAPS.items() if " " not in b}


def spun(text: str, seed: int = 0, rate: float = 0.8) -> str:
    """Words changed by synonyms, names, numbers and order kept; a sentence in ten falls out."""
    chance = random.Random(seed)

    def swapped(found: re.Match[str]) -> str:
        word = found.group()
        other = SWAPS.get(word.lower())
        if other is None or chance.random() > rate:
            return word
        return other.capitalize() if word[0].isupper() else other

    sentences = re.split(r"(?<=[.!?”\"])(\s+)", text)
    kept = [s for i, s in enumerate(sentences) if i < 2 or s.isspace() or chance.random() > 0.1]
    return re.sub(r"[A-Za-z]+", swapped, "".join(kept))


ATTRIBUTED = re.compile(
    r"^(?P<said>[A-Z“][^.!?“”\"]{20,220}?), (?P<who>[^,.!?“”\"]{3,90}? (?:said|says))(?P<rest> [^.,“”\"]{0,60})?\.$"
)
CITED = re.compile(r"^(?P<who>[A-Z][^,.!?“”\"]{3,90}? (?:said|says)) that (?P<said>[^.!?“”\"]{20,220})\.$")
LED = re.compile(
    r"^(?P<lead>(?:On|In|At|After|Under|By|Since|Last) [^,.“”\"]{3,60}), (?P<main>[^.!?“”\"]{20,240})\.$"
)
TRAILED = re.compile(
    r"^(?P<main>[A-Z][^,.!?“”\"]{20,200}?) (?P<trail>(?:on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|last week|next week|in (?:January|February|March|April|May|June|July|August|September|October|November|December)))\.$"
)


def turned(text: str) -> str:
    """Clauses in another order, as a machine translation there and back gives them: "X, Y said." becomes "Y said
    that X.", and the other way; what led a sentence comes last, and what came last leads it."""
    sentences = re.split(r"(?<=[.!?”\"])(\s+)", text)
    return "".join(each if each.isspace() else _turned(each) for each in sentences)


def _turned(sentence: str) -> str:
    if found := ATTRIBUTED.match(sentence):
        who, said = found["who"] + (found["rest"] or ""), found["said"]
        return f"{_upper(who)} that {_lower(said)}."
    if found := CITED.match(sentence):
        return f"{_upper(found['said'])}, {_lower(found['who'])}."
    if found := LED.match(sentence):
        return f"{_upper(found['main'])} {_lower(found['lead'])}."
    if found := TRAILED.match(sentence):
        return f"{_upper(found['trail'])}, {_lower(found['main'])}."
    return sentence


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _lower(text: str) -> str:
    """Small at its start, unless a name stands there."""
    first = text.split(" ", 1)[0]
    return text[:1].lower() + text[1:] if first in LOWERED else text


_OPENERS = "The A An In On At It He She They His Her Its Their Some Two Three Both After Last Most Under"
LOWERED = frozenset(_OPENERS.split())


def cut(text: str, share: float) -> str:
    """The first paragraphs, to a share of their number."""
    parts = text.split("\n\n")
    return "\n\n".join(parts[: max(2, round(len(parts) * share))])


def reordered(text: str, seed: int = 0) -> str:
    """The first paragraph, then the others in another order."""
    head, *rest = text.split("\n\n")
    random.Random(seed).shuffle(rest)
    return "\n\n".join([head, *rest])


def reheaded(text: str, title: str) -> str:
    """The report under another headline."""
    return "\n\n".join([title, *text.split("\n\n")[1:]])
