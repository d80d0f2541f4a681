"""Victims before the harm: "14 people were killed", "12 soldiers, two of them officers, died"."""

from itertools import pairwise

from tollbook.extract.frames.phrases import DYING, SUFFERING, VerbGroup, verb_group
from tollbook.extract.frames.predicates import harm_later, harm_of, harm_of_main, said
from tollbook.extract.frames.reading import NONE, Amount, Reading, Scene, Trigger, end_of
from tollbook.extract.lexicon.harms import Slot
from tollbook.extract.lexicon.motion import motion
from tollbook.extract.lexicon.speech import speech
from tollbook.model import Harm

_RELATIVE = frozenset({"who", "that", "which", "whom"})
_PARENTHETIC = frozenset(
    {
        "including",
        "among",
        "most",
        "many",
        "mostly",
        "some",
        "all",
        "both",
        "mainly",
        "with",
        "from",
        "half",
        "one",
        "at",
        "in",
        "aged",
        "largely",
        "none",
        "few",
    }
)
_NOMINAL = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "SYM", "PRON"})
_DASHES = frozenset({"–", "—"})
_QUOTES = frozenset({"'", '"', "“", "”", "''", "``", "‘", "’"})
_STATES = frozenset({Harm.CAPTURED, Harm.DETAINED, Harm.DISPLACED})  # in which worse may befall people
_USUAL = frozenset({"usual", "normal", "average", "expected"})
_THEM = frozenset({"them", "whom", "these", "those"})
_SHARE_REACH = 7
_LOOK = 45


def read_right(scene: Scene, amount: Amount) -> Reading | None:
    """The harm that is said of an amount as subject."""
    words = scene.words
    i, limit = end_of(amount), end_of(amount) + _LOOK
    while i < min(len(words), limit):
        low, tag = words.lowers[i], words.tags[i]
        if (past := _past_mark(scene, amount, i)) is not None:
            i = past
        elif low == "with" and (trigger := _injury(scene, i)):
            return said(scene, trigger, i, "right-with")
        elif low in _RELATIVE:
            if (group := _clause(scene, i + 1)) and (reading := harm_of(scene, group, "right-relative")):
                return reading
            if group is None and low == "that":
                return None  # "the claim that 60 were killed"
            i = group.last if group else i + 1
            limit = min(limit, i + 20)
        elif low == "as" and (
            trigger := next(scene.triggers.starting(i + 1, Slot.MODIFIED, Slot.SELF), None)
        ):
            return said(scene, trigger, i, "right-as")
        elif low in ("and", "or", "&", "plus", "as"):
            i = _after_conjunct(scene, i)
            if i != NONE and _has_its_own(scene, i):
                return None
        elif tag in ("AUX", "VERB") or (tag == "ADV" and words.tag(i + 1) in ("AUX", "VERB", "ADJ", "ADV")):
            reading, i = _at_verb(scene, amount, i)
            if reading or i == NONE:
                return reading
        elif (
            trigger := next(scene.triggers.starting(i, Slot.MODIFIED, Slot.SELF, Slot.OBJECT), None)
        ) and _only_adverbs(scene, end_of(amount), i):
            return said(scene, trigger, i, "right-bare")
        elif low in DYING | SUFFERING and (trigger := next(scene.triggers.starting(i, Slot.SUBJECT), None)):
            return said(scene, trigger, i, "right-dying")
        elif low == "to" and _one_of(scene, amount) and (group := verb_group(words, i + 1, motion().raising)):
            return harm_of(scene, group, "right-infinitive")
        elif low == "the" and (group := _reported(scene, i)):
            return harm_of(scene, group, "right-reported")
        elif (tag == "ADP" and low not in ("by", "than")) or tag in _NOMINAL or tag == "ADV":
            other = scene.starts.get(i)
            if other and not other.implied and tag == "NUM" and words.tag(i - 1) in ("NOUN", "PROPN", "AUX"):
                return None  # "of the 450 who caught the virus 244 died", "the count was 40 men killed"
            i = max(other.last, i + 1) if other and other is not amount else i + 1  # names count on the spot
        else:
            return None
        if i == NONE:
            return None
    return None


