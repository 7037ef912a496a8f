"""Expectations of the marts, a module per area."""
