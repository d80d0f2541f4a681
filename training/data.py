"""What the model learns from and what it is judged by, from the treebanks' folder."""

from dataclasses import dataclass
from pathlib import Path

from training.conllu import Gold, read_conllu

OPEN_GENRES = ("academic", "bio", "court", "interview", "news", "speech", "textbook", "voyage")
"""Genres of GUM whose texts are CC BY, CC BY-SA or public domain, and written or prepared."""

_LONGEST = 100
_EVERY = 5


@dataclass(frozen=True, slots=True)
class Treebanks:
    """Sentences to train on, and sets to judge by, by name."""

    train: list[Gold]
    judged: dict[str, list[Gold]]


def load_treebanks(folder: Path) -> Treebanks:
    """English Web Treebank, the open genres of GUM, and PUD.

    Every fifth news document of GUM is kept out of training, to judge by. PUD is only judged by.
    """
    gum = [gold for gold in read_conllu(_one(folder, "en_gum-train")) if _genre(gold) in OPEN_GENRES]
    held_out = _held_out(gum)
    train = list(read_conllu(_one(folder, "en_ewt-ud-train")))
    train += [gold for gold in gum if gold.source not in held_out]
    return Treebanks(
        train=[gold for gold in train if len(gold) <= _LONGEST],
        judged={
            "EWT dev": list(read_conllu(_one(folder, "en_ewt-ud-dev"))),
            "EWT test": list(read_conllu(_one(folder, "en_ewt-ud-test"))),
            "GUM news": [gold for gold in gum if gold.source in held_out],
            "PUD": list(read_conllu(_one(folder, "en_pud-ud-test"))),
            "PUD news": [g for g in read_conllu(_one(folder, "en_pud-ud-test")) if g.source.startswith("n")],
        },
    )


def _one(folder: Path, stem: str) -> Path:
    found = sorted(folder.glob(f"{stem}*.conllu*"))
    if not found:
        raise FileNotFoundError(f"no {stem}*.conllu[.gz] in {folder}; get it from universaldependencies.org")
    return found[0]


def _genre(gold: Gold) -> str:
    return gold.source.split("_")[1] if gold.source.count("_") >= 2 else ""


def _held_out(gum: list[Gold]) -> set[str]:
    news = sorted({gold.source for gold in gum if _genre(gold) == "news"})
    return set(news[::_EVERY])
