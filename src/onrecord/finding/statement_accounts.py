"""Words that a noun or a set phrase gives to somebody: The army's version was different: the boats had left.

Read from the order of words, as the tree of a sentence without a verb of saying seldom shows who speaks.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from onrecord.finding.cues import CueWord, lexicon
from onrecord.finding.source_words import names_a_source
from onrecord.finding.statement_draft import Draft
from onrecord.finding.statement_order import named_after
from onrecord.finding.statement_spans import MARKS, Range
from onrecord.finding.statement_syntax import is_finite
from onrecord.record.statement import Act

_BE = ("is", "was", "are", "were", "remains", "remained")
_NOUN_WITHIN = 10
"""Within how many words of its beginning a sentence names the noun that stands for somebody's words."""
_VERDICT_LONG = 6
"""How many words may stand between that noun and the colon: "was as short as it was clear"."""
_HEARD = (
    ("to", "quote"),
    ("to", "hear"),
    ("to", "believe"),
    ("if", "you", "believe"),
    ("if", "one", "believes"),
)
_DEEDS = ("quick", "swift", "immediate", "fast", "prompt", "slow", "violent")
"""What an answer in deeds is called: The response was quick: three boats left."""
_TELLS = ("tell", "tells")
_REFUSALS = ("no", "rejection", "refusal")
_CONSENTS = ("yes", "acceptance")
_ANSWERS = ("answer", "reply", "response", "verdict")


def by_account(sentence: Span) -> Iterator[Draft]:
    """Every account that a sentence gives in one of these shapes, one at most."""
    finders = (_behind_colon, _yes_or_no, _the_word_is, _as_heard, _if_believed, _not_so)
    yield from next(([draft] for find in finders if (draft := find(sentence)) is not None), [])


def _behind_colon(sentence: Span) -> Draft | None:
    """Tehran's message was blunt: stay out. / The answer of the junta was one word: “Never.”"""
    doc = sentence.doc
    noun = _noun_of_words(sentence)
    owner = None if noun is None else _owner(sentence, noun)
    if noun is None or owner is None:
        return None
    begun = max(noun.i, owner.i) + 1
    colon = next((t for t in doc[begun : begun + _VERDICT_LONG] if t.text == ":"), None)
    if colon is None or colon.i + 1 >= sentence.end:
        return None
    between = [t for t in doc[begun : colon.i] if t.pos_ in ("VERB", "AUX") and is_finite(t)]
    if any(t.lower_ in _DEEDS for t in doc[begun : colon.i]):
        return None
    if any(t.lower_ not in (*_BE, "came") for t in between) or _is_long_quotation(
        doc[colon.i + 1 : sentence.end]
    ):
        return None
    return _draft(noun, owner, (doc[colon.i + 1].idx, sentence.end_char), "what stands behind the colon")


def _yes_or_no(sentence: Span) -> Draft | None:
    """Norway's answer is a no, but a soft one."""
    noun = _noun_of_words(sentence)
    owner = None if noun is None or noun.lemma_.lower() not in _ANSWERS else _owner(sentence, noun)
    if noun is None or owner is None:
        return None
    rest = sentence.doc[max(noun.i, owner.i) + 1 : sentence.end]
    if len(rest) < 2 or rest[0].lower_ not in _BE:
        return None
    word = next((t for t in rest[1:5] if t.lower_ in (*_REFUSALS, *_CONSENTS)), None)
    if word is None or not (word.nbor().is_punct or word.nbor().pos_ == "CCONJ"):
        return None
    if any(t.pos_ in ("VERB", "AUX", "SCONJ") for t in rest[1 : word.i - rest.start]):
        return None
    act: Act = "reject" if word.lower_ in _REFUSALS else "accept"
    stop = next((t.idx for t in rest[1:] if t.text in ":;"), sentence.end_char)
    return _draft(noun, owner, (rest[1].idx, stop), "what the answer is", act)


def _the_word_is(sentence: Span) -> Draft | None:
    """At the ministry in Accra the word is “postponement”. / In Sanaa, the word is that the road is shut."""
    doc = sentence.doc
    if sentence[0].lower_ not in ("at", "in", "from", "inside"):
        return None
    word = next(
        (t for t in sentence[2:_NOUN_WITHIN] if t.lower_ == "word" and t.nbor(-1).lower_ == "the"), None
    )
    if word is None or word.i + 3 >= sentence.end or word.nbor().lower_ not in ("is", "was"):
        return None
    told = doc[word.i + 2]
    heads = named_after(doc, sentence.start + 1, word.i - 1)
    if (
        not heads
        or not names_a_source(heads[0])
        or (told.lower_ != "that" and told.text not in (*MARKS, '"'))
    ):
        return None
    begins = doc[told.i + 1].idx if told.lower_ == "that" else told.idx
    return _draft(word, heads[0], (begins, sentence.end_char), "what the word is")


