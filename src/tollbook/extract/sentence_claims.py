"""The drafts of one sentence: frames with their victims, voices, times and stance."""

from collections.abc import Sequence
from dataclasses import replace

from tollbook.extract.attribution.announced import announcer, source_named
from tollbook.extract.attribution.choose import answers, deniers, voice_at
from tollbook.extract.attribution.speakers import Speaker
from tollbook.extract.attribution.talk import Talk, identified, talk_of
from tollbook.extract.attribution.turns import turn
from tollbook.extract.attribution.voice import Voice
from tollbook.extract.background import background_rule
from tollbook.extract.context import Analysed, Context
from tollbook.extract.drafts import Draft
from tollbook.extract.frames import Frame, Link, frames_of
from tollbook.extract.frames.triggers import Triggers, triggers
from tollbook.extract.language import is_english
from tollbook.extract.lexicon.conflict import conflict_words
from tollbook.extract.mood import Mood, mood_of
from tollbook.extract.periods import Clock, said_on, when_of
from tollbook.extract.quantities import Quantity
from tollbook.extract.refusals import Refusal, refusals_of, sides_in, withheld_from
from tollbook.extract.stance import stance_of
from tollbook.extract.story import day_of
from tollbook.extract.surroundings import Around
from tollbook.extract.victims import PEOPLE, victims_of
from tollbook.extract.words import Words
from tollbook.model import Harm, Hedge, Kind, Period, Relation, Stance, Status, Victims

_REMEMBERED = 3
_ANNOUNCED = 8  # sentences that an announcement is taken to go on for
_LISTED = 12  # sentences above a line that names their source
_EXACT = frozenset({"exact", "precise", "specific"})
_ANYBODY = frozenset({"people", "person", "victim", "other", "resident", "live", "bodie", "death", "dead"})
_INCLUDED = 4  # words from "including" to the amount


def may_tell(words: Words, harms: Triggers, quantities: Sequence[Quantity]) -> bool:
    """Whether a sentence can give a figure or a refusal, whatever stands around it, where none came before.

    Hot path: most documents with a figure beside a word of harm tell no toll. Where no sentence of one may,
    who speaks and when need not be found out. A figure that an earlier one's harm carries needs that first.
    """
    if not is_english(words.lowers):
        return False
    frames = frames_of(words, harms, quantities)
    return any(mood_of(words, frame) is Mood.REPORTED for frame in frames) or any(refusals_of(words))


def drafts_of(sentence: Analysed, context: Context) -> list[Draft]:
    """The figures and refusals of one sentence, in reading order."""
    memory, words = context.memory, sentence.words
    start, end = (words.starts[0], words.ends[-1]) if len(words) else (0, 0)
    text = context.text[start:end]
    new_paragraph = "\n" in context.text[max(0, start - 3) : start]
    memory.same_paragraph = not new_paragraph
    quotation = memory.quotation
    quotation.enter(text, sentence.index, new_paragraph=new_paragraph)
    was_open, spoke = quotation.is_open, len(memory.spoke)
    found = _told(sentence, context)
    voice = Voice(*memory.spoke[-1], rule="quotation-goes-on") if len(memory.spoke) > spoke else None
    if voice and context.waiting:
        _assign(context.waiting, voice, sentence, context)
    if not was_open or voice:
        context.waiting = []
    context.waiting += [
        d for d in found
        if d.speaker is None and not d.relays
        and quotation.holds(text, d.ranges[0][0] - start, new_paragraph=new_paragraph)
    ]  # fmt: skip
    quotation.leave(text, sentence.index, voice, new_paragraph=new_paragraph)
    return found


def _assign(drafts: Sequence[Draft], voice: Voice, sentence: Analysed, context: Context) -> None:
    """Give figures quoted without a speaker to the one named after the quotation."""
    for draft in drafts:
        draft.speaker, draft.relays = voice.speaker, voice.relays
        draft.stated_on = draft.stated_on or context.memory.said_on(voice.speaker, sentence.index)
        draft.relation = context.relation(voice.speaker, draft.victims.party)
        draft.why = {**draft.why, "claimant": "quotation-before"}


