"""Parties that decline to give a figure, have not given one, or will not confirm one."""

from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from tollbook.cases import Gazetteer
from tollbook.extract.attribution.events import Range
from tollbook.extract.attribution.spans import around, ending_before
from tollbook.extract.attribution.speakers import Speaker
from tollbook.extract.frames.phrases import Phrase, counted
from tollbook.extract.frames.triggers import Trigger, Triggers, combined, triggers
from tollbook.extract.lexicon.harms import Slot
from tollbook.extract.lexicon.load import table
from tollbook.extract.lexicon.people import is_person
from tollbook.extract.words import NONE, Words
from tollbook.model import Harm, Status, Victims

_NOT = frozenset({"not", "n't", "never"})
_TURNING = _NOT | {"no", "yet", "without"}
_OWN = frozenset({"its", "their", "his", "her", "own", "our"})
_MODIFIERS = frozenset({"ADJ", "PROPN", "NOUN", "CCONJ"})
_REACH = 12


@dataclass(frozen=True, slots=True)
class Refusal:
    """A refusal in a sentence: words [first, last), who refuses, of what harm, whose victims.

    Attributes:
        harm: None where only what was told before says which.
        own: The words say that it is the refusing side's own harm: "its losses".
    """

    first: int
    last: int
    speaker: Range | None
    harm: Harm | None
    victims: Phrase | None
    rule: str
    own: bool = False


@dataclass(frozen=True, slots=True)
class RefusalWords:
    """The table refusals.toml, whose comments say what each set holds."""

    withholding: frozenset[str]
    saying: frozenset[str]
    giving: frozenset[str]
    keeping: frozenset[str]
    hiding: frozenset[str]
    figures: frozenset[str]
    losses: frozenset[str]
    harms: frozenset[str]
    telling: frozenset[str]
    tolls: frozenset[str]
    pressed: frozenset[str]


@cache
def refusal_words() -> RefusalWords:
    """The table, read once."""
    return RefusalWords(**{name: frozenset(values) for name, values in table("refusals").items()})


def may_refuse(words: Words) -> bool:
    """Whether a sentence has a verb of withholding, or a figure and "not", "yet" or such to withhold it."""
    book = refusal_words()
    turned = not _TURNING.isdisjoint(words.lowers)
    withheld = book.figures | book.losses | {"many", "high"} if turned else frozenset()
    return not (_refusing() | withheld).isdisjoint((*words.lemmas, *words.lowers))


@cache
def _refusing() -> frozenset[str]:
    """Verbs that refuse, also in the past, of which a tagger without a parse makes no lemma."""
    verbs = refusal_words().withholding | refusal_words().hiding | {"deny"}
    return verbs | {f"{verb}d" for verb in verbs}


def refusals_of(words: Words) -> list[Refusal]:
    """The refusals of a sentence, at most one for all its verbs of withholding."""
    found = []
    for i in range(len(words)):
        if (rule := _refuses(words, i)) and (made := _made(words, i, rule)):
            found.append(made)
    return found[:1]


def _refuses(words: Words, i: int) -> str | None:
    """The rule by which word `i` withholds."""
    book, lemma = refusal_words(), words.lemmas[i]
    if words.tags[i] != "VERB" and not (words.tags[i] == "AUX" and lemma in book.keeping):
        return None
    if lemma in book.withholding:
        saying = (k for k in range(i + 1, min(len(words), i + 6)) if words.lemmas[k] in book.saying)
        return f"refusal-{lemma}" if next(saying, NONE) != NONE else None
    if lemma == "deny" and words.lower(i + 1) in ("confirming", "having", "releasing", "publishing"):
        return "refusal-deny"
    if lemma in book.hiding:
        return "refusal-hide"
    negated = not _NOT.isdisjoint(words.lowers[max(0, i - 4) : i])
    if words.lowers[i] in book.pressed and negated and words.lower(i + 1) == "on":
        return "refusal-not-drawn"
    if lemma in ("get", "go") and words.lower(i + 1) == "into" and negated:
        return "refusal-not-into"
    if lemma in book.saying and negated:
        return "refusal-not-given"
    if lemma in book.saying and _yet_to(words, i):
        return "refusal-yet-to"
    if lemma in book.saying and words.lower(i - 1) == "without":
        return "refusal-without"
    if lemma in book.keeping and negated and words.tag(i + 1) != "VERB":
        return "refusal-not-kept"
    return "refusal-none-given" if lemma in book.giving and words.lower(i + 1) == "no" else None


def _yet_to(words: Words, i: int) -> bool:
    """As "has yet to release", "is yet to publicly disclose"."""
    before = words.lowers[max(0, i - 4) : i]
    return any(pair == ("yet", "to") for pair in pairwise(before))


def _made(words: Words, i: int, rule: str) -> Refusal | None:
    """The refusal, if what is withheld is a figure of harm."""
    at = _withheld(words, i, rule)
    if at == NONE:
        return None
    trigger, harm = _harm(words, triggers(words), at)
    first = trigger.first if trigger else len(words)
    victims = _victims(words, at, first, trigger)
    own = not _OWN.isdisjoint(words.lowers[at : min(first, len(words))])
    return Refusal(max(0, i - 1), len(words), _speaker(words, i), harm, victims, rule, own)


