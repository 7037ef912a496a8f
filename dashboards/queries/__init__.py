"""The only SQL of the dashboards."""
