"""How well echoes are known: which reports tell one story, and which claims are one piece of evidence."""
