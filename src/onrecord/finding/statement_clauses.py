"""What is said, where it is a clause: behind the cue, before it, or around it."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from onrecord.finding.cues import lexicon
from onrecord.finding.statement_afterthoughts import tail_behind
from onrecord.finding.statement_closings import clause_start
from onrecord.finding.statement_order import part_of
from onrecord.finding.statement_spans import MARKS, Range, reach
from onrecord.finding.statement_syntax import (
    after_comma,
    child,
    children,
    is_finite,
    marker,
    opens_predicate,
    phrase_of,
    subject_of,
)
from onrecord.reading.stated_dates import WEEKDAYS


def clause_of(verb: Token) -> list[Range]:
    """She said that the talks had failed. / The talks, she said, had failed."""
    tail, end = tail_behind(verb), part_of(verb)[1]
    behind = [c for c in children(verb, "ccomp") if verb.i < c.i < end and _is_clause(c)]
    found = [c for c in behind if not (_goes_on(verb, c) or _is_relative(c, verb) or _in_tail(verb, c, tail))]
    that = None if _has_object(verb) else _that_after(verb)
    if that is not None and tail is not None and tail.i < that.i:
        that = None
    if found:
        start, end = clause_reach(found[0], verb)
        if (before := _before_too(verb, start)) is not None:
            return [before, (start, end)]
        if that is not None and that.i < found[0].i:
            start = (
                max(start, that.idx + len(that))
                if _leads_to(verb, that)
                else min(start, that.idx + len(that))
            )
        elif that is None:
            start = max(min(start, _begin(verb, start)), _after_day(verb))
        last = [c for c in children(verb, "ccomp") if c.i > verb.i]
        return _of_relative(verb, found[0]) or [(start, max(end, _more(verb, last)))]
    if that is not None:
        return [(that.idx + len(that), verb.sent.end_char)]
    around = [] if _has_object(verb) or not _may_follow(verb) else _around(verb)
    return _what(verb) or as_clause(verb) or around or _rest(verb)


def _in_tail(verb: Token, clause: Token, tail: Token | None) -> bool:
    """Whether a clause belongs to what others make of the words: said Ana Mora, a claim that [they deny]"""
    if tail is None or tail.i > (clause.i if clause.pos_ == "VERB" else clause.left_edge.i):
        return False
    return not any(t.pos_ in ("VERB", "AUX") and is_finite(t) for t in verb.doc[verb.i + 1 : tail.i])


def _before_too(verb: Token, start: int) -> Range | None:
    """The clause before a cue that another goes on from: The camp would close, he said, and it “must go”."""
    opened = any(c.i < verb.i and is_finite(c) for c in children(verb, "ccomp"))
    if not opened and not (verb.dep_ == "parataxis" and verb.head.i < verb.i):
        return None
    behind = next((t for t in verb.doc[verb.i + 1 : verb.sent.end] if t.idx >= start), verb)
    at = behind.i - 1
    while at > verb.i and verb.doc[at].lower_ in ("and", "but", "that"):
        at -= 1
    around = _around(verb) if verb.doc[at].text == "," else []
    return around[0] if around else None


def _goes_on(verb: Token, clause: Token) -> bool:
    """Whether a clause is no content but goes on from the cue: denied the report, saying that …"""
    return clause.tag_ == "VBG" and _has_object(verb) and after_comma(clause)


def _is_relative(clause: Token, cue: Token) -> bool:
    """Whether a clause tells of a noun before it: dispute the strait, through which the oil is shipped."""
    first = clause.left_edge
    while first.is_punct and first.i < clause.i:
        first = first.nbor()
    if first.i < cue.i:
        return False
    if first.pos_ == "ADP" and first.i < clause.i:
        first = first.nbor()
    return (
        first.lower_ in ("which", "whom", "whose")
        and first.i > 1
        and ","
        in (
            first.nbor(-1).text,
            first.nbor(-2).text,
        )
    )


def _leads_to(verb: Token, that: Token) -> bool:
    """Whether only time, place or addressee stand between the cue and "that": said on Monday that."""
    between = verb.doc[verb.i + 1 : that.i]
    return len(between) > 0 and between[0].pos_ in ("ADP", "ADV")


def _begin(verb: Token, start: int) -> int:
    """Where a clause without "that" begins: She says the talks about a truce and a road are over.

    The words between cue and clause are the clause's own, when, where and to whom it was said left out,
    wherever a wrong tree has hung them.
    """
    word, subject = lexicon().verb(verb), subject_of(verb)
    if word is None or word.told or (subject and subject.i > verb.i):
        return start
    if word.act not in ("say", "believe") and not _lacks_subject(verb, start):
        return start
    at = verb.i + 1
    for c in children(verb, "obl", "obl:unmarked", "advmod", "compound:prt", "discourse"):
        if c.left_edge.i == at and reach(c)[1] <= start and (c.dep_ != "obl" or child(c, "case")):
            at = c.right_edge.i + 1
    between = [t for t in verb.doc[at : verb.sent.end] if t.idx < start]
    opens = bool(between) and between[0].text in MARKS + '"' and between[0].i == verb.i + 1
    if (
        not between
        or (between[0].is_punct and not opens)
        or between[0].pos_ in ("ADP", "SPACE", "ADV", "SCONJ", "CCONJ")
    ):
        return start
    if any(t.text in ",;:" or (t.pos_ == "VERB" and lexicon().verb(t) is not None) for t in between):
        return start
    return between[0].idx


def _lacks_subject(verb: Token, start: int) -> bool:
    """Whether a clause opens with its verb, its subject lost before it: predicted 30 of 41 [would stay]"""
    first = next((t for t in verb.doc[verb.i + 1 : verb.sent.end] if t.idx >= start), verb)
    return first.i > verb.i + 1 and first.tag_ in ("MD", "VBD", "VBZ", "VBP")


def _after_day(verb: Token) -> int:
    """Where the words behind "said on Tuesday" or "said Tuesday" begin; the cue's end without a day."""
    doc, at = verb.doc, verb.i + 1
    if at + 1 < verb.sent.end and doc[at].lower_ == "on":
        at += 1
    if at + 1 >= verb.sent.end or doc[at].lower_ not in (*WEEKDAYS, "yesterday", "today"):
        return verb.idx + len(verb)
    return doc[at + 1].idx if doc[at + 1].pos_ in ("PRON", "DET", "PROPN", "NOUN") else verb.idx + len(verb)


