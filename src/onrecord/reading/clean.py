"""Furniture off: what a scraped page holds, less what is not the report.

Each line gets a reason to go or stays. Evidence is, in this order: the words of the line itself, the block
it stands in ("Related Articles" and what follows), the title said again, a credit at its end, its shape where
it stands (a headline alone between two paragraphs is a teaser), and its being repeated over a batch. What
goes is kept with its reason, so that it can be put back. Prose stays when in doubt.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from onrecord.reading.byline import (
    HELPED_BY,
    bare_byline,
    bare_bylines,
    byline_of,
    contributors_of,
    posted_by_house,
)
from onrecord.reading.credits import (
    agency_tag,
    ends_lettered,
    glued_caption,
    is_caption,
    is_credit,
    is_label,
    is_scene,
    may_be_caption,
)
from onrecord.reading.furniture import Zone, count_words, furniture_of, is_prose, opener_of, rules
from onrecord.reading.heading import is_day_line, same_title, title_among
from onrecord.reading.likeness import goes
from onrecord.reading.lines import Lines
from onrecord.reading.masthead import (
    agency_glued,
    dated_outlet,
    is_rubric,
    issuer,
    issues_releases,
    letterhead,
    named_beside,
    outlet_named,
    owners,
    site_row,
    staffed,
)
from onrecord.reading.repeated import core_of, countable, placed, speaks_to_reader
from onrecord.reading.stated_dates import dates_in
from onrecord.reading.text import fold, paragraphs, stems, tidy
from onrecord.record import Removed

# Words a headline alone between two paragraphs must have: fewer with a verb of headlines or capitals, since a
# subhead is a few words and mostly has neither.
MIN_TEASER = 8
MIN_TELLING_TEASER = 6
MAX_TEASER = 30
# Words of a way to a page, before its title.
MAX_CRUMBS = 8
MAX_MOTTO = 6
MIN_TITLE = 4
# Between two lines of furniture under a title, up to so many words are no deck.
MAX_STRAY = 3
# Up to so many words alone behind a report are a tag or a section.
MAX_TAG_WORDS = 3
# Between paragraphs, what several reports repeat in fewer words may be a subhead ("Background").
MIN_BETWEEN = 2
# What may hang on the end of a paragraph, in characters.
MAX_HANGING = 300
# A text of more lines than this is no page of pictures: names in it are not sought in all of it.
MAX_LINES = 2000
# Behind this share of its words a report may end in blocks that hold sentences (comments, author boxes).
TAIL = 0.6
MAX_BOX_WORDS = 90
# How often lines are weighed anew once their neighbours are known.
MAX_ROUNDS = 3
MIN_REPORT = 40
# A sentence's end or middle, a quotation, a list mark, a label, or words of full sentences.
NO_HEADLINE = re.compile(
    r"[.:;,…–—-]$|^[“\"‘'(\[•*–-]|^\d+[.)]|[.!?] ?[\"”’)\]]+$|[.!?] [\[(]|[a-z]{3}[.!?] [A-Z]"
    r"|\b(?:I|we|We|you|my|My|our|Our|was|were|had|been|am|which)\b"
)
SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "but",
        "by",
        "for",
        "from",
        "in",
        "into",
        "is",
        "of",
        "on",
        "or",
        "over",
        "s",
        "the",
        "to",
        "up",
        "vs",
        "via",
        "with",
    ]
)
# What says nothing of what a headline is about.
COMMON = stems(
    """about after again also been before being could every first from have here into just last more most
    never next only other over said says should some than that their them then there these they this those
    through under until were what when where which while will with would your""",
)
# "Live:", "OPINION |" before a headline.
LABEL = re.compile(r"^[\w’' ]{2,25}\s?[:|►▶→»>–—]\s?")
BY = re.compile(r"(?i)(?:[\w/]+ )?by\b")
RUNNING = re.compile(r"(?i)^live\b|\blive(?: updates| blog|:)|\bas it happened\b")
# "By Jane Doe, lakes editor" over an entry of a running report.
SIGNED_ENTRY = re.compile(r"(?:By|BY) (?!.*[.!?:]$)")
WRITES = re.compile(
    r"(?i)\b(?:columnist|correspondent|reporter|editor|writer|fellow|professor|analyst|researcher|journalist"
    r"|author|director|lecturer|contributor|writes|covers)\b"
)
NOTE_ON_AUTHOR = re.compile(
    r"(?P<star>\* ?)?(?P<name>[^\W\d_][\w’'.-]*(?: [^\W\d_][\w’'.-]*){1,3}),? "
    r"(?:is|was|writes|covers|reports|teaches|works) (?!.*[“\"])"
)
TIMED = re.compile(
    r"\b\d{1,2}[:.]\d\d\b|\b\d+ ?(?:h|hrs?|hours?|m|mins?|minutes?) ago\b|\b\d{1,2} ?[ap]\.?m\b"
)
SITE = re.compile(r"\s+[|»]\s+[^|»]{2,50}$")
# "Envoy flies to Rome - The Harbour Post".
DASHED_SITE = re.compile(r"\s+[-–—]\s+(?P<site>[^-–—|]{3,50})$")
# What official paper is headed with besides its body.
RELEASES = frozenset(
    {"press release", "news release", "media release", "statement", "press statement", "communiqué"}
)
REPORTING = re.compile(
    r"\s*[(\[](?:Additional )?(?:[Rr]eporting|[Ee]diting|[Ww]riting) (?:by|from)\b[^()\[\]]{3,250}[)\]]\.?$"
)
ADDRESSED = re.compile(
    r"\b(?:[Yy]ou|[Yy]our|[Ww]e|[Oo]ur|us|[Ss]ubscri\w+|[Nn]ewsletters?|[Cc]lick|[Rr]eaders?)\b"
)
READ_MORE = re.compile(
    r"(?<=[.!?”\"])\s+(?:Read [Mm]ore|READ MORE|Continue [Rr]eading|Read (?:the )?full (?:story|article))"
    r"\s*[»→>.…]*$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaned:
    """A report without furniture: its paragraphs (the title first, where shown), who wrote it, what went."""

    paragraphs: tuple[str, ...]
    title: str | None = None
    authors: tuple[str, ...] = ()
    contributors: tuple[str, ...] = ()
    removed: tuple[Removed, ...] = ()
    outlet: str | None = None

    @property
    def text(self) -> str:
        """The paragraphs with an empty line between them."""
        return "\n\n".join(self.paragraphs)


def clean(
    raw: str, *, title: str | None = None, repeated: Container[str] = (), weighed: bool = True
) -> Cleaned:
    """Takes the furniture off a raw text.

    `title` is the report's title where something beside the text gives it; `repeated` holds lines (folded)
    that other reports of the same batch show as well. `weighed` says whether lines that no rule knows go
    where they are like furniture, which on pages with elements is known better by these.

    >>> clean("Envoy flies to Rome\\n\\nShare\\n\\nThe envoy flew to Rome on Monday, her office said.").text
    'Envoy flies to Rome\\n\\nThe envoy flew to Rome on Monday, her office said.'
    """
    sheet = ruled(raw, title=title, repeated=repeated)
    if weighed:
        _by_likeness(sheet)
    return _outcome(sheet)


def ruled(raw: str, *, title: str | None = None, repeated: Container[str] = ()) -> Sheet:
    """The lines of a raw text with the reasons that rules give; what is learnt goes on from here."""
    sheet = Sheet(lines=paragraphs(tidy(raw)), given=title, repeated=repeated)
    for step in (
        _own_words,
        _repeated,
        _credits,
        _masthead,
        _title,
        _bylines,
        _signed_entries,
        _blocks,
        _labels,
        _teasers,
        _tail,
    ):
        step(sheet)
    return sheet


def _by_likeness(sheet: Sheet) -> None:
    """Lines that no rule knows and that stand and look as furniture does; each round knows more of what is
    beside them."""
    for _ in range(MAX_ROUNDS):
        page = Lines(lines=sheet.lines, reasons=sheet.reasons, title=sheet.title)
        found = [
            i
            for i in sheet.kept()
            if i != sheet.title
            and goes(page, i)
            and not _heads_entry(sheet, i)
            and not _dates_report(page, i)
        ]
        if not found:
            return
        sheet.reasons |= dict.fromkeys(found, "furniture-like")


def _dates_report(page: Lines, i: int) -> bool:
    """The day alone, over a report."""
    return page.zone(i) in ("top", "head") and is_day_line(page.lines[i])


@dataclass(slots=True, kw_only=True)
class Sheet:
    """The lines of one text while reasons are found for them."""

    lines: list[str]
    given: str | None
    repeated: Container[str]
    reasons: dict[int, str] = field(default_factory=dict)
    authors: list[str] = field(default_factory=list)
    contributors: list[str] = field(default_factory=list)
    outlets: list[str] = field(default_factory=list)
    title: int | None = None

    def kept(self) -> list[int]:
        """Lines without a reason to go."""
        return [i for i in range(len(self.lines)) if i not in self.reasons]

    def body(self) -> tuple[int, int]:
        """First and last line of prose that is kept; (len, -1) where there is none."""
        prose = [i for i in self.kept() if is_prose(self.lines[i]) and i != self.title]
        return (prose[0], prose[-1]) if prose else (len(self.lines), -1)


def _own_words(sheet: Sheet) -> None:
    """Lines that say themselves what they are.

    The tail is found twice: pleas and notices are sentences too, and behind them the tail begins earlier.
    """
    for _ in range(2):
        first, last = sheet.body()
        for i in sheet.kept():
            zone: Zone = "head" if i < first else "tail" if i >= last else "body"
            reason = furniture_of(sheet.lines[i], zone)
            if reason is not None and not (zone == "head" and _may_be_title(sheet.lines, i, reason)):
                _goes(sheet, i, reason, zone)


def _may_be_title(lines: Sequence[str], i: int, reason: str) -> bool:
    """A headline with a label that teasers have as well, over a report that says what it says: "Live: Envoys
    gather in Rome". What a writer is called may be all that stands for a byline."""
    if reason == "teaser":
        whole, own = stems(lines[i]), stems(LABEL.sub("", lines[i]))
        prose = stems(" ".join(line for line in lines[i + 1 :] if is_prose(line)))
        told = len(own) >= 3 and 3 * len(own & prose) >= len(own)
        return told or (len(whole) >= 3 and 5 * len(whole & prose) >= 2 * len(whole))
    return reason == "related" or (reason == "author-box" and byline_of(lines[i]) is not None)


