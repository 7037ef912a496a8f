"""Expectations of the raw tables, a module per source."""
