"""A long document in passages that a language model can take in at once."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from tollbook.extract.sentences import Sentence

LONGEST = 12_000


def passages(sentences: Sequence[Sentence]) -> Iterator[tuple[int, int]]:
    """Start and end of each passage: whole paragraphs, none twice, at most 12,000 characters together.

    A longer paragraph is cut between its sentences; a longer sentence is a passage of its own.
    """
    start = end = -1
    for piece_start, piece_end in _pieces(sentences):
        if start < 0:
            start = piece_start
        elif piece_end - start > LONGEST:
            yield start, end
            start = piece_start
        end = piece_end
    if start >= 0:
        yield start, end


def _pieces(sentences: Sequence[Sentence]) -> Iterator[tuple[int, int]]:
    for _, group in groupby(sentences, key=lambda sentence: sentence.paragraph):
        paragraph = list(group)
        if paragraph[-1].end - paragraph[0].start <= LONGEST:
            yield paragraph[0].start, paragraph[-1].end
        else:
            yield from ((sentence.start, sentence.end) for sentence in paragraph)