def _goes(sheet: Sheet, i: int, reason: str, zone: Zone) -> None:
    """A line goes; the people it names are kept. "Written by Jane Doe" over a report is its byline."""
    line = sheet.lines[i]
    named, _, beside = line.partition("|")
    signed = reason == "contributor-line" or (
        reason in ("timestamp", "navigation", "agency-line") and re.match(r"(?i)(?:\w{2,4} ?/ ?)?by\b", line)
    )
    authors = byline_of(named) if signed and zone == "head" else None
    if reason == "timestamp" and zone == "head" and beside and not authors:
        authors = bare_bylines(named.strip())
    sheet.reasons[i] = "byline" if authors and reason != "timestamp" else reason
    if authors and HELPED_BY.match(line):
        sheet.contributors += authors
    elif authors:
        house = _beside_byline(line)
        sheet.authors += (name for name in authors if name != house)
    elif reason == "contributor-line":
        sheet.contributors += contributors_of(line)


def _credits(sheet: Sheet) -> None:
    """Captions by their credits, and what stands above a line that is nothing but a credit."""
    first, last = sheet.body()
    for i in sheet.kept():
        line = sheet.lines[i]
        tagged = agency_tag(line) and first <= i < last and count_words(line) <= (40 if i > first else 25)
        tagged = tagged or (i < first < len(sheet.lines) and ends_lettered(line))
        # "Jane Doe, Associated Press" above a report is its byline.
        signed = i < first and re.search(r", | /", line) is not None and byline_of(line) is not None
        if (is_caption(line) or tagged) and not signed and not _quotes_speech(line):
            sheet.reasons[i] = "caption"
    for i in sheet.kept():
        credited = sheet.reasons.get(i + 1) == "caption" and is_credit(sheet.lines[i + 1])
        if credited and may_be_caption(sheet.lines[i]):
            sheet.reasons[i] = "caption"


