"""Which names of one article are one actor: "Ngozi Okonjo", "Ms. Okonjo", "Okonjo"; "the AU" and "African
Union"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from onrecord.finding.kinds import gender_of_address, is_person_noun, word_set
from onrecord.finding.knowledge import (
    Known,
    Use,
    fold,
    gazetteer,
    genders,
    persons_by_surname,
    pieces_of,
    state_name,
    states,
)
from onrecord.finding.names import Name, country_before
from onrecord.finding.offices import Kin, Office, agreement, kinships, office
from onrecord.finding.personal_names import fit, key_words
from onrecord.finding.titles import own_title, role_words
from onrecord.finding.word_forms import is_form
from onrecord.record import ActorKind


@dataclass(slots=True)
class Draft:
    """A character in the making: what the article has called it so far."""

    kind: ActorKind
    name: str
    country: str | None = None
    known: Known | None = None
    key: tuple[str, ...] = ()
    gender: str | None = None
    plural: bool = False
    bare: bool = False  # a group called by its noun alone: "protesters"
    spans: list[tuple[int, int]] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)
    roles: list[tuple[str, str | None, tuple[int, int]]] = field(default_factory=list)
    words: set[str] = field(default_factory=set)
    member_of: int | None = None

    @property
    def is_person(self) -> bool:
        return self.kind == "person"

    def call(self, text: str) -> None:
        """Note a form that the article uses."""
        form = " ".join(text.split())
        if form and form not in self.aliases:
            self.aliases.append(form)

    def role_words(self) -> set[str]:
        """The words of all roles it has in this article or is known for."""
        known = self.known.offices if self.known else ()
        return {w for title in (*(own_title(r[0]) for r in self.roles), *known) for w in role_words(title)}


# The clusters ---------------------------------------------


@dataclass(slots=True)
class Drafts:
    """All characters of one article in the making, and which tokens name them."""

    doc: Doc
    all: list[Draft] = field(default_factory=list)
    by_key: dict[tuple[str, ...], int] = field(default_factory=dict)
    named: dict[int, int] = field(default_factory=dict)  # token of a name → draft
    offices: dict[int, list[Office]] = field(default_factory=dict)  # draft → offices before its names
    kin: dict[int, Kin] = field(default_factory=dict)  # by the noun that says so

    def keyed(self, key: tuple[str, ...], draft: Draft) -> int:
        """The index of the draft under a key, the given one where there is none yet."""
        if key not in self.by_key:
            draft.key = key
            self.by_key[key] = len(self.all)
            self.all.append(draft)
        return self.by_key[key]

    def state(self, country: str) -> int:
        """The draft of a state."""
        if country not in states():
            return self.keyed((country,), Draft("state", state_name(country), country))
        known = states()[country].known
        return self.keyed((known.key,), Draft(known.kind, known.name, country, known))

    def mention(self, index: int, start: int, end: int, *forms: str) -> None:
        """Note that tokens `start` to `end` mention a draft."""
        draft = self.all[index]
        draft.spans.append((start, end))
        for form in (self.doc[start:end].text, *forms):
            draft.call(form)


def gather(doc: Doc, names: Iterable[Name]) -> Drafts:
    """The characters that are named, each with all its names."""
    drafts = Drafts(doc)
    listed = list(names)
    drafts.kin = {k.noun: k for k in kinships(doc, listed)}
    order = sorted(
        listed, key=lambda n: (not n.is_person or n.known is None, -len(pieces_of(n.text)), n.start)
    )
    for name in order:
        index = _place(drafts, name)
        if index is not None:
            drafts.named.update(dict.fromkeys(range(name.start, name.end), index))
            if name.is_person and name.title is not None:
                drafts.offices.setdefault(index, []).append(office(_title(doc, name)))
    for name in listed:
        if name.start in drafts.named:
            _note(drafts, name, drafts.named[name.start])
    return drafts


def _place(drafts: Drafts, name: Name) -> int | None:
    if name.known is not None and name.known.kind == "state":
        return _place_state(drafts, name)
    if name.is_person:
        return _place_person(drafts, name)
    return _place_body(drafts, name)


def _place_state(drafts: Drafts, name: Name) -> int | None:
    if name.country is None:
        return None
    if name.use is Use.PEOPLE:
        people = drafts.doc[name.start : name.end].text
        return drafts.keyed(("people", name.country), Draft("population", people, name.country, plural=True))
    if name.use is Use.REGION or (name.use is Use.CAPITAL and not stands_for_government(drafts.doc, name)):
        return None
    index = drafts.state(name.country)
    if name.use in (Use.SEAT, Use.CAPITAL):
        drafts.all[index].kind = "government"
    return index


_DASHES = frozenset(("(", "-", "–", "—", ":"))


def stands_for_government(doc: Doc, name: Name) -> bool:
    """Is a capital the government in it here: "Nairobi said", "talks with Nairobi", "Nairobi's refusal"?

    So it is as whom a journey leads to: "flew to Nairobi". Not in "in Nairobi", "Nairobi's streets".
    """
    head = doc[name.start : name.end].root
    if _is_visited(head) or _is_addressed(head) or _speaks(head):
        return True
    if head.dep_ in ("nsubj", "obl:agent"):
        verb = head.head
        return head.dep_ == "obl:agent" or (
            is_form(verb, word_set("verbs", "acting")) and not _in_place(head)
        )
    cases = {c.lower_ for c in head.children if c.dep_ == "case"}
    if "in" in cases and _answers(head.head):
        return True
    if doc[max(name.start - 2, 0) : name.start].text.lower() == "according to":
        return True
    if head.dep_ == "nmod:poss":
        return is_form(head.head, word_set("verbs", "deeds"))
    if head.dep_ == "conj" and not cases:
        first = doc[name.start].head
        if _is_visited(first):  # "will travel to Lima and Quito"
            return True
        if first.dep_ == "nsubj" and not _in_place(first):  # "Berlin, Paris and London urged"
            dateline = any(t.text in _DASHES for t in doc[name.end : first.head.i])
            return not dateline and is_form(first.head, word_set("verbs", "acting"))
        return bool({c.lower_ for c in first.children if c.dep_ == "case"} & word_set("verbs", "beside"))
    return bool(cases & word_set("verbs", "beside"))


def _speaks(head: Token) -> bool:
    """As in "Nonsense, says Nairobi", "Nairobi, which says that", "a denial from Nairobi", where the tree
    may make an object of whoever speaks."""
    before = head.nbor(-1) if head.i else head
    speaking = word_set("verbs", "speaking")
    closes = before.i > head.sent.start and before.nbor(-1).text in _BEFORE_SAYS
    if closes and is_form(before, speaking):
        return head.i + 1 >= head.sent.end or head.nbor().is_punct
    if before.lower_ == "from" and before.i > head.sent.start:
        return is_form(before.nbor(-1), word_set("verbs", "words"))
    behind = [t.lower_ for t in head.doc[head.i + 1 : min(head.i + 5, head.sent.end)] if t.text != ","]
    if before.lower_ == "in" and before.i == head.sent.start and behind[:3] in _WORD_IS:
        return True
    clause = head.doc[head.i + 1 : min(head.i + 4, head.sent.end)]
    if len(clause) > 2 and clause[0].text == "," and clause[1].lower_ == "which":
        return is_form(clause[2], speaking)
    return False


_WORD_IS = (["the", "word", "is"], ["the", "word", "was"])
_BEFORE_SAYS = frozenset((",", "”", '"', "?", "!", "’"))


def _answers(verb: Token) -> bool:
    """Is it told in the passive how something is taken, and not by whom: "was dismissed in Nairobi"?"""
    subject = next((c for c in verb.children if c.dep_ == "nsubj:pass"), None)
    agent = any(c.dep_ == "obl:agent" for c in verb.children)
    thing = subject is not None and subject.pos_ == "NOUN"
    return thing and not agent and is_form(verb, word_set("verbs", "answering"))


def _is_addressed(head: Token) -> bool:
    """As in "urged Nairobi to pay", "accused Nairobi", where the tree may make it the subject of what is
    asked."""
    verb = head.head
    if (
        head.dep_ in ("nsubj", "nsubj:pass")
        and verb.dep_ in ("xcomp", "ccomp")
        and verb.tag_ in ("VB", "VBP")
    ):
        verb = verb.head
    elif head.dep_ not in ("obj", "iobj"):
        return False
    return verb.i < head.i and is_form(verb, word_set("verbs", "addressing"))


def _is_visited(head: Token) -> bool:
    """As in "flew to Nairobi", "visited Nairobi", "a trip to Nairobi"."""
    journey = head.head
    if journey.dep_ == "nmod" and not is_form(journey, word_set("verbs", "visiting")):
        journey = journey.head  # "the visit of the minister to Nairobi"
    if not is_form(journey, word_set("verbs", "visiting")) or head.i < journey.i:
        return False
    return head.dep_ == "obj" or any(c.dep_ == "case" and c.lower_ == "to" for c in head.children)


def _in_place(head: Token) -> bool:
    return any(c.dep_ == "case" for c in head.children)


def _place_person(drafts: Drafts, name: Name) -> int:
    mine = key_words(name.text)
    gender = _gender(drafts.doc, name)
    if name.known is not None:
        return drafts.keyed(
            (name.known.key,), Draft("person", name.known.name, name.known.country, name.known)
        )
    others = _namesakes(drafts, name)
    ranked = []
    for index, draft in enumerate(drafts.all):
        if draft.is_person and not (gender and draft.gender and gender != draft.gender):
            rank = _likeness(mine, draft)
            if rank and index not in others:
                title = max(_title_fits(drafts.doc, name, draft), _office_fits(drafts, name, index))
                ranked.append((title, rank, -index, index))
    best = _nearest(drafts, name, _introduced(drafts, name, ranked))
    if best is not None and (
        _family_first(drafts.all[best[3]])
        or best[1] > 1
        or (len(mine) == 1 and (name.title is None or _by_first_name(drafts.doc, name)))
    ):
        return best[3]
    known = (_known_by_title(drafts.doc, name) or _prominent(drafts, name)) if len(mine) == 1 else None
    if known is not None:
        return drafts.keyed((known.key,), Draft("person", known.name, known.country, known))
    apart = (str(name.start),) if others else ()
    return drafts.keyed(("person", *mine, *apart), Draft("person", name.text, None, None, gender=gender))


Ranked = tuple[int, int, int, int]
"""How well the office fits, how well the name does, the order, the draft."""


def _likeness(mine: tuple[str, ...], draft: Draft) -> int:
    forms = [draft.name, *(draft.known.aliases if draft.known else ())]
    rank = max(max(fit(mine, key_words(f)), (fit(key_words(f), mine) == 4 and 4) or 0) for f in forms)
    return min(rank, 3) if len(mine) == 1 else rank


def _nearest(drafts: Drafts, name: Name, ranked: list[Ranked]) -> Ranked | None:
    """The best of several whom a name may mean; of equally good ones who was named last before it."""
    top = max((r[:2] for r in ranked), default=None)
    best = [r for r in ranked if r[:2] == top]
    if len(best) < 2:
        return max(best, default=None)
    fitting = {r[3] for r in best}
    last = {i: t for t, i in sorted(drafts.named.items()) if t < name.start and i in fitting}
    return max(best, key=lambda r: (last.get(r[3], -1), r[2]))


def _introduced(drafts: Drafts, name: Name, ranked: list[Ranked]) -> list[Ranked]:
    """Of those whom a name may mean who have been named before it, where somebody has: "Tesfaye" after
    Tesfaye Lemma is not the Isaac Tesfaye who comes later."""
    if len(ranked) < 2:
        return ranked
    before = {index for token, index in drafts.named.items() if token < name.start}
    return [r for r in ranked if r[3] in before] or ranked


def _by_first_name(doc: Doc, name: Name) -> bool:
    """Is somebody called by a title that goes with a first name: "Sheikh Khalid", "Prince Faisal"?"""
    words = {w.lower() for w in _title(doc, name).split()}
    return bool(words & word_set("address", "with_first_name"))


def _namesakes(drafts: Drafts, name: Name) -> frozenset[int]:
    """Who a name cannot mean though the words fit: whom its bearer is kin to, and who bears another office:
    President Quiroga, where Vice President Quiroga is spoken of."""
    found = set()
    mine = office(_title(drafts.doc, name))
    short = len(key_words(name.text)) == 1
    for kin in drafts.kin.values():
        if kin.to is not None and name.start in (kin.who, kin.to):
            found.add(drafts.named.get(kin.to if name.start == kin.who else kin.who))
        elif kin.of is not None and short and agreement(mine, [kin.of]) == 2:
            found.add(drafts.named.get(kin.who))
    if short:
        found |= {i for i, offices in drafts.offices.items() if agreement(mine, offices) < 0}
    return frozenset(
        i
        for i in found
        if i is not None and drafts.all[i].is_person and _likeness(key_words(name.text), drafts.all[i])
    )


def _office_fits(drafts: Drafts, name: Name, index: int) -> int:
    if name.title is None:
        return 0
    return max(agreement(office(_title(drafts.doc, name)), drafts.offices.get(index, ())), 0)


def _family_first(draft: Draft) -> bool:
    """May the first word be the family name: one that is nobody's given name in our list ("Wi Sung-lac")?"""
    words = key_words(draft.name)
    return len(words) > 1 and words[0] not in genders() and draft.gender is None


