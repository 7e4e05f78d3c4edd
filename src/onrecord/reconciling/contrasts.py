"""Accounts that the report itself sets against the one before.

    "Sudrian troops had opened fire," Norland's army said. Sudria's ministry gave a different account, saying
    that rangers had crossed the river.
    The inspectors were told to leave, the agency said. The ministry said they had left of their own accord.
    The visit would go ahead, her spokesman said. The trip had been put off, the embassy of the host said.

The words that set them apart do what shared words do elsewhere: the two stand next to each other in one
paragraph, are told by two sides, and the second is marked as another account of the first, or tells the
same deed by a word that shuts the first one out.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources

from onrecord.linking.wording import concepts, stem, terms
from onrecord.reconciling.blame import accounts
from onrecord.reconciling.disputes import claim_of, dispute
from onrecord.reconciling.ledger import Ledger, Said
from onrecord.reconciling.nearness import next_to, sentence_at, start_of
from onrecord.record import Discrepancy

_CLAIMING = frozenset({"say", "announce", "confirm", "accuse", "criticise", "believe"})
_OTHERWISE = re.compile(
    r"\b(?:an?other|an?(?: \w+)? different) (?:account|version|story|picture|explanation)\b|\b(?:"
    r"(?:said|says|claimed|claims|insisted|insists|maintained|suggested) otherwise"
    r"|(?:disputed|disputes|contradicted|contradicts|contested|contests|challenged|challenges)"
    r" (?:him|her|them|it|this|that|the (?:account|version|claim)"
    r"|(?:his|her|its|their) (?:account|version|claim)|(?-i:[A-Z])\w+))\b",
    re.IGNORECASE,
)
"""Between the first account and the second."""
_CORRECTS = re.compile(
    r"\b(?:the (?:real|true|actual) (?:reasons?|cause|figure|number)|in (?:fact|reality)|on the contrary"
    r"|of (?:their|its|his|her|our|my) own (?:accord|free will|will)|merely)\b",
    re.IGNORECASE,
)
"""In what the second account says: it puts the first right."""
_REASON = re.compile(r"\b(?:because|due to|owing to|over|reasons?|after)\b", re.IGNORECASE)
_PRONOUN = re.compile(r"^(?:that )?(?:it|they|he|she|this|that)\b", re.IGNORECASE)
_NO = re.compile(r"\b(?:no|not|never|nothing|none)\b|n[’']t\b", re.IGNORECASE)
_NO_MORE = re.compile(
    r"\b(?:no longer|not|never|stopped)\s(?:\w+\s){0,2}(?:that\s)?[“\"‘]?$|n[’']t \w+ (?:that )?$",
    re.IGNORECASE,
)
_STEPS = 2
_NEAR = 3
"""Sentences between an arrangement that is told and the word that there is none."""
# As spelt within a sentence: "on 21 May" is no modal.
_MODAL = re.compile(r"\b(?:will|would|shall|should|must|may|might|could|can)\b")
_BUT = re.compile(r"(?:^|[.;,”\"]\s+)(?:but|yet|however)\b", re.IGNORECASE)
_NOT_ONE = re.compile(
    r"\b(?:not (?:a single|one)|none of|no \w+ (?:at all|whatsoever|of any (?:kind|sort))|nobody|no one)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<!^)\b[A-ZÀ-Þ][\w’'-]{2,}")
_FIRST = 2
"""Words behind a negation that tell what is not: "not a single soldier", "no new date"."""
_LATER = re.compile(
    r"\b(?:later|then|since|subsequently|afterwards?|next day|now"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)
"""What stands later may have changed: the second account is no other account of the same."""
_AS_PLANNED = re.compile(
    r"\b(?:(?:go(?:es|ing)?|went) ahead|as (?:planned|scheduled|agreed)|on (?:schedule|track|course)"
    r"|proceed(?:s|ed|ing)?|still on|takes? place)\b",
    re.IGNORECASE,
)
_ENDS = frozenset({"cancel", "postpone", "reschedule", "suspend"})
_MEETINGS = frozenset({"visit", "meeting", "talks", "summit", "call", "delegation", "ceremony", "tour"})


def contrasted(ledger: Ledger) -> Iterator[Discrepancy]:
    """Every pair of accounts that a report marks as differing."""
    for coverage in ledger.coverages:
        article = coverage.article.id
        said = sorted(
            (ledger.said[article, i] for i in range(len(coverage.statements))),
            key=lambda s: (start_of(s), s.id),
        )
        pairs = [
            (first, second, "the report sets the second account against the one before it")
            for at, second in enumerate(said)
            if (first := next((s for s in reversed(said[:at]) if _answers(s, second, ledger)), None))
        ]
        pairs += [
            (claim, denial, "the second source says that there is nothing of what the first tells")
            for claim, denial in _nothing_of_it(ledger, said)
        ]
        for first, second, reason in pairs:
            found = dispute(
                "contradiction",
                "whether " + first.found.content.strip('“”" ,.'),
                [claim_of(first, ledger)],
                [claim_of(second, ledger)],
                reason,
            )
            if found:
                yield found


def _answers(first: Said, second: Said, ledger: Ledger) -> bool:
    if first.found.act not in _CLAIMING or second.found.act not in (*_CLAIMING, "deny"):
        return False
    if first.found.within is not None or second.found.within is not None or _not_said(first):
        return False
    if _side(first, ledger) == _side(second, ledger):
        return False
    if _follows(first, second) and _OTHERWISE.search(_between(first, second)):
        return True
    return next_to(first, second) and _set_apart(first, second)


def _not_said(said: Said) -> bool:
    """ "Norland no longer insists that the crew was alive": it claims it no more."""
    start, _ = sentence_at(said.coverage, start_of(said))
    return bool(_NO_MORE.search(said.coverage.article.text[start : start_of(said)]))


def _nothing_of_it(ledger: Ledger, said: Sequence[Said]) -> Iterator[tuple[Said, Said]]:
    """ "They had agreed to meet again on 21 March," the envoy said. A member of the council said that no date
    had been fixed."""
    for denial in said:
        matters = [claims for denies, claims in _arrangements() if denies.search(denial.found.content)]
        for claim in said if matters else ():
            told = any(c.search(claim.found.content) for c in matters) and not _NO.search(claim.found.content)
            near = abs(_number(claim) - _number(denial)) <= _NEAR
            if told and near and _two_sides(claim, denial, ledger):
                yield claim, denial


@cache
def _arrangements() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    raw = tomllib.loads(
        resources.files("onrecord.reconciling").joinpath("data/contrasts.toml").read_text("utf-8")
    )
    return tuple(
        (re.compile(each["denies"], re.IGNORECASE), re.compile(each["claims"], re.IGNORECASE))
        for each in raw["nothing_of"]
    )


def _number(said: Said) -> int:
    """The number of the sentence in which it stands."""
    start = start_of(said)
    return next((n for n, s in enumerate(said.coverage.sentences) if start < s.end), 0)


def _two_sides(one: Said, other: Said, ledger: Ledger) -> bool:
    """Two sources that are not of one side, neither telling what the other says."""
    first, second = (_side(s, ledger) for s in (one, other))
    nested = one.found.within == other.index or other.found.within == one.index
    return first is not None and second is not None and first != second and not nested


def _side(said: Said, ledger: Ledger) -> str | None:
    speaker = ledger.speaker(said)
    return ledger.side(speaker) if speaker else said.found.source_text


def _set_apart(first: Said, second: Said) -> bool:
    one, other = first.found.content, second.found.content
    if _still_on(first, second):
        return True
    if _MODAL.search(one):
        return False
    if _tells_no_such(first, second) or _of_one_deed(one, other):
        return True
    mark = _CORRECTS.search(other)
    if mark is None:
        return False
    if "reason" in mark[0] or "cause" in mark[0]:
        return first.found.cue == "citing" or bool(_REASON.search(one))
    shared = concepts(one) & concepts(other)
    return bool(shared) or bool(_PRONOUN.match(other))


def _tells_no_such(first: Said, second: Said) -> bool:
    """ "All soldiers had left the posts, he said. The mayor said not a single soldier had moved." """
    plainly = _BUT.search(_between(first, second)) or _NOT_ONE.search(second.found.content)
    if not plainly:
        return False
    named = {form for name in _NAME.findall(second.found.content) for form in concepts(name)}
    denied = [t.concept for t in terms(second.found.content) if t.negated and t.concept not in named]
    affirmed = {t.concept for t in terms(first.found.content) if not t.negated}
    return bool(affirmed & set(denied[:_FIRST]))


@cache
def _shut_out() -> frozenset[frozenset[str]]:
    """Pairs of stems that tell one deed in two ways of which only one can be."""
    return frozenset(frozenset(map(stem, pair.split())) for pair in accounts()["one_of_two"])


def _of_one_deed(one: str, other: str) -> bool:
    """ "The accord was signed" and "the text was only initialled"."""
    if _NO.search(one) or _NO.search(other):
        return False
    firsts, seconds = ({stem(word) for word in re.findall(r"\w+", text.lower())} for text in (one, other))
    return any(frozenset((a, b)) in _shut_out() for a in firsts - seconds for b in seconds - firsts)


def _still_on(first: Said, second: Said) -> bool:
    """ "The visit would go ahead as planned", "the trip has been put off": not where one came after the
    other."""
    on, off = first.found.content, second.found.content
    if not _AS_PLANNED.search(on):
        on, off = off, on
    if not _AS_PLANNED.search(on) or _LATER.search(_between(first, second)):
        return False
    meeting = concepts(on) & concepts(off) & _MEETINGS
    ended = {t.concept for t in terms(off) if not t.negated and not t.modal} & _ENDS
    return bool(meeting and ended) and not any(t.negated for t in terms(on))


def _between(first: Said, second: Said) -> str:
    """From what the first says to what the second says, with the lead of the second's sentence."""
    start, _ = sentence_at(second.coverage, start_of(second))
    ends = [e.end for e in first.found.evidence if e.role == "content"]
    return second.coverage.article.text[min([start, *ends[-1:]]) : start_of(second)]


def _follows(first: Said, second: Said) -> bool:
    """In one paragraph, in the same sentence or one of the next two: one may say that the accounts differ."""
    begin, end = start_of(first), start_of(second)
    steps = sum(begin < s.start <= end for s in first.coverage.sentences)
    return begin < end and steps <= _STEPS and "\n" not in first.coverage.article.text[begin:end]
