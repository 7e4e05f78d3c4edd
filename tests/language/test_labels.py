"""Label scores that do not depend on the rows beside them."""

import numpy as np

from onrecord.language.labels import Labels, LabelScorer
from onrecord.language.pipeline import WEIGHTS

SCORER = LabelScorer(WEIGHTS / "label_scorer.npz")


def rows(count: int) -> tuple[np.ndarray, np.ndarray]:
    random = np.random.default_rng(4)
    return tuple(random.normal(size=(count, 128)).astype(np.float32) for _ in range(2))


def test_a_row_has_the_same_scores_in_any_company() -> None:
    dependents, heads = rows(150)
    together = SCORER.scores(dependents, heads)
    for first, last in ((0, 1), (3, 40), (63, 66), (149, 150)):
        assert np.array_equal(SCORER.scores(dependents[first:last], heads[first:last]), together[first:last])


def test_shapes() -> None:
    labels = Labels.read(WEIGHTS / "labels.json")
    assert SCORER.scores(*rows(3)).shape == (3, len(labels.deprels))
    assert SCORER.scores(*rows(0)).shape == (0, len(labels.deprels))
    assert "root" in labels.deprels
    assert labels.names[0] == "O"
