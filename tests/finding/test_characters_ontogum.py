"""Clusters of people and organisations against OntoGUM's development documents of news and interview."""

from __future__ import annotations

import importlib.util
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
ARCHIVE = ROOT.parent / "shared" / "data" / "gum.tar.xz"
FLOOR_THIRD_PERSON, FLOOR_ALL, FLOOR_CONLL = 0.78, 0.78, 0.63


def tool() -> ModuleType:
    """quality/coreference.py, which is no package."""
    spec = importlib.util.spec_from_file_location("coreference", ROOT / "quality" / "coreference.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["coreference"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def gum(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    if not ARCHIVE.is_file():
        pytest.skip("the shared data sets are not here")
    folder = tmp_path_factory.mktemp("gum")
    with tarfile.open(ARCHIVE) as packed:
        packed.extractall(folder, filter="data")
    yield next(path.parent for path in folder.rglob("coref_ontogum"))


def test_clusters_reach_their_floors(gum: Path) -> None:
    coreference = tool()
    everything, third_person = [0.0] * 4, [0.0] * 4
    whole = [[0.0] * 4 for _ in range(3)]
    for name in coreference.documents(gum, "dev", ["news", "interview"]):
        gold = coreference.read(gum / "coref_ontogum", name)
        ours = coreference.found(gold.text)
        for total, more in zip(whole, coreference.conll(gold, ours), strict=True):
            total[:] = [a + b for a, b in zip(total, more, strict=True)]
        told = {
            at: c
            for at, c in gold.clusters.items()
            if coreference.word(gold.text, at) not in coreference.SPEECH
        }
        for sums, clusters in ((everything, gold.clusters), (third_person, told)):
            counts = coreference.b_cubed(clusters, ours)
            sums[:] = [a + b for a, b in zip(sums, counts, strict=True)]
    assert coreference.f1(third_person) >= FLOOR_THIRD_PERSON
    assert coreference.f1(everything) >= FLOOR_ALL
    assert coreference.conll_f1(whole)[0] >= FLOOR_CONLL


def test_the_conll_score_of_what_is_right_and_of_what_is_not() -> None:
    coreference = tool()
    gold = coreference.Gold("g", "", clusters={1: 7, 2: 7, 3: 7, 4: 8, 5: 8}, others={9})
    right = {1: (0,), 2: (0,), 3: (0,), 4: (1,), 5: (1,), 9: (2,), 6: (3,)}
    assert coreference.conll_f1(coreference.conll(gold, right))[0] == pytest.approx(1.0)
    name = coreference.Gold("g", "Ana Ruiz said", clusters={4: 7, 20: 7})
    assert coreference.runs(name.text, {0: (0,), 4: (0,), 9: (1,)}) == [[0, 4], [9]]
    assert coreference.conll(name, {0: (0,), 4: (0,), 20: (0,)})[0] == [1.0, 1.0, 1.0, 1.0]
    parted = {1: (0,), 2: (0,), 3: (2,), 4: (1,), 5: (1,)}
    muc, b3, ceaf = coreference.conll_f1(coreference.conll(gold, parted))[1]
    assert muc == pytest.approx(2 * (2 / 3) / (1 + 2 / 3))
    assert b3 == pytest.approx(2 * (10 / 3 / 5) / (1 + 10 / 3 / 5))
    assert ceaf == pytest.approx((2 * 2 / 5 + 1) / 2)
    assert coreference.best_pairing([[0.1, 0.9], [0.8, 0.85]]) == pytest.approx(1.7)
    assert coreference.conll(gold, {}) == [[0.0, 3.0, 0.0, 0.0], [0.0, 5.0, 0.0, 0.0], [0.0, 2.0, 0.0, 0.0]]
