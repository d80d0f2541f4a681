"""Who suffered the harm of a frame: the text's head phrase, side, status and role."""

from dataclasses import dataclass, replace

from tollbook.cases import Gazetteer
from tollbook.extract.antecedents import antecedent_of
from tollbook.extract.attribution.speakers import Speaker
from tollbook.extract.bearers import sufferers_of
from tollbook.extract.frames.phrases import Phrase, counted
from tollbook.extract.frames.reading import NONE, Frame
from tollbook.extract.lands import land_of_gap
from tollbook.extract.lexicon.conflict import conflict_words
from tollbook.extract.lexicon.harms import harm_lexicon
from tollbook.extract.lexicon.people import is_person, people
from tollbook.extract.losses import loss_of, people_of
from tollbook.extract.standing import is_fighter, role_of
from tollbook.extract.surroundings import Around
from tollbook.extract.victim_sides import side_of
from tollbook.extract.words import Words
from tollbook.model import Hedge, Status, Victims

PEOPLE = "people"
_DEAD_NOUNS = frozenset(
    {
        "fatality",
        "casualty",
        "death",
        "dead",
        "wounded",
        "injured",
        "missing",
        "injury",
        "loss",
        "displaced",
        "homeless",
        "life",
        "killing",
        "murder",
        "losses",
        "arrest",
        "detention",
        "kidnapping",
        "abduction",
        "disappearance",
        "victim",
        "lives",
        "kia",
        "wia",
        "mia",
    }
)


@dataclass(frozen=True, slots=True)
class Sufferers:
    """The victims of a frame and the rule that found each part."""

    victims: Victims
    rule: str


def victims_of(
    text: str, words: Words, frame: Frame, before: Victims | None, speaker: Speaker | None, around: Around
) -> Sufferers:
    """The victims of a frame.

    Args:
        text: The document's text.
        words: The sentence.
        frame: The frame.
        before: The victims of the frame before it, for "another 12".
        speaker: Who says so: "its soldiers" are his.
        around: Names, and the sides of the document.
    """
    gazetteer = around.gazetteer
    phrase, rule = _phrase(words, frame)
    if phrase is None and not (around.inside and before) and (earlier := antecedent_of(words, frame)):
        phrase, rule = earlier, "victims-antecedent"
    if phrase is None and (loss := loss_of(words, frame)) and (lost := people_of(words, loss, gazetteer)):
        phrase, rule = lost, "victims-of-losses"
    forces = sufferers_of(words, frame) if phrase is None else None
    if forces is not None:
        phrase, rule = forces, "victims-sufferers"
    leans = before is not None and (_leans(frame, before) or _joined_event(words, frame))
    if leans and phrase is None and before is not None:
        loser = (
            side_of(text, words, frame, None, speaker, around, Status.UNKNOWN)
            if frame.reading.agent
            else None
        )
        if loser and before.party and loser != before.party:
            return Sufferers(Victims(PEOPLE, loser), "victims-people")
        land = land_of_gap(text, words, frame, gazetteer)
        return Sufferers(replace(before, party=land or before.party), "victims-as-before")
    if phrase is None:
        return Sufferers(
            Victims(PEOPLE, side_of(text, words, frame, None, speaker, around, Status.UNKNOWN)),
            "victims-people",
        )
    shown = text[words.starts[phrase.first] : words.ends[phrase.last - 1]]
    status, role, military = role_of(words, phrase, gazetteer)
    if _with_others(words, phrase, status, gazetteer):
        status, role, military = Status.UNKNOWN, None, False
    party = side_of(text, words, frame, phrase, speaker, around, status, military=military)
    named = gazetteer.party(shown) is not None
    of_them = rule == "victims-antecedent" and not named
    if before is not None and (of_them or _others_too(words, phrase, frame)):
        status, party = before.status, before.party or party
    if status is Status.UNKNOWN and (forces is not None or is_fighter(words, phrase, party, around)):
        status = Status.COMBATANT
    return Sufferers(Victims(_shown(words, phrase, shown), party, status, role), rule)


def _others_too(words: Words, phrase: Phrase, frame: Frame) -> bool:
    """Whether others are of those counted before: "ten soldiers were killed and dozens of others wounded"."""
    between = words.tags[max(0, frame.amount.first - _CLAUSE) : frame.amount.first]
    return words.lowers[phrase.last - 1] == "others" and "VERB" in between