def _told(sentence: Analysed, context: Context) -> list[Draft]:
    words = sentence.words
    memory = context.memory
    _give_floor(sentence, context)
    if memory.last_at < sentence.index - 1:
        memory.last = None
    harms = triggers(words) if sentence.candidate else None
    context.sides.follow(context.text, words, sentence.index, context.gazetteer)
    talk = talk_of(context.text, words, harms, context.gazetteer, memory)
    for k, event in enumerate(talk.events):
        if (speaker := talk.speakers[k]) and (day := said_on(words, event, sentence.now.times)):
            memory.said[speaker.name or speaker.text] = (day, sentence.index)
    if talk.events and (last := next((s for s in reversed(talk.speakers.values()) if s), None)):
        memory.last, memory.last_at = Voice(last, rule="attribution-carried"), sentence.index
    if official := next((s for s in reversed(talk.speakers.values()) if s and s.party), None):
        context.spoke = official.party, sentence.index
    if words.lowers[-1:] == ("?",) and (asked := next(iter(triggers(words).all), None)):
        context.harm = asked.term.harm  # of which the answer may give no number
    found = _figures(sentence, context, talk, harms) if harms is not None and is_english(words.lowers) else []
    if found:
        context.told, context.told_at = found, sentence.index
        return found
    return _answer(sentence, context, talk)


def _give_floor(sentence: Analysed, context: Context) -> None:
    """Note whose words a transcript or an announcement gives from this sentence on."""
    words, memory = sentence.words, context.memory
    if memory.floor_until is not None and sentence.index > memory.floor_until:
        memory.floor, memory.floor_until = None, None
    if len(words) and (taken := turn(context.text[words.starts[0] : words.ends[-1]])):
        name = taken[0]
        memory.floor = Speaker(name, name, None, name.lower(), person=True) if name else None
        memory.floor_until = None
    elif giver := announcer(context.text, words, context.gazetteer):
        memory.floor, memory.floor_until = giver, sentence.index + _ANNOUNCED


def name_source(words: Words, drafts: list[Draft], index: int, context: Context) -> None:
    """Give the figures of a list to whom the line below it names as its source."""
    source = source_named(context.text, words, context.gazetteer)
    for draft in drafts[-_LISTED:] if source else []:
        if index - draft.sentence <= _LISTED and draft.speaker is None and not draft.relays:
            draft.speaker = source
            draft.relation = context.relation(source, draft.victims.party)
            draft.why = {**draft.why, "claimant": "source-line"}


def _answer(sentence: Analysed, context: Context, talk: Talk) -> list[Draft]:
    """The figures of the sentence before, as this one denies them."""
    speaker = answers(talk) if sentence.index - context.told_at == 1 else None
    if speaker is None:
        return []
    told = [d for d in context.told if d.kind is Kind.COUNT and d.stance is not Stance.DENIES]
    answered = told[-1].speaker if told else None
    if answered is None or answered.name == speaker.name:
        return []
    place = (sentence.words.starts[0], sentence.words.ends[-1])
    return [
        _denial(draft, speaker, context, "attribution-answer", [*draft.ranges, place])
        for draft in told
        if draft.speaker == answered
    ]


def _figures(sentence: Analysed, context: Context, talk: Talk, harms: Triggers) -> list[Draft]:
    """The figures and refusals that stand in the sentence itself."""
    words = sentence.words
    found: list[Draft] = []
    if context.victims_at < sentence.index - 2:
        context.victims = None
    within: Victims | None = None
    whole: Draft | None = None
    last = -9
    for frame in frames_of(words, harms, sentence.quantities, context.harm):
        if mood_of(words, frame) is not Mood.REPORTED or _speaks(talk, frame):
            continue
        drafts = _drafts(sentence, context, talk, frame, _before(frame, within, context))
        if _is_loose(drafts[0]):
            continue
        if whole is not None and frame.reading.link is Link.SUBSET and not _dated(sentence, frame):
            drafts = [replace(d, period=whole.period, stated_on=whole.stated_on) for d in drafts]
        if found and found[-1].background and _goes_on(words, last, frame):
            drafts = [replace(d, background=True) for d in drafts]
        last = max(frame.amount.last, frame.amount.phrase.last, frame.reading.last)
        found.extend(drafts)
        context.harm = frame.reading.harm
        if frame.reading.link is Link.WHOLE and not frame.amount.implied:
            within, whole = drafts[0].victims, drafts[0]
            context.victims, context.victims_at = within, sentence.index
    for refusal in refusals_of(words):
        draft = _refusal(sentence, context, talk, refusal)
        if found and not _EXACT.isdisjoint(words.lowers[refusal.first : refusal.last]):
            continue  # "hundreds died, but it gave no exact number": a figure was given
        if draft is not None and not any(
            d.ranges[0][0] >= words.starts[refusal.first]
            and d.speaker == draft.speaker
            and d.kind is Kind.REFUSAL
            for d in found
        ):
            found.append(draft)
    return found


