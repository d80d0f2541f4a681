"""Tolls and their values: "the death toll rose to 256 from 178", "bringing the total to 54"."""

from dataclasses import replace

from tollbook.extract.frames.left import own_harm, skip_back
from tollbook.extract.frames.phrases import Phrase, counted, modifiers
from tollbook.extract.frames.reading import NONE, Amount, Link, Reading, Scene, end_of
from tollbook.extract.frames.triggers import Trigger, combined
from tollbook.extract.lexicon.harms import Slot
from tollbook.extract.lexicon.motion import motion
from tollbook.extract.lexicon.people import people
from tollbook.model import Harm

_BE = frozenset({"is", "are", "was", "were", "been", "being"})
_TO = frozenset({"to", "at", "past", "above", "over", "beyond", "of", "as", ":", "around"})
_PAST = frozenset({"above", "over", "past", "beyond"})
_ANAPHORS = frozenset({"that", "it", "this", "which"})
_CLAUSE_BREAKS = frozenset({";", "but", "while", "whereas", "because"})
_NUMBERING = frozenset({"number", "numbers", "numbered", "numbering", "totalled", "totaled"})
_VALUED = frozenset({"figure", "toll", "tally", "estimate"})
_LINES = frozenset({"-", "–", "—", "‒"})
_SAYS = frozenset({"say", "claim", "count", "report", "acknowledge", "admit", "estimate", "concede"})
_LOOK = 25
_COUNTED = 10
_EARLY = 5  # words before a toll that a headline may begin with


def read_toll(
    scene: Scene, amount: Amount, before: Reading | None, harm_so_far: Harm | None
) -> Reading | None:
    """The harm of an amount that is the value of a toll; its own words win over a bare "the figure".

    Args:
        scene: The sentence.
        amount: The amount.
        before: The reading of the amount before it in the sentence.
        harm_so_far: The harm that a bare "the toll", "the figure" or "that" speaks of.
    """
    found = _value(scene, amount, before, harm_so_far)
    loose = found is not None and (found.rule == "toll-anaphor" or found.harm is Harm.CASUALTIES)
    if loose and (any(own_harm(scene, amount)) or _shares_harm(scene, amount)):
        return None  # "raised the figure to 30,000 soldiers killed", "its losses were nine dead"
    return found


def _shares_harm(scene: Scene, amount: Amount) -> bool:
    """Whether the next item of a list has the harm of both: "amounted to 4 officers and 63 men killed"."""
    after = scene.starts.get(end_of(amount) + 1)
    joined = scene.words.lower(end_of(amount)) in ("and", ",")
    return joined and after is not None and amount.phrase.head != NONE and any(own_harm(scene, after))


