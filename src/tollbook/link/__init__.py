"""Which documents and which claims are echoes of one another."""
