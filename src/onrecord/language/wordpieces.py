"""Words → word pieces of the encoder's uncased vocabulary."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tokenizers import Tokenizer

PAD, UNKNOWN, FIRST, LAST = 0, 100, 101, 102
PIECES_A_WORD = 16
LONGEST_WORD = 96
_REMEMBERED = 200_000


class WordPieces:
    """Splits words, one by one, and remembers what it has split.

    A word is cut to its first 96 characters and first 16 pieces; a word that the vocabulary
    cannot spell (a NUL byte, say) is one unknown piece. So no word is without a piece.
    """

    def __init__(self, path: Path) -> None:
        """Read the tokenizer file at `path` (the Hugging Face `tokenizer.json` form)."""
        self._tokenizer = Tokenizer.from_file(str(path))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._known: dict[str, tuple[int, ...]] = {}

    def of(self, words: Sequence[str]) -> list[tuple[int, ...]]:
        """The piece ids of each word, in order; each holds 1 to 16 ids."""
        cut = [word[:LONGEST_WORD] for word in words]
        if len(self._known) > _REMEMBERED:
            self._known = {}
        known = self._known
        new = [word for word in dict.fromkeys(cut) if word not in known]
        known.update(zip(new, self._split(new), strict=True))
        return [known[word] for word in cut]

    def is_word(self, word: str) -> bool:
        """Whether a word is one piece of the vocabulary by itself, letter case aside."""
        return self._tokenizer.token_to_id(word.lower()) is not None

    def _split(self, words: list[str]) -> list[tuple[int, ...]]:
        spelt = [_spellable(word) for word in words]
        encoded = self._tokenizer.encode_batch(spelt, add_special_tokens=False)
        return [tuple(encoding.ids[:PIECES_A_WORD]) or (UNKNOWN,) for encoding in encoded]


def _spellable(word: str) -> str:
    """Lone surrogates cannot be handed to the tokenizer."""
    return word.encode("utf-8", "replace").decode("utf-8")
