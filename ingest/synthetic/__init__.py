"""Synthetic sample deliveries with planted truth."""

from ingest.synthetic.sample import write_deliveries, write_sample
from ingest.synthetic.world import World, simulate

__all__ = ["World", "simulate", "write_deliveries", "write_sample"]
