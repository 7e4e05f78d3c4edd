"""Data sets with names only → examples: wikigold, CrossNER politics, UNER-EWT, re3d, MEANTIME."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise
from pathlib import Path

from onrecord.language.abbreviations import words
from training.example import Example
from training.held_out import held_out
from training.name_tags import TAGS, Span, also, spans_of, tags_of
from training.own_names import labelled, read_labels

_WIKIGOLD = {"PER": "PERSON", "ORG": "ORG", "LOC": "PLACE", "MISC": "MISC"}
_POLITICS = {
    "politician": "PERSON",
    "person": "PERSON",
    "politicalparty": "ORG",
    "organisation": "ORG",
    "country": "PLACE",
    "location": "PLACE",
    "election": "EVENT",
    "event": "EVENT",
    "misc": "MISC",
}
_WIKIGOLD_HELD = 10


def wikigold(data: Path, part: str) -> Iterator[Example]:
    """Every tenth document is `check`, the others `train`. Events are under MISC there."""
    path = data / "ner_juand_r/data/wikigold/CONLL-format/data/wikigold.conll.txt"
    document = 0
    for rows in _blocks(path):
        if rows[0][0] == "-DOCSTART-":
            document += 1
            rows = rows[1:]
        held = document % _WIKIGOLD_HELD == 0
        if not rows or held != (part == "check"):
            continue
        spans = [(a, b, _WIKIGOLD[name]) for a, b, name in spans_of([row[-1] for row in rows])]
        tags = tags_of(len(rows), spans)
        if part == "train":
            tags = also(tags, "MISC", "EVENT")
        yield _example("wikigold", str(document), [row[0] for row in rows], tags)


def politics(data: Path, part: str) -> Iterator[Example]:
    """CrossNER politics; `part` is train, dev or test."""
    path = data / "crossner/ner_data/politics" / f"{part}.txt"
    for number, rows in enumerate(_blocks(path)):
        spans = [(a, b, _POLITICS[name]) for a, b, name in spans_of([row[1] for row in rows])]
        tags = tags_of(len(rows), spans)
        yield _example("politics", str(number), [row[0] for row in rows], tags)


def uner(data: Path, part: str) -> Iterator[Example]:
    """Universal NER on EWT's dev: documents in turn are `train` and `check`; no MISC, no events."""
    path = data / "uner_english_ewt/en_ewt-ud-dev.iob2"
    number = -1
    document = ""
    for rows in _blocks(path, comments=True):
        for row in rows:
            if row[0].startswith("# newdoc"):
                number, document = number + 1, row[0].split("=")[1].strip()
        rows = [row for row in rows if not row[0].startswith("# ")]
        if (number % 2 == 0) != (part == "train"):
            continue
        spans = [
            (a, b, _WIKIGOLD[name]) for a, b, name in spans_of([row[2] for row in rows]) if name in _WIKIGOLD
        ]
        opens = ("MISC", "EVENT") if part == "train" else ()
        words = [row[1] for row in rows]
        tags = _capitals_only(words, tags_of(len(rows), spans, opens))
        yield _example("uner", document, words, tags)


def _blocks(path: Path, *, comments: bool = False) -> Iterator[list[list[str]]]:
    lines = path.read_text(encoding="utf-8").split("\n")
    for filled, group in groupby(lines, key=lambda line: bool(line.strip())):
        if filled:
            yield [
                [line]
                if comments and line.startswith("# ")
                else (line.split("\t") if "\t" in line else line.split())
                for line in group
            ]


def _example(
    source: str,
    document: str,
    words: list[str],
    names: list[list[str]],
    spaces: list[bool] | None = None,
) -> Example:
    return Example(source=source, document=document, words=words, names=names, spaces=spaces)


