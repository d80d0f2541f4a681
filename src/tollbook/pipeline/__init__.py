"""The only place that composes the rooms."""
