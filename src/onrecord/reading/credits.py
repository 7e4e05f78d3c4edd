"""Captions and photo credits: told by the credit they end in, or by being a bare slug or a bare name."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onrecord.reading.furniture import MAX_LINE
from onrecord.reading.text import CAPITAL

MAX_CAPTION = 90
MAX_SLUG = 14
MAX_TAG = 120
MAX_SHOWN = 40
MAX_SUBJECT = 12
MAX_CREDIT = 12
MAX_LETTERED = 25
SENTENCE_BREAK = re.compile(r"[a-z]{3}[.!?] +[A-Z]")
DAY = re.compile(
    r"\b(?:on|,) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"|\b(?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)[a-z]*\.? \d{1,2}\b"
    r"|\b\d{1,2} [A-Z][a-z]{2,8}\b"
)
# A verb in the past tense with an object: "signed an accord", "rammed each other"; "damaged by rain" is none.
TOLD = re.compile(
    r"[a-z]{2,}ed (?:the|a|an|its|his|her|their|each|all|no|that|to|more|some|any|\d)\b"
    r"|\b[A-Z]\w+ [a-z]+ed on\b"
)
# "The two envoys at the gate. — QNA": letters that only an agency is known by.
LETTERED = re.compile(r"[.!?”\"’)] ?[–—] ?[A-Z]{2,6}\.?$")
# What tells when and names nobody.
DAYS = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September"
    r"|October|November|December"
)
# A verb of the present behind a name: "The Harbour Forum meets".
PRESENT = re.compile(r"\b[A-Z][\w’-]+ [a-z]{2,}(?<![sui])s (?:on|in|at|from|the|a|with|its|for)\b")
# A subject in capitals, a participle without comma, a place or person: "Ministers Doe and Roe speaking at …".
DOING = re.compile(
    r"(?:(?:[A-Z][\w.’'-]*|and|of|the|for|a),? ){1,12}(?<!, )[a-z]+ing "
    r"(?:at|during|to|with|in|outside|on|before|after|past|near|through|from|beside|alongside|along|under|over)\b"
)
# Things, not doings: "Next meeting in March, officials say".
NOUN_ING = re.compile(
    r"(?i)\b(?:meeting|hearing|briefing|fighting|shelling|bombing|shooting|killing|building|opening|ruling|filing"
    r"|crossing|landing|voting|polling|funding|spending|trading|fishing|mining|training|warning|nothing|something|morning|evening"
    r"|wedding|housing|shipping|signing|reading|beginning|ending|finding|offering|uprising|gathering"
    r"|rising|pending) \w+$"
)
BEFORE_NOUNS = frozenset(
    {"a", "an", "the", "to", "of", "his", "her", "their", "its", "this", "no", "in", "for", "by", "and"}
)
NAME = rf"[{CAPITAL}][\w’'.-]+(?: (?:[{CAPITAL}][\w’'.-]+|al|el|bin|de|da|von|van|ben)){{0,4}}"


@dataclass(frozen=True, slots=True)
class Credits:
    """Expressions made of the agencies and labels in `data/credits.toml`."""

    ends: tuple[re.Pattern[str], ...]
    tag: re.Pattern[str]
    bare: re.Pattern[str]
    slug_agencies: frozenset[str]
    caption_verbs: frozenset[str]
    finite: frozenset[str]


@cache
def credits() -> Credits:
    """The expressions, read once."""
    data = tomllib.loads(files("onrecord.reading").joinpath("data/credits.toml").read_text("utf-8"))
    agency = _either(data["agencies"])
    label = _either(data["labels"])
    tail = r"[\s.)\]]*$"
    ends = (
        # "Photo: Jane Doe/Agency", "Credit…Jane Doe/Agency — Library", "| Photo Credit: AP", "Image: US Navy"
        rf"(?:^|[.!?”\"'’)|\]…,;]\s*|[(\[]\s*|\s[|/–—-]\s)(?:{label})\s?(?:[:…|/–—-]|\.{{3}})\s?[^.!?]{{2,90}}{tail}",
        # "The east gate Image: Jane Doe"
        rf"\s(?:Image|Photo|Picture|Photograph|Video|Audio|Credit)s?: ?{NAME}(?:[/,|][^.!?]{{2,40}})?{tail}",
        # "Photo by Jane Doe/Agency", "(Photograph by Jane Doe)", "Courtesy of the ministry"
        rf"(?:^|[.!?”\"'’)|\]]\s*|[(\[]\s*)(?:{label}) (?:by|courtesy|via|from)\b[^.!?]{{2,90}}{tail}",
        # "(Jane Doe / Harbour Post)", "… on Friday. HP PHOTO: JANE DOE"
        rf"[(\[]{NAME} ?/ ?[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){{0,3}}[)\]]{tail}",
        # "(Harbour TV: Jane Doe)", "(Supplied: Government of Lyth)"; no "(Against: Lyth)" of a vote
        rf"[(\[](?!(?:{_either(data['no_credits'])}))[A-Z\d][\w.&’'-]*(?: [A-Z][\w.&’'-]*){{0,3}}"
        r": ?[A-Z][\w’'.-]*(?:,? (?:[A-Z][\w’'./-]*|of|the|and|for)){0,6}[)\]]$",
        rf"[.\w)] ?[/|] ?(?:Author|Foto|Photographer): [^.!?]{{2,60}}{tail}",
        # "(Army handout)", "(Harbour Post photo by Jane Doe)", "… at the crossing. - Supplied photo"
        r"[(\[](?:[^()]{0,40} )?(?:[Pp]hotos?|[Hh]andout|[Ff]ile|[Cc]ourtesy|[Pp]icture"
        r"|[Ii]mage|[Ss]creengrab)(?: [^()]{0,50})?[)\]]$",
        # "… for nine years. — Harbour file"
        r"[.!?”\"’)] ?[-–—] ?(?:[A-Z][\w’']+ ){1,3}(?:[Ff]ile|[Aa]rchives?|[Hh]andout)\.?$",
        r"[.\w”\"] ?[-–—] ?(?:[A-Z][\w’']+ ){0,3}(?:[Ss]upplied |[Ff]ile )?[Pp](?:hoto|icture)s?\.?$",
        rf"\s(?:[A-Z]{{2,6}} )?(?:PHOTO|PHOTOS|PIC|GRAPHIC)S?: ?[A-Z][\w .,’'&/-]{{2,60}}{tail}",
        # "[Jane Doe/Agency]", "(AP Photo/Jane Doe)", "(Jane Doe/Agency via AP, File)"
        rf"[(\[](?:[^()\[\]]{{0,60}}[/|] ?)?(?:{agency})(?: [Pp]hoto)?[/|,][^()\[\]]{{0,70}}[)\]]{tail}",
        rf"[(\[][^()\[\]]{{2,60}} ?[/|–—-] ?(?:the )?(?:{agency})(?:[ /,][^()\[\]]{{0,50}})?[)\]]{tail}",
        # "… in Rome on Friday. REUTERS/Jane Doe", "… © Jane Doe / AFP", "Jane Doe/Getty Images"
        rf"(?:^|[.!?”\"'’)\]:]\s+|©\s*)(?:{agency})(?: [Pp]hoto)?\s?/\s?{NAME}(?:/\w+)?{tail}",
        rf"(?:^|[.!?”\"'’)\]:]\s+|©\s*){NAME}\s?/\s?(?:{agency})(?:[ /–—-].{{0,40}})?{tail}",
        rf"(?:^|[.!?”\"'’)\]]\s+){NAME},? (?:via|for) (?:{agency}){tail}",
        rf"©\s?(?:{agency}|{NAME}){tail}",
        # "… in Rome on Friday. Jane Doe/The Harbour Press", "… on the mole last month. THE HARBOUR PRESS"
        rf"(?:^|[.!?][”\"’)]?\s+)[A-Z][\w’'-]+(?: [A-Z][\w’'.-]+){{1,3}} ?/ ?(?:The |the )?{NAME}$",
        r"[.!?][”\"’)]?\s+(?:THE )?[A-Z]{2,}(?:(?: [A-Z.]{2,}){1,4}|(?: [A-Z]{2,}){0,3} ?/ ?[A-Z]{2,}"
        r"(?: [A-Z]{2,}){0,3})$",
        # "Jane Doe. EPA" and nothing more
        rf"^{NAME}[.,] (?:{agency}){tail}",
        # "… in 2019. File photo", "…; from file, 2008."
        rf"(?:^|[.!?,;:|(\[]\s*)(?:file|archive) (?:photo|photograph|picture|image)\b[^.]{{0,40}}{tail}",
        rf"[;,(\[] ?(?:from )?(?:file|archive)(?:, \d{{4}})?{tail}",
    )
    return Credits(
        ends=tuple(re.compile(e if "file|archive" not in e else f"(?i){e}") for e in ends),
        tag=re.compile(
            rf"\s*[(\[](?:{agency})(?:[/, -]+(?:{agency}|with agencies))*[)\]][\s.]*$"
            rf"|(?<=[.!?”\"'’])\s*[–—-]+\s?(?:{agency})(?:/(?:{agency}))?[\s.]*$"
            # "… on Monday. AFP", "… on Monday. EFE abc/de"
            rf"|(?<=[.!?”\"'’])\s+(?:{agency})(?:/(?:{agency}))?(?: [a-z]{{2,4}}(?:/[a-z]{{2,4}})+)?$"
        ),
        bare=re.compile(rf"(?i)\W{{0,2}}(?:{label})(?: by)?\s?[:…|/–—-]"),
        slug_agencies=frozenset(data["slug_agencies"]),
        caption_verbs=frozenset(data["caption_verbs"].split()),
        finite=frozenset(data["finite"].split()),
    )


def _either(words: list[str]) -> str:
    """One expression of many phrases, longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))