def meantime(data: Path) -> Iterator[Example]:
    """Names in Wikinews stories: the first sentences as the set has them, the others as we labelled them."""
    labels = read_labels("meantime")
    for path in sorted((data / "meantime_en/intra-doc_annotation").glob("*/*.xml")):
        if not held_out(path.stem):
            yield from _meantime_document(path, labels)


def _meantime_document(path: Path, labels: dict[str, list[Span]]) -> Iterator[Example]:
    root = ElementTree.parse(path).getroot()
    tokens = {str(token.get("t_id")): token for token in root.iter("token")}
    order = list(tokens)
    place = {token: index for index, token in enumerate(order)}
    spans = list(_meantime_spans(root, place, [tokens[token].text or "" for token in order]))
    for number, group in groupby(order, key=lambda token: int(tokens[token].get("sentence") or 0)):
        ids = list(group)
        begin, end = place[ids[0]], place[ids[-1]] + 1
        words = [tokens[token].text or "_" for token in ids]
        inside = [(a - begin, b - begin, n) for a, b, n in spans if begin <= a and b <= end]
        if number in {0, 2, 3, 4, 5} and inside:
            names = _open_capitals(words, tags_of(len(words), inside))
            yield _example("meantime", path.stem, words, names)
        elif (own := labels.get(f"{path.stem.split('_')[0]}.{number}")) is not None:
            yield _example("meantime", path.stem, words, labelled(len(words), own))


def _meantime_spans(root: ElementTree.Element, place: dict[str, int], words: list[str]) -> Iterator[Span]:
    kinds = {"PER": "PERSON", "ORG": "ORG", "LOC": "PLACE", "PRO": "MISC", "FIN": "MISC"}
    types: dict[str, str] = {}
    entities = {entity.get("m_id"): entity.get("ent_type") for entity in root.iter("ENTITY")}
    for relation in root.iter("REFERS_TO"):
        target = relation.find("target")
        kind = entities.get(target.get("m_id")) if target is not None else None
        for source in relation.findall("source"):
            types[str(source.get("m_id"))] = kinds.get(str(kind), "")
    for mention in root.iter("ENTITY_MENTION"):
        at = sorted(place[str(anchor.get("t_id"))] for anchor in mention.findall("token_anchor"))
        name = types.get(str(mention.get("m_id")), "")
        if at and name and mention.get("syntactic_type") in {"NAM", "PRE.NAM"}:
            span = _capital_run(words, at[0], at[-1] + 1)
            if span is not None and len(at) <= 6 and _spelt_as_name(words[span[0] : span[1]]):
                yield (*span, "MISC" if words[span[0]] in _NATIONAL else name)


_SMALL = frozenset({"of", "for", "and", "the", "&", "-", "'s", "’s", "de", "la", "al", "in", "on"})
_DATES = words("""
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June
    July August September October November December Mon. Tues. Wed. Thurs. Fri. Jan. Feb. Mar. Apr.
    Jun. Jul. Aug. Sept. Sep. Oct. Nov. Dec.
""")
_NATIONAL = words("""
    American British German French Italian Canadian European Chinese Japanese Indian Russian
    Australian Spanish Swedish Dutch Korean Asian Brazilian Greek Irish
""")


def _capital_run(words: list[str], begin: int, end: int) -> tuple[int, int] | None:
    """The span without what stands uncapitalised at its edges, and without its article."""
    while begin < end and (not words[begin][:1].isupper() or words[begin] == "The"):
        begin += 1
    while begin < end and not (words[end - 1][:1].isupper() or words[end - 1][:1].isdigit()):
        end -= 1
    return (begin, end) if begin < end else None


def _spelt_as_name(words: list[str]) -> bool:
    return all(
        word[:1].isupper() or word[:1].isdigit() or word in _SMALL or not word[:1].isalnum() for word in words
    )


def _open_capitals(words: list[str], tags: list[list[str]]) -> list[list[str]]:
    """A capitalised word inside a sentence that the set leaves out may be any name or none."""
    return [
        list(TAGS) if tag == ["O"] and index and _maybe_name(words[index]) else tag
        for index, tag in enumerate(tags)
    ]