def _quotes_speech(line: str) -> bool:
    return re.search(r"[“\"][^”\"]{15,}[,.?!][”\"]", line) is not None


def _masthead(sheet: Sheet) -> None:
    """Over a report: the name of its site or paper and the heads of official paper. They go where something
    else may be the title, or where they are the paper of a release."""
    first, _ = sheet.body()
    head = [i for i in sheet.kept() if i < first]
    if sheet.given is not None:
        head = [i for i in head if not same_title(sheet.lines[i], sheet.given)]
    named = {i: name for i in head if (name := site_row(sheet.lines[i]) or dated_outlet(sheet.lines[i]))}
    sheet.reasons |= {i: "navigation" if site_row(sheet.lines[i]) else "timestamp" for i in named}
    papers = [i for i in head if i not in named and letterhead(sheet.lines[i])]
    sites = _sites(sheet, [i for i in head if i not in named and i not in papers])
    top = min(sites, default=-1)
    others = [
        i for i in head if i not in (*named, *papers, *sites) and (_may_title(sheet.lines[i]) or i == 0 < top)
    ]
    released = any(fold(sheet.lines[i]) in RELEASES for i in range(first))
    if others or sheet.given is not None:
        sheet.reasons |= dict.fromkeys(sites, "outlet-name")
        named |= sites
    if (others and papers and others[-1] > papers[0]) or (released and _capitals(sheet, papers)):
        # What stands between two heads is of the paper as well: a motto, an address.
        between = [i for i in head if papers[0] < i < papers[-1] and count_words(sheet.lines[i]) <= MAX_MOTTO]
        sheet.reasons |= dict.fromkeys((*papers, *between), "outlet-name")
        body = issuer([sheet.lines[i] for i in papers])
        sheet.outlets += [body] if body else []
    sheet.outlets += [named[i] for i in sorted(named)]


