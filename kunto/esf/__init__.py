"""The report to the ESF: read from a release, laid out in the funder's order, written as xlsx."""