def _past_mark(scene: Scene, amount: Amount, i: int) -> int | None:
    """Past a mark or an aside in a subject; NONE where the clause ends there, None where there is no mark."""
    words = scene.words
    low = words.lowers[i]
    if low in ("(", "[", "-", "–", "—") and (close := _closing(scene, i)):
        return close
    if low in _DASHES and not amount.implied and not _DASHES.isdisjoint(words.lowers[: amount.first]):
        return i + 1  # the list of an aside ends: "all on board — a pilot and seven others — died"
    if low in _QUOTES:
        return i + 1
    if low == "than" and words.lower(i + 1) in _USUAL:
        return i + 2  # "9,800 more people than usual died"
    if low == "aged":
        return _past_ages(scene, i + 1)
    if low != ",":
        return None
    if amount.phrase.anaphor and words.lower(amount.first - 1) == ",":
        return NONE  # "died, ten of them inside the hall, and 58 were wounded"
    if _in_relative(scene, amount):
        return NONE  # "nobody on the train, which was carrying 58 passengers, was hurt"
    aside = "," in words.lowers[end_of(amount) : i]
    return i + 1 if aside and _acts(scene, i + 1) else _after_comma(scene, i)


def _at_verb(scene: Scene, amount: Amount, i: int) -> tuple[Reading | None, int]:
    """What a verb group says of an amount, or else where to look on; NONE where it says something else."""
    group = verb_group(scene.words, i, motion().raising)
    if group is None or _describes_noun(scene, i):
        return None, i + 1
    reading = harm_of(scene, group, "right")
    reduced = _reduced(scene, group, amount)
    if reading is None:
        after = None if reduced else _with_injury(scene, group) or harm_later(scene, group)
        return after, group.last if reduced else NONE
    loose = reading.weak or reading.harm in _STATES
    return (harm_of_main(scene, group) if reduced and loose else None) or reading, NONE


def _one_of(scene: Scene, amount: Amount) -> bool:
    """Whether some of the counted are told of: "one of 33 people to die", "the first of nine to fall"."""
    words, k = scene.words, amount.first
    return words.lower(k - 1) in ("of", "among") and (
        words.lower(k - 1) == "among" or words.lower(k - 2) in ("one", "first", "last", "latest", "youngest")
    )


def _in_relative(scene: Scene, amount: Amount) -> bool:
    """Whether an amount is the object of a relative clause that says more of another noun."""
    words, head = scene.words, amount.phrase.head
    if not words.parsed or head == NONE:
        return False
    if words.is_dep(head, "nmod") and amount.first <= words.heads[head] < amount.last:
        head = words.heads[head]  # "hundreds of civilians"
    if words.deps[head] not in ("obj", "conj"):
        return False
    first = words.heads[head] if words.is_dep(head, "conj") else head
    verb = words.heads[first]
    return words.deps[first] == "obj" and verb < amount.first and words.is_dep(verb, "acl")


def _describes_noun(scene: Scene, i: int) -> bool:
    """Whether a participle only says of what kind others are: "three deaths of detained children"."""
    words = scene.words
    return words.parsed and words.is_dep(i, "amod") and words.heads[i] > i


def _clause(scene: Scene, i: int) -> VerbGroup | None:
    """The verb group of a relative clause, past a subject of its own ("whom the ministry says have died")."""
    group = verb_group(scene.words, i, motion().raising)
    return group or _reported(scene, i)


def _reported(scene: Scene, i: int) -> VerbGroup | None:
    """The verb group after "the ministry says"."""
    words = scene.words
    k = i
    while k < i + 7 and words.tag(k) in _NOMINAL | {"ADP"}:
        k += 1
    if k > i and words.lemmas[k : k + 1] and words.lemmas[k] in speech().verbs and words.tag(k) == "VERB":
        if words.lower(k + 1) == "that":
            k += 1
        return verb_group(words, k + 1, motion().raising)
    return None


def _injury(scene: Scene, i: int) -> Trigger | None:
    """The harm of "students with minor injuries"."""
    k = i + 1
    while k < i + 4 and scene.words.tag(k) in ("ADJ", "DET", "NOUN"):
        for trigger in scene.triggers.starting(k, Slot.EVENT):
            if trigger.term.harm is Harm.WOUNDED:
                return trigger
        k += 1
    return None


def _with_injury(scene: Scene, group: VerbGroup) -> Reading | None:
    """As "had been brought in with bullet wounds"."""
    for k in range(group.last, group.last + 3):
        if scene.words.lower(k) == "with" and (trigger := _injury(scene, k)):
            return said(scene, trigger, group.main, "right-with")
    return None


def _only_adverbs(scene: Scene, first: int, last: int) -> bool:
    """Whether nothing but adverbs stands between: "with 28 still missing"."""
    return all(tag == "ADV" for tag in scene.words.tags[first:last])