def _goes_on(words: Words, last: int, frame: Frame) -> bool:
    """Whether a figure is joined right on to the one that ended before word `last`."""
    between = words.lowers[last : frame.amount.first]
    return last <= frame.amount.first <= last + 2 and {"and", ","}.issuperset(between)


def _dated(sentence: Analysed, frame: Frame) -> bool:
    """Whether a time of its own follows a figure: "two of them on Friday"."""
    at = sentence.words.starts[min(frame.amount.first, len(sentence.words) - 1)]
    return any(time.start > at for time in sentence.now.times)


def _speaks(talk: Talk, frame: Frame) -> bool:
    """Whether a single person is who speaks, not who suffered: "a police officer said"."""
    at = frame.amount.first
    spans = (event.speaker for event in talk.events)
    return frame.amount.implied and any(span and span[0] - 1 <= at < span[1] for span in spans)


def _is_loose(draft: Draft) -> bool:
    """Whether a figure is too loose to be a claim: "police have arrested thousands", says nobody."""
    vague = draft.count is not None and draft.count.hedge is Hedge.VAGUE
    undated = draft.period.start is None and draft.period.end is None
    return vague and undated and draft.speaker is None and not draft.relays and draft.harm is Harm.DETAINED


def _before(frame: Frame, within: Victims | None, context: Context) -> Victims | None:
    """The victims that "another 12" adds to: of this sentence, else of the ones before."""
    if within is not None:
        return within
    amount = frame.amount
    if frame.reading.rule == "toll-anaphor":
        return context.victims
    return (
        context.victims
        if amount.phrase.others or amount.quantity.increment or amount.phrase.anaphor
        else None
    )


def _drafts(
    sentence: Analysed, context: Context, talk: Talk, frame: Frame, before: Victims | None
) -> list[Draft]:
    words, text = sentence.words, context.text
    at = min(frame.amount.first, len(words) - 1)
    voice = voice_at(talk, context.memory, at)
    context.memory.last, context.memory.last_at = voice, sentence.index
    told = _whole_of(words, frame, before) or _told_of(words, frame, sentence, context)
    around = Around(
        context.gazetteer, context.sides, sentence.index, told, context.home, context.ours,
        concedes=voice.stance is Stance.ACKNOWLEDGES,
        inside=before is not context.victims,
        spoke=context.spoke[0] if sentence.index - context.spoke[1] <= _REMEMBERED else None,
    )  # fmt: skip
    victims = victims_of(text, words, frame, before, voice.speaker, around)
    when = when_of(
        words,
        frame,
        voice.event,
        talk.events,
        Clock(sentence.now, day_of(context.published), context.memory.said_on(voice.speaker, sentence.index)),
    )
    victims = replace(victims, victims=_completed(victims.victims, frame, before))
    if victims.victims.party and _noun(victims.victims.text) not in _ANYBODY:
        context.called[_noun(victims.victims.text)] = victims.victims.party, sentence.index
    relation = context.relation(voice.speaker, victims.victims.party)
    past = background_rule(words, frame, when.expression, context.published, context.days)
    first, last = _extent(words, frame)
    quantity = frame.amount.quantity
    draft = Draft(
        Kind.COUNT, frame.reading.harm, quantity.as_count(), victims.victims, voice.speaker, voice.relays,
        stance_of(words, frame, voice, relation), when.stated_on, when.period, past is not None,
        [(words.starts[first], words.ends[last - 1])], sentence.index,
        {
            "harm": f"{frame.reading.rule}: {_shown(words, frame.reading.first, frame.reading.last)}",
            "victims": victims.rule, "claimant": voice.rule, "period": when.rule,
            "background": past or "", "count": f"quantity: {quantity.text}",
        },
        part=frame.reading.link is Link.SUBSET or quantity.increment, relation=relation,
    )  # fmt: skip
    return [draft, *_denials(draft, talk, at, voice, context)]


