"""A path, address, feed or archive in; documents out."""
