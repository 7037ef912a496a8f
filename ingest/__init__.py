"""Source files into raw tables; knows nothing of dbt or Dash."""
