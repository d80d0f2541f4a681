"""The TOML files beside the readers: what a data set's words mean."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def meanings(name: str) -> dict[str, Any]:
    """What stands in `NAME.toml` of this folder."""
    return tomllib.loads((files("tollbook.read.tables") / f"{name}.toml").read_text("utf-8"))
