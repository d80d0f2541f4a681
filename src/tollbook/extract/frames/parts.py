"""Figures that lean on the figure before them: subsets, coordination, gapping, "as were four rebels"."""

from dataclasses import replace

from tollbook.extract.frames.left import skip_back
from tollbook.extract.frames.phrases import Phrase, counted, verb_group
from tollbook.extract.frames.reading import NONE, Amount, Frame, Link, Reading, Scene, end_of
from tollbook.extract.lexicon.harms import Slot
from tollbook.extract.lexicon.motion import motion
from tollbook.extract.lexicon.people import is_person
from tollbook.extract.lexicon.speech import speech
from tollbook.extract.words import Words
from tollbook.model import Harm

_INCLUDING = frozenset({"including", "includes", "include", "included", "among", "counting", "involving"})
_WITHIN = frozenset({"including", "counting"})
_THEM = frozenset({"them", "whom", "these", "those"})
_GRAVELY = frozenset({"seriously", "critically", "severely", "badly", "gravely", "lightly", "slightly"})
_JOINS = frozenset({"and", "or", ",", "plus", "&", ";", "besides", "against", "versus"})
_JOINING = (("as", "well", "as"), ("together", "with"), ("along", "with"), ("in", "addition", "to"))
_PARTITIVE = frozenset({"NOUN", "ADJ", "NUM", "DET", "PRON", "ADV"})


def read_part(scene: Scene, amount: Amount, before: Frame | None, harm_so_far: Harm | None) -> Reading | None:
    """The reading of an amount as some of those that the figure before it counts.

    Args:
        scene: The sentence.
        amount: The amount.
        before: The frame before it in the sentence.
        harm_so_far: What befell "the victims" if the sentence does not say.
    """
    words = scene.words
    i = skip_back(scene, amount.first)
    if reading := _of_the_victims(scene, amount, i, harm_so_far):
        return reading
    if words.lower(i - 1) in _INCLUDING and (reading := _subset(scene, i - 1, amount, before)):
        return reading
    after = amount.phrase.last
    after += words.lower(after) in ("a", "an", "the")
    children = counted(words, after) if amount.phrase.anaphor else None
    if reading := _listed(scene, i, amount, before):
        return replace(reading, victims=children) if children and children.head != NONE else reading
    if reading := _of_the_dead(scene, amount):
        return reading
    if before is None:
        return None
    if reading := _were_too(scene, amount, before):
        return reading
    if amount.phrase.anaphor and not _does_else(scene, amount.phrase.last):
        children = counted(words, after)
        return _some(
            before,
            "part-of-them",
            children if children.head != NONE else before.reading.victims or before.amount.phrase,
        )
    if (
        before.reading.harm in (Harm.WOUNDED,)
        and words.lower(end_of(amount)) in _GRAVELY
        and amount.phrase.head == NONE
    ):
        return _some(before, "part-gravely", before.reading.victims or before.amount.phrase)
    return None


def read_apposed(scene: Scene, amount: Amount, before: Frame | None) -> Reading | None:
    """Some of those before: "including 11 children", "one of them a 14-year-old boy"."""
    words, after = scene.words, amount.phrase.last
    i = skip_back(scene, amount.first)
    if reading := _fatally(scene, amount, before):
        return reading
    among = words.lowers[max(0, i - 3) : i] in ((",", "among", "them"), (",", "among", "whom"))
    if before is not None and (among or words.lower(i - 1) in _WITHIN):
        single = amount.implied and not _one_of_several(scene, amount, before)
        return None if single or _has_own_harm(scene, amount) else _some(before, "part-including", None)
    after_all = words.lowers[end_of(amount) : end_of(amount) + 2]
    if before is not None and after_all in (("among", "them"), ("amongst", "them")):
        return None if amount.implied else _some(before, "part-among-them", None)  # "43 police among them"
    if (
        before is not None
        and words.lower(i - 1) == ":"
        and not amount.implied
        and not _tolled(before, i, words)
    ):
        return None if _has_own_harm(scene, amount) else _some(before, "part-listed", None)
    if before is None or not amount.phrase.anaphor:
        return None
    after += words.lower(after) in ("a", "an", "the")
    kind = counted(words, after)
    if kind.head == NONE or words.tag(amount.phrase.last) in ("AUX", "VERB"):
        return None
    return _some(before, "part-of-them", kind)


