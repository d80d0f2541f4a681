"""The words, numbers and marks of a stretch of text, in one linear pass."""

import re
from enum import Enum
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

_TOKEN = re.compile(
    r"(?P<address>(?:https?://|www\.)\S{1,2000}|[#@]\w{1,200})"
    r"|(?P<digits>\d+(?:[,.'’\u00a0\u202f\u2009]\d+)*)(?P<suffix>[^\W\d_]*)"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)"
    r"|(?P<mark>\S)"
)


class TokenKind(Enum):
    """What a token is made of."""

    WORD = 1
    DIGITS = 2
    MARK = 3
    ADDRESS = 4


class Token(NamedTuple):
    """A token with its place in the document, in code points. A tuple, for they are made by the million.

    Attributes:
        word: In lower case, with straight apostrophes; digits without the letters glued to them.
        value: What digits are worth; None for other tokens and for more than 15 digits.
        suffix: Letters glued to digits, in lower case ("k", "th", "km").
        spaced: Whether white space stands before it.
        capital: Whether it starts with a capital letter.
        shouted: Whether it is all in capitals.
        decimals: How many digits stand after the decimal point.
        grouped: Whether separators group its digits.
        dotted: The parts of a run with several points that is no number: "24.03.2022".
    """

    kind: TokenKind
    start: int
    end: int
    word: str
    spaced: bool
    capital: bool = False
    value: Fraction | None = None
    suffix: str = ""
    decimals: int = 0
    grouped: bool = False
    dotted: tuple[str, ...] = ()
    shouted: bool = False


def tokens(text: str, start: int, end: int) -> list[Token]:
    """The tokens of `text[start:end]` in reading order."""
    found: list[Token] = []
    last, runs = start, 0
    for match in _TOKEN.finditer(text, start, end):
        at, past = match.span()
        spaced = at > last or at == start
        last = past
        if match.lastgroup == "suffix":
            runs += 1
            found.extend(_digits(match, spaced=spaced))
        else:
            kind = _PLAIN[match.lastgroup or "mark"]
            word, capital, shouted = _spelled(match.group())
            found.append(Token(kind, at, past, word, spaced, capital, None, "", 0, False, (), shouted))
    return _join_spaced_groups(found) if runs > 1 else found


_PLAIN = {"word": TokenKind.WORD, "mark": TokenKind.MARK, "address": TokenKind.ADDRESS}


@lru_cache(1 << 15)
def _spelled(said: str) -> tuple[str, bool, bool]:
    """A token's word, whether it starts with a capital, and whether it is all in capitals."""
    capital = said[0].isupper()
    return said.lower().replace("’", "'"), capital, capital and said.isupper()


_MOST_DIGITS = 15
_SEPARATORS = re.compile(r"[,'’\u00a0\u202f\u2009]")
_GROUPED = re.compile(
    r"(?:\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}|\d{1,3}(?:['’]\d{3})+|\d{1,3}(?:[\u00a0\u202f\u2009]\d{3})+)(?:\.\d+)?"
)
_POINTS = re.compile(r"\d{1,3}(?:\.\d{3}){2,}")
_DECIMAL = re.compile(r"\d+\.(\d+)")
_PIECE = re.compile(r"\d+(?:\.\d+)?")


def _digits(match: re.Match[str], *, spaced: bool) -> list[Token]:
    """One token where the run of digits is one number, else one for each number in the run ("12,13")."""
    run, start = match["digits"], match.start()
    suffix = match["suffix"].lower()
    if len(run) > 2 * _MOST_DIGITS:
        return [Token(TokenKind.DIGITS, start, match.end(), "", spaced, suffix=suffix)]
    if _is_one_number(run):
        return [_number(run, start, match.end(), suffix, spaced=spaced)]
    pieces = list(_PIECE.finditer(run))
    if len(pieces) > 1 and run.count(".") > 1:  # 192.168.0.1 names something
        parts = tuple(run.split("."))
        return [Token(TokenKind.DIGITS, start, match.end(), "", spaced, suffix=suffix, dotted=parts)]
    found = []
    for piece in pieces:
        is_last = piece is pieces[-1]
        end = match.end() if is_last else start + piece.end()
        first = spaced and piece is pieces[0]
        found.append(
            _number(piece.group(), start + piece.start(), end, suffix if is_last else "", spaced=first)
        )
    return found


def _is_one_number(run: str) -> bool:
    return run.isdecimal() or any(form.fullmatch(run) for form in (_DECIMAL, _GROUPED, _POINTS))


def _number(run: str, start: int, end: int, suffix: str, *, spaced: bool) -> Token:
    grouped = not run.isdecimal() and not _DECIMAL.fullmatch(run)
    plain = run.replace(".", "") if _POINTS.fullmatch(run) else _SEPARATORS.sub("", run)
    decimal = _DECIMAL.fullmatch(plain)
    value = None
    if sum(character.isdecimal() for character in plain) <= _MOST_DIGITS:
        whole, _, part = plain.partition(".")
        value = Fraction(int(whole + part), 10 ** len(part))
    decimals = len(decimal[1]) if decimal else 0
    return Token(TokenKind.DIGITS, start, end, plain, spaced, False, value, suffix, decimals, grouped)


def _join_spaced_groups(found: list[Token]) -> list[Token]:
    """Reads "1 600 000" as one number where nothing before it takes the first group for itself."""
    joined: list[Token] = []
    at = 0
    while at < len(found):
        end = _group_end(found, at)
        joined.append(_merge(found[at:end]) if end > at + 1 else found[at])
        at = end
    return joined


def _group_end(found: list[Token], at: int) -> int:
    first = found[at]
    if not (
        first.kind is TokenKind.DIGITS
        and first.word.isdecimal()
        and len(first.word) <= 3
        and not first.suffix
    ):
        return at + 1
    if (
        first.grouped
        or not first.spaced
        or first.word.startswith("0")
        or (at and _takes_number(found[at - 1]))
    ):
        return at + 1
    end = at + 1
    while end < min(len(found), at + 5) and _is_group(found[end], found[end - 1]):
        end += 1
    return end


def _takes_number(token: Token) -> bool:
    """Whether the number after it is likely its own: "March 24 200 people", "Flight 17 298 died"."""
    return token.capital or token.kind is TokenKind.DIGITS or token.word in {".", "-", "/", ":", "#", "№"}


def _is_group(token: Token, before: Token) -> bool:
    return (
        token.kind is TokenKind.DIGITS
        and token.start == before.end + 1
        and len(token.word) == 3
        and token.word.isdecimal()
        and not token.suffix
    )


def _merge(parts: list[Token]) -> Token:
    run = "".join(part.word for part in parts)
    return Token(
        TokenKind.DIGITS,
        parts[0].start,
        parts[-1].end,
        run,
        parts[0].spaced,
        value=Fraction(int(run)),
        grouped=True,
    )
