"""A word with what hangs on it, while a sentence is being built."""

from dataclasses import dataclass, field

from training.conllu import Gold


@dataclass(slots=True)
class Node:
    """A word; `before` and `after` hang on it, in reading order."""

    form: str
    upos: str
    xpos: str
    dep: str = "root"
    before: list["Node"] = field(default_factory=list)
    after: list["Node"] = field(default_factory=list)

    def in_order(self) -> list[tuple["Node", "Node"]]:
        """Every word below with its head, in reading order; the top word with itself."""
        return self._below(self)

    def _below(self, head: "Node") -> list[tuple["Node", "Node"]]:
        left = [pair for child in self.before for pair in child._below(self)]
        right = [pair for child in self.after for pair in child._below(self)]
        return [*left, (self, head), *right]


def punctuation(form: str) -> Node:
    """A punctuation mark."""
    tags = {"-": "HYPH", "(": "-LRB-", ")": "-RRB-", '"': "``", ":": ":", ";": ":", "—": ":", ",": ","}
    return Node(form, "PUNCT", tags.get(form, "."), "punct")


def to_gold(top: Node, *, capital: bool = True) -> Gold:
    """The finished sentence; its first letter is a capital unless `capital` is False."""
    pairs = top.in_order()
    place = {id(node): i for i, (node, _) in enumerate(pairs, 1)}
    words = [node.form for node, _ in pairs]
    first = next((i for i, word in enumerate(words) if word[0].isalnum()), 0)
    if capital:
        words[first] = words[first][:1].upper() + words[first][1:]
    return Gold(
        words=tuple(words),
        upos=tuple(node.upos for node, _ in pairs),
        xpos=tuple(node.xpos for node, _ in pairs),
        heads=tuple(0 if node is top else place[id(head)] for node, head in pairs),
        deps=tuple("root" if node is top else node.dep for node, _ in pairs),
        source="generated",
    )
