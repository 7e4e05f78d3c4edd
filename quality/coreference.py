"""Who is meant, within one text: clusters of people and organisations against OntoGUM.

    python quality/coreference.py GUM [--genre news --genre interview] [--split dev] [--misses]

GUM is the folder of the corpus with `coref_ontogum/` and `splits.md`. OntoGUM marks no mention that stands
alone, so what is measured is B³ over the mentions of its clusters (Bagga and Baldwin 1998): recall over all
of them, one that we have not being alone; precision over those that we have. A mention is known by its head.
Several people of whom one word speaks ("we", "the two") are a cluster of their own.

The last line is the CoNLL score: the mean F1 of MUC, B³ and CEAF-e, where clusters of ours of two mentions
and more are compared with the corpus', our mentions that it has not counting against us. Mentions that the
corpus knows for something else than a person or an organisation are left out. Words of one name that stand
together are one mention of ours: that whose head the corpus has among them.
"""

from __future__ import annotations

import argparse
import math
import re
import sys
from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.finding.characters import find_characters
from onrecord.language import load
from onrecord.record import Article

KINDS = frozenset(("person", "organization"))
FLOOR = 0.75
SPEECH = frozenset(
    (
        "i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves",
        "you", "your", "yours", "yourself", "yourselves",
    )
)  # fmt: skip
"""Whom these words mean in an interview hangs on who speaks, which the corpus' texts do not say."""

_ENTITY = re.compile(r"([\w-]+)\[(\d+)\]")
_WORD = re.compile(r"[^\w-]")
_BETWEEN = re.compile(r"[\w.'’]+[ -]?")
_EDGE = re.compile(r"(\d+)_(\d+)\]")


@dataclass(slots=True)
class Gold:
    """A text and its clusters: head word (code point of its start) → cluster."""

    name: str
    text: str
    clusters: dict[int, int] = field(default_factory=dict)
    others: set[int] = field(default_factory=set)
    """Heads of mentions of other kinds, and of people and organisations that are mentioned once."""


def read(folder: Path, name: str) -> Gold:
    """One document."""
    text, starts, heads = _text(folder / f"{name}.conllu")
    tokens, kinds, root = _mentions(folder / f"{name}.tsv")
    gold = Gold(name, text)
    sizes: dict[int, int] = defaultdict(int)
    for mention in tokens:
        sizes[root[mention]] += 1
    kind_of = {root[m]: kinds[m] for m in sorted(tokens, reverse=True) if kinds.get(m) in KINDS}
    for mention, inside in tokens.items():
        cluster = root[mention]
        head = next((t for t in inside if (t[0], heads[t]) not in inside), inside[0])
        if sizes[cluster] > 1 and cluster in kind_of:
            gold.clusters[starts[head]] = cluster
        else:
            gold.others.add(starts[head])
    gold.others -= gold.clusters.keys()
    return gold


Place = tuple[int, int]  # sentence and word, from 1


def _text(path: Path) -> tuple[str, dict[Place, int], dict[Place, int]]:
    """The text with paragraphs, where each word begins, and the head of each word."""
    text, starts, heads = "", {}, {}
    sentence = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        columns = line.split("\t")
        if line.startswith("# newpar") and text:
            text = text.rstrip() + "\n\n"
        if line.startswith("# text"):
            sentence += 1
        elif len(columns) == 10 and columns[0].isdigit():
            place = (sentence, int(columns[0]))
            starts[place], heads[place] = len(text), int(columns[6])
            text += columns[1] + ("" if "SpaceAfter=No" in columns[9] else " ")
    return text.rstrip(), starts, heads


def _mentions(path: Path) -> tuple[dict[int, list[Place]], dict[int, str], dict[int, int]]:
    """The words of each mention, its kind, and the first mention of its cluster."""
    tokens: dict[int, list[Place]] = defaultdict(list)
    kinds: dict[int, str] = {}
    root: dict[int, int] = {}

    def find(mention: int) -> int:
        while root.setdefault(mention, mention) != mention:
            mention = root[mention]
        return mention

    for line in path.read_text(encoding="utf-8").splitlines():
        columns = line.split("\t")
        if len(columns) < 10 or "-" not in columns[0]:
            continue
        sentence, _, word = columns[0].partition("-")
        for kind, number in _ENTITY.findall(columns[3]):
            tokens[int(number)].append((int(sentence), int(word)))
            kinds[int(number)] = kind
        for target, source in _EDGE.findall(columns[9]):
            if source != "0" and target != "0":
                root[find(int(target))] = find(int(source))
    return dict(tokens), kinds, {mention: find(mention) for mention in tokens}


