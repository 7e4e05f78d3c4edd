"""Which language a text is in, as far as it must be known: English, or something the engine does not read.

No library is needed for that. A page of running text in a European language holds a third to a half of
function words, and lists of these overlap little; other scripts show in their letters. Texts under
`MIN_WORDS` words are let pass, since a headline alone may hold none.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from importlib.resources import files

from onrecord.errors import WrongLanguage

MIN_WORDS = 12
# Up to so many words, only a clear share of another language's function words counts.
FEW_WORDS = 25
CLEAR = 0.3
MIN_ENGLISH = 0.12
WORD = re.compile(r"[^\W\d_]+")
SAMPLE = 20_000


@cache
def _function_words() -> dict[str, frozenset[str]]:
    data = tomllib.loads(files("onrecord.reading").joinpath("data/languages.toml").read_text("utf-8"))
    return {name: frozenset(words.split()) for name, words in data["words"].items()}


def language_of(text: str) -> str | None:
    """`en`, another language's code, `other` for a script without a list, None where too short to tell."""
    words = [word.casefold() for word in WORD.findall(text[:SAMPLE])]
    letters = [char for word in words for char in word]
    if len(letters) >= 20 and sum("LATIN" in unicodedata.name(c, "") for c in letters[:2000]) < 0.5 * len(
        letters[:2000]
    ):
        return "other"
    if len(words) < MIN_WORDS:
        return None
    shares = {name: sum(w in known for w in words) / len(words) for name, known in _function_words().items()}
    best = max(sorted(shares), key=lambda name: shares[name])
    if len(words) < FEW_WORDS and (best == "en" or shares[best] < CLEAR):
        return "en" if best == "en" else None
    if shares["en"] >= MIN_ENGLISH and shares["en"] >= 0.6 * shares[best]:
        return "en"
    return best if best != "en" else "other"


def refuse_other_languages(text: str, origin: str) -> None:
    """Raises WrongLanguage where the text is surely not English."""
    found = language_of(text)
    if found not in ("en", None):
        name = "another language" if found == "other" else f"another language (it looks like '{found}')"
        raise WrongLanguage(
            origin, f"the report is in {name}", "give an English version; only English is read"
        )