def _maybe_name(word: str) -> bool:
    return word[:1].isupper() and word not in _DATES


def _capitals_only(words: list[str], tags: list[list[str]]) -> list[list[str]]:
    """Words that are open between O and the classes a set lacks: only capitalised ones stay so."""
    return [
        ["O"] if 1 < len(tag) < len(TAGS) and "O" in tag and not _maybe_name(word) else tag
        for word, tag in zip(words, tags, strict=True)
    ]


def re3d(data: Path) -> Iterator[Example]:
    """Defence releases: proper persons, organisations, places; nationalities are MISC."""
    for folder in sorted((data / "re3d").iterdir()):
        if not folder.is_dir() or folder.name == "BBC Online":
            continue
        entities = [json.loads(line) for line in _lines(folder / "entities.json")]
        for document in map(json.loads, _lines(folder / "documents.json")):
            if not held_out(document["_id"]):
                own = [entity for entity in entities if entity["documentId"] == document["_id"]]
                yield from _re3d_document(document, own)


def _lines(path: Path) -> Iterable[str]:
    return (line for line in path.read_text(encoding="utf-8").split("\n") if line.strip())


def _re3d_document(document: dict[str, str], entities: list[dict[str, str]]) -> Iterator[Example]:
    from onrecord.language.sentences import sentence_starts
    from onrecord.language.tokenise import make_tokenizer

    doc = make_tokenizer()(document["text"])
    starts = [i for i, first in enumerate(sentence_starts(doc)) if first] + [len(doc)]
    for first, last in pairwise(starts):
        tokens = [token for token in doc[first:last] if not token.is_space]
        if not tokens:
            continue
        names = _re3d_tags(
            [token.text for token in tokens],
            [(token.idx, token.idx + len(token)) for token in tokens],
            entities,
        )
        yield _example(
            "re3d",
            document["_id"],
            [token.text for token in tokens],
            names,
            [bool(token.whitespace_) for token in tokens],
        )


_TITLED = words("""
    president prime minister secretary general gen. lt. col. maj. sgt. capt. col ambassador foreign
    defense defence state mr mr. mrs mrs. ms. dr. sir king his her excellency director commander
    commanding special envoy vice deputy army air force brig. adm. us u.s. navy spokesman
""")


def _re3d_tags(
    words: list[str], offsets: list[tuple[int, int]], entities: list[dict[str, str]]
) -> list[list[str]]:
    kinds = {"Person": "PERSON", "Organisation": "ORG", "Location": "PLACE", "Nationality": "MISC"}
    spans: list[Span] = []
    opens: set[int] = set()
    for entity in entities:
        begin, end = int(entity["begin"]), int(entity["end"])
        at = [i for i, (a, b) in enumerate(offsets) if a < end and b > begin]
        if not at:
            continue
        span = _re3d_name(words, at[0], at[-1] + 1, kinds.get(entity["type"], ""))
        if span is None:
            opens.update(i for i in at if words[i][:1].isupper())
        else:
            spans.append(span)
    tags = tags_of(len(words), spans, ("MISC", "EVENT"))
    for index in opens:
        if len(tags[index]) > 1:
            tags[index] = list(TAGS)
    return _capitals_only(words, tags)


def _re3d_name(words: list[str], begin: int, end: int, name: str) -> Span | None:
    run = _capital_run(words, begin, end)
    if not name or run is None:
        return None
    first, last = run
    while name == "PERSON" and first < last and words[first].lower() in _TITLED:
        first += 1
    ranked = name == "ORG" and any(word in {"General", "Gen.", "Lt.", "Maj."} for word in words[first:last])
    if first >= last or last != end or last - first > 8 or ranked:
        return None
    if not _spelt_as_name(words[first:last]):
        return None
    return first, last, name
