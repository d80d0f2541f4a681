"""Where the founders' shared data lies: beside the checkout, never on a user's machine."""

import os
from pathlib import Path

import pytest

SHARED = Path(os.environ.get("TOLLBOOK_SHARED", Path(__file__).parents[2] / "shared"))

needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason=f"the shared data is not at {SHARED}")