def _rest(verb: Token) -> list[Range]:
    """The words behind "she said" up to the end of the sentence, where the tree has lost the clause."""
    word = lexicon().verb(verb)
    if (
        word is None
        or word.act != "say"
        or word.told
        or not _may_follow(verb)
        or not is_finite(verb)
        or _has_object(verb)
    ):
        return []
    subject = subject_of(verb)
    if subject is not None and subject.i > verb.i:
        return []
    first = verb.i + 1
    for c in children(verb, "obl", "obl:unmarked", "advmod"):
        if c.left_edge.i == first and not any(is_finite(t) for t in c.subtree):
            first = c.right_edge.i + 1
    rest = verb.doc[first : part_of(verb)[1]]
    if not len(rest) or rest[0].is_punct or not any(t.pos_ in ("VERB", "AUX") and is_finite(t) for t in rest):
        return []
    return [(rest[0].idx, rest.end_char)]


def _is_clause(head: Token) -> bool:
    return (
        is_finite(head) or marker(head) == "that" or child(head, "nsubj", "nsubj:pass", "csubj") is not None
    )


def _more(verb: Token, found: list[Token]) -> int:
    """The end of the content where a second clause goes on from the first: "… and that the talks were over".

    Also where the tree hangs it on the cue: a clause with "that" of its own, or whose subject is a pronoun.
    """
    end = reach(found[-1])[1]
    for c in children(verb, "conj", "parataxis"):
        if _adds(verb, c) and c.left_edge.i <= found[-1].right_edge.i + 3:
            end = max(end, reach(c)[1])
    for c in children(verb, "advcl"):
        reason = marker(c) in _REASONS and child(c, "nsubj", "nsubj:pass") is not None
        if reason and c.left_edge.i == found[-1].right_edge.i + 1:
            end = max(end, reach(c)[1])
    return end


