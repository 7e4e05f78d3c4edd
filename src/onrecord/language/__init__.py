"""The language engine: text → a spaCy Doc with tags, morphology, lemmas, trees and names.

>>> from onrecord.language import load
>>> doc = load()("The envoy met Ms Okafor in Lagos.")
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.language.pipeline import Analyser

__all__ = ["load"]


def load(threads: int | None = None) -> Analyser:
    """The analyser; `threads` is how many the encoder uses (None: as many as there are cores)."""
    from onrecord.language.light_spacy import import_spacy

    import_spacy()
    from onrecord.language import pipeline

    return pipeline.load(threads)