def _sites(sheet: Sheet, head: Sequence[int]) -> dict[int, str]:
    """Lines over a report that are the name of its outlet. Under another line fewer words must tell it."""
    owned = {fold(name): name for name in owners(sheet.lines)}
    found: dict[int, str] = {}
    for i in head:
        line = sheet.lines[i]
        sure = _stands_as_name(sheet, i) if i == head[0] else count_words(line) <= 3
        name = owned.get(fold(line)) or outlet_named(line, sure=sure)
        name = name or (issues_releases(line) if i == head[0] else None)
        if name is not None:
            found[i] = name
    return found


def _stands_as_name(sheet: Sheet, i: int) -> bool:
    """A line of a few words that opens a page, over the day or a row of sections."""
    below = sheet.lines[i + 1] if i + 1 < len(sheet.lines) else ""
    opens = i == 0 and count_words(sheet.lines[i]) <= 4
    return opens and (is_day_line(below) or i + 1 in sheet.reasons)


def _may_title(line: str) -> bool:
    return count_words(line) >= 4 and not line.endswith((":", ",")) and byline_of(line) is None


def _capitals(sheet: Sheet, papers: Sequence[int]) -> bool:
    return bool(papers) and all(sheet.lines[i].isupper() for i in papers)


def _title(sheet: Sheet) -> None:
    """The title, what stands before it, and the same words shown again."""
    # "Lyth Peace Talks - EXPLAINED" opens a page as no byline does.
    first = next(iter(sheet.kept()), 0)
    unsigned = [
        i
        for i in sheet.kept()
        if byline_of(sheet.lines[i]) is None or (i == first and not BY.match(sheet.lines[i]))
    ]
    kept = [i for i in unsigned if not is_rubric(sheet.lines[i])]
    place = title_among([sheet.lines[i] for i in kept], sheet.given)
    if place is None or count_words(sheet.lines[kept[place]]) < MIN_TITLE:
        kept, place = unsigned, title_among([sheet.lines[i] for i in unsigned], sheet.given)
    if place is None:
        return
    sheet.title = kept[place]
    title = sheet.lines[sheet.title]
    for i in kept[:place]:
        dated = is_day_line(sheet.lines[i]) or (sheet.given is not None and _day_alone(sheet.lines[i]))
        if count_words(sheet.lines[i]) <= 3 and count_words(title) >= 4 and not dated:
            sheet.reasons[i] = "timestamp" if _day_alone(sheet.lines[i]) else "navigation"
    for i in kept[place + 1 :]:
        if same_title(sheet.lines[i], title) and not _first_sentence(sheet, i):
            sheet.reasons[i] = "repeated-title"
    for i in range(sheet.title):
        if is_rubric(sheet.lines[i]):
            dated = any(True for _ in dates_in(sheet.lines[i]))
            sheet.reasons.setdefault(i, "timestamp" if dated else "navigation")
    for i in (*kept[:place], *kept[place + 1 :]):
        if _crumbs(sheet.lines[i], title):
            sheet.reasons.setdefault(i, "navigation")