_CLAUSE = 5


def _with_others(words: Words, phrase: Phrase, status: Status, gazetteer: Gazetteer) -> bool:
    """Whether one number counts people of two kinds: "250 soldiers and civilians"."""
    if status is Status.UNKNOWN or words.lower(phrase.last) not in ("and", "or", "&"):
        return False
    other = counted(words, phrase.last + 1)
    return other.head != NONE and role_of(words, other, gazetteer)[0] not in (status, Status.UNKNOWN)


def _shown(words: Words, phrase: Phrase, shown: str) -> str:
    return PEOPLE if words.lowers[phrase.last - 1] in ("person",) else shown


def _phrase(words: Words, frame: Frame) -> tuple[Phrase | None, str]:
    """The words that name the victims; None where the text gives none."""
    if frame.amount.phrase.head == NONE and (group := _group_of(words, frame.amount.first)):
        return group, "victims-of-group"
    reading, amount = frame.reading, frame.amount
    if amount.phrase.head == NONE and reading.victims is None and (side := _on_the_side(words, frame)):
        return side, "victims-of-side"
    if amount.phrase.head == NONE and reading.victims is None and (label := _labelled(words, frame)):
        return label, "victims-of-label"
    if reading.victims is not None:
        named = _without_harm(words, reading.victims, frame)
        if named is not None and words.lowers[named.last - 1] in people().diseases:
            return None, ""  # "attributes 40 deaths to influenza"
        return (None, "") if _is_cause(words, named, frame) else (named, "victims-complement")
    phrase = amount.phrase
    if phrase.head == NONE or phrase.anaphor:
        return None, ""
    named = _without_harm(words, phrase, frame)
    return (None, "") if _is_cause(words, named, frame) else (named, "victims-counted")


def _is_cause(words: Words, named: Phrase | None, frame: Frame) -> bool:
    """Whether the noun before "deaths" tells of what they died: "40 road deaths", "cholera deaths"."""
    of_events = frame.reading.rule.startswith(("toll", "inside-event"))
    if named is None or not of_events or named.last != frame.reading.first:
        return False
    last = named.last - 1
    known = conflict_words()
    sides = words.lemmas[last] in known["forces"] | known["bodies"] | {"enemy"}
    disease = words.lowers[last] in people().diseases
    return disease or (words.tags[last] == "NOUN" and not (sides or is_person(words.lowers[last])))


def _labelled(words: Words, frame: Frame) -> Phrase | None:
    """Those of "Civilians: 40 killed, 12 wounded": people named before the colon of their line."""
    k = min(frame.amount.first, frame.reading.first) - 1
    while k > 0 and words.lowers[k] not in (":", ";", "."):
        if words.tags[k] in ("VERB", "AUX") and words.fine[k] != "VBN":
            return None
        k -= 1
    known = conflict_words()
    sides = words.lower(k - 1) in known["bodies"] or words.lemmas[k - 1] in known["forces"]
    if k <= 0 or words.lowers[k] != ":" or not (sides or is_person(words.lowers[k - 1])):
        return None
    first = k - 1
    while words.tag(first - 1) in ("ADJ", "PROPN", "NOUN"):
        first -= 1
    opens = first == 0 or words.lower(first - 1) in (".", ";", "-", "–", "—", "|", "--")
    of_harm = words.lowers[k - 1] in harm_lexicon().by_first_form  # "Casualties: 12 killed"
    return Phrase(first, k, k - 1) if opens and not of_harm and words.lowers[k - 1] != "police" else None


def _on_the_side(words: Words, frame: Frame) -> Phrase | None:
    """Those of "27 killed and 64 wounded on the French side", who are both figures'."""
    last = max(frame.amount.last, frame.reading.last)
    for k in range(last, min(len(words), last + _SIDE)):
        if words.tags[k] == "VERB" and words.fine[k] != "VBN":
            return None
        if words.lowers[k] == "on" and words.lower(k + 1) in ("the", "its", "their", "our"):
            end = k + 2
            while words.tag(end) in ("ADJ", "PROPN", "NOUN") and words.lowers[end] != "side":
                end += 1
            if words.lower(end) == "side" and end > k + 2:
                return Phrase(k + 2, end, end - 1)
    return None


_SIDE = 7


