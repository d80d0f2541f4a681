"""From a feed's entries to the articles that they point at: a teaser is no report."""

import logging
from collections.abc import Iterable, Mapping
from dataclasses import replace

from tollbook.errors import InputError
from tollbook.model import Document
from tollbook.read import Given, read_documents
from tollbook.read.feed import READER as FEED

LOGGER = logging.getLogger("tollbook.watch")
TRIES = 3
"""How often an article is asked for, a round each, before the feed's own words must do."""

Asked = Mapping[str, int]
"""The key of each entry that a feed now has, and how often its article was asked for; `TRIES` when done."""


def followed(
    documents: Iterable[Document], given: Given, before: Asked, most: int
) -> tuple[list[Document], Asked]:
    """Documents with the articles that feeds' entries point at in the entries' places.

    An entry whose article cannot be had now, or is one too many, stays as the feed has it, so that nothing
    waits; its article is asked for again. One that is done is left out. An entry that changes is a new one.

    Args:
        documents: Of one source. What is no feed's entry, or leads nowhere, stays as it is.
        given: Its fetcher asks for the articles, as politely as for any address.
        before: What was asked for in earlier rounds.
        most: Articles to ask for.
    """
    told, asked = [], dict[str, int]()
    for document in documents:
        if document.reader != FEED or not document.url:
            told.append(document)
            continue
        key = document.ref.key
        tries = before.get(key, 0)
        if tries < TRIES:
            article = _article(document, document.url, given) if most > 0 else None
            told.append(article or document)
            tries = TRIES if article else tries + (most > 0)
            most -= 1
        if tries:
            asked[key] = tries
    return told, asked


def _article(entry: Document, address: str, given: Given) -> Document | None:
    """The article, or the entry where that says more: a feed in full, a page behind a wall. None: not now."""
    try:
        article, *others = read_documents(address, given)
    except InputError as error:
        LOGGER.warning("kept as its feed has it: %s", error)
        return None
    if others or len(article.text) <= len(entry.text):
        return entry
    return replace(
        article,
        title=article.title or entry.title,
        outlet=article.outlet or entry.outlet,
        published=article.published or entry.published,
    )
