"""A watch between two looks at the clock: what a round does, in which order, so that nothing is lost."""

import json
import sys
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from tollbook.cli.app import fail
from tollbook.cli.digests import digest_text
from tollbook.errors import FetchError

if TYPE_CHECKING:
    from tollbook.cases import Case
    from tollbook.cli.watch_list import Watched
    from tollbook.pipeline import Digest


class DigestForm(StrEnum):
    """How a digest is given."""

    TEXT = "text"
    JSON = "json"


class Watching:
    """What to look at, and where what was told is kept."""

    def __init__(
        self, sources: "tuple[Watched, ...]", ledger: str, case: "Case | None", path: Path,
        form: DigestForm, archive: Path | None, articles: int,
    ) -> None:  # fmt: skip
        self._sources, self._ledger, self._case, self._path = sources, ledger, case, path
        self._form, self._archive, self._articles = form, archive, articles

    def round(self, *, posting: bool) -> bool:
        """Read, keep, link, and print what is new; whether a source failed."""
        from tollbook import pipeline
        from tollbook.ledger import Ledger
        from tollbook.read import Given
        from tollbook.read.fetch import Fetcher

        fetcher = Fetcher(archive=self._archive)
        items = [(one.address, Given(outlet=one.outlet, fetcher=fetcher)) for one in self._sources]
        with Ledger.open(self._ledger) as book:
            state = pipeline.load_state(self._path)
            if state is None:  # what was there before the first round is no news
                state = pipeline.State(pipeline.mark(book, self._case))
                pipeline.save_state(state, self._path)
            failures, asked = pipeline.take(
                book, items, self._case, asked=state.asked, articles=self._articles
            )
            for failure in failures:
                fail(failure)
            made, mark = pipeline.digest(book, state.mark, self._case, failures=failures)
        if made.says_something:
            # Told before it is marked as told: after a crash in between it is told twice, never not at all.
            sys.stdout.write(self._spelled(made))
            sys.stdout.flush()
        message = ((made.id, self._message(made)),) if made.says_something and posting else ()
        pipeline.save_state(pipeline.State(mark, (*state.outbox, *message), asked), self._path)
        return bool(failures)

    def deliver(self, webhook: str, private: bool) -> bool:
        """Send what is in the outbox, the oldest first; whether all of it was taken."""
        from tollbook import pipeline
        from tollbook.read.fetch import post

        state = pipeline.load_state(self._path)
        while state and state.outbox:
            name, message = state.outbox[0]
            try:
                post(webhook, message.encode(), name=name, private=private)
            except FetchError as error:
                fail(error)
                print(f"tollbook: {len(state.outbox)} digests wait for the next round", file=sys.stderr)
                return False
            state = replace(state, outbox=state.outbox[1:])
            pipeline.save_state(state, self._path)
        return True

    def _spelled(self, made: "Digest") -> str:
        from tollbook.model import dumps

        return dumps(made) + "\n" if self._form is DigestForm.JSON else digest_text(made) + "\n"

    def _message(self, made: "Digest") -> str:
        from tollbook.model import dumps

        if self._form is DigestForm.JSON:
            return dumps(made)
        return json.dumps({"text": digest_text(made)}, ensure_ascii=False)
