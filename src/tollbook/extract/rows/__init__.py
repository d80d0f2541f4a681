"""Rows of tokens, and the bare numbers in them: what quantities and times are both read from."""
