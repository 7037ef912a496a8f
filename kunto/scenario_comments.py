"""What the tables of the scenarios hold, as their comments in the warehouse say it."""

TABLES: dict[str, str] = {
    "rpt_scenarios": (
        "What the municipality may have saved under each version of the assumptions: an "
        "estimate, never a result, and never shown as one figure. Only the "
        "municipality's share of the labour-market subsidy is estimated, no taxes and "
        "no other benefits. Grain: one row per version."
    ),
    "rpt_scenario_sensitivities": (
        "Which assumption matters most: the estimated saving while one varies from its "
        "low to its high value and the others keep their base. Grain: one row per "
        "version and assumption."
    ),
}
COLUMNS: dict[str, dict[str, str]] = {
    "rpt_scenarios": {
        "version": "Version of the set of assumptions.",
        "saving_low_eur": "Lower bound of the estimated saving in euros.",
        "saving_base_eur": (
            "Estimated saving in euros with every assumption at its base; shown with its "
            "bounds only."
        ),
        "saving_high_eur": "Upper bound of the estimated saving in euros.",
        "interval_share": "Share of the simulated draws between the bounds, 0–1.",
        "draw_count": (
            "Draws of the simulation; every assumption is drawn from the triangle of its "
            "three values, independently of the others."
        ),
        "seed": "Seed of the simulation, so that it gives the same again.",
        "break_even_attributed_share": (
            "Least share of outcomes, 0–1, that must be due to the project for the saving "
            "to cover the costs, the rest at base; missing without costs and when even all "
            "are too few."
        ),
        "break_even_activated_count": (
            "Activated clients it would take for the saving to cover the costs, everything "
            "at base; missing without costs and when no number is enough."
        ),
    },
    "rpt_scenario_sensitivities": {
        "version": "Version of the set of assumptions.",
        "assumption_id": "Assumption that varies.",
        "bar_order": "Place by the width of the range, the widest first, from 1.",
        "low_value": "Lowest value of the assumption, in its unit.",
        "base_value": "Base value of the assumption, in its unit.",
        "high_value": "Highest value of the assumption, in its unit.",
        "is_lowering": "Whether the highest value gives the lowest saving.",
        "saving_low_eur": "Lowest saving in euros while the assumption varies.",
        "saving_base_eur": (
            "Saving in euros with every assumption at its base; shown with its bounds only."
        ),
        "saving_high_eur": "Highest saving in euros while the assumption varies.",
    },
}