def _fatally(scene: Scene, amount: Amount, before: Frame | None) -> Reading | None:
    """Those of the harmed who died: "five people were shot, two of them fatally"."""
    k = end_of(amount)
    bare = amount.phrase.anaphor or amount.phrase.head == NONE
    if before is None or not bare or scene.words.lower(k) not in _FATALLY:
        return None
    victims = before.reading.victims or before.amount.phrase
    return Reading(Harm.KILLED, k, k + 1, "part-fatally", before.reading.verb, victims, Link.SUBSET)


_FATALLY = frozenset({"fatally", "mortally"})


def _one_of_several(scene: Scene, amount: Amount, before: Frame) -> bool:
    """Whether a single person, no name, is told of among those just counted: "including a boy of 13"."""
    words = scene.words
    counted_before = not before.amount.implied and before.reading.link is Link.WHOLE
    near = "VERB" not in words.tags[end_of(before.amount) + _OWN_VERB : amount.first - 1]
    named = any(words.tag(k) == "PROPN" for k in range(amount.phrase.last, amount.phrase.last + 2))
    return counted_before and near and not named and words.lower(amount.first) in ("a", "an", "one")


_OWN_VERB = 4  # words that the counted's own verb may take: "people have been killed"


def _tolled(before: Frame, i: int, words: Words) -> bool:
    """Whether the colon before word `i` belongs to another line, not to a list of those just counted."""
    own = range(before.reading.first, before.reading.last)
    verbs = (k for k in range(end_of(before.amount), i) if words.tags[k] == "VERB" and k not in own)
    joined = end_of(before.amount) <= i and not any(verbs)
    return not joined or (before.amount.phrase.head == NONE and before.reading.rule == "right-adjacent")


def _has_own_harm(scene: Scene, amount: Amount) -> bool:
    """Whether another harm is said of the part: "including 12 dead", "of them 51 severely wounded"."""
    end = end_of(amount)
    end += scene.words.tag(end) == "ADV"
    return any(
        t.slot is not Slot.SUBJECT for k in range(amount.last, end + 1) for t in scene.triggers.starting(k)
    )


def _of_the_dead(scene: Scene, amount: Amount) -> Reading | None:
    """As in "23 of the dead were women and children"."""
    words, i = scene.words, amount.last
    if words.lower(i) != "of" or words.lower(i + 1) not in ("the", "those"):
        return None
    whole = scene.starts.get(i + 2)
    for trigger in scene.triggers.starting(
        whole.last if whole else i + 2, Slot.SELF, Slot.MODIFIED, Slot.OBJECT
    ):
        k = trigger.last
        if words.tag(trigger.first) in ("NOUN", "ADJ", "VERB") and words.lower(k) in ("were", "are", "was"):
            named = counted(words, k + 1)
            kind = named if named.head != NONE else None
            return Reading(
                trigger.term.harm, trigger.first, k, "part-of-dead", trigger.first, kind, Link.SUBSET
            )
    return None


def _were_too(scene: Scene, amount: Amount, before: Frame) -> Reading | None:
    """As the second in "eleven of the dead were guards, four were prisoners"."""
    words, k = scene.words, amount.last
    if amount.phrase.head != NONE or words.lower(k) not in ("were", "was"):
        return None
    told = before.reading.rule in _OF_THE_DEAD and _next_clause(scene, before, amount)
    kind = counted(words, k + 1)
    if kind.head == NONE or not (told or _heads_clause(scene, before.amount)):
        return None
    return _some(before, "part-of-dead", kind)


_OF_THE_DEAD = frozenset({"part-of-dead", "part-among-dead"})


def _heads_clause(scene: Scene, whole: Amount) -> bool:
    """Whether a clause begins with those of whom it tells parts: "of the 1,402 dead, 911 were women"."""
    words = scene.words
    at = whole.first - 1 - (words.lower(whole.first - 1) in ("the", "those", "its", "their"))
    return words.lower(at) == "of" and (at == 0 or words.tag(at - 1) in ("PUNCT", "CCONJ"))