def is_caption(line: str) -> bool:
    """A line that ends in a photo credit, or is nothing but one.

    >>> is_caption("The envoy leaves the hall on Monday. Credit…Jane Doe/Agence France-Presse")
    True
    >>> is_caption("He gave credit to the mediators.")
    False
    """
    if len(line) > MAX_LINE or len(line.split()) > MAX_CAPTION:
        return False
    return is_slug(line) or shows_a_picture(line) or any(e.search(line) for e in credits().ends)


def is_credit(line: str) -> bool:
    """Nothing but a credit: "(photo credit: Reuters/Jane Doe)", "Photo: Jane Doe"."""
    return len(line.split()) <= MAX_CREDIT and credits().bare.match(line) is not None


def may_be_caption(line: str) -> bool:
    """A line above a bare credit that may be its caption: one sentence, no finite verb that we know of."""
    words = re.findall(r"[\w’'-]+", line)
    return (
        4 <= len(words) <= MAX_SHOWN
        and line.endswith(".")
        and not SENTENCE_BREAK.search(line)
        and not (credits().finite & set(words) or re.search(r"[“\"]", line) or TOLD.search(line))
    )


def is_slug(line: str) -> bool:
    """A bare line of slug, date and credit, of picture desks: "World Summit 110523 Reuters Jane Doe".

    Every word is capitalised or a number, an agency stands among them, and there is no punctuation.
    """
    words = line.split()
    if not 3 <= len(words) <= MAX_SLUG or not credits().slug_agencies & set(words):
        return False
    shaped = all(re.fullmatch(r"[A-Z][\w’'-]*|\d[\d-]*", word) for word in words)
    return shaped and (any(re.fullmatch(r"[\d-]{4,10}", word) for word in words) or len(words) >= 5)


