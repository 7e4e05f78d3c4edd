"""When things are, by the words of one article.

Expressions of time are found by shape (`date_expressions`), given to the verb or event noun that they hang on
in the tree, and reckoned with that predicate's tense and the article's own date (`date_reckoning`). A date
in a subordinate clause does not date the main verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from datetime import date, timedelta
from itertools import islice

from spacy.tokens import Doc, Span, Token

from onrecord.finding.cues import lexicon
from onrecord.finding.date_expressions import Expression, find_expressions
from onrecord.finding.date_reckoning import Anchor, Tense, reckon, unsettled
from onrecord.finding.date_shapes import date_words
from onrecord.finding.source_words import source_words
from onrecord.finding.word_forms import is_form
from onrecord.reading.stated_dates import WEEKDAYS
from onrecord.record import Article, When

_CLAUSES = frozenset({"VERB", "AUX"})


class Dates:
    """The calendar of one article: `of` gives a predicate's date, `span_of` the words it stands in."""

    def __init__(self, doc: Doc, anchor: Anchor) -> None:
        self._anchor = anchor
        self._hung: dict[int, list[tuple[Span, Expression]]] = {}
        self._beside: dict[int, list[tuple[Span, Expression]]] = {}
        for span, expression in _spans(doc):
            self._hung.setdefault(_governor(span).i, []).append((span, expression))
            if (named := _named_before(span)) is not None:
                self._beside.setdefault(named.i, []).append((span, expression))
        self._near = _days_before(doc, self)

    def of(self, predicate: Token) -> When | None:
        """The date that the text gives a predicate (verb or event noun), or None."""
        found = self._find(predicate)
        if found is None:
            return None
        span, expression = found
        return self._reckon(span, expression, predicate)

    def span_of(self, predicate: Token) -> Span | None:
        """The words that the predicate's date stands in, or None."""
        found = self._find(predicate)
        return None if found is None else found[0]

    def _find(self, predicate: Token) -> tuple[Span, Expression] | None:
        if predicate.pos_ == "PROPN" and (own := self._beside.get(predicate.i)):
            return own[0]  # "visited Riga on 4 May and Oslo on 6 May": each place has its day
        settings = ((s, e, _setting(s, predicate)) for s, e in self._at_hand(predicate))
        if moved := [(s, e, verb) for s, e, verb in settings if verb is not None]:
            return max(moved, key=lambda one: (_puts_off(one[2]), one[0].start))[:2]
        for token in _bearers(predicate):
            hung = [(s, e) for s, e in self._hung.get(token.i, ()) if _reaches(token, s, predicate)]
            hung = [(s, e) for s, e in hung if not _is_invited_for(s, predicate)]
            if all(e.kind == "years" for _, e in hung) and _is_purpose(predicate):
                hung = self._hung.get(predicate.head.i) or hung  # "met on 3 May for the 2016 summit"
            if hung:
                return min(hung, key=lambda pair: (*self._doubts(*pair), pair[0].start))
        return None

    def _at_hand(self, predicate: Token) -> Iterator[tuple[Span, Expression]]:
        """What hangs on a predicate, on the verb that it is a part of, or on a clause about it."""
        for what in _set_with(predicate):
            clauses = (c for c in what.children if c.dep_ in ("acl", "acl:relcl"))
            for token in (what.head, what, *clauses):
                yield from self._hung.get(token.i, ())

    def _doubts(self, span: Span, expression: Expression) -> tuple[bool, ...]:
        """What speaks against an expression as a predicate's date where several hang on it.

        A day and its date beside it ("today (23 December 2016)") go by the date, a day goes before the year
        of an occasion.
        """
        stated = expression.stated
        whole = stated is not None and stated.day is not None and stated.year is not None
        relative = expression.kind == "day" and self._anchor.today is None
        return (
            expression.kind == "vague",
            _bound(span) is not None,
            expression.kind == "years",
            expression.text.lower() == "overnight",  # "overnight on Wednesday"
            relative and not whole,
        )

    def _reckon(self, span: Span, expression: Expression, predicate: Token) -> When:
        setting = _setting(span, predicate)
        if setting is not None:
            return reckon(expression, self._anchor, _setting_tense(setting), span.root.sent.text)
        bound = _bound(span)
        if bound is not None:
            return unsettled(expression, f"'{bound}' gives a bound and no date", "stated")
        if expression.kind == "near":
            return self._near_day(expression)
        tense = _tense(predicate, span)
        if tense == "open" and expression.kind == "weekday" and _is_timetabled(predicate):
            tense = "future"
        return reckon(expression, self._anchor, tense, span.root.sent.text)

    def _near_day(self, expression: Expression) -> When:
        """As in "The following day" counts from the day named last before it."""
        known = self._near.get(expression.start)
        if known is None or expression.shift is None:
            return unsettled(expression, "counted from another happening")
        day = known + timedelta(days=expression.shift)
        return When(
            value=day.isoformat(), precision="day", text=expression.text, basis="inferred",
            reason=f"counted from {known.isoformat()}, the day named before it",
        )  # fmt: skip