def _next_clause(scene: Scene, before: Frame, amount: Amount) -> bool:
    """Whether the clause of an amount follows at once that of the one before."""
    between = scene.words.tags[end_of(before.amount) + _OWN_VERB : amount.first]
    return "VERB" not in between and scene.words.lower(amount.first - 1) in (",", "and", ";", "while")


def _of_the_victims(scene: Scene, amount: Amount, i: int, harm: Harm | None) -> Reading | None:
    """As in "eight of the victims were women", "the victims included eight women"."""
    words, k = scene.words, amount.last
    if harm is None:
        return None
    if words.lowers[k : k + 3] == ("of", "the", "victims") and words.lower(k + 3) in ("were", "are"):
        named = counted(words, k + 4)
        kind = named if named.head != NONE else None
        return Reading(harm, k + 2, k + 3, "part-of-dead", k + 2, kind, Link.SUBSET)
    if words.lowers[max(0, i - 3) : i - 1] == ("the", "victims") and words.lower(i - 1) in _INCLUDING:
        return Reading(harm, i - 2, i - 1, "part-dead-included", i - 1, link=Link.SUBSET)
    return None


def _does_else(scene: Scene, i: int) -> bool:
    """Whether another thing is said of them: "two of whom have not been named"."""
    group = verb_group(scene.words, i, motion().raising)
    return group is not None and scene.words.tags[group.main] == "VERB"


def _subset(scene: Scene, i: int, amount: Amount, before: Frame | None) -> Reading | None:
    """As "including three children", "the dead included three children"."""
    words = scene.words
    for trigger in scene.triggers.ending(i, Slot.SELF, Slot.MODIFIED, Slot.OBJECT, Slot.TOLL):
        if words.tags[i] == "VERB" and words.lower(trigger.first - 1) in ("the", "those"):
            return Reading(
                trigger.term.harm, trigger.first, trigger.last, "part-dead-included", i, link=Link.SUBSET
            )
    if before is None or (amount.implied and not _one_of_several(scene, amount, before)):
        return None
    return _some(before, "part-including", None)


def _listed(scene: Scene, i: int, amount: Amount, before: Frame | None) -> Reading | None:
    """As "among them were three children", "among the dead were four", "the dead were four"."""
    words = scene.words
    k = i
    while words.lower(k - 1) in ("was", "were", "are", "is", "being", ","):
        k -= 1
    if (
        words.lower(k - 1) in _THEM | {"which"}
        and words.lower(k - 2) in ("among", "of", "between")
        and words.tag(k - 3) not in _PARTITIVE  # "the youngest of them 4"
        and before
    ):
        return _some(before, "part-among-them", None)
    for trigger in scene.triggers.ending(k, Slot.SELF, Slot.MODIFIED, Slot.OBJECT):
        if words.lower(trigger.first - 1) in ("the", "those") and (
            words.lower(trigger.first - 2) == "among"
            or k < i
            or words.lower(i) == "as"  # "identified the dead as three women"
        ):
            return Reading(
                trigger.term.harm,
                trigger.first,
                trigger.last,
                "part-among-dead",
                trigger.first,
                _copula_kind(scene, amount),
                Link.SUBSET,
            )
    return None


def _copula_kind(scene: Scene, amount: Amount) -> Phrase | None:
    """Who they were: "of the dead, eight were soldiers"."""
    k = end_of(amount)
    if amount.phrase.head != NONE or scene.words.lower(k) not in ("were", "was", "are"):
        return None
    kind = counted(scene.words, k + 1)
    return kind if kind.head != NONE else None


def _some(before: Frame, rule: str, victims: Phrase | None) -> Reading:
    old = before.reading
    return Reading(old.harm, old.first, old.last, rule, old.verb, victims, Link.SUBSET, agent=old.agent)


