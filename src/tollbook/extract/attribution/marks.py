"""Attributions without a verb of saying: "according to", "citing", "Kyiv's claim that", ": ministry"."""

from collections.abc import Callable
from functools import cache

from tollbook.extract.attribution.events import Event, Range
from tollbook.extract.attribution.spans import NOUNS, around
from tollbook.extract.lexicon.people import people
from tollbook.extract.lexicon.speech import speech
from tollbook.extract.words import NONE, Words
from tollbook.model import Stance

_DASHES = frozenset({"-", "–", "—", "--", ":", "|"})
_QUOTES = frozenset({'"', "“", "”", "''", "``"})
_STARTS = NOUNS | {"DET", "ADJ", "PRON", "NUM", "ADV"}
_LOWERS = frozenset({"according", "per", "citing", "quoting"})
_TELLS = frozenset({"VERB", "AUX", "NUM", "NOUN"})
_PHRASE = NOUNS | {"DET", "ADJ", "ADP", "PART", "CCONJ"}


def marked_events(words: Words, is_speaker: Callable[[Range], bool]) -> list[Event]:
    """Attributions by set phrases and, at either end of a headline, by punctuation.

    Args:
        words: The sentence.
        is_speaker: Whether words name somebody who can speak; asked of headlines only.
    """
    mark = _marks()
    places = [
        i for i, pair in enumerate(zip(words.lowers, words.lemmas, strict=True)) if not mark.isdisjoint(pair)
    ]
    found = [event for i in places if (event := _at(words, i))]
    return found + _headline(words, is_speaker) + _bracketed(words, is_speaker)


@cache
def _marks() -> frozenset[str]:
    """Every word, or lemma, that `_at` looks at closely: most sentences have none."""
    book = speech()
    return _LOWERS | _CLAIMS | book.issued | book.quotes | book.nouns | book.own_nouns


def _bracketed(words: Words, is_speaker: Callable[[Range], bool]) -> list[Event]:
    """As "180 killed (government claim)", "200,000 refugees (UNHCR)", "12 dead (per the ministry)"."""
    found: list[Event] = []
    if "(" not in words.lowers:
        return found
    for k in range(1, len(words) - 1):
        close = next((i for i in range(k + 2, min(len(words), k + 8)) if words.lowers[i] == ")"), NONE)
        if words.lowers[k] != "(" or close == NONE:
            continue
        first, last = k + 1, close
        claimed = words.lemmas[last - 1] in _CLAIMS and last - first > 1
        first += words.lowers[first] == "per"
        whole = words.tag(k - 1) == "PROPN" and not _is_acronym(words, k)
        named = words.tag(k - 1) != "PROPN" or whole
        named = named and all(words.texts[i][0].isupper() for i in range(first, last))
        ends = words.lower(close + 1) in (".", ";", ",", "")
        if not (claimed or first > k + 1 or (named and ends and is_speaker((first, last)))):
            continue
        start = next((i + 1 for i in range(k - 1, -1, -1) if words.lowers[i] in (")", ";", ":", ".")), 0)
        if any(words.tags[i] == "NUM" for i in range(start, k)):
            found.append(Event(k, (first, last - claimed), ((start, k),), Stance.ASSERTS, "bracketed"))
    return found


def _is_acronym(words: Words, k: int) -> bool:
    """Whether brackets at `k` only shorten the name before them: "the Office of Relief (OOR)"."""
    short = words.texts[k + 1]
    if words.lower(k + 2) != ")" or not short.isupper():
        return True
    before = [text[0] for text in words.texts[max(0, k - len(short) - 2) : k] if text[0].isupper()]
    return bool(before) and (before[-1] == short[-1] or before[0] == short[0])