def find_dates(article: Article, doc: Doc) -> Dates:
    """The calendar of an article.

    "The envoys met on Tuesday and will meet again next month." In an article of Friday 8 May 2015,
    `of(met)` is 2015-05-05 and `of(meet)` is 2015-06.
    """
    return Dates(doc, Anchor.of(article.published))


_DATELINE = re.compile(r"[A-Z][A-Z'’.-]+[A-Z][^—–\n]{0,80}?(?:[—–]|\s-{1,2}\s)")


def _datelines(text: str) -> Iterator[tuple[int, int]]:
    """Where the first paragraphs have their place and day before the dash: these date the report, and
    nothing that it tells."""
    for paragraph in islice(re.finditer(r"[^\n]+", text), 6):
        if (found := _DATELINE.match(paragraph.group())) is not None:
            yield paragraph.start(), paragraph.start() + found.end()


def _spans(doc: Doc) -> Iterator[tuple[Span, Expression]]:
    heads = tuple(_datelines(doc.text))
    for expression in find_expressions(doc.text):
        if any(start <= expression.start < end for start, end in heads):
            continue
        span = doc.char_span(expression.start, expression.end, alignment_mode="expand")
        if span is not None and not span.root.is_space:
            yield span, expression


def _named_before(span: Span) -> Token | None:
    """As in "visited Riga on 4 May and Oslo from 6 to 8 May": the name right before an expression."""
    at = span.start - 1
    if at > 0 and span.doc[at].pos_ == "ADP":
        at -= 1
    name = span.doc[max(at, 0)]
    name = name.head if name.dep_ == "flat" else name
    return name if name.pos_ == "PROPN" and name.dep_ in ("obj", "obl", "conj") else None


def _top(span: Span) -> Token:
    """The word of the span that hangs outside it; the last of several ("the 1991" before "summit")."""
    outside = [t for t in span if not span.start <= t.head.i < span.end or t.head.i == t.i]
    content = [t for t in outside if t.dep_ not in ("det", "case", "punct", "mark", "cc")]
    return (content or outside or [span.root])[-1]


def _governor(span: Span) -> Token:
    """The predicate an expression hangs on, over nouns that only measure time ("the evening of 3 May")."""
    owned = _owned(span)
    if owned is not None:
        return owned
    beside = _cue_beside(span)
    if beside is not None:
        return beside
    top = _top(span)
    head = top.head
    while head.i != top.i and head.dep_ in ("obl", "obl:unmarked", "nmod:unmarked") and _measures_time(head):
        top, head = head, head.head
    while (
        _stands_before_clause(span, head)
        or _is_participant(span, head)
        or _is_between(span, head)
        or _is_count(head)
    ):
        head = head.head
    return _behind_which(span, head)


