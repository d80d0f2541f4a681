"""What a claimant says that a figure rests on, quoted: "based on hospital records and interviews"."""

import re

_BASED = re.compile(
    r"\b(?:based|relied|rests?|drawn|compiled|derived|collected|gathered|calculated|estimated)\s+(?:up)?(?:on|from)\s+",
    re.IGNORECASE,
)
_FIGURE = re.compile(
    r"\b(?:estimates?|figures?|numbers?|tolls?|counts?|tall(?:y|ies)|totals?|assessments?|data)\b",
    re.IGNORECASE,
)
_END = re.compile(
    r"[.;!?]\s*$|[.;]\s|,\s(?:said|says|according|but|which|who)\b|,\s(?:the|a|an)\s[\w ]{1,40}\ssaid\b"
)
_SPLIT = re.compile(
    r",\s+and\s+|,\s+|\s+and\s+(?=(?:the|a|an|on|from|what|interviews?|reports?|data|records?|information|intelligence)\b)"
)


def stated_basis(sentence: str) -> tuple[str, ...]:
    """The bases that a sentence about a figure quotes; empty where it names none."""
    found = _BASED.search(sentence)
    if not found or not _FIGURE.search(sentence):
        return ()
    rest = sentence[found.end() :]
    end = _END.search(rest)
    rest = rest[: end.start()] if end else rest
    parts = (part.strip(" ,") for part in _SPLIT.split(rest))
    return tuple(part for part in parts if part)