def _crumbs(line: str, title: str) -> bool:
    """The way to a page, that ends in its title: "Home World Envoy flies to Rome"."""
    whole, end = fold(line), fold(title)
    more = count_words(line) - count_words(title)
    return (
        0 < more <= MAX_CRUMBS
        and count_words(title) >= 3
        and re.search(rf"\W{re.escape(end)}$", whole) is not None
    )


def _first_sentence(sheet: Sheet, i: int) -> bool:
    """A paragraph of prose that happens to say what the title says."""
    return count_words(sheet.lines[i]) > count_words(sheet.lines[sheet.title or 0]) + 5


def _bylines(sheet: Sheet) -> None:
    first, last = sheet.body()
    for i in sheet.kept():
        inside = first <= i <= last and i - first > 2
        if i == sheet.title or (inside and not SIGNED_ENTRY.match(sheet.lines[i])):
            continue
        authors = byline_of(sheet.lines[i])
        if authors is not None:
            sheet.reasons[i] = "byline"
            if inside or HELPED_BY.match(sheet.lines[i]):
                sheet.contributors += authors
            else:
                sheet.authors += (name for name in authors if name != _beside_byline(sheet.lines[i]))
    _author_notes(sheet, last)


def _author_notes(sheet: Sheet, last: int) -> None:
    """What is said of the authors behind their report: "* Jane Doe is a columnist on the lakes."."""
    for i in sheet.kept():
        named = NOTE_ON_AUTHOR.match(sheet.lines[i]) if i >= last else None
        starred = named is not None and named["star"] and WRITES.search(sheet.lines[i])
        if starred or (named is not None and named["name"] in sheet.authors):
            sheet.reasons[i] = "author-box"


def _signed_entries(sheet: Sheet) -> None:
    """Who wrote an entry of a running report, over its first sentence: "Jane Doe" and "BBC News, Nairobi"."""
    for i in sheet.kept():
        if i > 0 and i - 1 != sheet.title and posted_by_house(sheet.lines[i]):
            above = sheet.lines[i - 1]
            name = bare_byline(above)
            names = (name,) if name else byline_of(above) or ()
            if names:
                sheet.reasons |= {i - 1: "byline", i: "byline"}
                sheet.contributors += names


def _blocks(sheet: Sheet) -> None:
    """What an opener brings with it: teasers behind "Related Articles", replies behind "Leave a Comment"."""
    words = [0 if i in sheet.reasons else count_words(line) for i, line in enumerate(sheet.lines)]
    before, whole = 0, max(1, sum(words))
    first, _ = sheet.body()
    for i, line in enumerate(sheet.lines):
        opener = opener_of(line) if i != sheet.title else None
        late = before >= TAIL * whole and before >= MIN_REPORT
        if opener is not None and (late or opener[0] == "headlines"):
            scope, reason = opener
            sheet.reasons.setdefault(i, reason)
            if late and _closes(sheet, i, reason, whole - before):
                _rest_goes(sheet, i, reason)
                return
            if scope == "headlines":
                _headlines_go(sheet, i, reason, first)
        before += words[i]


def _closes(sheet: Sheet, i: int, reason: str, rest: int) -> bool:
    """Whether a block reaches to the end of the page, sentences and all.

    Replies and lists of sources do; a box about the author does where it is short; teasers with summaries do,
    which show in headlines and sentences taking turns. Anything else may be followed by more of the report.
    """
    if reason in ("comment-form", "sources"):
        return True
    if reason == "author-box":
        return rest <= MAX_BOX_WORDS
    prose = [is_prose(sheet.lines[j]) for j in range(i + 1, len(sheet.lines)) if j not in sheet.reasons]
    in_turns = not any(one and other for one, other in pairwise(prose))
    return in_turns and sum(prose) >= 2 and sum(prose) * 3 >= len(prose)


def _rest_goes(sheet: Sheet, i: int, reason: str) -> None:
    for j in range(i + 1, len(sheet.lines)):
        sheet.reasons.setdefault(j, reason)