def _withheld(words: Words, i: int, rule: str) -> int:
    """Where the words of what is withheld start; NONE where it is no figure."""
    book = refusal_words()
    for k in range(i + 1, min(len(words), i + _REACH)):
        if words.lower(k) == "how" and words.lower(k + 1) in ("many", "high"):
            return k
        if words.lower(k) == "how":
            break  # "it is not stated how these figures were arrived at"
        if words.tags[k] in ("NOUN", "PROPN") and words.lemmas[k] in book.figures | book.losses:
            return i + 1 if _is_figure(words, i, k, rule) else NONE
        if words.lowers[k] in (".", ";") or (words.lowers[k] == "," and rule == "refusal-not-given"):
            break
        if rule in ("refusal-not-kept", "refusal-none-given") and words.tags[k] == "VERB":
            break
    return NONE


def _is_figure(words: Words, i: int, k: int, rule: str) -> bool:
    """Whether the noun at `k`, withheld by verb `i`, is a figure of harm rather than the harm itself."""
    book = refusal_words()
    if words.lemmas[k] in book.figures:
        return True
    follows = words.lemmas[k + 1 : k + 3]
    if not book.figures.isdisjoint(follows):
        return True
    if not words.lowers[k].endswith("s"):  # one death: "the cause of death"
        return False
    if words.lemmas[k] in ("detail", "details"):
        return "casualt" in " ".join(words.lowers[k : k + 6])
    if rule in ("refusal-not-kept", "refusal-none-given"):
        return False
    told = words.lowers[i + 1 : k]
    return words.lemmas[i] not in book.telling or (not _OWN.isdisjoint(told) and "any" not in told)


def _harm(words: Words, found: Triggers, at: int) -> tuple[Trigger | None, Harm | None]:
    """The harm withheld: named beside the figure, by the toll itself, or before in the sentence."""
    for k in range(at, len(words)):
        for trigger in found.starting(k):
            if _is_harm(words, trigger) or trigger.slot is Slot.EVENT:
                return trigger, combined(found, trigger, frozenset())[0]
        if words.lemmas[k] in refusal_words().tolls:
            return None, Harm.KILLED
    first = (next(found.starting(k)) for k in sorted(found.by_first))
    told = [t.term.harm for t in first if t.last <= at and _is_harm(words, t)]
    return None, Harm.KILLED if Harm.KILLED in told else next(reversed(told), None)


def _is_harm(words: Words, trigger: Trigger) -> bool:
    return not trigger.term.weak or words.lowers[trigger.first] in refusal_words().harms


def _victims(words: Words, at: int, first: int, trigger: Trigger | None) -> Phrase | None:
    """As "how many Russian troops had died", "estimates of Russian casualties", "its military losses"."""
    for k in range(at, min(first, len(words))):
        if words.lowers[k] in ("many", "of"):
            phrase = counted(words, k) if words.lowers[k] == "of" else counted(words, k + 1)
            if phrase.head != NONE:
                return phrase
        if words.lowers[k] in ("for", "among") and (phrase := counted(words, k + 1)).head != NONE:
            return phrase if is_person(words.lowers[phrase.head]) else None
    if trigger is None or trigger.is_verb:
        return None
    k = first
    while k > at and words.tags[k - 1] in _MODIFIERS:
        k -= 1
    return Phrase(k, trigger.last, trigger.last - 1) if k < first else None


def _speaker(words: Words, i: int) -> Range | None:
    """Who refuses: the verb's own subject, else that of the verbs which it hangs on."""
    k = i
    while words.parsed and k != NONE:
        head = words.child(k, "nsubj")
        # Those who were killed refuse nothing: "it said soldiers were killed but declined to say how many".
        suffered = head != NONE and (words.deps[head] == "nsubj:pass" or _dies(words, k))
        if head != NONE and head < i and not suffered:
            return around(words, head)
        climbs = words.is_dep(k, "conj", "xcomp", "advcl") or (suffered and words.is_dep(k, "ccomp"))
        k = words.heads[k] if climbs and words.heads[k] < k else NONE
    return ending_before(words, i)


def _dies(words: Words, k: int) -> bool:
    """Whether the subject of a verb is who came to harm: "hundreds died, but it gave no number"."""
    return any(t.slot is Slot.SUBJECT for t in triggers(words).starting(k))


def withheld_from(
    shown: str | None, refusal: Refusal, speaker: Speaker, gazetteer: Gazetteer, people: str
) -> Victims:
    """The victims whose number is withheld.

    Words that name one side or several decide. Without any, who withholds the number of dead, or of dead
    soldiers, withholds his own side's; of civilians and others only where the words say "its".

    Args:
        shown: The text's words for the victims, where it has any.
        refusal: What refuses.
        speaker: Who refuses.
        gazetteer: Whose sides.
        people: What stands for victims without words of their own.
    """
    victims = Victims(shown or people)
    if shown is None:
        return Victims(people, speaker.party)
    named = sides_in(shown, gazetteer)
    if named:
        return Victims(shown, gazetteer.party(shown) if len(named) == 1 else None)
    role = gazetteer.role(shown)
    is_own = refusal.own or (role is None and "civilian" not in shown.lower())
    is_own |= role is not None and role.status is Status.COMBATANT
    return Victims(shown, speaker.party) if is_own else victims


def sides_in(shown: str, gazetteer: Gazetteer) -> frozenset[str]:
    """The sides that words name: two in "Russian or Ukrainian casualties"."""
    return frozenset(m.entry.party for m in gazetteer.find(shown) if m.entry.party)
