"""How laws are tried: by examples that do not change from run to run, without a clock.

A shared machine makes any one example slow; what is fast is held in `benchmarks/`, not here. The long suite
(`make test-long`) tries more.
"""

import os
import signal

from hypothesis import HealthCheck, settings

SLOW_IS_FINE = [HealthCheck.too_slow]

settings.register_profile(
    "quick", deadline=None, derandomize=True, max_examples=40, suppress_health_check=SLOW_IS_FINE
)
settings.register_profile("long", deadline=None, max_examples=1000, suppress_health_check=SLOW_IS_FINE)
settings.load_profile(os.environ.get("TOLLBOOK_LAWS", "quick"))

# Commands begun in the background ignore Ctrl-C, and so would the programs that tests begin and interrupt.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