def _headlines_go(sheet: Sheet, i: int, reason: str, first: int) -> None:
    """Lines behind an opener up to the first that is prose; their reason is the opener's or `teaser`."""
    for j in range(i + 1, len(sheet.lines)):
        if j in sheet.reasons:
            continue
        if is_prose(sheet.lines[j]) or j < first or count_words(sheet.lines[j]) > MAX_TEASER:
            return
        sheet.reasons[j] = "tags" if reason == "tags" else "teaser"


def _labels(sheet: Sheet) -> None:
    """Names alone: captions where the report speaks of them, else bylines between the title and the text."""
    if sheet.title is None or len(sheet.lines) > MAX_LINES:
        return
    first, _ = sheet.body()
    prose = "\n".join(sheet.lines[i] for i in sheet.kept() if is_prose(sheet.lines[i]))
    core, _ = core_of(sheet.lines)
    for i in sheet.kept():
        if i == sheet.title:
            continue
        # A deck in sentences may stand over the byline; then lines of furniture stand beside it.
        beside = i < core and (i - 1 in sheet.reasons or i + 1 in sheet.reasons)
        names = bare_bylines(sheet.lines[i]) if sheet.title < i and (i < first or beside) else ()
        shown = i > sheet.title and is_scene(sheet.lines[i], prose, above=i < core)
        if shown or is_label(sheet.lines[i], prose) or any(_mentions(prose, name) for name in names):
            sheet.reasons[i] = "caption"
        elif names:
            sheet.reasons[i] = "byline"
            sheet.authors += names
    for i in range(sheet.title + 1, min(first, len(sheet.lines))):
        if _stray(sheet, i):
            sheet.reasons.setdefault(i, "navigation")


def _stray(sheet: Sheet, i: int) -> bool:
    """A word or two between lines of furniture under a title, or under a byline: where a report is from, its
    section."""
    line = sheet.lines[i]
    words = count_words(line)
    placed = (
        sheet.reasons.get(i - 1) == "byline" and line.istitle() and not line.startswith(("The ", "What "))
    )
    beside = placed or (i - 1 in sheet.reasons and i + 1 in sheet.reasons)
    return beside and words <= MAX_STRAY and line[-1:].isalpha() and not line.isupper() and line[:1].isupper()


def _mentions(prose: str, name: str) -> bool:
    return re.search(rf"\b{re.escape(name)}\b", prose) is not None


def _teasers(sheet: Sheet) -> None:
    """Headlines of other reports, standing alone between paragraphs or behind the last one.

    "Calls rising in the region for a truce" between two paragraphs that end as sentences do. Items of a list
    that a colon opens, and subheads (shorter), stay.
    """
    first, last = sheet.body()
    told = stems(" ".join(line for line in sheet.lines if is_prose(line)))
    listed = False
    for i, line in enumerate(sheet.lines):
        if i in sheet.reasons or i == sheet.title:
            continue
        if is_prose(line) or line.endswith((":", ";")):
            listed = line.rstrip().endswith((":", ";"))
        elif (
            first < i
            and not listed
            and _headline(line, behind=i > last, strange=_strange(line, told))
            and not _heads_entry(sheet, i)
        ):
            sheet.reasons[i] = "teaser"


def _heads_entry(sheet: Sheet, i: int) -> bool:
    """What heads an entry of a running report: a time before it ("2h ago"), a sentence behind it, at
    once or behind the lines that say who wrote the entry. Where the title says "Live:", the sentence does."""
    title = sheet.given or (sheet.lines[sheet.title] if sheet.title is not None else "")
    if RUNNING.search(title) and i + 1 < len(sheet.lines) and is_prose(sheet.lines[i + 1]):
        return True
    if i + 1 < len(sheet.lines) and is_prose(sheet.lines[i + 1]):
        return any(_is_clock(sheet.lines[j]) for j in range(max(0, i - 2), i))
    after = [j for j in range(i + 1, min(i + 4, len(sheet.lines))) if is_prose(sheet.lines[j])]
    between = sheet.lines[i + 1 : after[0]] if after else []
    signed = all(bare_byline(line) or byline_of(line) is not None for line in between)
    return i > 0 and bool(between) and signed and _is_clock(sheet.lines[i - 1])


def _is_clock(line: str) -> bool:
    return TIMED.search(line) is not None and count_words(line) <= 4


