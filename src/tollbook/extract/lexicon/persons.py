"""Nouns for people, with what each says of whether they fought."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from tollbook.errors import CaseError
from tollbook.extract.lexicon.inflect import noun_forms
from tollbook.extract.lexicon.load import table, words
from tollbook.model import Status


@dataclass(frozen=True, slots=True)
class PersonNoun:
    """A noun for people: its singular, whether this form is the plural, and what it says of their status."""

    singular: str
    plural: bool
    status: Status


@cache
def person_nouns() -> Mapping[str, PersonNoun]:
    """The table persons.toml by every form in lower case, phrases such as "police officers" included.

    Raises:
        CaseError: If a noun stands under two headings.
    """
    data = table("persons")
    found: dict[str, PersonNoun] = {}
    for status in Status:
        for noun in sorted(words(data[status.value]["words"], where=f"persons.toml: {status}")):
            if noun in found:
                raise CaseError(f"{noun!r} stands twice", where=f"persons.toml: {status}")
            last = noun.rpartition(" ")[2]
            start = noun[: len(noun) - len(last)]
            irregular = tuple(data["irregular"].get(last, ()))
            for form in sorted(noun_forms(last, irregular=irregular)):
                is_plural = form != last or form in irregular
                found.setdefault(start + form, PersonNoun(noun, is_plural, status))
    return found