Whom = tuple[int, ...]


def found(text: str) -> dict[int, Whom]:
    """Our clusters: where a head word begins → the character or characters."""
    doc = load()(text)
    cast = find_characters(Article(id="a", origin="a", text=text), doc)
    return {doc[at].idx: ids for at, ids in cast.refs.items()}


def b_cubed(gold: dict[int, int], ours: dict[int, Whom]) -> tuple[float, float, float, float]:
    """Sums for precision and recall: right and all over those that we have, right and all over the gold."""
    by_gold, by_ours = defaultdict(set), defaultdict(set)
    for at, cluster in gold.items():
        by_gold[cluster].add(at)
        if at in ours:
            by_ours[ours[at]].add(at)
    precision = recall = have = 0.0
    for at, cluster in gold.items():
        same = by_gold[cluster] & by_ours[ours[at]] if at in ours else {at}
        recall += len(same) / len(by_gold[cluster])
        if at in ours:
            have += 1
            precision += len(same) / len(by_ours[ours[at]])
    return precision, have, recall, float(len(gold))


# The CoNLL score ---------------------------------------------

Clusters = list[frozenset[int]]
Counts = list[float]
"""Right and all for recall, right and all for precision."""


def clusters_of(heads: Mapping[int, Hashable]) -> Clusters:
    """Clusters of two mentions and more."""
    found: dict[Hashable, set[int]] = defaultdict(set)
    for at, cluster in heads.items():
        found[cluster].add(at)
    return [frozenset(c) for c in found.values() if len(c) > 1]


def conll(gold: Gold, ours: dict[int, Whom]) -> list[Counts]:
    """The counts of MUC, B³ and CEAF-e in one document."""
    key = clusters_of(gold.clusters)
    response = clusters_of({at: ours[at] for run in runs(gold.text, ours) for at in _heads(run, gold)})
    return [[*way(key, response), *way(response, key)] for way in (_muc, _b_cubed, _ceaf)]


def runs(text: str, ours: Mapping[int, Whom]) -> list[list[int]]:
    """Words of ours that stand together for the same people, nothing but a space or a hyphen between them."""
    found: list[list[int]] = []
    for at in sorted(ours):
        last = found[-1][-1] if found else None
        if last is not None and ours[last] == ours[at] and _BETWEEN.fullmatch(text[last:at]):
            found[-1].append(at)
        else:
            found.append([at])
    return found


def _heads(run: list[int], gold: Gold) -> list[int]:
    """The heads of mentions that the corpus has in a run of words; where it has none, one stands for all."""
    return [at for at in run if at in gold.clusters] or ([] if set(run) & gold.others else run[:1])


def _muc(key: Clusters, response: Clusters) -> tuple[float, float]:
    """Links kept: a cluster of n mentions that fall into k parts keeps n - k."""
    right = 0
    for cluster in key:
        inside = [cluster & other for other in response]
        parts = [part for part in inside if part]
        right += len(cluster) - len(parts) - len(cluster - frozenset().union(*parts))
    return float(right), float(sum(len(c) - 1 for c in key))


def _b_cubed(key: Clusters, response: Clusters) -> tuple[float, float]:
    right = sum(len(a & b) ** 2 / len(a) for a in key for b in response)
    return right, float(sum(map(len, key)))


def _ceaf(key: Clusters, response: Clusters) -> tuple[float, float]:
    """The best pairing of clusters by their likeness 2|a & b| / (|a| + |b|)."""
    likeness = [[2 * len(a & b) / (len(a) + len(b)) for b in response] for a in key]
    return best_pairing(likeness), float(len(key))


