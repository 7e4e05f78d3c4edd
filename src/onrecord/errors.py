"""The exceptions of onrecord.

    OnrecordError
    ├── ReadingError          a file, feed or archive could not be read
    │   ├── EmptyInput        nothing in it
    │   ├── NotText           binary data under a text name
    │   ├── TooLarge          over the size limit
    │   ├── NoArticle         no report found on the page
    │   ├── WrongLanguage     the report is not in English
    │   ├── Skipped           a file that is no report by its kind
    │   ├── Unsafe            an archive or a document made to do harm
    │   └── NotFetched        an address that may not, or could not, be fetched
    ├── RecordError           a record could not be opened, read or written
    │   ├── NoSuchRecord
    │   ├── NoSuchItem
    │   ├── RecordBusy        another build is writing to it
    │   ├── CannotJudge       a judgement that says nothing, or that cannot be heeded
    │   └── NothingToRecord   a build of a new record read no article
    └── WeightsError          the language weights are missing or damaged

Each carries its facts as fields and says in one sentence what was got, what was expected and what to do.
"""

from __future__ import annotations


class OnrecordError(Exception):
    """Base of all errors that onrecord raises on purpose."""


class ReadingError(OnrecordError):
    """A source could not be turned into an article.

    `origin` is the path or address as given, `reason` what was found, `remedy` what to do about it.
    """

    kind = "unreadable"

    def __init__(self, origin: str, reason: str, remedy: str) -> None:
        super().__init__(f"{origin}: {reason}; {remedy}")
        self.origin = origin
        self.reason = reason
        self.remedy = remedy


class EmptyInput(ReadingError):
    """The file or field holds no text."""

    kind = "empty"


class NotText(ReadingError):
    """The bytes are not text in any encoding that we know."""

    kind = "binary"


class TooLarge(ReadingError):
    """The source is over the size limit."""

    kind = "too large"


class NoArticle(ReadingError):
    """A page or text without a report on it."""

    kind = "no article"


class WrongLanguage(ReadingError):
    """The report is in a language that the engine does not read."""

    kind = "language"


class Skipped(ReadingError):
    """A file of a kind that no report comes in: a style sheet, a program, settings."""

    kind = "skipped"


class Unsafe(ReadingError):
    """A file made to do harm: it grows without end when it is unpacked, points out of its folder, or
    defines entities."""

    kind = "unsafe"


class NotFetched(ReadingError):
    """An address that was not fetched: nobody asked for it, its host forbids it, or it gave no answer."""

    kind = "not fetched"


class RecordError(OnrecordError):
    """A record could not be opened, read or written."""


class NoSuchRecord(RecordError):
    """No record at this path."""

    def __init__(self, path: str) -> None:
        super().__init__(f"no record at {path}; make one with: onrecord build FOLDER -o {path}")
        self.path = path


class NoSuchItem(RecordError):
    """No item with this id."""

    def __init__(self, item: str) -> None:
        super().__init__(f"no item {item!r} in this record; list ids with: onrecord show RECORD statements")
        self.item = item


class RecordBusy(RecordError):
    """Another process is writing to the record."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path} is being written by another process; wait for it to end and try again")
        self.path = path


class CannotJudge(RecordError):
    """A judgement that says nothing, or that cannot be heeded; `reason` says why, `remedy` what to do."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(f"{reason}; {remedy}")
        self.reason = reason
        self.remedy = remedy


class NothingToRecord(RecordError):
    """No article was read and analysed, so no record was made. `failures` holds why, a line each."""

    def __init__(self, failures: tuple[object, ...]) -> None:
        tried = f"all {len(failures)} of it failed" if failures else "it holds no file"
        super().__init__(
            f"no article in what was given: {tried}; give reports in a form that is read (text, HTML, JSON, "
            "PDF …: see docs/reading.md)"
        )
        self.failures = failures


class WeightsError(OnrecordError):
    """The language weights are missing or damaged."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"language weights at {path}: {reason}; install onrecord again")
        self.path = path
        self.reason = reason
