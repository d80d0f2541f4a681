"""The page where people meet claims, findings and estimates."""
