"""Sides that stand not beside the victims: whom an attacker hits, for whom an official speaks."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tollbook.cases import Gazetteer, Mention
from tollbook.cases.entries import EntryKind
from tollbook.extract.forces import Forces
from tollbook.extract.lexicon.conflict import conflict_words
from tollbook.extract.words import Words
from tollbook.model import Relation

Pair = frozenset[str]


@dataclass(slots=True)
class Sides:
    """Who fights whom in a document, and who attacked last.

    Attributes:
        fights: Pairs of sides that the document shows fighting each other.
        attacks: How often each side attacks in the document.
        attacker: The side whose shelling, strike or troops were named last; `at` is the sentence.
        conflict: Whether there is a word of conflict in the document at all.
        advances: How often each side's forces enter, take or leave places.
        places: How often places of each side are named in the document.
        target: The side whose base, convoy or positions were named last as hit; `target_at` is the sentence.
        read: The sides named in each sentence that was looked at, by where it starts.
        next_targets: By sentence, the side that the next one says the blow hit: "The strike hit a ... base".
        forces: Whom the document means by "the army" and "the rebels".
    """

    fights: frozenset[Pair] = frozenset()
    attacks: Counter[str] = field(default_factory=Counter)
    named: Counter[str] = field(default_factory=Counter)
    advances: Counter[str] = field(default_factory=Counter)
    places: Counter[str] = field(default_factory=Counter)
    attacker: str | None = None
    at: int = -9
    conflict: bool = False
    target: str | None = None
    target_at: int = -9
    read: dict[int, list[tuple[Mention, int]]] = field(default_factory=dict)
    next_targets: dict[int, str | None] = field(default_factory=dict)
    forces: Forces = field(default_factory=Forces)

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
        for index, words in enumerate(sentences):
            conflict |= not (
                book["nouns"].isdisjoint(words.lemmas) and book["verbs"].isdisjoint(words.lemmas)
            )
            mentions = sides.mentions(text, words, gazetteer)
            sides.forces.follow(words)
            for mention, last in mentions:
                sides.forces.name(text, words, mention, last, gazetteer)
                party = mention.entry.party or ""
                sides.named[party] += 1
                sides.places[party] += mention.entry.kind is EntryKind.PLACE
                after = words.lemmas[last : last + 4]
                attacks = _attacks(words, mention, last)
                if _goes_on(words) and _is_target(words, mention, last):
                    sides.next_targets[index - 1] = party
                sides.advances[party] += _does(words, mention, last, "advances")
                sides.attacks[party] += attacks
                if attacks or not book["forces"].isdisjoint(after):
                    armed.add(party)
            if len({m.entry.party for m, _ in mentions}) > 1:
                found.update(_pairs(words, [m for m, _ in mentions]))
        if len(armed) == 2 and conflict:
            found.add(frozenset(armed))
        sides.fights = frozenset(found)
        sides.conflict = any(not book["wars"].isdisjoint(words.lemmas) for words in sentences)
        return sides

    def follow(self, text: str, words: Words, index: int, gazetteer: Gazetteer) -> None:
        """Notes the attacker of a sentence, and the side whose forces or posts were hit."""
        for mention, last in self.mentions(text, words, gazetteer):
            if _attacks(words, mention, last):
                self.attacker, self.at = mention.entry.party, index
            if _is_target(words, mention, last):
                self.target, self.target_at = mention.entry.party, index

    def mentions(self, text: str, words: Words, gazetteer: Gazetteer) -> list[tuple[Mention, int]]:
        """Sides named in a sentence, with the word after each; looked for once."""
        start = words.starts[0] if len(words) else -1
        if start not in self.read:
            self.read[start] = list(_mentions(text, words, gazetteer))
        return self.read[start]

    def home(self) -> str | None:
        """The fighting side on whose land the document's places mostly lie: it is its people who suffer."""
        side = _mostly(self.places)
        return side if self.fought(side) or (self.conflict and not self.fights) else None

    def hit(self, index: int) -> str | None:
        """The side that a sentence itself says was attacked: its fighters suffered, not the attacker's."""
        if self.target and self.target_at == index:
            return self.target
        if self.attacker and self.at == index:
            return self.opponent(self.attacker)
        return self.next_targets.get(index)

    def crew_of(self, index: int) -> str | None:
        """The side whose aircraft or ship was hit in this sentence or the one before."""
        return self.target if index - self.target_at <= 1 else None

    def fought(self, side: str | None) -> bool:
        """Whether a side fights in this document."""
        return any(side in pair for pair in self.fights)

    def opponent(self, side: str | None) -> str | None:
        """The one side that fights another in this document, else the only other one that it names."""
        found = {other for pair in self.fights if side in pair for other in pair if other != side}
        if not found and side and self.conflict:
            found = self.named.keys() - {side}
        return found.pop() if len(found) == 1 else None

    def attacked(self, index: int) -> str | None:
        """Whom the attacker of the sentence before fights, else whose land it is, else who mostly is hit."""
        if self.attacker and index - self.at <= 1:
            return self.opponent(self.attacker)
        return self.home() or self.opponent(_mostly(self.attacks)) or self.opponent(_mostly(self.advances))


