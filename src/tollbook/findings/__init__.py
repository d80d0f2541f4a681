"""Claims in; contradictions, silences, revisions, floors and firsts out."""