def best_pairing(likeness: list[list[float]]) -> float:
    """The greatest sum of a one-to-one pairing of rows and columns (Kuhn 1955, by shortest paths)."""
    if not likeness or not likeness[0]:
        return 0.0
    rows = likeness if len(likeness) <= len(likeness[0]) else [list(c) for c in zip(*likeness, strict=True)]
    n, m = len(rows), len(rows[0])
    u, v, match = [0.0] * (n + 1), [0.0] * (m + 1), [0] * (m + 1)
    for i in range(1, n + 1):
        match[0], j = i, 0
        least, way, used = [math.inf] * (m + 1), [0] * (m + 1), [False] * (m + 1)
        while match[j]:
            used[j], row, delta, after = True, match[j], math.inf, 0
            for k in (k for k in range(1, m + 1) if not used[k]):
                cost = -rows[row - 1][k - 1] - u[row] - v[k]
                if cost < least[k]:
                    least[k], way[k] = cost, j
                if least[k] < delta:
                    delta, after = least[k], k
            for k in range(m + 1):
                if used[k]:
                    u[match[k]] += delta
                    v[k] -= delta
                else:
                    least[k] -= delta
            j = after
        while j:
            match[j] = match[way[j]]
            j = way[j]
    return sum(rows[match[k] - 1][k - 1] for k in range(1, m + 1) if match[k])


def conll_f1(sums: list[Counts]) -> tuple[float, list[float]]:
    """The mean F1, and the F1 of each measure."""
    each = [f1([counts[2], counts[3], counts[0], counts[1]]) for counts in sums]
    return sum(each) / len(each), each


def documents(folder: Path, split: str, genres: list[str]) -> Iterator[str]:
    """The names of a split's documents of some genres."""
    section = (folder / "splits.md").read_text(encoding="utf-8").split(f"## {split}\n")[1].split("\n## ")[0]
    for name in re.findall(r"GUM_\w+", section):
        if name.split("_")[1] in genres:
            yield name


def main() -> int:
    """Print a line a document and the whole; 1 where the whole is under the floor."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gum", type=Path)
    parser.add_argument("--genre", action="append")
    parser.add_argument("--split", default="dev")
    parser.add_argument("--third-person", action="store_true", help="leave out I, we, you and their forms")
    parser.add_argument("--misses", action="store_true")
    asked = parser.parse_args()
    sums = [0.0] * 4
    whole = [[0.0] * 4 for _ in range(3)]
    for name in documents(asked.gum, asked.split, asked.genre or ["news", "interview"]):
        gold = read(asked.gum / "coref_ontogum", name)
        if asked.third_person:
            gold.clusters = {at: c for at, c in gold.clusters.items() if word(gold.text, at) not in SPEECH}
        ours = found(gold.text)
        counts = b_cubed(gold.clusters, ours)
        sums = [a + b for a, b in zip(sums, counts, strict=True)]
        for total, more in zip(whole, conll(gold, ours), strict=True):
            total[:] = [a + b for a, b in zip(total, more, strict=True)]
        print(f"{name:28}{_line(counts)}")
        if asked.misses:
            _print_clusters(gold, ours)
    print(f"{'all':28}{_line(sums)}")
    mean, (muc, b3, ceaf) = conll_f1(whole)
    print(f"{'CoNLL':28}MUC {muc:.3f}  B3 {b3:.3f}  CEAF-e {ceaf:.3f}  mean {mean:.3f}")
    return 0 if f1(sums) >= FLOOR else 1


def word(text: str, at: int) -> str:
    """The word that begins at a code point, in small letters."""
    return _WORD.split(text[at : at + 40].lower(), maxsplit=1)[0]


def f1(sums: list[float] | tuple[float, ...]) -> float:
    """F1 from the sums."""
    precision, recall = sums[0] / max(1.0, sums[1]), sums[2] / max(1.0, sums[3])
    return 2 * precision * recall / max(1e-9, precision + recall)


def _line(sums: list[float] | tuple[float, ...]) -> str:
    p, r = sums[0] / max(1.0, sums[1]), sums[2] / max(1.0, sums[3])
    return f"mentions {int(sums[3]):4}  have {int(sums[1]):4}  P {p:.3f}  R {r:.3f}  F1 {f1(sums):.3f}"


def _print_clusters(gold: Gold, ours: dict[int, Whom]) -> None:
    clusters: dict[int, list[int]] = defaultdict(list)
    for at, cluster in gold.clusters.items():
        clusters[cluster].append(at)
    for places in clusters.values():
        words = (f"{word(gold.text, at)}:{ours.get(at, '-')}" for at in sorted(places))
        print("   ", " ".join(words))


if __name__ == "__main__":
    sys.exit(main())