def _tail(sheet: Sheet) -> None:
    """What is left behind a report once its tail has begun: lines that end as no sentence does."""
    _, last = sheet.body()
    begun = False
    for i in range(last + 1, len(sheet.lines)):
        line = sheet.lines[i]
        if i in sheet.reasons:
            begun = True
        elif (
            begun
            and i != sheet.title
            and not re.search(r"[.!?:;…][”\"’)\]]*$", line)
            and not _day_alone(line)
        ):
            sheet.reasons[i] = "tags" if count_words(line) <= MAX_TAG_WORDS else "teaser"


def _day_alone(line: str) -> bool:
    """A line with the day of the report and hardly more."""
    return count_words(line) <= 6 and next(dates_in(line), None) is not None


def _strange(line: str, told: frozenset[str]) -> bool:
    """Whether a report says nothing of what a line of some words says."""
    own = stems(line) - COMMON
    return len(own) >= 3 and not own & told


def _headline(line: str, *, behind: bool, strange: bool) -> bool:
    """The shape of a headline: no sentence's end, no list mark, no words that headlines do without. One that
    is strange to its report needs fewer words."""
    words = count_words(line)
    if words > MAX_TEASER or NO_HEADLINE.search(line) or not line[:1].isupper():
        return False
    if line.endswith(("?", "!")):
        return behind and words >= 5
    if behind:
        return words >= 4
    telling = strange or _title_case(line) or _has_headline_verb(line)
    return words >= (MIN_TELLING_TEASER if telling else MIN_TEASER)


def _has_headline_verb(line: str) -> bool:
    """A verb as headlines have it, not as the first word (which may be a noun) nor in a question."""
    words = re.findall(r"[a-z’']+", line.split(" ", 1)[-1])
    return bool(rules().headline_verbs & set(words)) and not re.match(
        r"(?:What|How|Why|Who|Where|When|Which)\b", line
    )


def _title_case(line: str) -> bool:
    telling = [w for w in re.findall(r"[A-Za-z][\w’'-]*", line) if w.casefold() not in SMALL]
    return len(telling) >= 4 and sum(w[0].isupper() for w in telling) >= 0.8 * len(telling)


def _repeated(sheet: Sheet) -> None:
    """Lines that other reports of the batch show at the same place: all of these around the paragraphs of the
    report, and between them those that are no sentences."""
    core = core_of(sheet.lines)
    headline = _likely_headline(sheet, core)
    for i in sheet.kept():
        line = sheet.lines[i]
        if i == headline or (sheet.given is not None and same_title(line, sheet.given)):
            continue
        inside = core[0] <= i <= core[1]
        if inside and (is_prose(line) or count_words(line) < MIN_BETWEEN) and not speaks_to_reader(line):
            continue
        if placed(core, i, line) in sheet.repeated and countable(line):
            sheet.reasons[i] = "repeated-line"


def _likely_headline(sheet: Sheet, core: tuple[int, int]) -> int | None:
    """The first line that looks like a headline, where the report speaks of what it says: others
    may point to it."""
    kept = sheet.kept()
    place = title_among([sheet.lines[i] for i in kept], sheet.given)
    if place is None:
        return None
    prose = "\n".join(sheet.lines[core[0] : core[1] + 1]).casefold()
    told = {word[:5] for word in re.findall(r"\w{5,}", fold(sheet.lines[kept[place]]))}
    return kept[place] if any(word in prose for word in told) else None


def _outcome(sheet: Sheet) -> Cleaned:
    kept: list[str] = []
    removed: list[Removed] = []
    last = max(sheet.kept(), default=-1)
    for i, line in enumerate(sheet.lines):
        if i in sheet.reasons:
            removed.append(Removed(text=line, reason=sheet.reasons[i]))
            continue
        text, cut = _trim(line, last=i == last, title=i == sheet.title)
        if cut is not None:
            removed.append(cut)
            sheet.contributors += contributors_of(cut.text)
        if text:
            kept.append(text)
    return Cleaned(
        outlet=_outlet(sheet, kept, removed),
        paragraphs=tuple(kept),
        title=_trim(sheet.lines[sheet.title], last=False, title=True)[0] if sheet.title is not None else None,
        authors=tuple(dict.fromkeys(sheet.authors)),
        contributors=tuple(dict.fromkeys(sheet.contributors)),
        removed=tuple(removed),
    )