def read_joined(scene: Scene, amount: Amount, before: Frame | None) -> Reading | None:
    """The reading of the figure before it, where the two are coordinated or the verb is left out."""
    if before is None or amount.phrase.anaphor:
        return None
    words, old = scene.words, before.reading
    i = skip_back(scene, amount.first)
    if words.lower(i - 2) == "as" and words.lower(i - 1) in ("were", "was", "did", "had", "have", "are"):
        return _same(old, "joined-as-were", amount)
    joined = words.lower(i - 1) in _JOINS or any(words.lowers[max(0, i - len(j)) : i] == j for j in _JOINING)
    if _by_place(scene, amount):
        return _same(old, "joined-place", amount)
    if _compared(scene, before, amount, i):
        return _same(old, "joined-compared", amount)
    if not joined or (old.rule.startswith(("toll", "part")) and not _closes(scene, before, i)):
        return None
    if any(
        words.tags[k] in ("VERB", "SCONJ") and k not in range(old.first, old.last)
        for k in range(end_of(before.amount), i)
    ):
        return None
    if old.rule == "right-adjacent" and amount.phrase.head != NONE:
        return None  # "24 missing and 1,902 families in camps"
    is_object = old.rule.startswith(("left", "joined-object", "joined-compared", "part"))
    of_all = (
        old.rule in ("left-event", "left-of") and words.lower(i - 1) != ";"
    )  # "bodies of A and B were found"
    if is_object and words.tag(end_of(amount)) == "AUX" and not of_all:
        return None  # "the loss of three; two of the pilots are safe"
    if is_object:
        return _same(old, "joined-object", amount)
    bare = (
        amount.phrase.head == NONE
        or amount.phrase.last >= len(words)
        or words.tag(end_of(amount)) in ("ADP", "PUNCT")
    )
    if old.rule.startswith(("right", "joined-gap", "inside-event")) and bare and _ends_clause(scene, amount):
        return _same(old, "joined-gap", amount)
    return None


def _compared(scene: Scene, before: Frame, amount: Amount, i: int) -> bool:
    """Whether a bare figure stands beside one of another time: "2,231, compared with 2,987 in 2016"."""
    words = scene.words
    head = amount.phrase.head
    alike = head == NONE or is_person(words.lowers[head])
    bare = alike or words.lemmas[head] == words.lemmas[before.reading.first]
    against = any(words.lowers[max(0, i - len(row)) : i] == row for row in _AGAINST)
    start = end_of(before.amount)
    own = {*range(before.reading.first, before.reading.last), before.reading.verb}
    passed = any(
        words.tags[k] == "VERB"
        and words.fine[k] in _FINITE
        and k not in own
        and words.lemmas[k] not in speech().verbs
        for k in range(start, i - 1)
    )
    return bare and against and not passed and not amount.implied


_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_AGAINST = (
    ("compared", "with"),
    ("compared", "to"),
    ("up", "from"),
    ("down", "from"),
    ("as", "against"),
    ("against",),
)


def _by_place(scene: Scene, amount: Amount) -> bool:
    """Whether a list goes on by places: "Lagos recorded 112 deaths, Ogun 87 and Kaduna 80"."""
    words, k = scene.words, amount.first
    if amount.phrase.head != NONE or amount.implied or words.lower(end_of(amount)) not in _LIST_MARKS:
        return False
    while words.tag(k - 1) == "PROPN":
        k -= 1
    return k < amount.first and words.lower(k - 1) in (",", "and", "(")


_LIST_MARKS = frozenset({",", "and", ".", ";", ")", ""})


def _closes(scene: Scene, before: Frame, i: int) -> bool:
    """Whether a subset and the next figure are one list: "including three women and two children"."""
    near = end_of(before.amount) >= i - 1 or before.reading.rule == "part-listed"
    return before.reading.link is Link.SUBSET and near and scene.words.lower(i - 1) in ("and", ",", ";")


def _ends_clause(scene: Scene, amount: Amount) -> bool:
    """Whether nothing but a place or time follows: "12 were killed in Homs and five in Idlib"."""
    words, k = scene.words, end_of(amount)
    return words.tag(k) == "ADP" or (k >= len(words) or words.lower(k) in (".", ",", ";"))


def _same(old: Reading, rule: str, amount: Amount) -> Reading:
    return Reading(
        old.harm, old.first, old.last, rule, old.verb, None, old.link, agent=old.agent, weak=old.weak
    )