def _group_of(words: Words, before: int) -> Phrase | None:
    """Those that a sentence takes its figures from: "of the 450 health workers infected, 244 died"."""
    opening = (i for i in range(before - 2, -1, -1) if words.lowers[i] == "of" and _opens(words, i))
    if (of := next(opening, NONE)) == NONE:
        return None
    start = k = of + 1 + (words.lower(of + 1) in _DEFINITE)
    while words.tag(k) == "NUM":
        k += 1
    phrase = counted(words, k)
    usable = k > start and phrase.head != NONE and phrase.last < before
    clear = words.tags[k : before - 1].count("VERB") <= 1  # "the 450 workers infected"
    return _plain_people(words, phrase) if usable and clear else None


def _opens(words: Words, of: int) -> bool:
    """Whether "of the 52 on board" begins a clause here: at its start, or as "out of"."""
    numbered = words.tag(of + 1 + (words.lower(of + 1) in _DEFINITE)) == "NUM"
    return numbered and (of == 0 or words.lower(of - 1) in _CLAUSE_STARTS)


_DEFINITE = frozenset({"the", "those", "its", "their", "his"})
_CLAUSE_STARTS = frozenset({"out", ":", ";", "that"})


def _plain_people(words: Words, phrase: Phrase) -> Phrase | None:
    return None if words.lemmas[phrase.head] in _DEAD_NOUNS else phrase


def _without_harm(words: Words, phrase: Phrase, frame: Frame) -> Phrase | None:
    """The phrase without its noun of harm ("civilian deaths") and without adjectives of harm."""
    first, last = phrase.first, phrase.last
    head_lemma, head_low = words.lemmas[phrase.head], words.lowers[phrase.head]
    if phrase.head == last - 1 and (head_lemma in _DEAD_NOUNS or head_low in _DEAD_NOUNS):
        last = phrase.head
    while first < last and (
        words.lowers[first] in _HARM_ADJECTIVES
        or words.lowers[first : first + 2] in (("member", "crew"), ("man", "crew"), ("strong", "crew"))
        or words.lowers[first]
        in (
            "-",
            "more",
            "other",
            "reported",
            "confirmed",
            "new",
            "additional",
            "premature",
            "total",
            "known",
            "related",
            "excess",
        )
    ):
        first += 1
    if first < last and words.lowers[last - 1] in _OF_A_CAUSE:
        return None  # "coronavirus-related deaths"
    if frame.reading.rule == "left-around" and last == frame.reading.last and last - first > 1:
        last -= 1  # "took 250 people hostage"
    while last > first and words.tags[last - 1] in ("PUNCT", "PART"):
        last -= 1
    if first >= last:
        return None
    return Phrase(first, last, min(phrase.head, last - 1))


_OF_A_CAUSE = frozenset({"related", "linked", "associated", "attributed", "induced", "violent", "sudden"})
_BY_ADJECTIVE = ("inside-self", "inside-modifier")
_REMAINS = frozenset({"bodies", "body", "corpses", "remains"})
_HARM_ADJECTIVES = frozenset(
    {
        "dead",
        "wounded",
        "injured",
        "missing",
        "killed",
        "displaced",
        "homeless",
        "captured",
        "slain",
        "deceased",
        "hurt",
        "fatal",
        "detained",
    }
)


def _joined_event(words: Words, frame: Frame) -> bool:
    """Whether a noun of harm shares the adjective of the one before: "40 civilian deaths and 12 injuries"."""
    first = frame.amount.first
    return frame.reading.rule.startswith("inside-event") and words.lower(first - 1) == "and"


def _leans(frame: Frame, before: Victims | None) -> bool:
    """Whether a figure without a noun counts people of the kind counted before."""
    if before is None or before.text is None or before.text.split()[-1].lower() in _REMAINS:
        return False
    amount = frame.amount
    if frame.reading.rule.startswith(("toll-change", "toll-anaphor", "part")):
        return True
    alone = amount.phrase.last - amount.phrase.first <= 1 and frame.reading.rule in _BY_ADJECTIVE
    if not alone and frame.reading.rule.startswith(("toll", "inside")):
        return amount.phrase.others or amount.quantity.increment
    return amount.phrase.others or amount.quantity.increment or amount.quantity.hedge is not Hedge.VAGUE


__all__ = ["PEOPLE", "Sufferers", "victims_of"]
