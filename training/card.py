"""Writes the model card from measured figures.

python -m training.card FIGURES.json WEIGHTS [--note TEXT]
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

_CARD = Path(__file__).parent / "card.md"
_COLUMNS = (
    ("sentences", "sentences"),
    ("upos", "UPOS"),
    ("xpos", "XPOS"),
    ("feats", "features"),
    ("lemmas", "lemmas"),
    ("uas", "UAS"),
    ("las", "LAS"),
    ("names_f1", "names F1"),
    ("names_untyped_f1", "names F1, untyped"),
    ("vector_cosine", "vector cosine"),
)
_RAW = (("tokens", "words"), ("sentences", "sentences"), ("upos", "UPOS"), ("uas", "UAS"), ("las", "LAS"))

Figures = dict[str, dict[str, float]]


def main() -> None:
    """Read the arguments and write WEIGHTS/MODEL_CARD.md."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("figures", type=Path)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--note", default="", help="a sentence on this run: its steps, its seed")
    arguments = parser.parse_args()
    figures: Figures = json.loads(arguments.figures.read_text(encoding="utf-8"))
    text = _CARD.read_text(encoding="utf-8")
    gold = {name: row for name, row in figures.items() if not name.endswith(" raw")}
    raw = {name: row for name, row in figures.items() if name.endswith(" raw")}
    text = text.replace("{gold}", table(gold, _COLUMNS)).replace("{raw}", table(raw, _RAW))
    text = text.replace("{note}", arguments.note)
    (arguments.weights / "MODEL_CARD.md").write_text(text, encoding="utf-8")


def table(figures: Figures, columns: tuple[tuple[str, str], ...]) -> str:
    """A Markdown table, a set a row; what a set does not have is left empty."""
    lines = [
        "| | " + " | ".join(title for _, title in columns) + " |",
        "|---|" + "---|" * len(columns),
    ]
    for name, row in figures.items():
        cells = [str(row.get(key, "")) for key, _ in columns]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
