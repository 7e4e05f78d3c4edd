"""spaCy's English tokenizer, with rules for text that comes off web pages.

Words are cut as English treebanks cut them (hyphens apart, clitics apart), so that what the
encoder learnt applies; `doc.text` is the text that came in, to the character.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

from spacy.lang.en import English
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex
from spacy.vocab import Vocab, create_vocab

from onrecord.language.abbreviations import words

_LONG_RUN = 200
_PIECE = 60

# Where a space is missing: round dashes, quotes and brackets in a word, between sentences.
_CUT = re.compile(
    r"(?<=\w)(?=[—―…])|(?<=[—―])(?=\S)"
    r"|(?<=[^\W\d_]{2}[.!?])(?=[A-Z“‘][^\W_])"
    r"|(?<=[.!?,][”’\"])(?=[A-Za-z])"
    r"|(?<=[\w,.:;])(?=[“])|(?<=[”])(?=\w)"
    r"|(?<=\w\))(?=\w)|(?<=[.!?])(?=\[\d)"
)
_ADDRESS = re.compile(r"://|www\.|\w@\w")
_RUN_OF_TEXT = re.compile(r"\S+")
_LONG = re.compile(rf"\S{{{_LONG_RUN},}}")
_SURROGATE = re.compile("[\ud800-\udfff]")

_ABBREVIATIONS = words("""
    Maj. Lt. Col. Brig. Sgt. Capt. Cmdr. Sr. Amb. Pres. Hon. Supt. Det. Cpl. Pvt. Insp. Msgr. Rt.
    Cdr. Gp. Ald. Atty. Asst. Assn. Dept. Govt. Univ. Mt. Ft. Ave. Blvd. Apr. Jun. Jul. Aug. Nov.
    Tue. Tues. Wed. Thu. Thur. Thurs. Bros. Inc. Cos. Corp. Ltd. Pty. Nos. Fig. Figs. Vol. Vols.
    Eds. cf. ca. approx. est. etc. incl. v. vs. pp. Messrs. Mmes. Mme. Mlle. Esq. Ariz. Colo. Conn.
    Kan. Ky. Md. Mich. Minn. Mont. Neb. Nev. Okla. Tenn. Va. Vt. Wis. Wyo. N.Y. N.J. N.H. N.M. N.C.
    S.C. N.D. S.D. W.Va. R.I. U.K. E.U. U.N. U.S. U.S.A. U.A.E. D.R.C. M.P. Q.C. K.C. Ph.D. M.D.
    B.A. M.A.
""")
# Contractions without their apostrophe that are words of their own or too rare to risk.
_CLITICLESS = re.compile(
    r"(?i)^(?:he|she|we|i|it|you|they|who|that|there|this|these|those|what|when|where|why|how|not|had"
    r"|should|would|could|might|must|need|ought)(?:d|ll|s|ve|re|m|dve|llve|ntve|ma)+$"
)


def make_tokenizer() -> Words:
    """A tokenizer with an English vocabulary of its own."""
    return Words(create_vocab("en", English.Defaults))


class Words:
    """`words(text)` is a Doc of tokens with nothing else on it."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        self._tokenizer = _with_rules(vocab)

    def __call__(self, text: str) -> Doc:
        """Tokenise. Lone surrogates, which no Doc can hold, become U+FFFD (offsets stay)."""
        text = _SURROGATE.sub("\ufffd", text)
        cuts = _cuts(text)
        if cuts:
            return self._joined(text, cuts)
        doc: Doc = self._tokenizer(text)
        return doc

    def _joined(self, text: str, cuts: list[int]) -> Doc:
        texts: list[str] = []
        spaces: list[bool] = []
        for begin, end in zip([0, *cuts], [*cuts, len(text)], strict=True):
            for token in self._tokenizer(text[begin:end]):
                texts.append(token.text)
                spaces.append(bool(token.whitespace_))
        return Doc(self.vocab, words=texts, spaces=spaces)


