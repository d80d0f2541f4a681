"""The parser: sentences in, trees out."""

import functools
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tollbook.extract.parse.features import as_seen
from tollbook.extract.parse.lemmas import lemma_of
from tollbook.extract.parse.tokenise import tokenise
from tollbook.extract.parse.tree import Tree

MODEL = Path(__file__).parent / "model"

_WINDOW = 160
_LOOK_BACK = 60
_BATCH = 3000
_NO_SENTENCE = 5000
_STOPS = frozenset(".;!?:…")


@dataclass(frozen=True, slots=True)
class Parse:
    """The words' tags, heads and relations. The root's head is itself."""

    upos: list[str]
    xpos: list[str]
    heads: list[int]
    deps: list[str]


class Parser:
    """Tags and parses sentences; make one with `load_parser`.

    Args:
        folder: Where the model lies.

    Attributes:
        version: Names the model: equal versions give equal trees.
    """

    def __init__(self, folder: Path = MODEL) -> None:
        # NumPy and the weights are needed only by who parses.
        from threadpoolctl import ThreadpoolController

        from tollbook.extract.parse.network import Network
        from tollbook.extract.parse.weights import load_model

        model = load_model(folder)
        self.version = model.version
        self._network = Network(model.params, model.clusters)
        self._tags = [tag.split("|", 1) for tag in model.tags]
        self._deps = model.deps
        self._threads = ThreadpoolController()

    def parse(self, sentences: Sequence[str]) -> list[Tree]:
        """One tree for each sentence, in the same order.

        Never fails, on any text of any length, and takes linear time: what is longer than 160 words is parsed
        in windows whose roots hang on the first by `parataxis`; over 5,000 words are no sentence,
        and all its words hang on the first by `dep`. A sentence without a word gives an empty tree. Many
        sentences in one call are several times faster than one at a time. A sentence's tree is the same
        whatever sentences it comes with: what is decided by next to nothing is parsed again, alone.
        """
        spans = [tokenise(text) for text in sentences]
        words = [[text[a:b] for a, b in places] for text, places in zip(sentences, spans, strict=True)]
        return [
            _tree(text, places, forms, parse)
            for text, places, forms, parse in zip(
                sentences, spans, words, self.parse_words(words), strict=True
            )
        ]

    def parse_words(self, sentences: Sequence[Sequence[str]]) -> list[Parse]:
        """As `parse`, for sentences that are split into words already."""
        windows: list[Sequence[str]] = []
        owners: list[int] = []
        for number, words in enumerate(sentences):
            if len(words) <= _NO_SENTENCE:
                parts = list(_windows(as_seen(words)))
                windows += parts
                owners += [number] * len(parts)
        by_length = sorted(range(len(windows)), key=lambda i: -len(windows[i]))
        done: list[Parse | None] = [None] * len(windows)
        # The products are small: a second thread waits more than it works, most of all on a busy machine.
        with self._threads.limit(limits=1, user_api="blas"):
            for batch in _batches(by_length, windows):
                for i, (parse, is_sure) in zip(batch, self._run([windows[i] for i in batch]), strict=True):
                    done[i] = parse if is_sure else next(self._run([windows[i]]))[0]
        found = [_flat(len(words) if len(words) > _NO_SENTENCE else 0) for words in sentences]
        for owner, done_part in zip(owners, done, strict=True):
            if done_part:
                _append(found[owner], done_part)
        return found

    def _run(self, windows: list[Sequence[str]]) -> Iterator[tuple[Parse, bool]]:
        """The parse of each window, and whether it would be the same in any other batch."""
        from tollbook.extract.parse.decode import heads_of, is_close, relations_of

        scores = self._network.score(windows)
        lengths = [len(window) for window in windows]
        heads, is_open = heads_of(scores, lengths)
        deps, are_alike = relations_of(self._network.relations(scores, heads), heads, self._deps)
        tags = scores.tags.argmax(axis=1).tolist()
        is_open |= are_alike | is_close(scores.tags)
        at = 0
        for n in lengths:
            part = slice(at, at + n)
            parse = Parse(
                upos=[self._tags[tag][0] for tag in tags[part]],
                xpos=[self._tags[tag][1] for tag in tags[part]],
                heads=[head - at if head >= 0 else i for i, head in enumerate(heads[part].tolist())],
                deps=deps[part],
            )
            yield parse, len(windows) == 1 or not is_open[part].any()
            at += n


def load_parser() -> Parser | None:
    """The parser, or None where the environment says `TOLLBOOK_PARSER=none`.

    Loads on the first call, within a second, and keeps the parser for later ones.
    """
    return None if os.environ.get("TOLLBOOK_PARSER", "").lower() == "none" else _load()


@functools.cache
def _load() -> Parser:
    return Parser()


def _windows(words: Sequence[str]) -> Iterator[Sequence[str]]:
    """Stretches of at most 160 words, cut behind a stop or a comma where one is near."""
    at = 0
    while len(words) - at > _WINDOW:
        tail = range(at + _WINDOW - 1, at + _WINDOW - _LOOK_BACK, -1)
        stop = next((i for i in tail if words[i] in _STOPS), None)
        if stop is None:
            stop = next((i for i in tail if words[i] == ","), tail[0])
        yield words[at : stop + 1]
        at = stop + 1
    if at < len(words):
        yield words[at:]


def _batches(order: list[int], windows: list[Sequence[str]]) -> Iterator[list[int]]:
    batch: list[int] = []
    size = 0
    for i in order:
        if batch and size + len(windows[i]) > _BATCH:
            yield batch
            batch, size = [], 0
        batch.append(i)
        size += len(windows[i])
    if batch:
        yield batch


def _flat(n: int) -> Parse:
    """The first of `n` words over all others."""
    return Parse(["X"] * n, ["FW"] * n, [0] * n, ["root", *["dep"] * (n - 1)][:n])


def _append(whole: Parse, part: Parse) -> None:
    """Puts the parse of the next window behind what there is, its root below the first."""
    shift = len(whole.heads)
    root = next((i for i, head in enumerate(whole.heads) if i == head), 0)
    for i, (head, dep) in enumerate(zip(part.heads, part.deps, strict=True)):
        joins = shift > 0 and head == i
        whole.heads.append(root if joins else head + shift)
        whole.deps.append("parataxis" if joins else dep)
    whole.upos.extend(part.upos)
    whole.xpos.extend(part.xpos)


def _tree(text: str, places: list[tuple[int, int]], words: list[str], parse: Parse) -> Tree:
    return Tree(
        text=text,
        words=tuple(words),
        starts=tuple(start for start, _ in places),
        ends=tuple(end for _, end in places),
        lemmas=tuple(map(lemma_of, words, parse.upos, parse.xpos)),
        upos=tuple(parse.upos),
        xpos=tuple(parse.xpos),
        heads=tuple(parse.heads),
        deps=tuple(parse.deps),
    )