def _behind_which(span: Span, head: Token) -> Token:
    """As in "praised the gesture, which follows the talks from 17 to 19 March": behind a clause that a comma
    parts off a date is that clause's, or the occasion's that stands last in it, whatever the tree says."""
    if not head.i < span.start or head.pos_ != "VERB":
        return head
    between = head.doc[head.i + 1 : span.start]
    pronoun = next((t for t in reversed(between) if t.tag_ in ("WDT", "WP")), None)
    clause = None if pronoun is None else pronoun.head
    if pronoun is None or clause is None or clause.dep_ != "acl:relcl" or pronoun.nbor(-1).text != ",":
        return head
    rest = head.doc[clause.i + 1 : span.start]
    if not clause.i < span.start or any(_parts(t, span) for t in rest):
        return head
    occasions = [t for t in rest if t.pos_ == "NOUN" and is_form(t, date_words()["occasions"]["nouns"])]
    return occasions[-1] if occasions else clause


def _parts(token: Token, span: Span) -> bool:
    """Does a mark or verb end a clause before an expression? Commas around a name ("the envoy, Ms Ruiz, from
    17 March") do not."""
    if token.tag_ in ("VBD", "VBZ", "VBP", "MD") or token.text in (";", "—", "–"):
        return True
    after = token.nbor()
    name = after.pos_ == "PROPN" or "appos" in (after.dep_, after.head.dep_)
    return token.text == "," and not name and after.i < span.start - 1


def _is_count(head: Token) -> bool:
    """As in "passed it by 110 votes to 40 on 7 May": a number has no date, its verb has."""
    return head.pos_ == "NUM" and head.head.i != head.i


def _cue_beside(span: Span) -> Token | None:
    """As in "Ruiz on Monday told the house that", "said on Tuesday he would go": the reporting verb that the
    expression stands before or behind, whatever the tree says; a comma parts the two."""
    doc = span.doc
    first = span.start - 1 if span.start > 0 and doc[span.start - 1].lower_ == "on" else span.start
    if first < 1 or span.end >= len(doc):
        return None
    before, after = doc[first - 1], doc[span.end]
    if before.sent != after.sent:
        return None
    if after.tag_ in ("VBD", "VBZ") and before.pos_ == "PROPN" and lexicon().verb(after) is not None:
        return after
    opens_clause = after.pos_ in ("PRON", "DET", "PROPN", "NOUN") and after.head.i > after.i
    quotes = lexicon().verb(before)
    if before.tag_ == "VBD" and quotes is not None and "quote" in quotes.frames and opens_clause:
        return before
    return None


def _is_participant(span: Span, head: Token) -> bool:
    """As in "Lisbon on Monday called for talks", "met Ruiz on Monday": a name has no date, its verb has."""
    capital = head.text[0].isupper() and head.i > head.sent.start
    if not (head.pos_ == "PROPN" or capital) or head.head.i == head.i or span.start < head.i:
        return False
    named = head.ent_type_ != "EVENT" and not is_form(head, date_words()["occasions"]["nouns"])
    return named and head.dep_ in ("nsubj", "nsubj:pass", "obj", "obl", "flat", "appos", "conj", "nmod")


def _is_between(span: Span, head: Token) -> bool:
    """As in "The agency on June 18 called for talks": behind a body or office, a date is its verb's."""
    verb = head.head
    if head.dep_ not in ("nsubj", "nsubj:pass") or not head.i < span.start or span.end != verb.i:
        return False
    words = source_words()
    speaks = words.bodies | words.people | words.spokespeople | words.offices
    return verb.pos_ == "VERB" and head.lemma_.lower() in speaks


def _stands_before_clause(span: Span, head: Token) -> bool:
    """As in "announced on Thursday that the line had closed": words before "that" are not in its clause,
    whatever the tree says."""
    if head.head.i == head.i or head.dep_ not in ("ccomp", "advcl", "acl", "acl:relcl", "csubj"):
        return False
    opens = [c.i for c in head.children if c.dep_ == "mark" or c.tag_ in ("WDT", "WP")]
    return any(span.end <= i <= head.i for i in opens)