def shows_a_picture(line: str) -> bool:
    """One sentence on what somebody does in a picture: "Jane Doe speaks to reporters in Rome on Monday.",
    "Ministers Doe and Roe speaking at the summit."

    A report tells a day gone by in the past tense, and tells nothing without a finite verb.
    """
    words = re.findall(r"[\w’'-]+", line)
    if not 4 <= len(words) <= MAX_SHOWN or SENTENCE_BREAK.search(line) or "“" in line or '"' in line:
        return False
    known = credits()
    if known.finite & set(words):
        return False
    verb = next((i for i, word in enumerate(words[1:], 1) if word in known.caption_verbs), None)
    if verb is not None:
        return _first_verb(words, verb) and bool(DAY.search(line))
    doing = DOING.match(line)
    return (
        doing is not None and not NOUN_ING.search(doing.group()) and not re.search(r"\b[a-z]{2,}ed\b", line)
    )


def _first_verb(words: list[str], verb: int) -> bool:
    """Whether a word may be the main verb: a name before it, no other verb, adverb or article."""
    before = words[:verb]
    named = any(word[0].isupper() for word in before)
    other = any(re.fullmatch(r"[a-z]+(?:ed|ly)", word) for word in before)
    return named and not other and verb <= MAX_SUBJECT and before[-1].casefold() not in BEFORE_NOUNS


