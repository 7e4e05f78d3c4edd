"""An attribution in the making, and whether a cue tells of words that were spoken."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Span, Token

from onrecord.finding.cues import CueWord, lexicon
from onrecord.finding.statement_spans import Range
from onrecord.finding.statement_syntax import children, is_infinitive, is_negated, phrase_of


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


def asks_for_anonymity(verb: Token) -> bool:
    """Whether a verb only tells on what terms somebody spoke: insisted on anonymity, asked not to be named,

    asked that her name not be used, begged us not to print her name
    """
    if any(c.lower_ == "anonymity" for c in children(verb, "obj", "obl", "xcomp")):
        return True
    if any(is_infinitive(c) and is_negated(c) and _keeps_name(c) for c in children(verb, "xcomp", "ccomp")):
        return True
    kept_back = [c for c in children(verb, "xcomp", "ccomp", "advcl") if c.lower_ in lexicon().anonymity]
    return any(is_infinitive(c) or (is_negated(c) and _is_of_names(c)) for c in kept_back)


def _keeps_name(clause: Token) -> bool:
    """Whether somebody's name is what is not to be printed: begged us not to print her name"""
    return any(c.lemma_.lower() in ("name", "identity") for c in children(clause, "obj"))


def _is_of_names(clause: Token) -> bool:
    """Whether a clause tells of somebody's name: that their names not be used, that they not be named"""
    subjects = children(clause, "nsubj", "nsubj:pass")
    return any(s.pos_ == "PRON" or s.lemma_.lower() in ("name", "identity") for s in subjects)


def is_asked(verb: Token) -> bool:
    """Whether somebody is asked, and does not ask: The envoy, asked to comment, would only say that …"""
    if lexicon().forms.get(verb.lower_) not in ("ask", "press", "question") or verb.tag_ not in (
        "VBN",
        "VBD",
    ):
        return False
    opens = verb.i == verb.sent.start or verb.nbor(-1).text in (",", "when", "When")
    return opens and verb.i + 1 < len(verb.doc) and verb.nbor().lower_ in _ASKED_OF


_ASKED_OF = (
    "to",
    "about",
    "if",
    "whether",
    "why",
    "how",
    "what",
    "when",
    "where",
    "who",
    "by",
    "on",
    "for",
    "at",
)


def _only(verb: Token, auxiliary: Token) -> bool:
    """Whether "would only" tells of words that were spoken: would only say, could say only that it failed"""
    around = verb.doc[max(verb.i - 1, 0) : verb.i + 2]
    return auxiliary.lower_ in ("would", "could") and any(t.lower_ in ("only", "merely") for t in around)


_BY_DOING = ("after", "before", "by", "on", "upon", "since", "without")
"""What makes of a doubtful cue a mere deed: left the room after learning that …"""


def _votes(verb: Token) -> bool:
    """Whether "said yes" only tells how people voted: Six of the members said yes, four said no."""
    behind = [t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 3]]
    return verb.lower_ in ("said", "say", "says") and behind[:1] in (["yes"], ["no"]) and behind[1:] in _ENDED


_ENDED = ([","], ["."], [";"], ["and"], ["to"])


def is_spoken(verb: Token, word: CueWord) -> bool:
    """Whether the cue tells of words that were really spoken.

    Not "declined to say", "has not said why", "if they announce", "could announce", "asked not to be
    named"; but "went on to say".
    """
    words = lexicon()
    if (
        word.weak
        and verb.tag_ == "VBG"
        and any(c.lower_ in _BY_DOING for c in children(verb, "mark", "case"))
    ):
        return False
    if word.bare and verb.doc[min(verb.i + 2, len(verb.doc) - 1)].text not in ',:“"‘':
        return False
    if is_negated(verb) and not word.negated:
        return False
    auxiliaries = [c for c in children(verb, "aux") if c.lower_ in words.unspoken_auxiliaries]
    if any(not _only(verb, c) for c in auxiliaries):
        return False
    if any(c.lower_ in words.unspoken_marks for c in children(verb, "mark")):
        return False
    if asks_for_anonymity(verb) or is_asked(verb) or _votes(verb):
        return False
    if is_infinitive(verb):
        return verb.dep_ == "xcomp" and verb.head.lemma_ in words.introducing and not is_negated(verb.head)
    return True
