"""Documents in, claims out, by way of a language model that may only propose."""

from collections.abc import Iterable, Iterator, Sequence

from tollbook.cases import Case, Gazetteer, load_gazetteer
from tollbook.extract.assemble import merge, to_claim
from tollbook.extract.drafts import Draft
from tollbook.extract.explain import Explanation, explanation_of
from tollbook.extract.extraction import prose
from tollbook.extract.llm.checked import Reason, RejectedError, Rejection, Scene
from tollbook.extract.llm.client import Client, UnusableReplyError
from tollbook.extract.llm.passages import passages
from tollbook.extract.llm.places import Place, overlaps
from tollbook.extract.llm.prompt import messages
from tollbook.extract.llm.schema import items_of, proposal_of
from tollbook.extract.llm.settings import Settings
from tollbook.extract.prefilter import may_hold_claims
from tollbook.extract.sentences import Sentence
from tollbook.model import Claim, Document

VERSION = "0.1.0"


class LanguageModel:
    """An extractor that asks a language model; see `docs/llm.md`.

    Passages that hold no word of harm with anything that counts are not sent.

    Args:
        settings: Which model is asked, where.
        gazetteer: As for `extract_claims`.
        case: As for `extract_claims`.

    Attributes:
        name: The extractor's name, with the model's.
        proposed: How many claims the model has proposed so far.
        rejections: What of it was not taken, in order.
    """

    def __init__(
        self, settings: Settings, *, gazetteer: Gazetteer | None = None, case: Case | None = None
    ) -> None:
        self.name = f"tollbook-llm/{VERSION}+{settings.model}"
        self.proposed = 0
        self.rejections: list[Rejection] = []
        self._client = Client(settings)
        self._gazetteer, self._case = gazetteer or load_gazetteer(case), case

    def close(self) -> None:
        """Let go of the connections to the model."""
        self._client.close()

    def extract_many(self, documents: Iterable[Document]) -> Iterator[tuple[Claim, ...]]:
        """The claims of each document, in order.

        Raises:
            ModelError: If the model cannot be reached, refuses, or keeps failing.
        """
        for document in documents:
            yield tuple(
                to_claim(document, draft, self.name) for draft in self._drafts(document, _read(document))
            )

    def explain(self, document: Document) -> tuple[Explanation, ...]:
        """The claims of a document, each with its explanation.

        Raises:
            ModelError: As in `extract_many`.
        """
        sentences = _read(document)
        return tuple(
            explanation_of(document, draft, sentences, self.name)
            for draft in self._drafts(document, sentences)
        )

    def _drafts(self, document: Document, sentences: Sequence[Sentence]) -> list[Draft]:
        found: list[Draft] = []
        for passage in passages(sentences):
            text = document.text[slice(*passage)]
            if may_hold_claims(text.encode("utf-8", "surrogatepass")):
                inside = [s for s in sentences if overlaps((s.start, s.end), passage)]
                scene = Scene(document, inside, self._gazetteer, self._case)
                found += self._proposed(scene, passage, text)
        return merge(found)

    def _proposed(self, scene: Scene, passage: Place, text: str) -> Iterator[Draft]:
        """What the model proposes of one passage, as far as the text bears it out."""
        try:
            items = items_of(self._client.complete(messages(text)))
        except UnusableReplyError as error:
            self._reject(scene, Reason.UNUSABLE, error.what)
            return
        if items is None:
            self._reject(scene, Reason.NO_JSON)
        for item in items or ():
            self.proposed += 1
            proposal = proposal_of(item)
            if proposal is None:
                self._reject(scene, Reason.SCHEMA)
                continue
            try:
                yield scene.draft(proposal, passage)
            except RejectedError as rejected:
                self._reject(scene, rejected.reason, rejected.said)

    def _reject(self, scene: Scene, reason: Reason, said: str = "") -> None:
        self.rejections.append(Rejection(scene.document.id, reason, " ".join(said.split())))


def _read(document: Document) -> list[Sentence]:
    return list(prose(document.text))