def _at(words: Words, i: int) -> Event | None:
    low, after = words.lowers[i], words.lower(i + 1)
    if low == "according" and after == "to":
        return _according(words, i, i + 2)
    if low == "per" and (i == 0 or words.lower(i - 1) == ",") and words.tag(i + 1) in NOUNS | {"DET"}:
        return _according(words, i, i + 1)
    aside = words.lemmas[i] in speech().quotes and _goes_on(words, i)
    if (
        words.lemmas[i] in speech().issued
        and after == "by"
        and words.lower(i - 1) in ("as", ",")
        and not aside
    ):
        return _according(words, i, i + 2)
    if low in ("citing", "quoting") and (head := _noun_from(words, i + 1)) != NONE:
        host = (i - 1, i) if words.lemmas[i - 1] in ("report", "bulletin") else None
        return Event(i, around(words, head), (_part(words, i),), Stance.ASSERTS, "citing", host=host)
    if words.lemmas[i] in speech().quotes and words.tags[i] == "VERB":
        return _quoted(words, i)
    if words.lemmas[i] in speech().nouns and after in ("from", "by", "of") and (event := _issued(words, i)):
        return event
    is_noun = not words.parsed or words.tags[i] in NOUNS
    told = after == "that" or (after == "of" and words.lemmas[i] in _MADE and _counted_soon(words, i + 2))
    if is_noun and words.lemmas[i] in _CLAIMS and told and (event := _claimed(words, i)):
        return event
    if words.parsed and words.lemmas[i] in speech().nouns and (event := _given(words, i)):
        return event
    if words.lemmas[i] in speech().nouns and (owned := _owner_before(words, i)):
        return _possessed(words, i, owned)
    if words.lemmas[i] in speech().own_nouns and words.tag(i - 1) == "PROPN":
        return _named_count(words, i)
    return None


def _goes_on(words: Words, i: int) -> bool:
    """Whether what "quoted by X" at `i` is said of speaks himself: "the bishop, quoted by X, said"."""
    close = next((k for k in range(i + 2, min(len(words), i + 12)) if words.lowers[k] == ","), NONE)
    return words.lower(i - 1) == "," and close != NONE and words.lemmas[close + 1 : close + 2] in _SAYING


_SAYING = (("say",), ("state",), ("claim",), ("tell",), ("put",), ("declare",))
_MADE = frozenset({"claim", "allegation", "assertion"})


def _counted_soon(words: Words, i: int) -> bool:
    return any(words.tag(k) == "NUM" or words.lower(k) in _MANY for k in range(i, i + 6))


_MANY = frozenset({"dozens", "scores", "hundreds", "thousands"})


def _given(words: Words, i: int) -> Event | None:
    """As in "the last figure that the ministry owned to, in May, was 5,937"."""
    first = i + 1 + (words.lower(i + 1) in ("that", "which"))
    if words.tag(first) not in ("DET", "PROPN", "ADJ", "NOUN", "PRON"):
        return None
    for verb in range(first + 1, min(len(words), first + _GIVEN)):
        if words.tags[verb] == "VERB":
            break
    else:
        return None
    lemma = words.lemmas[verb]
    gives = lemma in speech().counting | speech().tolling | speech().to
    stands = next(
        (k for k in range(verb + 1, min(len(words), verb + _GIVEN)) if words.lowers[k] in _STANDS), NONE
    )
    if not gives or stands == NONE or not _counted_soon(words, stands + 1):
        return None
    heads = [k for k in range(first, verb) if words.tags[k] in NOUNS | {"PRON"}]
    if not heads:
        return None
    last = verb
    while words.tag(last - 1) in ("AUX", "ADV"):
        last -= 1
    return Event(verb, (first, last), ((stands, len(words)),), speech().verbs[lemma], "given", lemma=lemma)


_GIVEN = 10
_STANDS = frozenset({"was", "is", "were", "stands", "stood", "came"})


def _named_count(words: Words, i: int) -> Event | None:
    """As in "by an AP count", "in a Reuters tally"."""
    first = i - 1
    while words.tag(first - 1) == "PROPN":
        first -= 1
    article = first - (words.tag(first - 1) == "DET")
    if words.lower(article - 1) not in ("by", "in", "to", "from"):
        return None
    return Event(i, (first, i + 1), ((0, article - 1), (i + 1, len(words))), Stance.ASSERTS, "counted")


def _according(words: Words, i: int, first: int) -> Event | None:
    head = _noun_from(words, first)
    if head == NONE:
        return None
    speaker = around(words, head)
    rest = (speaker[1], len(words))
    content: tuple[Range, ...] = (rest,) if i == 0 else ((_clause_start(words, i, speaker[1]), i), rest)
    return Event(i, speaker, content, Stance.ASSERTS, "according")


def _clause_start(words: Words, i: int, after: int) -> int:
    """Where the clause starts that "according to X" breaks into; 0 where it closes the sentence."""
    if words.lower(after) != "," or not any(
        words.tags[k] in ("VERB", "AUX") for k in range(after, len(words))
    ):
        return 0
    for k in range(i - 1, 0, -1):
        joined = words.lowers[k] in ("and", "but", "while", "whereas") and words.lower(k - 1) == ","
        if words.lowers[k] == ";" or joined:
            return k + 1
    return 0


