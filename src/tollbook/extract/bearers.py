"""Who bore the losses of a clause: the subject of "lost", "suffered 40 dead", "had 12 killed"."""

from tollbook.cases import Gazetteer
from tollbook.extract.attribution.spans import around
from tollbook.extract.attribution.speakers import Speaker
from tollbook.extract.frames.phrases import Phrase
from tollbook.extract.frames.reading import NONE, Frame
from tollbook.extract.lexicon.conflict import conflict_words
from tollbook.extract.losses import HOSTILE, OWN
from tollbook.extract.surroundings import Around
from tollbook.extract.words import Words

_FIELD = 9
_CLIMB = 5


def bearer_of(text: str, words: Words, frame: Frame, known: Around, speaker: Speaker | None) -> str | None:
    """The side that "lost" or "suffered": by its name, else the speaker's."""
    loser = loser_of(text, words, frame, known, speaker)
    if loser or speaker is None:
        return loser
    claims = "claim" in words.lemmas[: frame.amount.first] and sufferers_of(words, frame)
    own = known.own(speaker) or speaker.party
    return known.sides.opponent(own) if claims else own


def suffered(words: Words, frame: Frame) -> bool:
    """Whether the subject bore it: "Russian forces suffered losses, including an estimated 400 dead"."""
    book, reading = conflict_words(), frame.reading
    first = min(frame.amount.first, reading.first)
    lead = words.lemmas[max(0, first - 4) : first]
    does = reading.rule == "left-object" and words.lemmas[reading.first] not in book["borne"]
    if not book["borne"].isdisjoint(lead) and not does:
        return True
    bare = frame.amount.phrase.head == NONE
    behind = frame.amount.last - 1 if reading.rule == "left-around" else reading.first
    k = behind if bare else frame.amount.phrase.head
    for _ in range(_CLIMB):
        if not words.parsed or words.heads[k] == NONE:
            return False
        below, k = k, words.heads[k]
        if words.tags[k] not in ("VERB", "AUX"):
            continue
        lemma, is_object = words.lemmas[k], words.is_dep(below, "obj", "xcomp")
        if is_object and bare and lemma == "have":
            return True  # "the brigade had 158 killed"
        if is_object and lemma in book["leaves"]:
            return not book["fields"].isdisjoint(words.lowers[below : below + _FIELD])
        if words.tags[k] == "VERB":
            return lemma in book["borne"] and words.is_dep(below, "obj", "obl", "xcomp")
    return False


def sufferers_of(words: Words, frame: Frame) -> Phrase | None:
    """The forces that bore a loss counted without a noun: "the 155th Brigade had suffered 600 killed"."""
    if not words.parsed or not suffered(words, frame):
        return None
    k = frame.amount.phrase.head if frame.amount.phrase.head != NONE else frame.amount.last - 1
    for _ in range(_CLIMB + 1):
        subject = words.nearest(k, "nsubj")
        if subject != NONE:
            book = conflict_words()
            forces = words.lemmas[subject] in book["forces"] or words.lowers[subject] in book["units"]
            first, _ = around(words, subject)
            first += words.tags[first] == "DET"
            last = around(words, subject)[1] if first == subject else subject + 1
            return Phrase(first, last, subject) if forces else None  # "battalion of the 79th Brigade"
        if words.heads[k] == NONE:
            return None
        k = words.heads[k]
    return None


def loser_of(text: str, words: Words, frame: Frame, known: Around, speaker: Speaker | None) -> str | None:
    """The side that is the subject of "lost" or "suffered", also where it stands with the main verb."""
    gazetteer = known.gazetteer
    if not words.parsed:
        return _subject_party(text, words, frame, gazetteer)
    k = frame.reading.first
    for _ in range(_CLIMB):
        subject = words.nearest(k, "nsubj")
        if subject != NONE:
            return _bearer(text, words, subject, known, speaker)
        if words.heads[k] == NONE:
            break
        k = words.heads[k]
    return _subject_party(text, words, frame, gazetteer)


def _bearer(text: str, words: Words, subject: int, known: Around, speaker: Speaker | None) -> str | None:
    """The side of a subject that bore losses: by its name, as the enemy, as those whom its noun means."""
    first, last = around(words, subject)
    if found := known.gazetteer.party(text[words.starts[first] : words.ends[last - 1]]):
        return found
    row = words.lowers[first:last]
    if not HOSTILE.isdisjoint(row):
        return known.enemy(speaker)
    if words.lowers[subject] == "we" or "our" in row:
        return known.possessor(speaker, ours=True)
    if words.tags[subject] == "PRON" or not OWN.isdisjoint(row) or words.tags[subject] == "PROPN":
        return None
    return known.meant(row)


def _subject_party(text: str, words: Words, frame: Frame, gazetteer: Gazetteer) -> str | None:
    """The side named last before the verb of the frame."""
    start = max(0, frame.reading.first - 30)
    if start >= frame.reading.first:
        return None
    lead = text[words.starts[start] : words.ends[frame.reading.first - 1]] if frame.reading.first else ""
    for mention in reversed(gazetteer.find(lead)):
        if mention.entry.party:
            return mention.entry.party
    return None
