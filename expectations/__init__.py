"""What the data may be expected to be: raw tables before dbt, marts after it."""
