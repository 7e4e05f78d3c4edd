"""What verbs, adjectives and nouns say about events, read from the tables in `data/`.

The knowledge of words stands in `data/events_verbs.toml` and `data/events_nouns.toml`, a line a reading of a
word, each with an example sentence. This file gives them types and finds a word's readings by lemma.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from importlib import resources
from typing import Literal, TypeVar

import msgspec
from spacy.tokens import Token

from onrecord.record.actor import ActorKind
from onrecord.record.event import EventType, Status

T = TypeVar("T")
Inner = Literal["told", "planned", "none"]
"""What becomes of an act told of in a verb's complement: `told` it stands as it is, `planned` it is to come,
`none` it is part of the verb's own event ("asked Oslo to mediate" is one REQUEST)."""

INNER_BY_TYPE: dict[EventType, Inner] = {
    "REQUEST": "none", "REJECT": "none", "THREATEN": "none", "AGREE": "planned",
}  # fmt: skip


class Line(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every line of the tables has: an example sentence that a test reads."""

    example: str


class VerbFrame(Line, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One reading of a verb (`verb`, with its particle) or predicate adjective (`adjective`) that is an
    event.

    `object` names the noun class that the logical object must belong to ("actor": somebody of the record;
    "none": no object at all); `prep` the prepositions of which one must follow, `about` the class of what
    follows it; `clause` the complement that must follow ("none": none may, "done": "wants the ban lifted"),
    `deed` the class that the
    complement's verb must belong to, `by` the kinds of actor, `subject` the class of the doer's word; `both`
    asks for a recipient too. `actor` and `recipient` list where they stand, the first place that is filled
    counts; `mutual` makes recipients actors too, `split` makes an event of each person met. `bare`: worth a
    line when nobody is named as doing it ("was told to leave"); `alone` even when what it is done to is
    nobody of the record ("the crossing was closed"). `status` fixes the status; `inner` overrides
    `INNER_BY_TYPE`. A verb that begins with "not" is read where it is denied ("was not allowed to leave").
    """

    verb: str | None = None
    adjective: str | None = None
    type: EventType
    mode: str | None = None
    object: str | None = None
    prep: tuple[str, ...] = ()
    clause: Literal["to", "that", "ing", "done", "any", "none"] | None = None
    about: str | None = None
    deed: str | None = None
    by: tuple[ActorKind, ...] = ()
    subject: str | None = None
    both: bool = False
    actor: tuple[str, ...] = ("subject",)
    recipient: tuple[str, ...] = ("obj",)
    mutual: bool = False
    split: bool = False
    bare: bool = False
    alone: bool = False
    status: Status | None = None
    inner: Inner | None = None

    @property
    def within(self) -> Inner:
        """What becomes of acts in the complement."""
        return self.inner or INNER_BY_TYPE.get(self.type, "told")

    @property
    def weight(self) -> int:
        """How much the reading demands: the most demanding one that holds is taken."""
        broad = {None: 0, "any": 1, "none": 1, "actor": 2, "people": 2}
        asks = broad.get(self.object, 3) + 2 * bool(self.prep) + 2 * bool(self.deed) + 2 * bool(self.about)
        return asks + bool(self.clause) + bool(self.by) + 5 * bool(self.subject)


class PhraseFrame(Line, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A phrase that is an event after a form of "be": "Berg is in Riga". `phrase` is its preposition, `about`
    the class that its noun must belong to ("place": a name of a place), `by` the kinds of actor."""

    phrase: str
    type: EventType
    mode: str | None = None
    about: str | None = None
    by: tuple[ActorKind, ...] = ()

    @property
    def weight(self) -> int:
        """How much the reading demands: the most demanding one that holds is taken."""
        return bool(self.about) + bool(self.by)


class Shift(Line, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A verb, adjective or noun that says how an act in its complement stands: "plans to visit" → planned.

    `final` where nothing further out changes it: in "urged an end to the raids" the raids are going on.
    `lends` where the subject is to do the act too, which then needs no doer of its own ("proposed a
    meeting"). `day` where a day must follow ("moved the visit to Sunday"). `subject` where what it says it of
    is its subject ("the visit fell through"), `arranged` where that must be told to be to come ("halted the
    planned release").
    """

    word: str
    status: Status
    clause: Literal["to", "that", "ing", "any"] | None = None
    prep: tuple[str, ...] = ()
    final: bool = False
    lends: bool = False
    day: bool = False
    subject: bool = False
    arranged: bool = False


class Predicate(Line, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What says of a happening how it stands, as a predicate or behind the verb that has it as subject or
    object: "the visit is on hold", "put the visit on hold". `predicate` is its preposition and noun, without
    articles, or an adjective or adverb."""

    predicate: str
    status: Status


class Support(Line, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A verb that lends tense and subject to an event noun: "held talks"; with `prep`, "took part in talks".

    `subject` is for verbs that say how the noun before them stands ("the talks collapsed"); they lend no
    actor. `receives` is for verbs whose subject is the recipient ("came under attack"). `status` overrides
    the tense.
    """

    verb: str
    prep: tuple[str, ...] = ()
    subject: bool = False
    receives: bool = False
    status: Status | None = None


class NounFrame(Line, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One reading of a noun that is an event. `status` is how it stands where nothing says more; `before`
    demands a word in front of it ("air" strike), `of` the class of what is in its of-phrase or right before
    it ("use of chemical weapons", "border closure"), `purpose` that of its infinitive ("operation to free"),
    `to` any infinitive ("threat to leave"), `verb` that of the verb it goes with ("the call lasted an hour"),
    `whose` that of those whose it is or who do something with it ("the miners ended their strike"). `needs`
    says what must be told for it to count ("thing": what it is done to, be it nobody of the record), `war`
    that it is fighting without a date of its own."""

    noun: str
    type: EventType
    mode: str | None = None
    status: Status = "happened"
    before: tuple[str, ...] = ()
    of: str | None = None
    purpose: str | None = None
    to: bool = False
    verb: str | None = None
    whose: str | None = None
    prep: tuple[str, ...] = ()
    actor: tuple[str, ...] = ("poss", "by", "support", "adjective")
    recipient: tuple[str, ...] = ("against", "on", "to", "with", "of")
    mutual: bool = False
    needs: Literal["actor", "party", "support", "thing", "both"] = "party"
    war: bool = False

    @property
    def weight(self) -> int:
        """How much the reading demands: the most demanding one that holds is taken."""
        asked = (self.before, self.of, self.purpose, self.to, self.whose)
        return 2 * sum(map(bool, asked)) + bool(self.prep) - bool(self.verb)


class Modifier(Line, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An adjective or participle before an event noun that says how it stands: "the cancelled visit"."""

    word: str
    status: Status


class VerbTables(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`data/events_verbs.toml`. `irregular` gives the verbs of irregular forms."""

    verbs: tuple[VerbFrame, ...]
    phrases: tuple[PhraseFrame, ...]
    shifts: tuple[Shift, ...]
    predicates: tuple[Predicate, ...]
    supports: tuple[Support, ...]
    irregular: dict[str, str]


class NounTables(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`data/events_nouns.toml`. `classes` are sets of nouns that verbs ask for, `modes` words of a demanded
    or refused thing, `evaluations` words that blame or praise, `measures` nouns that count others ("a round
    of talks"), `deeds` the verbs of nouns of deeds ("abstention": "abstain")."""

    nouns: tuple[NounFrame, ...]
    modifiers: tuple[Modifier, ...]
    classes: dict[str, frozenset[str]]
    modes: dict[str, frozenset[str]]
    evaluations: dict[str, frozenset[str]]
    measures: frozenset[str]
    deeds: dict[str, str]


class Lexicon:
    """The tables, by lemma."""

    def __init__(self, verbs: VerbTables, nouns: NounTables) -> None:
        self.verbs = _by(verbs.verbs, lambda v: v.verb)
        self.adjectives = _by(verbs.verbs, lambda v: v.adjective)
        self.phrases = _by(verbs.phrases, lambda p: p.phrase)
        self.shifts = _by(verbs.shifts, lambda s: s.word)
        self.predicates = _by(verbs.predicates, lambda p: p.predicate)
        self.supports = _by(verbs.supports, lambda s: s.verb)
        self.nouns = _by(nouns.nouns, lambda n: n.noun)
        self._forms = _forms(verbs)
        listed = nouns.measures.union(*nouns.classes.values(), (n.noun for n in nouns.nouns))
        self._plurals = {plural(noun): noun for noun in sorted(listed)}
        self.modifiers = {m.word: m.status for m in nouns.modifiers}
        self.classes = nouns.classes
        self.modes = nouns.modes
        self.evaluations = nouns.evaluations
        self.measures = nouns.measures
        self.deeds = nouns.deeds
        self.phrasal = frozenset(
            k for table in (self.verbs, self.shifts, self.supports) for k in table if " " in k
        )
        self.lines: tuple[Line, ...] = (
            *verbs.verbs, *verbs.phrases, *verbs.shifts, *verbs.predicates, *verbs.supports, *nouns.nouns,
            *nouns.modifiers,
        )  # fmt: skip

    def lemma_of(self, token: Token) -> str:
        """The lemma of a word: for a verb by its form where the tables know it, else as analysed.

        Tables of forms do not err on rare verbs as a learned lemmatiser does ("scrapping" → "scrap").
        """
        if token.pos_ in ("VERB", "AUX"):
            return self._forms.get(token.lower_, token.lemma_.lower())
        if token.pos_ in ("NOUN", "PROPN"):
            return self._plurals.get(token.lower_, token.lemma_.lower())
        return token.lemma_.lower()

    def singular(self, noun: str) -> str:
        """The singular of a noun of the tables, as it stands in small letters: "parties" → "party"."""
        return self._plurals.get(noun, {"men": "man", "women": "woman"}.get(noun, noun))

    def mode_of(self, lemmas: Iterable[str]) -> str | None:
        """The mode of a demand or refusal by the first telling word of what is demanded or refused."""
        for lemma in lemmas:
            for mode, words in self.modes.items():
                if lemma in words:
                    return mode
        return None


def _forms(tables: VerbTables) -> dict[str, str]:
    """All inflected forms of the verbs in the tables: "scrapping" → "scrap"."""
    named = (
        [v.verb for v in tables.verbs] + [s.word for s in tables.shifts] + [s.verb for s in tables.supports]
    )
    found: dict[str, str] = {}
    for lemma in sorted({n.split(" ")[0] for n in named if n is not None}):
        for form in inflections(lemma):
            found.setdefault(form, lemma)
    return found | tables.irregular | {lemma: lemma for lemma in found.values()}


def plural(noun: str) -> str:
    """The regular plural of a noun: "ally" → "allies"."""
    if noun.endswith("y") and len(noun) > 1 and noun[-2] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "sh", "ch", "x")) else f"{noun}s"


def inflections(verb: str) -> Iterator[str]:
    """The regular forms of a verb, with both spellings of a doubled consonant ("travelled", "traveled").

    >>> sorted(inflections("ban"))
    ['baned', 'baning', 'banned', 'banning', 'bans']
    """
    stem, third = verb, f"{verb}s"
    if verb.endswith("e"):
        stem = verb[:-1]
    elif verb.endswith("y") and verb[-2] not in "aeiou":
        yield from (f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing")
        return
    elif verb.endswith(("s", "sh", "ch", "x", "z", "o")):
        third = f"{verb}es"
    yield from (third, f"{stem}ed", f"{stem}ing")
    if len(verb) > 2 and verb[-1] in "bdglmnprt" and verb[-2] in "aeiou" and verb[-3] not in "aeiou":
        yield from (f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}ing")


def _by(lines: Iterable[T], key: Callable[[T], str | None]) -> dict[str, tuple[T, ...]]:
    found: dict[str, tuple[T, ...]] = {}
    for line in lines:
        word = key(line)
        if word is not None:
            found[word] = (*found.get(word, ()), line)
    return found


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The tables of the package, read once."""
    folder = resources.files("onrecord.finding") / "data"
    return Lexicon(
        msgspec.toml.decode((folder / "events_verbs.toml").read_bytes(), type=VerbTables),
        msgspec.toml.decode((folder / "events_nouns.toml").read_bytes(), type=NounTables),
    )


def lemma(token: Token) -> str:
    """The lower-cased lemma of a word by the tables, or else as analysed."""
    return lexicon().lemma_of(token)
