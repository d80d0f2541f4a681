"""One sentence as words with Universal Dependencies over them."""

from dataclasses import dataclass, field

Offsets = tuple[int, ...]
Words = tuple[str, ...]


@dataclass(slots=True)
class _Index:
    """What follows from the heads; made once, when first asked for."""

    children: list[list[int]]
    left: list[int]
    right: list[int]


@dataclass(frozen=True, slots=True)
class Tree:
    """A dependency tree over the words of one sentence.

    All tuples run in parallel, one entry a word. Words are never white space, in reading order, and do not
    overlap: `text[starts[i]:ends[i]] == words[i]`, in Unicode code points of `text`. Clitics are words of
    their own, as in the English treebanks ("didn't" is "did", "n't"; "Iraq's" is "Iraq", "'s").

    Attributes:
        text: The sentence that was parsed.
        words: The words as they stand in the text.
        starts: Where each begins in `text`.
        ends: Where each ends, exclusive.
        lemmas: The dictionary form, lower case but for names.
        upos: Universal part of speech (`NOUN`, `VERB`, `NUM`, ...).
        xpos: Penn Treebank tag as in English Web Treebank (`NNS`, `VBD`, `CD`, ...).
        heads: Index of the word that each hangs on. The root points to itself. There is exactly one root,
            and no cycle, in every tree that is not empty.
        deps: Universal Dependencies v2 relation to the head, subtypes kept (`nsubj:pass`); `root` for the
            root.
    """

    text: str
    words: Words
    starts: Offsets
    ends: Offsets
    lemmas: Words
    upos: Words
    xpos: Words
    heads: Offsets
    deps: Words
    _known: list[_Index] = field(default_factory=list, init=False, repr=False, compare=False)

    def __len__(self) -> int:
        return len(self.words)

    @property
    def root(self) -> int:
        """The word that hangs on itself; -1 in an empty tree."""
        return next((i for i, head in enumerate(self.heads) if i == head), -1)

    def children(self, i: int) -> tuple[int, ...]:
        """The words that hang on word `i`, in reading order; without the root itself."""
        return tuple(self._index.children[i])

    def child(self, i: int, *deps: str) -> int | None:
        """The first word that hangs on `i` by one of these relations, or None.

        A relation without a subtype matches all its subtypes: `nsubj` also finds `nsubj:pass`.
        """
        return next((c for c in self._index.children[i] if self.is_dep(c, *deps)), None)

    def children_by(self, i: int, *deps: str) -> tuple[int, ...]:
        """All words that hang on `i` by one of these relations, subtypes as in `child`."""
        return tuple(c for c in self._index.children[i] if self.is_dep(c, *deps))

    def is_dep(self, i: int, *deps: str) -> bool:
        """Whether word `i` hangs on its head by one of these relations; subtypes count as in `child`."""
        dep = self.deps[i]
        return dep in deps or dep.partition(":")[0] in deps

    def subtree(self, i: int) -> range:
        """The words from the leftmost to the rightmost below `i`, itself included.

        It is contiguous. In the rare tree with crossing arcs it may take in words that do not hang below `i`;
        `descendants` does not.
        """
        return range(self._index.left[i], self._index.right[i] + 1)

    def descendants(self, i: int) -> tuple[int, ...]:
        """Word `i` and all words below it, in reading order."""
        found, todo = [], [i]
        while todo:
            word = todo.pop()
            found.append(word)
            todo.extend(self._index.children[word])
        return tuple(sorted(found))

    def ancestors(self, i: int) -> tuple[int, ...]:
        """The heads above word `i`, nearest first, down to the root; empty for the root."""
        found = []
        while self.heads[i] != i:
            i = self.heads[i]
            found.append(i)
        return tuple(found)

    def is_below(self, i: int, above: int) -> bool:
        """Whether word `i` hangs, over any number of arcs, below the word `above`."""
        while self.heads[i] != i:
            i = self.heads[i]
            if i == above:
                return True
        return False

    def token_at(self, offset: int) -> int | None:
        """The word that covers the character at `offset` of `text`; None for white space and outside."""
        low, high = 0, len(self.starts)
        while low < high:
            middle = (low + high) // 2
            if self.ends[middle] <= offset:
                low = middle + 1
            else:
                high = middle
        return low if low < len(self.starts) and self.starts[low] <= offset else None

    def tokens_in(self, start: int, end: int) -> range:
        """The words that share a character with `text[start:end]`; may be empty."""
        low = next((i for i in range(len(self.ends)) if self.ends[i] > start), len(self.ends))
        high = low
        while high < len(self.starts) and self.starts[high] < end:
            high += 1
        return range(low, high)

    def offsets(self, first: int, last: int) -> tuple[int, int]:
        """Start and end in `text` of the words `first` to `last`, both included."""
        return self.starts[first], self.ends[last]

    @property
    def _index(self) -> _Index:
        if not self._known:
            self._known.append(_index_of(self.heads))
        return self._known[0]


def _index_of(heads: Offsets) -> _Index:
    children: list[list[int]] = [[] for _ in heads]
    for i, head in enumerate(heads):
        if head != i:
            children[head].append(i)
    left, right = list(range(len(heads))), list(range(len(heads)))
    order = [i for i, head in enumerate(heads) if head == i]
    for i in order:  # grows while it runs: parents before children
        order.extend(children[i])
    for i in reversed(order):
        head = heads[i]
        left[head], right[head] = min(left[head], left[i]), max(right[head], right[i])
    return _Index(children, left, right)
