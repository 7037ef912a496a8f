"""Metrics of the registry that several cards show together."""

STAGE_METRICS = (
    "registered_clients",
    "first_contact_clients",
    "first_meeting_clients",
    "served_clients",
    "activated_clients",
)
COHORT_METRICS = ("registered_clients", "served_clients", "activated_clients", "open_clients")