def _title(doc: Doc, name: Name) -> str:
    return doc[name.first : name.start].text if name.title is not None else ""


def _gender(doc: Doc, name: Name) -> str | None:
    words = (doc[i].lower_ for i in range(name.first, name.start))
    return next((g for g in map(gender_of_address, words) if g), None)


def _given_gender(draft: Draft) -> str | None:
    words = pieces_of(draft.name)
    return genders().get(fold(words[0])) if len(words) > 1 else None


def _title_fits(doc: Doc, name: Name, draft: Draft) -> int:
    """1 where the title before a surname is one that the draft is known for."""
    roles = {w for w in role_words(_title(doc, name)) if is_person_noun(w)}
    known = {w for title in (draft.known.offices if draft.known else ()) for w in role_words(title)}
    return int(bool(roles & known))


def _known_by_title(doc: Doc, name: Name) -> Known | None:
    """The one well-known holder of this surname and office: "President Macron"."""
    heads = role_words(_title(doc, name))
    fits = [
        known
        for known in persons_by_surname().get(key_words(name.text)[-1], ())
        if any(set(role_words(office)) & heads & _heads() for office in known.offices)
    ]
    return fits[0] if len(fits) == 1 else None


def _prominent(drafts: Drafts, name: Name) -> Known | None:
    """The one head of state or government, present or past, of this surname whose state the report speaks
    of."""
    fits = [
        known
        for known in persons_by_surname().get(key_words(name.text)[-1], ())
        if name.title is None and _leads(known) and (f"state:{known.country}",) in drafts.by_key
    ]
    return fits[0] if len(fits) == 1 else None


