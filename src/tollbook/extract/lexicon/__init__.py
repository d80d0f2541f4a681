"""World knowledge of words, as data: TOML tables, each with a loader that checks it."""
