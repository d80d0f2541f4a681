"""Sides that stand not beside the victims: whom an attacker hits, for whom an official speaks."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from tollbook.cases import Gazetteer, Mention
from tollbook.extract.lexicon.load import table
from tollbook.extract.words import Words
from tollbook.model import Relation

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
        attacks: How often each side attacks in the document.
        attacker: The side whose shelling, strike or troops were named last; `at` is the sentence.
    """

    fights: frozenset[Pair] = frozenset()
    attacks: Counter[str] = field(default_factory=Counter)
    named: Counter[str] = field(default_factory=Counter)
    attacker: str | None = None
    at: int = -9

    @classmethod
    def of(cls, text: str, sentences: Sequence[Words], gazetteer: Gazetteer) -> "Sides":
        """The sides of a document.

        Where just two sides have forces in it and there is a word of conflict, they fight each other.
        """
        sides = cls()
        found: set[Pair] = set()
        armed: set[str] = set()
        conflict = False
        book = conflict_words()
        for words in sentences:
            conflict |= any(lemma in book["nouns"] or lemma in book["verbs"] for lemma in words.lemmas)
            mentions = list(_mentions(text, words, gazetteer))
            for mention, last in mentions:
                party = mention.entry.party or ""
                sides.named[party] += 1
                after = words.lemmas[last : last + 4]
                attacks = _attacks(words, mention, last)
                sides.attacks[party] += attacks
                if attacks or not book["forces"].isdisjoint(after):
                    armed.add(party)
            if len({m.entry.party for m, _ in mentions}) > 1:
                found.update(_pairs(words, [m for m, _ in mentions]))
        if len(armed) == 2 and conflict:
            found.add(frozenset(armed))
        sides.fights = frozenset(found)
        return sides

    def follow(self, text: str, words: Words, index: int, gazetteer: Gazetteer) -> None:
        """Notes the attacker of a sentence."""
        for mention, last in _mentions(text, words, gazetteer):
            if _attacks(words, mention, last):
                self.attacker, self.at = mention.entry.party, index

    def opponent(self, side: str | None) -> str | None:
        """The one side that fights another in this document, else the only other one that it names."""
        found = {other for pair in self.fights if side in pair for other in pair if other != side}
        if not found and side:
            found = self.named.keys() - {side}
        return found.pop() if len(found) == 1 else None

    def attacked(self, index: int) -> str | None:
        """The side that the latest attacker fights, else the one that the document shows mostly attacked."""
        if self.attacker and index - self.at <= 1:
            return self.opponent(self.attacker)
        most = self.attacks.most_common(1)
        if most and most[0][1] * 3 >= sum(self.attacks.values()) * 2:
            return self.opponent(most[0][0])
        return None


def _mentions(text: str, words: Words, gazetteer: Gazetteer) -> Iterator[tuple[Mention, int]]:
    """Sides named in a sentence, at the document's offsets, with the word after each."""
    if not len(words):
        return
    start = words.starts[0]
    for mention in gazetteer.find(text[start : words.ends[-1]]):
        party = mention.entry.party
        if party and gazetteer.relation(party, "\0") is not Relation.THIRD_PARTY:
            moved = Mention(mention.start + start, mention.end + start, mention.entry)
            yield moved, words.at(moved.start, moved.end)[1]


def _reaches(words: Words, mention: Mention, i: int) -> bool:
    """Whether a named side is the subject or owner of word `i`: nothing but its own words stands between."""
    _, last = words.at(mention.start, mention.end)
    return all(
        words.tags[k] in _BETWEEN
        or words.lowers[k] in ("-", "'s", "'")
        or words.lemmas[k] in ("claim", "say")
        for k in range(last, i)
    )


_BETWEEN = frozenset({"ADJ", "NOUN", "PROPN", "AUX", "ADV", "PART", "NUM", "DET"})


def _attacks(words: Words, mention: Mention, last: int) -> bool:
    """Whether a named side attacks: "Turkish air strikes", "an attack by the Turks"."""
    book = conflict_words()
    first, _ = words.at(mention.start, mention.end)
    if "by" in words.lowers[max(0, first - 2) : first]:
        return not book["means"].isdisjoint(words.lemmas[max(0, first - 4) : first])
    for k in range(last, min(len(words), last + 4)):
        if words.tags[k] not in ("ADJ", "NOUN", "PROPN", "NUM", "PART", "AUX") and words.lowers[k] != "-":
            return False
        if words.lemmas[k] in book["means"]:
            return words.tags[k] in ("NOUN", "PROPN") and words.lemmas[k + 1 : k + 2] != ("brigade",)
    return False


def _pairs(words: Words, mentions: Sequence[Mention]) -> list[Pair]:
    book = conflict_words()
    found = []
    for i, lemma in enumerate(words.lemmas):
        passive = words.lower(i - 1) in ("was", "were", "been", "being")
        active = lemma in book["verbs"] and words.tags[i] == "VERB" and not passive
        if not active and not (lemma in book["nouns"] and words.tags[i] == "NOUN"):
            continue
        before = [m.entry.party for m in mentions if m.end <= words.starts[i] and _reaches(words, m, i)]
        after = [m.entry.party for m in mentions if words.ends[i] <= m.start <= words.ends[i] + 60]
        if before and after and before[-1] and after[0] and before[-1] != after[0]:
            found.append(frozenset({before[-1], after[0]}))
    return found
