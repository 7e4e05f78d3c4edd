"""What titles say, by their words alone."""

from __future__ import annotations

import re

from onrecord.finding.kinds import office_word

_SERVED = re.compile(
    r"^(?!.*\b(?:minister|secretary|undersecretary)\b.*\b(?:for|to)\b)(.+?)\s(?:for|to)\s.*$"
    r"|^(.+?)\sof\s(?:the\s|its\s|his\s|her\s)?[\w\s-]*"
    r"\b(?:president|premier|minister|chancellor|king|queen|prince|emir|sultan)$",
    re.IGNORECASE,
)


def own_title(title: str) -> str:
    """What somebody is, without whom he is it for.

    >>> own_title("spokesman for the Federal Chancellor"), own_title("wife of the president")
    ('spokesman', 'wife')
    >>> own_title("Minister for Trade"), own_title("chief of the army")
    ('Minister for Trade', 'chief of the army')
    """
    served = _SERVED.match(title)
    return next(part for part in served.groups() if part) if served else title


def role_words(title: str) -> set[str]:
    """The words of a title that tell offices apart, abbreviations written out: "Sen." → senator."""
    found: set[str] = set()
    for word in re.findall(r"[^\W\d_][\w.\-]*", title.lower()):
        found.update(office_word(word).split())
    if "defence" in found:
        found.add("defense")
    return found
