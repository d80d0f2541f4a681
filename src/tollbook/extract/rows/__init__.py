"""Rows of tokens, and the bare numbers in them: what quantities and expressions of time are both read from."""
