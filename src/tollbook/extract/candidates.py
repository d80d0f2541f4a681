"""Which sentences may hold a claim: a cheap test before any parsing."""

import re

_HARM = re.compile(
    r"\b(?:kill|dea[dt]|die[ds]?\b|dying|wound|injur|hurt|casualt|los[ts]|los(?:ing|ses)|missing|captur|hostage|prison|detain"
    r"|arrest|displac|evacuat|homeless|bod(?:y|ies)|corpse|toll|fatal|slain|shot|drown|hospital|perish|surrender|unaccounted"
    r"|kidnap|abduct|lives|flee|fled|homes|figure|number|held|raised|burn|murder|massacre|slaughter|execut|behead|victim"
    r"|custody|captiv|disappear|refugee|uproot|martyr|succumb|total|stab|forc|driven|drove|claimed|taken|electrocut|maim|assassinat|jail|imprison)",
    re.IGNORECASE,
)


def is_candidate(sentence: str) -> bool:
    """Whether a sentence speaks of harm at all."""
    return _HARM.search(sentence) is not None
