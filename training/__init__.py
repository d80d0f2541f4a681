"""How the parser's model is made: treebanks and generated sentences in, weights and their scores out."""
