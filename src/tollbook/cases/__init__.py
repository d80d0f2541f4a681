"""Case files and the built-in gazetteer: what the code must know of the world, as data."""