def _leads(known: Known) -> bool:
    return any(
        office.startswith(("president of", "prime minister of", "chancellor of")) for office in known.offices
    )


def _heads() -> frozenset[str]:
    return word_set("person", "official")


def _place_body(drafts: Drafts, name: Name) -> int:
    if name.known is not None:
        return drafts.keyed((name.known.key,), Draft(name.kind, name.known.name, name.country, name.known))
    mine = tuple(fold(p) for p in pieces_of(name.text))
    if name.short_of is not None and name.short_of in drafts.named:
        return drafts.named[name.short_of]
    beside = _beside_in_brackets(drafts, name)
    if beside is not None:
        return beside
    owned = _of_its_owner(drafts, name)
    if owned is not None:
        return drafts.keyed((owned.key,), Draft(owned.kind, owned.name, owned.country, owned))
    for index, draft in enumerate(drafts.all):
        if not draft.is_person and any(_one_body(mine, full) for full in _body_names(draft)):
            return index
    known = of_a_state(drafts, name.text)
    if known is not None:
        return drafts.keyed((known.key,), Draft(known.kind, known.name, known.country, known))
    return drafts.keyed(("name", *mine), Draft(name.kind, name.text, name.country))


def _of_its_owner(drafts: Drafts, name: Name) -> Known | None:
    """The well-known body that an alliance has: "the African Union's Peace and Security Council"."""
    doc, at = drafts.doc, name.start - 2
    if at < 0 or doc[at + 1].tag_ != "POS":
        return None
    owners = (doc[max(at - before, 0) : at + 1].text for before in range(3))
    entries = (e for owner in owners for e in gazetteer().exactly(f"{owner} {name.text}"))
    return next((e.known for e in entries if e.known.kind != "state"), None)


