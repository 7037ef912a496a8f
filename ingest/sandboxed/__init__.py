"""Parsers that run in a process of their own, as a hostile file can take the process down.

They import neither the rest of the loader nor Polars or DuckDB, so that the process is quickly up.
"""
