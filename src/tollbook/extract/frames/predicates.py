"""The harm that a verb group says of its subject, and that of other verbs with the same subject."""

from tollbook.extract.frames.phrases import VerbGroup
from tollbook.extract.frames.reading import NONE, Reading, Scene, Trigger
from tollbook.extract.frames.triggers import combined
from tollbook.extract.lexicon.harms import Slot
from tollbook.extract.lexicon.people import people
from tollbook.extract.words import Words


def harm_of(scene: Scene, group: VerbGroup, rule: str) -> Reading | None:
    """The harm of a verb group whose subject the amount is."""
    for trigger in scene.triggers.ending(group.main + 1, Slot.MODIFIED):
        if group.first <= trigger.first < group.main and not group.bare:
            return said(scene, trigger, group.main, rule)  # "was fatally injured" is no mere injury
    for i in (*reversed(group.verbs), group.main):
        for trigger in scene.triggers.starting(i - (scene.words.lower(i - 1) == "not")):
            if _suits(scene, trigger, group):
                return said(scene, trigger, group.main, rule)
    for i in range(group.main, min(group.main + 5, len(scene.words))):
        among = Slot.OBJECT if scene.words.fine[i] == "VBN" and i > group.main else Slot.MODIFIED
        for trigger in scene.triggers.starting(i, Slot.MODIFIED, Slot.SELF, among):
            return said(scene, trigger, group.main, rule + "-copula")
        if i > group.main and scene.words.lowers[i] not in _AMONG and i not in scene.taken:
            break
        stays = scene.words.lemmas[i] in ("remain", "stay", "lie")
        if i == group.main and not stays and scene.words.tags[i] not in ("ADP", "DET", "ADJ", "NOUN"):
            break
    return None


_AMONG = frozenset({"among", "the", "in", "under", "out", "those", "still", "people"})


def _suits(scene: Scene, trigger: Trigger, group: VerbGroup) -> bool:
    if trigger.slot is Slot.SUBJECT:
        return not group.passive or not trigger.is_verb or group.bare
    if trigger.slot is Slot.OBJECT:
        return is_passive(scene, group, trigger)
    if trigger.slot is Slot.MODIFIED:
        return not group.bare or trigger.first == group.main
    return False


def is_passive(scene: Scene, group: VerbGroup, trigger: Trigger) -> bool:
    """A passive, or a participle with nothing after it that it could govern ("12 killed in raid")."""
    words, main = scene.words, trigger.first
    if words.tags[main] == "ADJ" and words.lowers[main] != trigger.term.words[0]:
        return not group.bare  # "had been martyred"
    if words.fine[main] not in ("VBN", "VBD", ""):
        return False
    if words.parsed and words.child(main, "nsubj:pass") != NONE:
        return True
    if not group.bare:
        return group.passive
    after = trigger.last
    if after in scene.taken or after in scene.starts:
        return False
    if words.tag(after) in ("PRON", "DET", "PROPN", "NOUN", "NUM", "ADJ"):
        return people().is_time(words.lower(after)) or (words.parsed and words.child(main, "obj") == NONE)
    return True


def harm_of_main(scene: Scene, group: VerbGroup) -> Reading | None:
    """The harm of the clause whose subject a participle describes: "people sheltering there were killed"."""
    words = scene.words
    noun = words.heads[group.main] if words.parsed and words.is_dep(group.main, "acl") else NONE
    if noun == NONE or not words.is_dep(noun, "nsubj") or words.heads[noun] < group.last:
        return None
    main = words.heads[noun]
    passive = words.deps[noun] == "nsubj:pass"
    return harm_of(scene, VerbGroup(main, main + 1, main, passive, bare=False, verbs=(main,)), "right")


def harm_later(scene: Scene, group: VerbGroup) -> Reading | None:
    """The harm of another verb of the same subject: "were seized and hanged", "are camped, having fled"."""
    words = scene.words
    if not words.parsed or group.main >= len(words) or words.tags[group.main] != "VERB":
        return None
    for k in range(group.last, min(len(words), group.last + _LATER)):
        if words.tags[k] != "VERB" or not _shares_subject(words, k, group.main):
            continue
        after_having = words.lower(k - 1) == "having" or words.lowers[k - 2 : k] == ("having", "been")
        if not words.is_dep(k, "conj") and not (words.is_dep(k, "advcl") and after_having):
            continue
        be = words.lower(k - 1) in ("been", "were", "was") or (group.passive and not after_having)
        passive = words.fine[k] in ("VBN", "VBD") and be and words.child(k, "obj") == NONE
        then = VerbGroup(k, k + 1, k, passive, bare=False, verbs=(k,))
        if reading := harm_of(scene, then, "right-then"):
            return reading
    return None


_LATER = 25


def _shares_subject(words: Words, verb: int, main: int) -> bool:
    """Whether a verb without a subject hangs on another, or as finite as it on its infinitive."""
    if words.child(verb, "nsubj") != NONE or words.child(verb, "nsubj:pass") != NONE:
        return False
    above = words.heads[verb]
    finite = words.fine[verb] == words.fine[main] == "VBD"
    return above == main or (finite and words.is_dep(above, "xcomp") and words.heads[above] == main)


def said(scene: Scene, trigger: Trigger, verb: int, rule: str) -> Reading:
    """The reading of a word of harm, with those it is coordinated with."""
    harm, first, last = combined(scene.triggers, trigger, scene.taken)
    return Reading(harm, first, last, rule, verb, weak=trigger.term.weak)