def _noun_from(words: Words, i: int) -> int:
    """The head of the noun phrase that starts at word `i`."""
    last = NONE
    while words.lower(i) in _QUOTES:
        i += 1
    if words.tag(i) == "PRON":
        return i
    while i < len(words) and (
        words.tags[i] in _STARTS or words.lowers[i] in ("'s", "-", "'") or _joins_adjectives(words, i)
    ):
        if last != NONE and people().is_time(words.lowers[i]):
            break
        hedged = words.tags[i] in ("ADV", "ADP", "NUM") or words.lowers[i] in ("over", "under", "about")
        if last != NONE and hedged and _counts(words, i):
            break  # "according to the ministry over 345 pilgrims"
        last = i if words.tags[i] in NOUNS else last
        i += 1
    if last == NONE and words.lower(i) in speech().nouns:  # "data" may be tagged as a verb
        return i
    return last


def _counts(words: Words, i: int) -> bool:
    """Whether a number of lower-case things starts within a word of `i`."""
    k = i + (words.tag(i) != "NUM")
    return words.tag(k) == "NUM" and words.texts[k][0].isdigit() and words.tag(k + 1) != "PROPN"


def _part(words: Words, i: int) -> Range:
    """The part of a sentence, up to a semicolon, that "citing" at `i` is about; at its end, all before it."""
    last = next((k for k in range(i, len(words)) if words.lowers[k] == ";"), len(words))
    if not any(words.tags[k] == "VERB" for k in range(i + 1, last)):
        return 0, last
    return next((k + 1 for k in range(i, -1, -1) if words.lowers[k] == ";"), 0), last


def _joins_adjectives(words: Words, i: int) -> bool:
    """As in "American and Ukrainian officials"."""
    return words.lowers[i] in ("and", "or") and words.tag(i - 1) == "ADJ" == words.tag(i + 1)


def _quoted(words: Words, i: int) -> Event | None:
    """As "the agency quoted the ministry as saying", "X was quoted by the agency as saying"."""
    passive = words.lower(i - 1) in ("was", "were", "is", "are", "been", "being")
    if words.fine[i] == "VBG":
        return None
    saying = next(
        (
            k
            for k in range(i + 1, min(len(words), i + 25))
            if words.lowers[k] in ("saying", "telling", "that")
        ),
        NONE,
    )
    content: tuple[Range, ...] = ((saying + 1, len(words)),) if saying != NONE else ((0, len(words)),)
    before = words.nearest(i, "nsubj") if words.parsed else NONE
    if before == NONE or before > i:
        before = next((k for k in range(i - 1, -1, -1) if words.tags[k] in NOUNS | {"PRON"}), NONE)
    by = i + 1 if words.lower(i + 1) == "by" else NONE
    if passive and NONE not in (before, saying):
        subject = around(words, before)
        if not any(words.tags[k] in _TELLS for k in range(saying + 1, len(words))):
            content = ((0, subject[0]),)
        host = _noun_from(words, by + 1) if by != NONE else NONE
        hosts = around(words, host) if host != NONE else None
        return Event(i, subject, content, Stance.ASSERTS, "quoted", host=hosts)
    if by != NONE and (head := _noun_from(words, by + 1)) != NONE:
        return Event(i, None, ((0, len(words)),), Stance.ASSERTS, "quoted-by", host=around(words, head))
    head = _noun_from(words, i + 1)
    if passive or NONE in (head, before):
        return None
    if saying != NONE and not any(words.tags[k] in _TELLS for k in range(saying + 1, len(words))):
        content = ((0, around(words, before)[0]),)
    return Event(i, around(words, head), content, Stance.ASSERTS, "quoted", host=around(words, before))


def _issued(words: Words, i: int) -> Event | None:
    """As "a statement from Ukraine that …", "the claim by the ministry that …"."""
    head = _noun_from(words, i + 2)
    if head == NONE:
        return None
    issuer = around(words, head)
    if words.lower(issuer[1]) != "that":
        return None
    return Event(i, issuer, ((issuer[1] + 1, len(words)),), Stance.ASSERTS, "issued")


_TOTALS = frozenset({"total", "toll", "number", "list", "record", "document", "account", "release"})
_CLAIMS = frozenset({"claim", "report", "estimate", "allegation", "assertion", "statement", "announcement"})