def _outlet(sheet: Sheet, kept: Sequence[str], removed: Sequence[Removed]) -> str | None:
    """Who put the report out: what its title, its head, a copyright line, its staff line or byline says; the
    surest of them, and none where two copyright lines name two."""
    site = next((each.text.strip(" |»–—-") for each in removed if each.reason == "outlet-name"), None)
    if site is not None and site not in sheet.lines and furniture_of(site, "head") is None:
        return site
    if sheet.outlets:
        return sheet.outlets[0]
    gone = [each.text for each in removed]
    top = [line for line in sheet.lines[: sheet.title or 0] if line not in kept]
    return _owner(gone, top) or next(_signs_of(gone, removed, kept), None) or named_beside(top[:2], gone)


def _owner(gone: Sequence[str], top: Sequence[str]) -> str | None:
    """Whose rights the page says are reserved, by the name that stands over the report where one does: "Lyth
    Post" over a page that is the property of "Lyth Post Publications"."""
    owned = {fold(name): name for name in owners(gone)}
    shown = (line for line in top if count_words(line) >= 2)
    named = (line for line in shown if any(each.startswith(f"{fold(line)} ") for each in owned))
    return next(named, next(iter(owned.values())) if len(owned) == 1 else None)


def _signs_of(gone: Sequence[str], removed: Sequence[Removed], kept: Sequence[str]) -> Iterator[str]:
    """Names of outlets that lines around a report give, the surest first."""
    yield from (name for line in gone if (name := staffed(line)))
    parts = (part.strip() for line in gone if "|" in line for part in line.split("|"))
    yield from (name for part in parts if (name := outlet_named(part)))
    yield from (name for line in gone if (name := _beside_byline(line)))
    signs = (each.text for each in removed if each.reason in ("outlet-name", "navigation", "byline"))
    yield from (name for line in signs if (name := outlet_named(line) or site_row(line)))
    yield from (name for line in kept[:3] if (name := agency_glued(line)))


def _beside_byline(line: str) -> str | None:
    """The outlet in a row behind who wrote a report: "By Jane Doe | The Lyth Continental | May 4, 2031", "By
    Jane Doe, La Voz de Lyth"."""
    named, *parts = (part.strip() for part in line.split("|"))
    if byline_of(named) is None and not bare_byline(named):
        return None
    names = (
        part
        for part in parts
        if count_words(part) <= 5 and (part.startswith("The ") or outlet_named(part, sure=True))
    )
    behind = re.match(r"(?i)(?:\w{2,4} ?/ ?)?by [^,]+, (?P<house>[^,|]+)$", named)
    house = outlet_named(behind["house"], sure=True) if behind is not None else None
    return next((part for part in names if furniture_of(part, "head") is None), None) or house


def _trim(line: str, *, last: bool, title: bool) -> tuple[str, Removed | None]:
    """A line less what hangs on its end: the site's name on a title, "(Reporting by …)" on a paragraph."""
    if title:
        site = SITE.search(line)
        if site is None or not _is_name(site.group()):
            dashed = DASHED_SITE.search(line)
            site = dashed if dashed is not None and outlet_named(dashed["site"]) else None
        return _cut(line, site, "outlet-name")
    caption = glued_caption(line)
    if caption is not None:
        return line[len(caption) :].lstrip(), Removed(text=caption, reason="caption")
    for shape, reason in ((REPORTING, "contributor-line"), (READ_MORE, "navigation")):
        found = shape.search(line, max(0, len(line) - MAX_HANGING))
        if found:
            return _cut(line, found, reason)
    tag = agency_tag(line) if last else None
    if tag:
        return line[: line.rindex(tag)].rstrip(), Removed(text=tag, reason="agency-line")
    return line, None


def _is_name(words: str) -> bool:
    """Names of sites have capitals or a dot; the second half of a headline has not."""
    found = re.findall(r"[^\W\d_][\w.’'-]*", words)
    named: int = sum(word[0].isupper() or "." in word for word in found)
    return 2 * named > len(found)


def _cut(line: str, found: re.Match[str] | None, reason: str) -> tuple[str, Removed | None]:
    if found is None or not line[: found.start()].strip():
        return line, None
    return line[: found.start()].rstrip(), Removed(text=found.group().strip(), reason=reason)