def _owned(span: Span) -> Token | None:
    """As in "Monday's vote", "last week's round of talks": the noun behind the possessive, by the order of
    words."""
    doc = span.doc
    at = span.end - 1 if span[-1].lower_ in ("'s", "’s") else span.end
    possessive = at < len(doc) and doc[at].tag_ == "POS" and doc[at].lower_ in ("'s", "’s", "'", "’")
    if not possessive:
        if not _under_determiner(span):
            return None
        at -= 1
    for token in doc[at + 1 : at + 7]:
        if token.pos_ in ("NOUN", "PROPN") and (
            token.i + 1 >= len(doc) or doc[token.i + 1].pos_ not in ("NOUN", "PROPN")
        ):
            return token
        if token.pos_ not in ("ADJ", "NOUN", "PROPN", "NUM", "ADV", "CCONJ", "PUNCT", "VERB"):
            return None
    return None


def _under_determiner(span: Span) -> bool:
    """As in "an Oct. 7 attack", "its Monday meeting": a determiner before, a noun or adjective behind."""
    doc = span.doc
    if span.start == 0 or span.end >= len(doc) or span[0].pos_ not in ("PROPN", "NUM"):
        return False
    before, after = doc[span.start - 1], doc[span.end]
    in_one = after.sent.start == before.sent.start
    return before.tag_ in ("DT", "PRP$") and after.pos_ in ("NOUN", "ADJ") and in_one


def _measures_time(token: Token) -> bool:
    words = date_words()
    return is_form(token, words["units"]) or is_form(token, words["stretches"]["nouns"])


def _bound(span: Span) -> str | None:
    """As in "until", "since", "by" … where the expression itself stands under it (not "before Monday's
    vote")."""
    top = _top(span)
    words = frozenset(date_words()["bounds"]["words"])
    first = span[0]
    if len(span) > 1 and first.lower_ in words:
        return first.lower_
    if _owned(span) is not None or top.dep_ in ("nmod:poss", "compound", "amod", "nummod"):
        return None
    node = top
    while True:
        found = next(
            (c.lower_ for c in node.children if c.dep_ in ("case", "mark") and c.lower_ in words), None
        )
        if found is not None or node.head.i == node.i or not _measures_time(node.head):
            return found
        node = node.head


# which words give a predicate its date


def _bearers(predicate: Token) -> Iterator[Token]:
    """The tokens whose expressions date a predicate, the nearest first."""
    yield predicate
    yield from _below(predicate)
    yield from _above(predicate)


def _below(predicate: Token) -> Iterator[Token]:
    """Occasions ("said at a briefing on Monday"), fronted participles ("Speaking on Monday, she said"),
    a noun's own bearing clause ("the deal signed on Monday")."""
    for child in predicate.children:
        if any(
            is_bearer(predicate, child)
            for is_bearer in (_is_occasion, _is_paper, _is_speaking, _is_bearing, _is_contained)
        ):
            yield child
            yield from (c for c in child.children if _is_publishing(c))
            yield from (c for c in child.subtree if c.dep_ == "nmod" and _is_paper(predicate, child))
    if (occasion := _occasion_beside(predicate)) is not None:
        yield occasion
        yield from (c for c in occasion.children if _is_publishing(c))


def _occasion_beside(cue: Token) -> Token | None:
    """As in "“We stay,” she said in an interview on Monday": what stands behind the cue is where it was
    said, though the tree may hang it on the quotation."""
    after = cue.doc[cue.i + 1] if cue.i + 1 < len(cue.doc) else cue
    noun = after.head
    astray = after.dep_ == "case" and noun.dep_ == "obl" and noun.head.i < cue.i < noun.i
    if not astray or noun.head.head.i != cue.i or lexicon().verb(cue) is None:
        return None
    occasions = date_words()["occasions"]
    return noun if after.lower_ in occasions["prepositions"] and is_form(noun, occasions["nouns"]) else None


