"""tollbook: who claimed which toll, in which words, and what the evidence supports."""

__version__ = "0.1.0"
