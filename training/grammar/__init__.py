"""Reports with true trees, from a grammar of our own: what the treebanks have too little of."""

from training.grammar.generate import generate
from training.grammar.rules import Grammar, load_grammar

__all__ = ["Grammar", "generate", "load_grammar"]
