"""Who did what, and what became of it: the events of an article, by PLOVER's types.

A reading in three steps. `event_verbs` and `event_nouns` read every word that the tables know as a happening,
with its parties; `status` says how it stands; `event_merging` puts together what the article tells twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import reduce

from spacy.tokens import Doc, Span, Token

from onrecord.finding.event_candidates import Candidate
from onrecord.finding.event_completion import completed
from onrecord.finding.event_context import in_context
from onrecord.finding.event_judgements import JudgementReader
from onrecord.finding.event_lexicon import Lexicon, lemma, lexicon
from onrecord.finding.event_merging import Telling, exacter, merge
from onrecord.finding.event_nouns import NounReader
from onrecord.finding.event_phrases import PhraseReader
from onrecord.finding.event_syntax import (
    case_of,
    children,
    conjuncts,
    first_conjunct,
    is_finite,
    logical_subject,
    negated,
    obliques,
)
from onrecord.finding.event_verbs import VerbReader, swallowed, threatened
from onrecord.finding.page import Page
from onrecord.finding.roles import Roles, unique
from onrecord.finding.status import Standing
from onrecord.record import EventFound, Evidence, How, StatementFound, When
from onrecord.record.event import Status

WARNINGS = frozenset({"warn", "threaten", "vow", "swear"})
"""Verbs that make a threat of the speaker's own harm to come: "warned that it would strike"."""
HEADLINE = 25
"""Words at most of a first line that is a headline though it asks or cries out."""
NEAR = 4
"""How many tellings around harm are looked at for the attack that did it."""
AHEAD_OF = frozenset({"planned", "conditional", "proposed"})
BACK = frozenset({"last", "yesterday", "ago", "previous"})
"""Words of a day gone by, on which nothing is to come."""
DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
AHEAD = frozenset({"next", "tomorrow", "coming", "upcoming"})
"""Words of a day to come, whatever day it is."""
HARMS = frozenset({"ASSAULT", "COERCE", "SANCTION"})
AFTER_HEADLINE = frozenset(
    {"after", "amid", "as", "over", "following", "until", "for", "despite", "again", "says", "say"}
)
"""What follows the word by which a headline says that a meeting is off or on."""


def find_events(page: Page, statements: Sequence[StatementFound]) -> Iterator[EventFound]:
    """The events of a page, in the order of their first telling.

    "Norway has called off its visit to Riga, which was planned for May" gives one: CONSULT, mode visit,
    Norway to Latvia, `cancelled`, with both clauses as evidence.
    """
    roles = Roles(page, statements)
    dated = (_dated(page, told) for told in candidates(page.doc, lexicon(), roles))
    for telling in completed(merge(dated), roles):
        yield _event(page, roles, telling)


def candidates(doc: Doc, words: Lexicon, roles: Roles) -> list[Candidate]:
    """Every place of a Doc that tells a happening, in order, less those that are part of another's."""
    verbs, nouns = VerbReader(words, roles), NounReader(words, roles)
    phrases, judgements = PhraseReader(words, roles), JudgementReader(words, roles)
    told: list[Candidate] = []
    for token in doc:
        found = list(judgements.demands(token)) or list(judgements.charges(token))
        found = found or list(verbs.read(token)) or list(phrases.read(token))
        if not found:
            noun = nouns.read(token)
            found = [noun] if noun is not None else list(judgements.blames(token))
        told.extend(each for c in found for each in (*threats(c, roles), c))
    told = once(absorbed(told))
    heads = {c.head.i: c for c in told}
    told = in_one_act(told)
    heads |= {c.head.i: c for c in told}
    title, lead = _beginnings(doc._.paragraphs)
    placed = (_placed(_with_camp(c, roles), title, lead) for c in in_context(told, roles))
    return [c for c in placed if not _within_another(c, heads, verbs, words) and not _idle(c)]


