r"""A grammar whose rules carry their own dependency trees.

A rule is a line of items; one of them, marked `*`, is the head, and the others hang on it (a lone item needs
no mark):

    `{victims:nsubj:pass} were:aux:pass killed/VERB/VBN* {place?}`

- `form/UPOS/XPOS:dep` is a word. Words of closed classes (`closed` in `lexicon.toml`) need no tags: `the`,
  `of`, `were:aux:pass`.
- `{name:dep}` is any rule of that name, its head hanging by `dep`; without `:dep` by the relation that the
  rule's own head names (`*obl`). `?` after the name leaves it out half the time.
- `{name|,}` puts a comma at its end, `|-` a hyphen, `|"` quotation marks around it and a comma in them, `|(`
  brackets around it, `|that` the word before it; these hang on its head.
- a number before a rule and a space, as in `4 {num*}`, is its weight.

In `lexicon.toml` a name with a tag lists words, which `|` separates; `+` joins compounds, `_` flat names.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

HERE = Path(__file__).parent

_SLOT = re.compile(r"\{(?P<name>\w+)(?P<maybe>\?)?(?P<mark>[:*][\w:]*)?(?P<flag>\|[^}]+)?\}")
_WORD = re.compile(r"(?P<form>[^/\s]+)/(?P<upos>[A-Z]+)/(?P<xpos>[^\s*/]+?)(?P<mark>[:*][\w:]*)$")
_PLAIN = re.compile(r"(?P<form>[^:*\s]+|:)(?P<mark>[:*][\w:]*)?$")
_WEIGHT = re.compile(r"(\d+) (?=[^:*/ ]*[{/:* ])")


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a rule: a word, or the name of other rules.

    Attributes:
        name: Name of the rules to choose from; empty for a word.
        form: The word.
        upos: Its universal tag.
        xpos: Its Penn tag.
        dep: Its relation to the head; None for what the chosen rule says.
        is_head: Whether the others hang on it.
        is_optional: Whether it may be left out.
        flag: What to put around it.
    """

    name: str = ""
    form: str = ""
    upos: str = ""
    xpos: str = ""
    dep: str | None = None
    is_head: bool = False
    is_optional: bool = False
    flag: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to write something, and how often."""

    items: tuple[Item, ...]
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Grammar:
    """Rules and words by name."""

    rules: Mapping[str, tuple[Rule, ...]]


def load_grammar(folder: Path = HERE) -> Grammar:
    """Reads and checks `lexicon.toml` and `grammar.toml`.

    Raises:
        ValueError: If a rule has not one head, names rules that are not there, or cannot be read.
    """
    lexicon = tomllib.loads((folder / "lexicon.toml").read_text("utf-8"))
    closed = {form: tags.split("/") for form, tags in lexicon.pop("closed").items()}
    rules = {name: tuple(_words(entry)) for name, entry in lexicon.items()}
    for path in sorted(folder.glob("grammar*.toml")):
        for name, lines in tomllib.loads(path.read_text("utf-8")).items():
            rules[name] = rules.get(name, ()) + tuple(
                _rule(line, closed, f"{path.name} {name}") for line in lines
            )
    missing = {item.name for group in rules.values() for rule in group for item in rule.items} - set(rules)
    if missing - {"", *BUILT}:
        raise ValueError(f"no rules named {sorted(missing - {'', *BUILT})}")
    loose = {
        item.name
        for group in rules.values()
        for rule in group
        for item in rule.items
        if _is_loose(item, rules)
    }
    if loose:
        raise ValueError(
            f"no relation is named for {sorted(loose)}, by the rule that uses it or by its own head"
        )
    return Grammar(rules)


def _is_loose(item: Item, rules: Mapping[str, tuple[Rule, ...]], *, inside: bool = False) -> bool:
    """Whether some choice of rules leaves an item that is no head without a relation."""
    if item.dep or item.name in BUILT or (item.is_head and not inside):
        return False
    heads = [
        one
        for rule in rules.get(item.name, ())
        for one in rule.items
        if one.is_head and one.name != item.name
    ]
    return not item.name or any(_is_loose(head, rules, inside=True) for head in heads)


BUILT = ("digits", "words_number", "small_digits", "decimal", "year", "age", "day")
"""Names of what is made by counting and not by rules."""


def _words(entry: Mapping[str, str]) -> list[Rule]:
    upos, xpos = entry["tag"].split("/")
    return [
        _name(word.strip(), upos, xpos)
        for word in entry["words"].split("|" if "|" in entry["words"] else None)
    ]


def _name(word: str, upos: str, xpos: str) -> Rule:
    if "+" in word:
        *front, last = word.split("+")
        items = [Item(form=part, upos=upos, xpos=_singular(part, xpos), dep="compound") for part in front]
        return Rule((*items, Item(form=last, upos=upos, xpos=xpos, is_head=True)))
    first, *rest = word.split("_")
    flat = [
        Item(form=part, upos="PUNCT", xpos="HYPH", dep="punct")
        if part == "-"
        else Item(form=part, upos=upos, xpos=xpos, dep="flat")
        for part in rest
    ]
    return Rule((Item(form=first, upos=upos, xpos=xpos, is_head=True), *flat))


def _singular(part: str, xpos: str) -> str:
    return xpos if part.endswith("s") else xpos.removesuffix("S")


def _rule(line: str, closed: Mapping[str, list[str]], where: str) -> Rule:
    weight = _WEIGHT.match(line)
    items = tuple(_item(text, closed, where) for text in line[weight.end() if weight else 0 :].split())
    if len(items) == 1:
        items = (replace(items[0], is_head=True),)
    if sum(item.is_head for item in items) != 1:
        raise ValueError(f"{where}: not one head in '{line}'")
    return Rule(items, int(weight[1]) if weight else 1)


def _item(text: str, closed: Mapping[str, list[str]], where: str) -> Item:
    slot = _SLOT.fullmatch(text)
    if slot:
        return Item(
            name=slot["name"],
            is_optional=bool(slot["maybe"]),
            flag=(slot["flag"] or "")[1:],
            **_mark(slot["mark"]),
        )
    word = _WORD.match(text)
    if word:
        return Item(form=word["form"], upos=word["upos"], xpos=word["xpos"], **_mark(word["mark"]))
    plain = _PLAIN.match(text)
    if not plain or plain["form"] not in closed:
        raise ValueError(f"{where}: cannot read '{text}'")
    upos, xpos, dep = closed[plain["form"]]
    return Item(form=plain["form"], upos=upos, xpos=xpos, **{"dep": dep, **_mark(plain["mark"])})


def _mark(mark: str | None) -> dict[str, str | bool]:
    if not mark:
        return {}
    found: dict[str, str | bool] = {"is_head": mark.startswith("*")}
    if mark[1:]:
        found["dep"] = mark[1:]
    return found
