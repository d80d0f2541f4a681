"""Distributional classes of common words, from spaCy's lookup data (Brown clusters, MIT licence)."""

import gzip
import json
from importlib.resources import files

SIZE = 80_000


def cluster_lines() -> list[str]:
    """The classes of the most frequent words: a class a line, its path and then its words.

    A path is a number whose lowest bit is the first branching of the clustering, so that two words have as
    many low bits in common as their paths have steps. Needs the package `spacy-lookups-data`.
    """
    data = files("spacy_lookups_data") / "data"
    paths = json.loads(gzip.decompress((data / "en_lexeme_cluster.json.gz").read_bytes()))
    probabilities = json.loads(gzip.decompress((data / "en_lexeme_prob.json.gz").read_bytes()))
    words = [
        w for w, path in paths.items() if path and any(map(str.isalpha, w)) and not any(map(str.isspace, w))
    ]
    words.sort(key=lambda w: (-probabilities.get(w, -30.0), w))
    classes: dict[int, list[str]] = {}
    for word in words[:SIZE]:
        classes.setdefault(paths[word], []).append(word)
    return [" ".join([str(path), *sorted(members)]) for path, members in sorted(classes.items())]
