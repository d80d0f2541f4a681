"""Seconds a megabyte of text made to be slow, beside ordinary news: `python benchmarks/worst.py [KIND…]`.

Each kind repeats what one of the grammars has to look at longest: alone; with its 12s counted up, so that no
two stretches are alike; and with a sentence that is a claim after every 2,000 characters, so that all of it
is read. Printed are processor seconds per MB (a million characters) of the slowest of the three, the growth
from 100,000 characters to 400,000 (1 is linear), and the ratio to ordinary news in the same process.

Budget: 2 seconds a MB for what is no prose. Text that is claims throughout is work, not an attack; it stands
apart and has none.
"""

import sys
import time
from collections.abc import Iterable

from extract import CLAIMS, articles
from tollbook.cases import Gazetteer, load_gazetteer
from tollbook.extract import extract_many
from tollbook.model import Document

SIZES = (100_000, 400_000)
BUDGET = 2.0
PROSE = {"claims only": " ".join(c.format(n=12, m=41) for c in CLAIMS) + " "}
UNITS = {
    "digits": "1",
    "digits in groups": "1,000",
    "digits apart": "1 ",
    "numbers apart": "1,234 ",
    "numbers with commas": "12, ",
    "number words": "one hundred and ",
    "twenty-one": "twenty-one ",
    "a dozen": "half a dozen ",
    "dozens of": "dozens of ",
    "tens of thousands": "tens of thousands of ",
    "ranges": "1 to ",
    "dashed numbers": "1-",
    "hedges": "at least ",
    "hedged numbers": "at least about 12 or ",
    "between": "between 1 and ",
    "all but": "all but one of the ",
    "killed": "killed ",
    "12 killed": "12 killed ",
    "killed 12": "killed 12 people ",
    "12 were killed and": "12 were killed and ",
    "people": "12 people ",
    "dead, wounded": "2 dead, 3 wounded, ",
    "another killed": "another killed ",
    "a man killed": "a man was killed ",
    "killed by": "killed by 12 soldiers ",
    "no toll": "declined to give a toll ",
    "said": "said ",
    "he said": "he said ",
    "said that he": "police said that ",
    "according to": "according to ",
    "quoted": 'the agency quoted the ministry as saying "',
    "12 killed said": "12 killed, he said, ",
    "quotes": '"',
    "curly quotes": "“",
    "quoted killed": '"12 killed" ',
    "single quotes": "' ",
    "brackets": "[",
    "round brackets": "(",
    "nested brackets": "(12 killed ",
    "commas": ", ",
    "stops": ". ",
    "stops glued": ".",
    "ellipses": "... ",
    "exclamations": "!?",
    "semicolons": "killed; 12; ",
    "colons": "12: killed: ",
    "dashes": "— ",
    "initials": "A. ",
    "titles": "Mr. ",
    "U.S.": "U.S. ",
    "names": "John Smith ",
    "countries": "Russia and Ukraine ",
    "Russian soldiers killed": "12 Russian soldiers killed ",
    "ministries": "the Defence Ministry of the ",
    "officials": "a senior official of the ministry, ",
    "and": "and ",
    "of the": "of the ",
    "dates": "March 3, 2022, ",
    "dates, numeric": "24.03.2022 ",
    "slashes": "1/",
    "clock": "09:37 ",
    "weekdays": "on Tuesday ",
    "since the war": "since the war began ",
    "ago": "two weeks ago ",
    "12 killed on Tuesday": "12 killed on Tuesday ",
    "headlines": "12 KILLED\n",
    "headlines: police": "12 killed: police\n\n",
    "short lines": "12 killed.\n",
    "speakers": "Speaker: 12 killed.\n",
    "datelines": "KABUL (Reuters) - ",
    "capitals": "TWELVE KILLED IN KABUL ",
    "letters": "a",
    "letters apart": "a ",
    "one long word": "killed",
    "hyphens": "killed-",
    "addresses": "http://",
    "at signs": "@a",
    "dots": "a.",
    "apostrophes": "a'",
    "line ends": "\n",
    "carriage returns": "\r\n",
    "spaces": " ",
    "no-break spaces": "\u00a0",
    "zero width": "\u200b",
    "zero width killed": "12\u200bkilled ",
    "thin groups": "1\u2009",
    "lone surrogates": "\ud800 ",
    "NUL": "\x00",
    "emoji": "😀 ",
    "accents": "e\u0301",
    "Arabic digits": "١٢ قتيل ",
    "Chinese": "十二人死亡。",
    "Cyrillic": "12 погибших, ",
    "German": "12 Tote und die Toten ",
    "mixed scripts": "12 killed 十二人 قتيل погибших ",
    "superscripts": "²³",
    "fractions": "½ ",
    "ligatures": "ﬁİß",
    "money": "$5m ",
    "percent": "12% ",
    "ordinals": "21st ",
    "ages": "aged 9 and ",
    "years old": "45-year-old ",
    "table": "12\tkilled\t3\twounded\n",
    "json": '{"killed": 12}, ',
    "markup": "<p>12 killed</p>",
    "they": "They killed 12. ",
    "denials": "He denied that. ",
    "twelve of them": "Twelve of them died. ",
    "it added": "12 died. It added. ",
}


def alone(unit: str, size: int) -> str:
    """One piece over and over."""
    return unit * max(1, size // len(unit))


def counted_up(unit: str, size: int) -> str:
    """The same, each with another number."""
    return "".join(unit.replace("12", str(k)) for k in range(12, 12 + size // len(unit)))


def among_claims(unit: str, size: int) -> str:
    """The same, with a claim after every 2,000 characters."""
    stretch = unit * (2000 // len(unit))
    return "".join(f"{stretch}\n\nOn Tuesday {k} people were killed.\n\n" for k in range(2, 2 + size // 2000))


DRESSES = (alone, counted_up, among_claims)


def seconds_per_mb(texts: Iterable[str], gazetteer: Gazetteer) -> float:
    """Processor seconds for each million characters."""
    documents = [Document("worst", text) for text in texts]
    start = time.process_time()
    list(extract_many(documents, gazetteer=gazetteer))
    return (time.process_time() - start) / sum(len(d.text) for d in documents) * 1e6


def main() -> None:
    """Prints a line for each kind, the slowest last."""
    gazetteer = load_gazetteer(None)
    news = [d.text for d in articles(300, 0.05)]
    seconds_per_mb(news, gazetteer)
    usual = seconds_per_mb(news, gazetteer)
    print(f"{'ordinary news':28} {usual:7.2f} s/MB")
    kinds = {**PROSE, **UNITS}
    rows = []
    for name in sys.argv[1:] or kinds:
        long, dress = max(
            ((seconds_per_mb([dress(kinds[name], SIZES[1])], gazetteer), dress) for dress in DRESSES),
            key=lambda found: found[0],
        )
        short = seconds_per_mb([dress(kinds[name], SIZES[0])], gazetteer)
        rows.append((long, long / short, name, dress.__name__))
    for long, growth, name, how in sorted(rows):
        over = "" if long <= BUDGET or name in PROSE else "   over the budget"
        print(f"{name:28} {long:7.2f} s/MB {long / usual:6.1f} x news   growth {growth:4.2f}   {how}{over}")


if __name__ == "__main__":
    main()