def _placed(c: Candidate, title: int, lead: int) -> Candidate:
    """A telling with its place in the report. A headline's present is of a finished act: "Rebels seize
    port"."""
    standing = c.standing
    told = c.head.tag_ in ("VBZ", "VBP") or c.type == "PROTEST"  # "Riots break out"
    if c.head.i < title and told and standing.by == "present tense" and not c.war:
        standing = Standing("happened", "present tense of a headline")
    if c.type == "CONSULT" and (said := headline_word(c.head)) is not None:
        standing = said
    return replace(c, headline=c.head.i < title, lead=c.head.i < lead, standing=standing)


def _with_camp(c: Candidate, roles: Roles) -> Candidate:
    return replace(c, camp=frozenset(roles.with_states(c.actors).characters))


HEADLINE_WORDS: dict[str, Status] = {
    "off": "cancelled", "on hold": "cancelled", "back on": "planned", "in doubt": "hypothetical",
    "in limbo": "hypothetical",
}  # fmt: skip
"""What a headline says of a meeting without a verb: "Envoy's trip off after clash"."""


def headline_word(noun: Token) -> Standing | None:
    """How a meeting stands by the word that ends its phrase in a headline: "Lund's trip to Riga back on"."""
    sentence = noun.sent
    if any(t.tag_ in ("VBD", "MD") for t in sentence if t.i < noun.i + 6):
        return None
    for i in range(noun.i + 1, min(noun.i + 5, sentence.end)):
        word = noun.doc[i]
        two = f"{word.lower_} {noun.doc[i + 1].lower_}" if i + 1 < sentence.end else ""
        said = next((w for w in (two, word.lower_) if w in HEADLINE_WORDS), None)
        if said is not None and noun.doc[i - 1].pos_ in ("NOUN", "PROPN", "VERB"):
            after = i + len(said.split())
            if after >= sentence.end or noun.doc[after].lower_ in AFTER_HEADLINE or noun.doc[after].is_punct:
                return Standing(HEADLINE_WORDS[said], f"“{said}”")
        if word.pos_ not in ("ADP", "PROPN", "NOUN", "DET", "ADJ", "NUM"):
            return None
    return None


def in_one_act(told: list[Candidate]) -> list[Candidate]:
    """The tellings, a request and the participle that says what it asks for put together: "launched a
    petition asking the council to reopen the road"."""
    kept: list[Candidate] = []
    last: dict[int, int] = {}  # the place of the last request of each sentence
    for c in told:
        place = last.get(c.head.sent.start) if c.type == "REQUEST" else None
        if place is not None and _says_what(kept[place], c):
            kept[place] = _asking(kept[place], c)
            continue
        if c.type == "REQUEST":
            last[c.head.sent.start] = len(kept)
        kept.append(c)
    return kept


def once(told: list[Candidate]) -> list[Candidate]:
    """The tellings less the participle that says again what the main verb of a sentence tells: "voted to
    condemn the raid, approving a text by 20 votes to 3"."""
    acts = {(c.head.i, c.type): c for c in told}
    charged = [c for c in told if c.type == "ACCUSE" and c.head.tag_ != "VBG"]

    def again(c: Candidate) -> bool:
        if (
            c.head.tag_ != "VBG"
            or c.head.dep_ not in ("advcl", "xcomp", "conj")
            or c.type not in ("SUPPORT", "AGREE")
        ):
            return False
        main = acts.get((c.head.head.i, c.type))
        same = main is not None and bool({*main.actors.characters} & {*c.actors.characters})
        return same and case_of(c.head) == "" and negated(c.head) is None

    return [c for c in told if not again(c) and not any(_charges_again(c, main) for main in charged)]


def _charges_again(c: Candidate, main: Candidate) -> bool:
    """Does a participle only say what somebody is blamed for: "sued Oslo, accusing it of theft"?"""
    if c.type != "ACCUSE" or c.head.tag_ != "VBG" or c.head.sent.start != main.head.sent.start:
        return False
    blamed = next((o.lower_ for o in children(c.head, "obj", "iobj")), "")
    same = {*main.actors.characters} & {*c.actors.characters}
    return (
        main.head.i < c.head.i and blamed in ("it", "him", "her", "them") and bool(same and main.recipients)
    )


def _says_what(request: Candidate, c: Candidate) -> bool:
    same = request.actors.characters == c.actors.characters
    return same and c.head.tag_ == "VBG" and request.head.pos_ == "NOUN" and not request.recipients


