"""Claims, findings and estimates in the formats of the field, one file a format."""
