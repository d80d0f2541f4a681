"""Echoes of what a ledger holds, brought up to date with what is new in it.

One more document costs the same however many are kept: what it may echo is found by keys that the ledger
keeps, and groups are made anew for those alone that it touches. The result is the one that linking
everything at once would give. `benchmarks/link.py` holds the cost.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice

from tollbook import __version__
from tollbook.errors import InputError
from tollbook.ledger import Ledger, LinkIndex, Linking
from tollbook.link import (
    FIRST,
    Place,
    Story,
    Told,
    compare_claims,
    compare_stories,
    component,
    group,
    relink,
)  # fmt: skip
from tollbook.model import Claim, Document, EchoGroup, EchoKind, EchoLink

BY = f"tollbook/{__version__}"
AT_ONCE = 200  # documents whose texts are in memory
ALONE = "nothing echoes it any more"


def link(ledger: Ledger, *, anew: bool = False) -> None:
    """Group what came into the ledger since the last time with what it echoes, and keep the groups.

    Args:
        ledger: What is kept.
        anew: Link everything, whatever was linked before: after a damage that `verify` found.
    """
    with ledger.linking(first=FIRST, by=BY, anew=anew) as book:
        rest = iter(book.changed())
        while batch := list(islice(rest, AT_ONCE)):
            _Batch(book).link(batch)
        book.done()


@contextmanager
def linked(ledger: Ledger) -> Iterator[None]:
    """Link whatever comes into a ledger in between, also where an input that cannot be read cuts it short."""
    before, stopped = ledger.head, None
    try:
        yield
    except InputError as error:
        stopped = error
    if ledger.head != before:
        link(ledger)
    if stopped:
        raise stopped


class _Batch:
    """Links some documents and their claims; what it needs of others is read once."""

    def __init__(self, book: Linking) -> None:
        self._book = book
        self._documents: dict[str, Document | None] = {}
        self._claims: dict[str, list[Claim]] = {}
        self._gone: dict[str, list[str]] = {}
        self._stories: dict[str, Story] = {}
        self._told: dict[str, Told] = {}

    def link(self, keys: list[str]) -> None:
        """Link documents that are new or changed, then the claims of all whose story is another one now."""
        self._read(keys)
        placed = {key: story.place if (story := self._story(key)) else None for key in keys}
        touched = relink(self._book.documents, placed, self._compare_documents)
        moved = self._regroup(EchoKind.DOCUMENTS, self._book.documents, touched)
        self._link_claims({*keys, *moved})

    def _link_claims(self, keys: set[str]) -> None:
        self._read(keys)
        gone = [claim for key in keys for claim in self._gone[key]]
        placed: dict[str, Place | None] = dict.fromkeys(gone)
        ids = [claim.id for key in sorted(keys) for claim in self._claims[key]]
        self._tell(ids)
        placed |= {id_: self._told[id_].place for id_ in ids}
        touched = relink(self._book.claims, placed, self._compare_claims)
        self._regroup(EchoKind.CLAIMS, self._book.claims, touched)

    def _regroup(self, kind: EchoKind, index: LinkIndex, touched: set[str]) -> set[str]:
        """Keep the groups that the touched items are now in; the items whose group has another original."""
        items, links = component(index, touched)
        before = _originals(self._book.groups_of(kind, items).values())
        groups = group(kind, links, index.ranks_of(items))
        after = _originals(groups)
        lone = [EchoGroup(kind, item, (item,), 1.0, ALONE) for item in sorted(before.keys() - after.keys())]
        self._book.keep([*groups, *lone])
        return {item for item in items if before.get(item, item) != after.get(item, item)}

    def _compare_documents(self, pairs: Iterable[tuple[str, str]]) -> Iterator[EchoLink]:
        asked = list(pairs)
        ends = {end for pair in asked for end in pair}
        self._read(ends)
        return compare_stories(asked, {key: story for key in ends if (story := self._story(key))})

    def _compare_claims(self, pairs: Iterable[tuple[str, str]]) -> Iterator[EchoLink]:
        asked = list(pairs)
        self._tell({end for pair in asked for end in pair})
        return compare_claims(asked, self._told)

    def _tell(self, ids: Iterable[str]) -> None:
        """Learn claims with their contexts and stories."""
        wanted = {id_ for id_ in ids if id_ not in self._told}
        keys = set(self._book.documents_of(wanted).values())
        self._read(keys)
        stories = _originals(self._book.groups_of(EchoKind.DOCUMENTS, keys).values())
        for key in keys:
            for claim in self._claims[key]:
                if claim.id in wanted:
                    self._told[claim.id] = Told.of(claim, self._documents[key], stories.get(key, key))

    def _read(self, keys: Iterable[str]) -> None:
        """Learn documents and their claims."""
        new = sorted({key for key in keys if key not in self._documents})
        standing, gone = defaultdict[str, list[Claim]](list), defaultdict[str, list[Claim]](list)
        for claim, stands in self._book.claims_of(new).values():
            (standing if stands else gone)[claim.document.key].append(claim)
        documents = self._book.documents_at(new)
        for key in new:
            self._documents[key] = documents.get(key)
            self._claims[key] = standing[key]
            self._gone[key] = [claim.id for claim in gone[key]]

    def _story(self, key: str) -> Story | None:
        """A document as it is compared; None where its text was erased."""
        document = self._documents[key]
        if key not in self._stories and document:
            self._stories[key] = Story.of(document, self._claims[key])
        return self._stories.get(key)


def _originals(groups: Iterable[EchoGroup]) -> dict[str, str]:
    """Each member's original, in groups of two or more."""
    return {member: g.original for g in groups if len(g.members) > 1 for member in g.members}