def _is_publishing(clause: Token) -> bool:
    """As in "said in an interview published on Sunday"."""
    verbs = date_words()["publishing"]["verbs"]
    return clause.dep_ == "acl" and clause.tag_ == "VBN" and is_form(clause, verbs)


def _is_paper(predicate: Token, child: Token) -> bool:
    """As in "a statement on Friday said": what a text says it says on its day."""
    speaks = predicate.pos_ == "VERB" and lexicon().verb(predicate) is not None
    return speaks and child.dep_ == "nsubj" and is_form(child, date_words()["papers"]["nouns"])


def _set_with(predicate: Token) -> Iterator[Token]:
    """A predicate and what measures it out: "the next round of talks is set for Monday"."""
    yield predicate
    if predicate.dep_ == "nmod" and _case(predicate) == "of" and _measures_out(predicate.head):
        yield predicate.head


def _setting(span: Span, predicate: Token) -> Token | None:
    """The verb that gives its object or passive subject a day: "the talks were put off until Friday", "a
    visit scheduled for 20 May", "called a summit for Tuesday"."""
    top, words = _top(span), date_words()
    cases = {_case(top), span.doc[span.start - 1].lower_ if span.start else ""}
    for what in _set_with(predicate):
        about = what.head if _is_set(what) else None
        clauses = [c for c in what.children if c.dep_ in ("acl", "acl:relcl")]
        for verb in (*([] if about is None else [about]), *clauses):
            kind = next((k for k in ("deferring", "scheduling") if is_form(verb, words[k]["verbs"])), None)
            if kind is None or cases.isdisjoint(words[kind]["prepositions"]) or span.start < verb.i:
                continue
            if top.head.i in (verb.i, what.i, predicate.i):
                return verb
    return None


def _is_set(noun: Token) -> bool:
    """Is a noun what its verb gives a day, also where the tree takes "in" of "pencilled in a meeting" for its
    preposition?"""
    if noun.dep_ == "obl":
        return is_form(noun.head, {"pencil"})
    return noun.dep_ in ("obj", "nsubj:pass", "nsubj") or (noun.dep_ == "xcomp" and noun.pos_ == "NOUN")


def _puts_off(verb: Token) -> bool:
    """Does a verb give another day than the one that was set: "set for 20 May, was put off to 3 June"?"""
    return is_form(verb, date_words()["deferring"]["verbs"]) and not is_form(verb, {"set"})


def _is_invited_for(span: Span, verb: Token) -> bool:
    """As in "invited them to Rome in December": the day of what somebody is invited to, not of the
    invitation."""
    if not is_form(verb, date_words()["inviting"]["verbs"]):
        return False
    between = verb.doc[verb.i + 1 : max(verb.i + 1, span.start)]
    return any(t.lower_ in ("to", "for") and t.head.i < span.start for t in between)


def _is_timetabled(predicate: Token) -> bool:
    """As in "begins a visit on Monday": a present that tells what is to come."""
    verb = predicate if predicate.pos_ == "VERB" else _clause(predicate)
    if verb is None or verb.tag_ not in ("VBZ", "VBP"):
        return False
    return is_form(verb, date_words()["timetable"]["verbs"]) and not any(
        c.dep_ == "aux" for c in verb.children
    )


def _setting_tense(verb: Token) -> Tense:
    """What is or has been given a day lies ahead; what "was scheduled" may have passed, and so may "the talks
    scheduled for Monday"."""
    if _puts_off(verb):
        return "future"
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ in ("aux", "aux:pass", "cop")}
    done = verb.tag_ == "VBN" and (not auxiliaries or bool(auxiliaries & {"was", "were", "had"}))
    return "open" if done else "future"