def _whole_of(words: Words, frame: Frame, before: Victims | None) -> str | None:
    """The side of those whom a figure is said to be part of: "losses of 300, which include 40 dead"."""
    first = frame.amount.first
    lead = words.lemmas[max(0, first - _INCLUDED) : first]
    return before.party if before and not {"include", "comprise"}.isdisjoint(lead) else None


def _told_of(words: Words, frame: Frame, sentence: Analysed, context: Context) -> str | None:
    """The side of those whom the sentences just before called by the same noun."""
    head = frame.amount.phrase.head
    party, at = context.called.get(_noun(words.lowers[head]) if head >= 0 else "", (None, -9))
    return party if sentence.index - at <= _REMEMBERED else None


def _completed(victims: Victims, frame: Frame, before: Victims | None) -> Victims:
    """Victims with the side of those that they are some of."""
    if frame.reading.link is not Link.SUBSET or before is None or victims.party not in (None, before.party):
        return victims
    if _noun(victims.text) + "s" in conflict_words()["guests"]:
        return victims
    status = victims.status if before.status is not Status.COMBATANT else Status.COMBATANT
    return replace(victims, party=before.party, status=status)


def _noun(shown: str | None) -> str:
    """The last word of what victims are called, without a plural s."""
    return shown.split()[-1].lower().removesuffix("s") if shown else ""


def _denials(draft: Draft, talk: Talk, at: int, voice: Voice, context: Context) -> list[Draft]:
    return [
        _denial(draft, speaker, context, f"attribution-{event.rule}", list(draft.ranges))
        for speaker, event in deniers(talk, at, voice.event)
    ]


def _denial(
    draft: Draft, speaker: Speaker, context: Context, rule: str, ranges: list[tuple[int, int]]
) -> Draft:
    """Another's figure as `speaker` denies it."""
    relation = context.relation(speaker, draft.victims.party)
    why = {**draft.why, "claimant": rule, "stance": "denies another's figure"}
    return replace(
        draft,
        speaker=speaker,
        relays=(),
        stance=Stance.DENIES,
        relation=relation,
        why=why,
        ranges=ranges,
    )


def _extent(words: Words, frame: Frame) -> tuple[int, int]:
    """The words from the first to the last of quantity, victims and harm."""
    amount, reading = frame.amount, frame.reading
    first = min(amount.first, reading.first)
    last = max(amount.last, amount.phrase.last, reading.last)
    return first, min(max(last, first + 1), len(words))


def _shown(words: Words, first: int, last: int) -> str:
    return " ".join(words.texts[first:last])


def _refusal(sentence: Analysed, context: Context, talk: Talk, refusal: Refusal) -> Draft | None:
    words, gazetteer = sentence.words, context.gazetteer
    speaker, _ = identified(context.text, words, refusal.speaker, gazetteer, context.memory)
    if speaker is None and refusal.speaker and words.lowers[refusal.speaker[0]] in ("i", "we"):
        speaker = voice_at(talk, context.memory, refusal.speaker[0]).speaker
    harm = refusal.harm or context.harm
    if speaker is None or harm is None:
        return None
    phrase = refusal.victims
    shown = context.text[words.starts[phrase.first] : words.ends[phrase.last - 1]] if phrase else None
    victims = withheld_from(shown, refusal, speaker, gazetteer, PEOPLE)
    relation = context.relation(speaker, victims.party)
    if (
        shown
        and victims.party is None
        and speaker.party not in (sides := sides_in(shown, gazetteer))
        and sides
    ):
        relation = Relation.THIRD_PARTY
    start, end = words.starts[refusal.first], words.ends[min(refusal.last, len(words)) - 1]
    return Draft(
        Kind.REFUSAL, harm, None, victims, speaker, (), Stance.DECLINES, None, Period(),
        background=False,
        ranges=[(start, end)], sentence=sentence.index, why={"kind": refusal.rule}, relation=relation,
    )  # fmt: skip
