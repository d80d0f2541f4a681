"""The published model of Radford et al. 2023, as a method beside our own and a peer to beat."""
