"""Words a second of our parser, against a spaCy pipeline: `python benchmarks/parse.py`.

The peer is spaCy's tokeniser with a HashEmbedCNN of width 96 and depth 4, a tagger and an arc-eager parser,
the usual size of its small models. Its weights are random: they do not change how much it computes. Both run
on one thread, on the same generated reports. Targets: 19,000 words a second in batches, load within a second,
500 MB at most.
"""

import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

os.environ.update(OPENBLAS_NUM_THREADS="1", OMP_NUM_THREADS="1")
ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

ROUNDS = 3
TAGS = 90
TOK2VEC = {"@architectures": "spacy.HashEmbedCNN.v2", "width": 96, "depth": 4, "embed_size": 5000}
TOK2VEC |= {"window_size": 1, "maxout_pieces": 3, "subword_features": True, "pretrained_vectors": None}
LISTENER = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96}


def sentences(count: int) -> list[str]:
    """Reports to parse, as text."""
    from training.grammar import generate, load_grammar

    return [" ".join(gold.words) for gold in generate(load_grammar(), count, seed=1)]


def spacy_pipeline() -> Callable[[Sequence[str]], object]:
    """The peer, ready to run."""
    import spacy
    from spacy.training import Example
    from thinc.api import NumpyOps, set_current_ops

    set_current_ops(NumpyOps(use_blis=False))
    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec", config={"model": TOK2VEC})
    tagger = nlp.add_pipe(
        "tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": LISTENER}}
    )
    for i in range(TAGS):
        tagger.add_label(f"T{i}")
    model = {"@architectures": "spacy.TransitionBasedParser.v2", "state_type": "parser", "tok2vec": LISTENER}
    model |= {"extra_state_tokens": False, "hidden_width": 64, "maxout_pieces": 2, "use_upper": True}
    nlp.add_pipe("parser", config={"model": model})
    doc = nlp.make_doc("Police said five people died .")
    gold = {
        "tags": ["T0"] * 6,
        "heads": [1, 1, 3, 4, 1, 1],
        "deps": ["nsubj", "ROOT", "nummod", "nsubj", "ccomp", "punct"],
    }
    nlp.initialize(lambda: [Example.from_dict(doc, gold)])
    return lambda texts: list(nlp.pipe(texts))


def rate(run: Callable[[Sequence[str]], object], texts: Sequence[str], words: int) -> float:
    """Words a second of processor time, which a busy machine does not blur; the best of three rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        began = time.process_time()
        run(texts)
        best = min(best, time.process_time() - began)
    return words / best


def one_by_one(parse: Callable[[Sequence[str]], object]) -> Callable[[Sequence[str]], object]:
    """As `parse`, a sentence a call."""
    return lambda texts: [parse([text]) for text in texts]


def fresh(code: str) -> str:
    """What a new interpreter prints for a line of code."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, env=environment
    )
    return done.stdout.strip()


def main() -> None:
    """Prints the table."""
    from tollbook.extract.parse import Parser

    texts = sentences(2000)
    words = sum(len(text.split()) for text in texts)
    parser = Parser()
    ours = rate(parser.parse, texts, words)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    single = rate(one_by_one(parser.parse), texts[:400], sum(len(text.split()) for text in texts[:400]))
    spacy = spacy_pipeline()
    peer = rate(spacy, texts, words)
    peer_single = rate(one_by_one(spacy), texts[:400], sum(len(text.split()) for text in texts[:400]))
    print(f"{words:,} words in {len(texts):,} sentences, one thread")
    print(f"ours, batched          {ours:9,.0f} words/s")
    print(f"ours, one at a time    {single:9,.0f} words/s")
    print(f"spaCy nlp.pipe, 96x4   {peer:9,.0f} words/s")
    print(f"spaCy, one at a time   {peer_single:9,.0f} words/s")
    print(f"ratio, batched         {ours / peer:9.2f}")
    print(f"ratio, one at a time   {single / peer_single:9.2f}")
    timed = "import time; t = time.process_time(); {}; print(f'{{time.process_time() - t:.2f}} s')"
    print(
        "load, ours            ", fresh(timed.format("from tollbook.extract.parse import Parser; Parser()"))
    )
    print("import spacy alone    ", fresh(timed.format("import spacy")))
    print(f"memory, ours           {memory:9,.0f} MB at most")


if __name__ == "__main__":
    main()