def _mostly(counted: Counter[str]) -> str | None:
    """The side that holds at least two thirds of a count, if any does."""
    most = counted.most_common(1)
    return most[0][0] if most and most[0][1] and most[0][1] * 3 >= sum(counted.values()) * 2 else None


def _mentions(text: str, words: Words, gazetteer: Gazetteer) -> Iterator[tuple[Mention, int]]:
    """Sides named in a sentence, at the document's offsets, with the word after each."""
    if not len(words):
        return
    start = words.starts[0]
    for mention in gazetteer.find(text[start : words.ends[-1]]):
        party = mention.entry.party
        if party and gazetteer.relation(party, "\0") is not Relation.THIRD_PARTY:
            moved = Mention(mention.start + start, mention.end + start, mention.entry)
            first, last = words.at(moved.start, moved.end)
            if not _only_ground(words, first, last):
                yield moved, last


def _only_ground(words: Words, first: int, last: int) -> bool:
    """Whether a side's name only says where: "the eastern Ukraine offensive", "Russian-occupied areas"."""
    region = words.lower(first - 1) in conflict_words()["directions"]
    return is_held(words, last) or (region and words.tag(last) in ("NOUN", "PROPN"))


def is_held(words: Words, after: int) -> bool:
    """Whether a side's name, which ends before word `after`, only says who holds a place: "Russian-held"."""
    return words.lower(after) == "-" and words.lower(after + 1) in conflict_words()["holding"]


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
    """Whether a named side attacks: "Turkish air strikes", "an attack by the Turks", "Turks bombed"."""
    book = conflict_words()
    if mention.entry.kind is EntryKind.PLACE:
        return False
    first, _ = words.at(mention.start, mention.end)
    if "by" in words.lowers[max(0, first - 2) : first]:
        return not book["means"].isdisjoint(words.lemmas[max(0, first - 4) : first])
    if _does(words, mention, last, "attacks"):
        return True
    for k in range(last, min(len(words), last + 4)):
        if words.lowers[k] in book["means"] and words.lowers[k].endswith("ing"):
            return True
        if words.tags[k] not in ("ADJ", "NOUN", "PROPN", "NUM", "PART", "AUX") and words.lowers[k] != "-":
            return False
        if words.lemmas[k] in book["means"]:
            return words.tags[k] in ("NOUN", "PROPN") and words.lemmas[k + 1 : k + 2] != ("brigade",)
    return False