def _adds(verb: Token, clause: Token) -> bool:
    """Whether a clause coordinated with the cue belongs to what is said: said the road was shut and

    "that nobody would mend it", "they would mend it", "its walls were weak", "would stay so", "the army had
    mined it"; but not "the army mined it", "left the room", which the reporter may tell.
    """
    if marker(clause) == "that":
        return True
    if lexicon().verb(clause) is not None and is_finite(clause):
        return False
    subject = child(clause, "nsubj", "nsubj:pass")
    if subject is not None and (subject.pos_ == "PRON" or child(subject, "nmod:poss") is not None):
        return True
    return any(c.lower_ in _BACKSHIFTED for c in children(clause, "aux", "aux:pass"))


_BACKSHIFTED = ("would", "could", "might", "had", "should")
"""What a past "said" makes of "will", "can", "may" and "have": it shows that a clause is still reported."""

_LEADS_ON = ("asked", "pressed", "questioned")
"""How a sentence opens that tells what somebody was asked: Asked whether it was lost, she shrugged."""

_REASONS = ("because", "if", "unless", "until", "so", "since", "once")
"""What opens a clause that belongs to the words said, where no comma parts it from them."""


def _that_after(verb: Token) -> Token | None:
    """The "that" of the clause: stressed to reporters that, told the house that; no verb between."""
    for t in verb.doc[verb.i + 1 : min(verb.i + 16, verb.sent.end)]:
        if t.lower_ == "that" and t.tag_ in ("IN", "WDT") and (t.i == verb.i + 1 or t.dep_ == "mark"):
            return t
        if t.pos_ in ("VERB", "AUX") or t.text in MARKS or t.text in ";:":
            return None
    return None


def _what(verb: Token) -> list[Range]:
    """over what the minister calls a plot / over what he says is a plot"""
    doc, begun = verb.doc, verb.sent.start
    what = next((t for t in reversed(doc[max(begun, verb.i - 6) : verb.i]) if t.lower_ == "what"), None)
    if (
        what is None
        or verb.i + 2 >= verb.sent.end
        or doc[verb.i + 1].lemma_ not in ("be", "is", "was", "are", "were")
    ):
        return []
    rest = doc[verb.i + 2 : verb.sent.end]
    stop = next((t.idx for t in rest if t.text in ",;" or _another_deed(t)), verb.sent.end_char)
    return [(rest[0].idx, stop)]


def _another_deed(conjunction: Token) -> bool:
    """Whether the sentence goes on with another verb: did what he said was a sin [and went home]"""
    behind = conjunction.i + 1 < conjunction.sent.end
    return conjunction.lower_ in ("and", "but") and behind and opens_predicate(conjunction.nbor())


def _may_follow(verb: Token) -> bool:
    """Whether "…, she said" may stand behind its content; weak cues need their clause."""
    word = lexicon().verb(verb)
    return word is not None and "quote" in word.frames and not word.weak


def _has_object(verb: Token) -> bool:
    """Whether the verb has an object that is no addressee: denied the charge, not told reporters."""
    word = lexicon().verb(verb)
    held = child(verb, "obj")
    return held is not None and held.i > verb.i and not (word is not None and word.told)


def _of_relative(verb: Token, clause: Token) -> list[Range]:
    """a camp that critics say is a prison: the thing and what is said of it"""
    relative = verb if verb.dep_ == "acl:relcl" else verb.head
    own = child(clause, "nsubj", "nsubj:pass")
    if verb.dep_ not in ("acl:relcl", "conj") or relative.dep_ != "acl:relcl" or (own and own.i > verb.i):
        return []
    copula, opened = child(clause, "cop"), relative.left_edge
    first = copula.nbor() if copula is not None else verb.nbor()
    if copula is None and (first.pos_ not in ("VERB", "AUX") or not _is_relative_word(opened)):
        return []
    after = (first.idx, reach(clause)[1])
    free = opened.lower_ in ("what", "whatever") or relative.head.lower_ == "what"
    thing = (relative.head.left_edge.idx, opened.idx)
    return [after] if free else [thing, after]


