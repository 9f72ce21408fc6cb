"""Checks of what extract has written: against the source texts, against the table schemas, against each other."""
