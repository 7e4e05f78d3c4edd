"""Numbers in news text, in figures and in words, as values."""

from __future__ import annotations

_UNITS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()

SMALL_NUMBERS: dict[str, int] = {
    **{word: n for n, word in enumerate(_UNITS, start=1)},
    **{word: 10 * n for n, word in enumerate(_TENS, start=2)},
    **{
        f"{tens}-{unit}": 10 * t + u
        for t, tens in enumerate(_TENS, start=2)
        for u, unit in enumerate(_UNITS[:9], start=1)
    },
}
"""The words for 1 to 99."""