def _is_relative_word(token: Token) -> bool:
    """Whether a clause opens with "which" or "who", a comma before it left out."""
    first = token.nbor() if token.text == "," else token
    return first.lower_ in ("which", "who", "that")


def clause_reach(head: Token, cue: Token | None = None) -> Range:
    """A clause from its first word to its last, without "that" and what stands before it.

    Behind its cue, whatever a wrong tree hangs on it from before, unless the cue is only put in:
    "At noon, he said, they would leave".
    """
    first = head.left_edge.i
    if cue is not None and first <= cue.i < head.i and cue.nbor().text != ",":
        first = cue.i + 1
    while first < head.i:
        t = head.doc[first]
        if not (
            (t.dep_ in ("mark", "punct", "cc") and t.lower_ in ("that", ",", ":", "and", "to"))
            or t.pos_ == "SPACE"
        ):
            break
        first += 1
    last = head.right_edge
    return head.doc[first].idx, last.idx + len(last)


def as_clause(verb: Token) -> list[Range]:
    """As the envoy told reporters, the talks had failed. / The talks had failed, as the envoy said."""
    if verb.dep_ == "advcl" and marker(verb) == "as" and verb.sent.start < verb.head.i < verb.i:
        word, first = lexicon().verb(verb), verb.left_edge
        comma = first if first.text == "," else first.nbor(-1)
        closes = verb.right_edge.i >= verb.sent.end - 2 and verb.i >= verb.right_edge.i - 1
        says = word is not None and word.act == "say" and not word.told and not word.weak
        return [(verb.sent.start_char, comma.idx)] if says and closes and comma.text == "," else []
    if verb.dep_ == "advcl" and marker(verb) == "as" and verb.head.i > verb.i:
        _, after = reach(verb)
        return [(after, reach(verb.head)[1])]
    return []


def _around(verb: Token) -> list[Range]:
    """What stands before "…, she said" or around "…, she said, …" in the sentence."""
    subject = subject_of(verb)
    if subject is None or subject.sent != verb.sent or not (is_finite(verb) or _is_inverted(verb, subject)):
        return []
    first, last = _attribution(verb, subject)
    doc, (begun, end) = verb.doc, part_of(verb)
    if _is_afterthought(doc[first : verb.i]) or doc[begun].lower_ in _LEADS_ON:
        return []
    before = doc[first - 1] if first > begun else None
    if before is not None and before.text in ("”", '"', "’", "''") and first - 2 > begun:
        before = before.nbor(-1)
    if before is None or before.text not in (",", "—", "–", "-", "--"):
        return []
    pieces = [(doc[clause_start(verb)].idx, before.idx)]
    last = _over_day(doc, last, end)
    tail = tail_behind(verb)
    if tail is not None and tail.i <= last + 2:
        return pieces
    rest = doc[last + 1 : end]
    if _is_occasion(rest) or (_is_told(verb) and _is_addressee(rest)):
        return pieces
    if len(rest) and not rest[0].is_punct and rest[0].pos_ != "SPACE":
        return []
    if last + 1 < end and doc[last + 1].text == ",":
        follows = doc[last + 2] if last + 2 < end else None
        closes = doc[end - 1].idx + len(doc[end - 1])
        terms = follows is not None and follows.lower_ in _UNDER_TERMS and any(map(is_finite, rest))
        if follows is not None and (terms or not _about_saying(follows, verb)):
            pieces.append((follows.idx, closes))
        elif follows is not None and (more := _coordinated(follows, verb)) is not None:
            pieces.append(more)
    return pieces


def _about_saying(follows: Token, verb: Token) -> bool:
    """Whether what follows an attribution tells of the saying or the source: …, she said, who was there"""
    about_source = follows.lower_ in ("who", "whose", "which", "whom", "where")
    return about_source or follows.tag_ == "VBG" or _new_clause(follows, verb)


_UNDER_TERMS = ("until", "unless", "because", "if", "since", "once", "provided")
"""What opens a clause that goes on from a content, not from the saying: …, she said, until they had paid"""


