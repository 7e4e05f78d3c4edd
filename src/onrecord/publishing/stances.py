"""Where a statement stands on what it speaks of: for, against, open, or nowhere in particular."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from onrecord.linking.wording import Term, concept, terms
from onrecord.record import Statement

# "for" and "open" with a negation; a refusal that is negated leaves the matter open.
_TURNED = {"for": "against", "open": "against", "against": "open"}


@dataclass(frozen=True, slots=True)
class _Lexicon:
    acts: dict[str, str]
    words: dict[str, str]
    phrases: dict[str, str]
    phrase: re.Pattern[str]


@cache
def _lexicon() -> _Lexicon:
    source = resources.files("onrecord.publishing").joinpath("data/stances.toml")
    raw = tomllib.loads(source.read_text("utf-8"))
    phrases: dict[str, str] = raw["phrases"]
    return _Lexicon(
        acts={act: stance for stance, acts in raw["acts"].items() for act in acts.split()},
        words={concept(word): stance for stance, words in raw["words"].items() for word in words.split()},
        phrases=phrases,
        phrase=re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(phrases, key=len, reverse=True)))})\b"),
    )


def stance(statement: Statement) -> str | None:
    """`for`, `against`, `open`, or None: by the act, else by the first word that tells.

    "Lyth is studying the offer" is open, "Lyth would not accept the offer" and "Ms. Okafor rejected the
    offer" are against it, "Lyth has not ruled out talks" is open.
    """
    return by_act(statement) or in_words(f"{statement.cue or ''} {statement.content}")


def by_act(statement: Statement) -> str | None:
    """What the act alone tells: whoever rejects is against."""
    return _lexicon().acts.get(statement.act)


def in_words(text: str) -> str | None:
    """What the words alone tell.

    >>> in_words("Lyth has not ruled out an inquiry")
    'open'
    """
    lexicon = _lexicon()
    plain = lexicon.phrase.sub(lambda said: lexicon.phrases[said.group()], text.lower())
    return next((found for term in terms(plain) if (found := _of_term(term))), None)


def _of_term(term: Term) -> str | None:
    found = _lexicon().words.get(term.concept)
    return _TURNED[found] if found and term.negated else found


def negates(text: str) -> bool:
    """Does a text say "not" of anything?

    >>> negates("no ship has fired"), negates("a ship has fired")
    (True, False)
    """
    return any(term.negated for term in terms(text))