def _is_occasion(predicate: Token, child: Token) -> bool:
    occasions = date_words()["occasions"]
    prepositions = {"obl": occasions["prepositions"], "nmod": ("in", "at", "during")}.get(child.dep_, ())
    return _case(child) in prepositions and is_form(child, occasions["nouns"])


def _is_speaking(predicate: Token, child: Token) -> bool:
    verbs = date_words()["speaking"]["verbs"]
    return child.dep_ == "advcl" and child.tag_ == "VBG" and child.i < predicate.i and is_form(child, verbs)


def _is_bearing(predicate: Token, child: Token) -> bool:
    return child.dep_ in ("acl", "acl:relcl") and predicate.pos_ in ("NOUN", "PROPN") and _bears(child)


def _is_contained(predicate: Token, child: Token) -> bool:
    return child.dep_ == "nmod" and _measures_out(predicate) and _case(child) == "of"


def _above(predicate: Token) -> Iterator[Token]:
    """The verb that bears a noun ("held talks on Monday"), the verb an infinitive hangs on where the date
    follows the infinitive, the first of coordinated verbs where the date stands before it."""
    head = predicate.head
    if head.i == predicate.i:
        return
    if predicate.dep_ == "nmod" and _case(predicate) == "of" and _measures_out(head):
        yield head
        predicate, head = head, head.head
    if (
        (predicate.pos_ in ("NOUN", "PROPN") and _is_borne(predicate))
        or (predicate.dep_ in ("xcomp", "ccomp") and predicate.pos_ in _CLAUSES)
        or (predicate.dep_ == "conj" and predicate.pos_ in _CLAUSES)
        or _is_concurrent(predicate)
        or _is_at_once(predicate)
        or _is_told_of(predicate)
        or _is_purpose(predicate)
    ):
        yield head
        if head.dep_ == "nmod" and _is_told_of(predicate):  # "an attack on a base that killed six"
            yield head.head


def _is_at_once(verb: Token) -> bool:
    """As in "two were killed on Monday when rebels attacked the base": both past, at one time."""
    when = any(c.lower_ in ("when", "as") and c.dep_ in ("advmod", "mark") for c in verb.children)
    plain = verb.tag_ == "VBD" and not any(c.dep_ == "aux" for c in verb.children)
    behind = verb.dep_ == "advcl" and verb.i > verb.head.i
    return behind and when and plain and _verb_tense(verb.head) == "past"


def _is_told_of(verb: Token) -> bool:
    """As in "Monday's attack, which killed six", "a raid on 2 May in which nine died": what a deed did, it
    did on its day."""
    if verb.dep_ != "acl:relcl" or verb.tag_ != "VBD" or any(c.dep_ == "aux" for c in verb.children):
        return False
    return any(t.lower_ in ("that", "which") for c in verb.children for t in (c, *c.children))


def _is_purpose(noun: Token) -> bool:
    """As in "flew to Oslo on Monday for talks": the talks are on the day of the journey."""
    occasion = noun.pos_ == "NOUN" and is_form(noun, date_words()["occasions"]["nouns"])
    return occasion and noun.dep_ == "obl" and _case(noun) == "for" and noun.head.pos_ == "VERB"


def _is_concurrent(verb: Token) -> bool:
    """As in "called for a new vote on Monday, citing the rules", "retaliated on Monday by closing the
    port": a bare participle goes with its main verb."""
    bare = not any(c.dep_ in ("mark", "case", "nsubj", "advmod") and c.lower_ != "by" for c in verb.children)
    return verb.dep_ == "advcl" and verb.tag_ == "VBG" and bare and verb.i > verb.head.i


