"""Words of war: who fights, attacks, holds, and what is hit; see conflict.toml."""

from functools import cache

from tollbook.extract.lexicon.load import table, words


@cache
def conflict_words() -> dict[str, frozenset[str]]:
    """The table conflict.toml: sets of words in small letters by name.

    Raises:
        CaseError: A list is none, or holds a word twice or in capitals.
    """
    return {name: words(value, where=f"conflict.toml: {name}") for name, value in table("conflict").items()}
