"""Where paragraphs start and end: blank lines always, single line ends unless the text is hard-wrapped."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_WIDTHS = range(40, 141)  # of hard-wrapped lines, in characters
_HEADLINE = 100  # characters: a longer line without a stop is no headline, but broken off
_SLACK = 4  # a machine that hyphenates, or counts a mark otherwise, breaks this early
_LINE_ENDS = ".!?:;\"”’')…"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph without the white space around it, counted from 0."""

    start: int
    end: int
    index: int


def paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs of a text in reading order, none of them blank."""
    blocks = list(_blocks(text))
    # A text is wrapped throughout: paragraphs too short to show it are known by the width of the others.
    width = max((_longest(block) for block in blocks if _shows_wrapping(text, block)), default=0)
    found: list[Paragraph] = []
    for block in blocks:
        joined = len(block) > 1 and width and _longest(block) <= width and _is_full(text, block, width) == 1
        for start, end in [(block[0][0], block[-1][1])] if joined else block:
            found.append(Paragraph(start, end, len(found)))
    return found


def _blocks(text: str) -> Iterator[list[tuple[int, int]]]:
    """Lines between blank ones."""
    block: list[tuple[int, int]] = []
    for start, end in (*_lines(text), (len(text), len(text))):
        if start < end:
            block.append((start, end))
        elif block:
            yield block
            block = []


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each line without the white space around it; both are equal for a blank one."""
    at = 0
    for line in text.splitlines(keepends=True):
        kept = line.lstrip()
        start = at + len(line) - len(kept)
        at += len(line)
        yield start, start + len(kept.rstrip())


def _longest(lines: Sequence[tuple[int, int]]) -> int:
    return max(end - start for start, end in lines)


def _shows_wrapping(text: str, lines: Sequence[tuple[int, int]]) -> bool:
    """Whether a machine broke these lines: all but the last are full, and sentences run on past them."""
    breaks = len(lines) - 1
    if breaks < 1 or _longest(lines) not in _WIDTHS:
        return False
    open_ended = sum(text[end - 1] not in _LINE_ENDS for _, end in lines[:-1])
    lower_next = sum(text[start].islower() for start, _ in lines[1:])
    runs_on = lower_next > 0 or _longest(lines) > _HEADLINE
    return runs_on and 2 * open_ended >= breaks and _is_full(text, lines, _longest(lines)) >= 0.8


def _is_full(text: str, lines: Sequence[tuple[int, int]], width: int) -> float:
    """The share of line ends at which the next line's first word had found no room."""
    full = 0
    for (start, end), (after, after_end) in pairwise(lines):
        word = text.find(" ", after, min(after_end, after + width))
        full += end - start + 1 + (word if word > 0 else after_end) - after > width - _SLACK
    return full / (len(lines) - 1)