def _value(scene: Scene, amount: Amount, before: Reading | None, harm_so_far: Harm | None) -> Reading | None:
    words = scene.words
    head = amount.phrase.head
    if head != NONE and any(t.term.harm is Harm.CAPTURED for t in scene.triggers.ending(head + 1, Slot.SELF)):
        return None  # "losses exceed 150,000 prisoners"
    if words.lemmas[amount.first] in motion().reach and words.tags[amount.first] == "VERB":
        return _subject(scene, amount.first, Link.WHOLE, harm_so_far)  # "tops 7,000"
    i = skip_back(scene, amount.first)
    i += i < amount.first and words.lower(i) == "as"  # "gave the dead as 51"
    preposition = words.lower(i - 1)
    if preposition == "for" and words.lower(i + 1) == "total" and harm_so_far and head == NONE:
        return Reading(harm_so_far, i + 1, i + 2, "toll-anaphor", i + 1)  # "44 deaths, for a total of 129"
    if preposition in ("by", "than", "with"):
        return None
    link = Link.SUPERSEDED if preposition == "from" else Link.WHOLE
    if preposition in ("from", "to") and before and before.rule.startswith("toll") and _goes_on(scene, i - 1):
        return Reading(
            before.harm, before.first, before.last, "toll-change", before.verb, before.victims, link
        )
    numbering = i - 2 if preposition == "in" else i - 1  # "the dead number 40", "number in the hundreds"
    counted_at = numbering - (words.lower(numbering - 1) == ",")  # "the injured, numbering 62,"
    if words.lower(numbering) in _NUMBERING and (
        dead := next(scene.triggers.ending(counted_at, Slot.SELF), None)
    ):
        return _reading(scene, dead, numbering, Link.WHOLE)
    if harm_so_far and head == NONE and _is_said(scene, i, amount):
        return Reading(harm_so_far, i - 1, i, "toll-anaphor", i - 1, link=link)  # "the hospital now says 41"
    if preposition in _LINES and (listed := _listed(scene, i - 1)):
        return listed
    at = i - 1 if preposition in _TO or preposition in ("from", "in") else i
    if words.lowers[amount.first] in _PAST and i == amount.first and words.lemmas[i - 1] in motion().rise:
        preposition = words.lowers[amount.first]  # "rose above 300": a hedge and a preposition in one
    if words.lower(at - 1) == ",":
        at -= 1
    at = _skip_asides(scene, skip_back(scene, at))
    for trigger in scene.triggers.ending(at, Slot.TOLL):
        headline = at == i and head == NONE and trigger.first < _EARLY  # "Oro toll now 97"
        if preposition in ("of", ":", "at") or headline:
            return _reading(scene, trigger, trigger.first, link)
    if preposition in ("at", "to") and before and before.rule.startswith("toll"):
        for trigger in scene.triggers.ending(at, Slot.SELF, Slot.TOLL):
            return _reading(scene, trigger, trigger.first, link)  # "put its dead at 49, its wounded at three"
    if preposition == "of" and words.lemmas[at - 1] in _VALUED and words.tag(end_of(amount)) in ("PUNCT", ""):
        return _object(scene, at, link, harm_so_far, of=True) if head == NONE else None
    if preposition == ":" and (listed := _listed(scene, i - 1)):
        return listed
    return _moved(scene, at, preposition, link, harm_so_far) or _brought(scene, amount, i, harm_so_far)


def _brought(scene: Scene, amount: Amount, i: int, harm_so_far: Harm | None) -> Reading | None:
    """A toll behind its value: "raising to 64 the number of dead", "which brings to nine the total"."""
    words, k = scene.words, end_of(amount)
    verb = i - 2
    if words.lower(i - 1) != "to" or amount.phrase.head != NONE or words.lemmas[verb] not in motion().put:
        return None
    k += words.lower(k) in ("the", "its", "their")
    for trigger in scene.triggers.starting(k, Slot.TOLL):
        return _reading(scene, trigger, verb, Link.WHOLE)
    if words.lemmas[k : k + 1] and words.lemmas[k] in motion().counts and words.tags[k] == "NOUN":
        return _count_noun(scene, k, k, Link.WHOLE, harm_so_far, of=True)
    return None


def _listed(scene: Scene, i: int) -> Reading | None:
    """As in "Dead: 98; personnel killed - 240": words of harm, and whom it befell, before a mark at `i`."""
    words = scene.words
    for trigger in scene.triggers.ending(i, Slot.SELF, Slot.MODIFIED, Slot.OBJECT, Slot.EVENT):
        k = trigger.first
        while k > 0 and words.lower(k - 1) in people().crowds | people().persons:
            k -= 1
        opens = k - (words.lower(k - 1) == "the")
        if opens == 0 or words.lower(opens - 1) in (".", ";", ",", "(", ":", *_LINES):
            found = _reading(scene, trigger, trigger.first, Link.WHOLE)
            named = Phrase(k, trigger.first, trigger.first - 1) if k < trigger.first else None
            return replace(found, victims=named or found.victims)
    return None


def _is_said(scene: Scene, i: int, amount: Amount) -> bool:
    """Whether a bare number is all that somebody says of a toll told before: "the network says 112"."""
    words = scene.words
    said = words.lemmas[i - 1] in _SAYS and words.tags[i - 1] == "VERB" if i else False
    return said and words.tag(end_of(amount)) in ("PUNCT", "")


def _skip_asides(scene: Scene, at: int) -> int:
    """Back over a change and a time: "deaths rose by 731 on Tuesday to 5,489"."""
    words = scene.words
    while True:
        before = at
        if people().is_time(words.lower(at - 1)):
            at -= 1 + (words.tag(at - 2) in ("ADP", "DET", "ADJ"))
        elif (amount := scene.ends_before(at)) and words.lower(amount.first - 1) == "by":
            at = amount.first - 1
        if at == before:
            return at


