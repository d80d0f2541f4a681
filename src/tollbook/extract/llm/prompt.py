"""What is sent: instructions, and a passage set apart as data."""

import tomllib
from functools import cache
from hashlib import sha256
from importlib.resources import files

from tollbook.errors import CaseError

Message = dict[str, str]


@cache
def _wording() -> tuple[str, str]:
    data = tomllib.loads((files(__package__) / "prompt.toml").read_text("utf-8"))
    system, user = data["system"].strip(), data["user"].strip()
    if "{mark}" not in system or user.count("{mark}") != 2 or user.count("{text}") != 1:
        raise CaseError("lacks {mark} or {text}", where="prompt.toml")
    return system, user


def messages(passage: str) -> list[Message]:
    """The conversation that asks for the claims of a passage.

    The marks around it are a hash of it, which its author could not have put inside.
    """
    mark = "PASSAGE-" + sha256(passage.encode("utf-8", "surrogatepass")).hexdigest()[:16].upper()
    system, user = _wording()
    shown = passage.encode("utf-8", "replace").decode("utf-8")
    return [
        {"role": "system", "content": system.replace("{mark}", mark)},
        {"role": "user", "content": user.replace("{mark}", mark).replace("{text}", shown)},
    ]
