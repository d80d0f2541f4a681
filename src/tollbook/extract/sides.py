"""Sides that stand not beside the victims: whom an attacker hits, for whom an official speaks."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from tollbook.cases import Gazetteer, Mention
from tollbook.extract.lexicon.load import table
from tollbook.extract.words import Words

Pair = frozenset[str]


@cache
def conflict_words() -> dict[str, frozenset[str]]:
    """The table conflict.toml: sets of lemmas by name."""
    return {name: frozenset(values) for name, values in table("conflict").items()}


@dataclass(slots=True)
class Sides:
    """Who fights whom in a document, and who attacked last.

    Attributes:
        fights: Pairs of sides that the document shows fighting each other.
        attacker: The side whose shelling, strike or troops were named last; `at` is the sentence.
    """

    fights: frozenset[Pair] = frozenset()
    attacker: str | None = None
    at: int = field(default=-9)

    def follow(self, text: str, words: Words, index: int, gazetteer: Gazetteer) -> None:
        """Notes the attacker of a sentence."""
        if not len(words):
            return
        start = words.starts[0]
        for mention in gazetteer.find(text[start : words.ends[-1]]):
            if mention.entry.party and _attacks(words, mention, start):
                self.attacker, self.at = mention.entry.party, index

    def opponent(self, side: str | None) -> str | None:
        """The one side that fights another in this document; None where there are several, or none."""
        found = {other for pair in self.fights if side in pair for other in pair if other != side}
        return found.pop() if len(found) == 1 else None

    def attacked(self, index: int) -> str | None:
        """The side that the attacker of this or the sentence before it fights."""
        return self.opponent(self.attacker) if self.attacker and index - self.at <= 1 else None


def _attacks(words: Words, mention: Mention, start: int) -> bool:
    """Whether a named side attacks: "Russian shelling", "Turkish air strikes"."""
    book = conflict_words()
    _first, last = words.at(start + mention.start, start + mention.end)
    return any(words.lemmas[k] in book["means"] for k in range(last, min(len(words), last + 4)))


def fighting(text: str, sentences: Sequence[Words], gazetteer: Gazetteer) -> frozenset[Pair]:
    """Pairs of sides that a document shows fighting: "Russia's invasion of Ukraine".

    Where just two sides have forces in it and there is a word of conflict, they fight each other.
    """
    found: set[Pair] = set()
    armed: set[str] = set()
    conflict = False
    book = conflict_words()
    for words in sentences:
        if not len(words):
            continue
        start = words.starts[0]
        mentions = [m for m in gazetteer.find(text[start : words.ends[-1]]) if m.entry.party]
        conflict |= any(lemma in book["nouns"] or lemma in book["verbs"] for lemma in words.lemmas)
        for mention in mentions:
            _, last = words.at(start + mention.start, start + mention.end)
            if any(
                words.lemmas[k] in book["forces"] or words.lemmas[k] in book["means"]
                for k in range(last, min(len(words), last + 3))
            ):
                armed.add(mention.entry.party or "")
        if len({m.entry.party for m in mentions}) > 1:
            found.update(_pairs(words, start, mentions))
    if len(armed) == 2 and conflict:
        found.add(frozenset(armed))
    return frozenset(found)


def _pairs(words: Words, start: int, mentions: Sequence[Mention]) -> list[Pair]:
    book = conflict_words()
    found = []
    for i, lemma in enumerate(words.lemmas):
        active = (
            lemma in book["verbs"]
            and words.tags[i] == "VERB"
            and words.lower(i - 1) not in ("was", "were", "been", "being")
        )
        if not active and not (lemma in book["nouns"] and words.tags[i] == "NOUN"):
            continue
        before = [m.entry.party for m in mentions if m.end + start <= words.starts[i]]
        after = [m.entry.party for m in mentions if words.ends[i] <= m.start + start <= words.ends[i] + 60]
        if before and after and before[-1] and after[0] and before[-1] != after[0]:
            found.append(frozenset({before[-1], after[0]}))
    return found