def _goes_on(scene: Scene, i: int) -> bool:
    """Whether no other clause stands between the amount before and word `i`: "from 170 on Monday to 600"."""
    words = scene.words
    for k in range(i - 1, max(-1, i - _NEAR), -1):
        if k in scene.taken:
            return True
        if words.tags[k] in ("VERB", "AUX", "SCONJ") or words.lowers[k] in (";", ".", ":"):
            return False
    return False


_NEAR = 10


def _moved(scene: Scene, at: int, preposition: str, link: Link, harm_so_far: Harm | None) -> Reading | None:
    """The toll before a verb of motion, or between such a verb and the value."""
    words, verbs = scene.words, motion()
    verb = at - 1
    while verb >= 0 and (words.tags[verb] in ("ADV", "PART") or words.lowers[verb] in ("up", "down")):
        verb -= 1
    lemma = words.lemmas[verb] if verb >= 0 else ""
    as_rise = lemma in verbs.rise and preposition in (*_TO, "from")
    as_reach = lemma in verbs.reach and preposition not in ("to", "of", "as", "from")
    as_put = lemma in verbs.put and preposition in ("at", "to", "as") and words.lower(verb - 1) in _BE
    if verb > 0 and words.tags[verb] in ("VERB", "AUX") and (as_rise or as_reach or as_put):
        found = _subject(scene, verb, link, harm_so_far)
        passed = preposition == "past" or (as_reach and lemma in verbs.passing)
        return replace(found, floor=True) if found and passed else found
    if preposition in _TO or preposition == "from":
        return _object(scene, at, link, harm_so_far)
    return None


def _subject(scene: Scene, verb: int, link: Link, harm_so_far: Harm | None) -> Reading | None:
    """A toll that is the subject of a verb."""
    words = scene.words
    for k in range(verb - 1, max(-1, verb - _LOOK), -1):
        if words.lowers[k] in _CLAUSE_BREAKS:
            break
        for trigger in scene.triggers.starting(k, Slot.TOLL, Slot.EVENT, Slot.SELF):
            if (
                trigger.last <= verb
                and (counting := _counting(scene, k)) != NONE
                and (found := _count_noun(scene, counting, verb, link, harm_so_far))
            ):
                return found  # "the number of men held as prisoners fell to 550"
            if (
                trigger.last <= verb
                and (words.tags[trigger.last - 1] in ("NOUN", "PROPN") or _stands_for_people(scene, trigger))
                and not _singular(scene, trigger)
            ):
                return _reading(scene, trigger, verb, link)
        if words.lemmas[k] in motion().counts and words.tags[k] == "NOUN":
            return _count_noun(scene, k, verb, link, harm_so_far)
    return None


def _counting(scene: Scene, k: int) -> int:
    """The noun of "the number of …" that word `k` still belongs to; NONE if it belongs to none."""
    words = scene.words
    for i in range(k - 1, max(-1, k - _COUNTED), -1):
        if words.lowers[i] in (",", ";"):
            break
        if words.lemmas[i] in motion().counts and words.tags[i] == "NOUN" and words.lower(i + 1) == "of":
            return i
    return NONE


def _stands_for_people(scene: Scene, trigger: Trigger) -> bool:
    """Whether an adjective is the noun itself: "enemy dead were put at 40", "the dead number 40"."""
    after = scene.words.tag(trigger.last)
    return trigger.slot is Slot.SELF and after in ("AUX", "VERB", "ADV", "ADP")


def _singular(scene: Scene, trigger: Trigger) -> bool:
    """Whether an event noun is one event: "the killing was 12 days ago"."""
    last = trigger.last - 1
    low = scene.words.lowers[last]
    return trigger.slot is Slot.EVENT and low == trigger.term.words[-1] and not low.endswith("s")