def _reaches(token: Token, span: Span, predicate: Token) -> bool:
    """Whether an expression that hangs on `token` dates `predicate` when the two are not one."""
    if token.i == predicate.i:
        return True
    if predicate.head.i == token.i and predicate.dep_ in ("xcomp", "ccomp") and predicate.pos_ in _CLAUSES:
        if predicate.dep_ != "xcomp":
            return False
        # "In May he was forced to resign" tells when he resigned; "on Monday he agreed to resign" does not.
        ahead = is_form(token, date_words()["ahead"]["words"])
        return span.start > predicate.i or (not ahead and span.start < _first_of_clause(token))
    if predicate.head.i == token.i and predicate.dep_ == "conj":
        return span.start < _first_of_clause(token) or (span.start < token.i and not _has_subject(predicate))
    return True


def _case(token: Token) -> str:
    return next((c.lower_ for c in token.children if c.dep_ == "case"), "")


def _measures_out(token: Token) -> bool:
    """As in "a second *day* of meetings"."""
    return is_form(token, date_words()["containers"]["nouns"])


def _has_subject(token: Token) -> bool:
    return any(c.dep_ in ("nsubj", "nsubj:pass", "csubj") for c in token.children)


def _first_of_clause(verb: Token) -> int:
    """Where the verb's subject begins: what stands before it dates all that is coordinated with the verb."""
    return min((c.left_edge.i for c in verb.children if c.dep_.startswith("nsubj")), default=-1)


def _bears(verb: Token) -> bool:
    """A clause on a noun that says that it took place: "the vote held on Monday", "talks that began on
    Monday"."""
    bearers = date_words()["bearers"]
    if verb.dep_ == "acl":
        return verb.tag_ == "VBN" and is_form(verb, bearers["passive"])
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubj:pass")), None)
    if subject is None or subject.lower_ not in ("that", "which"):
        return False
    return is_form(verb, bearers["passive" if subject.dep_ == "nsubj:pass" else "subject"])


def _is_borne(noun: Token) -> bool:
    """A noun that its verb only says to take place: "they held talks", "the attack happened", "a vote was
    held"."""
    bearers = date_words()["bearers"]
    # The parser takes a bare plural after its verb for a clause at times ("held | talks"), hence xcomp.
    slots = {"obj": "object", "xcomp": "object", "nsubj": "subject", "nsubj:pass": "passive"}
    slot = slots.get(noun.dep_)
    return slot is not None and is_form(noun.head, bearers[slot])


# tense


def _tense(predicate: Token, span: Span) -> Tense:
    """Whether a predicate lies behind or ahead of the article: by auxiliaries, by the verb it hangs on, and
    for a noun by the clause around it."""
    if predicate.pos_ in _CLAUSES or _copula(predicate) is not None:
        return _verb_tense(predicate)
    return _noun_tense(predicate, span)


def _copula(token: Token) -> Token | None:
    return next((c for c in token.children if c.dep_ == "cop"), None)


_WILL = frozenset({"will", "'ll", "’ll", "shall", "wo"})
_MODALS = frozenset({"would", "could", "may", "might", "should", "can", "must"})
_BEHIND = frozenset({"had", "was", "were", "did", "been", "has", "have", "'ve", "’ve"})


def _verb_tense(verb: Token) -> Tense:
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ in ("aux", "aux:pass", "cop")}
    if _WILL & auxiliaries:
        return "future"
    if _MODALS & auxiliaries:
        return "past" if "have" in auxiliaries else "future" if _is_told_plan(verb) else "open"
    if verb.tag_ == "VB" and verb.i > verb.sent.start and verb.nbor(-1).lower_ == "to":
        return _infinitive_tense(verb, auxiliaries)
    if any(c.lower_ == "to" and c.dep_ in ("mark", "aux") for c in verb.children):
        return _infinitive_tense(verb, auxiliaries)
    if _BEHIND & auxiliaries or verb.tag_ == "VBD":
        return "past"
    if verb.tag_ in ("VBG", "VBN") and not auxiliaries:
        return _participle_tense(verb)
    return "open"


