"""Rows in, figure out: plain dicts in the style of the house."""
