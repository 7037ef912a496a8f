"""The metrics computed a second time, from the raw tables, by Polars and in the sources' words."""
