"""How well pages are read: their text, and when they were published."""