def _as_heard(sentence: Span) -> Draft | None:
    """To quote the prime minister, the pact is dead. / To hear the mayor tell it, the camp is closed."""
    lowered = tuple(t.lower_ for t in sentence[:3])
    phrase = next((words for words in _HEARD if lowered[: len(words)] == words), None)
    comma = next((t.i for t in sentence[: _NOUN_WITHIN + 4] if t.text == ","), None)
    if phrase is None or comma is None or comma + 2 >= sentence.end:
        return None
    first = sentence.start + len(phrase)
    tells = next((t.i for t in sentence.doc[first:comma] if t.lower_ in _TELLS), comma)
    heads = named_after(sentence.doc, first, tells)
    anybody = sentence.doc[first].lower_ in ("a", "an")
    if not heads or anybody or not _speaks(heads[0]) or ("hear" in phrase and tells == comma):
        return None
    return _behind_comma(sentence, sentence.doc[first - 1], heads[0], comma)


def _if_believed(sentence: Span) -> Draft | None:
    """If the army is to be believed, the bridge was empty."""
    comma = next((t.i for t in sentence[: _NOUN_WITHIN + 4] if t.text == ","), None)
    if sentence[0].lower_ != "if" or comma is None or comma + 2 >= sentence.end:
        return None
    before = [t.lower_ for t in sentence.doc[comma - 4 : comma]]
    heads = named_after(sentence.doc, sentence.start + 1, comma - 4)
    if before not in (["is", "to", "be", "believed"], ["are", "to", "be", "believed"]) or not heads:
        return None
    return _behind_comma(sentence, sentence.doc[comma - 1], heads[0], comma) if _speaks(heads[0]) else None


def _not_so(sentence: Span) -> Draft | None:
    """Not so, says the governor: the bridge was closed. / Nonsense, said the army: the dam held."""
    doc = sentence.doc
    at = next((t.i for t in sentence[:4] if t.text == ","), None)
    if (
        at is None
        or at + 2 >= sentence.end
        or lexicon().forms.get(doc[at + 1].lower_) not in ("say", "reply")
    ):
        return None
    opening = " ".join(t.lower_ for t in doc[sentence.start : at])
    heads = named_after(doc, at + 2, sentence.end)
    colon = heads[0].i + 1 if heads else sentence.end
    if opening not in lexicon().contradictions or not heads or not _speaks(heads[0]):
        return None
    told = colon + 1 < sentence.end and doc[colon].text == ":"
    content = (doc[colon + 1].idx, sentence.end_char) if told else (sentence.start_char, doc[at].idx)
    return _draft(doc[at + 1], heads[0], content, "what is set against it", "deny")


def _noun_of_words(sentence: Span) -> Token | None:
    """The noun that stands for words, near the beginning and before any verb."""
    for t in sentence[:_NOUN_WITHIN]:
        if t.pos_ == "NOUN" and t.lemma_.lower() in lexicon().verdicts:
            return t
        if (t.pos_ in ("VERB", "AUX") and is_finite(t)) or t.text in (*MARKS, '"', ":", ";"):
            return None
    return None


def _owner(sentence: Span, noun: Token) -> Token | None:
    """Whose words: [Tehran]'s message, the answer of [the junta], the reply from [Oslo]."""
    doc = sentence.doc
    owns = next((t for t in doc[sentence.start + 1 : noun.i] if t.tag_ == "POS"), None)
    if owns is not None:
        heads = named_after(doc, sentence.start, owns.i)
    elif noun.i + 2 < sentence.end and noun.nbor().lower_ in ("of", "from", "by"):
        heads = named_after(doc, noun.i + 2, sentence.end)
    else:
        return None
    return heads[0] if len(heads) == 1 and _speaks(heads[0]) else None


def _speaks(noun: Token) -> bool:
    return names_a_source(noun) and noun.ent_type_ not in ("EVENT", "MISC")


def _is_long_quotation(rest: Span) -> bool:
    """Whether a quotation of some length stands there: its marks alone tell where it ends."""
    return rest[0].text in (*MARKS, '"') and sum(t.is_alpha for t in rest) > 2


def _behind_comma(sentence: Span, cue: Token, source: Token, comma: int) -> Draft:
    return _draft(cue, source, (sentence.doc[comma + 1].idx, sentence.end_char), "the clause it stands with")


def _draft(cue: Token, source: Token, content: Range, by: str, act: Act = "say") -> Draft:
    entry = lexicon().nouns.get(cue.lemma_.lower())
    settled = entry.act if entry is not None and act == "say" else act
    return Draft(
        cue=cue, cue_tokens=(cue,), word=CueWord(cue.lemma_.lower(), settled), source=source,
        content=(content,), by=(("source", "whose words they are"), ("content", by)), alone=True,
    )  # fmt: skip