def agency_tag(line: str) -> str | None:
    """The agency in brackets with which a paragraph ends: "… on Monday. (Reuters)"."""
    end = line[-MAX_TAG:]
    found = credits().tag.search(end)
    return found.group().strip() if found and found.start() > 0 else None


def ends_lettered(line: str) -> bool:
    """A sentence or a name before the letters of an agency, known or not: "The envoys at the gate. — QNA"."""
    tag = agency_tag(line)
    lettered = LETTERED.search(line) is not None or (tag is not None and tag[0] in "–—-")
    return lettered and len(line.split()) <= MAX_LETTERED


BARE_NAME = re.compile(
    rf"(?:[{CAPITAL}][\w’'.-]*[\w.])"
    rf"(?: (?:[{CAPITAL}][\w’'.-]*|al|el|bin|ibn|bint|de|da|do|dos|di|von|van|der)){{1,3}}"
)
LABELLED = re.compile(
    r"(?:[A-Z][\w’'.-]*|of|in|at|the|for|and)(?: (?:[A-Z][\w’'.-]*|of|in|at|the|for|and)){2,7}"
)


def is_label(line: str, prose: str) -> bool:
    """A name under a picture, that the report itself speaks of: "Jane Doe", "Jane Doe of the Harbour Party".

    The name must be used in the prose as a name is, followed by something that goes on in lower case or by
    punctuation; a subhead ("Human Rights") rarely is.
    """
    if BARE_NAME.fullmatch(line):
        return _used(line, prose)
    if not LABELLED.fullmatch(line) or not re.search(r" (of|at) ", line):
        return False
    pair = re.match(r"[A-Z][\w’'.-]+ [A-Z][\w’'.-]+", line)
    return pair is not None and _used(pair.group(), prose)


# "Harbour Party's Nia Holt": a body and its person, as list of pictures have them.
OWNED = re.compile(
    r"(?:[A-Z][\w.-]*(?: (?:[A-Z][\w.-]*|of|for|the)){0,4})[’']s? [A-Z][\w.-]+(?: [A-Z][\w’'.-]+){1,3}"
)
OWNED_SEEN = re.compile(OWNED.pattern + r" (?:in|at|during|with|near|outside|on) [\w .’'-]{2,60}")
# "Ann Poe of the Harbour Party", "Jane Doe at the airport on Monday", "Mayors Jane Doe and John Roe".
SHOWN = re.compile(
    r"(?!(?:After|In|On|At|As|For|With|The|An?|When|But|And|If|While|From|By|No|This|It) )"
    r"(?:[A-Z][\w.’'-]+ )?(?P<name>[A-Z][\w.’'-]+ [A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+)?)"
    r"(?:,? (?:of|at|in|with|during|outside|near|on|before|after|from|and) [\w .,’'-]{2,80})"
)
# "The wreck of a lorry near Lesk", "The bridge on its first day": a thing and where or when it is seen.
SCENE = re.compile(
    r"(?:The|A|An) (?:[\w’'-]+ ){1,6}?(?:near|at|outside|during|beside|above|over|off|on|from|in)"
    r" (?:the |a |an |its |his |her )?[\w’'-]+(?: [\w’'-]+){0,6}"
)
MIN_SCENE, MAX_SCENE = 6, 14
# A caption glued to a paragraph ends within so many characters, and so many words of the paragraph follow.
MAX_GLUED, MIN_REST = 110, 10
# "Foreign Minister Jane Doe.": a person by role and name. "The council of the port in session."
PERSON = re.compile(r"(?:[A-Z][\w’'-]+ |of |for |and |the ){1,6}[A-Z][\w’'-]+\.?")
SEEN = re.compile(
    r"(?:The|A|An) (?:[\w’'-]+ ){1,8}(?:at|in|with|during|near|outside|on|by|from) (?:[\w’'-]+ ?){1,6}"
)
# What subheads with an article speak of: "The road to peace in the valley".
ABSTRACT = frozenset(
    """end way road path case view fight battle race war question problem price cost future history politics
    state rise fall return role power art long new crisis deal law rules rule struggle search
    hope hopes quest""".split()  # noqa: SIM905
)