def _share(scene: Scene, i: int) -> bool:
    """Whether a share of those named before starts at a word: "nearly half of them", "two thirds of whom"."""
    lowers = scene.words.lowers[i : i + _SHARE_REACH]
    return any(pair[0] == "of" and pair[1] in _THEM for pair in pairwise(lowers))


def _closing(scene: Scene, i: int) -> int:
    """Past the closing bracket or dash of a parenthesis; 0 if there is none near."""
    close = {"(": ")", "[": "]"}.get(scene.words.lowers[i], scene.words.lowers[i])
    for k in range(i + 1, min(len(scene.words), i + 30)):
        if scene.words.lowers[k] == close:
            return k + 1
    return 0


def _acts(scene: Scene, i: int) -> bool:
    """Whether a finite verb of harm starts: "22 sailors, with their captain, surrendered"."""
    return scene.words.fine[i : i + 1] == ("VBD",) and any(scene.triggers.starting(i, Slot.SUBJECT))


def _after_comma(scene: Scene, i: int) -> int:
    """Where the subject goes on after a comma; NONE where the clause ends there."""
    words = scene.words
    after = words.lower(i + 1)
    if after in _RELATIVE or after in ("and", "or") or words.tag(i + 1) == "AUX":
        return i + 1
    if words.tag(i + 1) == "NUM" and words.lower(i + 2) == ",":
        return i + 3
    if after in ("all", "both") and words.lower(i + 2) == "of" and words.lower(i + 3) in _THEM:
        return i + 4
    if i + 1 in scene.starts and _lists_on(scene, i + 1):
        return end_of(scene.starts[i + 1])
    if (
        after in _PARENTHETIC
        or _share(scene, i + 1)
        or words.tag(i + 1) in ("ADP", "VERB", "DET")
        or words.fine[i + 1 : i + 2] == ("PRP$",)
        or i + 1 in scene.starts
    ):
        if (
            words.tag(i + 1) == "VERB"
            and next(scene.triggers.starting(i + 1, Slot.OBJECT), None)
            and words.fine[i + 1] == "VBN"
        ):
            return i + 1
        for k in range(i + 2, min(len(words), i + 30)):
            joined = words.lower(k + 1) == "and" and k + 2 in scene.starts
            if words.lowers[k] == "," and (joined or words.tag(k + 1) in ("AUX", "VERB", "ADV")):
                return k + 1
    return NONE


def _lists_on(scene: Scene, i: int) -> bool:
    """Whether the amount after a comma is one more item of a list that ends in "and"."""
    end = end_of(scene.starts[i])
    return scene.words.lower(end) in ("and", ",") and (
        scene.words.lower(end) == "and" or scene.words.lower(end + 1) == "and" or end + 1 in scene.starts
    )


def _after_conjunct(scene: Scene, i: int) -> int:
    """Past a coordinated subject: "three soldiers and two civilians"; NONE where no noun follows."""
    words = scene.words
    k = i + 1
    if words.lowers[i] == "as":
        if words.lowers[i : i + 3] != ("as", "well", "as"):
            return NONE
        k = i + 3
    if k in scene.starts:
        return end_of(scene.starts[k])
    start = k
    while words.tag(k) in _NOMINAL:
        k += 1
    return k if k > start else NONE


def _past_ages(scene: Scene, i: int) -> int:
    """Past "19, 22 and 25" of "men aged 19, 22 and 25"."""
    words = scene.words
    while words.tag(i) == "NUM" or (
        words.lower(i) in (",", "and", "between", "-", "to") and words.tag(i + 1) == "NUM"
    ):
        i += 1
    return i


def _has_its_own(scene: Scene, i: int) -> bool:
    """Whether a bare participle belongs to the number right before it: "two dead, and 20 hospitalised"."""
    words = scene.words
    alone = any(a.last == i and a.phrase.head == NONE and not a.implied for a in scene.amounts)
    return alone and words.tag(i) == "VERB" and words.fine[i] == "VBN" and any(scene.triggers.starting(i))


def _reduced(scene: Scene, group: VerbGroup, amount: Amount) -> bool:
    """Whether a bare participle only describes the subject: "people travelling in a bus were killed"."""
    words = scene.words
    first = group.verbs[0] if group.verbs else group.main  # "believed to be smugglers" begins bare
    if any(words.tags[k] == "AUX" for k in range(group.first, first)):
        return False
    if words.fine[first] not in ("VBG", "VBN", "VBD"):
        return False
    if words.lemmas[first] in motion().thought and words.lower(first + 1) == "to":
        return True
    if words.parsed:
        return words.is_dep(first, "acl", "amod")
    return group.bare and (words.fine[first] == "VBG" or group.first == end_of(amount))
