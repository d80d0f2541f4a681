"""How well tollbook reads and estimates, measured on real text and closed cases."""
