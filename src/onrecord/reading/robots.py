"""robots.txt as RFC 9309 has it: our group or that of all, the longest rule that fits, `*` and `$`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import quote, urlsplit

# A host that asks for a longer pause is asked once a minute.
MAX_DELAY = 60.0
MAX_LINES = 20_000


@dataclass(slots=True)
class _Group:
    agents: list[str] = field(default_factory=list)
    rules: list[tuple[bool, str]] = field(default_factory=list)
    delay: float | None = None


@dataclass(frozen=True, slots=True)
class Robots:
    """What a host allows. `rules` are (allowed, pattern); `delay` is the pause it asks for, in seconds."""

    rules: tuple[tuple[bool, str], ...] = ()
    delay: float = 0.0

    def allows(self, url: str) -> bool:
        """Whether an address may be fetched: the longest pattern that fits decides, and `Allow` where two do.

        >>> parse("User-agent: *\\nDisallow: /private/\\nAllow: /private/news", "onrecord").allows("http://x/private/a")
        False
        """
        parts = urlsplit(url)
        path = _quoted((parts.path or "/") + (f"?{parts.query}" if parts.query else ""))
        if path == "/robots.txt":
            return True
        fitting = [(len(pattern), allowed) for allowed, pattern in self.rules if _fits(pattern, path)]
        return max(fitting, default=(0, True))[1]


ALL = Robots()
NONE = Robots(rules=((False, "/"),))


def parse(text: str, agent: str) -> Robots:
    """The rules for `agent` in the text of a robots.txt."""
    groups = _groups(text)
    named = [group for group in groups if agent.lower() in group.agents]
    chosen = named or [group for group in groups if "*" in group.agents]
    delays = [group.delay for group in chosen if group.delay is not None]
    return Robots(
        rules=tuple(
            (allowed, _quoted(pattern)) for group in chosen for allowed, pattern in group.rules if pattern
        ),
        delay=min(max(delays, default=0.0), MAX_DELAY),
    )


def _groups(text: str) -> list[_Group]:
    groups: list[_Group] = []
    in_rules = True
    for line in text.lstrip("\ufeff").splitlines()[:MAX_LINES]:
        key, colon, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if not colon:
            continue
        if key == "user-agent":
            if in_rules:
                groups.append(_Group())
            groups[-1].agents.append(value.split("/")[0].lower())
            in_rules = False
        elif groups and key in ("allow", "disallow", "crawl-delay"):
            in_rules = True
            _add(groups[-1], key, value)
    return groups


def _add(group: _Group, key: str, value: str) -> None:
    if key == "crawl-delay":
        group.delay = float(value) if re.fullmatch(r"\d+(?:\.\d+)?", value) else None
    else:
        group.rules.append((key == "allow", value))


def _quoted(path: str) -> str:
    return quote(path, safe="/%?&=*$:@!,;+~.'()[]#-_")


def _fits(pattern: str, path: str) -> bool:
    """Whether a pattern fits from the start; pieces between `*` are sought one by one, in linear time."""
    end = pattern.endswith("$")
    first, *pieces = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    if not pieces:
        return not end or at == len(path)
    last = pieces.pop()
    for piece in pieces:
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return path.endswith(last) and len(path) - len(last) >= at if end else path.find(last, at) >= 0
