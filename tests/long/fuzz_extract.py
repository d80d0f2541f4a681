"""Feeds the lexical layer bytes that a fuzzer grows by coverage.

`python tests/long/fuzz_extract.py -runs=100000`; needs `pip install atheris`.
"""

import sys
from datetime import date

import atheris

with atheris.instrument_imports():
    from tollbook.extract.dates import find_dates
    from tollbook.extract.prefilter import candidates, may_hold_claims
    from tollbook.extract.quantities import find_quantities
    from tollbook.extract.sentences import split


def one(data: bytes) -> None:
    """Whatever the bytes say, nothing raises and every span is exact."""
    may_hold_claims(data)
    text = data.decode("utf-8", "replace")
    candidates(text, split(text))
    found = (find_quantities(text), find_dates(text, published=date(2022, 3, 24)))
    for kind in found:
        for item in kind:
            if text[item.start : item.end] != item.text:
                raise AssertionError((text, item))


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