def is_scene(line: str, prose: str, *, above: bool = False) -> bool:
    """What a picture shows, in a few words without verb or credit, between paragraphs or `above` them.

    A person or body counts where the report speaks of it; a thing where the line says where or when it is
    seen.
    """
    words = re.findall(r"[\w’'-]+", line)
    stopped = line.endswith(".")
    line = line.removesuffix(".")
    if len(words) > MAX_SCENE or re.search(r"[“\":;?!]", line) or _has_verb(words):
        return False
    if stopped and "," in line:
        return False
    if above and (
        PERSON.fullmatch(line) or (stopped and (SHOWN.fullmatch(line) or OWNED_SEEN.fullmatch(line)))
    ):
        return _mentioned_any(line, prose)
    if above and stopped and SEEN.fullmatch(line):
        return True
    if stopped:
        # With a stop, only what ends in a name is no sentence for sure: "The ferry Alda in the port of Lesk."
        named = words[-1][0].isupper() and not DAYS.fullmatch(words[-1]) and not PRESENT.search(line)
        return SCENE.fullmatch(line) is not None and len(words) >= MIN_SCENE and named
    if OWNED.fullmatch(line):
        return _mentioned(line.split()[-1], prose)
    shown = SHOWN.fullmatch(line)
    if shown is not None:
        return _mentioned(shown["name"].split()[-1], prose)
    scene = SCENE.fullmatch(line)
    return (
        scene is not None and len(words) >= MIN_SCENE and not ABSTRACT & {word.lower() for word in words[:3]}
    )


# A paragraph that a scraper joined to the caption before it begins anew in the middle of a line.
ANEW = re.compile(
    r" (?=(?:In|On|At|After|During|According|As|The|A|An|Since|Before|Under|For|He|She|They|It|Its) [\w“‘])"
)


def glued_caption(line: str) -> str | None:
    """The caption at the head of a paragraph, of which it says more: "Ann Poe of the Harbour Party In the
    northern district, Poe was elected with 500 votes."; None where there is none."""
    for found in ANEW.finditer(line, 0, MAX_GLUED):
        label, rest = line[: found.start()], line[found.end() :]
        if len(label.split()) < 2 or len(rest.split()) < MIN_REST or re.search(r"[“\"!?]", label):
            continue
        named = OWNED.fullmatch(label) or SHOWN.fullmatch(label) or BARE_NAME.fullmatch(label)
        credited = re.search(r"[.)\]]$", label) and is_caption(label)
        if (credited or (named and is_scene_or_name(label, rest))) and _mentioned_any(label, rest):
            return label
    return None


def is_scene_or_name(label: str, rest: str) -> bool:
    """A name alone, or a scene, of which the words that follow speak."""
    return BARE_NAME.fullmatch(label) is not None or is_scene(label, rest)


def _mentioned_any(label: str, rest: str) -> bool:
    """Whether a name of two words in a label comes up again."""
    pairs = re.findall(r"[A-Z][\w’-]+ (?=([A-Z][\w’-]+))", label)
    return any(_mentioned(last, rest) for last in pairs)


def _has_verb(words: list[str]) -> bool:
    return bool(credits().finite & set(words[1:])) or any(
        re.fullmatch(r"[a-z]{3,}ed", word) for word in words[1:]
    )


def _mentioned(name: str, prose: str) -> bool:
    return re.search(rf"\b{re.escape(name)}\b", prose) is not None


def _used(name: str, prose: str) -> bool:
    return re.search(rf"\b{re.escape(name)}(?:[,.;’']| [a-z])", prose) is not None