def _over_day(doc: Doc, last: int, end: int) -> int:
    """The last token of the day behind an attribution, wherever the tree hangs it: …, he said on Friday, …"""
    at = last + 1
    if at + 1 < end and doc[at].lower_ in ("on", "late", "early"):
        at += 1
    return at if at < end and doc[at].lower_ in WEEKDAYS else last


def _coordinated(conjunction: Token, verb: Token) -> Range | None:
    """What is said further behind a cue: The camps would close, he said, and the families “must leave”."""
    clause = conjunction.head
    if conjunction.lower_ not in ("and", "but") or clause.dep_ not in ("conj", "parataxis", "ccomp"):
        return None
    words = [t for t in clause.subtree if t.i > conjunction.i]
    told = any(t.text in MARKS or t.text == '"' for t in words) or _adds(verb, clause)
    cued = lexicon().verb(clause) is not None or clause.i < verb.i
    return (words[0].idx, reach(clause)[1]) if told and words and not cued else None


def _is_afterthought(words: Span) -> bool:
    """Whether a stretch takes up what was told, instead of naming a speaker: …, a charge the army denies"""
    nouns = lexicon().nouns.keys() | lexicon().afterthoughts
    opened = len(words) > 2 and words[0].lower_ in ("a", "an")
    return opened and any(t.lemma_.lower() in nouns and t.i < words.end - 1 for t in words[1:3])


def _is_inverted(verb: Token, subject: Token) -> bool:
    """Whether a past form that the tree has for a participle stands before its speaker: "…, noted Mora." """
    return verb.tag_ == "VBN" and subject.i > verb.i and verb.nbor(-1).text == ","


def _is_occasion(rest: Span) -> bool:
    """Whether only when, where and how it was said follows: "…, his office said in a statement." """
    if not len(rest) or rest[0].pos_ not in ("ADP", "ADV"):
        return False
    kinds = {t.pos_ for t in rest}
    return not kinds & {"VERB", "AUX"} and bool(kinds & {"NOUN", "PROPN"})


def _is_told(verb: Token) -> bool:
    word = lexicon().verb(verb)
    return word is not None and word.told


def _is_addressee(rest: Span) -> bool:
    """Whether only whom, when and where follows: "…, the envoy told a press briefing on Thursday." """
    first = next((t for t in rest if not t.is_space), None)
    if first is None or first.pos_ not in ("DET", "NOUN", "PROPN", "ADJ", "PRON"):
        return False
    return not any(t.pos_ in ("VERB", "AUX") or t.text in ",;:" for t in rest)


def _attribution(verb: Token, subject: Token) -> tuple[int, int]:
    """First and last token of "Mora told reporters on Monday" in the sentence."""
    phrase = phrase_of(subject, alone=False)
    first, last = min(verb.i, _phrase_start(phrase)), max(verb.i, phrase.end - 1)
    for c in verb.children:
        if c.i < first and c.dep_ in ("aux", "advmod") and c.i == first - 1 and c.tag_ != "WRB":
            first = c.i
        if (
            c.i > verb.i
            and c.dep_ in ("obl", "obl:unmarked", "obj", "iobj", "advmod")
            and c.left_edge.i <= last + 2
        ):
            last = max(last, c.right_edge.i)
    if subject.i > verb.i and subject.sent == verb.sent:
        last = max(last, subject.right_edge.i)
        while last + 1 < verb.sent.end and verb.doc[last + 1].ent_type_ == "PERSON":
            last += 1
    return first, last


def _phrase_start(phrase: Span) -> int:
    """The first token of a source behind a comma: back over title and name, where the tree lost some."""
    doc, at = phrase.doc, phrase.start
    begun = phrase.root.sent.start
    while (
        at - 1 > begun
        and doc[at - 1].text != ","
        and doc[at - 1].pos_ in ("PROPN", "NOUN", "ADJ", "DET", "NUM", "PART", "ADP")
    ):
        at -= 1
    return at if doc[max(at - 1, begun)].text == "," else phrase.start


def _new_clause(token: Token, verb: Token) -> bool:
    """Whether what follows goes on from the attribution ("…, she said, adding that"), not the content."""
    head = token
    while head.head != head and head.head != verb:
        head = head.head
    return head.head == verb and head.dep_ in ("advcl", "conj", "cc") and head.i > verb.i
