"""Feeds extraction, all of it, bytes that a fuzzer grows by coverage.

`python tests/long/fuzz_extract.py -runs=100000`; atheris is in the group `dev` where it has a wheel. Bytes
are read as text or, where the first is odd, as words of reports, a byte a word: so that both strange
characters and strange sentences grow.
"""

import sys
from datetime import date

import atheris

with atheris.instrument_imports(include=["tollbook"]):
    from tollbook.cases import load_gazetteer
    from tollbook.extract import extract_claims
    from tollbook.extract.dates import find_dates
    from tollbook.extract.parse import load_parser
    from tollbook.extract.prefilter import candidates, may_hold_claims
    from tollbook.extract.quantities import find_quantities
    from tollbook.extract.sentences import split
    from tollbook.model import Document, dumps

WORDS = """
the a of in to and or at least about nearly up more than between some no none all but one two dozens
hundreds 12 40 1,200 3.5 million people soldiers civilians men children bodies troops dead wounded
injured missing killed kill die died captured detained displaced fled casualties losses toll death rose
stood were was been have not by from on since until Tuesday March 2022 yesterday overnight week ago said
says told according added denied declined claimed it he they she who that which while as army police
ministry official spokesman Russia Ukrainian Kyiv Reuters Mr. “ ” " ' ( ) [ ] , . ; : - – — / % $ ? ! …
's n't including another further total brings left leaving both
""".split()  # noqa: SIM905 - a hundred quoted words read worse
SPELLED = [*WORDS, "\n", "\n\n"]
DAY = date(2022, 3, 24)
NAMES = load_gazetteer(None)


def text_of(data: bytes) -> str:
    """The text that some bytes stand for."""
    if data[:1] and data[0] % 2:
        return " ".join(SPELLED[byte % len(SPELLED)] for byte in data[1:])
    return data[1:].decode("utf-8", "surrogateescape")


def one(data: bytes) -> None:
    """Whatever the bytes say, nothing raises, every span is exact, and reading again gives the same."""
    may_hold_claims(data)
    text = text_of(data)
    candidates(text, split(text))
    for kind in (find_quantities(text), find_dates(text, published=DAY)):
        for item in kind:
            if text[item.start : item.end] != item.text:
                raise AssertionError((text, item))
    document = Document("fuzz", text, published=DAY)
    claims = extract_claims(document, gazetteer=NAMES)
    for claim in claims:
        dumps(claim)
        if not all(span.exact and span.holds_in(text) for span in claim.spans):
            raise AssertionError((text, claim))
    if claims and extract_claims(document, gazetteer=NAMES) != claims:
        raise AssertionError((text, "read twice, read otherwise"))


if __name__ == "__main__":
    load_parser()
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