def _body_names(draft: Draft) -> list[tuple[str, ...]]:
    """The names of a body as compared: its own, or the usual one of a known body."""
    if draft.known is not None and draft.known.kind != "state":
        return [tuple(fold(p) for p in pieces_of(draft.known.name))]
    return [draft.key[1:]] if draft.key[0] == "name" else []


def of_a_state(drafts: Drafts, text: str) -> Known | None:
    """The body of this name in a state that the report speaks of: "Air Force" → "US Air Force"."""
    for draft in drafts.all:
        if draft.known is not None and draft.known.kind == "state" and draft.country:
            for form in (draft.known.name, *draft.known.aliases, *states()[draft.country].adjectives):
                for entry in gazetteer().exactly(f"{form} {text}"):
                    return entry.known
    return None


def _beside_in_brackets(drafts: Drafts, name: Name) -> int | None:
    """The body whose short or full form this is: "Lake Basin Authority (LBA)"."""
    doc = drafts.doc
    near = []
    if name.start > 1 and doc[name.start - 1].text in ("(", "["):
        near.append(name.start - 2)
    if name.end + 1 < len(doc) and doc[name.end].text in ("(", "["):
        near.append(name.end + 1)
    found = [drafts.named[i] for i in near if i in drafts.named]
    fitting = [i for i in found if drafts.all[i].kind not in ("person", "state", "government")]
    return fitting[0] if fitting else None


