"""A sentence as words with tags and, where a parser read it, arcs: what every rule looks at."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cached_property

from tollbook.extract.lexicon.speech import speech
from tollbook.extract.parse import Tree
from tollbook.extract.tagging import spelt, tag_words

# As the treebanks split: hyphens and possessive endings stand alone, figures keep their separators.
_WORD = re.compile(
    r"\d+(?:[.,]\d+)*(?:st|nd|rd|th)?|(?:[^\W\d_]\.){2,}|[^\W\d_]+(?=n['’]t\b)|n['’]t\b"
    r"|['’](?:s|re|ve|ll|d|m)\b|[^\W\d_]+(?:['’][^\W\d_]{3,})*\d*|\.\.+|\S"
)
NONE = -1


@dataclass(frozen=True)
class Words:
    """Words of one sentence; `starts` and `ends` are offsets into the document.

    Attributes:
        lowers: The words in lower case, with straight apostrophes.
        tags: Universal part of speech (NOUN, VERB, …).
        fine: Penn tag (VBD, VBN, …), empty where unknown.
        heads: Index of each word's head; NONE for a root, and everywhere without a parser.
        deps: Name of the arc to the head (UD v2); empty without a parser.
        parsed: Whether the arcs come from a parser.
    """

    texts: tuple[str, ...]
    lowers: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    lemmas: tuple[str, ...]
    tags: tuple[str, ...]
    fine: tuple[str, ...]
    heads: tuple[int, ...] = field(default=())
    deps: tuple[str, ...] = field(default=())
    parsed: bool = False

    def __len__(self) -> int:
        return len(self.texts)

    def lower(self, i: int) -> str:
        """The word in lower case; empty outside the sentence."""
        return self.lowers[i] if 0 <= i < len(self.lowers) else ""

    def tag(self, i: int) -> str:
        """The word's tag; empty outside the sentence."""
        return self.tags[i] if 0 <= i < len(self.tags) else ""

    def at(self, start: int, end: int) -> tuple[int, int]:
        """The words [first, last) that the characters [start, end) of the document touch."""
        first = bisect_right(self.ends, start)
        return first, max(first, bisect_left(self.starts, end))

    @cached_property
    def below(self) -> tuple[tuple[int, ...], ...]:
        """For each word, the words that hang on it."""
        found: list[list[int]] = [[] for _ in self.texts]
        for i, head in enumerate(self.heads):
            if head != NONE:
                found[head].append(i)
        return tuple(tuple(some) for some in found)

    def child(self, i: int, *deps: str) -> int:
        """The first word that hangs on `i` by one of these relations (subtypes count), or NONE."""
        return next((c for c in self.below[i] if self.is_dep(c, *deps)), NONE)

    def nearest(self, i: int, *deps: str) -> int:
        """Of the words hanging on `i` by one of these relations, the one closest to it, or NONE."""
        return min(
            (c for c in self.below[i] if self.is_dep(c, *deps)), key=lambda c: abs(c - i), default=NONE
        )

    def is_dep(self, i: int, *deps: str) -> bool:
        """Whether the arc above word `i` is one of these relations; subtypes count."""
        return self.deps[i] in deps or self.deps[i].partition(":")[0] in deps


def words_of_text(text: str, offset: int) -> Words:
    """Words of a sentence by token rules alone, their offsets moved by `offset`."""
    found = list(_WORD.finditer(text))
    texts = [m.group() for m in found]
    known = [spelt(w) for w in texts]
    tags, fine, lemmas = tag_words(known)
    return Words(
        tuple(texts),
        tuple([w.lower for w in known]),
        tuple([m.start() + offset for m in found]),
        tuple([m.end() + offset for m in found]),
        tuple(lemmas),
        tuple(tags),
        tuple(fine),
        (NONE,) * len(found),
        ("",) * len(found),
    )


def words_of_tree(tree: Tree, offset: int) -> Words:
    """Words of a parsed sentence that begins at `offset` in the document."""
    return Words(
        tree.words,
        tuple(_plain(w) for w in tree.words),
        tuple(s + offset for s in tree.starts),
        tuple(e + offset for e in tree.ends),
        tuple(lemma.lower() for lemma in tree.lemmas),
        _tags(tree),
        tree.xpos,
        tuple(NONE if head == i else head for i, head in enumerate(tree.heads)),
        tree.deps,
        parsed=True,
    )


def _tags(tree: Tree) -> tuple[str, ...]:
    """The tags, with those of names set right that a parser takes for verbs: "spokesman Sediq Sediqqi"."""
    tags = [
        "PROPN" if _is_name(w, tag, fine) else tag
        for w, tag, fine in zip(tree.words, tree.upos, tree.xpos, strict=True)
    ]
    for i in range(1, len(tags) - 1):
        if tags[i] in _NAMELIKE and tree.words[i][0].isupper() and tags[i + 1] == "PROPN":
            first = tree.words[i - 1].islower() and tree.words[i - 1] in speech().people
            tags[i] = "PROPN" if first and tree.words[i + 1][0].isupper() else tags[i]
    return tuple(tags)


_NAMELIKE = frozenset({"VERB", "ADJ", "ADV", "INTJ", "X"})


def _is_name(word: str, tag: str, fine: str) -> bool:
    """Whether a verb's form is a name's: "24 IS militants", "United Nations"."""
    return (word == "IS" and tag in ("AUX", "VERB")) or (
        tag == "VERB" and fine in ("NNP", "NNPS") and word[0].isupper()
    )


def _plain(word: str) -> str:
    return word.lower().replace("’", "'")
