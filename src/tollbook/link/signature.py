"""MinHash bands of a text (Broder 1997): near-duplicates are likely to share one.

With 32 bands of 4, two texts of Jaccard similarity .3 over word triples share a band with probability .23,
at .5 with .87, at .7 with .9998.
"""

from collections.abc import Sequence
from hashlib import blake2b

from rensa import RMinHash

from tollbook.link.context import WORD

BANDS, ROWS, SEED, GRAM = 32, 4, 17, 3


def shingles(passages: Sequence[str]) -> set[str]:
    """The word triples of some passages, in lower case; shorter passages whole."""
    found: set[str] = set()
    for passage in passages:
        words = [match[0].casefold() for match in WORD.finditer(passage)]
        found.update(" ".join(words[i : i + GRAM]) for i in range(max(1, len(words) - GRAM + 1)) if words)
    return found


def bands(passages: Sequence[str]) -> frozenset[str]:
    """The keys of a text's bands; none for a text without words."""
    grams = shingles(passages)
    if not grams:
        return frozenset()
    minhash = RMinHash(num_perm=BANDS * ROWS, seed=SEED)
    minhash.update(sorted(grams))
    digest = minhash.digest()
    return frozenset(_band(i, digest[i * ROWS : (i + 1) * ROWS]) for i in range(BANDS))


def _band(number: int, values: Sequence[int]) -> str:
    packed = b"".join(value.to_bytes(8, "big") for value in values)
    return blake2b(bytes([number]) + packed, digest_size=8).hexdigest()
