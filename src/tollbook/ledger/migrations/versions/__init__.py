"""One file a released schema. A released file is never edited: a change is a new one."""