def _object(
    scene: Scene, at: int, link: Link, harm_so_far: Harm | None, *, of: bool = False
) -> Reading | None:
    """A toll that a verb puts at its value: "bringing the toll in the north to 54", "gave a figure of 54"."""
    words = scene.words
    floor = words.lower(at) == "past" and not people().is_time(words.lower(at + 1))
    for k in range(at - 1, max(-1, at - _LOOK), -1):
        low = words.lowers[k]
        if low in _CLAUSE_BREAKS or (_is_verb(scene, k) and words.lemmas[k] not in motion().put):
            return None
        verb = _putting(scene, k)
        if verb == NONE:
            continue
        for trigger in scene.triggers.starting(k, Slot.TOLL, Slot.EVENT, Slot.SELF):
            if not _singular(scene, trigger):
                return replace(_reading(scene, trigger, verb, link), floor=floor)
        if words.lemmas[k] in motion().counts and words.tags[k] == "NOUN":
            found = _count_noun(scene, k, verb, link, harm_so_far, of=of)
            return replace(found, floor=floor) if found else None
        if low in _ANAPHORS and words.tags[k] != "SCONJ" and harm_so_far and k == verb + 1:
            return Reading(harm_so_far, k, k + 1, "toll-anaphor", verb, link=link)
    return None


def _is_verb(scene: Scene, k: int) -> bool:
    """Whether a word is a verb of the clause, not a participle of its noun: "the civilians killed"."""
    words = scene.words
    if words.tags[k] != "VERB":
        return False
    if words.parsed and words.is_dep(k, "amod", "acl"):
        return False
    owned = words.tag(k - 1) in ("DET", "PRON", "ADJ") and words.tag(k + 1) in ("NOUN", "ADJ")
    if words.fine[k] == "VBN" and owned:
        return False  # "the number of its acknowledged dead"
    return words.fine[k] != "VBN" or not any(scene.triggers.starting(k))


def _putting(scene: Scene, k: int) -> int:
    """The verb that has word `k` in its object: "put", "brought", "raised"; NONE if none is near."""
    words = scene.words
    for verb in range(k - 1, max(-1, k - 8), -1):
        if _is_verb(scene, verb):
            return verb if words.lemmas[verb] in motion().put else NONE
        if words.lowers[verb] in (",", ";", "."):
            return NONE
    return NONE


def _count_noun(
    scene: Scene, noun: int, verb: int, link: Link, harm_so_far: Harm | None, *, of: bool = False
) -> Reading | None:
    """The harm of "the number of civilians killed", or the one spoken of before for a bare "the figure"."""
    words = scene.words
    stop = verb if verb > noun else len(words)
    for k in range(noun, min(stop, noun + 10)):
        if words.lowers[k] in (",", ";") or k in scene.taken:
            break
        for trigger in scene.triggers.starting(k):
            if trigger.last <= stop:
                harm, _first, last = combined(scene.triggers, trigger, scene.taken)
                return Reading(harm, noun, last, "toll-number", verb, _people_of(scene, noun), link)
    for trigger in scene.triggers.ending(noun):
        return _reading(scene, trigger, verb, link)
    of_victims = words.lower(noun + 1) == "of" and words.lower(noun + 2) == "victims"
    if harm_so_far and (of or of_victims or words.lower(noun + 1) != "of"):
        return Reading(harm_so_far, noun, noun + 1, "toll-anaphor", verb, link=link)
    return None


def _people_of(scene: Scene, noun: int) -> Phrase | None:
    words = scene.words
    if words.lower(noun + 1) != "of":
        return None
    owned = words.lower(noun + 2) in ("its", "their", "his", "her", "our", "the")
    phrase = counted(words, noun + 2 + owned)
    return phrase if phrase.head != NONE else None


def _reading(scene: Scene, trigger: Trigger, verb: int, link: Link) -> Reading:
    harm, first, last = combined(scene.triggers, trigger, scene.taken)
    victims = None
    if scene.words.lower(last) in ("among", "of"):
        phrase = counted(scene.words, last + 1)
        victims = phrase if phrase.head != NONE and phrase.first not in scene.taken else None
    elif trigger.slot is not Slot.TOLL:
        victims = modifiers(scene.words, trigger.first)
    return Reading(harm, first, last, "toll", verb, victims, link, weak=trigger.term.weak)


__all__ = ["end_of", "read_toll"]
