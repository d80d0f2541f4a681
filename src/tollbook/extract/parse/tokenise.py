"""Words of a sentence, split as the English treebanks split them, with exact offsets.

Hyphenated words are split except after bound prefixes ("34-year-old" is five words, "pro-government" one),
ranges into number, dash, number; clitics are words of their own; dotted abbreviations, addresses and clock
times stay whole. Conventions: English Web Treebank 2.16 and GUM 11. Every alternative of the pattern is
bounded or consumes what it scans, so time is linear in the text.
"""

import re

_ABBREVIATIONS = (
    "Mr|Mrs|Ms|Dr|Prof|Rev|Fr|St|Sgt|Capt|Cpt|Cpl|Pvt|Lt|Col|Gen|Maj|Brig|Adm|Cmdr|Cdr|Supt|Insp|Det|Gov|Sen|Rep"
    "|Pres|Hon|Amb|Jr|Sr|Bros|Inc|Ltd|Corp|Co|vs|etc|al|approx|est|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov"
    "|Dec|Mon|Tue|Tues|Wed|Thu|Thurs|Fri|Sat|Sun|Ave|Blvd|Rd|Mt|Ft|Dept|Univ|Assn|Ala|Ariz|Calif|Colo|Conn|Fla|Ga"
    "|Ind|Kan|Ky|La|Mass|Mich|Minn|Mo|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Va|Vt|Wash|Wis|Wyo|pp|ca|cf|Rs"
)
_PREFIXES = (
    "anti|bi|co|counter|cross|e|ex|extra|inter|intra|macro|mega|meta|micro|mid|mini|multi|neo|non|over|pan|para|post"
    "|pre|pro|pseudo|quasi|re|semi|sub|super|trans|ultra|un|under|uni|vice"
)
_UNITS = "km|kg|cm|mm|mph|kph|am|pm|AM|PM|lbs?|ft|kw|MW|GB|MB|hrs?|mins?|secs?|yrs?|[bt]n|mln|bln"
_LETTER = r"[^\W\d_]"
_TOKEN = re.compile(
    rf"""
    {_LETTER}+ (?=[ ,\n]|$)                                      # most words, at once
    | (?:https?://|www\.) [^\s<>"“”]{{1,3000}} (?<![.,;:!?'’)\]}}])  # addresses
    | [\w.+-]{{1,64}} @ [\w-]{{1,64}} (?:\.[\w-]{{1,64}}){{1,8}}
    | [@\#] {_LETTER} \w*
    | \.{{2,}} | …+ | -{{2,}} | [–—―‒]+
    | (?:{_LETTER}\.){{2,20}} (?!\w)                              # U.S. a.m.
    | (?:[A-Z]\.){{1,20}} [A-Z] \b
    | [A-Z]\. (?=\s{{1,9}}\S)                                     # an initial
    | (?:{_ABBREVIATIONS})\. (?!\w) | Nos?\. (?=\ ?\d) | Ph\.D\.
    | \w{{1,64}} (?: \.\w{{1,64}} ){{0,4}} \.(?:com|org|net|gov|edu|int|co\.uk|pdf|docx?|html?) (?!\w)
    | (?:US|AU|CA|NZ|HK|A|C|S|R)?\$ | [€£¥₹₽₴₩₪]
    | \d{{1,4}} (?: [-./]\d{{1,4}} ){{2,4}} (?![\w,])             # dates, telephone numbers
    | \d{{1,2}}:\d\d (?: :\d\d )? (?!\w)
    | \d{{1,4}}/\d{{1,4}} (?![\w/])
    | \d+ (?: [.,]\d+ )* (?=(?:{_UNITS})\b)
    | \d+ (?: [.,]\d+ )* (?: ['’]?s\b | \w* )
    | \.\d+
    | (?i:{_PREFIXES}) - \w+
    | \w+ (?: ['’ʼ] \w+ )*
    | ([!?*=_~+\#]) \1*
    | \S
    """,
    re.VERBOSE,
)
_CLITIC = re.compile(r"(?:n['’]t|['’](?:s|ll|re|ve|d|m))$", re.IGNORECASE)
_FUSED = {"cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3, "lemme": 3, "gimme": 3, "dunno": 2}


def tokenise(text: str) -> list[tuple[int, int]]:
    """Start and end of each word of `text`, in order, end exclusive, in code points.

    Every character that is not white space lies in exactly one word, and no word contains white space.
    """
    spans: list[tuple[int, int]] = []
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        cut = _cut(match.group())
        if cut:
            spans += [(start, start + cut), (start + cut, end)]
        else:
            spans.append((start, end))
    return spans


def _cut(word: str) -> int:
    """Where a clitic begins in `word`; 0 where it has none."""
    if "'" in word or "’" in word:
        clitic = _CLITIC.search(word)
        return clitic.start() if clitic else 0
    return _FUSED.get(word.lower(), 0) if 4 < len(word) < 7 else 0
