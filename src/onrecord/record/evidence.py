"""Evidence: the words of an article that an item or a field of it rests on."""

from __future__ import annotations

from onrecord.record.base import Value


class Evidence(Value, frozen=True, kw_only=True):
    """Words of one article. `start` and `end` count Unicode code points of its `text`, half open.

    Invariant: `text == article.text[start:end]`. `role` says what the words show: a statement's
    `source`, `cue`, `content`; an event's `trigger`, `actor`, `recipient`, `date`, `place`, and `status`
    (the trigger of the accounts that give its status, where others give another); `sentence`.
    """

    article: str
    start: int
    end: int
    text: str
    role: str | None = None


class How(Value, frozen=True, kw_only=True):
    """How one field of an item was found, in words a reporter understands: "subject of 'said'"."""

    field: str
    by: str