def _cuts(text: str) -> list[int]:
    """Places, with no space on either side, at which the text is cut before it is tokenised."""
    cuts = [match.start() for match in _CUT.finditer(text)]
    if cuts and _ADDRESS.search(text):
        cuts = _outside_addresses(text, cuts)
    return sorted({*cuts, *_long_cuts(text)} - {0, len(text)})


def _outside_addresses(text: str, cuts: list[int]) -> list[int]:
    """The cuts that are not inside a web or mail address."""
    begins, ends = [0], [0]
    for run in _RUN_OF_TEXT.finditer(text):
        if _ADDRESS.search(run.group()):
            begins.append(run.start())
            ends.append(run.end())
    return [cut for cut in cuts if cut >= ends[bisect_right(begins, cut) - 1]]


def _long_cuts(text: str) -> Iterator[int]:
    """Runs of 200 characters and more without a space are cut every 60: rules are not linear."""
    for match in _LONG.finditer(text):
        yield from range(match.start() + _PIECE, match.end(), _PIECE)


def _with_rules(vocab: Vocab) -> Any:
    """The tokenizer alone: a whole `spacy.blank("en")` takes a third of a second more to make."""
    defaults = English.Defaults
    infixes = [rule for rule in defaults.infixes or () if "--" not in str(rule)]
    infixes = [_hyphen_infix(), *infixes, *_INFIXES]
    prefixes = [*_PREFIXES, *(_tag_kept(rule) for rule in defaults.prefixes or ())]
    suffixes = [*_SUFFIXES, *(defaults.suffixes or ())]
    rules: dict[str, Any] = {
        text: rule for text, rule in defaults.tokenizer_exceptions.items() if not _unwanted(text)
    }
    rules.update({word: [{"ORTH": word}] for word in _ABBREVIATIONS})
    return Tokenizer(
        vocab,
        rules=rules,
        prefix_search=compile_prefix_regex(prefixes).search,
        suffix_search=compile_suffix_regex(suffixes).search,
        infix_finditer=compile_infix_regex(infixes).finditer,
        token_match=_NUMBER.fullmatch,
        url_match=defaults.url_match,
    )


def _unwanted(text: str) -> bool:
    """Rules that news does not want: smileys with digits, 'wed' as 'we' and 'd', 'and/or'."""
    smiley = not any(letter.isalpha() for letter in text) and any(c.isdigit() for c in text)
    return smiley or bool(_CLITICLESS.match(text)) or text == "and/or"


def _tag_kept(rule: Any) -> Any:
    """'#' is cut off, but not from a hashtag."""
    return "#(?![A-Za-z])" if rule == "#" else rule


def _hyphen_infix() -> str:
    """A hyphen between letters or digits, but not after 'non', 'co' … at the start of a word."""
    unsplit = "".join(rf"(?<!\b{first}{rest})" for first, rest in _UNSPLIT)
    return rf"(?<=[^\W_]){unsplit}(?:-|–|—|--|---|——|~)(?=[^\W_])"


_UNSPLIT = [
    (f"[{prefix[0].upper()}{prefix[0]}]", prefix[1:])
    for prefix in ("non", "co", "e", "re", "semi", "cross", "counter", "mini", "multi", "anti")
]
_RUN = r"(?:={2,}|_{2,}|\*{2,}|#{2,}|~{2,}|\+{2,}|<{2,}|>{2,}|-{2,}|[?!]{2,})"
_INFIXES = (
    r"(?<=\.)[-–](?=[A-Za-z])",
    r"(?<=[A-Za-z])/(?=[A-Za-z])",
    r"(?<=[A-Za-z])[“”\"](?=[A-Za-z])",
)
_PREFIXES = (_RUN, r"[-–](?=[A-Za-z])")
_SUFFIXES = (_RUN, r"(?<=[A-Za-z])[-–]", r"(?<=[0-9])(?:am|pm|AM|PM|a\.m\.|p\.m\.)")
_NUMBER = re.compile(r"(?:\d{1,4}-)?\d{3}-\d{3}-\d{4}")
