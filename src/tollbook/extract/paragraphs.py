"""Where paragraphs start and end: blank lines always, single line ends unless the text is hard-wrapped."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_WRAPPED_AT_MOST = 100
_LINE_ENDS = ".!?:;\"”’')…"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph without the white space around it, counted from 0."""

    start: int
    end: int
    index: int


def paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs of a text in reading order, none of them blank."""
    found: list[Paragraph] = []
    block: list[tuple[int, int]] = []
    for start, end in (*_lines(text), (len(text), len(text))):
        if start < end:
            block.append((start, end))
            continue
        for first, last in _join(text, block):
            found.append(Paragraph(first, last, len(found)))
        block = []
    return found


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each line without the white space around it; both are equal for a blank one."""
    at = 0
    for line in text.splitlines(keepends=True):
        kept = line.lstrip()
        start = at + len(line) - len(kept)
        at += len(line)
        yield start, start + len(kept.rstrip())


def _join(text: str, lines: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """One paragraph if the lines look wrapped by a machine, else one for each line."""
    if len(lines) > 1 and _is_wrapped(text, lines):
        yield lines[0][0], lines[-1][1]
    else:
        yield from lines


def _is_wrapped(text: str, lines: Sequence[tuple[int, int]]) -> bool:
    full = lines[:-1]
    longest = max(end - start for start, end in full)
    if not 40 <= longest <= _WRAPPED_AT_MOST:
        return False
    filled = sum(end - start >= 0.7 * longest for start, end in full)
    open_ended = sum(text[end - 1] not in _LINE_ENDS for _, end in full)
    lower_next = sum(text[start].islower() for start, _ in lines[1:])
    return 10 * filled >= 8 * len(full) and 2 * open_ended >= len(full) and lower_next > 0
