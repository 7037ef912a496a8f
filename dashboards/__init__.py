"""Marts into pages: reads only, and knows nothing of how the marts are made."""