def _does(words: Words, mention: Mention, last: int, verbs: str) -> bool:
    """Whether a side, or its forces, is the subject of a verb of a sort: "Turkish jets later bombed"."""
    if mention.entry.kind is EntryKind.PLACE:
        return False
    for k in range(last, min(len(words), last + _REACH)):
        if words.tags[k] == "VERB":
            dealt = words.lemmas[k] in _DEALS and verbs == "attacks"
            if dealt and not conflict_words()["means"].isdisjoint(words.lemmas[k + 1 : k + _REACH]):
                return True  # "carried out 15 strikes"
            return words.lemmas[k] in conflict_words()[verbs] and words.lower(k - 1) not in _PASSIVE
        if words.tags[k] not in _BETWEEN and words.lowers[k] != "-":
            return False
    return False


def _is_target(words: Words, mention: Mention, last: int) -> bool:
    """Whether a side's posts or forces are hit: "strikes on Turkish posts", "bombed a Turkish base"."""
    book = conflict_words()
    first, _ = words.at(mention.start, mention.end)
    if mention.entry.kind is EntryKind.PLACE:
        return False
    lead = range(max(0, first - _TARGET_LEAD), first)
    struck = any(
        words.lemmas[k] in book["struck"]
        or (words.lowers[k] == "down" and words.lemmas[max(0, k - 1)] in book["downs"])
        or (words.lowers[k] in ("on", "against", "at") and _is_blow(words, k))
        for k in lead
    )
    if not struck:
        return _does_bear(words, last)
    downed = any(words.lowers[k] == "down" for k in lead)
    for k in range(last, min(len(words), last + 7)):
        if words.lemmas[k] in book["posts"] or (downed and words.tags[k] in ("NOUN", "PROPN")):
            return True
        if words.tags[k] not in _BETWEEN:
            return False
    return False


def _does_bear(words: Words, last: int) -> bool:
    """Whether what ends before word `last` is the subject of an attack's passive: "the convoy was hit"."""
    for k in range(last, min(len(words), last + _REACH)):
        if words.tags[k] == "VERB":
            return words.lower(k - 1) in _PASSIVE and words.lemmas[k] in conflict_words()["struck"]
        if words.tags[k] not in _BETWEEN and words.lowers[k] not in ("-", "'s", "'"):
            return False
    return False


def _is_blow(words: Words, at: int) -> bool:
    """Whether a blow stands before "on": "a strike on", "the strike occurred on"."""
    book = conflict_words()
    takes_place = words.lemmas[at - 1 : at] and words.lemmas[at - 1] in book["happens"]
    return at > 0 and words.lemmas[at - 1 - bool(takes_place)] in book["blows"]


def _goes_on(words: Words) -> bool:
    """Whether a sentence goes on about a blow told before: "The strike hit …"."""
    return words.lower(0) in ("the", "this") and not conflict_words()["blows"].isdisjoint(words.lemmas[1:2])


_PASSIVE = frozenset({"was", "were", "been", "being", "are", "is"})
_REACH = 8
_DEALS = frozenset({"carry", "launch", "conduct", "mount", "fire", "drop", "deliver"})
_TARGET_LEAD = 4


def _pairs(words: Words, mentions: Sequence[Mention]) -> list[Pair]:
    book = conflict_words()
    found = []
    for i, lemma in enumerate(words.lemmas):
        passive = words.lower(i - 1) in ("was", "were", "been", "being")
        if lemma == "fight" and words.lower(i + 1) in ("with", "alongside", "for", "beside"):
            continue
        active = lemma in book["verbs"] and words.tags[i] == "VERB" and not passive
        if not active and not (lemma in book["nouns"] and words.tags[i] == "NOUN"):
            continue
        before = [m.entry.party for m in mentions if m.end <= words.starts[i] and _reaches(words, m, i)]
        after = [m.entry.party for m in mentions if words.ends[i] <= m.start <= words.ends[i] + 60]
        if before and after and before[-1] and after[0] and before[-1] != after[0]:
            found.append(frozenset({before[-1], after[0]}))
    return found