def _asking(request: Candidate, asked: Candidate) -> Candidate:
    told = request.with_parties(request.actors, asked.recipients)
    return replace(told, mode=told.mode or asked.mode, content=told.content | asked.content)


def _idle(c: Candidate) -> bool:
    """What is not done is told only of acts that matter by not being done: not a purchase or a permission.
    Support for nobody ("in support of this") is no act."""
    if c.type == "SUPPORT" and c.head.pos_ == "NOUN" and not c.recipients and c.key != "apology":
        return True
    if c.type == "ACCUSE" and c.standing.status == "cancelled":
        return True  # "dropped its complaint"
    if c.type == "REQUEST" and c.standing.status == "denied" and not c.actors:
        return True  # "had not been invited"
    if c.type == "CONSULT" and (c.standing.by == "“without”" or _is_received(c)):
        return True  # "left without talking to reporters"
    off = ("denied", "proposed")
    return c.type in ("COOPERATE", "CONCEDE") and c.standing.status in off and c.head.pos_ == "VERB"


def _is_received(c: Candidate) -> bool:
    """ "The plan met with silence", "met with fierce resistance": nobody meets anybody."""
    return c.key == "meet" and any(
        prep == "with" and lemma(head) in lexicon().classes["reception"] for prep, head in obliques(c.head)
    )


def threats(c: Candidate, roles: Roles) -> Iterator[Candidate]:
    """The threat in a deed that somebody says they will do on a condition: "we will strike unless …"."""
    warned = c.standing.status == "planned" and c.head.dep_ == "ccomp" and lemma(c.head.head) in WARNINGS
    if c.type not in HARMS and c.mode != "withdraw":
        return
    if not (warned or c.standing.status == "conditional" or _held_out(c)):
        return
    speaker = roles.source_of(c.head).characters
    if not roles.said_in(c.head) and c.actors and _unless(c.head):
        speaker = c.actors.characters  # "Oslo will leave the pact unless Riga pays"
    if set(c.actors.characters) & {*speaker, *(roles.state_of(who) for who in speaker)}:
        mode = threatened(c.type, c.mode)
        standing = Standing("happened", "said on a condition")
        yield replace(
            c, type="THREATEN", mode=mode, key="threat", standing=standing, by=f"{c.by} on a condition"
        )


def _held_out(c: Candidate) -> bool:
    """Is harm held out that may be done: "Riga could break off ties with Oslo, the minister said"?"""
    may = any(a.lower_ in ("could", "may", "might") for a in children(c.head, "aux"))
    return may and c.standing.status == "hypothetical" and bool(c.recipients) and negated(c.head) is None


def _unless(deed: Token) -> bool:
    """Is a deed told to come unless somebody yields?"""
    to_come = any(a.lower_ in ("will", "would", "'ll", "’ll") for a in children(deed, "aux"))
    return to_come and any(t.lower_ == "unless" for c in children(deed, "advcl") for t in children(c, "mark"))


def absorbed(told: list[Candidate]) -> list[Candidate]:
    """The tellings without verbs that only say what an event noun did: "an attack that killed ten soldiers".

    Whom the verb hit becomes the noun's recipient, where the noun names none.
    """
    nouns = {
        c.head.i: k for k, c in enumerate(told) if c.head.pos_ in ("NOUN", "PROPN") and c.type == "ASSAULT"
    }
    kept = list(told)
    gone: set[int] = set()
    for k, c in enumerate(told):
        if c.type != "ASSAULT" or c.head.pos_ != "VERB":
            continue
        place = next((nouns[m.i] for m in _means(c.head) if m.i in nouns), None)
        place = _blow(k, told) if place is None else place
        if place is not None:
            noun = kept[place]
            kept[place] = noun.with_parties(noun.actors or c.actors, noun.recipients or c.recipients)
            gone.add(k)
    return [c for k, c in enumerate(kept) if k not in gone]


