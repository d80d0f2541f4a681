"""Keeps documents, claims and decisions: append-only, hashed, replayable."""