def _one_body(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """An acronym of the full name, or its first words ("Yonhap", "Yonhap News Agency")."""
    if short == full:
        return True
    letters = "".join(w[0] for w in full if w not in ("of", "the", "for", "and", "in"))
    if len(short) == 1 and len(full) > 1:
        return short[0] in (letters, "".join(w[0] for w in full)) or (
            short[0] == full[0] and len(short[0]) > 3
        )
    return len(short) > 1 and full[: len(short)] == short


def _note(drafts: Drafts, name: Name, index: int) -> None:
    """Mention, forms, title and head words of one name."""
    draft = drafts.all[index]
    form = drafts.doc[name.start : name.end].text
    if name.use is Use.ADJECTIVE:
        draft.call(form)
        return
    drafts.mention(index, name.first, name.end, form)
    if not name.is_person and name.use in (Use.NAME, None):
        draft.call(drafts.doc[country_before(drafts.doc, name.start)[1] : name.end].text)
    _note_brackets(drafts, name, index)
    if name.is_person:
        draft.gender = draft.gender or _gender(drafts.doc, name) or _given_gender(draft)
        if draft.known is None and len(pieces_of(name.text)) > len(pieces_of(draft.name)):
            draft.name = name.text
        _note_title(drafts, name, draft)
    else:
        draft.words.update(fold(p) for p in pieces_of(draft.name + " " + form))


def _note_brackets(drafts: Drafts, name: Name, index: int) -> None:
    """A name with its short form in brackets is one more form: "Lake Basin Authority (LBA)"."""
    doc = drafts.doc
    if name.end + 2 < len(doc) and doc[name.end].text == "(" and drafts.named.get(name.end + 1) == index:
        close = next(
            (i for i in range(name.end + 2, min(name.end + 8, len(doc))) if doc[i].text == ")"), None
        )
        if close is not None:
            drafts.all[index].call(doc[name.first : close + 1].text)


def _note_title(drafts: Drafts, name: Name, draft: Draft) -> None:
    if name.title is None:
        return
    title = drafts.doc[name.title : name.start]
    words = [t for t in title if is_person_noun(t.lemma_.lower())]
    if words or any(is_person_noun(w) for w in role_words(title.text)):
        owner = next((drafts.named[i] for i in range(title.start, title.end) if i in drafts.named), None)
        organisation = drafts.all[owner].name if owner is not None else None
        draft.roles.append(
            (role_title(drafts, title.start, title.end), organisation, (title.start, title.end))
        )
        if owner is not None and draft.country is None:
            draft.country = drafts.all[owner].country


def role_title(drafts: Drafts, start: int, end: int) -> str:
    """A role without article and country before it: "the Kenyan foreign minister" → "foreign minister"."""
    doc = drafts.doc
    while start < end - 1:
        token = doc[start]
        index = drafts.named.get(start)
        state = index is not None and drafts.all[index].kind in ("state", "government")
        if not state and token.pos_ not in ("DET", "PART") and token.tag_ not in ("POS", "PRP$"):
            break
        start += 1
    return doc[start:end].text
