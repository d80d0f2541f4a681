"""A document in; its claims out. Pure and deterministic, no input or output."""