def _claimed(words: Words, i: int) -> Event | None:
    """As in "a Taliban claim that 25 soldiers had been killed"."""
    k = i
    while words.tag(k - 1) in ("PROPN", "ADJ"):
        k -= 1
    if k == i or words.texts[k].islower():
        asked = not speech().examining.isdisjoint(words.lemmas[max(0, i - 6) : i])
        return Event(i, None, ((i + 2, len(words)),), Stance.ASSERTS, "examined") if asked else None
    return Event(i, (k, i), ((i + 2, len(words)),), Stance.ASSERTS, "claimed")


def _owner_before(words: Words, i: int) -> int:
    """The mark of possession before the noun at `i`, past its adjectives: "'s official count"; 0 for none."""
    k = i - 1
    while k > i - 4 and (words.tag(k) == "ADJ" or words.lower(k) in ("official", "own", "latest")):
        k -= 1
    return k if k > 0 and words.lower(k) in ("'s", "'") else 0


def _possessed(words: Words, i: int, mark: int) -> Event | None:
    """As "Kyiv's claim that …", "by the ministry's count", "Moscow's official count of 40"."""
    owner = around(words, mark - 1) if words.tags[mark - 1] in NOUNS else None
    if owner is None:
        return None
    owner = (owner[0], mark)
    by = words.lower(owner[0] - 1) in ("by", "in", "to", "from")
    if words.lemmas[i] in _TOTALS:
        return None
    if by and words.lowers[i] not in ("report", "list"):
        return Event(i, owner, ((0, len(words)),), Stance.ASSERTS, "possessed")
    if words.lower(i + 1) in ("that", "of", "to", "is", "stands", "put", "puts"):
        return Event(i, owner, ((i + 1, len(words)),), Stance.ASSERTS, "possessed")
    return _possessed_aside(words, i, owner) if words.lower(i + 1) == "," else None


def _possessed_aside(words: Words, i: int, owner: Range) -> Event | None:
    """As in "Kyiv's own estimate, given out by an aide, was 40": whoever gives it out, else its owner."""
    close = next((k for k in range(i + 2, min(len(words), i + _ASIDE)) if words.lowers[k] == ","), NONE)
    counts = words.lower(close + 1) in _HOLDS and _counted_soon(words, close + 2)
    if close == NONE or not (counts or words.lower(close + 1) in _STANDS):
        return None
    by = next((k for k in range(i + 2, close) if words.lowers[k] == "by"), NONE)
    head = _noun_from(words, by + 1) if by != NONE else NONE
    giver = around(words, head) if head != NONE and head < close else owner
    return Event(i, giver, ((close + 1, len(words)),), Stance.ASSERTS, "possessed")


_ASIDE = 24
_HOLDS = frozenset({"has", "had", "gives", "gave", "lists", "listed", "puts", "shows", "showed"})


def _headline(words: Words, is_speaker: Callable[[Range], bool]) -> list[Event]:
    """As "…: ministry", "… – UN", "UN: …"."""
    n = len(words)
    found = []
    for k in range(max(1, n - 7), n - 1):
        tail = (k + 1, n)
        if words.lowers[k] in _DASHES and _spaced(words, k) and _short(words, tail) and is_speaker(tail):
            found.append(Event(k, tail, ((0, k),), Stance.ASSERTS, "headline-end"))
            break
    for k in range(1, min(n - 1, 7)):
        named = words.tags[:k] != ("PROPN",) * k or words.texts[0].isupper()
        end = k - (k > 1 and words.lowers[k - 1] in _REPORTS)  # "The ministry reports: 12 dead"
        if words.lowers[k] == ":" and named and _short(words, (0, end)) and is_speaker((0, end)):
            found.append(Event(k, (0, end), ((k + 1, n),), Stance.ASSERTS, "headline-start"))
            break
    return found


_REPORTS = frozenset({"reports", "says", "said", "reported", "announces", "announced", "states", "stated"})


def _spaced(words: Words, k: int) -> bool:
    return words.lowers[k] == ":" or words.ends[k - 1] < words.starts[k] < words.ends[k] < words.starts[k + 1]


def _short(words: Words, span: Range) -> bool:
    tags = words.tags[span[0] : span[1]]
    return bool(tags) and all(tag in _PHRASE for tag in tags) and any(tag in NOUNS for tag in tags)
