"""How good the estimates are: on the PNAS data, on closed cases, on simulated ones."""
