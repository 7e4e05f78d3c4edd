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
# With the words I, we, you, which in an interview hang on labels that the texts do not have, it is less.
FLOOR_THIRD_PERSON, FLOOR_ALL = 0.75, 0.62


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
    for name in coreference.documents(gum, "dev", ["news", "interview"]):
        gold = coreference.read(gum / "coref_ontogum", name)
        ours = coreference.found(gold.text)
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