def _blow(k: int, told: list[Candidate]) -> int | None:
    """The attack that harm without a doer is of: "ten were killed when troops opened fire", "an attack, with
    ten people killed"."""
    harm = told[k]
    if harm.actors or lemma(harm.head) not in lexicon().classes["hurt"]:
        return None
    near: list[int] = [*range(k + 1, min(len(told), k + NEAR)), *range(k - 1, max(-1, k - NEAR), -1)]
    for j in near:
        other = told[j]
        if other.type != "ASSAULT" or other.head.sent.start != harm.head.sent.start:
            continue
        by_verb = other.head.pos_ == "VERB" and other.head.head in conjuncts(first_conjunct(harm.head))
        when = any(c.lower_ in ("when", "as", "after") for c in children(other.head, "mark", "advmod"))
        if other.head.pos_ == "NOUN" or (by_verb and when):
            return j
    return None


def _means(verb: Token) -> Iterator[Token]:
    """By what something is done: the subject, with what it counts ("a series of raids killed"), or a phrase
    with "in" or "by" ("were killed in a raid")."""
    subject = logical_subject(verb)
    if subject is not None:
        yield subject
        yield from (o for prep, o in obliques(subject) if prep == "of")
    for each in conjuncts(first_conjunct(verb)):  # "killed and injured in two blasts"
        yield from (o for prep, o in obliques(each) if prep in ("in", "by", "during", "with"))


def _beginnings(paragraphs: Sequence[Span]) -> tuple[int, int]:
    """Where the headline of a report ends, and where the first two paragraphs under it end.

    A headline is the first lines that end like no sentence.
    """
    title = 0
    for paragraph in paragraphs[:2]:
        asks = title == 0 and len(paragraph) <= HEADLINE and paragraph.text.rstrip().endswith(("?", "!"))
        if not asks and paragraph.text.rstrip().endswith((".", "!", "?", "”", '"', ":")):
            break
        title = paragraph.end
    under = [p for p in paragraphs if p.start >= title and len(p) > 8]
    return title, under[min(1, len(under) - 1)].end if under else 0


def _within_another(told: Candidate, heads: dict[int, Candidate], verbs: VerbReader, words: Lexicon) -> bool:
    """Is it the content of a demand, refusal or threat ("asked Oslo to mediate"), or the same act in two
    words ("carried out an attack that killed")?"""
    node = told.head
    while node.head.i != node.i:
        above = node.head
        aside = node.dep_ in ("acl:relcl", "parataxis", "appos") or (node.dep_ == "acl" and is_finite(node))
        if aside or (node.dep_ == "advcl" and not _complement(node)):
            return False
        outer = heads.get(above.i)
        if outer is not None and outer is not told and _of_duty(outer, told):
            return True
        if outer is not None and outer is not told and node.dep_ != "conj":
            if outer.type == told.type == "PROTEST" and node.dep_ == "advcl":
                return True  # "marched to protest the ban", "marched, chanting slogans"
            if outer.type == "AID" and told.type == "SUPPORT" and node.dep_ == "obj":
                return True  # "provided support"
            if (
                outer.type == told.type
                and above.pos_ != "NOUN"
                and node.dep_ in ("obj", "nsubj:pass", "xcomp", "nsubj")
            ):
                return True
            frame = verbs.frame_of(above)
            if (
                frame is not None
                and node.dep_ not in ("nsubj", "nmod:poss")
                and swallowed(above, frame, told.head, words)
            ):
                return True
        node = above
    return False


def _of_duty(duty: Candidate, told: Candidate) -> bool:
    """Is it what somebody must do, told with the same breath: "Oslo must withdraw and allow inspections"?"""
    asked = duty.key == "judgement" and duty.type == "REQUEST"
    return asked and told.head.pos_ == "VERB" and told.standing.status != "happened"


def _complement(clause: Token) -> bool:
    return clause.tag_ in ("VBG", "VB") and case_of(clause) in ("of", "for", "from", "to", "against", "with")


