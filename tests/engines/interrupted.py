"""A run that waits to be interrupted: `python -m tests.engines.interrupted ENGINE FOLDER`."""

import sys
from pathlib import Path

from tests.engines.clusters import MAKERS
from tests.engines.work import hangs

if __name__ == "__main__":
    try:
        list(MAKERS[sys.argv[1]]().map(hangs, [str(Path(sys.argv[2]) / name) for name in "ab"]))
    except KeyboardInterrupt:
        sys.exit(130)