def _is_told_plan(verb: Token) -> bool:
    """As in "said they would meet on Monday": ahead of the saying, which is of the article's day or the day
    before unless the words date it."""
    head = verb.head
    if verb.dep_ != "ccomp" or head.tag_ != "VBD" or all(c.lower_ != "would" for c in verb.children):
        return False
    told = [t for t in head.sent if t.lower_ in WEEKDAYS or t.lower_ in ("yesterday", "last", "earlier")]
    return len(told) <= 1 and not any(c.dep_ == "advcl" and c.i > verb.i for c in verb.children)


def _infinitive_tense(verb: Token, auxiliaries: Set[str]) -> Tense:
    """As in "plans to meet": ahead. "planned to meet": ahead of then, which may be behind by now, so open.
    "managed to meet": as its verb."""
    head = verb.head
    if _BEHIND & auxiliaries:
        return "open"  # "were to meet on Monday", "had been due to meet"
    if head.i == verb.i or auxiliaries & {"is", "are", "'s", "’s"}:
        return "future"  # a headline: "Ministers to meet on Monday"; "is to meet on Monday"
    if head.pos_ in ("NOUN", "PROPN"):
        return "open"
    tense = _verb_tense(head)
    if is_form(head, date_words()["ahead"]["words"]) or head.pos_ == "ADJ" or verb.dep_ != "xcomp":
        return "open" if tense == "past" else "future"
    return tense


def _participle_tense(verb: Token) -> Tense:
    """A bare participle takes the tense of its clause; one on a noun ("the deal signed on Monday") is
    past."""
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        return "open" if is_form(verb, date_words()["ahead"]["words"]) else "past"
    head = verb.head
    if head.i == verb.i:
        return "past" if verb.tag_ == "VBN" else "open"
    return _verb_tense(head) if head.pos_ in _CLAUSES else "open"


def _noun_tense(noun: Token, span: Span) -> Tense:
    """A noun's date is past where the clause is past and no word points ahead: "Monday's vote angered
    them"."""
    head = _clause(noun)
    if head is None:
        return "open"
    tense = _verb_tense(head)
    words = date_words()["ahead"]["words"]
    ahead = is_form(head, words) or any(c.lower_ in words for c in noun.children)
    if tense == "past":
        possessive = (
            _owned(span) is not None or _top(span).dep_ == "compound" or noun.dep_ in ("nsubj", "obl")
        )
        return "past" if not ahead and (possessive or _is_borne(noun)) else "open"
    return tense


def _clause(token: Token) -> Token | None:
    for ancestor in token.ancestors:
        if ancestor.pos_ in _CLAUSES or _copula(ancestor) is not None:
            return ancestor
    return None


# days that later words count from


def _days_before(doc: Doc, dates: Dates) -> dict[int, date]:
    """For each "the following day": the day named last before it, within the same or the preceding
    sentence."""
    found: dict[int, date] = {}
    last: list[tuple[date, int, Tense]] = []
    order = {sent.start: n for n, sent in enumerate(doc.sents)}
    pairs = sorted(((s, e) for hung in dates._hung.values() for s, e in hung), key=lambda pair: pair[1].start)
    for span, expression in pairs:
        place = order.get(span.root.sent.start, 0)
        tense = _tense(_governor(span), span)
        if expression.kind == "near":
            near = [(day, then) for day, at, then in last if place - at <= 1]
            named = (day for day, then in reversed(near) if tense != "past" or _is_behind(day, then, dates))
            if (known := next(named, None)) is not None:
                found[expression.start] = known
            continue
        when = reckon(expression, dates._anchor, tense, span.root.sent.text)
        if when.value is not None and when.end is None and when.precision in ("day", "time"):
            last.append((date.fromisoformat(when.value[:10]), place, tense))
    return found


def _is_behind(day: date, tense: Tense, dates: Dates) -> bool:
    """Not "said on Tuesday they would meet on Friday. She said later in the day": what is past does not
    count from a day ahead."""
    today = dates._anchor.today
    return tense == "past" if today is None else day <= today