def _dated(page: Page, told: Candidate) -> tuple[Candidate, When | None]:
    """A telling with its date. A present with a day to come is planned: "the talks resume on Friday"."""
    when = _date(page, told)
    if (
        when is not None
        and told.standing.status in AHEAD_OF
        and not BACK.isdisjoint((when.text or "").lower().split())
    ):
        when = None  # "agreed to resume the talks that broke off last week"
    present = told.standing.by.startswith("present tense") and when is not None
    if present and when is not None and (_is_to_come(page, when) or _is_arranged(page, told, when)):
        told = replace(told, standing=Standing("planned", "present tense with a day to come"))
    bare = told.type == "CONSULT" and told.standing.by.endswith("by itself")  # "the July summit"
    if bare and when is not None and _is_to_come(page, when):
        told = replace(told, standing=Standing("planned", "a day to come"))
    wished = told.standing.status == "proposed" and told.standing.by.endswith("by itself")
    if wished and when is not None and _is_behind(page, when):  # "the release of ten hostages on Monday"
        told = replace(told, standing=Standing("happened", "a day that is past"))
    return told, when


def _is_behind(page: Page, when: When) -> bool:
    today = page.article.published
    if today is None or today.value is None or when.value is None or when.end is not None:
        return False
    return when.precision in ("day", "time") and when.value[:10] < today.value[:10]


def _is_to_come(page: Page, when: When) -> bool:
    """Is a day after the article's own, by the calendar or by its words: "next week", "tomorrow"?"""
    today, words = page.article.published, (when.text or "").lower().split()
    if not AHEAD.isdisjoint(words):
        return True
    if today is None or today.value is None or when.value is None:
        return False
    return when.value[:10] > today.value[: len(when.value[:10])]


def _is_arranged(page: Page, told: Candidate, when: When) -> bool:
    """ "Berg is meeting Lund on Friday" tells what is to come, where the report has no date of its own that
    says that it is Friday; not so "is holding them since Friday"."""
    if not told.standing.by.endswith("progressive") or page.article.published is not None:
        return False
    words = next((w for w in map(page.calendar.span_of, told.dated) if w is not None), None)
    if words is None or (words.start and words.doc[words.start - 1].lower_ in ("since", "from", "until")):
        return False
    return not DAYS.isdisjoint((when.text or "").lower().split()) and "last" not in (when.text or "").lower()


def _date(page: Page, told: Candidate) -> When | None:
    """The date of the words that tell it, the exacter of two: "met on 3 March for the 2016 summit"."""
    return reduce(exacter, map(page.calendar.of, told.dated), None)


def _event(page: Page, roles: Roles, telling: Telling) -> EventFound:
    best = telling.best
    said = unique(i for t in telling.all for i in roles.said_in(t.head))
    own_voice = any(not roles.said_in(t.head) for t in telling.all)
    return EventFound(
        type=best.type,
        mode=best.mode,
        actors=best.actors.characters,
        recipients=best.recipients.characters,
        trigger=best.trigger.text,
        status=best.standing.status,
        date=telling.when,
        place=next((t.place.text for t in telling.all if t.place is not None), None),
        according_to=() if own_voice else said,
        evidence=tuple(e for t in telling.all for e in _evidence(page, t)),
        how=_how(best),
    )


def _evidence(page: Page, told: Candidate) -> Iterator[Evidence]:
    yield page.words(told.trigger, "trigger")
    for words in told.actors.words:
        yield page.words(words, "actor")
    for words in told.recipients.words:
        yield page.words(words, "recipient")
    date = next((s for s in map(page.calendar.span_of, told.dated) if s is not None), None)
    if date is not None:
        yield page.words(date, "date")
    if told.place is not None:
        yield page.words(told.place, "place")
    yield page.words(_sentence(told.head.sent), "sentence")


def _sentence(sentence: Span) -> Span:
    """A sentence without the white space around it."""
    start, end = sentence.start, sentence.end
    while start < end - 1 and sentence.doc[start].is_space:
        start += 1
    while end > start + 1 and sentence.doc[end - 1].is_space:
        end -= 1
    return sentence.doc[start:end]


def _how(told: Candidate) -> tuple[How, ...]:
    found = [How(field="type", by=told.by), How(field="status", by=told.standing.by)]
    if told.actors.words:
        found.append(How(field="actors", by=f"“{told.actors.words[0].text}”"))
    if told.recipients.words:
        found.append(How(field="recipients", by=f"“{told.recipients.words[0].text}”"))
    return tuple(found)
